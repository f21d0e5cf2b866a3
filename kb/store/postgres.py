"""PostgreSQL as the database: each version is built into a schema of its own and swapped in by one row of a list."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Double,
    Executable,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
)
from sqlalchemy import Row as SqlRow
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import AddConstraint, CreateIndex
from sqlalchemy.types import TypeEngine
from sqlmodel.sql.sqltypes import AutoString

from kb.errors import DatabaseError
from kb.store.cluster import Cluster
from kb.store.engine import Reader, ServerHealth
from kb.store.fitness import check_fitness
from kb.store.server import SCHEMA, Server, Version, connect

log = logging.getLogger(__name__)
_BUILDING = 0x4C43_4B42  # the lock that a builder holds for as long as it lives; "LCKB"
_SOON = "5s"  # until a server has noticed that a builder's connection was closed
_KEPT = 2  # versions: the newest, and the one before it for those who still read it
_PLACE = f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"
_TRIGRAMS = f"CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA {SCHEMA}"
_LIST = f"""
CREATE TABLE IF NOT EXISTS {SCHEMA}.version (
    number bigint PRIMARY KEY, data_version text NOT NULL, built timestamptz NOT NULL DEFAULT now());
"""
_SCHEMAS = (
    f"SELECT nspname, substring(nspname FROM '[0-9]+$')::bigint FROM pg_namespace WHERE nspname ~ '^{SCHEMA}_[0-9]+$'"
)
_SWAP = f"INSERT INTO {SCHEMA}.version (number, data_version) SELECT %s, value FROM meta WHERE key = 'data_version'"
_FORGET = (
    f"DELETE FROM {SCHEMA}.version WHERE number NOT IN (SELECT number FROM {SCHEMA}.version ORDER BY 1 DESC LIMIT %s)"
)


class Postgres:
    """A primary, where the base is built, and the replicas that it streams to."""

    def __init__(self, address: str, replicas: Sequence[str] = ()) -> None:
        self._cluster = Cluster(address, replicas)

    @property
    def name(self) -> str:
        """The primary's address without secrets."""
        return self._cluster.primary.name

    @contextmanager
    def building(self) -> Iterator["NewSchema"]:
        """A new schema. Killed at any moment, the old one still serves, and the next builder removes what is left; one
        that fails or is interrupted removes it itself.

        Raises
        ------
        DatabaseError
            When the server is not fit for it, or the schema cannot be written.
        """
        primary = self._cluster.primary
        try:
            with _connected(primary) as alchemy:
                connection = _driver(alchemy)
                number = _begin(connection, primary.name)
                with _nothing_left(connection, primary):
                    new = NewSchema(alchemy)
                    yield new
                    _finish(new)
                    _swap_in(connection, number)
        except (psycopg.Error, SQLAlchemyError) as error:
            said = primary.address.said(getattr(error, "orig", None) or error)
            raise DatabaseError(f"{primary.name} cannot be written: {said}") from error

    def open(self) -> "VersionReader":
        """The newest version, on all servers that hold it.

        Raises
        ------
        DatabaseError
            When no server can be reached, or none holds a version.
        """
        self._cluster.look()
        version = self._cluster.newest()
        if version is None:
            down = [f"{server.name}: {server.seen.fault}" for server in self._cluster.servers if server.seen.fault]
            raise DatabaseError(
                f"no server can be reached: {'; '.join(down)}" if len(down) == len(self._cluster.servers) else
                f"{self.name} holds no Learning City KB yet: build it with 'kb build --database …'"
            )  # fmt: skip
        return VersionReader(self._cluster, version)

    def watch(self, seconds: float) -> None:
        """Look at each server again and again, until closed."""
        self._cluster.watch(seconds)

    def is_newest(self, reader: Reader) -> bool:
        """Whether a reader reads the newest version, as far as can be seen."""
        assert isinstance(reader, VersionReader)
        return self._cluster.newest(reader.version) in (None, reader.version)

    def health(self, reader: Reader) -> tuple[ServerHealth, ...]:
        """The servers behind a reader."""
        assert isinstance(reader, VersionReader)
        return self._cluster.health(reader.version)

    def close(self) -> None:
        """Stop watching and give all connections back."""
        self._cluster.close()


@dataclass(frozen=True)
class VersionReader:
    """One version, on all servers that hold it."""

    cluster: Cluster
    version: Version
    dialect = "postgresql"

    @property
    def name(self) -> str:
        """The primary's address without secrets."""
        return self.cluster.primary.name

    def read(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[SqlRow[Any]]:
        """All rows of a statement."""
        return self.cluster.read(self.version, statement, parameters or {})

    def close(self) -> None:
        """Give the connections back."""
        self.cluster.forget(self.version)


@dataclass(frozen=True)
class NewSchema:
    """A schema in the making, first in the search path. Tables get their keys and indexes when they are full."""

    connection: Connection
    tables: list[Table] = field(default_factory=list)

    def create(self, table: Table) -> None:
        """Create a table. Text sorts by code point, as it does in SQLite; no whole number is too large."""
        columns = [Column(column.name, _type(column.type), nullable=column.nullable) for column in table.columns]
        Table(table.name, MetaData(), *columns).create(self.connection)
        self.tables.append(table)

    def insert(self, table: Table, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Put rows into a table, their values in the order of ``columns``; they are taken one by one."""
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        with _driver(self.connection).cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)


def _type(given: TypeEngine[Any]) -> TypeEngine[Any]:
    if isinstance(given, String | AutoString):
        return Text(collation="C")
    if isinstance(given, Integer):
        return BigInteger()
    return Double() if isinstance(given, Float) else given


@contextmanager
def _connected(server: Server) -> Iterator[Connection]:
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: connect(server.address.parameters), isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
    )  # fmt: skip
    with engine.connect() as connection:
        yield connection


def _driver(connection: Connection) -> "psycopg.Connection[Any]":
    found = connection.connection.driver_connection
    assert isinstance(found, psycopg.Connection)
    return found


def _begin(connection: "psycopg.Connection[Any]", name: str) -> int:
    """Wait for other builders, remove what killed ones left, and enter a new schema. Returns its number."""
    _wait_for_others(connection, name)
    with suppress(psycopg.Error):  # what is lacking then is said better by the check
        connection.execute(_PLACE)
        connection.execute(_TRIGRAMS)
    check_fitness(connection, name)
    connection.execute(_LIST)
    connection.execute("SET synchronous_commit = off")
    connection.execute("SET client_connection_check_interval = '1s'")  # a killed builder's index is not made to its end
    _remove_unlisted(connection)
    taken = connection.execute(f"SELECT max(number) FROM ({_SCHEMAS}) AS found (name, number)").fetchone()
    number = 1 + int((taken and taken[0]) or 0)
    schema = sql.Identifier(Version(number, "").schema)
    connection.execute(sql.SQL("CREATE SCHEMA {}").format(schema))
    connection.execute(sql.SQL("SET search_path = {}, {}").format(schema, sql.Identifier(SCHEMA)))
    return number


@contextmanager
def _nothing_left(connection: "psycopg.Connection[Any]", primary: Server) -> Iterator[None]:
    """Whatever happens inside, also Ctrl-C: what is not on the list of versions afterwards is removed; only a server that
    is gone, or a second Ctrl-C, leaves it to the next builder."""
    try:
        yield
    except BaseException:
        with suppress(psycopg.Error):
            if connection.closed:  # as SQLAlchemy leaves it when a statement is interrupted
                _remove_as_another(primary)
            else:
                _remove_unlisted(connection)
        raise
    _remove_unlisted(connection)


def _remove_as_another(primary: Server) -> None:
    """Remove what is not on the list over a connection of its own, unless another builder has begun: it does the same."""
    with connect(primary.address.parameters) as connection:
        connection.execute(f"SET lock_timeout = '{_SOON}'")
        connection.execute("SELECT pg_advisory_lock(%s)", [_BUILDING])
        _remove_unlisted(connection)


def _wait_for_others(connection: "psycopg.Connection[Any]", name: str) -> None:
    """Take the builders' lock; the server gives it back when this process ends, however it ends."""
    taken = connection.execute("SELECT pg_try_advisory_lock(%s)", [_BUILDING]).fetchone()
    if not taken or not taken[0]:
        log.warning("another builder is at work on %s: waiting for it", name)
        connection.execute("SELECT pg_advisory_lock(%s)", [_BUILDING])


def _finish(new: NewSchema) -> None:
    """Keys, indexes, references, statistics."""
    for table in new.tables:
        for constraint in table.constraints - table.foreign_key_constraints:
            if constraint is not table.primary_key or len(table.primary_key):
                new.connection.execute(AddConstraint(constraint, isolate_from_table=False))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            new.connection.execute(CreateIndex(index))
    for table in new.tables:
        for reference in table.foreign_key_constraints:
            new.connection.execute(AddConstraint(reference, isolate_from_table=False))
    names = sql.SQL(", ").join(sql.Identifier(table.name) for table in new.tables)
    _driver(new.connection).execute(sql.SQL("VACUUM (ANALYZE) {}").format(names))


def _swap_in(connection: "psycopg.Connection[Any]", number: int) -> None:
    """From this commit on, whoever looks sees the new version."""
    with connection.transaction():
        connection.execute("SET LOCAL synchronous_commit TO DEFAULT")
        connection.execute(_SWAP, [number])
        connection.execute(_FORGET, [_KEPT])


def _remove_unlisted(connection: "psycopg.Connection[Any]") -> None:
    """Remove the schemas of versions that are not in the list; one that is being read is left to the next builder."""
    connection.execute("SET lock_timeout = '2s'")
    for name, number in connection.execute(_SCHEMAS).fetchall():
        listed = connection.execute(f"SELECT 1 FROM {SCHEMA}.version WHERE number = %s", [number]).fetchone()
        if not listed:
            try:
                connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))
            except psycopg.errors.LockNotAvailable:
                continue
    connection.execute("SET lock_timeout TO DEFAULT")
