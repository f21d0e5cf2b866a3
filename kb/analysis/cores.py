"""Large sums shared between the cores: numpy lets go of the interpreter while it sorts, so that threads run side by side."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
CORES = os.cpu_count() or 1
FEW = 16
"""So few pieces are done one after the other: starting threads would take longer than they save."""


def in_order(work: Callable[[Given], Made], pieces: Sequence[Given]) -> Iterator[Made]:
    """What the work makes of each piece, in the order of the pieces: the same on any number of cores.

    Examples
    --------
    >>> list(in_order(abs, range(-2, 2)))
    [2, 1, 0, 1]
    """
    if len(pieces) <= FEW or CORES == 1:
        yield from map(work, pieces)
        return
    with ThreadPoolExecutor(CORES) as pool:
        yield from pool.map(work, pieces)
