"""How firm a rank is: intervals when the weights are disturbed, and ranks with one part left out.

Draws are random but seeded, on whole numbers: the same seed, draws and noise give the same result everywhere. What
can be settled without draws is: which pairs keep their order under *every* disturbance of the stated size.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, sqrt

import numpy as np
import numpy.typing as npt

from kb.analysis.recompute import Arithmetic, IndicatorRow, components
from kb.analysis.weights import Scheme, Scores, average_shift, reweigh
from kb.analysis.weightspace import Integers, Matrix, RankCounts, count_ranks, noisy_weights, rank_rows, whole_weights
from kb.errors import BadRequestError

MOST_DRAWS = 100_000


@dataclass(frozen=True)
class Noise:
    """What is disturbed and how often: every weight is multiplied by an even draw from 1 - share to 1 + share."""

    share: Fraction = Fraction(1, 4)
    draws: int = 10_000
    seed: int = 1

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise BadRequestError(f"noise: {float(self.share):g} is not a share above 0 and up to 1, such as 0.25")
        if not 100 <= self.draws <= MOST_DRAWS:
            raise BadRequestError(f"draws: {self.draws} is not between 100 and {MOST_DRAWS:,}")
        if self.seed < 0:
            raise BadRequestError(f"seed: {self.seed} is negative; any whole number from 0 will do")


@dataclass(frozen=True)
class RankInterval:
    """The ranks of a city under noise.

    ``low`` to ``high`` holds 90 % of the draws (5th to 95th percentile), ``held`` is the share with the nominal rank,
    ``within_top`` the share among the first k. ``low_error`` and ``high_error`` are the ranks between which each end
    lies with 95 % confidence, given the number of draws. ``surely`` bounds the rank under all disturbances of this size
    from outside: places that no draw could take. ``met`` are the ranks that were drawn, each with its number of draws.
    """

    id: str
    nominal: int
    low: Fraction
    median: Fraction
    high: Fraction
    mean: Fraction
    held: Fraction
    within_top: Fraction
    low_error: tuple[int, int]
    high_error: tuple[int, int]
    surely: tuple[int, int]
    met: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Robustness:
    """Intervals in the nominal order; shares of draws that keep the set of the first k, and their order; the mean over
    draws of the average shift in rank, and ``error``, the largest standard error that any of the shares can have."""

    noise: Noise
    top: int
    intervals: tuple[RankInterval, ...]
    same_top: Fraction
    same_order: Fraction
    mean_shift: Fraction
    order_is_sure: bool

    @property
    def error(self) -> float:
        """At most ``sqrt(1/4 / draws)``: 0.005 for 10,000 draws."""
        return 0.5 / sqrt(self.noise.draws)


def robustness(scores: Matrix, weights: Mapping[str, Fraction], noise: Noise, top: int = 3) -> Robustness:
    """Ranks under disturbed weights, beside those of the nominal ones.

    References
    ----------
    Saisana, Saltelli & Tarantola (2005), JRSS A 168:307; OECD/JRC (2008), step 7; the noise is that of COINr (Becker et
    al. 2022, JOSS 7:4567).

    Examples
    --------
    >>> from kb.analysis.weightspace import matrix
    >>> small = matrix({"x": {"a": 9, "b": 5, "c": 1}, "y": {"a": 9, "b": 5, "c": 6}}, ["x", "y"])
    >>> found = robustness(small, {"x": Fraction(1, 2), "y": Fraction(1, 2)}, Noise(draws=200), top=1)
    >>> [(row.id, row.nominal, int(row.low), int(row.high)) for row in found.intervals], found.order_is_sure
    ([('a', 1, 1, 1), ('b', 2, 2, 2), ('c', 3, 3, 3)], True)
    """
    nominal = next(rank_rows(scores, whole_weights(weights, scores.parts)))[0]
    drawn = noisy_weights([weights[part] for part in scores.parts], noise.share, noise.draws, noise.seed)
    watch = _Watch(nominal, top)
    counts = count_ranks(scores.cities, watch.follow(rank_rows(scores, drawn)))
    surely = sure_ranks(scores, weights, noise.share)
    ranks = {city: int(rank) for city, rank in zip(scores.cities, nominal, strict=True)}
    order = sorted(scores.cities, key=lambda city: (ranks[city], city))
    intervals = tuple(_interval(counts, city, ranks[city], top, surely[city]) for city in order)
    return Robustness(
        noise,
        top,
        intervals,
        Fraction(watch.same_top, noise.draws),
        Fraction(watch.same_order, noise.draws),
        Fraction(watch.shifts, noise.draws * len(order)),
        order_is_sure(scores, weights, noise.share, top),
    )


class _Watch:
    """Counts what only a whole draw can tell, while its ranks pass by."""

    def __init__(self, nominal: npt.NDArray[np.intp], top: int) -> None:
        self.nominal, self.first, self.top = nominal, nominal <= top, top
        self.same_top = self.same_order = self.shifts = 0

    def follow(self, blocks: Iterator[npt.NDArray[np.intp]]) -> Iterator[npt.NDArray[np.intp]]:
        for ranks in blocks:
            kept = ((ranks <= self.top) == self.first).all(axis=1)
            ordered = (ranks[:, self.first] == self.nominal[self.first]).all(axis=1)
            self.same_top += int(kept.sum())
            self.same_order += int((kept & ordered).sum())
            self.shifts += int(abs(ranks - self.nominal).sum())
            yield ranks


def _interval(counts: RankCounts, city: str, nominal: int, top: int, surely: tuple[int, int]) -> RankInterval:
    low, high = Fraction(1, 20), Fraction(19, 20)
    return RankInterval(
        id=city,
        nominal=nominal,
        low=counts.quantile(city, low),
        median=counts.quantile(city, Fraction(1, 2)),
        high=counts.quantile(city, high),
        mean=counts.mean(city),
        held=Fraction(int(counts.of(city)[nominal - 1]), counts.total),
        within_top=counts.share_within(city, top),
        low_error=_quantile_error(counts, city, low),
        high_error=_quantile_error(counts, city, high),
        surely=surely,
        met=counts.met(city),
    )


def _quantile_error(counts: RankCounts, city: str, share_below: Fraction) -> tuple[int, int]:
    """The order statistics around a percentile that hold the true one with 95 % confidence (normal approximation)."""
    middle, reach = (
        float(share_below) * counts.total,
        1.96 * sqrt(float(share_below * (1 - share_below)) * counts.total),
    )
    first, last = max(0, floor(middle - reach) - 1), min(counts.total - 1, ceil(middle + reach))
    return counts.at(city, first), counts.at(city, last)


def surely_ahead(scores: Matrix, weights: Mapping[str, Fraction], noise: Fraction, city: str) -> npt.NDArray[np.bool_]:
    """Which cities stay behind ``city`` however the weights are disturbed; exact, in the order of ``scores.cities``.

    A lead is at its smallest when weights shrink where the city leads and grow where it trails: it is sure when
    ``sum(w * gap) > noise * sum(w * abs(gap))``.

    Examples
    --------
    >>> from kb.analysis.weightspace import matrix
    >>> small = matrix({"x": {"a": 6, "b": 4, "c": 5}, "y": {"a": 4, "b": 4, "c": 5}}, ["x", "y"])
    >>> surely_ahead(small, {"x": Fraction(1, 2), "y": Fraction(1, 2)}, Fraction(1, 4), "a").tolist()
    [False, True, False]
    """
    return _surely_ahead(_weighed(scores, weights), noise, scores.row(city))


def _weighed(scores: Matrix, weights: Mapping[str, Fraction]) -> Integers:
    """Scores times weights, a row a part."""
    return np.ascontiguousarray((scores.values * whole_weights(weights, scores.parts)[0]).T)


def _surely_ahead(weighed: Integers, noise: Fraction, row: int) -> npt.NDArray[np.bool_]:
    gaps = weighed[:, row, None] - weighed
    sure: npt.NDArray[np.bool_] = noise.denominator * gaps.sum(axis=0) > noise.numerator * abs(gaps).sum(axis=0)
    return sure


def sure_rank(scores: Matrix, weights: Mapping[str, Fraction], noise: Fraction, city: str) -> tuple[int, int]:
    """The ranks that one city cannot leave under any disturbance: the same as in ``sure_ranks``, without the others."""
    whole = whole_weights(weights, scores.parts)[0]
    gaps = (scores.values[scores.row(city)] - scores.values) * whole
    lead, least = noise.denominator * gaps.sum(axis=1), noise.numerator * abs(gaps).sum(axis=1)
    return 1 + int((-lead > least).sum()), len(scores.cities) - int((lead > least).sum())


def sure_ranks(scores: Matrix, weights: Mapping[str, Fraction], noise: Fraction) -> dict[str, tuple[int, int]]:
    """For every city the ranks it cannot leave under any disturbance: 1 + those surely ahead, all but those behind."""
    weighed, count = _weighed(scores, weights), len(scores.cities)
    ahead, after = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for row in range(count):
        behind = _surely_ahead(weighed, noise, row)
        ahead += behind
        after[row] = behind.sum()
    return {c: (1 + int(a), count - int(b)) for c, a, b in zip(scores.cities, ahead, after, strict=True)}


def order_is_sure(scores: Matrix, weights: Mapping[str, Fraction], noise: Fraction, top: int) -> bool:
    """Does each of the first ``top`` stay ahead of everybody after it under all disturbances? Exact; a tie is not sure.

    Examples
    --------
    >>> from kb.analysis.weightspace import matrix
    >>> small = matrix({"x": {"a": 6, "b": 4, "c": 5}, "y": {"a": 4, "b": 4, "c": 5}}, ["x", "y"])
    >>> order_is_sure(small, {"x": Fraction(1, 2), "y": Fraction(1, 2)}, Fraction(1, 4), 1)
    False
    """
    ranks = next(rank_rows(scores, whole_weights(weights, scores.parts)))[0]
    first = [row for row in np.argsort(ranks, kind="stable") if ranks[row] <= top]
    behind = [int(surely_ahead(scores, weights, noise, scores.cities[row]).sum()) for row in first]
    return behind == [len(ranks) - 1 - place for place in range(len(first))]


@dataclass(frozen=True)
class LeftOut:
    """The ranks of the whole, and without one part; the others of its parent take its weight.

    ``moved`` is the city that moves most: (city, from, to).
    """

    part: str
    whole: Mapping[str, int]
    ranks: Mapping[str, int]
    shift: Fraction
    moved: tuple[str, int, int]


def leave_one_out(
    indicators: Sequence[IndicatorRow], scores: Scores, top: str, arithmetic: Arithmetic, level: int = 1
) -> list[LeftOut]:
    """The ranks without each part of a level in turn, beside those of the whole at the same level.

    A part without siblings cannot be left out and is skipped. Of several cities that move equally far, the first by id
    is named.

    References
    ----------
    OECD/JRC (2008), step 7: inclusion and exclusion of single indicators.
    """
    whole = reweigh(indicators, scores, top, arithmetic, Scheme(level=level)).ranks
    found = []
    for parent, part in _parts_of_level(indicators, top, level):
        weights = components(indicators, parent)
        if len(weights) > 1:
            scheme = Scheme({**weights, part: 0}, level=level)
            found.append(_left_out(part, whole, reweigh(indicators, scores, top, arithmetic, scheme).ranks))
    return found


def _parts_of_level(indicators: Sequence[IndicatorRow], top: str, level: int) -> list[tuple[str, str]]:
    if level == 1:
        return [(top, part) for part in components(indicators, top)]
    return [pair for part in components(indicators, top) for pair in _parts_of_level(indicators, part, level - 1)]


def _left_out(part: str, whole: Mapping[str, int], ranks: Mapping[str, int]) -> LeftOut:
    furthest = min(whole, key=lambda city: (-abs(ranks[city] - whole[city]), city))
    return LeftOut(part, whole, ranks, average_shift(whole, ranks), (furthest, whole[furthest], ranks[furthest]))
