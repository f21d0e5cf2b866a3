"""Packages on top of each other: a later one may add rows and correct cells, never silently overwrite."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from kb.errors import Problem
from kb.load.columns import columns
from kb.load.content import Content, Entry, cell, identity_text
from kb.load.descriptor import BY_RESOURCE
from kb.load.nearest import nearest
from kb.load.package import Package
from kb.load.rows import read_row
from kb.load.scoretable import ScoreTable, join, score_parts
from kb.model import Correction, Row
from kb.model.records import record_of

_Rows = dict[type[Row], "dict[str, Entry[Row]] | Scores"]


class Scores:
    """The scores of the packages so far, where a table of rows has a dictionary."""

    def __init__(self) -> None:
        self.table = join(score_parts(()))

    def get(self, identity: str) -> Entry[Row] | None:
        """The row with this identity."""
        place = self.table.place_of(identity)
        return None if place is None else self.table[place]

    def __setitem__(self, identity: str, entry: Any) -> None:
        place = self.table.place_of(identity)
        if place is not None:
            self.table = self.table.with_entry(place, entry)

    def add(self, found: ScoreTable) -> list[tuple[Entry[Row], Entry[Row]]]:
        """Add rows. Returns those whose identity is taken: the row that has it, and the one left out."""
        both = join([self.table, found]) if len(self.table) else found
        doubles = both.doubles()
        if doubles:
            kept = np.delete(np.arange(len(both)), [later for _, later in doubles])
            self.table = both.take(kept)
        else:
            self.table = both
        return [(both[first], both[later]) for first, later in doubles]


def layer(packages: Sequence[Package]) -> tuple[Content, list[Problem]]:
    """The rows of all packages with corrections applied, and the problems of laying them on top of each other."""
    rows: _Rows = {}
    problems: list[Problem] = []
    broken = frozenset(one for package in packages for one in package.content.broken)
    unread = frozenset(model for package in packages for model in package.content.unread)
    for package in packages:
        tables = dict(package.content.tables)
        known = Content(_tables(rows), broken, unread)
        tables[Correction] = tuple(
            _correct(rows, known, package.content, entry, problems) for entry in package.content.of(Correction)
        )
        for model, entries in tables.items():
            problems += _add(rows, model, entries, package.name)
    return Content(_tables(rows), broken, unread), problems


def _tables(rows: _Rows) -> dict[type[Row], Sequence[Entry[Row]]]:
    return {model: found.table if isinstance(found, Scores) else tuple(found.values()) for model, found in rows.items()}


def _add(rows: _Rows, model: type[Row], entries: Sequence[Entry[Row]], package: str) -> list[Problem]:
    """Add rows whose identity is new; tell the others where theirs stands already."""
    known = rows.setdefault(model, Scores() if isinstance(entries, ScoreTable) else {})
    if isinstance(known, Scores):
        doubles = known.add(join(score_parts([entries])))
    else:
        pairs = ((known.setdefault(identity_text(entry.row), entry), entry) for entry in entries)
        doubles = [(first, entry) for first, entry in pairs if first is not entry]
    return [_double(first, entry, package) for first, entry in doubles]


def _double(first: Entry[Row], entry: Entry[Row], package: str) -> Problem:
    where = f"{first.origin.file}:{first.origin.line}"
    same = first.origin.file.startswith(f"{package}/")
    hint = "" if same else ": to change it, name the cell in corrections.csv"
    identity = f'{"@".join(entry.row.identity)} "{identity_text(entry.row)}"'
    return entry.problem(f"{identity} exists already at {where}{hint}")


def _correct(
    rows: _Rows, known: Content, own: Content, entry: Entry[Correction], problems: list[Problem]
) -> Entry[Row]:
    """Change the cell that a correction names. Returns the correction with what stood there and its source."""
    correction = entry.row
    faults = _faults(known, own, correction)
    if faults:
        problems += [entry.problem(fault) for fault in faults]
        return entry
    model = BY_RESOURCE[correction.resource_name]
    earlier = rows[model].get(correction.row) if model in rows else None
    if earlier is None:
        return entry
    cells = {name: cell(getattr(earlier.row, name)) or "" for name in columns(model)}
    row, wrong = read_row(model, cells | {correction.field: correction.value})
    if row is None:
        problems += [entry.problem(f"the corrected row is not right: {fault}") for fault in wrong]
        return entry
    place = f"{entry.origin.file}:{entry.origin.line}"
    rows[model][correction.row] = Entry(record_of(row), earlier.origin._replace(corrected=place))
    kept = {"original": cells[correction.field] or None, "original_source": cells.get("source")}
    return Entry(cast(Any, correction)._replace(**kept), entry.origin)


def _faults(known: Content, own: Content, correction: Correction) -> list[str]:
    """Why a correction cannot be applied."""
    model = BY_RESOURCE.get(correction.resource_name)
    if model is None:
        return [
            f'resource_name "{correction.resource_name}" is not known{nearest(correction.resource_name, BY_RESOURCE)}'
        ]
    fields = set(columns(model)) - set(model.identity)
    if correction.field in model.identity:
        return [f'field "{correction.field}" identifies the row and cannot be corrected: add a row of its own']
    if correction.field not in fields:
        return [f'field "{correction.field}" is not known in {model.resource}{nearest(correction.field, fields)}']
    if own.find(model, correction.row) and not known.find(model, correction.row):
        return [f'row "{correction.row}" stands in this same package: change it in {model.resource}.csv itself']
    missing = known.missing(model, correction.row, "row")
    return [f"{missing}, or not in an earlier package"] if missing else []
