"""One CSV file to rows of a model, with the line of each row and the problems of those that could not be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import Any

from kb.errors import Problem
from kb.load.columns import columns
from kb.load.content import Entry, Origin
from kb.load.files import Columns, read_records, text_faults
from kb.load.nearest import nearest
from kb.load.records import read_columns
from kb.load.rows import read_row
from kb.load.scoretable import score_table
from kb.model import Row, Score
from kb.model.records import record_class


@dataclass(frozen=True)
class Table:
    """A file as read. ``broken`` are the identities of rows that stand there but could not be read."""

    entries: Sequence[Entry[Row]]
    broken: frozenset[str]
    problems: tuple[Problem, ...]


def read_table(model: type[Row], text: str, place: str) -> Table:
    """Read all rows of a CSV text; ``place`` is how its file is called in problems.

    Raises
    ------
    FileFault
        When it cannot be read as CSV at all.
    """
    lines, records = read_records(text, place)
    header = list(records[0]) if records else []
    problems = [Problem(place, 1, fault) for fault in _header_faults(model, header)]
    problems += text_faults(text, place)
    if not set(header) & set(columns(model)):
        return Table((), frozenset(), tuple(problems))
    values, kept, broken, faults = _values(model, header, records[1:])
    problems += [Problem(place, lines[number + 1], fault) for number, fault in faults]
    places = lines[1:] if len(kept) == len(records) - 1 else [lines[number + 1] for number in kept]
    return Table(_entries(model, values, place, places), broken, tuple(problems))


def _values(model: type[Row], header: list[str], body: Sequence[Sequence[str]]) -> tuple[
    list[list[Any]], Sequence[int], frozenset[str], list[tuple[int, str]]
]:  # fmt: skip
    """The values of the good records by field, which records those are, identities of the others, and their faults.

    Columns are read whole; a record with anything unsure in it is read once more by itself.
    """
    plain = len(set(header)) == len(header) and set(header) <= set(columns(model))
    whole: Sequence[int] = _of_length(body, len(header)) if plain else []
    values, unsure = read_columns(
        model, header, body if len(whole) == len(body) else [body[number] for number in whole]
    )
    left: dict[int, int | None] = {whole[position]: position for position in unsure}
    left |= dict.fromkeys(set(range(len(body))) - set(whole)) if len(whole) < len(body) else {}
    good: dict[int, tuple[Any, ...]] = {}
    broken: set[str] = set()
    faults: list[tuple[int, str]] = []
    for number in sorted(left):
        cells = {name: value for name, value in zip(header, body[number], strict=False) if name in columns(model)}
        row, told = _read(model, header, body[number], cells)
        faults += [(number, fault) for fault in told]
        if row is None:
            broken.add("@".join(cells.get(name, "") for name in model.identity))
        else:
            good[number] = tuple(getattr(row, name) for name in model.model_fields)
    if left:
        sure = [position for position, number in enumerate(whole) if number not in left]
        values = [[column[position] for position in sure] + [row[place] for row in good.values()]
                  for place, column in enumerate(values)]  # fmt: skip
        whole = [whole[position] for position in sure] + list(good)
        order = sorted(range(len(whole)), key=whole.__getitem__)
        values, whole = [[column[place] for place in order] for column in values], [whole[place] for place in order]
    return values, whole, frozenset(broken), faults


def _of_length(body: Sequence[Sequence[str]], length: int) -> Sequence[int]:
    """The numbers of the records with so many cells."""
    if isinstance(body, Columns):
        return range(len(body)) if len(body.columns) == length else []
    return [number for number, record in enumerate(body) if len(record) == length]


def _entries(model: type[Row], values: list[list[Any]], place: str, lines: Sequence[int]) -> Sequence[Entry[Row]]:
    if model is Score:
        return score_table(values, place, lines)
    records = map(partial(tuple.__new__, record_class(model)), zip(*values, strict=True))  # made without checks
    origins = map(partial(tuple.__new__, Origin), zip(repeat(place), lines, repeat("")))
    return tuple(map(partial(tuple.__new__, Entry), zip(records, origins, strict=True)))


def _read(
    model: type[Row], header: list[str], record: Sequence[str], cells: dict[str, str]
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
