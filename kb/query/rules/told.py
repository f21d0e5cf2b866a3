"""Rules for what a thing that is named is told by: the features of a path type, where an area lies, a name in full."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns, thing_terms
from kb.search.text import terms

THE_TYPE = re.compile(r"^\W*what(?: is|['’]s) (?:an? |the )?|^(?:什么是|何为|何谓)", re.I)
FULL_NAME = frozenset(
    {"stand for", "short for", "full name of", "全 称", "的 全 称", "缩 写", "的 缩 写", "是 什 么 的 缩 写"}
)  # *what does it stand for*


def features(base: Base, frame: Frame) -> Plan | None:
    """The core features of a path type that is named, and no city."""
    named = frame.things("path_type")
    asked = {"characteristic", "definition"} & frame.nouns and {"what", "which"} & set(frame.asks)
    told = "path.features" in frame.attributes or bool(asked)
    told = told or (THE_TYPE.match(frame.marked.text) is not None and "city" not in said_nouns(frame))
    if not told or len(named) != 1 or frame.cities:
        return None
    key = f"path_type:{named[0]}"
    return Recall(terms=terms(base.names_of(key)[0]), about=(key,), among=("path_type",), want="text")


def full_name(_base: Base, frame: Frame) -> Plan | None:
    """*What does iSLEC stand for?*: an abbreviation, and not the things behind it."""
    named = [m for m in frame.marked.marks if m.thing("index") or m.thing("network")]
    if not any(m.text in FULL_NAME for m in frame.marked.marks) or len(named) != 1 or frame.cities:
        return None
    return Recall(terms=(*terms(frame.marked.original(named[0])), "abbrevi"), among=("concept",), want="text")


def area_lies(base: Base, frame: Frame) -> Plan | None:
    """*In which province is Xiong'an?*: where an area lies."""
    areas = frame.things("area")
    asked = "province" in frame.attributes or "where" in frame.asks
    if len(areas) != 1 or frame.cities or not asked or set(content_terms(base, frame.marked)) - thing_terms(frame):
        return None
    key = f"area:{areas[0]}"
    return Recall(terms=terms(base.names_of(key)[0]), about=(key,), among=("area",), want="where")
