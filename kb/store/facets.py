"""Facets of practices: which rows have which value, as columns of numbers, so that counting them does not read the rows."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, select

from kb.model import Area, City, Organisation, Practice, Row, Theme
from kb.model.values import parse_citations, split_list
from kb.store.engine import NewDatabase
from kb.store.store import Store

FACETS = ("theme", "place", "region", "actor", "kind", "source", "year")
FACET = Table(
    "facet", MetaData(), Column("name", String, primary_key=True), Column("texts", String, nullable=False),
    Column("codes", LargeBinary, nullable=False), Column("owners", LargeBinary, nullable=False),
)  # fmt: skip
"""Each facet's values, and the pairs of a value's place and the number of a practice that has it, by number."""
FACETED = Table(
    "faceted", MetaData(), Column("number", Integer, primary_key=True, autoincrement=False),
    Column("identity", String, nullable=False, unique=True),
)  # fmt: skip
"""The practices in the order of their pages: by year, those without one last, then by id."""
Numbers = NDArray[np.int32]
Read = Callable[[str | None], Collection[str]]
_BLOCK = 400  # ids in one statement


def write_facets(new: NewDatabase, rows: Mapping[type[Row], Collection[Row]]) -> None:
    """Number the practices and write who has which value."""
    held: list[Any] = sorted(rows.get(Practice, ()), key=lambda row: (row.start or "9999", row.id))
    new.create(FACETED)
    new.insert(FACETED, ["number", "identity"], ((number, row.id) for number, row in enumerate(held)))
    read = _reader(rows)
    new.create(FACET)
    new.insert(FACET, ["name", "texts", "codes", "owners"], (_column(name, *read[name], held) for name in FACETS))


def _column(name: str, column: str, read: Read, held: Iterable[Any]) -> tuple[str, str, bytes, bytes]:
    """The values of a facet; a cell that stands in many practices is read once."""
    places: dict[str, int] = {}
    known: dict[str | None, list[int]] = {}
    found: list[list[int]] = []
    for cell in (getattr(row, column) for row in held):
        if cell not in known:
            known[cell] = [places.setdefault(value, len(places)) for value in sorted(read(cell))]
        found.append(known[cell])
    codes = np.fromiter(chain.from_iterable(found), "<i4")
    owners = np.repeat(np.arange(len(found), dtype="<i4"), np.fromiter(map(len, found), np.intp, len(found)))
    return name, "\n".join(places), codes.tobytes(), owners.astype("<i4").tobytes()


def _reader(rows: Mapping[type[Row], Collection[Row]]) -> dict[str, tuple[str, Read]]:
    """Of each facet the column and how its cell is read; values of themes are also the themes above, those of areas their
    cities."""
    by = {model: _by_id(rows.get(model, ())) for model in (City, Area, Organisation, Theme)}

    def themes(cell: str | None) -> set[str]:
        found, left = set[str](), split_list(cell)
        while left:
            theme = left.pop()
            if theme in by[Theme] and theme not in found:
                found.add(theme)
                left += [by[Theme][theme].parent] if by[Theme][theme].parent else []
        return found

    def seat(key: str | None) -> str | None:
        kind, _, ident = (key or "").partition(":")
        if kind == "city":
            return ident
        if kind == "area":
            return by[Area][ident].city if ident in by[Area] else None
        body = by[Organisation].get(ident) if kind == "organisation" else None
        return seat(body.place) if body else None

    def places(cell: str | None) -> set[str]:
        city = seat(cell)
        return {f"city:{city}"} if city else ({cell} if cell else set())

    def regions(cell: str | None) -> set[str]:
        city = by[City].get(seat(cell) or "")
        return {city.region} if city and city.region else set()

    def actors(cell: str | None) -> set[str]:
        keys = [key.partition(":") for key in split_list(cell)]
        return {by[Organisation][ident].kind for kind, _, ident in keys if kind == "organisation" and ident in by[Organisation]}  # fmt: skip

    return {
        "theme": ("themes", themes), "place": ("place", places), "region": ("place", regions), "actor": ("actors", actors),
        "kind": ("kind", lambda cell: {cell or ""}),
        "source": ("source", lambda cell: {citation.source for citation in parse_citations(cell or "")}),
        "year": ("start", lambda cell: {cell[:4]} if cell else set()),
    }  # fmt: skip


def _by_id(rows: Iterable[Any]) -> dict[str, Any]:
    return {row.id: row for row in rows}


@dataclass(frozen=True)
class Facet:
    """One facet: its values, and in two columns by practice which of them each has."""

    texts: tuple[str, ...]
    codes: Numbers
    owners: Numbers

    def having(self, value: str) -> Numbers:
        """The practices with a value, by number."""
        return self.owners[self.codes == self._places[value]] if value in self._places else self.owners[:0]

    def counts(self, among: NDArray[np.bool_] | None) -> dict[str, int]:
        """How many practices (of those marked) have each value."""
        codes = self.codes if among is None else self.codes[among[self.owners]]
        return dict(zip(self.texts, np.bincount(codes, minlength=len(self.texts)).tolist(), strict=True))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {text: place for place, text in enumerate(self.texts)}


class Facets:
    """Reads the facets of a store's practices, each when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, Facet] = {}

    @cached_property
    def count(self) -> int:
        """How many practices there are."""
        return self._store.count(Practice)

    def of(self, name: str) -> Facet:
        """One facet."""
        if name not in self._read:
            (row,) = self._store.read(select(FACET).where(FACET.c.name == name))
            codes, owners = (np.frombuffer(data, "<i4") for data in (row.codes, row.owners))
            self._read[name] = Facet(tuple(row.texts.split("\n")) if row.texts else (), codes, owners)
        return self._read[name]

    def fitting(self, chosen: Mapping[str, str | None], among: Numbers | None = None) -> Numbers | None:
        """The practices with all chosen values, by number; nothing when all of them fit."""
        found = among
        for name, value in chosen.items():
            if value:
                having = self.of(name).having(value)
                found = having if found is None else np.intersect1d(found, having, assume_unique=True)
        return found

    def counts(self, name: str, among: Numbers | None) -> dict[str, int]:
        """How many practices have each value of a facet."""
        if among is None:
            return self.of(name).counts(None)
        marked = np.zeros(self.count, np.bool_)
        marked[among] = True
        return self.of(name).counts(marked)

    def idents(self, numbers: Sequence[int]) -> list[str]:
        """The ids of practices by number, in the order asked for."""
        found: dict[int, str] = {}
        for first in range(0, len(numbers), _BLOCK):
            part = numbers[first : first + _BLOCK]
            found |= {
                row.number: row.identity for row in self._store.read(select(FACETED).where(FACETED.c.number.in_(part)))
            }
        return [found[number] for number in numbers]

    def numbers(self, idents: Sequence[str]) -> dict[str, int]:
        """The numbers of some practices."""
        found: dict[str, int] = {}
        for first in range(0, len(idents), _BLOCK):
            part = idents[first : first + _BLOCK]
            found |= {
                row.identity: row.number
                for row in self._store.read(select(FACETED).where(FACETED.c.identity.in_(part)))
            }
        return found
