"""What most cases share in one aspect and who is the exception: counts of values, nothing inferred."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

Name = TypeVar("Name", bound=str)
TWO_THIRDS = Fraction(2, 3)


@dataclass(frozen=True)
class Pattern:
    """The values of one aspect, the most frequent first, each with its cases.

    ``shared`` is the value that at least the wanted share of the known cases has; ``exceptions`` are those that have
    another one. Without such a value nobody is an exception. ``unknown`` cases have no value and count nowhere.
    """

    values: dict[str, tuple[str, ...]]
    shared: str | None
    exceptions: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def known(self) -> int:
        """How many cases have a value."""
        return sum(len(cases) for cases in self.values.values())


def pattern(values: Mapping[str, str | None], least: Fraction = TWO_THIRDS) -> Pattern:
    """The pattern of one aspect over cases; the order of the cases is kept.

    Examples
    --------
    >>> found = pattern({"beijing": "education", "hangzhou": "party", "xian": "education", "ningbo": None})
    >>> found.shared, found.exceptions, found.unknown
    ('education', ('hangzhou',), ('ningbo',))
    """
    groups: dict[str, list[str]] = {}
    for case, value in values.items():
        if value is not None:
            groups.setdefault(value, []).append(case)
    ordered = {value: tuple(groups[value]) for value in sorted(groups, key=lambda value: (-len(groups[value]), value))}
    known = sum(len(cases) for cases in groups.values())
    first = next(iter(ordered), None)
    shared = first if first is not None and known > 1 and Fraction(len(ordered[first]), known) >= least else None
    others = tuple(case for case, value in values.items() if shared is not None and value not in (None, shared))
    return Pattern(ordered, shared, others, tuple(case for case, value in values.items() if value is None))


def exceptions(patterns: Mapping[Name, Pattern]) -> dict[str, tuple[Name, ...]]:
    """In which aspects each case is an exception; those with most come first, cases without any are left out.

    Examples
    --------
    >>> exceptions({"lead": pattern({"a": "x", "b": "x", "c": "y"}), "law": pattern({"a": "1", "b": "1", "c": "2"})})
    {'c': ('lead', 'law')}
    """
    found: dict[str, list[Name]] = {}
    for aspect, shape in patterns.items():
        for case in shape.exceptions:
            found.setdefault(case, []).append(aspect)
    return {case: tuple(found[case]) for case in sorted(found, key=lambda case: (-len(found[case]), case))}
