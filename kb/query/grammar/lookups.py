"""Whole questions on the value or place of one city: named, or picked out by what it is."""

from dataclasses import replace
from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.duels import whole_of
from kb.query.grammar.logic import mixed
from kb.query.grammar.meanings import Cities, Measure, Order, the, word_in
from kb.query.grammar.references import at_place
from kb.query.grammar.score_tests import ordered
from kb.query.kinds.describing import Lookup
from kb.query.kinds.measuring import Rank
from kb.query.plan import Plan
from kb.query.selection.conditions import MEMBERSHIP, InEdition, ScoreTest
from kb.query.selection.evaluate import members

SMALLEST = 3  # cities of a set in which a place is worth asking for

TOLD_BY_SCORE = (*MEMBERSHIP, ScoreTest)


def values_asked(grammar: Grammar, base: Base) -> None:
    """Q: a value or place of a city, named or picked out by what it is."""
    rule = grammar.rule

    @rule(
        "Q",
        "_WHAT CITIES M | CITIES M _WHAT | _WHAT M CITIES | M CITIES _WHAT | MUCH CITIES M | CITIES M MUCH | CITIES MUCH M",
    )
    @rule(
        "Q", "M CITIES MUCH | _WHAT M CITIES _HAVE | _WHAT M CITIES _INTO | CITIES _HAVE MUCH M | _WHICH M CITIES _HAVE"
    )
    @rule(
        "Q",
        "CITIES M _HAVE MUCH | MUCH M CITIES | CITIES _WHAT M | MUCH CITIES M _HAVE | CITIES M _SCOREN MUCH | MUCH _SCOREN CITIES M",
    )
    @rule("Q", "_WHAT _SCOREN CITIES M | _WHAT _SCOREN CITIES _HAVE M | _WHAT _SCOREN CITIES _ADOPT M")
    @rule("Q", "_HOWMANY _SCOREN CITIES M | CITIES M _HAVE _HOWMANY _SCOREN | CITIES M _HOWMANY _SCOREN")
    def value(*given: Any) -> Plan | None:
        inner, measure = the(Cities, given), the(Measure, given)
        unit = next((part for part in given if part in ("score", "rank")), "")
        return looked_up(inner.named, measure, unit)

    @rule(
        "Q",
        "_WHAT _FIGUREN _STANDS CITIES _BELOWN M | _WHAT _SCOREN _STANDS CITIES _BELOWN M | _WHICH _FIGUREN _STANDS CITIES _BELOWN M",
    )
    @rule(
        "Q", "_WHAT _FIGUREN CITIES _HAVE _BELOWN M | _WHAT _FIGUREN _STANDS CITIES M | _WHAT _FIGUREN CITIES _HAVE M"
    )
    def figure(inner: Cities, measure: Measure) -> Plan | None:
        return looked_up(inner.named, measure, "") if measure.said != "rank" else None

    @rule("Q", "CITIES M | M CITIES", cost=0.5)
    def value_tersely(*given: Any) -> Plan | None:
        measure = the(Measure, given)
        return value(*given) if measure.said else None

    def looked_up(cities: tuple[str, ...], measure: Measure, unit: str) -> Plan | None:
        if not cities or (unit and measure.said and unit != measure.said):
            return None
        kind = unit or measure.said or "score"
        if not any(base.scores.get(measure.indicator, {}).get(city) for city in cities):
            return None
        return Lookup(cities=cities, attributes=(f"{kind}:{measure.indicator}",))

    @rule("Q", mixed("_PLACEQ", "CITIES", "M"))
    @rule("Q", "_PLACEQ CITIES _WAIT M | _PLACEQ CITIES _HAVE M | _PLACEQ CITIES _IN M | _PLACEQ CITIES _INTO _IN M")
    @rule("Q", "_PLACEQ CITIES _INTO M | _PLACEQ _RANKN CITIES M | CITIES _RANKN _PLACEQ M | CITIES M _RANKN _PLACEQ")
    @rule("Q", "_PLACEQ _INTO CITIES M | _PLACEQ CITIES M _INTO | CITIES _BY M _PLACEQ | _WHAT _RANKN CITIES _INTO M")
    def place(inner: Any, measure: Any) -> Plan | None:
        inner, measure = (inner, measure) if isinstance(inner, Cities) else (measure, inner)
        return looked_up(inner.named, Measure(measure.indicator, "rank"), "rank") if measure.said != "score" else None

    @rule("Q", "_PLACEQ CITIES | CITIES _PLACEQ", cost=0.5)
    def place_in_whole(inner: Cities) -> Plan | None:
        measure = whole_of(base, inner.named)
        return place(inner, measure) if measure else None

    @rule("Q", mixed("_PLACEQ", "CITIES", "S", "M"))
    def place_within(*given: Any) -> Plan | None:
        named, inner = (part for part in given if isinstance(part, Cities))
        named, inner = (named, inner) if named.named else (inner, named)
        measure = the(Measure, given)
        within = [c for c in inner.conditions if not isinstance(c, InEdition)]
        if len(named.named) != 1 or inner.named or inner.count or not within:
            return None
        if len(members(base, inner.select)) < SMALLEST:
            return None  # *Cairo in Egypt*: its country, no set of cities
        if named.named[0] not in members(base, inner.select) or base.indicators[measure.indicator].kind == "rank":
            return None
        return Rank(select=inner.select, by=f"score:{measure.indicator}", city=named.named[0])

    @rule("ONE", "S")
    def the_only(inner: Cities) -> tuple[Cities, Order | None] | None:
        """*The city whose government support is zero*: a set of one."""
        telling = any(not isinstance(part, InEdition) for part in inner.conditions)
        return (inner, None) if telling and not inner.named and inner.count is None else None

    @rule("ONE", "S O | O S | _CITYN O | O _CITYN", cost=0.1)
    def the_best(*given: Any) -> tuple[Cities, Order | None] | None:
        order, inner = the(Order, given), next((part for part in given if isinstance(part, Cities)), Cities())
        return (inner, order) if not inner.named and inner.count is None and order.by.startswith("score:") else None

    @rule("Q", mixed("_WHAT", "NTH", "M"))
    @rule("Q", "M NTH _SCOREN _WHAT | _WHAT NTH _SCOREN M | M NTH MUCH | M NTH _SCOREN MUCH | _WHAT NTH M _SCOREN")
    def value_at_place(*given: Any) -> Plan | None:
        """*The third highest score in X*."""
        measure = the(Measure, given)
        place, _, end = next(part for part in given if isinstance(part, str) and ":" in part).partition(":")
        order = ordered(base, measure, end)
        if order is None or "rank" in (*given, measure.said):
            return None
        city = city_of(base, Cities(), replace(order, place=int(place)))
        return looked_up((city,), measure, "score") if city else None

    @rule("Q", "ONE MUCH", cost=0.2)
    def own_value(one: tuple[Cities, Order | None], unit: str) -> Plan | None:
        """*How much did the third in X get?*: its X."""
        inner, order = one
        tests = [c for c in inner.conditions if isinstance(c, ScoreTest)]
        city = city_of(base, inner, order)
        if len(tests) != 1 or len(inner.conditions) > 1 or order is not None or city is None or unit == "rank":
            return None
        return looked_up((city,), Measure(tests[0].indicator), "score")

    @rule("LATER", "SUP S M | NTH S M | SUP M S | NTH M S | S SUP M | S NTH M | S _HAVE SUP M | S _HAVE NTH M")
    def the_best_at(*given: Any) -> tuple[Cities, Order | None] | None:
        """*The best city in X*: said from its end on."""
        place, _, end = word_in(given).rpartition(":")
        order = ordered(base, the(Measure, given), end)
        return the_best(replace(order, place=int(place or 1)), the(Cities, given)) if order else None

    @rule("LATER", "M _INTO S SUP _CITYN | M _INTO S SUP", cost=0.1)
    def the_best_within(measure: Measure, inner: Cities, end: str) -> tuple[Cities, Order | None] | None:
        """*The city that is first of the members in X*."""
        found: tuple[Cities, Order | None] | None = the_best_at(measure, inner, end)
        return found

    @rule("LATER", "S", cost=0.1)
    def the_only_one(inner: Cities) -> tuple[Cities, Order | None] | None:
        return the_only(inner)

    @rule(
        "Q",
        "_WHAT LATER M | _WHAT M LATER | MUCH LATER M | MUCH M LATER | _WHAT _SCOREN LATER M | _WHAT LATER _HAVE M",
        cost=0.1,
    )
    @rule("Q", "_WHAT M LATER _HAVE", cost=0.1)
    @rule("Q", "ONE M _WHAT | ONE _WHAT M | ONE M MUCH | ONE MUCH M | ONE M _HAVE _WHAT | ONE M _HAVE MUCH", cost=0.1)
    def value_of_one(*given: Any) -> Plan | None:
        city = city_of(base, *next(part for part in given if isinstance(part, tuple)))
        unit = next((part for part in given if part in ("score", "rank")), "")
        return looked_up((city,), the(Measure, given), unit) if city else None

    @rule(
        "Q",
        "ONE M _PLACEQ | ONE _PLACEQ M | _PLACEQ LATER M | _PLACEQ LATER _INTO M | _PLACEQ M LATER | _PLACEQ LATER _RANKN M",
        cost=0.1,
    )
    def place_of_one(*given: Any) -> Plan | None:
        city = city_of(base, *next(part for part in given if isinstance(part, tuple)))
        return looked_up((city,), Measure(the(Measure, given).indicator, "rank"), "rank") if city else None


def city_of(base: Base, inner: Cities, order: Order | None) -> str | None:
    """The one city that is meant; None where it is none or more than one."""
    if order is None:
        if not all(isinstance(c, TOLD_BY_SCORE) for c in inner.conditions):
            return None  # told by its law or its body, whose evidence belongs to the answer: read by itself
        found = list(members(base, inner.select))
        return found[0] if len(found) == 1 else None
    measure = Measure(order.by.partition(":")[2])
    down = base.indicators[measure.indicator].higher_is_better != (order.end == "max")
    return at_place(base, measure, inner, -order.place if down else order.place)
