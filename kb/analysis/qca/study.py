"""Cases in, out of, or unknown to crisp sets, and the cut-offs that turn numbers into sets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from kb.analysis.exact import Number, exact
from kb.errors import KbError

MOST_CONDITIONS = 8
"""256 configurations: more than any study of cities fills, and still quick to minimise."""


class StudyError(KbError, ValueError):
    """A study that cannot be analysed; the sentence says why."""

    status = 422


@dataclass(frozen=True)
class Cutoff:
    """A number above which a value is in the set, and the name that justifies it, for example *mean of 68 cities*."""

    name: str
    value: Fraction


@dataclass(frozen=True)
class Case:
    """A case: for each condition and for the outcome whether it is in the set; ``None`` is unknown, never *out*."""

    id: str
    conditions: tuple[bool | None, ...]
    outcome: bool | None

    @property
    def is_known(self) -> bool:
        """Whether every value is known."""
        return self.outcome is not None and None not in self.conditions

    def recoded(self, place: int, value: bool | None) -> "Case":
        """The case with another value of one condition."""
        return replace(self, conditions=(*self.conditions[:place], value, *self.conditions[place + 1 :]))


@dataclass(frozen=True)
class Study:
    """What is analysed: the names of the conditions, the cases, and the cut-offs of the truth table.

    ``inclusion`` is the least consistency of a sufficient row, ``fewest`` the least number of cases of a row.
    """

    conditions: tuple[str, ...]
    cases: tuple[Case, ...]
    inclusion: Fraction = Fraction(1)
    fewest: int = 1

    def __post_init__(self) -> None:
        """Refuse what has no truth table.

        Raises
        ------
        StudyError
            When there is no condition, there are too many, a case is coded twice or does not fit the conditions, or a
            cut-off lies outside what it can be.
        """
        if not 1 <= len(self.conditions) <= MOST_CONDITIONS:
            raise StudyError(f"{len(self.conditions)} conditions: a truth table needs from 1 to {MOST_CONDITIONS}")
        if len(set(self.conditions)) < len(self.conditions):
            raise StudyError("two conditions have one name")
        if len({case.id for case in self.cases}) < len(self.cases):
            raise StudyError("a case is coded twice")
        if any(len(case.conditions) != len(self.conditions) for case in self.cases):
            raise StudyError("a case has another number of values than there are conditions")
        if not 0 < self.inclusion <= 1 or self.fewest < 1:
            raise StudyError("the inclusion cut is above 0 and at most 1, the frequency cut at least 1")

    @cached_property
    def known(self) -> tuple[Case, ...]:
        """The cases that are analysed: every value is known."""
        return tuple(case for case in self.cases if case.is_known)

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """The cases with an unknown value."""
        return tuple(case.id for case in self.cases if not case.is_known)

    def without(self, ident: str) -> "Study":
        """The study without one case."""
        return replace(self, cases=tuple(case for case in self.cases if case.id != ident))

    def relabelled(self, outcomes: Mapping[str, bool | None]) -> "Study":
        """The study with other outcomes."""
        return replace(self, cases=tuple(Case(case.id, case.conditions, outcomes[case.id]) for case in self.cases))

    def recoded(self, place: int, values: Mapping[str, bool | None]) -> "Study":
        """The study with one set made anew, the outcome being the last of the sets."""
        if place == len(self.conditions):
            return self.relabelled(values)
        return replace(self, cases=tuple(case.recoded(place, values[case.id]) for case in self.cases))


def calibrate(values: Mapping[str, Number | None], cutoff: Cutoff) -> dict[str, bool | None]:
    """Whether each case lies above the cut-off; a case without a value is unknown.

    Examples
    --------
    >>> calibrate({"a": 0.7, "b": 0.6, "c": None}, Cutoff("six tenths", Fraction(3, 5)))
    {'a': True, 'b': False, 'c': None}
    """
    return {case: None if value is None else exact(value) > cutoff.value for case, value in values.items()}


def cut_points(values: Iterable[Number]) -> list[Fraction]:
    """The cut-offs between neighbouring values: each divides the cases in another way, and there are no further ways.

    Examples
    --------
    >>> cut_points([3, 1, 2, 2])
    [Fraction(3, 2), Fraction(5, 2)]
    """
    ordered = sorted({exact(value) for value in values})
    return [(low + high) / 2 for low, high in pairwise(ordered)]
