"""Answers that come by chance to a question on one thing, or on two, that the question only describes."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards
from kb.query.guards.shared import hits_of
from kb.query.kinds.measuring import Rank
from kb.query.kinds.searching import Recall
from kb.query.kinds.selecting import Find
from kb.query.plan import Plan
from kb.query.selection.evaluate import members
from kb.search.text import terms


@guards("recall")
def law_by_chance(base: Base, frame: Frame, recall: Recall) -> bool:
    """*When did the only member in central China pass its law?*: no word of the passage says whose law is meant."""
    if recall.want != "date" or recall.must or recall.about or frame.cities or frame.things("regulation"):
        return False
    described = A_CITY.search(frame.marked.text) is not None  # and not *Korea's Act on public data*
    return described and any(key.startswith("regulation:") for key in hits_of(base, recall, 1))


A_CITY = re.compile(r"\b(?:city|member|municipality)\b|城市|成员", re.I)


@guards("find")
def dates_for_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*When did the city that leads … pass its law?*: the date of one city, and not those of all."""
    if not isinstance(plan, Find) or "when" not in frame.asks or not THE_CITY.search(frame.marked.text):
        return False
    return len(members(base, plan.select)) > 1


THE_CITY = re.compile(
    r"\bthe (?:(?:learning|member|only|one) )?(?:city|member) (?:that|which|whose|with|in|of)\b", re.I
)


@guards("rank")
def one_of_other_than_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Two members passed their law in 2012. Which of the two …?*: where one did, or three, there is no such pair."""
    if not isinstance(plan, Rank) or not plan.select.conditions or not OF_TWO.search(frame.marked.text):
        return False
    return plan.entity == "city" and len(members(base, plan.select)) != len("ab")


OF_TWO = re.compile(
    r"\b(?:which|who|one) of (?:the|these|those) two\b|\bof the (?:two|pair)\b,? (?:which|who)\b|[这那]?两[个座]?(?:城市|者)?[里中之]?中?[，,]?哪",
    re.I,
)


@guards("recall")
def other_thing_founded(base: Base, frame: Frame, recall: Recall) -> bool:
    """宁波老年大学是哪年成立的: the year in which another university was founded is none of it."""
    if recall.want != "date" or frame.language != "zh" or "body.established" not in frame.attributes:
        return False
    named = NAMED.search("".join(frame.marked.text.split()))
    rows = [row for key in hits_of(base, recall, 1) if (row := base.store.thing(key)) is not None]
    told = {t for row in rows for text in (getattr(row, c, None) for c in TOLD) if text for t in terms(str(text))}
    return named is not None and bool(rows) and not set(terms(named[1])) & set(recall.must) <= told


NAMED = re.compile(
    r"([\u4e00-\u9fff]{2,4}(?:大学|学院|学校|中心|协会|学会|联盟|图书馆|博物馆))(?:是|于|在)?(?:哪一?年|何时|什么时候)"
)
TOLD = ("name", "name_zh", "title", "title_zh", "summary", "summary_zh", "keywords", "keywords_zh", "measure_zh")
