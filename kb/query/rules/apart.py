"""Rules about places in one list against places in another: *whose rank in X is furthest above its overall rank?*"""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.gaps import gap_tests
from kb.query.kinds.measuring import Rank
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no
from kb.query.selection.conditions import GapTest, InEdition, Selection
from kb.query.selection.evaluate import flat

FURTHEST = ("longest_gap", "falls_most", "climbs_most", "most_apart")
ASKED = frozenset({"which", "where", "who"})
TOLD = frozenset({"yes_no", "who"})  # *the city whose …*: told, and then put to the test


def furthest_above(base: Base, frame: Frame) -> Plan | None:
    """The city that is furthest above or below itself between two indicators; of a city named, whether it is that one."""
    counts = "how_many" in frame.asks and frame.asks[0] not in ASKED  # *which …, and by how many places?* is told too
    if not any(is_extent(m) for m in frame.marked.marks) or counts or len(frame.cities) > 1:
        return None
    tests = [test for _, test, _ in gap_tests(base, frame.marked, list(frame.indicators))]
    others = tuple(c for c in flat(frame.conditions) if not isinstance(c, GapTest))
    if len(tests) != 1 or not isinstance(tests[0], GapTest) or tests[0].op not in ("<", ">") or tests[0].value:
        return None
    key = widest_first(tests[0])
    if frame.cities:
        told = asks_yes_no(frame) or ("support" in frame.cues and set(frame.asks) <= TOLD)
        rest = tuple(c for c in others if not isinstance(c, InEdition))
        return Rank(select=Selection(conditions=rest), by=key, position=1, city=frame.cities[0]) if told else None
    if not ASKED & set(frame.asks):
        return None
    return Rank(select=Selection(conditions=others), by=key, limit=frame.limit or 1)


def is_extent(mark: Mark) -> bool:
    """*Most*, *by the widest margin*, *furthest*, 最多: how far, and not only that one is ahead."""
    chinese = mark.says("agg", "difference") and "最" in mark.text
    return (mark.says("order", "max") and not mark.says("rel")) or mark.says("cue", *FURTHEST) or chinese


def widest_first(test: GapTest) -> str:
    """The difference that is largest where a test holds by most; of ranks the smaller is better."""
    smaller, larger = (test.left, test.right) if test.op == "<" else (test.right, test.left)
    return f"rank_gap:{smaller}|{larger}" if test.measure == "rank" else f"gap:{larger}|{smaller}"
