"""Whole questions on cities: which, how many, who is first, whether."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import is_whole
from kb.query.grammar.logic import denied, parts
from kb.query.grammar.meanings import LANGUAGE, Cities, Order, the
from kb.query.grammar.score_tests import placed_within
from kb.query.kinds.comparing import Compare
from kb.query.kinds.measuring import Rank
from kb.query.kinds.quantifying import Holds
from kb.query.kinds.selecting import Check, Count, Find
from kb.query.plan import Plan
from kb.query.selection.conditions import (
    MEMBERSHIP,
    AllOf,
    Condition,
    HasPath,
    InEdition,
    InNetwork,
    NamedCities,
    ScoreTest,
    Selection,
)
from kb.query.selection.evaluate import members

COMPARED = ("score:", "regulation.", "body.")
A_FEW = 10  # places at the end of an order that are told in their order


def ranked(base: Base, inner: Cities, order: Order) -> Plan | None:
    """The cities of a set at one end of an order: so many as were said, unless that is the size of the set itself."""
    if len(inner.named) == 1:
        return None
    if order.place == 1 and inner.named and len(inner.conditions) == 1 and order.by.startswith(COMPARED):
        return Compare(cities=inner.named, attributes=(order.by,), ask="first", ascending=order.end == "min")
    if order.place > 1:
        return Rank(select=inner.select, by=order.by, position=-order.place if order.end == "min" else order.place)
    if inner.count is not None and len(members(base, inner.select)) < inner.count:
        return None  # the number was said of a larger set
    whole_set = inner.count is None or (bool(inner.conditions) and is_whole(base, inner.select, inner.count))
    among = tuple(condition for condition in order.among if condition not in inner.conditions)
    select = Selection(conditions=(*inner.conditions, *among))
    return Rank(select=select, by=order.by, ascending=order.end == "min", limit=1 if whole_set else inner.count)


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
    if test.op == "=" and len(members(base, select)) == 1:
        return Rank(by=by, position=int(test.value))
    if base.indicators[test.indicator].kind == "rank" or test.op not in ("<=", ">"):
        return None
    number = int(test.value) if test.op == "<=" else places - int(test.value)
    worst = test.op == ">"
    return Rank(by=by, ascending=worst, limit=number) if 1 <= number <= places // 3 else None


def first_of(base: Base, inner: Cities) -> Plan | None:
    """*The three best of a set*, or the three worst of all, where nothing else is said of them: in their order."""
    *before, last = inner.conditions
    if not isinstance(last, ScoreTest) or last.negate or last.measure != "rank" or inner.count or last.value is None:
        return None
    where, by = Selection(conditions=tuple(before)), f"score:{last.indicator}"
    if last.op == "<=" and (inner.tops or not before) and (last.of or Selection()) == where:
        return Rank(select=where, by=by, limit=int(last.value))
    size = len(base.scores.get(last.indicator, {})) - int(last.value)
    if last.op == ">" and not before and last.of is None and 0 < size <= A_FEW:
        return Rank(by=by, ascending=True, limit=size)
    return None


def beaten(inner: Cities, condition: Condition) -> Plan | None:
    """*Does it beat that city in …?*, which is told of both."""
    if (
        len(inner.named) != 1
        or not isinstance(condition, ScoreTest)
        or condition.negate
        or condition.op not in (">", "<")
    ):
        return None
    others = condition.of.conditions if condition.of and not (condition.factor or condition.plus) else ()
    if len(others) != 1 or not isinstance(others[0], NamedCities) or len(others[0].cities) != 1:
        return None
    pair = (inner.named[0], others[0].cities[0])
    return Compare(
        cities=pair, attributes=(f"score:{condition.indicator}",), ask="beats", ascending=condition.op == "<"
    )


def against_itself(inner: Cities, conditions: tuple[Condition, ...]) -> bool:
    """*Is it above the best municipality?*, which it is itself: the others are meant."""
    own = Selection(conditions=(NamedCities(cities=inner.named),))
    return bool(inner.named) and any(isinstance(part, ScoreTest) and part.of == own for part in conditions)


def meeting(first: Any, second: Cities) -> Cities | None:
    """A set, and one that is narrower: *of the members, which provincial capitals …*."""
    told = first.conditions if isinstance(first, Cities) else parts(first)
    plain = isinstance(first, Cities) and (first.named or first.count is not None or not first.conditions)
    if plain or second.named or second.count is not None or any(part in second.conditions for part in told):
        return None
    return Cities((*second.conditions, *told))


def exist(inner: Cities, told: tuple[Condition, ...], quantifier: str) -> Plan | None:
    """Whether there are any, or none: of those that belong to a set, the ones of which the rest holds."""
    every = (*inner.conditions, *told)
    if inner.named or inner.count is not None or len(every) < 2 or len(set(every)) < len(every):
        return None
    among = tuple(c for c in every if isinstance(c, (*MEMBERSHIP, HasPath)) and not c.negate) or every[:1]
    rest = tuple(c for c in every if c not in among)
    if not rest:
        among, rest = among[:1], among[1:]
    condition = rest[0] if len(rest) == 1 else AllOf(conditions=rest)
    return Holds(
        among=Selection(conditions=among), condition=condition, quantifier="none" if quantifier == "none" else "any"
    )


def cities_asked(grammar: Grammar, base: Base) -> None:
    """Q: which cities, how many, which one at the end of an order, whether one or all."""
    rule = grammar.rule

    @rule("W", "WHICH | WHO | WHICH _CITYN")
    def which(_: Any) -> str:
        return "which"

    @rule("Q", "_W S | S _W | _W S _HAVE | S _HAVE _W")
    def find(inner: Cities) -> Plan | None:
        if not inner.conditions or len(inner.named) == 1 or (inner.named and len(inner.conditions) == 1):
            return None
        if all(isinstance(c, (InEdition, NamedCities)) for c in inner.conditions):
            return None
        return first_of(base, inner) or listed(base, inner.select, inner.count)

    @rule("Q", "S _W NUMBER | S _W NUMBER _CITYN")
    def find_so_many(inner: Cities, number: float) -> Plan | None:
        return listed(base, inner.select, int(number)) if inner.conditions and not inner.named else None

    @rule("Q", "_W C | C _W")
    def find_all(condition: Condition) -> Plan | None:
        inner = Cities(parts(condition))
        return first_of(base, inner) or listed(base, inner.select, None)

    @rule("Q", "_W _OTHER S C | _OTHER _W S C | _W _OTHER C | _OTHER _W C | _W S _OTHER C | C _OTHER _W S", cost=0.05)
    def find_others(*given: Any) -> Plan | None:
        """*Which other cities have the same?*: where a city is named whose value is looked for, and which is not meant."""
        inner = next((part for part in given if isinstance(part, Cities)), Cities())
        told = parts(next(part for part in given if not isinstance(part, Cities)))
        out = any(isinstance(c, NamedCities) and c.negate for c in told)
        if not out or inner.named or inner.count or any(part in inner.conditions for part in told):
            return None
        return listed(base, Selection(conditions=(*inner.conditions, *told)), None)

    @rule("Q", "C _W C", cost=0.2)
    def find_of_those(first: Condition, second: Condition) -> Plan | None:
        """*Of Xi'an's companions in path type, which has a law?*"""
        told = (*parts(first), *parts(second))
        apart = any(isinstance(c, NamedCities) and c.negate for c in parts(first))
        return listed(base, Selection(conditions=told), None) if apart and len(set(told)) == len(told) else None

    @rule("Q", "_W ONEOF C | ONEOF _W C | ONEOF C _W", cost=0.1)
    @rule("Q", "_W CITIES C | CITIES _W C | CITIES C _W | S _W C | _W S C")
    def find_among(inner: Cities, condition: Condition) -> Plan | None:
        if len(inner.named) == 1 or any(part in inner.conditions for part in parts(condition)):
            return None
        return listed(base, Selection(conditions=(*inner.conditions, *parts(condition))), inner.count)

    @rule("Q", "C _W S C | S _W S C | C _AND _W S C | S _AND _W S C | C _W S | S _W S", cost=0.1)
    def find_of(first: Any, second: Cities, told: Condition | None = None) -> Plan | None:
        inner = meeting(first, second)
        if inner is None:
            return None
        plan: Plan | None = find(inner) if told is None else find_among(inner, told)
        return plan

    @rule("Q", "C _HOWMANY S C | S _HOWMANY S C | C _HOWMANY S | S _HOWMANY S | C _AND _HOWMANY S C", cost=0.1)
    def count_of(first: Any, second: Cities, told: Condition | None = None) -> Plan | None:
        inner = meeting(first, second)
        if inner is None:
            return None
        plan: Plan | None = count(inner) if told is None else count_among(inner, told)
        return plan

    @rule("Q", "_SHARE S C | _WHAT _SHARE S C | S C _SHARE | C S _SHARE | S _SHARE C | S C _WHAT _SHARE", cost=0.1)
    def share(*given: Any) -> Plan | None:
        inner = the(Cities, given)
        told = parts(next(part for part in given if part is not inner))
        if inner.named or inner.count or not inner.conditions or any(part in inner.conditions for part in told):
            return None
        return Count(select=Selection(conditions=(*inner.conditions, *told)), share=True, among=inner.select)

    @rule("Q", "_HOWMANY S | S _HOWMANY | _HOWMANY C | C _HOWMANY | S _HAVE _HOWMANY | _WHAT _HOWMANY S")
    def count(inner: Any) -> Plan | None:
        inner = inner if isinstance(inner, Cities) else Cities(parts(inner))
        return Count(select=inner.select) if inner.conditions and not inner.named and inner.count is None else None

    @rule("Q", "S _HOWMANY C | _HOWMANY S C | S C _HOWMANY _CITYN | S C _HOWMANY")
    def count_among(inner: Cities, condition: Condition) -> Plan | None:
        if inner.named or inner.count or any(part in inner.conditions for part in parts(condition)):
            return None
        return Count(select=Selection(conditions=(*inner.conditions, *parts(condition))))

    @rule(
        "Q",
        "_W ONEOF O | ONEOF O _W | ONEOF _W O | _W O ONEOF | _W S O | S O _W | S _W O | O S _W | _W O S | _W CITIES O | CITIES O _W | CITIES _W O | S _EVERY O _W",
    )
    def best(first: Any, second: Any) -> Plan | None:
        inner, order = (first, second) if isinstance(first, Cities) else (second, first)
        return ranked(base, inner, order)

    @rule("Q", "O S", cost=0.3)
    def best_named(order: Order, inner: Cities) -> Plan | None:
        """iSLEC综合得分最高的立法城市: named, and not asked for."""
        return ranked(base, inner, order) if LANGUAGE.get() == "zh" and inner.conditions and not inner.named else None

    @rule("Q", "_W O | O _W")
    def best_of_all(order: Order) -> Plan | None:
        return ranked(base, Cities(), order)

    @rule(
        "Q",
        "_YN CITIES C | CITIES C _YNEND | CITIES _YN C | CITIES _YN C _YNEND | _YN CITIES C _YNEND | CITIES _SOME C"
        " | _YN CITIES _BOTH C | _YN CITIES _BOTH C _YNEND | _YN CITIES _EVERY C | CITIES _BOTH C _YNEND",
    )
    def check(inner: Cities, condition: Condition) -> Plan | None:
        if isinstance(condition, ScoreTest) and condition.plus and len(inner.named) == 1:
            return None  # *does it lead by more than 0.2?*: a lead of two cities, which has a kind of its own
        if against_itself(inner, parts(condition)):
            return None
        return beaten(inner, condition) or Check(cities=inner.named, condition=condition)

    @rule("Q", "_YN ONEOF C | ONEOF C _YNEND | _YN ONEOF C _YNEND | ONEOF _YN C | ONEOF _SOME C")
    def one_of(inner: Cities, condition: Condition) -> Plan:
        return Holds(among=inner.select, condition=condition, quantifier="any")

    @rule("Q", "_YN _NEITHER CITIES _NOR CITY C | _NEITHER CITIES _NOR CITY C _YNEND")
    def check_neither(inner: Cities, city: str, condition: Condition) -> Plan:
        return Check(cities=(*inner.named, city), condition=denied(condition))

    @rule(
        "Q",
        "_YN CITIES _SOME S | _YN CITIES _INTO S | CITIES _INTO S _YNEND | CITIES S _YNEND | CITIES _YN S",
        cost=0.1,
    )
    def check_among(inner: Cities, among: Cities) -> Plan | None:
        """*Is it one of the members with a law?*"""
        if among.named or among.count is not None or not among.conditions or among.tops:
            return None
        every = among.conditions
        if against_itself(inner, every):
            return None
        return Check(cities=inner.named, condition=every[0] if len(every) == 1 else AllOf(conditions=every))

    @rule("Q", "S SOME S | S SOME S _YNEND", cost=0.1)
    def any_among(first: Cities, quantifier: str, second: Cities) -> Plan | None:
        inner = meeting(first, second)
        return exist(inner, (), quantifier) if inner is not None and second.conditions else None

    @rule("Q", "NETWORK _W _MEMBERN")
    def members_of(network: str) -> Plan | None:
        return Find(select=Selection(conditions=(InNetwork(network=network),))) if network in base.members else None

    @rule("Q", "NETWORK _HOWMANY _MEMBERN")
    def number_of_members(network: str) -> Plan | None:
        return Count(select=Selection(conditions=(InNetwork(network=network),))) if network in base.members else None

    @rule("Q", "S", cost=0.6)
    def terse(inner: Cities) -> Plan | None:
        """*GNLC members without a law*: a set of which something is said besides who belongs to it."""
        told = [c for c in inner.conditions if not isinstance(c, MEMBERSHIP)]
        if not told or inner.named or inner.count is not None:
            return None
        return first_of(base, inner) or listed(base, inner.select, None)

    @rule(
        "Q",
        "_YN EVERY S C | S EVERY C _YNEND | S EVERY _YN C | S _YN EVERY C | EVERY S C _YNEND | EVERY S _YN C"
        " | _YN EVERY S EVERY C | EVERY S EVERY C _YNEND | EVERY S _YN EVERY C | _YN S EVERY C | S _BOTH C _YNEND"
        " | S _YN _BOTH C | _YN S _BOTH C | EVERY S _BOTH C _YNEND | _YN EVERY S _BOTH C | EVERY S _YN _BOTH C"
        " | _YN EVERY S _BOTH C _YNEND | _YN EVERY S C _YNEND | _YN EVERY S EVERY C _YNEND | _YN MOSTLY S C | S _YN C"
        " | MOSTLY S C _YNEND | S MOSTLY C _YNEND | MOSTLY S _YN C | MOSTLY S _BOTH C _YNEND | _YN MOSTLY S _BOTH C",
    )
    def holds(*given: Any) -> Plan | None:
        inner = the(Cities, given)
        quantifier = next((part for part in given if isinstance(part, str)), "all")
        condition = given[-1]
        twice = any(part in inner.conditions for part in parts(condition))
        if inner.named or not inner.conditions or inner.count or twice:
            return None
        return Holds(among=inner.select, condition=condition, quantifier=quantifier)

    @rule(
        "Q",
        "_YN SOME S C | SOME S C _YNEND | SOME S C | S SOME C _YNEND | _YN SOME S C _YNEND | S SOME C | SOME S _YN C"
        " | _YN NONE S C | NONE S C _YNEND | _YN NONE S C _YNEND | NONE S _YN C | S SOME _W C",
    )
    def any_holds(*given: Any) -> Plan | None:
        condition = next(part for part in given if not isinstance(part, (str, Cities)))
        return exist(the(Cities, given), parts(condition), next(part for part in given if isinstance(part, str)))

    @rule(
        "Q",
        "SOME S | _YN SOME S | SOME S _YNEND | _YN NONE S | NONE S _YNEND | SOME S _HAVE | _YN SOME S _YNEND",
        cost=0.1,
    )
    def any_are(quantifier: str, inner: Cities) -> Plan | None:
        return exist(inner, (), quantifier)

    @rule("Q", "_HAVE S _YNEND | _HAVE S C _YNEND", cost=0.1)
    def any_at_all(inner: Cities, condition: Condition | None = None) -> Plan | None:
        return exist(inner, parts(condition) if condition is not None else (), "any")
