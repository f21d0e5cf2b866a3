"""Reading a built database: rows of a table, keyed look-ups, the data version. Nothing here writes."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Executable, select
from sqlalchemy import Row as SqlRow
from sqlmodel import SQLModel

from kb.errors import DatabaseError
from kb.model import RESOURCES, Row
from kb.store.engine import META, SCHEMA_VERSION, Reader, engine_at

T = TypeVar("T", bound=Row)
BY_TABLE: dict[str, type[Row]] = {str(model.__tablename__): model for model in RESOURCES}


class Store:
    """A read-only view of one data version. Tables are read once and kept: a database never changes, it is replaced."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._tables: dict[type[Row], tuple[Row, ...]] = {}
        self._keyed: dict[type[Row], dict[str, Row]] = {}
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
        """All rows of a table in the order of its identity. Rows have the model's attributes and must not be changed."""
        if model not in self._tables:
            table = SQLModel.metadata.tables[str(model.__tablename__)]
            order = [table.c[name] for name in model.identity]
            self._tables[model] = cast(tuple[Row, ...], tuple(self.read(select(table).order_by(*order))))
        return cast(Sequence[T], self._tables[model])

    def keyed(self, model: type[T]) -> dict[str, T]:
        """The rows of a table by identity; a compound identity is joined by ``@``."""
        if model not in self._keyed:
            self._keyed[model] = {identity(model, row): row for row in self.rows(model)}
        return cast(dict[str, T], self._keyed[model])

    def get(self, model: type[T], identity_text: str) -> T | None:
        """The row with this identity, if there is one."""
        return self.keyed(model).get(identity_text)

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
