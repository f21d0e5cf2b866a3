"""Rows with the place where they stand, and the look-ups that rules need. Nothing here reads files."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, cast

from kb.errors import Problem
from kb.load.nearest import nearest
from kb.model import RESOURCES, Erratum, Row
from kb.model.values import split_list

R = TypeVar("R", bound=Row)
R_co = TypeVar("R_co", bound=Row, covariant=True)

# The first word of a key, for each model: "city", "path_type", "governing_body".
KINDS: dict[str, type[Row]] = {re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower(): model for model in RESOURCES}


class Origin(NamedTuple):
    """The file and line where a row stands, and the correction that changed it, if any."""

    file: str
    line: int
    corrected: str = ""


class Entry(NamedTuple, Generic[R_co]):
    """A row with its origin."""

    row: R_co
    origin: Origin

    def problem(self, message: str) -> Problem:
        """A fault of this row."""
        where = f" (corrected at {self.origin.corrected})" if self.origin.corrected else ""
        return Problem(self.origin.file, self.origin.line, message + where)


def identity_text(row: Row) -> str:
    """A row's identity as text, parts joined by ``@``: the form that keys use."""
    if len(row.identity) == 1:
        return str(getattr(row, row.identity[0]))
    return "@".join([str(getattr(row, name)) for name in row.identity])


def cell(value: Any) -> str | None:
    """A value as the text of its CSV cell.

    Examples
    --------
    >>> cell(True), cell(0.5), cell(85.0), cell(None)
    ('true', '0.5', '85', None)
    """
    if value is None:
        return None
    if isinstance(value, float):
        return str(value).removesuffix(".0")
    return str(value).lower() if isinstance(value, bool) else str(value)


class Searchable(ABC):
    """A table too large for a dictionary of its rows, that finds them itself."""

    @abstractmethod
    def place_of(self, identity: str) -> int | None:
        """Where the row with an identity stands, if there is one."""

    @abstractmethod
    def entry(self, place: int) -> "Entry[Row]":
        """The row at a place."""

    @abstractmethod
    def like(self, identity: str) -> Iterable[str]:
        """Identities that may be meant by a wrong one."""


@dataclass(frozen=True)
class Content:
    """The rows of one or more packages. ``broken`` and ``unread`` tell what exists but could not be read."""

    tables: Mapping[type[Row], Sequence[Entry[Row]]]
    broken: frozenset[tuple[type[Row], str]] = frozenset()
    unread: frozenset[type[Row]] = frozenset()

    def of(self, model: type[R]) -> Sequence[Entry[R]]:
        """The rows of a model."""
        return cast("Sequence[Entry[R]]", self.tables.get(model, ()))

    @cached_property
    def _index(self) -> dict[type[Row], dict[str, Entry[Row]]]:
        return {
            model: {identity_text(entry.row): entry for entry in entries}
            for model, entries in self.tables.items()
            if not isinstance(entries, Searchable)
        }

    def find(self, model: type[R], identity: str) -> Entry[R] | None:
        """The row with this identity."""
        table: Any = self.tables.get(model, ())
        if isinstance(table, Searchable):
            place = table.place_of(identity)
            return None if place is None else cast("Entry[R]", table.entry(place))
        return cast("Entry[R] | None", self._index.get(model, {}).get(identity))  # a text: asked very often

    def may_hold(self, model: type[Row], identity: str) -> bool:
        """Whether the row exists, or stands where reading failed: a fault of its own, not to be told twice."""
        return bool(self.find(model, identity)) or (model, identity) in self.broken or model in self.unread

    def missing(self, model: type[Row], identity: str, what: str) -> str | None:
        """The sentence for a reference that leads nowhere, with the nearest that would lead somewhere."""
        if self.may_hold(model, identity):
            return None
        table: Any = self.tables.get(model, ())
        known = table.like(identity) if isinstance(table, Searchable) else self._index.get(model, {})
        return f'{what} "{identity}" is not in {model.resource}.csv{nearest(identity, known)}'

    @cached_property
    def excused(self) -> frozenset[str]:
        """The keys that an erratum speaks of: what looks wrong there is a known fault of the source."""
        return frozenset(key for entry in self.of(Erratum) for key in split_list(entry.row.things))

    def is_excused(self, *keys: str) -> bool:
        """Whether an erratum names one of these keys."""
        return not self.excused.isdisjoint(keys)
