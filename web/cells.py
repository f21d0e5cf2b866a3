"""How cells are written: numbers with the decimals of their column, states with a mark, evidence as number ranges."""

from collections.abc import Sequence

from kb.query.answer import Cell, Evidence, Table
from web.labels import LABELS

STATES = ("yes", "no", "unknown", "out_of_scope")
MOST_DECIMALS = 6
PADDED = ("score:", "value", "distance", "recomputed")


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


def is_key(table: Table, key: str) -> bool:
    """Whether a column heads its rows: the first one."""
    return bool(table.columns) and table.columns[0].key == key


def decimals(table: Table, key: str) -> int | None:
    """The decimals that all numbers of a column of one measure are written with; ``None``: each as it is."""
    if not any(key.startswith(prefix) for prefix in PADDED):
        return None
    values = [row.cells.get(key) for row in table.rows]
    parts = [repr(value).partition(".")[2] for value in values if isinstance(value, float)]
    return min(max((len(part) for part in parts if part != "0"), default=0), MOST_DECIMALS)


def number(value: float | int, places: int | None = None) -> str:
    """A number as text.

    Examples
    --------
    >>> number(0.828, 4), number(12.0), number(68)
    ('0.8280', '12', '68')
    """
    if isinstance(value, int):
        return str(value)
    return f"{value:.{places}f}" if places is not None else f"{value:.10g}"


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


