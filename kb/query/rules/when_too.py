"""Whether a question asks for a date besides something else, or names the year of a thing without asking."""

import re

from kb.query.framing.attach import Frame
from kb.query.rules.asks import pauses_before


def asks_when_too(frame: Frame) -> bool:
    """*What was it built out of, and in what year was it founded?*: a date alone is half of what is asked."""
    marks = frame.marked.marks
    opens = next((m for m in marks if m.says("ask") and not m.says("ask", "yes_no")), None)
    joined = any(b.says("ask", "when") and (marks[place - 1].says("logic", "and") or pauses_before(frame, place))
                 for place, b in enumerate(marks) if place)  # fmt: skip
    return opens is not None and opens.says("ask", "what", "how") and not opens.says("ask", "when") and joined


def names_year(frame: Frame) -> bool:
    """*“Smart Seoul 2015” plan year*, *Open Data Plaza: launch year*: nothing asks, and the year stands last."""
    named = frame.things("organisation") or frame.cities or frame.dates
    return not (frame.asks or named) and ENDS_IN_YEAR.search(frame.marked.text) is not None


ENDS_IN_YEAR = re.compile(
    r"(?:[:,;–—-]\s*|\b(?:plan|program(?:me)?|project|strategy|start(?:ing)?|launch|opening)\s+)(?:start(?:ing)? |launch |opening )?(?:year|date)\W*$",
    re.I,
)
