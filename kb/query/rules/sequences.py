"""Rules about which of two dated facts of two cities came first, or whether they fell in one year."""

from typing import Literal

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.naming import city_of
from kb.query.framing.relative import DATED
from kb.query.kinds.spanning import Interval
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no
from kb.query.rules.cities import interval

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


def longer_than(base: Base, frame: Frame) -> Plan | None:
    """*Did Wuhan legislate more than ten years after Taiyuan?*, 武汉的条例比太原的晚十年以上吗: a wait put to the test."""
    if not asks_yes_no(frame) or not frame.cities or len(frame.cities) > 2 or frame.indicators:
        return None
    marks = frame.marked.marks
    counted = (p for p, m in enumerate(marks) if m.kind == "number" or m.text == "a")
    bound = next((found for p in counted if (found := _bound(marks, p))), None)
    if bound is None:
        return None
    op, number, months = bound
    unit = "months" if months else "years"
    plan = interval(base, frame)
    if not isinstance(plan, Interval) or not plan.supposed:
        plan = _later(base, frame)
    tested = {"ask": "time", "unit": unit, "op": op, "number": number}
    return plan.model_copy(update=tested) if isinstance(plan, Interval) else None


def _later(base: Base, frame: Frame) -> Interval | None:
    """苏州的条例比成都的晚: the wait runs from the earlier one to the later."""
    plan = precedence(base, frame)
    if not isinstance(plan, Interval) or plan.ask not in ("before", "after"):
        return None
    ends = (plan.start_city, plan.start), (plan.end_city, plan.end)
    (start_city, start), (end_city, end) = ends if plan.ask == "before" else ends[::-1]
    return Interval(start_city=start_city, start=start, end_city=end_city, end=end)


def _bound(marks: tuple[Mark, ...], place: int) -> tuple[str, float, bool] | None:
    """*More than ten years*, 十年以上: how the wait is compared, with what, and whether in months."""
    number, behind = 1 if marks[place].text == "a" else marks[place].number, marks[place + 1 : place + 4]
    months = any(m.says("cue", "months_between") or m.text in ("month", "月", "个 月") for m in behind[:2])
    years = any(m.says("cue", "years_between") or m.text in ("year", "年", "周 年") for m in behind[:1])
    around = (*marks[max(0, place - 2) : place], *behind)
    op = next((m.value("op") for m in around if m.value("op") in (">", ">=", "<", "<=")), None)
    return (op, float(number), months) if op and number is not None and (months or years) else None


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
