"""Two small groups compared exactly: effect size, shift with its interval, permutation test, what p could be at best.

Nothing is asymptotic: every split of the cities into groups of these sizes is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb

import numpy as np

from kb.analysis.exact import Number, exact, values_of
from kb.analysis.summary import quantile
from kb.errors import KbError

FEWEST = 3
"""The smallest group that is tested. With two, even a perfect separation is common by chance: describe them."""

MOST = 100
"""The most cities in both groups together: beyond it counting all splits takes longer than a page may (seconds)."""


class TooFewCasesError(KbError, ValueError):
    """A group too small for a test; it can be described, not tested."""

    status = 422


@dataclass(frozen=True)
class Shift:
    """How much higher ``left`` lies than ``right``, with an interval of this confidence (or more, with ties)."""

    estimate: Fraction
    low: Fraction
    high: Fraction
    confidence: Fraction


@dataclass(frozen=True)
class Contrast:
    """Two groups compared. ``delta`` runs from -1 (all of left below) to 1 (all of left above)."""

    left_count: int
    right_count: int
    delta: Fraction
    shift: Shift
    p: Fraction
    smallest_p: Fraction

    @property
    def splits(self) -> int:
        """In how many ways the cities can be split into groups of these sizes."""
        return comb(self.left_count + self.right_count, self.left_count)


def contrast(left: Sequence[Number], right: Sequence[Number], level: Fraction = Fraction(19, 20)) -> Contrast:
    """``left`` against ``right``: Cliff's delta, Hodges-Lehmann shift, exact two-sided rank-sum p with mid-ranks.

    Raises
    ------
    TooFewCasesError
        When a group has fewer than three members.
    KbError
        When both together have more than ``MOST``.

    References
    ----------
    Cliff (1993), Psychological Bulletin 114:494. Hodges & Lehmann (1963), Annals of Mathematical Statistics 34:598.
    Mann & Whitney (1947), Annals of Mathematical Statistics 18:50.

    Examples
    --------
    >>> found = contrast([4, 5, 6], [1, 2, 3])
    >>> found.delta, found.shift.estimate, found.p
    (Fraction(1, 1), Fraction(3, 1), Fraction(1, 10))
    """
    if min(len(left), len(right)) < FEWEST:
        raise TooFewCasesError(
            f"groups of {len(left)} and {len(right)} are too small for a test: each needs at least {FEWEST} cities"
        )
    if len(left) + len(right) > MOST:
        raise KbError(f"{len(left) + len(right)} cities are too many for an exact test; the limit is {MOST}")
    return Contrast(
        left_count=len(left),
        right_count=len(right),
        delta=cliffs_delta(left, right),
        shift=hodges_lehmann(left, right, level),
        p=exact_p(left, right),
        smallest_p=smallest_p_of(left, right),
    )


def cliffs_delta(left: Sequence[Number], right: Sequence[Number]) -> Fraction:
    """The share of pairs in which ``left`` is higher minus the share in which it is lower.

    Examples
    --------
    >>> cliffs_delta([3, 2], [1, 2])
    Fraction(3, 4)
    """
    gaps = _gaps(left, right)
    return Fraction(sum((gap > 0) - (gap < 0) for gap in gaps), len(gaps))


def hodges_lehmann(left: Sequence[Number], right: Sequence[Number], level: Fraction = Fraction(19, 20)) -> Shift:
    """The median of all pairwise differences, and the narrowest interval that holds the shift with ``level`` or more.

    The interval runs between the k-th smallest and k-th largest difference, k from the exact distribution of the
    Mann-Whitney statistic; closed, it keeps its confidence under ties (Noether 1967). Very small groups cannot reach
    ``level``: then it spans all differences, and ``confidence`` says what that is worth.

    Examples
    --------
    >>> found = hodges_lehmann([4, 5, 6], [1, 2, 3])
    >>> found.low, found.high, found.confidence
    (Fraction(1, 1), Fraction(5, 1), Fraction(9, 10))
    """
    gaps = sorted(_gaps(left, right))
    k, confidence = interval_place(len(left), len(right), level)
    return Shift(quantile(gaps, Fraction(1, 2)), gaps[k - 1], gaps[-k], confidence)


@lru_cache(maxsize=256)
def interval_place(left_count: int, right_count: int, level: Fraction = Fraction(19, 20)) -> tuple[int, Fraction]:
    """Which difference from either end bounds the interval of the shift, and the confidence that gives.

    Groups of these sizes differ at ``1 - level`` when the differences from the k-th smallest to the k-th largest leave
    out zero, and when the confidence reaches ``level``.

    Examples
    --------
    >>> interval_place(5, 5)
    (3, Fraction(61, 63))
    """
    smaller = min(left_count, right_count)
    untied = _split_counts(list(range(1, left_count + right_count + 1)), smaller)
    first, splits, below, k = smaller * (smaller + 1) // 2, comb(left_count + right_count, left_count), 0, 0
    while k < (left_count * right_count + 1) // 2:
        within = below + untied[first + k]
        if k and Fraction(2 * within, splits) > 1 - level:
            break
        below, k = within, k + 1
    return k, 1 - Fraction(2 * below, splits)


def exact_p(left: Sequence[Number], right: Sequence[Number]) -> Fraction:
    """The share of all splits whose rank sum lies as far from its mean as this one; ties get mid-ranks; two-sided.

    Examples
    --------
    >>> exact_p([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])
    Fraction(1, 126)
    """
    smaller, larger = sorted((left, right), key=len)
    doubled, size = doubled_mid_ranks([*smaller, *larger]), len(smaller)
    centre = size * (len(doubled) + 1)
    distance = abs(sum(doubled[:size]) - centre)
    extreme = sum(count for total, count in enumerate(_split_counts(doubled, size)) if abs(total - centre) >= distance)
    return Fraction(extreme, comb(len(doubled), size))


def smallest_p(left_count: int, right_count: int) -> Fraction:
    """The p of a perfect separation without ties: no result of groups of these sizes without ties can be smaller.

    Examples
    --------
    >>> round(float(smallest_p(5, 5)), 4), round(float(smallest_p(2, 8)), 3)
    (0.0079, 0.044)
    """
    return min(Fraction(1), Fraction(2, comb(left_count + right_count, left_count)))


def smallest_p_of(left: Sequence[Number], right: Sequence[Number]) -> Fraction:
    """The p of the most extreme split of these values. With ties it may lie below that of ``smallest_p``.

    Examples
    --------
    >>> smallest_p_of([1, 1, 1], [0, 0, 0, 0]), smallest_p(3, 4)
    (Fraction(1, 35), Fraction(2, 35))
    """
    values, size = sorted([*left, *right], key=exact), len(left)
    return min(exact_p(values[:size], values[size:]), exact_p(values[-size:], values[:-size]))


def doubled_mid_ranks(values: Sequence[Number]) -> list[int]:
    """Twice the rank of every value, ascending, ties sharing the middle of their ranks: whole numbers.

    Examples
    --------
    >>> doubled_mid_ranks([0.5, 0.7, 0.5])
    [3, 6, 3]
    """
    _, groups, sizes = np.unique(values_of(values), return_inverse=True, return_counts=True)
    below = np.cumsum(sizes) - sizes
    return [int(rank) for rank in (2 * below + sizes + 1)[groups]]


def _gaps(left: Sequence[Number], right: Sequence[Number]) -> list[Fraction]:
    return [exact(high) - exact(low) for high in left for low in right]


def _split_counts(doubled: Sequence[int], size: int) -> list[int]:
    """How many choices of ``size`` of these numbers have each sum: all splits counted without listing them."""
    top = sum(sorted(doubled)[-size:]) + 1
    small = comb(len(doubled), size) < 2**63  # no count exceeds the number of splits
    counts = np.zeros((size + 1, top), dtype=np.int64 if small else object)
    counts[0, 0] = 1
    for number in doubled:
        for chosen in range(size, 0, -1):
            counts[chosen, number:] += counts[chosen - 1, : top - number]
    return [int(count) for count in counts[size]]
