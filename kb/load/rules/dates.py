"""Dates: days that exist, and the order in which things can happen."""

from collections.abc import Iterator
from functools import lru_cache

from kb.errors import Problem
from kb.load.columns import date_columns
from kb.load.content import Content
from kb.model.values import interval, is_before

_ORDERED = (("start", "end"), ("since", "until"), ("established", "ended"), ("adopted", "in_force"))
_YEARS = range(1000, 2101)  # the oldest university named is from the 11th century; plans reach to 2050


def possible(content: Content) -> Iterator[Problem]:
    """Every date exists in the calendar, in a plausible year."""
    for model, entries in content.tables.items():
        for column in date_columns(model):
            for entry in entries:
                if fault := _fault(getattr(entry.row, column)):
                    yield entry.problem(f"{column} {fault}")


@lru_cache(maxsize=10_000)
def _fault(date: str | None) -> str | None:
    if date is None or (_exists(date) and int(date[:4]) in _YEARS):
        return None
    if _exists(date):
        return f'"{date}": the year must be from {_YEARS[0]} to {_YEARS[-1]}'
    return f'"{date}" does not exist in the calendar{_last_day(date)}'


def _last_day(date: str) -> str:
    month = date[:7]
    return f" (nearest: {interval(month).last})" if _exists(month) else ""


@lru_cache(maxsize=10_000)
def _exists(date: str) -> bool:
    try:
        interval(date)
    except ValueError:
        return False
    return True


def ordered(content: Content) -> Iterator[Problem]:
    """Nothing ends before it starts, and no law is in force before it is adopted."""
    for model, entries in content.tables.items():
        for first, last in _ORDERED:
            if not {first, last} <= set(model.model_fields):
                continue
            for entry in entries:
                start, end = getattr(entry.row, first), getattr(entry.row, last)
                if start and end and _exists(start) and _exists(end) and _is_before(end, start):
                    yield entry.problem(f'{last} "{end}" lies before {first} "{start}"')


_is_before = lru_cache(maxsize=10_000)(is_before)
