"""Sets of cities told by a clause of their own: *the cities that score above the mean*, 综合排名在前十名的城市.

What stands in such a clause says nothing of the rest of the question: an indicator in it is the one the cities are
chosen by. So the clause is read first, as *which cities …?*; the rest is read without it, and its word for cities
holds what the clause says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.query.base import Base
from kb.query.framing.attach import Frame, attach
from kb.query.framing.excepted import excepted_set
from kb.query.framing.practised import with_practices
from kb.query.judging.account import unaccounted
from kb.query.kinds.selecting import Find
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.marks import mark
from kb.query.marking.words import content_terms
from kb.query.reading.propose import proposals
from kb.query.reading.score_date import says_score_date
from kb.query.rules.contrasts import is_opposite, two_sets
from kb.query.selection.conditions import AllOf, Condition

LINKS = frozenset({"that", "which", "who"})
VERBS = frozenset({"are", "is", "score", "scores", "rank", "ranks", "have", "has", "do", "does", "perform", "fare", "differ", "get",
                   "reach"})  # fmt: skip
LEADS_ON = frozenset({"in", "on", "by", "under", "with", "according"})
SIGN = re.compile(r"[,;:?!，；：？！。]|\.(?!\d)")
TRIES = 6  # ends (in Chinese, beginnings) of a clause that are tried, the longest clause first


def with_clause(base: Base, marked: Marked) -> Marked | None:
    """The question without the clause that tells its cities, which hold what it says; ``None`` where none needs such care."""
    if (pair := two_sets(attach(base, marked))) and is_opposite(pair):
        return None  # 有条例的城市和没有条例的城市: both sets are asked of
    spans = _english(marked) if marked.language == "en" else _chinese(marked)
    for cut, end, inner, noun in spans:
        condition = _condition(base, inner, marked.language == "zh")
        if condition is not None:
            rest = mark(base, marked.text[:cut] + marked.text[end:])
            return _held(rest, noun, condition) if _compared(rest.marks) else None
    return None


def _held(rest: Marked, noun: int, condition: Condition) -> Marked | None:
    """The rest of the question, whose word for cities at a character holds a condition."""
    marks = tuple(replace(m, holds=condition) if rest.tokens[m.start].start <= noun < rest.tokens[m.end - 1].end else m
                  for m in rest.marks)  # fmt: skip
    return replace(rest, marks=marks) if marks != rest.marks else None


def _condition(base: Base, clause: str, chinese: bool) -> Condition | None:
    """What a clause says of cities, when all of it is understood."""
    asked = mark(base, f"哪些城市{clause}？" if chinese else f"Which cities {clause}?")
    frame = attach(base, with_practices(base, asked))
    if chinese and any(m.kind == "number" and not m.ordinal for m in asked.marks[1:3]):
        return None  # 六个已立法的城市: how many they are belongs to the whole question
    if frame.cities or says_score_date(frame.marked.marks) or content_terms(base, frame.marked):
        return None
    pair = two_sets(frame)
    if pair and is_opposite(pair):
        return None  # 有立法和没有立法的城市: both sets are spoken of
    plan = _found(base, frame)
    if plan is None or not plan.select.conditions:
        return None
    parts = plan.select.conditions
    return parts[0] if len(parts) == 1 else AllOf(conditions=parts)


def _found(base: Base, frame: Frame) -> Find | None:
    plan = next((p for p in proposals(base, frame) if not unaccounted(base, frame, p)), None)
    return plan if isinstance(plan, Find) and plan.limit is None else None


def _english(marked: Marked) -> Iterator[tuple[int, int, str, int]]:
    """Where a clause is cut out, from and to, the clause, and a character of the word it tells of."""
    tokens, text = marked.tokens, marked.text
    for place in range(1, len(tokens) - 1):
        joined = text[tokens[place - 1].end : tokens[place].start].isspace()
        owner = _owner(marked, place - 1)
        if not joined or tokens[place].text not in LINKS or not _is_noun(owner):
            continue
        if excepted_set(marked.marks, marked.marks.index(owner)):
            continue  # *leaving aside those that have a law*: the clause tells what is left out
        for end in _ends(marked, place + 2)[:TRIES]:
            if tokens[end - 1].text in VERBS:
                continue  # *that have a law or are*: what they are comes behind it
            clause = text[tokens[place + 1].start : tokens[end - 1].end]
            yield tokens[place - 1].end, tokens[end - 1].end, clause, tokens[place - 1].start


def _ends(marked: Marked, first: int) -> list[int]:
    """Where a clause may end: at the verb of the question, else with the question, before a sign or a preposition."""
    tokens, text = marked.tokens, marked.text
    for place in range(first, len(tokens)):
        if tokens[place].text in VERBS and tokens[place - 1].text not in ("and", "or", "but", "not", "who", "that"):
            return [place]
    return [end for end in range(len(tokens), first, -1) if end == len(tokens) or tokens[end].text in LEADS_ON
            or SIGN.match(text, tokens[end - 1].end)]  # fmt: skip


def _chinese(marked: Marked) -> Iterator[tuple[int, int, str, int]]:
    """The same in Chinese, where the clause stands before 的城市, from a sign or from 对."""
    tokens, text = marked.tokens, marked.text
    for item in marked.marks:
        noun = tokens[item.start].start
        before = [m for m in marked.marks if m.end <= item.start][-3:]
        asked = any(m.says("ask", "how_much", "how_many", "which", "who") for m in before)  # 有百分之几的城市
        if not _is_noun(item) or item.says("ask") or asked or text[noun - 1 : noun] != "的":
            continue
        signs = max((sign.end() for sign in SIGN.finditer(text, 0, noun)), default=0)
        for start in [signs, *(p + 1 for p in range(signs, noun - 1) if text[p] == "对")][:TRIES]:
            yield start, noun, text[start : noun - 1], start


def _owner(marked: Marked, token: int) -> Mark:
    return next(m for m in marked.marks if m.start <= token < m.end)


def _is_noun(item: Mark) -> bool:
    return item.says("noun", "city", "network")


def _compared(marks: Sequence[Mark]) -> bool:
    """Whether the question around a clause speaks of an index or compares."""
    return any(_names_index(m) or m.says("rel") for m in marks)


def _names_index(item: Mark) -> bool:
    return any(item.thing(kind) for kind in ("indicator", "index", "edition"))
