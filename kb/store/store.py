"""Reading a built database: rows of a table, keyed look-ups, the data version. Nothing here writes."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import URL, Engine, create_engine, event, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from kb.errors import DatabaseError
from kb.model import RESOURCES, Row
from kb.store.build import SCHEMA_VERSION, is_own

T = TypeVar("T", bound=Row)
BY_TABLE: dict[str, type[Row]] = {str(model.__tablename__): model for model in RESOURCES}


class Store:
    """A read-only view of one data version. Tables are read once and kept: a database never changes, it is replaced."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._tables: dict[type[Row], tuple[Row, ...]] = {}
        self._keyed: dict[type[Row], dict[str, Row]] = {}
        self.data_version = self._meta("data_version")

    def _meta(self, key: str) -> str:
        try:
            with self.engine.connect() as connection:
                found = connection.execute(text("SELECT value FROM meta WHERE key = :key"), {"key": key}).scalar()
        except DBAPIError as error:
            raise self._unreadable(error) from error
        if found is None:
            raise DatabaseError(f"{self.engine.url.database} holds no {key}: build it again with 'kb build'")
        return str(found)

    def rows(self, model: type[T]) -> Sequence[T]:
        """All rows of a table in the order of its identity. Rows have the model's attributes and must not be changed."""
        if model not in self._tables:
            table = SQLModel.metadata.tables[str(model.__tablename__)]
            order = [table.c[name] for name in model.identity]
            try:
                with self.engine.connect() as connection:
                    found = connection.execute(select(table).order_by(*order)).all()
            except DBAPIError as error:
                raise self._unreadable(error) from error
            self._tables[model] = cast(tuple[Row, ...], tuple(found))
        return cast(Sequence[T], self._tables[model])

    def _unreadable(self, error: DBAPIError) -> DatabaseError:
        return DatabaseError(f"{self.engine.url.database} cannot be read: {error.orig}: build it again with 'kb build'")

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
        with self.engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(text("SELECT key, value FROM meta"))}

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def identity(model: type[Row], row: Row) -> str:
    """A row's identity as text, the form that keys use."""
    return "@".join(str(getattr(row, name)) for name in model.identity)


def open_store(database: str | Path) -> Store:
    """Open a built SQLite file read-only.

    Raises
    ------
    DatabaseError
        When the file is missing, cut off, or not a database of this program and its version.
    """
    path = Path(database)
    if not path.is_file():
        raise DatabaseError(f"{path} does not exist: build it with 'kb build --database {path}'")
    _refuse_unreadable(path)
    url = URL.create("sqlite", database=path.resolve().as_uri(), query={"mode": "ro", "uri": "true"})
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _foreign_keys)
    store = Store(engine)
    if store.meta.get("schema_version") != str(SCHEMA_VERSION):
        raise DatabaseError(f"{path} was built by another version of this program: build it again with 'kb build'")
    return store


def _refuse_unreadable(path: Path) -> None:
    """Look at the header: whose file it is, and whether it is as long as it says."""
    try:
        own, header = is_own(path), _header(path)
    except OSError as error:
        raise DatabaseError(f"{path} cannot be read: {error.strerror}") from error
    if not own:
        raise DatabaseError(
            f"{path} is not a Learning City KB database: name another file, or build one with 'kb build'"
        )
    page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    if path.stat().st_size < (65_536 if page == 1 else page) * pages:
        raise DatabaseError(f"{path} is cut off: build it again with 'kb build --database {path}'")


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _foreign_keys(connection: object, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[attr-defined]
