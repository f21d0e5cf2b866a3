"""Outliers: cities that lie further from the others than chance explains, with all looks counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import atan, cos, pi, sin, sqrt

from kb.analysis.exact import Number, exact
from kb.analysis.multiplicity import holm
from kb.analysis.summary import quantile
from kb.errors import KbError

FEWEST = 5
"""The fewest cities in which one may be called an outlier: with fewer the others do not show their own spread."""

SMALLEST_P = 1e-12
"""Below it the arithmetic of the tail is noise; smaller p values are reported as this."""

LEVEL = 0.05


@dataclass(frozen=True)
class Outlier:
    """A look at one city in one indicator.

    ``deviation`` is its distance from the mean of the *others* in standard errors of such a distance (the externally
    studentised residual), ``p`` its two-sided probability if all came from one normal distribution, ``holm`` the same
    adjusted for all looks. ``beyond_fences`` says whether it lies more than 1.5 interquartile ranges outside the
    quartiles, which assumes no distribution.
    """

    indicator: str
    city: str
    value: Number
    deviation: float
    p: float
    holm: float
    beyond_fences: bool

    @property
    def stands_out(self) -> bool:
        """Is it an outlier at 5 % after all looks are counted?"""
        return self.holm < LEVEL


def outliers(scores: Mapping[str, Mapping[str, Number]], cities: frozenset[str] | None = None) -> list[Outlier]:
    """All looks at the cities (all of them by default) in all indicators, the smallest p first.

    An indicator on which all other cities are equal is skipped: they show no spread to measure with.

    Raises
    ------
    KbError
        When an indicator has fewer than ``FEWEST`` cities.

    References
    ----------
    Cook & Weisberg (1982), Residuals and Influence in Regression, section 2.2.2 (outlier test); Holm (1979); Tukey
    (1977) for the fences.

    Examples
    --------
    >>> found = outliers({"x": {"a": 1, "b": 2, "c": 3, "d": 2, "e": 30}})
    >>> found[0].city, found[0].stands_out, found[0].beyond_fences
    ('e', True, True)
    """
    looks = {
        (indicator, city): row
        for indicator, values in scores.items()
        for city, row in _looks(indicator, values, cities).items()
    }
    adjusted = holm({key: p for key, (_, p, _) in looks.items()})
    found = [
        Outlier(key[0], key[1], scores[key[0]][key[1]], deviation, p, adjusted[key], beyond)
        for key, (deviation, p, beyond) in looks.items()
    ]
    return sorted(found, key=lambda row: (row.p, row.indicator, row.city))


def _looks(
    indicator: str, values: Mapping[str, Number], cities: frozenset[str] | None
) -> dict[str, tuple[float, float, bool]]:
    if len(values) < FEWEST:
        raise KbError(f"{indicator} has {len(values)} cities; outliers need at least {FEWEST}")
    numbers = {city: exact(value) for city, value in values.items()}
    total, squares = sum(numbers.values(), Fraction(0)), sum((n * n for n in numbers.values()), Fraction(0))
    others = len(numbers) - 1
    low, high = (quantile(list(numbers.values()), Fraction(k, 4)) for k in (1, 3))
    reach = Fraction(3, 2) * (high - low)
    found = {}
    for city in sorted(numbers if cities is None else numbers.keys() & cities):
        own = numbers[city]
        middle = (total - own) / others
        spread = (squares - own * own - others * middle * middle) / (others - 1)
        if spread:
            deviation = float(own - middle) / sqrt(spread * (1 + Fraction(1, others)))
            found[city] = (deviation, two_sided_p(deviation, others - 1), not low - reach <= own <= high + reach)
    return found


def two_sided_p(t: float, freedom: int) -> float:
    """The probability that Student's t with whole degrees of freedom lies as far from 0, at least ``SMALLEST_P``.

    References
    ----------
    Abramowitz & Stegun (1964), 26.7.3 and 26.7.4: a finite sum for whole degrees of freedom.

    Examples
    --------
    >>> round(two_sided_p(2.228139, 10), 6), round(two_sided_p(12.7062, 1), 5)
    (0.05, 0.05)
    """
    angle = atan(abs(t) / sqrt(freedom))
    term = cos(angle) if freedom % 2 else 1.0
    total, square = (term if freedom > 1 else 0.0) if freedom % 2 else 1.0, cos(angle) ** 2
    for k in range(2 if freedom % 2 else 1, freedom - 2, 2):
        term *= square * k / (k + 1)
        total += term
    within = 2 / pi * (angle + sin(angle) * total) if freedom % 2 else sin(angle) * total
    return max(1 - within, SMALLEST_P)
