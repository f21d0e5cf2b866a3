"""Telegraphic and figurative writing in plain words: *no. of*, *pre-2015*, *body founded -> law adopted*, 吃螃蟹."""

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
    return tuple((re.compile(row["written"], re.I), row["en"], row["zh"]) for row in _rows("shorthand.csv"))


@lru_cache(maxsize=1)
def idioms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What Chinese says in a figure of speech or in passing, as a pattern, and the plain words for it, which may be none."""
    return tuple((re.compile(row["written"], re.I), row["plain"]) for row in _rows("idioms_zh.csv"))


def _rows(name: str) -> list[dict[str, str]]:
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


def in_plain_words(text: str) -> Full:
    """Put plain words in the place of figures of speech, and drop what is said in passing; only in Chinese."""
    said: list[tuple[str, str]] = []
    for pattern, meant in idioms() if language_of(text) == "zh" else ():
        for found in pattern.finditer(text):
            said += [(found.group().strip(), plain)] if (plain := found.expand(meant).strip()) else []
        text = pattern.sub(meant, text)
    return Full(text, tuple(said))
