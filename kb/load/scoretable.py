"""Scores as columns of numbers: millions of rows in little memory, each still an entry with its file and line."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from kb.load.content import Entry, Origin, Searchable
from kb.model import Score
from kb.model.records import record_class

WORDS = ("indicator", "city", "source", "printed")  # the columns that are kept as words and codes
_BLOCK = 20_000
_SMALL = 50_000  # rows that are all compared with a wrong identity, to name the nearest


@dataclass(frozen=True)
class Coded:
    """A column of texts: its distinct words, and for each row the place of its word. The empty word is no value."""

    words: tuple[str, ...]
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, values: Sequence[str | None]) -> "Coded":
        """Code a list of texts."""
        known: defaultdict[str | None, int] = defaultdict()
        known.default_factory = known.__len__
        codes = np.fromiter(map(known.__getitem__, values), np.int32, len(values))
        return cls(tuple(word or "" for word in known), codes)

    def counts(self) -> dict[str, int]:
        """How many rows hold each word."""
        return dict(zip(self.words, np.bincount(self.codes, minlength=len(self.words)).tolist(), strict=True))

    def take(self, places: NDArray[Any]) -> "Coded":
        """The rows at some places."""
        return Coded(self.words, self.codes[places])

    def mask(self, wrong: Iterable[str]) -> NDArray[np.bool_]:
        """Which rows hold one of these words."""
        chosen = set(wrong)
        return np.array([word in chosen for word in self.words] or [False])[self.codes]

    @cached_property
    def _values(self) -> tuple[str | None, ...]:
        return tuple(word or None for word in self.words)

    def texts(self, first: int, last: int) -> Iterator[str | None]:
        """The values of a stretch of rows."""
        return map(self._values.__getitem__, self.codes[first:last].tolist())

    def places(self) -> NDArray[np.int64]:
        """For each word its place in the order of all words."""
        order = np.argsort(np.array(self.words, dtype=object), kind="stable")
        found = np.empty(len(order), np.int64)
        found[order] = np.arange(len(order))
        return found


def joined(parts: Sequence[Coded]) -> Coded:
    """Columns one after the other."""
    known: dict[str, int] = {}
    codes = [
        np.array([known.setdefault(word, len(known)) for word in part.words] or [0], np.int32)[part.codes] for part in parts
    ]  # fmt: skip
    return Coded(tuple(known), np.concatenate(codes))


@dataclass(frozen=True)
class ScoreTable(Sequence[Entry[Score]], Searchable):
    """Rows of scores in the order they were read. No score is NaN, no rank is 0."""

    indicator: Coded
    city: Coded
    source: Coded
    printed: Coded
    score: NDArray[np.float64]
    rank: NDArray[np.int32]
    file: Coded
    line: NDArray[np.int32]
    corrected: Mapping[int, str]

    def __len__(self) -> int:
        return len(self.score)

    @overload
    def __getitem__(self, place: int) -> Entry[Score]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry[Score]]: ...
    def __getitem__(self, place: int | slice) -> Entry[Score] | Sequence[Entry[Score]]:
        places = range(len(self))[place]
        return [self.entry(one) for one in places] if isinstance(places, range) else self.entry(places)

    def entry(self, place: int) -> Entry[Score]:
        """The row at a place."""
        (record,) = self._records(place, place + 1)
        origin = Origin(self.file.words[self.file.codes[place]], int(self.line[place]), self.corrected.get(place, ""))
        return Entry(record, origin)

    def __iter__(self) -> Iterator[Entry[Score]]:
        files = self.file.words
        places = enumerate(zip(self.records(), self.file.codes.tolist(), self.line.tolist(), strict=True))
        for place, (record, file, line) in places:
            yield Entry(record, Origin(files[file], line, self.corrected.get(place, "")))

    def records(self) -> Iterator[Score]:
        """The rows without their origins."""
        for first in range(0, len(self), _BLOCK):
            yield from self._records(first, first + _BLOCK)

    def _records(self, first: int, last: int) -> Iterator[Score]:
        made = partial(tuple.__new__, record_class(Score))  # as ``_make`` does it, but for its check of the length
        return map(made, self._tuples(first, last))

    def tuples(self) -> Iterator[tuple[Any, ...]]:
        """The values of the rows in the order of the fields."""
        return chain.from_iterable(self._tuples(first, first + _BLOCK) for first in range(0, len(self), _BLOCK))

    def _tuples(self, first: int, last: int) -> Iterator[tuple[Any, ...]]:
        columns: dict[str, Iterable[Any]] = {name: getattr(self, name).texts(first, last) for name in WORDS}
        score = self.score[first:last]
        columns["score"] = np.where(np.isnan(score), None, score).tolist()  # type: ignore[call-overload]
        columns["rank"] = [rank or None for rank in self.rank[first:last].tolist()]
        return zip(*(columns[name] for name in record_class(Score)._fields), strict=True)

    @cached_property
    def _keys(self) -> NDArray[np.int64]:
        """A number a row that orders rows by indicator and city."""
        keys = (
            self.indicator.places()[self.indicator.codes] * len(self.city.words) + self.city.places()[self.city.codes]
        )
        return np.asarray(keys, np.int64)

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        if np.all(self._keys[1:] >= self._keys[:-1]):
            return np.arange(len(self))
        return np.argsort(self._keys, kind="stable")

    @cached_property
    def _codes(self) -> tuple[dict[str, int], dict[str, int]]:
        indicators, cities = self.indicator.places().tolist(), self.city.places().tolist()
        return (
            dict(zip(self.indicator.words, indicators, strict=True)),
            dict(zip(self.city.words, cities, strict=True)),
        )

    def place_of(self, identity: str) -> int | None:
        """Where the row with an identity ``indicator@city`` stands, if there is one."""
        indicator, _, city = identity.partition("@")
        first, second = self._codes[0].get(indicator), self._codes[1].get(city)
        if first is None or second is None:
            return None
        key = first * len(self.city.words) + second
        place = int(np.searchsorted(self._keys, key, sorter=self._order))
        found = int(self._order[place]) if place < len(self) else -1
        return found if found >= 0 and self._keys[found] == key else None

    def doubles(self) -> list[tuple[int, int]]:
        """Rows whose identity an earlier row has: the first such row, and the later one."""
        keys = self._keys[self._order]
        found = []
        for place in np.flatnonzero(keys[1:] == keys[:-1]).tolist():
            first = int(np.searchsorted(keys, keys[place]))
            found.append((int(self._order[first]), int(self._order[place + 1])))
        return found

    def like(self, identity: str) -> Iterator[str]:
        """Identities that may be meant by a wrong one: all of a small table, else those with one half of it."""
        indicator, _, city = identity.partition("@")
        if len(self) <= _SMALL:
            return (f"{row.indicator}@{row.city}" for row in self.records())
        if indicator in self._codes[0]:
            return (f"{indicator}@{word}" for word in self.city.words)
        return (f"{word}@{city}" for word in self.indicator.words)

    def take(self, places: NDArray[Any]) -> "ScoreTable":
        """Some rows, in the order of ``places``."""
        coded = {name: getattr(self, name).take(places) for name in (*WORDS, "file")}
        kept = (
            {new: self.corrected[old] for new, old in enumerate(places.tolist()) if old in self.corrected}
            if self.corrected
            else {}
        )
        return ScoreTable(
            **coded, score=self.score[places], rank=self.rank[places], line=self.line[places], corrected=kept
        )

    def in_order(self) -> "ScoreTable":
        """The rows in the order of indicator and city."""
        return self if np.array_equal(self._order, np.arange(len(self))) else self.take(self._order)

    def with_entry(self, place: int, entry: Entry[Score]) -> "ScoreTable":
        """The table with another row at a place."""
        values = [[getattr(entry.row, name)] for name in record_class(Score)._fields]
        one = score_table(values, entry.origin.file, [entry.origin.line])
        before, after = np.arange(place), np.arange(place + 1, len(self))
        table = join([self.take(before), one, self.take(after)])
        return replace(table, corrected={**self.corrected, place: entry.origin.corrected})

    def columns(self, places: Mapping[str, int]) -> Iterator[tuple[str, NDArray[np.float64]]]:
        """The scores of each indicator, in the order of the indicators, at the places of their cities; NaN elsewhere."""
        table = self.in_order()
        seats = np.array([places[word] for word in table.city.words] or [0])[table.city.codes]
        codes = table.indicator.codes
        starts = np.flatnonzero(np.diff(codes, prepend=-1)).tolist()
        for first, last in zip(starts, [*starts[1:], len(codes)], strict=True):
            numbers = np.full(len(places), np.nan)
            numbers[seats[first:last]] = table.score[first:last]
            yield table.indicator.words[codes[first]], numbers

    def cited(self, told: Mapping[str, tuple[str, bool]]) -> Iterator[tuple[str, str, str]]:
        """A citation for every edition and city: that of the overall score, or without one of the first score.

        ``told`` says of each indicator its edition, and whether it is the overall one.
        """
        table, words = self.in_order(), [told.get(word) for word in self.indicator.words]
        editions = sorted({found[0] for found in words if found})
        numbers = np.array([editions.index(found[0]) if found else 0 for found in words] or [0])
        is_overall = np.array([bool(found and found[1]) for found in words] or [False])[table.indicator.codes]
        seats = numbers[table.indicator.codes] * len(self.city.words) + table.city.codes
        rows = np.full(len(editions) * len(self.city.words), -1)
        rows[seats[::-1]] = np.arange(len(seats))[::-1]  # of several rows the last one written stays: the first
        rows[seats[is_overall]] = np.flatnonzero(is_overall)
        for seat in np.flatnonzero(rows >= 0).tolist():
            edition, city = divmod(seat, len(self.city.words))
            yield editions[edition], self.city.words[city], self.source.words[table.source.codes[rows[seat]]]

    def digest(self) -> str:
        """A hash of all rows, whatever their order and files."""
        table, hashed = self.in_order(), hashlib.sha256()
        for name in WORDS:
            column: Coded = getattr(table, name)
            used = np.unique(column.codes)
            words = [column.words[code] for code in used.tolist()]
            places = np.zeros(len(column.words), "<i4")
            places[used[sorted(range(len(words)), key=words.__getitem__)]] = np.arange(len(words))
            hashed.update(json.dumps(sorted(words), ensure_ascii=False).encode())
            hashed.update(places[column.codes].tobytes())
        hashed.update(table.score.astype("<f8").tobytes())
        hashed.update(table.rank.astype("<i4").tobytes())
        return hashed.hexdigest()


def score_table(values: Sequence[Sequence[Any]], file: str, lines: Sequence[int]) -> ScoreTable:
    """The rows of one file, from a list of values for each field of ``Score``."""
    columns = dict(zip(record_class(Score)._fields, values, strict=True))
    coded = {name: Coded.of(columns[name]) for name in WORDS}
    score = np.array(columns["score"], dtype=np.float64)  # None becomes NaN
    rank = np.array([rank or 0 for rank in columns["rank"]], dtype=np.int32)
    files = Coded((file,), np.zeros(len(score), np.int32))
    return ScoreTable(**coded, score=score, rank=rank, file=files, line=np.array(lines, np.int32), corrected={})


def join(parts: Sequence[ScoreTable]) -> ScoreTable:
    """Tables one after the other."""
    if len(parts) == 1:
        return parts[0]
    columns: dict[str, Any] = {name: joined([getattr(part, name) for part in parts]) for name in (*WORDS, "file")}
    columns |= {name: np.concatenate([getattr(part, name) for part in parts]) for name in ("score", "rank", "line")}
    starts = np.cumsum([0, *map(len, parts)]).tolist()
    corrected = {
        start + place: told
        for start, part in zip(starts, parts, strict=False)
        for place, told in part.corrected.items()
    }
    return ScoreTable(**columns, corrected=corrected)


def score_parts(tables: Sequence[object]) -> list[ScoreTable]:
    """The tables of scores among tables; a table without rows may be of any sort."""
    return [table for table in tables if isinstance(table, ScoreTable)] or [score_table([[]] * 6, "", [])]
