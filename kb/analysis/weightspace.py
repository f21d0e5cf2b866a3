"""Many weightings at once: printed scores and weights as whole numbers, so that every rank in every weighting is exact.

Nothing is rounded on the way: products and sums of whole numbers stay below 2**53, where floating point is exact.
So the same seed gives the same ranks on every machine.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import gcd, lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.analysis.cores import in_order
from kb.analysis.exact import Columnar, Number, whole, whole_numbers
from kb.analysis.weights import complete_cities
from kb.errors import KbError, NotFoundError

Integers = npt.NDArray[Any]
GENERATOR = "PCG64"
"""The random numbers behind every draw: numpy's ``Generator(PCG64(seed))``."""

GRAIN = 1_000_000
"""Drawn weights are whole millionths: fine beside any printed weight, coarse enough to stay exact."""

_BLOCK = (
    1 << 15
)  # values ranked at once: few enough to stay in a processor's cache, which makes it several times faster
_EXACT = 2**53


@dataclass(frozen=True)
class Matrix:
    """Printed scores as whole numbers: a row a city, a column a part. ``unit`` is what 1 stands for."""

    cities: tuple[str, ...]
    parts: tuple[str, ...]
    values: Integers
    unit: Fraction

    def row(self, city: str) -> int:
        """The row of a city.

        Raises
        ------
        NotFoundError
            When it has none.
        """
        if city not in self.cities:
            raise NotFoundError(f"{city} is not among the {len(self.cities)} cities with scores here")
        return self.cities.index(city)


def matrix(scores: Mapping[str, Mapping[str, Number]], parts: Sequence[str]) -> Matrix:
    """The cities that have a value of every part, in the order of their ids.

    Raises
    ------
    KbError
        When no city has all parts, or the numbers have too many decimals for exact sums.

    Examples
    --------
    >>> found = matrix({"x": {"a": 0.5, "b": 0.25}, "y": {"a": 1, "b": 2}}, ["x", "y"])
    >>> found.values.tolist(), found.unit
    ([[2, 4], [1, 8]], Fraction(1, 4))
    """
    cities, _ = complete_cities(scores, dict.fromkeys(parts))
    numbers, unit = _whole([scores[part] for part in parts], cities)
    shared = int(np.gcd.reduce(numbers, axis=None)) or unit.denominator
    return Matrix(cities, tuple(parts), numbers // shared, shared * unit)


def _whole(columns: Sequence[Mapping[str, Number]], cities: Sequence[str]) -> tuple[Integers, Fraction]:
    """The values as whole numbers, a row a city, and what 1 stands for."""
    if all(isinstance(column, Columnar) for column in columns):
        held = [column.at(cities) for column in columns if isinstance(column, Columnar)]
        found = whole_numbers(np.column_stack(held).reshape(-1))
        if found:
            return found[0].reshape(len(cities), len(columns)), Fraction(1, found[1])
    numbers, scale = whole([column[city] for city in cities for column in columns])
    shared = gcd(*numbers) or scale
    if max(map(abs, numbers)) // shared >= 2**31:
        raise KbError("the scores have too many digits to be weighed exactly")
    reduced = np.array([number // shared for number in numbers], np.int64)
    return reduced.reshape(len(cities), len(columns)), Fraction(shared, scale)


def whole_weights(weights: Mapping[str, Fraction], parts: Sequence[str]) -> Integers:
    """One weighting as a row of whole numbers in the same proportions.

    Raises
    ------
    KbError
        When they have too many digits for exact sums.

    Examples
    --------
    >>> whole_weights({"x": Fraction(2, 5), "y": Fraction(3, 5)}, ["x", "y"]).tolist()
    [[2, 3]]
    """
    scale = lcm(*(weights[part].denominator for part in parts))
    whole = [int(weights[part] * scale) for part in parts]
    shared = gcd(*whole) or 1
    if max(whole) // shared >= 2**31:
        raise KbError("the weights have too many digits to be applied exactly; give them with fewer decimals")
    return np.array([[number // shared for number in whole]], dtype=np.int64)


def lattice(parts: int, steps: int) -> Integers:
    """All weightings in steps of ``1/steps``: every way to share ``steps`` among the parts.

    Examples
    --------
    >>> lattice(2, 2).tolist(), len(lattice(3, 100))
    ([[0, 2], [1, 1], [2, 0]], 5151)
    """
    places = list(combinations(range(steps + parts - 1), parts - 1))
    bars = np.array(places, dtype=np.int64).reshape(len(places), parts - 1)
    ends = np.full((len(bars), 1), steps + parts - 1, dtype=np.int64)
    edges = np.hstack([np.full_like(ends, -1), bars, ends])
    return edges[:, 1:] - edges[:, :-1] - 1


def uniform_weights(parts: int, draws: int, seed: int) -> Integers:
    """Weightings drawn evenly from all that exist: the gaps between sorted random cuts of a stick (whole millionths).

    Examples
    --------
    >>> found = uniform_weights(3, 4, seed=1)
    >>> found.shape, set(found.sum(axis=1).tolist())
    ((4, 3), {1000000})
    """
    cuts = np.sort(np.floor(_generator(seed).random((draws, parts - 1)) * (GRAIN + 1)).astype(np.int64), axis=1)
    ends = np.full((draws, 1), GRAIN, dtype=np.int64)
    return np.diff(np.hstack([np.zeros_like(ends), cuts, ends]), axis=1)


def noisy_weights(nominal: Sequence[Fraction], noise: Fraction, draws: int, seed: int) -> Integers:
    """Weightings around a nominal one: each weight times an even draw from ``1 - noise`` to ``1 + noise``.

    Only proportions count, so they are not scaled to sum to 1. COINr disturbs weights in the same way.

    Examples
    --------
    >>> found = noisy_weights([Fraction(1, 2), Fraction(1, 2)], Fraction(1, 4), 100, seed=1)
    >>> int(found.min()) >= 375_000, int(found.max()) <= 625_000
    (True, True)
    """
    factors = 1 + float(noise) * (2 * _generator(seed).random((draws, len(nominal))) - 1)
    drawn: Integers = np.rint(factors * np.array([float(weight) * GRAIN for weight in nominal])).astype(np.int64)
    return drawn


def _generator(seed: int) -> "np.random.Generator":  # quoted: numpy.random is 7 MB that a server may never need
    return np.random.Generator(np.random.PCG64(seed))


def rank_rows(scores: Matrix, weights: Integers) -> Iterator[Integers]:
    """Competition ranks (1, 2, 2, 4), a row a weighting and a column a city, in blocks of some weightings.

    Examples
    --------
    >>> small = matrix({"x": {"a": 1, "b": 2}, "y": {"a": 3, "b": 2}}, ["x", "y"])
    >>> [block.tolist() for block in rank_rows(small, lattice(2, 2))]
    [[[1, 2], [1, 1], [2, 1]]]
    """
    largest = int(np.abs(weights).sum(axis=1).max()) * int(np.abs(scores.values).max())
    kind: Any = np.float64 if largest < _EXACT else np.int64
    if largest >= 2**63:
        raise KbError("the weights have too many digits to be applied exactly; give them with fewer decimals")
    bits = (len(scores.cities) - 1).bit_length()
    keyed = largest < _EXACT >> (bits + 1)
    columns = np.ascontiguousarray(scores.values.T.astype(kind)) * (-(1 << bits) if keyed else 1)
    size = max(1, _BLOCK // len(scores.cities))

    def block(start: int) -> Integers:
        values = weights[start : start + size].astype(kind) @ columns
        return _ranks(*(_by_keys(values, bits) if keyed else _falling(values, largest)))

    yield from in_order(block, range(0, len(weights), size))


def _ranks(ordered: npt.NDArray[Any], order: npt.NDArray[np.intp]) -> Integers:
    """The ranks along every row, in the smallest type that holds them, from the values in order and where each stood."""
    rows, count = ordered.shape
    kind: Any = np.int16 if count < 2**15 else np.int32
    places: Integers = np.broadcast_to(np.arange(1, count + 1, dtype=kind), ordered.shape)
    level = ordered[:, 1:] == ordered[:, :-1]
    if level.any():
        places = places.copy()
        places[:, 1:][level] = 0
        np.maximum.accumulate(places, axis=1, out=places)
    ranks: Integers = np.empty(ordered.shape, dtype=kind)
    ranks.reshape(-1)[order + np.arange(0, rows * count, count)[:, None]] = places
    return ranks


def _by_keys(values: npt.NDArray[np.float64], bits: int) -> tuple[npt.NDArray[Any], npt.NDArray[np.intp]]:
    """The same of values that were turned round and moved up by so many bits: room for the place, still exact.

    Whole numbers as floats sort fastest of all.
    """
    values += np.arange(values.shape[1])
    values.sort(axis=1)
    keys = values.astype(np.int64)
    return keys >> bits, keys & ((1 << bits) - 1)


def _falling(values: npt.NDArray[Any], largest: int) -> tuple[npt.NDArray[Any], npt.NDArray[np.intp]]:
    """Every row with the largest first, and where each stood; ties in any order, for they get one rank.

    Value and place go into one whole number where both fit: sorting numbers is several times faster than sorting places.
    """
    bits = (values.shape[1] - 1).bit_length()
    if largest >= 2 ** (63 - bits):
        order = np.argsort(-values, axis=1)
        return np.take_along_axis(values, order, axis=1), order
    keys = (-values).astype(np.int64)
    keys <<= bits
    keys |= np.arange(values.shape[1])
    keys.sort(axis=1)
    return keys >> bits, keys & ((1 << bits) - 1)
