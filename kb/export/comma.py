"""Comma-separated values: all tables of an answer below each other, with keys and citations in columns of their own; then its
notes, for a table that leaves its page must not leave its caveats behind."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kb.export.form import Format, cell_keys, cell_text, citation, safe
from kb.export.words import EXPORT_WORDS
from kb.query.answer import Answer, Column, Evidence, Language, Note, Ref, Table, TableRow
from kb.query.streamed import Streamed, names_things

NOTE_COLUMNS = ("note.kind", "note")
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets read Chinese as Latin-1


def write(answer: Answer) -> bytes:
    """One header for all tables; a cell that names things has their keys beside it; every row its citations.

    Under the tables a row a note, with what it is and its text, and the data version.
    """
    header = _header(_columns(answer))
    rows = [_record(answer.evidence, table, row) for table in answer.tables for row in table.rows]
    notes = _notes(answer.language, answer.notes, answer.data_version)
    return (BYTE_ORDER_MARK + _lines(header, [dict(zip(header, header, strict=True)), *rows, *notes])).encode()


def write_stream(found: Streamed) -> Iterator[bytes]:
    """The same of an answer with very many rows, a block of them at a time."""
    header = _header(found.columns)
    yield (BYTE_ORDER_MARK + _lines(header, [dict(zip(header, header, strict=True))])).encode()
    for block in found.blocks():
        yield _lines(header, (_record(block.evidence, block.table, row) for row in block.table.rows)).encode()
    yield _lines(header, _notes(found.language, found.notes(), found.data_version)).encode()


def _lines(header: Sequence[str], records: Iterable[Mapping[str, str]]) -> str:
    text = io.StringIO()
    csv.DictWriter(text, header, restval="", lineterminator="\r\n").writerows(records)
    return text.getvalue()


def _header(columns: Iterable[tuple[Column, bool]]) -> list[str]:
    """The names of all columns, each once; one that names things has their keys beside it."""
    found = [name for column, named in columns if column.key != "state"
             for name in (column.key, *([f"{column.key}.key"] if named else []))]  # fmt: skip
    return ["table", "state", *found, "evidence", *NOTE_COLUMNS]


def note_records(notes: Iterable[Note], version: str) -> list[dict[str, str]]:
    """A record a note, with what it is and its text, then the data version."""
    lines = [*((note.kind, note.text) for note in notes), ("data version", version)]
    return [dict(zip(NOTE_COLUMNS, (kind, safe(text)), strict=True)) for kind, text in lines]


def _notes(language: Language, notes: Iterable[Note], version: str) -> list[dict[str, str]]:
    title = EXPORT_WORDS[language]["notes"]
    return [{"table": title} | found for found in note_records(notes, version)]


def _columns(answer: Answer) -> list[tuple[Column, bool]]:
    found: dict[str, tuple[Column, bool]] = {}
    for table in answer.tables:
        for column in table.columns:
            named = any(names_things(row.cells.get(column.key)) for row in table.rows)
            first, before = found.get(column.key, (column, False))
            found[column.key] = (first, before or named)
    return list(found.values())


def _record(evidence: Mapping[str, Evidence], table: Table, row: TableRow) -> dict[str, str]:
    record = {"table": table.title, "state": table.state or ""}
    for column in table.columns:
        cell = row.cells.get(column.key)
        record[column.key] = safe(cell_text(cell)) if isinstance(cell, str | Ref | list) else cell_text(cell)
        if names_things(cell):
            record[f"{column.key}.key"] = cell_keys(cell)
    cited = [evidence[ident] for ident in row.evidence if ident in evidence]
    return record | {"evidence": "; ".join(citation(one) for one in cited)}


COMMA = Format("csv", "text/csv; charset=utf-8", write)
