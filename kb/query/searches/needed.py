"""Words of a question without which a passage answers something else: an office, the end of an order, the kinds into which."""

import re
from itertools import pairwise

from kb.query.kinds.searching import Want
from kb.query.marking.mark import Marked
from kb.query.marking.measured import measure_asked
from kb.query.marking.topics import topic_terms
from kb.query.rules.money import purpose
from kb.query.rules.persons import ACTS
from kb.search.text import terms

INTO_KINDS = re.compile(r"\binto (?:what|which|how many) (kinds|types|sorts|categories|classes)\b", re.I)
AHEAD_IN = re.compile(r"\b(?:led|leads|leading|topped|tops|ahead of) the world in (?!(?:19|20)\d\d)([\w-]+)", re.I)
SUPERLATIVES = ("max", "min", "longest", "shortest")
MOST_OF = re.compile(r"\b(?:most|least|fewest)\b|最 ?[多少]")


EARMARKED = re.compile(r"\b(?:earmark|set aside|reserve|allot|allocate)(?:s|ed|ted)? money\b", re.I)
CODE_OF = re.compile(r"\b(grant|project|contract|award|approval) (?:number|code)\b", re.I)  # no other number of it


def needed_terms(marked: Marked, want: Want) -> tuple[str, ...]:
    """An office such as *chair* or *director*, and the end of an order that something is sought by: *which has the most*."""
    told = [
        m
        for m in marked.marks
        if m.says("word", "unrecorded")
        or (want == "where" and m.says("order") and MOST_OF.search(m.text))
        or (want == "who" and m.says("order", *SUPERLATIVES) and not m.says("order", "top", "bottom"))
    ]
    found = [t for m in told for t in terms(marked.original(m))]
    if want == "who" and ACTS.search(
        marked.text
    ):  # *who chairs the learning city committee*: of that body, and no other
        found += topic_terms(marked)
        found += [t for m in marked.marks if m.says("noun", "body") for t in terms(marked.original(m))]
    found += [t for said in AHEAD_IN.findall(marked.text) for t in terms(said)] if want == "where" else []
    found += [t for said in CODE_OF.findall(marked.text) for t in terms(said)]
    found += [t for said in INTO_KINDS.findall(marked.text) for t in terms(said)]
    money = measure_asked(marked.marks) == "money" or EARMARKED.search(marked.text) is not None
    bound = (
        set(topic_terms(marked)) if want == "text" else set()
    )  # for community education: what all money there is for
    found += [t for t in terms(purpose(marked)) if t not in bound] if want in ("number", "text") and money else []
    return tuple(found + (unknown_superlatives(marked) if want in ("who", "where") else []))


def unknown_superlatives(marked: Marked) -> list[str]:
    """世界上最富有的人: what is sought is the end of an order that no cue says."""
    pairs = pairwise(marked.marks)
    return [
        f"最{after.text[0]}" for m, after in pairs if m.kind == "word" and m.text == "最" and not after.text.isascii()
    ]
