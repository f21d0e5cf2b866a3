"""Cases by a condition: which cities meet it and which do not, as printed and at the date of a score.

*Unknown* is its own group: a city that no source speaks of is never counted as one without.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from kb.analysis.contrast import FEWEST, MOST, Contrast, contrast
from kb.analysis.exact import exact
from kb.analysis.multiplicity import holm
from kb.analysis.summary import quantile
from kb.model import Coverage
from kb.query.base import Base
from kb.query.selection.conditions import (
    MEMBERSHIP,
    AllOf,
    AnyOf,
    Condition,
    GapTest,
    HasBody,
    HasRegulation,
    ScoreTest,
    Selection,
)
from kb.query.selection.dates import DateTest
from kb.query.selection.evaluate import evaluate, flat, population

Clock = Literal["printed", "score_date"]
Verdict = Literal["higher", "lower", "open", "untested"]
FIVE_PERCENT = Fraction(1, 20)


@dataclass(frozen=True)
class Split:
    """The cities in two groups on one clock; ``both`` meet the two conditions that are set against each other."""

    clock: Clock
    left: tuple[str, ...]
    right: tuple[str, ...]
    both: tuple[str, ...]
    rows: Mapping[str, tuple[Any, ...]]


@dataclass(frozen=True)
class Cases:
    """One split as the sources print the facts and, where facts carry dates, one as of the score's date.

    A comparison by what a body is like (its lead, its name) is made at the score's date among the bodies that existed then.

    ``outside`` meet the condition, but lie outside the set that a source covers completely: their like without it are
    unknown, so counting them would count only one side. Of the ``unknown`` no source speaks.
    """

    splits: tuple[Split, ...]
    outside: tuple[str, ...]
    unknown: tuple[str, ...]
    covering: tuple[Coverage, ...] = ()

    @property
    def printed(self) -> Split:
        """The split as printed."""
        return self.splits[0]

    @property
    def at_score(self) -> Split | None:
        """The split at the score's date, if the condition has dates."""
        return self.splits[1] if len(self.splits) > 1 else None


def find_cases(base: Base, condition: Selection, against: Selection | None, among: Selection, date: str) -> Cases:
    """Split the cities of ``among`` by a condition, or set those of one condition ``against`` those of another."""
    sides = (condition, *((against,) if against else ()))
    facts = tuple(part for side in sides for part in flat(side.conditions) if not isinstance(part, MEMBERSHIP))
    scope = population(base, Selection(conditions=facts))
    covered = set(scope.cities) if scope.coverage else set(base.cities)
    frame = evaluate(base, among).of("yes")
    cities = [city for city in frame if city in covered]
    splits = [_split(base, "printed", sides, cities)]
    if any(isinstance(part, HasRegulation | HasBody) for part in facts):
        test = DateTest(op="as_of", date=date)
        if any(
            isinstance(part, HasBody) and (part.lead_type or part.law or part.named or part.printed) for part in facts
        ):
            steered = set(evaluate(base, Selection(conditions=(HasBody(established=test),))).of("yes"))
            cities = [city for city in cities if city in steered]
        splits.append(_split(base, "score_date", tuple(at_date(side, test) for side in sides), cities))
    held, open_ = (set(evaluate(base, condition).of(state)) for state in ("yes", "unknown"))
    outside = tuple(city for city in frame if city not in covered and city in held)
    grouped = {*splits[0].left, *splits[0].right, *splits[0].both}
    unknown = tuple(city for city in frame if city in open_ and city not in grouped)
    return Cases(tuple(splits), outside, unknown, scope.coverage)


def _split(base: Base, clock: Clock, sides: tuple[Selection, ...], cities: list[str]) -> Split:
    first = evaluate(base, sides[0])
    other = evaluate(base, sides[1]) if len(sides) > 1 else None
    asked = set(cities)
    left = asked.intersection(first.of("yes"))
    right = asked.intersection(other.of("yes") if other else first.of("no"))
    only_left, only_right, both = (
        tuple(city for city in cities if city in group) for group in (left - right, right - left, left & right)
    )
    shown = other or first
    rows = {city: (first if city in left else shown)[city].rows for city in cities}
    return Split(clock, only_left, only_right, both, rows)


def at_date(selection: Selection, test: DateTest) -> Selection:
    """The selection with laws in force and bodies established by then; what a body is like needs no date of its own."""
    return Selection(conditions=tuple(dated(part, test) for part in selection.conditions))


def dated(condition: Condition, test: DateTest) -> Condition:
    """One condition with its law in force, or its body established, by then."""
    if isinstance(condition, AllOf | AnyOf):
        return condition.model_copy(update={"conditions": tuple(dated(part, test) for part in condition.conditions)})
    if isinstance(condition, HasRegulation) and condition.in_force is None:
        return condition.model_copy(update={"in_force": test})
    if isinstance(condition, HasBody) and not (
        condition.established or condition.lead_type or condition.law or condition.named or condition.printed
    ):
        return condition.model_copy(update={"established": test})
    return condition


@dataclass(frozen=True)
class Look:
    """One indicator over one split: the cities with a score, highest first, and their comparison where n allows one.

    ``adjusted`` is Holm's p over all indicators looked at in this split.
    """

    indicator: str
    split: Split
    left: tuple[str, ...]
    right: tuple[str, ...]
    values: Mapping[str, float]
    contrast: Contrast | None
    adjusted: Fraction | None = None

    def median(self, cities: Sequence[str]) -> Fraction | None:
        """The median of some of the cities."""
        return quantile([self.values[city] for city in cities], Fraction(1, 2)) if cities else None

    @property
    def missing(self) -> tuple[str, ...]:
        """The cities of both groups without a score."""
        return tuple(city for city in (*self.split.left, *self.split.right) if city not in self.values)

    @property
    def verdict(self) -> Verdict:
        """Where the first group stands: told only when the interval leaves out zero and the adjusted p is 5 % or less."""
        if self.contrast is None or self.adjusted is None:
            return "untested"
        shift = self.contrast.shift
        if self.adjusted > FIVE_PERCENT or shift.low <= 0 <= shift.high:
            return "open"
        return "higher" if self.contrast.delta > 0 else "lower"


def looks(base: Base, indicators: Sequence[str], split: Split) -> list[Look]:
    """A look an indicator, with p adjusted for their number."""
    found = [look(base, indicator, split) for indicator in indicators]
    adjusted = holm({one.indicator: one.contrast.p for one in found if one.contrast})
    return [replace(one, adjusted=adjusted.get(one.indicator)) for one in found]


def look(base: Base, indicator: str, split: Split) -> Look:
    """One indicator over a split; groups below three, or too large to count all splits, are described only."""
    values = base.printed(indicator).known(sorted((*split.left, *split.right)))
    left, right = (
        tuple(sorted((city for city in side if city in values), key=lambda city: (-values[city], city)))
        for side in (split.left, split.right)
    )
    tested = min(len(left), len(right)) >= FEWEST and len(values) <= MOST
    compared = contrast([exact(values[c]) for c in left], [exact(values[c]) for c in right]) if tested else None
    return Look(indicator, split, left, right, values, compared)


def other_indices(base: Base, edition: str, *selections: Selection | None) -> list[str]:
    """The editions other than this one whose scores the conditions use."""
    parts = [part for side in selections if side for part in flat(side.conditions)]
    used = [part.indicator for part in parts if isinstance(part, ScoreTest)]
    used += [side for part in parts if isinstance(part, GapTest) for side in (part.left, part.right)]
    return sorted({base.indicators[indicator].edition for indicator in used} - {edition})
