"""Comma-separated values: all tables of an answer below each other, with keys and citations in columns of their own; then its
notes, for a table that leaves its page must not leave its caveats behind."""

import csv
import io

from kb.export.form import Format, cell_keys, cell_text, citation, safe
from kb.export.words import EXPORT_WORDS
from kb.query.answer import Answer, Ref, Table, TableRow

NOTE_COLUMNS = ("note.kind", "note")
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets read Chinese as Latin-1


def write(answer: Answer) -> bytes:
    """One header for all tables; a cell that names things has their keys beside it; every row its citations.

    Under the tables a row a note, with what it is and its text, and the data version.
    """
    header = ["table", "state", *_columns(answer), "evidence", *NOTE_COLUMNS]
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\r\n")
    writer.writeheader()
    for table in answer.tables:
        for row in table.rows:
            writer.writerow(_record(answer, table, row))
    title = EXPORT_WORDS[answer.language]["notes"]
    writer.writerows({"table": title} | found for found in note_records(answer))
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def note_records(answer: Answer) -> list[dict[str, str]]:
    """A record a note, with what it is and its text, then the data version."""
    lines = [*((note.kind, note.text) for note in answer.notes), ("data version", answer.data_version)]
    return [dict(zip(NOTE_COLUMNS, (kind, safe(text)), strict=True)) for kind, text in lines]


def _columns(answer: Answer) -> list[str]:
    found: dict[str, None] = {}
    for table in answer.tables:
        for column in table.columns:
            if column.key == "state":
                continue
            found[column.key] = None
            if any(_names_things(row.cells.get(column.key)) for row in table.rows):
                found[f"{column.key}.key"] = None
    return list(found)


def _names_things(cell: object) -> bool:
    return isinstance(cell, Ref | list)


def _record(answer: Answer, table: Table, row: TableRow) -> dict[str, str]:
    record = {"table": table.title, "state": table.state or ""}
    for column in table.columns:
        cell = row.cells.get(column.key)
        record[column.key] = safe(cell_text(cell)) if isinstance(cell, str | Ref | list) else cell_text(cell)
        if _names_things(cell):
            record[f"{column.key}.key"] = cell_keys(cell)
    cited = [answer.evidence[ident] for ident in row.evidence if ident in answer.evidence]
    return record | {"evidence": "; ".join(citation(evidence) for evidence in cited)}


COMMA = Format("csv", "text/csv; charset=utf-8", write)
