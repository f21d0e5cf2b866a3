"""What holds on every engine: a build is whole and repeatable, swapped in at once, and readers keep what they read."""

import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from kb.errors import DatabaseError
from kb.load.dataset import Dataset, load
from kb.model import RESOURCES, Area, City, Indicator, Score
from kb.store.build import build
from kb.store.engine import NewDatabase
from kb.store.opening import engine_at
from kb.store.store import open_store
from tests.postgres import Server
from tests.waiting import wait_until

ROOT = Path(__file__).parents[2]
Place = str | Path
# A builder that is at work three times: between statements, in the middle of a table, while the database works.
INTERRUPTED = """
import signal, sys, time
from pathlib import Path
from threading import Timer
from sqlalchemy import text
from kb.load.dataset import load
from kb.model import RESOURCES
from kb.store.build import build

signal.signal(signal.SIGINT, signal.default_int_handler)  # as at a terminal, also where tests run in the background

def between(new):
    print("inside", flush=True)
    time.sleep(60)

def rows():
    yield "half", "", "", "", ""
    print("inside", flush=True)
    time.sleep(60)

def in_a_table(new):
    new.insert(RESOURCES[0].metadata.tables["predicate"], ["id", "label", "label_zh", "inverse", "inverse_zh"], rows())

def in_a_statement(new):
    Timer(0.1, print, ["inside"], {"flush": True}).start()
    long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500000) SELECT count(*) FROM n"
    for _ in range(600):  # long enough for the slowest machine
        new.connection.execute(text(long if new.connection.dialect.name == "sqlite" else "SELECT pg_sleep(60)"))

dataset, place = load([Path(sys.argv[1])]), sys.argv[2] if "://" in sys.argv[2] else Path(sys.argv[2])
for stop in (between, in_a_table, in_a_statement):
    try:
        build(dataset, place, stop)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        sys.stdin.readline()
"""
# A builder that stops in the middle, after the tables are written and before they are swapped in.
BUILDER = """
import sys, time
from pathlib import Path
from kb.load.dataset import load
from kb.store.build import build

def stop(new):
    print("inside", flush=True)
    time.sleep(60)

build(load([Path(sys.argv[1])]), sys.argv[2] if "://" in sys.argv[2] else Path(sys.argv[2]), stop)
"""


@pytest.fixture
def place(engine: str, new_place: Callable[[str], Place]) -> Place:
    """An empty place on each engine."""
    return new_place(engine)


@pytest.fixture
def changed(package: Path) -> Dataset:
    """The small package with another name for one area."""
    areas = package / "areas.csv"
    areas.write_bytes(areas.read_bytes().replace(b"Old Mill Quarter", b"Old Mill Yard"))
    return load([package])


def version_in(place: Place) -> str:
    store = open_store(place)
    store.close()
    return store.data_version


def all_that_lies_at(place: Place, postgres: Server) -> object:
    """The files beside a file, or the schemas of a database."""
    if isinstance(place, Path):
        return sorted(place.parent.iterdir())
    return postgres.sql("SELECT nspname, oid FROM pg_namespace ORDER BY nspname", place.rpartition("/")[2])


def test_every_row_of_every_table_is_there_as_it_was(dataset: Dataset, place: Place) -> None:
    build(dataset, place)
    store = open_store(place)
    for model in RESOURCES:
        assert [tuple(row) for row in store.rows(model)] == [tuple(row) for row in dataset.rows[model]]
    found = [(row.score, row.rank) for row in store.rows(Score) if row.city == "pinegate"]
    assert sorted(found) == [(60.0, 4), (72.0, 3), (90.0, 1)]
    assert {type(row.published) for row in store.rows(Indicator)} == {bool}
    assert {type(row.latitude) for row in store.rows(City)} == {float}
    store.close()


def test_text_sorts_by_code_point(dataset: Dataset, place: Place) -> None:
    words = ["Zoo", "a b", "a-b", "ab", "Äb", "z", "Éa", "é", "中文", "乙", "\U00020000", "\ufffd", "_", "1", "10", "2"]

    def more(new: NewDatabase) -> None:
        table = RESOURCES[0].metadata.tables["predicate"]
        columns = ["id", "label", "label_zh", "inverse", "inverse_zh"]
        new.insert(table, columns, [(word, "", "", "", "") for word in words])

    build(dataset, place, more)
    store = open_store(place)
    rows = store.read(text("SELECT id FROM predicate WHERE label = '' ORDER BY id"))
    assert [row.id for row in rows] == sorted(words)
    assert [
        row.id for row in store.read(text("SELECT id FROM predicate WHERE label = '' AND id >= 'z' ORDER BY id"))
    ] == [word for word in sorted(words) if word >= "z"]
    store.close()


def test_more_tables_can_be_written_into_the_same_database(dataset: Dataset, place: Place) -> None:
    def more(new: NewDatabase) -> None:
        new.connection.execute(text("CREATE TABLE words (word TEXT)"))
        new.connection.execute(text("INSERT INTO words SELECT id FROM city"))

    build(dataset, place, more)
    store = open_store(place)
    assert store.read(text("SELECT count(*) FROM words"))[0][0] == 6
    store.close()


def test_a_builder_that_fails_leaves_the_old_database(dataset: Dataset, changed: Dataset, place: Place) -> None:
    def fail(new: NewDatabase) -> None:
        new.connection.execute(text("SELECT * FROM nothing"))

    build(dataset, place)
    with pytest.raises(DatabaseError, match="cannot be written"):
        build(changed, place, fail)
    assert version_in(place) == dataset.data_version


def test_rows_that_point_nowhere_are_never_swapped_in(dataset: Dataset, changed: Dataset, place: Place) -> None:
    def break_off(new: NewDatabase) -> None:
        new.connection.execute(text("DELETE FROM city"))

    build(dataset, place)
    with pytest.raises(DatabaseError):
        build(changed, place, break_off)
    assert version_in(place) == dataset.data_version


def test_a_killed_builder_leaves_the_old_database_and_nothing_is_left_after_the_next(
    dataset: Dataset, changed: Dataset, mini: Path, place: Place
) -> None:
    build(dataset, place)
    command = [sys.executable, "-c", BUILDER, str(mini), str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == b"inside\n"
        builder.send_signal(signal.SIGKILL)
    assert version_in(place) == dataset.data_version
    build(changed, place)
    assert version_in(place) == changed.data_version


def test_an_interrupted_builder_leaves_the_old_database_and_nothing_else(
    dataset: Dataset, changed: Dataset, mini: Path, place: Place, postgres: Server
) -> None:
    build(changed, place)
    before = all_that_lies_at(place, postgres)
    command = [sys.executable, "-c", INTERRUPTED, str(mini), str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, cwd=ROOT, text=True) as builder:
        assert builder.stdout is not None
        assert builder.stdin is not None
        for _ in range(3):
            assert builder.stdout.readline() == "inside\n"
            builder.send_signal(signal.SIGINT)
            assert builder.stdout.readline() == "interrupted\n"
            assert all_that_lies_at(place, postgres) == before
            print(file=builder.stdin, flush=True)
    assert version_in(place) == changed.data_version


def test_a_reader_keeps_its_data_while_others_are_swapped_in(dataset: Dataset, changed: Dataset, place: Place) -> None:
    build(dataset, place)
    old = open_store(place)
    build(changed, place)
    names = text("SELECT name FROM area WHERE name LIKE 'Old Mill%'")
    with ThreadPoolExecutor(12) as threads:  # more than the connections that are kept open
        read_late = list(threads.map(lambda _: old.read(names), range(99)))
    new = open_store(place)
    assert {row.name for rows in read_late for row in rows} == {"Old Mill Quarter"}
    assert [row.name for row in new.rows(Area) if row.name.startswith("Old Mill")] == ["Old Mill Yard"]
    assert (old.data_version, new.data_version) == (dataset.data_version, changed.data_version)
    old.close()
    new.close()


def test_an_engine_knows_when_a_newer_database_was_swapped_in(dataset: Dataset, changed: Dataset, place: Place) -> None:
    build(dataset, place)
    engine = engine_at(place)
    reader = engine.open()
    engine.watch(0.05)
    assert engine.is_newest(reader)
    build(changed, place)
    wait_until(lambda: not engine.is_newest(reader))
    newer = engine.open()
    assert engine.is_newest(newer)
    for one in (reader, newer, engine):
        one.close()
