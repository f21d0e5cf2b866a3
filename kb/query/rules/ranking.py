"""Rules about orders: superlatives, top lists, the city right behind another."""

from dataclasses import replace
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame, in_succession
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Find
from kb.query.marking.indicators import in_score_talk
from kb.query.plan import Plan
from kb.query.rules.asks import (
    asked_attributes,
    asks_for_rank,
    asks_yes_no,
    choose_chinese,
    edition_of,
    is_tested,
    names_level,
    said_nouns,
)
from kb.query.rules.beside import is_end_itself
from kb.query.rules.dates import DATED, YEARS_APART, date_ordered, years_apart
from kb.query.rules.listed import listed_entity
from kb.query.selection.conditions import (
    AnyOf,
    Condition,
    HasBody,
    HasRegulation,
    InEdition,
    NamedCities,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.selection.evaluate import flat, tested


def held_place(base: Base, frame: Frame) -> Plan | None:
    """*Is Dubai first in public safety?*, 悉尼是不是最高的: whether one city stands at the end of an order, or at a place of it."""
    sets = [c for c in frame.conditions if not isinstance(c, NamedCities)]
    direction = ranking_direction(frame)
    if len(frame.cities) != 1 or not is_tested(frame) or len(frame.indicators) > 1 or tested(sets):
        return None
    if (direction is None and frame.position is None) or (frame.limit or 1) > 1 or frame.aggregate:
        return None
    if {"which", "who", "when", "how_many"} & set(frame.asks) or frame.nouns & {"dimension", "second_level"}:
        return None
    by = ranked_attribute(base, frame)
    measured = frame.indicators or frame.edition_said or {"score", "rank"} & frame.nouns or "overall" in frame.cues
    if by is None or (by.startswith("score:") and not measured):
        return None  # *is Beijing the largest city?* measures nothing that is scored
    rest = tuple(c for c in sets if not _is_subject_only(c, by))
    return Rank(select=Selection(conditions=rest), by=by, ascending=best_last(base, by) ^ ascending_order(by, frame, direction),
                position=frame.position or 1, city=frame.cities[0])  # fmt: skip


def at_place(base: Base, frame: Frame) -> Plan | None:
    """*Which of Jinhua, Jining and Jinzhou is 49th?*: a place beyond so many cities is one of the whole order."""
    place = frame.position or 0
    if not 2 <= len(frame.cities) < place or asks_yes_no(frame) or frame.limit or frame.aggregate:
        return None
    if not {"which", "who", "where"} & set(frame.asks) or len(frame.indicators) > 1:
        return None
    edition = edition_of(base, frame)
    indicator = frame.indicators[0] if frame.indicators else base.editions[edition].overall if edition else None
    if indicator is None:
        return None
    placed = ScoreTest(indicator=indicator, measure="rank", op="=", value=place)
    return Find(select=Selection(conditions=(NamedCities(cities=frame.cities), placed)))


def ranking(base: Base, frame: Frame) -> Plan | None:
    """Superlatives and top lists over a selection."""
    direction = ranking_direction(frame)
    sequence = any(isinstance(c, HasBody) and c.law for c in flat(frame.conditions))
    if sequence and direction in ("earliest", "latest"):
        # *first* tells the sequence; what is ranked is how long it took
        direction = next((end for end in frame.orders if end in ("longest", "shortest")), "")
    if (direction is None and frame.position is None) or direction == "":
        return None
    by = ranked_attribute(base, frame)
    if by is None:
        return None
    conditions = [c for c in frame.conditions if not (_is_subject_only(c, by) or _is_limit(c, by, frame.limit))]
    if "sort" in frame.cues and not (frame.indicators or frame.edition_said) and by.startswith("score:"):
        conditions = [
            c for c in conditions if c != InEdition(edition=frame.edition or "")
        ]  # those with a score are ordered anyway
    if len(frame.cities) == 1 and not conditions:
        return None  # one city is no order
    select = with_conditions(frame, conditions)
    entity = "city"
    cities_asked = (
        "where" in frame.asks
        or any(m.says("ask") and "城 市" in m.text for m in frame.marked.marks)
        or ("sort" in frame.cues and len(frame.cities) > 1)
        or (frame.language == "zh" and "who" in frame.asks and "which" not in frame.asks)  # 谁最先立法
    )
    if (
        by.startswith("regulation")
        and ("city" not in said_nouns(frame) or listed_entity(frame) == "regulation")
        and not cities_asked
    ):
        entity = "regulation"
    if by.startswith("body") and "city" not in said_nouns(frame) and not cities_asked and by not in YEARS_APART:
        entity = "organisation"
    ascending = best_last(base, by) ^ ascending_order(by, frame, direction)
    if by == "body.to_law" and ascending:
        select = Selection(
            conditions=(*select.conditions, HasBody(law="before"))
        )  # a law that came first waited for nothing
    tops = any(isinstance(c, ScoreTest) and c.measure == "rank" for c in flat(conditions))
    position = None if ascending and is_end_itself(base, frame, by) else frame.position
    limit = None if position else (frame.limit if frame.limit and not tops else 1)
    if frame.limit is None and frame.position is None and plural_list(frame):
        limit = None
    measure = "rank" if asks_for_rank(frame) else "score"
    beside = frame.indicators if by in DATED else shown_beside(frame)
    shown = tuple(f"{measure}:{i}" for i in beside if i not in by)
    if by in DATED and frame.edition and frame.edition_said and not beside and {"rank", "score"} & said_nouns(frame):
        shown = (
            f"{measure}:{base.editions[frame.edition].overall}",
        )  # *the first two to legislate, with their iSLEC ranks*
    return Rank(select=select, by=by, ascending=ascending, limit=limit, position=position, entity=entity,
                columns=shown + tuple(key for key in asked_attributes(frame) if key != by and not key.startswith(by.partition(".")[0])))  # fmt: skip


def _is_limit(condition: Condition, by: str, limit: int | None) -> bool:
    """*The first three cities of the ranking*: as many as are listed in that very order, and no further test."""
    if not isinstance(condition, ScoreTest) or by != f"score:{condition.indicator}" or condition.measure != "rank":
        return False
    return condition.op == "<=" and condition.value == limit and not condition.negate and condition.of is None


def plural_list(frame: Frame) -> bool:
    """*Rank the GNLC members by …*, *oldest first*: a whole order, not one winner."""
    text = frame.marked.text.rstrip("。？?！! ")
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("order") or m.text in ("to", "至", "到")]
    span = any(
        before.says("order") and between.text in ("to", "至", "到") and after.says("order")
        for before, between, after in zip(marks, marks[1:], marks[2:], strict=False)
    )
    return (
        span
        or "sort" in frame.cues
        or lists_places(frame)
        or (text.startswith(("按", "对")) and text.endswith(("排名", "排序", "排列")))
    )


def lists_places(frame: Frame) -> bool:
    """*Ranks 18, 19 and 20*, 第3、5、9名: the cities of so many places, in their order."""
    return any(
        isinstance(c, AnyOf)
        and all(isinstance(p, ScoreTest) and p.measure == "rank" and p.op == "=" for p in c.conditions)
        for c in frame.conditions
    )


def with_conditions(frame: Frame, conditions: list[Condition]) -> Selection:
    """The frame's selection with other conditions; named and excluded cities stay."""
    return replace(frame, conditions=tuple(conditions)).select


def _is_subject_only(condition: Condition, by: str) -> bool:
    """*Which law had the longest lag*: the law is what is ranked, not a condition on something else."""
    if isinstance(condition, HasRegulation) and by.startswith("regulation") and not condition.negate:
        return condition.adopted is None and condition.in_force is None and condition.breadth == "broad"
    if isinstance(condition, HasBody) and by.startswith("body") and not condition.negate:
        return condition.established is None and condition.lead_type is None and condition.law is None
    return False


def ranking_direction(frame: Frame) -> str | None:
    """Whether the first or the last of an order is asked for."""
    ranked = any(isinstance(c, ScoreTest) and c.measure == "rank" for c in flat(frame.conditions))
    said = [
        m
        for p, m in enumerate(frame.marked.marks)
        if m.says("order") and not beside_group(frame, p) and not (ranked and beside_number(frame, p))
    ]
    orders = [o for o in frame.orders if o not in ("top", "bottom") or ((frame.limit or frame.position) and not ranked)]
    orders = [o for o in orders if any(m.says("order", o) for m in said)]
    if "longest_gap" in frame.cues:
        return "longest"
    if not orders and (better := _better_of(frame)):
        return better
    listed = plural_list(frame) or in_succession(frame.marked.marks) is not None
    return orders[0] if orders else ("max" if listed and len(frame.cities) != 1 else None)


def _better_of(frame: Frame) -> str | None:
    """*Of the cities with a law, which ranks higher?*: a comparison with no city to compare with is the best of the set."""
    asked = "compared" in frame.cues or "who" in frame.asks or any(m.text == "which of" for m in frame.marked.marks)
    asked = asked or (
        frame.language == "zh" and "which" in frame.asks and "than" not in frame.relations
    )  # 哪一座更靠前
    named = (
        frame.cities or frame.excluded or len(frame.indicators) > 1 or any(m.says("agg") for m in frame.marked.marks)
    )
    scores = bool(frame.indicators) or frame.edition_said or bool({"score", "rank"} & frame.nouns)
    if named or not asked or not scores or not frame.conditions or tested(frame.conditions):
        return None
    said = " ".join(m.text for m in frame.marked.marks if m.says("cue", "compared"))
    better = "beats" in frame.relations or any(word in said for word in ("higher", "better", "高"))
    return "max" if better else "min" if "loses" in frame.relations or "lower" in said or "worse" in said else None


def beside_group(frame: Frame, place: int) -> bool:
    """Whether a level is named beside a mark: *the bottom “following” level* is no order."""
    marks = frame.marked.marks
    before = next((m for m in reversed(marks[max(0, place - 2) : place]) if not m.says("stop")), None)
    ahead = [m for m in marks[place + 1 : place + 4] if not m.says("stop") and not m.says("noun", "level")][:1]
    return names_level(frame, place) or any(m is not None and m.thing("group") for m in (before, *ahead))


def beside_number(frame: Frame, place: int) -> bool:
    """Whether a number stands right beside a mark: *top ten*."""
    marks = frame.marked.marks
    behind = next((m for m in marks[place + 1 : place + 3] if m.text != "的"), None)  # 最靠前的五座城市
    beside = [*marks[max(0, place - 1) : place], *([behind] if behind else [])]
    return any(m.kind == "number" or m.says("word", "scale") for m in beside)


def best_last(base: Base, by: str) -> bool:
    """Whether the best has the smallest value: a printed ranking, ordered by its numbers."""
    row = base.indicators.get(by.removeprefix("score:"))
    return by.startswith("score:") and row is not None and row.kind == "rank"


def ascending_order(by: str, frame: Frame, direction: str | None) -> bool:
    """Dates ascend for *first*; scores and lags descend for *highest* and *longest*."""
    orders = set(frame.orders)
    if not orders and by.startswith("score:"):
        return direction == "min"  # *which one trails?*
    if by.endswith((".adopted", ".in_force", ".established")):
        if {"earliest", "latest"} <= orders:  # *from the earliest to the latest*
            return frame.orders.index("earliest") < frame.orders.index("latest")
        return "latest" not in orders and not (orders & {"max", "min", "bottom"} and "earliest" not in orders)
    if by.startswith("rank:"):
        return True
    if by.endswith((".lag", ".to_law", ".law_apart")):
        return bool(orders & {"shortest", "min"})
    if {"max", "min"} <= orders:  # *from highest to lowest*
        return frame.orders.index("min") < frame.orders.index("max")
    return bool(orders & {"min", "bottom"}) or (bool(orders & {"latest"}) and not orders & {"max", "top", "earliest"})


def shown_beside(frame: Frame) -> list[str]:
    """*With their city innovation ranks*, 及其城市创新排名: indicators that are shown and not ordered by."""
    marks = frame.marked.marks
    places = {
        p for p, m in enumerate(marks) if m.thing("indicator")
        and any(b.text in ("their", "其", "及 其", "各 自", "各 自 的", "and their", "with their") for b in marks[max(0, p - 2) : p])
        and not any(b.text in ("of", "by", "for", "on", "in", *BY) for b in marks[max(0, p - 3) : p - 1])
    }  # fmt: skip
    found = [c.key.partition(":")[2] for p in places for c in marks[p].things]
    return [i for i in frame.indicators if i in found]


BY = ("按", "按 照", "依", "依 照", "依 据", "根 据", "以", "凭")


def _orders_dates(frame: Frame) -> bool:
    """通过时间排在最后, *comes last by date of adoption*: a date is spoken of, and no score; *ranks* alone may mean one."""
    dated = any(key in frame.attributes for key in DATED)
    scored = "score" in frame.nouns or frame.edition_said or "overall" in frame.cues
    said = " ".join(m.text for m in frame.marked.marks)
    return dated and not scored and ("rank" not in frame.nouns or any(word in said for word in TIME_WORDS))


TIME_WORDS = ("date", "year", "time", "时 间", "日 期", "年 份")
LAST = ("last", "后", "末")


TURNS = ("first", "last", "前", "后", "末", "首", "先")


def _tells_turn(frame: Frame) -> bool:
    """*The first three*, 最后两个: a turn in time; *the best* is none."""
    ends = [m for m in frame.marked.marks if m.says("order", "top", "bottom")]
    return any(word in m.text for m in ends for word in TURNS)


def _comes_last(frame: Frame) -> bool:
    """*Comes last*, 排在末位: the end of an order in time; *lowest* is none."""
    return any(m.says("order", "min") and any(word in m.text for word in LAST) for m in frame.marked.marks)


def _is_one_end(frame: Frame) -> bool:
    """*Which of the six laws is the shortest?*: with no word of a time, it is the law that is short."""
    marks = [m for m in frame.marked.marks if not m.says("stop") and not m.says("ask")]
    known = ("noun", "order", "set", "topic", "subject")
    return all(m.kind == "number" or m.says(*known[:1]) or any(m.says(role) for role in known) or m.says("cue", "among")
               for m in marks)  # fmt: skip


def _dated_thing(frame: Frame) -> str | None:
    """*Which law names lifelong learning and came last?*, *the worst law*: the date that a law or a body is ordered by."""
    kinds = {"regulation": "regulation.adopted", "body": "body.established"}
    asked = [
        b.value("noun")
        for a, b in pairwise(frame.marked.marks)
        if a.says("ask", "which") or a.says("order", "max", "min")
    ]
    return next((key for noun, key in kinds.items() if noun in asked), None)


def ranked_attribute(base: Base, frame: Frame) -> str | None:
    """What the order is by."""
    orders = set(frame.orders)
    ends = "longest_gap" in frame.cues or (
        {"longest", "shortest"} & orders and "regulation.in_force" not in frame.attributes
    )
    told_first = {"body_first", "law_first"} & frame.cues and "regulation.lag" not in frame.attributes
    leads = "max" in orders and told_first and not frame.indicators  # 机构比条例早得最多
    widest = "regulation.lag" in frame.attributes and bool({"max", "min"} & orders)  # 机构设立与条例通过之间间隔最大的
    widest = widest and "body.established" in frame.attributes and "regulation.in_force" not in frame.attributes
    if (ends or leads or widest) and (told_first or {"body", "regulation"} <= frame.nouns):
        return "body.law_apart" if "law_first" in frame.cues else "body.to_law"
    if apart := years_apart(frame):
        return apart
    if frame.indicators and (in_time := date_ordered(frame)):
        return in_time
    shown = shown_beside(frame)
    if shown and shown == list(frame.indicators) and frame.edition:
        return f"score:{base.editions[frame.edition].overall}"  # *the top five with their city innovation ranks*
    if frame.indicators:
        free = [i for i in frame.indicators if i not in tested(frame.conditions) and i not in shown] or [
            i for i in frame.indicators if i not in tested(frame.conditions)]  # fmt: skip
        return f"score:{(free or list(frame.indicators))[0]}"
    if (
        "sort" in frame.cues
        and any(isinstance(c, InEdition) and not c.negate for c in frame.conditions)
        and frame.edition
    ):
        of_dates = orders & {"earliest", "latest"}
        return f"score:{base.editions[frame.edition].overall}" if not of_dates else None  # 有iSLEC总分的城市由高到低
    if frame.position and not frame.indicators and not ({"score", "rank"} & frame.nouns or frame.edition_said):
        orders = orders | {"earliest"}
    ends = "longest_gap" in frame.cues or {"longest", "shortest"} & orders
    lagging = frame.aggregate == "difference" and {"regulation.adopted", "regulation.in_force"} <= set(frame.attributes)
    lag = "regulation.lag" in frame.attributes or (
        (ends or lagging) and "regulation" in frame.nouns and not _is_one_end(frame)
    )
    if lag:
        return "regulation.lag"
    denied = any(isinstance(c, HasRegulation) and c.negate for c in flat(frame.conditions))
    if orders & {"earliest", "latest"} and "body" in frame.nouns and (denied or "body.established" in frame.attributes):
        return "body.established"
    scored = {"score", "rank"} & frame.nouns or frame.edition_said
    timed = orders & {"earliest", "latest"} or (orders & {"top", "bottom"} and not scored and _tells_turn(frame))
    if timed and "body" in frame.nouns and "regulation" not in said_nouns(frame):
        return "body.established"
    if timed and "regulation" in frame.nouns:
        return "regulation.in_force" if "regulation.in_force" in frame.attributes else "regulation.adopted"
    if timed and "body" in frame.nouns:
        return "body.established"
    law = next((key for key in frame.attributes if key in ("regulation.adopted", "regulation.in_force")), None)
    if timed and law and not frame.nouns & {"body", "organisation", "policy", "practice"}:
        return law  # 立法时间最早的城市
    if _orders_dates(frame):
        dated = [key for key in DATED if key in frame.attributes]
        return dated[0] if len(dated) == 1 and _comes_last(frame) else None
    if {"body", "regulation"} <= said_nouns(frame) and not scored and "overall" not in frame.cues:
        return None  # 机构比条例早得最多: of two events, and no score is spoken of
    if not scored and (sought := _dated_thing(frame)):
        return sought if _comes_last(frame) or "first_place" in frame.cues else None
    talk = in_score_talk(frame.marked) and ({"score", "rank"} & frame.nouns or frame.edition_said or orders & {"max", "min"}
                                            or "overall" in frame.cues)  # fmt: skip
    edition = edition_of(base, frame)
    if edition is None and "overall" in frame.cues:
        edition = choose_chinese(base)
    return f"score:{base.editions[edition].overall}" if edition and talk else None
