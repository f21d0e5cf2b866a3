"""Rules about two or more named cities set against each other."""

import re
from itertools import pairwise
from typing import Any

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.comparing import Compare
from kb.query.marking.indicators import named_editions
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import (
    asked_attributes,
    asks_for_path,
    asks_for_places,
    asks_yes_no,
    date_key,
    edition_of,
    either_city,
    is_tested,
)
from kb.query.rules.named_order import names_in_chain, tells_order
from kb.query.rules.one_of_them import asks_of_one
from kb.query.rules.parts import asks_for_value
from kb.query.rules.parts_said import EACH, level_counted
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import ScoreTest


def comparison(base: Base, frame: Frame) -> Plan | None:
    """Two or more named cities against each other."""
    if len(frame.cities) < 2 or asks_of_one(frame):
        return None
    if "same_as" in frame.cues and asks_yes_no(frame) and not frame.indicators:
        return Compare(cities=frame.cities, attributes=("path_type",), ask="same")
    keys = compared_attributes(base, frame)
    keys = unquoted(base, frame, keys)
    if falls_in_one_year(frame, keys):
        return Compare(cities=frame.cities, attributes=(date_key(keys[-1]),), ask="same_year")
    if not keys or ("sort" in frame.cues and len(keys) == 1 and not is_tested(frame)):
        return None  # *put them in order of …*: a whole order
    ask = comparison_ask(frame)
    if ask is None or (ask in ("first", "beats") and opposed(frame)):
        return None
    if ask == "ratio" and len(frame.cities) != 2:
        return None
    if keys == ("body",) and ask in ("difference", "table") and not _asks_for_time(frame):
        return Compare(cities=frame.cities, attributes=GOVERNANCE)
    if ask == "table":  # *the year of their bodies, and both scores*
        keys = (*(key for key in asked_attributes(frame) if key not in keys), *keys)
    if ask in ("first", "beats", "difference", "ratio", "order"):
        keys = tuple(date_key(key) for key in keys)
        if any(attribute(base, key).value not in ("number", "date") for key in keys):
            return None  # names have no order
    ascending = "loses" in frame.relations and "beats" not in frame.relations
    ascending = (
        ascending
        or "min" in frame.orders
        or (
            "earliest" in frame.orders and not (ask == "order" and _scored(keys))
        )  # 得分的先后: who is ahead, and no date
        or keys[0].endswith((".adopted", ".in_force", ".established"))
    )
    if "latest" in frame.orders:
        ascending = False
    turned = (ask == "ratio" and _asks_of_second(frame)) or (
        ask in ("any", "won", "count", "widest") and _told_of_second(frame)
    )
    cities = frame.cities[::-1] if turned else frame.cities
    return by_printed_rank(base, frame, Compare(cities=cities, attributes=keys, ask=ask, ascending=ascending))


def _scored(keys: tuple[str, ...]) -> bool:
    """Whether scores or ranks are compared, and no dates."""
    return all(key.startswith(("score:", "rank:")) for key in keys)


def by_printed_rank(base: Base, frame: Frame, plan: Compare) -> Compare:
    """*They have the same score; which is ranked higher?*: of cities level in score, the printed ranks tell which stands first."""
    kind, _, indicator = plan.attributes[0].partition(":")
    rows = [base.scores.get(indicator, {}).get(city) for city in plan.cities] if kind == "score" else []
    told = {row.rank for row in rows if row is not None and row.rank is not None}
    level = len({row.score for row in rows if row is not None}) == 1 and len(told) == len(plan.cities)
    ranked = any("rank" in m.text or "排 名" in m.text or "名 次" in m.text for m in frame.marked.marks)
    if plan.ask not in ("first", "beats") or len(plan.attributes) > 1 or not (level and ranked):
        return plan
    return plan.model_copy(update={"attributes": (f"rank:{indicator}",)})


GOVERNANCE = ("body", "body.established", "body.lead")


def _asks_for_time(frame: Frame) -> bool:
    """*How many years apart*: of the bodies, only when they were set up; else *how do their bodies differ?* asks what they are."""
    spoken = {"years_between", "months_between", "how_long"} & frame.cues or {"how_many", "how_much", "when"} & set(
        frame.asks
    )
    return bool(spoken) or any(m.text in ("year", "month", "年", "个 月") for m in frame.marked.marks)


def falls_in_one_year(frame: Frame, keys: tuple[str, ...]) -> bool:
    """*Were their bodies set up in the same year?*, 是同一年通过的吗？: one event, and only the year of each city's."""
    events = {date_key(key) for key in keys}
    dated = len(events) == 1 and events <= {"regulation.adopted", "regulation.in_force", "body.established"}
    return dated and "same_year" in frame.cues and asks_yes_no(frame)


def _asks_of_second(frame: Frame) -> bool:
    """*How many times Wuhan's score is Beijing's?*: the city named first is the measure."""
    marks = frame.marked.marks
    said = [p for p, m in enumerate(marks) if m.text == "how many time"]
    return any(m.thing("city") for p in said for m in marks[p + 1 : p + 2])


def _told_of_second(frame: Frame) -> bool:
    """*LA and Chicago tie; on which pillars does Chicago beat LA?*: of two cities, the one right before the verb is ahead."""
    marks = frame.marked.marks
    verbs = [p for p, m in enumerate(marks) if m.says("rel", "beats", "loses")]
    if len(verbs) > 1 and (own := _right_before(frame, verbs[-1])):
        return own == frame.cities[1]  # *X is ahead, but on one of them Y beats it*
    verb = next(
        (
            p
            for p, m in enumerate(marks)
            if m.says("rel", "than") and any(n.thing("city") for n in marks[p + 1 : p + 3])
        ),
        None,
    )  # A比B, and not A和B比
    verb = verb if verb is not None else next((p for p, m in enumerate(marks) if m.says("rel", "beats", "loses")), 0)
    before = [city for m in marks[:verb] if (city := m.thing("city")) in frame.cities]
    return len(frame.cities) == 2 and len(before) > 1 and before[-1] == frame.cities[1]


def _right_before(frame: Frame, place: int) -> str | None:
    """The city whose name stands right before a verb."""
    before = [m for m in frame.marked.marks[max(0, place - 2) : place] if not m.says("stop")][-1:]
    return next((city for m in before if (city := m.thing("city")) in frame.cities), None)


def unquoted(base: Base, frame: Frame, keys: tuple[str, ...]) -> tuple[str, ...]:
    """*Both have 18 papers; is their rank the same?*: what the question quotes is not what it asks."""
    quoted = {float(m.number) for m in frame.marked.marks if m.kind == "number" and m.number is not None}
    rest = tuple(
        key
        for key in keys
        if not any(
            (row := base.scores.get(key.partition(":")[2], {}).get(city))
            and row.score is not None
            and float(row.score) in quoted
            for city in frame.cities
        )
    )
    return rest or keys


def comparison_ask(frame: Frame) -> Any:
    """What is asked of the compared cities."""
    if "ratio" in frame.cues:
        return "ratio"
    if tells_order(frame) or (is_tested(frame) and ("in_order" in frame.cues or names_in_chain(frame))):
        return "order"
    if {"beats", "loses"} & frame.relations and frame.nouns & {"dimension", "second_level", "third_level", "indicator"}:
        if "how_many" in frame.asks:
            return "count"
        if asks_for_level(frame) and not (asks_yes_no(frame) and asks_for_any(frame)):
            most = any(
                m.says("order", "max") and not m.says("rel") for m in frame.marked.marks
            )  # 领先 alone is no most
            return "widest" if most or frame.aggregate == "difference" else "won"
        if asks_yes_no(frame) and asks_for_any(frame):
            return "any"
    one_of_them = "compared" in frame.cues or {"which", "who", "where"} & set(frame.asks)
    if one_of_them and {"beats", "loses"} & frame.relations and len(frame.cities) == 2 and not asks_for_level(frame):
        return "first"  # *which of the two is ahead, and by how much?*: the answer says by how much as well
    points = "how_many" in frame.asks and any("point" in m.text or m.text == "分" for m in frame.marked.marks)
    points = points or asks_for_places(frame)
    if ("how_much" in frame.asks or points) and {"beats", "loses"} & frame.relations:
        return "difference"
    if "differ" in frame.cues and asks_yes_no(frame) and "same" not in frame.relations and len(frame.indicators) < 2:
        return "differ"
    if level_and_ordered(frame):
        return "first"
    if _told_level(frame):
        return None  # *they have the same path type; which one set up its body first?*
    if "same" in frame.relations and asks_for_value(frame):
        return "shared" if asks_for_one_value(frame) else "table"
    if "same" in frame.relations or ("connect" in frame.relations and asks_for_path(frame)):
        return "shared" if asks_for_path(frame) else "same"
    if frame.aggregate == "difference":
        return "difference"
    if asks_yes_no(frame) and either_city(frame):
        return "first"
    if asks_yes_no(frame) and {"beats", "loses"} & frame.relations:
        return "beats" if len(frame.cities) == 2 or _first_alone(frame) else None
    if {"beats", "loses", "than"} & frame.relations or "compared" in frame.cues or frame.orders:
        if is_tested(frame) and not frame.relations and (len(frame.cities) > 2 or _tops(frame)):
            return None  # *are A and B the top two?*, *its best are A, B and C: is that so?*: not whether the first is
        return (
            "first"
            if {"which", "who", "where"} & set(frame.asks) or "compared" in frame.cues or frame.language == "zh"
            else "beats"
        )
    return (
        "table"
        if "compare" in frame.relations or not frame.asks or set(frame.asks) <= {"what", "which", "how", "how_much"}
        else None
    )


def ordered_names(base: Base, frame: Frame) -> Plan | None:
    """*The cities are ranked A, B, C: do the scores agree?*: all that the names claim, whatever else a source is said to claim."""
    return comparison(base, frame) if tells_order(frame) else None


def _first_alone(frame: Frame) -> bool:
    """*Is Dalian ahead of Changchun and Shenyang?*: the verb stands between the first city and all others."""
    marks = frame.marked.marks
    first, second = [p for p, m in enumerate(marks) if m.thing("city") in frame.cities][:2]
    return any(m.says("rel", "beats", "loses", "than") for m in marks[first:second])


def asks_for_one_value(frame: Frame) -> bool:
    """*They tie on X: with what score?*: the one value that all share."""
    return len(frame.indicators) == 1 and "score" in frame.nouns and not asked_attributes(frame)


def level_and_ordered(frame: Frame) -> bool:
    """*They share the same score; which is placed ahead?*, 得分相同，哪个排名靠前: that they are level is told, and the order asked."""
    asked = _asked_of_level(frame)
    return any(m.says("rel", "beats", "loses") for m in asked)


def _told_level(frame: Frame) -> bool:
    """Whether a law or a body is asked about, of cities told to be level before."""
    return any(m.says("noun", "body", "regulation") or m.value("attr") for m in _asked_of_level(frame))


def _asked_of_level(frame: Frame) -> tuple[Mark, ...]:
    """What is asked, from *which* on, of those that were told to be level before; nothing where that is what is asked."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "which", "who") or m.says("cue", "compared")), None)
    if asked and marks[asked - 1].says("rel", "same"):
        return ()  # 同属哪一种路径: what they share is asked for
    return marks[asked:] if any(m.says("rel", "same") for m in marks[:asked]) and asked is not None else ()


def asks_for_any(frame: Frame) -> bool:
    """*On any pillar?*, *are there pillars in which …?*, 有没有一个维度: one of them is enough."""
    return "any_of" in frame.cues and "all_of" not in frame.cues


def opposed(frame: Frame) -> bool:
    """*Ahead of it on learner experience but behind it on innovation*: one claim that points both ways."""
    return {"beats", "loses"} <= frame.relations and len(frame.indicators) > 1


def _tops(frame: Frame) -> bool:
    return any(isinstance(c, ScoreTest) and c.measure == "rank" for c in frame.conditions)


def asks_for_level(frame: Frame) -> bool:
    """*In which pillars …*, 哪些维度: indicators are what is asked for."""
    marks = frame.marked.marks
    return any(
        ITEM.match(" ".join(m.text for m in marks[place : place + 2]))
        or (mark.says("ask", "which") and _among_levels(marks[:place]))
        or (
            mark.says("ask", "which", "what")
            and any(m.says("noun", "dimension", "second_level", "indicator") for m in marks[place : place + 5])
        )
        for place, mark in enumerate(marks)
    )


ITEM = re.compile("(?:是 )?哪 (?:[几些一] )?项")


def _among_levels(marks: tuple[Mark, ...]) -> bool:
    """支柱里…哪些: what is chosen from stands before the word that asks."""
    return any(m.says("noun", "dimension", "second_level") and n.says("cue", "among") for m, n in pairwise(marks))


def parts_by_number(base: Base, frame: Frame) -> tuple[str, ...]:
    """*On the five sub-indices*, 按21个分指数: the level of an index that has just so many parts."""
    if frame.indicators or "indicator" not in frame.nouns or not (edition := edition_of(base, frame)):
        return ()
    marks = [m for m in frame.marked.marks if not (m.says("topic") or m.text in ("个", "项", "大"))]
    said = {
        a.number for a, b in pairwise(marks) if b.says("noun", "indicator") and a.kind == "number" and not a.ordinal
    }
    weighed = [i for i in base.indicators.values() if i.edition == edition and i.weight]
    levels = ([i.id for i in weighed if i.level == level] for level in (1, 2, 3))
    return next((tuple(parts) for parts in levels if len(parts) in said), ())


def compared_attributes(base: Base, frame: Frame) -> tuple[str, ...]:
    """The attributes that a comparison is about."""
    ranked = asks_for_places(frame) or ("rank" in frame.nouns and "score" not in frame.nouns)
    measure = "rank" if ranked else "score"
    if (counted := parts_by_number(base, frame)) and not asks_for_level(frame):
        return tuple(f"{measure}:{part}" for part in counted)
    if "dimension" in frame.nouns and (edition := edition_of(base, frame)):
        parts = base.children.get(base.editions[edition].overall, [])
        apart, named = left_out_of(base, frame), [part for part in parts if part.id in frame.indicators]
        if named and not apart and not asks_for_level(frame):
            parts = named  # *on the two pillars smart service and smart governance*
        return tuple(f"{measure}:{part.id}" for part in parts if part.weight and part.id not in apart)
    if frame.nouns & {"second_level", "third_level"} and not frame.indicators and (edition := edition_of(base, frame)):
        level = 2 if "second_level" in frame.nouns else 3
        return tuple(
            f"{measure}:{i.id}"
            for i in base.indicators.values()
            if i.edition == edition and i.level == level and i.weight
        )
    editions = named_editions(base, frame.marked) or (list(base.editions) if "both_indices" in frame.cues else [])
    if len(editions) > 1 and all(base.indicators[i].level == 0 for i in frame.indicators):
        return tuple(f"{measure}:{base.editions[edition].overall}" for edition in editions)
    if len(frame.indicators) == 1 and (below := parts_asked(base, frame)):
        return tuple(f"{measure}:{part}" for part in below)
    if frame.indicators:
        return tuple(f"{measure}:{indicator}" for indicator in frame.indicators)
    asked = asked_attributes(frame)
    if asked:
        return asked
    if "level" in frame.nouns and {"same"} & frame.relations:
        return ("level",)
    if "connect" in frame.relations:
        return ()
    edition = edition_of(base, frame)
    if edition and (
        {"score", "rank"} & frame.nouns
        or frame.edition_said
        or frame.aggregate == "difference"
        or frame.relations & {"beats", "loses"}
        or tells_order(frame)
    ):
        return (f"{measure}:{base.editions[edition].overall}",)
    if frame.things("theme") or "practice" in frame.nouns or "policy" in frame.nouns:
        return ()
    if "indicator" in frame.nouns:
        return ()  # *compare their indicators*: which of them is not said
    return ("regulation", "body", "path_type") if "compare" in frame.relations else ()


def left_out_of(base: Base, frame: Frame) -> list[str]:
    """*Apart from infrastructure*, *the remaining four pillars*, 其余四个支柱: the parts named, where the others are asked for."""
    edition = edition_of(base, frame) if "dimension" in frame.nouns else None
    parts = (
        [part.id for part in base.children.get(base.editions[edition].overall, []) if part.weight] if edition else []
    )
    named = [part for part in parts if part in frame.indicators]
    rest = len(parts) - len(named)
    marks = frame.marked.marks
    excepted = any(m.says("logic", "except") for m in marks)
    counted = any(
        m.number == rest and any(n.says("noun", "dimension") for n in marks[place + 1 : place + 4])
        for place, m in enumerate(marks)
    )
    return named if named and rest and (excepted or counted) else []


def parts_asked(base: Base, frame: Frame) -> list[str]:
    """*Its five sub-indices*, 智慧治理五个分项: the parts of the one indicator named, said with their number or as *each*."""
    parts = [part.id for part in base.children.get(frame.indicators[0], []) if part.weight]
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        said = [m for m in marks[max(0, place - 3) : place] if m.number == len(parts) or m.text in EACH]
        said += [m for m in marks[max(0, place - 1) : place] if m.says("ask", "which") and level_counted(mark) == 2]
        if parts and mark.says("noun", "indicator", "second_level", "third_level", "parts") and said:
            return parts
    return []
