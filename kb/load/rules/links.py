"""References between rows: foreign keys, keys such as ``city:wuhan``, lists of slugs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import numpy as np
from sqlmodel import SQLModel

from kb.errors import Problem
from kb.load.columns import key_columns
from kb.load.content import KINDS, Content, Entry
from kb.load.nearest import nearest
from kb.load.scoretable import Coded, ScoreTable
from kb.model import (
    RESOURCES,
    Coverage,
    Edition,
    Indicator,
    Membership,
    Organisation,
    Policy,
    Practice,
    Reference,
    Regulation,
    Row,
    Theme,
)  # fmt: skip
from kb.model.values import split_list

_SOMEWHERE = ("city", "area", "place")
# Which kinds of thing a key column may name; a column that is not listed may name any.
_ALLOWED: dict[tuple[type[Row], str], tuple[str, ...]] = {
    (Membership, "member"): ("city", "area"),
    (Regulation, "place"): _SOMEWHERE,
    (Policy, "place"): _SOMEWHERE,
    (Policy, "issuer"): ("organisation",),
    (Organisation, "place"): _SOMEWHERE,
    (Practice, "place"): _SOMEWHERE,
    (Practice, "actors"): ("organisation",),
    (Coverage, "scope"): ("network", "edition", "city"),
}
# Columns of slugs that no foreign key describes: lists, and the edition's overall indicator, which would be a circle.
_SLUGS: tuple[tuple[type[Row], str, type[Row]], ...] = (
    (Practice, "themes", Theme),
    (Reference, "used_for", Indicator),
    (Edition, "overall", Indicator),
)


def foreign_keys(content: Content) -> Iterator[Problem]:
    """Every foreign key of the tables leads to a row."""
    for model, entries in content.tables.items():
        for column, target in targets(model):
            suspects = _suspects(content, entries, column, target)
            yield from _faults(suspects, column, partial(_missing, content, target, column))


def _faults(entries: Sequence[Entry[Row]], column: str, faults_of: Callable[[str], Iterable[str]]) -> Iterator[Problem]:
    """The faults of all cells of a column; a cell that stands in many rows is judged once."""
    cells = {getattr(entry.row, column) for entry in entries}
    wrong = {cell: found for cell in cells if cell is not None and (found := list(faults_of(cell)))}
    for entry in entries if wrong else ():
        yield from (entry.problem(fault) for fault in wrong.get(getattr(entry.row, column), ()))


def _missing(content: Content, target: type[Row], column: str, cell: str) -> Iterator[str]:
    if fault := content.missing(target, cell, column):
        yield fault


def _suspects(content: Content, entries: Sequence[Entry[Row]], column: str, target: type[Row]) -> Sequence[Entry[Row]]:
    """Of a table of scores only the rows whose reference leads nowhere."""
    if not isinstance(entries, ScoreTable):
        return entries
    coded: Coded = getattr(entries, column)
    return entries.take(np.flatnonzero(coded.mask(word for word in coded.words if not content.find(target, word))))


def targets(model: type[Row]) -> list[tuple[str, type[Row]]]:
    """The foreign keys of a model: column and the model it points to."""
    by_table = {str(other.__tablename__): other for other in RESOURCES}
    table = SQLModel.metadata.tables[str(model.__tablename__)]
    return [(column.name, by_table[key.column.table.name]) for column in table.columns for key in column.foreign_keys]


def keys(content: Content) -> Iterator[Problem]:
    """Every key such as ``city:wuhan`` names a known kind that its column may hold, and leads to a row."""
    for model, entries in content.tables.items():
        for column in key_columns(model):
            allowed = _ALLOWED.get((model, column), tuple(KINDS))
            yield from _faults(entries, column, partial(_key_faults, content, column, allowed))


def _key_faults(content: Content, column: str, allowed: tuple[str, ...], cell: str) -> Iterator[str]:
    for key in split_list(cell):
        if fault := _key_fault(content, column, key, allowed):
            yield fault


def _key_fault(content: Content, column: str, key: str, allowed: tuple[str, ...]) -> str | None:
    kind, _, identity = key.partition(":")
    if kind not in KINDS:
        return f'{column} "{key}": the kind "{kind}" is not known{nearest(kind, KINDS)}'
    if kind not in allowed:
        return f'{column} "{key}": must be {" or ".join(f"{one}:…" for one in allowed)}'
    return content.missing(KINDS[kind], identity, f"{column}, {kind}")


def slugs(content: Content) -> Iterator[Problem]:
    """Every slug of a list, such as a practice's themes, leads to a row."""
    for model, column, target in _SLUGS:
        yield from _faults(content.of(model), column, partial(_missing_slugs, content, target, column))


def _missing_slugs(content: Content, target: type[Row], column: str, cell: str) -> Iterator[str]:
    for slug in split_list(cell):
        yield from _missing(content, target, column, slug)
