"""Telegraphic writing in full words: *no. of*, *pre-2015*, *body founded -> law adopted*."""

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import kb.query.lexicon as lexicon
from kb.query.marking.marks import language_of


class Full(NamedTuple):
    """A question in full words, and each stretch that was written short, with what it stands for."""

    text: str
    said: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=1)
def shorthand() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What is written short, as a pattern, and what it means in English and in Chinese."""
    return tuple((re.compile(row["written"], re.I), row["en"], row["zh"]) for row in rows_of("shorthand.csv"))


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a file of the lexicon."""
    text = (Path(lexicon.__file__).parent / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def in_full(text: str) -> Full:
    """Put full words in the place of short writing."""
    said: list[tuple[str, str]] = []
    chinese = language_of(text) == "zh"
    for pattern, english, other in shorthand():
        meant = other if chinese else english
        for found in pattern.finditer(text):
            said.append((found.group().strip(), found.expand(meant).strip()))
        text = pattern.sub(meant, text)
    return Full(text, tuple(said))
