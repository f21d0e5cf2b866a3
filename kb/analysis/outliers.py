"""Outliers: cities that lie further from the others than chance explains, with all looks counted."""

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import atan, cos, pi, sin, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.analysis.exact import Number, exact, values_of, whole_sums
from kb.analysis.multiplicity import holm
from kb.analysis.summary import quantile_of_sorted
from kb.errors import KbError

Scores = Mapping[str, Mapping[str, Number]]
Look = tuple[float, float, bool]

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


def outliers(scores: Scores, cities: frozenset[str] | None = None) -> list[Outlier]:
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
    looks = [
        (panel, city, look)
        for panel in map(Panel.of, scores, scores.values())
        for city in sorted(panel.values if cities is None else cities.intersection(panel.values))
        if (look := panel.look(city))
    ]
    adjusted = holm({(panel.indicator, city): look[1] for panel, city, look in looks})
    found = [_outlier(panel, city, look, adjusted[panel.indicator, city]) for panel, city, look in looks]
    return sorted(found, key=lambda row: (row.p, row.indicator, row.city))


class Looks:
    """All looks at the cities of many indicators, of which only those are worked out that are asked for.

    Examples
    --------
    >>> looks = Looks({"x": {"a": 1, "b": 2, "c": 3, "d": 2, "e": 30}})
    >>> looks.count, [(look.city, look.stands_out) for look in looks.remarkable()], looks.of("a")[0].stands_out
    (5, [('e', True)], False)
    """

    def __init__(self, scores: Scores) -> None:
        self._panels = [Panel.of(indicator, values) for indicator, values in scores.items()]
        self.count = sum(panel.count for panel in self._panels)

    def of(self, city: str) -> list[Outlier]:
        """The looks at one city, the smallest p first."""
        looks = [(panel, city) for panel in self._panels if city in panel.values]
        return self._adjusted(looks)

    def remarkable(self) -> list[Outlier]:
        """The looks that stand out when all are counted, and those beyond the fences; the smallest p first."""
        known = dict.fromkeys((panel, city) for panel in self._panels for city in panel.beyond())
        known |= dict.fromkeys(self._walked[2])
        return [look for look in self._adjusted(known) if look.stands_out or look.beyond_fences]

    def _adjusted(self, wanted: Iterable[tuple["Panel", str]]) -> list[Outlier]:
        looks = [(panel, city, look) for panel, city in wanted if (look := panel.look(city))]
        found = [_outlier(panel, city, look, self._holm(look[1])) for panel, city, look in looks]
        return sorted(found, key=lambda row: (row.p, row.indicator, row.city))

    def _holm(self, p: float) -> float:
        """The adjusted p of a look: that of the last look whose p is no larger."""
        smallest, adjusted, _ = self._walked
        return adjusted[bisect_right(smallest, p * (1 + 1e-9)) - 1]

    @cached_property
    def _walked(self) -> tuple[list[float], list[float], list[tuple["Panel", str]]]:
        """The smallest p values, the same adjusted and the looks, up to the first that is adjusted to 1: all after it are 1."""
        smallest: list[float] = []
        adjusted: list[float] = []
        looks: list[tuple[Panel, str]] = []
        merged = heapq.merge(*(panel.by_p(number) for number, panel in enumerate(self._panels)))
        for place, (p, number, city) in enumerate(merged):
            smallest.append(p)
            adjusted.append(max(min(1.0, p * (self.count - place)), adjusted[-1] if adjusted else 0.0))
            if adjusted[-1] >= 1:
                break
            looks.append((self._panels[number], city))
        return smallest, adjusted, looks


def _outlier(panel: "Panel", city: str, look: "Look", holm_p: float) -> Outlier:
    deviation, p, beyond = look
    return Outlier(panel.indicator, city, panel.values[city], deviation, p, holm_p, beyond)


@dataclass(frozen=True, eq=False)
class Panel:
    """The values of one indicator, and what every look at one of them needs of the others: exact sums, and the fences."""

    indicator: str
    values: Mapping[str, Number]
    size: int
    total: Fraction
    squares: Fraction
    fences: tuple[Fraction, Fraction]

    @classmethod
    def of(cls, indicator: str, values: Mapping[str, Number]) -> "Panel":
        """The panel of an indicator.

        Raises
        ------
        KbError
            When it has fewer than ``FEWEST`` cities.
        """
        if len(values) < FEWEST:
            raise KbError(f"{indicator} has {len(values)} cities; outliers need at least {FEWEST}")
        numbers = values_of(values)
        whole, scale = whole_sums(numbers)
        ordered = np.sort(numbers)
        low, high = (quantile_of_sorted(ordered, Fraction(k, 4)) for k in (1, 3))
        reach = Fraction(3, 2) * (high - low)
        sums = Fraction(whole[0], scale), Fraction(whole[1], scale * scale)
        return cls(indicator, values, len(numbers), *sums, (low - reach, high + reach))

    @property
    def numbers(self) -> npt.NDArray[Any]:
        """The values in the order of their cities."""
        return values_of(self.values)

    @cached_property
    def count(self) -> int:
        """How many looks there are: none at a city whose others are all equal."""
        return self.size - sum(self.look_at(city) is None for city in self._may_be_alone)

    @cached_property
    def _may_be_alone(self) -> list[str]:
        """Cities whose others may be all equal: where two values differ from all others there is none."""
        different = np.unique(self.numbers, return_counts=True)[0]  # without counts numpy imports its masked arrays
        return [] if len(different) > 2 else list(self.values)

    def look(self, city: str) -> "Look | None":
        """Deviation, p, and whether it lies beyond the fences; nothing where all other cities are equal."""
        deviation = self.look_at(city)
        if deviation is None:
            return None
        own = exact(self.values[city])
        return deviation, two_sided_p(deviation, self.size - 2), not self.fences[0] <= own <= self.fences[1]

    def look_at(self, city: str) -> float | None:
        """The distance from the mean of the others in standard errors of such a distance."""
        own, others = exact(self.values[city]), self.size - 1
        middle = (self.total - own) / others
        spread = (self.squares - own * own - others * middle * middle) / (others - 1)
        return float(own - middle) / sqrt(spread * (1 + Fraction(1, others))) if spread else None

    def beyond(self) -> list[str]:
        """The cities beyond the fences."""
        numbers, names = self.numbers, list(self.values)
        low, high = (fence if numbers.dtype == object else float(fence) for fence in self.fences)
        near = np.flatnonzero((numbers <= low) | (numbers >= high)).tolist()
        return [
            names[place] for place in near if not self.fences[0] <= exact(self.values[names[place]]) <= self.fences[1]
        ]

    def by_p(self, number: int) -> Iterator[tuple[float, int, str]]:
        """The looks from the smallest p on, made as they are taken."""
        names, numbers, middle = list(self.values), self.numbers, self.total / self.size
        far = np.abs((numbers - (middle if numbers.dtype == object else float(middle))).astype(np.float64))
        for place in np.argsort(-far, kind="stable").tolist():
            if found := self.look(names[place]):
                yield found[1], number, names[place]


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
    steps = np.arange(2 if freedom % 2 else 1, freedom - 2, 2, dtype=np.float64)
    if len(steps):
        terms = np.cumprod(np.concatenate(([term], square * steps / (steps + 1))))[1:]
        total = float(np.cumsum(np.concatenate(([total], terms)))[-1])
    within = 2 / pi * (angle + sin(angle) * total) if freedom % 2 else sin(angle) * total
    return max(1 - within, SMALLEST_P)
