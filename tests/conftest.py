"""The small whole package that tests load: six invented cities, two invented documents."""

import shutil
from pathlib import Path

import pytest

from kb.load.dataset import Dataset, load

MINI = Path(__file__).parent / "mini"


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
