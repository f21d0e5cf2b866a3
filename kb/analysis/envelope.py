"""The best and the worst rank a city can have under any non-negative weights, exactly.

City *i* ranks one place lower for every city *j* with ``(x_j - x_i) . w > 0``. The planes ``(x_j - x_i) . w = 0`` cut
the simplex of all weights into cells; the rank of *i* changes only from cell to cell. The number of cities above *i*
is smallest in a corner of some cell, so the best rank is found by visiting all corners: the points where as many planes
(or edges of the simplex) meet as there are parts, less one. The number above is largest inside a cell. Such a cell has
a corner after every plane is moved by an infinitesimal step towards it (``= e`` instead of ``= 0``), and the corner
then is ``w0 + e w1``: signs are read off ``w0``, and off ``w1`` where ``w0`` leaves them open. All of it is done in
whole numbers by Cramer's rule, so ties are ties.

Cities that dominate *i*, or that it dominates, cut nothing and are only counted. With three parts 68 cities take a few
hundredths of a second; the work grows with the power of the number of parts, hence ``LIMIT``.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb, factorial
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from kb.analysis.ranksample import RankSample
from kb.analysis.weightspace import Matrix
from kb.errors import TooLargeError

LIMIT = 2_000_000
"""The most corners that are visited (about two seconds); beyond it ranks are only sampled."""

Weights = tuple[Fraction, ...]
Whole = npt.NDArray[Any]


@dataclass(frozen=True)
class RankBounds:
    """The best and worst possible rank of a city, with weights (in the order of the parts) that show each."""

    id: str
    best: int
    worst: int
    best_at: Weights
    worst_at: Weights


@dataclass(frozen=True)
class Envelope:
    """The bounds of every city. Only *exact* ones hold for all weights; *sampled* ones are what a sample met."""

    bounds: dict[str, tuple[int, int]]
    method: Literal["exact", "sampled"]
    witnesses: dict[str, RankBounds]


def envelope(scores: Matrix, sample: RankSample) -> Envelope:
    """Exact bounds where the work allows it, else the extremes of a sample of weightings."""
    try:
        found = {bounds.id: bounds for bounds in rank_bounds(scores)}
    except TooLargeError:
        return Envelope({city: sample.extremes(city) for city in sample.cities}, "sampled", {})
    return Envelope({city: (row.best, row.worst) for city, row in found.items()}, "exact", found)


def rank_bounds(scores: Matrix) -> list[RankBounds]:
    """The best and worst rank of every city under any non-negative weights that sum to 1, in the order of the ids.

    Ties share the better rank, as in every ranking here.

    Raises
    ------
    TooLargeError
        When more than ``LIMIT`` corners would have to be visited.

    References
    ----------
    Exact enumeration of the arrangement; the question is that of "optimistic" and "pessimistic" weights, see Cherchye
    et al. (2007), Social Indicators Research 82:111, and OECD/JRC (2008), steps 6 and 7.

    Examples
    --------
    >>> from kb.analysis.weightspace import matrix
    >>> small = matrix({"x": {"a": 3, "b": 2, "c": 1}, "y": {"a": 1, "b": 2, "c": 1}}, ["x", "y"])
    >>> [(found.id, found.best, found.worst) for found in rank_bounds(small)]
    [('a', 1, 2), ('b', 1, 2), ('c', 2, 3)]
    """
    most, parts, corners = 0, len(scores.parts), 0
    for row in scores.values:
        cutting = len(_cutting(scores.values - row))
        most, corners = max(most, cutting), corners + comb(cutting + parts, parts - 1)
        if corners > LIMIT:
            raise TooLargeError(
                f"the exact envelope of {len(scores.cities)} cities over {parts} parts has more than {LIMIT:,} corners"
            )
    choices = np.array([*combinations(range(parts + most), parts - 1)], dtype=np.intp)
    rows = zip(scores.cities, scores.values, strict=True)
    return [_bounds(city, scores.values - row, choices) for city, row in rows]


def _cutting(gaps: Whole) -> Whole:
    """The gaps of the cities that are better in one part and worse in another: their planes cut the simplex."""
    return gaps[(gaps > 0).any(axis=1) & (gaps < 0).any(axis=1)]


def _bounds(city: str, gaps: Whole, choices: npt.NDArray[np.intp]) -> RankBounds:
    parts, cutting = gaps.shape[1], _cutting(gaps)
    kind = _number_type(gaps, parts)
    gaps, cutting, edges = gaps.astype(kind), cutting.astype(kind), np.eye(parts, dtype=np.int64).astype(kind)
    planes = np.concatenate([edges, cutting])
    chosen = choices[choices[:, -1] < len(planes)] if parts > 1 else choices
    tight, corners, size = _corners(planes[chosen])
    above = (corners @ gaps.T > 0).sum(axis=1)
    first = int(above.argmin())
    always = int(((gaps >= 0).all(axis=1) & (gaps > 0).any(axis=1)).sum())
    last, steps, over = _deepest(tight, corners, size, planes, parts)
    return RankBounds(
        city,
        1 + int(above[first]),
        1 + always + over,
        _shares(corners[first], size[first]),
        _inside(corners[last], steps, size[last], planes),
    )


def _number_type(gaps: Whole, parts: int) -> Any:
    """The fastest type that holds every determinant exactly: whole floats, machine integers, else Python's own."""
    largest = parts * factorial(parts) * max(1, int(np.abs(gaps).max())) ** parts
    return np.float64 if largest < 2**53 else np.int64 if largest < 2**62 else object


def _corners(planes: Whole) -> tuple[Whole, Whole, Whole]:
    """The points of the simplex where the planes of a choice meet: numerators of their weights, then denominators."""
    corners = _minors(planes) * _signs(planes.shape[2])
    size = corners.sum(axis=1)
    corners, size = np.where((size < 0)[:, None], -corners, corners), abs(size)
    kept = (size > 0) & (corners >= 0).all(axis=1)
    return planes[kept], corners[kept], size[kept]


def _minors(rows: Whole) -> Whole:
    """For matrices with one column more than rows: the determinants without each column in turn.

    Expanded along the rows from the last one up, so that smaller determinants are computed once; whole numbers stay exact.
    """
    cells = np.ascontiguousarray(rows.transpose(1, 2, 0))
    height, width, count = cells.shape
    found: dict[tuple[int, ...], Whole] = {(): np.ones(count, dtype=rows.dtype)}
    for row in reversed(range(height)):
        found = {columns: _expand(cells[row], columns, found) for columns in combinations(range(width), height - row)}
    return np.stack([found[tuple(c for c in range(width) if c != left_out)] for left_out in range(width)], axis=1)


def _expand(row: Whole, columns: tuple[int, ...], smaller: dict[tuple[int, ...], Whole]) -> Whole:
    total: Whole = row[columns[0]] * smaller[columns[1:]]
    for place, column in enumerate(columns[1:], 1):
        part = row[column] * smaller[columns[:place] + columns[place + 1 :]]
        total = total - part if place % 2 else total + part
    return total


def _signs(parts: int) -> Whole:
    return np.array([-1 if (parts - 1 - place) % 2 else 1 for place in range(parts)])


def _deepest(tight: Whole, corners: Whole, size: Whole, planes: Whole, parts: int) -> tuple[int, Whole, int]:
    """The moved corner inside the simplex with most planes on its upper side: its place, its step, their number."""
    steps = _steps(tight, parts)
    at, slope = corners @ planes.T, steps @ planes.T - size[:, None]
    upper = (at > 0) | ((at == 0) & (slope >= 0))
    inside = upper[:, :parts].all(axis=1)
    over = np.where(inside, upper[:, parts:].sum(axis=1), -1)
    last = int(over.argmax())
    return last, steps[last], int(over[last])


def _steps(tight: Whole, parts: int) -> Whole:
    """How far each weight of a corner moves when its planes do: numerators of ``w1`` over the same denominators.

    Cramer's rule for ``plane . w1 = 1`` on every plane of the corner and ``sum(w1) = 0``: the right side is one more
    column.
    """
    system = np.ones((len(tight), parts, parts + 1), dtype=tight.dtype)
    system[:, :-1, :-1], system[:, -1, -1] = tight, 0
    minors = _minors(system)
    turned = np.where(minors[:, -1:] < 0, -1, 1)
    return minors[:, :-1] * _signs(parts) * turned


def _shares(numerators: Whole, size: Any) -> Weights:
    return tuple(Fraction(int(number), int(size)) for number in numerators)


def _inside(corner: Whole, steps: Whole, size: Any, planes: Whole) -> Weights:
    """Weights within the cell: half the way from the corner to the first other plane that the step would cross."""
    at, move = planes @ corner, planes @ steps
    crossed = ((at > 0) & (move < size)) | ((at < 0) & (move > 0))
    ways = np.where(at > 0, size - move, move)[crossed]
    length = Fraction(1)
    if len(ways):
        first = int(np.argmin(abs(at[crossed]) / ways))
        length = min(length, Fraction(int(abs(at[crossed][first])), int(ways[first])))
    start, step = _shares(corner, size), _shares(steps, size)
    return tuple(share + length / 2 * way for share, way in zip(start, step, strict=True))
