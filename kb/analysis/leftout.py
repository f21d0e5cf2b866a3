"""Ranks with one part left out, beside those of the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kb.analysis.recompute import Arithmetic, IndicatorRow, components
from kb.analysis.weights import Scheme, Scores, average_shift, reweigh


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
