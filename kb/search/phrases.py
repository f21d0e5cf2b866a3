"""Which names a phrase has, as two arrays of numbers: half a million phrases in a few megabytes, read at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class PhraseIndex:
    """Hashes of phrases in ascending order, and the number of a name for each."""

    hashes: NDArray[np.int64]
    numbers: NDArray[np.int32]

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, int]]) -> "PhraseIndex":
        """The index of phrases with the numbers of their names."""
        pairs = list(phrases)
        hashes = np.array([_hash(phrase) for phrase, _ in pairs], np.int64)
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], np.array([number for _, number in pairs], np.int32)[order])

    def numbers_of(self, phrase: str) -> list[int]:
        """The names with a phrase, in the order they were given; with a rare luck also one with another phrase."""
        wanted = _hash(phrase)
        first = int(np.searchsorted(self.hashes, wanted))
        last = first
        while last < len(self.hashes) and self.hashes[last] == wanted:
            last += 1
        return [int(number) for number in self.numbers[first:last]]

    def holding(self, phrases: Sequence[str]) -> list[str]:
        """Those of the phrases that some name has, in their order."""
        if not len(self.hashes):
            return []
        wanted = np.array([_hash(phrase) for phrase in phrases], np.int64)
        places = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
        return [phrases[place] for place in np.flatnonzero(self.hashes[places] == wanted).tolist()]


def _hash(phrase: str) -> int:
    return int.from_bytes(blake2b(phrase.encode(), digest_size=8).digest(), "little", signed=True)
