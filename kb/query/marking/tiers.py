"""Levels of an index told by their place: *the lowest of the three tiers*, 三个等级中最低一级, *the top level*."""

from dataclasses import replace

from kb.model import Group
from kb.query.base import Base
from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark
from kb.search.names import Candidate

LEVEL = frozenset({"level", "tier", "grade", "class", "band", "等 级", "层 级", "级", "档", "层", "梯 队"})
MIDDLE = frozenset({"middle", "medium", "intermediate", "中 间", "居 中"})


def with_tiers(base: Base, marks: list[Mark]) -> list[Mark]:
    """The marks, where a place among the levels of an index stands for the level."""
    levels = levels_of(base)
    if not levels:
        return marks
    marks = [
        _named(marks, place, levels[NUMBERED[m.text]])
        if NUMBERED.get(m.text, 9) < len(levels) and _of_cities(base, marks, levels)
        else m
        for place, m in enumerate(marks)
    ]
    for place in range(len(marks)):
        index = _place_said(marks[place], len(levels))
        if index is None:
            continue
        end = _level_behind(marks, place, len(levels)) or _left_out(marks, place, len(levels))
        if end is None or _of_indicator(base, marks, end):
            continue
        start = _levels_before(marks, place, len(levels))
        marks = [
            _said_again(m) if p < start and _counts_levels(marks, p, len(levels)) else m for p, m in enumerate(marks)
        ]
        named = Candidate(f"group:{levels[index].id}", levels[index].name, "exact")
        text = " ".join(m.text for m in marks[start:end])
        tier = Mark(marks[start].start, marks[end - 1].end, "thing", text, things=(named,))
        return [*marks[:start], tier, *marks[end:]]
    return marks


NUMBERED = {"first level": 0, "second level": 1, "third level": 2, "1st level": 0, "2nd level": 1, "3rd level": 2}


def _of_cities(base: Base, marks: list[Mark], levels: list[Group]) -> bool:
    """*Which cities does GSC put into its third level?*: cities of the index that has levels, and none of its parts."""
    named = {m.thing("edition") or m.thing("index") for m in marks}
    edition = base.editions[str(levels[0].edition)]
    rest = [m for m in marks if m.text not in NUMBERED]
    parts = any(m.thing("indicator") or m.says("noun", "indicator", "dimension") or m.kind == "number" for m in rest)
    told = {m.thing("source") for m in marks} & {edition.id}  # *Global Smart Cities report: cities in the third level*
    cities = any(m.says("noun", "city") for m in marks)
    return bool({edition.id, edition.index} & named or told) and cities and not parts


def _named(marks: list[Mark], place: int, level: Group) -> Mark:
    named = Candidate(f"group:{level.id}", level.name, "exact")
    return replace(marks[place], kind="thing", things=(named,), cues=())


def levels_of(base: Base) -> list[Group]:
    """The levels of the one index that has some, the best first."""
    rows = [row for row in base.store.rows(Group) if row.kind == "level" and base.group_members.get(row.id)]
    if len({row.edition for row in rows}) != 1:
        return []
    scores = base.scores.get(base.editions[str(rows[0].edition)].overall, {})

    def best(row: Group) -> float:
        return max((float(scores[c].score or 0) for c in base.group_members[row.id] if c in scores), default=0.0)

    return sorted(rows, key=best, reverse=True)


def _place_said(mark: Mark, size: int) -> int | None:
    """Which of the levels a word for a place means, counted from the best."""
    if mark.says("order", "max", "top"):
        return 0
    if mark.says("order", "min", "bottom"):
        return size - 1
    return size // 2 if mark.text in MIDDLE and size % 2 else None


def _level_behind(marks: list[Mark], place: int, size: int) -> int | None:
    """The end of *lowest of the three tiers*, 最低一级: only small words and the number of levels stand between."""
    for ahead in range(place + 1, min(place + 6, len(marks))):
        mark = marks[ahead]
        if mark.text in LEVEL:
            return ahead + 1
        if not (mark.says("stop") or mark.says("cue", "among") or mark.number in (1, size)):
            return None
    return None


def _counts_levels(marks: list[Mark], place: int, size: int) -> bool:
    """*Of the three levels*: their number, or the word behind it."""
    numbered = place and marks[place - 1].number == size and marks[place].text in LEVEL
    numbers = marks[place].number == size and any(m.text in LEVEL for m in marks[place + 1 : place + 2])
    return bool(numbered or numbers)


def _said_again(mark: Mark) -> Mark:
    return replace(mark, kind="cue", number=None, cues=(Cue("stop", ""),))


def _left_out(marks: list[Mark], place: int, size: int) -> int | None:
    """*Of the three levels, which cities are in the highest?*: the word for levels is said before only."""
    counted = any(_counts_levels(marks, p, size) for p in range(place))
    closes = all(m.says("stop") or m.text == "one" for m in marks[place + 1 :])
    return place + 1 if counted and closes else None


def _levels_before(marks: list[Mark], place: int, size: int) -> int:
    """The beginning of 三个等级中最低…, *of the three tiers the lowest one*."""
    start = place
    while start and (marks[start - 1].says("stop") or marks[start - 1].says("cue", "among") or marks[start - 1].number == size
                     or marks[start - 1].text in LEVEL):  # fmt: skip
        start -= 1
    return start if any(m.text in LEVEL for m in marks[start:place]) else place


def _of_indicator(base: Base, marks: list[Mark], end: int) -> bool:
    """*The highest level of smart economy*: no level of an index."""
    behind = [m.thing("indicator") for m in marks[end : end + 4]]
    return any(ident is not None and base.indicators[ident].level > 0 for ident in behind)
