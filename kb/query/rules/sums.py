"""The rules about the sum of what an indicator counts, over all cities or some that are named, and the share of these."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.averaging import Aggregate
from kb.query.marking.measured import asks_share
from kb.query.plan import Plan
from kb.query.rules.indices import valued
from kb.query.selection.conditions import NamedCities, Selection
from kb.query.selection.evaluate import tested


def counted_sum(base: Base, frame: Frame) -> Plan | None:
    """*The total number of papers of the 20 cities*, *articles about A and B together*, 论文总数: the sum of what is counted."""
    together = len(frame.cities) > 1 and not {"which", "who"} & set(frame.asks)
    said = any(
        m.text in TOTALS or m.says("agg", "sum") or (together and m.text in TOGETHER) for m in frame.marked.marks
    )
    counts = [i for i in frame.indicators if base.indicators[i].kind not in ("score", "rank", "difference")]
    if (
        (frame.cities and not together)
        or not said
        or len(counts) != 1
        or len(frame.indicators) > 1
        or tested(frame.conditions)
        or frame.orders
    ):
        return None
    if not set(frame.cities) <= base.scores.get(counts[0], {}).keys():
        return None  # of one of the named cities nothing is counted
    select = Selection(conditions=(NamedCities(cities=frame.cities),)) if frame.cities else frame.select
    return Aggregate(select=valued(base, select, counts[0]), indicator=counts[0], function="sum")


def counted_share(base: Base, frame: Frame) -> Plan | None:
    """*What share of the 519 papers are about A, B or C?*: what is counted in the cities named, as a share of all of it."""
    counts = [i for i in frame.indicators if base.indicators[i].kind == "count"]
    if not any(map(asks_share, frame.marked.marks)) or len(counts) != 1 or len(frame.indicators) > 1:
        return None
    scores = base.scores.get(counts[0], {})
    if not frame.cities or not set(frame.cities) <= scores.keys() or tested(frame.conditions) or frame.negated:
        return None
    whole = sum(row.score for row in scores.values() if row.score is not None)
    if any(m.kind == "number" and m.number != whole for m in frame.marked.marks):
        return None  # of another whole: *of the 1100 papers found*
    select = Selection(conditions=(NamedCities(cities=frame.cities),))
    return Aggregate(select=select, indicator=counts[0], function="share")


TOTALS = frozenset({"total", "total number of", "总 数", "总", "合 计", "总 量", "in total", "altogether"})
TOGETHER = frozenset({"together", "combined", "between them", "一 共", "总 共", "加 起 来"})
