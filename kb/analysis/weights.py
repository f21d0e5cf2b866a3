"""An index under other weights: which parts it is put together from, with which weights, and the order that gives.

Arithmetic means are exact fractions; geometric ones are exact to 40 digits, so equal means stay ties.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal
from fractions import Fraction
from typing import Literal

from kb.analysis.exact import Number, exact
from kb.analysis.normalise import Normalisation, normalise
from kb.analysis.ranking import Ranked, ranking
from kb.analysis.recompute import Arithmetic, IndicatorRow, components
from kb.errors import BadRequestError, KbError, NotFoundError

Aggregation = Literal["arithmetic", "geometric"]
Scores = Mapping[str, Mapping[str, Number]]

_DIGITS = Context(prec=60)
"""Logarithms are taken with 60 digits and means kept with 40, so that rounding can neither make nor break a tie."""


@dataclass(frozen=True)
class Scheme:
    """How the parts are put together. The defaults are what the edition publishes.

    ``weights`` go by indicator, in any scale: within a parent only their proportions count, and all parts of that
    parent must be named (0 leaves one out). A parent none of whose parts is named keeps its published weights.
    ``level`` is the level whose printed scores are combined; a parent with weights of its own is recomputed from
    its parts whatever the level.
    """

    weights: Mapping[str, Number] = field(default_factory=dict)
    aggregation: Aggregation = "arithmetic"
    normalisation: Normalisation = "printed"
    level: int = 1


@dataclass(frozen=True)
class Placed:
    """A city in the new order. ``best`` and ``worst`` are the ranks that the rounding of printed scores leaves open."""

    id: str
    value: Fraction
    rank: int
    tied: bool
    best: int
    worst: int


@dataclass(frozen=True)
class Reweighed:
    """The new order. ``parts`` are the indicators it starts from with their weights in the whole (they sum to 1);
    ``shares`` the weights within every recomputed parent; ``zeros`` the (city, part) pairs that make a geometric mean
    zero; ``missing`` the cities left out because a part has no value."""

    order: tuple[Placed, ...]
    parts: Mapping[str, Fraction]
    shares: Mapping[str, Fraction]
    zeros: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def ranks(self) -> dict[str, int]:
        """The rank of every city, in the new order."""
        return {placed.id: placed.rank for placed in self.order}


def reweigh(
    indicators: Sequence[IndicatorRow], scores: Scores, top: str, arithmetic: Arithmetic, scheme: Scheme | None = None
) -> Reweighed:
    """The order of all cities under a scheme; equal values share a rank and stand in the order of their ids.

    Raises
    ------
    NotFoundError
        When a weight names no part of ``top``.
    BadRequestError
        When weights are negative, incomplete or all zero within a parent, or when a geometric mean meets a negative
        value (z scores always have some).
    KbError
        When no city has all parts.

    References
    ----------
    OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6.

    Examples
    --------
    >>> from types import SimpleNamespace as Row
    >>> def row(name, parent=None, weight=None):
    ...     return Row(id=name, parent=parent, weight=weight, higher_is_better=True, scaled_to_maximum=False)
    >>> tree = [row("all"), row("x", "all", "1/2"), row("y", "all", "1/2")]
    >>> scores = {"x": {"a": 0.9, "b": 0.5}, "y": {"a": 0.1, "b": 0.6}}
    >>> [(p.id, p.value) for p in reweigh(tree, scores, "all", Arithmetic(1, 1)).order]
    [('b', Fraction(11, 20)), ('a', Fraction(1, 2))]
    >>> [p.id for p in reweigh(tree, scores, "all", Arithmetic(1, 1), Scheme({"x": 75, "y": 25})).order]
    ['a', 'b']
    """
    scheme = scheme or Scheme()
    shares = shares_of(indicators, top, scheme)
    parts = weights_in_whole(indicators, top, shares)
    _refuse_reversed(indicators, parts)
    used = {part: weight for part, weight in parts.items() if weight}
    cities, missing = complete_cities(scores, used)
    columns = {part: normalise({c: scores[part][c] for c in cities}, scheme.normalisation) for part in used}
    values = {city: _mean({part: columns[part][city] for part in used}, used, scheme.aggregation) for city in cities}
    zeros = (
        tuple((c, p) for c in cities for p in used if not columns[p][c]) if scheme.aggregation == "geometric" else ()
    )
    traced = scheme.aggregation == "arithmetic" and scheme.normalisation == "printed"
    order = _place(values, Fraction(1, 10**arithmetic.decimals) if traced else Fraction(0))
    if scheme.normalisation == "printed" and any(row.id == top and row.scaled_to_maximum for row in indicators):
        order = _rescale(order, exact(arithmetic.scale_max))
    return Reweighed(order, parts, shares, zeros, missing)


def shares_of(indicators: Sequence[IndicatorRow], top: str, scheme: Scheme) -> dict[str, Fraction]:
    """The weight within its parent of every part that is used, from the top down; those of a parent sum to 1.

    Raises
    ------
    NotFoundError, BadRequestError
        As ``reweigh``.
    """
    found: dict[str, Fraction] = {}
    _descend(indicators, top, 0, scheme, found)
    for name in scheme.weights:
        if name not in found:
            known = ", ".join(found) or "none"
            raise NotFoundError(f"weights: {name!r} is no part that is combined here; the parts are {known}")
    return found


def _descend(
    indicators: Sequence[IndicatorRow], parent: str, depth: int, scheme: Scheme, found: dict[str, Fraction]
) -> None:
    published = components(indicators, parent)
    named = [part for part in published if part in scheme.weights]
    below = bool(scheme.weights) and any(_named_below(indicators, part, scheme.weights) for part in published)
    if not published or (depth >= scheme.level and not named and not below):
        return
    found |= _scaled(parent, published, scheme.weights) if named else published
    for part in published:
        _descend(indicators, part, depth + 1, scheme, found)


def _named_below(indicators: Sequence[IndicatorRow], parent: str, weights: Mapping[str, Number]) -> bool:
    parts = components(indicators, parent)
    return any(part in weights or _named_below(indicators, part, weights) for part in parts)


def _scaled(parent: str, published: Mapping[str, Fraction], weights: Mapping[str, Number]) -> dict[str, Fraction]:
    unnamed = [part for part in published if part not in weights]
    if unnamed:
        raise BadRequestError(
            f"weights: {', '.join(unnamed)} of {parent} has none; name all its parts, 0 leaves one out"
        )
    given = {part: exact(weights[part]) for part in published}
    if min(given.values()) < 0:
        raise BadRequestError(f"weights: those of {parent} must not be negative")
    total = sum(given.values(), Fraction(0))
    if not total:
        raise BadRequestError(f"weights: those of {parent} are all 0; at least one must be positive")
    return {part: weight / total for part, weight in given.items()}


def weights_in_whole(
    indicators: Sequence[IndicatorRow], top: str, shares: Mapping[str, Fraction], whole: Fraction = Fraction(1)
) -> dict[str, Fraction]:
    """The lowest parts that ``shares`` names with their weights in the whole, products from the top; they sum to 1."""
    found: dict[str, Fraction] = {}
    for part in (part for part in components(indicators, top) if part in shares):
        below = weights_in_whole(indicators, part, shares, whole * shares[part])
        found |= below or {part: whole * shares[part]}
    return found


def complete_cities(scores: Scores, parts: Mapping[str, object]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cities that have a value of every part, and those that lack some; both in the order of their ids.

    Raises
    ------
    KbError
        When no city has all parts, as at a level that is not published.
    """
    having = [set(scores.get(part, {})) for part in parts]
    every, all_parts = sorted(set[str]().union(*having)), set.intersection(*having) if having else set[str]()
    complete = tuple(city for city in every if city in all_parts)
    if not complete:
        raise KbError(f"no city has a printed value of all of {', '.join(parts) or 'no parts'}")
    return complete, tuple(city for city in every if city not in all_parts)


def _refuse_reversed(indicators: Sequence[IndicatorRow], parts: Mapping[str, Fraction]) -> None:
    turned = [row.id for row in indicators if row.id in parts and not row.higher_is_better]
    if turned:
        raise KbError(f"lower is better in {', '.join(turned)}, so it cannot be averaged with the others as printed")


def _mean(values: Mapping[str, Fraction], weights: Mapping[str, Fraction], aggregation: Aggregation) -> Fraction:
    if aggregation == "arithmetic":
        return sum((weights[part] * value for part, value in values.items()), Fraction(0))
    return geometric_mean(values, weights)


def geometric_mean(values: Mapping[str, Number], weights: Mapping[str, Fraction]) -> Fraction:
    """The product of all values to the power of their weights, to 40 digits; a zero among them makes it zero.

    Raises
    ------
    BadRequestError
        When a value is negative.

    Examples
    --------
    >>> geometric_mean({"x": 4, "y": 9}, {"x": Fraction(1, 2), "y": Fraction(1, 2)})
    Fraction(6, 1)
    """
    numbers = {part: exact(value) for part, value in values.items()}
    if min(numbers.values()) < 0:
        raise BadRequestError(
            "a geometric mean needs values of 0 or more; choose another normalisation or an arithmetic mean"
        )
    if 0 in numbers.values():
        return Fraction(0)
    logarithm = Decimal(0)
    for part, number in numbers.items():
        share = _DIGITS.divide(Decimal(weights[part].numerator), Decimal(weights[part].denominator))
        logged = _DIGITS.ln(_DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator)))
        logarithm = _DIGITS.add(logarithm, _DIGITS.multiply(share, logged))
    return Fraction(Context(prec=40).plus(_DIGITS.exp(logarithm)))


def _place(values: Mapping[str, Fraction], unit: Fraction) -> tuple[Placed, ...]:
    """Differences below ``unit`` are undecided: rounding may hide the true order of such a pair."""
    ascending = sorted(values.values())
    return tuple(_placed(found, exact(found.value), ascending, unit) for found in ranking(values))


def _placed(found: Ranked, value: Fraction, ascending: Sequence[Fraction], unit: Fraction) -> Placed:
    if not unit:
        return Placed(found.id, value, found.rank, found.tied, found.rank, found.rank)
    surely_above = len(ascending) - bisect_left(ascending, value + unit)
    surely_below = bisect_right(ascending, value - unit)
    return Placed(found.id, value, found.rank, found.tied, 1 + surely_above, len(ascending) - surely_below)


def _rescale(order: tuple[Placed, ...], scale_max: Fraction) -> tuple[Placed, ...]:
    best = order[0].value
    if best <= 0:
        return order
    return tuple(Placed(p.id, scale_max * p.value / best, p.rank, p.tied, p.best, p.worst) for p in order)


def average_shift(before: Mapping[str, int], after: Mapping[str, int]) -> Fraction:
    """The mean distance between two ranks of the same city (the average shift in rank of Saisana et al. 2005).

    Examples
    --------
    >>> average_shift({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 3, "c": 2})
    Fraction(2, 3)
    """
    shared = before.keys() & after.keys()
    if not shared:
        raise KbError("an average shift needs at least one city with both ranks")
    return Fraction(sum(abs(before[city] - after[city]) for city in shared), len(shared))
