"""How far a long command is: what it tells while it works. How that looks is for the doors."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, islice
from typing import Protocol, TypeVar

T = TypeVar("T")

Advance = Callable[[int], None]


class Progress(Protocol):
    """Told of each step of a long piece of work, and of the rows that are done."""

    def step(self, what: str, total: int | None) -> AbstractContextManager[Advance]:
        """A step of ``total`` rows, if that is known; it gives a function to be called with the rows just done."""
        ...


class Silent:
    """Tells nobody."""

    @contextmanager
    def step(self, what: str, total: int | None) -> Iterator[Advance]:
        """A step that nobody hears of."""
        yield lambda rows: None


SILENT = Silent()


def told(rows: Iterable[T], advance: Advance, block: int = 10_000) -> Iterator[T]:
    """The same rows; ``advance`` hears of them a block at a time."""
    return chain.from_iterable(_blocks(iter(rows), advance, block))


def _blocks(left: Iterator[T], advance: Advance, block: int) -> Iterator[list[T]]:
    while part := list(islice(left, block)):
        yield part
        advance(len(part))
