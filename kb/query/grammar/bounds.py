"""Phrases of measures, bounds that a value must pass, and places at the ends of an order."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.meanings import LANGUAGE, Bound, Measure, Reference, Some, Tops, named_whole, whole_index, word_in
from kb.query.selection.conditions import Operator

TURNED: dict[Operator, Operator] = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "!=": "!="}


def measures(grammar: Grammar, base: Base) -> None:
    """MEASURE: a part of an index or the whole, its score or its rank."""
    rule = grammar.rule

    @rule("M", "MEASURE")
    def as_is(measure: Measure) -> Measure:
        is_rank = base.indicators[measure.indicator].kind == "rank"
        return Measure(measure.indicator, "rank") if is_rank else measure

    @rule("M", "_SCOREN M | M _SCOREN", cost=0.1)
    def score(measure: Measure) -> Measure | None:
        return None if measure.said == "rank" else Measure(measure.indicator, "score")

    @rule("M", "M _ITSELF", cost=0.1)
    def that_one(measure: Measure) -> Measure:
        """在家庭学习环境这一项上: the noun for what was named."""
        return measure

    @rule("M", "_RANKN M", cost=0.1)
    def rank_before(measure: Measure) -> Measure | None:
        """*The rank in X*; in Chinese what stands before it is the end of something else (前五名，城市创新得分)."""
        return rank(measure) if LANGUAGE.get() == "en" else None

    @rule("M", "M _RANKN", cost=0.1)
    def rank(measure: Measure) -> Measure | None:
        return None if measure.said == "score" else Measure(measure.indicator, "rank")

    @rule("M", "OVERALL", cost=0.1)
    def whole_said(said: Any) -> Measure | None:
        return named_whole(said) if said else None

    @rule("M", "OVERALL", cost=0.2)
    def whole(said: Any) -> Measure | None:
        return None if said else named_whole()

    @rule("M", "OVERALL OVERALL", cost=0.1)
    def whole_said_twice(first: Any, second: Any) -> Measure | None:
        return None if first and not second else named_whole(second or "")

    @rule("M", "MEASURE OVERALL", cost=0.1)
    def total_of_part(measure: Measure, said: Any) -> Measure | None:
        """智慧基础设施总分: its own, and not that of the index."""
        return Measure(measure.indicator, "score") if said == "score" else None

    @rule("M", "_SCOREN", cost=0.5)
    def bare_score() -> Measure | None:
        return whole_index("score")

    @rule("M", "_RANKN", cost=0.5)
    def bare_rank() -> Measure | None:
        return whole_index("rank")

    @rule("M", "EDITION _SCOREN | _SCOREN EDITION", cost=0.1)
    def score_of_edition(edition: str) -> Measure:
        return Measure(base.editions[edition].overall, "score")

    @rule("M", "EDITION", cost=0.2)
    def of_edition(edition: str) -> Measure:
        return Measure(base.editions[edition].overall)

    @rule("M", "EDITION OVERALL", cost=0.3)
    def whole_of_edition(edition: str, said: Any) -> Measure | None:
        return None if said else of_edition(edition)

    @rule("M", "OVERALL EDITION", cost=0.3)
    def whole_in_edition(said: Any, edition: str) -> Measure | None:
        return whole_of_edition(edition, said)

    @rule("M", "EDITION OVERALL", cost=0.1)
    def said_of_edition(edition: str, said: Any) -> Measure | None:
        return Measure(base.editions[edition].overall, said) if said else None

    @rule("M", "OVERALL EDITION", cost=0.1)
    def said_before_edition(said: Any, edition: str) -> Measure | None:
        return said_of_edition(edition, said)

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

    @rule("MM", "MM _AND M | _BOTH MM _AND M", cost=0.2)
    def each(some: Some, measure: Measure) -> Some | None:
        return None if some.one_is_enough or some.none else Some((*some.measures, measure))

    @rule("MM", "MM M", cost=0.2)
    def side_by_side(some: Some, measure: Measure) -> Some | None:
        """Without *and*: one more, the same in other words, or the part of the one before that is meant."""
        last = some.measures[-1]
        if last.indicator == measure.indicator:
            return some
        if base.indicators[measure.indicator].parent == last.indicator:
            return Some((*some.measures[:-1], measure))
        return each(some, measure)

    @rule("MM", "M _OR M | _EITHER M _OR M", cost=0.2)
    def either(first: Measure, second: Measure) -> Some:
        return Some((first, second), True)

    @rule("MM", "_NEITHER M _NOR M | _NEITHER M _AND M", cost=0.2)
    def neither(first: Measure, second: Measure) -> Some:
        return Some((first, second), none=True)

    @rule("MM", "EDITION MM | MM EDITION", cost=0.1)
    def several_in_edition(first: Any, second: Any) -> Some | None:
        some, edition = (first, second) if isinstance(first, Some) else (second, first)
        own = all(base.indicators[measure.indicator].edition == edition for measure in some.measures)
        return some if own and len(some.measures) > 1 else None

    @rule("MM", "MM _BOTH", cost=0.1)
    def both(some: Some) -> Some | None:
        return some if len(some.measures) > 1 and not some.one_is_enough else None

    @rule("MM", "MM _SCOREN | _SCOREN MM", cost=0.1)
    def several(some: Some) -> Some | None:
        return some if len(some.measures) > 1 else None

    @rule("MM", "MM _RANKN | _RANKN MM", cost=0.1)
    def several_ranks(some: Some) -> Some | None:
        ranks = tuple(replace(measure, said="rank") for measure in some.measures)
        return replace(some, measures=ranks) if len(ranks) > 1 else None


def bounds(grammar: Grammar, base: Base) -> None:
    """B: what a value must pass; TOPS: so many places at an end of an order."""
    rule = grammar.rule

    @rule(
        "B",
        "OP NUMBER | OP NUMBER _SCOREN | NUMBER OPEND | NUMBER _SCOREN OPEND | COMP _THAN NUMBER"
        " | EXACT NUMBER | EXACT NUMBER _SCOREN | _THAN NUMBER COMP | COMP _THAN NUMBER _SCOREN"
        " | _THAN NUMBER _SCOREN COMP | OP _SCOREN NUMBER | NUMBER OP",
    )
    def number(first: Any, second: Any) -> Bound:
        op, value = (second, first) if isinstance(first, float) else (first, second)
        return Bound(op, value)

    @rule("B", "OP NUMBER OPEND | OP NUMBER _SCOREN OPEND")
    def said_twice(op: Operator, value: float, end: Operator) -> Bound | None:
        """*Reaches 0.8 or more*, 达到0.8以上."""
        return Bound(op, value) if op[0] == end[0] else None

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

    @rule("B", "ORDINAL OPEND | OP ORDINAL | COMP _THAN ORDINAL | ORDINAL _RANKN OPEND | OP ORDINAL _RANKN")
    def place_bound(first: Any, second: Any) -> Bound:
        op, value = (second, first) if isinstance(first, float) else (first, second)
        return Bound(TURNED[op], value, ordinal=True)

    @rule("B", "ORDINAL _AND _AFTER | ORDINAL _RANKN _AND _AFTER | ORDINAL _LATERPLACE | ORDINAL _RANKN _LATERPLACE")
    def from_there_on(value: float) -> Bound:
        return Bound(">=", value, ordinal=True)

    @rule("B", "_SCOREN NUMBER", cost=0.5)
    def scoring(value: float) -> Bound:
        return Bound("=", value)

    @rule("B", "_FULL | _EXACT _FULL | _FULL _SCOREN")
    def full() -> Bound | None:
        """Full marks: the upper end of the scale of the index that is spoken of."""
        measure = named_whole()
        edition = base.editions[base.indicators[measure.indicator].edition] if measure else None
        return Bound("=", edition.scale_max) if edition else None

    @rule("B", "OP _THAN REF COMP NUMBER | OP _THAN REF COMP NUMBER _SCOREN")
    def at_least_above(size: Operator, ref: Reference, way: Operator, value: float) -> Bound | None:
        return further(ref, way, (size, value))

    @rule("B", "_INTO _FULL")
    def up_to_full() -> Bound | None:
        return full()

    @rule("B", "NUMBER _FULL | _EXACT NUMBER _FULL")
    def full_said(value: float) -> Bound | None:
        found = full()
        return found if found is not None and found.value == value else None

    @rule("B", "_DIGITS | _HAVE _DIGITS")
    def single_digits() -> Bound:
        return Bound("<", 10.0)

    @rule("B", "_RATHER REF COMP | COMP _RATHER REF")
    def rather(first: Any, second: Any) -> Bound | None:
        ref, op = (first, second) if isinstance(first, Reference) else (second, first)
        return Bound(op, None, ref) if ref.city else None

    @rule("B", "OP REF POSEND | _INTO REF POSEND", cost=-0.3)
    def behind(*given: Any) -> Bound | None:
        """屈居北京之后, 排在北京前面."""
        ref, end = next(part for part in given if isinstance(part, Reference)), word_in(given)
        return Bound(end, None, ref) if ref.city and given[-1] == end else None

    @rule("ORD", "ORDINAL | ORDINAL _RANKN | _RANKN ORDINAL")
    def place_said(value: float) -> float:
        return value

    ends = (
        "{0} _AND {0} _BETWEENEND | {0} _TO {0} _BETWEENEND | {0} {0} _BETWEENEND | _BETWEEN {0} _TO {0} | {0} _TO {0}"
    )
    ends += " | _BETWEEN {0} _AND {0} | _BETWEEN {0} _AND {0} _BETWEENEND | _BETWEEN {0} _TO {0} _BETWEENEND"

    @rule("NUM", "NUMBER | NUMBER _SCOREN")
    def number_said(value: float) -> float:
        return value

    @rule("RANGE", ends.format("NUM"))
    def between(first: float, second: float) -> tuple[Bound, Bound]:
        low, high = sorted((first, second))
        return Bound(">=", low), Bound("<=", high)

    @rule("RANGE", ends.format("ORD"))
    def between_places(first: float, second: float) -> tuple[Bound, Bound]:
        low, high = sorted((first, second))
        return Bound(">=", low, ordinal=True), Bound("<=", high, ordinal=True)

    @rule("TOPS", "TOP NUMBER | NUMBER TOP | TOP NUMBER _RANKN | NUMBER SUP | SUP NUMBER | TOP ORDINALS")
    def tops(first: Any, second: Any) -> Tops | None:
        end, value = (second, first) if isinstance(first, float) else (first, second)
        return Tops(int(value), end) if value == int(value) and value > 0 else None

    @rule("TOPS", "TOPN")
    def strongest_few(number: str) -> Tops:
        """五强."""
        return Tops(int(number))

    @rule("TOPS", "TOPS _RANKN", cost=0.1)
    def tops_of_places(found: Tops) -> Tops:
        return found

    @rule("B", "OP REF | COMP _THAN REF | _THAN REF COMP")
    def against(first: Any, second: Any) -> Bound:
        op, ref = (second, first) if isinstance(first, Reference) else (first, second)
        return Bound(op, None, ref)

    @rule("B", "EXACT REF | _SAME REF | EXACT _SAME REF | _SAME _SCOREN REF | EXACT _SAME _SCOREN REF", cost=0.2)
    @rule("B", "_SAME _SCOREN _SAMEAS REF | _SAMEAS REF _SAME | _SAMEAS REF _EVERY _SAME | REF _SAME _SCOREN", cost=0.2)
    def equal_to(*given: Any) -> Bound | None:
        """*Precisely New York's figures*: the value of another city."""
        ref = next(part for part in given if isinstance(part, Reference))
        return Bound("=", None, ref) if ref.city and not ref.factor else None

    @rule("AMOUNT", "OP NUMBER | OP NUMBER _SCOREN | OP NUMBER _RANKN | NUMBER OPEND")
    @rule("AMOUNT", "NUMBER _SCOREN OPEND | NUMBER _RANKN OPEND")
    def amount(first: Any, second: Any) -> tuple[Operator, float]:
        op, value = (second, first) if isinstance(first, float) else (first, second)
        return op, value

    @rule("AMOUNT", "_BY AMOUNT")
    def by_amount(found: tuple[Operator, float]) -> tuple[Operator, float]:
        return found

    @rule(
        "B",
        "AMOUNT OP REF | OP REF AMOUNT | _THAN REF COMP AMOUNT | AMOUNT COMP _THAN REF | COMP _THAN REF AMOUNT"
        " | _THAN REF OP AMOUNT",
    )
    def further(*given: Any) -> Bound | None:
        ref = next(part for part in given if isinstance(part, Reference))
        op = word_in(given)
        size, value = next(part for part in given if isinstance(part, tuple))
        if op not in (">", "<") or size not in (">", ">="):
            return None
        up = op == ">"
        return Bound(size if up else TURNED[size], None, ref, plus=value if up else -value)


def is_their_number(test: Bound | Tops, parts: Sequence[str]) -> bool:
    """*Its scores in the three sub-indicators*: a bare number that says how many parts there are, and no score."""
    if not isinstance(test, Bound) or test.reference is not None or test.ordinal:
        return False
    return test.op == "=" and test.value == len(parts)
