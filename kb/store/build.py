"""Rows to a new SQLite file, swapped in at once: killed at any moment, the old file still serves."""

import os
import re
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol, cast

from sqlalchemy import URL, Column, Connection, MetaData, String, Table, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

from kb.errors import DatabaseError
from kb.model import RESOURCES, Row
from kb.store.bulk import insert_rows

APPLICATION_ID = 0x4C43_4B42  # "LCKB" in the file's header: how this program knows its own files
SCHEMA_VERSION = 1
_ENDING = ".building"

_meta_metadata = MetaData()
META = Table("meta", _meta_metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))


class Rows(Protocol):
    """What is built: checked rows by model, values in the order of its fields, and the version of their content."""

    @property
    def rows(self) -> Mapping[type[Row], Iterable[Row]]: ...

    @property
    def data_version(self) -> str: ...


def build(dataset: Rows, target: Path, extra: Callable[[Connection], None] | None = None) -> None:
    """Write ``dataset`` to a new file and put it in the place of ``target``; ``extra`` may add tables of its own.

    Raises
    ------
    DatabaseError
        When ``target`` is not a file of this program or cannot be written. It is left as it was.
    """
    _refuse_foreign(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_stale(target)
        with _new_file(target) as file:
            _write(dataset, file, extra)
            _sync(file)
            os.replace(file, target)
        _sync(target.parent)
    except (OSError, SQLAlchemyError, sqlite3.Error) as error:
        raise DatabaseError(f"{target} cannot be written: {error}") from error


def program_version() -> str:
    """The version of the installed program."""
    try:
        return version("learning-city-kb")
    except PackageNotFoundError:
        return "not installed"


def _refuse_foreign(target: Path) -> None:
    """Never write over a file that is not ours."""
    if target.is_dir():
        raise DatabaseError(f"{target} is a directory: name the file to build")
    if target.exists() and target.stat().st_size and not is_own(target):
        raise DatabaseError(f"{target} is not a Learning City KB database: name another file, or remove it first")


def is_own(path: Path) -> bool:
    """Whether a file is a database of this program, by the application id in its header."""
    with path.open("rb") as file:
        header = file.read(72)
    return header.startswith(b"SQLite format 3\x00") and int.from_bytes(header[68:72], "big") == APPLICATION_ID


@contextmanager
def _new_file(target: Path) -> Iterator[Path]:
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


def _write(dataset: Rows, file: Path, extra: Callable[[Connection], None] | None) -> None:
    engine = create_engine(URL.create("sqlite", database=str(file)), poolclass=NullPool)
    with engine.connect() as connection:
        # A file that is thrown away when anything fails needs no journal.
        connection.exec_driver_sql("PRAGMA journal_mode = OFF")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
        write_tables(dataset, connection)
        if extra:
            extra(connection)
        connection.commit()
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    engine.dispose()
    if broken:
        raise DatabaseError(f"{len(broken)} rows point nowhere, the first in table {broken[0][0]}: run 'kb check'")


def write_tables(dataset: Rows, connection: Connection) -> None:
    """Create the tables and fill them, with a ``meta`` table that says what this is."""
    tables = {model: SQLModel.metadata.tables[str(model.__tablename__)] for model in RESOURCES}
    SQLModel.metadata.create_all(connection, tables=list(tables.values()))
    _meta_metadata.create_all(connection)
    for model, table in tables.items():
        insert_rows(connection, table.name, list(model.model_fields), cast(Any, dataset.rows.get(model, ())))
    meta = {
        "data_version": dataset.data_version,
        "schema_version": str(SCHEMA_VERSION),
        "program_version": program_version(),
    }
    connection.execute(META.insert(), [{"key": key, "value": value} for key, value in meta.items()])


def _sync(path: Path) -> None:
    """Make sure that a file, or the names in a directory, are on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
