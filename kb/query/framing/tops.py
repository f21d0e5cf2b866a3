"""Places at one end of an order as a condition: *in the top ten*, *the ten highest-ranked cities*, *the top half*, 前十."""

from collections.abc import Iterator
from itertools import pairwise

from kb.analysis.exact import exact
from kb.query.base import Base
from kb.query.framing.denials import TRAILING
from kb.query.framing.whose import TURNS, ends_held, nearest_indicator, said_before
from kb.query.marking.beside import is_rank
from kb.query.marking.mark import Mark, Marked
from kb.query.selection.conditions import AnyOf, LagTest, Operator, ScoreTest

BEYOND = frozenset({"以 外", "之 外", "开 外", "名 开 外"})
JOINED = frozenset({"且", "并 且", "而 且", "又", "同 时"})  # iSLEC前十且有条例
AMONG = frozenset(
    {
        "排 进",
        "挤 进",
        "闯 进",
        "打 进",
        "杀 进",
        "冲 进",
        "among",
        "within",
        "within the",
        "into",
        "inside",
        "amongst",
        "跻 身",
        "位 列",
        "位 居",
        "进 入",
    }
)
Found = tuple[int, ScoreTest | LagTest | AnyOf, set[int]]


def in_top(base: Base, marked: Marked, place: int, indicators: list[str], edition: str | None) -> Iterator[Found]:
    """*In the top ten*, *outside the overall top fifteen*, 前十的城市中: being among the first k as a condition."""
    marks = marked.marks
    number = marks[place].number
    beside = [m for m in marks[max(0, place - 1) : place + 2] if m.says("order", "top")]
    worst = bool(place) and marks[place - 1].says("order", "bottom") and not marks[place - 1].says("order", "top")
    if not (beside or worst) or number is None or number != int(number) or marks[place].ordinal:
        return
    if any(m.text in ("年", "月", "个 月", "天") for m in marks[place + 1 : place + 2]):
        return  # 条例通过前十年: a time
    before = marks[max(0, place - 5) : place]
    beyond = any(m.text in BEYOND for m in marks[place + 1 : place + 4])
    outside = beyond or any(
        m.text not in TRAILING and (m.says("cue", "outside") or m.says("logic", "not", "except"))
        for m in _clause(before)
    )
    inside = any(
        m.says("cue", "within", "of_those", "presence")
        or (m.says("cue", "among") and not _follows_set(marks, m))
        or m.says("time", "in")
        or m.text in AMONG
        or m.text in ("且", "并 且", "而 且")
        or m.text.endswith((" in", " of"))
        for m in before
    ) or any(m.says("cue", "of_those", "among") for m in marks[place + 1 : place + 5])
    inside = inside or any(m.says("logic", "except") for m in marks[place + 1 : place + 2])  # 前十除了省会还有哪些
    inside = inside or any(
        m.text in JOINED or m.text.startswith("还 有") for m in marks[place + 1 : place + 4]
    )  # 前十还有哪些
    tops = sum(1 for p, m in enumerate(marks) if m.kind == "number" and p and _opens_top(marks[p - 1]))
    bounded = _other_bound(marks, place) or _turned(marks, place) or against_city(marks)
    others = any(m.kind == "number" and p and marks[p - 1].says("cue", "within") for p, m in enumerate(marks))
    if worst and not (bounded or tops or others):
        return  # *the bottom five in X*: an order
    held = set(ends_held(marked, indicators).values())
    many = len(indicators) - len(held) > 1 and tops == 1 and not bounded and any(m.says("logic", "and") for m in marks)
    counted = any(m.says("ask", "how_many") for m in marks) and tops == 1 and _other_set(base, marks)
    placed = any(m.text == "排 在" for m in before) and tops == 1 and _other_set(base, marks)  # 哪些成员城市排在前十
    after = marks[place + 1] if place + 1 < len(marks) else None
    measured = [m for m in marks if any(c.kind == "indicator" for c in m.things)]
    summed = len(measured) > 1 and _averages(marks)  # their mean in something else
    listed = (
        after is not None
        and (after.says("noun", "city") or bool(after.thing("network")))
        and not (inside or outside or summed)
    )
    leveled = any(m.says("noun", "dimension", "second_level") for m in marks) and any(m.says("ask") for m in marks)
    if listed or not (
        outside or inside or tops > 1 or many or counted or leveled or placed or summed or bounded or worst
    ):
        return
    unheld = [indicator for indicator in indicators if indicator not in held]
    chosen = unheld if many else [near_top(base, marked, place, indicators, edition)]
    for indicator in chosen:
        if indicator:
            bound = len(base.scores.get(indicator, {})) - number if worst else number
            op: Operator = ">" if worst else "<="
            apart = set_apart(marks, place, indicator) if many else None
            yield (
                place,
                ScoreTest(indicator=indicator, measure="rank", op=op, value=bound, negate=outside or apart is not None),
                {place, place - worst, *([] if apart is None else [apart])},
            )


def set_apart(marks: tuple[Mark, ...], place: int, indicator: str) -> int | None:
    """*In the top ten for X and Y, but not for Z*: where the denial stands right before the one that is set apart."""
    for other in range(place + 2, len(marks)):
        if not any(c.key == f"indicator:{indicator}" for c in marks[other].things):
            continue
        before = next(
            (p for p in range(other - 1, place, -1) if not marks[p].says("stop") and marks[p].text != "in"), place
        )
        return before if marks[before].says("logic", "except", "not") else None
    return None


def of_best(base: Base, marked: Marked, place: int, indicators: list[str], edition: str | None) -> Iterator[Found]:
    """*Average the ten highest-ranked cities*, 最靠前的五座城市中没有…的: so many at one end of the order, of whom more is told."""
    marks = marked.marks
    number = marks[place].number
    if number is None or number != int(number) or marks[place].ordinal:
        return
    ends = [p for p in (place - 1, place - 2, place + 1) if 0 <= p < len(marks) and _is_end(marks[p])]
    ends = [p for p in ends if p > place - 2 or marks[place - 1].says("stop")]
    told = [m for m in marks[place + 1 : place + 6] if not m.says("stop") and not m.says("order")]
    behind = [m for m in told if not (m.thing("index") or m.thing("edition"))]
    cities = bool(behind) and behind[0].says("noun", "city")
    chosen = (*behind[1:2], *marks[max(0, place - 1) : place])  # *of the ten highest-ranked cities*, 十座城市里
    among = cities and any(m.says("cue", "among", "of_those") for m in chosen) and _other_set(base, marks)
    averaged = _averages(marks) and (cities or any(m.text == "名" for m in marks[place + 1 : place + 2]))
    first = ends[:1] and marks[ends[0]]
    if (
        not first
        or not (averaged or among)
        or any(m.says("noun", "region", "path") or any(c.role == "by" for c in m.cues) for m in marks)
    ):
        return
    indicator = near_top(base, marked, place, indicators, edition)
    if indicator is None:
        return
    worst = first.says("order", "min", "bottom", "latest") and not first.says("order", "max", "top")
    bound = len(base.scores.get(indicator, {})) - number if worst else number
    yield (
        place,
        ScoreTest(indicator=indicator, measure="rank", op=">" if worst else "<=", value=bound),
        {place, ends[0]},
    )


def _opens_top(mark: Mark) -> bool:
    """*Top* ten, 在前十."""
    return mark.says("order", "top") or (mark.says("cue", "within") and mark.text.endswith("前"))


def _other_bound(marks: tuple[Mark, ...], place: int) -> bool:
    """*A top-ten place in X and a rank of 40 or worse in Y*: another place is bounded beside the top k."""
    return any(
        m.kind == "number" and p != place and (m.ordinal or is_rank(marks, p))
        and any(o.says("op") for o in (*marks[max(0, p - 2) : p], *marks[p + 1 : p + 3]))
        for p, m in enumerate(marks)
    )  # fmt: skip


def against_city(marks: tuple[Mark, ...]) -> bool:
    """得分超过上海、排名却在前十名以外: one measure is held against a city, and the top k is of the other."""
    return any(m.says("op") and after.thing("city") for m, after in pairwise(marks))


def _turned(marks: tuple[Mark, ...], place: int) -> bool:
    """*Top five in X but under 50 for Y*, X前五、但Y低于50: what a *but* sets against a bound of something else."""
    turn = next((p for p in range(place + 1, min(len(marks), place + 6)) if marks[p].text in TURNS), None)
    if turn is None or not any(c.kind == "indicator" for m in marks[max(0, place - 3) : turn] for c in m.things):
        return False
    behind = range(turn + 1, min(len(marks), turn + 8))
    bound = any(marks[p].says("op") and any(m.kind == "number" for m in marks[p + 1 : p + 3]) for p in behind)
    return bound and any(c.kind == "indicator" for p in behind for c in marks[p].things)


def _is_end(mark: Mark) -> bool:
    return mark.says("order", "max", "min", "top", "bottom") or (
        mark.says("order", "latest") and mark.text in ("last", "最 后")
    )


def _averages(marks: tuple[Mark, ...]) -> bool:
    return any(m.says("agg", "mean", "median") for m in marks)


def _follows_set(marks: tuple[Mark, ...], among: Mark) -> bool:
    """GNLC城市中…前三: whom the order is of, and no condition of its own."""
    before = marks[max(0, marks.index(among) - 1)]
    named = before.thing("network") or before.thing("path_type") or before.says("noun", "network")
    return before.says("noun", "city") or bool(named)


def in_part(
    base: Base, marked: Marked, place: int, indicators: list[str], edition: str | None, part: float
) -> Iterator[Found]:
    """*The top half*, *the bottom quarter of iSLEC*, 前三分之一: so many places at one end of the order of all."""
    indicator = near_top(base, marked, place, indicators, edition)
    if indicator is None:
        return
    size = len(base.scores.get(indicator, {}))
    places = int(exact(size) * exact(part) + exact("1e-9"))
    no = any(
        m.says("logic", "not") or m.says("cue", "outside") for m in _clause(marked.marks[max(0, place - 4) : place])
    )
    bottom = marked.marks[place].says("order", "bottom") and not marked.marks[place].says("order", "top")
    op: Operator = ">" if bottom else "<="
    value = size - places if bottom else places
    yield place, ScoreTest(indicator=indicator, measure="rank", op=op, value=value, negate=no), {place, place + 1}


def _clause(before: tuple[Mark, ...]) -> Iterator[Mark]:
    """The marks right before a top k: a *not* before another name or law denies that, not this."""
    for mark in reversed(before):
        named = mark.kind == "thing" and not any(mark.thing(kind) for kind in ("index", "edition", "indicator"))
        if named or mark.says("noun", "regulation", "body", "path") or mark.value("set"):
            return
        yield mark


def _other_set(base: Base, marks: tuple[Mark, ...]) -> bool:
    """Whether a set or a law is spoken of beside the top k."""
    return any(m.thing("network") or m.thing("path_type") or m.value("set") or m.says("noun", "regulation") or
               (m.thing("place") or "").endswith("-china") for m in marks)  # fmt: skip


def near_top(base: Base, marked: Marked, place: int, indicators: list[str], edition: str | None) -> str | None:
    """The indicator of a top k: said right behind it, else right before it."""
    if (before := said_before(marked, place, indicators)) is not None:
        return before
    marks = marked.marks
    if place > 1 and marks[place - 1].says("order", "top") and marks[place - 2].says("cue", "overall"):
        return nearest_indicator(base, marked, place, [], edition)  # *the overall top ten*
    if named := _named_before(base, marks, place, indicators) or _of_index(base, marks, place):
        return named
    for other in [*range(place, min(len(marks), place + 6)), *range(place - 1, max(-1, place - 6), -1)]:
        for candidate in marks[other].things:
            ident = candidate.key.partition(":")[2]
            if ident in indicators or (
                candidate.kind == "indicator" and ident in [e.overall for e in base.editions.values()]
            ):
                return ident if ident in indicators else nearest_indicator(base, marked, place, [], edition)
        if marks[other].says("cue", "overall"):
            return nearest_indicator(base, marked, place, [], edition)
    return nearest_indicator(base, marked, place, indicators, edition)


def _of_index(base: Base, marks: tuple[Mark, ...], place: int) -> str | None:
    """*In the top ten of iSLEC, but not …*: the total of an index, behind whose name no measure of it follows."""
    said = next((p for p in range(place + 1, min(place + 4, len(marks))) if not marks[p].says("stop")), None)
    index = marks[said].thing("index") or marks[said].thing("edition") if said is not None else None
    rest = (m for m in marks[(said or 0) + 1 :] if m.says("ask") or not (m.says("stop") or m.says("time", "in")))
    behind = next(rest, None)
    edition = next((e for e in reversed(base.editions.values()) if index in (e.id, e.index)), None)
    ends = behind is None or behind.says("logic", "and", "not", "except") or behind.says("ask")
    return str(edition.overall) if edition is not None and ends else None


def _named_before(base: Base, marks: tuple[Mark, ...], place: int, indicators: list[str]) -> str | None:
    """*Smart service top five and smart governance top five*: a name right before its top, and none that *in* leads on to."""
    behind = marks[place + 1].text if place + 1 < len(marks) else ""
    if place < 2 or not marks[place - 1].says("order", "top") or behind in ("in", "for", "on", "of", "by", "of the"):
        return None
    named = [c.key.partition(":")[2] for c in marks[place - 2].things]
    totals = [e.overall for e in base.editions.values() if [e.overall] == named]
    return next((i for i in named if i in indicators or i in totals), None)
