"""Whether two rankings of the same cities go together: Spearman's rho, with an exact test or a stated interval."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from kb.analysis.contrast import doubled_mid_ranks
from kb.analysis.exact import Number
from kb.errors import KbError

FEWEST = 5
"""The fewest cities: of two rho is always 1 or -1, and of four even perfect agreement has a p of 0.083."""

LISTED = 7
"""Up to so many cities every order is listed (5,040); above it the interval is the one of Bonett & Wright."""

NORMAL_95 = 1.959963984540054


class TooFewPairsError(KbError, ValueError):
    """Too few cities with both values, or values that do not vary."""

    status = 422


@dataclass(frozen=True)
class Association:
    """Spearman's rho of ``count`` cities.

    Few cities have an exact two-sided ``p`` over all orders and no interval; more have a 95 per cent interval
    (``low`` to ``high``, approximate) and no p.
    """

    count: int
    rho: float
    p: Fraction | None
    low: float | None
    high: float | None


def spearman(left: Sequence[Number], right: Sequence[Number]) -> Association:
    """The rank correlation of two columns of the same cities; ties share the middle of their ranks.

    Raises
    ------
    TooFewPairsError
        When there are fewer than five cities, or one column has a single value.

    References
    ----------
    Spearman (1904), American Journal of Psychology 15:72. Bonett & Wright (2000), Psychometrika 65:23, for the interval:
    tanh(atanh(rho) ± 1.96 · sqrt((1 + rho²/2) / (n - 3))).

    Examples
    --------
    >>> spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]).rho
    0.8
    """
    if len(left) != len(right):
        raise KbError(f"two columns of one length are needed, got {len(left)} and {len(right)}")
    if len(left) < FEWEST:
        raise TooFewPairsError(f"a rank correlation of {len(left)} cities says nothing: it needs at least {FEWEST}")
    first, second = _centred(left), _centred(right)
    scale = math.isqrt(squares) if (squares := _dot(first, first) * _dot(second, second)) else 0
    if not squares:
        raise TooFewPairsError("one of the columns has the same value for every city")
    rho = _dot(first, second) / (scale if scale * scale == squares else math.sqrt(squares))
    if len(left) <= LISTED:
        return Association(len(left), rho, _listed_p(first, second), None, None)
    low, high = _interval(rho, len(left))
    return Association(len(left), rho, None, low, high)


def _centred(values: Sequence[Number]) -> list[int]:
    """Doubled mid-ranks around their mean: whole numbers, so that equal sums are equal."""
    return [rank - (len(values) + 1) for rank in doubled_mid_ranks(values)]


def _dot(first: Sequence[int], second: Sequence[int]) -> int:
    return sum(one * other for one, other in zip(first, second, strict=True))


def _listed_p(first: Sequence[int], second: Sequence[int]) -> Fraction:
    """The share of all orders of one column that agree or disagree as much."""
    observed = abs(_dot(first, second))
    extreme = sum(abs(_dot(first, order)) >= observed for order in permutations(second))
    return Fraction(extreme, math.factorial(len(first)))


def _interval(rho: float, count: int) -> tuple[float, float]:
    if abs(rho) >= 1:
        return rho, rho
    middle, spread = math.atanh(rho), NORMAL_95 * math.sqrt((1 + rho * rho / 2) / (count - 3))
    return math.tanh(middle - spread), math.tanh(middle + spread)
