"""The rule about the mean and the median of one measure set against each other: *is the mean above the median?*"""

from typing import Literal

from kb.query.base import Base
from kb.query.drafting.asserted import ClaimedNumber
from kb.query.drafting.sums import compute
from kb.query.framing.attach import Frame
from kb.query.kinds.averaging import Aggregate
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, edition_of
from kb.query.rules.indices import valued
from kb.query.selection.conditions import ScoreTest, Selection
from kb.query.selection.evaluate import members


def mean_against_median(base: Base, frame: Frame) -> Plan | None:
    """*Is the mean iSLEC score higher than the median?*, 平均数高于中位数吗: the first of the two, with the second as its bound."""
    said = [(p, f) for p, m in enumerate(frame.marked.marks) for f in ("mean", "median") if m.says("agg", f)]
    way = _way(frame.marked.marks, [p for p, _ in said])
    if sorted(f for _, f in said) != ["mean", "median"] or way is None or frame.cities or not asks_yes_no(frame):
        return None
    edition = edition_of(base, frame)
    named = frame.indicators or ((base.editions[edition].overall,) if edition else ())
    conditions = tuple(c for c in frame.select.conditions if not (isinstance(c, ScoreTest) and c.reference))
    if len(named) != 1 or "rank" in frame.nouns or frame.negated or any(isinstance(c, ScoreTest) for c in conditions):
        return None
    select = valued(base, Selection(conditions=conditions), named[0])
    within = set(members(base, select)) if select.conditions else set(base.scores.get(named[0], {}))
    scores = [r.score for city, r in base.scores.get(named[0], {}).items() if city in within and r.score is not None]
    if not scores:
        return None
    claim = ClaimedNumber(op=way, number=round(compute(said[1][1], scores), 6))
    return Aggregate.model_validate(
        {"select": select, "indicator": named[0], "function": said[0][1], "claim": claim.model_dump()}
    )


def _way(marks: tuple[Mark, ...], places: list[int]) -> Literal[">", "<"] | None:
    """Whether the first of two is to be above or below the second, by the one word that compares them."""
    if len(places) != 2:
        return None
    said = {
        way
        for m in marks[places[0] : places[1] + 3]
        for way, op, rel in ((">", ">", "beats"), ("<", "<", "loses"))
        if m.says("op", op) or m.says("rel", rel)
    }
    return (">" if said == {">"} else "<") if len(said) == 1 else None
