"""Summaries of printed numbers, exact until they are shown: mean, median, deviations, quartiles, share, difference."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy.typing as npt

from kb.analysis.exact import Number, exact, rounded, whole
from kb.errors import KbError


@dataclass(frozen=True)
class Summary:
    """What a set of numbers looks like. ``sample_deviation`` is ``None`` for a single number."""

    count: int
    mean: Fraction
    median: Fraction
    lower_quartile: Fraction
    upper_quartile: Fraction
    minimum: Fraction
    maximum: Fraction
    population_deviation: float
    sample_deviation: float | None


def summarise(values: Iterable[Number]) -> Summary:
    """The summary of at least one number.

    Raises
    ------
    KbError
        When there is no number.

    Examples
    --------
    >>> found = summarise([0.7618, 0.6894, 0.6407])
    >>> found.mean == exact("0.6973"), found.median
    (True, Fraction(3447, 5000))
    """
    numbers = sorted(exact(value) for value in values)
    middle = mean(numbers)
    squares = sum(((number - middle) ** 2 for number in numbers), Fraction(0))
    count = len(numbers)
    return Summary(
        count=count,
        mean=middle,
        median=quantile(numbers, Fraction(1, 2)),
        lower_quartile=quantile(numbers, Fraction(1, 4)),
        upper_quartile=quantile(numbers, Fraction(3, 4)),
        minimum=numbers[0],
        maximum=numbers[-1],
        population_deviation=math.sqrt(squares / count),
        sample_deviation=math.sqrt(squares / (count - 1)) if count > 1 else None,
    )


def mean(values: Sequence[Number]) -> Fraction:
    """The exact arithmetic mean.

    Raises
    ------
    KbError
        When there is no number.

    Examples
    --------
    >>> mean([0.1, 0.2])
    Fraction(3, 20)
    """
    if not values:
        raise KbError("a mean needs at least one number, got none")
    numbers, denominator = whole(values)
    return Fraction(sum(numbers), denominator * len(numbers))


def population_variance(values: Sequence[Number]) -> Fraction:
    """The exact mean squared distance from the mean.

    Examples
    --------
    >>> population_variance([1, 3])
    Fraction(1, 1)
    """
    numbers, denominator = whole(values)
    count, total = len(numbers), sum(numbers)
    if not count:
        return mean(values)
    return Fraction(count * sum(number * number for number in numbers) - total * total, (count * denominator) ** 2)


def quantile(values: Sequence[Number], share_below: Fraction) -> Fraction:
    """The value below which ``share_below`` of the numbers lie, by linear interpolation between neighbours.

    This is type 7 of Hyndman & Fan (1996), what R, numpy and the QUARTILE.INC of spreadsheets do.

    Raises
    ------
    KbError
        When there is no number.

    Examples
    --------
    >>> quantile([1, 2, 3, 4], Fraction(1, 4))
    Fraction(7, 4)
    """
    if not values:
        raise KbError("a quantile needs at least one number, got none")
    floats = all(isinstance(value, int | float) for value in values)  # numbers as printed sort alike, and faster
    return quantile_of_sorted(sorted(values) if floats else sorted(exact(value) for value in values), share_below)


def quantile_of_sorted(numbers: Sequence[Number] | npt.NDArray[Any], share_below: Fraction) -> Fraction:
    """The same of numbers that stand in order."""
    position = share_below * (len(numbers) - 1)
    below = math.floor(position)
    low, high = exact(numbers[below]), exact(numbers[min(below + 1, len(numbers) - 1)])
    return low + (position - below) * (high - low)


def share(part: int, whole: int) -> Fraction:
    """``part`` of ``whole``.

    Raises
    ------
    KbError
        When the whole is empty: a share of nothing is unknown, not 0.

    Examples
    --------
    >>> rounded(100 * share(16, 27), 1)
    Decimal('59.3')
    """
    if whole <= 0:
        raise KbError(f"a share needs a whole of at least 1, got {whole}")
    return Fraction(part, whole)


def difference(left: Number, right: Number, decimals: int | None = None) -> Decimal:
    """``left`` minus ``right`` with the decimals of the longer one, or with ``decimals`` as the edition prints them.

    Examples
    --------
    >>> difference(0.7045, 0.6894), difference(100, 99.5)
    (Decimal('0.0151'), Decimal('0.5'))
    """
    kept = max(_decimals(left), _decimals(right)) if decimals is None else decimals
    return rounded(exact(left) - exact(right), kept)


def _decimals(value: Number) -> int:
    exponent = Decimal(str(value)).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
