"""The seed package, built once a session into a temporary SQLite file and opened."""

from collections.abc import Iterator

import pytest

from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from kb.settings import seed_directory


@pytest.fixture(scope="session")
def seed_base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """The knowledge base of the five documents."""
    database = tmp_path_factory.mktemp("seed") / "seed.sqlite"
    build_database([seed_directory()], database)
    knowledge = open_knowledge(database)
    yield knowledge
    knowledge.close()
