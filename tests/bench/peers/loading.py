"""Loading: the project's checked import beside raw ``executemany`` into the same tables, and ``add_all`` of SQLModel.

In processor time: jobs of seconds, of which a busy machine makes several times as many by the clock.
"""

import csv
import sqlite3
from collections.abc import Iterator
from functools import partial
from io import StringIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from sqlalchemy import Engine, create_engine
from sqlalchemy.event import listen
from sqlmodel import Session

from kb.collector import no_collector
from kb.load.checks import RULES
from kb.load.dataset import load
from kb.load.descriptor import listed_files
from kb.load.scoretable import ScoreTable
from kb.load.table import read_table
from kb.model import Practice, Row, Score
from kb.store.build import build
from kb.store.bulk import insert_rows
from kb.store.store import table_of

from .rounds import Round, Side, compete

MANY, FEW = 500_000, 2_000  # rows of scores, and of practices, which ``add_all`` takes its time over


def rounds(package: Path, database: Path, repeats: int, large: bool) -> list[Round]:
    """Two tables alone, each cell of them checked; and the whole package: read, checked by every rule and written, beside the
    same rows just written. The tables come first: what a whole import leaves of the memory is full of holes."""
    with TemporaryDirectory() as directory:
        place = Path(directory)
        sides = {
            "project": [partial(checked, package, place / "checked.sqlite")],
            "raw executemany": [partial(raw, package, place / "raw.sqlite")],
        }
        scores, practices = text_of(package, Score, MANY), text_of(package, Practice, FEW)
        return [
            compete(f"{practices.count(LINE) - 1:,} practices, each cell checked, processor", repeats, table_sides(Practice, practices, place), int,
                    clock=process_time, goal="7", limit=1 / 0.7, against="raw executemany"),
            compete(f"{practices.count(LINE) - 1:,} practices beside objects, processor", repeats,
                    {"project": table_sides(Practice, practices, place)["project"],
                     "SQLModel add_all": [partial(added, practices, place / "added.sqlite")]},
                    int, clock=process_time, goal="7", limit=1 / 8, against="SQLModel add_all"),
            compete(f"{scores.count(LINE) - 1:,} scores, each cell checked, processor", repeats, table_sides(Score, scores, place), int,
                    clock=process_time, goal="7", limit=2.0, against="raw executemany"),
            compete(f"import of a package, {len(RULES)} rules, with edges, facets and indexes, processor", 1 if large else repeats, sides,
                    clock=process_time, goal="7", limit=2.0, against="raw executemany"),
        ]  # fmt: skip


LINE = "\n"


def text_of(package: Path, model: type[Row], most: int) -> str:
    """The header and the first lines of the first file of a resource; no cell of it spans lines."""
    path = next(path for found, path in listed_files(package)[0] if found is model)
    with (package / path).open(encoding="utf-8", newline="") as stream:
        return "".join(islice(stream, most + 1))


def table_sides(model: type[Row], text: str, place: Path) -> Side:
    """One table, from the text of its file to the rows in a database."""
    return {
        "project": [partial(read_and_written, model, text, place / "table.sqlite")],
        "raw executemany": [partial(raw_table, model, text, place / "raw-table.sqlite")],
    }


def read_and_written(model: type[Row], text: str, file: Path) -> int:
    """Every cell read as its column's type, every citation parsed; written with the table's keys and indexes."""
    with no_collector():  # as the program builds
        table = read_table(model, text, file.name)
        assert not table.problems
        entries = table.entries
        rows = entries.tuples() if isinstance(entries, ScoreTable) else (entry.row for entry in entries)
        with fresh(file).begin() as connection:
            table_of(model).create(connection)
            insert_rows(connection, str(model.__tablename__), list(model.model_fields), rows)  # type: ignore[arg-type]
    return len(entries)


def raw_table(model: type[Row], text: str, file: Path) -> int:
    """The cells as they are, with the same keys."""
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = OFF")
    count = filled(connection, model, csv.reader(StringIO(text)))
    connection.commit()
    connection.close()
    return count


def checked(package: Path, file: Path) -> None:
    """Read, check, write with the indexes that the project reads by, and sync; no full text."""
    with no_collector():  # as the program builds
        build(load([package]), file)


def raw(package: Path, file: Path) -> None:
    """Every CSV into the table of its resource, as text, with the same keys."""
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = OFF")
    for model, path in listed_files(package)[0]:
        with (package / path).open(encoding="utf-8", newline="") as stream:
            filled(connection, model, csv.reader(stream))
    connection.commit()
    connection.close()


def filled(connection: sqlite3.Connection, model: type[Row], rows: Iterator[list[str]]) -> int:
    """Rows into the table of a resource, made where it is not there."""
    header = next(rows)
    names, marks = ", ".join(f'"{name}"' for name in header), ", ".join("?" * len(header))
    keys = ", ".join(f'"{name}"' for name in model.identity)
    connection.execute(f'CREATE TABLE IF NOT EXISTS "{model.__tablename__}" ({names}, PRIMARY KEY ({keys}))')
    return connection.executemany(f'INSERT INTO "{model.__tablename__}" ({names}) VALUES ({marks})', rows).rowcount


def added(text: str, file: Path) -> int:
    """As an object at a time."""
    rows = [{name: value or None for name, value in row.items()} for row in csv.DictReader(StringIO(text))]
    with Session(fresh(file)) as session:
        table_of(Practice).create(session.connection())
        session.add_all([Practice(**row) for row in rows])
        session.commit()
    return len(rows)


def fresh(file: Path) -> Engine:
    """An engine over a new file that is written without a journal, like that of every side."""
    file.unlink(missing_ok=True)
    engine = create_engine(f"sqlite:///{file}")
    listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode = OFF"))
    return engine
