"""Rules for what a thing that is named is told by: the features of a path type, where an area lies, a name in full."""

import re

from kb.model import PathType, Policy, Practice
from kb.query.base import Base, names
from kb.query.drafting.found import key_of
from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall
from kb.query.marking.mark import Mark
from kb.query.marking.typed_by import asks_for_type, words_of_type
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns, thing_terms
from kb.search.text import terms

THE_TYPE = re.compile(r"^\W*what(?: is|['’]s) (?:an? |the )?|^(?:什么是|何为|何谓)", re.I)
ONE_THING = re.compile(
    r"\bwhat(?: is| was|['’]s) (?:the |an? )?(?!.*\b(?:list|projects|practices|policies|plans|programm?es)\b)|(?:是|指的?是?)什么[^，,]{0,3}$",
    re.I,
)
FULL_NAME = frozenset(
    {"stand for", "short for", "full name of", "全 称", "的 全 称", "缩 写", "的 缩 写", "是 什 么 的 缩 写"}
)  # *what does it stand for*


def features(base: Base, frame: Frame) -> Plan | None:
    """The core features of a path type that is named, and no city."""
    named = frame.things("path_type")
    asked = {"characteristic", "definition"} & frame.nouns and {"what", "which"} & set(frame.asks)
    told = "path.features" in frame.attributes or bool(asked)
    told = told or (bool({"what", "which"} & set(frame.asks)) and _asks_focus(base, frame))
    told = told or (THE_TYPE.match(frame.marked.text) is not None and "city" not in said_nouns(frame))
    if not told or len(named) != 1 or frame.cities:
        return None
    key = f"path_type:{named[0]}"
    return Recall(terms=terms(base.names_of(key)[0]), about=(key,), among=("path_type",), want="text")


def type_told(base: Base, frame: Frame) -> Plan | None:
    """*Which type measures itself against world standards?*, 哪一类城市靠市场化手段引领: the one path type that the words tell."""
    marks = frame.marked.marks
    if (
        not (asks_for_type(marks) or _of_types(frame))
        or frame.cities
        or any(map(_names_type, marks))
        or {"how_many", "when", "who"} & set(frame.asks)
    ):
        return None
    rows = base.store.rows(PathType)
    numbers = {m.number for m in marks if m.kind == "number"} - {len(rows)}  # *which of the four types*
    if frame.dates or numbers or any(m.says("order") or m.thing("edition") for m in marks):
        return None
    plain = [m for m in marks if not (m.says("stop") or m.says("ask") or m.says("logic") or m.says("topic")
                                      or m.says("noun", "path", "city") or m.kind == "number")]  # fmt: skip
    tokens = [token for m in plain for token in frame.marked.tokens[m.start : m.end]]
    said = set(terms(tokens))
    held = sorted(((len(said & words_of_type(base, row)), row.id) for row in rows), reverse=True)
    (most, ident), (next_most, _) = held[:2]
    if most < TOLD or most < SHARE * len(said) or next_most * 2 > most:
        return None
    key = f"path_type:{ident}"
    return Recall(terms=terms(base.names_of(key)[0]), about=(key,), among=("path_type",), want="where")


def _names_type(mark: Mark) -> bool:
    """Whether a type is named in full, and not by a word such as *international* alone."""
    return mark.thing("path_type") is not None and (
        mark.text.endswith(("型", "类", "type", "development", "driven", "empowerment"))
    )


def _of_types(frame: Frame) -> bool:
    """*Which of the four types …*: the types are chosen from."""
    return OF_TYPES.search(frame.marked.text) is not None


OF_TYPES = re.compile(
    r"\bwhich (?:one )?of (?:the|these) (?:\w+ )?(?:path |development )?(?:types|groups|categories|paths|kinds)\b|[种类]类型中",
    re.I,
)
TOLD, SHARE = 2, 0.5  # words that must tell a type, and the share of all words


def _asks_focus(base: Base, frame: Frame) -> bool:
    """*What do the balanced cities concentrate on?*, 均衡型城市主要抓什么: nothing is said but that something is in focus."""
    focus = [m for m in frame.marked.marks if m.says("word", "focus")]
    said = {t for m in focus for t in terms(frame.marked.original(m))}
    return bool(focus) and not set(content_terms(base, frame.marked)) - said - thing_terms(frame)


def full_name(_base: Base, frame: Frame) -> Plan | None:
    """*What does iSLEC stand for?*: an abbreviation, and not the things behind it."""
    named = [m for m in frame.marked.marks if m.thing("index") or m.thing("network")]
    if not any(m.text in FULL_NAME for m in frame.marked.marks) or len(named) != 1 or frame.cities:
        return None
    return Recall(terms=(*terms(frame.marked.original(named[0])), "abbrevi"), among=("concept",), want="text")


def network_made(base: Base, frame: Frame) -> Plan | None:
    """*When was the Global Network of Learning Cities set up?*: the date of its launch, and of no body."""
    named = [m for m in frame.marked.marks if m.thing("network")]
    asked = "when" in frame.asks and "body.established" in frame.attributes and "body" not in said_nouns(frame)
    if len(named) != 1 or frame.cities or not asked or set(content_terms(base, frame.marked)) - thing_terms(frame):
        return None
    words = terms(base.names_of(f"network:{named[0].thing('network')}")[0])
    return Recall(terms=(*words, *LAUNCH), must=LAUNCH, want="date")


LAUNCH = tuple(terms("launch"))


def area_lies(base: Base, frame: Frame) -> Plan | None:
    """*In which province is Xiong'an?*: where an area lies."""
    areas = frame.things("area")
    asked = "province" in frame.attributes or "where" in frame.asks
    if len(areas) != 1 or frame.cities or not asked or set(content_terms(base, frame.marked)) - thing_terms(frame):
        return None
    key = f"area:{areas[0]}"
    return Recall(terms=terms(base.names_of(key)[0]), about=(key,), among=("area",), want="where")


def thing_told(base: Base, frame: Frame) -> Plan | None:
    """*What is the double-high project in Ningbo?*, 宁波的双高项目是什么: the one practice or policy of a city that is told by its name."""
    wanted = set(content_terms(base, frame.marked)) - thing_terms(frame)
    if not wanted or len(frame.cities) != 1 or frame.dates or set(frame.asks) - {"what", "yes_no"}:
        return None
    if not {"practice", "policy"} & frame.nouns or ONE_THING.search(frame.marked.text) is None:
        return None
    city = f"city:{frame.cities[0]}"
    rows = [row for kind in (Practice, Policy) for row in base.store.rows(kind) if getattr(row, "place", "") == city]
    told = [
        (key_of(row), title)
        for row in rows
        for title in [terms(names(row)[frame.language == "zh"])]
        if wanted <= set(title)
    ]
    if len(told) != 1:
        return None
    key, title = told[0]
    return Recall(terms=title, about=(key, city), among=(key.partition(":")[0],), want="text")
