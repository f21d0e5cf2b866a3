"""Which cities a condition can tell from the rest: of many thousand cities only those are then judged one by one."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from kb.model import City, CityPath, Coverage, GoverningBody, Policy, Regulation
from kb.query.base import Base
from kb.query.selection.conditions import (
    AllOf,
    AnyOf,
    Condition,
    HasBody,
    HasPath,
    HasPolicy,
    HasPractice,
    HasRegulation,
    InEdition,
    InNetwork,
    InPlace,
    InTier,
    LagTest,
    NamedCities,
    ScoreTest,
)  # fmt: skip
from kb.query.selection.facts import OUT, UNKNOWN, Verdict
from kb.query.selection.verdict import all_of, any_of, negated


@dataclass(frozen=True)
class Touched:
    """Cities that must be judged, and the verdict that all other cities share."""

    cities: frozenset[str]
    others: Verdict


def touched(base: Base, condition: Condition) -> Touched | None:
    """What a condition touches; nothing when every city has to be looked at."""
    if isinstance(condition, AnyOf) and condition.at_least > 1:
        return None
    if isinstance(condition, AllOf | AnyOf):
        parts = [touched(base, part) for part in condition.conditions]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        others = (all_of if isinstance(condition, AllOf) else any_of)([part.others for part in known])
        found: Touched | None = Touched(frozenset[str]().union(*(part.cities for part in known)), others)
    else:
        reader = _READERS.get(type(condition))
        found = reader(base, condition) if reader else None
    return Touched(found.cities, negated(found.others)) if found and condition.negate else found


def _spoken_of(base: Base, fact_type: str, cities: Callable[[Base], Iterable[str]]) -> Touched:
    """The cities with a fact, and those that a complete source says to have none; worked out once."""
    key = f"spoken of: {fact_type}"
    if key not in base.worked_out:
        scopes = (base.scope(row) for row in base.coverage(fact_type))
        base.worked_out[key] = Touched(frozenset(cities(base)).union(*scopes), UNKNOWN)
    return cast(Touched, base.worked_out[key])


def _regulation(base: Base, _condition: HasRegulation | LagTest) -> Touched:
    return _spoken_of(base, "regulation", _ruled)


def _ruled(base: Base) -> Iterable[str]:
    return _in_cities(row.place for row in base.store.rows(Regulation))


def _in_cities(places: Iterable[str | None]) -> Iterable[str]:
    parts = (place.partition(":") for place in places if place)
    return (ident for kind, _, ident in parts if kind == "city")


def _path(base: Base, _condition: HasPath) -> Touched:
    return _spoken_of(base, "path", lambda base: (row.city for row in base.store.rows(CityPath)))


def _body(base: Base, _condition: HasBody) -> Touched:
    return _spoken_of(base, "governing-body", lambda base: (row.city for row in base.store.rows(GoverningBody)))


def _practice(base: Base, condition: HasPractice) -> Touched:
    """The cities with a practice, on the theme if there is one: practices are many, and few cities have fitting ones."""
    facets = base.practice_facets
    having = facets.fitting({"theme": condition.theme})
    places = (key.partition(":") for key, count in facets.counts("place", having).items() if count)
    return Touched(frozenset(ident for kind, _, ident in places if kind == "city"), UNKNOWN)


def _policy(base: Base, _condition: HasPolicy) -> Touched:
    """The cities with a document, and those of which a source says no more than that they have some."""
    scopes = [base.scope(row) for row in base.store.where(Coverage, "fact_type", "policy")]
    return Touched(frozenset(_in_cities(row.place for row in base.store.rows(Policy))).union(*scopes), UNKNOWN)


def _named(_base: Base, condition: NamedCities) -> Touched:
    return Touched(frozenset(condition.cities), Verdict("no"))


def _score(base: Base, condition: ScoreTest) -> Touched:
    return Touched(frozenset(base.scores.get(condition.indicator, ())), OUT)


def _edition(base: Base, condition: InEdition) -> Touched:
    rows = [row for row in base.coverage("score") if row.scope == f"edition:{condition.edition}"]
    return Touched(frozenset(base.assessed(condition.edition)), Verdict("no", tuple(rows)))


def _tier(base: Base, _condition: InTier) -> Touched:
    return Touched(frozenset(ident for ident, row in base.cities.items() if row.tier is not None), OUT)


_READERS: Mapping[type[Any], Callable[[Base, Any], Touched]] = {
    HasRegulation: _regulation, LagTest: _regulation, HasPath: _path, HasBody: _body, HasPractice: _practice, HasPolicy: _policy,
    NamedCities: _named,
    ScoreTest: _score, InEdition: _edition, InTier: _tier,
}  # fmt: skip


def held_by(base: Base, condition: Condition) -> Collection[str] | None:
    """The cities that meet a condition of mere membership; nothing for any other condition."""
    if condition.negate:
        return None
    match condition:
        case NamedCities():
            return frozenset(condition.cities)
        case InEdition():
            return base.assessed(condition.edition)
        case InNetwork():
            return base.members.get(condition.network, set())
        case InPlace():
            countries = [country for country, region in base.continents.items() if region == condition.place]
            within = [base.store.where(City, column, condition.place) for column in ("country", "province", "region")]
            within += [base.store.where(City, "country", country) for country in countries]
            return {row.id for rows in within for row in rows}
        case _:
            return None


def most_held_by(base: Base, condition: Condition) -> Collection[str] | None:
    """The cities among which all are that meet a condition; nothing when these may be any."""
    found = touched(base, condition)
    return found.cities if found and found.others.state != "yes" else None
