"""Loading: the project's checked import beside raw ``executemany`` into the same tables, and ``add_all`` of SQLModel."""

import csv
import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from kb.load.checks import RULES
from kb.load.dataset import load
from kb.load.descriptor import listed_files
from kb.model import Practice
from kb.store.build import build

from .rounds import Round, compete

ADDED = 2_000  # rows for add_all, scaled up to all


def rounds(package: Path, database: Path, repeats: int, large: bool) -> list[Round]:
    """The whole package: read, checked by every rule and written, beside the same rows just written."""
    with TemporaryDirectory() as directory:
        place = Path(directory)
        sides = {
            "project": [partial(checked, package, place / "checked.sqlite")],
            "raw executemany": [partial(raw, package, place / "raw.sqlite")],
        }
        whole = compete(f"import of a package, {len(RULES)} rules", 1 if large else repeats, sides,
                        goal="7", limit=2.0, against="raw executemany")  # fmt: skip
        rows = list(islice(records(package, "practices"), ADDED))
        few = compete(
            f"{len(rows):,} practices into a table", repeats,
            {"project": [partial(bulk, rows, place / "bulk.sqlite")], "SQLModel add_all": [partial(added, rows, place / "added.sqlite")]},
            goal="7", limit=1 / 8, against="SQLModel add_all",
        )  # fmt: skip
    return [whole, few]


def checked(package: Path, file: Path) -> None:
    """Read, check, write with the indexes that the project reads by, and sync; no full text."""
    build(load([package]), file)


def raw(package: Path, file: Path) -> None:
    """Every CSV into the table of its resource, as text, with the same keys."""
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = OFF")
    for model, path in listed_files(package)[0]:
        with (package / path).open(encoding="utf-8", newline="") as stream:
            rows = csv.reader(stream)
            header = next(rows)
            names, marks = ", ".join(f'"{name}"' for name in header), ", ".join("?" * len(header))
            keys = ", ".join(f'"{name}"' for name in model.identity)
            connection.execute(f'CREATE TABLE IF NOT EXISTS "{model.__tablename__}" ({names}, PRIMARY KEY ({keys}))')
            statement = f'INSERT INTO "{model.__tablename__}" ({names}) VALUES ({marks})'
            connection.executemany(statement, rows)
    connection.commit()
    connection.close()


def records(package: Path, resource: str) -> Iterator[dict[str, str | None]]:
    """The rows of a resource as dictionaries."""
    for model, path in listed_files(package)[0]:
        if model.resource == resource:
            with (package / path).open(encoding="utf-8", newline="") as stream:
                yield from ({name: value or None for name, value in row.items()} for row in csv.DictReader(stream))


def bulk(rows: list[dict[str, str | None]], file: Path) -> None:
    """As the project writes rows."""
    from kb.store.bulk import insert_rows

    with fresh(file).begin() as connection:
        insert_rows(connection, "practice", list(rows[0]), [tuple(row.values()) for row in rows])


def added(rows: list[dict[str, str | None]], file: Path) -> None:
    """As an object at a time."""
    with Session(fresh(file)) as session:
        session.add_all([Practice(**row) for row in rows])
        session.commit()


def fresh(file: Path):  # type: ignore[no-untyped-def]
    """An engine over a new file with the tables."""
    file.unlink(missing_ok=True)
    engine = create_engine(f"sqlite:///{file}")
    SQLModel.metadata.create_all(
        engine, tables=[SQLModel.metadata.tables["practice"], SQLModel.metadata.tables["score"]]
    )
    return engine
