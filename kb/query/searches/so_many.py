"""The number of things that are to be named: *which four systems …*, ……四个系统，请列出; a passage that says it is the one meant.

So is one that is titled by the types of things that are asked for.
"""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.guards.words import NAME_ASKED
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.marking.mark import Marked
from kb.search.text import terms

LARGEST = 12  # a larger number is searched for by itself


def so_many_terms(marked: Marked) -> tuple[str, ...]:
    """The word for so many, where things are asked by name: *four* of *which four systems*, 四个 of 哪四个系统."""
    named = NAME_ASKED.search(marked.text) is not None
    found: list[str] = []
    for asked, after in pairwise(marked.marks):
        number, sort = (after, asked) if asked.says("ask", "which") else (asked, after)
        told = asked.says("ask", "which") or (named and sort.kind == "word")
        if number.kind != "number" or number.ordinal or not told or (number.number or 0) > LARGEST:
            continue
        begin, end = marked.tokens[number.start].start, marked.tokens[number.end - 1].end
        chinese = not marked.original(number).isascii()
        found += terms(marked.text[begin : end + 1] if chinese else marked.original(number))
    return tuple(dict.fromkeys(term for term in found if not term.isdigit()))


TYPES_OF = re.compile(r"\b(?P<sort>types|kinds|categories|forms) of (?P<things>[a-z][\w-]*(?: [a-z][\w-]*)?)", re.I)
DONE = frozenset(
    terms("promotes creates builds cultivates develops supports fosters encourages distinguishes recognises")
)


def by_types(base: Base, text: str, plan: Recall) -> Recall | None:
    """*Name the types of learning organisations that Shanghai promotes*: the passage titled by these types, and not one on
    how they are promoted."""
    found = TYPES_OF.search(text) if plan.want == "text" else None
    if found is None:
        return None
    for sort in dict.fromkeys((found["sort"], "types")):
        titled = tuple(dict.fromkeys(terms(f"{found['things']} {sort}")))
        typed = plan.model_copy(update={"terms": titled, "must": titled})
        hits = [hit for hit in find_hits(base, typed) if set(titled) <= base.text.terms_of(hit.key)[0]]
        if hits and not set(plan.terms) - set(titled) - DONE and answers(base, typed, hits[0]):
            return typed
    return None
