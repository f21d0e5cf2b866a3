"""What weighing starts from: the tree, the printed scores of the chosen cities, the way the edition computes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import cast

from kb.analysis.dominance import Dominance, dominance
from kb.analysis.outliers import Looks
from kb.analysis.ranking import competition_ranks
from kb.analysis.recompute import Arithmetic
from kb.analysis.weights import Scheme, shares_of, weights_in_whole
from kb.analysis.weightspace import Matrix, matrix
from kb.model import Edition, Indicator, Score
from kb.query.base import Base
from kb.query.selection.conditions import Selection
from kb.query.selection.evaluate import members


class PrintedScores(Mapping[str, Mapping[str, float]]):
    """Printed scores by indicator, then by chosen city, or for ``everyone``; an indicator is read when it is asked for."""

    def __init__(self, base: Base, indicators: tuple[str, ...], cities: tuple[str, ...], everyone: bool) -> None:
        self._base, self._indicators, self._cities = base, indicators, cities
        self._known, self._everyone = frozenset(indicators), everyone
        self._read: dict[str, Mapping[str, float]] = {}

    def __getitem__(self, indicator: str) -> Mapping[str, float]:
        if indicator not in self._known:
            raise KeyError(indicator)
        if indicator not in self._read:
            every = self._base.printed(indicator)
            chosen = {city: every[city] for city in self._cities if city in every} if not self._everyone else every
            self._read[indicator] = chosen
        return self._read[indicator]

    def __iter__(self) -> Iterator[str]:
        return iter(self._indicators)

    def __len__(self) -> int:
        return len(self._indicators)


@dataclass(frozen=True)
class Weighed:
    """An edition over the chosen cities; ``missing`` were chosen too, but the edition does not assess them."""

    base: Base
    edition: Edition
    cities: tuple[str, ...]
    missing: tuple[str, ...]
    everyone: bool

    @property
    def top(self) -> str:
        """The indicator that is the overall score."""
        overall: str = self.edition.overall
        return overall

    @cached_property
    def indicators(self) -> list[Indicator]:
        """The tree."""
        return [row for row in self.base.indicators.values() if row.edition == self.edition.id]

    @cached_property
    def scores(self) -> "PrintedScores":
        """Printed scores by indicator, then by chosen city."""
        return PrintedScores(self.base, tuple(row.id for row in self.indicators), self.cities, self.everyone)

    @property
    def arithmetic(self) -> Arithmetic:
        """How the edition computes and prints."""
        return Arithmetic(self.edition.decimals, self.edition.scale_max, self.edition.aggregation)

    def shares(self, scheme: Scheme) -> dict[str, Fraction]:
        """The weights within the parents under a scheme."""
        return shares_of(self.indicators, self.top, scheme)

    def parts(self, level: int = 1) -> dict[str, Fraction]:
        """The parts of a level with their published weights in the whole."""
        return weights_in_whole(self.indicators, self.top, self.shares(Scheme(level=level)))

    def matrix(self, level: int = 1) -> Matrix:
        """The printed scores of a level as whole numbers; over all cities of the edition they are kept."""
        key = f"matrix:{self.edition.id}:{level}"
        if not self.everyone:
            return matrix(self.scores, list(self.parts(level)))
        if key not in self.base.worked_out:
            self.base.worked_out[key] = matrix(self.scores, list(self.parts(level)))
        return cast(Matrix, self.base.worked_out[key])

    def unpublished(self, parts: dict[str, Fraction]) -> bool:
        """Are scores of some of these parts not printed?"""
        return any(not self.scores.get(part) for part in parts)

    @cached_property
    def published_ranks(self) -> dict[str, int]:
        """Printed ranks, or, over a part of the cities, the order of their printed overall scores."""
        rows = self.base.scores[self.top]
        printed = {city: rows[city].rank for city in self.cities}
        if self.everyone and None not in printed.values():
            return {city: rank for city, rank in printed.items() if rank is not None}
        return competition_ranks(self.scores[self.top])

    def rows(self, city: str, parts: Iterable[str]) -> list[Score]:
        """The score rows behind a city's place: its overall score and its parts."""
        found = (self.base.scores.get(indicator, {}).get(city) for indicator in (self.top, *parts))
        return [row for row in found if row is not None]


def dominance_among(data: Weighed, level: int) -> Dominance:
    """All pairs of the cities compared part by part; over a whole edition they are kept."""
    if not data.everyone:
        return dominance(data.matrix(level))
    key = f"dominance:{data.edition.id}:{level}"
    if key not in data.base.worked_out:
        data.base.worked_out[key] = dominance(data.matrix(level))
    return cast(Dominance, data.base.worked_out[key])


def looks_among(data: Weighed, scores: Mapping[str, Mapping[str, float]]) -> Looks:
    """All looks at the cities in some indicators; over a whole edition they are kept."""
    if not data.everyone:
        return Looks(scores)
    key = f"looks:{data.edition.id}:{','.join(scores)}"
    if key not in data.base.worked_out:
        data.base.worked_out[key] = Looks(scores)
    return cast(Looks, data.base.worked_out[key])


def weighed(base: Base, edition: str, select: Selection, also: str | None = None) -> Weighed:
    """The edition over the cities of a selection (and ``also`` one more); without conditions, over all it assesses."""
    assessed = base.assessed(edition)
    chosen = set(members(base, select)) if select.conditions else set(assessed)
    chosen |= {also} if also else set()
    inside, missing = tuple(sorted(chosen & assessed)), tuple(sorted(chosen - assessed))
    return Weighed(base, base.editions[edition], inside, missing, len(inside) == len(assessed))
