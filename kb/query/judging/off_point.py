"""Answers that miss the point: a list where a word is to be explained, one half of two questions, one place of several."""

import re
from collections.abc import Callable
from itertools import pairwise

from kb.query.framing.attach import Frame
from kb.query.kinds.listing import Things
from kb.query.plan import Plan

LISTS = ("find", "count", "rank", "aggregate")


def misses_point(frame: Frame, plan: Plan, tells_number: Callable[[], bool]) -> bool:
    """Whether a plan answers something else than what the words ask for."""
    if plan.kind in LISTS and "definition" in frame.nouns and set(frame.asks) <= {"what", "yes_no"}:
        return True
    if plan.kind in ("find", "count", "things", "recall") and TWO_QUESTIONS.search(frame.marked.text):
        return True
    if plan.kind == "profile" and {"who", "when", "how_many"} & set(frame.asks):
        return True
    if plan.kind == "rank" and _asks_for_part(frame):
        return True
    if isinstance(plan, Things) and plan.entity == "organisation" and frame.indicators:
        return True  # *from which company do the data of X come?*: a list of bodies knows no indicator
    if plan.kind == "recall" and asks_for_several(frame):
        return True
    return plan.kind in ("lookup", "things", "recall") and is_beside_the_point(frame, plan, tells_number)


def _asks_for_part(frame: Frame) -> bool:
    """*Which pillar counts most?*: an order of cities names no part of an index."""
    return any(
        m.says("ask", "which") and after.says("noun", "dimension", "second_level", "third_level")
        for m, after in pairwise(frame.marked.marks)
    )


def both_tops(frame: Frame) -> bool:
    """*The top three and the bottom three*: one order shows one of them."""
    marks = frame.marked.marks
    ends = [m for p, m in enumerate(marks[:-1]) if m.says("order", "top", "bottom") and marks[p + 1].kind == "number"]
    return any(m.says("order", "top") for m in ends) and any(not m.says("order", "top") for m in ends)


TWO_QUESTIONS = re.compile(r"哪.*[，,；;].*(?:它们|这些城市|他们|都).*(?:吗|么)|\bwhich\b.*(?:[,;] |\band )(?:and )?(?:do|does|did|are|is|have|has) (?:they|these|all)\b", re.I)  # fmt: skip
SEVERAL = re.compile(
    r"\bwhich (?:two|three|four|five|six|seven|\d+) (?:\w+ )?(?:cities|members|areas|districts)\b|哪[两三四五六几]个?(?:城市|区|成员)|哪几座",
    re.I,
)


def asks_for_several(frame: Frame) -> bool:
    """*Which three cities …*: a search names one place."""
    return SEVERAL.search(frame.marked.text) is not None


DOING = re.compile(
    r"\bwhat (?:did|does|do|has|have|had|is|was)\b.*\b(?:do|does|doing|done)\b|做了什么|做了哪些|怎么做|采取了什么",
    re.I,
)
BEING = re.compile(r"^\W*what(?: is|['’]s) (?:an? |the )?|^(?:什么是|何为|何谓)", re.I)


COMPARED = frozenset({"earlier", "later", "较 早", "更 早", "早 些", "较 晚", "更 晚", "晚 些"})
THE_ONE = re.compile(
    r"^\W*what(?: is|['’]s) (?!an? )", re.I
)  # *what is the mean …*, *what is Wuhan's …*: it may be a number


def is_beside_the_point(frame: Frame, plan: Plan, tells_number: Callable[[], bool]) -> bool:
    """A score where it is asked what a city did, a list or a figure where it is asked what one thing is."""
    fields = {name: getattr(plan, name) for name in type(plan).model_fields}
    text = frame.marked.text
    if plan.kind == "lookup":
        scored = all(key.startswith(("score:", "rank:")) for key in fields["attributes"])
        return scored and DOING.search(text) is not None and not {"score", "rank"} & frame.nouns
    being = BEING.match(text) is not None and set(frame.asks) == {"what"}
    if plan.kind == "things":
        if fields["count"] and fields["entity"] == "organisation" and fields["terms"]:
            return True  # *how many community universities are there?*: those that are recorded are not all
        itself = fields["entity"] == "area" and any(key.startswith("area:") for key in fields["about"])
        ordered = not fields["count"] and any(
            m.says("order", "earliest", "latest") and m.text not in COMPARED for m in frame.marked.marks
        )
        return itself or ordered or (being and bool(fields["terms"]) and not fields["about"] and not fields["type"])
    one = being and not THE_ONE.match(text) and fields["want"] in ("text", "any")
    return one and "figure" not in frame.nouns and tells_number()


def compares_leads(frame: Frame) -> bool:
    """*Is A's lead over B in X larger than B's lead over A in Y?*: two differences, and no comparison of cities."""
    marks = frame.marked.marks
    leads = [p for p, m in enumerate(marks) if m.says("rel", "beats", "loses") or m.says("agg", "difference")]
    sizes = [p for p, m in enumerate(marks) if m.says("op", ">", "<") and (m.text in LARGER or not m.says("rel"))]
    named = len(frame.cities) > 1 and len(frame.indicators) > 1
    return named and any(any(p < size for p in leads) and any(p > size for p in leads) for size in sizes)


LARGER = frozenset({"larger than", "greater than", "bigger than", "smaller than", "大 于", "小 于", "超 过"})
