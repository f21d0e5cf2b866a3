"""A yes-or-no question put to what was found: its dates and numbers must bear it out, not only its words."""

import math
import re
from collections.abc import Sequence
from typing import Any, Literal

from kb.query.answer import Frozen
from kb.query.drafting.passages import date_of, said
from kb.query.marking.numerals import number_at
from kb.query.selection.dates import DateTest
from kb.search.fold import words

Comparison = Literal["=", ">", ">=", "<", "<="]
NUMBERED = frozenset({"achievement", "problem", "stage", "table", "figure", "section", "level", "part", "chapter"})
"""What stands before a number that only tells one from another."""
SCALES = {"million": 1e6, "billion": 1e9}


class Quantity(Frozen):
    """A number that a question puts to the test, with the comparison it is said with."""

    op: Comparison = "="
    number: float
    percent: bool = False

    def judge(self, row: Any) -> bool | None:
        """Whether a row bears the number out; ``None`` when it says no such number or leaves it open."""
        if not hasattr(row, "measure"):
            return True if self.op == "=" and self._stands_in(row) else None
        if row.value is None or row.status == "corrupt" or self.percent != (row.unit or "").startswith("%"):
            return None
        scale = SCALES.get((row.unit or "").partition(" ")[0], 1.0)
        verdicts = {self._holds(value, row.qualifier) for value in (row.value, row.value * scale)}
        return True if True in verdicts else None if None in verdicts else False

    def _stands_in(self, row: Any) -> bool:
        texts = words(said(row)[0])
        counted = (place for place in range(len(texts)) if not place or texts[place - 1] not in NUMBERED)
        return any((found := number_at(texts, place)) and found.value == self.number for place in counted)

    def _holds(self, value: float, qualifier: str) -> bool | None:
        """The comparison with a figure, which its qualifier may leave open at one end."""
        low, high = _range(value, qualifier)
        wanted = self.number
        yes, no = {
            "=": (value == wanted, not low <= wanted <= high),
            ">": (low > wanted, high <= wanted),
            ">=": (low >= wanted, high < wanted),
            "<": (high < wanted, low >= wanted),
            "<=": (high <= wanted, low > wanted),
        }[self.op]
        return True if yes else False if no else None


def _range(value: float, qualifier: str) -> tuple[float, float]:
    if qualifier == "more-than":
        return math.nextafter(value, math.inf), math.inf
    return value if qualifier != "at-most" else -math.inf, math.inf if qualifier == "at-least" else value


def verdict(row: Any, quantities: Sequence[Quantity], dates: Sequence[DateTest]) -> bool | None:
    """Whether a row bears out all the numbers and dates of a question; one that it denies is a no."""
    found = [quantity.judge(row) for quantity in quantities] + [_dated(row, test) for test in dates]
    return False if False in found else None if None in found else True


def _dated(row: Any, test: DateTest) -> bool | None:
    date = date_of(row)
    if date is not None:
        return test.judge(date)
    return True if test.op == "in" and re.search(rf"\b{test.date[:4]}\b", said(row)[0]) else None
