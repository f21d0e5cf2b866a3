"""An answer while it is being written: tables, notes and evidence in one language."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

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
)  # fmt: skip
from kb.query.attributes import FactCell, attribute
from kb.query.base import Base, EvidenceBook
from kb.query.facts import State

DOUBLED = re.compile(r"(?<![.。])([.。])\1(?![.。])")  # a sentence that ends in a sentence has one full stop
LISTED = 200  # cities of a table, unless all are asked for, as in a file
NAMED = 100  # cities in a sentence
NOTE_ORDER: tuple[NoteKind, ...] = (
    "choice", "ignored", "missing", "assumption", "default", "caveat", "conflict", "erratum",
)  # fmt: skip


class Draft:
    """Collects the parts of an answer; ``finish`` freezes them. Of very many cities the first are listed, or the ``whole``."""

    def __init__(self, base: Base, language: Language, whole: bool = False) -> None:
        self.base = base
        self.whole = whole
        self.language: Language = language
        self.book = EvidenceBook(base, language)
        self.tables: list[Table] = []
        self.notes: list[Note] = []
        self.suggestions: list[Suggestion] = []
        self.chart: Chart | None = None
        self.detailed = False
        self.minor: dict[str, Any] = {}

    def tell(self, english: str, chinese: str) -> str:
        """The sentence in the answer's language."""
        return chinese if self.language == "zh" else english

    def note(self, kind: NoteKind, english: str, chinese: str) -> None:
        """Add a note once."""
        found = Note(kind=kind, text=self.tell(english, chinese))
        if found not in self.notes:
            self.notes.append(found)

    def suggest(self, english: str, chinese: str, url: str) -> None:
        """Add what could be asked or opened next."""
        self.suggestions.append(Suggestion(text=self.tell(english, chinese), url=url))

    def ref(self, key: str) -> Ref:
        """A link to a thing."""
        return self.base.ref(key, self.language)

    def city(self, ident: str) -> Ref:
        """A link to a city."""
        return self.ref(f"city:{ident}")

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row, as the language writes them."""
        found = list(names)
        if self.language == "zh":
            return "、".join(found)
        return ", ".join(found) if len(found) < 3 else ", ".join(found[:-1]) + " and " + found[-1]

    def cities(self, idents: Iterable[str]) -> str:
        """Names of cities in a row; of very many the first, and how many more there are."""
        found = list(idents)
        names = [self.city(ident).name for ident in found[:NAMED]]
        more = len(found) - len(names)
        return self.listed([*names, self.tell(f"{more} more", f"另外{more}个")] if more else names)

    def first(self, title: tuple[str, str], cities: Sequence[str]) -> Sequence[str]:
        """The cities that are listed under a title; a note says when these are not all."""
        if self.whole or len(cities) <= LISTED:
            return cities
        self.note(
            "default",
            f"{title[0]}: the first {LISTED} of {len(cities)} are listed; files such as CSV have all.",
            f"{title[1]}：共{len(cities)}个，此处列出前{LISTED}个；CSV等文件中有全部。",
        )
        return cities[:LISTED]

    def cite(self, rows: Iterable[Any]) -> list[str]:
        """Evidence ids of rows; errata that touch the rows become notes."""
        found = list(rows)
        for row in found:
            self._warn(row[0] if isinstance(row, tuple) and not hasattr(row, "_mapping") else row)
        return self.book.cite_all(found)

    def _warn(self, row: Any) -> None:
        for key in row_keys(row):
            for erratum in self.base.errata.get(key, ()):
                if erratum.severity == "minor" and not self.detailed:
                    self.minor.setdefault(erratum.id, erratum)
                    continue
                english, chinese = (one or "–" for one in as_read(erratum))
                self.note(
                    "conflict" if erratum.kind == "contradiction" else "erratum",
                    f"Printed as “{first_printed(erratum)}”, read as “{english}”: {erratum.why}",
                    f"原文印作“{first_printed(erratum)}”，此处读作“{chinese}”：{erratum.why_zh}",
                )

    def table(
        self, title: tuple[str, str], columns: Sequence[Column], rows: Sequence[TableRow], state: State | None = None
    ) -> None:
        """Add a table; one without rows is left out."""
        if not rows:
            return
        self.tables.append(Table(title=self.tell(*title), columns=list(columns), rows=list(rows), state=state))

    def column(self, key: str, english: str, chinese: str, unit: str | None = None) -> Column:
        """A column with its label."""
        return Column(key=key, label=self.tell(english, chinese), unit=unit)

    def row(self, cells: dict[str, Cell], rows: Iterable[Any]) -> TableRow:
        """A table row with the evidence of the rows behind it."""
        return TableRow(cells=cells, evidence=self.cite(rows))

    def city_table(
        self, title: tuple[str, str], cities: Sequence[str], keys: Sequence[str], state: State | None = None,
        reasons: dict[str, tuple[Any, ...]] | None = None,
    ) -> None:  # fmt: skip
        """A table with a row a city and a column an attribute; every cell has its own evidence."""
        attributes = [attribute(self.base, key) for key in keys]
        columns = [self.column("city", "City", "城市")]
        columns += [Column(key=a.key, label=self.tell(*a.label), unit=self.tell(*a.unit) if a.unit else None)
                    for a in attributes]  # fmt: skip
        columns.append(self.column("state", "State", "状态"))
        rows = []
        for city in self.first(title, cities):
            facts = {a.key: a.read(self.base, city, self.language) for a in attributes}
            cell_evidence = {key: self.cite(fact.rows) for key, fact in facts.items() if fact.rows}
            evidence = self.cite((reasons or {}).get(city, ()))
            for idents in cell_evidence.values():
                evidence += [ident for ident in idents if ident not in evidence]
            cells: dict[str, Cell] = {"city": self.city(city)}
            cells |= {key: self.shown(fact) for key, fact in facts.items()}
            cells["state"] = self.state_word(state) if state else None
            rows.append(TableRow(cells=cells, evidence=evidence, cell_evidence=cell_evidence))
        if state is None:
            columns.pop()
            rows = [r.model_copy(update={"cells": {k: v for k, v in r.cells.items() if k != "state"}}) for r in rows]
        self.table(title, columns, rows, state)

    def shown(self, fact: FactCell) -> Cell:
        """A value, or the word for its state where there is none."""
        return (
            fact.value if fact.value is not None else self.state_word(fact.state if fact.state != "yes" else "unknown")
        )

    def state_word(self, state: State) -> str:
        """The name of one of the four states."""
        words = {"yes": ("yes", "有"), "no": ("no per source", "来源表明没有"), "unknown": ("unknown", "未知"),
                 "out_of_scope": ("out of scope", "不在范围内")}  # fmt: skip
        return self.tell(*words[state])

    def finish(
        self, question: str, understood: Understood, status: Status, headline: tuple[str, str], value: Value | None
    ) -> Answer:
        """The answer. Minor errata are counted in one note, so that they do not drown the others."""
        if self.minor:
            self.note("erratum", f"{len(self.minor)} minor misprints or wordings of the cited rows are recorded in the errata.",
                      f"所引各行另有{len(self.minor)}处轻微误印或措辞问题，见勘误表。")  # fmt: skip
        return Answer(
            question=question, language=self.language, status=status, reading=understood,
            headline=DOUBLED.sub(r"\1", self.tell(*headline)), value=value, tables=self.tables, evidence=self.book.entries,
            notes=sorted(self.notes, key=lambda note: NOTE_ORDER.index(note.kind)), suggestions=self.suggestions, chart=self.chart,
            data_version=self.base.store.data_version,
        )  # fmt: skip


def first_printed(row: Any) -> str:
    """The printed form of an erratum, for a sentence."""
    return str(row.printed or "").split(" || ")[0].replace(" | ", ", ")


def as_read(row: Any) -> tuple[str, str]:
    """How an erratum is read, in both languages: the words of a document stay as they are; empty when nothing is read."""
    return row.reads or "", row.meaning_zh or row.reads or ""


def row_keys(row: Any) -> list[str]:
    """The keys by which errata may name a row."""
    fields = set(row._fields) if hasattr(row, "_fields") else set(type(row).model_fields)
    if {"indicator", "score"} <= fields:
        return [f"score:{row.indicator}@{row.city}"]
    if {"city", "lead_type"} <= fields:
        return [f"governing_body:{row.city}@{row.organisation}", f"organisation:{row.organisation}"]
    if {"city", "typical_path"} <= fields:
        return [f"city_path:{row.city}"]
    if "in_force" in fields:
        return [f"regulation:{row.id}"]
    if {"measure", "qualifier"} <= fields:
        return [f"figure:{row.id}"]
    if {"actors", "themes"} <= fields:
        return [f"practice:{row.id}"]
    if {"issuer", "issued"} <= fields:
        return [f"policy:{row.id}"]
    if {"established", "ended"} <= fields:
        return [f"organisation:{row.id}"]
    if {"level", "weight"} <= fields:
        return [f"indicator:{row.id}"]
    if {"check", "arguments"} <= fields:
        return [f"claim:{row.id}"]
    if {"group", "position"} <= fields:
        return [f"group:{row.group}"]
    if "position" in fields and "summary" in fields:
        return [f"concept:{row.id}"]
    return []
