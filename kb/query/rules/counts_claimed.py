"""Rules for a number of cities that is claimed: *10 of the 12 are led by the education department – right?*"""

from itertools import pairwise, takewhile

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.selecting import Count, Find
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, pauses_before, wonders
from kb.query.selection.conditions import ScoreTest
from kb.query.selection.evaluate import flat


def counted_claim(base: Base, frame: Frame) -> Plan | None:
    """*In ten of the twelve cities the education department leads – right?*: a count put to the test."""
    counts = any(m.says("ask", "how_many") and m.text not in ("count", "counts") for m in frame.marked.marks)
    put = (asks_yes_no(frame) and counts_part(base, frame)) or counted_subject(frame)
    claimed = {"support", "said"} & frame.cues or put
    if not claimed or not frame.conditions or frame.cities or counts:
        return None
    tests = {c.value for c in flat(frame.conditions) if isinstance(c, ScoreTest)}
    pairs = pairwise((*frame.marked.marks, None))
    numbers = [m.number for m, after in pairs if m and m.kind == "number" and m.number and m.number not in tests
               and not (after and after.text in LEVELS)]  # fmt: skip
    sizes = [int(number) for number in numbers if number == int(number)]
    if any(
        m.says("op") and after.kind == "number" and after.number in sizes for m, after in pairwise(frame.marked.marks)
    ):
        return None  # *more than ten*: a bound, and no count
    if not sizes or counts_sets(frame.marked.marks):
        return None
    marks = frame.marked.marks
    which = any(
        m.says("ask", "which") and any(pauses_before(frame, q) for q in (p, p - 1))
        for p, m in enumerate(marks)
        if p > 1
    )
    return (
        Find(select=frame.select) if which else Count(select=frame.select, expect=claimed_size(marks, sizes))
    )  # *…; which six?*


LEVELS = frozenset({"级", "档", "层", "级 的", "档 的"})  # “先进”一级: one of the levels


def counts_part(base: Base, frame: Frame) -> bool:
    """*Are 9 of the 12 cities …?*: one number of a whole that is counted itself, and nothing else that is asked."""
    marks = frame.marked.marks
    numbers = [place for place, m in enumerate(marks) if m.kind == "number" and not m.ordinal]
    wholes = [place for place in numbers if is_whole(marks, place)]
    counted = len(numbers) == 2 and len(wholes) == 1 and marks[wholes[0]].number in known_sizes(base)
    return counted and set(frame.asks) <= {"yes_no"} and not frame.indicators


def counted_subject(frame: Frame) -> bool:
    """*Are ten cities led by …?*, *apart from Wuhan, do nine members have …?*: so many cities are what the verb is about."""
    marks = [m for m in frame.marked.marks if not (m.says("stop") or m.says("logic", "and"))]
    numbers = [p for p, m in enumerate(marks) if m.kind == "number" and not m.ordinal]
    if len(numbers) != 1 or set(frame.asks) - {"yes_no"} or frame.indicators or frame.cities or not frame.asks:
        return False
    before, behind = marks[: numbers[0]], marks[numbers[0] + 1 : numbers[0] + 2]
    opens = all(m.says("ask") or m.says("logic", "except") or m.thing("city") for m in before)
    bare = any(m.start == marks[numbers[0]].start - 1 and m.text in GIVEN for m in frame.marked.marks)
    put = any(m.says("ask", "yes_no") for m in before) or wonders(frame) or frame.language == "zh"
    return put and opens and not bare and any(m.says("noun", "city", "network") or m.thing("network") for m in behind)


GIVEN = frozenset({"the", "these", "those", "this", "that"})  # *the two cities*: a set, and no count


def known_sizes(base: Base) -> frozenset[int]:
    """How many cities the indices assess and the networks have."""
    return frozenset({*map(base.size, base.editions), *map(len, base.members.values())})


def claimed_size(marks: tuple[Mark, ...], sizes: list[int]) -> int:
    """*10 of the 12*, *of the 12 cities, 10*, 12个城市里有10个: the number that is claimed, and not the whole it is part of."""
    wholes = {m.number for place, m in enumerate(marks) if m.kind == "number" and is_whole(marks, place)}
    return next((size for size in sizes if size not in wholes), sizes[0])


def is_whole(marks: tuple[Mark, ...], place: int) -> bool:
    """*Of the 12 cities*, *among 12*, 12个城市里: a number that others are part of."""
    if any(m.text.startswith(WITHIN) for m in marks[place + 1 : place + 5] if not m.text.isascii()):
        behind = takewhile(lambda m: not m.text.startswith(WITHIN), marks[place + 1 : place + 5])
        return all(m.says("stop") or m.says("noun", "city", "network") or m.thing("network") for m in behind)
    before = [m for m in marks[max(0, place - 2) : place] if m.text not in ("the", "these", "all")][-1:]
    return any(m.text.split()[0] in ("of", "among", "out") for m in before)


WITHIN = ("里", "中", "当 中", "之 中", "内", "里 面")


def counts_sets(marks: tuple[Mark, ...]) -> bool:
    """*4 municipalities, 5 separately planned cities and 26 capitals: does that make 35?*: several sets, each with its number."""
    return sum(_counts_set(marks, place) for place in range(len(marks))) > 1


def _counts_set(marks: tuple[Mark, ...], place: int) -> bool:
    """*2 municipalities, 3 separately planned cities*: a number right before a set; several are no one number."""
    behind = [m for m in marks[place + 1 : place + 3] if m.text not in ("个", "座")][:1]
    return marks[place].kind == "number" and any(
        m.value("set") or m.thing("path_type") or m.thing("place") for m in behind
    )
