"""Rules about indices: their build, gaps, means, groups, profiles."""

from typing import Any

from kb.query.attach import Frame
from kb.query.base import Base
from kb.query.conditions import (
    AnyOf,
    HasPath,
    HasRegulation,
    InPlace,
    InTier,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.evaluate import flat
from kb.query.indicators import default_edition
from kb.query.kinds.contrasting import Contrast
from kb.query.kinds.describing import Lookup, Structure
from kb.query.kinds.measuring import Aggregate, Rank
from kb.query.kinds.profiling import Strongest
from kb.query.kinds.relating import Similar
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, choose_chinese, edition_of


def similarity(base: Base, frame: Frame) -> Plan | None:
    """The cities most like one city."""
    if "similar" not in frame.relations or len(frame.cities) != 1:
        return None
    edition = frame.edition or default_edition(
        base, list(frame.cities), base.cities[frame.cities[0]].country == "china"
    )
    return Similar(city=frame.cities[0], edition=edition, limit=frame.limit or 5) if edition else None


def structure(base: Base, frame: Frame) -> Plan | None:
    """Weights, parts, descriptions of indicators."""
    ask = structure_ask(frame)
    if ask is None or frame.cities:
        return None
    level = (
        1
        if "dimension" in frame.nouns
        else 2
        if "second_level" in frame.nouns
        else 3
        if "third_level" in frame.nouns
        else None
    )
    if ask == "count" and not ({"indicator", "dimension", "second_level", "third_level"} & frame.nouns):
        return None
    indicator = part_of_pair(base, frame)
    edition = base.indicators[indicator].edition if indicator else frame.edition
    if edition is None and level is not None:
        edition = next((i.edition for i in base.indicators.values() if i.level == level and i.code), None)
    if edition is None:
        return None
    if ask in ("weight", "share", "parent", "description", "data_source") and indicator is None:
        if ask == "weight":
            return Structure(edition=edition, ask="tree", level=level)
        return None
    return Structure(edition=edition, indicator=indicator, ask=ask, level=level)


def part_of_pair(base: Base, frame: Frame) -> str | None:
    """The indicator meant: of a part and its whole, the part."""
    for indicator in frame.indicators:
        if any(base.indicators[indicator].parent == other for other in frame.indicators):
            return indicator
    lower = [i for i in frame.indicators if base.indicators[i].level > 0] or list(frame.indicators)
    return lower[0] if lower else None


def structure_ask(frame: Frame) -> Any:
    """Which question about an index's build the nouns ask, if any."""
    nouns = frame.nouns
    if "share_of_total" in frame.cues and frame.indicators:
        return "share"
    if "weight" in nouns or (
        "how_much" in frame.asks and len(frame.indicators) == 2 and not frame.orders and not frame.aggregate
    ):
        return "weight"
    if "data_source" in nouns:
        return "data_source"
    if (
        {"description", "definition"} & nouns
        and frame.indicators
        and not {"how_many"} & set(frame.asks)
        and not frame.orders
    ):
        return "description"
    if nouns & {"indicator", "dimension", "second_level", "third_level"}:
        if {"how_many", "count"} & set(frame.asks):
            return "count"
        if (
            not any(isinstance(c, ScoreTest) for c in flat(frame.conditions))
            and not frame.orders
            and "city" not in nouns
        ):
            return "parts"
    if "method" in nouns:
        return "method"
    if "parts" in nouns and frame.indicators and "city" not in nouns:
        return "parts"
    if ({"definition", "description"} & nouns) and frame.indicators and not frame.orders:
        return "description"
    return None


def best_dimension(base: Base, frame: Frame) -> Plan | None:
    """The best or worst dimension of a city: its scores at one level of the tree."""
    asked = {"dimension_best", "dimension_worst"} & frame.cues or (
        frame.nouns & {"dimension", "second_level", "indicator"} and set(frame.orders) & {"max", "min", "top", "bottom"})  # fmt: skip
    if len(frame.cities) != 1 or not asked or frame.indicators:
        return None
    edition = edition_of(base, frame)
    if edition is None:
        return None
    worst = "dimension_worst" in frame.cues or (
        bool({"min", "bottom"} & set(frame.orders)) and not {"max", "top"} & set(frame.orders)
    )
    second = "second_level" in frame.nouns or ("indicator" in frame.nouns and "dimension" not in frame.nouns)
    sizes = {
        sum(i.edition == edition and i.level == level and bool(i.weight) for i in base.indicators.values()): level
        for level in (1, 2)
    }
    said = [sizes[int(m.number or 0)] for m in frame.marked.marks if m.kind == "number" and m.number in sizes]
    return Strongest(
        city=frame.cities[0], edition=edition, level=said[0] if said else 2 if second else 1, weakest=worst
    )


def gap(base: Base, frame: Frame) -> Plan | None:
    """The difference between two indicators of a city, or the city where it is widest."""
    pair = [i for i in frame.indicators if base.indicators[i].edition == base.indicators[frame.indicators[0]].edition]
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
    if len(pair) != 2 or frame.aggregate != "difference":
        return None
    key = f"gap:{pair[0]}|{pair[1]}"
    printed = [
        i.id
        for i in base.indicators.values()
        if i.kind == "difference" and i.edition == base.indicators[pair[0]].edition
    ]
    if printed and any(base.indicators[i].kind == "rank" for i in pair):
        key = f"score:{printed[0]}"
    if len(frame.cities) == 1:
        return Lookup(cities=frame.cities, attributes=(key,))
    if not frame.cities and {"which", "where", "who"} & set(frame.asks):
        return Rank(
            select=frame.select, by=key, ascending=bool(set(frame.orders) & {"min", "shortest"}), limit=frame.limit or 1
        )
    return None


def contrast(base: Base, frame: Frame) -> Plan | None:
    """Two sets of cities against each other: by the mean of an indicator, or by their size."""
    sides = two_sets(frame)
    if sides is None or frame.cities:
        return None
    if any(isinstance(c, ScoreTest) for c in flat(frame.conditions)):
        return None
    compares = (
        {"compare", "beats", "loses", "than"} & frame.relations
        or "compared" in frame.cues
        or frame.aggregate == "difference"
    )
    if not compares:
        return None
    indicator = frame.indicators[0] if frame.indicators else None
    edition = edition_of(base, frame)
    averaged = frame.aggregate in ("mean", "median") or any(m.says("agg", "mean", "median") for m in frame.marked.marks)
    if indicator is None and averaged and edition:
        indicator = base.editions[edition].overall
    if indicator is None and averaged:
        return None
    ask = "difference" if frame.aggregate == "difference" or any(m.says("agg", "difference") for m in frame.marked.marks) else (
        "more" if asks_yes_no(frame) else "first" if {"which", "who"} & set(frame.asks) or "compared" in frame.cues else "table")  # fmt: skip
    return Contrast(left=sides[0], right=sides[1], indicator=indicator, ask=ask)


def two_sets(frame: Frame) -> tuple[Selection, Selection] | None:
    """The two sets that a question sets against each other: alternatives of one kind, or with and without."""
    conditions = list(frame.conditions)
    shared = [c for c in conditions if not isinstance(c, AnyOf | HasPath | HasRegulation | InTier | InPlace)]
    for condition in conditions:
        rest = [c for c in conditions if c is not condition and c in shared]
        if isinstance(condition, HasPath) and len(condition.types) == 2:
            return (Selection(conditions=(*rest, HasPath(types=condition.types[:1]))),
                    Selection(conditions=(*rest, HasPath(types=condition.types[1:]))))  # fmt: skip
        if isinstance(condition, AnyOf) and len(condition.conditions) == 2:
            left, right = condition.conditions
            return Selection(conditions=(*rest, left)), Selection(conditions=(*rest, right))
        laws = [m for m in frame.marked.marks if m.says("noun", "regulation")]
        without = any(m.says("logic", "not") for m in frame.marked.marks)
        if isinstance(condition, HasRegulation) and without and (len(laws) > 1 or has_both(frame)):
            plain = condition.model_copy(update={"negate": False})
            return (Selection(conditions=(*rest, plain)),
                    Selection(conditions=(*rest, plain.model_copy(update={"negate": True}))))  # fmt: skip
    return None


def has_both(frame: Frame) -> bool:
    """*With a law and … without one*."""
    texts = [m.text for m in frame.marked.marks]
    return ("with" in texts and "without" in texts) or ("one" in texts and "without" in texts)


def grouping(base: Base, frame: Frame) -> Plan | None:
    """Which region or path type has the highest mean."""
    by = frame.by or asked_group(frame)
    indicator = frame.indicators[0] if frame.indicators else None
    edition = edition_of(base, frame) or choose_chinese(base)
    averaged = any(m.says("agg", "mean", "median") for m in frame.marked.marks) or "means" in frame.marked.text.lower()
    if by and "how_many" in frame.asks and indicator is None and not frame.cities:
        extra = (HasPath(),) if by == "path_type" and not any(isinstance(c, HasPath) for c in frame.conditions) else ()
        select = Selection(conditions=(*frame.select.conditions, *extra))
        return Aggregate(select=select, attribute=by, function="count", by=by)
    if by is None or frame.cities or not (indicator or averaged) or not (averaged or frame.orders):
        return None
    indicator = indicator or base.editions[edition].overall
    lowest = set(frame.orders) & {"min", "bottom", "latest"}
    first = "min" if lowest else "max" if frame.orders or "beats" in frame.relations else None
    function = "median" if frame.aggregate == "median" else "mean"
    return Aggregate(select=frame.select, indicator=indicator, function=function, by=by, first=first)


def asked_group(frame: Frame) -> Any:
    """The grouping that *which region*, *which path type*, 哪一类城市 ask for."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        chinese = frame.language == "zh" and mark.text.startswith("哪") and mark.says("noun", "path", "region")
        if not (chinese or mark.says("ask", "which", "what")):
            continue
        for ahead in marks[place : place + 7]:
            if ahead.says("noun", "region"):
                return "region"
            if ahead.says("noun", "path") and not ahead.says("noun", "city"):
                return "path_type"
            if ahead.says("noun", "city"):
                break
    return None


def aggregation(base: Base, frame: Frame) -> Plan | None:
    """Means and other sums over a selection."""
    if (frame.aggregate in (None, "difference", "count") and frame.by is None) or (
        frame.cities and frame.aggregate == "range"
    ):
        return None
    if any(isinstance(c, ScoreTest) and c.reference for c in flat(frame.conditions)):
        return None
    if "regulation" in frame.nouns and not frame.indicators and ("regulation.lag" in frame.attributes or "months_between" in frame.cues
                                                                 or {"regulation.adopted", "regulation.in_force"} <= set(frame.attributes)):  # fmt: skip
        return Aggregate(select=frame.select, attribute="regulation.lag", function=frame.aggregate or "mean")
    indicator = frame.indicators[0] if frame.indicators else None
    edition = edition_of(base, frame)
    if indicator is None and edition:
        indicator = base.editions[edition].overall
    if indicator is None:
        return None
    function = frame.aggregate if frame.aggregate in ("mean", "median", "sum", "range") else "mean"
    measure = "rank" if "rank" in frame.nouns and "score" not in frame.nouns else "score"
    return Aggregate(select=frame.select, indicator=indicator, measure=measure, function=function, by=frame.by)
