"""One PostgreSQL server: which versions of the base it holds, and reading one of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, NamedTuple

import psycopg
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import Executable, create_engine
from sqlalchemy import Row as SqlRow
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from kb.errors import DatabaseError
from kb.store.address import read_address

SCHEMA = "learning_city_kb"  # lists the versions; the tables of each are in a schema of its own, learning_city_kb_7
_VERSIONS = f"SELECT number, data_version FROM {SCHEMA}.version ORDER BY number DESC"
_SESSION = "-c default_transaction_read_only=on -c statement_timeout=60s"
_MOST_CONNECTIONS = 8
_CANCELLED = "57014"
_NOT_THERE = ("42P01", "3F000")  # no such table, no such schema


class Version(NamedTuple):
    """A built version of the base. Numbers ascend."""

    number: int
    data_version: str

    @property
    def schema(self) -> str:
        """The schema that holds its tables."""
        return f"{SCHEMA}_{self.number}"


@dataclass(frozen=True)
class Seen:
    """What a look at a server found: its versions, the newest first, or the fault that hides them."""

    versions: tuple[Version, ...] = ()
    fault: str | None = None


class LeftOutError(DatabaseError):
    """A server that cannot serve a version for now; another one may."""


@dataclass
class _Pool:
    """The connections for a version: how many read from it, and whether it was forgotten, so that the last closes it."""

    engine: SqlEngine
    readers: int = 0
    is_forgotten: bool = False


class Server:
    """A server and what was last seen of it."""

    def __init__(self, address: str) -> None:
        self.address = read_address(address)
        self.name = self.address.name
        self.seen = Seen(fault="not yet looked at")
        self._looking: psycopg.Connection[Any] | None = None
        self._pools: dict[Version, _Pool] = {}
        self._lock = Lock()
        self._looks = Lock()
        self._closed = False

    def look(self, again: bool = False) -> Seen:
        """Look at it; ``again`` keeps the connection for the next time. A fault is what is seen, and no error."""
        with self._looks:
            if self._closed:
                return self.seen
            try:
                self._looking = self._looking or connect(self.address.parameters)
                rows = self._looking.execute(_VERSIONS).fetchall()
                self.seen = Seen(tuple(Version(*row) for row in rows))
            except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
                self.seen = Seen()
            except psycopg.Error as error:
                self.seen = Seen(fault=self.address.said(error))
            if not again or self.seen.fault:
                self._stop_looking()
            return self.seen

    def read(self, version: Version, statement: Executable, parameters: Mapping[str, Any]) -> Sequence[SqlRow[Any]]:
        """All rows of a statement over the tables of a version.

        Raises
        ------
        LeftOutError
            When the server is down, or the version is not there, or no more. It is left out until the next look.
        DatabaseError
            When the server refuses the statement.
        """
        try:
            return self._read(version, statement, parameters)
        except (DBAPIError, psycopg.Error, PoolTimeoutError) as error:
            cause = getattr(error, "orig", error)
            said, state = self.address.said(cause), getattr(cause, "sqlstate", None)
            if state in _NOT_THERE:
                self.seen = Seen(tuple(other for other in self.seen.versions if other != version))
            elif isinstance(cause, psycopg.OperationalError) and state != _CANCELLED:
                self.seen = Seen(fault=said)
            else:
                raise DatabaseError(f"{self.name} cannot be read: {said}") from error
            raise LeftOutError(f"{self.name}: {said}") from error

    def forget(self, version: Version) -> None:
        """Give the connections for a version back, at once or when the last reader is done."""
        with self._lock:
            pool = self._pools.pop(version, None)
            if pool:
                pool.is_forgotten = True
        if pool and not pool.readers:  # no reader comes to a pool that is not listed any more
            pool.engine.dispose()

    def close(self) -> None:
        """Give all connections back, and make no more."""
        with self._looks, self._lock:
            self._closed = True
            self._stop_looking()
        for version in tuple(self._pools):
            self.forget(version)

    def _read(self, version: Version, statement: Executable, parameters: Mapping[str, Any]) -> Sequence[SqlRow[Any]]:
        for is_last in (False, True):
            try:
                with self._pool(version) as engine, engine.connect() as connection:
                    return connection.execute(statement, parameters).all()
            except DBAPIError as error:
                if is_last or not error.connection_invalidated:
                    raise
        raise AssertionError  # after a restart of the server the first try renews the pool and the second one reads

    @contextmanager
    def _pool(self, version: Version) -> Iterator[SqlEngine]:
        with self._lock:
            if self._closed:
                raise LeftOutError(f"{self.name} was closed")
            pool = self._pools.get(version) or _Pool(self._engine(version))
            self._pools[version] = pool
            pool.readers += 1
        try:
            yield pool.engine
        finally:
            with self._lock:
                pool.readers -= 1
                done = pool.is_forgotten and not pool.readers
            if done:
                pool.engine.dispose()

    def _engine(self, version: Version) -> SqlEngine:
        session = self.address.with_options(f"-c search_path={version.schema} {_SESSION}")
        return create_engine(
            "postgresql+psycopg://", creator=lambda: connect(session), isolation_level="AUTOCOMMIT",
            pool_size=_MOST_CONNECTIONS, max_overflow=0, pool_timeout=10,
        )  # fmt: skip

    def _stop_looking(self) -> None:
        if self._looking:
            self._looking.close()
        self._looking = None


def connect(parameters: Mapping[str, Any]) -> "psycopg.Connection[Any]":
    """A connection on which every statement commits itself."""
    return psycopg.connect(**parameters, autocommit=True)
