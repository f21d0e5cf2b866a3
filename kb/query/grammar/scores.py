"""Phrases of scores and ranks: measures, bounds, places at the ends of an order, and the conditions made of them."""

from collections.abc import Callable
from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import together
from kb.query.grammar.meanings import (
    LANGUAGE,
    Bound,
    Cities,
    Measure,
    Order,
    Reference,
    Some,
    Tops,
    named_whole,
    whole_index,
)
from kb.query.selection.conditions import (
    AllOf,
    AnyOf,
    Condition,
    GapTest,
    NamedCities,
    Operator,
    ScoreTest,
    Selection,
)

TURNED: dict[Operator, Operator] = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "!=": "!="}


def measures(grammar: Grammar, base: Base) -> None:
    """MEASURE: a part of an index or the whole, its score or its rank."""
    rule = grammar.rule

    @rule("M", "MEASURE")
    @rule("M", "_SCOREN M | M _SCOREN", cost=0.1)
    def as_is(measure: Measure) -> Measure:
        return measure

    @rule("M", "M _RANKN | _RANKN M", cost=0.1)
    def rank(measure: Measure) -> Measure:
        return Measure(measure.indicator, "rank")

    @rule("M", "_OVERALL", cost=0.1)
    def whole() -> Measure | None:
        return named_whole()

    @rule("M", "_SCOREN", cost=0.5)
    def bare_score() -> Measure | None:
        return whole_index("score")

    @rule("M", "_RANKN", cost=0.5)
    def bare_rank() -> Measure | None:
        return whole_index("rank")

    @rule("M", "EDITION _OVERALL | _OVERALL EDITION | EDITION _SCOREN | _SCOREN EDITION | EDITION", cost=0.2)
    def of_edition(edition: str) -> Measure:
        return Measure(base.editions[edition].overall)

    @rule("M", "EDITION _RANKN | _RANKN EDITION", cost=0.1)
    def rank_of_edition(edition: str) -> Measure:
        return Measure(base.editions[edition].overall, "rank")

    @rule("M", "EDITION M | M EDITION", cost=0.1)
    def within_edition(first: Any, second: Any) -> Measure | None:
        edition, measure = (first, second) if isinstance(first, str) else (second, first)
        return measure if base.indicators[measure.indicator].edition == edition else None

    @rule("MM", "M")
    def one(measure: Measure) -> Some:
        return Some((measure,))

    @rule("MM", "MM _AND M | _BOTH MM _AND M | MM M", cost=0.2)
    def each(some: Some, measure: Measure) -> Some | None:
        within = any(part_of(base, measure, other) or part_of(base, other, measure) for other in some.measures)
        return None if some.one_is_enough or within else Some((*some.measures, measure))

    @rule("MM", "M _OR M | _EITHER M _OR M", cost=0.2)
    def either(first: Measure, second: Measure) -> Some:
        return Some((first, second), True)


def bounds(grammar: Grammar, base: Base) -> None:
    """B: what a value must pass; TOPS: so many places at an end of an order."""
    rule = grammar.rule

    @rule(
        "B",
        "OP NUMBER | OP NUMBER _SCOREN | NUMBER OPEND | NUMBER _SCOREN OPEND | COMP _THAN NUMBER"
        " | EXACT NUMBER | EXACT NUMBER _SCOREN | _THAN NUMBER COMP",
    )
    def number(first: Any, second: Any) -> Bound:
        op, value = (second, first) if isinstance(first, float) else (first, second)
        return Bound(op, value, closed=isinstance(first, float))

    @rule("B", "NUMBER _SCOREN", cost=1.0)
    def exactly(value: float) -> Bound:
        return Bound("=", value)

    @rule("B", "NUMBER", cost=1.1)
    def exactly_so(value: float) -> Bound | None:
        """A bare number is a score where it can be no size of a set and no number of places."""
        return Bound("=", value) if value != int(value) or value == 0 else None

    @rule("B", "ORDINAL | _RANKN ORDINAL | ORDINAL _RANKN", cost=0.3)
    def placed(value: float) -> Bound:
        return Bound("=", value, ordinal=True)

    @rule("B", "ORDINAL OPEND | OP ORDINAL | COMP _THAN ORDINAL")
    def place_bound(first: Any, second: Any) -> Bound:
        op, value = (second, first) if isinstance(first, float) else (first, second)
        return Bound(TURNED[op], value, ordinal=True)

    @rule("TOPS", "TOP NUMBER | NUMBER TOP | TOP NUMBER _RANKN | NUMBER SUP | SUP NUMBER")
    def tops(first: Any, second: Any) -> Tops | None:
        end, value = (second, first) if isinstance(first, float) else (first, second)
        return Tops(int(value), end) if value == int(value) and value > 0 else None

    @rule("REF", "MEAN | MEAN _SCOREN | _SCOREN MEAN | MEAN _ITSELF | _ITSELF MEAN")
    def middle(kind: Any) -> Reference:
        return Reference(kind)

    @rule("REF", "MEAN S | S MEAN | S MEAN _SCOREN | MEAN _SCOREN S | S _SCOREN MEAN")
    def middle_of(first: Any, second: Any) -> Reference | None:
        kind, cities = (second, first) if isinstance(first, Cities) else (first, second)
        if cities is second and LANGUAGE.get() == "zh":
            return None
        return Reference(kind, cities) if cities.conditions and not cities.named else None

    @rule("REF", "CITY | CITY _SCOREN | CITY _RANKN")
    def of_city(city: str) -> Reference:
        return Reference("mean", Cities((NamedCities(cities=(city,)),), (city,)))

    @rule("B", "REF OPEND", cost=0.1)
    def over_middle(ref: Reference, op: Any) -> Bound:
        """*平均以上*: above it."""
        return Bound(">" if op == ">=" else "<", None, ref)

    @rule("B", "OP REF | COMP _THAN REF | _THAN REF COMP")
    def against(first: Any, second: Any) -> Bound:
        op, ref = (second, first) if isinstance(first, Reference) else (first, second)
        return Bound(op, None, ref)


def score_conditions(grammar: Grammar, base: Base) -> None:
    """C: a measure that passes a bound, or lies at an end of its order."""
    rule = grammar.rule

    def tested(measure: Measure, bound: Bound) -> Condition | None:
        if not possible(base, measure, bound):
            return None
        if bound.reference is not None:
            if measure.said == "rank" and not (bound.reference.of and bound.reference.of.named):
                return None
            of = bound.reference.of.select if bound.reference.of else None
            return ScoreTest(indicator=measure.indicator, op=bound.op, reference=bound.reference.middle, of=of)
        if bound.ordinal:
            return ScoreTest(indicator=measure.indicator, measure="rank", op=bound.op, value=bound.value)
        if measure.said == "rank":
            op = TURNED[bound.op] if bound.op in (">", "<") or bound.closed else bound.op
            return ScoreTest(indicator=measure.indicator, measure="rank", op=op, value=bound.value)
        return ScoreTest(indicator=measure.indicator, op=bound.op, value=bound.value)

    def spread(some: Some, make: Callable[[Measure], Condition | None]) -> Condition | None:
        parts = tuple(made for measure in some.measures if (made := make(measure)) is not None)
        if len(parts) < len(some.measures):
            return None
        return (
            parts[0] if len(parts) == 1 else AnyOf(conditions=parts) if some.one_is_enough else AllOf(conditions=parts)
        )

    @rule(
        "C",
        "MM B | B MM | _HAVE MM B | _HAVE B MM | _SCOREN B MM | _INTO B MM | MM _HAVE B | MM _SCOREN B"
        " | MM _INTO B | B _HAVE MM",
    )
    def bounded(first: Any, second: Any) -> Condition | None:
        some, bound = (first, second) if isinstance(first, Some) else (second, first)
        return spread(some, lambda measure: tested(measure, bound))

    @rule("C", "B | _HAVE B | _INTO B", cost=0.8)
    def bounded_whole(bound: Bound) -> Condition | None:
        measure = whole_index()
        return tested(measure, bound) if measure and bound.reference else None

    @rule("C", "_RANKN ORDINAL | ORDINAL _RANKN | _INTO ORDINAL", cost=0.8)
    def placed_in_whole(value: float) -> Condition | None:
        measure = whole_index()
        return tested(measure, Bound("=", value, ordinal=True)) if measure else None

    @rule("C", "TOPS | _INTO TOPS | _IN TOPS", cost=0.7)
    def at_end_of_whole(tops: Tops) -> Condition | None:
        measure = whole_index()
        return topped(base, measure, tops) if measure else None

    @rule(
        "C",
        "COMP MM _THAN REF | OP MM _THAN REF | _HAVE COMP MM _THAN REF | _HAVE OP MM _THAN REF"
        " | COMP MM _THAN NUMBER | _HAVE COMP MM _THAN NUMBER",
    )
    def compared(op: Any, some: Some, than: Any) -> Condition | None:
        bound = Bound(op, than) if isinstance(than, float) else Bound(op, None, than)
        return spread(some, lambda measure: tested(measure, bound))

    @rule("C", "_RANKN B MM | MM _RANKN B")
    def rank_bounded(first: Any, second: Any) -> Condition | None:
        some, bound = (first, second) if isinstance(first, Some) else (second, first)
        return spread(some, lambda measure: tested(Measure(measure.indicator, "rank"), bound))

    @rule(
        "C", "MM TOPS | TOPS MM | _INTO TOPS MM | MM _INTO TOPS | MM _RANKN _INTO TOPS | MM _RANKN TOPS | _INTO MM TOPS"
    )
    def at_end(first: Any, second: Any) -> Condition | None:
        some, tops = (first, second) if isinstance(first, Some) else (second, first)
        return spread(some, lambda measure: topped(base, measure, tops))

    @rule(
        "C",
        "MM _BETWEEN NUMBER _TO NUMBER | _BETWEEN NUMBER _TO NUMBER MM | MM NUMBER _TO NUMBER _BETWEENEND"
        " | MM NUMBER NUMBER _BETWEENEND | MM _BETWEEN NUMBER _AND NUMBER"
        " | _BETWEEN NUMBER _AND NUMBER MM",
    )
    def between(*parts: Any) -> Condition | None:
        some = next(part for part in parts if isinstance(part, Some))
        low, high = sorted(part for part in parts if isinstance(part, float))
        return spread(some, lambda m: AllOf(conditions=(tested(m, Bound(">=", low)), tested(m, Bound("<=", high)))))

    @rule("C", "C _AND B", cost=0.4)
    def same_measure(condition: Condition, bound: Bound) -> Condition | None:
        if not isinstance(condition, ScoreTest):
            return None
        return together((condition, tested(Measure(condition.indicator, condition.measure), bound)))

    @rule("C", "C _AND _NOT MM", cost=0.4)
    def not_in_that(condition: Condition, some: Some) -> Condition | None:
        if not isinstance(condition, ScoreTest) or len(some.measures) > 1:
            return None
        other = condition.model_copy(update={"indicator": some.measures[0].indicator, "negate": not condition.negate})
        return together((condition, other))

    @rule("C", "M OP M | M COMP _THAN M | _HAVE COMP M _THAN M | COMP M _THAN M | M _THAN M COMP | OP M M", cost=0.3)
    def gap(*parts: Any) -> Condition | None:
        left, right = (part for part in parts if isinstance(part, Measure))
        op: Operator = next(part for part in parts if not isinstance(part, Measure))
        one = base.indicators[left.indicator].edition == base.indicators[right.indicator].edition
        if not one or left.indicator == right.indicator:
            return None
        if "rank" in (left.said, right.said):
            return GapTest(left=left.indicator, right=right.indicator, measure="rank", op=TURNED[op])
        return GapTest(left=left.indicator, right=right.indicator, op=op)


def score_orders(grammar: Grammar, base: Base) -> None:
    """O: an order by a measure, and the end of it that is looked at."""
    rule = grammar.rule

    @rule(
        "O",
        "SUP M | M SUP | _HAVE SUP M | SUP _SCOREN M | M _HAVE SUP | M _SCOREN SUP | COMP M | M COMP | _HAVE COMP M",
    )
    def by_measure(first: Any, second: Any) -> Order:
        end, measure = (second, first) if isinstance(first, Measure) else (first, second)
        end = {">": "max", "<": "min"}.get(end, end)
        return Order(f"score:{measure.indicator}", end)

    @rule("O", "SUP | _HAVE SUP", cost=0.8)
    def by_whole(end: Any) -> Order | None:
        measure = whole_index()
        return Order(f"score:{measure.indicator}", end) if measure else None


def part_of(base: Base, part: Measure, whole: Measure) -> bool:
    """Whether a measure is another, or lies below it in the tree of its index: *smart innovation, human skills* is one measure."""
    ident: str | None = part.indicator
    while ident is not None and ident != whole.indicator:
        ident = base.indicators[ident].parent
    return ident is not None


def possible(base: Base, measure: Measure, bound: Bound) -> bool:
    """Whether a number can be the place or the score that it is read as: *places that clear seven tenths* are no ranks."""
    if bound.value is None:
        return True
    if bound.ordinal or measure.said == "rank":
        return bound.value >= 1 and bound.value == int(bound.value)
    edition = base.editions[base.indicators[measure.indicator].edition]
    return edition.scale_min <= bound.value <= edition.scale_max


def topped(base: Base, measure: Measure, tops: Tops, among: Selection | None = None) -> Condition | None:
    """The condition of standing among so many at one end of an order, of all or of a set."""
    if among is not None and tops.end == "min":
        return None
    count = len(base.scores.get(measure.indicator, {}))
    if tops.end == "min":
        return ScoreTest(indicator=measure.indicator, measure="rank", op=">", value=float(count - tops.number))
    return ScoreTest(indicator=measure.indicator, measure="rank", op="<=", value=float(tops.number), of=among)
