"""Rules about several cities each with a place of its own: *are Dubai, Berlin and London second, third and fourth?*"""

import re
from itertools import groupby

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.comparing import Compare
from kb.query.plan import Plan
from kb.query.rules.asks import edition_of, is_tested
from kb.query.selection.conditions import Condition, InEdition, ScoreTest
from kb.query.selection.evaluate import flat

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
FIGURES = "一二三四五六七八九十"
_WORD = rf"(?:{'|'.join(ORDINALS)})"
_LISTED = re.compile(rf"\b{_WORD}(?:,? and |, | then ){_WORD}(?:(?:,? and |, | then ){_WORD})*\b", re.I)
_LISTED_ZH = re.compile(rf"第[{FIGURES}\d]+(?:[、，和与及]+第?[{FIGURES}\d]+)+(?=[位名])")


def in_places(base: Base, frame: Frame) -> Plan | None:
    """*Are A, B and C second, third and fourth?*, A、B、C是不是第二、三、四位: each city at the place that stands for it."""
    places, cities = claimed_places(frame.marked.text), _row(frame)
    negated = any(m.says("logic", "not") for m in frame.marked.marks)
    edition = edition_of(base, frame)
    if len(places) < 2 or len(places) != len(cities) or negated or not is_tested(frame) or not edition:
        return None
    others = [c for c in flat(frame.conditions) if not (isinstance(c, InEdition) or _of_place(c))]
    if len(frame.indicators) > 1 or others or frame.attributes or {"regulation", "body"} & frame.nouns:
        return None  # within a set, or of laws in time
    indicator = frame.indicators[0] if frame.indicators else base.editions[edition].overall
    return Compare(cities=cities, attributes=(f"rank:{indicator}",), ask="order", places=places)


def _of_place(condition: Condition) -> bool:
    """Whether a condition says no more than that a city is second, third or fourth."""
    return isinstance(condition, ScoreTest) and condition.measure == "rank" and condition.op == "="


def claimed_places(text: str) -> tuple[int, ...]:
    """The places that are listed one after the other.

    Examples
    --------
    >>> claimed_places("Are they second, third and fourth?"), claimed_places("是不是第二、三、四位")
    ((2, 3, 4), (2, 3, 4))
    """
    if found := _LISTED.search(text):
        return tuple(ORDINALS.index(word.lower()) + 1 for word in re.findall(_WORD, found.group(), re.I))
    found = _LISTED_ZH.search(text)
    said = re.findall(rf"\d+|[{FIGURES}]", found.group()) if found else []
    return tuple(int(word) if word.isdigit() else FIGURES.index(word) + 1 for word in said)


def _row(frame: Frame) -> tuple[str, ...]:
    """The longest row of cities with nothing but a comma or *and* between them."""
    marks = [m for m in frame.marked.marks if not m.says("logic", "and")]
    rows = [
        [m.thing("city") for m in run] for named, run in groupby(marks, key=lambda m: bool(m.thing("city"))) if named
    ]
    longest = max(rows, key=len, default=[])
    return tuple(city for city in longest if city)
