"""What a question asks besides what a plan holds: two bodies, one on foot of another, a length, persons, a place abroad."""

import re
from collections.abc import Callable
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import Frame
from kb.query.judging.left_over import LEADING
from kb.query.judging.passed_over import hits_of
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.selection.conditions import HasBody, HasPath, HasRegulation, Selection
from kb.query.selection.evaluate import flat

PLAIN = (HasBody(), HasPath(), HasRegulation(), HasRegulation(breadth="broad"))
SEVERAL = re.compile(r"\bmore than (?:one|two|three) (?!year|month|point|place|position|per ?cent|city|cities|member|decade)", re.I)  # fmt: skip
REASON = re.compile(r"\bbecause\b|\bdue to\b|\bthanks to\b|因为|由于")
LENGTH = re.compile(r"\b(?:longer|shorter|stricter|weaker|stronger|better|clearer|broader)\b|更长|更短|更严|更好")
WAITS = re.compile(r"\b(?:wait|took|take|take[ns]|time|interval|years?|months?|ago|gap)\b|间隔|多久|时间|年|月", re.I)
ERROR = re.compile(r"\b(?:margins? of error|standard errors?|measurement errors?|sampling errors?)\b|误差", re.I)
ENDED = re.compile(r"\b(?:ended|end|expires?|expired|repealed|abolished|finished)\b|终止|废止|到期|何时结束")
PERSONS = re.compile(r"多少人|多少名(?!师)|多少位|how many (?:people|persons|residents|respondents)", re.I)
COUNTED = re.compile(r"人|名|位|户|样本|people|person|resident|respondent|sample|household|inhabitant|citizen|learner|visitor|user|"
                     r"teacher|student|job|employ|volunteer|participant|member|reader|passenger|developer", re.I)  # fmt: skip


def _conditions(plan: Plan) -> list[object]:
    one = getattr(plan, "condition", None)
    return [*([one] if one is not None else []), *flat(getattr(plan, "select", Selection()).conditions)]


def several_of_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does Beijing have two bodies?*, *more than one zero*: that there is one says nothing of a second."""
    if SEVERAL.search(frame.marked.text):
        return True
    marks = frame.marked.marks
    return any(a.kind == "number" and not a.ordinal and (a.number or 0) > 1 and b.value("noun") in ("body", "regulation")
               for a, b in pairwise(marks)) and plan.kind == "check"  # fmt: skip


def adds_reason(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Did Wuhan adopt its law because of its score?*, *adopted by referendum*: that there is a law is no yes."""
    if REASON.search(frame.marked.text):
        return True
    marks = [m for m in frame.marked.marks if m.text not in ("a", "an", "the", "its", "their")]
    told = any(a.text in LEADING and b.kind == "word" for a, b in pairwise(marks))
    return told and any(c in PLAIN for c in _conditions(plan))


def tells_no_length(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is Taiyuan's law longer than Xi'an's?*: a date is no length."""
    keys = " ".join((*getattr(plan, "attributes", ()), str(getattr(plan, "start", ""))))
    lawful = "regulation" in said_nouns(frame) or "body" in said_nouns(frame)
    text = frame.marked.text
    return lawful and LENGTH.search(text) is not None and not WAITS.search(text) and "score" not in keys


def other_error(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The margin of error of iSLEC*: no erratum."""
    return ERROR.search(frame.marked.text) is not None


def counts_countries(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many countries are in the network?*, *how many areas in the west?*: cities are other things."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if not mark.says("ask", "how_many"):
            continue
        ahead = [m for m in marks[place + 1 : place + 4] if not m.says("stop") and not m.says("topic")][:1]
        country = any(m.says("attr", "country", "province") for m in ahead)
        if country or any(m.says("noun", "area") and not m.says("noun", "city") for m in ahead):
            return not getattr(plan, "group", None) and not getattr(plan, "by", None)
    return False


def lost_outside(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Cities outside China*: a list that leaves nothing out is of the others."""
    marks = frame.marked.marks
    outside = any(a.text in ("outside", "outside of", "beyond") and b.thing("place") for a, b in pairwise(marks))
    return outside and not any(getattr(c, "negate", False) for c in _conditions(plan)) and not frame.excluded


def other_things(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which laws regulate universities?*: that there is a law says nothing of what it regulates."""
    conditions = _conditions(plan)
    if len(conditions) != 1 or conditions[0] not in PLAIN or frame.cities:
        return False
    marks = frame.marked.marks
    return any(m.says("ask", "which") and n.says("noun", "regulation") and any(
        o.value("noun") in ("organisation", "practice", "policy", "area") and not o.says("attr") for o in marks[p + 2 : p + 5])
        for p, (m, n) in enumerate(pairwise(marks)))  # fmt: skip


def counts_units(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many departments belong to Hangzhou's committee?*, *how many universities does London have?*: recorded ones are not all."""
    if not isinstance(plan, Things) or not plan.count or plan.entity != "organisation":
        return False
    bodied = "body" in said_nouns(frame) or any(o in base.steered for o in frame.things("organisation"))
    city = bool(plan.about) and all(key.startswith("city:") for key in plan.about) and not plan.type
    return bodied or (city and not plan.theme and not plan.date)


def issuers_of_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which plan was issued by two ministries?*: a list of plans counts no issuers."""
    marks = frame.marked.marks
    policies = isinstance(plan, Things) and plan.entity == "policy" and not plan.count
    policies = policies or (isinstance(plan, Recall) and plan.want == "text" and "policy" in said_nouns(frame))
    return policies and any(
        a.text.endswith(("by", "由")) and b.kind == "number" and (b.number or 0) > 1 for a, b in pairwise(marks)
    )


def search_beside(base: Base, frame: Frame, plan: Plan) -> bool:
    """What a search tells beside what is asked; see the parts."""
    return isinstance(plan, Recall) and any(
        part(base, frame, plan) for part in (_ends, _persons, _scores, _led, _runs, issuers_of_two)
    )


def _ends(base: Base, frame: Frame, recall: Recall) -> bool:
    """*When was the plan ended?*: the year it was proposed is another one."""
    if recall.want != "date" or not ENDED.search(frame.marked.text):
        return False
    rows = [base.store.thing(key) for key in hits_of(base, recall, 1)]
    return any(row is not None and not getattr(row, "end", None) for row in rows)


def _persons(base: Base, frame: Frame, recall: Recall) -> bool:
    """调查了多少人: pieces of data are no persons."""
    if recall.want != "number" or not PERSONS.search(frame.marked.text):
        return False
    value = recall.run(Draft(base, "en")).value
    rows = [base.store.thing(key) for key in hits_of(base, recall, 1)]
    said = " ".join(
        str(getattr(r, key, "") or "")
        for r in rows
        if r
        for key in ("unit", "unit_zh", "name", "name_zh", "label", "label_zh")
    )
    return value is not None and value.number is not None and not COUNTED.search(said)


def _scores(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Beijing's score for air quality*: a passage on the city is no score."""
    score = any(m.text in ("score", "得 分", "分 数") for m in frame.marked.marks)
    if recall.want != "text" or not score or not (frame.cities or frame.indicators):
        return False
    return not any(k.startswith(("concept:", "claim:", "figure:", "erratum:")) for k in hits_of(base, recall, 1))


def _led(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Who led Shanghai's body before 2010?*: a passage on the body does not tell who led it then."""
    dated = any(m.says("time", "before", "after") for m in frame.marked.marks)
    return recall.want == "who" and dated and "body.lead" in frame.attributes and "body" in said_nouns(frame)


def _runs(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which plans ran for ten years?*: what is found must be plans."""
    marks = frame.marked.marks
    asked = any(m.says("ask", "which") and n.text in ("plan", "strategy", "规 划", "计 划") for m, n in pairwise(marks))
    found = hits_of(base, recall)
    return (
        asked
        and recall.want in ("text", "any")
        and not any(key.startswith(("policy:", "reference:", "concept:")) for key in found)
    )


BESIDE_ASKED: tuple[tuple[tuple[str, ...], Callable[[Base, Frame, Plan], bool]], ...] = (
    (("find", "count", "check"), several_of_one),
    (("check", "holds"), adds_reason),
    (("compare", "interval", "check"), tells_no_length),
    (("errata",), other_error),
    (("find", "count"), counts_countries),
    (("find", "count", "rank"), lost_outside),
    (("find",), other_things),
    (("things",), counts_units),
    (("things",), issuers_of_two),
    (("recall",), search_beside),
)
