"""Names within a few edits of a word, out of a million: spellings with a letter left out, then letters, then edit distance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_SORTS = 32  # letters of one sort end in the same five bits: a to z are sorts of their own
_SPOILED = 2  # bits that one edit changes at most: those of the letter that goes and of the one that comes
_FEW = 12  # names that are compared sooner one by one than handed over together


@dataclass(frozen=True)
class NearbyNames:
    """Names, found by their spellings with one letter left out, or by their length and letters.

    ``gaps`` are hashes of all such spellings in ascending order and ``owners`` the places of their names. ``letters`` has
    a bit for each sort of letters that a name holds and one for each that it holds twice, in the order of the lengths of
    the names; ``places`` are their places, and ``starts`` says where the names of each length begin.

    Examples
    --------
    >>> nearby(["hangzhou", "changzhou", "harbin"]).within("hanghzou", 2)
    [(0, 1), (1, 2)]
    """

    names: Sequence[str]
    gaps: NDArray[np.uint32]
    owners: NDArray[np.int32]
    places: NDArray[np.int32]
    letters: NDArray[np.uint64]
    starts: NDArray[np.int64]

    def within(self, word: str, edits: int, same_first: bool = False) -> list[tuple[int, int]]:
        """The places of the names within so many edits of a word (a swap counts once), and how many edits away."""
        if not word or not len(self.names):
            return []
        names = self.names
        likely = self._one_edit(word) if edits == 1 else self._alike(word, edits)
        if same_first:
            likely = [place for place in likely if names[place][0] == word[0]]
        far = _distances(word, [names[place] for place in likely], edits)
        return [(place, edit) for place, edit in zip(likely, far, strict=True) if edit <= edits]

    def _one_edit(self, word: str) -> list[int]:
        """Names that share a spelling with one letter left out: all that are one edit away, and few others."""
        wanted = np.array([*_gaps(word)], np.uint32)
        firsts, lasts = self.gaps.searchsorted(wanted).tolist(), self.gaps.searchsorted(wanted, "right").tolist()
        found: set[int] = set()
        for first, last in zip(firsts, lasts, strict=True):
            if first < last:
                found.update(self.owners[first:last].tolist())
        return sorted(found)

    def _alike(self, word: str, edits: int) -> list[int]:
        """Names of almost the length and the letters of the word."""
        longest = len(self.starts) - 2
        first = self.starts[min(longest + 1, max(0, len(word) - edits))]
        last = self.starts[min(longest, len(word) + edits) + 1]
        unlike = np.bitwise_count(self.letters[first:last] ^ np.uint64(_letters(word)))
        found: list[int] = np.sort(self.places[first:last][unlike <= _SPOILED * edits]).tolist()
        return found


def _distances(word: str, names: Sequence[str], edits: int) -> Sequence[int]:
    """How many edits each name is away; more than ``edits`` where it is farther."""
    from rapidfuzz.distance import OSA  # here, for only misspelt names need it

    if len(names) <= _FEW:
        return [OSA.distance(word, name, score_cutoff=edits) for name in names]
    from rapidfuzz import process

    far: list[int] = process.cdist([word], names, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint16)[0].tolist()
    return far


def nearby(names: Sequence[str]) -> NearbyNames:
    """The index of some names."""
    gaps = np.fromiter((gap for name in names for gap in _gaps(name)), np.uint32)
    owners = np.repeat(np.arange(len(names), dtype=np.int32), [len(name) + 1 for name in names])
    by_gap = np.argsort(gaps, kind="stable")
    lengths = np.fromiter(map(len, names), np.int64, len(names))
    places = np.argsort(lengths, kind="stable")
    letters = np.fromiter(map(_letters, names), np.uint64, len(names))[places]
    starts = np.concatenate([[0], np.cumsum(np.bincount(lengths))]).astype(np.int64)
    return NearbyNames(names, gaps[by_gap], owners[by_gap], places.astype(np.int32), letters, starts)


def _gaps(name: str) -> Iterator[int]:
    """Hashes of a name and of the name with each of its letters left out, the same in every process."""
    spelt = name.encode("utf-32-le")
    yield crc32(spelt)
    for place in range(0, len(spelt), 4):
        yield crc32(spelt[:place] + spelt[place + 4 :])


def _letters(name: str) -> int:
    """A bit for each sort of letters in a name, 32 bits higher one for each that it holds twice."""
    once = twice = 0
    for letter in name:
        sort = 1 << ord(letter) % _SORTS
        twice |= once & sort
        once |= sort
    return twice << _SORTS | once
