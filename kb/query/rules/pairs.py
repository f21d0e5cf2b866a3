"""Rules about the two members of a set that hold a score: *by how much does the better one lead the other?*"""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.averaging import Aggregate
from kb.query.plan import Plan
from kb.query.rules.asks import asks_for_rank
from kb.query.selection.conditions import InEdition, Selection
from kb.query.selection.evaluate import evaluate, tested

OTHER = frozenset(
    {"other", "the other", "the other one", "other one", "second", "two", "另 一", "另 一 座", "另 一 个", "两"}
)


def lead_in_pair(base: Base, frame: Frame) -> Plan | None:
    """The span over a set of which two have a value; of one or of three it would be another question."""
    sets = tuple(c for c in frame.conditions if not isinstance(c, InEdition))
    said = any(m.text in OTHER for m in frame.marked.marks)
    if frame.aggregate != "difference" or not said or frame.cities or frame.by or not sets or tested(sets):
        return None
    whole = base.editions[frame.edition].overall if frame.edition and "overall" in frame.cues else None
    indicator = frame.indicators[0] if frame.indicators else whole
    if len(frame.indicators) > 1 or indicator is None:
        return None
    select = Selection(conditions=sets)
    scores = base.scores.get(indicator, {})
    if sum(city in scores and scores[city].score is not None for city in evaluate(base, select).of("yes")) != 2:
        return None
    measure = "rank" if asks_for_rank(frame) else "score"
    return Aggregate(select=select, indicator=indicator, measure=measure, function="range")
