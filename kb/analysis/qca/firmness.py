"""How firm a result is: other cut-offs, one case less, and outcomes dealt out anew."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, groupby
from math import comb, sqrt

import numpy as np

from kb.analysis.qca.solution import SOLUTION_TYPES, solve
from kb.analysis.qca.study import Study
from kb.analysis.qca.table import TruthTable, number, truth_table
from kb.analysis.qca.terms import has_cover, prime_implicants

MOST_SPLITS = 5_000
"""Up to this many ways of dealing out the outcome all are counted; beyond, some are drawn."""

MOST_COMPARED = 6
"""With more conditions the length of formulas is not compared: a thousand minimisations would take half a minute."""

Formulas = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Finding:
    """What a study comes to: the formulas of each type of solution, and how many cases its rows explain."""

    formulas: Formulas
    contradictions: int
    coverage: Fraction | None
    positive: int


@dataclass(frozen=True)
class Span:
    """Neighbouring cut-offs that give the same formulas; ``low`` and ``high`` are the first and the last of them."""

    low: Fraction
    high: Fraction
    finding: Finding


@dataclass(frozen=True)
class Relabelled:
    """Of ``total`` ways to give the outcome to as many cases, the shares that look as good as what was observed.

    ``fits`` explains as many cases as consistently; ``fits_as_short`` does it with no more terms and no more conditions
    too (``None`` with more conditions than are compared). When not ``exact``, ways were drawn, and ``error`` is the
    standard error of a share.
    """

    total: int
    exact: bool
    fits: Fraction
    fits_as_short: Fraction | None
    error: float


def find(study: Study) -> Finding:
    """The formulas of a study, its contradictions and the share of the outcome that its sufficient rows explain."""
    table = truth_table(study)
    formulas = tuple(solve(table, type).formulas for type in SOLUTION_TYPES)
    explained = sum(len(row.having) for row in table.rows if row.verdict == "positive")
    positive = sum(bool(case.outcome) for case in study.known)
    return Finding(formulas, len(table.contradictions), Fraction(explained, positive) if positive else None, positive)


def sweep(cutoffs: Iterable[Fraction], recode: Callable[[Fraction], Study]) -> list[Span]:
    """The findings at each cut-off, neighbours with the same formulas taken together.

    References
    ----------
    Oana & Schneider (2024), Sociological Methods & Research 53:57 (robustness: ranges of the cut-offs).
    """
    found = [(cutoff, find(recode(cutoff))) for cutoff in sorted(cutoffs)]
    spans = []
    for _, group in groupby(found, key=lambda pair: pair[1].formulas):
        same = list(group)
        spans.append(Span(same[0][0], same[-1][0], same[0][1]))
    return spans


def inclusion_cuts(table: TruthTable) -> list[Fraction]:
    """The consistencies that rows have: an inclusion cut between two of them does what the higher one does."""
    return sorted({row.consistency for row in table.rows if row.consistency} | {Fraction(1)})


def frequency_cuts(table: TruthTable) -> list[int]:
    """The frequency cuts that leave at least one row."""
    return list(range(1, max((row.count for row in table.rows), default=1) + 1))


def drop_one(study: Study) -> list[tuple[str, Finding]]:
    """The findings without each case that is analysed."""
    return [(case.id, find(study.without(case.id))) for case in study.known]


def relabel(study: Study, draws: int = 1_000, seed: int = 1) -> Relabelled | None:
    """Deal the outcome out anew to as many of the cases and count how often the result looks as good.

    All ways are counted up to ``MOST_SPLITS``, the observed one among them, so a share is never 0. ``None`` when nothing
    is explained, or every case or none has the outcome.

    References
    ----------
    Braumoeller (2015), Political Analysis 23:471. Marx & Dusa (2011), Methodological Innovations Online 6:103.
    """
    ids = [case.id for case in study.known]
    positive = sum(bool(case.outcome) for case in study.known)
    judge = _Judge(study)
    if not 0 < positive < len(ids) or not judge.observed.coverage:
        return None
    exact = comb(len(ids), positive) <= MOST_SPLITS
    ways = combinations(range(len(ids)), positive) if exact else _drawn(len(ids), positive, draws, seed)
    looks = [judge.looks_as_good(frozenset(way)) for way in ways] + [(True, True)] * (not exact)
    fits, short = (sum(look[part] for look in looks) for part in (0, 1))
    total = len(looks)
    error = 0.0 if exact else max(sqrt(count * (total - count) / total**3) for count in (fits, short))
    compared = len(study.conditions) <= MOST_COMPARED
    return Relabelled(total, exact, Fraction(fits, total), Fraction(short, total) if compared else None, error)


@dataclass(frozen=True)
class _Look:
    """What a labelling shows: which rows it makes positive and excluded, their consistency and coverage together."""

    positive: frozenset[int]
    excluded: frozenset[int]
    consistency: Fraction
    coverage: Fraction


class _Judge:
    """Holds other labellings of a study against the observed one. Truth tables met before are not minimised again."""

    def __init__(self, study: Study) -> None:
        self._study = study
        rows: dict[int, list[int]] = {}
        for place, case in enumerate(study.known):
            rows.setdefault(number(tuple(bool(value) for value in case.conditions)), []).append(place)
        self._rows = rows
        self.observed = self._look(frozenset(place for place, case in enumerate(study.known) if case.outcome))
        self._size = solve(truth_table(study), "parsimonious").size
        self._short: dict[tuple[frozenset[int], frozenset[int]], bool] = {}

    def looks_as_good(self, having: frozenset[int]) -> tuple[bool, bool]:
        """Whether a labelling fits as well, and whether it does so with a formula as short."""
        look = self._look(having)
        fits = look.coverage >= self.observed.coverage and look.consistency >= self.observed.consistency
        return fits, fits and len(self._study.conditions) <= MOST_COMPARED and self._is_short(look)

    def _look(self, having: frozenset[int]) -> _Look:
        counts = {row: (len(having.intersection(cases)), len(cases)) for row, cases in self._rows.items()}
        enough = {row: count for row, count in counts.items() if count[1] >= self._study.fewest}
        positive = {row: count for row, count in enough.items() if Fraction(*count) >= self._study.inclusion}
        explained, every = (sum(count[part] for count in positive.values()) for part in (0, 1))
        return _Look(
            frozenset(positive),
            frozenset(enough.keys() - positive.keys()),
            Fraction(explained, every or 1),
            Fraction(explained, len(having) or 1),
        )

    def _is_short(self, look: _Look) -> bool:
        key = (look.positive, look.excluded)
        if key not in self._short:
            terms, conditions = self._size
            primes = prime_implicants(look.positive, look.excluded, len(self._study.conditions), conditions)
            self._short[key] = has_cover(primes, look.positive, terms, conditions)
        return self._short[key]


def _drawn(cases: int, size: int, draws: int, seed: int) -> Iterator[tuple[int, ...]]:
    generator = np.random.default_rng(seed)
    for _ in range(draws):
        yield tuple(int(place) for place in generator.choice(cases, size, replace=False))
