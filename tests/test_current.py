"""The newest version, always: swapped in under load without an error, a torn answer or a forgotten connection."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from starlette.testclient import TestClient

from kb.current import Current
from kb.knowledge import KnowledgeBase, build_database
from tests.engines import ON_EVERY_ENGINE
from tests.postgres import Server
from tests.waiting import wait_until
from web.app import create_app, create_app_over
from web.site import Site, make_site

Place = str | Path
ADDRESSES = ("/cities?lang=en", "/cities/larkton?lang=zh", "/practices?lang=en", "/api/ask?q=Which cities have a law?",
             "/api/search?q=old mill", "/data?lang=en&format=json", "/things/area:old-mill-quarter?lang=en")  # fmt: skip
SWAPS = 4


@pytest.fixture
def place(engine: str, new_place: Callable[[str], Place]) -> Place:
    """An empty place on each engine."""
    return new_place(engine)


@pytest.fixture
def packages(mini: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The small package as it is, and with another name for one area."""
    changed = Path(shutil.copytree(mini, tmp_path / "changed"))
    for file in ("areas.csv", "cities.csv"):
        text = (changed / file).read_bytes()
        (changed / file).write_bytes(
            text.replace(b"Old Mill Quarter", b"Old Mill Yard").replace(b",10.5,", b",10.625,")
        )
    return mini, changed


@pytest.fixture
def current(place: Place, packages: tuple[Path, Path]) -> Iterator[Current[KnowledgeBase]]:
    """The newest version of the small package; nobody looks for newer ones yet."""
    build_database([packages[0]], place)
    found = Current(place, lambda knowledge: knowledge)
    yield found
    found.close()


def lent(current: Current[KnowledgeBase]) -> str:
    """The data version that is lent now."""
    with current.lease() as knowledge:
        return knowledge.data_version


@ON_EVERY_ENGINE
def test_a_newer_version_is_lent_as_soon_as_it_is_there(
    current: Current[KnowledgeBase], place: Place, packages: tuple[Path, Path]
) -> None:
    current.watch(0.05)
    for package in (packages[1], packages[0], packages[1]):
        version = build_database([package], place)
        wait_until(lambda: lent(current) == version)  # noqa: B023
    assert current.condition().status == "ok"


@ON_EVERY_ENGINE
def test_a_borrower_keeps_its_version_to_the_end(
    current: Current[KnowledgeBase], place: Place, packages: tuple[Path, Path]
) -> None:
    with current.lease() as old:
        newer = build_database([packages[1]], place)
        current.watch(0.05)
        wait_until(lambda: lent(current) == newer)
        assert old.data_version != newer
        assert "Old Mill Quarter" in old.ask("Where is Old Mill Quarter?").model_dump_json()
        assert [hit.name for hit in old.search("old mill", "area")] == ["Old Mill Quarter"]


@ON_EVERY_ENGINE
def test_closed_while_a_newer_version_is_opened_it_keeps_neither(
    place: Place, packages: tuple[Path, Path], postgres: Server
) -> None:
    build_database([packages[0]], place)
    opened: list[str] = []
    may_go_on = Event()

    def make(knowledge: KnowledgeBase) -> KnowledgeBase:
        opened.append(knowledge.data_version)
        if len(opened) == 2:
            may_go_on.wait(60)
        return knowledge

    current = Current(place, make)
    old = lent(current)
    build_database([packages[1]], place)
    current.watch(0.05)
    wait_until(lambda: len(opened) == 2)
    current.close()
    may_go_on.set()
    wait_until(lambda: "newest version" not in {thread.name for thread in enumerate_threads()})
    assert lent(current) == old
    if isinstance(place, str):
        open_to = f"SELECT 1 FROM pg_stat_activity WHERE datname = '{place.rpartition('/')[2]}'"
        wait_until(lambda: not postgres.sql(open_to))


@ON_EVERY_ENGINE
def test_under_load_every_answer_is_whole_and_of_one_version(place: Place, packages: tuple[Path, Path]) -> None:
    allowed: dict[str, set[bytes]] = {address: set() for address in ADDRESSES}
    for package in packages:
        version = build_database([package], place)
        one = Current(place, make_site)
        client = TestClient(create_app_over(one))
        for address in ADDRESSES:
            allowed[address].add(client.get(address).content)
        one.close()
    assert all(len(contents) == 2 for contents in allowed.values())
    sites: Current[Site] = Current(place, make_site)
    sites.watch(0.02)
    app, over = create_app_over(sites), Event()

    def ask(number: int) -> list[tuple[str, int]]:
        client, bad = TestClient(app), []
        for turn in range(10_000):
            address = ADDRESSES[(number + turn) % len(ADDRESSES)]
            response = client.get(address)
            if response.status_code != 200 or response.content not in allowed[address]:
                bad.append((address, response.status_code))
            if over.is_set():
                break
        return bad

    with ThreadPoolExecutor(4) as threads:
        askers = [threads.submit(ask, number) for number in range(4)]
        for turn in range(SWAPS):
            version = build_database([packages[turn % 2]], place)
            wait_until(lambda: TestClient(app).get("/health").json()["data_version"] == version)  # noqa: B023
        over.set()
        assert [asker.result() for asker in askers] == [[]] * 4
    sites.close()


def test_a_newer_file_that_cannot_be_opened_is_a_condition_and_the_old_one_serves(mini: Path, tmp_path: Path) -> None:
    file = tmp_path / "kb.sqlite"
    version = build_database([mini], file)
    current = Current(file, make_site)
    client = TestClient(create_app_over(current))
    (tmp_path / "thesis").write_text("my thesis")
    (tmp_path / "thesis").replace(file)
    current.refresh()
    health = client.get("/health")
    assert (health.status_code, health.json()) == (200, {
        "status": "degraded", "data_version": version, "servers": [],
        "fault": f"{file} is not a Learning City KB database: name another file, or build one with 'kb build'",
    })  # fmt: skip
    assert client.get("/cities").status_code == 200
    file.unlink()
    current.refresh()
    assert client.get("/health").json()["status"] == "ok"
    current.close()


def test_the_site_over_one_knowledge_base_is_always_that_one(seed_on: Callable[[str], KnowledgeBase]) -> None:
    knowledge = seed_on("sqlite")
    health = TestClient(create_app(knowledge)).get("/health").json()
    assert health == {"status": "ok", "data_version": knowledge.data_version, "fault": None, "servers": []}
