"""The rule about groups by the cities they hold: *which path type has the most cities with a law*, 哪类路径只有两个城市."""

from itertools import pairwise
from typing import Any

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.sizing import Sizes
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, counts_groups, ends_in_group
from kb.query.rules.contrasts import is_opposite, two_sets
from kb.query.rules.indices import asked_group
from kb.query.selection.conditions import Condition, HasPath, NamedCities, Operator, Selection
from kb.query.selection.evaluate import members, tested

MOST = frozenset({"most", "the most", "largest", "biggest", "greatest", "highest number", "most common", "commonest",
                  "most frequent", "most widespread", "最 多", "最 大", "最 常 见"})  # fmt: skip
FEWEST = frozenset({"fewest", "the fewest", "least", "smallest", "最 少", "最 小"})
OPERATORS: dict[str, Operator] = {">": ">", ">=": ">=", "<": "<", "<=": "<=", "!=": "!="}
DENIED: dict[Operator, Operator] = {">": "<=", ">=": "<", "<": ">=", "<=": ">", "=": "!=", "!=": "="}


def group_sizes(base: Base, frame: Frame) -> Plan | None:
    """Groups of cities by how many they hold, where no score is spoken of."""
    by = _group(frame)
    marks = frame.marked.marks
    if (held := kinds_held(base, frame)) is not None:
        return held
    if by is None or frame.cities or (by == "path_type" and frame.things("path_type")):
        return None
    measured = frame.indicators or frame.aggregate not in (None, "count") or {"score", "rank"} & frame.nouns
    if (measured or tested(frame.conditions)) and not (_counts_cities(marks) or _number(marks)):
        return None
    first = "max" if any(m.text in MOST for m in marks) else "min" if any(m.text in FEWEST for m in marks) else None
    if first and _several(marks):
        return None  # *which two types*: of more than two that hold as many, none is left out
    majority = None if first else with_against_without(frame)
    number = None if first or majority else _number(marks)
    even = majority is None and first is None and number is None and "same" in frame.relations and not frame.excluded
    if not (first or number or even or majority):
        return None
    ask: Any = "even" if even else "how_many" if counts_groups(marks) and not ends_in_group(frame) else "which"
    wonders = asks_yes_no(frame) or ("any_of" in frame.cues and not frame.asks)
    if not even and wonders and not {"which", "what"} & set(frame.asks):
        ask = "all" if "all_of" in frame.cues and "any_of" not in frame.cues else "any"
    left_out = (NamedCities(cities=frame.excluded, negate=True),) if frame.excluded else ()
    conditions = (*(c for c in frame.conditions if c != HasPath()), *left_out)
    if majority or (number and number[1] == 0):
        conditions = tuple(_affirmed(c) for c in conditions)
    select = Selection(conditions=conditions or ((HasPath(),) if by == "path_type" else ()))
    op, value = number or ("=", None)
    return Sizes(select=select, by=by, first=first, op=op, value=value, ask=ask, majority=majority)


def kinds_held(base: Base, frame: Frame) -> Plan | None:
    """*How many different path types do Xi'an, Wuhan and Ningbo represent?*, 江苏的城市分属几种路径类型: those of some cities."""
    marks = frame.marked.marks
    told = any(m.says("order") or m.says("agg") or m.says("op") or m.says("logic", "not") for m in marks)
    kinds = counts_groups(marks) or any(m.says("noun", "path") and _kinds_behind(marks, p) for p, m in enumerate(marks))
    if told or not kinds or frame.indicators or frame.things("path_type") or "path" not in frame.nouns:
        return None
    select = frame.select
    if not select.conditions or _number(marks) or with_against_without(frame):
        return None
    if set(frame.cities) - set(members(base, Selection(conditions=(HasPath(),)))):
        return None  # of one of them no type is known
    return Sizes(select=select, by="path_type", op=">=", value=1, ask="how_many")


def _kinds_behind(marks: tuple[Mark, ...], place: int) -> bool:
    """路径类型有几种."""
    behind = [m for m in marks[place + 1 : place + 3] if not m.says("stop") or m.says("ask")][:1]
    return any(m.says("ask", "how_many") and m.text.endswith(("种", "类")) for m in behind)


def with_against_without(frame: Frame) -> Any:
    """*More cities with a law than without*, 已立法的比未立法的多: those that meet a condition against the others of the group."""
    pair, marks = two_sets(frame), frame.marked.marks
    half = "most_of" in frame.cues and bool({"which", "what"} & set(frame.asks)) and not (pair and is_opposite(pair))
    if half:
        return "over_half"
    than = next((p for p, m in enumerate(marks) if m.says("rel", "than") or m.text in ("outnumber", "than")), None)
    if pair is None or not is_opposite(pair) or than is None:
        return None
    more = any(m.says("rel", "beats") or m.text in MOST | {"more"} or m.says("op", ">") for m in marks)
    fewer = any(m.says("rel", "loses") or m.text in ("fewer", "少") or m.says("op", "<") for m in marks)
    denied_first = any(m.says("logic", "not") and not m.says("ask") for m in marks[:than])
    if more == fewer:
        return None
    return "over_half" if more != denied_first else "under_half"


def _group(frame: Frame) -> Any:
    """The grouping asked for, or spoken of in a yes-or-no question: *is any path type …*, 每一种路径类型."""
    if found := asked_group(frame) or frame.by or _tier_asked(frame):
        return found
    if ends_in_group(frame) and (frame.orders or _number(frame.marked.marks)):
        return "path_type" if "path" in frame.nouns else "region"
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.value("noun")]
    cities = next(
        (p for p, m in enumerate(marks) if m.says("noun", "city", "network") or m.thing("network")), len(marks)
    )
    for mark in marks[:cities]:
        if mark.says("noun", "path") and not mark.says("noun", "city"):
            return "path_type"
        if mark.says("noun", "region"):
            return "region"
        if mark.says("attr", "body.lead_type"):
            return "body.lead_type"
    return None


def _tier_asked(frame: Frame) -> Any:
    """*Which administrative tier*, 哪个行政级别."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if mark.says("ask", "which", "what"):
            behind = (mark, *marks[place + 1 : place + 3])
            return next(
                (key for key in ("tier", "region") if any(m.says("attr", key) or m.text.endswith(key) for m in behind)),
                None,
            )
    return None


def _number(marks: tuple[Mark, ...]) -> tuple[Operator, int] | None:
    """*More than three cities*, 只有两个城市, *no city*: how many cities a group shall hold."""
    for place, mark in enumerate(marks):
        bound = [m for m in marks[place + 1 : place + 3] if m.text not in UNITS][:1]  # *four or more of the 12 cities*
        bound = [m for m in bound if m.says("op")]
        holder = any(map(_is_holder, marks[place + 1 : place + (6 if bound else 4)])) or _holds_so_many(marks, place)
        denies = mark.says("logic", "not") and not mark.says("ask") and not _tells_cities(marks, place)
        if (holder or _compared_holder(marks, place)) and denies and not _denied_number(marks, place):
            return "=", 0
        number = (
            1
            if mark.text in ("one", "一 个", "一 座")
            else mark.number
            if mark.kind == "number" and not mark.ordinal
            else None
        )
        if number is None or not holder or number != int(number) or _sizes_whole(marks, place):
            continue
        near = (*marks[max(0, place - 2) : place], *bound)
        beside = [m for m in near if m.says("op") or m.says("logic", "only") or m.text in EXACTLY]
        denied = any(_denied_number(marks, p) for p in range(max(0, place - 3), place))
        if beside or denied or place == 0 or marks[place - 1].text in HOLDS:
            said = next((m.value("op") for m in beside if m.says("op")), None)
            op = OPERATORS.get(said or "", "=")
            return DENIED[op] if denied else op, int(number)
    return None


def _denied_number(marks: tuple[Mark, ...], place: int) -> bool:
    """*Does not have three cities*, 不是三个: a denial right before a number denies that there are so many."""
    ahead = [m for m in marks[place + 1 : place + 5] if not (m.says("stop") or m.says("op") or m.text in EXACTLY)][:1]
    denies = marks[place].says("logic", "not") and not marks[place].says("ask")
    return denies and any(m.kind == "number" and not m.ordinal for m in ahead)


def _holds_so_many(marks: tuple[Mark, ...], place: int) -> bool:
    """城市多于三个, 城市不是三个: in Chinese the number may stand behind what is counted."""
    before = [m for m in marks[max(0, place - 4) : place] if not m.says("stop")]
    links = all(m.says("op") or m.says("logic", "not") or m.text in EXACTLY for m in before[-1:])
    return not marks[place].text.isascii() and len(before) > 1 and links and any(map(_is_holder, before[-3:-1]))


def _sizes_whole(marks: tuple[Mark, ...], place: int) -> bool:
    """*Of the 12 cities*: how many there are in all."""
    before = marks[place - 1] if place else None
    return before is not None and before.says("cue", "among") and before.text.endswith(" the")


def _tells_cities(marks: tuple[Mark, ...], place: int) -> bool:
    """没有立法的城市属于什么类型: in Chinese a denial before the group that is asked for tells of the cities."""
    group = next((p for p, m in enumerate(marks) if m.says("noun", "path", "region") and not m.says("noun", "city")), 0)
    relative = any(link.text == "的" and _is_holder(noun) for link, noun in pairwise(marks[place:group]))
    return not marks[place].text.isascii() and place < group and relative


def _is_holder(mark: Mark) -> bool:
    return mark.says("noun", "city", "network") or mark.thing("network") is not None


def _compared_holder(marks: tuple[Mark, ...], place: int) -> bool:
    """没有排名高于西安的城市: in Chinese what the cities are compared with stands before them."""
    behind = next((p for p in range(place + 1, min(place + 8, len(marks))) if _is_holder(marks[p])), place)
    between = marks[place + 1 : behind]
    return any(m.says("op") or m.says("rel", "beats", "loses") for m in between) and any(
        m.thing("city") for m in between
    )


EXACTLY = frozenset(
    {"exactly", "only", "just", "precisely", "恰 好", "正 好", "刚 好", "恰", "只", "只 有", "仅", "仅 有"}
)
UNITS = frozenset({"座", "个"})
HOLDS = frozenset({"has", "have", "hold", "holds", "had", "contain", "contains", "represented by", "made up of", "consist of",
                   "consists of", "comprise", "comprises", "include", "includes", "count", "counts", "有", "包 含", "含"})  # fmt: skip


def _several(marks: tuple[Mark, ...]) -> bool:
    """*Which two path types*: so many groups are asked for."""
    return any(m.kind == "number" and marks[p + 1].says("noun", "path", "region") and p and marks[p - 1].says("ask")
               for p, m in enumerate(marks[:-1]))  # fmt: skip


def _counts_cities(marks: tuple[Mark, ...]) -> bool:
    """*The most cities above the average*, 城市最多: cities are counted, whatever they are chosen by."""
    return any(
        m.text in MOST | FEWEST
        and any(near.says("noun", "city", "network") for near in (*marks[p + 1 : p + 3], *marks[max(0, p - 1) : p]))
        for p, m in enumerate(marks)
    )


def _affirmed(condition: Condition) -> Condition:
    """*No city with a law*: the cities that have one are counted, and none is found."""
    return condition.model_copy(update={"negate": False}) if getattr(condition, "negate", False) else condition
