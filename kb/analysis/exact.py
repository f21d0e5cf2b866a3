"""Exact numbers: printed decimals as fractions, and fractions back to a stated number of decimals."""

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

_PRINTED = re.compile(r"-?\d+(?:\.\d+)?")
Number = int | float | str | Decimal | Fraction


def exact(value: Number) -> Fraction:
    """The fraction that the printed form of ``value`` states: 0.1 is one tenth, not the nearest binary number.

    Examples
    --------
    >>> exact(0.1) + exact("0.2") == exact(0.3)
    True
    """
    return value if isinstance(value, Fraction) else Fraction(str(value))


def whole(values: Sequence[Number]) -> tuple[list[int], int]:
    """The exact values as whole numbers over one denominator: sums of many are then fast.

    Examples
    --------
    >>> whole([0.5, 0.25, "3"])
    ([50, 25, 300], 100)
    """
    texts = [str(value) for value in values]
    if all(_PRINTED.fullmatch(text) for text in texts):
        places = max((len(text.partition(".")[2]) for text in texts), default=0)
        parts = (text.partition(".") for text in texts)
        return [int(before + after.ljust(places, "0")) for before, _, after in parts], 10**places
    fractions = [exact(value) for value in values]
    denominator = math.lcm(*(fraction.denominator for fraction in fractions))
    return [fraction.numerator * (denominator // fraction.denominator) for fraction in fractions], denominator


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
