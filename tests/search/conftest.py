"""Two built bases for the tests of the search: the small package, and the five documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.knowledge import build_database, open_knowledge
from kb.query.base import Base
from kb.settings import seed_directory


def built(package: Path, directory: Path) -> Iterator[Base]:
    """A package built into a temporary file and opened until the tests are done."""
    build_database([package], directory / "base.sqlite")
    knowledge = open_knowledge(directory / "base.sqlite")
    yield knowledge.base
    knowledge.close()


@pytest.fixture(scope="session")
def small(mini: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Base]:
    """The base of the six invented cities."""
    yield from built(mini, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Base]:
    """The base of the five documents."""
    yield from built(seed_directory(), tmp_path_factory.mktemp("seed"))
