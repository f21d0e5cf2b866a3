"""Tests over a whole level of an index: *above the mean in all three dimensions*, *in at least two pillars*, 任一二级指标."""

from dataclasses import dataclass
from itertools import pairwise

from kb.query.base import Base
from kb.query.marking.indicators import choose_edition, default_edition
from kb.query.marking.mark import Mark, Marked
from kb.query.selection.conditions import AllOf, AnyOf, Condition, ScoreTest

LEVELS = {"dimension": 1, "second_level": 2, "third_level": 3}
ANY = frozenset({"any", "any of", "any of the", "one", "some", "任 何", "任 一", "任 意", "某", "某 个", "某 一", "a"})
BEHIND = frozenset({"or more", "以 上", "及 以 上"})  # they stand behind their number
CLASSIFIERS = frozenset({"个", "项", "大"})
EVERY = frozenset({"都", "均", "皆", "全"})
NONE = frozenset({"no", "none", "neither", "none of", "none of the", "neither of the", "not one of the"})


@dataclass(frozen=True)
class Level:
    """The indicators of a level, of how many of them a test must hold, and the marks that say so."""

    indicators: tuple[str, ...]
    least: int
    used: frozenset[int]

    def spread(self, test: ScoreTest) -> Condition:
        """The test over all indicators of the level."""
        parts = tuple(test.model_copy(update={"indicator": i, "negate": False}) for i in self.indicators)
        if self.least == len(parts):
            return AllOf(conditions=parts, negate=test.negate)
        return AnyOf(conditions=parts, at_least=max(1, self.least), negate=test.negate or not self.least)


def level_meant(base: Base, marked: Marked, indicators: list[str], edition: str | None) -> Level | None:
    """The level that a condition on cities runs over, when a level and no indicator of it is named."""
    if any(base.indicators[i].level > 0 for i in indicators):
        return parts_meant(base, marked, indicators)
    marks = marked.marks
    for place, mark in enumerate(marks):
        said = next((noun for noun in LEVELS if mark.says("noun", noun)), None)
        if said is None or _asked(marks, place):
            continue
        chosen = (
            edition
            or sized(base, marks, place, LEVELS[said])
            or choose_edition(base, marked)
            or default_edition(base, [], True)
        )
        if chosen is None:
            return None
        found = tuple(i.id for i in base.indicators.values()
                      if i.edition == chosen and i.level == LEVELS[said] and i.weight and base.scores.get(i.id))  # fmt: skip
        if found:
            so_many = _least(marks, place, len(found))
            return Level(found, so_many[0], frozenset({place, *so_many[1]})) if so_many else None
    return None


def parts_meant(base: Base, marked: Marked, indicators: list[str]) -> Level | None:
    """*At least one of the four smart service sub-indices*, 智慧服务的每个二级指标: the parts of the one indicator that is named."""
    if len(indicators) != 1:
        return None
    whole = base.indicators[indicators[0]]
    parts = tuple(part.id for part in base.children.get(whole.id, ()) if base.scores.get(part.id))
    marks = marked.marks
    named = [p for p, m in enumerate(marks) if any(c.key == f"indicator:{whole.id}" for c in m.things)]
    for place, mark in enumerate(marks):
        near = any(0 < abs(place - other) <= REACH for other in named)
        if not parts or not near or _asked(marks, place):
            continue
        deeper = any(mark.says("noun", noun) and level > whole.level for noun, level in LEVELS.items())
        around = marks[max(0, place - REACH) : place]
        several = any(m.says("cue", "any_of", "all_of") or m.text in ANY or _count(m) == len(parts) for m in around)
        if deeper or (several and mark.says("noun", "indicator", "parts")):
            least = _least(marks, place, len(parts))
            return Level(parts, least[0], frozenset({place, *least[1]})) if least else None
    return None


REACH = 5


def sized(base: Base, marks: tuple[Mark, ...], place: int, level: int) -> str | None:
    """*The five pillars*: the edition that has so many indicators at the level."""
    near = [m.number for m in marks[max(0, place - 2) : place] if m.kind == "number"] + [
        float(NUMERALS[word]) for word in marks[place].text.split() if word in NUMERALS
    ]
    for edition in base.editions:
        size = sum(i.edition == edition and i.level == level and bool(i.weight) for i in base.indicators.values())
        if size in near:
            return edition
    return None


NUMERALS = {"three": 3, "five": 5, "三": 3, "五": 5}


def _asked(marks: tuple[Mark, ...], place: int) -> bool:
    """*Which dimension …*: the level is what is asked for."""
    return any(m.says("ask", "which", "what", "how_many") for m in marks[max(0, place - 2) : place]) or (
        marks[place].text.startswith("哪")
    )


def _least(marks: tuple[Mark, ...], place: int, size: int) -> tuple[int, set[int]] | None:
    """Of how many indicators the test must hold: *at least two of the three*, *any*, *no*; else of all.

    ``None`` where it is not said whether a number is all that there may be.
    """
    if (told := _of_them(marks, place, size)) is not None:
        return told
    back = range(place - 1, max(-1, place - 7), -1)
    numbers = [p for p in back if _count(marks[p])]
    for number in reversed(numbers):
        behind = [p for p in range(number + 1, min(number + 3, len(marks))) if marks[p].text in BEHIND]
        op = next(
            (p for p in (number - 1, number - 2, *behind) if 0 <= p < place and marks[p].says("op", ">=", ">")), None
        )
        if op is not None and _count(marks[number]) <= size:
            more = marks[op].says("op", ">") and not marks[op].says("op", ">=")
            return _count(marks[number]) + more, {number, op}
    for number in numbers:  # *in two of the three*: so many and no more, or at least so many?
        after = marks[number + 1 : min(number + 2, place)]  # nothing where the number stands right before the test
        if _count(marks[number]) < size and all(m.says("cue", "among") or m.text in CLASSIFIERS for m in after):
            return None
    near = [marks[p].text for p in back[:3]]
    if any(text in NONE for text in near):
        return 0, {p for p in back[:3] if marks[p].text in NONE}
    ahead = marks[place + 1 : place + 4]
    neither = any(m.says("logic", "neither") and not m.text.isascii() for m in ahead)
    neither = neither or any(m.says("cue", "none_of") and not m.text.isascii() for m in ahead)
    if neither or any(_denies_each(m, after) for m, after in pairwise(ahead)):
        return 0, set()  # 在五个维度中都没有
    chinese = "".join(near[::-1]).replace(" ", "")
    some = any(text in ANY for text in near) or any(marks[p].says("cue", "any_of") for p in back[:5])
    if some or any(word in chinese for word in ("任何", "任一", "任意", "某")):
        return 1, set()
    return size, {p for p in numbers if p >= place - 3 and marks[p].number == size}


def _denies_each(mark: Mark, after: Mark) -> bool:
    """都未, 没有一项."""
    if mark.text in EVERY:
        return after.says("logic", "not")
    return mark.says("logic", "not") and after.text in ("一 项", "一 个", "任 何", "任 何 一 项", "任 何 一 个")


def _count(mark: Mark) -> int:
    """The whole number that a mark says; 0 where it says none."""
    if mark.text in ("one", "一 个", "一 项"):
        return 1
    return int(mark.number) if mark.kind == "number" and mark.number and not mark.ordinal else 0


def _of_them(marks: tuple[Mark, ...], place: int, size: int) -> tuple[int, set[int]] | None:
    """五个支柱中，在至少两个支柱上…: how many of those that were told before."""
    if not (place + 1 < len(marks) and marks[place + 1].says("cue", "among")):
        return None
    for number in range(place + 2, min(len(marks), place + 10)):
        said = _count(marks[number])
        op = next((p for p in (number - 1, number - 2, number + 1, number + 2)
                   if p < len(marks) and marks[p].says("op", ">=", ">")), None)  # fmt: skip
        if 0 < said <= size and op is not None:
            more = marks[op].says("op", ">") and not marks[op].says("op", ">=")
            again = {
                p for p in range(number, min(len(marks), number + 4)) if any(marks[p].says("noun", n) for n in LEVELS)
            }
            return said + more, {number, op, *again}
    return None
