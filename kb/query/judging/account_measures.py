"""Whether a plan uses the words of a question for what is reckoned: means, sums, differences, shares."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.judging.holdings import Used
from kb.query.marking.mark import Mark
from kb.query.marking.measured import asks_share
from kb.query.marking.senses import MINUS
from kb.query.rules.documents import averages_parts

SEARCHES = ("recall", "things", "trace", "audit", "errata")
APART = ("body.to_law", "body.law_apart", "regulation.lag")


def measure_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool | None:
    """Means, sums, differences, shares: what is reckoned."""
    if mark.says("agg", "mean", "median") and not mark.says("stop"):
        said = sum(m.says("agg", "mean", "median") for m in frame.marked.marks)
        if used.kind == "structure" and '"ask": "parts"' in used.text:
            return mark.says("agg", "mean")  # *X is the mean of three indicators: which?*
        if used.kind in ("find", "count", "check", "holds") and said > len(
            re.findall('"reference": "|"middle": "|"mean"', used.text)
        ):
            return False  # *is the mean of the members above the mean of all?*: one of the two is no test
        if used.kind == "recompute" and averages_parts(base, frame):
            return True
        return (
            "mean" in used.text
            or "median" in used.text
            or used.kind in ("aggregate", "contrast", "relate", "levels", "recompute")
        )
    if (
        mark.says("noun", "dimension")
        and used.kind in ("aggregate", "rank")
        and len(used.strings & set(base.indicators)) == 1
    ):
        told = frame.indicators and any(base.indicators[i].level for i in frame.indicators)
        return bool(told) or '"on": "score"' in used.text or '"on": "any"' in used.text or '"on": "all"' in used.text
    if mark.says("agg", "sum") and not mark.says("stop"):
        return used.kind not in ("lookup", "compare", "find", "rank") or "sum" in used.text
    if mark.says("agg", "difference") and used.kind == "strongest":
        return False  # *which two dimensions differ most*
    subtracted = mark.says("agg", "difference") and used.kind in ("find", "count", "check")
    if subtracted or (mark.text in MINUS and mark.says("agg", "difference") and used.kind == "lookup"):
        told = any(word in used.text for word in ('"gap', '"lag"', '"interval"'))
        return told or used.distant  # a list tells no difference
    scored = mark.text == "how many point" and used.kind == "lookup" and not {"beats", "loses"} & frame.relations
    if mark.says("agg", "difference") and used.kind in ("rank", "lookup") and _asks_how_far(mark) and not scored:
        return any(word in used.text for word in ('"gap', "difference", "lag", "to_law", "law_apart"))
    if mark.says("cue", "most_of"):
        if used.kind == "pattern" and "exception" in frame.cues:
            return True  # *in most cities the education authority leads; which are the exceptions?*
        return '"most"' in used.text or '"majority": "over_half"' in used.text or used.kind in SEARCHES
    if mark.says("cue", "both_indices") and used.kind == "aggregate":
        return False  # one mean over two scales
    if mark.says("cue", "pair") and used.kind == "rank" and any(key in used.text for key in APART):
        return True  # 通过年份减去成立年份，差距最大: two dates of one city, and no two cities
    if mark.says("cue", "pair"):
        return used.kind in ("nearest", "envelope", *SEARCHES) or "gap:" in used.text or '"regulation.lag"' in used.text
    if mark.says("cue", "ratio"):
        return '"ratio"' in used.text or used.kind in SEARCHES
    if mark.says("cue", "as_line"):
        return '"reference": "' in used.text  # *with their median as the line, who is above it?*
    if asks_share(mark) and any(base.indicators[i].kind == "count" for i in frame.indicators):
        return '"share"' in used.text or used.kind in SEARCHES  # 72 papers are no share of them
    if mark.says("practised"):
        return '"on": "practice"' in used.text
    return None


def _asks_how_far(mark: Mark) -> bool:
    """相差多少, *by how many points*: a number is asked for, and no city."""
    return "多 少" in mark.text or "几" in mark.text or mark.text.startswith(("how", "by how", "by what", "by which"))
