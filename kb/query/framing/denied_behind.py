"""Chinese denials that close their clause, and so deny what stands before them: 产业驱动、国际化也都不沾."""

from collections.abc import Collection

from kb.query.marking.mark import Mark, Marked

CLOSING = frozenset(
    {"是", "属 于", "属", "算", "占", "沾", "沾 边", "沾 上", "在 内", "在 列", "进", "入 选", "上 榜"}
)  # 产业驱动、国际化都不是
OUTSIDE = frozenset({"以 外", "之 外", "之 外 还", "以 外 还"})
SIGNS = frozenset("，。；,;？?！!")


def denials_behind(marked: Marked) -> frozenset[int]:
    """产业驱动、国际化也都不沾: the places of Chinese denials that end their clause, so that they deny what stands before."""
    marks = marked.marks
    return frozenset(p for p in range(1, len(marks)) if _leaves_out(marks, p)) | frozenset(
        place
        for place, mark in enumerate(marks)
        if not mark.text.isascii() and mark.says("logic", "not", "neither", "nor") and not mark.says("ask")
        and place and not _sign_before(marked, place) and _ends_clause(marked, place)
    )  # fmt: skip


def _leaves_out(marks: tuple[Mark, ...], place: int) -> bool:
    """GNLC成员以外哪些城市…: a set that no word before it opens as an exception, and that this word leaves out."""
    if marks[place].text not in OUTSIDE or any(m.says("logic", "except") for m in marks[:place]):
        return False
    before = marks[place - 1]
    return before.kind == "thing" or bool(before.value("set")) or before.says("noun", "network")


def is_denied_behind(marked: Marked, place: int, behind: Collection[int]) -> bool:
    """Whether only sets and joining words stand between a set and a denial that ends the clause."""
    for other in range(place + 1, len(marked.marks)):
        if _sign_before(marked, other):
            return False
        if other in behind:
            return True
        mark = marked.marks[other]
        if not (mark.kind == "thing" or mark.value("set") or mark.says("logic", "and", "or") or mark.says("stop")
                or mark.says("noun", "path", "network")):  # fmt: skip
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
