"""An answer while it is being written: tables, notes and evidence in one language."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from kb.query.answer import (
    Answer,
    Cell,
    Chart,
    Column,
    Language,
    Note,
    NoteKind,
    Ref,
    Status,
    Suggestion,
    Table,
    TableRow,
    Understood,
    Value,
    made,
)  # fmt: skip
from kb.query.base import Base
from kb.query.drafting.book import EvidenceBook
from kb.query.drafting.cells import STATES, CellColumn, CitedCell, cell_column, errata_of, rows_kept, shown
from kb.query.drafting.counting import many
from kb.query.extent import FIRST_ROWS, Extent
from kb.query.selection.attributes import Attribute, FactCell, attribute
from kb.query.selection.facts import State

DOUBLED = re.compile(r"(?<![.。])([.。])\1(?![.。])")  # a sentence that ends in a sentence has one full stop
LISTED = 200  # rows of a table or a page of it, unless all are asked for, as in a file
T = TypeVar("T")
MOST_AT_ONCE = 2_000  # rows of a table of cities that are made at once; more are streamed
NAMED = 100  # cities in a sentence
NOTE_ORDER: tuple[NoteKind, ...] = (
    "choice", "ignored", "missing", "assumption", "default", "caveat", "conflict", "erratum",
)  # fmt: skip


class Among(tuple[str, ...]):
    """Cities that an order is over, in the order of their ids: what is worked out over them is kept by them."""

    @cached_property
    def _hash(self) -> int:
        return super().__hash__()

    def __hash__(self) -> int:
        return self._hash  # once, not for each look-up: they may be many thousand


class Draft:
    """Collects the parts of an answer; ``finish`` freezes them. Of very many rows those are listed that ``extent`` says."""

    def __init__(self, base: Base, language: Language, extent: Extent = FIRST_ROWS) -> None:
        self.base = base
        self.extent = extent
        self.language: Language = language
        self.book = EvidenceBook(base, language)
        self.tables: list[Table] = []
        self.notes: list[Note] = []
        self.suggestions: list[Suggestion] = []
        self.chart: Chart | None = None
        self.detailed = False
        self.minor: dict[str, Any] = {}
        self.ranked: dict[tuple[str, tuple[str, ...] | None], dict[str, None]] = {}

    def tell(self, english: str, chinese: str) -> str:
        """The sentence in the answer's language."""
        return chinese if self.language == "zh" else english

    def note(self, kind: NoteKind, english: str, chinese: str) -> None:
        """Add a note once."""
        found = Note(kind=kind, text=self.tell(english, chinese))
        if found not in self.notes:
            self.notes.append(found)

    def ranks(self, key: str, cities: Iterable[str], among: Iterable[str] | None = None) -> None:
        """Say that the answer names the places of cities in the order by an attribute, so that it tells how firm they are.

        ``among`` are the cities that the order is over; without them, all that have a value. Scores and ranks of an indicator are
        one order.
        """
        measure, cut, indicator = key.partition(":")
        order = f"rank{cut}{indicator}" if measure == "score" else key
        whole = among if among is None or isinstance(among, Among) else Among(sorted(among))
        named = dict.fromkeys(cities)
        if named:
            self.ranked.setdefault((order, whole), {}).update(named)

    def suggest(self, english: str, chinese: str, url: str) -> None:
        """Add what could be asked or opened next."""
        self.suggestions.append(Suggestion(text=self.tell(english, chinese), url=url))

    def ref(self, key: str) -> Ref:
        """A link to a thing."""
        return self.base.ref(key, self.language)

    def city(self, ident: str) -> Ref:
        """A link to a city."""
        return self.ref(f"city:{ident}")

    def links(self, cities: Iterable[str]) -> list[Ref]:
        """Links to cities."""
        return self.base.refs((f"city:{city}" for city in cities), self.language)

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row, as the language writes them."""
        found = list(names)
        if self.language == "zh":
            return "、".join(found)
        return ", ".join(found) if len(found) < 3 else ", ".join(found[:-1]) + " and " + found[-1]

    def beside(self, name: str, said: object) -> str:
        """A name with something in brackets, as the language writes them."""
        return self.tell(f"{name} ({said})", f"{name}（{said}）")

    def cities(self, idents: Iterable[str]) -> str:
        """Names of cities in a row; of very many the first, and how many more there are."""
        found = list(idents)
        names = [self.city(ident).name for ident in found[:NAMED]]
        more = len(found) - len(names)
        return self.listed([*names, self.tell(f"{more} more", f"另外{more}个")] if more else names)

    @property
    def whole(self) -> bool:
        """Whether every table lists all of its rows."""
        return self.extent.whole

    def first(self, title: tuple[str, str], rows: Sequence[T]) -> Sequence[T]:
        """The rows that are listed under a title; a note says when these are not all."""
        listed = self.extent.of(rows, LISTED)
        if len(listed) == len(rows) or not listed:
            return listed
        first, last = self._from_to(listed)
        which = (
            (f"the first {last}", f"前{last}") if first == 1 else (f"number {first} to {last}", f"第{first}至{last}")
        )
        self.note(
            "default",
            f"{title[0]}: {which[0]} of {len(rows)} are listed; files such as CSV have all.",
            f"{title[1]}：共{len(rows)}个，此处列出{which[1]}个；CSV等文件中有全部。",
        )
        return listed

    def opening(self, title: tuple[str, str], things: Sequence[T]) -> Sequence[T]:
        """The things that a table has rows for: its first ones or those of a page; for a file all, of very many the first,
        for the others are streamed."""
        return things[:LISTED] if self.whole and len(things) > MOST_AT_ONCE else self.first(title, things)

    def long_table(
        self, title: tuple[str, str], columns: Sequence[Column], things: Sequence[T], row: Callable[[T], TableRow],
        linked: Collection[str] = ("city",),
    ) -> None:  # fmt: skip
        """A table with a row a thing, which may have very many; ``linked`` are its columns whose cells name things."""
        rows = [row(thing) for thing in self.opening(title, things)]
        self.table(title, columns, rows, count=None if len(rows) == len(things) else len(things))

    def _from_to(self, listed: Sequence[Any]) -> tuple[int, int]:
        """Which rows of the whole list are listed, counted from 1."""
        before = ((self.extent.page or 1) - 1) * LISTED
        return before + 1, before + len(listed)

    def turned_to(self, things: Sequence[T]) -> Sequence[T]:
        """On a page of a long list those things that stand on it; elsewhere all of them."""
        return things if self.extent.page is None else self.extent.of(things, LISTED)

    def cite(self, rows: Iterable[Any]) -> list[str]:
        """Evidence ids of rows; errata that touch the rows become notes."""
        found = list(rows)
        if errata := errata_of(self.base, found):
            self._warn(errata)
        return self.book.cite_all(found)

    def cite_cells(self, cells: Iterable[CitedCell]) -> list[str]:
        """Evidence ids of what cells cite, each once."""
        held = list(cells)
        for cell in held:
            if cell.errata:
                self._warn(cell.errata)
        together = {id(cell.places): cell.places for cell in held}  # many cells cite the very same places
        return list(dict.fromkeys(chain.from_iterable(map(self.book.numbers.__getitem__, together.values()))))

    def _warn(self, errata: Iterable[Any]) -> None:
        for erratum in errata:
            if erratum.severity == "minor" and not self.detailed:
                self.minor.setdefault(erratum.id, erratum)
                continue
            kind: NoteKind = "conflict" if erratum.kind == "contradiction" else "erratum"
            self.note(kind, *as_told(erratum))

    def table(
        self, title: tuple[str, str], columns: Sequence[Column], rows: Sequence[TableRow], state: State | None = None,
        count: int | None = None,
    ) -> None:  # fmt: skip
        """Add a table; one without rows is left out. ``count`` is the number of its rows when these are not all."""
        if not rows:
            return
        self.tables.append(
            Table(title=self.tell(*title), columns=list(columns), rows=list(rows), state=state, count=count)
        )

    def column(self, key: str, english: str, chinese: str, unit: str | None = None) -> Column:
        """A column with its label."""
        return Column(key=key, label=self.tell(english, chinese), unit=unit)

    def row(self, cells: dict[str, Cell], rows: Iterable[Any]) -> TableRow:
        """A table row with the evidence of the rows behind it."""
        return TableRow(cells=cells, evidence=self.cite(rows))

    def city_table(
        self, title: tuple[str, str], cities: Sequence[str], keys: Sequence[str], state: State | None = None,
        reasons: Mapping[str, tuple[Any, ...]] | None = None,
    ) -> None:  # fmt: skip
        """A table with a row a city and a column an attribute; every cell has its own evidence."""
        listed = self.opening(title, cities)
        for key in keys if state in (None, "yes") else ():
            measure, _, indicator = key.partition(":")
            if measure == "rank":  # of all cities, also of those on another page
                self.ranks(key, self.base.printed(indicator).known(cities))
        rows = self.city_rows(listed, keys, state, reasons or {})
        count = None if len(rows) == len(cities) else len(cities)
        self.table(title, self.city_columns([attribute(self.base, key) for key in keys], state), rows, state, count)

    def cell_columns(self, keys: Iterable[str]) -> dict[str, CellColumn]:
        """The cells of attributes in the answer's language."""
        return {key: cell_column(self.base, key, self.language) for key in keys}

    def city_columns(self, attributes: Sequence[Attribute], state: State | None) -> list[Column]:
        """The columns of a table of cities."""
        columns = [self.column("city", "City", "城市")]
        columns += [Column(key=a.key, label=self.tell(*a.label), unit=self.tell(*a.unit) if a.unit else None)
                    for a in attributes]  # fmt: skip
        return [*columns, self.column("state", "State", "状态")] if state else columns

    def city_rows(
        self, cities: Iterable[str], keys: Sequence[str], state: State | None, reasons: Mapping[str, tuple[Any, ...]]
    ) -> list[TableRow]:
        """Cities with their values; ``reasons`` are the rows why each stands there."""
        kept, numbers = rows_kept(self.base, tuple(keys), state, self.language), self.book.numbers
        rows: list[TableRow] = []
        for city in cities:
            cells, cited, places, errata, _, _ = kept.of(city, reasons)
            if errata:
                self._warn(errata)
            numbered = {key: numbers[found] for key, found in cited}  # before the whole row: the order of first use
            rows.append(made(TableRow, {"cells": cells, "evidence": numbers[places], "cell_evidence": numbered}))
        return rows

    def shown(self, fact: FactCell) -> Cell:
        """A value, or the word for its state where there is none."""
        return shown(fact, self.language)

    def state_word(self, state: State) -> str:
        """The name of one of the four states."""
        return self.tell(*STATES[state])

    def sorted_notes(self) -> list[Note]:
        """The notes in their order. Minor errata are counted in one note, so that they do not drown the others."""
        if self.minor:
            counted = many(len(self.minor), "minor misprint or wording", "minor misprints or wordings")
            self.note("erratum", f"{counted} of the cited rows {'is' if len(self.minor) == 1 else 'are'} recorded in the errata.",
                      f"所引各行另有{len(self.minor)}处轻微误印或措辞问题，见勘误表。")  # fmt: skip
        return sorted(self.notes, key=lambda note: NOTE_ORDER.index(note.kind))

    def finish(
        self, question: str, understood: Understood, status: Status, headline: tuple[str, str], value: Value | None
    ) -> Answer:
        """The answer."""
        return Answer(
            question=question, language=self.language, status=status, reading=understood,
            headline=DOUBLED.sub(r"\1", self.tell(*headline)), value=value, tables=self.tables, evidence=self.book.entries,
            notes=self.sorted_notes(), suggestions=self.suggestions, chart=self.chart,
            data_version=self.base.store.data_version,
        )  # fmt: skip


def first_printed(row: Any) -> str:
    """The printed form of an erratum, for a sentence."""
    return str(row.printed or "").split(" || ")[0].replace(" | ", ", ")


def as_read(row: Any) -> tuple[str, str]:
    """How an erratum is read, in both languages: the words of a document stay as they are; empty when nothing is read."""
    return row.reads or "", row.meaning_zh or row.reads or ""


def as_told(row: Any) -> tuple[str, str]:
    """What an erratum says, as a sentence in both languages: what is printed, how it is read, if it is, and why."""
    printed, (english, chinese) = first_printed(row), (text.rstrip(".。") for text in as_read(row))
    return (f"Printed as “{printed}”" + (f", read as “{english}”" if english else "") + f": {row.why}",
            f"原文印作“{printed}”" + (f"，此处读作“{chinese}”" if chinese else "") + f"：{row.why_zh}")  # fmt: skip
