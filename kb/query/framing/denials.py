"""What is denied by *neither* or *except* some way before it, or by a word behind it.

``joining`` are the words that join and deny in the whole question: where one is not said, nobody looks for it at every mark.
"""

from collections.abc import Collection, Sequence

from kb.query.marking.mark import Mark, Marked

TRAILING = frozenset({"以 外", "之 外", "除 外"})  # they close an exception that another word opened
VERBS = frozenset({"belong", "belongs", "are", "is", "were", "have", "has", "lie", "follow", "follows", "share", "pursue", "属", "是",
                   "有"})  # fmt: skip  # an exception ends


def joining_words(marks: Sequence[Mark]) -> frozenset[str]:
    """The words that join and deny: *and*, *not*, *except*."""
    return frozenset(cue.value for mark in marks for cue in mark.cues if cue.role == "logic")


def is_lacking(marks: Sequence[Mark], place: int) -> bool:
    """立法上还是空白: in Chinese the denial may stand behind what is lacking."""
    if not marks[place].says("noun", "regulation", "body"):
        return False
    ahead = next((m for m in marks[place + 1 : place + 6] if not m.says("stop") and m.text != "还 是"), None)
    return ahead is not None and ahead.says("cue", "lacking")


CLOSING = frozenset(
    {"是", "属 于", "属", "算", "占", "沾", "沾 边", "沾 上", "在 内", "在 列", "进", "入 选", "上 榜"}
)  # 产业驱动、国际化都不是
SIGNS = frozenset("，。；,;？?！!")


def denials_behind(marked: Marked) -> frozenset[int]:
    """产业驱动、国际化也都不沾: the places of Chinese denials that end their clause, so that they deny what stands before."""
    marks = marked.marks
    return frozenset(
        place
        for place, mark in enumerate(marks)
        if not mark.text.isascii() and mark.says("logic", "not", "neither", "nor") and not mark.says("ask")
        and place and not _sign_before(marked, place) and _ends_clause(marked, place)
    )  # fmt: skip


def is_denied_behind(marked: Marked, place: int, behind: Collection[int]) -> bool:
    """Whether only sets and joining words stand between a set and a denial that ends the clause."""
    for other in range(place + 1, len(marked.marks)):
        if _sign_before(marked, other):
            return False
        if other in behind:
            return True
        mark = marked.marks[other]
        if not (mark.kind == "thing" or mark.value("set") or mark.says("logic", "and", "or") or mark.says("stop")
                or mark.says("noun", "path")):  # fmt: skip
            return False
    return False


def _sign_before(marked: Marked, place: int) -> bool:
    """Whether a sign that ends a clause stands right before a mark."""
    between = marked.text[
        marked.tokens[marked.marks[place - 1].end - 1].end : marked.tokens[marked.marks[place].start].start
    ]
    return bool(SIGNS & set(between))


def _ends_clause(marked: Marked, place: int) -> bool:
    """Whether nothing but a verb without an object stands between a denial and the end of its clause."""
    said = 0
    for other in range(place + 1, len(marked.marks)):
        mark = marked.marks[other]
        if _sign_before(marked, other) or mark.text == "的":
            return said > 0
        if mark.text not in CLOSING:
            return False
        said += 1
    return said > 0


def after_neither(marks: Sequence[Mark], place: int, joining: Collection[str], behind: Collection[int]) -> bool:
    """*Neither X nor Y*: what comes right after one of the two words, and what *and* joins to it.

    ``behind`` are the denials that deny what stands before them.
    """
    if "neither" not in joining:
        return False
    said = [p for p, m in enumerate(marks[:place]) if m.says("logic", "neither", "nor") and p not in behind]
    if not any(marks[p].says("logic", "neither") for p in said):
        return False
    between = marks[said[-1] + 1 : place]
    return not any(m.value("set") or m.thing("path_type") or m.thing("network") or m.value("noun") in ("regulation", "body")
                   for m in between)  # fmt: skip


def after_except(marks: Sequence[Mark], place: int, exceptions: Sequence[int]) -> bool:
    """*All but X*: what comes right after one of the words that make exceptions, and what is joined to it."""
    excepts = [p for p in exceptions if p < place]
    if not excepts:
        return False
    between = marks[excepts[-1] + 1 : place]
    if marks[excepts[-1]].text in TRAILING:
        return False
    if any(m.text.split()[0] in VERBS for m in between):
        return False
    beyond = not marks[place].thing("city") and any(m.thing("city") for m in between)
    if beyond and not marks[place - 1].says("logic", "and", "or"):
        return False  # 除了苏州，产业驱动型还有…: the set is not left out
    return all(m.kind == "thing" or m.says("logic", "and", "or") or m.says("stop") for m in between)
