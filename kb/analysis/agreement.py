"""How far coders agree: shares, Cohen's kappa, Krippendorff's alpha for names, and how much hangs on single things.

A value that a coder did not give is ``None``; it is left out pairwise for kappa, and unit by unit for alpha.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Code = Hashable | None
Pair = tuple[Code, Code]
Units = Mapping[str, Mapping[str, Code]]
"""Codes by thing, then by coder."""


@dataclass(frozen=True)
class Agreement:
    """Two coders, or more, over the things that at least two of them coded.

    ``percent`` is the share of pairs of codes of one thing that are the same. ``kappa`` is for two coders. Both ``kappa`` and
    ``alpha`` are ``None`` where all codes are one value: then agreement cannot be told from habit. ``spread`` is the lowest
    and the highest alpha with one thing left out.
    """

    coders: tuple[str, ...]
    things: int
    percent: Fraction | None
    kappa: Fraction | None
    alpha: Fraction | None
    spread: tuple[Fraction, Fraction] | None


def agreement(units: Units, coders: Sequence[str]) -> Agreement:
    """The agreement of some coders.

    Examples
    --------
    >>> found = agreement({"x": {"a": 1, "b": 1}, "y": {"a": 1, "b": 2}, "z": {"a": 2}}, ["a", "b"])
    >>> found.things, found.percent
    (2, Fraction(1, 2))
    """
    chosen = {thing: tuple(codes.get(coder) for coder in coders) for thing, codes in units.items()}
    coded = {thing: codes for thing, codes in chosen.items() if len(_given(codes)) > 1}
    pairs = [(codes[0], codes[1]) for codes in coded.values()] if len(coders) == 2 else None
    return Agreement(
        coders=tuple(coders),
        things=len(coded),
        percent=percent_agreement(coded.values()),
        kappa=cohen_kappa(pairs) if pairs else None,
        alpha=krippendorff_alpha(coded.values()),
        spread=_spread(list(coded.values())),
    )


def percent_agreement(units: Iterable[Sequence[Code]]) -> Fraction | None:
    """The share of pairs of codes of one thing that are the same; ``None`` without a pair.

    Examples
    --------
    >>> percent_agreement([("a", "a"), ("a", "b"), ("b", None)])
    Fraction(1, 2)
    """
    same = every = 0
    for codes in units:
        given = _given(codes)
        every += len(given) * (len(given) - 1) // 2
        same += sum(count * (count - 1) // 2 for count in Counter(given).values())
    return Fraction(same, every) if every else None


def cohen_kappa(pairs: Iterable[Pair]) -> Fraction | None:
    """Agreement of two coders beyond what their own frequencies of the values would give; pairs with a gap are left out.

    References
    ----------
    Cohen (1960), Educational and Psychological Measurement 20:37.

    Examples
    --------
    >>> cohen_kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    Fraction(2, 5)
    """
    both = [pair for pair in pairs if None not in pair]
    if not both:
        return None
    left, right = Counter(one for one, _ in both), Counter(other for _, other in both)
    observed = Fraction(sum(one == other for one, other in both), len(both))
    expected = Fraction(sum(count * right[value] for value, count in left.items()), len(both) ** 2)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff_alpha(units: Iterable[Sequence[Code]]) -> Fraction | None:
    """Agreement of any number of coders, gaps allowed: 1 less the disagreement found over the disagreement by chance.

    References
    ----------
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.

    Examples
    --------
    >>> krippendorff_alpha([(0, 0), (0, 1), (1, 1)])
    Fraction(4, 9)
    """
    paired = [given for codes in units if len(given := _given(codes)) > 1]
    totals = Counter(code for given in paired for code in given)
    count = totals.total()
    expected = count * count - sum(number * number for number in totals.values())
    if not expected:
        return None
    found = sum((Fraction(_unlike(given), len(given) - 1) for given in paired), Fraction(0))
    return 1 - (count - 1) * found / expected


def _unlike(codes: Sequence[Code]) -> int:
    """Ordered pairs of different codes."""
    return len(codes) ** 2 - sum(number * number for number in Counter(codes).values())


def _given(codes: Iterable[Code]) -> list[Code]:
    return [code for code in codes if code is not None]


def _spread(units: Sequence[Sequence[Code]]) -> tuple[Fraction, Fraction] | None:
    """The lowest and the highest alpha with one thing left out."""
    without = [krippendorff_alpha([*units[:place], *units[place + 1 :]]) for place in range(len(units))]
    known = [alpha for alpha in without if alpha is not None]
    return (min(known), max(known)) if known else None


def disagreements(units: Units) -> list[str]:
    """The things that were given more than one value."""
    return [thing for thing, codes in units.items() if len(set(_given(codes.values()))) > 1]
