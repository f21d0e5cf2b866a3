"""What a plan leaves open when words of a question are left over: then one of them may have been what was meant."""

from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.marking.mark import Mark, Marked
from kb.query.plan import Plan
from kb.query.rules.structure import provider_names
from kb.query.selection.conditions import Condition, HasBody, HasPath, HasRegulation, InNetwork
from kb.query.selection.evaluate import flat, tested
from kb.search.text import terms

LEADING = frozenset({"in", "on", "by", "under", "with", "for", "through", "during", "at", "via", "from", "of"})


def fills_in(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether a plan uses the overall score, or the date a law was adopted, although the question never said so.

    Then no word may be left over: it may have been what was meant.
    """
    if dates_by_default(frame, plan):
        return True
    said = any(base.indicators[i].level == 0 for i in frame.indicators) or "overall" in frame.cues or frame.indicators
    return not said and any(base.indicators[i].level == 0 for i in plan_indicators(base, plan))


def dates_by_default(frame: Frame, plan: Plan) -> bool:
    """*In operation at the close of 2019*: a law is dated by its adoption, which no word says."""
    select = getattr(plan, "select", None)
    dated = any(isinstance(c, HasRegulation) and c.adopted for c in flat(select.conditions)) if select else False
    stood = any(isinstance(c, HasBody) and c.established for c in flat(select.conditions)) if select else False
    return dated and not stood and not {"regulation.adopted", "regulation.in_force"} & set(frame.attributes)


def tests_date(plan: Plan) -> bool:
    """Whether a plan asks of a law or a body when it was."""
    select = getattr(plan, "select", None)
    conditions = list(flat(select.conditions)) if select else []
    return any(
        (isinstance(c, HasRegulation) and bool(c.adopted or c.in_force))
        or (isinstance(c, HasBody) and bool(c.established))
        for c in conditions
    )


def is_bare(plan: Plan) -> bool:
    """Whether a list has only conditions without any detail: then a word left over was the detail."""
    select = getattr(plan, "select", None)
    conditions = list(flat(select.conditions)) if select else []
    plain: tuple[Condition, ...] = (HasPath(), HasBody())
    if plan.kind in ("find", "count") and not getattr(plan, "columns", ()):
        plain = (*plain, HasRegulation())  # 在冬季通过的条例
    members = plan.kind in ("find", "count") and all(isinstance(c, InNetwork) for c in conditions)  # 网络的总部在哪里
    return bool(conditions) and (members or all(c in plain for c in conditions))


def loses_detail(marked: Marked, plan: Plan) -> bool:
    """*Laws passed in winter*: an unknown word behind a preposition tells more of the laws than that there are some.

    *The office of its committee*, 委员会办公室: a part of a body is not the body.
    """
    if getattr(plan, "attributes", ()) == ("body",) and _names_part(marked.marks):
        return True
    select = getattr(plan, "select", None)
    conditions = list(flat(select.conditions)) if select else []
    if not conditions or any(c not in (HasPath(), HasBody(), HasRegulation()) for c in conditions):
        return False
    marks = [m for m in marked.marks if m.text not in ("a", "an", "the", "their", "its") or m.kind != "cue"]
    ended = zip(marks, marks[1:], (*marks[2:], None), strict=False)
    return any(
        m.kind == "word" and before.text in LEADING and not (after and after.value("noun"))
        for before, m, after in ended
    )


def _names_part(marks: tuple[Mark, ...]) -> bool:
    """Whether an unknown word owns a body by *of*, or stands right behind it in Chinese."""
    body = next((p for p, m in enumerate(marks) if m.says("noun", "body") or m.thing("organisation")), None)
    if body is None:
        return False
    owned = any(m.kind == "word" and after.text in ("of", "of the") for m, after in pairwise(marks[:body]))
    behind = [m for m in marks[body + 1 : body + 4] if not m.says("stop")][:1]
    return owned or any(m.kind == "word" and not m.text.isascii() for m in behind)


def provider_terms(base: Base, marked: Marked, plan: Plan) -> set[str]:
    """世界银行, where a plan looks for *world bank*: the words of a name that a plan holds in another language."""
    held = set(getattr(plan, "terms", ()))
    found: set[str] = set()
    for mark in marked.marks:
        names = [
            name for c in mark.things if c.kind in ("organisation", "reference") for name in provider_names(base, c.key)
        ]
        if any(set(terms(name)) <= held for name in names):
            found |= set(terms(marked.original(mark)))
    if plan.kind == "structure" and getattr(plan, "ask", "") == "about":
        row = base.indicators.get(getattr(plan, "indicator", None) or "")
        found |= {t for text in (row.description, row.description_zh) for t in terms(text or "")} if row else set()
    return found


def named_terms(plan: Plan) -> set[str]:
    """*With “conference” in their name*: the words that a plan looks for in the names of bodies."""
    select = getattr(plan, "select", None)
    said = [c.named for c in flat(select.conditions if select else ()) if isinstance(c, HasBody) and c.named]
    return {term for name in said for term in terms(name)}


def plan_indicators(base: Base, plan: Plan) -> list[str]:
    """The indicators that a plan uses."""
    found: list[str] = []
    for key in [*getattr(plan, "attributes", ()), *getattr(plan, "columns", ()), getattr(plan, "by", None) or ""]:
        ident = str(key).partition(":")[2]
        found += [ident] if ident in base.indicators else []
    if getattr(plan, "indicator", None) in base.indicators:
        found.append(str(getattr(plan, "indicator")))  # noqa: B009
    found += getattr(plan, "indicators", ())
    if test := getattr(plan, "test", None):
        found.append(test.indicator)
    select = getattr(plan, "select", None)
    found += tested(select.conditions) if select else []
    return found


def scale_terms(marked: Marked, plan: Plan) -> set[str]:
    """*On a scale of a hundred*, 成立满十年后: words for a scale, or for the bound that a wait of years reaches."""
    waits = '"on":"lag"' in plan.model_dump_json()
    read = ("scale", "share_points", *(("reaching",) if waits else ()))
    return {term for m in marked.marks if m.says("word", *read) for term in terms(marked.original(m))}
