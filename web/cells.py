"""How cells are written: numbers with the decimals of their column, states with a mark, evidence as number ranges."""

import re
from collections.abc import Sequence

from kb.query.answer import Cell, Evidence, Ref, Table, TableRow
from web.labels import LABELS

STATES = ("yes", "no", "unknown", "out_of_scope")
MOST_DECIMALS = 6
SHORT_NAME = 16  # letters, a Chinese character counted as two
SHORT_WORDS = 12
LONG_NAME = 40
PADDED = ("score", "value", "published_score", "distance", "recomputed", "left", "right", "median", "lowest", "highest", "delta",
          "shift", "low", "high", "rho")  # fmt: skip
ATTRIBUTE_KEYS = ("attribute", "field", "relation")
DATE = re.compile(r"\d{4}(-\d{2}){0,2}(–\d{4}(-\d{2}){0,2})?")
SHORT = re.compile(r"\d+ (?:v|of) \d+|\d+对\d+|< 0\.\d+")


def state_of(cell: Cell) -> str:
    """The state that a cell names in words, in either language; empty when it does not.

    ``no`` alone is not one: *no per source* is.
    """
    if not isinstance(cell, str):
        return ""
    return next((state for state in STATES if cell in LABELS[f"state.{state}"]), "")


def is_numeric(table: Table, key: str) -> bool:
    """Whether a column holds numbers (states may stand between them)."""
    values = [row.cells.get(key) for row in table.rows]
    known = [value for value in values if value is not None and not state_of(value)]
    return bool(known) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in known)


def decimals(table: Table, key: str) -> dict[str, int]:
    """The decimals that the numbers of a column of one measure are written with, by edition; empty: each as it is."""
    found: dict[str, int] = {}
    if key.startswith(PADDED) or any(column.key == key and column.unit == "%" for column in table.columns):
        for row in table.rows:
            value = row.cells.get(key)
            if isinstance(value, float):
                part = repr(value).partition(".")[2]
                places = min(len(part) if part != "0" else 0, MOST_DECIMALS)
                found[edition_of(row)] = max(found.get(edition_of(row), 0), places)
    return found


def row_decimals(table: Table, row: TableRow) -> int | None:
    """The decimals that the numbers of a row share, where things stand side by side and each row is a measure of its own."""
    if table.columns[0].key not in ATTRIBUTE_KEYS:
        return None
    parts = [repr(value).partition(".")[2] for value in row.cells.values() if isinstance(value, float)]
    return max((min(len(part), MOST_DECIMALS) for part in parts if part != "0"), default=None)


def depth(row: TableRow) -> int:
    """How far down its tree the indicator of a row stands; 0 for rows of anything else."""
    level = row.cells.get("level")
    return level if "indicator" in row.cells and isinstance(level, int) else 0


def edition_of(row: TableRow) -> str:
    """The edition that a row names: only its numbers share a number of decimals."""
    cell = row.cells.get("edition")
    return cell.id if isinstance(cell, Ref) else ""


def evidence_column(table: Table) -> str:
    """The column that carries the evidence of whole rows: the second where the first names an attribute or a place."""
    keys = [column.key for column in table.columns]
    return keys[1] if len(keys) > 1 and (keys[0] in ATTRIBUTE_KEYS or is_numeric(table, keys[0])) else keys[0]


def is_one_line(cell: Cell) -> bool:
    """Whether a cell should not be broken: a partial date, a span of them, two sizes, a short name, a word or two."""
    if isinstance(cell, Ref):
        return _letters(cell.name) <= SHORT_NAME
    if not isinstance(cell, str):
        return False
    return _letters(cell) <= SHORT_WORDS or bool(DATE.fullmatch(cell) or SHORT.fullmatch(cell))


def _letters(text: str) -> int:
    return sum(2 if char > "\u2e7f" else 1 for char in text)


def is_long(cell: Cell) -> bool:
    """Whether a cell is a long name or a sentence, which must not be squeezed into a word a line."""
    return len(cell.name if isinstance(cell, Ref) else cell if isinstance(cell, str) else "") >= LONG_NAME


def by_source(evidence: dict[str, Evidence]) -> list[tuple[str, list[tuple[str, Evidence]]]]:
    """Evidence by source, sources in the order of first use."""
    found: dict[str, list[tuple[str, Evidence]]] = {}
    for ident, entry in evidence.items():
        found.setdefault(entry.source, []).append((ident, entry))
    return list(found.items())


def number(value: float | int, places: int | None = None) -> str:
    """A number as text.

    Examples
    --------
    >>> number(0.828, 4), number(12.0), number(68), number(-0.2)
    ('0.8280', '12', '68', '−0.2')
    """
    text = str(value) if isinstance(value, int) else f"{value:.{places}f}" if places is not None else f"{value:.10g}"
    return text.replace("-", "−", 1) if value < 0 else text


def runs(ids: Sequence[str], evidence: dict[str, Evidence]) -> list[tuple[str, str, str]]:
    """Evidence ids as number ranges: what to write, which entry to open, what a pointer shows.

    Examples
    --------
    >>> [run[:2] for run in runs(["e4", "e5", "e6", "e9"], {})]
    [('4–6', 'e4'), ('9', 'e9')]
    """
    numbers = sorted({int(ident[1:]) for ident in ids})
    found: list[list[int]] = []
    for one in numbers:
        if found and one == found[-1][-1] + 1:
            found[-1].append(one)
        else:
            found.append([one])
    return [(_range(run), f"e{run[0]}", "; ".join(_said(evidence, f"e{one}") for one in run[:3])) for run in found]


def _range(run: list[int]) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(str(one) for one in run)


def _said(evidence: dict[str, Evidence], ident: str) -> str:
    entry = evidence.get(ident)
    return f"{entry.source}, {entry.locator}" if entry else ident
