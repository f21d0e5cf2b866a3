"""One CSV file to rows of a model, with the line of each row and the problems of those that could not be read."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.errors import Problem
from kb.load.columns import columns
from kb.load.content import Entry, Origin
from kb.load.files import read_records, text_faults
from kb.load.nearest import nearest
from kb.load.rows import read_row
from kb.model import Row


@dataclass(frozen=True)
class Table:
    """A file as read. ``broken`` are the identities of rows that stand there but could not be read."""

    entries: tuple[Entry[Row], ...]
    broken: frozenset[str]
    problems: tuple[Problem, ...]


def read_table(model: type[Row], text: str, place: str) -> Table:
    """Read all rows of a CSV text; ``place`` is how its file is called in problems.

    Raises
    ------
    FileFault
        When it cannot be read as CSV at all.
    """
    entries: list[Entry[Row]] = []
    broken: set[str] = set()
    records = list(read_records(text, place))
    header = records[0][1] if records else []
    problems = [*text_faults(text, place), *(Problem(place, 1, fault) for fault in _header_faults(model, header))]
    for line, record in records[1:] if set(header) & set(columns(model)) else []:
        cells = {name: value for name, value in zip(header, record, strict=False) if name in columns(model)}
        row, faults = _read(model, header, record, cells)
        if row is not None:
            entries.append(Entry(row, Origin(place, line)))
        else:
            broken.add("@".join(cells.get(name, "") for name in model.identity))
        problems += [Problem(place, line, fault) for fault in faults]
    return Table(tuple(entries), frozenset(broken), tuple(problems))


def _read(
    model: type[Row], header: list[str], record: list[str], cells: dict[str, str]
) -> tuple[Row | None, list[str]]:
    if not record:
        return None, ["is an empty line"]
    if len(record) != len(header):
        return None, [f"has {len(record)} cells, but the header has {len(header)}: a comma or a quote is wrong, or the "
                      "file is half-written"]  # fmt: skip
    row, faults = read_row(model, cells)
    return row, [fault for fault in faults if not _is_told(fault, header)]


def _is_told(fault: str, header: list[str]) -> bool:
    """Whether the cell is empty because its column is missing, which the header's fault says once."""
    name, _, rest = fault.partition(" ")
    return rest.startswith("is empty") and name not in header


def _header_faults(model: type[Row], header: list[str]) -> Iterator[str]:
    known = columns(model)
    if not set(header) & set(known):
        yield f"has no header: its first line must name columns of {model.resource} ({', '.join(known)})"
        return
    for name in header:
        if name not in known:
            yield f'column "{name}" is not known in {model.resource}{nearest(name, set(known) - set(header))}'
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield f'column "{name}" stands there twice'
    for column in known.values():
        if column.required and column.name not in header:
            yield f'column "{column.name}" is missing: every row of {model.resource} needs it'
