"""Rules about dates over sets: the first or last date of all, the years between body and law."""

from itertools import pairwise
from typing import Literal

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.averaging import Aggregate
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.selection.conditions import Condition, HasBody, HasRegulation, Selection
from kb.query.selection.evaluate import flat, tested

DATES = {"regulation": "regulation.adopted", "body": "body.established"}
YEARS_APART = ("body.to_law", "body.law_apart")
FUNCTIONS = ("mean", "median", "sum", "range", "deviation")


def years_apart(frame: Frame) -> str | None:
    """*The distance between founding the body and adopting the law*, 两者相隔年数: signed where a way is said, else without."""
    ways = {"body_first", "law_first"} & frame.cues
    spoken = ways or {"body", "regulation"} <= frame.nouns
    measured = "years_between" in frame.cues or any(m.says("agg", "difference") for m in frame.marked.marks)
    if not (spoken and measured) or frame.indicators or {"score", "rank"} & frame.nouns or _lag_meant(frame):
        return None
    led = any(isinstance(c, HasBody) and c.law == "before" for c in flat(frame.conditions))
    either = "either_way" in frame.cues or "law_first" in frame.cues or not (led or "years_between" in frame.cues)
    return "body.law_apart" if either else "body.to_law"


def _lag_meant(frame: Frame) -> bool:
    """*The difference between adoption and effect* in a question that names bodies too."""
    return {"regulation.adopted", "regulation.in_force"} <= set(
        frame.attributes
    ) or "regulation.lag" in frame.attributes


def years_between(_base: Base, frame: Frame) -> Plan | None:
    """The mean, the median or another sum of the years between body and law."""
    key = years_apart(frame)
    function = next(
        (c.value for m in frame.marked.marks for c in m.cues if c.role == "agg" and c.value in FUNCTIONS), None
    )
    if key is None or function is None or len(frame.cities) == 1:
        return None
    return Aggregate.model_validate({"select": frame.select, "attribute": key, "function": function})


def first_or_last_date(_base: Base, frame: Frame) -> Plan | None:
    """*When was the latest of the laws adopted?*, 第二早的协调机构是哪年成立的: the date at one end of a set, or at a place from it."""
    ends = {"earliest", "latest"} & set(frame.orders)
    said = next((noun for noun in DATES if noun in frame.nouns), None)
    if "when" not in frame.asks or len(ends) != 1 or said is None or frame.cities or frame.indicators:
        return None
    place = frame.position or 1
    if place < 1 or {"body", "regulation"} <= frame.nouns or tested(frame.conditions) or (frame.limit or 1) > 1:
        return None
    key = next((k for k in frame.attributes if k.partition(".")[0] == said and k in DATED), DATES[said])
    rest = tuple(c for c in frame.select.conditions if not _is_bare(c))
    bare = HasRegulation() if said == "regulation" else HasBody()
    select = Selection(conditions=rest or (bare,))
    told = {k for k in frame.attributes if k in DATED and k.partition(".")[0] == said} - _bounds(frame)
    if len(told) == 1:
        (key,) = told
    if len(told) > 1:
        ordering = _ordered_by(frame)
        if ordering is None:
            return None
        other = next(k for k in DATED if k in told - {ordering})
        end = {"end_of": ordering, "end_size": 1, "end_place": place, "latest": "latest" in ends}
        return Aggregate.model_validate({"select": select, "attribute": other, "function": "max", **end})
    function: Literal["max", "min"] = "max" if "latest" in ends else "min"
    if place > 1:
        return Aggregate(
            select=select, attribute=key, function=function, end_of=key, end_place=place, latest="latest" in ends
        )
    return Aggregate(select=select, attribute=key, function=function)


def _bounds(frame: Frame) -> set[str]:
    """2020年以后通过的条例中，最先施行的何时施行: the dates that are only spoken of to bound the set."""
    bounded = [c for c in flat(frame.select.conditions) if isinstance(c, HasRegulation)]
    keys = {f"regulation.{event}" for c in bounded for event in ("adopted", "in_force") if getattr(c, event)}
    return {key for key in keys if sum(m.says("attr", key) for m in frame.marked.marks) == 1}


def _ordered_by(frame: Frame) -> str | None:
    """*When did the most recently adopted of the six enter into force?*: the date beside the end of the order."""
    marks = frame.marked.marks
    beside = [m for p, m in enumerate(marks) if p and marks[p - 1].says("order", "earliest", "latest")]
    beside += [m for m, after in pairwise(marks) if after.says("order", "earliest", "latest")]  # 通过最晚的
    keys = {key for m in beside for key in DATED if m.says("attr", key)}
    return keys.pop() if len(keys) == 1 else None  # *that took effect first adopted*: it may be either


DATED = ("regulation.adopted", "regulation.in_force", "body.established")


def dated_end(frame: Frame) -> dict[str, object]:
    """*The three oldest bodies*, 最早立法的两个城市: whose scores are summed up, in a question that names a date or its noun."""
    ends = {"earliest", "latest"} & set(frame.orders)
    said = next((noun for noun in DATES if noun in frame.nouns), None)
    if len(ends) != 1 or said is None or not frame.limit or {"body", "regulation"} <= frame.nouns:
        return {}
    key = next((k for k in frame.attributes if k.partition(".")[0] == said and k in DATED), DATES[said])
    return {"end_of": key, "end_size": frame.limit, "latest": "latest" in ends}


def _is_bare(condition: Condition) -> bool:
    return condition in (HasRegulation(), HasBody())


def unit_apart(frame: Frame) -> str | None:
    """*The gap in months between …*, *count the months from … to …*, 相差的月数: the unit in which two events are apart."""
    events = {key for key in frame.attributes if key in DATED} | {"regulation.lag"} & set(frame.attributes)
    asked = frame.aggregate == "difference" or bool({"how_many", "how_much"} & set(frame.asks))
    dated = any(m.kind in ("date", "number") for m in frame.marked.marks)
    if len(events) < 2 or not asked or dated or frame.indicators:
        return None
    units = {unit for m in frame.marked.marks if (unit := UNITS.get(m.text.split()[0]))}
    return units.pop() if len(units) == 1 else None


UNITS = {"month": "month", "月": "month", "年": "year", "year": "year"}


def date_ordered(frame: Frame) -> str | None:
    """*The scores of the three cities with the oldest bodies*: the order is in time, and the score is what is shown."""
    nouns = {"body", "regulation"} & said_nouns(frame)
    if not frame.orders or set(frame.orders) - {"earliest", "latest"} or len(nouns) != 1 or (frame.limit or 1) < 2:
        return None
    if nouns == {"body"}:
        return "body.established"
    return "regulation.in_force" if "regulation.in_force" in frame.attributes else "regulation.adopted"


def orders_bodies(frame: Frame) -> bool:
    """Whether the first or last of the bodies is meant, and not *its first official goal*, *first naming it as a goal*."""
    marks = [m for m in frame.marked.marks if not m.says("stop")]
    behind = [
        m
        for m, after in pairwise(marks)
        if m.says("order", "earliest", "latest")
        and (after.kind == "word" or after.says("topic") or after.says("cue", "mention"))
    ]
    return not behind
