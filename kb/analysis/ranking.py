"""Ranks of values: competition ranks with ties, the best and the worst k."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.analysis.exact import Number, values_of


@dataclass(frozen=True)
class Ranked:
    """A thing, its value and its rank; ``tied`` when others have the same value."""

    id: str
    value: Number
    rank: int
    tied: bool


def ranking(values: Mapping[str, Number], higher_is_better: bool = True) -> list[Ranked]:
    """All things from best to worst with competition ranks (1, 2, 2, 4); equal values stand in the order of their ids.

    Examples
    --------
    >>> [(found.id, found.rank) for found in ranking({"a": 87.9, "b": 96.5, "c": 87.9, "d": 85.0})]
    [('b', 1), ('a', 2), ('c', 2), ('d', 4)]
    """
    numbers: dict[str, Any] = dict(zip(values, values_of(values).tolist(), strict=True))
    sign = -1 if higher_is_better else 1
    order = sorted(numbers, key=lambda key: (sign * numbers[key], key))
    times = Counter(numbers.values())
    ranks: dict[Any, int] = {}
    for position, key in enumerate(order, 1):
        ranks.setdefault(numbers[key], position)
    return [Ranked(key, values[key], ranks[numbers[key]], times[numbers[key]] > 1) for key in order]


def competition_ranks(values: Mapping[str, Number], higher_is_better: bool = True) -> dict[str, int]:
    """The rank of every thing, ties sharing the better rank, in the order of the ranking.

    Examples
    --------
    >>> competition_ranks({"wuhan": 0.7045, "beijing": 0.8280})
    {'beijing': 1, 'wuhan': 2}
    """
    return {found.id: found.rank for found in ranking(values, higher_is_better)}


def top(values: Mapping[str, Number], k: int, higher_is_better: bool = True) -> list[Ranked]:
    """The best ``k``, and everything that ties with the last of them: the list may be longer than ``k``.

    Examples
    --------
    >>> [found.id for found in top({"a": 3, "b": 2, "c": 2, "d": 1}, 2)]
    ['a', 'b', 'c']
    """
    return [found for found in ranking(values, higher_is_better) if found.rank <= k]


def bottom(values: Mapping[str, Number], k: int, higher_is_better: bool = True) -> list[Ranked]:
    """The worst ``k``, worst first, with the ranks they have in the whole, and everything that ties at the border.

    Examples
    --------
    >>> [(found.id, found.rank) for found in bottom({"a": 3, "b": 2, "c": 2, "d": 1}, 2)]
    [('d', 4), ('b', 2), ('c', 2)]
    """
    whole = {found.id: found for found in ranking(values, higher_is_better)}
    return [whole[found.id] for found in top(values, k, not higher_is_better)]
