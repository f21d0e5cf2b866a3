"""Wires everything: opens a database, answers questions, and builds databases from packages. Only doors import it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.load.dataset import load
from kb.query.answer import Answer, Language
from kb.query.ask import ask, run
from kb.query.base import Base
from kb.query.kinds import read_plan
from kb.query.plan import Plan
from kb.search.names import vocabulary
from kb.search.text import TextIndex, documents, write_index
from kb.settings import seed_directory
from kb.store.build import build
from kb.store.store import Store, open_store


@dataclass(frozen=True)
class KnowledgeBase:
    """An opened database that answers questions."""

    base: Base

    @property
    def data_version(self) -> str:
        """The hash of the content that answers come from."""
        return self.base.store.data_version

    def ask(self, question: str, language: Language | None = None) -> Answer:
        """Answer a question in plain English or Chinese."""
        return ask(self.base, question, language)

    def run(self, plan: Plan | dict[str, object] | str, language: Language = "en") -> Answer:
        """Answer a structured plan."""
        return run(self.base, plan if isinstance(plan, Plan) else read_plan(plan), language)

    def close(self) -> None:
        """Give the database back."""
        self.base.store.close()


def open_knowledge(database: str | Path) -> KnowledgeBase:
    """Open a built database for reading.

    Raises
    ------
    DatabaseError
        When there is none, or it is not one of this program's.
    """
    return from_store(open_store(database))


def from_store(store: Store) -> KnowledgeBase:
    """The knowledge base over an opened store."""
    return KnowledgeBase(Base(store, vocabulary(store), TextIndex(store.engine)))


def build_database(packages: Sequence[Path], database: Path) -> str:
    """Check packages and build a database from them, swapped in atomically; returns its data version.

    Raises
    ------
    PackageError
        With all problems, when the packages have any.
    """
    dataset = load(list(packages) or [seed_directory()])
    build(dataset, database, extra=lambda connection: write_index(connection, documents(lambda m: dataset.rows.get(m, ()))))
    return dataset.data_version
