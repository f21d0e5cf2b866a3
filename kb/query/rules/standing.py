"""The rule about the place of one city: within a set, or counted from the end."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.measuring import Rank
from kb.query.plan import Plan
from kb.query.rules.asks import asks_for_rank, asks_yes_no, edition_of
from kb.query.rules.ranking import best_last
from kb.query.selection.conditions import InEdition, NamedCities, Selection
from kb.query.selection.evaluate import tested

STANDS = re.compile(
    r"\bwhere (?:do|does|did) .+ (?:stand|rank|place|come|sit|fall|finish)\b|第几", re.I
)  # 得分排第几, *where does it stand among …?*
FROM_END = re.compile(
    r"倒数(?:的)?第?几|\b(?:what|which) (?:place|rank|position)\b[^?]*\bfrom the (?:bottom|end)\b"
    r"|\bfrom the (?:bottom|end)\b[^?]*\b(?:what|which) (?:place|rank|position)\b|\bhow far (?:up )?from the (?:bottom|end)\b",
    re.I,
)


def standing(base: Base, frame: Frame) -> Plan | None:
    """*Wuhan's rank among the GNLC members*, 在GNLC成员中排第几: the place of one city within a set, or from the end (倒数第几)."""
    sets = [c for c in frame.conditions if not isinstance(c, InEdition | NamedCities)]
    asked = asks_for_rank(frame) or STANDS.search(frame.marked.text) is not None
    from_end = set(frame.orders) == {"bottom"} and FROM_END.search(frame.marked.text) is not None
    if len(frame.cities) != 1 or not (asked or from_end) or len(frame.indicators) > 1:
        return None
    if tested(sets) or asks_yes_no(frame) or frame.position:
        return None
    within = sets and not frame.orders and any(m.says("cue", "among") for m in frame.marked.marks)
    if not (within or from_end):
        return None
    edition = edition_of(base, frame)
    indicator = frame.indicators[0] if frame.indicators else base.editions[edition].overall if edition else None
    if indicator is None:
        return None
    by = f"score:{indicator}"
    if from_end and best_last(base, by):
        return None  # a printed ranking, whose end is its largest number
    return Rank(select=Selection(conditions=tuple(sets)), by=by, city=frame.cities[0], ascending=from_end)
