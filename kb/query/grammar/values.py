"""Whole questions on values: a city's score or place, a mean, a highest, a range, a share, and differences of means."""

from dataclasses import dataclass
from typing import Any, Literal

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.duels import whole_of
from kb.query.grammar.logic import mixed, parts
from kb.query.grammar.meanings import Cities, Measure, Order, the
from kb.query.grammar.references import at_place
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.contrasting import Contrast
from kb.query.kinds.describing import Lookup
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Count
from kb.query.plan import Plan
from kb.query.selection.conditions import InEdition, Selection
from kb.query.selection.evaluate import members

Function = Literal["mean", "median", "min", "max", "sum", "range"]


@dataclass(frozen=True)
class Summed:
    """One number of a measure over a set."""

    inner: Cities
    measure: Measure
    function: Function


def sums(grammar: Grammar, base: Base) -> None:
    """A: the mean, median, highest, lowest, sum or range of a measure over a set."""
    rule = grammar.rule

    @rule("FN", "MEAN | FIGURE")
    def function(name: Any) -> Any:
        return name

    @rule("FN", "_SPREAD")
    @rule("FN", "_DIFF _BETWEEN _SUP _AND _SUP | _DIFF _SUP _AND _SUP | _SUP _AND _SUP _DIFF | _SUP _SUP _DIFF")
    def spread() -> Any:
        return "range"

    @rule("A", mixed("FN", "M", "S"))
    @rule("A", "FN M _EVERY S | FN _SCOREN S M | S FN _SCOREN M | S M FN _SCOREN | M S FN _SCOREN | M FN _SCOREN S")
    def over_set(*given: Any) -> Summed | None:
        inner, measure = the(Cities, given), the(Measure, given)
        name = next(part for part in given if isinstance(part, str))
        if inner.named:
            return None
        if name == "range" and measure.said == "rank":
            return None
        return Summed(inner, measure, name)

    @rule("A", "M _WHAT S FN | S FN MUCH M | S FN _HOWMANY _SCOREN M | S M FN _HAVE | S _WHAT FN M | M S _WHAT FN | S FN _WHAT M")
    def over_set_asked(*given: Any) -> Summed | None:
        return None if "rank" in given else over_set(*(part for part in given if part not in ("", "score")))

    @rule("A", "FN M | M FN", cost=0.2)
    def over_all(*given: Any) -> Summed | None:
        return over_set(*given, Cities())

    @rule("A", mixed("FN", "M", "CITIES"), cost=0.1)
    def over_named(*given: Any) -> Summed | None:
        inner, measure = the(Cities, given), the(Measure, given)
        name = next(part for part in given if isinstance(part, str))
        return Summed(inner, measure, name) if len(inner.named) > 1 and measure.said != "rank" else None

    @rule("X", mixed("SUP", "M", "S"))
    def extreme(*given: Any) -> Summed | None:
        inner, measure = the(Cities, given), the(Measure, given)
        end = next(part for part in given if isinstance(part, str))
        fits = not inner.named and not inner.count and measure.said != "rank" and end in ("max", "min")
        return Summed(inner, measure, end) if fits else None

    @rule("X", "SUP M | M SUP", cost=0.2)
    def extreme_of_all(*given: Any) -> Summed | None:
        return extreme(*given, Cities())


def sums_asked(grammar: Grammar, base: Base) -> None:
    """Q: such a number, and the difference of two."""
    rule = grammar.rule

    @rule("Q", "A | _WHAT A | A _WHAT | A MUCH | MUCH A | _WHAT _SCOREN A | A _HAVE _WHAT | A _HAVE MUCH | _WHAT A _HAVE")
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

    @rule("Q", "_WHAT DIFF FN M S _AND S | FN M DIFF S _AND S | S _AND S FN M DIFF MUCH | S _AND S M FN DIFF MUCH")
    @rule("Q", "MUCH OP FN M S S | S M FN _THAN S COMP MUCH | MUCH OP FN M S _THAN S | MUCH COMP FN M S _THAN S")
    @rule("Q", "S FN M _THAN S COMP MUCH | S M FN OP S MUCH | S FN M OP S MUCH | S _AND S M FN DIFFV MUCH | S _AND S FN M DIFFV MUCH")
    @rule("Q", "S _AND S M FN DIFF | S _AND S FN M DIFF | MUCH FN M S OP S | MUCH FN M S COMP _THAN S | S _THAN S M FN COMP MUCH")
    @rule("Q", "_WHAT DIFF S _AND S FN M | _WHAT DIFF _BETWEEN S _AND S FN M | _WHAT DIFF FN M _BETWEEN S _AND S")
    def sets_apart(*given: Any) -> Plan | None:
        sides = two_sets(given)
        measure, name = the(Measure, given), next((p for p in given if p in ("mean", "median", "sum", "range")), None)
        if sides is None or name != "mean" or measure.said == "rank" or "rank" in given:
            return None
        way = next((part for part in given if part in (">", "<")), None)
        if way is not None and not holds(base, sides, measure, way):
            return None
        return Contrast(left=sides[0], right=sides[1], indicator=measure.indicator, ask="difference")

    @rule("Q", "_WHAT DIFF FN M _AND M | M _AND M FN DIFF MUCH | M _AND M FN DIFFV MUCH | FN M _AND M DIFF MUCH")
    @rule("Q", "M _AND M S FN DIFF MUCH | M _AND M S FN DIFFV MUCH | S M _AND M FN DIFF MUCH | S M _AND M FN DIFFV MUCH")
    @rule("Q", "_WHAT DIFF FN M _AND M S | S FN M _AND M DIFF MUCH | M _AND M S FN DIFF | MUCH DIFFV FN M _AND M S")
    @rule("Q", "M _AND M _SCOREN S FN DIFF MUCH | M _AND M _PARTN S FN DIFF MUCH | M _AND M _PARTN S FN DIFFV MUCH")
    @rule("Q", "MUCH FN M OP M | MUCH FN M OP M S | MUCH S FN M OP M | M FN _THAN M COMP MUCH | S M FN _THAN M COMP MUCH")
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
        return Aggregate(
            select=inner.select, attribute=f"gap:{more.indicator}|{less.indicator}", function="mean"
        )

    @rule("Q", "_YN S FN OP S M | _YN S COMP FN M _THAN S | _YN S _HAVE COMP FN M _THAN S | S M FN _YN OP S")
    @rule("Q", "_YN FN M S OP S | _YN FN M S COMP _THAN S | S FN M OP S _YNEND | S M FN OP S _YNEND | S FN M _YN OP S")
    @rule("Q", "S _THAN S M FN COMP _YNEND | S M FN _THAN S COMP _YNEND | S FN M _THAN S COMP _YNEND | _YN S OP S M FN")
    @rule("Q", "_YN S HAVE OP FN M _THAN S | _YN S OP FN M _THAN S | _YN S COMP _THAN S FN M | _YN S COMP _THAN S M FN")
    def set_ahead(*given: Any) -> Plan | None:
        sides = two_sets(given)
        measure, way = the(Measure, given), next((part for part in given if part in (">", "<")), None)
        if sides is None or "mean" not in given or way is None or measure.said == "rank":
            return None
        left, right = sides if way == ">" else (sides[1], sides[0])
        return Contrast(left=left, right=right, indicator=measure.indicator, ask="more")

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

    @rule("Q", "_WHAT CITIES M | CITIES M _WHAT | _WHAT M CITIES | M CITIES _WHAT | MUCH CITIES M | CITIES M MUCH | CITIES MUCH M")
    @rule("Q", "M CITIES MUCH | _WHAT M CITIES _HAVE | _WHAT M CITIES _INTO | CITIES _HAVE MUCH M | _WHICH M CITIES _HAVE")
    @rule("Q", "CITIES M _HAVE MUCH | MUCH M CITIES | CITIES _WHAT M | MUCH CITIES M _HAVE | CITIES M _SCOREN MUCH | MUCH _SCOREN CITIES M")
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

    @rule("Q", mixed("ONE", "_WHAT", "M"), cost=0.1)
    @rule("Q", mixed("ONE", "MUCH", "M"), cost=0.1)
    def value_of_one(*given: Any) -> Plan | None:
        city = city_of(*next(part for part in given if isinstance(part, tuple)))
        unit = next((part for part in given if part in ("score", "rank")), "")
        return looked_up((city,), the(Measure, given), unit) if city else None

    @rule("Q", mixed("ONE", "_PLACEQ", "M"), cost=0.1)
    def place_of_one(*given: Any) -> Plan | None:
        city = city_of(*next(part for part in given if isinstance(part, tuple)))
        return looked_up((city,), Measure(the(Measure, given).indicator, "rank"), "rank") if city else None


def shares(grammar: Grammar, base: Base) -> None:
    """Q: the share of a set that meets a condition."""
    rule = grammar.rule

    @rule("Q", "_SHARE S C | S C _SHARE | S _SHARE C | C S _SHARE | _WHAT _SHARE S C | C _SHARE S | S C _HAVE _SHARE")
    def share(*given: Any) -> Plan | None:
        inner = the(Cities, given)
        added = tuple(parts(next(part for part in given if not isinstance(part, Cities))))
        if not inner.conditions or inner.named or inner.count:
            return None
        both = Selection(conditions=(*inner.conditions, *added))
        return Count(select=both, share=True, among=inner.select)
