"""Cities by group with one number each group: by region, path type, tier or level, summed as columns of numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from kb.analysis.exact import whole_numbers
from kb.query.answer import Language, Ref
from kb.query.base import Base
from kb.query.drafting.sums import compute
from kb.query.selection.attributes import attribute
from kb.store.columns import Places


@dataclass(frozen=True)
class Valued:
    """A group by its name, the number made of its values, and which of the cities are in it."""

    name: str
    number: float
    places: Sequence[int]


def valued(
    base: Base, by: str, language: Language, cities: Sequence[str], values: Sequence[Any], function: str
) -> list[Valued]:
    """The groups of some cities with a number made of their values, the largest number first.

    A city in no group is left out. The sums are exact until the end.
    """
    array = np.array(values)
    whole = whole_numbers(array) if array.dtype.kind in "fi" else None
    found = []
    for name, places in _parted(base, by, language, cities):
        if function == "mean" and whole:
            number = float(Fraction(int(whole[0][places].sum()), whole[1] * len(places)))
        else:
            number = compute(function, [values[place] for place in places.tolist()])
        found.append(Valued(name, number, places.tolist()))
    return sorted(found, key=lambda group: -group.number)


def _parted(base: Base, by: str, language: Language, cities: Sequence[str]) -> Iterator[tuple[str, Places]]:
    """The places of the cities of each group, groups in the order of their first cities; one name is one group."""
    codes, column = base.grouping(by)[base.places(cities)], attribute(base, by)
    named: dict[str, list[Places]] = {}
    numbers, firsts = np.unique(codes, return_index=True)
    for first, number in sorted(zip(firsts.tolist(), numbers.tolist(), strict=True)):
        if number >= 0:
            name = cell_text(column.read(base, cities[first], language).value)
            named.setdefault(name, []).append(np.flatnonzero(codes == number))
    for name, parts in named.items():
        yield name, np.sort(np.concatenate(parts))


def cell_text(value: Any) -> str:
    """A cell as text for a sentence."""
    if isinstance(value, Ref):
        return value.name
    if isinstance(value, list):
        return ", ".join(cell_text(part) for part in value)
    return "" if value is None else str(value)
