"""Whole questions on orders: the first of cities that are named, all of them in order, the best of a set said in between."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.asking import ranked
from kb.query.grammar.bounds import TURNED
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import mixed
from kb.query.grammar.meanings import Bound, Cities, Measure, Order, Reference, Some, Tops, the, word_in
from kb.query.grammar.references import named
from kb.query.grammar.score_tests import ordered, spread, tested, topped
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Check, Count, Find
from kb.query.plan import Plan
from kb.query.selection.conditions import InGroup, Selection
from kb.query.selection.evaluate import members


def orders_asked(grammar: Grammar, base: Base) -> None:
    """Q: the first of several, or their order."""
    rule = grammar.rule

    @rule("Q", "CITIES O _WHICHP | CITIES _WHICHP O | CITIES _CITYN _W O | CITIES _W _CITYN O")
    def first_of(inner: Cities, order: Order) -> Plan | None:
        return ranked(base, inner, order) if len(inner.named) > 1 else None

    @rule(
        "Q",
        "CITIES MM _YN B | CITIES MM _YN TOPS | CITIES _YN MM B | MM CITIES _YN B | MM CITIES _YN TOPS | MM CITIES B _YNEND",
    )
    @rule(
        "Q",
        "CITIES MM _YN _EVERY B | CITIES MM _YN _BOTH B | _YN CITIES _BOTH TOPS MM | _YN CITIES _BOTH B MM | CITIES MM _YN _EVERY TOPS",
    )
    @rule("Q", "MM CITIES TOPS _YNEND | _YN CITIES MM _INTO TOPS | CITIES MM _YN _INTO TOPS | MM CITIES _YN _INTO TOPS")
    def check(*given: Any) -> Plan | None:
        inner, some = the(Cities, given), the(Some, given)
        found = next(part for part in given if isinstance(part, (Bound, Tops)))
        if isinstance(found, Bound) and found.reference and found.reference.city and not found.plus:
            return None
        make = topped if isinstance(found, Tops) else tested
        condition = spread(some, lambda measure: make(base, measure, found))  # type: ignore[arg-type]
        return Check(cities=inner.named, condition=condition) if condition is not None else None

    @rule("Q", mixed("_SORT", "CITIES", "M"))
    @rule("Q", "_SORT CITIES _BY M | CITIES _BY M _SORT | _BY M _SORT CITIES | CITIES _SORT _BY M | _BY M CITIES _SORT")
    @rule(
        "Q",
        "_SORT CITIES M _DOWN | CITIES M _DOWN _SORT | CITIES _BY M _DOWN _SORT | _SORT CITIES _BY M _DOWN | CITIES _BY M _SORT _DOWN",
    )
    @rule(
        "Q",
        "CITIES _BY M _DOWN | CITIES M _DOWN _WHAT | CITIES M _DOWN _HOWSORT | CITIES M _SORT _WHAT | M CITIES _DOWN _SORT | M _DOWN _SORT CITIES",
    )
    def sorted_down(*given: Any) -> Plan | None:
        return in_order(given, False)

    @rule(
        "Q",
        "_SORT CITIES M _UP | CITIES M _UP _SORT | CITIES _BY M _UP _SORT | _SORT CITIES _BY M _UP | CITIES _BY M _SORT _UP",
    )
    @rule("Q", "CITIES M _UP _HOWSORT | CITIES _BY M _UP | M _UP _SORT CITIES")
    def sorted_up(*given: Any) -> Plan | None:
        return in_order(given, True)

    @rule(
        "Q",
        "_SORT S _BY M _DOWN | _SORT S M _DOWN | S _BY M _DOWN _SORT | _BY M S _DOWN _SORT | _SORT S _BY M | S _BY M _SORT _DOWN | S _BY M _SORT",
    )
    @rule(
        "Q",
        "_PUT S _BY M _DOWN | _PUT S _BY M | S M _DOWN _SORT | _SORT S _BY _SORT M _DOWN | _PUT S _SORT M _DOWN | _PUT S _SORT M",
    )
    def set_sorted_down(inner: Cities, measure: Measure) -> Plan | None:
        return set_in_order(inner, measure, False)

    @rule(
        "Q",
        "_SORT S _BY M _UP | _SORT S M _UP | S _BY M _UP _SORT | _BY M S _UP _SORT | S _BY M _SORT _UP | _PUT S _BY M _UP",
    )
    def set_sorted_up(inner: Cities, measure: Measure) -> Plan | None:
        return set_in_order(inner, measure, True)

    def set_in_order(inner: Cities, measure: Measure, ascending: bool) -> Plan | None:
        if inner.named or inner.count or not inner.conditions or base.indicators[measure.indicator].kind == "rank":
            return None
        return Rank(select=inner.select, by=f"score:{measure.indicator}", ascending=ascending)

    def in_order(given: tuple[Any, ...], ascending: bool) -> Plan | None:
        inner, measure = the(Cities, given), the(Measure, given)
        if len(inner.named) < 2 or base.indicators[measure.indicator].kind == "rank":
            return None
        return Rank(select=inner.select, by=f"score:{measure.indicator}", ascending=ascending)

    @rule(
        "Q",
        "_W NUMBER _CITYN O | O NUMBER _CITYN _W | _W O NUMBER _CITYN | NUMBER _CITYN O _W | _W NUMBER S O | S O NUMBER _CITYN _W",
        cost=0.2,
    )
    @rule("Q", "O NUMBER S _W | S _W NUMBER _CITYN O", cost=0.2)
    def so_many(*given: Any) -> Plan | None:
        order, inner = the(Order, given), next((part for part in given if isinstance(part, Cities)), Cities())
        number = next(part for part in given if isinstance(part, float))
        if inner.named or inner.count or order.place > 1 or number != int(number) or not 1 < number <= 20:
            return None
        if inner.conditions and number == len(members(base, inner.select)):
            return None  # 美国三座城市中最低的: all of them, and the one of them
        return Rank(select=inner.select, by=order.by, ascending=order.end == "min", limit=int(number))

    @rule("Q", "_HOWMANY S CITIES OP MM | CITIES OP _HOWMANY S MM | CITIES MM OP _HOWMANY S | MM CITIES OP _HOWMANY S")
    def how_many_behind(*given: Any) -> Plan | None:
        select = behind(given)
        return Count(select=select) if select else None

    @rule("Q", "_W S CITIES OP MM | CITIES OP _W S MM | CITIES MM OP _W S | MM CITIES OP _W S | _W _CITYN CITIES OP MM")
    def who_is_behind(*given: Any) -> Plan | None:
        select = behind(given)
        return Find(select=select) if select else None

    def behind(given: tuple[Any, ...]) -> Selection | None:
        """*The cities that Wuhan beats*: those that are below it."""
        sides = [part for part in given if isinstance(part, Cities)]
        city = next((side.named[0] for side in sides if len(side.named) == 1), None)
        inner, op = next((side for side in sides if not side.named), Cities()), word_in(given)
        if city is None or inner.count or op not in (">", "<"):
            return None
        bound = Bound(TURNED[op], None, Reference("mean", named(city)))
        condition = spread(the(Some, given), lambda measure: tested(base, measure, bound))
        return Selection(conditions=(*inner.conditions, condition)) if condition is not None else None

    @rule("Q", "M _W SUP | M _W _INTO SUP")
    def best_said_after(measure: Measure, end: Any) -> Plan | None:
        order = ordered(base, measure, end)
        return ranked(base, Cities(), order) if order else None

    @rule("Q", "_W M S SUP | M S SUP _W | M S _W SUP | _W SUP S M | SUP S M _W | S M _W SUP | CITIES M _W SUP")
    @rule("Q", "S M _WHICHP SUP | CITIES M _WHICHP SUP | M CITIES _W SUP")
    def best_said_around(*given: Any) -> Plan | None:
        end = word_in(given)
        order, inner = ordered(base, the(Measure, given), end), the(Cities, given)
        if any(isinstance(c, InGroup) for c in inner.conditions):
            return None  # *the bottom level*: the level is at that end, not a city of it
        return ranked(base, inner, order) if order else None
