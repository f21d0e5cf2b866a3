"""Whole questions whose time stands in front or is what is asked for: by 2016, which had …; in which year did most …."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import (
    ADOPTED,
    FOUNDED,
    IN_FORCE,
    STANDING,
    Deed,
    Happened,
    Owned,
    Span,
    Told,
    dated,
    entity_of,
    narrowed,
)
from kb.query.grammar.law_questions import of
from kb.query.grammar.laws import not_yet, timed
from kb.query.grammar.logic import parts, whole
from kb.query.grammar.meanings import Cities
from kb.query.grammar.sequences import one_after
from kb.query.kinds.measuring import Rank
from kb.query.kinds.quantifying import Holds
from kb.query.kinds.selecting import Check, Count, Find
from kb.query.kinds.sizing import Sizes
from kb.query.plan import Plan
from kb.query.selection.conditions import Condition, HasBody, NamedCities, Selection
from kb.query.selection.dates import DateTest


def fronted(grammar: Grammar, base: Base) -> None:
    """Q: a date in front, that belongs to what cities did or what happened to laws."""
    rule = grammar.rule

    def did(test: DateTest, told: Told, other: bool = False) -> tuple[Condition, ...]:
        condition = timed(base, told, test)
        city = (test.told_by or "").partition(":")[0]
        apart = (NamedCities(cities=(city,), negate=True),) if other and city in base.cities else ()
        return (*(parts(condition) if condition is not None else ()), *apart)

    @rule("WO", "_W")
    def plain() -> str:
        return "which"

    @rule("WO", "_OTHER _W | _W _OTHER | _OTHER _W _OTHER | _W _OTHER _CITYN", cost=-0.1)
    def others() -> str:
        return "other"

    @rule("W", "_IN WHICH | _HAVE WHICH", cost=0.05)
    def where(_: Any) -> str:
        return "which"

    @rule("W", "_WHERE", cost=0.1)
    def in_which_place() -> str:
        return "which"

    @rule("FRONT", "DT", cost=0.05)
    @rule("FRONT", "_IN DT", cost=0.05)
    def front(test: DateTest) -> DateTest | None:
        return test

    @rule("Q", "FRONT WO S UC | FRONT S WO UC | FRONT WO UC | S FRONT WO UC | S FRONT WO _CITYN UC")
    def which(*given: Any) -> Plan | None:
        test, told, inner = of(DateTest, given), of(Told, given), of(Cities, given) or Cities()
        found = did(test, told, "other" in given)
        if not found or inner.named or inner.count:
            return None
        return Find(select=Selection(conditions=(*inner.conditions, *found)))

    @rule("Q", "FRONT _W _NEXTONE _TO UC | FRONT _W _NEXTONE UC | FRONT _NEXTONE UC _W | FRONT _W _CITYN UC _NEXTONE"
               " | FRONT _W UC _NEXTONE | FRONT _W _CITYN _NEXTONE UC | FRONT _W _CITYN _NEXTONE _TO UC")  # fmt: skip
    def next_to(test: DateTest, told: Told) -> Plan | None:
        """*Once Chengdu had adopted its law, which city was next?*: the first of those behind it."""
        if test.op != "after" or told.entity == STANDING:
            return None
        return Rank(select=Selection(conditions=did(test, told)), by=str(told.entity), ascending=True, limit=1)

    @rule("Q", "_W _NEXTONE _TO UC CITYDATE | _W _CITYN _NEXTONE _TO UC CITYDATE | _W _NEXTONE UC CITYDATE | CITYDATEZ _NEXTONE UC _W"
               " | _W _CITYN CITYDATE _NEXTONE _TO UC | CITYDATE _W _NEXTONE _TO UC")  # fmt: skip
    def next_after_city(first: Any, second: Any) -> Plan | None:
        told, beside = (first, second) if isinstance(first, Told) else (second, first)
        condition = timed(base, told, beside) if beside[0] == "after" and told.entity != STANDING else None
        return Rank(select=Selection(conditions=parts(condition)), by=str(told.entity), ascending=True, limit=1) if condition else None  # fmt: skip

    @rule("Q", "FRONT _W _CAMENEXT | FRONT _W _CITYN _CAMENEXT | FRONT _CAMENEXT _W", cost=0.1)
    def came_next(test: DateTest) -> Plan | None:
        key = (test.told_by or "").partition(":")[2]
        if test.op != "after" or key not in (ADOPTED, IN_FORCE, FOUNDED):
            return None
        return Rank(select=Selection(conditions=(dated(key, test),)), by=key, ascending=True, limit=1)

    @rule("Q", "FRONT WO S _NOT UC | FRONT S WO _NOT UC | FRONT WO _NOT UC")
    def which_not(*given: Any) -> Plan | None:
        test, told, inner = of(DateTest, given), of(Told, given), of(Cities, given) or Cities()
        condition = not_yet(base, told, test)
        if condition is None or inner.named or inner.count:
            return None
        return Find(select=Selection(conditions=(*inner.conditions, condition)))

    @rule("Q", "FRONT _HOWMANY S UC | FRONT S _HOWMANY UC | FRONT _HOWMANY UC | FRONT S UC _HOWMANY")
    def how_many(*given: Any) -> Plan | None:
        inner = of(Cities, given) or Cities()
        found = did(of(DateTest, given), of(Told, given))
        fits = found and not inner.named and not inner.count
        return Count(select=Selection(conditions=(*inner.conditions, *found))) if fits else None

    @rule("Q", "FRONT _HOWMANY S _NOT UC | FRONT S _HOWMANY _NOT UC | FRONT _HOWMANY _NOT UC")
    def how_many_not(*given: Any) -> Plan | None:
        inner = of(Cities, given) or Cities()
        condition = not_yet(base, of(Told, given), of(DateTest, given))
        fits = condition is not None and not inner.named and not inner.count
        return Count(select=Selection(conditions=(*inner.conditions, condition))) if fits else None

    @rule("Q", "FRONT S UC _YNEND | FRONT _YN S UC | FRONT S _YN UC | FRONT _SOME S UC _YNEND | FRONT _YN _SOME S UC"
               " | FRONT _HAVE S UC _YNEND | FRONT S _THEREIS UC | FRONT S _THEREIS UC _YNEND | FRONT S _SOME UC _YNEND | _YN _SOME S UC DT")  # fmt: skip
    def any_did(*given: Any) -> Plan | None:
        inner, found = of(Cities, given), did(of(DateTest, given), of(Told, given))
        if not found or inner.named or inner.count:
            return None
        return Holds(among=inner.select, condition=whole(found), quantifier="any")

    @rule("Q", "FRONT _YN CITIES UC | FRONT CITIES UC _YNEND | FRONT CITIES _YN UC")
    def check(test: DateTest, cities: Cities, told: Told) -> Plan | None:
        found = did(test, told)
        return Check(cities=cities.named, condition=whole(found)) if found else None

    @rule("Q", "FRONT HAP _YNEND | HAP FRONT _YNEND | _YN HAP DT | FRONT _YN HAP | HAP _YN FRONT")
    def check_deed(first: Any, second: Any) -> Plan | None:
        happened, test = (first, second) if isinstance(first, Happened) else (second, first)
        if happened.key is None:
            return None
        condition = timed(base, Told(happened.key, happened.of.condition), test)
        return Check(cities=happened.cities, condition=condition) if condition is not None else None

    @rule("UD", "DEED")
    def deed(key: Any) -> str:
        return str(key)

    @rule("UD", "_INFORCE")
    def standing() -> str:
        return STANDING

    @rule("Q", "HAP _ATTIME X _YN UD | HAP _ATTIME X UD _YNEND | HAP _ATTIME _YN X UD | _WHENCONJ HAP _YN X UD | _ATTIME HAP _YN X UD"
               " | _WHENCONJ HAP _HAVE X UD | _ATTIME HAP _HAVE X UD | _WHENCONJ HAP _CITYN X UD | _WHENCONJ HAP _HAVE _CITYN X UD | _ATTIME HAP _CITYN X UD"
               " | HAP _ZHWHEN _CITYN X _YN UD | HAP _ZHWHEN _CITYN X UD _YNEND | HAP _ATTIME _CITYN X UD _YNEND | HAP _ATTIME _CITYN X _YN UD"
               " | HAP _ATTIME X _YN UD _YNEND | _ATTIME HAP X UD _YNEND | _WHENCONJ HAP X UD")  # fmt: skip
    def was_so_when(happened: Happened, owned: Owned, key: Any) -> Plan | None:
        """*When Chengdu set up its body, was its law in force?*: of body and law, which came first there."""
        deed = Deed("regulation.in_force" if key == STANDING else str(key))
        if happened.key is None or not owned.is_plain or owned.count or deed.entity != owned.entity:
            return None
        condition = one_after(deed, Deed(happened.key))
        return Check(cities=happened.cities, condition=condition) if condition is not None else None

    @rule("Q", "FRONT _WHICHX X UD | FRONT X _WHICHX UD | FRONT X UD _WHICHX | FRONT UD X _WHICHX")
    def which_things(*given: Any) -> Plan | None:
        owned = dated_things(base, given)
        return Find(select=owned.select, entity=owned.entity) if owned else None

    @rule("Q", "FRONT _HOWMANYX X UD | FRONT X _HOWMANYX UD | FRONT X UD _HOWMANYX | FRONT UD X _HOWMANYX")
    def how_many_things(*given: Any) -> Plan | None:
        owned = dated_things(base, given)
        return Count(select=owned.select) if owned else None

    @rule("Q", "FRONT _WHICHX X _NOT UD | FRONT X _WHICHX _NOT UD | FRONT X _NOT UD _WHICHX | FRONT _NOT UD X _WHICHX")
    def which_things_not(*given: Any) -> Plan | None:
        owned = undated_things(base, given)
        return Find(select=owned.select, entity=owned.entity) if owned else None

    @rule("Q", "FRONT _HOWMANYX X _NOT UD | FRONT X _HOWMANYX _NOT UD | FRONT X _NOT UD _HOWMANYX")
    def how_many_things_not(*given: Any) -> Plan | None:
        owned = undated_things(base, given)
        return Count(select=owned.select) if owned else None


def dated_things(base: Base, given: tuple[Any, ...]) -> Owned | None:
    """The laws or bodies to which something happened at a date."""
    owned, test = of(Owned, given), of(DateTest, given)
    key = next(part for part in given if isinstance(part, str))
    if owned.count or entity_of(key) != owned.entity:
        return None
    condition = timed(base, Told(key, owned.condition), test)
    return narrowed(owned, condition) if condition is not None else None


def undated_things(base: Base, given: tuple[Any, ...]) -> Owned | None:
    """The laws or bodies to which something had not happened by a date."""
    owned, test = of(Owned, given), of(DateTest, given)
    key = next(part for part in given if isinstance(part, str))
    if owned.count or entity_of(key) != owned.entity:
        return None
    condition = not_yet(base, Told(key, owned.condition), test)
    return narrowed(owned, condition) if condition is not None else None


def years_asked(grammar: Grammar, base: Base) -> None:
    """Q: in which year most, by what year half; who waited longest, where the wait stands in front."""
    rule = grammar.rule

    @rule("DX", "X DEED | DEED X")
    def happening(first: Any, second: Any) -> tuple[str, Selection] | None:
        key, owned = (second, first) if isinstance(first, Owned) else (first, second)
        return (key, owned.select) if entity_of(key) == owned.entity and not owned.count else None

    @rule("DX", "S DEED X | S X DEED | X DEED S", cost=0.05)
    def happening_in(*given: Any) -> tuple[str, Selection] | None:
        cities, owned = of(Cities, given), of(Owned, given)
        key = next(part for part in given if isinstance(part, str))
        fits = entity_of(key) == owned.entity and not (owned.count or cities.count or cities.named)
        return (key, Selection(conditions=(*cities.conditions, *owned.conditions))) if fits else None

    @rule("DX", "S _HAVE X", cost=0.1)
    def having(cities: Cities, owned: Owned) -> tuple[str, Selection] | None:
        key = "regulation.adopted" if owned.entity == "regulation" else FOUNDED
        plain = not (owned.count or cities.count or cities.named)
        return (key, Selection(conditions=(*cities.conditions, *owned.conditions))) if plain else None

    @rule("DX", "S _LEGISLATE | _LEGISLATE S")
    def legislating(cities: Cities) -> tuple[str, Selection] | None:
        plain = not (cities.count or cities.named)
        return ("regulation.adopted", Selection(conditions=cities.conditions)) if plain else None

    @rule("Q", "_YEARMOST MOSTOF DX | DX _YEARMOST MOSTOF | _YEARMOST DX MOSTOF | MOSTOF DX _YEARMOST | DX MOSTOF _YEARMOST"
               " | _YEARMOST _HAVE MOSTOF DX | _YEARMOST MOSTLY DX | S _YEARMOST MOSTOF DX | S DX _YEARMOST MOSTOF"
               " | S _YEARMOST DX MOSTOF | S MOSTOF DX _YEARMOST | S _YEARMOST _HAVE MOSTOF DX | S _YEARMOST MOSTLY DX")  # fmt: skip
    def year_of_most(*given: Any) -> Plan | None:
        key, select = of(tuple, given)
        inner = of(Cities, given) or Cities()
        if inner.named or inner.count or "min" in given:
            return None
        more = tuple(c for c in inner.conditions if c not in select.conditions)
        return Sizes(select=Selection(conditions=(*more, *select.conditions)), by=key, first="max")

    @rule(
        "Q", "_YEARMOST _MOREOF DX _ANYOTHER | _YEARMOST _PRODUCE _MOREOF DX _ANYOTHER | _MOREOF DX _YEARMOST _ANYOTHER"
    )
    def year_of_more(found: tuple[str, Selection]) -> Plan:
        return Sizes(select=found[1], by=found[0], first="max")

    @rule("Q", "_YEARMOST _PRODUCE _MOREOF X _ANYOTHER | _YEARMOST _PRODUCE _MOSTOF X | _YEARMOST _PRODUCE X _MOSTOF"
               " | _YEARMOST _PRODUCE _SUP X | _YEARMOST _PRODUCE X _SUP | X _YEARMOST _PRODUCE _MOSTOF")  # fmt: skip
    def year_producing_most(owned: Owned) -> Plan | None:
        key = "regulation.adopted" if owned.entity == "regulation" else FOUNDED
        return Sizes(select=owned.select, by=key, first="max") if not owned.count else None

    @rule("Q", "_YEARMOST _PRODUCE EXACT X | _YEARMOST _PRODUCE X | _YEARMOST _PRODUCE EXACT X DEED | _YEARMOST _PRODUCE X DEED"
               " | EXACT X DEED _YEARN _YEARMOST | EXACT _HAVE X DEED _YEARN _YEARMOST | X DEED _YEARN _YEARMOST")  # fmt: skip
    def years_with_so_many(*given: Any) -> Plan | None:
        """*Which years saw exactly two bodies founded?*"""
        owned = of(Owned, given)
        own = "regulation.adopted" if owned.entity == "regulation" else FOUNDED
        key = next((part for part in given if isinstance(part, str) and "." in part), own)
        if not owned.count or entity_of(key) != owned.entity:
            return None
        return Sizes.model_validate({"select": owned.select, "by": key, "op": "=", "value": owned.count})

    @rule("Q", "X _YEARMOST DEED MOSTOF | _YEARMOST DEED MOSTOF X | X DEED MOSTOF _YEARMOST | MOSTOF X _YEARMOST DEED")
    def year_of_most_apart(*given: Any) -> Plan | None:
        owned = of(Owned, given)
        key = next(part for part in given if isinstance(part, str) and "." in part)
        fits = entity_of(key) == owned.entity and not owned.count and "min" not in given
        return Sizes(select=owned.select, by=key, first="max") if fits else None

    @rule("Q", "_BYYEAR HALF S UC | _BYYEAR _HAVE HALF S UC | _BYYEAR S HALF UC | _BYYEAR S _HAVE HALF UC | S HALF UC _BYYEAR"
               " | HALF S UC _BYYEAR | S _HAVE HALF UC _BYYEAR | S _BYYEAR HALF UC | S _BYYEAR _HAVE HALF UC")  # fmt: skip
    def year_of_half(*given: Any) -> Plan | None:
        told, inner = of(Told, given), of(Cities, given)
        share = next(part for part in given if part in ("0.5", "1"))
        if inner.named or inner.count or told.entity == STANDING:
            return None
        plain = told.condition in (HasBody(),) or told.condition.on == "regulation"
        return (
            Sizes.model_validate({"select": inner.select, "by": told.entity, "reached": float(share)})
            if plain
            else None
        )

    @rule(
        "Q", "_BYYEAR HALF S _HAVE X | _BYYEAR _HAVE HALF S _HAVE X | S HALF _HAVE X _BYYEAR | _BYYEAR S HALF _HAVE X"
    )
    def year_of_half_having(*given: Any) -> Plan | None:
        owned = of(Owned, given)
        key = "regulation.adopted" if owned.entity == "regulation" else FOUNDED
        return year_of_half(*given, Told(key, owned.condition)) if owned.is_plain else None

    @rule("Q", "SPAN _W LONG | SPAN _W _WAIT LONG | SPAN _W LONG _WAIT")
    def longest(span: Span, end: Any) -> Plan | None:
        return longest_of(Cities(), span, end)

    @rule("Q", "S SPAN _W LONG | S SPAN _W _WAIT LONG | SPAN S _W LONG | SPAN S _W _WAIT LONG | SPAN _W S LONG"
               " | SPAN _W S _WAIT LONG | S _W SPAN _WAIT LONG | S _W SPAN LONG | CITIES _W LONG _WAIT SPAN | CITIES _W LONG SPAN"
               " | CITIES SPAN _W LONG | CITIES SPAN _W _WAIT LONG | CITIES _W SPAN LONG | CITIES _W SPAN _WAIT LONG")  # fmt: skip
    def longest_in(*given: Any) -> Plan | None:
        end = next(part for part in given if isinstance(part, str))
        return longest_of(of(Cities, given), of(Span, given), end)


def longest_of(inner: Cities, span: Span, end: Any) -> Plan | None:
    """The city that waited longest or shortest from one deed to another."""
    if span.attribute is None or inner.count or len(inner.named) == 1:
        return None
    first_body = (HasBody(law="before"),) if span.start == FOUNDED else ()
    select = Selection(conditions=(*inner.conditions, *(c for c in first_body if c not in inner.conditions)))
    return Rank(select=select, by=span.attribute, ascending=end == "min", limit=1)


def existence_asked(grammar: Grammar, base: Base) -> None:
    """Q: is there any city that …."""
    rule = grammar.rule

    @rule("OUTOF", "_EXCEPT CITIES | _EXCEPT CITIES _EXCEPTEND")
    def out_of(cities: Cities) -> Cities:
        return Cities((NamedCities(cities=cities.named, negate=True),))

    @rule("Q", "_YN _SOME _CITYN C | _SOME _CITYN C _YNEND", cost=0.1)
    @rule("Q", "_THEREIS C | _THEREIS _W C | _THEREIS _CITYN C", cost=0.1)
    def exists(condition: Condition) -> Plan:
        return Holds(condition=condition, quantifier="any")

    @rule("Q", "_YN EVERY _CITYN C | _YN MOSTLY _CITYN C | _YN NONE _CITYN C | EVERY _CITYN C _YNEND | MOSTLY _CITYN C _YNEND"
               " | NONE _CITYN C _YNEND | EVERY _CITYN _BOTH C _YNEND | MOSTLY _CITYN _BOTH C _YNEND | EVERY _CITYN _YN C"
               " | _YN EVERY _CITYN _BOTH C | EVERY _CITYN _YN _BOTH C", cost=0.1)  # fmt: skip
    def of_all(quantifier: Any, condition: Condition) -> Plan | None:
        laws = condition.on in ("regulation", "body", "lag")  # of which a source tells whose it lists
        return Holds(condition=condition, quantifier=quantifier) if laws else None

    @rule("Q", "S _THEREIS C | S _THEREIS _W C | OUTOF _THEREIS _W C | OUTOF _THEREIS C | _THEREIS S C | OUTOF _THEREIS _CITYN C"
               " | S OUTOF _THEREIS C | OUTOF S _THEREIS C", cost=0.1)  # fmt: skip
    def exists_in(*given: Any) -> Plan | None:
        sets = [part for part in given if isinstance(part, Cities)]
        conditions = tuple(condition for inner in sets for condition in inner.conditions)
        if not conditions or any(inner.named or inner.count for inner in sets):
            return None
        return Holds(among=Selection(conditions=conditions), condition=given[-1], quantifier="any")
