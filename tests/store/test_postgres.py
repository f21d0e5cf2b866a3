"""What PostgreSQL needs and does beside SQLite: fitness, versions in schemas, secrets, builders that wait."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text
from test_engines import BUILDER, ROOT, version_in

from kb.errors import DatabaseError
from kb.load.dataset import Dataset
from kb.model import City
from kb.store import server as store_server
from kb.store.address import read_address
from kb.store.build import build
from kb.store.store import open_store
from tests.postgres import IN_ADDRESS, PASSWORD, Server
from tests.waiting import wait_until


@pytest.fixture
def place(new_place: Callable[[str], str | Path]) -> str:
    """The address of an empty database."""
    return str(new_place("postgresql"))


def schemas(postgres: Server, place: str) -> dict[object, object]:
    """The schemas in a database that are this program's, each with the number that it never shares with another."""
    name = place.rpartition("/")[2]
    query = "SELECT nspname, oid FROM pg_namespace WHERE nspname LIKE 'learning_city_kb%'"
    return {row[0]: row[1] for row in postgres.sql(query, name)}


def test_the_newest_version_and_the_one_before_are_kept(dataset: Dataset, postgres: Server, place: str) -> None:
    for _ in range(4):
        build(dataset, place)
    assert set(schemas(postgres, place)) == {"learning_city_kb", "learning_city_kb_3", "learning_city_kb_4"}


def test_what_a_killed_builder_left_is_removed_by_the_next(
    dataset: Dataset, mini: Path, postgres: Server, place: str
) -> None:
    build(dataset, place)
    with subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(mini), place], stdout=subprocess.PIPE, cwd=ROOT
    ) as builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        left = schemas(postgres, place)
        builder.kill()
    assert set(left) == {"learning_city_kb", "learning_city_kb_1", "learning_city_kb_2"}
    build(dataset, place)
    found = schemas(postgres, place)
    assert set(found) == set(left)
    assert found["learning_city_kb_2"] != left["learning_city_kb_2"]
    assert found["learning_city_kb_1"] == left["learning_city_kb_1"]


def test_a_second_builder_waits_for_the_first_and_says_so(
    dataset: Dataset, mini: Path, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(mini), place], stdout=subprocess.PIPE, cwd=ROOT
    ) as builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        second = Thread(target=build, args=(dataset, place))
        second.start()
        wait_until(lambda: "another builder is at work" in caplog.text)
        builder.kill()
        second.join()
    assert version_in(place) == dataset.data_version
    assert PASSWORD not in caplog.text


def test_a_version_that_is_dropped_under_a_reader_is_a_sentence(dataset: Dataset, place: str) -> None:
    build(dataset, place)
    old = open_store(place)
    for _ in range(2):
        build(dataset, place)
    with pytest.raises(DatabaseError, match="no server holds data version"):
        old.rows(City)
    old.close()


def test_a_version_forgotten_while_it_is_read_leaves_no_connection(
    dataset: Dataset, postgres: Server, place: str
) -> None:
    build(dataset, place)
    server = store_server.Server(place)
    version = server.look().versions[0]
    name = place.rpartition("/")[2]
    open_to = f"SELECT query FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
    reader = Thread(target=server.read, args=(version, text("SELECT 1 FROM pg_sleep(0.5)"), {}))
    reader.start()
    wait_until(lambda: any("pg_sleep" in str(query) for (query,) in postgres.sql(open_to, name)))
    server.forget(version)
    reader.join()
    wait_until(lambda: not postgres.sql(open_to, name))
    server.close()


def test_a_server_that_was_closed_is_neither_looked_at_nor_read(dataset: Dataset, postgres: Server, place: str) -> None:
    build(dataset, place)
    server = store_server.Server(place)
    version = server.look().versions[0]
    server.read(version, text("SELECT 1"), {})
    server.close()
    server.look(again=True)
    with pytest.raises(store_server.LeftOutError, match="was closed"):
        server.read(version, text("SELECT 1"), {})
    name = place.rpartition("/")[2]
    assert not postgres.sql(
        f"SELECT 1 FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()", name
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("ENCODING 'UTF8' LC_CTYPE 'C' LC_COLLATE 'C'", "has the character type C, to which 北京 is no word: create a database"),
        ("ENCODING 'SQL_ASCII' LC_CTYPE 'C' LC_COLLATE 'C'", "keeps text as SQL_ASCII: create a database with 'createdb"),
    ],
)  # fmt: skip
def test_a_database_that_is_not_fit_is_refused_with_what_to_do(
    dataset: Dataset, postgres: Server, options: str, sentence: str
) -> None:
    name = f"unfit_{len(options)}"
    with pytest.raises(DatabaseError) as refused:
        build(dataset, postgres.new_database(name, options))
    assert sentence in str(refused.value)
    assert PASSWORD not in str(refused.value)


def test_an_empty_database_is_a_sentence_with_what_to_do(place: str) -> None:
    with pytest.raises(DatabaseError, match="holds no Learning City KB yet: build it with 'kb build"):
        open_store(place)


def test_no_error_holds_the_password(dataset: Dataset, postgres: Server) -> None:
    addresses = (
        postgres.address("nowhere"),
        postgres.address().replace(str(postgres.port), "1"),
        postgres.address().replace("kb:", "nobody:"),
        postgres.address().replace("127.0.0.1", "host.invalid"),
        postgres.address() + "?sslmode=require",
        postgres.address() + "?options=-c%20nothing%3D1",
    )
    for address in addresses:
        for failing in (lambda: open_store(address), lambda: build(dataset, address)):  # noqa: B023
            with pytest.raises(DatabaseError) as failed:
                failing()
            assert PASSWORD not in str(failed.value)
            assert IN_ADDRESS not in str(failed.value)
            assert "postgresql://" in str(failed.value)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("postgresql://kb:sesame@db.example:5433/kb?sslmode=require", "postgresql://db.example:5433/kb"),
        ("postgres://db1,db2:5433/kb?password=sesame", "postgresql://db1,db2:5433/kb"),
        ("postgresql:///kb?host=/run/postgresql", "postgresql:///run/postgresql/kb"),
        ("postgresql://", "postgresql:///"),
    ],
)
def test_an_address_is_named_without_what_is_secret(address: str, name: str) -> None:
    assert read_address(address).name == name
    assert "sesame" not in repr(read_address(address))


def test_what_a_server_says_is_one_line_without_the_password() -> None:
    address = read_address("postgresql://kb:sesame@host/kb")
    assert address.said("no\n  entry for sesame ") == "no entry for ***"
