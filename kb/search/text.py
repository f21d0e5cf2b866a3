"""Full text over everything with words: the terms of a text, how documents are found by them, and why a hit matched."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import compress, islice
from threading import Lock
from types import MappingProxyType
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, func, select

from kb.search.documents import Document
from kb.search.fold import Token, runs, tokens
from kb.search.postings import FIELDS, Fts5, Posting, Postings
from kb.store.engine import NewDatabase
from kb.store.store import Store

FIELD_WEIGHTS = (4.0, 2.0, 1.0, 1.5)  # title, summary, keywords, names of place and actors
DOCUMENT = Table(
    "search_document", MetaData(),
    Column("id", Integer, primary_key=True, autoincrement=False),  # ascends with the key
    Column("key", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("size", Integer, nullable=False),  # distinct terms of the title
    *(Column(field, String, nullable=False) for field in FIELDS),
)  # fmt: skip
_AT_ONCE = 5_000  # documents written in one go
_KEPT = 20_000  # documents whose keys are kept
_SPARSE = 16  # fewer places than a sixteenth of the documents are put together by themselves
_THINGS = select(DOCUMENT.c.id, DOCUMENT.c.key, DOCUMENT.c.kind).where(
    DOCUMENT.c.id.in_(bindparam("numbers", expanding=True))
)


def postings_of(dialect: str) -> Postings:
    """The full-text index of an engine."""
    if dialect != "postgresql":
        return Fts5()
    from kb.search.tsvector import Tsvector

    return Tsvector()


class Hit(NamedTuple):
    """A found thing: how well it matched, by which words, in which fields, and the share of the query it explains."""

    key: str
    kind: str
    score: float
    coverage: float
    matched: tuple[str, ...]
    fields: tuple[str, ...]


def terms(text_or_tokens: str | Sequence[Token]) -> list[str]:
    """Word stems, numbers and pairs of Chinese characters; a Chinese character that stands alone is a term of its own.

    Examples
    --------
    >>> terms("老年大学 publishes open data")
    ['老年', '年大', '大学', 'publish', 'open', 'data']
    """
    if isinstance(text_or_tokens, str):
        return list(_terms_of(text_or_tokens)) if len(text_or_tokens) < SHORT else _terms(tokens(text_or_tokens))
    return _terms(text_or_tokens)


SHORT = 64  # characters of a text whose terms are kept: the words of a question are asked for again and again


@lru_cache(maxsize=4096)
def _terms_of(text: str) -> tuple[str, ...]:
    return tuple(_terms(tokens(text)))


def _terms(found: Sequence[Token]) -> list[str]:
    result = []
    for position, token in enumerate(found):
        if not token.is_cjk:
            result.append(word_stem(token.text))
            continue
        after = found[position + 1] if position + 1 < len(found) else None
        before = found[position - 1] if position else None
        if after is not None and after.is_cjk and after.start == token.end:
            result.append(token.text + after.text)
        elif not (before is not None and before.is_cjk and before.end == token.start):
            result.append(token.text)
    return result


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    """The stemmer of English; it comes with those of 30 other languages, 3 MB of them, for which no page need wait."""
    import snowballstemmer

    return cast("Callable[[str], str]", snowballstemmer.stemmer("english").stemWord)


_STEMMING = Lock()  # the stemmer keeps the word it works on in itself: two threads would mix their words
_BRITISH = (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("ogramme", "ogram"),
            ("entre", "enter"), ("avour", "avor"), ("abour", "abor"))  # fmt: skip

_APART = {
    "authority": "authoriti",
    "authorities": "authoriti",
    "educator": "educator",
    "educators": "educator",
}  # the stemmer takes them for *author* and *education*


@lru_cache(maxsize=65536)
def word_stem(word: str) -> str:
    """The Snowball (Porter 2) stem of a Latin word, British spellings first turned into American ones."""
    if not word.isalpha() or len(word) < 4:
        return word
    if word in _APART:
        return _APART[word]
    for british, american in _BRITISH:
        if word.endswith(british):
            word = word.removesuffix(british) + american
            break
    with _STEMMING:
        return _stemmer()(word)


def raw_term(word: str) -> str:
    """The term under which a Latin word is indexed as it is written, beside its stem."""
    return f"xq{word}"


def write_index(new: NewDatabase, found: Iterable[Document]) -> None:
    """Create and fill the table of documents and the engine's full-text index; ``found`` comes in the order of keys."""
    postings = postings_of(new.connection.dialect.name)
    new.create(DOCUMENT)
    postings.create(new)
    numbered = enumerate(found, 1)
    while some := [
        (number, document, _field_terms(document.fields())) for number, document in islice(numbered, _AT_ONCE)
    ]:
        new.insert(DOCUMENT, DOCUMENT.c.keys(), (_row(*one) for one in some))
        postings.insert(new, [(number, fields) for number, _, fields in some])
    postings.finish(new)


def _row(number: int, document: Document, fields: Sequence[Sequence[str]]) -> tuple[object, ...]:
    return number, document.key, document.kind, len(set(fields[0])), *document.fields()


def _field_terms(fields: Iterable[str]) -> list[list[str]]:
    return [_index_terms(field) for field in fields]


def _index_terms(part: str) -> list[str]:
    """The terms of a text, then its Chinese characters and its Latin words as they are written."""
    whole: list[str] = []
    single: list[str] = []
    for run in runs(part):
        if run[0] > "\u3000":
            whole += [run[place : place + 2] for place in range(len(run) - 1)] or [run]
            single += run
        else:
            stem, raw = _latin(run)
            whole.append(stem)
            if raw:
                single.append(raw)
    return whole + single


@lru_cache(maxsize=65536)
def _latin(run: str) -> tuple[str, str | None]:
    """The stem of a word and how it is indexed as it is written, which a number is not."""
    return word_stem(run), raw_term(run) if run.isalpha() else None


class TextIndex:
    """Searches the documents of a built database. Engines find; the order is made here, the same for all of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._postings = postings_of(store.dialect)
        ranges = store.read(
            select(DOCUMENT.c.kind, func.min(DOCUMENT.c.id), func.max(DOCUMENT.c.id)).group_by(DOCUMENT.c.kind)
        )
        self._ranges: dict[str, tuple[int, int]] = {kind: (first, last) for kind, first, last in map(tuple, ranges)}
        self.size = max((last for _, last in self._ranges.values()), default=0)
        self.terms_of = lru_cache(maxsize=4096)(self._read_terms)
        self.frequency = lru_cache(maxsize=16384)(self._read_frequency)
        self._posting = lru_cache(maxsize=4096)(self._read_posting)
        self._shown: dict[int, tuple[str, str]] = {}

    def _read_terms(self, key: str) -> tuple[frozenset[str], ...]:
        """The terms of a document, field by field."""
        columns = (DOCUMENT.c[field] for field in FIELDS)
        (row,) = self._store.read(select(*columns).where(DOCUMENT.c.key == key))
        return tuple(frozenset(found) for found in _field_terms(row))

    def _read_frequency(self, term: str) -> int:
        """In how many documents a term stands."""
        return self._postings.frequency(self._store, term)

    def _read_posting(self, term: str) -> Posting:
        return self._postings.read(self._store, term)

    @cached_property
    def _sizes(self) -> NDArray[np.int64]:
        """The number of title terms, by document number."""
        return np.concatenate([[0], self._postings.sizes(self._store)])

    def weight(self, term: str) -> float:
        """How telling a term is: ``ln(1 + N / (1 + documents with it))``; an unknown Chinese pair may only be a seam
        between two words and weighs half."""
        return self._weight(term, self.frequency(term))

    def _weight(self, term: str, count: int) -> float:
        weight = math.log(1 + self.size / (1 + count))
        return weight / 2 if not term.isascii() and not count else weight

    def search(
        self,
        wanted: Sequence[str],
        kinds: Sequence[str] = (),
        limit: int = 20,
        alike: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> list[Hit]:
        """Documents that hold some of the terms, or terms alike: those that explain most of the query first, then those
        that hold the words in weightier fields and shorter titles, then by key."""
        unique = list(dict.fromkeys(wanted))
        spoken = {term: self._united([term, *alike.get(term, ())]) for term in unique}
        known = {term: posting for term, posting in spoken.items() if len(posting[0])}
        if not known:
            return []
        weights = {term: self._weight(term, len(self._posting(term)[0])) for term in unique}
        numbers, covered, score = self._sums(known, weights)
        if kinds:
            wanted_kinds = self._of_kinds(numbers, kinds)
            numbers, covered, score = numbers[wanted_kinds], covered[wanted_kinds], score[wanted_kinds]
        coverage = covered / sum(weights.values())
        merit = score / (1 + 0.02 * self._sizes[numbers])
        first = best(coverage.round(6), merit.round(6), limit)
        return self._hits(numbers[first], coverage[first], merit[first], known)

    def _sums(
        self, known: Mapping[str, Posting], weights: Mapping[str, float]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        """The documents that hold any of the terms, the weight of the terms they hold, and the same by fields."""
        every = [numbers for numbers, _ in known.values()]
        few = len(every) == 1 or sum(map(len, every)) * _SPARSE < self.size
        numbers = np.unique(np.concatenate(every)) if few and len(every) > 1 else every[0]
        covered, score = np.zeros((2, len(numbers) if few else self.size + 1))
        for term, (held, fields) in known.items():
            places = slice(None) if len(every) == 1 else numbers.searchsorted(held) if few else held
            covered[places] += weights[term]
            score[places] += weights[term] * _BEST_FIELD[fields]
        if few:
            return numbers, covered, score
        numbers = np.flatnonzero(covered)
        return numbers, covered[numbers], score[numbers]

    def _united(self, spoken: Sequence[str]) -> Posting:
        """Where any of some terms stands."""
        postings = [self._posting(term) for term in spoken]
        found = [posting for posting in postings if len(posting[0])] or postings[:1]
        if len(found) == 1:
            return found[0]
        numbers = np.unique(np.concatenate([held for held, _ in found]))
        fields = np.zeros(len(numbers), np.uint8)
        for held, where in found:
            fields[np.searchsorted(numbers, held)] |= where
        return numbers, fields

    def _of_kinds(self, numbers: NDArray[np.int64], kinds: Sequence[str]) -> NDArray[np.bool_]:
        """Which documents are of the kinds; numbers ascend with the key, so a kind is a range of them."""
        wanted = np.zeros(len(numbers), np.bool_)
        for first, last in (self._ranges[kind] for kind in kinds if kind in self._ranges):
            wanted |= (first <= numbers) & (numbers <= last)
        return wanted

    def _hits(
        self,
        numbers: NDArray[np.int64],
        coverage: NDArray[np.float64],
        merit: NDArray[np.float64],
        known: dict[str, Posting],
    ) -> list[Hit]:
        things, why = self._things(numbers.tolist()), _why(numbers, known)
        return [
            Hit(*thing, score, share, *reasons)
            for thing, score, share, reasons in zip(things, merit.tolist(), coverage.tolist(), why, strict=True)
        ]

    def _things(self, numbers: Sequence[int]) -> list[tuple[str, str]]:
        """Keys and kinds of documents; those that were shown last are kept."""
        found = {number: shown for number in numbers if (shown := self._shown.get(number))}
        if missing := [number for number in numbers if number not in found]:
            rows = self._store.read(_THINGS, {"numbers": missing})
            found |= {row.id: (row.key, row.kind) for row in rows}
            if len(self._shown) > _KEPT:
                self._shown.clear()
            self._shown.update(found)
        return [found[number] for number in numbers]


_BEST_FIELD = np.array(
    [
        max((weight for bit, weight in enumerate(FIELD_WEIGHTS) if fields >> bit & 1), default=0.0)
        for fields in range(16)
    ]
)
"""The weight of the weightiest field, by the bits of a posting."""
_FIELDS_OF = [tuple(field for bit, field in enumerate(FIELDS) if held >> bit & 1) for held in range(16)]


def best(coverage: NDArray[np.floating], merit: NDArray[np.floating], limit: int) -> NDArray[np.int64]:
    """The places of the ``limit`` best by coverage, then by merit, then by place.

    Examples
    --------
    >>> best(np.array([0.5, 1.0, 1.0, 1.0]), np.array([9.0, 1.0, 2.0, 1.0]), 2).tolist()
    [2, 1]
    """
    places = np.arange(len(coverage))
    if len(places) > limit:
        places = np.flatnonzero(coverage >= np.partition(coverage, -limit)[-limit])
    return places[np.lexsort((places, -merit[places], -coverage[places]))[:limit]]


def _why(shown: NDArray[np.int64], known: Mapping[str, Posting]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Of each document the terms that it holds, and the fields they stand in."""
    held = np.zeros((len(known), len(shown)), np.uint8)
    for line, (numbers, fields) in zip(held, known.values(), strict=True):
        places = np.minimum(numbers.searchsorted(shown), len(numbers) - 1)
        line[:] = np.where(numbers[places] == shown, fields[places], 0)
    for column, whole in zip(held.T.tolist(), np.bitwise_or.reduce(held).tolist(), strict=True):
        yield tuple(compress(known, column)), _FIELDS_OF[whole]
