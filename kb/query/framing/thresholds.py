"""Score tests in a question: *above 0.9*, *ranked 50th or worse*, *above the average of the GNLC members*, 前十."""

from collections.abc import Iterator
from typing import Any, Literal

from kb.query.base import Base
from kb.query.framing.distances import distance, tells_distance
from kb.query.framing.multiples import multiple, part_of_order
from kb.query.framing.ranges import listed_ranks, range_end, ranks_by
from kb.query.framing.reference import is_set, reference_set
from kb.query.framing.tops import BEYOND, Found, against_city, in_part, in_top, near_top, of_best, set_apart
from kb.query.framing.whose import ends_held, joined_with, nearest_indicator, of_each, of_whole, said_behind
from kb.query.marking.beside import (
    counts_something,
    is_denied,
    is_exact,
    is_lag,
    is_percent,
    is_rank,
    is_step,
    is_within,
    operator_beside,
    spans_set,
)
from kb.query.marking.mark import Mark, Marked
from kb.query.selection.conditions import (
    AnyOf,
    LagTest,
    ScoreTest,
)


def score_tests(base: Base, marked: Marked, indicators: list[str], edition: str | None) -> Iterator[Found]:
    """The score tests of a question: where they stand, the condition, the marks they use up."""
    marks = marked.marks
    for place, mark in enumerate(marks):
        if mark.kind == "number" and mark.number is not None:
            yield from _with_number(base, marked, place, indicators, edition)
        if (part := part_of_order(marks, place)) is not None:
            yield from in_part(base, marked, place, indicators, edition, part)
        if mark.says("cue", "full"):
            yield from _full(base, marked, place, indicators, edition)
        if mark.says("cue", "zero") and indicators:
            at = nearest_indicator(base, marked, place, indicators, edition)
            yield place, ScoreTest(indicator=str(at), op="=", value=0), {place}
        if mark.says("agg", "mean", "median"):
            yield from _with_mean(base, marked, place, indicators, edition)


def _with_number(base: Base, marked: Marked, place: int, indicators: list[str], edition: str | None) -> Iterator[Found]:
    marks = marked.marks
    mark = marks[place]
    assert mark.number is not None
    if (place and part_of_order(marks, place - 1) is not None) or is_step(marks, place):
        return
    if tells_distance(marks, place):
        return
    yield from in_top(base, marked, place, indicators, edition)
    yield from of_best(base, marked, place, indicators, edition)
    if listed := listed_ranks(marks, place):
        if listed[0] == place and (indicator := nearest_indicator(base, marked, place, indicators, edition)):
            places = [ScoreTest(indicator=indicator, measure="rank", op="=", value=marks[p].number) for p in listed]
            yield place, AnyOf(conditions=tuple(places)), set(listed)
        return
    if (upper := range_end(marks, place)) is not None:
        ranks = mark.ordinal or (is_rank(marks, place) and marks[upper].number == int(marks[upper].number or 0))
        measure: Literal["score", "rank"] = "rank" if ranks else "score"
        scale = None if ranks else mark.number
        total = of_whole(base, marked, upper, indicators, edition) or said_behind(marked, upper, indicators)
        indicator = (total if ranks else None) or nearest_indicator(base, marked, place, indicators, edition, scale)
        if indicator:
            yield place, ScoreTest(indicator=indicator, measure=measure, op=">=", value=mark.number), {place}
            yield upper, ScoreTest(indicator=indicator, measure=measure, op="<=", value=marks[upper].number), {upper}
        return
    if any(range_end(marks, start) == place for start in range(max(0, place - 4), place)):
        return
    op_place = operator_beside(marks, place)
    rank = mark.ordinal or is_rank(marks, place) or ranks_by(marks, op_place)
    near = marks[max(0, place - 2) : place + 4]
    if rank and mark.number == int(mark.number):
        op = None
        if any(m.says("op", "worse") for m in near) or (
            op_place is not None
            and marks[op_place].says("op", "<=", "<")
            and marks[op_place].text in ("or below", "or lower", "及 以 下")
        ):
            op = ">="
        elif (
            any(m.says("op", "better") for m in near)
            or any(m.text in ("or above", "or higher", "及 以 上") for m in near)
            or any(m.says("cue", "within") for m in marks[max(0, place - 2) : place])
        ):
            op = "<="
        elif op_place is not None and not any(m.says("order") for m in (marks[op_place],)):
            said = marks[op_place].value("op") or ">"
            op = {">": "<", ">=": "<=", "<": ">", "<=": ">="}.get(said)
        behind = [m for m in marks[place + 1 : place + 4] if not m.says("cue", "within")]  # 前五、…在前十以外
        beyond = any(m.text in BEYOND for m in behind)  # 排在40名以外
        op = "<=" if beyond else op
        if op is None and any(m.says("time", "after", "before") for m in behind):
            op = ">" if any(m.says("time", "after") for m in behind) else "<"
        behind_it = of_whole(base, marked, place, indicators, edition) or said_behind(marked, place, indicators)
        indicator = behind_it or nearest_indicator(base, marked, place, indicators, edition)
        if op and indicator:
            no = op_place is not None and any(m.says("logic", "not") for m in marks[max(0, op_place - 3) : op_place])
            no = no or beyond
            both = any(m.text in ("in both", "both", "for both") for m in behind)
            for tested in indicators if both else of_each(marked, place, indicators) or [indicator]:
                yield place, ScoreTest(indicator=tested, measure="rank", op=op, value=mark.number, negate=no), {place}
        return
    if any(m.says("cue", "within") for m in marks[max(0, place - 2) : place]) and mark.number == int(mark.number):
        beyond = any(m.text in BEYOND for m in marks[place + 1 : place + 4]) or _kept_out(marks, place)
        held = set(ends_held(marked, indicators).values())
        unheld = [indicator for indicator in indicators if indicator not in held]
        several = len(unheld) > 1 and sum(m.kind == "number" and m.number != len(indicators) for m in marks) == 1
        several = several and not against_city(marks)
        near_one = near_top(base, marked, place, indicators, edition)
        chosen = unheld if several else joined_with(marked, place, near_one, indicators) if near_one else []
        for indicator in chosen:
            denial = set_apart(marks, place, indicator) if several else None
            no = beyond or denial is not None
            used = {place, *([] if denial is None else [denial])}
            yield place, ScoreTest(indicator=indicator, measure="rank", op="<=", value=mark.number, negate=no), used
        return
    if is_lag(marks, place):
        ahead = range(place + 1, min(len(marks), place + 4))
        if op_place is None:
            op_place = next((p for p in ahead if marks[p].value("op") in (">=", "<=")), None)  # 三个月以上
        lag_op = marks[op_place].value("op") if op_place is not None else "<=" if is_within(marks, place) else None
        yield place, LagTest(op=lag_op or "=", months=int(mark.number)), {place}
        return
    if op_place is None and is_denied(marks, place) and indicators:
        denied = nearest_indicator(base, marked, place, indicators, edition)
        yield place, ScoreTest(indicator=str(denied), op="!=", value=mark.number), {place}
        return
    if _counts_parts(base, marks, place) or _counts_level(base, marks, place, indicators):
        return
    if op_place is None and not (counts_something(marks, place) or is_percent(marks, place)) and is_exact(marks, place):
        leveled = any(m.says("noun", "dimension", "second_level", "indicator") for m in marks)
        indicator = (
            indicators[0] if indicators else nearest_indicator(base, marked, place, [], edition) if leveled else None
        )
        if indicator:
            near_op = (
                ">="
                if any(m.says("op", "better") for m in near)
                else "<="
                if any(m.says("op", "worse") for m in near)
                else "="
            )
            yield place, ScoreTest(indicator=indicator, op=near_op, value=mark.number), {place}
        return
    if op_place is None or counts_something(marks, place) or _spans_cities(marks, op_place, place):
        return
    percent = is_percent(marks, place)
    if percent and mark.number > 100:
        return  # *over 250 %*: no share of a scale
    if percent and not _measured(base, marked, indicators):
        return  # *more than 50 % of the points*: no score is spoken of
    number = mark.number
    scale = None if percent else number
    told = said_behind(marked, place, indicators)
    indicator = nearest_indicator(base, marked, place, [told] if told else indicators, edition, scale)
    if indicator is None:
        return
    if percent and base.editions[base.indicators[indicator].edition].scale_max <= 1:
        number = number / 100  # *50 %* on a scale of 0 to 1
    op = marks[op_place].value("op") or ">"
    no = any(m.says("logic", "not") for m in marks[max(0, op_place - 2) : op_place])
    for tested in of_each(marked, place, indicators) or [indicator]:
        yield place, ScoreTest(indicator=tested, op=op, value=number, negate=no), {place, op_place}


def _spans_cities(marks: tuple[Mark, ...], op_place: int, place: int) -> bool:
    """*Over all 68 assessed cities*: whom a mean is taken of, and no bound."""
    return spans_set(marks, op_place) and any(m.says("noun", "city") for m in marks[place + 1 : place + 4])


def _kept_out(marks: tuple[Mark, ...], place: int) -> bool:
    """*Neither in the top 30 for X nor in the top 30 for Y*: what denies stands right before the words for a place."""
    cued = next((p for p in range(place - 1, max(-1, place - 4), -1) if marks[p].says("cue", "within")), place)
    before = [m for m in marks[max(0, cued - 4) : cued] if not m.says("stop") or m.says("logic")][-1:]
    return any(m.says("logic", "not", "except", "nor", "neither") and not m.says("ask") for m in before)


def _measured(base: Base, marked: Marked, indicators: list[str]) -> bool:
    """Whether a score is spoken of: an indicator or the word for a score."""
    scales = all(base.indicators[i].kind == "score" for i in indicators)
    weights = any(m.says("noun", "weight") or m.says("ask", "how_much") for m in marked.marks)
    said = any(m.says("noun", "score") or m.thing("index") or m.thing("edition") for m in marked.marks)
    return scales and not weights and (bool(indicators) or said)


def _counts_parts(base: Base, marks: tuple[Mark, ...], place: int) -> bool:
    """*The five learning environments*: as many as the indicator has parts."""
    behind = marks[place + 1].thing("indicator") if place + 1 < len(marks) else None
    return behind is not None and len(base.children.get(behind, ())) == marks[place].number


def _counts_level(base: Base, marks: tuple[Mark, ...], place: int, indicators: list[str]) -> bool:
    """*Which three third-level indicators is it the mean of?*: as many as an indicator that is named has parts."""
    behind = any(m.says("noun", "second_level", "third_level") for m in marks[place + 1 : place + 2])
    return behind and any(len(base.children.get(i, ())) == marks[place].number for i in indicators)


def _full(base: Base, marked: Marked, place: int, indicators: list[str], edition: str | None) -> Iterator[Found]:
    """*Full marks*, 满分: the top of the scale."""
    indicator = nearest_indicator(base, marked, place, indicators, edition)
    if indicator:
        said = [m.number for m in marked.marks[place + 1 : place + 4] if m.kind == "number"]
        top = said[0] if said else base.editions[base.indicators[indicator].edition].scale_max
        no = any(m.says("logic", "not") for m in marked.marks[max(0, place - 3) : place])
        yield place, ScoreTest(indicator=indicator, op="=", value=top, negate=no), {place}


def _with_mean(base: Base, marked: Marked, place: int, indicators: list[str], edition: str | None) -> Iterator[Found]:
    marks = marked.marks
    behind = next((m for m in marks[place + 1 :] if not (m.thing("indicator") or m.says("noun", "score"))), None)
    if behind is not None and behind.says("rel", "than"):
        return  # *have a higher average (score) than …*: what is compared, not what with
    times = multiple(marks, place)
    near = [p for p in range(max(0, place - 8), place) if _compares(marks, p, place) or (times and p in times.used)]
    near += [
        p
        for p in range(place + 1, min(len(marks), place + 3))
        if marks[p].says("op") and not marks[p].says("rel") and not spans_set(marks, p)
    ]
    near += sorted(times.used) if times else []
    apart = distance(marks, place)
    near += sorted(apart.used) if apart else []
    if not near or (apart and apart.places):
        return
    closest = marks[min(near, key=lambda p: abs(p - place))]
    op = (
        times.op
        if times
        else apart.op
        if apart
        else closest.value("op") or ("<" if closest.says("rel", "loses") else ">")
    )
    if op not in (">", ">=", "<", "<="):
        return
    indicator = nearest_indicator(base, marked, place, indicators, edition)
    if indicator is None:
        return
    reference = marks[place].value("agg")
    of, used = reference_set(base, marks, place)
    no = any(m.says("logic", "not") for m in marks[max(0, min(near) - 2) : min(near)])
    far: dict[str, Any] = {"factor": times.factor if times else None, "plus": apart.plus if apart else None}
    chosen = joined_with(marked, place, indicator, indicators)
    total = base.editions[base.indicators[indicator].edition].overall
    for tested in [*chosen, *([total] if total not in chosen and _and_overall(marks, chosen) else [])]:
        test = ScoreTest(indicator=tested, op=op, reference=reference, of=of, negate=no, **far)
        yield place, test, {place, *near, *used}


def _and_overall(marks: tuple[Mark, ...], chosen: list[str]) -> bool:
    """*Above the mean overall and on X*: the total, joined by *and* to a measure."""
    named = [p for p, m in enumerate(marks) if any(c.key.partition(":")[2] in chosen for c in m.things)]
    asked = {p - 1 for p, m in enumerate(marks) if m.says("ask")}  # *…, and overall which is best?*
    for said in (p for p, m in enumerate(marks) if m.says("cue", "overall") and p not in asked):
        for other in named:
            between = marks[min(said, other) + 1 : max(said, other)]
            small = all(m.says("logic", "and") or m.says("stop") or m.says("time", "in") for m in between)
            if small and any(m.says("logic", "and") for m in between):
                return True
    return False


def _compares(marks: tuple[Mark, ...], place: int, mean: int) -> bool:
    """Whether a comparison word points at a mean behind it: close by, or with only a set in between."""
    if not (marks[place].says("op") or marks[place].says("rel", "beats", "loses")):
        return False
    if marks[place].says("order") and place + 1 == mean:
        return False  # *the best average*: an end of an order, and no bound
    between = marks[place + 1 : mean]
    than = any(m.says("rel", "than") for m in between)  # *higher on X than the average*: of what stands before
    named = (m.says("stop") or is_set(m) or m.says("noun", "regulation") or m.says("logic", "not")
             or (than and (m.thing("indicator") or m.says("cue", "overall") or m.says("time", "in"))) for m in between)  # fmt: skip
    return len(between) < 5 or all(named)
