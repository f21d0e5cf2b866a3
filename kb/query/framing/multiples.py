"""Multiples and parts in a question: *twice as high as*, *less than half of*, 是……的两倍, 不到一半, *the top quarter*."""

from dataclasses import dataclass

from kb.query.marking.mark import Mark
from kb.query.selection.conditions import Operator

OPERATORS: dict[str, Operator] = {">": ">", ">=": ">=", "<": "<", "<=": "<="}
FRACTIONS = {3: 1 / 3, 4: 1 / 4, 5: 1 / 5, 10: 1 / 10}  # *the top third*, *the bottom fifth*


@dataclass(frozen=True)
class Multiple:
    """How many times something, compared how, and the marks that say it."""

    factor: float
    op: Operator
    used: frozenset[int]


def factor_at(marks: tuple[Mark, ...], place: int) -> float | None:
    """The factor that a mark says: *twice*, *half*, and *times* or 倍 with the number before it."""
    mark = marks[place]
    if not mark.says("word", "scale"):
        return None
    said = float(mark.value("times") or 1)
    before = marks[place - 1] if place else None
    if said != 1:
        return said
    return before.number if before is not None and before.kind == "number" and not before.ordinal else None


def multiple(marks: tuple[Mark, ...], place: int) -> Multiple | None:
    """The multiple of what a mark names that something is compared with: before it in English, behind it in Chinese."""
    for other in (*range(place - 1, max(-1, place - 6), -1), *range(place + 1, min(len(marks), place + 5))):
        factor = factor_at(marks, other) or _part_of(marks, other, place)
        if factor:
            near = (other - 1, other - 2, other - 3, other + 1, other + 2, place - 1, place - 2)
            ops = [p for p in near if 0 <= p < len(marks) and marks[p].says("op", *OPERATORS)]
            op = OPERATORS[marks[ops[0]].value("op") or ">="] if ops else ">=" if factor > 1 else "<="
            used = {
                other,
                *ops[:1],
                *(p for p in range(min(other, place), max(other, place)) if marks[p].says("rel", "same")),
            }
            return Multiple(factor, op, frozenset(used | ({other - 1} if marks[other - 1].kind == "number" else set())))
    return None


def _part_of(marks: tuple[Mark, ...], number: int, place: int) -> float | None:
    """*Two thirds of Beijing's*, 北京的三分之二: a fraction said in words right beside what it is of."""
    mark = marks[number]
    if mark.kind != "number" or mark.number is None or mark.end - mark.start < 2 or not 0 < mark.number < 1:
        return None
    between = marks[number + 1 : place] if number < place else marks[place + 1 : number]
    joined = any(m.text in ("of", "of the", "的") for m in between)
    return mark.number if joined and len(between) < 3 else None


def _dates_a_law(marks: tuple[Mark, ...], place: int) -> bool:
    """*Passed in the first quarter*: a part of a year that is not named, and of no order."""
    dated = ("regulation.adopted", "regulation.in_force", "body.established")
    return marks[place].text == "first" and any(m.says("attr", *dated) for m in marks[max(0, place - 3) : place])


def part_of_order(marks: tuple[Mark, ...], place: int) -> float | None:
    """*Top half*, *bottom quarter*, 前三分之一, 后一半: the part of an order that stands behind its end."""
    end = marks[place].says("order", "top", "bottom") or marks[place].text.endswith(" top")  # *make the top third*
    if not end or place + 1 == len(marks) or _dates_a_law(marks, place):
        return None
    ahead = marks[place + 1]
    if ahead.says("word", "scale"):
        factor = float(ahead.value("times") or 1)
        return factor if factor < 1 else None
    if ahead.kind != "number" or ahead.number is None:
        return None
    if ahead.ordinal:
        return FRACTIONS.get(int(ahead.number)) if ahead.text.isascii() else None  # 第五 is a place, never a fifth
    return ahead.number if 0 < ahead.number < 1 else None
