"""Rules about which of several dated facts came first: *which was unveiled last, A, B or C?*, *did X exist when Y …?*

Each side is looked up by itself, like those of a difference; where one is not found, or may be two of different dates, there is no plan.
"""

import re
from collections.abc import Iterator
from typing import Literal

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.reckoning import Reckon
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, pauses_before
from kb.query.rules.reckoned import THEN, both_found, dated_things, said
from kb.query.selection.evaluate import tested

BETWEEN = frozenset({"or", "and", "还 是", "与", "和", "跟", "及", "、"})
WHILE = frozenset({"by the time", "by the time that", "at the time", "at the moment"})


def sooner(base: Base, frame: Frame) -> Plan | None:
    """Which of several dated facts came first or last, whether one of two came before the other, or when each came."""
    if tested(frame.conditions) or {"years_between", "months_between"} & frame.cues:
        return None
    if dates_each(frame):
        pair = next(_pairs(base, frame), None)
        return Reckon(about=pair, ask="dates") if pair is not None else None
    return _before_other(base, frame) if asks_yes_no(frame) else _end_of_several(base, frame)


def dates_each(frame: Frame) -> bool:
    """*When did the trial and the official operation begin, respectively?*, 三个阶段分别始于哪年: several dates are asked for."""
    joined = any(m.says("logic", "and") or m.text == "、" for m in frame.marked.marks) or any(
        m.kind == "number" and not m.ordinal and 1 < (m.number or 0) < MOST for m in frame.marked.marks
    )
    return joined and "when" in frame.asks and EACH.search(frame.marked.text) is not None


MOST = 13  # things whose dates are asked for one by one: 三个阶段分别
EACH = re.compile(
    r"\brespectively\b|\beach (?:of|begin|begun|start|started|open|opened|founded|issued)\b|分别|各自|各[在于是]", re.I
)


def _end_of_several(base: Base, frame: Frame) -> Plan | None:
    """*Which of X, Y and Z was unveiled last?*, 甲和乙哪个更早."""
    end = _end(frame)
    if end is None or not asks_which(frame):
        return None
    about = dated_things(frame.marked.marks)
    if len(about) < 2:
        about = next(_pairs(base, frame), ())
    return Reckon(about=about, ask=end) if len(about) > 1 else None


CAME_FIRST = re.compile(r"\b(?:came|comes|come) first\b", re.I)


def asks_which(frame: Frame) -> bool:
    """Whether one of several is asked for: *which*, also within the word for an end of the order, 哪个更早."""
    within = any(m.says("order") and m.text.startswith(("哪", "谁", "孰", "which", "who")) for m in frame.marked.marks)
    return within or bool({"which", "what", "who"} & set(frame.asks))


def _end(frame: Frame) -> Literal["first", "last"] | None:
    """Which end of the order of time is asked for."""
    ends = {"earliest", "latest"} & set(frame.orders)
    if not ends and "first_place" in frame.cues and CAME_FIRST.search(frame.marked.text):
        return "first"
    return None if len(ends) != 1 else "first" if "earliest" in ends else "last"


def _pairs(base: Base, frame: Frame) -> Iterator[tuple[str, str]]:
    """Two facts that the question sets side by side."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if place and mark.text in BETWEEN and (pair := _parted(base, frame, place, place + 1)) is not None:
            yield pair


def _parted(base: Base, frame: Frame, end: int, start: int) -> tuple[str, str] | None:
    """The two facts before and behind a place."""
    marks = frame.marked.marks
    left, right = (said(frame, part, timed=True) for part in (marks[:end], marks[start:]))
    return both_found(base, left, right, "time")


def _before_other(base: Base, frame: Frame) -> Plan | None:
    """*Did Seoul already have X when Y was promoted?*, *was X launched before Y?*, 甲是否早于乙."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        first = _first_of(frame, place, mark)
        if place and first is not None and (pair := _parted(base, frame, place, place + 1)) is not None:
            return Reckon(about=pair if first else pair[::-1], ask="before")
    end = _clause_of_time(frame)
    if end is not None and (pair := _parted(base, frame, end, end)) is not None:
        return Reckon(about=pair[::-1], ask="before")
    return None


def _first_of(frame: Frame, place: int, mark: Mark) -> bool | None:
    """Whether what stands before a mark is asked to be the earlier one; ``None`` where the mark parts no two."""
    if mark.says("time", "before"):
        return True
    if mark.says("time", "after"):
        return False
    return True if _stands(frame) and (mark.says("ask", "when") or mark.text in WHILE) else None


def _stands(frame: Frame) -> bool:
    return any(m.says("cue", "stands", "body_first") for m in frame.marked.marks)


def _clause_of_time(frame: Frame) -> int | None:
    """*When Y was promoted, did Seoul already have X?*, 乙推出时，甲是否已经建成: where the clause of the time ends."""
    marks = frame.marked.marks
    paused = [place for place in range(2, len(marks)) if pauses_before(frame, place)]
    if not paused or not _stands(frame):
        return None
    opens = any(m.says("ask", "when") or m.text in WHILE for m in marks[:2])
    closes = any(m.text in THEN or m.says("cue", "by_then") for m in marks[paused[0] - 2 : paused[0]])
    return paused[0] if opens or closes else None
