"""Phrases of the ends of an order: ahead of all the others, first in each of several, outside the best; so many exactly."""

from dataclasses import replace
from typing import Any

from kb.query.base import Base
from kb.query.grammar.asking import ranked
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import denied, together
from kb.query.grammar.meanings import Bound, Cities, Measure, Order, Reference, Some, Tops, the, whole_index, word_in
from kb.query.grammar.parts import Parts, edition_of
from kb.query.grammar.references import named
from kb.query.grammar.score_tests import spread, tested, topped
from kb.query.plan import Plan
from kb.query.selection.conditions import Condition, GapTest, ScoreTest, Selection
from kb.query.selection.evaluate import members


def ends(grammar: Grammar, base: Base) -> None:
    """C: outside the best, first in each of several, both measures of a gap past a bound; MM: so many parts exactly."""
    rule = grammar.rule

    def at_end(some: Some, tops: Tops) -> Condition | None:
        return spread(some, lambda measure: topped(base, measure, tops))

    def measured(parts: Parts) -> Some | None:
        edition = edition_of(base, parts, ())
        return Some(tuple(Measure(ident) for ident in parts.of(base, edition))) if edition else None

    @rule("P", "PARTM")
    def below_named(indicator: str) -> Parts | None:
        return Parts(within=indicator) if indicator in base.indicators else None

    @rule("MM", "EXACT P", cost=0.2)
    def exactly_one(_: Any, parts: Parts) -> Some | None:
        """*On exactly one of the pillars*: the *one of* is a word that is dropped."""
        return exactly_so_many(1.0, parts)

    @rule("MM", "EXACT NUMBER P | P EXACT NUMBER | EXACT _HAVE NUMBER P | EXACT _HAVE NUMBER _BIGN P", cost=0.05)
    def exactly_so_many(*given: Any) -> Some | None:
        number, some = the(float, given), measured(the(Parts, given))
        fits = some is not None and number == int(number) and 1 <= number <= len(some.measures)
        return replace(some, at_least=int(number), exact=True) if some is not None and fits else None

    @rule("C", "MM _MISSED TOPS | _MISSED MM TOPS | _MISSED TOPS MM", cost=0.1)
    def missed(*given: Any) -> Condition | None:
        made = at_end(the(Some, given), the(Tops, given)) if len(the(Some, given).measures) == 1 else None
        return denied(made) if made is not None and not made.negate else None

    @rule("C", "_MISSED TOPS", cost=0.7)
    def missed_of_whole(tops: Tops) -> Condition | None:
        measure = whole_index()
        if measure is None or any(len(within) == tops.number for within in base.members.values()):
            return None
        made = topped(base, measure, tops)
        return denied(made) if made is not None else None

    @rule("C", "SUP MM | MM SUP | _HAVE SUP MM | _INTO SUP MM | MM _INTO SUP", cost=0.2)
    def first_in_each(first: Any, second: Any) -> Condition | None:
        some, end = (first, second) if isinstance(first, Some) else (second, first)
        return at_end(some, Tops(1, end)) if len(some.measures) > 1 and end in ("max", "min") else None

    @rule("C", "C _AND _BOTH B", cost=0.1)
    def both_of_gap(condition: Condition, bound: Bound) -> Condition | None:
        """*X exceeds Y although both lie above …*"""
        if not isinstance(condition, GapTest) or condition.measure != "score":
            return None
        tests = (tested(base, Measure(ident), bound) for ident in (condition.left, condition.right))
        return together((condition, *tests))


def rests(grammar: Grammar, base: Base) -> None:
    """AHEADALL: ahead of, or behind, all the others; places shared; the same test in another measure."""
    rule = grammar.rule

    @rule(
        "AHEADALL",
        "OP _EVERY _OTHER | OP _EVERY OFNUMBER _OTHER | OP _EVERY NUMBER _OTHER | OP _OTHER NUMBER | OP _OTHER OFNUMBER",
    )
    @rule("AHEADALL", "OP _EVERY _OTHER _CITYN | OP _OTHER _CITYN | OP _EVERY _OTHER NUMBER | OP _OTHER NUMBER _CITYN")
    @rule(
        "AHEADALL",
        "COMP _THAN _EVERY _OTHER | COMP _THAN _OTHER NUMBER | OP _EVERY OFNUMBER _OTHER _CITYN | OP _OTHER _EVERY",
    )
    def ahead_of_all(op: str, *_: Any) -> Any:
        return {">": "max", "<": "min"}.get(op)

    @rule("TOPS", "AHEADALL", cost=0.4)
    def first_of_all(end: Any) -> Tops:
        return Tops(1, end)

    @rule("O", "AHEADALL M | M AHEADALL | _INTO AHEADALL M")
    def order_to_end(first: Any, second: Any) -> Order | None:
        end, measure = (second, first) if isinstance(first, Measure) else (first, second)
        if base.indicators[measure.indicator].kind == "rank":
            return None
        return Order(f"score:{measure.indicator}", end)

    @rule(
        "C",
        "C _AND OP M | C _AND M OP | C OP M | C _AND _INTO OP M | C _AND COMP M | C _AND M COMP | C M OP | C _AND OP _INTO M",
        cost=0.3,
    )
    def in_another(condition: Condition, first: Any, second: Any) -> Condition | None:
        """*Above Chongqing in X and below it in Y*, *above the mean in X but below it in Y*."""
        op, measure = (second, first) if isinstance(first, Measure) else (first, second)
        if not isinstance(condition, ScoreTest) or condition.plus or condition.factor or condition.negate:
            return None
        reference = reference_of(condition)
        if reference is None or op not in (">", "<"):
            return None
        other = tested(base, measure, Bound(op, None, reference))
        return together((condition, other)) if measure.indicator != condition.indicator else None

    @rule("C", "C _AND VERYEND | VERYEND _AND C | C VERYEND", cost=0.15)
    def first_in_another(first: Condition, second: Condition) -> Condition | None:
        """*In the top ten for X but last for Y*: the end of the order of all; where no city is both, nobody can tell of whom."""
        made = together((first, second))
        measured = {c.indicator for c in (first, second) if isinstance(c, ScoreTest) and c.measure == "rank"}
        if made is None or len(measured) != 2:
            return None
        return made if any(members(base, Selection(conditions=(made,)))) else None

    @rule("VERYEND", "FIRSTP M | FIRSTP _INTO M | M FIRSTP | _INTO FIRSTP M | _INTO FIRSTP _INTO M | M _INTO FIRSTP")
    @rule("VERYEND", "SUP M | _INTO SUP M | M SUP | M _INTO SUP | FIRSTP _THATOF M", cost=0.1)
    def at_very_end(*given: Any) -> Condition | None:
        end: Any = word_in(given)
        return topped(base, the(Measure, given), Tops(1, end))

    @rule(
        "C", "_SAME ORDINAL M | _SAME ORDINAL _INTO M | M _SAME ORDINAL | M _INTO _SAME ORDINAL | _SAME _INTO ORDINAL M"
    )
    def shared_place(first: Any, second: Any) -> Condition | None:
        place, measure = (first, second) if isinstance(first, float) else (second, first)
        return tested(base, measure, Bound("=", place, ordinal=True))

    @rule("Q", "S _WHICHP O", cost=0.05)
    def best_of_those(inner: Cities, order: Order) -> Plan | None:
        return ranked(base, inner, order) if len(inner.conditions) > 0 and inner.count is None else None

    @rule("MM", "MM NUMBER | MM NUMBER _BIGN | MM NUMBER _PARTN | MM NUMBER P | MM OFNUMBER", cost=0.1)
    def so_many_measures(some: Some, number: float, *_: Any) -> Some | None:
        return some if len(some.measures) == number and number > 1 else None

    @rule("MM", "MM _EVERY | _EVERY MM", cost=0.1)
    def each_of_them(some: Some) -> Some | None:
        return (
            some if len(some.measures) > 1 and not some.one_is_enough and not some.none and not some.at_least else None
        )


def reference_of(test: ScoreTest) -> Reference | None:
    """What a test holds a value against: the value of one city, or the mean or median of a set."""
    within = test.of.conditions if test.of else ()
    city: tuple[str, ...] = getattr(within[0], "cities", ()) if len(within) == 1 else ()
    if len(city) == 1:
        return Reference("mean", named(city[0]))
    if test.reference is None or test.value is not None:
        return None
    return Reference(test.reference, Cities(within) if within else None)
