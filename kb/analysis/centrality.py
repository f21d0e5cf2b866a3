"""How central things are in a network: PageRank, where a tie counts in both directions."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.analysis.exact import Floats

DAMPING = 0.85
"""The share of steps that follow a tie; the others begin anew at any thing (Brin & Page 1998, 2.1.1)."""
CLOSE = 1e-12
ROUNDS = 1_000  # some forty are needed
DIGITS = 12  # of a share that are kept, so that things in equal places stand equal


@dataclass(frozen=True)
class Central:
    """A thing of a network: the share of a random walker's time that is spent there, and how many things it is tied to."""

    key: str
    share: float
    ties: int


def central(pairs: Collection[tuple[str, str]]) -> list[Central]:
    """All things with a tie to another one, the most central first, equals in the order of their keys.

    Several ties between two things count once. The walk follows a tie in either direction, so the equation
    ``x = (1 - d) / n + d A D^-1 x`` is symmetric in ``D^-1/2 x`` and is solved by conjugate gradients: a third of the rounds
    that repeating the walk takes for the same digits.

    Examples
    --------
    >>> [(one.key, round(one.share, 3), one.ties) for one in central([("a", "hub"), ("b", "hub"), ("hub", "c")])]
    [('hub', 0.48, 3), ('a', 0.173, 1), ('b', 0.173, 1), ('c', 0.173, 1)]

    References
    ----------
    Brin & Page (1998), Computer Networks and ISDN Systems 30:107. Hestenes & Stiefel (1952), Journal of Research of the
    National Bureau of Standards 49:409.
    """
    tied = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    keys = sorted({key for pair in tied for key in pair})
    if not keys:
        return []
    seats = {key: seat for seat, key in enumerate(keys)}
    left, right = (np.array([seats[pair[side]] for pair in tied], np.int64) for side in (0, 1))
    ties = np.bincount(left, minlength=len(keys)) + np.bincount(right, minlength=len(keys))
    shares = np.round(pagerank(left, right, ties), DIGITS).tolist()
    found = [Central(key, share, count) for key, share, count in zip(keys, shares, ties.tolist(), strict=True)]
    return sorted(found, key=lambda one: (-one.share, one.key))


def pagerank(left: NDArray[np.int64], right: NDArray[np.int64], ties: NDArray[np.int64]) -> Floats:
    """The share of each seat; ``left`` and ``right`` are the two seats of each tie, ``ties`` the number of ties of each seat."""
    start, end = np.concatenate([left, right]), np.concatenate([right, left])
    order = np.argsort(end, kind="stable")
    start, end, count = start[order], end[order], len(ties)
    root = np.sqrt(ties)
    found = np.zeros(count)
    rest = (1 - DAMPING) / count / root
    towards, size = rest.copy(), float((rest * rest).sum())
    for _ in range(ROUNDS):
        moved = towards - DAMPING * np.bincount(end, (towards / root)[start], count) / root
        length = size / float((towards * moved).sum())
        found += length * towards
        rest -= length * moved
        before, size = size, float((rest * rest).sum())
        if float(np.abs(rest * root).sum()) < CLOSE:
            break
        towards = rest + size / before * towards
    shares: Floats = found * root / float((found * root).sum())
    return shares
