"""A top k that is said of one measure and was put on another."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards
from kb.query.guards.shared import conditions_of
from kb.query.plan import Plan
from kb.query.selection.conditions import ScoreTest

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
