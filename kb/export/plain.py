"""An answer as plain text for a terminal: tables in columns, numbered evidence below. Not a file format of its own."""

import io
from typing import Literal

from rich.box import SIMPLE
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from kb.export.form import cell_text
from kb.query.answer import Answer, Evidence, Note, Table, TableRow

WIDTH = 120
WORD, BETWEEN, MARKS = 10, 3, 10  # words up to this long are kept in one piece; the gap of columns; room for marks
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
    labels = [f"{column.label} ({column.unit})" if column.unit else column.label for column in table.columns]
    longest = [_longest_word(table, column.key, label) for column, label in zip(table.columns, labels, strict=True)]
    marks = [_marks(row) for row in table.rows]
    end = min(MARKS, max(map(len, marks), default=0))
    room = width - end - BETWEEN * len(longest)
    kept = next((most for most in range(WORD, 0, -1) if sum(min(word, most) for word in longest) <= room), 1)
    for column, label, word in zip(table.columns, labels, longest, strict=True):
        values = [row.cells.get(column.key) for row in table.rows]
        is_number = bool(values) and all(isinstance(value, int | float) and value is not True for value in values)
        justify: Literal["left", "right"] = "right" if is_number else "left"
        grid.add_column(Text(label), justify=justify, overflow="fold", min_width=min(word, kept))
    grid.add_column("", overflow="fold", min_width=end)
    for row, mark in zip(table.rows, marks, strict=True):
        grid.add_row(*(Text(cell_text(row.cells.get(column.key))) for column in table.columns), Text(mark))
    target = io.StringIO()
    Console(file=target, width=width, color_system=None, legacy_windows=False, markup=False, emoji=False).print(grid)
    lines = [line.rstrip() for line in target.getvalue().splitlines()]
    return "\n".join([f"{table.title} ({len(table.rows)})", *(f"  {line}" for line in lines if line)])


def _longest_word(table: Table, key: str, label: str) -> int:
    """The width at which no number and no word of a column is broken."""
    texts = [label, *(cell_text(row.cells.get(key)) for row in table.rows)]
    return max((cell_len(word) for text in texts for word in text.split()), default=1)


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
