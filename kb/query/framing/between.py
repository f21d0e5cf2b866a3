"""Cities between two named ones in an order: *which cities rank between Qingdao and Nanjing?*, 排在青岛与南京之间的城市."""

from collections.abc import Iterator

from kb.query.base import Base
from kb.query.framing.whose import nearest_indicator
from kb.query.marking.mark import Mark, Marked
from kb.query.selection.conditions import NamedCities, Operator, ScoreTest, Selection

BETWEEN = frozenset({"between", "in between", "介 于", "之 间"})


def between_tests(
    base: Base, marked: Marked, cities: list[str], indicators: list[str], edition: str | None
) -> Iterator[tuple[int, str, ScoreTest]]:
    """A test against each of the two cities that the sought ones lie between."""
    marks = marked.marks
    scored = bool(indicators) or any(m.says("noun", "rank", "score") for m in marks)
    if len(cities) != 2 or not scored or any(m.says("agg") for m in marks) or not _sought(marks):
        return
    places = [p for p, m in enumerate(marks) if m.thing("city") in cities]
    if len(places) != 2 or not all(m.says("stop") or m.says("logic", "and") for m in marks[places[0] + 1 : places[1]]):
        return
    beside = (*marks[max(0, places[0] - 2) : places[0]], *marks[places[1] + 1 : places[1] + 2])
    if not any(m.text in BETWEEN for m in beside) and not _between_them(marks, places[1]):
        return
    indicator = nearest_indicator(base, marked, places[0], indicators, edition)
    scores = base.scores.get(indicator or "", {})
    values = [row.score for city in cities if (row := scores.get(city)) is not None and row.score is not None]
    if indicator is None or len(values) != 2 or values[0] == values[1]:
        return
    for place, value in zip(places, values, strict=True):
        city = str(marks[place].thing("city"))
        op: Operator = "<" if value == max(values) else ">"
        of = Selection(conditions=(NamedCities(cities=(city,)),))
        yield place, city, ScoreTest(indicator=indicator, op=op, reference="mean", of=of)


def _between_them(marks: tuple[Mark, ...], last: int) -> bool:
    """*Which cities lie between the two?*, 两者之间: the two that were named before."""
    for place, mark in enumerate(marks):
        if place <= last or mark.text not in BETWEEN:
            continue
        before = [m for m in marks[place - 3 : place] if not m.says("stop") or m.text in BOTH][-2:]
        ahead = [m for m in marks[place + 1 : place + 4] if m.text != "the"][:1]
        if any(m.text in BOTH or (m.kind == "number" and m.number == 2) for m in (*before, *ahead)):
            return True
    return False


BOTH = frozenset({"two", "them", "these two", "those two", "these", "those", "both", "pair", "两 者", "二 者", "两 城", "两 市", "它 们", "两 个 城 市",
                  "两", "二", "两 座 城 市"})  # fmt: skip


def _sought(marks: tuple[Mark, ...]) -> bool:
    """*Which cities*, *how many members*, 哪些城市: cities are asked for, and no number of places or points."""
    for place, mark in enumerate(marks):
        if mark.says("ask", "which", "how_many", "who"):
            near = (mark, *marks[place + 1 : place + 4])
            noun = next((m for m in near if m.value("noun") or m.value("set") or m.thing("network")), None)
            found = noun is not None and (
                noun.says("noun", "city", "network") or bool(noun.value("set") or noun.things)
            )
            chinese = not mark.text.isascii() and any(
                m.says("noun", "city", "network") for m in marks[max(0, place - 2) : place]
            )
            return found or chinese
    return False
