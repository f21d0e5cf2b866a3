"""Scores as columns of numbers, one an indicator with a place for every city: sums over 50,000 cities read one value each,
not one row each."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress, groupby
from typing import Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, select

from kb.model import City, Row, Score
from kb.store.engine import NewDatabase
from kb.store.store import Store

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
COLUMN = Table(
    "scorecolumn", MetaData(), Column("indicator", String, primary_key=True),
    Column("numbers", LargeBinary, nullable=False),
)  # fmt: skip
"""The printed scores of an indicator in the order of the city ids, 8 bytes each; NaN where a city has none."""

_HELD = 40_000_000  # bytes of columns that are kept once they were read


@runtime_checkable
class Columnar(Protocol):
    """Rows of scores that lie in columns already."""

    def columns(self, places: Mapping[str, int]) -> Iterator[tuple[str, Numbers]]:
        """The numbers of each indicator at the places of their cities."""


class ScoreColumn(Mapping[str, float]):
    """The printed scores of an indicator by city, in the order of the cities."""

    def __init__(self, places: Mapping[str, int], numbers: Numbers) -> None:
        self._places = places
        self.numbers = numbers

    def __getitem__(self, city: str) -> float:
        found = float(self.numbers[self._places[city]])
        if math.isnan(found):
            raise KeyError(city)
        return found

    def at(self, cities: Sequence[str]) -> Numbers:
        """The scores of some cities in their order, NaN where one has none."""
        return self.numbers[places_of(cities, self._places)]

    def known(self, cities: Sequence[str]) -> dict[str, float]:
        """Those of some cities that have a score, with it."""
        numbers = self.at(cities)
        held = ~np.isnan(numbers)
        return dict(zip(compress(cities, held.tolist()), numbers[held].tolist(), strict=True))

    def __iter__(self) -> Iterator[str]:
        held = ~np.isnan(self.numbers)
        return compress(self._places, held.tolist())

    def __len__(self) -> int:
        return int((~np.isnan(self.numbers)).sum())


def places_of(cities: Sequence[str], places: Mapping[str, int]) -> Places:
    """The places of some cities; of all of them, without looking at each."""
    if len(cities) == len(places):
        return np.arange(len(places))
    return np.fromiter(map(places.__getitem__, cities), np.intp, len(cities))


class ScoreColumns:
    """The columns of a database, those read last kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._places = {city: place for place, city in enumerate(store.keyed(City))}
        most = max(8, _HELD // (8 * max(1, len(self._places))))
        self.of = lru_cache(maxsize=most)(self._of)

    def places(self, cities: Sequence[str]) -> Places:
        """Where some cities stand in a column."""
        return places_of(cities, self._places)

    def _of(self, indicator: str) -> ScoreColumn:
        """The scores of an indicator; none when it has no column."""
        rows = self._store.read(select(COLUMN.c.numbers).where(COLUMN.c.indicator == indicator))
        numbers = np.frombuffer(rows[0].numbers, "<f8") if rows else np.full(len(self._places), np.nan)
        return ScoreColumn(self._places, numbers)


def write_columns(new: NewDatabase, rows: Mapping[type[Row], Collection[Row]]) -> None:
    """Write a column for every indicator that has scores."""
    cities: Collection[Any] = rows.get(City, ())
    places = {city: place for place, city in enumerate(sorted(row.id for row in cities))}
    scores: Collection[Any] = rows.get(Score, ())
    found = scores.columns(places) if isinstance(scores, Columnar) else _columns(scores, places)
    new.create(COLUMN)
    cells = ((indicator, numbers.astype("<f8").tobytes()) for indicator, numbers in found)
    new.insert(COLUMN, ["indicator", "numbers"], cells)


def _columns(scores: Iterable[Any], places: Mapping[str, int]) -> Iterator[tuple[str, Numbers]]:
    ordered = sorted(scores, key=lambda row: row.indicator)
    for indicator, rows in groupby(ordered, key=lambda row: row.indicator):
        numbers = np.full(len(places), np.nan)
        for row in rows:
            if row.score is not None:
                numbers[places[row.city]] = row.score
        yield indicator, numbers
