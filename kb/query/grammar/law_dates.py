"""Whole questions on the dates and names of laws and bodies: when, how long, what it is called, which came first."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import (
    ADOPTED,
    FOUNDED,
    Deed,
    Happened,
    Owned,
    Span,
    deed_of,
    entity_of,
    is_so,
    noun,
)
from kb.query.grammar.logic import parts
from kb.query.grammar.meanings import Cities
from kb.query.grammar.sequences import one_after
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.comparing import Compare
from kb.query.kinds.describing import Lookup
from kb.query.kinds.selecting import Check
from kb.query.kinds.spanning import Interval
from kb.query.plan import Plan
from kb.query.selection.conditions import HasBody, HasRegulation, Selection
from kb.query.selection.evaluate import verdict_of


def dates_asked(grammar: Grammar, base: Base) -> None:
    """Q: when, what it is called, how long, who leads."""
    rule = grammar.rule

    @rule("DATED", "HAP | HAP _TIMEN | _TIMEN HAP")
    def dated(happened: Happened) -> Happened | None:
        return happened if happened.key else None

    @rule("DATED", "HAP DEED _TIMEN | DEED _TIMEN HAP | HAP _TIMEN DEED", cost=0.02)
    def dated_apart(first: Any, second: Any) -> Happened | None:
        happened, key = (first, second) if isinstance(first, Happened) else (second, first)
        fits = happened.key is None and entity_of(key) == happened.of.entity
        return Happened(happened.cities, happened.of, key) if fits else None

    @rule("Q", "_WHEN DATED | DATED _WHEN | _WHAT DATED | DATED _WHAT")
    def when(happened: Happened) -> Plan | None:
        return looked_up(base, happened, str(happened.key))

    @rule("Q", "HAP DEED _TIMEN | DEED _TIMEN HAP | HAP _TIMEN DEED", cost=0.1)
    def date_in_short(first: Any, second: Any) -> Plan | None:
        happened = dated_apart(first, second)
        return looked_up(base, happened, str(happened.key)) if happened else None

    @rule("Q", "_WHENDAY DATED | DATED _WHENDAY")
    def which_day(happened: Happened) -> Plan | None:
        plan = looked_up(base, happened, str(happened.key))
        return plan.model_copy(update={"day": True}) if isinstance(plan, Lookup) else plan

    @rule("Q", "_WHENMONTH DATED | DATED _WHENMONTH | _WHENMONTH DATE DATED | DATED DATE _WHENMONTH | _WHENMONTH _OF DATE DATED"
               " | HAP _IN DATE _WHENMONTH DEED | HAP _WHENMONTH DEED | HAP DATE _WHENMONTH DEED", cost=-0.1)  # fmt: skip
    def which_month(*given: Any) -> Plan | None:
        """*In which month of 2013?*: a year alone is no answer."""
        happened = next(part for part in given if isinstance(part, Happened))
        key = happened.key or next((part for part in given if isinstance(part, str)), "")
        plan = looked_up(base, happened, key) if key and entity_of(key) == happened.of.entity else None
        return plan.model_copy(update={"month": True}) if isinstance(plan, Lookup) else plan

    @rule("Q", "HAP _WHENDAY DEED")
    def which_day_apart(happened: Happened, key: Any) -> Plan | None:
        fits = entity_of(key) == happened.of.entity and not happened.key
        day: Plan | None = which_day(Happened(happened.cities, happened.of, key)) if fits else None
        return day

    @rule("Q", "HAP _WHEN DEED | CITIES _WHEN DEED X")
    def when_between(first: Any, second: Any, third: Any = None) -> Plan | None:
        happened = Happened(first.named, third) if isinstance(first, Cities) else first
        if entity_of(second) != happened.of.entity or happened.key or not happened.cities:
            return None
        return looked_up(base, happened, second)

    @rule(
        "Q",
        "_WHAT _NAMEN HAP | HAP _NAMEN _WHAT | HAP _CALLED _WHAT | HAP _CALLED _WHAT _NAMEN | _WHAT HAP _CALLED | HAP _NAMEN",
    )
    def name_of(happened: Happened) -> Plan | None:
        return looked_up(base, happened, "regulation" if happened.of.entity == "regulation" else "body") if not happened.key else None  # fmt: skip

    @rule("Q", "HOWLONG HAP SPAN | HOWLONG SPAN HAP | HAP SPAN HOWLONG | SPAN HAP HOWLONG | HAP HOWLONG SPAN")
    @rule("Q", "HOWLONG _WAIT SPAN HAP | HAP SPAN _WAIT HOWLONG | SPAN HAP _WAIT HOWLONG | HOWLONG _WAIT HAP SPAN")
    @rule(
        "Q",
        "HOWLONG CITIES SPAN | HOWLONG SPAN CITIES | CITIES SPAN HOWLONG | SPAN CITIES HOWLONG | CITIES HOWLONG SPAN",
    )
    def how_long(*given: Any) -> Plan | None:
        span = next(part for part in given if isinstance(part, Span))
        whose = next(part for part in given if isinstance(part, Happened | Cities))
        unit = next((part for part in given if part in ("months", "years")), None)
        cities = whose.named if isinstance(whose, Cities) else whose.cities
        if len(cities) != 1 or (isinstance(whose, Happened) and (whose.key or not is_so(base, cities[0], whose.of))):
            return None
        return Interval.model_validate({"start_city": cities[0], "start": span.start, "end_city": cities[0],
                                        "end": span.end, "unit": unit})  # fmt: skip

    @rule("Q", "HOWLONG _POSTA_EN EV HAP | HOWLONG HAP _POSTA_EN EV | HAP HOWLONG _POSTA_EN EV")
    def how_long_after(*given: Any) -> Plan | None:
        happened = next(part for part in given if isinstance(part, Happened))
        event = next(part for part in given if isinstance(part, Deed))
        unit = next((part for part in given if part in ("months", "years")), None)
        return between(base, happened, event.key, str(happened.key), unit) if happened.key else None

    @rule("Q", "HAP _POSTQ HOWLONG DEED | HAP HOWLONG _POSTQ DEED | HAP _WAIT HOWLONG DEED | HAP _POSTQ _WAIT HOWLONG DEED"
               " | HAP DEED _WAIT HOWLONG")  # fmt: skip
    def how_long_till(*given: Any) -> Plan | None:
        happened = next(part for part in given if isinstance(part, Happened))
        key = next(part for part in given if isinstance(part, str) and "." in part)
        unit = next((part for part in given if part in ("months", "years")), None)
        return between(base, happened, str(happened.key), key, unit) if happened.key else None

    @rule("Q", "HOWLONG HSPAN | HOWLONG _WAIT HSPAN | HSPAN HOWLONG | HSPAN _WAIT HOWLONG")
    def how_long_between(first: Any, second: Any) -> Plan | None:
        unit, ends = (second, first) if isinstance(first, tuple) else (first, second)
        return between_ends(base, ends, unit if unit in ("months", "years") else None)

    @rule("MW", "MEAN SPAN | SPAN MEAN | MEAN HOWLONG SPAN | MEAN _WAIT HOWLONG SPAN | HOWLONG SPAN MEAN | HOWLONG MEAN SPAN"
                " | SPAN MEAN HOWLONG | SPAN HOWLONG MEAN | MEAN SPAN HOWLONG | SPAN MEAN _WAIT HOWLONG | MEAN _WAIT SPAN HOWLONG"
                " | HOWLONG MEAN _WAIT SPAN | SPAN _WAIT MEAN HOWLONG | HOWLONG _WAIT SPAN MEAN | SPAN MEAN _WAIT")  # fmt: skip
    def mean_wait(*given: Any) -> tuple[Span, str, str] | None:
        span = next(part for part in given if isinstance(part, Span))
        unit = next((part for part in given if part in ("months", "years")), "")
        middle = next(part for part in given if part in ("mean", "median"))
        return span, middle, unit

    @rule("Q", "MW | _WHAT MW | MW _WHAT")
    def mean_of_all(wait: Any) -> Plan | None:
        return averaged(None, *wait)

    @rule("Q", "MW X | X MW | _WHAT MW X | X _WHAT MW | X MW _WHAT | MW X _WHAT")
    def mean_of_things(first: Any, second: Any) -> Plan | None:
        owned, wait = (first, second) if isinstance(first, Owned) else (second, first)
        return averaged(owned.select, *wait) if not owned.count else None

    @rule("Q", "MEAN X HOWLONG SPAN | HOWLONG SPAN X MEAN | SPAN X MEAN HOWLONG | MEAN X _WHAT SPAN | HOWLONG X MEAN SPAN"
               " | MEAN X SPAN HOWLONG | X MEAN _WAIT HOWLONG SPAN")  # fmt: skip
    def mean_apart(*given: Any) -> Plan | None:
        owned = next(part for part in given if isinstance(part, Owned))
        wait = mean_wait(*given)
        return averaged(owned.select, *wait) if wait and not owned.count else None

    @rule("Q", "_YN HAP _TOPIC _SAME | HAP _TOPIC _SAME _YNEND | HAP _TOPIC _YN _SAME | _YN HAP _HAVE _SAME _TOPIC"
               " | _YN _TOPIC HAP _SAME | HAP _NAMEN _TOPIC _YN _SAME | HAP _NAMEN _TOPIC _SAME _YNEND | _YN HAP _SAME _TOPIC"
               " | HAP _HAVE _SAME _TOPIC _YNEND | HAP _SAME _TOPIC _YNEND | HAP _TOPIC _YN _SAME _YNEND")  # fmt: skip
    def same_subject(happened: Happened) -> Plan | None:
        if happened.key or happened.of.entity != "regulation" or not happened.of.is_plain or len(happened.cities) < 2:
            return None
        return Compare(cities=happened.cities, attributes=("regulation.subject",), ask="same")

    @rule("UNTIL", "_TO _YEARN _OF DEED | _TO DEED | _TO _YEARN DEED | _TO DEED _YEARN")
    def until(key: Any) -> str:
        return f"until:{key}"

    @rule("BETWEENBOTH", "C HOWLONG _WAIT _BETWEENTWO MEAN | S HOWLONG _WAIT _BETWEENTWO MEAN | HOWLONG _WAIT _BETWEENTWO MEAN C"
                   " | S _TOGETHER MEAN _WAIT HOWLONG | C _TOGETHER MEAN _WAIT HOWLONG | S MEAN _WAIT HOWLONG | _ON S HOWLONG _WAIT _BETWEENTWO MEAN"
                   " | S HOWLONG MEAN _WAIT _BETWEENTWO | C HOWLONG MEAN _WAIT _BETWEENTWO | S _BETWEENTWO MEAN _WAIT HOWLONG"
                   " | C _BETWEENTWO MEAN _WAIT HOWLONG | _ON S HOWLONG MEAN _WAIT _BETWEENTWO | _ON S MEAN HOWLONG _WAIT _BETWEENTWO")  # fmt: skip
    def between_both(*given: Any) -> tuple[Selection, str, str] | None:
        """*Where the body came before the law, … between the two*."""
        inner = next(part for part in given if not isinstance(part, str))
        select = inner.select if isinstance(inner, Cities) else Selection(conditions=parts(inner))
        if HasBody(law="before") not in select.conditions:
            return None
        unit = next(part for part in given if part in ("months", "years", ""))
        return select, next(part for part in given if part in ("mean", "median")), unit

    @rule("Q", "BETWEENBOTH")
    @rule("Q", "BETWEENBOTH UNTIL")
    def mean_between_both(found: Any, end: str = f"until:{ADOPTED}") -> Plan | None:
        select, middle, unit = found
        return averaged(select, Span(FOUNDED, ADOPTED), middle, unit) if end.endswith(ADOPTED) else None

    @rule("Q", "MW C | C MW", cost=0.1)
    def mean_where(first: Any, second: Any) -> Plan | None:
        condition, wait = (second, first) if isinstance(first, tuple) else (first, second)
        return averaged(Selection(conditions=parts(condition)), *wait) if condition == HasBody(law="before") else None

    @rule("Q", "MW S | S MW | _WHAT MW S | S _WHAT MW | S MW _WHAT", cost=0.1)
    def mean_in(first: Any, second: Any) -> Plan | None:
        cities, wait = (first, second) if isinstance(first, Cities) else (second, first)
        return averaged(cities.select, *wait) if cities.conditions and not cities.count and not cities.named else None


def pairs_asked(grammar: Grammar, base: Base) -> None:
    """Q: which of two came first, and by how much."""
    rule = grammar.rule

    @rule("CT", "CITIES")
    def a_city(cities: Cities) -> tuple[str, Any] | None:
        return (cities.named[0], None) if len(cities.named) == 1 else None

    @rule("CT", "HAP")
    def of_a_city(happened: Happened) -> tuple[str, Any] | None:
        return (
            (happened.cities[0], happened)
            if len(happened.cities) == 1 and is_so(base, happened.cities[0], happened.of)
            else None
        )

    @rule("EC", "EARLY")
    def end(said: Any) -> str:
        return "before" if said == "earliest" else "after"

    @rule("EC", "EARLIER")
    def sooner(said: Any) -> str:
        return str(said)

    @rule("Q", "HAP _WHICHX DEED EC | HAP _WHICHX EC DEED | _WHICHX DEED EC HAP | _WHICHX EC DEED HAP | HAP DEED EC _WHICHX"
               " | HAP EC DEED _WHICHX | _WHICHX EC HAP | HAP _WHICHX EC | HAP _WHO EC DEED | HAP _WHO DEED EC | HAP _WHO EC")  # fmt: skip
    def which_first(*given: Any) -> Plan | None:
        happened = next(part for part in given if isinstance(part, Happened))
        early = next(part for part in given if part in ("before", "after"))
        key = next((part for part in given if isinstance(part, str) and "." in part), None) or happened.key
        key = key or (ADOPTED if happened.of.entity == "regulation" else FOUNDED)
        if len(happened.cities) < 2 or entity_of(key) != happened.of.entity:
            return None
        if not happened.of.is_plain and not all(is_so(base, city, happened.of) for city in happened.cities):
            return None
        return Compare(cities=happened.cities, attributes=(key,), ask="first", ascending=early == "before")

    @rule("Q", "Q _AND HOWLONG | Q HOWLONG | Q _AND HOWLONG _EARLIER | Q _EARLIER HOWLONG | Q _AND _EARLIER HOWLONG")
    def and_how_long(plan: Any, unit: Any) -> Plan | None:
        """*Which was first, and by how many years?*: who was first of two is told with the time between them."""
        pair = isinstance(plan, Compare) and plan.ask == "first" and len(set(plan.cities)) == 2
        return plan if pair and not plan.attributes[0].startswith(("score:", "rank:")) else None

    @rule("Q", "HOWLONG _PRE CT CT | CT HOWLONG _PRE CT")
    def how_long_before(unit: Any, first: Any, second: Any) -> Plan | None:
        (unit, other, one) = (unit, first, second) if isinstance(unit, str) or unit is None else (first, second, unit)
        return apart(one, other, unit, None)

    @rule("Q", "HOWLONG _POSTA_EN CT CT | CT HOWLONG _POSTA_EN CT")
    def how_long_after_it(unit: Any, first: Any, second: Any) -> Plan | None:
        (unit, other, one) = (unit, first, second) if isinstance(unit, str) or unit is None else (first, second, unit)
        return apart(other, one, unit, None)

    @rule("Q", "_YN HAP _PRE CT | HAP _PRE CT _YNEND | HAP _YN _PRE CT | HAP _THAN CT EARLY _YNEND", cost=-0.1)
    def older(one: Happened, other: Any) -> Plan | None:
        plan = apart((one.cities[0], one), other, None, None) if len(one.cities) == 1 and other[1] else None
        return plan.model_copy(update={"ask": "before", "supposed": False}) if plan else None

    @rule("Q", "_YN HAP _PRE EVX | _YN HAP _POSTA_EN EVX")
    def older_than_own(happened: Happened, other: Any) -> Plan | None:
        condition = one_after(happened.of, other) if not happened.key else None
        return Check(cities=happened.cities, condition=condition) if condition is not None else None

    @rule("Q", "HAP _THAN EVX EARLIER HOWLONG | HAP EARLIER _THAN EVX HOWLONG")
    def own_earlier(happened: Happened, other: Any, early: Any, unit: Any) -> Plan | None:
        one = own_deed(base, happened, other)
        return span_in(happened, one if early == "before" else one[::-1], unit) if one else None

    @rule("Q", "HOWLONG _PRE EVX HAP")
    def own_before(unit: Any, other: Any, happened: Happened) -> Plan | None:
        one = own_deed(base, happened, other)
        return span_in(happened, one, unit) if one else None

    @rule("Q", "HOWLONG _POSTA_EN EVX HAP", cost=0.1)
    def own_after(unit: Any, other: Any, happened: Happened) -> Plan | None:
        one = own_deed(base, happened, other)
        return span_in(happened, one[::-1], unit) if one else None

    @rule("Q", "CITIES EV HOWLONG _POSTQ EV | CITIES EV HOWLONG _POSTQ _THENLY EV | CITIES EV HOWLONG _THENLY EV"
               " | CITIES EV _POSTQ HOWLONG EV | CITIES EV _POSTQ HOWLONG _THENLY EV | CITIES EV _WAIT HOWLONG _THENLY EV")  # fmt: skip
    def waited_till(cities: Cities, first: Any, unit: Any, second: Any) -> Plan | None:
        plain = all(deed.of is None or deed.of.is_plain for deed in (first, second))
        if not plain or first.key == second.key or len(cities.named) != 1:
            return None
        return span_in(Happened(cities.named, noun(first.entity)), (first.key, second.key), unit)

    @rule("Q", "CT _THAN CT EARLIER HOWLONG | CT _THAN CT EARLIER HOWLONG DEED | CT _THAN CT EARLIER DEED HOWLONG"
               " | CT DEED _THAN CT EARLIER HOWLONG | HOWLONG EARLIER CT _THAN CT")  # fmt: skip
    def how_much_earlier(*given: Any) -> Plan | None:
        one, other = (part for part in given if isinstance(part, tuple))
        early = next(part for part in given if part in ("before", "after"))
        key = next((part for part in given if isinstance(part, str) and "." in part), None)
        unit = next((part for part in given if part in ("months", "years")), None)
        return apart(one, other, unit, key) if early == "before" else apart(other, one, unit, key)


def own_deed(base: Base, happened: Happened, other: Any) -> tuple[str, str] | None:
    """A deed of a city's law or body and another of the other one."""
    key = happened.key or deed_of(happened.of).key
    second = deed_of(other)
    if len(happened.cities) != 1 or not is_so(base, happened.cities[0], happened.of) or key == second.key:
        return None
    return (key, second.key) if second.of is None or second.of.is_plain else None


def span_in(happened: Happened, ends: tuple[str, str], unit: Any) -> Plan:
    """The time between two deeds in a city, of which the first is said to have come first."""
    (city,) = happened.cities
    return Interval.model_validate({"start_city": city, "start": ends[0], "end_city": city, "end": ends[1],
                                    "unit": unit if unit in ("months", "years") else None, "supposed": FOUNDED in ends})  # fmt: skip


def apart(first: Any, second: Any, unit: Any, key: str | None) -> Plan | None:
    """How long the one that is said to be first came before the other; a deed that is told of one is meant of both."""
    told = [happened for _, happened in (first, second) if happened is not None]
    if not told or first[0] == second[0]:
        return None
    entity = told[0].of.entity
    said = [happened.key for happened in told if happened.key] or [key]
    whole = said[0] or (ADOPTED if entity == "regulation" else FOUNDED)
    if any(happened.of.entity != entity_of(happened.key or whole) for happened in told) or entity_of(whole) != entity:
        return None
    keys = [happened.key if happened is not None and happened.key else whole for _, happened in (first, second)]
    return Interval.model_validate({"start_city": first[0], "start": keys[0], "end_city": second[0], "end": keys[1],
                                    "unit": unit if unit in ("months", "years") else None, "supposed": True})  # fmt: skip


def between(base: Base, happened: Happened, start: str, end: str, unit: str | None) -> Plan | None:
    """The time from one deed to another in one city; where it has no such law or body, whether it has."""
    if len(happened.cities) != 1 or start == end:
        return None
    city = happened.cities[0]
    if not is_so(base, city, happened.of):
        return looked_up(base, happened, start)
    return Interval.model_validate(
        {
            "start_city": city,
            "start": start,
            "end_city": city,
            "end": end,
            "unit": unit,
            "supposed": FOUNDED in (start, end),
        }
    )


def between_ends(base: Base, ends: tuple[Any, Any], unit: str | None) -> Plan | None:
    """The time between deeds of two cities, or of one of which the other deed is told without it."""
    first, second = ends
    cities = [part.cities for part in (first, second) if isinstance(part, Happened)]
    start, end = cities[0], cities[-1]
    if len(start) != 1 or len(end) != 1 or (start, first.key) == (end, second.key):
        return None
    for city, deed in ((start[0], first), (end[0], second)):
        if deed.of is not None and not is_so(base, city, deed.of):
            return None
    return Interval.model_validate({"start_city": start[0], "start": first.key, "end_city": end[0], "end": second.key,
                                    "unit": unit})  # fmt: skip


def averaged(select: Selection | None, span: Span, function: str, unit: str) -> Plan | None:
    """The mean or median wait of laws; of those whose body came first, where it is counted from the body."""
    if span.attribute is None or unit == {"body.to_law": "months", "regulation.lag": "years"}[span.attribute]:
        return None
    select = select or Selection(conditions=(HasRegulation(),))
    if span.attribute == "body.to_law" and HasBody(law="before") not in select.conditions:
        select = Selection(conditions=(*(c for c in select.conditions if c != HasRegulation()), HasBody(law="before")))
    return Aggregate.model_validate({"select": select, "attribute": span.attribute, "function": function})


def looked_up(base: Base, happened: Happened, key: str) -> Plan:
    """A fact of the laws or bodies of named cities; where a city has another law or body than that, whether it has such a one."""
    wrong = tuple(city for city in happened.cities if has_another(base, city, happened.of))
    if wrong:
        return Check(cities=wrong, condition=happened.of.condition)
    return Lookup(cities=happened.cities, attributes=(key,))


def has_another(base: Base, city: str, owned: Owned) -> bool:
    """Whether a city has a law, or a body, but by the sources not such a one."""
    some = verdict_of(base, noun(owned.entity).select, city).state == "yes"
    return some and not owned.is_plain and verdict_of(base, owned.select, city).state == "no"
