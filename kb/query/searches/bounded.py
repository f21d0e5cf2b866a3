"""*What is the least a county must spend per head?*: a number that a source gives as a bound."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.marking.mark import Marked
from kb.search.text import terms

BOUND = re.compile(
    r"^\W*what(?: is|['’]s| was| were) the (?:(?P<least>least|minimum|lowest|smallest)|most|maximum|highest|largest)"
    r"(?: amount| sum| figure| number| money)? (?:that |which )?(?:an?|the|each|every|any|all|its|their|[A-Z][\w’']*) ",
    re.I,
)


def least_or_most(base: Base, frame: Frame, plan: Recall) -> Recall | None:
    """A search for the figure, where the best one is *at least* or *at most* so much."""
    found = BOUND.match(frame.marked.text)
    if found is None or plan.want != "text":
        return None
    figures = plan.model_copy(update={"want": "number", "among": (), "leaning": leaning_terms(frame.marked)})
    hits = find_hits(base, figures)
    bounds = ("at-least", "more-than") if found["least"] else ("at-most", "less-than")
    row = base.store.thing(hits[0].key) if hits and answers(base, figures, hits[0]) else None
    return figures if getattr(row, "qualifier", None) in bounds else None


def leaning_terms(marked: Marked) -> tuple[str, ...]:
    """The words that compare: *at least how many*, 已达到甚至超过."""
    return tuple(t for m in marked.marks if m.says("op") or m.says("order") for t in terms(marked.original(m)))
