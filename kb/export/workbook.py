"""A workbook: a read-me sheet with method and caveats, a sheet a table, a sheet of evidence; the same bytes every time."""

import io
import re
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from kb.export.archive import pack, unpack
from kb.export.form import cell_keys, cell_text
from kb.export.method import caveat_text, method_text
from kb.export.recipe import can_be_made_again, recipe_of
from kb.export.references import references_in
from kb.export.words import EXPORT_WORDS, Words
from kb.query.answer import Answer, Cell, Ref, Table

EPOCH = datetime(1980, 1, 1)
CHANGED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
LONGEST_SHEET_NAME, LONGEST_CELL, WIDEST = 31, 32_000, 60
BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")
Line = tuple[Any, ...]


def write(answer: Answer) -> bytes:
    """The workbook."""
    words = EXPORT_WORDS[answer.language]
    book = Workbook()
    book.properties.creator, book.properties.created = "Learning City KB", EPOCH
    book.remove(book.active)
    _read_me(book, answer, words)
    for table in answer.tables:
        _table(book, table, words)
    if answer.evidence:
        lines: list[Line] = [("id", "source", "title", "locator", words["printed"])]
        lines += [(ident, e.source, e.title, e.locator, e.printed) for ident, e in answer.evidence.items()]
        _fill(book.create_sheet(_name(book, words["evidence"])), lines)
    target = io.BytesIO()
    book.save(target)
    return _without_clock(target.getvalue())


def _read_me(book: Any, answer: Answer, words: Words) -> None:
    method, caveats = method_text(answer), caveat_text(answer)
    lines: list[Line] = [(words["finding"], answer.headline), (words["question"], answer.question),
                         (words["understood"], answer.reading.text)]  # fmt: skip
    lines += [(words["method"], text) for text in method]
    lines += [(words["notes"], text) for text in caveats]
    lines += [(words["references"], text) for text in references_in([*method, *caveats])]
    lines.append((words["version"], answer.data_version))
    if can_be_made_again(answer):
        recipe = recipe_of(answer)
        lines += [
            (words["program"], recipe.program.version),
            (words["permalink"], recipe.permalink),
            (words["hash"], recipe.sha256),
        ]
    lines.append((words["rights"], words["rights.text"]))
    sheet = book.create_sheet(words["readme"])
    for number, (name, text) in enumerate((line for line in lines if line[1]), 1):
        _put(sheet.cell(number, 1), name)
        _put(sheet.cell(number, 2), text)
        sheet.cell(number, 1).font = BOLD
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 110


def _table(book: Any, table: Table, words: Words) -> None:
    keyed = {c.key for c in table.columns if any(isinstance(row.cells.get(c.key), Ref | list) for row in table.rows)}
    header: list[str] = []
    for column in table.columns:
        header.append(f"{column.label} ({column.unit})" if column.unit else column.label)
        header += [f"{column.key}.key"] if column.key in keyed else []
    lines: list[Line] = [(*header, words["evidence"])]
    for row in table.rows:
        cells: list[Any] = []
        for column in table.columns:
            cell = row.cells.get(column.key)
            cells.append(_value(cell))
            cells += [cell_keys(cell)] if column.key in keyed else []
        lines.append((*cells, " ".join(row.evidence)))
    _fill(book.create_sheet(_name(book, table.title)), lines)


def _value(cell: Cell) -> Any:
    return cell if isinstance(cell, int | float) else cell_text(cell)


def _fill(sheet: Any, lines: list[Line]) -> None:
    for number, line in enumerate(lines, 1):
        for place, value in enumerate(line, 1):
            _put(sheet.cell(number, place), value)
    for place, label in enumerate(lines[0], 1):
        sheet.cell(1, place).font = BOLD
        longest = max(len(str(line[place - 1])) for line in lines if line[place - 1] is not None)
        sheet.column_dimensions[get_column_letter(place)].width = min(max(longest, len(str(label))) + 2, WIDEST)
    sheet.freeze_panes = "B2"


def _put(cell: Any, value: Any) -> None:
    """Text stays text: nothing is taken for a formula, and no cell holds more than a spreadsheet reads."""
    if value in (None, ""):
        return
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
        cell.data_type = "s"
        cell.alignment = WRAPPED
    else:
        cell.value = value


def _name(book: Any, title: str) -> str:
    """A sheet name: short, without signs that spreadsheets refuse, used once."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", title)[: LONGEST_SHEET_NAME - 3].strip() or "Table"
    taken = {name.lower() for name in book.sheetnames}
    return plain if plain.lower() not in taken else next(
        name for n in range(2, 1000) if (name := f"{plain} {n}").lower() not in taken
    )  # fmt: skip


def _without_clock(content: bytes) -> bytes:
    """The workbook with fixed dates: when it was written is no part of an answer."""
    files = unpack(content)
    core = "docProps/core.xml"
    files[core] = CHANGED.sub(rb"\g<1>" + EPOCH.isoformat().encode() + b"Z", files[core])
    return pack(files)
