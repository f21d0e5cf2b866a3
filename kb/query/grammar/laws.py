"""Phrases of laws, bodies and path types, and the conditions made of them."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import (
    ADOPTED,
    FOUNDED,
    IN_FORCE,
    STANDING,
    Owned,
    Told,
    date_of,
    dated,
    entity_of,
    narrowed,
    noun,
)
from kb.query.grammar.logic import denied, parts, together, whole
from kb.query.grammar.meanings import Cities, Order
from kb.query.grammar.owned import beside_or_at, law_on
from kb.query.selection.conditions import (
    Condition,
    HasBody,
    HasPath,
    HasRegulation,
    NamedCities,
)
from kb.query.selection.dates import DateTest
from kb.query.selection.evaluate import members, population
from kb.query.selection.facts import path_of


def law_conditions(grammar: Grammar, base: Base) -> None:
    """C: a law, a body, a path type."""
    rule = grammar.rule

    @rule(
        "C",
        "PATHTYPE | PATHTYPE _PATHN | _HAVE PATHTYPE _PATHN | _PATHN PATHTYPE | _INTO PATHTYPE"
        " | _INTO PATHTYPE _PATHN | _PATHN _INTO PATHTYPE",
    )
    def path(name: str) -> Condition:
        return HasPath(types=(name,))

    @rule("C", "_SAME CITY _PATHN | _AND CITY _PATHN _SAME | _TO CITY _PATHN _SAME | _AND CITY _SAME _PATHN | _TO CITY _SAME _PATHN"
               " | _HAVE CITY _PATHN | _HAVE _SAME _PATHN _SAMEAS CITY")  # fmt: skip
    @rule("C", "_SAME _PATHN CITY | CITY _SAME _PATHN | _SAMEAS CITY _SAME _PATHN | _HAVE _SAME _PATHN CITY"
               " | _PATHN _SAME CITY | _SAMEAS CITY _PATHN _SAME | CITY _PATHN _SAME | _PATHN _SAMEAS CITY _SAME"
               " | _PATHN CITY _SAME | _SAMEAS CITY _INTO _SAME _PATHN | _INTO _SAME _PATHN CITY")  # fmt: skip
    def path_of_city(city: str) -> Condition | None:
        row = path_of(base, city)
        if row is None:
            return None
        return together((HasPath(types=(row.path_type,)), NamedCities(cities=(city,), negate=True)))

    @rule("C", "_HAVE X | X _HAVE | _HAVE _SOME X")
    @rule("C", "X", cost=0.5)
    def having(owned: Owned) -> Condition | None:
        return owned.condition if owned.count is None else None

    @rule("C", "X TC | TC X | _HAVE TC X", cost=0.3)
    def having_such(first: Any, second: Any) -> Condition | None:
        owned, told = (first, second) if isinstance(first, Owned) else (second, first)
        fits = owned.entity == told.entity and owned.count is None
        return narrowed(owned, told.condition).condition if fits else None

    @rule("C", "X _AND TC", cost=0.3)
    def having_such_and(owned: Owned, told: Told) -> Condition | None:
        plain: Condition | None = having_such(owned, told)
        return plain

    @rule("UC", "_LEGISLATE")
    def legislated() -> Told:
        return Told(ADOPTED, HasRegulation())

    @rule("UC", "SUBJ _LEGISLATE | _LEGISLATE SUBJ | _ON SUBJ _LEGISLATE | _LEGISLATE _ON SUBJ | SUBJ _ON _LEGISLATE")
    def legislated_on(subjects: Any) -> Told | None:
        law = law_on(subjects, "law")
        return Told(ADOPTED, law) if law is not None else None

    @rule("UC", "X DEED | X _HAVE DEED", cost=0.3)
    @rule("UC", "DEED X | _HAVE DEED X | _HAVE X DEED | _HAVE _SOME X DEED | DEED _SOME X")
    def did(first: Any, second: Any) -> Told | None:
        key, owned = (second, first) if isinstance(first, Owned) else (first, second)
        fits = entity_of(key) == owned.entity and owned.count is None
        return Told(key, owned.condition) if fits else None

    @rule("UC", "_PUT X _INPLACE | _HAVE _PUT X _INPLACE")
    def put_in_place(owned: Owned) -> Told | None:
        fits = owned.entity == "organisation" and owned.count is None
        return Told(FOUNDED, owned.condition) if fits else None

    @rule("UC", "X _INFORCE | _HAVE X _INFORCE | _INFORCE X | _HAVE _INFORCE X", cost=0.02)
    def in_operation(owned: Owned) -> Told | None:
        fits = owned.entity == "regulation" and owned.count is None
        return Told(STANDING, owned.condition) if fits else None

    @rule("C", "UC")
    def happened(told: Told) -> Condition | None:
        return told.condition if told.entity in (ADOPTED, FOUNDED) else None

    @rule("C", "UC DT | DT UC | UC CITYDATE | CITYDATEZ UC | UC CITYDATEZ | UC BD | BD UC")
    def happened_at(first: Any, second: Any) -> Condition | None:
        told, test = (first, second) if isinstance(first, Told) else (second, first)
        return timed(base, told, test)

    @rule("C", "DT _NOT UC | _NOT UC DT", cost=-0.01)
    def not_happened(first: Any, second: Any) -> Condition | None:
        told, test = (first, second) if isinstance(first, Told) else (second, first)
        return not_yet(base, told, test)

    @rule(
        "C",
        "DEED DT X | DT X DEED | CITYDATEZ X DEED | X DT _HAVE DEED | DT X _HAVE DEED | X BD DEED | X BD _HAVE DEED | BD X DEED",
    )
    def did_at(*given: Any) -> Condition | None:
        key = next(part for part in given if isinstance(part, str))
        owned = next(part for part in given if isinstance(part, Owned))
        test = next(part for part in given if part is not owned and part is not key)
        fits = entity_of(key) == owned.entity and owned.count is None
        return timed(base, Told(key, owned.condition), test) if fits else None

    @rule("S", "EARLY NUMBER _CITYN _TO UC | EARLY NUMBER _CITYN UC | EARLY NUMBER _TO UC", cost=0.1)
    def first_to(end: Any, number: float, told: Told) -> Cities | None:
        if told.entity not in (ADOPTED, FOUNDED, IN_FORCE) or number != int(number):
            return None
        plain = told.condition in (HasRegulation(), HasBody())
        among = () if plain else parts(told.condition)
        return ends_of(base, Order(told.entity, "min" if end == "earliest" else "max", among), int(number))

    @rule("S", "O NUMBER _CITYN | NUMBER _CITYN O | O NUMBER", cost=0.05)
    def at_an_end(first: Any, second: Any) -> Cities | None:
        number, order = (first, second) if isinstance(first, float) else (second, first)
        return ends_of(base, order, int(number))

    @rule("C", "_STEERED X | _LEADN X _STEERED")
    def steered(owned: Owned) -> Condition | None:
        fits = owned.entity == "organisation" and owned.count is None
        return owned.condition if fits else None

    @rule("C", "TC | _HAVE TC", cost=0.4)
    def told_only(told: Told) -> Condition | None:
        """*Led by the education authority*, of the city itself."""
        return told.condition if told.condition.on == "body" and told.condition.established is None else None

    @rule("C", "DT _HAVE X | _HAVE X DT | DT X _HAVE", cost=0.1)
    def had_at(first: Any, second: Any) -> Condition | None:
        """*Had a law by 2016*: it was adopted, the body was founded, by then."""
        owned, test = (first, second) if isinstance(first, Owned) else (second, first)
        key = ADOPTED if owned.entity == "regulation" else FOUNDED
        fits = owned.count is None and test.op in ("by", "before")
        return narrowed(owned, dated(key, test)).condition if fits else None


def timed(base: Base, told: Told, test: Any) -> Condition | None:
    """What cities did, at a date, or before or after a city did so."""
    key = IN_FORCE if told.entity == STANDING else told.entity
    if isinstance(test, DateTest) and told.entity == STANDING and test.op in ("in", "by"):
        test = test.model_copy(update={"op": "as_of"})
    when = beside_or_at(base, str(key), test)
    if when is None:
        return None
    return narrowed(Owned(entity_of(str(key)), parts(told.condition)), when).condition


def not_yet(base: Base, told: Told, test: DateTest) -> Condition | None:
    """That something had not happened by a time: where no time is meant in which it might have, there is none."""
    if test.op not in ("as_of", "by", "before") and told.entity != STANDING:
        return None
    condition = timed(base, told, test)
    return denied(condition) if condition is not None and condition.on != "all" else None


def ends_of(base: Base, order: Order, number: int) -> Cities | None:
    """So many cities at one end of the order by a date, as those whose date is not behind the last of them."""
    if order.by not in (ADOPTED, IN_FORCE, FOUNDED):
        return None
    owned = narrowed(noun(entity_of(order.by)), whole(order.among)) if order.among else noun(entity_of(order.by))
    inside = population(base, owned.select).cities.intersection(members(base, owned.select))
    found = sorted(
        ((date, city) for city in inside if (date := date_of(base, city, order.by))), reverse=order.end == "max"
    )
    if not 1 < number < len(found) or found[number][0] == found[number - 1][0]:
        return None
    test = DateTest(op="by" if order.end == "min" else "since", date=found[number - 1][0])
    return Cities(narrowed(owned, dated(order.by, test)).conditions)


def law_orders(grammar: Grammar, base: Base) -> None:
    """O: an order by a date."""
    rule = grammar.rule

    @rule("XO", "EARLY DEED | DEED EARLY")
    def deed_order(first: Any, second: Any) -> Order:
        end, key = (first, second) if first in ("earliest", "latest") else (second, first)
        return Order(key, "min" if end == "earliest" else "max")

    @rule("O", "XO X | X XO | _HAVE XO X | _HAVE X XO | X _HAVE XO", cost=0.12)
    @rule("O", "DEED X EARLY | EARLY DEED X | DEED EARLY X", cost=0.1)
    def by_deed(*given: Any) -> Order | None:
        owned = next(part for part in given if isinstance(part, Owned))
        order = next((part for part in given if isinstance(part, Order)), None)
        if order is None:
            end, key = (p for p in sorted((p for p in given if p is not owned), key=lambda p: "." in p))
            order = Order(key, "min" if end == "earliest" else "max")
        return ordered(owned, order)

    @rule("O", "EARLY X | X EARLY | _HAVE EARLY X | X _TIMEN EARLY", cost=0.14)
    def by_thing(first: Any, second: Any) -> Order | None:
        end, owned = (second, first) if isinstance(first, Owned) else (first, second)
        key = ADOPTED if owned.entity == "regulation" else FOUNDED
        return ordered(owned, Order(key, "min" if end == "earliest" else "max"))

    @rule("O", "DT O", cost=0.05)
    def since(test: DateTest, order: Order) -> Order | None:
        """*Before 2020 the last to pass a law*."""
        if order.by not in (ADOPTED, FOUNDED, IN_FORCE):
            return None
        owned = noun(entity_of(order.by))
        among = narrowed(narrowed(owned, whole(order.among)) if order.among else owned, dated(order.by, test))
        return Order(order.by, order.end, among.conditions)

    @rule("O", "EARLY _LEGISLATE | _LEGISLATE EARLY")
    def by_law(end: Any) -> Order:
        return Order(ADOPTED, "min" if end == "earliest" else "max")


def ordered(owned: Owned, order: Order) -> Order | None:
    """An order by a deed of such laws or bodies."""
    if owned.count or entity_of(order.by) != owned.entity:
        return None
    return order if owned.is_plain else Order(order.by, order.end, owned.conditions)
