"""The rule about the sum of what an indicator counts, over all cities or some that are named."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.averaging import Aggregate
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


TOTALS = frozenset({"total", "total number of", "总 数", "总", "合 计", "总 量", "in total", "altogether"})
TOGETHER = frozenset({"together", "combined", "between them", "一 共", "总 共", "加 起 来"})
