"""Answers with very many rows, a block at a time: what a file needs, without ever holding all rows."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from kb.query.answer import Cell, Column, Evidence, Language, Note, Ref, Table, TableRow
from kb.query.base import Base
from kb.query.check_plan import check_plan
from kb.query.drafting.book import EvidenceBook
from kb.query.drafting.draft import Draft
from kb.query.extent import Extent
from kb.query.plan import Plan
from kb.query.selection.attributes import attribute
from kb.query.selection.facts import State

BLOCK = 500  # rows
T = TypeVar("T")


def names_things(cell: Cell) -> bool:
    """Whether a cell holds a thing or several, not a text or number."""
    return isinstance(cell, Ref | list)


@dataclass(frozen=True)
class LongTable:
    """A table that is still to be made: what it has rows for, how some of them are made, the columns that name things."""

    things: Sequence[Any]
    rows: Callable[[Sequence[Any]], list[TableRow]]
    linked: frozenset[str]


@dataclass(frozen=True)
class Block:
    """Some rows of a table, in a table of their own, with the evidence behind them."""

    table: Table
    evidence: Mapping[str, Evidence]


class LongDraft(Draft):
    """A draft whose long tables have their columns, and their rows only when they are asked for."""

    def __init__(self, base: Base, language: Language) -> None:
        super().__init__(base, language, Extent(whole=True))
        self.long: dict[
            int, LongTable
        ] = {}  # by the identity of its head: an answer may put its tables into another order

    def city_table(
        self, title: tuple[str, str], cities: Sequence[str], keys: Sequence[str], state: State | None = None,
        reasons: Mapping[str, tuple[Any, ...]] | None = None,
    ) -> None:  # fmt: skip
        """The head of a table; its rows come later."""
        if cities:
            attributes = [attribute(self.base, key) for key in keys]
            linked = {"city", *(one.key for one in attributes if one.value == "thing")}
            rows = partial(self.city_rows, keys=[one.key for one in attributes], state=state, reasons=reasons or {})
            self._later(title, self.city_columns(attributes, state), LongTable(cities, rows, frozenset(linked)), state)

    def long_table(
        self, title: tuple[str, str], columns: Sequence[Column], things: Sequence[T], row: Callable[[T], TableRow],
        linked: Collection[str] = ("city",),
    ) -> None:  # fmt: skip
        """The head of a table; its rows come later."""
        if things:
            self._later(title, columns, LongTable(things, lambda some: [row(one) for one in some], frozenset(linked)))

    def _later(
        self, title: tuple[str, str], columns: Sequence[Column], long: LongTable, state: State | None = None
    ) -> None:
        head = Table(title=self.tell(*title), columns=list(columns), rows=[], state=state)
        self.long[id(head)] = long
        self.tables.append(head)

    def blocks(self) -> Iterator[Block]:
        """All rows of all tables in order. Notes that rows give are there when the last block was taken."""
        own = self.book.entries
        for table in self.tables:
            long = self.long.get(id(table))
            if long is None:
                yield Block(table, own)
                continue
            for first in range(0, len(long.things), BLOCK):
                self.book = EvidenceBook(self.base, self.language)
                rows = long.rows(long.things[first : first + BLOCK])
                yield Block(table.model_copy(update={"rows": rows}), self.book.entries)


@dataclass(frozen=True)
class Streamed:
    """An answer to be written as it is made: the columns that its rows have, then its rows, then its notes."""

    draft: LongDraft
    language: Language
    data_version: str

    @property
    def columns(self) -> list[tuple[Column, bool]]:
        """The columns of all tables, once each, and whether a column names things."""
        found: dict[str, tuple[Column, bool]] = {}
        for table in self.draft.tables:
            long = self.draft.long.get(id(table))
            things = long.linked if long else frozenset()
            for column in table.columns:
                named = column.key in things or any(names_things(row.cells.get(column.key)) for row in table.rows)
                before = found.get(column.key, (column, False))
                found[column.key] = (before[0], before[1] or named)
        return list(found.values())

    def blocks(self) -> Iterator[Block]:
        """The rows."""
        return self.draft.blocks()

    def notes(self) -> list[Note]:
        """The notes, once all rows were taken."""
        return self.draft.sorted_notes()


def stream(base: Base, plan: Plan, language: Language, notes: Iterable[Note] = ()) -> Streamed:
    """Run a plan; the rows of its tables of cities are made while they are taken. ``notes`` are those of the answer that
    listed the first rows: what the reading said stays with the file, errata are counted over all rows."""
    check_plan(base, plan)
    draft = LongDraft(base, language)
    draft.notes += [note for note in notes if note.kind != "erratum"]
    plan.run(draft)
    return Streamed(draft, language, base.store.data_version)
