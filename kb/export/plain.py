"""An answer as plain text for a terminal: tables in columns, numbered evidence below. Not a file format of its own."""

import io

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from kb.export.form import cell_text
from kb.query.answer import Answer, Evidence, Note, Table, TableRow

WIDTH = 120
WORDS = {
    "en": {
        "understood": "Understood as",
        "notes": "Notes",
        "evidence": "Evidence",
        "printed": "printed",
        "also": "You could also ask",
        "version": "Data version",
        "open": "“",
        "close": "”",
    },
    "zh": {
        "understood": "理解为",
        "notes": "说明",
        "evidence": "证据",
        "printed": "原文",
        "also": "也可以问",
        "version": "数据版本",
        "open": "“",
        "close": "”",
    },
}

NOTES_ZH = {"assumption": "假定", "missing": "缺失", "conflict": "矛盾", "caveat": "提醒", "erratum": "勘误", "default": "默认",
            "ignored": "未采用", "choice": "选择"}  # fmt: skip


def plain(answer: Answer, width: int = WIDTH) -> str:
    """How it was understood, headline, tables with their states, notes, evidence by number, data version."""
    words = WORDS[answer.language]
    parts = [f"{words['understood']}: {answer.reading.text}", answer.headline]
    parts += [_table(table, width) for table in answer.tables]
    if answer.notes:
        parts.append("\n".join([words["notes"], *(_note(answer, note) for note in answer.notes)]))
    if answer.suggestions:
        parts.append("\n".join([words["also"], *(f"  - {suggestion.text}" for suggestion in answer.suggestions)]))
    if answer.evidence:
        lines = [_evidence(ident, entry, words) for ident, entry in answer.evidence.items()]
        parts.append("\n".join([words["evidence"], *lines]))
    parts.append(f"{words['version']} {answer.data_version}")
    return visible("\n\n".join(parts)) + "\n"


def visible(text: str) -> str:
    """Text without the control characters that a terminal would obey.

    Examples
    --------
    >>> visible("Wuhan\\x1b[31m 武汉")
    'Wuhan[31m 武汉'
    """
    return "".join(char for char in text if char.isprintable() or char == "\n")


def _table(table: Table, width: int) -> str:
    grid = Grid(box=SIMPLE, show_edge=False, pad_edge=False)
    for column in table.columns:
        values = [row.cells.get(column.key) for row in table.rows]
        is_number = bool(values) and all(isinstance(value, int | float) and value is not True for value in values)
        label = f"{column.label} ({column.unit})" if column.unit else column.label
        grid.add_column(Text(label), justify="right" if is_number else "left", overflow="fold")
    grid.add_column("")
    for row in table.rows:
        grid.add_row(*(Text(cell_text(row.cells.get(column.key))) for column in table.columns), Text(_marks(row)))
    target = io.StringIO()
    Console(file=target, width=width, color_system=None, legacy_windows=False, markup=False, emoji=False).print(grid)
    lines = [line.rstrip() for line in target.getvalue().splitlines()]
    return "\n".join([f"{table.title} ({len(table.rows)})", *(f"  {line}" for line in lines if line)])


def _marks(row: TableRow) -> str:
    numbers = sorted({int(ident[1:]) for ident in row.evidence})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    found = [str(number) for run in runs if len(run) < 3 for number in run]
    found += [f"{run[0]}-{run[-1]}" for run in runs if len(run) > 2]
    return f"[{','.join(sorted(found, key=lambda one: int(one.partition('-')[0])))}]" if found else ""


def _note(answer: Answer, note: Note) -> str:
    if answer.language == "zh":
        return f"  - {NOTES_ZH[note.kind]}：{note.text}"
    return f"  - {note.kind}: {note.text}"


def _evidence(ident: str, entry: Evidence, words: dict[str, str]) -> str:
    printed = f" {words['printed']} {words['open']}{entry.printed}{words['close']}" if entry.printed else ""
    return f"  [{ident[1:]}] {entry.source}, {entry.locator}{printed}"
