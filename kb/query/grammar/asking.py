"""Whole questions on cities: which, how many, who is first, whether."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import parts
from kb.query.grammar.meanings import Cities, Order, the
from kb.query.grammar.scores import placed_within
from kb.query.kinds.comparing import Compare
from kb.query.kinds.measuring import Rank
from kb.query.kinds.quantifying import Holds
from kb.query.kinds.selecting import Check, Count, Find
from kb.query.plan import Plan
from kb.query.selection.conditions import Condition, InEdition, ScoreTest, Selection
from kb.query.selection.evaluate import members


def ranked(base: Base, inner: Cities, order: Order) -> Plan | None:
    """The cities of a set at one end of an order: so many as were said, unless that is the size of the set itself."""
    if len(inner.named) == 1:
        return None
    if order.place == 1 and inner.named and order.by.startswith("score:") and len(inner.conditions) == 1:
        return Compare(cities=inner.named, attributes=(order.by,), ask="first", ascending=order.end == "min")
    if order.place > 1:
        return Rank(select=inner.select, by=order.by, ascending=order.end == "min", position=order.place)
    if inner.count is not None and len(members(base, inner.select)) < inner.count:
        return None  # the number was said of a larger set
    whole_set = inner.count is None or (bool(inner.conditions) and len(members(base, inner.select)) == inner.count)
    return Rank(select=inner.select, by=order.by, ascending=order.end == "min", limit=1 if whole_set else inner.count)


def listed(base: Base, select: Selection, count: int | None) -> Plan | None:
    """The cities of a selection; where a number was said of them, they must be so many."""
    within = placed_within(base, select)
    if within is None:
        return None
    if count is None and (best := best_listed(base, within)) is not None:
        return best
    return Find(select=within) if count is None or len(members(base, within)) == count else None


def best_listed(base: Base, select: Selection) -> Plan | None:
    """So many at one end of an order, and nothing else: in their order."""
    test = select.conditions[0] if len(select.conditions) == 1 else None
    if not isinstance(test, ScoreTest) or test.measure != "rank" or test.negate or test.of or test.value is None:
        return None
    by, places = f"score:{test.indicator}", len(base.scores.get(test.indicator, ()))
    if base.indicators[test.indicator].kind == "rank" or test.op not in ("<=", ">"):
        return None
    number = int(test.value) if test.op == "<=" else places - int(test.value)
    worst = test.op == ">"
    return Rank(by=by, ascending=worst, limit=number) if 1 <= number <= places // 3 else None


def cities_asked(grammar: Grammar, base: Base) -> None:
    """Q: which cities, how many, which one at the end of an order, whether one or all."""
    rule = grammar.rule

    @rule("W", "WHICH | WHO | WHICH _CITYN")
    def which(_: Any) -> str:
        return "which"

    @rule("Q", "_W S | S _W | _WHAT S | _W S _HAVE | S _HAVE _W")
    def find(inner: Cities) -> Plan | None:
        if not inner.conditions or len(inner.named) == 1 or (inner.named and len(inner.conditions) == 1):
            return None
        if all(isinstance(c, InEdition) for c in inner.conditions):
            return None
        return listed(base, inner.select, inner.count)

    @rule("Q", "_W C | C _W")
    def find_all(condition: Condition) -> Plan | None:
        return listed(base, Selection(conditions=parts(condition)), None)

    @rule("Q", "_W CITIES C | CITIES _W C | CITIES C _W | S _W C | _W S C")
    def find_among(inner: Cities, condition: Condition) -> Plan | None:
        if len(inner.named) == 1:
            return None
        added = (c for c in parts(condition) if c not in inner.conditions)
        return listed(base, Selection(conditions=(*inner.conditions, *added)), inner.count)

    @rule("Q", "_HOWMANY S | S _HOWMANY | _HOWMANY C | C _HOWMANY | S _HAVE _HOWMANY | _WHAT _HOWMANY S")
    def count(inner: Any) -> Plan | None:
        inner = inner if isinstance(inner, Cities) else Cities(parts(inner))
        return Count(select=inner.select) if inner.conditions and not inner.named and inner.count is None else None

    @rule("Q", "S _HOWMANY C | _HOWMANY S C | S C _HOWMANY _CITYN | S C _HOWMANY")
    def count_among(inner: Cities, condition: Condition) -> Plan | None:
        if inner.named or inner.count:
            return None
        added = parts(condition)
        return Count(select=Selection(conditions=(*inner.conditions, *added)))

    @rule(
        "Q",
        "_W S O | S O _W | S _W O | O S _W | _W O S | _W CITIES O | CITIES O _W | CITIES _W O | S _EVERY O _W",
    )
    def best(first: Any, second: Any) -> Plan | None:
        inner, order = (first, second) if isinstance(first, Cities) else (second, first)
        return ranked(base, inner, order)

    @rule("Q", "_W O | O _W")
    def best_of_all(order: Order) -> Plan | None:
        return ranked(base, Cities(), order)

    @rule("Q", "_YN CITIES C | CITIES C _YNEND | CITIES _YN C | CITIES _YN C _YNEND")
    def check(inner: Cities, condition: Condition) -> Plan:
        return Check(cities=inner.named, condition=condition)

    @rule(
        "Q",
        "_YN EVERY S C | S EVERY C _YNEND | S EVERY _YN C | S _YN EVERY C | EVERY S C _YNEND"
        " | EVERY S EVERY C _YNEND | _YN S EVERY C | S _BOTH C _YNEND | S _YN _BOTH C | _YN SOME S C"
        " | SOME S C _YNEND | SOME S C | _YN NONE S C | NONE S C _YNEND | _YN MOSTLY S C"
        " | MOSTLY S C _YNEND | S MOSTLY C _YNEND | S SOME C _YNEND",
    )
    def holds(*given: Any) -> Plan | None:
        inner = the(Cities, given)
        quantifier = next((part for part in given if isinstance(part, str)), "all")
        if inner.named or not inner.conditions or inner.count:
            return None
        return Holds(among=inner.select, condition=given[-1], quantifier=quantifier)
