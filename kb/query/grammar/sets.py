"""Phrases of sets of cities: members, regions, classes, levels, cities named, and conditions joined."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import denied, parts, together
from kb.query.grammar.meanings import Cities, Measure, Tops, the, whole_index
from kb.query.grammar.scores import topped
from kb.query.selection.conditions import (
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
)
from kb.query.selection.evaluate import members


def memberships(grammar: Grammar, base: Base) -> None:
    """C: a network, a class, a place, a level, an index."""
    rule = grammar.rule
    networks = base.members
    largest = max(networks, key=lambda network: len(networks[network])) if networks else None

    @rule("C", "NETWORK | NETWORK _MEMBERN | _MEMBERN NETWORK | _HAVE NETWORK | _INTO NETWORK | NETWORK _HAVE")
    def member(network: str) -> Condition | None:
        return InNetwork(network=network) if base.members.get(network) else None

    @rule("C", "_MEMBERN", cost=0.2)
    def any_member() -> Condition | None:
        return InNetwork(network=largest) if largest else None

    @rule("C", "TIER | _INTO TIER")
    def tier(name: Any) -> Condition:
        return InTier(tier=name)

    @rule("C", "PLACE | _INTO PLACE")
    def place(name: str) -> Condition:
        return InPlace(place=name)

    @rule("C", "GROUP | _INTO GROUP")
    def group(name: str) -> Condition | None:
        return InGroup(group=name) if base.group_kind(name) == "level" else None

    @rule("C", "_INTO EDITION")
    def assessed(edition: str) -> Condition:
        return InEdition(edition=edition)


def joined(grammar: Grammar, base: Base) -> None:
    """C: conditions joined by and, or, neither, and denied."""
    rule = grammar.rule

    @rule("C", "_NOT C | _NOT _HAVE C | _HAVE _NOT C")
    def contrary(condition: Condition) -> Condition | None:
        return None if condition.negate or isinstance(condition, AllOf) else denied(condition)

    @rule("C", "C _AND C | _BOTH C _AND C | C _BOTH C", cost=0.1)
    @rule("C", "C C", cost=0.3)
    def both(first: Condition, second: Condition) -> Condition | None:
        return together((first, second))

    @rule("C", "C _OR C | _EITHER C _OR C | _EITHER C _EITHER C", cost=0.3)
    def either(first: Condition, second: Condition) -> Condition:
        return AnyOf(conditions=(first, second))

    @rule("C", "_NEITHER C _AND C")
    def without_but(first: Condition, second: Condition) -> Condition | None:
        return together((denied(first), second))

    @rule("C", "_NEITHER C _NOR C | _NOT C _NOR C")
    def neither(first: Condition, second: Condition) -> Condition | None:
        return together((denied(first), denied(second)))


def sets(grammar: Grammar, base: Base) -> None:
    """S: a set of cities."""
    rule = grammar.rule
    sizes: dict[int, list[Condition]] = {}
    for network, within in base.members.items():
        sizes.setdefault(len(within), []).append(InNetwork(network=network))
    for edition in base.editions:
        sizes.setdefault(base.size(edition), []).append(InEdition(edition=edition))

    @rule("S", "_CITYN", cost=0.05)
    def cities() -> Cities:
        return Cities()

    @rule("S", "NUMBER _CITYN | NUMBER _MEMBERN")
    @rule("S", "NUMBER", cost=0.6)
    def counted(number: float) -> Cities | None:
        if number != int(number):
            return None
        found = sizes.get(int(number), [])
        return Cities((found[0],)) if len(found) == 1 else Cities(count=int(number)) if number < min(sizes) else None

    @rule("S", "NUMBER S", cost=0.2)
    def so_many(number: float, inner: Cities) -> Cities | None:
        fits = inner.conditions and not inner.named and inner.count is None and number == int(number) and number > 1
        if not fits:
            return None
        whole = len(members(base, inner.select)) == number  # *the twelve members*: their number, said along
        return Cities(inner.conditions, (), None if whole else int(number))

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
        if inner.named:
            return None
        return Cities((*inner.conditions, *(p for p in parts(condition) if p not in inner.conditions)), (), inner.count)

    @rule("S", "C", cost=0.5)
    def bare(condition: Condition) -> Cities | None:
        return (
            Cities(parts(condition))
            if isinstance(condition, (InNetwork, InTier, InGroup, InPlace, HasPath, ScoreTest))
            else None
        )

    @rule("S", "TOPS S M | S TOPS M | S M TOPS | TOPS S _BY M")
    def best_of(*given: Any) -> Cities | None:
        tops, inner = the(Tops, given), the(Cities, given)
        measure = the(Measure, given)
        if inner.named or inner.count:
            return None
        condition = topped(base, measure, tops, inner.select if inner.conditions else None)
        return Cities((*inner.conditions, condition)) if condition is not None else None

    @rule("S", "TOPS S | S TOPS | S TOPS _CITYN", cost=0.5)
    def best_of_whole(*given: Any) -> Cities | None:
        measure, number = whole_index(), the(Tops, given).number
        if any(len(within) == number for within in base.members.values()):
            return None  # *the last of the twelve*: no twelve last
        return best_of(*given, measure) if measure else None

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

    @rule("CITIES", "CITIES CITY | CITIES _AND CITY | CITIES _OR CITY | CITIES _TO CITY | _BOTH CITIES _AND CITY")
    def listed(before: Cities, city: str) -> Cities:
        named = (*before.named, city)
        return Cities((NamedCities(cities=named),), named)
