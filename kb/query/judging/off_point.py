"""Answers that miss the point: a list where a word is to be explained, one half of two questions, one place of several."""

import re
from collections.abc import Callable
from itertools import pairwise

from kb.query.framing.attach import Frame
from kb.query.kinds.listing import Things
from kb.query.plan import Plan
from kb.query.rules.asks import asks_for_person, pauses_before

LISTS = ("find", "count", "rank", "aggregate")


def misses_point(frame: Frame, plan: Plan, tells_number: Callable[[], bool]) -> bool:
    """Whether a plan answers something else than what the words ask for."""
    if plan.kind in LISTS and "definition" in frame.nouns and set(frame.asks) <= {"what", "yes_no"}:
        return True
    if plan.kind in ("find", "count", "things", "recall") and asks_twice(frame):
        return True
    if plan.kind == "profile" and {"who", "when", "how_many"} & set(frame.asks):
        return True
    if plan.kind == "rank" and _asks_for_part(frame):
        return True
    if plan.kind != "recall" and asks_for_person(frame):
        return True  # a body or a unit is no person
    if isinstance(plan, Things) and plan.entity == "organisation" and frame.indicators:
        return True  # *from which company do the data of X come?*: a list of bodies knows no indicator
    if plan.kind == "recall" and (asks_for_several(frame) or _asks_besides(frame)):
        return True
    if plan.kind == "things" and _asks_for_unknown(frame):
        return True
    return plan.kind in ("lookup", "things", "recall") and is_beside_the_point(frame, plan, tells_number)


def _asks_besides(frame: Frame) -> bool:
    """*Whose calling card is it, and which path type does that city follow?*: a passage answers the first half."""
    marks = frame.marked.marks
    second = [p for p, m in enumerate(marks) if m.says("ask", "which", "what") and p and marks[p - 1].text == "and"]
    asked = any(
        m.says("noun", "path", "regulation", "body", "score", "rank") for p in second for m in marks[p + 1 : p + 3]
    )
    return asked and any(m.says("ask", "where", "who", "which", "when") for m in marks[: second[0] - 1])


def _asks_for_unknown(frame: Frame) -> bool:
    """*Which fund or project paid …*: of the two things that are asked for, the first is none that is listed."""
    marks = frame.marked.marks
    return any(
        m.says("ask", "which") and sought.kind == "word" and not sought.cues and joint.says("logic", "or")
        for m, sought, joint in zip(marks, marks[1:], marks[2:], strict=False)
    )


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


POINTING = frozenset({"they", "these", "those", "all", "它 们", "他 们", "这 些", "这 些 城 市", "都", "均"})


def asks_twice(frame: Frame) -> bool:
    """*Which cities have a law, and are they all members?*, 哪些城市有条例，它们都是成员吗: a list answers half of it."""
    marks = frame.marked.marks
    asked = next((place for place, m in enumerate(marks) if m.says("ask", "which")), len(marks))
    return any(_asks_again(frame, place) for place in range(asked + 1, len(marks) - 1))


def _asks_again(frame: Frame, place: int) -> bool:
    """Whether a yes-or-no question on what was just listed begins at a mark: behind a stop, or behind *and*."""
    marks = frame.marked.marks
    if frame.language == "zh":
        paused = any(pauses_before(frame, p) for p in range(max(1, place - 2), place + 1))
        return paused and marks[place].text in POINTING and any(m.says("ask", "yes_no") for m in marks[place + 1 :])
    opens = pauses_before(frame, place) or marks[place - 1].text == "and"
    return opens and marks[place].says("ask", "yes_no") and marks[place + 1].text in POINTING


COUNTED = frozenset("两二三四五六七八九十几")
SOUGHT = ("city", "network", "area")


def asks_for_several(frame: Frame) -> bool:
    """*Which three cities …*, 哪几座: a search names one place."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask") or m.value("noun")]
    for place, mark in enumerate(marks):
        if not mark.says("ask", "which"):
            continue
        behind = marks[place + 1 : place + 4]
        counted = bool(behind) and behind[0].kind == "number" and (behind[0].number or 0) > 1
        chinese = bool(COUNTED & set(mark.text))
        if (counted or chinese) and any(m.says("noun", *SOUGHT) or m.thing("network") for m in (mark, *behind)):
            return True
    return False


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
