"""Telegraphic writing in full words: *no. of*, *pre-2015*, *body founded -> law adopted*."""

import csv
from functools import lru_cache
from pathlib import Path

import kb.query.lexicon as lexicon
from kb.query.marking.marks import language_of
from kb.query.plain.turns import Full, Turn


@lru_cache(maxsize=1)
def shorthand() -> tuple[tuple[Turn, str, str], ...]:
    """What is written short, and what it means in English and in Chinese."""
    return tuple((Turn(row["written"]), row["en"], row["zh"]) for row in rows_of("shorthand.csv"))


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a file of the lexicon."""
    text = (Path(lexicon.__file__).parent / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def in_full(text: str) -> Full:
    """Put full words in the place of short writing."""
    full = Full(text)
    chinese = language_of(text) == "zh"
    for turn, english, other in shorthand():
        full = turn.put_into(full, other if chinese else english)
    return full
