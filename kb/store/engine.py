"""What an engine does for the store: a new database in the making, and reading a finished one. SQLite and PostgreSQL do it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from sqlalchemy import Column, Connection, Executable, MetaData, String, Table
from sqlalchemy import Row as SqlRow

SCHEMA_VERSION = 9
META = Table("meta", MetaData(), Column("key", String, primary_key=True), Column("value", String, nullable=False))


Role = Literal["primary", "replica"]


@dataclass(frozen=True)
class ServerHealth:
    """Whether a server can serve the data version in use, and if not why."""

    name: str
    role: Role
    state: Literal["up", "behind", "down"]
    fault: str | None = None


class NewDatabase(Protocol):
    """A database in the making: nobody reads it before it is whole."""

    @property
    def connection(self) -> Connection:
        """For statements of one's own."""

    def create(self, table: Table) -> None:
        """Create a table."""

    def insert(self, table: Table, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Put rows into a table, their values in the order of ``columns``; they are taken one by one."""


class Reader(Protocol):
    """One finished data version. What is swapped in later does not change what a reader reads."""

    @property
    def name(self) -> str:
        """The database as sentences name it, without a password."""

    @property
    def dialect(self) -> str:
        """Which SQL it speaks: ``sqlite`` or ``postgresql``."""

    def read(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[SqlRow[Any]]:
        """All rows of a statement.

        Raises
        ------
        DatabaseError
            When they cannot be read.
        """

    def close(self) -> None:
        """Give the connections back."""


class Engine(Protocol):
    """A place for one database: where it is built and opened."""

    @property
    def name(self) -> str:
        """The database as sentences name it, without a password."""

    def building(self) -> AbstractContextManager[NewDatabase]:
        """A new database; at the end of the block it takes the place of the old one, in one step."""

    def open(self) -> Reader:
        """The database as it is now.

        Raises
        ------
        DatabaseError
            When there is none, or it is not one of this program's.
        """

    def watch(self, seconds: float) -> None:
        """Keep an eye on the servers, if there are any, until closed."""

    def is_newest(self, reader: Reader) -> bool:
        """Whether a reader reads what would be opened now, as far as can be seen."""

    def health(self, reader: Reader) -> tuple[ServerHealth, ...]:
        """The servers behind a reader; none for a file."""

    def close(self) -> None:
        """Stop watching. Readers are closed on their own."""
