"""Nearest profiles: which cities look most like one city over the same indicators, and what sets them apart."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from kb.analysis.exact import Columnar, Floats, Wholes, whole, whole_numbers, whole_sums
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
    indicators, things = shared_indicators(profiles), list(profiles)
    if not indicators:
        raise KbError(f"the {len(profiles)} profiles share no indicator, so they cannot be compared")
    columns = {name: np.array([profiles[thing][name] for thing in things], np.float64) for name in indicators}
    weights = {name: _weight(column) if standardise else Fraction(1) for name, column in columns.items()}
    return nearest_among(Profiles(things, columns, weights), target, limit)


def nearest_by_column(
    scores: Mapping[str, Mapping[str, float]], things: Sequence[str], target: str, limit: int | None = None
) -> list[Neighbour]:
    """The same over values by indicator, then by thing; only indicators that all ``things`` have are compared.

    Examples
    --------
    >>> pillars = {"x": {"a": 1.0, "b": 1.0, "c": 9.0}, "y": {"a": 1.0, "b": 2.0, "c": 9.0}, "z": {"a": 5.0}}
    >>> [(found.id, found.drivers[0].indicator) for found in nearest_by_column(pillars, ["a", "b", "c"], "a")]
    [('b', 'y'), ('c', 'y')]
    """
    return nearest_among(profiles_of(scores, things), target, limit)


@dataclass(frozen=True)
class Profiles:
    """The values of things by indicator, and by how much each indicator's differences count."""

    things: list[str]
    columns: Mapping[str, Floats]
    weights: Mapping[str, Fraction]

    @cached_property
    def seats(self) -> dict[str, int]:
        """Where each thing stands."""
        return {thing: seat for seat, thing in enumerate(self.things)}

    @cached_property
    def factors(self) -> list[float]:
        """The weights as binary numbers."""
        return [float(weight) for weight in self.weights.values()]

    @cached_property
    def exact(self) -> tuple[list[tuple[str, Wholes | list[int], int]], int]:
        """Each indicator's values as whole numbers and what their squared differences count, over one denominator."""
        scaled = {name: whole_numbers(column) or whole(column.tolist()) for name, column in self.columns.items()}
        counts = {name: self.weights[name] / scale**2 for name, (_, scale) in scaled.items()}
        denominator = math.lcm(*(count.denominator for count in counts.values()))
        return [(name, scaled[name][0], int(count * denominator)) for name, count in counts.items()], denominator


def profiles_of(scores: Mapping[str, Mapping[str, float]], things: Sequence[str]) -> Profiles:
    """The profiles of things over the indicators that all of them have, standardised: made once for any number of targets.

    Raises
    ------
    KbError
        When no indicator is shared by all of them.
    """
    columns = {name: _column(values, things) for name, values in sorted(scores.items())}
    shared = {name: column for name, column in columns.items() if not np.isnan(column).any()}
    if not shared:
        raise KbError(f"the {len(things)} profiles share no indicator, so they cannot be compared")
    return Profiles(list(things), shared, {name: _weight(column) for name, column in shared.items()})


def _column(values: Mapping[str, float], things: Sequence[str]) -> Floats:
    if isinstance(values, Columnar):
        return values.at(things)
    return np.array([values.get(thing, math.nan) for thing in things], np.float64)


def nearest_among(known: Profiles, target: str, limit: int | None = None) -> list[Neighbour]:
    """The others, or the first ``limit``, from the nearest to the furthest; equal distances in the order of their ids."""
    seat = known.seats[target]
    found = [_neighbour(known, seat, place) for place in _near(known, seat, limit)]
    return sorted(found, key=lambda neighbour: (neighbour.distance, neighbour.id))[:limit]


def _near(known: Profiles, seat: int, limit: int | None) -> list[int]:
    """The others that may be among the first ``limit``: rounded distances settle it but for those that lie at the limit."""
    rough = np.zeros(len(known.things))
    for factor, column in zip(known.factors, known.columns.values(), strict=True):
        apart = column - column[seat]
        apart *= apart
        apart *= factor
        rough += apart
    others = np.delete(np.arange(len(rough)), seat)
    if limit is None or limit >= len(others):
        return [int(place) for place in others]
    if limit == 0:
        return []
    border = np.partition(rough[others], limit - 1)[limit - 1] * (1 + 1e-9) + 1e-15
    return [int(place) for place in others[rough[others] <= border]]


def _weight(column: Floats) -> Fraction:
    """The inverse of the population variance, exactly."""
    (total, squares), scale = whole_sums(column)
    spread = len(column) * squares - total * total
    return Fraction((len(column) * scale) ** 2, spread) if spread else Fraction(0)


def _neighbour(known: Profiles, seat: int, other: int) -> Neighbour:
    values, denominator = known.exact
    squares = {name: factor * (int(numbers[seat]) - int(numbers[other])) ** 2 for name, numbers, factor in values}
    total = sum(squares.values())
    order = sorted(squares, key=lambda name: (-squares[name], name))
    columns = known.columns
    drivers = (
        Driver(name, float(columns[name][seat]), float(columns[name][other]), squares[name] / total if total else 0.0)
        for name in order
    )
    return Neighbour(known.things[other], math.sqrt(Fraction(total, denominator)), tuple(drivers))
