"""The truth table: every case in the one row of its configuration, contradictions and remainders kept apart."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Literal

from kb.analysis.qca.study import Study

Verdict = Literal["positive", "negative", "contradiction", "rare"]


@dataclass(frozen=True)
class TruthRow:
    """A configuration that cases have.

    ``verdict`` is *positive* when its consistency reaches the inclusion cut, *negative* when none of its cases has the
    outcome, *contradiction* when some have it but too few, *rare* when it has fewer cases than the frequency cut.
    """

    values: tuple[bool, ...]
    having: tuple[str, ...]
    lacking: tuple[str, ...]
    verdict: Verdict

    @property
    def count(self) -> int:
        """The number of its cases."""
        return len(self.having) + len(self.lacking)

    @property
    def consistency(self) -> Fraction:
        """The share of its cases with the outcome. In crisp sets the PRI is the same number: no case is in a set and in
        its negation."""
        return Fraction(len(self.having), self.count)

    @property
    def is_mixed(self) -> bool:
        """Whether its cases disagree about the outcome."""
        return bool(self.having and self.lacking)


@dataclass(frozen=True)
class TruthTable:
    """The rows that cases have, in the order of their configurations; all others are remainders."""

    study: Study
    rows: tuple[TruthRow, ...]

    @property
    def possible(self) -> int:
        """The number of configurations there could be."""
        return 1 << len(self.study.conditions)

    @cached_property
    def positive(self) -> frozenset[int]:
        """The numbers of the rows to be explained."""
        return frozenset(number(row.values) for row in self.rows if row.verdict == "positive")

    @cached_property
    def excluded(self) -> frozenset[int]:
        """The numbers of the rows that a solution must not cover: negative ones and contradictions."""
        return frozenset(number(row.values) for row in self.rows if row.verdict in ("negative", "contradiction"))

    @property
    def remainders(self) -> int:
        """How many configurations have no case, or too few."""
        return self.possible - len(self.positive) - len(self.excluded)

    @property
    def contradictions(self) -> tuple[TruthRow, ...]:
        """The rows whose cases disagree about the outcome, whatever the inclusion cut makes of them."""
        return tuple(row for row in self.rows if row.is_mixed)


def number(values: tuple[bool, ...]) -> int:
    """A configuration as a whole number, the first condition counting most.

    Examples
    --------
    >>> number((True, False, True))
    5
    """
    return sum(value << place for place, value in enumerate(reversed(values)))


def impossible(width: int, exclusive: Iterable[Collection[int]]) -> int:
    """How many configurations have two conditions that exclude each other; ``exclusive`` holds places of conditions.

    Examples
    --------
    >>> impossible(3, [(0, 1)])
    2
    """
    groups = [tuple(group) for group in exclusive]
    every = product((False, True), repeat=width)
    return sum(any(sum(values[place] for place in group) > 1 for group in groups) for values in every)


def truth_table(study: Study) -> TruthTable:
    """Every case whose values are all known, in the row of its configuration.

    References
    ----------
    Ragin (1987), The Comparative Method, chapter 6; Ragin (2008), Redesigning Social Inquiry, chapter 7.
    """
    groups: dict[tuple[bool, ...], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for case in study.known:
        having, lacking = groups[tuple(bool(value) for value in case.conditions)]
        (having if case.outcome else lacking).append(case.id)
    rows = [
        TruthRow(values, tuple(having), tuple(lacking), _verdict(study, len(having), len(lacking)))
        for values, (having, lacking) in sorted(groups.items())
    ]
    return TruthTable(study, tuple(rows))


def _verdict(study: Study, having: int, lacking: int) -> Verdict:
    if having + lacking < study.fewest:
        return "rare"
    if having and Fraction(having, having + lacking) >= study.inclusion:
        return "positive"
    return "contradiction" if having else "negative"
