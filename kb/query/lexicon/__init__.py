"""The cue words of each language, as data: a role, a value, and the phrases that say it."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kb.search.fold import simplify, words
from kb.search.text import terms

FILES = ("en", "zh", "elsewhere")


@dataclass(frozen=True)
class Cue:
    """What a phrase may mean in a question."""

    role: str
    value: str


@dataclass(frozen=True)
class Lexicon:
    """Cue phrases by their tokens, and for each first token the lengths to try."""

    phrases: dict[tuple[str, ...], tuple[Cue, ...]]
    lengths: dict[str, tuple[int, ...]]

    def longest_at(self, texts: Sequence[str], start: int) -> tuple[int, tuple[Cue, ...]]:
        """The length and meanings of the longest cue phrase that starts at a token; 0 when none does."""
        for length in self.lengths.get(texts[start], ()):
            cues = self.phrases.get(tuple(texts[start : start + length]))
            if cues and start + length <= len(texts):
                return length, cues
        return 0, ()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The cue phrases of all languages together, so that mixed questions are read too."""
    phrases: dict[tuple[str, ...], tuple[Cue, ...]] = {}
    for cue, listed in _rows():
        for phrase in simplify(listed).split("|"):
            key = words(phrase, simple=True)
            if key and cue not in (there := phrases.get(key, ())):
                phrases[key] = (*there, cue)
    lengths: dict[str, set[int]] = {}
    for key in phrases:
        lengths.setdefault(key[0], set()).add(len(key))
    return Lexicon(phrases, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})


def entries() -> list[tuple[str, str, str]]:
    """Role, value and phrase of every entry of the lexicon files."""
    return [(cue.role, cue.value, phrase) for cue, listed in _rows() for phrase in listed.split("|")]


def _rows() -> Iterator[tuple[Cue, str]]:
    """What each row of the lexicon files says, and its phrases with strokes between them."""
    for name in FILES:
        text = (Path(__file__).parent / f"{name}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            yield Cue(row["role"], row["value"]), row["phrases"]


@lru_cache(maxsize=1)
def alike() -> dict[str, tuple[str, ...]]:
    """The other terms that say the same as a term, for searches: *consumption* is found as *use*."""
    return _groups("alike.csv")


@lru_cache(maxsize=1)
def alike_deeds() -> dict[str, tuple[str, ...]]:
    """The other terms for what somebody did, to tell who it was: *built* is said of what was developed."""
    return _groups("deeds.csv")


@lru_cache(maxsize=1)
def contrary() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The terms of words that exclude each other: what is told of *fixed* lines says nothing of *mobile* ones."""
    text = (Path(__file__).parent / "contrary.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple((_terms_of(row["one"]), _terms_of(row["other"])) for row in rows)


def _terms_of(listed: str) -> frozenset[str]:
    return frozenset(term for word in listed.split("|") for term in terms(word))


def _groups(file: str) -> dict[str, tuple[str, ...]]:
    """Each term of a file of groups, with the others of its groups."""
    found: dict[str, tuple[str, ...]] = {}
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        group = tuple(dict.fromkeys(term for word in row["words"].split("|") for term in terms(word)))
        for term in group:
            found[term] = tuple(dict.fromkeys((*found.get(term, ()), *(other for other in group if other != term))))
    return found


@lru_cache(maxsize=1)
def short_forms() -> dict[str, tuple[str, ...]]:
    """The words that a cut word may stand for, as folded tokens, the usual one first: *gov*, *edu*."""
    text = (Path(__file__).parent / "short.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["short"]: tuple(words(word)[0] for word in row["words"].split("|")) for row in rows}
