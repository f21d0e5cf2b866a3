"""A city against its peers: where it stands in each indicator, what is strong and what is weak."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from kb.analysis.exact import Number, exact, values_of
from kb.analysis.summary import quantile_of_sorted
from kb.errors import KbError, NotFoundError

Band = Literal["top quarter", "upper middle", "lower middle", "bottom quarter"]
FEWEST = 4
"""Quarters need at least one city each."""


@dataclass(frozen=True)
class Standing:
    """A city in one indicator among its peers (itself included).

    ``distance`` is how far it lies above (or below, negative) the median, in interquartile ranges; ``None`` when the
    middle half of the peers is equal. ``band`` is the quarter its value falls in.
    """

    indicator: str
    value: Number
    rank: int
    tied: bool
    peers: int
    lower_quartile: Fraction
    median: Fraction
    upper_quartile: Fraction
    band: Band
    distance: Fraction | None


def standings(scores: Mapping[str, Mapping[str, Number]], city: str) -> list[Standing]:
    """Where a city stands in every indicator it has, strongest first: by rank, then by distance from the median.

    Raises
    ------
    NotFoundError
        When it has none of the indicators.
    KbError
        When it has fewer than three peers in one.

    Examples
    --------
    >>> found = standings({"x": {"a": 9, "b": 5, "c": 3, "d": 1}, "y": {"a": 2, "b": 4, "c": 6, "d": 8}}, "a")
    >>> [(row.indicator, row.rank, row.band) for row in found]
    [('x', 1, 'top quarter'), ('y', 4, 'bottom quarter')]
    """
    found = [_standing(indicator, values, city) for indicator, values in scores.items() if city in values]
    if not found:
        raise NotFoundError(f"{city} has no score in {', '.join(scores) or 'any indicator'}")
    return sorted(found, key=lambda row: (row.rank, -(row.distance or 0), row.indicator))


def _standing(indicator: str, values: Mapping[str, Number], city: str) -> Standing:
    if len(values) < FEWEST:
        raise KbError(f"{indicator} has {len(values)} cities to compare; quarters need at least {FEWEST}")
    numbers = np.sort(values_of(values))
    low, middle, high = (quantile_of_sorted(numbers, Fraction(k, 4)) for k in (1, 2, 3))
    own, printed = exact(values[city]), values_of({city: values[city]})[0]
    if numbers.dtype == object:
        printed = own
    better, tied = int((numbers > printed).sum()), int((numbers == printed).sum()) > 1
    distance = (own - middle) / (high - low) if high > low else None
    return Standing(
        indicator,
        values[city],
        better + 1,
        tied,
        len(numbers),
        low,
        middle,
        high,
        _band(own, low, middle, high),
        distance,
    )


def _band(own: Fraction, low: Fraction, middle: Fraction, high: Fraction) -> Band:
    """A value on a border belongs to the better side, so that a city at the median is not called below it."""
    if own >= high:
        return "top quarter"
    if own >= middle:
        return "upper middle"
    return "lower middle" if own >= low else "bottom quarter"


def strengths(found: Sequence[Standing]) -> list[Standing]:
    """Those in the top quarter, strongest first."""
    return [row for row in found if row.band == "top quarter"]


def weaknesses(found: Sequence[Standing]) -> list[Standing]:
    """Those in the bottom quarter, weakest first."""
    return [row for row in reversed(found) if row.band == "bottom quarter"]
