"""Steering bodies side by side: what each is like in a few aspects, each value with the rows it is read from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from kb.analysis.sequence import order
from kb.model import GoverningBody, Organisation, Regulation
from kb.query.base import Base
from kb.query.selection.attributes import LEAD_TYPES, TIERS
from kb.query.selection.facts import bodies_of, denied, regulations_of

AspectKey = Literal["lead_type", "order", "order_in_force", "law", "form", "purpose", "tier"]
Words = tuple[str, str]

ORDERS: dict[str, Words] = {"before": ("body first", "先有机构"), "after": ("law first", "先有立法"), "same day": ("same day", "同日"),
                            "undecidable": ("undecidable", "无法判定")}  # fmt: skip
LAWS: dict[str, Words] = {"yes": ("has a law", "有立法"), "no": ("no law per source", "来源表明没有立法")}
FORMS: dict[str, Words] = {
    "leading-group": ("leading group", "领导小组"), "steering-committee": ("steering committee", "指导委员会"),
    "promotion-committee": ("promotion committee", "促进委员会"), "joint-conference": ("joint conference", "联席会议"),
    "steering-group": ("steering group", "指导小组"), "committee": ("committee", "委员会"),
}  # fmt: skip
"""What bodies are called, by what their Chinese name holds; the narrower before the wider."""
PURPOSES: dict[str, Words] = {
    "learning-city": ("learning city", "学习型城市"), "learning-society": ("learning society", "学习型社会"),
    "lifelong-education": ("lifelong education", "终身教育"), "lifelong-learning": ("lifelong learning", "终身学习"),
    "community-education": ("community education", "社区教育"),
}  # fmt: skip


@dataclass(frozen=True)
class Steering:
    """A city's main steering body and its first law, if it has them."""

    city: str
    body: GoverningBody
    organisation: Organisation
    law: Regulation | None


@dataclass(frozen=True)
class Reading:
    """The value of an aspect for one body and the rows behind it; without a value, it counts nowhere."""

    value: str | None
    rows: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Aspect:
    """Something in which bodies can be alike or differ."""

    key: AspectKey
    label: Words
    words: Callable[[str], Words]
    read: Callable[[Base, Steering], Reading]


def steering(base: Base, city: str) -> Steering | None:
    """The main body of a city with its law."""
    body = next((row for row in bodies_of(base, city) if row.role == "main"), None)
    found = base.store.get(Organisation, body.organisation) if body else None
    return Steering(city, body, found, next(iter(regulations_of(base, city)), None)) if body and found else None


def order_of(case: Steering, date: Literal["adopted", "in_force"]) -> str | None:
    """Body or law first, as far as the printed dates decide; ``None`` without a law or a date."""
    law = getattr(case.law, date) if case.law else None
    return order(case.body.established, law) if case.body.established and law else None


def _order(date: Literal["adopted", "in_force"]) -> Callable[[Base, Steering], Reading]:
    def read(_base: Base, case: Steering) -> Reading:
        found = order_of(case, date)
        return Reading(found if found in ("before", "after") else None, (case.body, case.law) if case.law else ())

    return read


def _law(base: Base, case: Steering) -> Reading:
    if case.law:
        return Reading("yes", (case.law,))
    known = denied(base, "regulation", case.city)
    return Reading("no" if known.state == "no" else None, known.rows)


def _form(_base: Base, case: Steering) -> Reading:
    found = next((key for key, words in FORMS.items() if words[1] in case.organisation.name_zh), None)
    return Reading(found, (case.body, case.organisation))


def _purpose(_base: Base, case: Steering) -> Reading:
    found = "+".join(key for key, words in PURPOSES.items() if words[1] in case.organisation.name_zh)
    return Reading(found or None, (case.body, case.organisation))


def _tier(base: Base, case: Steering) -> Reading:
    row = base.cities[case.city]
    return Reading(row.tier, ((row, row.tier_source),) if row.tier else ())


def _purpose_words(value: str) -> Words:
    found = [PURPOSES[key] for key in value.split("+")]
    return " and ".join(words[0] for words in found), "与".join(words[1] for words in found)


ASPECTS: dict[AspectKey, Aspect] = {
    aspect.key: aspect
    for aspect in (
        Aspect("lead_type", ("Type of lead entity", "牵头单位类型"), LEAD_TYPES.__getitem__,
               lambda _base, case: Reading(case.body.lead_type, (case.body,))),
        Aspect("order", ("Body or adoption of the law first", "机构与立法通过孰先"), ORDERS.__getitem__, _order("adopted")),
        Aspect("order_in_force", ("Body or law in force first", "机构与条例施行孰先"), ORDERS.__getitem__, _order("in_force")),
        Aspect("law", ("Law", "立法"), LAWS.__getitem__, _law),
        Aspect("form", ("What the body is called", "机构名称形式"), FORMS.__getitem__, _form),
        Aspect("purpose", ("What its name says it is for", "名称所示宗旨"), _purpose_words, _purpose),
        Aspect("tier", ("Administrative tier", "行政级别"), TIERS.__getitem__, _tier),
    )
}  # fmt: skip
