"""Phrases of sets of cities: members, regions, classes, levels, cities named, and conditions joined."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import is_whole
from kb.query.grammar.leaves import NOUNS
from kb.query.grammar.logic import denied, parts, together
from kb.query.grammar.meanings import LANGUAGE, Bound, Cities, Measure, Tops, named_whole, the, whole_index
from kb.query.grammar.score_tests import tested, topped
from kb.query.selection.conditions import (
    MEMBERSHIP,
    AllOf,
    AnyOf,
    Condition,
    HasPath,
    InEdition,
    InGroup,
    InNetwork,
    InPlace,
    InTier,
    NamedCities,
    ScoreTest,
    Selection,
)
from kb.query.selection.evaluate import members


def joined(grammar: Grammar, base: Base) -> None:
    """C: conditions joined by and, or, neither, and denied."""
    rule = grammar.rule

    @rule("C", "_NOT C | _NOT _HAVE C | _HAVE _NOT C")
    def contrary(condition: Condition) -> Condition | None:
        return None if condition.negate or isinstance(condition, AllOf) else denied(condition)

    @rule("C", "_BOTH C _AND C | C _BOTH C", cost=0.1)
    @rule("C", "C C", cost=0.4)
    def both(first: Condition, second: Condition) -> Condition | None:
        return together((first, second)) if first != second else None

    @rule("C", "C AND C", cost=0.1)
    def also(first: Condition, link: str, second: Condition) -> Condition | None:
        """Both; but *municipalities and provincial capitals* are those of either kind, and *A or B and C* is open."""
        if (
            out_of_reach(first, link, second)
            or alternative(first, second)
            or first == second
            or any(isinstance(part, AnyOf) for part in (*parts(first), *parts(second)))
        ):
            return None
        return together((first, second))

    @rule("C", "C OR C", cost=0.3)
    def one_or_other(first: Condition, link: str, second: Condition) -> Condition | None:
        return None if out_of_reach(first, link, second) else either(first, second)

    @rule("C", "_EITHER C _OR C | _EITHER C _EITHER C", cost=0.3)
    def either(first: Condition, second: Condition) -> Condition | None:
        return None if several(first) or several(second) else of_either(first, second)

    @rule("C", "_NEITHER C _AND C")
    def without_but(first: Condition, second: Condition) -> Condition | None:
        return together((denied(first), second))

    @rule("C", "C _NOR C", cost=0.1)
    def but_not(first: Condition, second: Condition) -> Condition | None:
        """高于平均、又不属于十二城的: the first holds, and the second does not."""
        return None if isinstance(second, AllOf) else together((first, denied(second)))

    @rule("C", "_NEITHER C _NOR C | _NOT C _NOR C")
    def neither(first: Condition, second: Condition) -> Condition | None:
        return together((denied(first), denied(second)))


def sets(grammar: Grammar, base: Base) -> None:
    """S: a set of cities."""
    rule = grammar.rule
    sizes: dict[int, list[Condition]] = {}
    for network, within in base.members.items():
        if len(within) == 1:
            continue  # *the two cities* are counted, whatever network has one member
        sizes.setdefault(len(within), []).append(InNetwork(network=network))
    for edition in base.editions:
        sizes.setdefault(base.size(edition), []).append(InEdition(edition=edition))

    @rule("S", "_CITYN", cost=0.05)
    def cities() -> Cities:
        return Cities()

    def sized(number: float) -> Cities | None:
        found = sizes.get(int(number), []) if number == int(number) else []
        return Cities((found[0],)) if len(found) == 1 else None

    @rule("S", "OFNUMBER | OFNUMBER _CITYN | OFNUMBER _MEMBERN | OFNUMBER _LEARNING")
    def of_so_many(number: float) -> Cities | None:
        return sized(number)

    @rule("S", "OFNUMBER _GLOBALCITY | NUMBER _GLOBALCITY")
    def global_cities(number: float) -> Cities | None:
        return sized(number)

    @rule("S", "NUMBER _CITYN | NUMBER _MEMBERN | NUMBER _LEARNING")
    @rule("S", "NUMBER", cost=0.6)
    def counted(number: float) -> Cities | None:
        if number == int(number) and 1 < number < min(sizes):
            return Cities(count=int(number))
        return sized(number)

    @rule("S", "NETWORK NUMBER _MEMBERN | NETWORK OFNUMBER _MEMBERN")
    def all_members(network: str, number: float) -> Cities | None:
        return Cities((InNetwork(network=network),)) if number == len(base.members.get(network, ())) else None

    @rule("S", "OFNUMBER S", cost=0.2)
    def all_of_so_many(number: float, inner: Cities) -> Cities | None:
        """*Of the three American cities*: their number, said along."""
        made = so_many(number, inner)
        return made if made is not None and made.count is None else None

    @rule("S", "NUMBER S", cost=0.2)
    def so_many(number: float, inner: Cities) -> Cities | None:
        """*The twelve members* are all of them; *three members* are a number that is asked for."""
        if inner.named or inner.count is not None or not inner.conditions or number != int(number) or number < 2:
            return None
        assessed = [c for c in inner.conditions if isinstance(c, InEdition)]
        if assessed and not all(isinstance(c, MEMBERSHIP) for c in inner.conditions):
            return None  # *of the six with a law, how many are assessed?*: the number is that of those with a law
        size = len(members(base, inner.select))
        whole = number == size or number in sizes_assessed(base, inner.select)
        if not whole and is_whole(base, inner.select, int(number)):
            return None  # *the six cities with legislation*: those of one network, where a seventh is told of elsewhere
        return Cities(inner.conditions, (), None if whole else int(number)) if number <= size else None

    @rule("S", "_EVERY S | S _EVERY", cost=0.1)
    def every(inner: Cities) -> Cities:
        return inner

    @rule("S", "EDITION _CITYN | _CITYN EDITION | EDITION _MEMBERN", cost=0.1)
    def of_edition(edition: str) -> Cities:
        return Cities((InEdition(edition=edition),))

    @rule("S", "C _CITYN | _CITYN C")
    def having(condition: Condition) -> Cities:
        return Cities(parts(condition))

    @rule("S", "C S | S C", cost=0.1)
    def narrowed(first: Any, second: Any) -> Cities | None:
        inner, condition = (first, second) if isinstance(first, Cities) else (second, first)
        if inner.named or any(part in inner.conditions for part in parts(condition)):
            return None
        conditions = (*inner.conditions, *parts(condition))
        select = Selection(conditions=conditions)
        first = inner.count is not None and not inner.conditions and len(parts(condition)) == 1
        whole = first and inner.count in (len(members(base, select)), *sizes_assessed(base, select))
        return Cities(conditions, (), None if whole else inner.count)

    @rule("S", "OFNUMBER EDITION | NUMBER EDITION | OFNUMBER EDITION _CITYN | NUMBER EDITION _CITYN")
    def all_of_edition(number: float, edition: str) -> Cities | None:
        return Cities((InEdition(edition=edition),)) if number == base.size(edition) else None

    @rule("S", "EDITION S", cost=0.1)
    def assessed_of(edition: str, inner: Cities) -> Cities | None:
        """*Of the 20 cities of the index*: its set, said twice; else those of a set that it assesses."""
        test = InEdition(edition=edition)
        if inner.named or inner.count is not None:
            return None
        return inner if test in inner.conditions else Cities((test, *inner.conditions))

    @rule("S", "C", cost=0.3)
    def bare(condition: Condition) -> Cities | None:
        return (
            Cities(parts(condition)) if isinstance(condition, (InNetwork, InTier, InGroup, InPlace, HasPath)) else None
        )

    @rule("S", "S _AND S", cost=0.1)
    @rule("S", "S _OR S", cost=0.2)
    def of_both_kinds(first: Cities, second: Cities) -> Cities | None:
        if len(first.conditions) != 1 or len(second.conditions) != 1 or first.count or second.count:
            return None
        one, two = first.conditions[0], second.conditions[0]
        return Cities((of_either(one, two),)) if alternative(one, two) else None

    @rule("S", "C", cost=0.8)
    def bare_score(condition: Condition) -> Cities | None:
        return Cities((condition,)) if isinstance(condition, ScoreTest) else None

    @rule("S", "_AMONGTHOSE C", cost=0.1)
    def among_those(condition: Condition) -> Cities:
        """*Among those with a law*."""
        return Cities(parts(condition))

    @rule("TOPS", "OFNUMBER SUP | OFNUMBER TOP | SUP OFNUMBER")
    def few(first: Any, second: Any) -> Tops:
        end, number = (second, first) if isinstance(first, float) else (first, second)
        return Tops(int(number), end)

    @rule("S", "S M TOPS", cost=0.2)
    @rule("S", "TOPS S M | TOPS S _BY M")
    def best_of(*given: Any) -> Cities | None:
        tops, inner = the(Tops, given), the(Cities, given)
        measure = the(Measure, given)
        if inner.named or inner.count or (LANGUAGE.get() == "zh" and given[0] is tops and given[-1] is measure):
            return None  # 前五名城市的学习者体验: what is asked of them
        condition = topped(base, measure, tops, inner.select if inner.conditions else None)
        return Cities((*inner.conditions, condition), tops=True) if condition is not None else None

    @rule("S", "EDITION S TOPS | EDITION S TOPS _CITYN", cost=0.05)
    @rule("S", "TOPS S EDITION | TOPS S _IN EDITION", cost=0.05)
    def best_of_edition(*given: Any) -> Cities | None:
        """*The five best eastern cities in iSLEC*: by its whole, among those of the place."""
        inner, tops = the(Cities, given), the(Tops, given)
        edition = next(part for part in given if isinstance(part, str))
        whole = base.editions[edition].overall
        placed = len(inner.conditions) == 1 and isinstance(inner.conditions[0], (InPlace, InTier, InGroup))
        if not placed or inner.named or inner.count or not whole:
            return None
        condition = topped(base, Measure(whole), tops, inner.select)
        return Cities((*inner.conditions, condition), tops=True) if condition is not None else None

    @rule("S", "EDITION TOPS S", cost=0.05)
    def best_of_edition_first(edition: str, tops: Tops, inner: Cities) -> Cities | None:
        """*iSLEC's top five western cities*; where Chinese puts the place behind, which of the two is meant is open."""
        return best_of_edition(edition, tops, inner) if LANGUAGE.get() == "en" else None

    @rule("C", "_INTO EDITION TOPS | _IN EDITION TOPS | _INTO _IN EDITION TOPS", cost=-0.2)
    def within_the_best(edition: str, tops: Tops) -> Condition | None:
        """*Among the first ten of iSLEC*: of all that it assesses."""
        whole = base.editions[edition].overall
        return topped(base, Measure(whole), tops) if whole else None

    @rule("S", "S TOPS | S TOPS _CITYN", cost=0.6)
    def best_of_whole_named(inner: Cities, tops: Tops) -> Cities | None:
        """西部前五名: by the whole index, whatever is asked of them then."""
        measure = named_whole()
        if LANGUAGE.get() != "zh" or measure is None or inner.tops or not inner.conditions:
            return None
        kept = tuple(c for c in inner.conditions if not isinstance(c, InEdition))
        return best_of(Cities(kept), tops, measure) if kept else None

    @rule(
        "S",
        "NUMBER S _HEADS M | OFNUMBER S _HEADS M | NUMBER S _HEADS M _WHICHX | OFNUMBER S _HEADS M _WHICHX",
        cost=0.1,
    )
    def heading(number: float, inner: Cities, measure: Measure) -> Cities | None:
        """*The five western cities that head their regional list.*"""
        at_most = len(members(base, inner.select)) if inner.conditions else 0
        return best_of(inner, Tops(int(number)), measure) if number == int(number) < at_most else None

    @rule("S", "B NUMBER S | B OFNUMBER S | S B NUMBER _CITYN", cost=0.05)
    def counted_by_whole(*given: Any) -> Cities | None:
        """高于平均值的五个地级市: by the whole index, where there are as many of them as is said."""
        measure, bound, inner = named_whole(), the(Bound, given), the(Cities, given)
        number = the(float, given)
        made = tested(base, measure, bound) if measure and (bound.reference or bound.ordinal) else None
        if made is None or inner.named or inner.count or not inner.conditions:
            return None
        conditions = (*inner.conditions, made)
        return Cities(conditions) if len(members(base, Selection(conditions=conditions))) == number else None

    @rule("S", "TOPS S", cost=0.7)
    def best_of_whole(*given: Any) -> Cities | None:
        measure, number = whole_index(), the(Tops, given).number
        if any(len(within) == number for within in base.members.values()):
            return None  # *the last of the twelve*: no twelve last
        return best_of(measure, *given) if measure else None

    @rule("S", "S _EXCEPT CITIES | _EXCEPT CITIES S | _EXCEPT CITIES _EXCEPTEND S")
    def without(first: Cities, second: Cities) -> Cities | None:
        inner, out = (first, second) if second.named else (second, first)
        return (
            Cities((*inner.conditions, NamedCities(cities=out.named, negate=True)), (), inner.count)
            if not inner.named
            else None
        )

    @rule("CITIES", "CITY")
    def single(city: str) -> Cities:
        return Cities((NamedCities(cities=(city,)),), (city,))

    @rule("CITIES", "CITIES CITY | CITIES _AND CITY | CITIES _TO CITY | _BOTH CITIES _AND CITY")
    @rule("ONEOF", "CITIES _OR CITY | _EITHER CITIES _OR CITY | CITIES _EITHER _OR CITY")
    def listed(before: Cities, city: str) -> Cities | None:
        named = (*before.named, city)
        return Cities((NamedCities(cities=named),), named) if city not in before.named else None

    @rule("CITIES", "CITIES NUMBER _CITYN | CITIES OFNUMBER _CITYN | CITIES NUMBER")
    def so_many_named(before: Cities, number: float) -> Cities | None:
        return before if len(before.named) == number and number > 1 else None

    @rule("CITIES", "NUMBER _CITYN CITIES | OFNUMBER _CITYN CITIES", cost=0.1)
    def so_many_namely(number: float, before: Cities) -> Cities | None:
        return before if len(before.named) == number and number > 1 else None


def alternative(first: Condition, second: Condition) -> bool:
    """Whether two conditions say of what kind a city is, so that *and* between their nouns adds the one to the other."""
    kinds = (InTier, InPlace, InGroup, HasPath)
    pairs = ((one, two) for one in parts(first) for two in parts(second))
    return any(
        type(one) is type(two) and isinstance(one, kinds) and not (one.negate or two.negate) for one, two in pairs
    )


def out_of_reach(first: Condition, link: str, second: Condition) -> bool:
    """Whether what is denied goes on over *and* or *or*: *without a law or a body* is without either."""
    return link == NOUNS and parts(first)[-1].negate and not second.negate


def several(condition: Condition) -> bool:
    """Whether a condition is made of several, so that it is not said what *or* joins."""
    return isinstance(condition, AllOf) and not condition.negate


def of_either(first: Condition, second: Condition) -> Condition:
    """One of two conditions."""
    if isinstance(first, HasPath) and isinstance(second, HasPath) and not (first.negate or second.negate):
        return HasPath(types=(*first.types, *second.types))
    return AnyOf(conditions=(first, second))


def sizes_assessed(base: Base, select: Selection) -> set[int]:
    """How many of the cities of a place or tier each index assesses: *the three American cities* are those of one index."""
    if not all(isinstance(condition, (InPlace, InTier, InGroup)) for condition in select.conditions):
        return set()
    within = members(base, select)
    return {sum(base.is_assessed(city, edition) for city in within) for edition in base.editions} - {0}


def leaves_nothing_out(base: Base, select: Selection) -> bool:
    """*Apart from municipalities and provincial capitals*, 除东部和中部外: a denial beside a set that it cannot touch, for the
    second was to be left out as well."""
    flat = [
        part for c in select.conditions for part in (c.conditions if isinstance(c, AnyOf) and not c.negate else (c,))
    ]
    kinds = [c for c in flat if isinstance(c, (InTier, InPlace, InGroup, HasPath))]
    within = {c: set(members(base, Selection(conditions=(c.model_copy(update={"negate": False}),)))) for c in kinds}
    return any(
        type(out) is type(kept) and out.negate and not kept.negate and within[out].isdisjoint(within[kept])
        for out in kinds
        for kept in kinds
    )
