"""Phrases of scores and ranks: measures, bounds, places at the ends of an order, and the conditions made of them."""

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
from kb.query.grammar.references import named
from kb.query.grammar.score_tests import furthest, gap_test, ordered, spread, tested, topped
from kb.query.selection.conditions import (
    Condition,
    InEdition,
    NamedCities,
    Operator,
    ScoreTest,
)


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
        full = any(base.editions[base.indicators[m.indicator].edition].scale_max == bound.value for m in some.measures)
        place = (
            bound.value is not None
            and not bound.ordinal
            and not (full and bound.op == "=")
            and bound.value == int(bound.value) <= cities
        )
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
        if isinstance(first, Tops) and LANGUAGE.get() == "zh":
            return None  # 西部前五名城市创新得分: what is asked of them, and not by what they are first
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
