"""Phrases of what a value is held against: a mean or median, a city, the city at a place of an order, so many times it."""

from dataclasses import replace
from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.meanings import LANGUAGE, Bound, Cities, Measure, Reference, the, word_in
from kb.query.selection.conditions import NamedCities
from kb.query.selection.evaluate import members


def references(grammar: Grammar, base: Base) -> None:
    """REF: the mean or median of a set, a city, the best of a set, times a factor."""
    rule = grammar.rule

    @rule("REF", "MEAN | MEAN _SCOREN | _SCOREN MEAN | MEAN _ITSELF | _ITSELF MEAN | _EVERY MEAN")
    def middle(kind: Any) -> Reference:
        return Reference(kind)

    @rule("REF", "MEAN S | S MEAN | S MEAN _SCOREN | MEAN _SCOREN S | S _SCOREN MEAN")
    def middle_of(first: Any, second: Any) -> Reference | None:
        kind, cities = (second, first) if isinstance(first, Cities) else (first, second)
        if cities is second and LANGUAGE.get() == "zh":
            return None  # what follows *average* in Chinese is the set that the condition is said of
        return Reference(kind, cities) if cities.conditions and not cities.named else None

    @rule("B", "REF OPEND", cost=0.1)
    def over_middle(ref: Reference, op: Any) -> Bound:
        """平均以上: above it."""
        return Bound(">" if op == ">=" else "<", None, ref)

    @rule("REF", "MEAN _THATOF S | MEAN _SCOREN _THATOF S | MEAN _THATOF _SCOREN S", cost=-0.6)
    def middle_of_those(kind: Any, cities: Cities) -> Reference | None:
        return Reference(kind, cities) if cities.conditions and not cities.named else None

    @rule("REF", "CITY | CITY _SCOREN | CITY _RANKN | _THATOF CITY | CITY _THATOF", cost=0.2)
    def of_city(city: str) -> Reference:
        return Reference("mean", named(city))

    @rule(
        "REF", "SUP S _ITSELF | S _ITSELF SUP | SUP S | S SUP | S SUP _CITYN | SUP _SCOREN S | S SUP _SCOREN", cost=0.2
    )
    def end_of(*given: Any) -> Reference | None:
        inner, end = the(Cities, given), word_in(given)
        if LANGUAGE.get() == "zh" and len(inner.conditions) > 1:
            return None  # 低于最差直辖市的成员城市: the second set is what the condition is said of
        return (
            Reference("mean", inner, place=1 if end == "max" else -1) if not inner.named and not inner.count else None
        )

    @rule("REF", "ORDINAL _RANKN | _RANKN ORDINAL | ORDINAL _CITYN | ORDINAL", cost=0.3)
    def at_place(place: float) -> Reference | None:
        return Reference("mean", Cities(), place=int(place)) if place > 0 else None

    @rule("REF", "SUP", cost=0.4)
    def first_or_last(end: str) -> Reference | None:
        return Reference("mean", Cities(), place=1 if end == "max" else -1)

    @rule("REF", "_RUNNERUP", cost=0.2)
    def runner_up() -> Reference:
        return Reference("mean", Cities(), place=2)

    @rule("REF", "TIMES REF | REF TIMES")
    @rule("REF", "NUMBER _TIMESN REF | REF NUMBER _TIMESN")
    def times(first: Any, second: Any) -> Reference | None:
        ref, factor = (first, second) if isinstance(first, Reference) else (second, first)
        return replace(ref, factor=float(factor)) if ref.factor is None and ref.place is None else None


def named(city: str) -> Cities:
    """One city as a set."""
    return Cities((NamedCities(cities=(city,)),), (city,))


def at_place(base: Base, measure: Measure, of: Cities, place: int) -> str | None:
    """The one city at a place of the order by a measure, the last one being -1; None where several share it."""
    known = base.printed(measure.indicator).known(tuple(members(base, of.select) if of.conditions else base.cities))
    better = base.indicators[measure.indicator].higher_is_better
    order = sorted(known, key=lambda city: known[city], reverse=better)
    if abs(place) > len(order):
        return None
    found = order[place - 1 if place > 0 else place]
    return found if list(known.values()).count(known[found]) == 1 else None


def settled(base: Base, reference: Reference, measure: Measure) -> Reference | None:
    """A reference in which a place of an order has become the city that stands there."""
    if reference.place is None:
        return reference
    city = at_place(base, measure, reference.of or Cities(), reference.place)
    return Reference("mean", named(city)) if city else None
