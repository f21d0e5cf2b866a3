"""What all tests share: packages, the two engines with databases of their own, and the switch that forbids skipping."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from kb.load.dataset import Dataset, load
from tests.postgres import Server, running

MINI = Path(__file__).parent / "mini"
NO_SKIP = "KB_NO_SKIP"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A skipped test is a failed one where nothing may be skipped."""
    if report.skipped and not hasattr(report, "wasxfail"):
        _forbid(report)


@pytest.hookimpl(tryfirst=True)
def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A skipped module too."""
    if report.skipped:
        _forbid(report)


def _forbid(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get(NO_SKIP):
        report.outcome = "failed"
        report.longrepr = f"{NO_SKIP} is set, but this was skipped: {report.longrepr}"


@pytest.fixture(scope="session")
def mini() -> Path:
    """The directory of the small package. Nobody may write there."""
    return MINI


@pytest.fixture(scope="session")
def dataset(mini: Path) -> Dataset:
    """The small package, loaded."""
    return load([mini])


@pytest.fixture
def package(mini: Path, tmp_path: Path) -> Path:
    """A copy of the small package to spoil."""
    return Path(shutil.copytree(mini, tmp_path / "mini"))


@pytest.fixture(scope="session")
def seed_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the seed, built once for all workers. Nobody may write there."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    database = root / "seed.sqlite"
    with (root / "seed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database.exists():
            build_database([], database)
    return database


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for the whole session."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """SQLite; each engine in turn where a test is marked so (``tests/engines.py``)."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture(scope="session")
def new_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str | Path]:
    """Where a new database of an engine may be built: a path, or the address of an empty database."""
    made: list[str] = []

    def place(engine: str) -> str | Path:
        if engine == "sqlite":
            return tmp_path_factory.mktemp("place") / "kb.sqlite"
        server: Server = request.getfixturevalue("postgres")
        made.append(f"kb_{len(made)}")
        return server.new_database(made[-1])

    return place


@pytest.fixture(scope="session")
def seed_on(
    request: pytest.FixtureRequest, new_place: Callable[[str], str | Path]
) -> Iterator[Callable[[str], KnowledgeBase]]:
    """The opened knowledge base of the five documents, on the engine asked for."""
    opened: dict[str, KnowledgeBase] = {}

    def on(engine: str) -> KnowledgeBase:
        if engine not in opened:
            place = request.getfixturevalue("seed_database") if engine == "sqlite" else new_place(engine)
            if engine != "sqlite":
                build_database([], place)
            opened[engine] = open_knowledge(place)
        return opened[engine]

    yield on
    for knowledge in opened.values():
        knowledge.close()
