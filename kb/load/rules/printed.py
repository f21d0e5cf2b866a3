"""Values beside their print: the number a row carries is the one its printed tokens show."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from kb.errors import Problem
from kb.load.content import Content, cell
from kb.load.scoretable import ScoreTable
from kb.model import Figure, Score

_NUMBER = re.compile(r"\d+(?:[,.]\d+)*")
_WORDS = re.compile(r"[a-z]+")
_WORD_VALUES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "half": 50,
}  # fmt: skip
# A document may print the multiple in words: "1.2 million" is 1200000 people or 1.2 million people.
_MULTIPLES = (1.0, 1e2, 1e3, 1e4, 1e6, 1e8, 1e9, 1e12)


def numbers(printed: str) -> set[float]:
    """The numbers that tokens print in digits, thousands separators read, or as a simple word.

    Examples
    --------
    >>> sorted(numbers("1,234 people | 0.4859 | thirty four cities"))
    [0.4859, 4.0, 30.0, 34.0, 1234.0]
    """
    text = unicodedata.normalize("NFKC", printed).lower()
    digits = [re.sub(r",(?=\d{3}(?!\d))", "", found).replace(",", "") for found in _NUMBER.findall(text)]
    words = [_WORD_VALUES[word] for word in _WORDS.findall(text) if word in _WORD_VALUES]
    compounds = [tens + ones for tens, ones in pairwise(words) if tens >= 20 > 10 > ones]
    return {float(found) for found in digits if found.count(".") <= 1} | set(map(float, words + compounds))


def _shows(printed: str, value: float, multiples: tuple[float, ...]) -> bool:
    return any(
        abs(abs(value) - number * by) <= 1e-9 * max(1.0, abs(value)) for number in numbers(printed) for by in multiples
    )


def scores(content: Content) -> Iterator[Problem]:
    """A score stands among the printed tokens, unless an erratum reads it otherwise."""
    table = content.of(Score)
    if isinstance(table, ScoreTable):
        table = table.take(np.flatnonzero(~table.printed.mask([""])))
    for entry in table:
        row = entry.row
        if not row.printed or entry.origin.corrected or content.is_excused(f"score:{row.indicator}@{row.city}"):
            continue
        if row.score is not None and not _shows(row.printed, row.score, (1.0,)):
            yield entry.problem(f'score {cell(row.score)} of {row.city} is not among the printed "{row.printed}"')


def figures(content: Content) -> Iterator[Problem]:
    """A figure's value stands among its printed tokens, where they have digits, unless an erratum speaks of it."""
    for entry in content.of(Figure):
        row, printed = entry.row, entry.row.printed or ""
        excused = entry.origin.corrected or content.is_excused(f"figure:{row.id}")
        if row.value is not None and numbers(printed) and not excused and not _shows(printed, row.value, _MULTIPLES):
            yield entry.problem(f'value {cell(row.value)} of {row.id} is not among the printed "{printed}"')


def states(content: Content) -> Iterator[Problem]:
    """A figure has a value or a text, unless it is corrupt: then an erratum says so."""
    for entry in content.of(Figure):
        row = entry.row
        if row.status == "corrupt" and not content.is_excused(f"figure:{row.id}"):
            yield entry.problem(f'"{row.id}" is corrupt, but no erratum names figure:{row.id}')
        if row.status == "corrupt" and row.value is not None:
            yield entry.problem(f'"{row.id}" is corrupt: leave its value empty')
        if row.status != "corrupt" and row.value is None and row.text is None:
            yield entry.problem(f'"{row.id}" has neither value nor text')
