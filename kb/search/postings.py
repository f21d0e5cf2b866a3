"""Which documents hold a term, and in which fields: asked of the full-text index that an engine brings.

The terms are made by this program. An engine only keeps them and finds them again, so all engines find the same.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text

from kb.store.engine import NewDatabase
from kb.store.store import Store

FIELDS = ("title", "summary", "keywords", "context")
Entry = tuple[int, Sequence[Sequence[str]]]
"""A document's number and its terms, field by field."""
Posting = tuple[NDArray[np.int64], NDArray[np.uint8]]
"""The ascending numbers of the documents that hold a term, and for each the fields as bits, the first field lowest."""
_AT_ONCE = (
    1 << 26
)  # bytes of the index that are sorted in memory: in many small pieces it would be merged again and again


class Postings(Protocol):
    """An engine's full-text index."""

    def create(self, new: NewDatabase) -> None:
        """Make the index, empty."""

    def insert(self, new: NewDatabase, entries: Iterable[Entry]) -> None:
        """Add documents."""

    def finish(self, new: NewDatabase) -> None:
        """All documents are in."""

    def read(self, store: Store, term: str) -> Posting:
        """Where a term stands."""

    def frequency(self, store: Store, term: str) -> int:
        """In how many documents a term stands."""

    def sizes(self, store: Store) -> NDArray[np.int64]:
        """The sizes of all documents, by number."""


class Fts5:
    """SQLite's index: contentless, one column a field, without positions. Whatever stands between spaces is a term."""

    def create(self, new: NewDatabase) -> None:
        """Make the index, empty."""
        new.connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE search_text USING fts5({', '.join(FIELDS)}, content = '', detail = column, "
            "columnsize = 0, tokenize = \"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cn Co'\")"
        )
        new.connection.exec_driver_sql(f"INSERT INTO search_text (search_text, rank) VALUES ('hashsize', {_AT_ONCE})")
        new.connection.exec_driver_sql("CREATE VIRTUAL TABLE search_terms USING fts5vocab(search_text, row)")

    def insert(self, new: NewDatabase, entries: Iterable[Entry]) -> None:
        """Add documents."""
        rows = [(number, *(" ".join(terms) for terms in fields)) for number, fields in entries]
        columns = f"rowid, {', '.join(FIELDS)}"
        new.connection.exec_driver_sql(f"INSERT INTO search_text ({columns}) VALUES (?, ?, ?, ?, ?)", rows)

    def finish(self, new: NewDatabase) -> None:
        """Nothing is left to do."""

    def read(self, store: Store, term: str) -> Posting:
        """Where a term stands."""
        (held,) = store.read(_HELD_BY_FIELD, {field: f'{field} : "{term}"' for field in FIELDS})
        return merged(held)

    def frequency(self, store: Store, term: str) -> int:
        """In how many documents a term stands."""
        rows = store.read(_DOCUMENTS_WITH, {"term": term})
        return int(rows[0][0]) if rows else 0

    def sizes(self, store: Store) -> NDArray[np.int64]:
        """The sizes of all documents, by number."""
        return numbers_of(
            store.read(text("SELECT group_concat(size) FROM (SELECT size FROM search_document ORDER BY id)"))[0][0]
        )


_HELD_BY_FIELD = text(
    "SELECT "
    + ", ".join(
        f"(SELECT group_concat(rowid) FROM search_text WHERE search_text MATCH :{field}) AS {field}" for field in FIELDS
    )
)
"""The numbers of documents parted by commas: one text is many times as fast as a row each."""
_DOCUMENTS_WITH = text("SELECT doc FROM search_terms WHERE term = :term")


def merged(held: Iterable[str | None]) -> Posting:
    """A posting of the numbers of documents parted by commas, field by field."""
    found = [numbers_of(numbers) for numbers in held]
    numbers = np.unique(np.concatenate(found))
    fields = np.zeros(len(numbers), np.uint8)
    for bit, each in enumerate(found):
        fields[np.searchsorted(numbers, each)] |= np.uint8(1 << bit)
    return numbers, fields


def numbers_of(held: str | None) -> NDArray[np.int64]:
    """Numbers that a text lists, parted by commas."""
    return np.fromstring(held or "", np.int64, sep=",")
