"""The knowledge base of the seed package."""

from collections.abc import Callable

import pytest

from kb.knowledge import KnowledgeBase


@pytest.fixture(scope="session")
def seed_base(engine: str, seed_on: Callable[[str], KnowledgeBase]) -> KnowledgeBase:
    """The knowledge base of the five documents."""
    return seed_on(engine)
