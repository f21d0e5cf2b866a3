"""What words of scores become: tests of an indicator, gaps, places among others and orders."""

from collections.abc import Callable
from typing import Any

from kb.query.base import Base
from kb.query.grammar.bounds import TURNED
from kb.query.grammar.meanings import (
    Bound,
    Cities,
    Measure,
    Order,
    Some,
    Tops,
)
from kb.query.grammar.references import settled
from kb.query.selection.attributes import sorts_of
from kb.query.selection.conditions import (
    MEMBERSHIP,
    AllOf,
    AnyOf,
    Condition,
    GapTest,
    InEdition,
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
            of=None if reference.of is None or is_whole(base, reference.of, measure) else reference.of.select,
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


def is_whole(base: Base, cities: Cities, measure: Measure) -> bool:
    """Whether a set is all cities that the index of a measure assesses, which need not be said."""
    return cities.conditions == (InEdition(edition=base.indicators[measure.indicator].edition),)


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
        enough = AnyOf(conditions=parts, at_least=some.at_least)
        if not some.exact or some.at_least == len(parts):
            return enough
        return AllOf(conditions=(enough, AnyOf(conditions=parts, at_least=some.at_least + 1, negate=True)))
    return parts[0] if len(parts) == 1 else AnyOf(conditions=parts) if some.one_is_enough else AllOf(conditions=parts)


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
