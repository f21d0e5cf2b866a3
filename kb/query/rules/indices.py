"""Rules about indices: their build, gaps, means, groups, profiles."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.distances import so_far_apart
from kb.query.framing.sought import averaged
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.describing import Lookup
from kb.query.kinds.linking import Relate
from kb.query.kinds.measuring import Rank
from kb.query.kinds.profiling import Strongest
from kb.query.marking.mark import Mark
from kb.query.marking.tiers import levels_of
from kb.query.plan import Plan
from kb.query.rules.asks import asks_for_places, asks_for_rank, choose_chinese, edition_of, one_of_parts
from kb.query.rules.dates import dated_end
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import (
    GapTest,
    HasPath,
    InEdition,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.selection.evaluate import evaluate, flat


def asks_for_part(base: Base, frame: Frame) -> bool:
    """*In which of the five learning environments …*: a whole right behind the word that asks stands for its parts."""
    marks = frame.marked.marks
    counted = any(
        mark.kind == "number" and len(base.children.get(ahead.thing("indicator") or "", ())) == mark.number
        for place, mark in enumerate(marks)
        for ahead in marks[place + 1 : place + 3]  # 五类学习环境
    )
    return counted or any(
        mark.says("ask", "which", "what")
        and any(base.children.get(ahead.thing("indicator") or "") for ahead in marks[place + 1 : place + 5])
        for place, mark in enumerate(marks)
    )


def best_dimension(base: Base, frame: Frame) -> Plan | None:
    """The best or worst dimension of a city: its scores at one level of the tree."""
    asked = {"dimension_best", "dimension_worst"} & frame.cues or (
        (set(frame.orders) & {"max", "min", "top", "bottom"} or frame.aggregate == "range")
        and (frame.nouns & {"dimension", "second_level", "indicator"} or asks_for_part(base, frame))
    )
    sides = {"strengths", "weaknesses"} & frame.cues if one_of_parts(frame) else set()
    listed = all_parts_listed(base, frame)
    asked = asked or (listed and set(frame.orders) & {"max", "min", "top", "bottom"} and "which" in frame.asks)
    if len(frame.cities) != 1 or not (asked or len(sides) == 1) or (len(frame.indicators) > 1 and not listed):
        return None
    if listed:
        whole = base.indicators[frame.indicators[0]].parent
        frame = replace(frame, indicators=(whole,) if whole and base.indicators[whole].level else ())
    edition = edition_of(base, frame)
    within = frame.indicators[0] if frame.indicators and base.indicators[frame.indicators[0]].level > 0 else None
    if edition is None or (frame.indicators and not (within and base.children.get(within))):
        return None
    worst = bool({"dimension_worst"} & frame.cues or "weaknesses" in sides) or (
        bool({"min", "bottom"} & set(frame.orders)) and not {"max", "top"} & set(frame.orders)
    )
    second = "second_level" in frame.nouns or ("indicator" in frame.nouns and "dimension" not in frame.nouns)
    sizes = {
        sum(i.edition == edition and i.level == level and bool(i.weight) for i in base.indicators.values()): level
        for level in (1, 2)
    }
    said = [sizes[int(m.number or 0)] for m in frame.marked.marks if m.kind == "number" and m.number in sizes]
    return Strongest(
        city=frame.cities[0],
        edition=edition,
        level=said[0] if said else 2 if second else 1,
        within=within,
        weakest=worst,
        every="sort" in frame.cues or both_ends_asked(frame),
        by="rank" if ranks_told(frame) and "score" not in frame.nouns else "score",
    )


def both_ends_asked(frame: Frame) -> bool:
    """*Its best and its worst pillar*: both ends of the order, which is told as a whole."""
    if {"dimension_best", "dimension_worst"} <= frame.cues or frame.aggregate == "range":
        return True
    return bool(set(frame.orders) & {"max", "top"} and set(frame.orders) & {"min", "bottom"})


def all_parts_listed(base: Base, frame: Frame) -> bool:
    """*City Innovation, Fields for Learning, Learner Experience: in which of these …*: the parts of one whole, each by name."""
    parents = {base.indicators[i].parent for i in frame.indicators}
    if len(frame.indicators) < 2 or len(parents) != 1:
        return False
    return {part.id for part in base.children.get(parents.pop(), ()) if part.weight} == set(frame.indicators)


def ranks_told(frame: Frame) -> bool:
    """*Ranks best*, 排名最高, 名次最好: the order is of places, also where one word says both."""
    said = (frame.marked.original(m) for m in frame.marked.marks if m.says("order"))
    return "rank" in frame.nouns or any(word.startswith(("排名", "名次", "位次", "rank")) for word in said)


def gap(base: Base, frame: Frame) -> Plan | None:
    """The difference between two indicators of a city, or the city where it is widest."""
    pair = [i for i in frame.indicators if base.indicators[i].edition == base.indicators[frame.indicators[0]].edition]
    if "same" in frame.relations and "differ" in frame.cues:
        return None  # *the same in X but differ in Y*: equal values, and no distance
    moved = {"climbs_most", "falls_most"} & frame.cues
    if moved and len(pair) == 2 and not frame.cities:  # *falls furthest from its rank in one to its rank in another*
        return Rank(
            select=frame.select,
            by=f"rank_gap:{pair[1]}|{pair[0]}",
            ascending="falls_most" in moved,
            limit=frame.limit or 1,
        )
    if frame.aggregate == "difference" and len(pair) == 1 and "reputation" in frame.nouns:
        pair += [base.editions[base.indicators[pair[0]].edition].overall]
        pair[0] = next(
            (
                i.id
                for i in base.indicators.values()
                if i.kind == "rank" and i.edition == base.indicators[pair[0]].edition
            ),
            pair[0],
        )
    if (
        frame.aggregate == "difference"
        and len(pair) == 1
        and not frame.cities
        and (printed := own_difference(base, pair[0]))
    ):
        return Rank(
            select=frame.select,
            by=f"score:{printed}",
            ascending=bool(set(frame.orders) & {"min"}),
            limit=frame.limit or 1,
        )
    if len(pair) == 1 and "overall" in frame.cues and base.indicators[pair[0]].level:
        pair.append(base.editions[base.indicators[pair[0]].edition].overall)  # *lower than its overall rank*
    furthest = "max" in frame.orders and not frame.cities
    numbered = {"how_many", "how_much"} & set(frame.asks)
    ways = {way for op, way in ((">", "beats"), ("<", "loses")) if op in frame.ops} if numbered else set()
    relations = frame.relations | ways  # *how many places above its overall rank is …*
    compared = bool((numbered or furthest) and {"beats", "loses"} & relations)
    apart = "pair" in frame.cues and "similar" not in frame.relations  # *the two ranks furthest apart*
    if len(pair) != 2 or not (frame.aggregate == "difference" or compared or apart):
        return None
    if any(isinstance(c, GapTest) and c.value for c in frame.conditions) and not frame.orders and not frame.cities:
        return None  # 高出30分以上的城市: all that are so far apart
    if so_far_apart(frame.marked.marks):
        return None
    ranks = asks_for_rank(frame) or asks_for_places(frame)
    key = f"gap:{pair[0]}|{pair[1]}"
    differences = [
        i.id
        for i in base.indicators.values()
        if i.kind == "difference" and i.edition == base.indicators[pair[0]].edition
    ]
    kinds = {base.indicators[i].kind for i in pair} - {"rank"}
    if not ranks and len(kinds) > 1:
        return None  # papers and points have no difference
    if ranks and (not differences or all(base.indicators[i].kind != "rank" for i in pair)):
        worse = "loses" in relations and "beats" not in relations
        key = f"rank_gap:{pair[1]}|{pair[0]}" if worse else f"rank_gap:{pair[0]}|{pair[1]}"
        if not worse and "beats" not in relations and not frame.cities:
            wider = wider_way(base, frame.select, key, f"rank_gap:{pair[1]}|{pair[0]}")
            if wider is None:
                return None
            key = wider
    if differences and any(base.indicators[i].kind == "rank" for i in pair):
        key = f"score:{differences[0]}"
        if furthest and {"beats", "loses"} & frame.relations:
            return furthest_apart(frame, pair)
    if len(frame.cities) == 1:
        return Lookup(cities=frame.cities, attributes=(key,))
    if not frame.cities and ({"which", "where", "who"} & set(frame.asks) or (not frame.asks and "city" in frame.nouns)):
        return Rank(
            select=frame.select, by=key, ascending=bool(set(frame.orders) & {"min", "shortest"}), limit=frame.limit or 1
        )
    return None


def wider_way(base: Base, select: Selection, one: str, other: str) -> str | None:
    """*Whose two ranks lie furthest apart?*: of the two ways round, the one in which the widest difference lies; none if it is both."""
    cities = evaluate(base, select).of("yes") if select.conditions else list(base.cities)
    widest = [max((v for city in cities if (v := attribute(base, key).read(base, city, "en").sort) is not None), default=0)
              for key in (one, other)]  # fmt: skip
    if widest[0] == widest[1]:
        return None  # one city is as far ahead as another one is behind
    return other if widest[1] > widest[0] else one


def furthest_apart(frame: Frame, pair: list[str]) -> Plan:
    """*Whose reputation rank lies furthest behind its overall rank*: the difference with its sign, from the two ranks."""
    ahead, behind = pair if "beats" in frame.relations and "loses" not in frame.relations else (pair[1], pair[0])
    select = Selection(conditions=tuple(c for c in frame.select.conditions if not isinstance(c, GapTest)))
    return Rank(select=select, by=f"rank_gap:{ahead}|{behind}", limit=frame.limit or 1)


def own_difference(base: Base, indicator: str) -> str | None:
    """The difference that a source prints between an indicator's rank and the overall rank."""
    return next((i.id for i in base.indicators.values() if i.kind == "difference" and i.parent == indicator), None)


def grouping(base: Base, frame: Frame) -> Plan | None:
    """Which region or path type has the highest mean."""
    by = frame.by or asked_group(frame) or ordered_group(frame)
    indicator = frame.indicators[0] if frame.indicators else None
    edition = edition_of(base, frame) or choose_chinese(base)
    averaged = any(m.says("agg", "mean", "median") for m in frame.marked.marks) or "means" in frame.marked.text.lower()
    if by and "how_many" in frame.asks and indicator is None and not frame.cities:
        extra: tuple[HasPath | InEdition, ...] = ()
        if by == "path_type" and not any(isinstance(c, HasPath) for c in frame.conditions):
            extra = (HasPath(),)
        if by != "path_type" and frame.edition_said and not any(isinstance(c, InEdition) for c in frame.conditions):
            extra = (InEdition(edition=edition),)
        select = Selection(conditions=(*frame.select.conditions, *extra))
        return Aggregate(select=select, attribute=by, function="count", by=by)
    if by is None or frame.cities or not (indicator or averaged) or not (averaged or frame.orders):
        return None
    indicator = indicator or base.editions[edition].overall
    if by == "level" and all(group.edition != base.indicators[indicator].edition for group in levels_of(base)):
        by = "tier"  # *which tier does best in iSLEC?*: an index without levels of its own
    if shares_above(frame):
        return Relate(indicators=(indicator,), by=by)
    lowest = set(frame.orders) & {"min", "bottom", "latest"}
    first = "min" if lowest else "max" if frame.orders or "beats" in frame.relations else None
    function = "median" if frame.aggregate == "median" else "mean"
    return Aggregate(select=frame.select, indicator=indicator, function=function, by=by, first=first)


def shares_above(frame: Frame) -> bool:
    """*What share of each region's cities is above the mean?*: groups side by side, each with its share."""
    told = [c for c in frame.conditions if isinstance(c, ScoreTest)]
    return "how_much" in frame.asks and len(told) == 1 and told[0].reference == "mean" and told[0].of is None


def ordered_group(frame: Frame) -> Any:
    """*Rank the regions by mean score*, *which administrative tier has the highest average*: groups put in order, cities not named."""
    ordered = frame.orders or "sort" in frame.cues or "which" in frame.asks
    if not (ordered and averages(frame)) or frame.conditions or any(m.says("noun", "city") for m in frame.marked.marks):
        return None
    said = ((by, mark) for mark in frame.marked.marks for by in ORDERED if mark.says(*ORDERED[by]))
    return next((by for by, _ in said), None)


ORDERED = {"region": ("noun", "region"), "path_type": ("noun", "path"), "tier": ("attr", "tier")}


def asked_group(frame: Frame) -> Any:
    """The grouping that *which region*, *which path type*, 哪一类城市 ask for."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        chinese = frame.language == "zh" and mark.text.startswith("哪") and mark.says("noun", "path", "region")
        if not (chinese or mark.says("ask", "which", "what") or mark.text in REGIONS or mark.text.startswith("which ")):
            continue
        for ahead in marks[place : place + 7]:
            if ahead.says("noun", "region") or (ahead is mark and ahead.text in REGIONS):
                return "region"
            if ahead.says("noun", "path") and not ahead.says("noun", "city"):
                return "path_type"
            if averages(frame) and (ahead.says("noun", "level") or ahead.says("attr", "tier", "level")):
                return "tier" if ahead.says("attr", "tier") else "level"
            if ahead.says("noun", "city"):
                break
        else:
            if averages(frame) and not any(m.says("noun", "city") for m in marks[place + 1 : place + 3]):
                return _group_before(marks[:place])
    return None


REGIONS = frozenset({"哪 个 地 区", "哪 一 地 区", "哪 个 区 域", "哪 一 区 域", "哪 些 地 区", "which part of china"})


def averages(frame: Frame) -> bool:
    """Whether a mean is spoken of."""
    return frame.aggregate in ("mean", "median") or any(m.says("agg", "mean", "median") for m in frame.marked.marks)


def _group_before(marks: Any) -> Any:
    """*Of the four path types, which …*: the grouping stands before the word that asks."""
    for mark in reversed(marks):
        if mark.says("noun", "region"):
            return "region"
        if mark.says("noun", "path") and not mark.says("noun", "city"):
            return "path_type"
        if mark.says("noun", "city"):
            return None
    return None


def date_attribute(frame: Frame) -> str | None:
    """The date of laws or bodies that a mean, a median or a span is asked of."""
    for noun, keys in (("body", ("body.established",)), ("regulation", ("regulation.in_force", "regulation.adopted"))):
        if noun in frame.nouns and {"score", "rank"}.isdisjoint(frame.nouns):
            return next((key for key in keys if key in frame.attributes), None)
    return None


def spans(base: Base, frame: Frame) -> Plan | None:
    """*From the first law to the last*, 最早一部与最晚一部隔了多少个月: the span of a date over a set."""
    both = {"earliest", "latest"} <= set(frame.orders)
    asked = (
        {"months_between", "years_between"} & frame.cues
        or {"how_much", "how_many"} & set(frame.asks)
        or frame.aggregate in ("difference", "range")
    )
    if not both or not asked or frame.cities or frame.indicators:
        return None
    key = date_attribute(frame) or (
        "regulation.adopted" if "regulation" in frame.nouns else "body.established" if "body" in frame.nouns else None
    )
    return Aggregate(select=frame.select, attribute=key, function="range", unit=years_asked(frame)) if key else None


def years_asked(frame: Frame) -> Literal["years", "complete years"] | None:
    """*How many complete years lie between …?*, 相隔几年."""
    found = YEARS.search(frame.marked.text)
    if found is None:
        return None
    return "complete years" if found["whole"] or found["whole_zh"] else "years"


YEARS = re.compile(
    r"\bhow many (?P<whole>complete |full |whole )?(?:calendar )?years\b|(?:几|多少)个?(?P<whole_zh>整)?年|(?:相隔|相差|间隔|相距)的?年数",
    re.I,
)


def aggregation(base: Base, frame: Frame) -> Plan | None:
    """Means and other sums over a selection."""
    if (frame.aggregate in (None, "difference", "count") and frame.by is None) or (
        frame.cities and frame.aggregate == "range"
    ):
        return None
    if (len(frame.cities) == 1 and frame.conditions) or "body.lead_type" in frame.attributes:
        return None  # one city against a set has no mean of its own; by who leads nothing is averaged
    if "how_many" in frame.asks and not (frame.aggregate or frame.indicators or {"score", "rank"} & frame.nouns):
        return None  # *how many cities are there in each level?*: nothing is averaged
    aims = averaged(frame.marked, list(frame.indicators))
    if not aims and any(isinstance(c, ScoreTest) and c.reference for c in flat(frame.conditions)):
        return None
    if "regulation" in frame.nouns and not frame.indicators and ("regulation.lag" in frame.attributes or "months_between" in frame.cues
                                                                 or {"regulation.adopted", "regulation.in_force"} <= set(frame.attributes)):  # fmt: skip
        return Aggregate(select=frame.select, attribute="regulation.lag", function=frame.aggregate or "mean")
    if {"body", "regulation"} <= frame.nouns and not frame.indicators and "years_between" in frame.cues:
        return Aggregate(select=frame.select, attribute="body.to_law", function=frame.aggregate or "mean")
    dated = date_attribute(frame)
    if dated and not frame.indicators and frame.aggregate in ("mean", "median", "range"):
        return Aggregate(select=frame.select, attribute=dated, function=frame.aggregate)
    indicator = next(iter((*aims, *frame.indicators)), None)
    edition = edition_of(base, frame)
    papers = (
        "source" in frame.nouns and not {"score", "rank"} & frame.nouns
    )  # 文献加起来有多少篇: no scores are put together
    if indicator is None and edition and not papers:
        indicator = base.editions[edition].overall
    if indicator is None:
        return None
    known = ("mean", "median", "sum", "range", "deviation")
    function = frame.aggregate if frame.aggregate in known else "mean"
    tops = any(isinstance(c, ScoreTest) and c.measure == "rank" for c in flat(frame.conditions))
    scored = "score" in frame.nouns or any(
        (m.says("agg") or m.thing("indicator") == indicator) and m.text.endswith(("分", "score"))
        for m in frame.marked.marks
    )
    marks = frame.marked.marks
    ranks = any(m.says("noun", "rank") and not _names_set(marks, p) for p, m in enumerate(marks))
    measure = "rank" if "rank" in frame.nouns and ranks and not scored and not (aims and tops) else "score"
    select = valued(base, frame.select, indicator)
    summed = {"indicator": indicator, "measure": measure, "function": function, "by": frame.by, **dated_end(frame)}
    return Aggregate.model_validate({"select": select, **summed})


def _names_set(marks: Sequence[Mark], place: int) -> bool:
    """*The twenty ranked world cities*: those that the index ranks, and no rank that is asked for."""
    ahead = marks[place + 1 : place + 2]
    return marks[place].text == "ranked" and any(m.says("noun", "city") or m.thing("edition") for m in ahead)


def valued(base: Base, select: Selection, indicator: str) -> Selection:
    """*Only the assessed ones*: a mean is over those with a value anyway, and the set counted over stays the same."""
    edition = base.indicators[indicator].edition
    rest = tuple(c for c in select.conditions if c != InEdition(edition=edition))
    return Selection(conditions=rest) if rest else select
