"""Whole questions on values: a city's score or place, a mean, a highest, a range, a share, and differences of means."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.duels import whole_of
from kb.query.grammar.logic import mixed, parts
from kb.query.grammar.meanings import Cities, Measure, Order, the, word_in
from kb.query.grammar.references import at_place
from kb.query.grammar.scores import ordered
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.contrasting import Contrast
from kb.query.kinds.describing import Lookup
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Count
from kb.query.plan import Plan
from kb.query.selection.conditions import MEMBERSHIP, InEdition, Selection
from kb.query.selection.evaluate import members

SMALLEST = 3  # cities of a set in which a place is worth asking for
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

    @rule("RQ", "SUP _AND SUP DQ | DQ SUP _AND SUP | DQ _BETWEEN SUP _AND SUP | SUP SUP DQ")
    def range_asked(*given: Any) -> Any:
        return "range" if {"max", "min"} <= set(given) and "rank" not in given else None

    @rule("A", mixed("FN", "M", "S"))
    @rule("A", "FN M _EVERY S | FN _SCOREN S M | S FN _SCOREN M | S M FN _SCOREN | M S FN _SCOREN | M FN _SCOREN S")
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

    @rule("X", mixed("SUP", "M", "S"))
    def extreme(*given: Any) -> Summed | None:
        inner, measure = the(Cities, given), the(Measure, given)
        end = word_in(given)
        fits = not inner.named and not inner.count and measure.said != "rank" and end in ("max", "min")
        return Summed(inner, measure, end) if fits else None

    @rule("X", "SUP M | M SUP", cost=0.2)
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

    @rule("Q", "_WHAT X | X _WHAT | X MUCH | MUCH X | _WHAT _SCOREN X | X _SCOREN _WHAT | X _SCOREN MUCH")
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

    def city_of(inner: Cities, order: Order | None) -> str | None:
        """The one city that is meant; None where it is none or more than one."""
        if order is None:
            found = list(members(base, inner.select))
            return found[0] if len(found) == 1 else None
        measure = Measure(order.by.partition(":")[2])
        down = base.indicators[measure.indicator].higher_is_better != (order.end == "max")
        return at_place(base, measure, inner, -order.place if down else order.place)

    @rule("LATER", "SUP S M | NTH S M | SUP M S | NTH M S | S SUP M | S NTH M | S _HAVE SUP M | S _HAVE NTH M")
    def the_best_at(*given: Any) -> tuple[Cities, Order | None] | None:
        """*The best city in X*: said from its end on."""
        place, _, end = word_in(given).rpartition(":")
        order = ordered(base, the(Measure, given), end)
        return the_best(replace(order, place=int(place or 1)), the(Cities, given)) if order else None

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
        city = city_of(*next(part for part in given if isinstance(part, tuple)))
        unit = next((part for part in given if part in ("score", "rank")), "")
        return looked_up((city,), the(Measure, given), unit) if city else None

    @rule(
        "Q",
        "ONE M _PLACEQ | ONE _PLACEQ M | _PLACEQ LATER M | _PLACEQ LATER _INTO M | _PLACEQ M LATER | _PLACEQ LATER _RANKN M",
        cost=0.1,
    )
    def place_of_one(*given: Any) -> Plan | None:
        city = city_of(*next(part for part in given if isinstance(part, tuple)))
        return looked_up((city,), Measure(the(Measure, given).indicator, "rank"), "rank") if city else None


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
