"""Nearest profiles: which cities look most like one city over the same indicators, and what sets them apart."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kb.analysis.exact import Columnar, Floats, Wholes, whole, whole_numbers, whole_sums
from kb.errors import KbError, NotFoundError

Seats = npt.NDArray[np.intp]
_CLOSE = 1e-9  # of distances whose squares differ by a smaller share, rounding does not tell which is larger
_NOTHING = 1e-15


class Driver(NamedTuple):
    """One indicator of a comparison: both values as printed, and its share of the squared distance."""

    indicator: str
    target: float
    neighbour: float
    share: float


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
    def matrix(self) -> Floats:
        """The values around their means, each in its standard deviations; a row an indicator."""
        rows = ((column - column.mean()) * math.sqrt(self.weights[name]) for name, column in self.columns.items())
        return np.array(list(rows))

    @cached_property
    def lengths(self) -> Floats:
        """The squared distance of each thing from the mean of all."""
        return np.asarray((self.matrix * self.matrix).sum(axis=0))

    @cached_property
    def exact(self) -> tuple[list[tuple[str, Wholes | list[int], int]], int]:
        """Each indicator's values as whole numbers and what their squared differences count, over one denominator."""
        scaled = {name: whole_numbers(column) or whole(column.tolist()) for name, column in self.columns.items()}
        counts = {name: self.weights[name] / scale**2 for name, (_, scale) in scaled.items()}
        denominator = math.lcm(*(count.denominator for count in counts.values()))
        return [(name, scaled[name][0], int(count * denominator)) for name, count in counts.items()], denominator


@dataclass(frozen=True)
class Neighbour:
    """A thing near a target; its distance and what drives it are worked out exactly when they are asked for."""

    id: str
    _known: Profiles = field(repr=False)
    _target: int
    _seat: int

    @cached_property
    def distance(self) -> float:
        """How far it is from the target."""
        return math.sqrt(Fraction(sum(self._squares.values()), self._known.exact[1]))

    @cached_property
    def drivers(self) -> tuple[Driver, ...]:
        """The indicators from the one that separates most to the least."""
        squares, columns = self._squares, self._known.columns
        total = sum(squares.values())
        return tuple(
            Driver(name, float(columns[name][self._target]), float(columns[name][self._seat]),
                   squares[name] / total if total else 0.0)
            for name in sorted(squares, key=lambda name: (-squares[name], name))
        )  # fmt: skip

    @cached_property
    def _squares(self) -> dict[str, int]:
        values, _ = self._known.exact
        return {
            name: factor * (int(numbers[self._target]) - int(numbers[self._seat])) ** 2
            for name, numbers, factor in values
        }


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
    near = _near(known, seat, limit)
    apart = known.matrix[:, near] - known.matrix[:, seat, None]
    rough = (apart * apart).sum(axis=0)
    order = np.argsort(rough, kind="stable")
    ordered, squares = near[order].tolist(), rough[order]
    found = [Neighbour(known.things[place], known, seat, place) for place in ordered]
    further = np.flatnonzero(squares[1:] > squares[:-1] * (1 + _CLOSE) + _NOTHING) + 1
    if len(further) < len(found) - 1:  # some are so close that only exact distances tell their order
        borders = [0, *further.tolist(), len(found)]
        runs = (found[first:last] for first, last in pairwise(borders))
        found = [one for run in runs for one in sorted(run, key=lambda one: (one.distance, one.id))]
    return found[:limit]


def _near(known: Profiles, seat: int, limit: int | None) -> Seats:
    """The others that may be among the first ``limit``, by distances that are rounded and hence let a few more in."""
    sums = np.einsum("i,ij->j", known.matrix[:, seat], known.matrix)  # ``@`` wakes threads, and waits for them
    rough = known.lengths - 2 * sums
    rough[seat] = np.inf
    if limit is None or limit >= len(rough) - 1:
        return np.delete(np.arange(len(rough)), seat)
    if limit == 0:
        return np.empty(0, np.intp)
    border = np.partition(rough, limit - 1)[limit - 1]
    return np.flatnonzero(rough <= border + _CLOSE * (float(known.lengths.max()) + 1))


def _weight(column: Floats) -> Fraction:
    """The inverse of the population variance, exactly."""
    (total, squares), scale = whole_sums(column)
    spread = len(column) * squares - total * total
    return Fraction((len(column) * scale) ** 2, spread) if spread else Fraction(0)
