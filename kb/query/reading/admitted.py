"""Whether a search may answer at all: where a score, an order or a place is asked for, no passage tells it."""

from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.judging.dangling import says_only_case
from kb.query.judging.expected import suits
from kb.query.kinds.searching import Recall
from kb.query.reading.searched import compares, denies_place, recall_plan
from kb.query.rules.asks import measures, said_nouns


def admitted_recall(base: Base, frame: Frame) -> Recall | None:
    """The search that a question can be read as; none where the question asks for what no passage tells."""
    recall = recall_plan(base, frame)
    if (
        recall is None
        or _asks_for_sum(frame, recall)
        or _asks_for_place(frame, recall)
        or _asks_for_score(frame, recall)
    ):
        return None
    if says_only_case(frame, recall) or _counts_years(frame) or "to_the_day" in frame.cues:
        return None
    return recall if suits(base, frame, recall) else None


def _asks_for_sum(frame: Frame, recall: Recall) -> bool:
    """*The gap between the mean and the median of iSLEC*, *is A stronger than B*: reckoned or refused."""
    summed = frame.aggregate and frame.edition_said and recall.want == "text"
    return bool(summed) or measures(frame, bare=not recall.must) or compares(frame, recall)


def _asks_for_place(frame: Frame, recall: Recall) -> bool:
    """*In which province …*, *which city has neither …*: unless many words of its own tell what lies there."""
    placed = bool({"province", "region", "tier", "country"} & set(frame.attributes))
    return denies_place(frame, recall) or (placed and len(recall.must) < 3)


def _asks_for_score(frame: Frame, recall: Recall) -> bool:
    """*Which city has zero in government support*, *what score separates two levels*, *from which company do the data come*."""
    scored = bool({"score", "rank"} & said_nouns(frame))
    scored = scored or bool({"beats", "loses", "similar"} & frame.relations and "city" in frame.nouns)
    sought = scored or "data_source" in said_nouns(frame) or (recall.want == "where" and not recall.must)
    if (frame.indicators and sought) or _asks_for_indicators(frame):
        return True
    what_score = any(
        a.says("ask", "what", "which") and b.text in ("score", "分 数", "得 分")
        for a, b in pairwise(frame.marked.marks)
    )
    sorted_cities = "sort" in frame.cues and bool(frame.cities)  # *the pillars of Tokyo in order*
    return (scored and bool(frame.things("group"))) or what_score or sorted_cities


def _asks_for_indicators(frame: Frame) -> bool:
    """*Which indicators rest on data of the ITU?*: those of an index are listed, no passage is."""
    asked = any(m.says("ask", "which") and b.says("noun", "indicator") for m, b in pairwise(frame.marked.marks))
    return asked and "data_source" in said_nouns(frame)


def _counts_years(frame: Frame) -> bool:
    """*In which year were most bodies founded*: no passage counts them."""
    ends = {"max", "min"} & set(frame.orders) and {"body", "regulation"} & frame.nouns
    return "when" in frame.asks and bool(ends) and not frame.cities
