"""A search for a place where a question denies something: *which city has neither …?*"""

from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall


def denies_place(frame: Frame, recall: Recall) -> bool:
    """*Which city has neither …?*: a passage that holds the words tells where it is so, and never where it is not."""
    marks = frame.marked.marks
    denied = [
        p
        for p, m in enumerate(marks)
        if m.says("logic", "not", "neither", "nor") and not (m.says("ask") or m.says("stop"))
    ]
    aside = [p for p in denied if marks[p].text in ASIDE and not any(m.value("noun") for m in marks[p:])]
    return recall.want == "where" and denied != aside


ASIDE = frozenset(
    {"rather than", "instead of", "as opposed to", "而 不 是", "而 非"}
)  # what is set aside is not sought
