"""The order of two partial dates and the time between them, no finer than both dates allow."""

from dataclasses import dataclass
from typing import Literal

from kb.errors import BadRequestError
from kb.model.values import interval

Order = Literal["before", "after", "same day", "undecidable"]
Unit = Literal["years", "months", "days"]
UNITS: tuple[Unit, ...] = ("years", "months", "days")


@dataclass(frozen=True)
class Lag:
    """Whole units from one date to a later one (negative when it is earlier), counted by the calendar.

    ``least_days`` and ``most_days`` bound the time that may really have passed.
    """

    number: int
    unit: Unit
    least_days: int
    most_days: int


def order(left: str, right: str) -> Order:
    """Whether ``left`` lies before or after ``right``; undecidable when the periods they may mean overlap.

    Examples
    --------
    >>> order("2006", "2011-01"), order("2011", "2011-05"), order("2011", "2011")
    ('before', 'undecidable', 'undecidable')
    """
    first, second = interval(left), interval(right)
    if first.last < second.first:
        return "before"
    if first.first > second.last:
        return "after"
    return "same day" if first.first == first.last and first == second else "undecidable"


def precision(partial: str) -> Unit:
    """The unit a partial date is printed in.

    Examples
    --------
    >>> precision("2011"), precision("2011-01")
    ('years', 'months')
    """
    return UNITS[partial.count("-")]


def lag(start: str, end: str, unit: Unit | None = None) -> Lag:
    """The time from ``start`` to ``end`` in the finest unit that both have, or in a coarser ``unit``.

    Raises
    ------
    BadRequestError
        When ``unit`` is finer than one of the dates.

    Examples
    --------
    >>> lag("2006", "2011-01").number, lag("2006", "2011-01").unit
    (5, 'years')
    >>> lag("2011-01", "2011-05").number, lag("2011-01", "2011-05").unit
    (4, 'months')
    """
    finest = min(precision(start), precision(end), key=UNITS.index)
    chosen = unit or finest
    if UNITS.index(chosen) > UNITS.index(finest):
        raise BadRequestError(f"the time from {start} to {end} is known in {finest} only, not in {chosen}")
    first, second = interval(start), interval(end)
    least, most = (second.first - first.last).days, (second.last - first.first).days
    return Lag(_count(start, chosen, end), chosen, least, most)


def _count(start: str, unit: Unit, end: str) -> int:
    first, second = interval(start).first, interval(end).first
    if unit == "years":
        return second.year - first.year
    if unit == "months":
        return 12 * (second.year - first.year) + second.month - first.month
    return (second - first).days


def months_apart(start: str, end: str) -> tuple[int, int]:
    """The fewest and the most months by the calendar from one partial date to another; negative when it is earlier.

    Examples
    --------
    >>> months_apart("2012-09", "2024-03"), months_apart("2006", "2011-01")
    ((138, 138), (49, 60))
    """
    first, second = interval(start), interval(end)
    if min(len(start), len(end)) > 4:
        return (_count(start, "months", end),) * 2
    least = 12 * (second.first.year - first.last.year) + second.first.month - first.last.month
    return least, 12 * (second.last.year - first.first.year) + second.last.month - first.first.month
