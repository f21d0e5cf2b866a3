"""Two built bases for the tests of the search, on each engine: the small package, and the five documents."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from kb.query.base import Base
from tests.engines import ENGINES


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def small(mini: Path, engine: str, new_place: Callable[[str], str | Path]) -> Iterator[Base]:
    """The base of the six invented cities."""
    place = new_place(engine)
    build_database([mini], place)
    knowledge = open_knowledge(place)
    yield knowledge.base
    knowledge.close()


@pytest.fixture(scope="session")
def seed(engine: str, seed_on: Callable[[str], KnowledgeBase]) -> Base:
    """The base of the five documents."""
    return seed_on(engine).base
