"""Rules about which of two dated facts of two cities came first, or whether they fell in one year."""

from typing import Literal

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.naming import city_of
from kb.query.framing.relative import DATED
from kb.query.kinds.comparing import Interval
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no

Way = Literal["before", "after", "same_year"]


def precedence(base: Base, frame: Frame) -> Plan | None:
    """*Did Chengdu's law take effect before Xi'an's was adopted?*, *in the same year as*: two dates of two cities."""
    if len(frame.cities) != 2 or not asks_yes_no(frame) or frame.indicators:
        return None
    marks = frame.marked.marks
    places = [p for p, m in enumerate(marks) if (m.thing("city") or city_of(base, m)) in frame.cities]
    found = _way(marks, places)
    if found is None or places[-1] - places[0] < 1:
        return None
    way, turn = found
    if way == "same_year" and any(_attributes(side) >= LAW_DATES for side in (marks[:turn], marks[turn:])):
        return None  # *were both laws adopted and in force in the same year?*: each against its own dates
    left = _date(base, marks[:turn])
    right = _date(base, marks[turn:]) or left
    start = left or right
    if start is None or right is None:
        return None
    return Interval(start_city=frame.cities[0], start=start, end_city=frame.cities[1], end=right, ask=way)


LAW_DATES = frozenset({"regulation.adopted", "regulation.in_force"})


def _attributes(marks: tuple[Mark, ...]) -> set[str]:
    return {cue.value for mark in marks for cue in mark.cues if cue.role == "attr"}


def _way(marks: tuple[Mark, ...], places: list[int]) -> tuple[Way, int] | None:
    """The word that orders the two, and where what it is compared with begins."""
    years = {"year", "年", "年 份"} & {m.text for m in marks}
    if any(m.says("cue", "same_year") or (m.says("rel", "same") and years) for m in marks):
        return "same_year", places[-1]  # 武汉的机构与太原的条例是否在同一年
    for place in range(places[0], places[-1]):
        if marks[place].says("time", "before", "after"):
            return ("before" if marks[place].says("time", "before") else "after"), place + 1
        if marks[place].text == "比" and (way := _chinese_way(marks[places[-1] + 1 :])):
            return way, place + 1
    return None


def _chinese_way(behind: tuple[Mark, ...]) -> Way | None:
    """西安比苏州先立法: the word that orders stands behind both."""
    if any(m.text.startswith(("先", "早", "更 早")) or m.says("order", "earliest") for m in behind):
        return "before"
    late = any(m.text.startswith(("晚", "后", "更 晚")) or m.says("order", "latest") for m in behind)
    return "after" if late else None


def _date(base: Base, marks: tuple[Mark, ...]) -> str | None:
    """The dated attribute that a side speaks of."""
    said = next((c.value for m in marks for c in m.cues if c.role == "attr" and c.value in DATED), None)
    if said:
        return said
    if any(
        m.says("noun", "body") or m.says("cue", "body_first") or m.thing("organisation") in base.steered for m in marks
    ):
        return "body.established"
    law = any(m.says("noun", "regulation") or m.says("cue", "law_first") or m.thing("regulation") for m in marks)
    return "regulation.adopted" if law else None
