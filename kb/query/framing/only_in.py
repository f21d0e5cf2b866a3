"""*In the top ten for X only*, *and in neither of the other two*, 只有X进前十: among the first in one part of a whole, in no other."""

from kb.query.framing.gaps import OTHER
from kb.query.framing.items import Items
from kb.query.framing.whose import TURNS
from kb.query.marking.mark import Mark
from kb.query.selection.conditions import ScoreTest

BEHIND = 8  # marks that may stand between the other parts and the word that denies them
OTHERS = OTHER | {"the other two", "the other", "the others", "other", "the rest", "others"}


def only_in(items: Items) -> None:
    """Add that a city is not among the first k of the parts beside the one that is said to be the only one."""
    tops = [
        (p, c) for p, c in items.found if isinstance(c, ScoreTest) and c.measure == "rank" and c.op == "<=" and not c.of
    ]
    said = {c.indicator for _, c in tops}
    first = [(p, c) for p, c in tops if not c.negate and items.base.indicators[c.indicator].level == 1]
    if not first or len({(c.value, items.base.indicators[c.indicator].parent) for _, c in first}) > 1:
        return
    place, test = first[-1]
    named = any(c.negate and items.base.indicators[c.indicator].level == 1 for _, c in tops)  # what it is not among
    words = _only(items.marks, place, said) | _others_denied(items.marks, place)
    siblings = items.base.children.get(items.base.indicators[test.indicator].parent, ())
    rest = [row.id for row in siblings if row.weight and row.id not in said]
    if not words or not rest:
        return
    items.used |= words
    items.found += (
        [] if named else [(place, test.model_copy(update={"indicator": other, "negate": True})) for other in rest]
    )


def _only(marks: tuple[Mark, ...], place: int, said: set[str]) -> set[int]:
    """Where *only* stands beside the part or before the top k: nothing but what names or orders is between."""
    for step in (-1, 1):
        other = place + step
        while 0 <= other < len(marks) and not marks[other].says("ask"):
            mark = marks[other]
            if mark.text in TURNS:
                break  # *but only in the bottom half for Y*
            if (mark.says("logic", "only") and mark.text != "just") or (step > 0 and mark.text == "alone"):
                beside = marks[other + 1 : other + 2]
                return set() if any(m.text.split()[0] == "one" for m in beside) else {other}
            named = any(c.key.partition(":")[2] in said for c in mark.things)
            if not (
                named
                or mark.says("stop")
                or mark.says("order")
                or mark.says("time", "in")
                or mark.says("cue", "within", "presence")
                or mark.says("logic", "and")
            ):
                break
            other += step
    return set()


def _others_denied(marks: tuple[Mark, ...], place: int) -> set[int]:
    """*But in neither of the other two dimensions*, 其他两项都没进: where the others are denied."""
    other = next((p for p in range(place + 1, len(marks)) if marks[p].text in OTHERS), None)
    if other is None:
        return set()
    around = range(max(place + 1, other - 4), min(len(marks), other + BEHIND))
    denied = {p for p in around if marks[p].says("logic", "not", "neither", "nor") or marks[p].says("cue", "none_of")}
    named = any(marks[p].things for p in range(other, len(marks)))
    return set() if named else denied
