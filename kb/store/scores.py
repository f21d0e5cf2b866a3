"""Scores by indicator, then by city: read for one city or for one indicator when asked, not millions at once."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from sqlalchemy import exists, func, select

from kb.model import Indicator, Score
from kb.store.store import Store, table_of

SCORE = table_of(Score)
_INDICATORS_KEPT = 6  # of a large table: 50,000 rows of an indicator are 20 MB
_CITIES_KEPT = 512
_COLUMNS = 32  # scores of one city that are read one by one: the columns of a table
_OFTEN, _LATELY = 64, 5_000  # an indicator is read whole when so many of the latest look-ups asked for it,
_SHARE, _MANY = 32, 800  # and for one in so many of its cities, or for many: a table of 200 cities needs no 50,000 rows


class IndicatorScores(Mapping[str, Score]):
    """The scores of an indicator by city, in the order of the cities."""

    def __init__(self, indicator: str, book: "ScoreBook") -> None:
        self._indicator = indicator
        self._book = book

    def __getitem__(self, city: str) -> Score:
        return self._book.of(self._indicator, city)[city]

    def __iter__(self) -> Iterator[str]:
        return iter(self._book.of_indicator(self._indicator))

    def __len__(self) -> int:
        return self._book.count(self._indicator)


class ScoreBook(Mapping[str, Mapping[str, Score]]):
    """All scores of a large table. Only indicators that have scores are in it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        named = table_of(Indicator)
        having = select(named.c.id).where(exists().where(SCORE.c.indicator == named.c.id))
        self._indicators = [row.id for row in store.read(having.order_by(named.c.id))]
        self._known = frozenset(self._indicators)
        self._asked: dict[str, set[str]] = {indicator: set() for indicator in self._indicators}
        self._asked_city: Counter[str] = Counter()
        self._asks = 0
        self.of_indicator: Callable[[str], Mapping[str, Score]] = lru_cache(maxsize=_INDICATORS_KEPT)(self._indicator)
        self.of_city: Callable[[str], Mapping[str, Score]] = lru_cache(maxsize=_CITIES_KEPT)(self._city)
        self.count: Callable[[str], int] = lru_cache(maxsize=None)(self._count)

    def __getitem__(self, indicator: str) -> Mapping[str, Score]:
        if indicator not in self._known:
            raise KeyError(indicator)
        return IndicatorScores(indicator, self)

    def __iter__(self) -> Iterator[str]:
        return iter(self._indicators)

    def __len__(self) -> int:
        return len(self._indicators)

    def of(self, indicator: str, city: str) -> Mapping[str, Score]:
        """Scores of the indicator by city, at least that of the city, if it has one.

        An indicator that was asked for many cities of late is read whole, and a city that was asked for many indicators. Where
        more indicators take turns than are kept, as in the columns of a table, single scores are read.
        """
        self._asked[indicator].add(city)
        self._asks += 1
        if self._is_wanted(indicator):
            return self.of_indicator(indicator)
        if self._asks > _LATELY:
            for cities in self._asked.values():
                cities.clear()
            self._asked_city.clear()
            self._asks = 0
        self._asked_city[city] += 1
        is_often = self._asked_city[city] > _COLUMNS
        row = self.of_city(city).get(indicator) if is_often else self._store.get(Score, f"{indicator}@{city}")
        return {city: row} if row is not None else {}

    def _is_wanted(self, indicator: str) -> bool:
        asked = len(self._asked[indicator])
        if asked <= _OFTEN or asked * _INDICATORS_KEPT < self._asks:
            return False
        return asked > min(self.count(indicator) / _SHARE, _MANY)

    def _indicator(self, indicator: str) -> Mapping[str, Score]:
        return {row.city: row for row in self._store.records(Score, SCORE.c.indicator == indicator)}

    def _city(self, city: str) -> Mapping[str, Score]:
        return {row.indicator: row for row in self._store.records(Score, SCORE.c.city == city)}

    def _count(self, indicator: str) -> int:
        return int(self._store.read(select(func.count()).where(SCORE.c.indicator == indicator))[0][0])


def score_book(store: Store) -> Mapping[str, Mapping[str, Score]]:
    """All scores by indicator and city; a small table is read whole."""
    if not store.is_held(Score):
        return ScoreBook(store)
    found: dict[str, dict[str, Score]] = {}
    rows: Sequence[Score] = store.rows(Score)
    for row in rows:
        found.setdefault(row.indicator, {})[row.city] = row
    return found


def scores_of(book: Mapping[str, Mapping[str, Score]], city: str) -> Mapping[str, Score]:
    """The scores of a city by indicator; of a large table they are read at once."""
    if isinstance(book, ScoreBook):
        return book.of_city(city)
    return {indicator: rows[city] for indicator, rows in book.items() if city in rows}


def scored(store: Store, indicator: str) -> set[str]:
    """The cities that have a row for an indicator."""
    if store.is_held(Score):
        return {row.city for row in store.where(Score, "indicator", indicator)}
    return {row.city for row in store.read(select(SCORE.c.city).where(SCORE.c.indicator == indicator))}
