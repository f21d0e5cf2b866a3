"""Sums of every indicator over every way to group cities, made at the build: a mean by group reads a handful of numbers,
however many cities there are. They are whole numbers over one denominator, hence exact and the same on both engines."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Column, MetaData, String, Table, select

from kb.analysis.exact import whole, whole_numbers
from kb.store.columns import COLUMN, Numbers
from kb.store.engine import NewDatabase
from kb.store.groupings import GROUPING, NONE, Codes
from kb.store.store import Store

CROSSTAB = Table(
    "crosstab", MetaData(),
    Column("indicator", String, primary_key=True), Column("grouping", String, primary_key=True),
    Column("sums", String, nullable=False),
)  # fmt: skip
"""For each indicator and way to group: the denominator, how many cities have a score, and the groups, as JSON."""
_KEPT = 256


class GroupSum(NamedTuple):
    """A group by its number, the place of its first city with a score, how many such cities it has, the numerator of their sum,
    the lowest and the highest score, and how many lie above the mean of all cities."""

    code: int
    first: int
    cities: int
    numerator: int
    lowest: float
    highest: float
    above: int


class Crosstab(NamedTuple):
    """The sums of an indicator by group, in the order of the groups' first cities; ``known`` cities have a score."""

    denominator: int
    known: int
    groups: tuple[GroupSum, ...]


def write_crosstabs(new: NewDatabase) -> None:
    """Sum up the columns of scores that were written, by the groups that were written."""
    rows = new.connection.execute(select(GROUPING).order_by(GROUPING.c.name)).all()
    groupings = [(row.name, np.frombuffer(row.codes, "<i4")) for row in rows]
    indicators = new.connection.execute(select(COLUMN.c.indicator).order_by(COLUMN.c.indicator)).scalars().all()
    cells = list(_cells(new, indicators, groupings))  # read before any is written: a connection does one thing at once
    new.create(CROSSTAB)
    new.insert(CROSSTAB, ["indicator", "grouping", "sums"], cells)


def _cells(
    new: NewDatabase, indicators: Sequence[str], groupings: Sequence[tuple[str, Codes]]
) -> Iterator[tuple[str, str, str]]:
    for indicator in indicators:
        found = new.connection.execute(select(COLUMN.c.numbers).where(COLUMN.c.indicator == indicator)).scalar_one()
        numbers = np.frombuffer(found, "<f8")
        places, values, denominator = _exact(numbers)
        for name, codes in groupings:
            sums = [list(one) for one in _sums(codes[places], places, numbers, values)]
            yield indicator, name, json.dumps([denominator, len(places), sums], separators=(",", ":"))


def _exact(numbers: Numbers) -> tuple[npt.NDArray[np.intp], npt.NDArray[Any], int]:
    """The places that have a number, these numbers as whole ones, and the denominator."""
    places = np.flatnonzero(~np.isnan(numbers))
    found = whole_numbers(numbers[places])
    if found:
        return places, *found
    values, denominator = whole(numbers[places].tolist())
    return places, np.array(values, object), denominator


def _sums(codes: Codes, places: npt.NDArray[np.intp], numbers: Numbers, values: npt.NDArray[Any]) -> list[GroupSum]:
    above = values * len(values) > values.sum()
    found = []
    for code, first in zip(*(part.tolist() for part in np.unique(codes, return_index=True)), strict=True):
        if code != NONE:
            held = codes == code
            scores, count = numbers[places[held]], int(held.sum())
            ends = float(scores.min()), float(scores.max())
            found.append(
                GroupSum(code, int(places[first]), count, int(values[held].sum()), *ends, int(above[held].sum()))
            )
    return sorted(found, key=lambda one: one.first)


class Crosstabs:
    """The sums of a database; those asked for last are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.of = lru_cache(maxsize=_KEPT)(self._of)

    def _of(self, indicator: str, grouping: str) -> Crosstab:
        """The sums of an indicator by one way to group; none when it has no scores."""
        wanted = (CROSSTAB.c.indicator == indicator, CROSSTAB.c.grouping == grouping)
        rows = self._store.read(select(CROSSTAB.c.sums).where(*wanted))
        denominator, known, groups = json.loads(rows[0].sums) if rows else (1, 0, ())
        return Crosstab(denominator, known, tuple(GroupSum(*one) for one in groups))
