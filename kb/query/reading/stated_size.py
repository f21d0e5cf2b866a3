"""A set that is named with another size than it has: *of the nine members*, 14个学习型城市中."""

import re
from collections.abc import Sequence

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import Frame
from kb.query.kinds.selecting import Find
from kb.query.marking.mark import Mark
from kb.query.marking.numerals import number_at
from kb.query.plan import Plan
from kb.query.reading.remarks import NoteText
from kb.query.selection.conditions import InNetwork
from kb.query.selection.evaluate import evaluate, flat

ALL = frozenset({"the", "of the", "out of the", "all", "all the", "among the", "these", "这", "在", "全 部", "所 有"})
BOUND = frozenset({"with", "without", "that", "who", "whose", "having", "under", "beside", "besides"})
WHICH_FIVE = re.compile("哪 [两二三四五六七八九十] [个座]")
REACH = 4  # marks behind the number that name the set


def size_notes(base: Base, frame: Frame) -> list[NoteText]:
    """What size the set has that the question gives another one."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        named = set_named(base, frame, place) if mark.kind == "number" and not mark.ordinal else None
        if named is None or mark.number == named[1]:
            continue
        if mark.number == len(evaluate(base, frame.select).of("yes")):
            continue  # *of the six members with a law*: so many are meant
        (name, name_zh), size = base.names_of(named[0]), named[1]
        return [("conflict", f"The question speaks of {mark.number:g} cities; {name} has {size}, and all of them are looked at.",
                 f"问题称有{mark.number:g}个城市；{name_zh}实为{size}个，此处按全部城市计。")]  # fmt: skip
    return []


def counted_notes(base: Base, frame: Frame, plan: Plan | None) -> list[NoteText]:
    """*Which five cities have a law?*: how many there are, where the question says another number."""
    marks = frame.marked.marks
    said = [
        number
        for place, _ in enumerate(marks)
        if (number := _how_many(marks, place))
        and any(n.says("noun", "city", "network") for n in _counted(marks, place))
    ]
    if len(said) != 1 or not isinstance(plan, Find) or not frame.conditions:
        return []
    value = plan.run(Draft(base, frame.language)).value
    found = len(value.items or ()) if value is not None else 0
    if not found or said[0] in (found, len(evaluate(base, plan.select).of("yes"))):
        return []
    return [("conflict", f"The question speaks of {said[0]} cities; it is true of {found}.",
             f"问题称有{said[0]}个城市；符合条件的是{found}个。")]  # fmt: skip


def _counted(marks: Sequence[Mark], place: int) -> Sequence[Mark]:
    """What stands right behind a number, or in the set of which it counts some: *which five of the twelve cities*."""
    of_set = any(mark.text in ("of the", "of these") for mark in marks[place + 1 : place + 2])
    return marks[place + 1 : place + (5 if of_set else 3)]


def _how_many(marks: Sequence[Mark], place: int) -> int | None:
    """The number in *which five cities*, 哪五个城市."""
    item = marks[place]
    if WHICH_FIVE.fullmatch(item.text):
        found = number_at(item.text.split(), 1)
        return int(found.value) if found else None
    counted = item.kind == "number" and not item.ordinal and place and marks[place - 1].says("ask", "which")
    return int(item.number) if counted and item.number else None


def set_named(base: Base, frame: Frame, place: int) -> tuple[str, int] | None:
    """The network or edition of which a number says how many cities are in it, and how many there are."""
    marks = frame.marked.marks
    chinese = frame.language == "zh"
    before, behind = marks[place - 1 : place] if place else (), marks[place + 1 : place + 1 + REACH]
    whole = not before or before[0].text in ALL or before[0].says("cue", "among")
    if not whole or any(_narrows(m) for m in behind) or (chinese and not any(m.says("cue", "among") for m in behind)):
        return None
    networks = {c.network for c in flat(frame.conditions) if isinstance(c, InNetwork)}
    networks |= {network for m in behind if (network := m.thing("network"))}
    if any(m.says("noun", "network") or m.thing("network") or _learning(m) for m in behind):
        covered = (row.scope.partition(":") for row in base.coverage("regulation"))
        networks = networks or {ident for kind, _, ident in covered if kind == "network"}
        return (f"network:{(ident := networks.pop())}", len(base.members[ident])) if len(networks) == 1 else None
    edition = frame.edition if any(m.thing("edition") or m.thing("index") for m in behind) else None
    cities = any(m.says("noun", "city") for m in behind)
    return (f"edition:{edition}", base.size(edition)) if edition and cities else None


def _learning(mark: Mark) -> bool:
    return mark.says("topic") and mark.text in ("learning city", "学 习 型 城 市")


def _narrows(mark: Mark) -> bool:
    """*Members with a law*, *eastern cities*: some of the set, of which there may be so many."""
    return mark.text in BOUND or mark.value("set") is not None or bool(mark.thing("place") or mark.thing("path_type"))
