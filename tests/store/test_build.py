"""Building the database: complete, repeatable, swapped in at once, never over a file that is not ours."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from kb.errors import DatabaseError
from kb.load.dataset import Dataset
from kb.model import RESOURCES
from kb.model.values import KEY
from kb.store.build import build
from kb.store.engine import NewDatabase

ROOT = Path(__file__).parents[2]
# A builder that stops in the middle, after the tables are written and before the file is swapped in.
BUILDER = """
import sys, time
from pathlib import Path
from kb.load.dataset import load
from kb.store.build import build

def stop(new):
    print("inside", flush=True)
    time.sleep(60)

build(load([Path(sys.argv[1])]), Path(sys.argv[2]), stop)
"""


def read(database: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def version_in(database: Path) -> object:
    return read(database, "SELECT value FROM meta WHERE key = 'data_version'")[0][0]


def test_every_row_of_every_table_is_there(dataset: Dataset, tmp_path: Path) -> None:
    database = tmp_path / "deep" / "kb.sqlite"
    build(dataset, database)
    for model in RESOURCES:
        (count,) = read(database, f'SELECT count(*) FROM "{model.__tablename__}"')
        assert count == (len(dataset.rows[model]),)
    assert read(database, "SELECT score, rank FROM score WHERE city = 'pinegate' ORDER BY indicator") == [
        (72.0, 3),
        (90.0, 1),
        (60.0, 4),
    ]


def test_what_is_listed_as_named_are_keys_of_things(dataset: Dataset, tmp_path: Path) -> None:
    database = tmp_path / "kb.sqlite"
    build(dataset, database)
    keys = [str(key) for (key,) in read(database, "SELECT DISTINCT key FROM mention")]
    assert [key for key in keys if not KEY.fullmatch(key)] == []  # "place:city:pinegate" would name nothing
    assert "name" not in {key.partition(":")[0] for key in keys}  # a name is no id of anything


def test_the_file_says_what_it_is(dataset: Dataset, tmp_path: Path) -> None:
    database = tmp_path / "kb.sqlite"
    build(dataset, database)
    assert version_in(database) == dataset.data_version
    assert read(database, "PRAGMA application_id") == [(0x4C434B42,)]
    assert read(database, "PRAGMA integrity_check") == [("ok",)]
    assert os.listdir(tmp_path) == ["kb.sqlite"]


def test_the_same_data_give_the_same_bytes(dataset: Dataset, tmp_path: Path) -> None:
    build(dataset, tmp_path / "one.sqlite")
    build(dataset, tmp_path / "two.sqlite")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_more_tables_can_be_written_into_the_same_file(dataset: Dataset, tmp_path: Path) -> None:
    def search_index(new: NewDatabase) -> None:
        new.connection.execute(text("CREATE TABLE words (word TEXT)"))
        new.connection.execute(text("INSERT INTO words SELECT id FROM city"))

    build(dataset, tmp_path / "kb.sqlite", search_index)
    assert read(tmp_path / "kb.sqlite", "SELECT count(*) FROM words") == [(6,)]


def test_a_builder_that_fails_leaves_the_old_file_and_nothing_else(dataset: Dataset, tmp_path: Path) -> None:
    def fail(new: NewDatabase) -> None:
        new.connection.execute(text("SELECT * FROM nothing"))

    database = tmp_path / "kb.sqlite"
    build(dataset, database)
    before = database.read_bytes()
    with pytest.raises(DatabaseError, match="cannot be written"):
        build(dataset, database, fail)
    assert database.read_bytes() == before
    assert os.listdir(tmp_path) == ["kb.sqlite"]


def test_a_killed_builder_leaves_the_old_file_and_the_next_cleans_up(
    dataset: Dataset, mini: Path, tmp_path: Path
) -> None:
    database = tmp_path / "kb.sqlite"
    build(dataset, database)
    command = [sys.executable, "-c", BUILDER, str(mini), str(database)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == b"inside\n"
        assert len(os.listdir(tmp_path)) == 2
        builder.send_signal(signal.SIGKILL)
    assert builder.returncode == -signal.SIGKILL
    assert version_in(database) == dataset.data_version
    assert len(os.listdir(tmp_path)) == 2
    build(dataset, database)
    assert os.listdir(tmp_path) == ["kb.sqlite"]


def test_a_builder_at_work_is_left_alone(dataset: Dataset, tmp_path: Path) -> None:
    others = tmp_path / f".kb.sqlite.{os.getppid()}-0badcafe.building"
    others.write_bytes(b"")
    build(dataset, tmp_path / "kb.sqlite")
    assert others.exists()


@pytest.mark.parametrize("content", [b"my thesis", b"SQLite format 3\x00" + bytes(100)])
def test_a_file_that_is_not_ours_is_never_written_over(dataset: Dataset, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "thesis.sqlite"
    file.write_bytes(content)
    with pytest.raises(DatabaseError, match="is not a Learning City KB database"):
        build(dataset, file)
    assert file.read_bytes() == content


def test_a_directory_as_target_is_a_sentence(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="is a directory: name the file to build"):
        build(dataset, tmp_path)


def test_a_place_that_cannot_be_written_is_a_sentence(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseError, match="cannot be written"):
        build(dataset, tmp_path / "file" / "kb.sqlite")
