"""Putting components on a common scale before they are weighed: as printed, share of the best, min-max, z, rank.

The published level is all there is to start from: raw data below it are not printed, so an alternative normalisation
is one *of the printed scores*, not a recalculation of the index from its raw data.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from kb.analysis.exact import Number, exact
from kb.analysis.summary import mean, population_variance
from kb.errors import BadRequestError

Linear = Literal["printed", "max", "min-max", "z"]
Normalisation = Linear | Literal["rank"]
Column = dict[str, Fraction]


def normalise(values: Mapping[str, Number], method: Normalisation) -> Column:
    """One component over the cities given, on another scale; higher stays better.

    ``printed`` leaves it as it is; ``max`` is the share of the best; ``min-max`` runs from 0 (worst) to 1 (best);
    ``z`` is the distance from the mean in population standard deviations; ``rank`` is the share of the other cities
    that lie below, ties counting half (the percentile rank). A component on which all are equal becomes 0, as it
    separates nobody (1 under ``max``, one half under ``rank``).

    Raises
    ------
    BadRequestError
        For ``max`` when the best value is not positive: shares of it would turn the order around.

    References
    ----------
    OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5.

    Examples
    --------
    >>> normalise({"a": 2, "b": 4, "c": 3}, "min-max")
    {'a': Fraction(0, 1), 'b': Fraction(1, 1), 'c': Fraction(1, 2)}
    >>> normalise({"a": 2, "b": 4, "c": 4}, "rank")
    {'a': Fraction(0, 1), 'b': Fraction(3, 4), 'c': Fraction(3, 4)}
    """
    numbers = {key: exact(value) for key, value in values.items()}
    if method == "rank":
        return _rank(numbers)
    if method == "printed":
        return numbers
    offset, divisor = line(numbers, method)
    return {key: (value - offset) / divisor for key, value in numbers.items()}


def line(values: Mapping[str, Number], method: Linear) -> tuple[Fraction, Fraction]:
    """What ``normalise`` subtracts from every value, and what it then divides by.

    Raises
    ------
    BadRequestError
        As ``normalise``.

    Examples
    --------
    >>> line({"a": 2, "b": 4, "c": 3}, "min-max")
    (Fraction(2, 1), Fraction(2, 1))
    """
    numbers = [exact(value) for value in values.values()]
    if method == "printed":
        return Fraction(0), Fraction(1)
    if method == "max":
        return Fraction(0), _positive(max(numbers))
    if method == "min-max":
        return min(numbers), max(numbers) - min(numbers) or Fraction(1)
    # The square root is the one rounded step: afterwards the rounded deviation is used as an exact number.
    return mean(numbers), Fraction(math.sqrt(population_variance(numbers))) or Fraction(1)


def _positive(best: Fraction) -> Fraction:
    if best <= 0:
        raise BadRequestError(f"shares of the best value need a positive best value, got {float(best):g}")
    return best


def _rank(values: Column) -> Column:
    ascending, others = sorted(values.values()), len(values) - 1
    if not others:
        return dict.fromkeys(values, Fraction(1, 2))
    around = {value: bisect_left(ascending, value) + bisect_right(ascending, value) - 1 for value in ascending}
    return {key: Fraction(around[value], 2 * others) for key, value in values.items()}
