"""A top k that is said of one measure and was put on another, or that is taken for the set an end of another is of."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.whose import TURNS, ends_held
from kb.query.guards.register import guards
from kb.query.guards.shared import conditions_of
from kb.query.kinds.measuring import Rank
from kb.query.kinds.searching import Recall
from kb.query.plan import Plan
from kb.query.selection.conditions import InGroup, ScoreTest, Selection
from kb.query.selection.evaluate import members

LEADS_ON = ("in", "for", "on", "of", "by", "cities", "cities in", "cities for", "cities on", "places", "places in")


@guards()
def top_of_another(base: Base, frame: Frame, plan: Plan) -> bool:
    """*In the top twenty for X and best for Y*: a place in Y's top twenty is another thing."""
    tests = [c for c in conditions_of(plan) if isinstance(c, ScoreTest) and c.measure == "rank"]
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        before = marks[place - 1] if place else None
        top = before is not None and (before.says("order", "top") or before.text.endswith(" top"))
        led_on = any(m.text in LEADS_ON for m in marks[place + 1 : place + 2])
        if mark.kind != "number" or mark.ordinal or not top or not led_on:
            continue
        behind = next((m for m in marks[place + 1 : place + 4] if m.things or m.text not in LEADS_ON), None)
        named = {c.key for c in behind.things if c.kind == "indicator"} if behind is not None else set()
        of_number = [test for test in tests if test.value == mark.number]
        if named and of_number and not any(f"indicator:{test.indicator}" in named for test in of_number):
            return True
    return False


@guards("rank")
def end_of_all(base: Base, frame: Frame, plan: Rank) -> bool:
    """*First in X and in the top ten for Y*, X居首、Y进了前十: first of all, not of the ten, where nobody is both."""
    indicator = plan.by.removeprefix("score:")
    others = [c for c in conditions_of(plan) if isinstance(c, ScoreTest) and c.measure == "rank" and c.of is None]
    tops = {c.indicator for c in others if c.indicator != indicator}
    if not tops or plan.city or (plan.limit or plan.position) != 1 or not joined_to_end(frame, indicator, tops):
        return False
    size = len(base.scores[indicator])
    end = {"op": ">", "value": size - 1} if plan.ascending else {"op": "<=", "value": 1}
    very_end = ScoreTest(indicator=indicator, measure="rank", **end)
    return not members(base, Selection(conditions=(*plan.select.conditions, very_end)))


def joined_to_end(frame: Frame, indicator: str, tops: set[str]) -> bool:
    """Whether an end of one order is joined with the top of another, which names no set: no 前十名的城市中 between them."""
    marks = frame.marked.marks
    ends = [p for p, held in ends_held(frame.marked, [indicator]).items() if held == indicator]
    others = [p for p, m in enumerate(marks) if any(c.key.partition(":")[2] in tops for c in m.things)]
    if len(ends) != 1 or not others:
        return False
    first, last = sorted((ends[0], min(others, key=lambda p: abs(p - ends[0]))))
    between = marks[first + 1 : last]
    if any(m.says("noun", "city") or m.says("cue", "among", "of_those") for m in between):
        return False
    return frame.language == "zh" or any(m.says("logic", "and") or m.text in TURNS for m in between)


@guards("rank")
def so_many_asked(_base: Base, frame: Frame, plan: Rank) -> bool:
    """哪两部条例施行得最晚, *which two laws came last?*: so many are asked for, and the plan gives one."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask")]
    asked = [m.number for which, m in pairwise(marks) if which.text in WHICH and m.kind == "number" and not m.ordinal]
    return plan.limit == 1 and any((number or 0) > 1 for number in asked)


WHICH = frozenset({"which", "what", "哪", "是 哪"})


@guards("tied")
def ties_of_other_values(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Two cities share an identical 0.9294*: the cities of that value, and not all that share some value."""
    return any(m.kind == "number" and m.number is not None and m.number % 1 for m in frame.marked.marks)


@guards("aggregate")
def mean_for_distance(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By how much does the mean of A exceed the mean of all?*: the distance of two means, and not one of them."""
    return BY_HOW_MUCH.search(frame.marked.text) is not None


BY_HOW_MUCH = re.compile(
    r"\bby how (?:much|many points)\b[^?]*\b(?:exceed|surpass|top|outstrip|beat|lag|trail|fall short)", re.I
)


@guards("rank")
def first_of_level(base: Base, frame: Frame, plan: Plan) -> bool:
    """*List the cities of the lowest level, the following ones*: *lowest* says which level, and no one city of it."""
    pairs = pairwise(frame.marked.marks)
    leveled = any(a.says("order", "min", "max", "top", "bottom") and b.says("noun", "level") for a, b in pairs)
    return leveled and getattr(plan, "limit", None) == 1 and any(isinstance(c, InGroup) for c in conditions_of(plan))


@guards("recall")
def figure_for_first_law(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Youngest of the local laws*: one of them is asked for, and not how many there are."""
    dated = {"latest", "earliest", "oldest", "youngest"} & set(frame.orders)
    return (
        bool(dated)
        and bool({"regulation", "body"} & frame.nouns)
        and recall.want in ("number", "text", "any")
        and not frame.asks
    )
