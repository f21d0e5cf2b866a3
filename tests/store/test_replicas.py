"""A primary and a hot standby that lag, die and come back, while builders are killed: nothing lost, nothing wrong."""

import gc
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient
from test_engines import ROOT

from kb.current import Current
from kb.errors import DatabaseError
from kb.knowledge import KnowledgeBase, build_database
from kb.load.dataset import load
from kb.model import Area
from tests.postgres import IN_ADDRESS, PASSWORD, Server, running, standby_of
from tests.waiting import wait_until
from web.app import create_app_over
from web.site import make_site

LOOK = 0.05
BUILD = "import sys; from pathlib import Path; from kb.knowledge import build_database as b; b([Path(sys.argv[1])], sys.argv[2])"
SEED = 5  # by it all three die at once in the first round, then the server, its replica and the builder each alone
ROUNDS = 4


@pytest.fixture(scope="module")
def primary() -> Iterator[Server]:
    """A server of this module's own: it is killed."""
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def standby(primary: Server) -> Iterator[Server]:
    """Its hot standby."""
    with standby_of(primary) as server:
        yield server


@pytest.fixture
def name(primary: Server, standby: Server) -> Iterator[str]:
    """A new database, on both. Whatever a test killed is started again at its end."""
    name = f"kb_{random.Random().randrange(10**9)}"
    primary.new_database(name)
    yield name
    for server in (primary, standby):
        server.process or server.start()
    gc.collect()  # a connection left open is told here, and not in a later test that knows nothing of it


@pytest.fixture
def packages(mini: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The small package as it is, and with other names for its areas."""
    changed = Path(shutil.copytree(mini, tmp_path / "changed"))
    areas = changed / "areas.csv"
    areas.write_bytes(areas.read_bytes().replace(b"Old Mill Quarter", b"Old Mill Yard"))
    return mini, changed


def opened(name: str, primary: Server, standby: Server) -> Current[KnowledgeBase]:
    """The newest version, read from the standby."""
    current = Current(primary.address(name), lambda knowledge: knowledge, [standby.address(name)])
    current.watch(LOOK)
    return current


def states(current: Current[KnowledgeBase]) -> list[str]:
    """How the primary and the standby are said to be."""
    return [server.state for server in current.condition().servers]


def port_read(current: Current[KnowledgeBase]) -> int:
    """The port of the server that a read goes to."""
    with current.lease() as knowledge:
        return int(knowledge.base.store.read(text("SELECT inet_server_port()"))[0][0])


def received(name: str, standby: Server, number: int) -> bool:
    """Whether a version has reached the standby."""
    query = "SELECT 1 FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'learning_city_kb'"
    there = standby.sql(query, name)
    return bool(there and standby.sql(f"SELECT 1 FROM learning_city_kb.version WHERE number = {number}", name))


def test_reads_go_to_the_replica_and_to_the_primary_while_it_lags(
    name: str, primary: Server, standby: Server, packages: tuple[Path, Path]
) -> None:
    build_database([packages[0]], primary.address(name))
    wait_until(lambda: received(name, standby, 1))
    current = opened(name, primary, standby)
    assert {port_read(current) for _ in range(5)} == {standby.port}
    standby.sql("SELECT pg_wal_replay_pause()")
    newer = build_database([packages[1]], primary.address(name))
    wait_until(lambda: states(current) == ["up", "behind"])
    assert port_read(current) == primary.port
    condition = current.condition()
    assert (condition.status, condition.servers[1].name) == (
        "degraded",
        f"postgresql://127.0.0.1:{standby.port}/{name}",
    )
    standby.sql("SELECT pg_wal_replay_resume()")
    wait_until(lambda: states(current) == ["up", "up"])
    assert port_read(current) == standby.port
    with current.lease() as knowledge:
        assert knowledge.data_version == newer
    current.close()


def test_a_replica_that_dies_is_left_out_and_comes_back_without_hands(
    name: str, primary: Server, standby: Server, packages: tuple[Path, Path]
) -> None:
    build_database([packages[0]], primary.address(name))
    wait_until(lambda: received(name, standby, 1))
    current = opened(name, primary, standby)
    assert port_read(current) == standby.port
    standby.kill()
    assert port_read(current) == primary.port  # the very next read, before anybody has looked
    wait_until(lambda: states(current) == ["up", "down"])
    standby.start()
    wait_until(lambda: states(current) == ["up", "up"])
    assert port_read(current) == standby.port
    current.close()


def test_while_the_primary_is_dead_the_site_serves_and_starts_and_a_build_says_why_not(
    name: str, primary: Server, standby: Server, packages: tuple[Path, Path]
) -> None:
    version = build_database([packages[0]], primary.address(name))
    wait_until(lambda: received(name, standby, 1))
    current = opened(name, primary, standby)
    primary.kill()
    wait_until(lambda: states(current) == ["down", "up"])
    assert port_read(current) == standby.port
    another = opened(name, primary, standby)
    with another.lease() as knowledge:
        assert knowledge.data_version == version
    another.close()
    with pytest.raises(DatabaseError, match="cannot be written") as failed:
        build_database([packages[1]], primary.address(name))
    assert PASSWORD not in str(failed.value)
    primary.start()
    newer = build_database([packages[1]], primary.address(name))
    wait_until(lambda: current.condition().status == "ok" and lent(current) == newer)
    current.close()


def lent(current: Current[KnowledgeBase]) -> str:
    """The data version that is lent now."""
    with current.lease() as knowledge:
        return knowledge.data_version


def test_while_all_are_dead_what_was_not_read_before_is_a_503_without_secrets(
    name: str, primary: Server, standby: Server, packages: tuple[Path, Path]
) -> None:
    build_database([packages[0]], primary.address(name))
    wait_until(lambda: received(name, standby, 1))
    sites = Current(primary.address(name), make_site, [standby.address(name)])
    sites.watch(LOOK)
    client = TestClient(create_app_over(sites), raise_server_exceptions=False)
    standby.kill()
    primary.kill()
    failed = client.get("/api/search?q=reading")
    assert failed.status_code == 503
    assert "no server holds data version" in failed.json()["error"]["message"]
    wait_until(lambda: client.get("/health").status_code == 503)
    health = client.get("/health")
    assert [server["state"] for server in health.json()["servers"]] == ["down", "down"]
    assert client.get("/cities?lang=en").status_code == 503
    for said in (failed.text, health.text, client.get("/cities?lang=en").text):
        assert PASSWORD not in said
        assert IN_ADDRESS not in said
    primary.start()
    standby.start()
    wait_until(lambda: client.get("/health").json()["status"] == "ok")
    assert client.get("/api/search?q=reading").json()[0]["thing"]["id"] == "practice:harbour-reading-month"
    assert client.get("/cities?lang=en").status_code == 200
    sites.close()


def test_whatever_dies_when_no_answer_is_wrong_and_nothing_is_lost(
    name: str, primary: Server, standby: Server, packages: tuple[Path, Path]
) -> None:
    chance = random.Random(SEED)
    address = primary.address(name)
    right = {
        found.data_version: sorted(row.name for row in found.rows[Area]) for found in map(load, ([p] for p in packages))
    }
    published = build_database([packages[0]], address)
    current = opened(name, primary, standby)
    over = Event()
    wrong: list[object] = []
    answers, refusals = [0], [0]

    def ask() -> None:
        while not over.is_set():
            try:
                with current.lease() as knowledge:
                    names = sorted(row.name for row in knowledge.base.store.read(text("SELECT name FROM area")))
                    answers[0] += 1
                    if names != right[knowledge.data_version]:
                        wrong.append(names)
            except DatabaseError as error:
                refusals[0] += 1
                if PASSWORD in str(error) or "no server holds data version" not in str(error):
                    wrong.append(error)
            over.wait(0.002)

    askers = [Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    for turn in range(ROUNDS):
        builder = subprocess.Popen([sys.executable, "-c", BUILD, str(packages[(turn + 1) % 2]), address], cwd=ROOT,
                                   stderr=subprocess.DEVNULL)  # fmt: skip
        over.wait(chance.uniform(0.5, 2.5))
        victims: list[Callable[[], object]] = [primary.kill, standby.kill, builder.kill]
        for victim in chance.sample(victims, chance.randint(1, 3)):
            victim()
        over.wait(chance.uniform(0, 0.3))
        for server in (primary, standby):
            server.process or server.start()
        builder.wait()
        assert lent(current) in right
    published = build_database([packages[0]], address)
    wait_until(lambda: lent(current) == published and current.condition().status == "ok")
    over.set()
    for asker in askers:
        asker.join()
    assert wrong == []
    assert answers[0] > 100
    assert port_read(current) == standby.port
    rows = primary.sql("SELECT 'learning_city_kb_' || number FROM learning_city_kb.version", name)
    schemas = primary.sql("SELECT nspname FROM pg_namespace WHERE nspname ~ '^learning_city_kb_[0-9]+$'", name)
    assert sorted(rows) == sorted(schemas)
    assert len(schemas) == 2
    current.close()
