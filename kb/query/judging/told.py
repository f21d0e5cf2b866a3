"""What the marks around one tell of it: two ends of an order, two dates of a law, what a *not* leaves out."""

import re
from collections.abc import Sequence

from kb.query.framing.attach import Frame
from kb.query.framing.subjects import SET_ASIDE
from kb.query.framing.walks import ASSESSED
from kb.query.judging.holdings import Used
from kb.query.marking.mark import Mark, Marked

LAWFUL = ("regulation.adopted", "regulation.in_force")
UNDERNEATH = frozenset(
    {"beneath", "below", "under", "fall under", "falls under", "sit below", "sits below", "come under"}
)


def both_ends(frame: Frame) -> bool:
    """*The oldest and the youngest*: one end of an order answers only half."""
    orders = (set(frame.orders) - {"top", "bottom"}) | ({"longest"} if "longest_gap" in frame.cues else set())
    return {"earliest", "latest"} <= orders or {"max", "min"} <= orders or {"longest", "shortest"} <= orders


def both_dates(frame: Frame) -> bool:
    """*Waited longest between being passed and coming into force*: the two dates of a law are set against each other."""
    said = [{c.value for c in m.cues if c.role == "attr" and c.value in LAWFUL} for m in frame.marked.marks]
    return set(LAWFUL) <= set().union(*said) and sum(bool(keys) for keys in said) > 1


def orders_date(frame: Frame, place: int) -> bool:
    """*Ahead of 2015*, *set up its body ahead of Chengdu*: a time, no better score."""
    marks = frame.marked.marks
    dated = any(m.kind == "date" or m.thing("city") in frame.excluded for m in marks[place + 1 : place + 3])
    return marks[place].says("time") and dated


def denies_subject(frame: Frame, place: int) -> bool:
    """*Not learning, not community education*: what a strict title leaves out."""
    marks = frame.marked.marks
    ahead = marks[place + 1 : place + 4]
    if not marks[place].text.isascii() and marks[place].text in SET_ASIDE:
        ahead = marks[max(0, place - 3) : place]  # （终身学习、社区教育的不算）
    return any(m.says("subject") or m.text == "learning" for m in ahead)


def leaves_out_set(frame: Frame, place: int, used: Used) -> bool:
    """*Leaving out municipalities and capitals*: a class of cities right behind the word, which is a condition."""
    mark, behind = frame.marked.marks[place], frame.marked.marks[place + 1 : place + 2]
    return used.negates and mark.says("logic", "except") and any(m.value("set") for m in behind)


def leaves_unassessed(frame: Frame, place: int) -> bool:
    """*Leaving out any that was not assessed*, 未参评的除外: what every sum or order of scores does anyway."""
    marks = frame.marked.marks
    beside = marks[max(0, place - 5) : place + 6]
    if any(first <= place <= last for first, last in unassessed_beside(frame)):
        return True
    said = marks[place].says("cue", "absence") or marks[place].says("logic", "except")
    return said and any(m.says("cue", "absence") for m in beside) and any(m.says("logic", "except") for m in beside)


def unassessed_beside(frame: Frame) -> list[tuple[int, int]]:
    """*…, the third member not being assessed*, 第三座未参评: where it is told which one of a set has no score."""
    marks = frame.marked.marks
    found = []
    for place, mark in enumerate(marks):
        behind = [p for p in range(place + 1, min(place + 7, len(marks))) if marks[p].text in ASSESSED]
        denied = behind and any(m.says("logic", "not") for m in marks[place + 1 : behind[0]])
        if mark.kind == "number" and mark.ordinal and denied:
            found.append((place, behind[0]))
    return found


PURPOSE = re.compile(
    r"\b(?:mak(?:e|es|ing)|made) sure\b|\bensur(?:e|es|ed|ing)\b|\bso that\b|\bso as\b|\blest\b|(?=不至于)|以免|免得|防止|避免",
    re.I,
)
BESIDES = re.compile(r"除了?[^，。？?]{1,20}[，,]还")


def denied(marked: Marked, opened: Sequence[Mark]) -> bool:
    """Whether one of these marks denies or excepts something, and is neither said of a purpose, as in *make sure that the
    money is not wasted*, 不至于半途而废, nor only names what is known already: 除了四个层级，还分哪四大块."""
    aim, beside = PURPOSE.search(marked.text), BESIDES.search(marked.text)
    for mark in opened:
        start = marked.tokens[mark.start].start
        for_aim = aim is not None and start >= aim.start()
        known = beside is not None and beside.start() <= start < beside.end()
        if (mark.says("logic", "not") and not for_aim) or (mark.says("logic", "except") and not known):
            return True
    return False
