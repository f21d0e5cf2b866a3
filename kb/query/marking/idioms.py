"""Everyday turns of speech in the words of the base: *which city blazed the trail with a law?* asks who was first to adopt one."""

import re
from functools import lru_cache

from kb.query.base import Base
from kb.query.marking.marks import mark
from kb.query.marking.shorthand import Full, rows_of

CHINESE = re.compile("[\u4e00-\u9fff]")  # in a mixed question too


@lru_cache(maxsize=1)
def idioms() -> tuple[tuple[frozenset[str], re.Pattern[str], str], ...]:
    """Of what a question must speak for a turn of speech to be read so, the turn, and what it means."""
    return tuple(
        (
            frozenset(row["about"].split("|")) - {""},
            re.compile(rf"(?<!\w)(?:{row['said']})(?:(?<=\W)|(?!\w))", re.I),
            row["plain"],
        )
        for row in rows_of("idioms.csv")
    )


@lru_cache(maxsize=1)
def chinese_idioms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What Chinese says in a figure of speech or in passing, as a pattern, and the plain words for it, which may be none."""
    return tuple((re.compile(row["written"], re.I), row["plain"]) for row in rows_of("idioms_zh.csv"))


def in_plain_chinese(text: str) -> Full:
    """Put plain words in the place of Chinese figures of speech (吃螃蟹), and drop what is said in passing."""
    said: list[tuple[str, str]] = []
    for pattern, meant in chinese_idioms() if CHINESE.search(text) else ():
        for found in pattern.finditer(text):
            said += [(found.group().strip(), plain)] if (plain := found.expand(meant).strip()) else []
        text = pattern.sub(meant, text)
    return Full(text, tuple(said))


def in_plain_words(base: Base, text: str) -> Full:
    """Put plain words in the place of turns of speech, where the question speaks of what they are said of."""
    said: list[tuple[str, str]] = []
    topics = spoken_of(base, text)
    for about, pattern, plain in idioms():
        if about and not about & topics:
            continue
        for found in pattern.finditer(text):
            said.append((found.group().strip(), found.expand(plain).strip()))
        text = pattern.sub(plain, text)
    return Full(" ".join(text.split()) if said else text, tuple(said))


def spoken_of(base: Base, text: str) -> frozenset[str]:
    """The nouns and the kinds of things that a question names: *regulation*, *body*, *indicator*."""
    marks = mark(base, text).marks
    nouns = {cue.value for m in marks for cue in m.cues if cue.role == "noun"}
    roles = {cue.role for m in marks for cue in m.cues if cue.role in ("subject", "set")}
    return frozenset(nouns | roles | {thing.kind for m in marks for thing in m.things if not m.is_fuzzy})
