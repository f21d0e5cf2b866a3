"""Dominance: which cities are at least as good in every part, so that no weights can turn their order around."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.analysis.exact import Number, exact
from kb.analysis.weightspace import Matrix


@dataclass(frozen=True)
class Dominance:
    """How many cities dominate each city (``ahead``), and how many it dominates (``behind``).

    ``fixed`` of the ``pairs`` have one order under all non-negative weights; with weight on every part in which such a
    pair differs the order is strict, otherwise it may be a tie. ``equal`` pairs have the same scores throughout.
    """

    scores: Matrix
    ahead: Mapping[str, int]
    behind: Mapping[str, int]
    pairs: int
    fixed: int
    equal: int

    @property
    def undominated(self) -> tuple[str, ...]:
        """The cities that nobody dominates; weights alone may still be unable to make one of them first."""
        return tuple(city for city, others in self.ahead.items() if not others)

    def above(self, city: str) -> tuple[str, ...]:
        """The cities that dominate it, in the order of the ids."""
        return dominance_of(self.scores, city)[0]

    def below(self, city: str) -> tuple[str, ...]:
        """The cities it dominates, in the order of the ids."""
        return dominance_of(self.scores, city)[1]


def dominates(left: Mapping[str, Number], right: Mapping[str, Number]) -> bool:
    """Is ``left`` at least as good in every part of ``right``, and better in one?

    Examples
    --------
    >>> dominates({"x": 0.9, "y": 0.5}, {"x": 0.8, "y": 0.5}), dominates({"x": 1, "y": 0}, {"x": 0, "y": 1})
    (True, False)
    """
    gaps = [exact(left[part]) - exact(value) for part, value in right.items()]
    return min(gaps) >= 0 and max(gaps) > 0


def dominance_of(scores: Matrix, city: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cities that dominate one city, and those that it dominates, in the order of the ids.

    Examples
    --------
    >>> from kb.analysis.weightspace import matrix
    >>> dominance_of(matrix({"x": {"a": 3, "b": 2, "c": 1}, "y": {"a": 3, "b": 1, "c": 2}}, ["x", "y"]), "b")
    (('a',), ())
    """
    names, row = np.array(scores.cities, dtype=object), scores.values[scores.row(city)]
    over, under = (scores.values >= row).all(axis=1), (scores.values <= row).all(axis=1)
    return tuple(names[over & ~under]), tuple(names[under & ~over])


def dominance(scores: Matrix) -> Dominance:
    """All pairs of cities compared part by part.

    Examples
    --------
    >>> from kb.analysis.weightspace import matrix
    >>> found = dominance(matrix({"x": {"a": 3, "b": 2, "c": 1}, "y": {"a": 3, "b": 1, "c": 2}}, ["x", "y"]))
    >>> found.below("a"), found.behind["a"], found.pairs, found.fixed, found.undominated
    (('b', 'c'), 2, 3, 2, ('a',))
    """
    count, columns = len(scores.cities), [_order(column) for column in scores.values.T]
    ahead, behind, equal = np.zeros(count, np.int64), np.zeros(count, np.int64), 0
    for row in range(count):
        over = np.logical_and.reduce([column >= column[row] for column in columns])
        under = np.logical_and.reduce([column <= column[row] for column in columns])
        same = int(np.count_nonzero(over & under))
        ahead[row], behind[row] = np.count_nonzero(over) - same, np.count_nonzero(under) - same
        equal += same - 1
    by_city = [dict(zip(scores.cities, found.tolist(), strict=True)) for found in (ahead, behind)]
    return Dominance(scores, by_city[0], by_city[1], count * (count - 1) // 2, int(ahead.sum()), equal // 2)


def _order(column: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Small numbers in the order of a column's: a pair is compared in a quarter of the time."""
    places = np.unique(column, return_inverse=True, return_counts=True)[1]
    return places.astype(np.min_scalar_type(int(places.max(initial=0))))
