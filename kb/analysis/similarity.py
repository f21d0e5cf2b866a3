"""Nearest profiles: which cities look most like one city over the same indicators, and what sets them apart."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kb.analysis.exact import exact
from kb.analysis.summary import population_variance
from kb.errors import KbError, NotFoundError


@dataclass(frozen=True)
class Driver:
    """One indicator of a comparison: both values as printed, and its share of the squared distance."""

    indicator: str
    target: float
    neighbour: float
    share: float


@dataclass(frozen=True)
class Neighbour:
    """A profile, its distance from the target, and its drivers from the one that separates most to the least."""

    id: str
    distance: float
    drivers: tuple[Driver, ...]


def shared_indicators(profiles: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The indicators that every profile has, in the order of their ids.

    Examples
    --------
    >>> shared_indicators({"a": {"x": 1, "y": 2}, "b": {"y": 3, "z": 4}})
    ['y']
    """
    return sorted(set.intersection(*(set(profile) for profile in profiles.values()))) if profiles else []


def nearest(
    profiles: Mapping[str, Mapping[str, float]], target: str, standardise: bool = True, limit: int | None = None
) -> list[Neighbour]:
    """All other profiles, or the first ``limit``, from nearest to furthest by Euclidean distance; equal distances in the
    order of their ids.

    Only indicators that all profiles share are compared. With ``standardise`` each is measured in its population
    standard deviations over the profiles given, so that a scale with a wide spread does not decide alone; an
    indicator on which all are equal separates nobody.

    Raises
    ------
    NotFoundError
        When the target has no profile.
    KbError
        When no indicator is shared by all profiles.

    Examples
    --------
    >>> pillars = {"a": {"x": 1.0, "y": 1.0}, "b": {"x": 1.0, "y": 2.0}, "c": {"x": 9.0, "y": 9.0}}
    >>> [(found.id, found.drivers[0].indicator) for found in nearest(pillars, "a", standardise=False)]
    [('b', 'y'), ('c', 'x')]
    """
    if target not in profiles:
        raise NotFoundError(f"{target} has no profile here; there are {', '.join(sorted(profiles)) or 'none'}")
    indicators = shared_indicators(profiles)
    if not indicators:
        raise KbError(f"the {len(profiles)} profiles share no indicator, so they cannot be compared")
    weights = {name: _weight(profiles, name) if standardise else Fraction(1) for name in indicators}
    near = _near(profiles, target, weights, limit)
    found = [_neighbour(profiles, target, other, weights) for other in near]
    return sorted(found, key=lambda neighbour: (neighbour.distance, neighbour.id))[:limit]


def _near(
    profiles: Mapping[str, Mapping[str, float]], target: str, weights: Mapping[str, Fraction], limit: int | None
) -> list[str]:
    """The others that may be among the first ``limit``: rounded distances settle it but for those that lie at the limit."""
    others = [other for other in profiles if other != target]
    if limit is None or limit >= len(others):
        return others
    if limit == 0:
        return []
    own, scale = profiles[target], {name: float(weight) for name, weight in weights.items()}
    rough = {other: sum(w * (own[name] - profiles[other][name]) ** 2 for name, w in scale.items()) for other in others}
    border = sorted(rough.values())[limit - 1] * (1 + 1e-9) + 1e-15
    return [other for other in others if rough[other] <= border]


def _weight(profiles: Mapping[str, Mapping[str, float]], indicator: str) -> Fraction:
    variance = population_variance([profile[indicator] for profile in profiles.values()])
    return 1 / variance if variance else Fraction(0)


def _neighbour(
    profiles: Mapping[str, Mapping[str, float]], target: str, other: str, weights: Mapping[str, Fraction]
) -> Neighbour:
    left, right = profiles[target], profiles[other]
    squares = {name: weight * (exact(left[name]) - exact(right[name])) ** 2 for name, weight in weights.items()}
    total = sum(squares.values(), Fraction(0))
    order = sorted(squares, key=lambda name: (-squares[name], name))
    drivers = (Driver(name, left[name], right[name], float(squares[name] / total) if total else 0.0) for name in order)
    return Neighbour(other, math.sqrt(total), tuple(drivers))
