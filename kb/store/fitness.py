"""Whether a PostgreSQL database is fit to hold the base; a sentence that says what to do when it is not."""

from typing import Any, LiteralString

import psycopg

from kb.errors import DatabaseError

_OLDEST = 14
_CREATE = "createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME"


def check_fitness(connection: "psycopg.Connection[Any]", name: str) -> None:
    """Look at the server's version and role, the encoding, pg_trgm, and whether it takes Chinese for words.

    Raises
    ------
    DatabaseError
        When something is not as it must be.
    """
    version = connection.info.server_version // 10_000
    if version < _OLDEST:
        raise DatabaseError(f"{name} runs PostgreSQL {version}: {_OLDEST} is the oldest that will do")
    if _value(connection, "SELECT pg_is_in_recovery()"):
        raise DatabaseError(f"{name} is a standby and can only be read: build on its primary")
    encoding = _value(connection, "SHOW server_encoding")
    if encoding != "UTF8":
        raise DatabaseError(f"{name} keeps text as {encoding}: create a database with '{_CREATE}'")
    where = _value(connection, "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'pg_trgm'")
    if where is None:
        raise DatabaseError(f"{name} lacks the extension pg_trgm: a superuser adds it with 'CREATE EXTENSION pg_trgm'")
    if not _value(connection, f"SELECT {where}.show_trgm('北京')"):
        kind = _value(connection, "SELECT datctype FROM pg_database WHERE datname = current_database()")
        raise DatabaseError(
            f"{name} has the character type {kind}, to which 北京 is no word: create a database with '{_CREATE}'"
        )


def _value(connection: "psycopg.Connection[Any]", query: LiteralString) -> Any:
    row = connection.execute(query).fetchone()
    return row[0] if row else None
