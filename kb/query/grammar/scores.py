"""Phrases of scores and ranks: measures, bounds, places at the ends of an order, and the conditions made of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kb.query.base import Base
from kb.query.grammar.bounds import TURNED
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import denied, together
from kb.query.grammar.meanings import (
    LANGUAGE,
    Bound,
    Cities,
    Measure,
    Order,
    Reference,
    Some,
    Tops,
    the,
    whole_index,
    word_in,
)
from kb.query.grammar.references import named, settled
from kb.query.selection.attributes import sorts_of
from kb.query.selection.conditions import (
    MEMBERSHIP,
    AllOf,
    AnyOf,
    Condition,
    GapTest,
    InEdition,
    NamedCities,
    Operator,
    ScoreTest,
    Selection,
)
from kb.query.selection.evaluate import members


def tested(base: Base, measure: Measure, bound: Bound) -> Condition | None:
    """A measure against a bound as a condition."""
    if not possible(base, measure, bound):
        return None
    if bound.reference is not None:
        if measure.said == "rank" and (bound.reference.city is None or bound.plus):
            return None
        reference = settled(base, bound.reference, measure)
        if reference is None:
            return None
        return ScoreTest(
            indicator=measure.indicator,
            op=bound.op,
            reference=reference.middle,
            of=reference.of.select if reference.of else None,
            factor=reference.factor,
            plus=bound.plus,
        )
    if bound.ordinal:
        return ScoreTest(indicator=measure.indicator, measure="rank", op=bound.op, value=bound.value)
    if measure.said == "rank":
        if bound.op in (">=", "<="):
            return None  # *a rank of at least ten*: the better or the larger number?
        return ScoreTest(indicator=measure.indicator, measure="rank", op=TURNED[bound.op], value=bound.value)
    return ScoreTest(indicator=measure.indicator, op=bound.op, value=bound.value)


def possible(base: Base, measure: Measure, bound: Bound) -> bool:
    """Whether a number can be the place or the score that it is read as: *places that clear seven tenths* are no ranks."""
    if bound.value is None:
        return True
    if bound.ordinal or measure.said == "rank":
        return bound.value >= 1 and bound.value == int(bound.value)
    edition = base.editions[base.indicators[measure.indicator].edition]
    return edition.scale_min <= bound.value <= edition.scale_max


def spread(some: Some, make: Callable[[Measure], Condition | None]) -> Condition | None:
    """The condition of each measure as one: all of them, one, so many, or none."""
    parts = tuple(made for measure in some.measures if (made := make(measure)) is not None)
    if len(parts) < len(some.measures):
        return None
    if some.none:
        return AnyOf(conditions=parts, negate=True)
    if some.at_least:
        return AnyOf(conditions=parts, at_least=some.at_least)
    return parts[0] if len(parts) == 1 else AnyOf(conditions=parts) if some.one_is_enough else AllOf(conditions=parts)


def score_conditions(grammar: Grammar, base: Base) -> None:
    """C: a measure that passes a bound, or lies at an end of its order."""
    rule = grammar.rule

    @rule(
        "C",
        "MM B | B MM | _HAVE MM B | _HAVE B MM | _SCOREN B MM | MM _HAVE B | MM _SCOREN B | B _HAVE MM",
    )
    def bounded(first: Any, second: Any) -> Condition | None:
        some, bound = (first, second) if isinstance(first, Some) else (second, first)
        found = spread(some, lambda measure: tested(base, measure, bound))
        if found is None or bound.op != "=" or bound.reference is None or bound.reference.city is None:
            return found
        if some.none or some.at_least:
            return None
        return together((found, NamedCities(cities=(bound.reference.city,), negate=True)))

    @rule("C", "CITY OP MM | CITY _INTO OP MM", cost=0.3)
    def surpassed(city: str, op: Operator, some: Some) -> Condition | None:
        """*Members that Ningbo outranks in it*: those below the city that stands before the verb."""
        if LANGUAGE.get() != "en" or op not in (">", "<"):
            return None
        bound = Bound(TURNED[op], None, Reference("mean", named(city)))
        found = spread(some, lambda measure: tested(base, replace(measure, said=""), bound))
        editions = {base.indicators[measure.indicator].edition for measure in some.measures}
        if found is None or len(editions) > 1 or some.none:
            return None
        return together((InEdition(edition=editions.pop()), found))

    @rule("C", "_INTO B MM | MM _INTO B")
    def lying(first: Any, second: Any) -> Condition | None:
        """*Ranks at least ten*: a number that may be a place is none where it is not said to be one."""
        some, bound = (first, second) if isinstance(first, Some) else (second, first)
        cities = max(len(base.scores.get(measure.indicator, ())) for measure in some.measures)
        place = bound.value is not None and not bound.ordinal and bound.value == int(bound.value) <= cities
        return None if place else bounded(some, bound)

    @rule("C", "B | _HAVE B | _INTO B", cost=0.8)
    def bounded_whole(bound: Bound) -> Condition | None:
        measure = whole_index()
        return tested(base, measure, bound) if measure and (bound.reference or bound.ordinal) else None

    @rule("C", "TOPS | _INTO TOPS | _IN TOPS", cost=0.7)
    def at_end_of_whole(tops: Tops) -> Condition | None:
        measure = whole_index()
        if any(len(within) == tops.number for within in base.members.values()):
            return None  # *the last of the twelve*
        return topped(base, measure, tops) if measure else None

    @rule(
        "C",
        "COMP MM _THAN REF | OP MM _THAN REF | _HAVE COMP MM _THAN REF | _HAVE OP MM _THAN REF"
        " | COMP MM _THAN NUMBER | _HAVE COMP MM _THAN NUMBER",
    )
    def compared(op: Any, some: Some, than: Any) -> Condition | None:
        bound = Bound(op, than) if isinstance(than, float) else Bound(op, None, than)
        return spread(some, lambda measure: tested(base, measure, bound))

    @rule("C", "_RANKN B MM | MM _RANKN B")
    def rank_bounded(first: Any, second: Any) -> Condition | None:
        some, bound = (first, second) if isinstance(first, Some) else (second, first)
        return spread(some, lambda measure: tested(base, Measure(measure.indicator, "rank"), bound))

    @rule("C", "_RANKN TOPS MM | _RANKN _IN TOPS MM | MM TOPS | TOPS MM | MM _RANKN TOPS")
    @rule("C", "_RANKN _INTO TOPS MM | _INTO TOPS MM | MM _INTO TOPS | MM _RANKN _INTO TOPS", cost=-0.15)
    def at_end(first: Any, second: Any) -> Condition | None:
        some, tops = (first, second) if isinstance(first, Some) else (second, first)
        return spread(some, lambda measure: topped(base, measure, tops))

    @rule(
        "C",
        "MM RANGE | RANGE MM | _SCOREN RANGE MM | _HAVE RANGE MM | MM _HAVE RANGE",
    )
    def between(first: Any, second: Any) -> Condition | None:
        some, ends = (first, second) if isinstance(first, Some) else (second, first)
        return spread(some, lambda m: together(tuple(tested(base, m, end) for end in ends)))

    @rule("C", "_INTO RANGE MM | MM _INTO RANGE")
    def lying_between(*given: Any) -> Condition | None:
        some, ends = the(Some, given), next(part for part in given if isinstance(part, tuple))
        cities = max(len(base.scores.get(measure.indicator, ())) for measure in some.measures)
        places = all(not end.ordinal and end.value == int(end.value or 0) <= cities for end in ends)
        return None if places else between(some, ends)

    @rule("C", "_RANKN RANGE MM | MM _RANKN RANGE | _RANKN RANGE")
    def between_ranks(*given: Any) -> Condition | None:
        whole = whole_index()
        some = next((part for part in given if isinstance(part, Some)), Some((whole,)) if whole else None)
        ends = next(part for part in given if isinstance(part, tuple))
        return between(some, tuple(replace(end, ordinal=True) for end in ends)) if some else None

    @rule("C", "OP MEAN M _THATOF S", cost=-0.6)
    @rule("C", "OP MEAN M S")
    def below_mean_of(op: Operator, middle: Any, measure: Measure, inner: Cities) -> Condition | None:
        """*Below the average iSLEC score of the members*: the measure is named within the reference."""
        if inner.named or not inner.conditions or inner.count:
            return None
        return tested(base, measure, Bound(op, None, Reference(middle, inner)))

    @rule("C", "OP M MEAN | OP M MEAN _SCOREN | OP _INTO M MEAN | OP _SCOREN M MEAN", cost=0.1)
    def against_own_mean(op: Operator, measure: Measure, middle: Any) -> Condition | None:
        """*Below the iSLEC average*: the measure stands before the word for its mean."""
        return tested(base, measure, Bound(op, None, Reference(middle)))

    @rule("C", "MM _NOT B | MM _NOT TOPS | MM _NOT _INTO TOPS | MM _NOT _INTO B | MM _NOT RANGE", cost=0.1)
    def not_so(some: Some, found: Any) -> Condition | None:
        if len(some.measures) > 1:
            return None
        make = between if isinstance(found, tuple) else at_end if isinstance(found, Tops) else bounded
        made = make(some, found)
        return denied(made) if made is not None and not made.negate else None

    @rule("C", "C _AND B", cost=0.4)
    def same_measure(condition: Condition, bound: Bound) -> Condition | None:
        if not isinstance(condition, ScoreTest):
            return None
        return together((condition, tested(base, Measure(condition.indicator, condition.measure), bound)))

    @rule("C", "C _AND _NOT MM", cost=0.4)
    def not_in_that(condition: Condition, some: Some) -> Condition | None:
        if not isinstance(condition, ScoreTest) or len(some.measures) > 1:
            return None
        other = condition.model_copy(update={"indicator": some.measures[0].indicator, "negate": not condition.negate})
        return together((condition, other))

    @rule(
        "C",
        "M OP M | M COMP _THAN M | _HAVE COMP M _THAN M | COMP M _THAN M | M _THAN M COMP | OP M M | M _THAN M OP"
        " | COMP _INTO M _THAN M | COMP _IN M _THAN M | COMP _THAN M M | OP M _THAN M | M OP _INTO M",
        cost=0.3,
    )
    def gap(*parts: Any) -> Condition | None:
        left, right = (part for part in parts if isinstance(part, Measure))
        return gap_test(base, left, right, word_in(parts))

    @rule(
        "C", "_RANKN COMP M _THAN M | _RANKN COMP _IN M _THAN M | _RANKN OP M _THAN M | M _RANKN _THAN M COMP", cost=0.2
    )
    def gap_of_ranks(*parts: Any) -> Condition | None:
        left, right = (Measure(part.indicator, "rank") for part in parts if isinstance(part, Measure))
        return gap_test(base, left, right, word_in(parts))

    @rule(
        "C",
        "M OP M AMOUNT | M AMOUNT OP M | M AMOUNT COMP _THAN M | M COMP _THAN M AMOUNT | M _THAN M COMP AMOUNT"
        " | AMOUNT COMP M _THAN M | AMOUNT COMP _INTO M _THAN M | M _THAN M OP AMOUNT",
        cost=0.3,
    )
    def wide_gap(*parts: Any) -> Condition | None:
        left, right = (part for part in parts if isinstance(part, Measure))
        way = word_in(parts)
        return gap_test(base, left, right, way, next(part for part in parts if isinstance(part, tuple)))


def gap_test(
    base: Base, left: Measure, right: Measure, way: Operator, amount: tuple[Operator, float] | None = None
) -> Condition | None:
    """One measure of a city above or below another, or so far above or below it; of ranks the smaller is above."""
    one = base.indicators[left.indicator].edition == base.indicators[right.indicator].edition
    ranks = "rank" in (left.said, right.said)
    if left.indicator == right.indicator or way not in (">", "<") or not (one or ranks):
        return None
    if not ranks and base.indicators[left.indicator].kind != base.indicators[right.indicator].kind:
        return None  # a number of articles is not held against a score
    down = (way == "<") != ranks
    kind: Any = "rank" if ranks else "score"
    if amount is None:
        return GapTest(left=left.indicator, right=right.indicator, measure=kind, op="<" if down else ">")
    size, value = amount
    if size not in (">", ">="):
        return None
    return GapTest(
        left=left.indicator,
        right=right.indicator,
        measure=kind,
        op=TURNED[size] if down else size,
        value=-value if down else value,
    )


def score_orders(grammar: Grammar, base: Base) -> None:
    """O: an order by a measure, and the end of it that is looked at."""
    rule = grammar.rule

    @rule(
        "O",
        "_INTO SUP M | _RANKN SUP M | M _INTO SUP | SUP M | M SUP | _HAVE SUP M | SUP _SCOREN M | M _HAVE SUP | M _SCOREN SUP | COMP M | M COMP | _HAVE COMP M",
    )
    def by_measure(first: Any, second: Any) -> Order | None:
        end, measure = (second, first) if isinstance(first, Measure) else (first, second)
        return ordered(base, measure, {">": "max", "<": "min"}.get(end, end))

    @rule(
        "O",
        "ORDINAL SUP M | M ORDINAL SUP | _HAVE ORDINAL SUP M | M _HAVE ORDINAL SUP | ORDINAL COMP M | M ORDINAL COMP"
        " | ORDINAL M SUP | M SUP ORDINAL | M SUP _ORDINALN ORDINAL",
    )
    def by_place(*parts: Any) -> Order | None:
        end = word_in(parts)
        place = next(part for part in parts if isinstance(part, float))
        found = ordered(base, the(Measure, parts), {">": "max", "<": "min"}.get(end, end))
        return replace(found, place=int(place)) if found else None

    @rule(
        "O",
        "SUP _DIFF M _AND M | SUP _DIFF _BETWEEN M _AND M | M _AND M _DIFF SUP | M _AND M SUP _DIFF"
        " | _HAVE SUP _DIFF _BETWEEN M _AND M | _HAVE SUP _DIFF M _AND M | M M _DIFF SUP"
        " | M _AND M _DIFFV SUP | M _AND M NUMBER _DIFF SUP | M _AND M NUMBER _SCOREN _DIFF SUP",
    )
    def by_distance(*parts: Any) -> Order | None:
        left, right = (part for part in parts if isinstance(part, Measure))
        return furthest(base, left, right, word_in(parts))

    @rule("O", "M _AND M NUMBER _RANKN _DIFF SUP | M _AND M _RANKN _DIFF SUP | M _AND M _RANKN _DIFFV SUP")
    @rule("O", "M _AND M NUMBER _RANKN _DIFFV SUP | SUP _DIFF _RANKN M _AND M | SUP _DIFF _BETWEEN _RANKN M _AND M")
    def by_distance_of_ranks(*parts: Any) -> Order | None:
        left, right = (Measure(part.indicator, "rank") for part in parts if isinstance(part, Measure))
        return furthest(base, left, right, word_in(parts))

    @rule("O", "NTH M | M NTH | _HAVE NTH M | M _HAVE NTH | NTH _SCOREN M | M _SCOREN NTH")
    def by_place_said(first: Any, second: Any) -> Order | None:
        said, measure = (second, first) if isinstance(first, Measure) else (first, second)
        place, _, end = str(said).partition(":")
        found = ordered(base, measure, end)
        return replace(found, place=int(place)) if found else None

    @rule("O", "NTH | _HAVE NTH", cost=0.8)
    def by_place_of_whole(said: Any) -> Order | None:
        measure = whole_index()
        return by_place_said(said, measure) if measure else None

    @rule(
        "O",
        "M OP M SUP | M SUP OP M | _HAVE M SUP OP M | M _THAN M COMP SUP | M COMP _THAN M SUP | M SUP COMP _THAN M"
        " | M OP M _BY SUP | M OP M _BY SUP _DIFF | M _THAN M OP SUP | M OP SUP M",
    )
    def by_lead(*parts: Any) -> Order | None:
        left, right = (part for part in parts if isinstance(part, Measure))
        way, end = (part for part in parts if isinstance(part, str))
        way, end = (way, end) if way in TURNED else (end, way)
        if way == "<":
            left, right = right, left
        test = gap_test(base, left, right, ">")
        if test is None or end not in ("max", "min") or way not in ("<", ">"):
            return None
        kind = "rank_gap" if "rank" in (left.said, right.said) else "gap"
        return Order(f"{kind}:{left.indicator}|{right.indicator}", "max") if end == "max" else None

    @rule("O", "SUP | _HAVE SUP | _INTO SUP | _RANKN SUP", cost=0.8)
    def by_whole(end: Any) -> Order | None:
        measure = whole_index()
        return ordered(base, measure, end) if measure else None


def ordered(base: Base, measure: Measure, end: Any) -> Order | None:
    """The order by a measure; of an indicator that is itself a rank the best is the smallest."""
    if end not in ("max", "min"):
        return None
    if base.indicators[measure.indicator].kind == "rank":
        end = "min" if end == "max" else "max"
    return Order(f"score:{measure.indicator}", end)


def furthest(base: Base, left: Measure, right: Measure, end: str) -> Order | None:
    """The order by the distance of two measures of a city, where one and the same is ahead at that end whichever way."""
    if gap_test(base, left, right, ">") is None or end != "max":
        return None
    kind = "rank_gap" if "rank" in (left.said, right.said) else "gap"
    keys = [f"{kind}:{a.indicator}|{b.indicator}" for a, b in ((left, right), (right, left))]
    most = [max(sorts_of(base, key, tuple(base.scores[left.indicator])).values(), default=0.0) for key in keys]
    return Order(keys[0 if most[0] > most[1] else 1], "max") if most[0] != most[1] else None


def topped(base: Base, measure: Measure, tops: Tops, among: Selection | None = None) -> Condition | None:
    """The condition of standing among so many at one end of an order, of all or of a set."""
    if among is not None and tops.end == "min":
        return None
    count = len(base.scores.get(measure.indicator, {}))
    if tops.number >= count:
        return None
    if tops.end == "min":
        return ScoreTest(indicator=measure.indicator, measure="rank", op=">", value=float(count - tops.number))
    return ScoreTest(indicator=measure.indicator, measure="rank", op="<=", value=float(tops.number), of=among)


def placed_within(base: Base, select: Selection) -> Selection | None:
    """*Of the members, which is second in X?*: a place in a set is one among its cities.

    Where the place among all is held by a city of the set that does not hold it there, nobody can tell which is meant.
    """
    places = [c for c in select.conditions if isinstance(c, ScoreTest) and is_place(c)]
    others = tuple(c for c in select.conditions if c not in places)
    if len(places) != 1 or not others or all(isinstance(c, (InEdition, ScoreTest)) for c in others):
        return select
    if any(not isinstance(c, MEMBERSHIP) for c in others):
        return select
    inner = places[0].model_copy(update={"of": Selection(conditions=others)})
    within = Selection(conditions=(*others, inner))
    found, outer = list(members(base, within)), list(members(base, select))
    return within if not outer or found == outer else None


def is_place(test: ScoreTest) -> bool:
    """Whether a test asks for one place of an order."""
    return test.measure == "rank" and test.op == "=" and test.of is None and not test.negate
