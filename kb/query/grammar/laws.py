"""Phrases of laws, bodies and path types, and the conditions made of them."""

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
    Told,
    counted_over,
    date_of,
    dated,
    entity_of,
    is_so,
    narrowed,
    noun,
)
from kb.query.grammar.logic import denied, parts, together
from kb.query.grammar.meanings import Cities, Order
from kb.query.selection.conditions import (
    AnyOf,
    Condition,
    HasBody,
    HasPath,
    HasRegulation,
    NamedCities,
)
from kb.query.selection.dates import DateTest
from kb.query.selection.evaluate import members, population
from kb.query.selection.facts import path_of

WORDS_OF = {
    "lifelong-education": "lifelong education",
    "lifelong-learning": "lifelong learning",
    "community-education": "community education",
}


def law_on(subjects: tuple[Any, ...], word: str) -> Condition | None:
    """A law on a subject: lifelong learning is read broadly where the title is not spoken of, as the older reading does."""
    if len(subjects) == 3 or "lifelong-learning" in subjects:
        return HasRegulation()
    if len(subjects) == 1:
        (subject,) = subjects
        if subject == "community-education" or word == "regulation":
            return HasRegulation(subject=subject, breadth="strict")
        return HasRegulation()
    return AnyOf(conditions=tuple(HasRegulation(subject=subject, breadth="strict") for subject in subjects))


def owned_things(grammar: Grammar, base: Base) -> None:
    """X: laws, or bodies, as they are named."""
    rule = grammar.rule

    @rule("SUBJ", "SUBJECT")
    def subject(one: Any) -> tuple[Any, ...]:
        return (one,)

    @rule("SUBJ", "SUBJ _OR SUBJECT | SUBJ _AND SUBJECT | SUBJ SUBJECT")
    def subjects(before: Any, one: Any) -> tuple[Any, ...] | None:
        return (*before, one) if one not in before else None

    @rule("X", "LAWN")
    def laws(word: Any) -> Owned:
        return Owned("regulation", (HasRegulation(),), noun=str(word))

    @rule("X", "LAWN SUBJ | SUBJ LAWN | LAWN _ON SUBJ | SUBJ _ON LAWN | _ON SUBJ LAWN | _ON SUBJ _ON LAWN")
    def laws_on(first: Any, second: Any) -> Owned | None:
        word, on = (second, first) if isinstance(first, tuple) else (first, second)
        condition = law_on(on, word)
        return Owned("regulation", (condition,), noun=str(word)) if condition is not None else None

    @rule("X", "_BODYN")
    def bodies() -> Owned:
        return noun("organisation")

    @rule("X", "BODYNAME")
    def bodies_called(name: Any) -> Owned:
        return Owned("organisation", (HasBody(named=str(name)),))

    @rule("X", "X _NAMEN _HOLD WORD | _NAMEN _HOLD WORD X | X _CALLED WORD | _CALLED WORD X | X _HOLD WORD _WORDS"
               " | X WORD _WORDS | X _NAMEN WORD | X _HOLD WORD | X _NAMEN _HOLD WORD _WORDS | _NAMEN _HOLD WORD _WORDS X"
               " | X _NAMEN _HAVE WORD | X _NAMEN _HAVE WORD _WORDS | _NAMEN _HAVE WORD X | _NAMEN _HAVE WORD _WORDS X", 0.1)  # fmt: skip
    def with_words(first: Any, second: Any) -> Owned | None:
        owned, words = (first, second) if isinstance(first, Owned) else (second, first)
        return titled(owned, words)

    @rule("WORD", "SUBJ")
    def subject_words(on: Any) -> tuple[Any, ...]:
        return tuple(on)

    @rule("WORD", "BODYNAME")
    def body_words(name: Any) -> str:
        return str(name)

    @rule("X", "_OWN X | X _OWN | _EVERY X", cost=0.02)
    def own(owned: Owned) -> Owned:
        return owned

    @rule("X", "NUMBER X", cost=0.05)
    def counted(number: float, owned: Owned) -> Owned | None:
        if number != int(number) or number < 2 or owned.count:
            return None
        whole = counted_over(base, owned.select) == number
        return owned if whole else Owned(owned.entity, owned.conditions, int(number), owned.noun)

    @rule("X", "X TC | TC X", cost=0.1)
    def which_are(first: Any, second: Any) -> Owned | None:
        owned, told = (first, second) if isinstance(first, Owned) else (second, first)
        return narrowed(owned, told.condition) if told.entity == owned.entity else None

    @rule("X", "X DT | DT X", cost=0.25)
    def of_time(first: Any, second: Any) -> Owned | None:
        """*The bodies of 2013*: founded then."""
        owned, test = (second, first) if isinstance(first, DateTest) else (first, second)
        return narrowed(owned, dated(ADOPTED if owned.entity == "regulation" else FOUNDED, test)) if test.op != "as_of" else None

    @rule("X", "S X | X S | X _INTO S", cost=0.3)
    def of_cities(first: Any, second: Any) -> Owned | None:
        cities, owned = (first, second) if isinstance(first, Cities) else (second, first)
        if not cities.conditions or cities.named or cities.count:
            return None
        more = tuple(c for c in cities.conditions if c not in owned.conditions)
        return Owned(owned.entity, (*owned.conditions, *more), owned.count, owned.noun)

    @rule("HAP", "CITIES X | X CITIES", cost=0.02)
    def owned_by(first: Any, second: Any) -> Happened | None:
        cities, owned = (first, second) if isinstance(first, Cities) else (second, first)
        return Happened(cities.named, owned) if cities.named and not owned.count else None

    @rule("HAP", "CITIES DEED BODYOF | CITIES BODYOF DEED")
    def founding(cities: Cities, first: Any, second: Any) -> Happened | None:
        city, key = (second, first) if first == FOUNDED else (first, second)
        fits = key == FOUNDED and cities.named == (city,)
        return Happened(cities.named, noun("organisation"), FOUNDED) if fits else None

    @rule("HAP", "BODYOF", cost=0.02)
    def body_of(city: str) -> Happened:
        return Happened((city,), noun("organisation"))

    @rule("HAP", "HAP _OR CITIES | HAP _AND CITIES | HAP _OR HAP | HAP _AND HAP", cost=0.1)
    def owned_by_both(first: Happened, second: Any) -> Happened | None:
        if isinstance(second, Happened) and (second.of != first.of or second.key):
            return None
        cities = second.cities if isinstance(second, Happened) else second.named
        return Happened((*first.cities, *cities), first.of) if first.key is None and cities else None

    @rule("HAP", "HAP DEED | DEED HAP")
    def did(first: Any, second: Any) -> Happened | None:
        happened, key = (first, second) if isinstance(first, Happened) else (second, first)
        fits = happened.key is None and entity_of(key) == happened.of.entity
        return Happened(happened.cities, happened.of, key) if fits else None

    @rule("HAP", "CITIES DEED X | CITIES _LEGISLATE")
    def doing(cities: Cities, key: Any = None, owned: Owned | None = None) -> Happened | None:
        key = key or ADOPTED
        owned = owned or noun("regulation")
        return Happened(cities.named, owned, key) if cities.named and entity_of(key) == owned.entity else None


def titled(owned: Owned, words: Any) -> Owned | None:
    """The laws or bodies whose title or name holds some words."""
    if isinstance(words, str):
        return narrowed(owned, HasBody(named=words)) if owned.entity == "organisation" else None
    if len(words) != 1:
        return None
    if owned.entity == "regulation":
        return narrowed(owned, HasRegulation(subject=words[0], breadth="strict"))
    return narrowed(owned, HasBody(named=WORDS_OF[words[0]]))


def told_of(grammar: Grammar, base: Base) -> None:
    """TC: what is told of laws or bodies; EV: a deed."""
    rule = grammar.rule

    @rule("EV", "DEED")
    def deed(key: Any) -> Deed:
        return Deed(key)

    @rule("EV", "X DEED", cost=0.2)
    @rule("EV", "DEED X", cost=0.05)
    def deed_of(first: Any, second: Any) -> Deed | None:
        key, owned = (second, first) if isinstance(first, Owned) else (first, second)
        return Deed(key, owned) if entity_of(key) == owned.entity else None

    @rule("EV", "_LEGISLATE", cost=0.05)
    def legislated() -> Deed:
        return Deed(ADOPTED)

    @rule("TC", "DEED DT | DT DEED")
    def at(first: Any, second: Any) -> Told:
        key, test = (second, first) if isinstance(first, DateTest) else (first, second)
        return Told(entity_of(key), dated(key, test))

    @rule("TC", "INFORCE DT | DT INFORCE")
    def standing(first: Any, second: Any) -> Told | None:
        test = second if isinstance(second, DateTest) else first
        if test.op in ("in", "by"):
            test = test.model_copy(update={"op": "as_of"})
        return Told("regulation", dated(IN_FORCE, test))

    @rule("TC", "DEED CITYDATE | CITYDATEZ DEED | DEED CITYDATEZ")
    def beside_a_city(first: Any, second: Any) -> Told | None:
        key, (op, city) = (first, second) if isinstance(second, tuple) else (second, first)
        date = date_of(base, city, key)
        if date is None:
            return None
        test = DateTest(op=op, date=date[:4] if op == "in" else date, named=f"{city}:{key}")
        others = (NamedCities(cities=(city,), negate=True),) if op == "in" else ()
        return Told(entity_of(key), together((dated(key, test), *others)))  # type: ignore[arg-type]

    @rule("TC", "_LEADN LEADTYPE | LEADTYPE _LEADN | _LEADN LEADTYPE _LEADN")
    def led(kind: Any) -> Told:
        return Told("organisation", HasBody(lead_type=kind))

    @rule("TC", "_NOT TC", cost=0.05)
    def not_so(told: Told) -> Told | None:
        return None if told.condition.on == "all" else Told(told.entity, denied(told.condition))

    @rule("TC", "_LEADN _NOT LEADTYPE | LEADTYPE _NOT _LEADN | _LEADN _EXCEPT LEADTYPE")
    def led_otherwise(kind: Any) -> Told:
        return Told("organisation", HasBody(lead_type=kind, negate=True))

    @rule("TC", "TC _AND TC", cost=0.1)
    @rule("TC", "TC TC", cost=0.2)
    def both(first: Told, second: Told) -> Told | None:
        if first.entity != second.entity:
            return None
        return Told(first.entity, together((first.condition, second.condition)))  # type: ignore[arg-type]


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
        return together(owned.conditions) if owned.count is None else None

    @rule("C", "X TC | TC X | _HAVE TC X", cost=0.3)
    def having_such(first: Any, second: Any) -> Condition | None:
        owned, told = (first, second) if isinstance(first, Owned) else (second, first)
        fits = owned.entity == told.entity and owned.count is None
        return together(narrowed(owned, told.condition).conditions) if fits else None

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
        return Told(key, together(owned.conditions)) if fits else None  # type: ignore[arg-type]

    @rule("UC", "_PUT X _INPLACE | _HAVE _PUT X _INPLACE")
    def put_in_place(owned: Owned) -> Told | None:
        fits = owned.entity == "organisation" and owned.count is None
        return Told(FOUNDED, together(owned.conditions)) if fits else None  # type: ignore[arg-type]

    @rule("UC", "X _INFORCE | _HAVE X _INFORCE | _INFORCE X | _HAVE _INFORCE X", cost=0.02)
    def in_operation(owned: Owned) -> Told | None:
        fits = owned.entity == "regulation" and owned.count is None
        return Told(STANDING, together(owned.conditions)) if fits else None  # type: ignore[arg-type]

    @rule("C", "UC")
    def happened(told: Told) -> Condition | None:
        return told.condition if told.entity in (ADOPTED, FOUNDED) else None

    @rule("C", "UC DT | DT UC | UC CITYDATE | CITYDATEZ UC | UC CITYDATEZ")
    def happened_at(first: Any, second: Any) -> Condition | None:
        told, test = (first, second) if isinstance(first, Told) else (second, first)
        return timed(base, told, test)

    @rule("C", "DT _NOT UC | _NOT UC DT", cost=-0.01)
    def not_happened(first: Any, second: Any) -> Condition | None:
        told, test = (first, second) if isinstance(first, Told) else (second, first)
        return not_yet(base, told, test)

    @rule("C", "DEED DT X | DT X DEED | CITYDATEZ X DEED | X DT _HAVE DEED | DT X _HAVE DEED")
    def did_at(*given: Any) -> Condition | None:
        key = next(part for part in given if isinstance(part, str))
        owned = next(part for part in given if isinstance(part, Owned))
        test = next(part for part in given if part is not owned and part is not key)
        fits = entity_of(key) == owned.entity and owned.count is None
        return timed(base, Told(key, together(owned.conditions)), test) if fits else None  # type: ignore[arg-type]

    @rule("S", "O NUMBER _CITYN | NUMBER _CITYN O | O NUMBER", cost=0.2)
    def at_an_end(first: Any, second: Any) -> Cities | None:
        number, order = (first, second) if isinstance(first, float) else (second, first)
        return ends_of(base, order, int(number))

    @rule("C", "_STEERED X | _LEADN X _STEERED")
    def steered(owned: Owned) -> Condition | None:
        fits = owned.entity == "organisation" and owned.count is None
        return together(owned.conditions) if fits else None

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
        return together(narrowed(owned, dated(key, test)).conditions) if fits else None


def timed(base: Base, told: Told, test: Any) -> Condition | None:
    """What cities did, at a date, or before or after a city did so."""
    key = IN_FORCE if told.entity == STANDING else told.entity
    if isinstance(test, DateTest) and told.entity == STANDING and test.op in ("in", "by"):
        test = test.model_copy(update={"op": "as_of"})
    when = beside_or_at(base, str(key), test)
    if when is None:
        return None
    return together(narrowed(Owned(entity_of(str(key)), parts(told.condition)), when).conditions)


def beside_or_at(base: Base, key: str, test: Any) -> Condition | None:
    """A deed at a date, or before or after that of a city."""
    if isinstance(test, DateTest):
        return dated(key, test)
    op, city = test
    date = date_of(base, city, key)
    if date is None:
        return None
    named = DateTest(op=op, date=date[:4] if op == "in" else date, named=f"{city}:{key}")
    others = (NamedCities(cities=(city,), negate=True),) if op == "in" else ()
    return together((dated(key, named), *others))


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
    owned = narrowed(noun(entity_of(order.by)), together(order.among)) if order.among else noun(entity_of(order.by))
    inside = population(base, owned.select).cities.intersection(members(base, owned.select))
    found = sorted(((date, city) for city in inside if (date := date_of(base, city, order.by))), reverse=order.end == "max")
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

    @rule("O", "EARLY _LEGISLATE | _LEGISLATE EARLY")
    def by_law(end: Any) -> Order:
        return Order(ADOPTED, "min" if end == "earliest" else "max")


def ordered(owned: Owned, order: Order) -> Order | None:
    """An order by a deed of such laws or bodies."""
    if owned.count or entity_of(order.by) != owned.entity:
        return None
    return order if owned.is_plain else Order(order.by, order.end, owned.conditions)


