"""C: that a city is in a network, a tier, a place, a group or an index."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import denied, together
from kb.query.grammar.meanings import Cities
from kb.query.selection.conditions import (
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


def memberships(grammar: Grammar, base: Base) -> None:
    """C: a network, a class, a place, a level, an index."""
    rule = grammar.rule
    networks = base.members
    largest = max(networks, key=lambda network: len(networks[network])) if networks else None

    @rule(
        "C",
        "NETWORK | NETWORK _MEMBERN | _MEMBERN NETWORK | NETWORK _LEARNING | _LEARNING NETWORK | _HAVE NETWORK | _INTO NETWORK | NETWORK _HAVE",
    )
    def member(network: str) -> Condition | None:
        return InNetwork(network=network) if base.members.get(network) else None

    @rule("C", "NETWORK NUMBER | _INTO NETWORK NUMBER | NETWORK OFNUMBER | _INTO NETWORK OFNUMBER")
    def so_many_members(network: str, number: float) -> Condition | None:
        """*The GNLC twelve*."""
        return InNetwork(network=network) if number == len(base.members.get(network, ())) else None

    @rule("C", "_LEARNING", cost=0.4)
    @rule("C", "_MEMBERN", cost=0.2)
    def any_member() -> Condition | None:
        return InNetwork(network=largest) if largest else None

    @rule("C", "TIER | _INTO TIER")
    def tier(name: Any) -> Condition:
        return InTier(tier=name)

    @rule("C", "PLACE | _INTO PLACE")
    def place(name: str) -> Condition:
        return InPlace(place=name)

    @rule("PLACES", "PLACE PLACE | PLACE _AND PLACE | PLACE _OR PLACE")
    def two_places(first: str, second: str) -> tuple[str, ...]:
        return (first, second)

    @rule("PLACES", "PLACES PLACE | PLACES _AND PLACE | PLACES _OR PLACE")
    def more_places(before: tuple[str, ...], name: str) -> tuple[str, ...]:
        return (*before, name)

    @rule("C", "PLACES | _INTO PLACES", cost=0.2)
    def in_one_of(names: tuple[str, ...]) -> Condition:
        return AnyOf(conditions=tuple(InPlace(place=name) for name in names))

    @rule("C", "GROUP | _INTO GROUP")
    def group(name: str) -> Condition | None:
        return InGroup(group=name) if base.group_kind(name) == "level" else None

    @rule(
        "C",
        "_INTO EDITION | _ASSESSED EDITION | EDITION _ASSESSED | _INTO EDITION _ASSESSED | _ASSESSED EDITION _ASSESSED",
    )
    def assessed(edition: str) -> Condition:
        return InEdition(edition=edition)

    @rule("C", "_ASSESSED DATE | _ASSESSED _IN DATE | DATE _ASSESSED | _IN DATE _ASSESSED")
    def assessed_then(date: Any) -> Condition | None:
        """*The cities assessed in 2016*: by the one edition of that year."""
        told = any(part is not None for part in date[1:])
        fitting = [e.id for e in base.editions.values() if not told and e.id.endswith(f"-{date[0]}")]
        return InEdition(edition=fitting[0]) if len(fitting) == 1 else None

    @rule("C", "_NOT EDITION")
    def left_out(edition: str) -> Condition:
        return InEdition(edition=edition, negate=True)

    @rule(
        "C",
        "_BOTH EDITION _AND EDITION | EDITION _AND EDITION _BOTH | EDITION _AND EDITION _BOTH _ASSESSED | _INTO EDITION _AND EDITION | _INTO C _AND EDITION",
    )
    @rule(
        "C",
        "_INTO _BOTH EDITION _AND EDITION | _ASSESSED _BOTH EDITION _AND EDITION | _ASSESSED EDITION _AND EDITION"
        " | _RANKN _BOTH _IN EDITION _AND _IN EDITION | _RANKN _BOTH EDITION _AND EDITION | _RANKN _IN _BOTH EDITION _AND EDITION"
        " | _ASSESSED _BOTH _IN EDITION _AND _IN EDITION | _INTO _BOTH _IN EDITION _AND _IN EDITION | _BOTH _IN EDITION _AND _IN EDITION"
        " | _BOTH _RANKN EDITION _AND EDITION | _BOTH _ASSESSED EDITION _AND EDITION | _RANKN _BOTH _IN EDITION _AND EDITION",
    )
    def in_both(first: Any, second: str) -> Condition | None:
        if isinstance(first, str):
            return together((InEdition(edition=first), InEdition(edition=second))) if first != second else None
        return together((first, InEdition(edition=second))) if isinstance(first, InNetwork) else None

    @rule("C", "_BOTH NETWORK _AND EDITION | _INTO _BOTH NETWORK _AND EDITION | _IN _BOTH NETWORK _AND EDITION")
    def in_network_and_index(network: str, edition: str) -> Condition | None:
        return together((InNetwork(network=network), InEdition(edition=edition)))

    @rule("C", "_EXCEPT C | _EXCEPT C _EXCEPTEND | C _EXCEPTEND", cost=0.1)
    def all_but_those(condition: Condition) -> Condition | None:
        kinds = (InTier, InPlace, InGroup, InNetwork, HasPath)
        return denied(condition) if isinstance(condition, kinds) and not condition.negate else None

    @rule("C", "_EXCEPT S | _EXCEPT S _EXCEPTEND | S _EXCEPTEND", cost=0.2)
    def all_but_that_set(inner: Cities) -> Condition | None:
        """*Leaving aside every city below 0.4 on X.*"""
        told = inner.conditions[0] if len(inner.conditions) == 1 and not inner.named else None
        return denied(told) if isinstance(told, ScoreTest) and not told.negate and not inner.count else None

    @rule("C", "_EXCEPT CITIES | _EXCEPT CITIES _EXCEPTEND | CITIES _EXCEPTEND", cost=0.1)
    def all_but(inner: Cities) -> Condition:
        return NamedCities(cities=inner.named, negate=True)
