"""A test of one indicator that the question carries on to a second: *above 90 in A but not in B*, *beat Tokyo on both A and B*."""

from kb.query.framing.items import Items
from kb.query.framing.whose import EACH
from kb.query.marking.mark import Mark
from kb.query.marking.marks import HIGH, LOW
from kb.query.selection.conditions import Operator, ScoreTest

BACK = frozenset({"it", "that city", "the latter", "them"})  # *but trail it on B*


def carried(items: Items) -> None:
    """Add the test of the second indicator, where the only test of the question is of the first and small words lead on."""
    tests = [(p, c) for p, c in items.found if isinstance(c, ScoreTest)]
    said = [
        (p, i)
        for p, m in enumerate(items.marks)
        for c in m.things
        if (i := c.key.partition(":")[2]) in items.indicators
    ]
    if len(tests) != 1 or len(said) != 2 or tests[0][1].indicator != said[0][1]:
        return
    (place, test), (first, left), (second, right) = tests[0], *said
    if items.base.indicators[left].edition != items.base.indicators[right].edition or place > second:
        return
    change = _led_on(items, max(first, place), second, test) or _denied_behind(items.marks, second, test)
    change = _both(items.marks, first, second, place) if change is None else change
    change = _left_unsaid(items, max(first, place), second, test) if change is None else change
    if change is not None:
        items.found.append((second, test.model_copy(update={"indicator": right, **change})))


def _led_on(items: Items, start: int, second: int, test: ScoreTest) -> dict[str, object] | None:
    """*But not on B*, *and also not in B*, *but trail it on B*."""
    marks = items.marks
    between = [p for p in range(start + 1, second) if marks[p].says("op") or not _is_stop(marks[p])]
    denials = [p for p in between if marks[p].says("logic", "not", "except")]
    if denials and all(p in denials or _is_small(marks[p]) for p in between):
        items.used.update(denials)
        return {"negate": not test.negate}
    turned = [p for p in between if marks[p].says("rel", "beats", "loses") or marks[p].says("op", ">", "<")]
    pointed = any(m.text in BACK for m in marks[start + 1 : second])
    small = all(p in turned or _is_small(marks[p]) for p in between)
    if test.reference is None or len(turned) != 1 or not pointed or not small:
        return None
    above = marks[turned[0]].says("rel", "beats") or marks[turned[0]].says("op", ">")
    op: Operator = ">" if above else "<"
    return {"op": op, "negate": False}


def _denied_behind(marks: tuple[Mark, ...], second: int, test: ScoreTest) -> dict[str, object] | None:
    """A进入前五而B却没有的城市: the denial that closes the clause."""
    behind = [m for m in marks[second + 1 : second + 4] if not m.says("stop") or m.text == "的"]
    closed = len(behind) < 2 or behind[1].text == "的" or behind[1].says("ask")
    denied = bool(behind) and not behind[0].text.isascii() and behind[0].says("logic", "not")
    return {"negate": not test.negate} if denied and closed else None


def _both(marks: tuple[Mark, ...], first: int, second: int, place: int) -> dict[str, object] | None:
    """*On both A and B*: one bound said before two indicators."""
    joined = all(m.says("logic", "and") or m.says("stop") for m in marks[first + 1 : second])
    each = any(m.text in EACH for m in marks[place + 1 : first])
    return {} if joined and each and place < first else None


def _left_unsaid(items: Items, start: int, second: int, test: ScoreTest) -> dict[str, object] | None:
    """*But a lower score on B*, 但B更低: what the second is compared with is not said again."""
    marks = items.marks
    content = [
        p for p, m in enumerate(marks) if not (_is_stop(m) or m.says("noun", "score") or m.says("ask", "yes_no"))
    ]
    between, behind = [p for p in content if start < p < second], [p for p in content if p > second]
    chinese = items.marked.language == "zh"
    told = behind[:1] if chinese else between
    rest = marks[told[0] + 1 :] if told and chinese else marks[second + 1 :]
    own = all(
        marks[p].text in HIGH | LOW or marks[p].says("rel", "beats", "loses") for p in between
    )  # 比上海高，但…更低
    if test.reference is None or test.factor or test.plus or len(told) != 1 or (chinese and not own):
        return None
    if any(m.kind == "number" or m.thing("city") or m.says("agg") or m.says("rel", "than") for m in rest):
        return None
    word = marks[told[0]]
    above, below = (
        word.text in HIGHER | HIGH or word.says("rel", "beats"),
        word.text in LOWER | LOW or word.says("rel", "loses"),
    )
    if above == below:
        return None
    items.used.update(told)
    return {"op": ">" if above else "<", "negate": False}


HIGHER = frozenset({"higher", "better", "above", "更 高", "较 高"})
LOWER = frozenset({"lower", "worse", "below", "更 低", "较 低"})


def _is_stop(mark: Mark) -> bool:
    return mark.says("stop") or mark.says("time", "in")


def _is_small(mark: Mark) -> bool:
    return mark.says("logic", "and") or mark.text in BACK
