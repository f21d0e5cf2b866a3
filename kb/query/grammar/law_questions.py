"""Whole questions on laws, bodies and path types: which, how many, when, how long, in what order, whether."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import (
    ADOPTED,
    FOUNDED,
    STANDING,
    Happened,
    Owned,
    Told,
    counted_over,
    dated,
    entity_of,
    narrowed,
)
from kb.query.grammar.laws import ordered
from kb.query.grammar.logic import parts
from kb.query.grammar.meanings import Cities, Order
from kb.query.kinds.measuring import Rank
from kb.query.kinds.quantifying import Holds
from kb.query.kinds.selecting import Check, Count, Find
from kb.query.kinds.sizing import Sizes
from kb.query.plan import Plan
from kb.query.selection.conditions import HasBody, HasRegulation, Selection
from kb.query.selection.dates import DateTest


def things_asked(grammar: Grammar, base: Base) -> None:
    """Q: which laws or bodies, how many, which is the first, whether all or any."""
    rule = grammar.rule

    @rule("Q", "X _WHICHX", cost=-0.2)
    @rule("Q", "_WHICHX X")
    def find(owned: Owned) -> Plan | None:
        if owned.is_plain or (owned.count and counted_over(base, owned.select) != owned.count):
            return None
        return Find(select=owned.select, entity=owned.entity)

    @rule("Q", "_WHAT _NAMEN X | X _NAMEN _WHAT | X _CALLED _WHAT | _WHAT X _CALLED", cost=0.1)
    def name_of_such(owned: Owned) -> Plan | None:
        """*What is the name of the law of the city that …?*"""
        plan: Plan | None = find(owned)
        return plan

    @rule(
        "Q",
        "_WHICH _LEADN X TC | _WHICH _LEADN _EVERY X TC | X TC _WHICHX _LEADN | X TC _LEADN _WHAT | _WHAT _LEADN X TC",
        cost=0.1,
    )
    def leads_of(owned: Owned, told: Told) -> Plan | None:
        """*Name the lead unit of each body founded in 2013*."""
        if owned.entity != "organisation" or told.entity != owned.entity or owned.count:
            return None
        return Find(select=narrowed(owned, told.condition).select, columns=("body.lead",), shape="table")

    @rule("SUBJECTS", "_HOWMANYX _TOPIC | _TOPIC _HOWMANYX")
    def how_many_subjects() -> str:
        return "how_many"

    @rule("SUBJECTS", "_WHICHX _TOPIC | _TOPIC _WHICHX")
    def which_subjects() -> str:
        return "which"

    @rule("Q", "SUBJECTS X | X SUBJECTS | SUBJECTS X _HAVE | SUBJECTS _HAVE X | X _HAVE SUBJECTS | X _INTO SUBJECTS")
    def subjects_of(*given: Any) -> Plan | None:
        """*How many different subjects do the six regulations have?*"""
        owned, ask = of(Owned, given), next(part for part in given if isinstance(part, str))
        if owned.entity != "regulation" or owned.count:
            return None
        return Sizes.model_validate(
            {"select": owned.select, "by": "regulation.subject", "op": ">=", "value": 1, "ask": ask}
        )

    @rule("Q", "_WHICHX X TC | X _WHICHX TC | TC _WHICHX X | X TC _WHICHX | TC X _WHICHX | X _WHICHX TC")
    def find_told(first: Any, second: Any) -> Plan | None:
        owned, told = (first, second) if isinstance(first, Owned) else (second, first)
        if owned.entity != told.entity:
            return None
        select = narrowed(owned, told.condition).select
        if owned.count and counted_over(base, select) != owned.count:
            return None
        return Find(select=select, entity=owned.entity)

    @rule("Q", "_HOWMANYX X | X _HOWMANYX")
    def count(owned: Owned) -> Plan | None:
        return Count(select=owned.select) if owned.count is None and not owned.is_plain else None

    @rule("Q", "_HOWMANYX X TC | X _HOWMANYX TC | X TC _HOWMANYX | TC X _HOWMANYX")
    def count_told(first: Any, second: Any) -> Plan | None:
        owned, told = (first, second) if isinstance(first, Owned) else (second, first)
        if owned.entity != told.entity or owned.count:
            return None
        return Count(select=narrowed(owned, told.condition).select)

    @rule("Q", "X _WHICHX _IN S | X _WHICHX _IN _CITYN C | X _WHICHX _INTO S")
    def find_in(owned: Owned, within: Any) -> Plan | None:
        inside = in_cities(owned, within)
        return Find(select=inside.select, entity=owned.entity) if inside else None

    @rule("Q", "X _HOWMANYX _IN S | X _HOWMANYX _IN _CITYN C | X _HOWMANYX _INTO S")
    def count_in(owned: Owned, within: Any) -> Plan | None:
        inside = in_cities(owned, within)
        return Count(select=inside.select) if inside else None

    @rule(
        "Q",
        "_WHICHX X XO | XO X _WHICHX | X XO _WHICHX | X _WHICHX XO | _WHICHX XO X | XO _WHICHX X | _WHICHX X _HAVE XO",
    )
    def first_one(first: Any, second: Any) -> Plan | None:
        owned, order = (first, second) if isinstance(first, Owned) else (second, first)
        return ranked(owned, order)

    @rule("Q", "_WHICHX X DEED ORDINAL | ORDINAL DEED X _WHICHX | _WHICHX X ORDINAL DEED | _WHICHX ORDINAL X DEED"
               " | X DEED ORDINAL _WHICHX | _WHICHX DEED ORDINAL X | ORDINAL X DEED _WHICHX")  # fmt: skip
    def at_a_place(*given: Any) -> Plan | None:
        owned = next(part for part in given if isinstance(part, Owned))
        key = next(part for part in given if isinstance(part, str))
        place = next(part for part in given if isinstance(part, float))
        plan = ranked(owned, Order(key, "min"))
        return plan.model_copy(update={"limit": None, "position": int(place)}) if plan and not owned.count else None

    @rule("Q", "_W UC ORDINAL | _W ORDINAL UC | ORDINAL UC _W | ORDINAL UC _CITYN _W | _W _CITYN UC ORDINAL | _W _CITYN ORDINAL UC"
               " | ORDINAL _TO UC _W | _W ORDINAL _TO UC | _W ORDINAL _CITYN UC | _W _CITYN ORDINAL _TO UC | _W ORDINAL _CITYN _TO UC"
               " | _W S UC ORDINAL | S _W UC ORDINAL | S _W ORDINAL UC | S _W ORDINAL _TO UC")  # fmt: skip
    def city_at_a_place(*given: Any) -> Plan | None:
        told = next(part for part in given if isinstance(part, Told))
        place = next(part for part in given if isinstance(part, float))
        inner = next((part for part in given if isinstance(part, Cities)), Cities())
        if inner.named or inner.count or told.entity == STANDING:
            return None
        plain = (HasRegulation(), HasBody())  # who has a date has the law or the body
        more = tuple(c for c in parts(told.condition) if c not in (*inner.conditions, *plain))
        return Rank(
            select=Selection(conditions=(*inner.conditions, *more)), by=told.entity, ascending=True, position=int(place)
        )

    @rule("Q", "DT XO X _WHICHX | _WHICHX DT XO X | DT X XO _WHICHX")
    def first_since(test: DateTest, first: Any, second: Any) -> Plan | None:
        owned, order = (first, second) if isinstance(first, Owned) else (second, first)
        fits = order.by in (ADOPTED, FOUNDED, "regulation.in_force") and entity_of(order.by) == owned.entity
        return ranked(narrowed(owned, dated(order.by, test)), order) if fits else None

    @rule("Q", "_WHICHX EARLY X DEED | _WHICHX EARLY X _TO DEED | EARLY X DEED _WHICHX", cost=0.02)
    def first_to(end: Any, owned: Owned, key: Any) -> Plan | None:
        return ranked(owned, Order(key, "min" if end == "earliest" else "max"))

    @rule("Q", "_WHICHX EARLY X | EARLY X _WHICHX | X EARLY _WHICHX | _WHICHX X EARLY", cost=0.05)
    def first_thing(first: Any, second: Any) -> Plan | None:
        owned, end = (first, second) if isinstance(first, Owned) else (second, first)
        key = ADOPTED if owned.entity == "regulation" else FOUNDED
        return ranked(owned, Order(key, "min" if end == "earliest" else "max"))

    @rule("Q", "_YN EVERY X TC | X EVERY TC _YNEND | X EVERY _YN TC | X _YN EVERY TC | X _YN _BOTH TC | X _BOTH TC _YNEND"
               " | EVERY X TC _YNEND | EVERY X _BOTH TC _YNEND | _YN SOME X TC | SOME X TC _YNEND | _YN NONE X TC | NONE X TC _YNEND"
               " | _YN MOSTLY X TC | MOSTLY X TC _YNEND | X MOSTLY TC _YNEND | EVERY X _YN _BOTH TC")  # fmt: skip
    def holds(*given: Any) -> Plan | None:
        owned = next(part for part in given if isinstance(part, Owned))
        told = next(part for part in given if isinstance(part, Told))
        quantifier = next((part for part in given if isinstance(part, str)), "all")
        if owned.entity != told.entity or owned.count:
            return None
        return Holds(among=owned.select, condition=told.condition, quantifier=quantifier)

    @rule("Q", "_YN TC _IN EVERY S | TC _IN EVERY S _YNEND | EVERY S _YN TC | _YN TC EVERY S | _YN TC X _IN EVERY S"
               " | EVERY S _YN _BOTH TC | EVERY S _BOTH TC _YNEND | EVERY S TC _YNEND | _YN TC X EVERY S", cost=-0.1)  # fmt: skip
    def told_of_all(*given: Any) -> Plan | None:
        """*Does the education authority lead in all twelve?*"""
        told, inner = of(Told, given), of(Cities, given)
        quantifier = next(part for part in given if isinstance(part, str))
        owned = of(Owned, given)
        plain = told.condition.on == "body" and told.condition.established is None and not (inner.named or inner.count)
        if not plain or not inner.conditions or (owned and (owned.entity != told.entity or not owned.is_plain)):
            return None
        return Holds(among=inner.select, condition=told.condition, quantifier=quantifier)

    @rule("Q", "_SHARE X TC | X TC _SHARE | X _SHARE TC | TC X _SHARE")
    def share_told(first: Any, second: Any) -> Plan | None:
        owned, told = (first, second) if isinstance(first, Owned) else (second, first)
        if owned.entity != told.entity or owned.count:
            return None
        return Count(select=narrowed(owned, told.condition).select, share=True, among=owned.select)

    @rule("Q", "_YN HAP TC | HAP TC _YNEND | HAP _YN TC | HAP _YN TC _YNEND")
    def check(happened: Happened, told: Told) -> Plan | None:
        if happened.key or happened.of.entity != told.entity:
            return None
        condition = narrowed(happened.of, told.condition)
        return Check(cities=happened.cities, condition=condition.condition)


def in_cities(owned: Owned, within: Any) -> Owned | None:
    """The laws or bodies of the cities of a set."""
    conditions = within.conditions if isinstance(within, Cities) else parts(within)
    if owned.count or not conditions or (isinstance(within, Cities) and (within.named or within.count)):
        return None
    more = tuple(condition for condition in conditions if condition not in owned.conditions)
    return Owned(owned.entity, (*owned.conditions, *more))


def ranked(owned: Owned, order: Order) -> Plan | None:
    """The laws or bodies at one end of an order."""
    if entity_of(order.by) != owned.entity or (owned.count is not None and owned.count > 20):
        return None
    among = tuple(condition for condition in order.among if condition not in owned.conditions)
    told = tuple(c for c in (*owned.conditions, *among) if c not in (HasRegulation(), HasBody()))  # they all have that
    return Rank(select=Selection(conditions=told), by=order.by, ascending=order.end == "min",
                limit=owned.count or 1, entity=owned.entity)  # fmt: skip


def law_orders_asked(grammar: Grammar, base: Base) -> None:
    """Q: all in the order of a date."""
    rule = grammar.rule

    @rule("AN", "DEED | DEED _TIMEN | _TIMEN DEED")
    def by_deed(key: Any) -> Order:
        return Order(key, "min")

    @rule(
        "AN",
        "X DEED _TIMEN | X DEED | DEED X | _TIMEN DEED X | DEED _TIMEN X | _TIMEN X DEED | DEED X _TIMEN | X _TIMEN DEED",
    )
    def by_deed_of(first: Any, second: Any) -> Order | None:
        key, owned = (second, first) if isinstance(first, Owned) else (first, second)
        return ordered(owned, Order(key, "min"))

    @rule("DAN", "AN _UP | _UP AN")
    @rule("AN", "AN _UP | _UP AN | AN _FIRSTLY _THENLY")
    def upward(order: Order) -> Order:
        return order

    @rule("DAN", "AN _DOWN | _DOWN AN")
    @rule("AN", "AN _DOWN | _DOWN AN")
    def downward(order: Order) -> Order:
        return Order(order.by, "max", order.among)

    @rule("AN", "_BY AN", cost=0.01)
    def by(order: Order) -> Order:
        return order

    @rule("Q", "_PUT S DAN | _PUT DAN S | _WHICHX S DAN")
    @rule("Q", "_SORT S AN | S AN _SORT | S _SORT AN | _SORT AN S | AN _SORT S | _W S AN _SORT | _SORT S AN _SORT"
               " | _WHICHX S _SORT AN | AN S _SORT | S DAN | _W S DAN | DAN S | _W DAN S")  # fmt: skip
    def cities_in_order(first: Any, second: Any) -> Plan | None:
        inner, order = (first, second) if isinstance(first, Cities) else (second, first)
        if inner.named:
            return None
        among = tuple(condition for condition in order.among if condition not in inner.conditions)
        if inner.count and counted_over(base, Selection(conditions=(*inner.conditions, *among))) != inner.count:
            return None
        return Rank(select=Selection(conditions=(*inner.conditions, *among)), by=order.by, ascending=order.end == "min")

    @rule("Q", "_PUT X DAN | _PUT DAN X", cost=0.1)
    @rule(
        "Q",
        "_SORT X AN | X AN _SORT | X _SORT AN | _SORT AN X | AN _SORT X | X DAN | DAN X | _WHICHX X DAN | _SORT X AN _SORT",
        cost=0.1,
    )
    def things_in_order(first: Any, second: Any) -> Plan | None:
        owned, order = (first, second) if isinstance(first, Owned) else (second, first)
        if entity_of(order.by) != owned.entity or owned.count:
            return None
        return Rank(select=owned.select, by=order.by, ascending=order.end == "min", entity=owned.entity)


def of(kind: type[Any], given: tuple[Any, ...]) -> Any:
    """The part of a phrase that is of a kind; None where there is none."""
    return next((part for part in given if isinstance(part, kind)), None)
