"""Many rows into a table, as fast as the driver takes them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert rows whose values stand in the order of ``columns``; they are taken one by one, never held together."""
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    driver = connection.connection.driver_connection
    if driver is not None:
        plain = map(tuple, rows)  # bound faster than named tuples
        driver.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', plain)
