"""Conditions as choices of a form: ``law``, ``lead:party-department``, ``path:balanced-development``, ``by:path_type``."""

from typing import cast

from kb.errors import BadRequestError, NotFoundError
from kb.model import PathType, Practice, Theme
from kb.model.values import split_list
from kb.query.answer import Frozen, Language
from kb.query.base import Base, names, pick
from kb.query.selection.attributes import LEAD_TYPES, SUBJECTS, TIERS
from kb.query.selection.conditions import (
    Condition,
    HasBody,
    HasPath,
    HasPolicy,
    HasPractice,
    HasRegulation,
    InNetwork,
    InPlace,
    InTier,
)
from kb.query.selection.dates import DateTest
from web.labels import label
from web.view.page import Option

BODY_BEFORE = "body-before"
LAW_THEN = "law-then"
PLACES = ("network", "region", "tier")
GROUPINGS = ("path_type", "region", "tier", "body.lead_type", "country")


class OptionGroup(Frozen):
    """Choices under one heading."""

    label: str
    options: list[Option]

    @property
    def chosen(self) -> bool:
        """Whether one of them is in use."""
        return any(option.chosen for option in self.options)


def condition_groups(base: Base, language: Language, chosen: str) -> list[OptionGroup]:
    """What may set cases apart, by what it is about."""
    found = {
        "choose.law": {"law": label("choose.law.any", language), LAW_THEN: label("choose.law.then", language)}
        | {f"law:{key}": pick(words, language) for key, words in SUBJECTS.items() if key != "other"},
        "choose.body": {
            BODY_BEFORE: label("choose.body.before", language),
            "body-first": label("body.before", language),
        }
        | {f"lead:{key}": pick(words, language) for key, words in LEAD_TYPES.items()},
        "choose.policy": {"policy": label("choose.policy.any", language)},
        "choose.path": _values(base, "path", language),
        "choose.place": {key: text for part in PLACES for key, text in _values(base, part, language).items()},
        "choose.theme": _values(base, "theme", language),
        "choose.by": {f"by:{key}": label(f"by.{key}", language) for key in GROUPINGS},
    }
    return [_group(label(name, language), values, chosen) for name, values in found.items() if values]


def place_groups(base: Base, language: Language, chosen: str) -> list[OptionGroup]:
    """Sets of cities that cases may be taken from."""
    return [
        _group(label(f"filter.{part}", language), _values(base, part, language), chosen)
        for part in PLACES
        if _values(base, part, language)
    ]


def _group(name: str, values: dict[str, str], chosen: str) -> OptionGroup:
    options = [Option(value=value, label=text, chosen=value == chosen) for value, text in values.items()]
    return OptionGroup(label=name, options=options)


def _values(base: Base, part: str, language: Language) -> dict[str, str]:
    if part == "path":
        rows = sorted(base.store.rows(PathType), key=lambda row: row.position)
        return {f"path:{row.id}": pick(names(row), language) for row in rows}
    if part == "network":
        return {
            f"network:{key}": pick(base.names_of(f"network:{key}"), language)
            for key, cities in base.members.items()
            if len(cities) > 2
        }
    if part == "region":
        regions = sorted({city.region for city in base.cities.values() if city.region})
        return {f"region:{key}": pick(base.names_of(f"place:{key}"), language) for key in regions}
    if part == "theme":
        used = _themes(base)
        return {f"theme:{row.id}": pick(names(row), language) for row in base.store.rows(Theme) if row.id in used}
    return {f"tier:{key}": pick(words, language) for key, words in TIERS.items()}


def _themes(base: Base) -> set[str]:
    """The themes that practices name, looked for once."""
    if "themes named" not in base.worked_out:
        cells = base.store.values(Practice, "themes")
        base.worked_out["themes named"] = {theme for cell in cells for theme in split_list(cell)}
    return cast(set[str], base.worked_out["themes named"])


def part_values(base: Base, part: str, language: Language) -> dict[str, str]:
    """A part of the choices (``path``, ``region``, ``tier``) with labels, as a filter of its own needs them."""
    return {value.partition(":")[2]: text for value, text in _values(base, part, language).items()}


def condition_of(base: Base, chosen: str, year: str | None = None, date: str | None = None) -> Condition:
    """The condition that a choice stands for; ``date`` is that of the score, where there is one.

    Raises
    ------
    NotFoundError
        When there is no such choice.
    BadRequestError
        When a year is needed and not given.
    """
    if chosen == BODY_BEFORE:
        if not year:
            raise BadRequestError("year: give the year before which the body was set up, for example 2012")
        return HasBody(established=DateTest(op="before", date=year))
    if chosen == LAW_THEN:
        if not date:
            raise BadRequestError(f"{LAW_THEN}: needs a score, whose date it is measured by; law needs none")
        return HasRegulation(in_force=DateTest(op="as_of", date=date))
    known = {option.value for group in condition_groups(base, "en", "") for option in group.options}
    if chosen not in known:
        raise NotFoundError(
            f"{chosen!r} is no condition here; there are law, law-then, body-before, body-first, policy, lead:…, path:…, network:…, region:…, tier:…, theme:…"
        )
    kind, _, value = chosen.partition(":")
    return _made(kind, value)


def _made(kind: str, value: str) -> Condition:
    match kind:
        case "law":
            return HasRegulation.model_validate({"subject": value or None, "breadth": "strict" if value else "broad"})
        case "body-first":
            return HasBody(law="before")
        case "policy":
            return HasPolicy()
        case "lead":
            return HasBody.model_validate({"lead_type": value})
        case "path":
            return HasPath(types=(value,))
        case "network":
            return InNetwork(network=value)
        case "region":
            return InPlace(place=value)
        case "theme":
            return HasPractice(theme=value)
        case _:
            return InTier.model_validate({"tier": value})
