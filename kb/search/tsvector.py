"""The full-text index in PostgreSQL. A module of its own: whoever serves from a file never loads PostgreSQL's types."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Index, Integer, MetaData, String, Table, select, text
from sqlalchemy.dialects.postgresql import TSVECTOR

from kb.search.postings import FIELDS, Entry, Posting, merged, numbers_of
from kb.store.engine import NewDatabase
from kb.store.store import Store


class Tsvector:
    """PostgreSQL's index: a ``tsvector`` a document, made from the terms as they are; the weights A to D are the fields."""

    def create(self, new: NewDatabase) -> None:
        """Make the index, empty."""
        new.create(_TEXT)
        new.create(_TERMS)

    def insert(self, new: NewDatabase, entries: Iterable[Entry]) -> None:
        """Add documents."""
        new.insert(_TEXT, ["id", "words"], ((number, _vector(fields)) for number, fields in entries))

    def finish(self, new: NewDatabase) -> None:
        """Count the documents of every term."""
        new.connection.exec_driver_sql(
            "INSERT INTO search_terms SELECT word, ndoc FROM ts_stat('SELECT words FROM search_text')"
        )

    def read(self, store: Store, term: str) -> Posting:
        """Where a term stands."""
        lexeme = _lexeme(term)
        (held,) = store.read(_HELD_BY_WEIGHT, {"term": lexeme} | {letter: f"{lexeme}:{letter}" for letter in _LETTERS})
        return merged(held)

    def frequency(self, store: Store, term: str) -> int:
        """In how many documents a term stands."""
        rows = store.read(select(_TERMS.c.doc).where(_TERMS.c.term == term[:_LONGEST]))
        return int(rows[0][0]) if rows else 0

    def sizes(self, store: Store) -> NDArray[np.int64]:
        """The sizes of all documents, by number."""
        return numbers_of(store.read(text("SELECT string_agg(size::text, ',' ORDER BY id) FROM search_document"))[0][0])


_LETTERS = "ABCD"
_HELD_BY_WEIGHT = text(
    "SELECT "
    + ", ".join(
        f"string_agg(id::text, ',') FILTER (WHERE words @@ CAST(:{letter} AS tsquery)) AS {field}"
        for letter, field in zip(_LETTERS, FIELDS, strict=True)
    )
    + " FROM search_text WHERE words @@ CAST(:term AS tsquery)"
)
_LONGEST = 500  # characters of a term that count in PostgreSQL, which takes no lexeme over 2 kB
_METADATA = MetaData()
_TEXT = Table(
    "search_text", _METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("words", TSVECTOR, nullable=False),
    Index("search_text_words", "words", postgresql_using="gin"),
)  # fmt: skip
_TERMS = Table(
    "search_terms", _METADATA, Column("term", String, primary_key=True), Column("doc", Integer, nullable=False)
)


def _vector(fields: Sequence[Sequence[str]]) -> str:
    places: dict[str, list[str]] = {}
    for position, (letter, found) in enumerate(zip(_LETTERS, fields, strict=True), 1):
        for term in dict.fromkeys(found):
            places.setdefault(_lexeme(term), []).append(f"{position}{letter}")
    return " ".join(f"{lexeme}:{','.join(dict.fromkeys(held))}" for lexeme, held in places.items())


def _lexeme(term: str) -> str:
    """A term as it is written in a ``tsvector`` and a ``tsquery``."""
    return "'" + term[:_LONGEST].replace("\\", "\\\\").replace("'", "''") + "'"
