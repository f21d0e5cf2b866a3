"""Whether a passage adds anything to what the question says itself."""

import re
from collections.abc import Sequence

from kb.query.base import Base
from kb.query.drafting.concerning import own_keys
from kb.query.drafting.passages import said
from kb.query.lexicon import alike
from kb.search.text import Hit, terms

SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "and",
        "or",
        "that",
        "which",
        "who",
        "whose",
        "its",
        "their",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "it",
    ]
)
SMALL_SIGNS = frozenset("的了是在为和与及或由其对从以被将把有个市区县省等")
HAN = re.compile(r"[\u4e00-\u9fff]")
LEAST = 2  # words, or signs, that tell something new


def adds_nothing(base: Base, hit: Hit, asked: Sequence[str], about: Sequence[str]) -> bool:
    """*On what do the schools build health portraits?* – *schools that build health portraits*: it says the question again.

    The title of what was found is no repetition where it holds words of its own, as the name of a brand does.
    """
    row = base.store.thing(hit.key)
    if row is None or hit.kind in ("figure", "claim", "erratum", "path_type", "city_path"):
        return False
    if getattr(row, "actors", None) or getattr(row, "issuer", None):
        return False  # they are told besides
    english, chinese = said(row)
    around = {*about, *own_keys(base, hit.key, row)} - {hit.key}
    named = [name for key in around for name in base.names_of(key)]
    if any(HAN.search(term) for term in asked):
        signs = SMALL_SIGNS | {sign for text in (*asked, *named) for sign in text}
        return len({sign for sign in chinese if HAN.match(sign)} - signs) < LEAST
    known = {
        *SMALL,
        *asked,
        *(t for term in asked for t in alike().get(term, ())),
        *(t for name in named for t in terms(name)),
    }
    return len({t for t in terms(english) if t.isascii()} - known) < LEAST
