"""Questions that point to something they do not name: *when did the regulation enter into force?*, 它的牵头部门是谁？"""

import re

from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall

_NOUN = r"(?:city|town|law|regulation|statute|ordinance|act|bylaw|body|committee|group|mechanism|organi[sz]ation)"
_POINTS = re.compile(
    rf"\b(?:its?|this (?:city|town|one)|that (?:city|town|one))\b|\b(?:the|this|that|said) (?:[a-z]+ ){{0,2}}{_NOUN}\b(?!['’ -]s\b)",
    re.I,
)
_POINTS_ZH = re.compile("它(?!们)|该|这[个座部条项家]|那[个座部条项家]|此[市法]|本市|其(?![他它余中])")
_THIS_CITY = re.compile("(?:该|这[个座]?|那[个座]?|此)(?:城市|市)")
_TOLD = ("thing", "date", "number")
SHARE = re.compile(r"\b(?:share|percentage|proportion|fraction|per ?cent)\b", re.I)
SETS = ("network", "index", "edition")  # they name many cities, and tell no passage apart
_SETS = ("which", "where", "how_many")


def points_nowhere(frame: Frame) -> bool:
    """Whether a fact of one city is asked for, by *the law* or *it*, and nothing says of which city."""
    marks = frame.marked.marks
    if {"sequence", "longest_gap"} & frame.cues:
        return False  # *how long after the body was the law?*: of all cities
    if (
        any(m.kind in _TOLD or m.value("set") for m in marks)
        or frame.orders
        or frame.relations
        or any(m.says("agg") for m in marks)
    ):
        return False
    sought = any(m.says("noun", "city", "network") for m in marks) and bool(set(_SETS) & set(frame.asks))
    told = frame.language == "zh" and any(m.says("noun", "city") for m in marks)
    sought = sought or (told and not _THIS_CITY.search(frame.marked.text))
    shared = SHARE.search(frame.marked.text) and any(m.says("noun", "city", "network") for m in marks)
    sought = sought or bool(shared) or "where" in frame.asks or bool({"any_of", "all_of", "none_of"} & frame.cues)
    if sought or any(m.text == "whose" for m in marks):
        return False  # *which city … its law*
    points = _POINTS_ZH if frame.language == "zh" else _POINTS
    return tells_of_case(frame) and bool(points.search(frame.marked.text))


def tells_of_case(frame: Frame) -> bool:
    """Whether a law, a body or a path of a city is spoken of."""
    families = {key.partition(".")[0] for key in frame.attributes}
    return bool({"regulation", "body", "path"} & ({m.value("noun") for m in frame.marked.marks} | families))


def says_only_case(frame: Frame, recall: Recall) -> bool:
    """Whether a search holds nothing but words for laws, bodies and their dates: any passage on any city would do."""
    named = any(m.kind == "thing" and not any(map(m.thing, SETS)) for m in frame.marked.marks)
    return not (recall.must or recall.about or recall.source or named) and tells_of_case(frame)
