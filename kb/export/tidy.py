"""Tidy tables: one row a value, with a dictionary of every variable, the evidence, the report and the recipe, in a ZIP."""

import csv
import io
from collections.abc import Iterable, Sequence

from kb.export import markdown, recipe
from kb.export.archive import pack
from kb.export.form import Format, cell_keys, cell_text, safe
from kb.query.answer import Answer, Cell, Ref, Table

Record = Sequence[str]
VALUES = {
    "table": ("Table of the answer", "答案中的表"),
    "row": ("Number of the row in its table, from 1", "该表中的行号，从1起"),
    "subject": ("What the row is about: its first cell", "该行所述对象：首列内容"),
    "subject_key": ("Key of the subject, such as city:wuhan", "对象的键，如city:wuhan"),
    "state": (
        "State of the row: yes, no, unknown, out_of_scope; empty where it does not apply",
        "该行状态；不适用时为空",
    ),
    "variable": ("Key of the column", "列的键"),
    "value": ("The value as text; numbers with a point", "数值或文本；小数点为句点"),
    "value_key": ("Keys of the things the value names", "所指对象的键"),
    "unit": ("Unit of the variable", "变量的单位"),
    "evidence": ("Ids of entries in evidence.csv", "evidence.csv中的编号"),
}
EVIDENCE = {
    "id": ("Id used in values.csv", "values.csv所用编号"),
    "source": ("Id of the source", "来源编号"),
    "title": ("Title of the source", "来源标题"),
    "locator": ("Place in the source", "来源中的位置"),
    "printed": ("What is printed there", "该处所印内容"),
}


def write(answer: Answer) -> bytes:
    """The archive."""
    files = {
        "values.csv": _csv(VALUES, _values(answer)),
        "dictionary.csv": _csv(("file", "name", "meaning", "table", "unit", "type"), _dictionary(answer)),
        "evidence.csv": _csv(EVIDENCE, ((ident, e.source, e.title, e.locator, e.printed or "") for ident, e in answer.evidence.items())),
        "report.md": markdown.write(answer),
    }  # fmt: skip
    if recipe.can_be_made_again(answer):
        files["recipe.json"] = recipe.write(answer)
    return pack(files)


def _csv(header: Iterable[str], records: Iterable[Record]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(list(header))
    writer.writerows([safe(cell) for cell in record] for record in records)
    return text.getvalue().encode()


def _values(answer: Answer) -> Iterable[Record]:
    for table in answer.tables:
        subject, *variables = table.columns
        for number, row in enumerate(table.rows, 1):
            about = row.cells.get(subject.key)
            cited = {ident for idents in row.cell_evidence.values() for ident in idents}
            rest = [ident for ident in row.evidence if ident not in cited]
            for column in variables:
                cell = row.cells.get(column.key)
                evidence = " ".join(row.cell_evidence.get(column.key, rest))
                yield (table.title, str(number), cell_text(about), cell_keys(about), table.state or "", column.key,
                       cell_text(cell), cell_keys(cell), column.unit or "", evidence)  # fmt: skip


def _dictionary(answer: Answer) -> Iterable[Record]:
    chosen = int(answer.language == "zh")
    for file, columns in (("values.csv", VALUES), ("evidence.csv", EVIDENCE)):
        for name, meaning in columns.items():
            yield file, name, meaning[chosen], "", "", "text"
    for table in answer.tables:
        for place, column in enumerate(table.columns):
            name = "subject" if place == 0 else column.key
            yield (
                "values.csv",
                f"variable {name}",
                column.label,
                table.title,
                column.unit or "",
                _type(table, column.key),
            )


def _type(table: Table, key: str) -> str:
    cells: list[Cell] = [row.cells.get(key) for row in table.rows]
    known = [cell for cell in cells if cell is not None]
    if known and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in known):
        return "number"
    return "thing" if known and all(isinstance(cell, Ref | list) for cell in known) else "text"


TIDY = Format("tidy", "application/zip", write, "tidy.zip")
