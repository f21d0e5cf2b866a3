"""A SQLite file as the database: built beside the old one and swapped in at once, read through its own open file."""

import os
import re
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Executable, Table, create_engine, text
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import Row as SqlRow
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from kb.errors import DatabaseError
from kb.store.bulk import insert_rows
from kb.store.engine import SCHEMA_VERSION, Reader, ServerHealth

APPLICATION_ID = 0x4C43_4B42  # "LCKB" in the file's header: how this program knows its own files
_ENDING = ".building"
_CONNECTIONS = 4  # all opened at once: one that is opened later could see a file that was swapped in


@dataclass(frozen=True)
class SQLite:
    """A file, there or to be built."""

    path: Path

    @property
    def name(self) -> str:
        """The path."""
        return str(self.path)

    @contextmanager
    def building(self) -> Iterator["NewFile"]:
        """A new file; killed at any moment, the old one still serves.

        Raises
        ------
        DatabaseError
            When the path is not a file of this program or cannot be written. It is left as it was.
        """
        _refuse_foreign(self.path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            _remove_stale(self.path)
            with _new_name(self.path) as file:
                with _written(file) as connection:
                    yield NewFile(connection)
                _sync(file)
                os.replace(file, self.path)
            _sync(self.path.parent)
        except (OSError, SQLAlchemyError, sqlite3.Error) as error:
            raise DatabaseError(f"{self.path} cannot be written: {error}") from error

    def open(self) -> "FileReader":
        """Open the file for reading.

        Raises
        ------
        DatabaseError
            When it is missing, cut off, or not a database of this program.
        """
        if not self.path.is_file():
            raise DatabaseError(f"{self.path} does not exist: build it with 'kb build --database {self.path}'")
        _refuse_unreadable(self.path)
        while True:
            file = _identity(self.path)
            reader = FileReader(str(self.path), file, _connected(self.path))
            if self.is_newest(reader):
                return reader
            reader.close()  # swapped while it was opened: some connections may see the old file, some the new one

    def watch(self, seconds: float) -> None:
        """A file is looked at when it is asked for."""

    def is_newest(self, reader: Reader) -> bool:
        """Whether a reader reads the file that is there now; while there is none, nothing is newer."""
        assert isinstance(reader, FileReader)
        return not self.path.exists() or _identity(self.path) == reader.file

    def health(self, reader: Reader) -> tuple[ServerHealth, ...]:
        """A file has no servers."""
        return ()

    def close(self) -> None:
        """Nothing is held."""


@dataclass(frozen=True)
class NewFile:
    """A file in the making."""

    connection: Connection

    def create(self, table: Table) -> None:
        """Create a table."""
        table.create(self.connection)

    def insert(self, table: Table, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Put rows into a table, their values in the order of ``columns``; they are taken one by one."""
        insert_rows(self.connection, table.name, columns, rows)


@dataclass(frozen=True)
class FileReader:
    """An opened file, also after another one was put in its place."""

    name: str
    file: tuple[int, int]
    engine: SqlEngine
    dialect = "sqlite"

    def read(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[SqlRow[Any]]:
        """All rows of a statement."""
        try:
            with self.engine.connect() as connection:
                return connection.execute(statement, parameters or {}).all()
        except DBAPIError as error:
            raise DatabaseError(f"{self.name} cannot be read: {error.orig}: build it again with 'kb build'") from error

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def is_own(path: Path) -> bool:
    """Whether a file is a database of this program, by the application id in its header."""
    header = _header(path)
    return header.startswith(b"SQLite format 3\x00") and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _refuse_foreign(target: Path) -> None:
    """Never write over a file that is not ours."""
    if target.is_dir():
        raise DatabaseError(f"{target} is a directory: name the file to build")
    if target.exists() and target.stat().st_size and not is_own(target):
        raise DatabaseError(f"{target} is not a Learning City KB database: name another file, or remove it first")


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


@contextmanager
def _new_name(target: Path) -> Iterator[Path]:
    """A name beside the target that tells who builds; nothing is left there afterwards."""
    file = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}{_ENDING}")
    try:
        yield file
    finally:
        file.unlink(missing_ok=True)


def _remove_stale(target: Path) -> None:
    """Remove what builders left that were killed."""
    for file in target.parent.glob(f".{target.name}.*{_ENDING}"):
        builder = re.fullmatch(re.escape(f".{target.name}.") + r"(\d+)-[0-9a-f]+" + re.escape(_ENDING), file.name)
        if builder and not _is_alive(int(builder[1])):
            file.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


@contextmanager
def _written(file: Path) -> Iterator[Connection]:
    """A connection to a new file that is thrown away when anything fails: it needs no journal."""
    engine = create_engine(URL.create("sqlite", database=str(file)), poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = OFF")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
        yield connection
        connection.commit()
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    engine.dispose()
    if broken:
        raise DatabaseError(f"{len(broken)} rows point nowhere, the first in table {broken[0][0]}: run 'kb check'")


def _sync(path: Path) -> None:
    """Make sure that a file, or the names in a directory, are on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _identity(path: Path) -> tuple[int, int]:
    """Which file a path names now."""
    try:
        found = path.stat()
    except OSError as error:
        raise DatabaseError(f"{path} cannot be read: {error.strerror}") from error
    return found.st_dev, found.st_ino


def _connected(path: Path) -> SqlEngine:
    """Read-only connections, all of them open. The one used last is used next: only it fills its cache while nobody else reads."""
    url = URL.create("sqlite", database=path.resolve().as_uri(), query={"mode": "ro", "uri": "true"})
    engine = create_engine(url, poolclass=QueuePool, pool_size=_CONNECTIONS, max_overflow=0, pool_use_lifo=True,
                           connect_args={"check_same_thread": False})  # fmt: skip
    for connection in [engine.connect() for _ in range(_CONNECTIONS)]:
        connection.close()
    return engine
