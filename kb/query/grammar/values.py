"""Whole questions on values: a city's score or place, a mean, a highest, a range, a share, and differences of means."""

from dataclasses import dataclass
from typing import Any, Literal

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import mixed, parts
from kb.query.grammar.meanings import Cities, Measure, Tops, the, word_in
from kb.query.grammar.score_tests import topped
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.contrasting import Contrast
from kb.query.kinds.selecting import Count
from kb.query.plan import Plan
from kb.query.selection.conditions import MEMBERSHIP, Selection
from kb.query.selection.evaluate import members

Function = Literal["mean", "median", "min", "max", "sum", "range"]


@dataclass(frozen=True)
class Summed:
    """One number of a measure over a set."""

    inner: Cities
    measure: Measure
    function: Function


@dataclass(frozen=True)
class SetDuel:
    """A set whose mean is to be above that of another."""

    left: Selection
    right: Selection
    measure: Measure


def sums(grammar: Grammar, base: Base) -> None:
    """A: the mean, median, highest, lowest, sum or range of a measure over a set."""
    rule = grammar.rule

    @rule("FN", "MEAN | FIGURE")
    def function(name: Any) -> Any:
        return name

    @rule("FN", "_SPREAD")
    def spread() -> Any:
        return "range"

    @rule("FN", "_DIFF _BETWEEN SUP _AND SUP | _DIFF SUP _AND SUP | SUP _AND SUP _DIFF | SUP SUP _DIFF")
    def from_end_to_end(first: Any, second: Any) -> Any:
        return "range" if first != second else None

    @rule(
        "RQ",
        "SUP _AND SUP _BETWEENEND DQ | SUP _TO SUP DQ | SUP _AND SUP DQ | DQ SUP _AND SUP | DQ _BETWEEN SUP _AND SUP | SUP SUP DQ",
    )
    def range_asked(*given: Any) -> Any:
        return "range" if {"max", "min"} <= set(given) and "rank" not in given else None

    @rule("AV", "FN M | M FN | FN _SCOREN M | M _SCOREN FN")
    def of_measure(*given: Any) -> tuple[str, Measure]:
        return word_in(given), the(Measure, given)

    @rule("A", "AV S | S AV | AV _EVERY S | S _EVERY AV")
    def of_set(*given: Any) -> Summed | None:
        return over_set(*next(part for part in given if isinstance(part, tuple)), the(Cities, given))

    @rule(
        "A", "FN TOPS S M | M TOPS S FN | FN TOPS M | M TOPS FN | M TOPS S _SCOREN FN | FN _SCOREN TOPS S M", cost=0.05
    )
    def of_best(*given: Any) -> Summed | None:
        """*The mean of the top ten in X*: the best in X, and their X."""
        measure, inner = the(Measure, given), next((part for part in given if isinstance(part, Cities)), Cities())
        if inner.named or inner.count:
            return None
        condition = topped(base, measure, the(Tops, given), inner.select if inner.conditions else None)
        return (
            over_set(word_in(given), measure, Cities((*inner.conditions, condition))) if condition is not None else None
        )

    @rule("A", "FN S M | M S FN | S _SCOREN FN M", cost=0.3)
    @rule(
        "A",
        "FN M _EVERY S | FN _SCOREN S M | S FN _SCOREN M | S M FN _SCOREN | M S FN _SCOREN | M FN _SCOREN S",
        cost=0.1,
    )
    def over_set(*given: Any) -> Summed | None:
        inner, measure = the(Cities, given), the(Measure, given)
        name = word_in(given)
        if inner.named:
            return None
        if name == "range" and measure.said == "rank":
            return None
        return Summed(inner, measure, name)

    @rule(
        "A",
        "M _WHAT S FN | S FN MUCH M | S FN _HOWMANY _SCOREN M | S M FN _HAVE | S _WHAT FN M | M S _WHAT FN | S FN _WHAT M",
    )
    def over_set_asked(*given: Any) -> Summed | None:
        return None if "rank" in given else over_set(*(part for part in given if part not in ("", "score")))

    @rule("A", mixed("RQ", "M", "S"))
    @rule("A", mixed("RQ", "M"))
    def range_over(*given: Any) -> Summed | None:
        return over_set(*given, Cities())

    @rule("A", "FN M | M FN", cost=0.2)
    def over_all(*given: Any) -> Summed | None:
        return over_set(*given, Cities())

    @rule("A", mixed("FN", "M", "CITIES"), cost=0.1)
    def over_named(*given: Any) -> Summed | None:
        inner, measure = the(Cities, given), the(Measure, given)
        name = word_in(given)
        return Summed(inner, measure, name) if len(inner.named) > 1 and measure.said != "rank" else None

    @rule("EXTREME", mixed("SUP", "M", "S"))
    def extreme(*given: Any) -> Summed | None:
        inner, measure = the(Cities, given), the(Measure, given)
        end = word_in(given)
        fits = not inner.named and not inner.count and measure.said != "rank" and end in ("max", "min")
        return Summed(inner, measure, end) if fits else None

    @rule("EXTREME", "SUP M | M SUP", cost=0.2)
    def extreme_of_all(*given: Any) -> Summed | None:
        return extreme(*given, Cities())


def sums_asked(grammar: Grammar, base: Base) -> None:
    """Q: such a number, and the difference of two."""
    rule = grammar.rule

    @rule(
        "Q", "A | _WHAT A | A _WHAT | A MUCH | MUCH A | _WHAT _SCOREN A | A _HAVE _WHAT | A _HAVE MUCH | _WHAT A _HAVE"
    )
    @rule("Q", "A _HOWMANY _SCOREN | _HOWMANY _SCOREN A")
    def number(*given: Any) -> Plan | None:
        found = the(Summed, given)
        if any(part == "rank" for part in given) and found.measure.said != "rank":
            return None
        if found.inner.count is not None and len(members(base, found.inner.select)) != found.inner.count:
            return None
        return Aggregate(
            select=found.inner.select,
            indicator=found.measure.indicator,
            measure=found.measure.said or "score",
            function=found.function,
        )

    @rule(
        "Q",
        "_WHAT EXTREME | EXTREME _WHAT | EXTREME MUCH | MUCH EXTREME | _WHAT _SCOREN EXTREME | EXTREME _SCOREN _WHAT | EXTREME _SCOREN MUCH",
    )
    def highest(*given: Any) -> Plan | None:
        return None if any(part == "rank" for part in given) else number(the(Summed, given))

    @rule("BS", "OP S | COMP _THAN S | _THAN S COMP | OP _THATOF S | COMP _THAN _THATOF S | _THAN S OP")
    def against_set(first: Any, second: Any) -> tuple[str, Cities] | None:
        op, inner = (first, second) if isinstance(first, str) else (second, first)
        return (op, inner) if op in (">", "<") and not inner.named else None

    @rule("SD", mixed("S", "BS", "FN", "M"))
    @rule(
        "SD",
        "S COMP FN _THAN S M | S _SCOREN COMP FN _THAN S M | S _SCOREN BS FN M | S COMP FN M _THAN S | S _HAVE COMP FN M _THAN S",
    )
    @rule(
        "SD",
        "COMP FN M S _THAN S | OP FN M S S | COMP FN M S _THAN _THATOF S | S FN BS M | S OP FN M _THAN S | S _HAVE OP FN M _THAN S",
    )
    @rule("SD", "S _SCOREN FN BS M | S _SCOREN COMP _THAN S FN M | COMP S FN M _THAN S | S FN M BS _SCOREN")
    def set_duel(*given: Any) -> SetDuel | None:
        op, right = next((part for part in given if isinstance(part, tuple)), (None, None))
        inner = [part for part in given if isinstance(part, Cities)]
        said = [part for part in given if isinstance(part, str)]
        op = op or next((part for part in said if part in (">", "<")), None)
        sides = two_sets((inner[0], right or inner[1]))
        if sides is None or "mean" not in said or op not in (">", "<"):
            return None
        measure = the(Measure, given)
        return SetDuel(*(sides if op == ">" else sides[::-1]), measure) if measure.said != "rank" else None

    @rule("Q", "_YN SD | SD _YNEND")
    @rule("Q", "S M FN _YN BS | S FN M _YN BS | M S FN _YN BS | FN M S _YN BS | S M _YN FN BS")
    def set_ahead(*given: Any) -> Plan | None:
        found = given[0] if isinstance(given[0], SetDuel) else set_duel(*given)
        return (
            Contrast(left=found.left, right=found.right, indicator=found.measure.indicator, ask="more")
            if found
            else None
        )

    @rule("Q", "MUCH SD | SD MUCH | S BS MUCH FN M | S BS FN M MUCH | S FN M BS MUCH | S M FN BS MUCH")
    def set_ahead_by(*given: Any) -> Plan | None:
        found = next((part for part in given if isinstance(part, SetDuel)), None) or set_duel(*given)
        if found is None or "rank" in given or not holds(base, (found.left, found.right), found.measure, ">"):
            return None
        return Contrast(left=found.left, right=found.right, indicator=found.measure.indicator, ask="difference")

    @rule(
        "Q",
        "DQ FN M S _AND S | DQ S _AND S FN M | DQ FN M _BETWEEN S _AND S | S _AND S M FN DQ | S _AND S FN M DQ | S _AND S DQ FN M",
    )
    @rule(
        "Q",
        "S _AND S M FN _DIFF | S _AND S FN M _DIFF | FN M S _AND S DQ | DQ M FN S _AND S | M S _AND S FN DQ | M FN S _AND S DQ",
    )
    def sets_apart(*given: Any) -> Plan | None:
        sides, measure = two_sets(given), the(Measure, given)
        if sides is None or "mean" not in given or measure.said == "rank" or "rank" in given:
            return None
        return Contrast(left=sides[0], right=sides[1], indicator=measure.indicator, ask="difference")

    @rule(
        "Q",
        "DQ FN M _AND M | DQ FN M _AND FN M | M _AND M FN DQ | FN M _AND M DQ | M FN _AND M FN DQ | DQ FN M _AND M S",
    )
    @rule(
        "Q",
        "M _AND M S FN DQ | S M _AND M FN DQ | S FN M _AND M DQ | DQ FN M _AND FN M S | M _AND M FN _DIFF | M _AND M S FN _DIFF",
    )
    @rule(
        "Q",
        "M _AND M _SCOREN S FN DQ | M _AND M _PARTN S FN DQ | M _AND M NUMBER _PARTN S FN DQ | M _AND M NUMBER S FN DQ",
    )
    @rule(
        "Q",
        "MUCH FN M OP M | MUCH FN M OP M S | MUCH S FN M OP M | M FN _THAN M COMP MUCH | S M FN _THAN M COMP MUCH | MUCH FN M OP FN M",
    )
    @rule(
        "Q",
        "MUCH COMP FN M _THAN FN M | MUCH COMP FN M _THAN M | MUCH COMP FN M _THAN FN M S | M FN OP M FN MUCH | M FN _THAN M FN COMP MUCH",
    )
    def measures_apart(*given: Any) -> Plan | None:
        """The mean of what a city has more in one than in the other is the difference of the means."""
        left, right = (part for part in given if isinstance(part, Measure))
        inner = next((part for part in given if isinstance(part, Cities)), Cities())
        way = next((part for part in given if part in (">", "<")), None)
        one = base.indicators[left.indicator].edition == base.indicators[right.indicator].edition
        if "mean" not in given or not one or "rank" in (left.said, right.said) or "rank" in given or inner.named:
            return None
        cities = members(base, inner.select) if inner.conditions else tuple(base.cities)
        sums = [sum(base.printed(m.indicator).known(tuple(cities)).values()) for m in (left, right)]
        if sums[0] == sums[1] or (way is not None and (sums[0] > sums[1]) != (way == ">")):
            return None
        more, less = (left, right) if sums[0] > sums[1] else (right, left)
        return Aggregate(select=inner.select, attribute=f"gap:{more.indicator}|{less.indicator}", function="mean")

    def two_sets(given: tuple[Any, ...]) -> tuple[Selection, Selection] | None:
        left, right = (part for part in given if isinstance(part, Cities))
        if left == right or any(not s.conditions or s.named or s.count for s in (left, right)):
            return None
        return left.select, right.select


def holds(base: Base, sides: tuple[Selection, Selection], measure: Measure, way: str) -> bool:
    """Whether the mean of the first set is above (below) that of the second."""
    found = [list(base.printed(measure.indicator).known(tuple(members(base, side))).values()) for side in sides]
    if not all(found):
        return False
    left, right = (sum(values) / len(values) for values in found)
    return left != right and (left > right) == (way == ">")


def shares(grammar: Grammar, base: Base) -> None:
    """Q: the share of a set that meets a condition."""
    rule = grammar.rule

    @rule(
        "Q",
        "_SHARE S C | S C _SHARE _WHAT | S C _SHARE | S _SHARE C | C S _SHARE | _WHAT _SHARE S C | C _SHARE S | S C _HAVE _SHARE",
    )
    def share(*given: Any) -> Plan | None:
        inner = the(Cities, given)
        added = tuple(parts(next(part for part in given if not isinstance(part, Cities))))
        if not inner.conditions or inner.named or inner.count:
            return None
        if all(isinstance(c, MEMBERSHIP) for c in added) and not any(
            isinstance(c, MEMBERSHIP) for c in inner.conditions
        ):
            return None  # the share is of the members of a set, not of those that pass a test
        both = Selection(conditions=(*inner.conditions, *added))
        return Count(select=both, share=True, among=inner.select)
