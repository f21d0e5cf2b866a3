"""Exact numbers: printed decimals as fractions, and fractions back to a stated number of decimals."""

import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

_PRINTED = re.compile(r"-?\d+(?:\.\d+)?")
_MANY = 1_000  # of fewer numbers their texts are read as fast
_MOST_PLACES = 10
_LARGEST = 2**31
Number = int | float | str | Decimal | Fraction
Floats = npt.NDArray[np.float64]
Wholes = npt.NDArray[np.int64]


def exact(value: Number) -> Fraction:
    """The fraction that the printed form of ``value`` states: 0.1 is one tenth, not the nearest binary number.

    Examples
    --------
    >>> exact(0.1) + exact("0.2") == exact(0.3)
    True
    """
    return value if isinstance(value, Fraction) else Fraction(str(value))


@runtime_checkable
class Columnar(Protocol):
    """Values that lie in an array already, with NaN where there is none."""

    @property
    def numbers(self) -> Floats: ...

    def at(self, cities: Sequence[str]) -> Floats: ...


def values_of(values: Mapping[str, Number] | Sequence[Number]) -> npt.NDArray[Any]:
    """The values as an array that can be sorted and compared: of binary numbers as they are printed, else of fractions.

    Examples
    --------
    >>> values_of({"a": 0.5, "b": 2}).tolist(), values_of({"a": "1.5"}).tolist()
    ([0.5, 2.0], [Fraction(3, 2)])
    """
    if isinstance(values, Columnar):
        return values.numbers[~np.isnan(values.numbers)]
    found = list(values.values() if isinstance(values, Mapping) else values)
    if all(isinstance(value, float | int) for value in found):
        return np.array(found, np.float64)
    return np.array([exact(value) for value in found], object)


def whole_numbers(values: npt.NDArray[Any]) -> tuple[Wholes, int] | None:
    """Numbers with few decimals as whole numbers over a power of ten; nothing when they have too many digits.

    Examples
    --------
    >>> found = whole_numbers(np.array([0.5, 0.25]))
    >>> found[0].tolist(), found[1]
    ([50, 25], 100)
    """
    if values.dtype == object or not len(values):
        return None
    for places in range(_MOST_PLACES):
        scaled = np.rint(values * 10**places)
        if float(np.abs(scaled).max()) >= _LARGEST:
            return None
        if bool((scaled / 10**places == values).all()):
            return scaled.astype(np.int64), 10**places
    return None


def whole(values: Sequence[Number]) -> tuple[list[int], int]:
    """The exact values as whole numbers over one denominator: sums of many are then fast.

    Examples
    --------
    >>> whole([0.5, 0.25, "3"])
    ([50, 25, 300], 100)
    """
    if len(values) > _MANY and all(isinstance(value, float) for value in values):
        found = whole_numbers(np.array(values, np.float64))
        if found:
            return found[0].tolist(), found[1]
    texts = [str(value) for value in values]
    if all(_PRINTED.fullmatch(text) for text in texts):
        places = max((len(text.partition(".")[2]) for text in texts), default=0)
        parts = (text.partition(".") for text in texts)
        return [int(before + after.ljust(places, "0")) for before, _, after in parts], 10**places
    fractions = [exact(value) for value in values]
    denominator = math.lcm(*(fraction.denominator for fraction in fractions))
    return [fraction.numerator * (denominator // fraction.denominator) for fraction in fractions], denominator


def whole_sums(numbers: npt.NDArray[Any]) -> tuple[tuple[int, int], int]:
    """The sum of numbers and of their squares as whole numbers, and the denominator of one.

    Examples
    --------
    >>> whole_sums(np.array([0.5, 1.5]))
    ((20, 250), 10)
    """
    found = whole_numbers(numbers)
    if found and int(np.abs(found[0]).max()) ** 2 * len(numbers) < 2**62:
        return (int(found[0].sum()), int((found[0] * found[0]).sum())), found[1]
    values, scale = whole(numbers.tolist())
    return (sum(values), sum(value * value for value in values)), scale


def rounded(value: Number, decimals: int) -> Decimal:
    """``value`` with exactly ``decimals`` decimals; a half is rounded away from zero, as printed tables do.

    Examples
    --------
    >>> rounded(exact(16) / 27 * 100, 1), rounded(0.5, 4)
    (Decimal('59.3'), Decimal('0.5000'))
    """
    scaled = exact(value) * 10**decimals
    whole = math.floor(abs(scaled) + Fraction(1, 2))
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-decimals)


def half_unit(decimals: int) -> Fraction:
    """The largest distance between a number and its printed form with ``decimals`` decimals.

    Examples
    --------
    >>> half_unit(1)
    Fraction(1, 20)
    """
    return Fraction(1, 2 * 10**decimals)
