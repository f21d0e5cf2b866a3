"""Small words that turn a question: a plan that passes over one of them has read another question."""

from typing import Protocol

from kb.query.framing.attach import Frame
from kb.query.framing.bodies import HAVING, PARTICULAR
from kb.query.framing.subjects import denied_subjects


class Used(Protocol):
    """What a plan holds."""

    kind: str
    text: str
    strings: set[str]
    negates: bool


LISTS = ("find", "count")


def small_word_used(frame: Frame, place: int, used: Used) -> bool | None:
    """Whether a plan uses such a word; ``None`` when the mark is none of them."""
    mark, behind = frame.marked.marks[place], frame.marked.marks[place + 1 : place + 4]
    if (subject := mark.value("subject")) and '"breadth": "strict"' in used.text:
        aside = denied_subjects(frame.marked.marks)
        broadly = bool(aside) and subject == "lifelong-learning" and _holds(used, '"breadth": "broad"')
        denied = subject in aside or "aside" in frame.cues or broadly
        return denied or subject in used.strings or mark.text in used.text  # *lifelong or community education laws*
    if mark.says("cue", "in_chinese"):
        return _holds(used, '"printed": "zh"')
    if mark.text in PARTICULAR and used.kind in (*LISTS, "rank") and not frame.cities:
        before = frame.marked.marks[max(0, place - 2) : place]
        said = any(m.text in HAVING or m.text == "a" or m.says("ask", "which", "how_many") for m in before)
        return not said or _holds(used, '"named": "')
    if mark.text == "within" and any(m.text in ("year", "month") for m in behind):
        return used.kind not in LISTS or _holds(used, '"lag"', '"date"')
    if mark.says("cue", "years_between") and used.kind in LISTS:
        return _holds(used, '"lag"', '"date"', '"law": "', '"regulation.lag"')
    if mark.says("cue", "none_of") and used.kind in (*LISTS, "rank", "aggregate"):
        return used.negates
    if mark.says("cue", "if_so"):  # *…? If not, who leads its body?*: both are told of the same city
        listed = used.kind == "find" and any(m.says("ask", "which") for m in behind[:1])
        return listed or used.kind in ("lookup", "check")
    defined = mark.says("noun", "definition") and ("definition" in mark.text or "定 义" in mark.text)
    if defined and used.kind in ("find", "count", "rank", "check"):
        return False  # *whose definition of the regions was used?*: no cities
    if mark.value("noun") == "challenge" and used.kind == "lookup" and {"which", "what"} & set(frame.asks):
        return False  # 法律法规问题有哪些
    return None


def _holds(used: Used, *words: str) -> bool:
    """Whether a plan has one of these fields or values."""
    return any(word in used.text for word in words)
