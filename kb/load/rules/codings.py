"""Codings: of columns that exist, with values that the columns may hold, by coders that are not the base itself."""

from collections.abc import Iterator

from kb.errors import Problem
from kb.load.columns import columns
from kb.load.content import KINDS, Content, cell
from kb.load.nearest import nearest
from kb.load.rows import read_row
from kb.load.rules.links import targets
from kb.model import Coding, Row

BASE = "base"
_EVIDENCE = ("source", "printed")


def coders(content: Content) -> Iterator[Problem]:
    """No coder is called as the base is."""
    for entry in content.of(Coding):
        if entry.row.coder == BASE:
            yield entry.problem(f'coder "{BASE}" is the base itself: name the person or team that coded')


def values(content: Content) -> Iterator[Problem]:
    """The column exists in the row's table, and its cells may hold the value."""
    for entry in content.of(Coding):
        kind, _, identity = entry.row.thing.partition(":")
        coded = content.find(KINDS[kind], identity) if kind in KINDS else None
        if coded and (fault := _fault(content, entry.row, KINDS[kind], coded.row)):
            yield entry.problem(fault)


def _fault(content: Content, coding: Coding, model: type[Row], row: Row) -> str | None:
    known = [name for name in columns(model) if name not in (*model.identity, *_EVIDENCE)]
    if coding.attribute not in known:
        return f'attribute "{coding.attribute}" is not a column of {model.resource} that can be coded{nearest(coding.attribute, known)}'
    if coding.value is None:
        return None
    cells = {name: cell(getattr(row, name)) or "" for name in columns(model)}
    wrong = read_row(model, cells | {coding.attribute: coding.value})[1]
    if wrong:
        return f"value: {wrong[0]}"
    target = dict(targets(model)).get(coding.attribute)
    return content.missing(target, coding.value, f"value, {coding.attribute}") if target else None


def adjudications(content: Content) -> Iterator[Problem]:
    """What is adjudicated was coded by a coder."""
    coded = {(entry.row.thing, entry.row.attribute) for entry in content.of(Coding) if entry.row.role == "coder"}
    for entry in content.of(Coding):
        if entry.row.role == "adjudicator" and (entry.row.thing, entry.row.attribute) not in coded:
            yield entry.problem(f"{entry.row.attribute} of {entry.row.thing} is adjudicated, but no coder coded it")
