"""Tests over a whole level of an index: *above the mean in all three dimensions*, *in at least two pillars*, 任一二级指标."""

from dataclasses import dataclass

from kb.query.base import Base
from kb.query.marking.indicators import choose_edition, default_edition
from kb.query.marking.mark import Mark, Marked
from kb.query.selection.conditions import AllOf, AnyOf, Condition, ScoreTest

LEVELS = {"dimension": 1, "second_level": 2, "third_level": 3}
ANY = frozenset({"any", "any of", "any of the", "one", "some", "任 何", "任 一", "任 意", "某", "某 个", "某 一", "a"})
NONE = frozenset({"no", "none", "neither"})


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
        return None
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
            least, used = _least(marks, place, len(found))
            return Level(found, least, frozenset({place, *used}))
    return None


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


def _least(marks: tuple[Mark, ...], place: int, size: int) -> tuple[int, set[int]]:
    """Of how many indicators the test must hold: *at least two of the three*, *any*, *no*; else of all."""
    back = range(place - 1, max(-1, place - 7), -1)
    numbers = [p for p in back if marks[p].kind == "number" and marks[p].number and not marks[p].ordinal]
    operators = [p for p in back if marks[p].says("op", ">=", ">")]
    for number in reversed(numbers):
        before = [p for p in operators if p in (number - 1, number - 2)]
        if before and float(marks[number].number or 0) <= size:
            more = marks[before[0]].says("op", ">") and not marks[before[0]].says("op", ">=")
            return int(marks[number].number or 0) + more, {number, before[0]}
    near = [marks[p].text for p in back[:3]]
    if any(text in NONE for text in near):
        return 0, set()
    chinese = "".join(near[::-1]).replace(" ", "")
    if any(text in ANY for text in near) or any(word in chinese for word in ("任何", "任一", "任意", "某")):
        return 1, set()
    return size, {p for p in numbers if p >= place - 3 and marks[p].number == size}
