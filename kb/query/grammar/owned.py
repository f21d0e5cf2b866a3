"""Phrases of laws and bodies as things: named, counted, of cities, and what is told of them."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import (
    ADOPTED,
    FOUNDED,
    IN_FORCE,
    STANDING,
    Between,
    Deed,
    Happened,
    Owned,
    Told,
    counted_over,
    date_of,
    dated,
    entity_of,
    narrowed,
    noun,
)
from kb.query.grammar.logic import denied, together, whole
from kb.query.grammar.meanings import Cities
from kb.query.grammar.times import test_of
from kb.query.selection.conditions import AnyOf, Condition, HasBody, HasRegulation, NamedCities
from kb.query.selection.dates import DateTest

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

    @rule("X", "_LEARNING X | X _LEARNING | X _ON _LEARNING")
    def of_learning(owned: Owned) -> Owned | None:
        """The body *for the learning city*, which all of them are."""
        return owned if owned.entity == "organisation" else None

    @rule("X", "_BODYN")
    def bodies() -> Owned:
        return noun("organisation")

    @rule("X", "BODYNAME")
    def bodies_called(name: Any) -> Owned:
        return Owned("organisation", (HasBody(named=str(name)),))

    @rule("X", "X _NAMEN _HOLD WORD | _NAMEN _HOLD WORD X | X _CALLED WORD | _CALLED WORD X | X _HOLD WORD _WORDS"
               " | X WORD _WORDS | X _NAMEN WORD | X _HOLD WORD | X _NAMEN _HOLD WORD _WORDS | _NAMEN _HOLD WORD _WORDS X"
               " | X _NAMEN _HAVE WORD | X _NAMEN _HAVE WORD _WORDS | _NAMEN _HAVE WORD X | _NAMEN _HAVE WORD _WORDS X"
               " | X _BY WORD _CALLED | _BY WORD _CALLED X | X _BY WORD _NAMEN", 0.1)  # fmt: skip
    def with_words(first: Any, second: Any) -> Owned | None:
        owned, words = (first, second) if isinstance(first, Owned) else (second, first)
        return titled(owned, words)

    @rule("WORDS", "_IN _NAMEN")
    def in_the_name() -> str:
        return "in the name"

    @rule("WORD", "SUBJ")
    def subject_words(on: Any) -> tuple[Any, ...]:
        return tuple(on)

    @rule("WORD", "BODYNAME")
    def body_words(name: Any) -> str:
        return str(name)

    @rule("X", "_OWN X | X _OWN | _EVERY X", cost=0.02)
    def own(owned: Owned) -> Owned:
        return owned

    @rule("X", "NUMBER X | OFNUMBER X", cost=0.05)
    def counted(number: float, owned: Owned) -> Owned | None:
        if number != int(number) or number < 2 or owned.count:
            return None
        whole = counted_over(base, owned.select) == number
        return owned if whole else Owned(owned.entity, owned.conditions, int(number), owned.noun)

    @rule("X", "X TC | TC X", cost=0.1)
    def which_are(first: Any, second: Any) -> Owned | None:
        owned, told = (first, second) if isinstance(first, Owned) else (second, first)
        return narrowed(owned, told.condition) if told.entity == owned.entity else None

    @rule("X", "DT X | X _OF DT | X _DATEFROM DT", cost=0.25)
    def of_time(first: Any, second: Any) -> Owned | None:
        """*The bodies of 2013*: founded then."""
        owned, test = (second, first) if isinstance(first, DateTest) else (first, second)
        key = ADOPTED if owned.entity == "regulation" else FOUNDED
        known = getattr(owned.conditions[0], key.partition(".")[2], None)
        return narrowed(owned, dated(key, test)) if known is None and test.op != "as_of" else None

    @rule("X", "X _PRE DATE", cost=0.25)
    def older(owned: Owned, date: Any) -> Owned | None:
        test = test_of("before", date)
        return of_time(test, owned) if test else None

    @rule("X", "X _POSTA_EN DATE", cost=0.25)
    def younger(owned: Owned, date: Any) -> Owned | None:
        test = test_of("after", date)
        return of_time(test, owned) if test else None

    @rule("X", "S X | X _OF S | X _IN S | X _INTO S", cost=0.3)
    def of_cities(first: Any, second: Any) -> Owned | None:
        cities, owned = (first, second) if isinstance(first, Cities) else (second, first)
        if not cities.conditions or cities.named or cities.count:
            return None
        more = tuple(c for c in cities.conditions if c not in owned.conditions)
        return Owned(owned.entity, (*owned.conditions, *more), owned.count, owned.noun)

    @rule("X", "X _THATOF C | X _OF C", cost=0.3)
    def of_city_that(owned: Owned, condition: Condition) -> Owned | None:
        """*The law of the city that founded its body in 2017*."""
        other = {"regulation": "body", "organisation": "regulation"}[owned.entity]
        return of_cities(owned, Cities((condition,))) if condition.on == other and owned.count is None else None

    @rule("HAP", "CITIES X | X CITIES", cost=0.02)
    def owned_by(first: Any, second: Any) -> Happened | None:
        cities, owned = (first, second) if isinstance(first, Cities) else (second, first)
        return Happened(cities.named, owned) if cities.named and is_of_one_city(owned) else None

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

    @rule("HAP", "CITIES DATE DEED X | CITIES DATE X DEED | CITIES _IN DATE DEED X | CITIES DEED X DATE | CITIES DEED X _IN DATE"
                 " | CITIES X DATE DEED | CITIES X _IN DATE DEED")  # fmt: skip
    def doing_then(*given: Any) -> Happened | None:
        """*Chengdu set up its body in 2017*, if it did then."""
        happened: Happened | None = doing(
            given[0],
            next(part for part in given if isinstance(part, str)),
            next(part for part in given if isinstance(part, Owned)),
        )
        date = next(part for part in given if isinstance(part, tuple))
        return told_again(happened, date) if happened else None

    @rule("HAP", "HAP DATE | HAP _IN DATE", cost=0.2)
    def told_again(happened: Happened, date: Any) -> Happened | None:
        """*Xi'an's took effect in January 2020*, if it did then."""
        one = happened.key is not None and len(happened.cities) == 1
        known = date_of(base, happened.cities[0], str(happened.key)) if one else None
        return happened if known and date[1] is None and known.startswith(date[0]) else None

    @rule("HAP", "DEED _OF CITIES | CITIES DEED | DEED CITIES", cost=0.3)
    def of_other_city(first: Any, second: Any) -> Happened | None:
        """*The adoption of Suzhou's*: its law's, as before."""
        key, cities = (second, first) if isinstance(first, Cities) else (first, second)
        return Happened(cities.named, noun(entity_of(key)), key) if len(cities.named) == 1 else None

    @rule("HAP", "HAP DEED | DEED HAP")
    def did(first: Any, second: Any) -> Happened | None:
        happened, key = (first, second) if isinstance(first, Happened) else (second, first)
        fits = happened.key is None and entity_of(key) == happened.of.entity
        return Happened(happened.cities, happened.of, key) if fits else None

    @rule("HAP", "CITIES DEED X | CITIES _LEGISLATE")
    def doing(cities: Cities, key: Any = None, owned: Owned | None = None) -> Happened | None:
        key = key or ADOPTED
        owned = owned or noun("regulation")
        fits = cities.named and entity_of(key) == owned.entity and is_of_one_city(owned)
        return Happened(cities.named, owned, key) if fits else None


def is_of_one_city(owned: Owned) -> bool:
    """Whether nothing is said of a law or body but what holds of it in a city alone."""
    return owned.count is None and all(part.on in ("regulation", "body", "any", "lag") for part in owned.conditions)


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
        test = DateTest(op=op, date=date[:4] if op == "in" else date, told_by=f"{city}:{key}")
        others = (NamedCities(cities=(city,), negate=True),) if op == "in" else ()
        return Told(entity_of(key), whole((dated(key, test), *others)))

    @rule("TC", "DEED BD | BD DEED")
    def between_others(first: Any, second: Any) -> Told | None:
        key, test = (first, second) if isinstance(second, Between) else (second, first)
        when = beside_or_at(base, key, test)
        return Told(entity_of(key), when) if when is not None else None

    @rule("TC", "DT DEED _AND _NOT UD | DEED _AND _NOT UD DT | DT DEED _NOT UD | DEED _NOT UD DT")
    def only_the_one(*given: Any) -> Told | None:
        """*Passed but not yet in force at the end of 2019*."""
        test = next(part for part in given if isinstance(part, DateTest))
        if test.op not in ("by", "as_of", "in") or (given[0] if given[0] is not test else given[1]) != ADOPTED:
            return None
        later = given[-1] if given[-1] is not test else given[-2]
        test = test.model_copy(update={"op": "as_of"})
        not_later = denied(dated(IN_FORCE, test)) if later in (IN_FORCE, STANDING) else None
        both = together((dated(ADOPTED, test), not_later))
        return Told("regulation", both) if both is not None else None

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
        return Told(first.entity, whole((first.condition, second.condition)))


def beside_or_at(base: Base, key: str, test: Any) -> Condition | None:
    """A deed at a date, or before or after that of a city, or between those of two."""
    if isinstance(test, Between):
        return between(base, key, test)
    if isinstance(test, DateTest):
        return dated(key, test)
    op, city = test
    date = date_of(base, city, key)
    if date is None:
        return None
    named = DateTest(op=op, date=date[:4] if op == "in" else date, told_by=f"{city}:{key}")
    others = (NamedCities(cities=(city,), negate=True),) if op == "in" else ()
    return together((dated(key, named), *others))


def between(base: Base, key: str, test: Between) -> Condition | None:
    """A deed after that of a city and before that of another."""
    ends: list[Any] = [test.one, test.other]
    if all(isinstance(end, tuple) and end[0] == "between" for end in ends):
        dates = [(date_of(base, city, key), city) for _, city in ends]
        if any(date is None for date, _ in dates):
            return None
        (_, first), (_, last) = sorted(dates, key=str)
        ends = [("after", first), ("before", last)]
    return together(tuple(beside_or_at(base, key, end) for end in ends))
