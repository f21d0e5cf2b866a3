"""Rules about one city part by part, and about cities with the very same value."""

from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.levels import sized
from kb.query.kinds.levelling import Levels
from kb.query.kinds.passing import Passing
from kb.query.kinds.selecting import Count, Find
from kb.query.kinds.tying import Tied
from kb.query.marking.indicators import default_edition
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_for_rank, asks_yes_no, edition_of, others
from kb.query.rules.indices import asks_for_part
from kb.query.selection.conditions import InEdition, NamedCities, ScoreTest, Selection
from kb.query.selection.evaluate import tested

LEVELS = {"dimension": 1, "second_level": 2, "indicator": 2, "parts": 2}


def passing(base: Base, frame: Frame) -> Plan | None:
    """*On how many pillars does Singapore finish in the top four?*, 宁波哪些二级指标低于平均值: parts of one city that meet a test."""
    tests = [c for c in frame.conditions if not isinstance(c, NamedCities | InEdition)]
    test = tests[0] if len(tests) == 1 else _place_held(base, frame) if not tests else None
    if len(frame.cities) != 1 or not isinstance(test, ScoreTest) or len(frame.indicators) > 1:
        return None
    asked = _level_asked(frame)
    if asked is None:
        return None
    within = next((i for i in frame.indicators if base.indicators[i].level > 0), None)
    if within is not None and not base.children.get(within):
        return None
    edition = base.indicators[within].edition if within else _edition(base, frame, test)
    if edition is None:
        return None
    value = base.editions[edition].scale_max if "full" in frame.cues else test.value
    return Passing(city=frame.cities[0], edition=edition, test=test.model_copy(update={"indicator": base.editions[edition].overall, "value": value}),
                   level=asked, within=within, count="how_many" in frame.asks)  # fmt: skip


def over_a_set(base: Base, frame: Frame) -> Plan | None:
    """*Which pillar has the highest average?*, 哪个维度的平均分最低: the parts of an index over a set of cities."""
    functions = [f for m in frame.marked.marks for f in ("mean", "median", "range", "deviation") if m.says("agg", f)]
    level = _level_asked(frame) or _level_chosen_from(frame) or (2 if asks_for_part(base, frame) else None)
    edition = edition_of(base, frame)
    ends = {"max", "min", "top", "bottom"} & set(frame.orders)
    if not functions or level is None or edition is None or frame.cities or not (ends or "sort" in frame.cues):
        return None
    if tested(frame.conditions) or {"which", "what"}.isdisjoint(frame.asks) or len(frame.indicators) > 1:
        return None
    within = next((i for i in frame.indicators if base.indicators[i].level > 0), None)
    if within is not None and not base.children.get(within):
        return None
    lowest = bool({"min", "bottom"} & set(frame.orders)) and "max" not in frame.orders
    return Levels.model_validate({"edition": edition, "level": level, "within": within, "select": others(frame, edition),
                                  "function": functions[0], "lowest": lowest, "every": "sort" in frame.cues})  # fmt: skip


def _place_held(base: Base, frame: Frame) -> ScoreTest | None:
    """*In which sub-indices does Beijing rank first?*, 哪些指标排名第三: a place as the test."""
    first = "first_place" in frame.cues or any(m.text == "first" for m in frame.marked.marks)
    place = 1 if first else frame.position
    edition = edition_of(base, frame)
    if edition is None or place is None or place < 1:
        return None
    return ScoreTest(
        indicator=base.editions[edition].overall, measure="rank", op="=", value=place, negate=frame.negated
    )


def _level_asked(frame: Frame) -> int | None:
    """The level of the parts that are asked for: right behind *which* or *how many*."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if not mark.says("ask", "which", "what", "how_many"):
            continue
        for step, ahead in enumerate((mark, *marks[place + 1 : place + 6])):
            whole = any(
                m.says("noun", *LEVELS) for m in marks[place + step + 1 : place + step + 2]
            )  # *which smart service sub-indices*
            if ahead.kind == "thing" and not ahead.thing("edition") and not ahead.thing("index") and not whole:
                break
            if level := next((level for noun, level in LEVELS.items() if ahead.says("noun", noun)), None):
                return 1 if ahead.says("noun", "dimension") else level
    return None


def _level_chosen_from(frame: Frame) -> int | None:
    """五个分指标里平均分最低的是哪个: in Chinese the parts may stand before the word that asks, as what is chosen from."""
    marks = frame.marked.marks
    for mark, behind in pairwise(marks):
        if behind.says("cue", "among") and (level := next((LEVELS[n] for n in LEVELS if mark.says("noun", n)), None)):
            return 1 if mark.says("noun", "dimension") else level
    return None


def _edition(base: Base, frame: Frame, test: ScoreTest) -> str | None:
    """The edition said, the one with so many parts, the one whose scale holds the number, or the city's."""
    city = frame.cities[0]
    fitting = [e.id for e in base.editions.values() if base.is_assessed(city, e.id)]
    if test.measure == "score" and test.value is not None:
        fitting = [e for e in fitting if (test.value > 1) == (base.editions[e].scale_max > 1)]
    marks = frame.marked.marks
    counts = [sized(base, marks, place, 1) for place, mark in enumerate(marks) if mark.says("noun", "dimension")]
    said = frame.edition or next((found for found in counts if found), None)
    if said or not fitting:
        return said or default_edition(base, [city], True)
    return fitting[0] if len(fitting) == 1 else edition_of(base, frame)


def ties(base: Base, frame: Frame) -> Plan | None:
    """*Which cities share the same score?*, 得分相同的有哪些: values that stand more than once."""
    if (place := at_one_place(base, frame)) is not None:
        return place
    other = _different(frame)
    if (
        "same" not in frame.relations
        or frame.cities
        or tested(frame.conditions)
        or (len(frame.indicators) > 1 and not other)
    ):
        return None
    if other and set(frame.indicators) <= {other}:
        return None  # *the same number of papers but a different rank*: what is the same is not known
    apart = "differ" in frame.cues and "rank" in frame.nouns and bool(frame.indicators)  # *although their ranks differ*
    if (frame.aggregate and not apart and not other) or frame.by:
        return None
    if {"path", "regulation", "body", "dimension", "second_level", "level"} & frame.nouns:
        return None
    if {"country", "province", "region", "tier", "level"} & set(frame.attributes):
        return None  # *the same level and the same country*: no value of an index
    edition = edition_of(base, frame)
    total = edition and ({"score", "rank"} & frame.nouns or "overall" in frame.cues or frame.edition_said)
    indicator = (
        frame.indicators[0] if frame.indicators else base.editions[edition].overall if edition and total else None
    )
    if indicator is None or (apart and not other and not _ranks_differ(base, indicator)):
        return None
    named = "".join(m.text for m in frame.marked.marks if m.thing("indicator"))
    scored = "得 分" in named or "score" in named or any(m.text == "ranking" for m in frame.marked.marks)
    measure = "rank" if asks_for_rank(frame) and not scored and not apart and not other else "score"
    return Tied(indicator=indicator, measure=measure, select=others(frame, base.indicators[indicator].edition),
                apart=other, ask="value" if asks_for_value(frame) else "any" if asks_yes_no(frame) else "cities")  # fmt: skip


def asks_for_value(frame: Frame) -> bool:
    """*Three tie; what score do they share?*, 得分相同，这个得分是多少: the value itself, and not who has it."""
    pairs = pairwise(m for m in frame.marked.marks if not m.says("stop"))
    return any(m.says("ask", "what", "which") and noun.text in ("score", "value", "rank") for m, noun in pairs) or (
        "how_much" in frame.asks and not any(m.says("ask", "which", "who") for m in frame.marked.marks)
    )


def _different(frame: Frame) -> str | None:
    """*The same X but a different Y*, X相同而Y不同: the second indicator, right beside the word that tells it apart."""
    marks = frame.marked.marks
    said = [p for p, m in enumerate(marks) if any(c.key.partition(":")[2] in frame.indicators for c in m.things)]
    word = next((p for p, m in enumerate(marks) if m.says("cue", "differ")), None)
    same = next((p for p, m in enumerate(marks) if m.says("rel", "same")), None)
    if word is None or same is None or word < same or not said:
        return None
    behind = word if frame.marked.language == "en" else same
    beside = [
        p
        for p in said
        if p > behind
        and all(
            m.says("stop") or m.says("time", "in") or m.says("noun", "score", "rank")
            for m in marks[min(p, word) + 1 : max(p, word)]
        )
    ]
    return next(
        (i for p in beside[:1] for c in marks[p].things if (i := c.key.partition(":")[2]) in frame.indicators), None
    )


def at_one_place(base: Base, frame: Frame) -> Plan | None:
    """*How many cities share rank 4?*, 排名第四的城市有几个: who stands at one place."""
    counts, edition = "how_many" in frame.asks, edition_of(base, frame)
    if frame.position is None or frame.position < 1 or not (counts or "same" in frame.relations) or edition is None:
        return None
    if frame.cities or tested(frame.conditions) or len(frame.indicators) > 1 or frame.limit or frame.aggregate:
        return None
    if frame.relations - {"same", "compare"} or frame.ops or not ("rank" in frame.nouns or "same" in frame.relations):
        return None
    indicator = frame.indicators[0] if frame.indicators else base.editions[edition].overall
    placed = ScoreTest(indicator=indicator, measure="rank", op="=", value=frame.position)
    select = Selection(conditions=(*(c for c in frame.conditions if not isinstance(c, InEdition)), placed))
    return Count(select=select) if counts else Find(select=select)


def _ranks_differ(base: Base, indicator: str) -> bool:
    """Whether those who share a value all stand on places of their own."""
    rows = [row for row in base.scores.get(indicator, {}).values() if row.score is not None]
    places: dict[float, list[int | None]] = {}
    for row in rows:
        places.setdefault(float(row.score or 0), []).append(row.rank)
    return all(None not in ranks and len(set(ranks)) == len(ranks) for ranks in places.values() if len(ranks) > 1)


def parts_listed(base: Base, frame: Frame) -> list[str]:
    """香港智慧基础设施各分指标的得分, *its scores in the four sub-indices of …*: the scored parts of the one whole that is named."""
    marks = [m for m in frame.marked.marks if m.kind != "number" and (not m.says("stop") or m.says("noun"))]
    whole = frame.indicators[0] if len(frame.indicators) == 1 else ""
    parts = [part.id for part in base.children.get(whole, ()) if base.scores.get(part.id)]
    beside = any(
        (a.thing("indicator") and _names_parts(b)) or (_names_parts(a) and b.thing("indicator"))
        for a, b in pairwise(marks)
    )
    ordered = frame.orders or frame.aggregate or frame.relations or {"dimension_best", "dimension_worst"} & frame.cues
    return parts if beside and not ordered and not {"which", "yes_no", "how_many"} & set(frame.asks) else []


def _names_parts(mark: Mark) -> bool:
    """*Sub-indices*, 分指标: a word that is said of parts alone, as *indicator* is not."""
    below = mark.says("noun", "second_level") or mark.text.startswith(("sub", "分", "子", "下 级", "细 分"))
    return below and mark.says("noun", "indicator", "second_level") and not mark.says("ask")
