"""Rules about where the data of indicators come from: those that a ranking feeds, and what two of them share."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.building import Structure
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no
from kb.query.rules.structure import asks_for_paper, source_words
from kb.search.text import terms

FEEDS = re.compile(
    r"\b(?:data|figures|scores|sources?|measured|values)\b.*\b(?:from|by|on|of|sources?|share|same)\b|\bfrom\b.*\bdata\b|\b(?:rely|relies|draws?|based|taken|drawn|feeds?|supply|supplies|supplied|use[sd]?|fed)\b"
    r"|数据|来源|来自|取自|引自|采用|基于|依据|根据|使用|引用|为据",
    re.I,
)  # that one thing has its data from another
PARTS = frozenset({"indicator", "dimension", "second_level", "third_level", "parts"})


def data_sources(base: Base, frame: Frame) -> Plan | None:
    """*How many sub-indices use the Smart City Index?*, *what ranking do both X and Y take their data from?*"""
    if frame.cities or frame.orders or frame.aggregate or asks_for_paper(frame) or not FEEDS.search(frame.marked.text):
        return None
    return _fed_by(base, frame) or _shared(base, frame)


def edition_data(base: Base, frame: Frame) -> Structure | None:
    """*Where do the data of the iSLEC index come from?*, iSLEC的数据来源有哪些: what a whole edition rests on."""
    spoken = "data_source" in frame.nouns or DATA_FROM.search(frame.marked.text) is not None
    named = bool(frame.things("edition") or frame.things("index") or frame.edition_said)
    if not spoken or not named or frame.edition is None or frame.indicators or frame.cities or PARTS & frame.nouns:
        return None
    other = {"how_many", "how_much", "when", "who"} & set(frame.asks) or frame.orders or asks_for_paper(frame)
    if other or asks_yes_no(frame) or frame.things("reference") or frame.things("organisation") or frame.dates:
        return None
    return Structure(edition=frame.edition, indicator=base.editions[frame.edition].overall, ask="data_source")


DATA_FROM = re.compile(
    r"\b(?:data|figures|numbers|statistics|raw material)\b[^?.]*\b(?:come|comes|came|taken|drawn|collected|gathered|gets?|rests?|based|obtained|sourced|stem|originate|use[sd]?)\b"
    r"|\b(?:use[sd]?|rests?|based|rely|relies|draws?)\b[^?.]*\b(?:data|figures|statistics|sources)\b|数据[^，。？]{0,8}(?:来源|来自|取自|从哪|哪里|哪儿|出自)|(?:用|依据|基于|采用)[^，。？]{0,6}数据",
    re.I,
)


def _fed_by(base: Base, frame: Frame) -> Structure | None:
    """The indicators with data from a ranking or survey that is named, or how many they are."""
    named = frame.things("reference")
    asked = {"which", "what", "how_many"} & set(frame.asks)
    if len(named) != 1 or not asked or frame.indicators or not PARTS & frame.nouns or "weight" in frame.nouns:
        return None
    if "data_source" not in frame.nouns and not DATA.search(frame.marked.text) and not _drawn_from(frame):
        return None  # *how many indicators does the index use?*: its own
    words = tuple(terms(base.names_of(f"reference:{named[0]}")[0]))
    edition = next((row.edition for row in base.indicators.values() if set(words) <= source_words(row)), None)
    if edition is None:
        return None
    return Structure(edition=edition, ask="data_source", terms=words, number="how_many" in frame.asks)


def _drawn_from(frame: Frame) -> bool:
    """*Taken from the Smart City Index*, *that use it*: the ranking stands behind the word for its use."""
    named = next(m for m in frame.marked.marks if m.thing("reference"))
    return DRAWN.search(frame.marked.text[: frame.marked.tokens[named.start].start]) is not None


DRAWN = re.compile(
    r"\b(?:from|by|on|uses?|used|using)\s+(?:the\s+)?$|(?:采用|来自|取自|引自|基于|以|依据|根据|使用|引用)了?$", re.I
)


def _shared(base: Base, frame: Frame) -> Structure | None:
    """What the data of two indicators come from, both of them, or whether it is the same."""
    parts = [i for i in frame.indicators if base.indicators[i].level > 0]
    spoken = "data_source" in frame.nouns or DATA.search(frame.marked.text) is not None
    if (
        len(parts) != 2
        or len(frame.indicators) != 2
        or not spoken
        or {"how_many", "how_much", "when"} & set(frame.asks)
    ):
        return None
    if len({base.indicators[i].edition for i in parts}) != 1 or {"weight", "score", "definition"} & frame.nouns:
        return None
    asked = {"which", "what", "who", "where"} & set(frame.asks)
    return Structure(edition=base.indicators[parts[0]].edition, indicator=parts[0], ask="data_source", beside=parts[1],
                     alike=asks_yes_no(frame) and not asked)  # fmt: skip


DATA = re.compile(r"\bdata\b|\bfigures\b|数据", re.I)
