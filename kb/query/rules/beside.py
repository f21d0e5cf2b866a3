"""Rules about the city right behind or before a named one: *second only to Beijing*, *one place above Wuxi*."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.comparing import Compare
from kb.query.kinds.measuring import Rank
from kb.query.plan import Plan
from kb.query.rules.asks import asks_for_places, edition_of
from kb.query.selection.conditions import InEdition, ScoreTest, Selection
from kb.query.selection.evaluate import evaluate


def neighbour(base: Base, frame: Frame) -> Plan | None:
    """*Second only to Beijing*, 仅次于北京, *one place above Wuxi*: the city right behind or before a named one."""
    below = "next_to" in frame.cues or placed_behind(frame)
    if below == ("next_above" in frame.cues) or len(frame.cities) != 1 or "regulation" in frame.nouns:
        return None
    if any(key.partition(".")[0] in ("regulation", "body") for key in frame.attributes):
        return None  # 按生效日期排列，紧接在西安之后: in the order of dates
    edition = edition_of(base, frame)
    measured = frame.indicators or ([base.editions[edition].overall] if edition else [])
    select = Selection(conditions=tuple(c for c in frame.conditions if not isinstance(c, ScoreTest)))
    places = {indicator: _place_beside(base, frame.cities[0], indicator, select, below) for indicator in measured}
    second = _leads(frame) and next((indicator for indicator, place in places.items() if place == 2), None)
    if second is None:
        return None  # *second only to Beijing*, which is not the first
    indicator = second or next(iter(places), None)
    position = places.get(indicator or "", 0)
    return Rank(select=select, by=f"score:{indicator}", position=position) if position else None


def lead_of_first(base: Base, frame: Frame) -> Plan | None:
    """*By how many points does London lead the ranking?*, 以多少分的优势居榜首: the first against the second, where the city is the first."""
    marks = frame.marked.marks
    ahead = "beats" in frame.relations or "first_place" in frame.cues or any(m.text in AHEAD for m in marks)
    second = frame.position in (None, 1, 2)
    if (
        frame.aggregate != "difference"
        or not ahead
        or not second
        or "loses" in frame.relations
        or asks_for_places(frame)
    ):
        return None
    edition = edition_of(base, frame)
    measured = frame.indicators or ((base.editions[edition].overall,) if edition else ())
    if len(frame.cities) != 1 or len(measured) != 1 or any(not isinstance(c, InEdition) for c in frame.conditions):
        return None
    rows = {city: row.score for city, row in base.scores.get(measured[0], {}).items() if row.score is not None}
    best = sorted(rows, key=lambda city: (-(rows[city] or 0), city))[:2]
    if len(best) < 2 or best[0] != frame.cities[0] or rows[best[0]] == rows[best[1]]:
        return None
    return Compare(cities=(best[0], best[1]), attributes=(f"score:{measured[0]}",), ask="difference")


AHEAD = frozenset({"first", "lead", "leads", "led", "lead the", "leads the", "top", "tops", "topped", "ahead of", "win", "won", "领 先", "优 势"})  # fmt: skip


def placed_behind(frame: Frame) -> bool:
    """排在北京之后、居第二位的, *placed after Beijing, in second position*: the place is said besides."""
    marks = [m for m in frame.marked.marks if not m.says("stop")]
    return frame.position is not None and any(
        ranked.says("noun", "rank") and city.thing("city") and after.says("time", "after")
        for ranked, city, after in zip(marks, marks[1:], marks[2:], strict=False)
    )


def is_end_itself(base: Base, frame: Frame, by: str) -> bool:
    """*The very last place, the 20th*, 垫底，排第20位: the place is the end of the order, said twice, and not counted from it."""
    values = [row.score for row in base.scores.get(by.removeprefix("score:"), {}).values()]
    return len(values) > 2 and frame.position == sum(value is not None for value in values)


def _leads(frame: Frame) -> bool:
    """*Second only to Beijing*, *Beijing leads; who comes next?*: the city named is the first, by an index of which that is so."""
    said = any("second" in m.text or m.text == "仅 次 于" for m in frame.marked.marks if m.says("cue", "next_to"))
    return said or frame.position == 2 or "max" in frame.orders or "first_place" in frame.cues


def _place_beside(base: Base, city: str, indicator: str, select: Selection, below: bool) -> int:
    """The place right below or above a city among the cities of a selection; 0 when there is none."""
    among = set(evaluate(base, select).of("yes"))
    rows = base.scores.get(indicator, {})
    values = [row.score for other, row in rows.items() if row.score is not None and (other == city or other in among)]
    own = rows[city].score if city in rows else None
    if own is None or not base.indicators[indicator].higher_is_better:
        return 0
    better = sum(value > own for value in values)
    if not below:
        return better
    level = sum(value == own for value in values)
    return better + level + 1 if better + level < len(values) else 0
