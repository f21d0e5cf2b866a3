"""Questions on money: where it comes from, for a source of funds is no document, and what it is for."""

from kb.query.framing.attach import Frame
from kb.query.marking.mark import Mark, Marked


def asks_for_money(frame: Frame) -> bool:
    """*Where does the money come from?*, 经费从哪里来: what is paid from, and no document."""
    spoken = any(m.says("word", "money") or m.thing("theme") == "funding" for m in frame.marked.marks)
    marks = frame.marked.marks
    document = any(m.says("noun", "source") and (m.text.startswith("哪") or any(b.says("ask", "which") for b in marks[max(0, p - 2) : p]))
                   for p, m in enumerate(marks))  # fmt: skip
    return (spoken and "provenance" in frame.cues and not document) or any(m.says("word", "funds") for m in marks)


SPENT = frozenset({"安 排", "安", "排"})  # the deed, and not what it is for


def purpose(marked: Marked) -> str:
    """*How much does it earmark for libraries?*, 安排多少图书馆经费: what the money is for, as written; nothing where that is not said."""
    marks = marked.marks
    if marked.language == "zh":
        last = next((p for p in range(len(marks) - 1, -1, -1) if marks[p].text in FUNDS), 0)
        start = last
        while start and _says_purpose(marks[start - 1]):
            start -= 1
        while start < last and marks[start].text in SPENT:
            start += 1
        behind = marks[start:last]
    else:
        start = next((p + 1 for p in range(len(marks) - 1, -1, -1) if marks[p].text == "for"), len(marks))
        spoken = EARMARKS & {word for m in marks[:start] for word in m.text.split()}
        behind = marks[start:] if spoken and all(_says_purpose(m) or m.says("stop") for m in marks[start:]) else ()
    return (
        " ".join(marked.original(m) for m in behind)
        if marked.language == "en"
        else "".join(map(marked.original, behind))
    )


def _says_purpose(mark: Mark) -> bool:
    plain = mark.kind == "word" and mark.text not in (
        "安",
        "列",
        "支",
        "人 均",
        "每 人",
    )  # per head: a rate, and no purpose
    return plain or mark.says("subject") or bool(mark.thing("theme"))


FUNDS = ("经 费", "专 项 经 费", "资 金", "专 项 资 金")
EARMARKS = frozenset(
    {"earmark", "earmarked", "reserve", "reserved", "allocate", "allocated", "budget", "budgeted", "aside"}
)
