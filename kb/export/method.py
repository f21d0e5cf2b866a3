"""The method of an answer in words: what its notes say of it, with the parameters filled in."""

from kb.query.answer import Answer

MARKS = ("Method: ", "方法：")
PLAIN = {
    "en": "Selected and counted from the cited rows by the plan below; no estimate, no model.",
    "zh": "按下列计划从所引各行中选取并计数；未作估计，未用模型。",
}


def method_text(answer: Answer) -> list[str]:
    """The sentences of method; where a kind computes nothing, one that says so.

    Examples
    --------
    >>> from kb.query.answer import Note, Understood
    >>> found = Answer(question="", language="en", status="answered", reading=Understood(kind="find", text="", plan=None),
    ...                headline="", value=None, notes=[Note(kind="assumption", text="Method: a mean.")], data_version="")
    >>> method_text(found)
    ['a mean.']
    """
    found = [note.text.removeprefix(mark) for note in answer.notes for mark in MARKS if note.text.startswith(mark)]
    return found or [PLAIN[answer.language]]


def chart_notes(answer: Answer) -> tuple[str, ...]:
    """What must stand under a chart that leaves its page: the caveats, and who is missing."""
    return tuple(note.text for note in answer.notes if note.kind in ("caveat", "missing", "conflict"))


def caveat_text(answer: Answer) -> list[str]:
    """All other notes: what the reader must know."""
    return [note.text for note in answer.notes if not note.text.startswith(MARKS)]
