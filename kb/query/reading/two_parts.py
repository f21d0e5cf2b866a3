"""Questions that ask two things of the passages: *which area …, and how many teachers there …?*, ……是什么？……是哪个机构？"""

import re
from collections.abc import Callable

from kb.query.base import Base
from kb.query.framing.attach import Frame, attach
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.marking.mark import Marked
from kb.query.marking.marks import mark
from kb.query.marking.words import search_terms

JOINED = re.compile(
    r"[,;:：，；。？?]\s*(?:and\s+)?(?!$)|\s+and\s+(?=(?:which|what|how|who|when|where)\b)|(?:以及|和|与|及|并)(?=(?:多少|几|哪|什么))",
    re.I,
)
BY_ITSELF = 0.95  # share of the words of a question
ASKS = ("which", "what", "how_many", "how_much", "who", "when", "where")


def two_searches(base: Base, frame: Frame, read: Callable[[Base, Frame], Recall | None]) -> Recall | None:
    """A search for the first thing asked that also tells the second, where passages on the same things answer both.

    None where one passage holds nearly all words of the question: it answers both by itself.
    """
    whole = read(base, frame)
    best = next(iter(find_hits(base, whole)), None) if whole is not None and whole.want == "text" else None
    if best is not None and best.coverage >= BY_ITSELF:
        return None
    for first, second in halves(frame.marked):
        plan = read(base, attach(base, mark(base, first)))
        asked = mark(base, second)
        also = search_terms(base, asked)
        if plan is None or not also or not asks(asked):
            continue
        found = plan.model_copy(update={"want": "text" if plan.want in ("number", "date") else plan.want, "also": also})
        if tells_both(base, plan, found):
            return found
    return None


def halves(marked: Marked) -> list[tuple[str, str]]:
    """Where a question may be parted into two that ask; the first half must ask as well."""
    text = marked.text
    places = [(sign.start(), sign.end()) for sign in JOINED.finditer(text)]
    parted = [(text[:start], text[end:]) for start, end in places]
    return [
        (first, second)
        for first, second in parted
        if first.strip() and second.strip(" ?？。.") and "ask" in _roles(marked, first)
    ]


def _roles(marked: Marked, first: str) -> set[str]:
    inside = [m for m in marked.marks if marked.tokens[m.end - 1].end <= len(first)]
    return {"ask" for m in inside if m.says("ask", *ASKS)}


def asks(marked: Marked) -> bool:
    """Whether words ask for something; a unit such as *in yuan* only says how the one thing is measured."""
    return any(m.says("ask", *ASKS) and not m.text.startswith("in ") for m in marked.marks)


def tells_both(base: Base, plan: Recall, found: Recall) -> bool:
    """Whether the first thing is found, and a passage that concerns the same things tells the second."""
    hits = find_hits(base, plan)
    if not hits or not answers(base, plan, hits[0]):
        return False
    return bool(found.second(base, hits[0].key))
