"""Words of an order, of cities in a row or of deeds: *is the order Dalian, Shenyang, Changchun right?*, *later passed a law*."""

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark

AN_ORDER = frozenset({"order", "ordering", "ranking", "sequence", "顺 序", "次 序", "先 后", "排 名", "依 次"})
BETWEEN = frozenset({"right", "correct", "as", "is", "are", "of"})


def orders_names(marks: list[Mark], place: int) -> tuple[Cue, ...] | None:
    """*The order A, B, C*, *is A, B, C the right ordering*: the cities beside it, from the first to the last."""
    if marks[place].text not in AN_ORDER:
        return None
    behind, before = marks[place + 1 : place + 5], marks[max(0, place - 4) : place]
    beside = _row(behind) or _row(before[::-1])
    return (Cue("cue", "in_order"),) if beside else None


def _row(marks: list[Mark]) -> bool:
    """Whether two cities stand next, one after the other."""
    said = [m for m in marks if not (m.says("stop") or m.says("logic", "and") or m.text in BETWEEN)]
    return len(said) > 1 and all(m.thing("city") for m in said[:2])


SPOKEN = frozenset({"order", "ordering", "sequence"})
SPOKEN_ZH = ("顺 序", "次 序", "先 后")


def orders_row(marks: list[Mark], place: int) -> tuple[Cue, ...] | None:
    """*…A, B and C. Is that the order of the scores?*, 这是按得分排的吗: an order spoken of beside three names or more."""
    mark = marks[place]
    spoken = SPOKEN & set(mark.text.split()) or any(word in mark.text for word in SPOKEN_ZH) or _put_by(marks, place)
    if mark.things or mark.says("cue", "sort", "in_order") or mark.says("ask") or mark.says("attr") or not spoken:
        return None
    named = {city for m in marks if (city := m.thing("city"))}
    return (Cue("cue", "in_order"), *mark.cues) if len(named) > 2 else None


def _put_by(marks: list[Mark], place: int) -> bool:
    """按得分排的, 依名次排: put in an order by a measure."""
    before = marks[max(0, place - 2) : place]
    measured = len(before) > 1 and (before[1].says("noun", "score", "rank") or before[1].thing("indicator") is not None)
    return marks[place].text in PUT_BY and measured and before[0].text in BY


PUT_BY = frozenset({"排", "排 列", "排 的", "列 的", "列 出", "写 的", "列"})
BY = frozenset({"按", "依", "照", "按 照", "依 照"})


def source_lists(marks: list[Mark], place: int) -> tuple[Cue, ...] | None:
    """*The report lists them as …*, 报告列…为: what a document does, and no order to list something."""
    said = marks[place].says("ask", "which") and marks[place].text in ("list", "name", "give")
    said = said or (marks[place].text == "列" and not marks[place].says("ask"))
    before = marks[place - 1] if place else None
    source = before and (before.says("noun", "source") or before.thing("source") or before.text == "the prose")
    return (Cue("cue", "mention"),) if said and source else None


DEEDS = ("regulation.adopted", "regulation.in_force", "body.established")


def then_did(marks: list[Mark], place: int) -> tuple[Cue, ...] | None:
    """*Cities with a body … that later passed a law*: after what was told before, and no last of them."""
    behind = marks[place + 1 : place + 2]
    if marks[place].text != "later" or not (behind and behind[0].says("attr", *DEEDS)):
        return None
    told = [m.value("noun") for m in marks[:place] if m.says("noun", "body", "regulation")]
    again = [m.value("noun") for m in marks[place + 1 :] if m.says("noun", "body", "regulation")]
    if told[-1:] == again[:1] or not told:
        return (Cue("stop", ""),)
    return (Cue("cue", "body_first" if told[-1] == "body" else "law_first"),)


ORDERED_NAMES = (then_did, orders_names, orders_row, source_lists)
