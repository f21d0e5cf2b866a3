"""Do the parts of an index go together? Correlations of every pair, and how consistent the whole set is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm
from typing import Literal

from kb.analysis.exact import Number, exact
from kb.analysis.weights import complete_cities

Flag = Literal["redundant", "weak", "opposed", ""]
REDUNDANT, WEAK, OPPOSED = 0.92, 0.3, -0.4
"""Above the first two parts measure nearly the same, below the second they hardly go together, below the third they go
against each other: the limits that COINr marks (Becker et al. 2022, JOSS 7(78):4567)."""


@dataclass(frozen=True)
class PairOfParts:
    """Pearson's r of two parts over the cities that have all parts; ``None`` where a part is the same everywhere."""

    left: str
    right: str
    r: float | None

    @property
    def flag(self) -> Flag:
        """What the correlation says about putting the two together."""
        if self.r is None:
            return ""
        if self.r < OPPOSED:
            return "opposed"
        return "redundant" if self.r > REDUNDANT else "weak" if self.r < WEAK else ""


@dataclass(frozen=True)
class Coherence:
    """All pairs of parts, and Cronbach's alpha of the parts (``None`` with fewer than two, or when nothing varies)."""

    pairs: tuple[PairOfParts, ...]
    alpha: Fraction | None
    cities: int


def coherence(scores: Mapping[str, Mapping[str, Number]], parts: Sequence[str]) -> Coherence:
    """How the parts go together over the cities that have all of them.

    Alpha is ``k / (k - 1) * (1 - sum of variances / variance of the unweighted sum)``: the parts count alike in it.

    References
    ----------
    Cronbach (1951), Psychometrika 16:297; OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 4.

    Examples
    --------
    >>> found = coherence({"x": {"a": 0, "b": 1, "c": 2}, "y": {"a": 1, "b": 2, "c": 3}}, ["x", "y"])
    >>> found.alpha, found.pairs[0].r, found.pairs[0].flag
    (Fraction(1, 1), 1.0, 'redundant')
    """
    cities, _ = complete_cities(scores, dict.fromkeys(parts))
    columns = _scaled({part: [exact(scores[part][city]) for city in cities] for part in parts})
    pairs = tuple(
        PairOfParts(one, two, _correlation(columns[one], columns[two])) for one, two in combinations(parts, 2)
    )
    return Coherence(pairs, _alpha(list(columns.values())), len(cities))


def _scaled(columns: Mapping[str, Sequence[Fraction]]) -> dict[str, list[int]]:
    """Distances from the mean as whole numbers, all in one unit: exact, and quick for thousands of cities."""
    unit = lcm(*(value.denominator for column in columns.values() for value in column))
    whole = {part: [int(value * unit) for value in column] for part, column in columns.items()}
    return {part: [value * len(column) - sum(column) for value in column] for part, column in whole.items()}


def _alpha(columns: Sequence[Sequence[int]]) -> Fraction | None:
    count = len(columns)
    total = [sum(row) for row in zip(*columns, strict=True)]
    whole = _product(total, total)
    if count < 2 or not whole:
        return None
    return Fraction(count, count - 1) * (1 - Fraction(sum(_product(column, column) for column in columns), whole))


def _correlation(left: Sequence[int], right: Sequence[int]) -> float | None:
    spread = _product(left, left) * _product(right, right)
    return (
        float(Fraction(_product(left, right) ** 2, spread)) ** 0.5 * (1 if _product(left, right) > 0 else -1)
        if spread
        else None
    )


def _product(left: Sequence[int], right: Sequence[int]) -> int:
    return sum(a * b for a, b in zip(left, right, strict=True))
