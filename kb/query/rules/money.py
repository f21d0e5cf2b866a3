"""Whether a question asks where money comes from: a source of funds is no document."""

from kb.query.framing.attach import Frame


def asks_for_money(frame: Frame) -> bool:
    """*Where does the money come from?*, 经费从哪里来: what is paid from, and no document."""
    spoken = any(m.says("word", "money") or m.thing("theme") == "funding" for m in frame.marked.marks)
    marks = frame.marked.marks
    document = any(m.says("noun", "source") and (m.text.startswith("哪") or any(b.says("ask", "which") for b in marks[max(0, p - 2) : p]))
                   for p, m in enumerate(marks))  # fmt: skip
    return (spoken and "provenance" in frame.cues and not document) or any(m.says("word", "funds") for m in marks)
