"""What a question asks for that some kinds of plans never give: a person, a group, several places, two things at once."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards, guards_by_words
from kb.query.guards.shared import places_told
from kb.query.kinds.searching import Recall
from kb.query.plan import Plan
from kb.query.rules.asks import ends_in_group, pauses_before
from kb.query.rules.leads import TRAILING


@guards_by_words("recall")
def asks_besides(frame: Frame) -> bool:
    """*Whose calling card is it, and which path type does that city follow?*: a passage answers the first half."""
    marks = frame.marked.marks
    second = [p for p, m in enumerate(marks) if m.says("ask", "which", "what") and p and marks[p - 1].text == "and"]
    asked = any(
        m.says("noun", "path", "regulation", "body", "score", "rank") for p in second for m in marks[p + 1 : p + 3]
    )
    return asked and any(m.says("ask", "where", "who", "which", "when") for m in marks[: second[0] - 1])


NAME_ASKED = re.compile(r"\bnamed?\b|\bcalled\b|叫什么|名字|名称", re.I)  # what is kept back by name answers nothing
BOTH_NUMBERS = re.compile(r"\b(?:both|two) (?:numbers|figures|counts)\b|两个(?:数字|数据|数目)", re.I)


EACH_NUMBER = re.compile(r"(?:[和与、以]|(?<!普)及)[^，。；？?]{2,30}(?:分别|各自?)(?:是|有|为|达到?)?了?(?:多少|几)|\bhow (?:many|much)\b.*\brespectively\b", re.I)  # fmt: skip


def counts_two_things(frame: Frame) -> bool:
    """*How many studios and how many communities*, 多少个工作室和多少个社群: one number is half of it."""
    marks = frame.marked.marks
    if BOTH_NUMBERS.search(frame.marked.text) or EACH_NUMBER.search(frame.marked.text):
        return True
    asked = [p for p, m in enumerate(marks) if m.says("ask", "how_many", "how_much") and not m.text.startswith("in ")]
    return any(p and (marks[p - 1].says("logic", "and") or pauses_before(frame, p)) for p in asked[1:])


@guards_by_words("things")
def asks_for_unknown(frame: Frame) -> bool:
    """*Which fund or project paid …*: of the two things that are asked for, the first is none that is listed."""
    marks = frame.marked.marks
    return any(
        m.says("ask", "which") and sought.kind == "word" and not sought.cues and joint.says("logic", "or")
        for m, sought, joint in zip(marks, marks[1:], marks[2:], strict=False)
    )


@guards_by_words("rank")
def asks_for_level(frame: Frame) -> bool:
    """*The lowest of the three levels*, 最低的等级: a level is the highest or lowest, and not a city."""
    marks = frame.marked.marks
    return not frame.things("group") and any(
        m.says("order") and any(n.says("noun", "level") for n in marks[p + 1 : p + 4]) for p, m in enumerate(marks)
    )


@guards_by_words("rank")
def asks_for_part(frame: Frame) -> bool:
    """*Which pillar counts most?*: an order of cities names no part of an index."""
    return any(
        m.says("ask", "which") and after.says("noun", "dimension", "second_level", "third_level")
        for m, after in pairwise(frame.marked.marks)
    )


@guards_by_words("rank")
def both_tops(frame: Frame) -> bool:
    """*The top three and the bottom three*: one order shows one of them."""
    marks = frame.marked.marks
    ends = [m for p, m in enumerate(marks[:-1]) if m.says("order", "top", "bottom") and marks[p + 1].kind == "number"]
    return any(m.says("order", "top") for m in ends) and any(not m.says("order", "top") for m in ends)


@guards("compare")
def likeness_for_lead(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is X ahead of Y in A and B alike?*: that they are not the same says nothing of who is ahead."""
    return getattr(plan, "ask", "") == "same" and bool({"beats", "loses"} & frame.relations)


POINTING = frozenset({"they", "these", "those", "all", "它 们", "他 们", "这 些", "这 些 城 市", "都", "均"})


@guards_by_words("count", "find", "recall", "things")
def asks_twice(frame: Frame) -> bool:
    """*Which cities have a law, and are they all members?*, 哪些城市有条例，它们都是成员吗: a list answers half of it."""
    marks = frame.marked.marks
    asked = next((place for place, m in enumerate(marks) if m.says("ask", "which", "where")), len(marks))
    return any(_asks_again(frame, place) for place in range(asked + 1, len(marks) - 1))


def _asks_again(frame: Frame, place: int) -> bool:
    """Whether a yes-or-no question on what was just listed begins at a mark: behind a stop, or behind *and*."""
    marks = frame.marked.marks
    if frame.language == "zh":
        paused = any(pauses_before(frame, p) for p in range(max(1, place - 2), place + 1))
        return paused and marks[place].text in POINTING and any(m.says("ask", "yes_no") for m in marks[place + 1 :])
    opens = pauses_before(frame, place) or marks[place - 1].text == "and"
    return opens and marks[place].says("ask", "yes_no") and marks[place + 1].text in POINTING


NUMERALS = frozenset("两二三四五六七八九十几")
SOUGHT = ("city", "network", "area")


@guards("recall")
def asks_for_several(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which three cities …*, 哪几座: a search names one place, or as many as passages tell it of."""
    named = len(places_told(base, plan)) if isinstance(plan, Recall) and plan.several and plan.want == "where" else 0
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask") or m.value("noun")]
    for place, mark in enumerate(marks):
        if not mark.says("ask", "which"):
            continue
        behind = marks[place + 1 : place + 4]
        one = mark.text.endswith("of") and any(
            m.text in ONE_DOES for m in behind
        )  # *which of the twelve cities has …?*
        counted = bool(behind) and behind[0].kind == "number" and (behind[0].number or 0) > 1 and not one
        chinese = bool(NUMERALS & set(mark.text))
        if named > 1 and (not counted or named == behind[0].number):
            return False
        if (counted or chinese) and any(m.says("noun", *SOUGHT) or m.thing("network") for m in (mark, *behind)):
            return True
    return False


ONE_DOES = frozenset({"has", "is", "was", "does"})


@guards_by_words("check", "compare", "find", "lookup")
def compares_leads(frame: Frame) -> bool:
    """*Is A's lead over B in X larger than B's lead over A in Y?*: two differences, and no comparison of cities."""
    marks = frame.marked.marks
    leads = [
        p
        for p, m in enumerate(marks)
        if m.says("rel", "beats", "loses") or m.says("agg", "difference") or m.text in LEADS
    ]
    sizes = [p for p, m in enumerate(marks) if m.says("op", ">", "<") and (m.text in LARGER or not m.says("rel"))]
    named = len(frame.cities) > 2 or (len(frame.cities) > 1 and len(frame.indicators) > 1)
    return named and any(any(p < size for p in leads) and any(p > size for p in leads) for size in sizes)


LEADS = TRAILING | {"lead", "advantage", "优 势"}
LARGER = frozenset({"larger than", "greater than", "bigger than", "smaller than", "大 于", "小 于", "超 过"})


@guards_by_words("count")
def counts_other_things(frame: Frame) -> bool:
    """*The number of papers for the 20 cities*: no cities are counted."""
    marks = frame.marked.marks
    if any(m.says("word", "share_points") for m in marks):
        return True  # *how many percentage points*
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "how_many")), None)
    if asked is None or frame.language == "zh":
        return False
    ahead = [m for m in marks[asked + 1 : asked + 3] if not m.says("stop")][:1]
    behind = [m for m in marks[asked + 1 : asked + 5] if m.value("noun") or m.thing("indicator")][:1]
    if any(m.says("noun", "second_level", "third_level") for m in behind):
        return True  # *how many of the twenty third-level indicators fall under X?*
    return any(m.thing("indicator") or m.says("noun", "source", "score") for m in ahead) and not any(
        m.thing("index") for m in ahead
    )


def asks_for_body(frame: Frame) -> bool:
    """*Which body is the top …*: an order of cities by a score names no body."""
    marks = frame.marked.marks
    return any(
        m.says("ask", "which") and any(a.value("noun") in ("body", "organisation") for a in marks[p + 1 : p + 3])
        for p, m in enumerate(marks)
    )


@guards_by_words("rank")
def counts_members(frame: Frame) -> bool:
    """*Which tier has the most GNLC members?*: members are counted, no score orders them."""
    marks = frame.marked.marks
    return any(
        mark.text in COUNTED
        and any(m.thing("network") or m.says("noun", "city", "network") for m in marks[place + 1 : place + 2])
        for place, mark in enumerate(marks)
        if place and not marks[place - 1].says("ask", "which")
    )


COUNTED = frozenset({"most", "the most", "fewest", "the fewest"})


def asks_which_holds(frame: Frame) -> bool:
    """*Which path type has no city with a law?*: types are sought by the cities they hold."""
    marks = frame.marked.marks
    return any(
        first.says("ask", "which") and kind.value("noun") == "path" and verb.text.split()[0] in HOLDING
        for first, kind, verb in zip(marks, marks[1:], marks[2:], strict=False)
    )


HOLDING = frozenset({"has", "have", "had", "contain", "contains", "hold", "holds", "include", "includes", "comprise", "comprises", "count",
                     "counts"})  # fmt: skip


def opens_with_group(frame: Frame) -> bool:
    """*The type that has no capital*: a type or a region is what is sought, and no city."""
    marks = frame.marked.marks
    place = next((p for p, m in enumerate(marks) if not m.says("stop")), None)
    if place is None or place + 1 >= len(marks) or frame.things("path_type"):
        return False
    sought = marks[place].value("noun") in ("path", "region") and not marks[place].says("noun", "city")
    return sought and marks[place + 1].text in ("that", "which", "with", "without", "where", "whose", "having")


@guards_by_words("rank")
def asks_for_group(frame: Frame) -> bool:
    """*Which two path types have the most cities?*: no city is the answer."""
    marks = frame.marked.marks
    if any(m.says("attr", "region", "province", "tier") and m.text.startswith(("which", "what", "哪")) for m in marks):
        return True
    for place, mark in enumerate(marks):
        if mark.says("ask", "which", "what"):
            if any(m.says("attr", "region", "province", "tier") for m in marks[place + 1 : place + 2]):
                return True
            first = next(
                (m for m in (mark, *marks[place + 1 : place + 6]) if m.value("noun") or m.kind == "thing"), None
            )
            return first is not None and first.value("noun") in ("path", "region") and not first.says("noun", "city")
    return False


guards_by_words("rank")(ends_in_group)


@guards("check", "holds", "interval")
def decides_for_document(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which document is the source for Chengdu's 2016 regulation?*: that there is one is no document."""
    return any(m.says("noun", "source") and m.text.startswith(("which ", "what ", "哪")) for m in frame.marked.marks)
