"""The ranks of every city in many weightings, and what can be read off them: shares, means, quantiles, extremes."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor

import numpy as np
import numpy.typing as npt

from kb.analysis.cores import in_order
from kb.analysis.weightspace import Integers
from kb.errors import TooLargeError

MOST_RANKS = 100_000_000
"""The most ranks that are kept at once (a city times a weighting; 200 MB up to 32,767 cities, twice that beyond)."""

_CITIES = 64  # cities whose ranks are laid out and sorted at once: a whole line of memory of each block is used


@dataclass(frozen=True)
class RankSample:
    """The ranks of every city (row) in all weightings, the best first."""

    cities: tuple[str, ...]
    ranks: Integers

    @property
    def total(self) -> int:
        """How many weightings there are."""
        return int(self.ranks.shape[1])

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of every city."""
        return {city: row for row, city in enumerate(self.cities)}

    def of(self, city: str) -> Integers:
        """The ranks of one city, the best first."""
        row: Integers = self.ranks[self.rows[city]]
        return row

    def means(self) -> list[Fraction]:
        """The mean rank of every city."""
        return [Fraction(total, self.total) for total in self.ranks.sum(axis=1, dtype=np.int64).tolist()]

    def times(self, city: str, rank: int) -> int:
        """How many weightings give a city this rank."""
        return self._upto(city, rank) - self._upto(city, rank - 1)

    def _upto(self, city: str, rank: int) -> int:
        return int(np.searchsorted(self.of(city), self.ranks.dtype.type(min(rank, len(self.cities))), side="right"))

    def met(self, city: str) -> tuple[tuple[int, int], ...]:
        """The ranks that a city has in some weighting, each with the number of weightings."""
        ranks, times = np.unique(self.of(city), return_counts=True)
        return tuple(zip(ranks.tolist(), times.tolist(), strict=True))

    def held(self, ranks: Integers) -> list[Fraction]:
        """The share of weightings that give each city the rank beside it, in the order of the cities."""
        return self._shares(self.ranks == ranks.astype(self.ranks.dtype)[:, None])

    def within(self, k: int) -> list[Fraction]:
        """The share of weightings in which each city is among the first ``k`` (ties count for all who tie)."""
        return self._shares(self.ranks <= min(k, len(self.cities)))

    def _shares(self, met: npt.NDArray[np.bool_]) -> list[Fraction]:
        return [Fraction(times, self.total) for times in np.count_nonzero(met, axis=1).tolist()]

    def share_within(self, city: str, k: int) -> Fraction:
        """The share of weightings in which the city is among the first ``k`` (ties count for all who tie)."""
        return Fraction(self._upto(city, k), self.total)

    def extremes(self, city: str) -> tuple[int, int]:
        """The best and the worst rank met."""
        return self.at(city, 0), self.at(city, self.total - 1)

    def mean(self, city: str) -> Fraction:
        """The mean rank of a city."""
        return self.means()[self.rows[city]]

    def quantile(self, city: str, share_below: Fraction) -> Fraction:
        """The rank that ``share_below`` of the weightings lie under: type 7 of Hyndman & Fan (1996), as in R and COINr."""
        return self.quantiles(share_below)[self.rows[city]]

    def quantiles(self, share_below: Fraction) -> list[Fraction]:
        """The same of every city."""
        position = share_below * (self.total - 1)
        below, rest = floor(position), position % 1
        ends = (self.ranks[:, place].tolist() for place in (below, min(below + 1, self.total - 1)))
        return [Fraction(low) if low == high else low + rest * (high - low) for low, high in zip(*ends, strict=True)]

    def at(self, city: str, position: int) -> int:
        """The rank at a place (from 0) of the sorted ranks."""
        return int(self.ranks[self.rows[city], position])


def sort_ranks(cities: tuple[str, ...], blocks: Iterable[Integers]) -> RankSample:
    """The ranks of every city over all weightings.

    Examples
    --------
    >>> from kb.analysis.weightspace import lattice, matrix, rank_rows
    >>> small = matrix({"x": {"a": 1, "b": 2}, "y": {"a": 3, "b": 2}}, ["x", "y"])
    >>> found = sort_ranks(small.cities, rank_rows(small, lattice(2, 2)))
    >>> found.share_within("a", 1), found.extremes("b"), found.mean("b")
    (Fraction(2, 3), (1, 2), Fraction(4, 3))
    """
    drawn = list(blocks)
    ranks = np.empty((len(cities), sum(map(len, drawn))), dtype=drawn[0].dtype)

    def lay_out(start: int) -> None:
        some = slice(start, start + _CITIES)
        np.concatenate([block[:, some].T for block in drawn], axis=1, out=ranks[some])
        ranks[some].sort(axis=1)

    for _ in in_order(lay_out, range(0, len(cities), _CITIES)):
        pass
    return RankSample(cities, ranks)


def check_size(cities: int, weightings: int) -> None:
    """Refuse what would not fit into memory.

    Raises
    ------
    TooLargeError
        When there are more than ``MOST_RANKS`` ranks to keep.
    """
    if cities * weightings > MOST_RANKS:
        raise TooLargeError(
            f"draws: {weightings:,} for {cities:,} cities are too many; at most {MOST_RANKS // cities:,} can be ranked"
        )
