"""Cities by group with one number each group: by region, path type, tier or level, summed as columns of numbers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple, cast, overload

import numpy as np

from kb.analysis.exact import whole_numbers
from kb.query.answer import Language, Ref
from kb.query.base import Base
from kb.query.drafting.sums import compute
from kb.query.kept import lately
from kb.query.selection.attributes import attribute
from kb.store.columns import Places
from kb.store.crosstabs import GroupSum

_MEANS_KEPT = 16  # with the places of all cities each


class Spread(NamedTuple):
    """The lowest and the highest value of a group, and how many lie above the mean of all."""

    lowest: float
    highest: float
    above: int


@dataclass(frozen=True)
class Valued:
    """A group by its name, the number made of its values, its cities that have one, and how the values spread if that is known."""

    name: str
    number: float
    cities: Sequence[str]
    spread: Spread | None = None


class Members(Sequence[str]):
    """The cities at some places of a list; which places these are is found out when they are asked for."""

    def __init__(self, cities: Sequence[str], count: int, find: Callable[[], Places]) -> None:
        self._cities, self._count, self._find = cities, count, find

    @cached_property
    def _places(self) -> Places:
        return self._find()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return (self._cities[place] for place in self._places.tolist())

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        found = self._places[place].tolist()
        return [self._cities[one] for one in found] if isinstance(place, slice) else self._cities[found]


def mean_by_group(base: Base, by: str, language: Language, indicator: str) -> Sequence[Valued]:
    """The mean of an indicator over all cities of each group, the largest first: from the sums made at the build.

    Those asked for last are kept, with the cities of the groups once these were asked for.
    """
    return lately(base, _means, _MEANS_KEPT)(by, language, indicator)


def _means(base: Base, by: str, language: Language, indicator: str) -> list[Valued]:
    table = base.crosstabs.of(indicator, by)
    named: dict[str, list[GroupSum]] = {}
    for group in table.groups:
        named.setdefault(_group_name(base, by, language, base.city_ids[group.first]), []).append(group)
    found = [_mean(base, by, indicator, name, groups, table.denominator) for name, groups in named.items()]
    return sorted(found, key=lambda group: -group.number)


def _mean(base: Base, by: str, indicator: str, name: str, groups: Sequence[GroupSum], denominator: int) -> Valued:
    count = sum(group.cities for group in groups)
    number = float(Fraction(sum(group.numerator for group in groups), denominator * count))

    def find() -> Places:
        held = np.isin(base.grouping(by), [group.code for group in groups])
        return np.flatnonzero(held & ~np.isnan(base.printed(indicator).numbers))

    ends = min(group.lowest for group in groups), max(group.highest for group in groups)
    return Valued(
        name, number, Members(base.city_ids, count, find), Spread(*ends, sum(group.above for group in groups))
    )


def _group_name(base: Base, by: str, language: Language, city: str) -> str:
    """The name of the group that a city is in; there are few groups, so their names are kept."""
    names = cast(dict[tuple[str, Language, str], str], base.worked_out.setdefault("group names", {}))
    key = (by, language, city)
    if key not in names:
        names[key] = cell_text(attribute(base, by).read(base, city, language).value)
    return names[key]


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
        found.append(Valued(name, number, [cities[place] for place in places.tolist()]))
    return sorted(found, key=lambda group: -group.number)


def _parted(base: Base, by: str, language: Language, cities: Sequence[str]) -> Iterator[tuple[str, Places]]:
    """The places of the cities of each group, groups in the order of their first cities; one name is one group."""
    codes = base.grouping(by)[base.places(cities)]
    named: dict[str, list[Places]] = {}
    numbers, firsts = np.unique(codes, return_index=True)
    for first, number in sorted(zip(firsts.tolist(), numbers.tolist(), strict=True)):
        if number >= 0:
            name = _group_name(base, by, language, cities[first])
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
