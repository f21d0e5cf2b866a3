"""What two small groups can show at all: how often the exact rank-sum test would notice a difference of a given size.

Both groups are drawn from normal distributions with the same spread, the second shifted by a number of standard
deviations; the draws are seeded, so that the same sizes always give the same figures.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import numpy as np

from kb.analysis.contrast import interval_place

DRAWS = 100_000
SEED = 1
SHIFTS = (0.5, 1.0, 1.5, 2.0)
MOST_PAIRS = 3_000_000
"""Pairwise differences held at once: larger groups get fewer draws, so that a page stays fast."""


@dataclass(frozen=True)
class Power:
    """How often a shift of each size (in standard deviations) is noticed at the 5 per cent level.

    ``half`` is the shift that is noticed in every second case; ``None`` when no shift, however large, can be noticed.
    """

    left_count: int
    right_count: int
    noticed: dict[float, float]
    half: float | None
    draws: int


@lru_cache(maxsize=64)
def power(left_count: int, right_count: int) -> Power:
    """The power of the exact two-sided rank-sum test at 5 per cent for groups of these sizes, by simulation.

    A draw gives all differences between the groups; adding a shift moves them all, so one sorted draw tells for every
    shift at once whether the interval of the difference still holds zero.

    Examples
    --------
    >>> found = power(3, 3)
    >>> found.noticed[2.0], found.half
    (0.0, None)
    """
    place, confidence = interval_place(left_count, right_count)
    pairs = left_count * right_count
    draws = max(1_000, min(DRAWS, MOST_PAIRS // pairs))
    if confidence < Fraction(19, 20):
        return Power(left_count, right_count, dict.fromkeys(SHIFTS, 0.0), None, draws)
    chance = np.random.Generator(np.random.PCG64(SEED))
    left, right = chance.standard_normal((draws, left_count)), chance.standard_normal((draws, right_count))
    gaps = (left[:, :, None] - right[:, None, :]).reshape(draws, pairs)
    ends = np.partition(gaps, (place - 1, pairs - place), axis=1)
    low, high = ends[:, place - 1], ends[:, pairs - place]
    noticed = {shift: float(np.mean((low + shift > 0) | (high + shift < 0))) for shift in SHIFTS}
    return Power(left_count, right_count, noticed, float(np.median(-low)), draws)
