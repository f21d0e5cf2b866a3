"""Words to things: exact names and aliases first, then joined pinyin, then the nearest spelling, always saying which."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kb.search.fold import Token, tokens, words
from kb.search.nearby import NearbyNames, nearby
from kb.search.phrases import PhraseIndex

# Kinds of things that have names a question may use, strongest first when one phrase names several.
NAMED = (
    "city", "indicator", "edition", "index", "pathtype", "network", "place", "area", "group", "source",
    "regulation", "policy", "organisation", "reference", "theme",
)  # fmt: skip
FUZZY_KINDS = frozenset({"city", "indicator", "path_type", "area"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a phrase may name, and how the phrase matched."""

    key: str
    name: str
    how: str
    distance: int = 0

    @property
    def kind(self) -> str:
        """The part of the key before the colon."""
        return self.key.partition(":")[0]


class Listed(NamedTuple):
    """A name of a thing as it is kept: its phrase, the phrase written as one Latin word, whether it may be misspelt."""

    number: int
    phrase: str
    joined: str | None
    fuzzy: bool
    key: str
    name: str
    how: str


def listed(names: Iterable[tuple[str, str, str]]) -> Iterator[Listed]:
    """Names as they are kept, of ``(key, name, how)``; a single letter or character is no name."""
    number = 0
    for key, name, how in names:
        phrase = words(name)
        if not phrase or (len(phrase) == 1 and len(phrase[0]) == 1):
            continue
        joined = "".join(phrase) if phrase[0].isascii() and phrase[0].isalpha() else None
        fuzzy = key.partition(":")[0] in FUZZY_KINDS and len(joined or "") >= 4 and how != "abbreviation"
        yield Listed(number, " ".join(phrase), joined, fuzzy, key, name, how)
        number += 1


@dataclass(frozen=True)
class NameIndex:
    """What is needed to find the numbers of names. ``longest`` is the number of words of the longest name by its first
    word; ``misspelt`` are the numbers of the names in ``near``."""

    phrases: PhraseIndex
    joined: PhraseIndex
    longest: Mapping[str, int]
    near: NearbyNames
    misspelt: NDArray[np.int32]


def index_names(names: Sequence[Listed]) -> NameIndex:
    """The index of some names."""
    longest: dict[str, int] = {}
    for one in names:
        first, _, rest = one.phrase.partition(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest.split()))
    fuzzy = [one for one in names if one.fuzzy]
    return NameIndex(
        phrases=PhraseIndex.of((one.phrase, one.number) for one in names),
        joined=PhraseIndex.of((one.joined, one.number) for one in names if one.joined),
        longest=longest,
        near=nearby([one.joined or "" for one in fuzzy]),
        misspelt=np.array([one.number for one in fuzzy], np.int32),
    )


@dataclass(frozen=True)
class Vocabulary:
    """All names of all things: an index, and a way to the names with given numbers."""

    index: NameIndex
    named: Callable[[Sequence[int]], Sequence[Listed]]

    def longest_at(self, texts: Sequence[str], start: int) -> tuple[int, list[Candidate]]:
        """The length and the candidates of the longest name that starts at a token; 0 when none does."""
        most = self.index.longest.get(texts[start], 0)
        longest_first = [" ".join(texts[start:end]) for end in range(min(start + most, len(texts)), start, -1)]
        for phrase in self.index.phrases.holding(longest_first):
            if found := self.called(phrase):
                return phrase.count(" ") + 1, found
        return 0, []

    def called(self, phrase: str) -> list[Candidate]:
        """The things with a name of these words, parted by spaces; a thing once, under its first such name."""
        names = self.named(self.index.phrases.numbers_of(phrase))
        return _once(Candidate(one.key, one.name, one.how) for one in names if one.phrase == phrase)

    def joined_at(self, found: Sequence[Token], start: int) -> tuple[int, list[Candidate]]:
        """A name written apart (``hang zhou``) or together (``newyork``): two to four Latin tokens, or one."""
        for length in (4, 3, 2, 1):
            part = found[start : start + length]
            if len(part) == length and all(token.text.isascii() and token.text.isalpha() for token in part):
                whole = "".join(token.text for token in part)
                names = self.named(self.index.joined.numbers_of(whole))
                candidates = _once(Candidate(one.key, one.name, "joined") for one in names if one.joined == whole)
                fitting = [c for c in candidates if length == 1 or c.kind in ("city", "area")]
                if fitting:
                    return length, fitting
        return 0, []

    def nearest(
        self, word: str, limit: int = 3, kinds: Iterable[str] = FUZZY_KINDS, among: Collection[str] = ()
    ) -> list[Candidate]:
        """The things whose name is one edit from a Latin word, and only without any those two edits from it; of some
        kinds, and with ``among`` only these things.

        One edit is allowed from four letters, two from eight (transpositions count once); below eight letters the first
        letter must agree.
        """
        if len(word) < 4 or not word.isascii():
            return []
        wanted = set(kinds)
        for edits in (1, 2) if len(word) >= 8 else (1,):
            near = (one for one in self._near(word, edits) if one.kind in wanted and (not among or one.key in among))
            if best := _once(sorted(near, key=lambda one: one.distance)):
                return sorted(best, key=lambda c: (c.distance, c.name[:1].lower() != word[:1], c.name))[:limit]
        return []

    def _near(self, word: str, edits: int) -> Iterator[Candidate]:
        """The names within so many edits."""
        found = self.index.near.within(word, edits, same_first=len(word) < 8)
        names = self.named(self.index.misspelt[[place for place, _ in found]].tolist())
        for one, (_, distance) in zip(names, found, strict=True):
            yield Candidate(one.key, one.name, "fuzzy", distance)


def _once(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Each thing once, as it came first."""
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        found.setdefault(candidate.key, candidate)
    return list(found.values())


def vocabulary_of(names: Iterable[tuple[str, str, str]]) -> Vocabulary:
    """A vocabulary in memory, of ``(key, name, how)``."""
    held = list(listed(names))
    return Vocabulary(index_names(held), lambda numbers: [held[number] for number in numbers])


def resolve(vocabulary: Vocabulary, text: str, kind: str | None = None) -> list[Candidate]:
    """The things a whole text names, best first: exact, joined, then fuzzy."""
    found = tokens(text)
    if not found:
        return []
    texts = [token.text for token in found]
    length, candidates = vocabulary.longest_at(texts, 0)
    if length < len(texts):
        length, candidates = vocabulary.joined_at(found, 0)
    if length < len(texts):
        candidates = vocabulary.nearest("".join(texts))
    return [candidate for candidate in candidates if kind is None or candidate.kind == kind]
