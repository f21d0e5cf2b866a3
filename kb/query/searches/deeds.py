"""The deed of which it is asked who did it: *who founded …*, *by whom was it reviewed*, 由谁资助."""

import re
from itertools import takewhile

from kb.query.base import Base
from kb.query.lexicon import alike_deeds
from kb.query.marking.mark import Mark, Marked
from kb.search.text import terms

BETWEEN = frozenset({"first", "originally", "else", "actually", "then", "once"})
LIGHT = frozenset(
    {"担任", "wrote", "written", "write", "author", "publish", "promot"}
)  # an office; what a title page tells in other words
WHO = re.compile(
    r"(?:谁|哪一?[位名](?:学者|专家|教授|作者|研究者|思想家|管理学家|经济学家|人士)?)(?:来|首先|首次|最早|最先|率先|出资)?"
)


def deed_terms(marked: Marked) -> tuple[str, ...]:
    """The word of the deed; a passage that does not tell it names others than those who did it."""
    place = next((p for p, m in enumerate(marked.marks) if m.says("ask", "who")), None)
    if place is None:
        return ()
    behind = marked.marks[place + 1 :]
    if marked.language == "zh":
        return _known(marked.text) or _unknown(marked, behind)
    told = behind[-1:] if marked.marks[place].text == "by whom" else [m for m in behind if m.text not in BETWEEN][:1]
    said = terms(marked.original(told[0]))[:1] if told and _is_deed(marked, told[0]) else ()
    return tuple(term for term in said if term not in LIGHT)


def proposed(marked: Marked) -> tuple[str, ...]:
    """*In which year did … propose it?*, 哪一年提出: here no document says it, and when it was proposed is asked."""
    return tuple(t for m in marked.marks if m.text in PROPOSED for t in terms(marked.original(m)))


PROPOSED = frozenset({"提 出", "propose", "proposed"})


def _is_deed(marked: Marked, mark: Mark) -> bool:
    return (
        mark.kind == "word"
        or mark.says("attr", "body.established")
        or (mark.kind == "cue" and terms(marked.original(mark))[0] in alike_deeds())
    )


def _known(text: str) -> tuple[str, ...]:
    """创办 of 谁创办了: a deed that stands right behind *who*; 提出 of 最早提出……的是谁."""
    if PROPOSER.search(text):
        return ("提出",)
    found = WHO.search(text)
    said = text[found.end() : found.end() + 2] if found else ""
    return (said,) if said in alike_deeds() else ()


PROPOSER = re.compile(r"提出[^，。？?]{2,20}的(?:人|学者)?是(?:谁|哪一?[位名])")


def _unknown(marked: Marked, behind: tuple[Mark, ...]) -> tuple[str, ...]:
    """评审 of 谁评审了: two signs that mean nothing else; one by itself says too little to be looked for."""
    if marked.marks[len(marked.marks) - len(behind) - 1].text.startswith("哪"):
        return ()  # 哪位学者: a noun
    said = "".join(marked.original(m) for m in behind[:2] if m.kind == "word")
    return (said,) if len(said) == 2 and not said.isascii() and said not in LIGHT else ()


def stage_terms(marked: Marked) -> tuple[str, ...]:
    """*When did it formally open?*: what opened on trial before has another date then."""
    return (
        tuple(terms("official"))
        if re.search(r"\b(?:formal|official)ly (?:open|start|launch|beg[ia]n|go|enter|switch)", marked.text, re.I)
        else ()
    )


def beside_person(base: Base, marked: Marked) -> list[str]:
    """*Who is the supervisor of …?*, 谁是…的丈夫: what someone named is asked about, which a passage on that one alone does not tell."""
    marks = [m for m in marked.marks if not m.says("stop") or m.text == "的"]
    found = []
    for place, mark in enumerate(marks):
        if getattr(base.store.thing(f"organisation:{mark.thing('organisation')}"), "kind", None) != "person":
            continue
        behind = list(takewhile(lambda m: m.kind == "word" or m.text == "的", marks[place + 1 :]))
        before = [m for m in marks[max(0, place - 1) : place] if m.kind == "word" and m.text.isascii()]
        told = "".join(marked.original(m) for m in behind if m.text != "的") if marked.language == "zh" else ""
        found += terms(told) if told else [t for m in (behind or before) for t in terms(marked.original(m))]
    return found
