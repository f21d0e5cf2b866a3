"""Weights on paper against weights in effect: what a part may count, and how much of the index's spread it makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from kb.analysis.exact import Number, exact
from kb.analysis.recompute import IndicatorRow, components
from kb.analysis.summary import mean
from kb.analysis.weights import complete_cities


@dataclass(frozen=True)
class Influence:
    """A part: its nominal weight in the whole, its share of the variance of the whole, its correlation with it.

    ``share`` and ``correlation`` are ``None`` when all cities are equal.
    """

    part: str
    nominal: Fraction
    share: Fraction | None
    correlation: float | None


def effective_weights(indicators: Sequence[IndicatorRow], top: str) -> dict[str, Fraction]:
    """The weight of every indicator in the whole: the product of the weights on its way up; each level sums to 1.

    COINr calls these effective weights.

    Examples
    --------
    >>> from types import SimpleNamespace as Row
    >>> tree = [Row(id="a", parent="top", weight="1"), Row(id="b", parent="top", weight="3"),
    ...         Row(id="c", parent="a", weight="1/2"), Row(id="d", parent="a", weight="1/2")]
    >>> {key: str(weight) for key, weight in effective_weights(tree, "top").items()}
    {'a': '1/4', 'c': '1/8', 'd': '1/8', 'b': '3/4'}
    """
    found: dict[str, Fraction] = {}
    for part, weight in components(indicators, top).items():
        found[part] = weight
        found |= {key: weight * share for key, share in effective_weights(indicators, part).items()}
    return found


def influences(scores: Mapping[str, Mapping[str, Number]], weights: Mapping[str, Fraction]) -> list[Influence]:
    """How much of the spread of the weighted mean each part makes, over the cities that have all parts.

    The share is ``w * cov(part, whole) / var(whole)``; shares sum to 1. Equal weights give equal shares only when all
    parts spread alike and go together alike; a part with a negative share pulls against the whole.

    References
    ----------
    Covariance decomposition of a sum. Paruolo, Saisana & Saltelli (2013), JRSS A 176:609, on weights that are not
    importance; OECD/JRC (2008), step 6.

    Examples
    --------
    >>> found = influences({"x": {"a": 0, "b": 4}, "y": {"a": 1, "b": 2}}, {"x": Fraction(1, 2), "y": Fraction(1, 2)})
    >>> [(row.part, row.share) for row in found]
    [('x', Fraction(4, 5)), ('y', Fraction(1, 5))]
    """
    cities, _ = complete_cities(scores, weights)
    columns = {part: _centred([exact(scores[part][city]) for city in cities]) for part in weights}
    whole = [sum((weights[p] * columns[p][row] for p in weights), Fraction(0)) for row in range(len(cities))]
    return [_influence(part, weights[part], columns[part], whole) for part in weights]


def _centred(values: Sequence[Fraction]) -> list[Fraction]:
    middle = mean(values)
    return [value - middle for value in values]


def _influence(part: str, weight: Fraction, column: Sequence[Fraction], whole: Sequence[Fraction]) -> Influence:
    spread, own = _product(whole, whole), _product(column, column)
    if not spread:
        return Influence(part, weight, None, None)
    together = _product(column, whole)
    correlation = float(together) / sqrt(own * spread) if own else None
    return Influence(part, weight, weight * together / spread, correlation)


def _product(left: Sequence[Fraction], right: Sequence[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(left, right, strict=True)), Fraction(0))
