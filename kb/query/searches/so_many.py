"""The number of things that are to be named: *which four systems …*, ……四个系统，请列出; a passage that says it is the one meant."""

from itertools import pairwise

from kb.query.guards.words import NAME_ASKED
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
