"""Whole questions on laws, bodies and path types: which, how many, when, how long, in what order, whether."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import ADOPTED, FOUNDED, Deed, Happened, Owned, Span, Told, entity_of, is_so, narrowed
from kb.query.grammar.logic import together
from kb.query.grammar.meanings import Cities, Order
from kb.query.grammar.laws import ordered
from kb.query.grammar.deeds import counted_over
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.comparing import Compare
from kb.query.kinds.describing import Lookup
from kb.query.kinds.measuring import Rank
from kb.query.kinds.quantifying import Holds
from kb.query.kinds.selecting import Check, Count, Find
from kb.query.kinds.sizing import Sizes
from kb.query.kinds.spanning import Interval
from kb.query.plan import Plan
from kb.query.selection.conditions import HasBody, HasPath, HasRegulation, Selection


def things_asked(grammar: Grammar, base: Base) -> None:
    """Q: which laws or bodies, how many, which is the first, whether all or any."""
    rule = grammar.rule

    @rule("Q", "X _WHICHX", cost=-0.2)
    @rule("Q", "_WHICHX X")
    def find(owned: Owned) -> Plan | None:
        if owned.is_plain or (owned.count and counted_over(base, owned.select) != owned.count):
            return None
        return Find(select=owned.select, entity=owned.entity)

    @rule("Q", "_WHICHX X TC | X _WHICHX TC | X TC _WHICHX | TC X _WHICHX | X _WHICHX TC")
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

    @rule("Q", "_WHICHX X XO | XO X _WHICHX | X XO _WHICHX | X _WHICHX XO | _WHICHX XO X | XO _WHICHX X | _WHICHX X _HAVE XO")
    def first_one(first: Any, second: Any) -> Plan | None:
        owned, order = (first, second) if isinstance(first, Owned) else (second, first)
        return ranked(owned, order)

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
        return Holds(among=owned.select, condition=told.condition, quantifier=quantifier)  # type: ignore[arg-type]

    @rule("Q", "_YN HAP TC | HAP TC _YNEND | HAP _YN TC | HAP _YN TC _YNEND")
    def check(happened: Happened, told: Told) -> Plan | None:
        if happened.key or happened.of.entity != told.entity:
            return None
        condition = narrowed(happened.of, told.condition)
        return Check(cities=happened.cities, condition=together(condition.conditions))  # type: ignore[arg-type]


def ranked(owned: Owned, order: Order) -> Plan | None:
    """The laws or bodies at one end of an order."""
    if entity_of(order.by) != owned.entity or (owned.count is not None and owned.count > 20):
        return None
    among = tuple(condition for condition in order.among if condition not in owned.conditions)
    return Rank(select=Selection(conditions=(*owned.conditions, *among)), by=order.by, ascending=order.end == "min",
                limit=owned.count or 1, entity=owned.entity)  # fmt: skip


def dates_asked(grammar: Grammar, base: Base) -> None:
    """Q: when, what it is called, how long, who leads."""
    rule = grammar.rule

    @rule("DATED", "HAP | HAP _TIMEN | _TIMEN HAP")
    def dated(happened: Happened) -> Happened | None:
        return happened if happened.key else None

    @rule("DATED", "HAP DEED _TIMEN | DEED _TIMEN HAP | HAP _TIMEN DEED", cost=0.02)
    def dated_apart(first: Any, second: Any) -> Happened | None:
        happened, key = (first, second) if isinstance(first, Happened) else (second, first)
        fits = happened.key is None and entity_of(key) == happened.of.entity
        return Happened(happened.cities, happened.of, key) if fits else None

    @rule("Q", "_WHEN DATED | DATED _WHEN | _WHAT DATED | DATED _WHAT")
    def when(happened: Happened) -> Plan | None:
        return looked_up(base, happened, str(happened.key))

    @rule("Q", "_WHENDAY DATED | DATED _WHENDAY")
    def which_day(happened: Happened) -> Plan | None:
        plan = looked_up(base, happened, str(happened.key))
        return plan.model_copy(update={"day": True}) if isinstance(plan, Lookup) else plan

    @rule("Q", "HAP _WHEN DEED | CITIES _WHEN DEED X")
    def when_between(first: Any, second: Any, third: Any = None) -> Plan | None:
        happened = Happened(first.named, third) if isinstance(first, Cities) else first
        if entity_of(second) != happened.of.entity or happened.key or not happened.cities:
            return None
        return looked_up(base, happened, second)

    @rule("Q", "_WHAT _NAMEN HAP | HAP _NAMEN _WHAT | HAP _CALLED _WHAT | HAP _CALLED _WHAT _NAMEN | _WHAT HAP _CALLED | HAP _NAMEN")
    def name_of(happened: Happened) -> Plan | None:
        return looked_up(base, happened, "regulation" if happened.of.entity == "regulation" else "body") if not happened.key else None  # fmt: skip

    @rule("Q", "HOWLONG HAP SPAN | HOWLONG SPAN HAP | HAP SPAN HOWLONG | SPAN HAP HOWLONG | HAP HOWLONG SPAN")
    @rule("Q", "HOWLONG _WAIT SPAN HAP | HAP SPAN _WAIT HOWLONG | SPAN HAP _WAIT HOWLONG | HOWLONG _WAIT HAP SPAN")
    @rule("Q", "HOWLONG CITIES SPAN | HOWLONG SPAN CITIES | CITIES SPAN HOWLONG | SPAN CITIES HOWLONG | CITIES HOWLONG SPAN")
    def how_long(*given: Any) -> Plan | None:
        span = next(part for part in given if isinstance(part, Span))
        whose = next(part for part in given if isinstance(part, Happened | Cities))
        unit = next((part for part in given if part in ("months", "years")), None)
        cities = whose.named if isinstance(whose, Cities) else whose.cities
        if len(cities) != 1 or (isinstance(whose, Happened) and (whose.key or not is_so(base, cities[0], whose.of))):
            return None
        return Interval.model_validate({"start_city": cities[0], "start": span.start, "end_city": cities[0],
                                        "end": span.end, "unit": unit})  # fmt: skip

    @rule("Q", "HOWLONG _POSTA_EN EV HAP | HOWLONG HAP _POSTA_EN EV | HAP HOWLONG _POSTA_EN EV")
    def how_long_after(*given: Any) -> Plan | None:
        happened = next(part for part in given if isinstance(part, Happened))
        event = next(part for part in given if isinstance(part, Deed))
        unit = next((part for part in given if part in ("months", "years")), None)
        return between(base, happened, event.key, str(happened.key), unit) if happened.key else None

    @rule("Q", "HAP _POSTQ HOWLONG DEED | HAP HOWLONG _POSTQ DEED | HAP _WAIT HOWLONG DEED | HAP _POSTQ _WAIT HOWLONG DEED"
               " | HAP DEED _WAIT HOWLONG")  # fmt: skip
    def how_long_till(*given: Any) -> Plan | None:
        happened = next(part for part in given if isinstance(part, Happened))
        key = next(part for part in given if isinstance(part, str) and "." in part)
        unit = next((part for part in given if part in ("months", "years")), None)
        return between(base, happened, str(happened.key), key, unit) if happened.key else None

    @rule("Q", "HOWLONG HSPAN | HOWLONG _WAIT HSPAN | HSPAN HOWLONG | HSPAN _WAIT HOWLONG")
    def how_long_between(first: Any, second: Any) -> Plan | None:
        unit, ends = (second, first) if isinstance(first, tuple) else (first, second)
        return between_ends(base, *ends, unit if unit in ("months", "years") else None)

    @rule("MW", "MEAN SPAN | SPAN MEAN | MEAN HOWLONG SPAN | MEAN _WAIT HOWLONG SPAN | HOWLONG SPAN MEAN | HOWLONG MEAN SPAN"
                " | SPAN MEAN HOWLONG | SPAN HOWLONG MEAN | MEAN SPAN HOWLONG | SPAN MEAN _WAIT HOWLONG | MEAN _WAIT SPAN HOWLONG"
                " | HOWLONG MEAN _WAIT SPAN | SPAN _WAIT MEAN HOWLONG | HOWLONG _WAIT SPAN MEAN | SPAN MEAN _WAIT")  # fmt: skip
    def mean_wait(*given: Any) -> tuple[Span, str, str] | None:
        span = next(part for part in given if isinstance(part, Span))
        unit = next((part for part in given if part in ("months", "years")), "")
        middle = next(part for part in given if part in ("mean", "median"))
        return span, middle, unit

    @rule("Q", "MW | _WHAT MW | MW _WHAT")
    def mean_of_all(wait: Any) -> Plan | None:
        return averaged(None, *wait)

    @rule("Q", "MW X | X MW | _WHAT MW X | X _WHAT MW | X MW _WHAT | MW X _WHAT")
    def mean_of_things(first: Any, second: Any) -> Plan | None:
        owned, wait = (first, second) if isinstance(first, Owned) else (second, first)
        return averaged(owned.select, *wait) if not owned.count else None

    @rule("Q", "MEAN X HOWLONG SPAN | HOWLONG SPAN X MEAN | SPAN X MEAN HOWLONG | MEAN X _WHAT SPAN | HOWLONG X MEAN SPAN"
               " | MEAN X SPAN HOWLONG | X MEAN _WAIT HOWLONG SPAN")  # fmt: skip
    def mean_apart(*given: Any) -> Plan | None:
        owned = next(part for part in given if isinstance(part, Owned))
        return averaged(owned.select, *mean_wait(*given)) if not owned.count else None

    @rule("Q", "MW S | S MW | _WHAT MW S | S _WHAT MW | S MW _WHAT", cost=0.1)
    def mean_in(first: Any, second: Any) -> Plan | None:
        cities, wait = (first, second) if isinstance(first, Cities) else (second, first)
        return averaged(cities.select, *wait) if cities.conditions and not cities.count and not cities.named else None


def pairs_asked(grammar: Grammar, base: Base) -> None:
    """Q: which of two came first, and by how much."""
    rule = grammar.rule

    @rule("CT", "CITIES")
    def a_city(cities: Cities) -> tuple[str, Any] | None:
        return (cities.named[0], None) if len(cities.named) == 1 else None

    @rule("CT", "HAP")
    def of_a_city(happened: Happened) -> tuple[str, Any] | None:
        return (happened.cities[0], happened) if len(happened.cities) == 1 and is_so(base, happened.cities[0], happened.of) else None

    @rule("EC", "EARLY")
    def end(said: Any) -> str:
        return "before" if said == "earliest" else "after"

    @rule("EC", "EARLIER")
    def sooner(said: Any) -> str:
        return str(said)

    @rule("Q", "HAP _WHICHX DEED EC | HAP _WHICHX EC DEED | _WHICHX DEED EC HAP | _WHICHX EC DEED HAP | HAP DEED EC _WHICHX"
               " | HAP EC DEED _WHICHX | _WHICHX EC HAP | HAP _WHICHX EC | HAP _WHO EC DEED | HAP _WHO DEED EC | HAP _WHO EC")  # fmt: skip
    def which_first(*given: Any) -> Plan | None:
        happened = next(part for part in given if isinstance(part, Happened))
        early = next(part for part in given if part in ("before", "after"))
        key = next((part for part in given if isinstance(part, str) and "." in part), None) or happened.key
        key = key or (ADOPTED if happened.of.entity == "regulation" else FOUNDED)
        if len(happened.cities) < 2 or entity_of(key) != happened.of.entity:
            return None
        if not happened.of.is_plain and not all(is_so(base, city, happened.of) for city in happened.cities):
            return None
        return Compare(cities=happened.cities, attributes=(key,), ask="first", ascending=early == "before")

    @rule("Q", "HOWLONG _PRE CT CT | CT HOWLONG _PRE CT")
    def how_long_before(unit: Any, first: Any, second: Any) -> Plan | None:
        (unit, other, one) = (unit, first, second) if isinstance(unit, str) or unit is None else (first, second, unit)
        return apart(one, other, unit, None)

    @rule("Q", "HOWLONG _POSTA_EN CT CT | CT HOWLONG _POSTA_EN CT")
    def how_long_after_it(unit: Any, first: Any, second: Any) -> Plan | None:
        (unit, other, one) = (unit, first, second) if isinstance(unit, str) or unit is None else (first, second, unit)
        return apart(other, one, unit, None)

    @rule("Q", "CT _THAN CT EARLIER HOWLONG | CT _THAN CT EARLIER HOWLONG DEED | CT _THAN CT EARLIER DEED HOWLONG"
               " | CT DEED _THAN CT EARLIER HOWLONG")  # fmt: skip
    def how_much_earlier(*given: Any) -> Plan | None:
        one, other = (part for part in given if isinstance(part, tuple))
        early = next(part for part in given if part in ("before", "after"))
        key = next((part for part in given if isinstance(part, str) and "." in part), None)
        unit = next((part for part in given if part in ("months", "years")), None)
        return apart(one, other, unit, key) if early == "before" else apart(other, one, unit, key)


def apart(first: Any, second: Any, unit: Any, key: str | None) -> Plan | None:
    """How long the one that is said to be first came before the other; a deed that is told of one is meant of both."""
    told = [happened for _, happened in (first, second) if happened is not None]
    if not told or first[0] == second[0]:
        return None
    entity = told[0].of.entity
    said = [happened.key for happened in told if happened.key] or [key]
    whole = said[0] or (ADOPTED if entity == "regulation" else FOUNDED)
    if any(happened.of.entity != entity_of(happened.key or whole) for happened in told) or entity_of(whole) != entity:
        return None
    keys = [happened.key if happened is not None and happened.key else whole for _, happened in (first, second)]
    return Interval.model_validate({"start_city": first[0], "start": keys[0], "end_city": second[0], "end": keys[1],
                                    "unit": unit if unit in ("months", "years") else None, "supposed": True})  # fmt: skip


def between(base: Base, happened: Happened, start: str, end: str, unit: str | None) -> Plan | None:
    """The time from one deed to another in one city; where it has no such law or body, whether it has."""
    if len(happened.cities) != 1 or start == end:
        return None
    city = happened.cities[0]
    if not is_so(base, city, happened.of):
        return looked_up(base, happened, start)
    return Interval.model_validate({"start_city": city, "start": start, "end_city": city, "end": end, "unit": unit})


def between_ends(base: Base, first: Any, second: Any, unit: str | None) -> Plan | None:
    """The time between deeds of two cities, or of one of which the other deed is told without it."""
    cities = [part.cities for part in (first, second) if isinstance(part, Happened)]
    start, end = cities[0], cities[-1]
    if len(start) != 1 or len(end) != 1 or (start, first.key) == (end, second.key):
        return None
    for city, deed in ((start[0], first), (end[0], second)):
        if deed.of is not None and not is_so(base, city, deed.of):
            return None
    return Interval.model_validate({"start_city": start[0], "start": first.key, "end_city": end[0], "end": second.key,
                                    "unit": unit})  # fmt: skip


def averaged(select: Selection | None, span: Span, function: str, unit: str) -> Plan | None:
    """The mean or median wait of laws; of those whose body came first, where it is counted from the body."""
    if span.attribute is None or unit == {"body.to_law": "months", "regulation.lag": "years"}[span.attribute]:
        return None
    select = select or Selection(conditions=(HasRegulation(),))
    if span.attribute == "body.to_law" and HasBody(law="before") not in select.conditions:
        select = Selection(conditions=(*(c for c in select.conditions if c != HasRegulation()), HasBody(law="before")))
    return Aggregate.model_validate({"select": select, "attribute": span.attribute, "function": function})


def looked_up(base: Base, happened: Happened, key: str) -> Plan:
    """A fact of the laws or bodies of named cities; where one has no such law or body, whether it has."""
    wrong = tuple(city for city in happened.cities if not is_so(base, city, happened.of))
    if wrong:
        return Check(cities=wrong, condition=together(happened.of.conditions))  # type: ignore[arg-type]
    return Lookup(cities=happened.cities, attributes=(key,))


def orders_asked(grammar: Grammar, base: Base) -> None:
    """Q: all in the order of a date."""
    rule = grammar.rule

    @rule("AN", "DEED | DEED _TIMEN | _TIMEN DEED")
    def by_deed(key: Any) -> Order:
        return Order(key, "min")

    @rule("AN", "X DEED _TIMEN | X DEED | DEED X | _TIMEN DEED X | DEED _TIMEN X | _TIMEN X DEED | DEED X _TIMEN | X _TIMEN DEED")
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
    @rule("Q", "_SORT X AN | X AN _SORT | X _SORT AN | _SORT AN X | AN _SORT X | X DAN | DAN X | _WHICHX X DAN | _SORT X AN _SORT", cost=0.1)
    def things_in_order(first: Any, second: Any) -> Plan | None:
        owned, order = (first, second) if isinstance(first, Owned) else (second, first)
        if entity_of(order.by) != owned.entity or owned.count:
            return None
        return Rank(select=owned.select, by=order.by, ascending=order.end == "min", entity=owned.entity)


def types_asked(grammar: Grammar, base: Base) -> None:
    """Q: the path types of cities, and which types hold most, so many, or more than half of some cities."""
    rule = grammar.rule

    @rule("Q", "_WHICHX _PATHN CITIES | CITIES _WHICHX _PATHN | CITIES _INTO _WHICHX _PATHN | _WHAT _PATHN CITIES"
               " | CITIES _PATHN _WHAT | _WHICHX _PATHN _INTO CITIES | CITIES _HAVE _WHICHX _PATHN"
               " | CITIES _PATHN _WHICHX | _WHICHX _PATHN _HAVE CITIES | CITIES _INTO _PN _WHICHX")  # fmt: skip
    def type_of(cities: Cities) -> Plan:
        return Lookup(cities=cities.named, attributes=("path_type",))

    @rule("PN", "_PATHN | _PATHN _PATHN | _NUMBER _PATHN | _MEMBERN _PATHN | _NUMBER _MEMBERN _PATHN | _PATHN _MEMBERN _PATHN")
    def path_noun() -> str:
        return "path"

    @rule("TYPES", "_WHICHX _PN | _PN _WHICHX")
    def which() -> str:
        return "which"

    @rule("TYPES", "_HOWMANYX _PN | _PN _HOWMANYX")
    def how_many() -> str:
        return "how_many"

    @rule("Q", "TYPES S | S TYPES | S _INTO TYPES | TYPES _HAVE S | TYPES _INTO S | S _BOTH TYPES | S _BOTH _INTO TYPES"
               " | TYPES _HAVE SOME S | TYPES SOME S | TYPES _INCLUDE S | TYPES _INCLUDE SOME S", cost=0.1)  # fmt: skip
    def holding(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        return sizes(base, inner, ask, op=">=", value=1)

    @rule("Q", "TYPES THEMOST S | S THEMOST TYPES | TYPES S THEMOST | TYPES _HAVE THEMOST S | TYPES THEMOST S _HAVE | TYPES _HAVE S THEMOST")
    def most(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        return sizes(base, inner, ask, first=next(part for part in given if part in ("max", "min")))

    @rule("Q", "TYPES MAJORITY S | TYPES S MAJORITY | S MAJORITY TYPES | TYPES MAJORITY C | TYPES _HAVE MAJORITY S"
               " | TYPES CITIESN MAJORITY C", cost=0.05)  # fmt: skip
    def majority(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        part = next(part for part in given if part in ("over_half", "under_half", "half", "all"))
        return sizes(base, inner, ask, majority=part)

    @rule("Q", "TYPES NUMBER S | TYPES S NUMBER | TYPES _HAVE NUMBER S | TYPES S _HAVE NUMBER | TYPES NUMBER C | TYPES S _HAVE NUMBER _CITYN")
    def so_many(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        number = next(part for part in given if isinstance(part, float))
        return sizes(base, inner, ask, op="=", value=int(number))

    @rule("Q", "TYPES EXACT NUMBER S | TYPES _HAVE EXACT NUMBER S | TYPES OP NUMBER S | TYPES _HAVE OP NUMBER S"
               " | TYPES EXACT NUMBER _CITYN C | TYPES OP NUMBER _CITYN C | TYPES _GROUPCITY EXACT NUMBER C"
               " | TYPES NUMBER _GROUPCITY EXACT NUMBER C | TYPES NUMBER _GROUPCITY EXACT _HAVE NUMBER C"
               " | TYPES _GROUPCITY EXACT _HAVE NUMBER C | TYPES EXACT NUMBER _GROUPCITY C | TYPES EXACT NUMBER _MEMBERN C")  # fmt: skip
    def bounded(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        number = [part for part in given if isinstance(part, float)][-1]
        op = next(part for part in given if part in (">", ">=", "<", "<=", "="))
        return sizes(base, inner, ask, op=op, value=int(number))


def types_and_cities(given: tuple[Any, ...]) -> tuple[str, Cities | None]:
    """How types are asked for, and the cities that are counted in each."""
    ask = next(part for part in given if part in ("which", "how_many"))
    inner = next((part for part in given if isinstance(part, Cities)), None)
    if inner is None:
        condition = next((part for part in given if hasattr(part, "on")), None)
        inner = Cities((condition,)) if condition is not None else None
    return ask, inner


def sizes(base: Base, inner: Cities | None, ask: str, **fields: Any) -> Plan | None:
    """The path types by how many of some cities each holds."""
    if inner is None or inner.named or inner.count or any(isinstance(c, HasPath) for c in inner.conditions):
        return None
    if not inner.conditions and fields.get("value") == 1:
        return None
    return Sizes.model_validate({"select": inner.select, "by": "path_type", "ask": ask, **fields})


