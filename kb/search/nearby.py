"""Names within a few edits of a word, out of hundreds of thousands: 3-grams leave few candidates, edit distance decides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

_PAD = "\x01\x01"
_SPOILED = 4  # 3-grams that one edit changes at most: those over two swapped letters


@dataclass(frozen=True)
class NearbyNames:
    """Names and, for each of their 3-grams, the places of the names that have it.

    Examples
    --------
    >>> nearby(["hangzhou", "changzhou", "harbin"]).within("hanghzou", 2)
    [(0, 1), (1, 2)]
    """

    names: Sequence[str]
    codes: NDArray[np.int64]
    starts: NDArray[np.int64]
    owners: NDArray[np.int32]

    def within(self, word: str, edits: int, same_first: bool = False) -> list[tuple[int, int]]:
        """The places of the names within so many edits of a word (a swap counts once), and how many edits away.

        A name that near shares all 3-grams of the word but four an edit: those with fewer are not looked at.
        """
        wanted = np.unique(_grams([word])[0])
        places = np.searchsorted(self.codes, wanted)
        known = [place for place, code in zip(places.tolist(), wanted.tolist(), strict=True)
                 if place < len(self.codes) and self.codes[place] == code]  # fmt: skip
        if not known:
            return []
        shared = np.bincount(np.concatenate([self.owners[self.starts[one] : self.starts[one + 1]] for one in known]))
        likely = np.flatnonzero(shared >= max(1, len(wanted) - _SPOILED * edits)).tolist()
        likely = [
            place
            for place in likely
            if abs(len(name := self.names[place]) - len(word)) <= edits and (not same_first or name[0] == word[0])
        ]
        if not likely:
            return []
        found = [self.names[place] for place in likely]
        far = process.cdist([word], found, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint16)[0]
        return [(place, edit) for place, edit in zip(likely, far.tolist(), strict=True) if edit <= edits]


def nearby(names: Sequence[str]) -> NearbyNames:
    """The index of some names."""
    codes, owners = _grams(names)
    order = np.argsort(codes, kind="stable")
    known, starts = np.unique(codes[order], return_index=True)
    return NearbyNames(names, known, np.append(starts, len(order)).astype(np.int64), owners[order])


def _grams(names: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The 3-grams of padded names as numbers, one name after the other, and whose they are."""
    text = _PAD + _PAD.join(names) + _PAD
    letters = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
    whole = (letters[:-2] << 42) | (letters[1:-1] << 21) | letters[2:]
    lengths = np.fromiter(map(len, names), np.int64, len(names))
    owners = np.repeat(np.arange(len(names), dtype=np.int32), lengths + 2 if len(names) else lengths)
    return whole[: len(owners)], owners
