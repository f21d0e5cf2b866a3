"""Years between the founding of a body and the adoption of a law: at least, at most, exactly, either way, or backwards."""

from collections.abc import Sequence

from kb.query.framing.items import Items
from kb.query.framing.lawful import law_sequence
from kb.query.marking.beside import is_within
from kb.query.marking.mark import Mark
from kb.query.selection.conditions import AllOf, AnyOf, HasBody, LagTest, Operator

EVENTS = ("regulation.adopted", "regulation.in_force", "body.established")


def waits(items: Items) -> None:
    """*More than ten years between the body and the law*, 机构成立十年以后才立法."""
    bodies = any(m.value("noun") == "body" or m.says("cue", *SEQUENCES) for m in items.marks)
    laws = any(m.says("noun", "regulation") or m.says("cue", "sequence", *SEQUENCES) for m in items.marks)
    if not (bodies and laws) or items.cities:
        return
    events = {c.value for m in items.marks for c in m.cues if c.role == "attr"}
    until = "in_force" if "regulation.in_force" in events and "regulation.adopted" not in events else "adopted"
    for place, mark in enumerate(items.marks):
        after = list(items.marks[place + 1 : place + 3])
        number = mark.number
        if mark.kind != "number" or number is None or not any(_are_years(m) for m in after[:1]):
            continue
        op = _years_compared(items, place)
        if op in ("<", "<=", ">", ">=", "=") and law_leads(items, place):
            items.used.add(place)
            items.found.append((place, law_ahead(op, int(number), until)))
        elif op in ("<", "<=", "=") and either_way(items.marks):
            items.used.add(place)
            items.found.append((place, apart(op, int(number), until)))
        elif op in (">", ">=", "<", "<=", "="):
            items.used.add(place)
            items.found.append((place, body_ahead(op, int(number), until)))
            if op in ("<", "<=") and any(m.text in FOLLOWED or m.says("cue", "years_between") for m in items.marks):
                first = HasBody.model_validate({"law": "before", "law_date": until})
                items.found.append((place, first))  # a law that came first followed nothing


def either_way(marks: Sequence[Mark]) -> bool:
    """*Of each other*, 前后只差一年: whichever came first."""
    return any(m.text in EITHER or m.says("cue", "either_way") for m in marks)


def body_ahead(op: str, years: int, until: str) -> LagTest:
    """So many years from the body to a date of the law."""
    told = {"op": op, "months": years, "unit": "calendar years", "since": "body", "until": until}
    return LagTest.model_validate(told)


def apart(op: str, years: int, until: str) -> AnyOf | AllOf:
    """So many years between body and law, whichever came first."""
    later = body_ahead(op, years, until)
    if op == "=":
        return AnyOf(conditions=(later, later.model_copy(update={"months": -years})))
    turned: Operator = ">" if op == "<" else ">="
    return AllOf(conditions=(later, later.model_copy(update={"op": turned, "months": -years})))


def law_ahead(op: str, years: int, until: str) -> LagTest:
    """The law so many years before the body: the same wait, counted backwards."""
    turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(op, op)
    return body_ahead(turned, -years, until)


def law_leads(items: Items, place: int) -> bool:
    """*Legislated a year before setting up the body*, *the law precedes the body by two years*: the law came first."""
    if law_sequence(items) == "after":
        return True
    told = " ".join(m.text for m in items.marks[place + 1 : place + 3]).split()
    before, after = {"before", "earlier"} & set(told), {"after", "later", "后"} & set(told)
    said = [m for m in items.marks[:place] if m.says("noun", "regulation", "body") or m.says("attr", *EVENTS)]
    if not said or not (before or after):
        return False
    by_law = said[-1].says("noun", "regulation") or said[-1].says("attr", "regulation.adopted")
    by_law = by_law and not said[-1].says("noun", "body")
    return by_law if before or items.marked.language == "zh" else not by_law


SEQUENCES = ("body_first", "law_first")
EITHER = frozenset({"of each other", "of one another", "either way", "前 后", "先 后", "相 互"})
FOLLOWED = frozenset(
    {
        "from",
        "of",
        "within",
        "之 内",
        "以 内",
        "内",
        "followed",
        "after",
        "later",
        "后",
        "之 后",
        "以 后",
        "才",
        "就",
        "便",
        "即",
    }
)
COMPARED = ("早", "晚", "早 了", "晚 了")
APART = frozenset(
    {
        "相 差",
        "只 差",
        "仅 差",
        "差",
        "相 隔",
        "相 距",
        "间 隔",
        "隔",
        "exactly",
        "precisely",
        "apart",
        "by",
        "正 好",
        "恰 好",
        "刚 好",
        "整 整",
    }
)


def _years_compared(items: Items, place: int) -> str | None:
    """The comparison beside a number of years: as said, at most where *within*, exactly where *apart*."""
    beside = (*items.marks[max(0, place - 2) : place], *items.marks[place + 1 : place + 3])
    if said := next((m for m in beside if m.says("op") and not m.says("op", "better", "worse")), None):
        return said.value("op")
    if any(m.says("word", "reaching") for m in items.marks[max(0, place - 1) : place]):
        return ">="  # 满十年后: a bound that is reached
    earlier = any(m.text.endswith(COMPARED) for m in items.marks[max(0, place - 1) : place])  # 比条例早五年
    return "<=" if is_within(items.marks, place) else "=" if earlier or _apart(items, place) else None


def _apart(items: Items, place: int) -> bool:
    """*Exactly five years*, 相隔五年: the number itself, and no bound."""
    later = items.marks[place + 1].says("cue", "years_between") or any(
        m.text == "后" for m in items.marks[place + 2 : place + 3]
    )
    return (
        later
        or either_way(items.marks[place - 1 : place])
        or any(m.text in APART for m in (*items.marks[max(0, place - 3) : place], *items.marks[place + 2 : place + 4]))
    )


def _are_years(mark: Mark) -> bool:
    """*Years*, *years after*, 年."""
    return mark.text in ("year", "年", "年 内") or (mark.says("cue", "years_between") and mark.text.startswith("year"))
