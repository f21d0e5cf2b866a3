"""Which of two dated things a question takes for the earlier one: *how many years after its law …?*, 通过条例时机构已成立几年."""

import re
from collections.abc import Sequence

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.marking.mark import Mark

SPANS = ("years_between", "months_between", "age")
PASSING = ("通 过", "出 台", "颁 布", "施 行", "立 法", "生 效")


PRECEDES = re.compile(r"\b(?:preced|predat)")  # *how many years did the committee precede the law?*


def earlier_first(frame: Frame) -> bool | None:
    """Whether the thing that is named first beside the wait is taken for the earlier; ``None`` where nothing says so."""
    marks = frame.marked.marks
    place = _span(marks)
    if place is None:
        return None
    text = marks[place].text
    ahead = marks[place + 1].text if place + 1 < len(marks) else ""
    if frame.language == "en":
        if text.endswith((" earlier", " later")) and ahead != "than":
            return text.endswith(" earlier")  # *how many years earlier was its body set up?*
        if text.endswith((" after", " later")) or ahead in ("after", "later than"):
            return True
        return False if text.endswith((" before", " earlier")) or ahead in ("before", "earlier than") else None
    if text.endswith(("后", "后 多 久")):
        return True
    compared = any(m.text == "比" for m in marks[:place])
    return text.startswith("早") if compared and text.startswith(("早", "晚")) else None


def earlier_kind(base: Base, frame: Frame) -> str | None:
    """*Body* or *law*: which of the two is taken for the earlier one."""
    marks = frame.marked.marks
    place = _span(marks)
    if place is None or {_kind(base, m) for m in marks} < {"body", "law"}:
        return None
    text = marks[place].text
    if any(word in text for word in ("条 例", "立 法")):  # 比条例早几年
        return "body" if "早" in text else "law"
    if (kind := _standing(base, frame, place)) is not None:
        return kind
    if ahead := next((m for m in marks if PRECEDES.search(m.text) and m.says("cue", "body_first", "law_first")), None):
        return "body" if ahead.says("cue", "body_first") else "law"
    first = earlier_first(frame)
    beside = marks[place + 1 :] if frame.language == "en" else marks
    said = next((kind for m in beside if (kind := _kind(base, m))), None)
    return None if first is None or said is None else said if first else OTHER[said]


def earlier_city(frame: Frame) -> str | None:
    """Of two cities, the one of which the question takes for granted that it came first."""
    marks = frame.marked.marks
    place, first = _span(marks), earlier_first(frame)
    if place is None or first is None or len(frame.cities) != 2:
        return None
    beside = marks[place + 1 :] if frame.language == "en" else marks
    said = next((city for m in beside if (city := m.thing("city")) in frame.cities), None)
    return None if said is None else said if first else next(city for city in frame.cities if city != said)


OTHER = {"body": "law", "law": "body"}


def _span(marks: Sequence[Mark]) -> int | None:
    """Where the wait is asked for."""
    return next((p for p, m in enumerate(marks) if m.says("cue", *SPANS)), None)


def _standing(base: Base, frame: Frame, place: int) -> str | None:
    """*How many years had its body existed when …*, 通过条例时机构已成立几年: what stands at that time came before it."""
    marks = frame.marked.marks
    if frame.language == "zh":
        then = [p for p, m in enumerate(marks[:place]) if m.says("cue", "by_then")]
        between = marks[then[-1] + 1 : place] if then else ()
        return next((kind for m in reversed(between) if (kind := _kind(base, m))), None)
    stands = any(m.says("cue", "stands") for m in marks[place:]) or marks[place].says("cue", "age")
    when = any(m.says("ask", "when") or m.says("cue", "by_then") for m in marks)
    return next((kind for m in marks[place + 1 :] if (kind := _kind(base, m))), None) if stands and when else None


def _kind(base: Base, mark: Mark) -> str | None:
    if (
        mark.value("noun") == "body"
        or mark.says("attr", "body.established")
        or mark.thing("organisation") in base.steered
    ):
        return "body"
    law = mark.says("noun", "regulation") or mark.says("attr", "regulation.adopted", "regulation.in_force")
    inside = mark.says("cue", "by_then") and mark.text.startswith(PASSING)
    return "law" if law or inside or mark.thing("regulation") else None
