"""Python's search for circles of garbage, where it is known that there are none: it takes as long as the work itself."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (
    20_000  # things that are made, and not freed, between two searches of a server: little that it makes is in a circle
)


@contextmanager
def no_collector() -> Iterator[None]:
    """What is made in the block is kept, or goes by itself: modules of a starting program, millions of rows."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def keep_for_good() -> None:
    """What exists now stays to the end and is not walked through again; called before a search, which walks through it once."""
    gc.freeze()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
