"""A yes-or-no question put to what was found: its dates and numbers must bear it out, not only its words."""

import math
import re
from collections.abc import Sequence
from typing import Any, Literal

from kb.query.answer import Frozen, Language
from kb.query.base import Base
from kb.query.drafting.claused import CLAUSES
from kb.query.drafting.passages import date_of, said
from kb.query.marking.numerals import number_at
from kb.query.selection.dates import DateTest
from kb.search.fold import tokens
from kb.search.text import terms

Comparison = Literal["=", ">", ">=", "<", "<="]
SIGNS: dict[Comparison, tuple[str, str]] = {
    "=": ("", ""),
    ">": ("more than ", "大于"),
    ">=": ("at least ", "不少于"),
    "<": ("less than ", "小于"),
    "<=": ("at most ", "不多于"),
}
NUMBERED = frozenset({"achievement", "problem", "stage", "table", "figure", "section", "level", "part", "chapter"})
"""What stands before a number that only tells one from another."""
SCALES = {"million": 1e6, "billion": 1e9}


class Quantity(Frozen):
    """A number that a question puts to the test, with the comparison it is said with."""

    op: Comparison = "="
    number: float
    percent: bool = False
    counted: tuple[str, ...] = ()  # what the number is said to count

    def judge(self, row: Any) -> bool | None:
        """Whether a row bears the number out; ``None`` when it says no such number or leaves it open."""
        if not hasattr(row, "measure"):
            return True if self.op == "=" and self._stands_in(row) else None
        if row.value is None or row.status == "corrupt" or self.percent != (row.unit or "").startswith("%"):
            return None
        scale = SCALES.get((row.unit or "").partition(" ")[0], 1.0)
        verdicts = {self._holds(value, row.qualifier) for value in (row.value, row.value * scale)}
        return True if True in verdicts else None if None in verdicts else False

    def words(self, base: object, language: Language) -> str:
        """The number as it is said, with its comparison."""
        return f"{SIGNS[self.op][language == 'zh']}{self.number:,.12g}{' %' if self.percent else ''}"

    def _stands_in(self, row: Any) -> bool:
        """Whether the number stands in a passage, and not beside another one that counts what is asked."""
        if not any(value == self.number for value, _ in numbers_of(said(row)[0])):
            return False
        behind = [one for text in said(row) for one in numbers_of(text)]
        own, other = (
            {t for value, near in behind if (value == self.number) is same for t in near} for same in (True, False)
        )
        return not set(self.counted) & (other - own) or bool(set(self.counted) & own)

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


def numbers_of(text: str) -> list[tuple[float, frozenset[str]]]:
    """The numbers of a sentence, each with the words behind it up to the next number or the end of the clause."""
    found: list[tuple[float, frozenset[str]]] = []
    for clause in CLAUSES.split(text):
        said_here = tokens(clause)
        texts = [token.text for token in said_here]
        starts = [(place, number) for place in range(len(texts))
                  if (number := number_at(texts, place)) and not (place and texts[place - 1] in NUMBERED)]  # fmt: skip
        ends = [*(place for place, _ in starts[1:]), len(texts)]
        for (place, number), end in zip(starts, ends, strict=False):
            found.append((number.value, frozenset(terms(said_here[place + number.length : end]))))
    return found


def _range(value: float, qualifier: str) -> tuple[float, float]:
    if qualifier == "more-than":
        return math.nextafter(value, math.inf), math.inf
    return value if qualifier != "at-most" else -math.inf, math.inf if qualifier == "at-least" else value


def verdict(row: Any, quantities: Sequence[Quantity], dates: Sequence[DateTest]) -> bool | None:
    """Whether a row bears out all the numbers and dates of a question; one that it denies is a no."""
    judged = [quantity.judge(row) for quantity in quantities]
    if hasattr(row, "measure") and True in judged and all(quantity.op == "=" for quantity in quantities):
        judged = [one or None for one in judged]  # a figure is one of several numbers, and denies none of the others
    found = judged + [_dated(row, test) for test in dates]
    return False if False in found else None if None in found else True


def decided(
    base: Base, rows: Sequence[Any], asked: Sequence[str], quantities: Sequence[Quantity], dates: Sequence[DateTest]
) -> tuple[bool, Any] | None:
    """The verdict of what was found, and the row that gives it: a yes goes first, but a number that only stands in a
    sentence is none against the figure that counts just what is asked."""
    verdicts = [verdict(row, quantities, dates) for row in rows]
    if True not in verdicts:
        return (False, rows[verdicts.index(False)]) if False in verdicts else None
    yes = rows[verdicts.index(True)]
    if len(quantities) != 1 or any(v and hasattr(row, "measure") for row, v in zip(rows, verdicts, strict=True)):
        return True, yes
    denying = (row for row, v in zip(rows, verdicts, strict=True) if v is False and _counts(base, row, asked))
    no = next(denying, None)
    return (True, yes) if no is None else (False, no)


def _counts(base: Base, row: Any, asked: Sequence[str]) -> bool:
    """Whether a row is a figure that holds every word asked."""
    if not hasattr(row, "measure"):
        return False
    return set(asked) <= {term for field in base.text.terms_of(f"figure:{row.id}") for term in field}


def _dated(row: Any, test: DateTest) -> bool | None:
    date = date_of(row)
    if date is not None:
        return test.judge(date)
    return True if test.op == "in" and re.search(rf"\b{test.date[:4]}\b", said(row)[0]) else None
