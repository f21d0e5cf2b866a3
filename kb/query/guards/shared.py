"""What several guards look at: the passages found, the conditions of a plan, what a question asks of a thing."""

import re
from typing import Any

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.several import places_of
from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.selection.conditions import HasBody, HasPath, HasRegulation, Selection
from kb.query.selection.evaluate import flat
from kb.search.text import terms

PLAIN = (HasBody(), HasPath(), HasRegulation(), HasRegulation(breadth="broad"))


def conditions_of(plan: Plan) -> list[Any]:
    """The conditions of a plan, also those inside groups of them."""
    one = getattr(plan, "condition", None)
    return [*([one] if one is not None else []), *flat(getattr(plan, "select", Selection()).conditions)]


MEMBERS = re.compile(r"\bmembers? of (?:the|this|that) network\b|网络的?成员", re.I)


BEING = re.compile(r"^\W*what(?: is|['’]s) (?:an? |the )?|^(?:什么是|何为|何谓)", re.I)


def asks_what_it_is(frame: Frame) -> bool:
    return BEING.match(frame.marked.text) is not None and set(frame.asks) == {"what"}


ASPECTS = re.compile(
    r"\b(?:aims?|purposes?|goals?|objectives?|scope|contents?|articles?|clauses?|chapters?|sections?|paragraphs?|wording)\b"
    r"|宗旨|目的|目标|内容|条款|章节|第[一二三四五六七八九十\d]+[条章节]",
    re.I,
)  # what is written in a law


MEASURING = re.compile(
    r"\bwhat (?:do|does|did)\b.+\b(?:measure|capture|count)\b|衡量(?:的是)?什么|测量(?:的是)?什么", re.I
)


COVERING = re.compile(r"\bwhat (?:do|does|did)\b.+\b(?:cover|contain|include|say|provide|stipulate|require|foresee|envisage)\b|\bhow (?:do|does|did)\b.+\b(?:define|understand|treat|fund|finance|punish|sanction|protect|regulate|handle)\b|(?:包含|包括|涵盖|规定)了?(?:什么|哪些)", re.I)  # fmt: skip


def left(base: Base, frame: Frame) -> bool:
    """Whether a word behind the thing that is asked for is left over."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "which")), None)
    left = set(content_terms(base, frame.marked))
    return asked is not None and any(
        m.kind == "word" and not m.cues and set(terms(frame.marked.original(m))) & left for m in marks[asked + 1 :]
    )


def hits_of(base: Base, recall: Recall, most: int = 3) -> list[str]:
    """The keys of the passages that answer, best first."""
    return [hit.key for hit in find_hits(base, recall) if answers(base, recall, hit)][:most]


DIFFER = re.compile(r"\bdiffer(?!ent (?:cit|year))|\bdistinguish|区别|不同|差别|差异|异同", re.I)


def places_told(base: Base, plan: Recall) -> set[str]:
    """The places that the best passages of a search are told of."""
    good = [hit for hit in find_hits(base, plan) if answers(base, plan, hit)]
    return set(places_of(Draft(base, "en"), good).values()) if good else set()
