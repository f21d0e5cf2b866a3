"""Cities measured against one named city: *higher than Wuhan*, *the same score as Hangzhou*, 高于武汉, 比武汉高."""

from collections.abc import Iterator
from typing import Any

from kb.query.base import Base
from kb.query.framing.distances import distance
from kb.query.framing.multiples import multiple
from kb.query.framing.whose import nearest_indicator
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.marks import HIGH, LOW
from kb.query.selection.conditions import NamedCities, Operator, ScoreTest, Selection

ASKS = ("which", "who", "where", "how_many", "what")
DEGREES = ("higher", "lower")
LAWS = ("regulation", "body", "path", "practice", "policy")


def rival_tests(
    base: Base, marked: Marked, cities: list[str], indicators: list[str], edition: str | None
) -> Iterator[tuple[int, str, ScoreTest]]:
    """A test for every named city that a comparison word points at: where it stands, the city, the condition."""
    marks = marked.marks
    sets = any(m.says("noun", "city", "network") or m.thing("network") or m.thing("path_type") for m in marks)
    asked = sets or any(m.says("ask", *ASKS) for m in marks) or _names_no_noun(marked)
    if not cities or not asked or _yes_no(marks):
        return
    scored = any(m.says("cue", "by_score") or m.says("noun", "score", "rank") for m in marks)
    if any(m.says("noun", *LAWS) or m.says("agg") for m in marks) and not (indicators or scored):
        return
    said_total = scored or any(m.says("cue", "overall") for m in marks)
    for place, mark in enumerate(marks):
        city = mark.thing("city")
        if city not in cities:
            continue
        times, apart = multiple(marks, place), distance(marks, place)
        if apart is not None and apart.places:
            continue  # *five places better than Wuhan*
        op = times.op if times else apart.op if apart else _before(marks, place) or _around(marks, place)
        indicator = _measure(base, marked, place, indicators, edition) if op else None
        if indicator and said_total and not (indicators or edition) and city not in base.scores.get(indicator, {}):
            totals = (str(e.overall) for e in base.editions.values())
            indicator = next((total for total in totals if city in base.scores.get(total, {})), None)
        if op and indicator and city in base.scores.get(indicator, {}):
            of = Selection(conditions=(NamedCities(cities=(city,)),))
            far: dict[str, Any] = {"factor": times.factor if times else None, "plus": apart.plus if apart else None}
            yield place, city, ScoreTest(indicator=indicator, op=op, reference="mean", of=of, **far)


def chosen_from(marks: tuple[Mark, ...], cities: list[str]) -> bool:
    """*Which of London, Paris and Berlin …*, 伦敦、巴黎、柏林三城中，哪些…: cities listed to choose from, side by side."""
    said = [p for p, m in enumerate(marks) if m.thing("city") in cities]
    first, last = said[0], said[-1]
    listed = [m for m in marks[first : last + 1] if m.thing("city") not in cities]
    if len(said) < 2 or not all(m.says("stop") or m.says("logic", "and", "or") for m in listed):
        return False
    opened = first > 0 and (marks[first - 1].text.endswith((" of", "of the")) or marks[first - 1].says("cue", "among"))
    behind = [m for m in marks[last + 1 : last + 5] if m.kind != "number" and not m.says("noun", "city")][:2]
    return opened or any(m.says("cue", "among", "of_those") for m in behind)


def _measure(base: Base, marked: Marked, place: int, indicators: list[str], edition: str | None) -> str | None:
    """数据开放高于东京、公共安全却低于东京: in Chinese the indicator said last before the city, behind another city."""
    for mark in reversed(marked.marks[:place] if marked.language == "zh" else ()):
        if mark.thing("city"):
            break
        if named := [i for c in mark.things if (i := c.key.partition(":")[2]) in indicators]:
            return named[0]
    return nearest_indicator(base, marked, place, indicators, edition)


def _names_no_noun(marked: Marked) -> bool:
    """学习成效比襄阳还高的, *higher than Xiangyang on …*: the cities sought are not said, and nothing else is asked."""
    marks = marked.marks
    if any(m.says("ask") for m in marks):
        return False
    said = [m for m in marks if not m.says("stop") or m.says("rel")]
    opens = bool(said) and (said[0].says("rel", "beats", "loses") or said[0].says("op"))
    return marks[-1].text == "的" if marked.language == "zh" else opens


def _yes_no(marks: tuple[Mark, ...]) -> bool:
    first = next((m for m in marks if not m.says("stop") or m.says("ask")), None)
    return first is not None and first.says("ask", "yes_no")


def _before(marks: tuple[Mark, ...], place: int) -> Operator | None:
    """The comparison word right before the city, or *the same … as* before it."""
    back = [m for m in marks[max(0, place - 3) : place] if not m.says("stop") or m.says("rel") or m.says("op")]
    if back:
        last = back[-1]
        if last.says("rel", "beats") or last.says("op", ">"):
            return ">"
        if last.says("rel", "loses") or last.says("op", "<"):
            return "<"
        if last.says("rel", "same"):
            return "="
        if last.says("op", ">="):
            return ">="
        if last.says("op", "<="):
            return "<="
        if last.text == "than":  # *a higher overall score than Guangzhou*
            earlier = [
                m for m in marks[max(0, place - 7) : place] if m.says("rel", "beats", "loses") or m.text in DEGREES
            ]
            return (
                (">" if earlier[-1].says("rel", "beats") or earlier[-1].text == "higher" else "<") if earlier else None
            )
    joined = marks[place - 1].text in ("as", "with", "to", "与", "和", "跟", "同") if place else False
    alike = [*range(max(0, place - 8), place), *range(place + 1, min(len(marks), place + 5))]
    same = any(marks[p].says("rel", "same") and not _alike_in_kind(marks, p) for p in alike)
    return "=" if joined and same else None


def _alike_in_kind(marks: tuple[Mark, ...], place: int) -> bool:
    """跟上海一样属于国际化导向型: what they share is told right behind, and it is no score."""
    told = next((m for m in marks[place + 1 : place + 5] if not m.says("stop") and not m.says("logic")), None)
    return told is not None and (bool(told.thing("path_type")) or told.says("noun", "path"))


def _around(marks: tuple[Mark, ...], place: int) -> Operator | None:
    """比武汉高, 比武汉的得分更高: 比 before the city, the direction behind it."""
    behind = marks[place + 1].text if place + 1 < len(marks) else ""
    if place and marks[place - 1].text == "在" and behind in ("之 上", "之 下"):
        return ">" if behind == "之 上" else "<"  # 在伦敦之上
    if not place or marks[place - 1].text != "比":
        return None
    for mark in marks[place + 1 : place + 7]:
        if mark.says("rel", "beats") or mark.text in HIGH:
            return ">"
        if mark.says("rel", "loses") or mark.text in LOW:
            return "<"
    return None
