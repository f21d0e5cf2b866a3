"""Recomputing what an index prints: aggregates from their printed components, ranks from printed scores.

Nothing is judged more strictly than rounding allows: a printed number stands for all numbers that print like it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol

from kb.analysis.exact import Number, exact, half_unit
from kb.model.values import fraction

Verdict = Literal["agrees", "within rounding", "contradicts", "cannot be checked"]


class IndicatorRow(Protocol):
    """What is read of a row of the indicator tree; the rows of ``indicators.csv`` have it."""

    @property
    def id(self) -> str: ...
    @property
    def edition(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def weight(self) -> str | None: ...
    @property
    def published(self) -> bool: ...
    @property
    def kind(self) -> str: ...
    @property
    def higher_is_better(self) -> bool: ...
    @property
    def scaled_to_maximum(self) -> bool: ...


@dataclass(frozen=True)
class Arithmetic:
    """How an edition computes and prints: its decimals, the top of its scale, its way to aggregate."""

    decimals: int
    scale_max: Number
    aggregation: str = "arithmetic"


@dataclass(frozen=True)
class ScoreAudit:
    """One printed aggregate beside the recomputed one.

    ``low`` and ``high`` bound what may be printed when the components are only known as printed.
    """

    indicator: str
    city: str
    printed: Fraction
    recomputed: Fraction | None
    low: Fraction | None
    high: Fraction | None
    verdict: Verdict
    reason: str
    reason_zh: str

    @property
    def bound(self) -> Fraction | None:
        """The largest difference between printed and recomputed that rounding can explain."""
        if self.recomputed is None or self.low is None or self.high is None:
            return None
        return max(self.high - self.recomputed, self.recomputed - self.low)


@dataclass(frozen=True)
class Estimate:
    """An aggregate computed from printed components, with the range that their rounding leaves."""

    value: Fraction
    low: Fraction
    high: Fraction


def components(indicators: Iterable[IndicatorRow], parent: str) -> dict[str, Fraction]:
    """The weighted children of an indicator with their weights, scaled so that they sum to 1."""
    weights = {row.id: fraction(row.weight) for row in indicators if row.parent == parent and row.weight is not None}
    total = sum(weights.values(), Fraction(0))
    return {key: weight / total for key, weight in weights.items()} if total else {}


def audit_scores(
    indicators: Sequence[IndicatorRow],
    scores: Mapping[str, Mapping[str, Number]],
    arithmetic: Arithmetic,
    asked: Iterable[IndicatorRow] | None = None,
    city: str | None = None,
) -> list[ScoreAudit]:
    """Every printed aggregate of one edition against its printed components, in the order of the tree and the ids.

    An aggregate is an indicator with weighted children. It is their weighted mean (OECD/JRC 2008, step 6), rescaled
    so that the best city has the top of the scale where the tree says so. A value *agrees* when the recomputed one
    prints like it, stands *within rounding* when rounded components can explain the difference, *contradicts* when
    they cannot, and *cannot be checked* when a component is not published. Only the aggregates ``asked`` for and the
    ``city`` are judged, if there are any.
    """
    found: list[ScoreAudit] = []
    for row in indicators if asked is None else asked:
        weights = components(indicators, row.id)
        values = scores.get(row.id, {}) if weights else {}
        one = city is not None and not row.scaled_to_maximum
        keys = [key for key in ([city] if one else values) if key in values]
        printed = {key: exact(values[key]) for key in keys if key is not None}
        if not printed:
            continue
        estimates = _estimates(weights, scores, arithmetic, printed, row.scaled_to_maximum)
        missing = _why_not(indicators, weights, arithmetic)
        judged = [key for key in sorted(printed) if city in (None, key)]
        found += [_judge(row.id, key, printed[key], estimates.get(key), arithmetic, missing) for key in judged]
    return found


def _estimates(
    weights: Mapping[str, Fraction],
    scores: Mapping[str, Mapping[str, Number]],
    arithmetic: Arithmetic,
    cities: Iterable[str],
    scaled_to_maximum: bool,
) -> dict[str, Estimate]:
    if arithmetic.aggregation != "arithmetic":
        return {}
    cities, parts = list(cities), {part: scores.get(part, {}) for part in weights}
    complete = [city for city in cities if all(city in values for values in parts.values())]
    means = {city: sum((w * exact(parts[part][city]) for part, w in weights.items()), Fraction(0)) for city in complete}
    error = half_unit(arithmetic.decimals)
    if not scaled_to_maximum:
        return {city: Estimate(value, value - error, value + error) for city, value in means.items()}
    if len(complete) < len(cities):
        return {}
    return {city: scale_to_maximum(means, city, error, exact(arithmetic.scale_max)) for city in means}


def scale_to_maximum(means: Mapping[str, Fraction], city: str, error: Fraction, scale_max: Fraction) -> Estimate:
    """``city``'s mean as a share of the best city's, times ``scale_max``; each mean is known up to ``error``.

    Examples
    --------
    >>> found = scale_to_maximum({"a": Fraction(80), "b": Fraction(60)}, "b", Fraction(0), Fraction(100))
    >>> found.value, found.low == found.high
    (Fraction(75, 1), True)
    """
    own, others = means[city], max((mean for key, mean in means.items() if key != city), default=Fraction(0))
    low, high = own - error, own + error
    return Estimate(
        scale_max * own / max(own, others),
        scale_max * low / max(low, others + error),
        scale_max * high / max(high, others - error),
    )


def _why_not(
    indicators: Sequence[IndicatorRow], weights: Mapping[str, Fraction], arithmetic: Arithmetic
) -> tuple[str, str]:
    if arithmetic.aggregation != "arithmetic":
        return (
            f"an {arithmetic.aggregation} aggregation is not recomputed",
            f"不重新计算 {arithmetic.aggregation} 汇总",
        )
    if any(row.id in weights and not row.published for row in indicators):
        return ("its components are not published", "其下级指标的数值未公布")
    return ("a component has no printed value", "有下级指标缺少印出的数值")


def _judge(
    indicator: str,
    city: str,
    printed: Fraction,
    estimate: Estimate | None,
    arithmetic: Arithmetic,
    missing: tuple[str, str],
) -> ScoreAudit:
    if estimate is None:
        return ScoreAudit(indicator, city, printed, None, None, None, "cannot be checked", *missing)
    error = half_unit(arithmetic.decimals)
    low, high = estimate.low - error, estimate.high + error
    verdict, reason, reason_zh = _compare(abs(printed - estimate.value) <= error, low <= printed <= high)
    return ScoreAudit(indicator, city, printed, estimate.value, low, high, verdict, reason, reason_zh)


def _compare(prints_alike: bool, in_range: bool) -> tuple[Verdict, str, str]:
    if prints_alike:
        return "agrees", "the recomputed value prints like the published one", "重新计算的结果与公布值一致"
    if in_range:
        return "within rounding", "rounded components can explain the difference", "差异可由下级指标的四舍五入解释"
    return "contradicts", "the difference is larger than rounding can explain", "差异超出四舍五入所能解释的范围"
