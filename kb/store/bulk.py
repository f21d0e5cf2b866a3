"""Many rows into a table, as fast as the driver takes them."""

from collections.abc import Iterable, Sequence
from itertools import islice
from operator import itemgetter

from sqlalchemy import Connection

_BLOCK = 10_000


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert rows whose values stand in the order of ``columns``; they are taken a block at a time, never held together.

    A column without a value in a block is left out of it: the driver takes its time over each ``None``.
    """
    driver, left = connection.connection.driver_connection, iter(rows)
    while driver is not None and (block := list(islice(left, _BLOCK))):
        held = [place for place in range(len(columns)) if not _is_empty(block, place)]
        if 1 < len(held) < len(columns):
            names, plain = [columns[place] for place in held], map(itemgetter(*held), block)
        else:
            names, plain = list(columns), map(tuple, block)  # bound faster than named tuples
        into, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        driver.executemany(f'INSERT INTO "{table}" ({into}) VALUES ({marks})', plain)


def _is_empty(block: Sequence[Sequence[object]], place: int) -> bool:
    return block[0][place] is None and list(map(itemgetter(place), block)).count(None) == len(block)
