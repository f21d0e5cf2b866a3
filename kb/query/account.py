"""Accounts for every mark of a question that carries weight: a plan that leaves one out has not understood it."""

import json
from collections.abc import Iterator
from typing import Any

from kb.query.attach import Frame
from kb.query.base import Base
from kb.query.conditions import AnyOf, Condition, NamedCities
from kb.query.marks import Mark
from kb.query.plan import Plan
from kb.query.words import selects

ORDERING = (
    "envelope",
    "reweigh",
    "robustness",
    "strengths",
    "rank",
    "strongest",
    "aggregate",
    "compare",
    "similar",
    "contrast",
    "lookup",
    "relate",
)
DIFFERENCES = ("difference", "interval", "gap:", "range", "reputation-difference", "to_law")


def unaccounted(base: Base, frame: Frame, plan: Plan) -> list[Mark]:
    """The marks that carry weight and that the plan does not use."""
    used = _Used(base, plan)
    return [mark for place, mark in enumerate(frame.marked.marks) if not _is_used(base, frame, place, mark, used)]


class _Used:
    """What a plan holds: its strings, its numbers, whether it negates."""

    def __init__(self, base: Base, plan: Plan) -> None:
        self.kind = plan.kind
        dump = plan.model_dump(mode="json")
        self.text = json.dumps(dump, ensure_ascii=False)
        self.strings = set(_strings(dump))
        self.numbers = set(_numbers(dump))
        self.negates = '"negate": true' in self.text
        self.editions = {base.indicators[i].edition for s in self.strings for i in _indicator_ids(base, s)}
        self.editions |= {s for s in self.strings if s in base.editions}
        self.editions |= {e.id for e in base.editions.values() if any(e.overall in s for s in self.strings)}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value
        yield value.rpartition(":")[2]


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _numbers(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield abs(float(value))


def _indicator_ids(base: Base, text: str) -> list[str]:
    parts = text.partition(":")[2].split("|") if ":" in text else [text]
    return [part for part in parts if part in base.indicators]


def _is_used(base: Base, frame: Frame, place: int, mark: Mark, used: _Used) -> bool:
    if mark.kind == "date":
        return _date_used(base, mark, used)
    if mark.kind == "number":
        return _number_used(base, frame, place, mark, used)
    if mark.kind == "thing":
        return _thing_used(base, frame, mark, used)
    return _cue_used(frame, place, mark, used)


def _date_used(base: Base, mark: Mark, used: _Used) -> bool:
    if mark.date in used.strings or mark.until in used.strings:
        return True
    year = mark.date or ""
    return len(year) == 4 and any(base.editions[e].date.startswith(year) for e in used.editions)


def _number_used(base: Base, frame: Frame, place: int, mark: Mark, used: _Used) -> bool:
    if mark.number is None or float(mark.number) in used.numbers:
        return True
    after = frame.marked.marks[place + 1 : place + 4]
    if any(m.text in ("年", "year", "month", "月") for m in after[:1]) and mark.number < 100:
        return True
    if (
        any(m.value("noun") or m.value("set") or m.thing("network") or m.thing("path_type") for m in after)
        and not mark.ordinal
    ):
        return True
    sizes = {len(members) for members in base.members.values()} | {len(base.assessed(e)) for e in base.editions}
    return mark.number in sizes or mark.number == len(frame.cities) or mark.number == 1


def _thing_used(base: Base, frame: Frame, mark: Mark, used: _Used) -> bool:
    for kind in ("city", "path_type", "network", "group", "indicator", "place"):
        ident = mark.thing(kind)
        if ident is None:
            continue
        if kind == "place" and (ident == "china" or not selects(base, ident)):
            continue
        if kind == "indicator":
            idents = {c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"}
            chosen = idents & set(frame.indicators)
            if any(base.indicators[i].level == 0 and base.indicators[i].edition in used.strings for i in chosen):
                return True
            if used.kind == "structure" and any(i in s for i in frame.indicators for s in used.strings):
                return True
            if "reputation-difference" in used.text:
                return True
            return not chosen or any(i in s for i in chosen for s in used.strings)
        if kind == "network":
            return ident in used.strings or "networks" in used.text or not base.members.get(ident)
        return ident in used.strings or (kind == "city" and _resolved(frame, ident))
    return True


def _resolved(frame: Frame, city: str) -> bool:
    """A city that stands for its path type or its date: left out by name."""
    return any(isinstance(c, NamedCities) and c.negate and city in c.cities for c in _all(frame.select.conditions))


def _all(conditions: tuple[Condition, ...]) -> Iterator[Condition]:
    for condition in conditions:
        if isinstance(condition, AnyOf):
            yield from _all(condition.conditions)
        else:
            yield condition


def _cue_used(frame: Frame, place: int, mark: Mark, used: _Used) -> bool:
    if mark.says("position"):
        return used.kind in ORDERING
    if mark.says("noun", "second_level", "third_level") and used.kind in ("rank", "find", "count"):
        return bool(frame.indicators)
    if mark.says("agg", "mean", "median") and not mark.says("stop"):
        return "mean" in used.text or "median" in used.text or used.kind in ("aggregate", "contrast")
    beside = frame.marked.marks[max(0, place - 1) : place + 2]
    if mark.says("order") and any(
        m.thing("group") or (m.number is not None and m.number in used.numbers) for m in beside
    ):
        return True
    if mark.says("order", "max", "min", "earliest", "latest", "longest", "shortest") and not mark.says("op"):
        return used.kind in (*ORDERING, "interval", "structure") or "HasBody" in used.text or '"law"' in used.text
    if mark.says("op") and not mark.says("rel") and not mark.says("logic"):
        return any(word in used.text for word in ('"score"', '"lag"', "compare", "date")) or used.kind in ORDERING
    if mark.says("logic", "not") and not mark.says("ask"):
        return (
            used.negates
            or bool(frame.excluded)
            or used.kind in ("check", "contrast", "relate")
            or mark.says("stop")
            or _denies_subject(frame, place)
        )
    if mark.says("cue", "others"):
        return used.kind == "relate" or bool(frame.excluded)
    if mark.says("logic", "except"):
        return used.negates
    if mark.says("rel", "same", "similar", "connect"):
        return used.kind in ("compare", "similar", "connect", "rank", "associate", "pattern") or bool(frame.excluded)
    return True


def _denies_subject(frame: Frame, place: int) -> bool:
    """*Not learning, not community education*: what a strict title leaves out."""
    ahead = frame.marked.marks[place + 1 : place + 4]
    return any(m.says("subject") or m.text == "learning" for m in ahead)
