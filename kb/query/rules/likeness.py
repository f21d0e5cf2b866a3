"""The rule about likeness: the city most like another, of a set or of those named, over a level or the parts named."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.nearing import Nearest
from kb.query.kinds.relating import Similar
from kb.query.marking.indicators import default_edition
from kb.query.plan import Plan
from kb.query.rules.asks import asks_for_rank
from kb.query.selection.conditions import NamedCities, Selection
from kb.query.selection.evaluate import tested

LEVELS = (("third_level", 3), ("second_level", 2), ("dimension", 1))


def similarity(base: Base, frame: Frame) -> Plan | None:
    """The cities most like one city; of two or more that are named, the one more like it."""
    other = {"path", "regulation", "body", "policy", "practice"} & frame.nouns and not frame.conditions
    if "similar" not in frame.relations or not frame.cities or tested(frame.conditions) or other:
        return None
    target, rivals = _sides(frame)
    if target is None:
        return None
    china = base.cities[target].country == "china"
    edition = frame.edition or default_edition(base, [target, *rivals], china)
    if edition is None:
        return None
    kept = tuple(c for c in frame.conditions if not isinstance(c, NamedCities))
    left_out = (NamedCities(cities=frame.excluded, negate=True),) if frame.excluded else ()
    among = Selection(conditions=(*kept, *((NamedCities(cities=rivals),) if rivals else ()), *left_out))
    parts = tuple(i for i in frame.indicators if base.indicators[i].level > 0 and base.indicators[i].edition == edition)
    expect = rivals[0] if rivals and _tested_against(frame) else None
    whole = parts[0] if len(parts) == 1 else base.editions[edition].overall if _of_total(base, frame) else None
    if whole and ("whole_profile" in frame.cues or {"indicator", "parts"} & frame.nouns):
        parts, whole = tuple(i.id for i in base.children.get(whole, ()) if i.weight), None
    if whole and expect is None:
        measure = "rank" if asks_for_rank(frame) else "score"
        return Nearest(select=among, by=f"{measure}:{whole}", city=target, limit=1 if rivals else frame.limit or 1)
    return Similar(city=target, edition=edition, level=_level(frame), indicators=parts or ((whole,) if whole else ()),
                   among=among, expect=expect, limit=frame.limit or 5)  # fmt: skip


def _sides(frame: Frame) -> tuple[str | None, tuple[str, ...]]:
    """*Is Paris more like Tokyo or Berlin?*, *is Tokyo or Berlin more like Paris?*: the one city, and those it is set against."""
    cities = frame.cities
    if len(cities) == 1:
        return cities[0], ()
    marks = frame.marked.marks
    near = [p for p, m in enumerate(marks) if m.says("rel", "similar")]
    either = any(m.says("logic", "or") for m in marks) or "than" in frame.relations or "which" in frame.asks
    places = {city: p for p, m in enumerate(marks) if (city := m.thing("city")) in cities}
    if len(cities) < 3 or not either or not near:
        return None, ()
    before = [city for city in cities if places.get(city, 0) < near[0]]
    if len(before) == 1:
        return before[0], tuple(city for city in cities if city != before[0])
    if len(before) == len(cities) - 1:
        return cities[-1], tuple(cities[:-1])
    return None, ()


def _tested_against(frame: Frame) -> bool:
    """*Is Paris more like Tokyo than like Berlin?*: a yes or no."""
    return "than" in frame.relations and not any(m.says("logic", "or") for m in frame.marked.marks)


def _of_total(base: Base, frame: Frame) -> bool:
    """Whether the total alone is spoken of, and no part of an index."""
    total = "overall" in frame.cues or any(base.indicators[i].level == 0 for i in frame.indicators)
    if len(frame.cities) == 1 and not any(word in frame.marked.text.lower() for word in TOTAL):
        return False  # *by its smart learning environment scores*: all of them
    return total and "whole_profile" not in frame.cues and not {noun for noun, _ in LEVELS} & frame.nouns


TOTAL = ("overall", "total", "composite", "combined", "comprehensive", "综合", "总")


def _level(frame: Frame) -> int:
    return next((level for noun, level in LEVELS if noun in frame.nouns), 2)
