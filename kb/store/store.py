"""Reading a built database: rows of a table, keyed look-ups, the data version. Nothing here writes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Executable, Table, literal, select, tuple_
from sqlalchemy import Row as SqlRow
from sqlmodel import SQLModel

from kb.errors import DatabaseError
from kb.model import RESOURCES, Name, Practice, Row, Score
from kb.model.records import record_class
from kb.store.engine import META, SCHEMA_VERSION, Reader
from kb.store.lookups import COUNT, MENTION
from kb.store.opening import engine_at

T = TypeVar("T", bound=Row)
_HELD_AT_MOST: dict[type[Row], int] = {Practice: 10_000, Name: 10_000}  # 1.4 kB of text each; many, and few are read
_FEW = 100  # of fewer rows no text is looked for twice
HELD_ROWS = 60_000  # rows of a table that is read once and kept; a larger one is read by key
_SINGLY = 20_000  # rows of a table of which a single one is read by key until all of them were asked for
BY_TABLE: dict[str, type[Row]] = {str(model.__tablename__): model for model in RESOURCES}


class Store:
    """A read-only view of one data version. Small tables are read once and kept: a database never changes, it is
    replaced. Of large ones only the rows that are asked for are read."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._tables: dict[type[Row], tuple[Row, ...]] = {}
        self._keyed: dict[type[Row], dict[str, Row]] = {}
        self._grouped: dict[tuple[type[Row], str], dict[str, list[Row]]] = {}
        self._one = lru_cache(maxsize=20_000)(self._read_one)
        self._some = lru_cache(maxsize=64)(self._read_some)
        if "data_version" not in self.meta:
            raise DatabaseError(f"{reader.name} holds no data_version: build it again with 'kb build'")
        self.data_version = self.meta["data_version"]

    def read(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[SqlRow[Any]]:
        """All rows of a statement over the tables.

        Raises
        ------
        DatabaseError
            When the database cannot be read.
        """
        return self._reader.read(statement, parameters)

    @property
    def dialect(self) -> str:
        """Which SQL the database speaks, for statements that differ."""
        return self._reader.dialect

    def rows(self, model: type[T]) -> Sequence[T]:
        """All rows of a table in the order of its identity: records with the model's attributes. They are kept, unless the
        table is read by key."""
        if model not in self._tables:
            found = self.records(model)
            if not self.is_held(model):
                return found
            self._tables[model] = found
        return cast(Sequence[T], self._tables[model])

    def records(self, model: type[T], *conditions: ColumnElement[bool], limit: int | None = None) -> tuple[T, ...]:
        """The rows of a table that meet some conditions, in the order of its identity; they are read and not kept."""
        table = table_of(model)
        columns, order = ([table.c[name] for name in names] for names in (model.model_fields, model.identity))
        found = self.read(select(*columns).where(*conditions).order_by(*order).limit(limit))
        return tuple(map(record_class(model)._make, _shared(found)))

    def keyed(self, model: type[T]) -> dict[str, T]:
        """The rows of a table by identity; a compound identity is joined by ``@``."""
        if model not in self._keyed:
            self._keyed[model] = {identity(model, row): row for row in self.rows(model)}
        return cast(dict[str, T], self._keyed[model])

    def count(self, model: type[Row]) -> int:
        """How many rows a table has."""
        noted = self.meta.get(COUNT + model.resource)
        return len(self.records(model)) if noted is None else int(noted)

    def is_held(self, model: type[Row]) -> bool:
        """Whether a table is small enough to be read once and kept."""
        return model in self._tables or self.count(model) <= _HELD_AT_MOST.get(model, HELD_ROWS)

    def get(self, model: type[T], identity_text: str) -> T | None:
        """The row with this identity, if there is one."""
        if model in self._tables or (self.is_held(model) and self.count(model) <= _SINGLY):
            return self.keyed(model).get(identity_text)
        return cast("T | None", self._one(model, identity_text))

    def where(self, model: type[T], column: str, value: str) -> Sequence[T]:
        """The rows of a table with this value in a column, in the order of their identity."""
        grouped = self._grouped.get((model, column))
        if grouped is None:
            if not self.is_held(model):
                return cast(Sequence[T], self._some(model, column, value))
            grouped = {}
            for row in self.rows(model):
                grouped.setdefault(getattr(row, column), []).append(row)
            self._grouped[model, column] = grouped
        return cast(Sequence[T], grouped.get(value, ()))

    def any_of(self, model: type[T], column: str, values: Collection[str]) -> Sequence[T]:
        """The rows of a table with one of these values in a column, in the order of their identity."""
        if self.is_held(model):
            return [row for value in sorted(set(values)) for row in self.where(model, column, value)]
        return self.records(model, table_of(model).c[column].in_(values))

    def beginning(self, model: type[T], column: str, start: str) -> Sequence[T]:
        """The rows of a table whose text in a column begins so, in the order of their identity."""
        if self.is_held(model):
            return [row for row in self.rows(model) if getattr(row, column).startswith(start)]
        return self.records(model, table_of(model).c[column].startswith(start, autoescape=True))

    def values(self, model: type[Row], column: str) -> list[str]:
        """The different texts in a column; no row is made of the table, however long it is."""
        found = self.read(select(table_of(model).c[column]).distinct())
        return sorted(cell for (cell,) in found if cell is not None)

    def first(self, model: type[T], limit: int) -> Sequence[T]:
        """The first rows of a table in the order of their identity."""
        return self.records(model, limit=limit)

    def stream(self, model: type[T], block: int = 5_000) -> Iterator[T]:
        """All rows of a table in the order of its identity, a block at a time: a large table is never held."""
        order = tuple_(*(table_of(model).c[name] for name in model.identity))
        rows = self.records(model, limit=block)
        while rows:
            yield from rows
            last = tuple_(*(literal(getattr(rows[-1], name)) for name in model.identity))
            rows = self.records(model, order > last, limit=block)

    def naming(self, key: str) -> list[Row]:
        """All rows that name a thing in one of their cells, and its own row; by table, then by identity."""
        rows = self.read(select(MENTION.c.resource, MENTION.c.identity).where(MENTION.c.key == key))
        wanted = [(RESOURCES[row.resource], row.identity) for row in rows]
        found = [(model, row) for model, ident in wanted if (row := self.get(model, ident)) is not None]
        kind, _, ident = key.partition(":")
        if kind in ("city", "indicator"):
            found += [(Score, row) for row in self.where(Score, kind, ident)]
        places = {model: place for place, model in enumerate(RESOURCES)}
        found.sort(key=lambda one: (places[one[0]], [getattr(one[1], name) for name in one[0].identity]))
        return [row for _, row in found]

    def _read_one(self, model: type[Row], identity_text: str) -> Row | None:
        table = table_of(model)
        parts = identity_text.split("@", len(model.identity) - 1)
        if len(parts) < len(model.identity):
            return None
        wanted = [table.c[name] == part for name, part in zip(model.identity, parts, strict=True)]
        return next(iter(self.records(model, *wanted)), None)

    def _read_some(self, model: type[Row], column: str, value: str) -> Sequence[Row]:
        return self.records(model, table_of(model).c[column] == value)

    def thing(self, key: str) -> Row | None:
        """The row behind a key such as ``city:wuhan``."""
        kind, _, rest = key.partition(":")
        model = BY_TABLE.get({"score": "score", "governing_body": "governingbody", "city_path": "citypath",
                              "path_type": "pathtype"}.get(kind, kind))  # fmt: skip
        return self.get(model, rest) if model else None

    @cached_property
    def meta(self) -> dict[str, str]:
        """What the builder noted about this database."""
        return {row.key: row.value for row in self.read(select(META))}

    def close(self) -> None:
        """Give the connections back."""
        self._reader.close()


def _shared(rows: Sequence[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    """The same rows, with a text that stands in many cells held once: keys and citations recur."""
    if len(rows) < _FEW:
        return rows
    once: dict[Any, Any] = {}
    share = once.setdefault
    return ([share(cell, cell) if cell.__class__ is str else cell for cell in row] for row in rows)


def table_of(model: type[Row]) -> Table:
    """The table that holds the rows of a model."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def identity(model: type[Row], row: Row) -> str:
    """A row's identity as text, the form that keys use."""
    return "@".join(str(getattr(row, name)) for name in model.identity)


def open_store(database: str | Path) -> Store:
    """Open a built database for reading.

    Raises
    ------
    DatabaseError
        When it is missing, broken, or not a database of this program and its version.
    """
    return store_over(engine_at(database).open())


def store_over(reader: Reader) -> Store:
    """The store over an opened database.

    Raises
    ------
    DatabaseError
        When it is not of this program's version. Then it is closed.
    """
    try:
        store = Store(reader)
        if store.meta.get("schema_version") != str(SCHEMA_VERSION):
            raise DatabaseError(
                f"{reader.name} was built by another version of this program: build it again with 'kb build'"
            )
    except DatabaseError:
        reader.close()
        raise
    return store
