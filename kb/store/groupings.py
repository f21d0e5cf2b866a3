"""The groups that cities fall into, as columns of numbers: means by group then read one number a city, not its rows."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, select

from kb.model import City, CityPath, Group, GroupMember, Place, Row
from kb.store.engine import NewDatabase
from kb.store.store import Store

GROUPING = Table(
    "grouping", MetaData(), Column("name", String, primary_key=True), Column("codes", LargeBinary, nullable=False),
)  # fmt: skip
"""For each way to group the number of every city's group, in the order of the city ids; -1 where it is in none."""
NONE = -1
Codes = npt.NDArray[np.int32]
Rows = Mapping[type[Row], Collection[Any]]


def write_groupings(new: NewDatabase, rows: Mapping[type[Row], Collection[Row]]) -> None:
    """Write every way to group cities."""
    cities = sorted(row.id for row in _of(rows, City))
    new.create(GROUPING)
    new.insert(GROUPING, ["name", "codes"], ((name, _codes(cities, read(rows))) for name, read in _READERS.items()))


def _codes(cities: Iterable[str], groups: Mapping[str, object]) -> bytes:
    numbers: dict[object, int] = {}
    found = [numbers.setdefault(groups[city], len(numbers)) if city in groups else NONE for city in cities]
    return np.array(found, "<i4").tobytes()


def _of(rows: Rows, model: type[Row]) -> Collection[Any]:
    return rows.get(model, ())


def _regions(rows: Rows) -> dict[str, object]:
    known = {row.id for row in _of(rows, Place)}
    return {row.id: row.region for row in _of(rows, City) if row.region in known}


def _paths(rows: Rows) -> dict[str, object]:
    return {row.city: row.path_type for row in _of(rows, CityPath)}


def _tiers(rows: Rows) -> dict[str, object]:
    tiered = (row for row in _of(rows, City) if row.tier is not None)
    return {row.id: (row.tier, bool(row.sub_provincial) and row.tier != "municipality") for row in tiered}


def _levels(rows: Rows) -> dict[str, object]:
    """The first group of kind *level* that a city is in."""
    levels = {row.id for row in _of(rows, Group) if row.kind == "level"}
    inside = sorted((row.group, row.city) for row in _of(rows, GroupMember) if row.group in levels)
    return {city: group for group, city in reversed(inside)}


_READERS: Mapping[str, Callable[[Rows], Mapping[str, object]]] = {
    "region": _regions, "path_type": _paths, "tier": _tiers, "level": _levels,
}  # fmt: skip


class Groupings:
    """The groups of a database's cities, each way read when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.of: Callable[[str], Codes] = lru_cache(maxsize=len(_READERS))(self._of)

    def _of(self, name: str) -> Codes:
        """The number of each city's group."""
        (row,) = self._store.read(select(GROUPING.c.codes).where(GROUPING.c.name == name))
        return np.frombuffer(row.codes, "<i4")
