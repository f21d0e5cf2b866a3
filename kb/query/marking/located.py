"""A whole that only says where its part belongs: *learning approach under learner experience*, 学习者体验之下的学习方式."""

import re

from kb.query.base import Base
from kb.query.marking.mark import Mark, Marked

_BELOW = re.compile(r"(?:之下|下面|下属|下辖|旗下|所属|项下|下)的?[“「『《\"]?$")
_WITHIN = re.compile(r"^[”\"'’]?,?\s*(?:(?:which is |that is )?(?:an? )?(?:part|component|sub-?ind(?:ex|icator)|element) of|under|within|below|belonging to|inside)(?: the)?\s*$", re.I)  # fmt: skip
_OPENS = re.compile(r"(?:^|[,;.]\s)(?:under|within|inside|below)(?: the)?\s*$", re.I)


def only_locates(base: Base, marked: Marked, whole: str) -> bool:
    """Whether an indicator is named only as what a part that is named too lies below.

    *Within learner experience, what does Wuhan score on learning approach?*
    """
    places = [m for m in marked.marks if _names(m, whole)]
    parts = [m for m in marked.marks if any(base.indicators[i].parent == whole for i in _indicators(m))]
    return len(places) == 1 and len(parts) == 1 and _lies_below(marked, places[0], parts[0])


def _lies_below(marked: Marked, whole: Mark, part: Mark) -> bool:
    """Whether the words between the two, or before the whole, say that the part belongs to it."""
    (first, last), (begin, end) = _span(marked, whole), _span(marked, part)
    if last <= begin:
        return _BELOW.search(marked.text[last:begin]) is not None or _OPENS.search(marked.text[:first]) is not None
    return _WITHIN.match(marked.text[end:first]) is not None


def _span(marked: Marked, mark: Mark) -> tuple[int, int]:
    return marked.tokens[mark.start].start, marked.tokens[mark.end - 1].end


def _indicators(mark: Mark) -> list[str]:
    return [c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"] if not mark.is_fuzzy else []


def _names(mark: Mark, indicator: str) -> bool:
    return indicator in _indicators(mark)
