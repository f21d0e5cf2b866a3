"""A top k as one of several things listed: 省会、有条例、iSLEC前二十. A bound that leaves no city of the others out is a condition."""

from kb.query.framing.items import Items
from kb.query.framing.whose import nearest_indicator
from kb.query.marking.mark import Marked
from kb.query.selection.conditions import ScoreTest, Selection
from kb.query.selection.evaluate import evaluate

LIST_SIGNS = frozenset("、，,;；+/")
OTHERS = 2  # other things that are listed; behind fewer a top k is an order of them


def listed_tops(items: Items) -> None:
    """Add the test of ranks where a top k stands in a clause of its own and its k is no less than the other cities."""
    others = tuple(condition for _, condition in items.found)
    if items.cities or len(others) < OTHERS or any(isinstance(c, ScoreTest) for c in others):
        return
    for place, mark in enumerate(items.marks):
        number, before = mark.number, items.marks[max(0, place - 1) : place]
        counted = mark.kind == "number" and not mark.ordinal and number is not None and number == int(number)
        if not counted or not any(m.says("order", "top") for m in before) or not _in_own_clause(items.marked, place):
            continue
        indicator = nearest_indicator(items.base, items.marked, place, items.indicators, items.edition)
        if indicator and len(evaluate(items.base, Selection(conditions=others)).of("yes")) <= (number or 0):
            items.used.add(place)
            items.found.append((place, ScoreTest(indicator=indicator, measure="rank", op="<=", value=number)))
            return


def _in_own_clause(marked: Marked, place: int) -> bool:
    """Whether a sign of a list stands before the words for the top k, and nothing but names of an index beside them."""
    for other in range(place + 1, len(marked.marks)):
        if _sign_before(marked, other):
            break
        if marked.marks[other].says("noun", "city", "network"):
            return False  # *the top ten cities*
    for other in range(place, 0, -1):
        if _sign_before(marked, other):
            return True
        mark = marked.marks[other - 1]
        named = any(mark.thing(kind) for kind in ("index", "edition", "indicator"))
        if not (
            named or mark.says("order") or mark.says("cue", "overall") or mark.says("stop") or mark.says("noun", "rank")
        ):
            return False
    return False


def _sign_before(marked: Marked, place: int) -> bool:
    tokens, marks = marked.tokens, marked.marks
    return bool(LIST_SIGNS & set(marked.text[tokens[marks[place - 1].end - 1].end : tokens[marks[place].start].start]))
