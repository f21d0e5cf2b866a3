"""The newest version of a database, always: a newer one is opened beside the one in use and then takes its place."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Generic, Literal, Protocol, TypeVar

from kb.errors import DatabaseError
from kb.knowledge import KnowledgeBase, from_store
from kb.store.engine import Reader, ServerHealth
from kb.store.opening import engine_at
from kb.store.store import store_over

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
SECONDS = 1.0  # between two looks
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Condition:
    """How the database behind the answers is: the servers, and the fault that keeps a newer version from serving."""

    servers: tuple[ServerHealth, ...] = ()
    fault: str | None = None

    @property
    def status(self) -> Literal["ok", "degraded", "unavailable"]:
        """In a word. Unavailable: no server holds the data version in use."""
        states = {server.state for server in self.servers}
        if states and "up" not in states:
            return "unavailable"
        return "degraded" if self.fault or states - {"up"} else "ok"


class Lender(Protocol[T_co]):
    """Lends what answers are made from. A borrower keeps one version to the end, whatever is swapped in meanwhile."""

    def lease(self) -> AbstractContextManager[T_co]:
        """Borrow it for one answer."""

    def condition(self) -> Condition:
        """How the database is."""


@dataclass(frozen=True)
class Always(Generic[T]):
    """Lends the same thing for ever."""

    thing: T

    @contextmanager
    def lease(self) -> Iterator[T]:
        """Borrow it."""
        yield self.thing

    def condition(self) -> Condition:
        """Nothing is known against it."""
        return Condition()


@dataclass
class _Held(Generic[T]):
    """A version in use: how many borrow it, and whether it gives way to a newer one."""

    reader: Reader
    knowledge: KnowledgeBase
    made: T
    borrowers: int = 0
    is_old: bool = False


class Current(Generic[T]):
    """Lends what ``make`` makes of the newest version of a database. Look for newer ones with ``watch``.

    Raises
    ------
    DatabaseError
        When there is no database that can be opened to begin with. Later that is a condition, and the old one is lent.
    """

    def __init__(self, database: str | Path, make: Callable[[KnowledgeBase], T], replicas: Sequence[str] = ()) -> None:
        self._make = make
        self._engine = engine_at(database, replicas)
        self._lock = Lock()
        self._stopped = Event()
        self._fault: str | None = None
        self._held = self._open()

    def _open(self) -> _Held[T]:
        reader = self._engine.open()
        knowledge = from_store(store_over(reader))
        return _Held(reader, knowledge, self._make(knowledge))

    @contextmanager
    def lease(self) -> Iterator[T]:
        """Borrow what is made of the newest version."""
        with self._lock:
            held = self._held
            held.borrowers += 1
        try:
            yield held.made
        finally:
            with self._lock:
                held.borrowers -= 1
                done = held.is_old and not held.borrowers
            if done:
                held.knowledge.close()

    def condition(self) -> Condition:
        """How the database is, as it was seen last."""
        return Condition(self._engine.health(self._held.reader), self._fault)

    def refresh(self) -> None:
        """Open the newest version, if it is not in use yet. One that cannot be opened is a fault, and no error."""
        if self._engine.is_newest(self._held.reader):
            self._fault = None
            return
        try:
            newer = self._open()
        except DatabaseError as error:
            if str(error) != self._fault:
                log.warning("a newer version cannot be served: %s", error)
            self._fault = str(error)
            return
        with self._lock:
            if self._stopped.is_set():  # closed while the newer one was opened: that one goes
                older = newer
            else:
                older, self._held = self._held, newer
            older.is_old, self._fault = True, None
            done = not older.borrowers
        if done:
            older.knowledge.close()

    def watch(self, seconds: float = SECONDS) -> None:
        """Look for newer versions in the background, until closed."""
        self._engine.watch(seconds)
        Thread(target=self._watch, args=(seconds,), name="newest version", daemon=True).start()

    def _watch(self, seconds: float) -> None:
        while not self._stopped.wait(seconds):
            try:
                self.refresh()
            except Exception:
                log.exception("looking for a newer version failed")

    def close(self) -> None:
        """Stop looking and give the database back."""
        with self._lock:
            self._stopped.set()
        self._engine.close()
        self._held.knowledge.close()
