"""Everyday turns of speech in the words of the base: *which city blazed the trail with a law?* asks who was first to adopt one."""

import re
from functools import lru_cache

from kb.query.base import Base
from kb.query.marking.marks import mark
from kb.query.plain.shorthand import rows_of
from kb.query.plain.turns import Full, Turn

CHINESE = re.compile("[\u4e00-\u9fff]")  # in a mixed question too


@lru_cache(maxsize=1)
def idioms() -> tuple[tuple[frozenset[str], Turn, str], ...]:
    """Of what a question must speak for a turn of speech to be read so, the turn, and what it means."""
    return tuple(
        (frozenset(row["about"].split("|")) - {""}, Turn(row["said"], whole=True), row["plain"])
        for row in rows_of("idioms.csv")
    )


@lru_cache(maxsize=1)
def chinese_idioms() -> tuple[tuple[Turn, str], ...]:
    """What Chinese says in a figure of speech or in passing, and the plain words for it, which may be none."""
    return tuple((Turn(row["written"]), row["plain"]) for row in rows_of("idioms_zh.csv"))


def in_plain_chinese(text: str) -> Full:
    """Put plain words in the place of Chinese figures of speech (吃螃蟹), and drop what is said in passing."""
    full = Full(text)
    for turn, meant in chinese_idioms() if CHINESE.search(text) else ():
        full = turn.put_into(full, meant)
    return Full(full.text, tuple((said, plain) for said, plain in full.said if plain))


def in_plain_words(base: Base, text: str) -> Full:
    """Put plain words in the place of turns of speech, where the question speaks of what they are said of."""
    full = Full(text)
    topics = spoken_of(base, text)
    for about, turn, plain in idioms():
        if not about or about & topics:
            full = turn.put_into(full, plain)
    return Full(" ".join(full.text.split()), full.said) if full.said else full


def spoken_of(base: Base, text: str) -> frozenset[str]:
    """The nouns and the kinds of things that a question names: *regulation*, *body*, *indicator*."""
    marks = mark(base, text).marks
    nouns = {cue.value for m in marks for cue in m.cues if cue.role == "noun"}
    roles = {cue.role for m in marks for cue in m.cues if cue.role in ("subject", "set")}
    return frozenset(nouns | roles | {thing.kind for m in marks for thing in m.things if not m.is_fuzzy})
