"""How firm a rank is: intervals when the weights are disturbed or drawn at random, and ranks with one part left out.

Draws are random but seeded, on whole numbers: the same seed, draws and noise give the same result everywhere. What
can be settled without draws is: which pairs keep their order under *every* weighting that could be drawn.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, sqrt

import numpy as np
import numpy.typing as npt

from kb.analysis.ranksample import RankSample, check_size, sort_ranks
from kb.analysis.weightspace import Integers, Matrix, noisy_weights, rank_rows, uniform_weights, whole_weights
from kb.errors import BadRequestError

MOST_DRAWS = 100_000
LOW, MIDDLE, HIGH = Fraction(1, 20), Fraction(1, 2), Fraction(19, 20)


@dataclass(frozen=True)
class Noise:
    """What is drawn and how often: every weight is multiplied by an even draw from 1 - share to 1 + share.

    Without a share any weights are drawn that are not negative, all of them alike likely.
    """

    share: Fraction | None = Fraction(1, 4)
    draws: int = 10_000
    seed: int = 1

    def __post_init__(self) -> None:
        if self.share is not None and not 0 < self.share <= 1:
            raise BadRequestError(f"noise: {float(self.share):g} is not a share above 0 and up to 1, such as 0.25")
        if not 1 <= self.draws <= MOST_DRAWS:
            raise BadRequestError(f"draws: {self.draws} is not between 1 and {MOST_DRAWS:,}")
        if self.seed < 0:
            raise BadRequestError(f"seed: {self.seed} is negative; any whole number from 0 will do")

    def weights(self, nominal: Sequence[Fraction]) -> Integers:
        """The weightings, a row a draw."""
        if self.share is None:
            return uniform_weights(len(nominal), self.draws, self.seed)
        return noisy_weights(nominal, self.share, self.draws, self.seed)


@dataclass(frozen=True)
class RankInterval:
    """The ranks of a city under noise.

    ``low`` to ``high`` holds 90 % of the draws (5th to 95th percentile), ``held`` is the share with the nominal rank,
    ``within_top`` the share among the first k. ``low_error`` and ``high_error`` are the ranks between which each end
    lies with 95 % confidence, given the number of draws. ``surely`` bounds the rank under all weightings that could be drawn
    from outside: places that no draw could take.
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


@dataclass(frozen=True)
class Robustness:
    """Intervals in the nominal order; shares of draws that keep the set of the first k, and their order; the mean over
    draws of the average shift in rank; all ranks drawn; and ``error``, the largest standard error that any of the shares
    can have."""

    noise: Noise
    top: int
    intervals: tuple[RankInterval, ...]
    same_top: Fraction
    same_order: Fraction
    mean_shift: Fraction
    order_is_sure: bool
    sample: RankSample = field(compare=False, repr=False)

    @property
    def error(self) -> float:
        """At most ``sqrt(1/4 / draws)``: 0.005 for 10,000 draws."""
        return 0.5 / sqrt(self.noise.draws)


def robustness(scores: Matrix, weights: Mapping[str, Fraction], noise: Noise, top: int = 3) -> Robustness:
    """Ranks under disturbed or random weights, beside those of the nominal ones.

    Raises
    ------
    TooLargeError
        When there are more ranks to draw than memory should hold.

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
    check_size(len(scores.cities), noise.draws)
    nominal = next(rank_rows(scores, whole_weights(weights, scores.parts)))[0]
    drawn = noise.weights([weights[part] for part in scores.parts])
    watch = _Watch(nominal, top)
    sample = sort_ranks(scores.cities, watch.follow(rank_rows(scores, drawn)))
    surely = sure_ranks(scores, weights, noise.share)
    ranks = {city: int(rank) for city, rank in zip(scores.cities, nominal, strict=True)}
    order = sorted(scores.cities, key=lambda city: (ranks[city], city))
    found = _intervals(sample, ranks, top, surely)
    return Robustness(
        noise,
        top,
        tuple(found[city] for city in order),
        Fraction(watch.same_top, noise.draws),
        Fraction(watch.same_order, noise.draws),
        Fraction(watch.shifts, noise.draws * len(order)),
        order_is_sure(scores, weights, noise.share, top),
        sample,
    )


class _Watch:
    """Counts what only a whole draw can tell, while its ranks pass by."""

    def __init__(self, nominal: Integers, top: int) -> None:
        self.nominal, self.first, self.top = nominal, nominal <= top, top
        self.same_top = self.same_order = self.shifts = 0

    def follow(self, blocks: Iterator[Integers]) -> Iterator[Integers]:
        for ranks in blocks:
            kept = ((ranks <= self.top) == self.first).all(axis=1)
            ordered = (ranks[:, self.first] == self.nominal[self.first]).all(axis=1)
            self.same_top += int(kept.sum())
            self.same_order += int((kept & ordered).sum())
            self.shifts += int(abs(ranks - self.nominal).sum())
            yield ranks


def _intervals(
    sample: RankSample, nominal: Mapping[str, int], top: int, surely: Mapping[str, tuple[int, int]]
) -> dict[str, RankInterval]:
    """The interval of every city."""
    columns = zip(sample.cities, sample.quantiles(LOW), sample.quantiles(MIDDLE), sample.quantiles(HIGH), sample.means(),
                  sample.held(np.array([nominal[city] for city in sample.cities])), sample.within(top),
                  _quantile_errors(sample, LOW), _quantile_errors(sample, HIGH), strict=True)  # fmt: skip
    return {
        city: RankInterval(
            id=city,
            nominal=nominal[city],
            low=low,
            median=median,
            high=high,
            mean=mean,
            held=held,
            within_top=within_top,
            low_error=low_error,
            high_error=high_error,
            surely=surely[city],
        )
        for city, low, median, high, mean, held, within_top, low_error, high_error in columns
    }


def _quantile_errors(sample: RankSample, share_below: Fraction) -> list[tuple[int, int]]:
    """The order statistics around a percentile that hold the true one with 95 % confidence (normal approximation)."""
    middle = float(share_below) * sample.total
    reach = 1.96 * sqrt(float(share_below * (1 - share_below)) * sample.total)
    first, last = max(0, floor(middle - reach) - 1), min(sample.total - 1, ceil(middle + reach))
    return list(zip(sample.ranks[:, first].tolist(), sample.ranks[:, last].tolist(), strict=True))


def surely_ahead(
    scores: Matrix, weights: Mapping[str, Fraction], noise: Fraction | None, city: str
) -> npt.NDArray[np.bool_]:
    """Which cities stay behind ``city`` however the weights are disturbed; exact, in the order of ``scores.cities``.

    A lead is at its smallest when weights shrink where the city leads and grow where it trails: it is sure when
    ``sum(w * gap) > noise * sum(w * abs(gap))``. Where any weights can be drawn it is sure when the city leads in every part.

    Examples
    --------
    >>> from kb.analysis.weightspace import matrix
    >>> small = matrix({"x": {"a": 6, "b": 4, "c": 5}, "y": {"a": 4, "b": 4, "c": 5}}, ["x", "y"])
    >>> surely_ahead(small, {"x": Fraction(1, 2), "y": Fraction(1, 2)}, Fraction(1, 4), "a").tolist()
    [False, True, False]
    """
    columns, row = _columns(scores, weights, noise), scores.row(city)
    return _sure(columns[:, row, None] - columns, noise)[0]


def _columns(scores: Matrix, weights: Mapping[str, Fraction], noise: Fraction | None) -> Integers:
    """Scores, times their weights where those are known but for some noise; a row a part."""
    return np.ascontiguousarray(
        (scores.values if noise is None else scores.values * whole_weights(weights, scores.parts)[0]).T
    )


def _sure(gaps: Integers, noise: Fraction | None) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Where a lead by these gaps (a row a part) is sure, and where it is sure to be the other's."""
    if noise is None:
        return np.logical_and.reduce(gaps > 0), np.logical_and.reduce(gaps < 0)
    lead, least = noise.denominator * gaps.sum(axis=0), noise.numerator * abs(gaps).sum(axis=0)
    return lead > least, -lead > least


def sure_rank(scores: Matrix, weights: Mapping[str, Fraction], noise: Fraction | None, city: str) -> tuple[int, int]:
    """The ranks that one city cannot leave under any disturbance: the same as in ``sure_ranks``, without the others."""
    columns, row = _columns(scores, weights, noise), scores.row(city)
    leads, trails = _sure(columns[:, row, None] - columns, noise)
    return 1 + int(trails.sum()), len(scores.cities) - int(leads.sum())


def sure_ranks(scores: Matrix, weights: Mapping[str, Fraction], noise: Fraction | None) -> dict[str, tuple[int, int]]:
    """For every city the ranks it cannot leave under any disturbance: 1 + those surely ahead, all but those behind."""
    columns, count = _columns(scores, weights, noise), len(scores.cities)
    ahead, behind = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for row in range(count):  # each pair once
        leads, trails = _sure(columns[:, row, None] - columns[:, row + 1 :], noise)
        ahead[row + 1 :] += leads
        behind[row + 1 :] += trails
        ahead[row] += trails.sum()
        behind[row] += leads.sum()
    return {c: (1 + int(a), count - int(b)) for c, a, b in zip(scores.cities, ahead, behind, strict=True)}


def order_is_sure(scores: Matrix, weights: Mapping[str, Fraction], noise: Fraction | None, top: int) -> bool:
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
