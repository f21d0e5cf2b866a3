"""Questions over the tables: the project beside the best plain SQL in SQLite, DuckDB and PostgreSQL."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Find
from kb.query.selection.conditions import HasRegulation, InPlace, Selection

from ..processor import group_means
from .rounds import Round, Side, compete, missing

Sql = Callable[[str], list[tuple[Any, ...]]]
FLAGSHIP = """SELECT r.place, r.id, r.adopted, p.path_type, s.score
FROM membership m JOIN regulation r ON r.place = m.member LEFT JOIN citypath p ON 'city:' || p.city = r.place
LEFT JOIN score s ON s.indicator = '{overall}' AND 'city:' || s.city = r.place
WHERE m.network = 'gnlc' ORDER BY r.place, r.id"""
MEANS = """SELECT p.path_type, avg(s.score) FROM citypath p JOIN score s ON s.city = p.city
WHERE s.indicator = '{overall}' GROUP BY p.path_type ORDER BY p.path_type"""
TOP = """SELECT s.city FROM score s JOIN city c ON c.id = s.city
WHERE s.indicator = '{overall}' AND c.country = 'france' ORDER BY s.score DESC, s.city LIMIT 20"""
TABLES = ("city", "membership", "regulation", "citypath", "score")


def rounds(package: Path, database: Path, repeats: int, large: bool) -> list[Round]:
    """The flagship question, group means, and the top 20 of a country."""
    knowledge = open_knowledge(database)
    overall = list(knowledge.base.editions.values())[-1].overall
    with ExitStack() as opened:
        engines = {name: opened.enter_context(engine(database)) for name, engine in ENGINES.items()}
        found = [
            compete("flagship: law, path and score", repeats, sides(engines, FLAGSHIP, overall, partial(flagship, knowledge, overall)), cities,
                    goal="3", limit=0.05 if large else 0.5),
            compete("group means by path type, the numbers", repeats,
                    sides(engines, MEANS, overall, partial(group_means, knowledge, overall)), close, goal="4", limit=0.05,
                    remark="both sides give a name and a mean a group; the project's are exact"),
            compete("group means by path type, cited answer", repeats,
                    sides(engines, MEANS, overall, partial(means, knowledge, overall)), close,
                    goal="4", limit=0.05, remark="the project: the first 200 cities of every group with two citations each"),
            compete("top 20 of a country", repeats, sides(engines, TOP, overall, partial(top, knowledge, overall)), firsts,
                    goal="4", limit=0.25 if large else 1.3, against="SQLite"),
        ]  # fmt: skip
    knowledge.close()
    return found


def sides(engines: dict[str, Sql | None], statement: str, overall: str, ours: Callable[[], object]) -> Side:
    """The project and every engine that is there."""
    text = statement.format(overall=overall)
    return {"project": [ours]} | {name: [partial(ask, text)] for name, ask in engines.items() if ask}


def flagship(knowledge: KnowledgeBase, overall: str) -> list[tuple[str, ...]]:
    """What the project says: the cities with a law, whole answer with its evidence."""
    columns = ("regulation", "regulation.adopted", "path_type", f"score:{overall}")
    plan = Find(select=Selection(conditions=(HasRegulation(),)), columns=columns)
    answer = knowledge.run(plan)
    items = answer.value.items if answer.value and answer.value.items else []
    return [(item.id,) for item in items]


def means(knowledge: KnowledgeBase, overall: str) -> list[tuple[Any, ...]]:
    """The mean of each path type."""
    answer = knowledge.run(Aggregate(indicator=overall, by="path_type"))
    return [(row.cells["group"], row.cells["value"]) for row in answer.tables[0].rows]


def top(knowledge: KnowledgeBase, overall: str) -> list[tuple[str, ...]]:
    """The twenty best of a country."""
    plan = Rank(select=Selection(conditions=(InPlace(place="france"),)), by=f"score:{overall}", limit=20)
    answer = knowledge.run(plan)
    items = answer.value.items if answer.value and answer.value.items else []
    return [(item.id.partition(":")[2],) for item in items]


def cities(answer: object) -> set[str]:
    """The cities of an answer."""
    return {str(row[0]) for row in answer}  # type: ignore[attr-defined]


def firsts(answer: object) -> list[str]:
    """The cities of an answer in their order."""
    return [str(row[0]) for row in answer]  # type: ignore[attr-defined]


def close(answer: object) -> list[float]:
    """The means of an answer, to the decimals that are shown, in order of size."""
    numbers = [max((cell for cell in row if isinstance(cell, float)), default=0.0) for row in answer]  # type: ignore[attr-defined]
    return sorted(round(number, 2) for number in numbers)


@contextmanager
def sqlite(database: Path) -> Iterator[Sql | None]:
    """The project's own file, asked directly."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    yield lambda statement: connection.execute(statement).fetchall()
    connection.close()


@contextmanager
def duckdb(database: Path) -> Iterator[Sql | None]:
    """DuckDB over tables of its own, filled from the file."""
    if missing("duckdb"):
        yield None
        return
    import duckdb as engine

    connection, source = engine.connect(), sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    for table in TABLES:
        copy_to_duckdb(connection, source, table)
    source.close()
    yield lambda statement: connection.execute(statement).fetchall()
    connection.close()


def copy_to_duckdb(connection: Any, source: sqlite3.Connection, table: str) -> None:
    """Copy a table through a CSV, which DuckDB reads fast."""
    import csv
    from tempfile import NamedTemporaryFile

    cursor = source.execute(f'SELECT * FROM "{table}"')
    names = [column[0] for column in cursor.description]
    with NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(cursor)
        file.flush()
        connection.execute(
            f"CREATE TABLE \"{table}\" AS SELECT * FROM read_csv('{file.name}', header = true, delim = ',', quote = '\"', escape = '\"')"
        )


@contextmanager
def postgres(database: Path) -> Iterator[Sql | None]:
    """A PostgreSQL server with the same tables and the indexes that these questions need."""
    if missing("psycopg"):
        yield None
        return
    import psycopg

    from tests.postgres import running

    with running() as server, psycopg.connect(server.address(), autocommit=True) as connection:
        fill(connection, database)
        yield lambda statement: connection.execute(statement.encode()).fetchall()


def fill(connection: Any, database: Path) -> None:
    """COPY the tables and index them."""
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    for table in TABLES:
        cursor = source.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        numbers = {"score": "double precision", "rank": "integer"}
        columns = ", ".join(f'"{name}" {numbers.get(name, "text") if table == "score" else "text"}' for name in names)
        connection.execute(f'CREATE TABLE "{table}" ({columns})')
        with connection.cursor().copy(f'COPY "{table}" FROM STDIN') as copy:
            for row in cursor:
                copy.write_row(row)
    source.close()
    for index in ("score (indicator, score DESC)", "score (indicator, city)", "city (country)", "regulation (place)"):
        connection.execute(f"CREATE INDEX ON {index}")
    connection.execute("ANALYZE")


ENGINES: dict[str, Callable[[Path], Any]] = {"SQLite": sqlite, "DuckDB": duckdb, "PostgreSQL": postgres}
