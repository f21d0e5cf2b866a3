"""Wires everything: opens a database, answers questions, and builds databases from packages. Only doors import it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.collector import no_collector
from kb.errors import DatabaseError
from kb.progress import SILENT, Progress, told
from kb.query.answer import Answer, Language
from kb.query.ask import ask, run
from kb.query.base import Base
from kb.query.extent import FIRST_ROWS, Extent
from kb.query.kinds import read_plan
from kb.query.look_up import Found, Named, one_thing, resolve_name, search_text
from kb.query.plan import Plan
from kb.query.streamed import Streamed, stream
from kb.search.documents import INDEXED, documents
from kb.search.text import TextIndex, write_index
from kb.search.vocabulary import named, write_vocabulary
from kb.settings import seed_directory
from kb.store.build import build
from kb.store.engine import META, NewDatabase
from kb.store.store import Store, open_store

if TYPE_CHECKING:
    from kb.load.dataset import Dataset

SEED = "seed"  # how a database notes the package that travels with the program, wherever it lies


@dataclass(frozen=True)
class KnowledgeBase:
    """An opened database that answers questions. Of very many rows an answer lists those that ``extent`` says."""

    base: Base
    extent: Extent = FIRST_ROWS

    @property
    def data_version(self) -> str:
        """The hash of the content that answers come from."""
        return self.base.store.data_version

    def ask(self, question: str, language: Language | None = None) -> Answer:
        """Answer a question in plain English or Chinese."""
        return ask(self.base, question, language, self.extent)

    def run(self, plan: Plan | dict[str, object] | str, language: Language = "en") -> Answer:
        """Answer a structured plan."""
        return run(self.base, plan if isinstance(plan, Plan) else read_plan(plan), language, extent=self.extent)

    def stream(self, answer: Answer) -> Streamed | None:
        """An answer to a plan with all rows of its long tables, made while they are taken: for files of any length."""
        plan = answer.reading.plan
        return stream(self.base, read_plan(plan), answer.language, answer.notes) if plan else None

    def in_full(self) -> "KnowledgeBase":
        """The same, with answers that list all rows: for files."""
        return replace(self, extent=Extent(whole=True))

    def turned_to(self, page: int) -> "KnowledgeBase":
        """The same, with answers that show a page of their long tables, counted from 1; in full they stay in full."""
        return self if self.extent.whole else replace(self, extent=Extent(page))

    def search(self, words: str, kind: str | None = None, language: Language = "en", limit: int = 10) -> list[Found]:
        """Things whose text holds the words, best first."""
        return search_text(self.base, words, kind, language, limit)

    def resolve(self, name: str, language: Language = "en") -> list[Named]:
        """What a name may mean, the likeliest first."""
        return resolve_name(self.base, name, language)

    def one(self, name: str, language: Language = "en") -> Named:
        """The one thing that a key or name means; several are an error that lists them."""
        return one_thing(self.base, name, language)

    def close(self) -> None:
        """Give the database back."""
        self.base.store.close()


def open_knowledge(database: str | Path) -> KnowledgeBase:
    """Open a built database, a file or the address of a PostgreSQL server, for reading.

    Raises
    ------
    DatabaseError
        When there is none, or it is not one of this program's.
    """
    return from_store(open_store(database))


def from_store(store: Store) -> KnowledgeBase:
    """The knowledge base over an opened store, which is closed when it cannot be read."""
    try:
        return KnowledgeBase(Base(store, TextIndex(store)))
    except DatabaseError:
        store.close()
        raise


def build_database(packages: Sequence[Path], database: str | Path, progress: Progress = SILENT) -> str:
    """Check packages and build a database from them, swapped in atomically; returns its data version.

    Raises
    ------
    PackageError
        With all problems, when the packages have any.
    """
    from kb.load.dataset import load  # here, for whoever serves a finished database needs nothing of it
    from kb.load.fingerprint import fingerprint

    directories = list(packages) or [seed_directory()]
    mark = fingerprint(directories)
    with no_collector():
        dataset = load(directories, progress)
        build(dataset, database, lambda new: _extend(new, dataset, directories, mark, progress), progress)
    return dataset.data_version


def is_current(database: Path) -> bool:
    """Whether a database was built by this program from its packages as they lie on disk now."""
    from kb.load.fingerprint import fingerprint

    with_packages = _noted(database)
    return with_packages is not None and with_packages[1] == fingerprint(with_packages[0])


def packages_of(database: Path) -> list[Path]:
    """The packages that a database was built from; the seed when there is no database yet."""
    noted = _noted(database)
    return noted[0] if noted else [seed_directory()]


def _extend(new: NewDatabase, dataset: "Dataset", directories: Sequence[Path], mark: str, progress: Progress) -> None:
    """Add the full-text index, and note what the database was built from."""
    with progress.step("indexing words", sum(len(dataset.rows.get(model, ())) for model in INDEXED)) as advance:
        write_index(new, told(documents(lambda model: dataset.rows.get(model, ())), advance))
    with progress.step("indexing names", None):
        write_vocabulary(new, named(lambda model: dataset.rows.get(model, ())))
    own = seed_directory().resolve()
    names = [SEED if directory.resolve() == own else str(directory.resolve()) for directory in directories]
    new.insert(META, ["key", "value"], [("packages", json.dumps(names)), ("fingerprint", mark)])


def _noted(database: Path) -> tuple[list[Path], str] | None:
    """The packages and the fingerprint that a database holds; nothing when there is none that can be read."""
    try:
        store = open_store(database)
    except DatabaseError:
        return None
    meta = store.meta
    store.close()
    if "fingerprint" not in meta:
        return None
    names: list[str] = json.loads(meta["packages"])
    return [seed_directory() if name == SEED else Path(name) for name in names], meta["fingerprint"]
