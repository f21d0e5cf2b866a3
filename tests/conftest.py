"""What all tests share: the small package they load, the database of the seed, and the switch that forbids skipping."""

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from kb.knowledge import build_database
from kb.load.dataset import Dataset, load

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
