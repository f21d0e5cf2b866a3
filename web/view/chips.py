"""How a question was understood, as chips: each says one part of the plan and links to the same plan without or with its opposite."""

from typing import Any

from pydantic import BaseModel, ValidationError

from kb.query.answer import Frozen, Language
from kb.query.base import Base, pick
from kb.query.form import BY_KIND
from kb.query.plan import Plan, plan_url
from kb.query.selection.attributes import ATTRIBUTES
from kb.query.selection.conditions import HasRegulation, Selection
from kb.query.selection.describe import condition_words
from web.labels import label
from web.view.planform import choice_label, field_label
from web.view.vocabularies import vocabulary


class Way(Frozen):
    """A link of a chip to the plan with this part changed."""

    text: str
    address: str


class Chip(Frozen):
    """A part of the plan in words; ``without`` leads to the plan without it, where there is one."""

    name: str
    text: str
    without: str = ""
    ways: list[Way] = []


def chips_of(base: Base, plan: Plan, language: Language) -> list[Chip]:
    """The parts of a plan that say something: its kind, its conditions, and every field that is not as it always is."""
    found = [Chip(name=field_label("kind", language), text=choice_label("kind", plan.kind, language))]
    for name, field in BY_KIND[plan.kind].model_fields.items():
        value = getattr(plan, name)
        if name == "kind" or (value == field.default and not field.is_required()):
            continue
        if isinstance(value, Selection):
            found += _conditions(base, plan, name, value, language)
        else:
            said = Chip(name=field_label(name, language), text=_words(base, name, value, language))
            rest = {key: inner for key, inner in dict(plan).items() if key != name}
            found.append(
                said if field.is_required() else said.model_copy(update={"without": _url(type(plan), rest, language)})
            )
    return found


def _conditions(base: Base, plan: Plan, name: str, chosen: Selection, language: Language) -> list[Chip]:
    found = []
    for at, condition in enumerate(chosen.conditions):
        flipped = condition.model_copy(update={"negate": not condition.negate})
        ways = [Way(text=label("plan.way.is" if condition.negate else "plan.way.not", language),
                    address=_with(plan, name, chosen, at, (flipped,), language))]  # fmt: skip
        if isinstance(condition, HasRegulation) and condition.subject:
            other = "strict" if condition.breadth == "broad" else "broad"
            wider = condition.model_copy(update={"breadth": other})
            ways.append(
                Way(
                    text=label(f"plan.way.{other}", language), address=_with(plan, name, chosen, at, (wider,), language)
                )
            )
        text, ways = condition_words(base, condition, language), [way for way in ways if way.address]
        found.append(
            Chip(
                name=field_label(name, language),
                text=text,
                ways=ways,
                without=_with(plan, name, chosen, at, (), language),
            )
        )
    return found


def _with(plan: Plan, name: str, chosen: Selection, at: int, instead: tuple[Any, ...], language: Language) -> str:
    if not instead and len(chosen.conditions) == 1 and type(plan).model_fields[name].is_required():
        return ""
    conditions = (*chosen.conditions[:at], *instead, *chosen.conditions[at + 1 :])
    return _url(type(plan), {**dict(plan), name: Selection(conditions=conditions)}, language)


def _url(kind: type[Plan], values: dict[str, Any], language: Language) -> str:
    """The address of a plan; none when there is no such plan, such as a comparison without what is compared."""
    try:
        return plan_url(kind.model_validate(values), language)
    except ValidationError:
        return ""


def _words(base: Base, name: str, value: Any, language: Language) -> str:
    if isinstance(value, bool):
        return label("plan.on" if value else "plan.off", language)
    if isinstance(value, tuple):
        return ("、" if language == "zh" else ", ").join(_words(base, name, one, language) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{pick(base.names_of(f'indicator:{key}'), language)} {one:g}" for key, one in value.items())
    if isinstance(value, BaseModel):
        describe = getattr(value, "describe", None)
        inner = getattr(value, "condition", None)
        if words := getattr(value, "words", None):
            return str(words(base, language))
        return describe(language) if describe else condition_words(base, inner or value, language)  # type: ignore[arg-type]
    if isinstance(value, str):
        known = vocabulary(base, name, language)
        if value in ATTRIBUTES:
            return pick(ATTRIBUTES[value].label, language)
        return known.get(value) or (
            pick(base.names_of(value), language) if ":" in value else choice_label(name, value, language)
        )
    return str(value)
