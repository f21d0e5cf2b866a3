"""Which engine a place for a database has: a file or the address of a server."""

from collections.abc import Sequence
from pathlib import Path

from kb.errors import DatabaseError
from kb.store.engine import Engine


def engine_at(database: str | Path, replicas: Sequence[str] = ()) -> Engine:
    """The engine for a file, or for the address of a PostgreSQL server and those of its replicas.

    Raises
    ------
    DatabaseError
        When an address cannot be read, or a file is to have replicas.
    """
    if isinstance(database, str) and "://" in database:
        return _postgres(database, replicas)
    if replicas:
        raise DatabaseError(f"{database} is a file and has no replicas: give a PostgreSQL address, or none of them")
    from kb.store.sqlite import SQLite

    return SQLite(Path(database))


def _postgres(database: str, replicas: Sequence[str]) -> Engine:
    try:
        from kb.store.postgres import Postgres
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "psycopg":
            raise
        raise DatabaseError(
            "PostgreSQL needs the extra 'postgres': pip install 'learning-city-kb[postgres]'"
        ) from error
    return Postgres(database, replicas)
