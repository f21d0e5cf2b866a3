"""Dates taken from what they are compared with: a city's own law or body, or the mean or median of all of them.

*Later than Hangzhou's and earlier than Chengdu's*, 晚于太原而早于苏州, *older than the average body*, *in that same year*.
"""

import re
from dataclasses import replace
from math import ceil, floor
from statistics import fmean, median

from kb.query.base import Base
from kb.query.framing.items import Items
from kb.query.framing.naming import city_of
from kb.query.marking.mark import Mark
from kb.query.selection.attributes import ATTRIBUTES
from kb.query.selection.conditions import Condition, HasBody, HasRegulation
from kb.query.selection.dates import DateOperator, DateTest

DATED = {"regulation.adopted": "regulation", "regulation.in_force": "regulation", "body.established": "body"}
LOCATIONS = ("which", "what", "who", "where", "how_many", "how_much")
_OWN = re.compile(r"^\s*(?:['’]s?\b|的)?\s*(?:own )?$")  # *Shanghai's law*, 上海的条例


def relative(items: Items) -> None:
    """*After Xi'an's law and before Wuhan's*: each named city is a date, and no city is asked about."""
    if any(m.kind == "date" for m in items.marks) or not _speaks_of_law_or_body(items):
        return
    if not any(m.says("ask", *LOCATIONS) for m in items.marks):
        return
    of_all(items)
    tests: list[tuple[int, Condition]] = []
    covered: set[int] = set()
    measures: list[str] = []
    others: list[str] = []  # those whose own date is of the same event
    for place, mark in enumerate(items.marks):
        op: DateOperator | None = (
            "before" if mark.says("time", "before") else "after" if mark.says("time", "after") else None
        )
        named = _measure(items, place) if op else None
        if op is None or named is None:
            continue
        city, own = _city(items, named), _own_event(items, named)
        inside = range(named, place) if own and named < place else range(0)
        left = [p for p in range(place) if p not in inside]
        everywhere = [*left, *range(place, len(items.marks))]
        key = _of_others(items, named, place) or _nearest(items.marks, left, place)
        key = key or _nearest(items.marks, everywhere, place)
        date = ATTRIBUTES[own or key or ""].read(items.base, city, "en").sort if key else None
        if key is None or date is None:
            return
        covered |= {named, *(inside or (range(named + 1, named + 4) if own else ()))}
        tests.append((place, dated(key, DateTest(op=op, date=str(date)))))
        measures.append(city)
        others += [city] if own in (None, key) else []
    if tests and set(measures) == set(items.cities):
        items.found += tests
        items.measures |= covered
        items.excluded += [city for city in items.cities if city in others and city not in items.excluded]
        items.told += [city for city in items.cities if city not in others]
        items.cities = []


def _city(items: Items, place: int) -> str:
    """The city that a mark names, or whose body or law; empty where it names none of those asked about."""
    mark = items.marks[place]
    city = mark.thing("city") or (city_of(items.base, mark) if mark.kind == "thing" else None)
    return str(city) if city in items.cities else ""


def dated(key: str, test: DateTest) -> Condition:
    if key == "body.established":
        return HasBody(established=test)
    return HasRegulation(in_force=test) if key == "regulation.in_force" else HasRegulation(adopted=test)


def _measure(items: Items, place: int) -> int | None:
    """Where the city stands that a word for time compares with: behind it, or before it in 比杭州早, 成都的条例施行之前."""
    marks = items.marks
    before = [p for p in range(max(0, place - 6), place) if _city(items, p)][-1:]
    if before and all(m.says("stop") or told(m) for m in marks[before[0] + 1 : place]):
        said = marks[before[0] - 1].text if before[0] else ""
        placed = marks[place].text in CLOSING or said.endswith(AT)
        if said == "比" or (placed and _own_event(items, before[0])):
            return before[0]
    behind = [p for p in range(place + 1, min(place + 8, len(marks))) if _city(items, p)]
    return behind[0] if behind and all(m.says("stop") or m.text in YEAR for m in marks[place + 1 : behind[0]]) else None


AT = ("在", "于")
CLOSING = frozenset({"前", "之 前", "以 前", "后", "之 后", "以 后"})  # they end the clause of what is compared with
YEAR = frozenset({"year", "in", "which", "in which", "when", "in which year"})


def _of_others(items: Items, named: int, place: int) -> str | None:
    """在成都的条例施行之前已经施行的条例: what is said of those sought, where what is compared with stands before the word."""
    if named > place:
        return None
    rest = (*items.marks[:named], *items.marks[place + 1 :])
    key = _event(rest, named)
    stands = any(m.says("time", "as_of") for m in rest) and not any(m.says("attr") for m in rest)
    return "regulation.in_force" if key == "regulation.adopted" and stands else key


def _nearest(marks: tuple[Mark, ...], among: list[int], place: int) -> str | None:
    """The dated event said nearest to a mark, of those that stand at some of the places."""
    said = tuple(m if p in among else replace(m, cues=(), things=()) for p, m in enumerate(marks))
    return _event(said, place)


def _event(marks: tuple[Mark, ...], place: int) -> str | None:
    """The dated event said nearest to a mark."""
    said = [(abs(p - place) - (0.5 if m.says("attr") else 0), key) for p, m in enumerate(marks) if (key := told(m))]
    if not said:
        return None
    nearest = min(said)[1]
    if nearest == "regulation.adopted" and any(m.says("attr", "regulation.in_force") for m in marks):
        return None if any(m.says("attr", "regulation.adopted") for m in marks) else "regulation.in_force"
    return nearest


def told(mark: Mark) -> str | None:
    """The dated event that a mark speaks of."""
    if attribute := next((c.value for c in mark.cues if c.role == "attr" and c.value in DATED), None):
        return attribute
    if mark.value("noun") == "body":
        return "body.established"
    return "regulation.adopted" if mark.says("noun", "regulation") or mark.thing("regulation") else None


def _own_event(items: Items, place: int) -> str | None:
    """*Shanghai's law came into force*: the event that is said of the city compared with."""
    marks, tokens = items.marks, items.marked.tokens
    if marks[place].thing("organisation") and not marks[place].thing("city"):
        return "body.established"
    ahead = [p for p in range(place + 1, min(place + 4, len(marks))) if told(marks[p])][:1]
    if not ahead:
        return None
    between = items.marked.text[tokens[marks[place].end - 1].end : tokens[marks[ahead[0]].start].start]
    if not _OWN.match(between):
        return None
    return _event(marks[ahead[0] : ahead[0] + 3], 0)


def of_all(items: Items) -> None:
    """*Older than the average body*, 早于十二城中位数: the mean or median year of all bodies that a source covers."""
    marks = items.marks
    for place, mark in enumerate(marks):
        op: DateOperator | None = (
            "before" if mark.says("time", "before") else "after" if mark.says("time", "after") else None
        )
        behind = range(place + 1, min(place + 5, len(marks)))
        mean = next((p for p in behind if marks[p].says("agg", "mean", "median")), None)
        if op is None or mean is None or any(marks[p].kind == "thing" for p in range(place, mean)):
            continue
        if _event(marks, place) != "body.established" or any(m.says("noun", "regulation") for m in marks):
            continue
        years = [int(str(date)[:4]) for date in _dates(items.base, "body.established")]
        if not years:
            continue
        middle = (fmean if marks[mean].says("agg", "mean") else median)(years)
        year = ceil(middle) if op == "before" else floor(middle)
        test = DateTest(op=op, date=str(year), middle="mean" if marks[mean].says("agg", "mean") else "median")
        items.found.append((place, HasBody(established=test)))
        items.used |= {place, mean}
        items.measures |= {place, *range(place + 1, mean + 2)}


def _dates(base: Base, key: str) -> list[str]:
    """The dates of a kind in the cities that a source covers completely."""
    scopes = [base.scope(row) for row in base.coverage("governing-body") if row.scope.startswith("network:")]
    every = (ATTRIBUTES[key].read(base, city, "en").sort for city in sorted(set[str]().union(*scopes)))
    return [str(date) for date in every if date]


def _speaks_of_law_or_body(items: Items) -> bool:
    """*Ahead of Chengdu in the ranking* dates nothing."""
    return any(
        m.says("noun", "regulation", "body") or m.value("attr") in DATED or m.thing("regulation") for m in items.marks
    )


def same_year(items: Items) -> None:
    """*Dates from the same year as Wuhan's*, *apart from Wuhan's, which were created in that same year*: the year of one city's."""
    same = any(m.says("cue", "same_year") for m in items.marks) or (
        any(m.says("rel", "same") for m in items.marks) and any(m.text in ("year", "年", "年 份") for m in items.marks))  # fmt: skip
    law = any(m.says("noun", "regulation") for m in items.marks)
    founded = not law and any(m.says("attr", "body.established") for m in items.marks)
    body = founded or any(m.value("noun") == "body" for m in items.marks)
    named = items.cities or items.excluded
    if (
        len(named) != 1
        or not same
        or body == law
        or not any(m.says("ask", "which", "what", "who", "where", "how_many") for m in items.marks)
    ):
        return
    date = ATTRIBUTES["body.established" if body else "regulation.adopted"].read(items.base, named[0], "en").sort
    if date:
        test = DateTest(op="in", date=str(date)[:4])
        items.found.append((len(items.marks), HasBody(established=test) if body else HasRegulation(adopted=test)))
        items.excluded += [city for city in items.cities if city not in items.excluded]
        items.cities = []
