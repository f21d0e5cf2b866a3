"""Cells of tables of cities, each with what it cites: a value and its rows are the same in all answers of one data version,
so those that were shown last are kept, and an answer only numbers their citations."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from kb.model import (
    CityPath,
    Claim,
    Concept,
    Erratum,
    Figure,
    GoverningBody,
    GroupMember,
    Indicator,
    Organisation,
    Policy,
    Practice,
    Regulation,
    Score,
)  # fmt: skip
from kb.query.answer import Cell, Language
from kb.query.base import Base, pick
from kb.query.drafting.book import Cited, is_pair, places_of
from kb.query.kept import lately
from kb.query.selection.attributes import FactCell, attribute
from kb.query.selection.facts import State

STATES: Mapping[State, tuple[str, str]] = {
    "yes": ("yes", "有"), "no": ("no per source", "来源表明没有"), "unknown": ("unknown", "未知"),
    "out_of_scope": ("out of scope", "不在范围内"),
}  # fmt: skip
Reasons = Mapping[str, tuple[Any, ...]]
Keyed = tuple[tuple[str, Callable[[Any], Any]], ...]  # a kind of key, and what of a row stands behind it
_COLUMNS_KEPT, _TABLES_KEPT, _CELLS_KEPT = 24, 6, 1_000


class CitedCell(NamedTuple):
    """What a cell shows, the places it cites, and the errata that touch its rows; whether there is a value."""

    shown: Cell
    places: tuple[Cited, ...]
    errata: tuple[Erratum, ...]
    is_known: bool


class CellColumn(dict[str, CitedCell]):
    """The cells of an attribute by city, in one language, each made when it is first asked for."""

    def __init__(self, base: Base, key: str, language: Language) -> None:
        super().__init__()
        self._base, self._language = base, language
        self._read = attribute(base, key).read

    def __missing__(self, city: str) -> CitedCell:
        fact = self._read(self._base, city, self._language)
        known = fact.value is not None
        found = CitedCell(shown(fact, self._language), places_of(fact.rows), errata_of(self._base, fact.rows), known)
        if len(self) >= _CELLS_KEPT:
            self.clear()
        self[city] = found
        return found


def cell_column(base: Base, key: str, language: Language) -> CellColumn:
    """The cells of an attribute; the columns that were asked for last are kept."""
    return lately(base, CellColumn, _COLUMNS_KEPT)(key, language)


class KeptRow(NamedTuple):
    """The cells of a city's row and what they cite, as far as no answer has numbered it: of each cell, and of the whole row,
    those first of the rows ``behind`` it, which are its among the ``reasons`` of a table."""

    cells: dict[str, Cell]
    cited: tuple[tuple[str, tuple[Cited, ...]], ...]
    places: tuple[Cited, ...]
    errata: tuple[Erratum, ...]
    behind: tuple[Any, ...]
    reasons: Reasons


class RowsKept(dict[str, KeptRow]):
    """The rows of tables with the same columns and state, by city, in one language; those made last are kept."""

    def __init__(self, base: Base, keys: tuple[str, ...], state: State | None, language: Language) -> None:
        super().__init__()
        self._base, self._state, self._language = base, state, language
        self._columns = {key: cell_column(base, key, language) for key in keys}

    def of(self, city: str, reasons: Reasons) -> KeptRow:
        """The row of a city that stands there for some reasons."""
        found = self.get(city)
        if found is None or (found.reasons is not reasons and found.behind is not reasons.get(city, ())):
            if len(self) >= _CELLS_KEPT:
                self.clear()
            found = self[city] = self._row(city, reasons)
        return found

    def _row(self, city: str, reasons: Reasons) -> KeptRow:
        behind = reasons.get(city, ())
        held = {key: column[city] for key, column in self._columns.items()}
        cells: dict[str, Cell] = {"city": self._base.ref(f"city:{city}", self._language)}
        cells |= {key: cell.shown for key, cell in held.items()}
        if self._state:
            cells["state"] = pick(STATES[self._state], self._language)
        cited = tuple((key, cell.places) for key, cell in held.items() if cell.places)
        places = tuple(dict.fromkeys(chain(places_of(behind), *(found for _, found in cited))))
        errata = (*(one for cell in held.values() for one in cell.errata), *errata_of(self._base, behind))
        return KeptRow(cells, cited, places, errata, behind, reasons)


def rows_kept(base: Base, keys: tuple[str, ...], state: State | None, language: Language) -> RowsKept:
    """The rows of tables with some columns; those tables that were asked for last are kept."""
    return lately(base, RowsKept, _TABLES_KEPT)(keys, state, language)


def shown(fact: FactCell, language: Language) -> Cell:
    """A value, or the word for its state where there is none."""
    if fact.value is not None:
        return fact.value
    return pick(STATES[fact.state if fact.state != "yes" else "unknown"], language)


def errata_of(base: Base, rows: Iterable[Any]) -> tuple[Erratum, ...]:
    """The errata that touch rows, in their order; a row may come with another source cell of it."""
    errata, named = base.errata, lately(base, _named, 1)()
    found: list[Erratum] = []
    for row in rows:
        one = row[0] if is_pair(row) else row
        for kind, ident in named.get(getattr(one, "resource", ""), ()):
            found += errata.get(f"{kind}:{ident(one)}", ())
    return tuple(found)


def _named(base: Base) -> Mapping[str, Keyed]:
    """How rows are keyed that errata name; of most tables they name none, and no row of these is looked up."""
    kinds = {key.partition(":")[0] for key in base.errata}
    return {resource: tuple(one for one in keyed if one[0] in kinds) for resource, keyed in _KEYS.items()}


def row_keys(row: Any) -> list[str]:
    """The keys by which errata may name a row."""
    return [f"{kind}:{ident(row)}" for kind, ident in _KEYS.get(getattr(row, "resource", ""), ())]


def _own(row: Any) -> str:
    return str(row.id)


_KEYS: Mapping[str, Keyed] = {
    Score.resource: (("score", lambda row: f"{row.indicator}@{row.city}"),),
    GoverningBody.resource: (("governing_body", lambda row: f"{row.city}@{row.organisation}"),
                             ("organisation", lambda row: row.organisation)),
    CityPath.resource: (("city_path", lambda row: row.city),),
    GroupMember.resource: (("group", lambda row: row.group),),
    Regulation.resource: (("regulation", _own),), Figure.resource: (("figure", _own),),
    Practice.resource: (("practice", _own),), Policy.resource: (("policy", _own),),
    Organisation.resource: (("organisation", _own),), Indicator.resource: (("indicator", _own),),
    Claim.resource: (("claim", _own),), Concept.resource: (("concept", _own),),
}  # fmt: skip
