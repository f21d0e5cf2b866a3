"""Two indicators of one city against each other: *higher on X than on Y*, *ranked better in X than overall*, X高于Y."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from kb.query.base import Base
from kb.query.framing.sought import sought
from kb.query.framing.whose import TURNS
from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark, Marked
from kb.query.selection.conditions import AllOf, AnyOf, GapTest, Operator

OPERATORS: dict[str, Operator] = {">": ">", ">=": ">=", "<": "<", "<=": "<="}
AT_LEAST: dict[str, Operator] = {">": ">=", "<": "<=", ">=": ">=", "<=": "<="}
TURNED: dict[str, Operator] = {">": "<", ">=": "<=", "<": ">", "<=": ">="}


STEPS = frozenset({"place", "position", "rank", "point", "位", "名", "分"})


def gap_tests(
    base: Base, marked: Marked, indicators: list[str]
) -> Iterator[tuple[int, GapTest | AllOf | AnyOf, set[int]]]:
    """A comparison word between two indicators, or *than* between them and the word before; no number beside it."""
    marks = marked.marks
    every, indicators = indicators, [i for i in indicators if i not in sought(base, marked, indicators)]
    said = [(place, ident) for place, mark in enumerate(marks)
            for ident in [c.key.partition(":")[2] for c in mark.things] if ident in indicators]  # fmt: skip
    said += reputed(base, marked, said)
    indicators = indicators or [ident for _, ident in said]
    said += [
        (place, base.editions[base.indicators[indicators[0]].edition].overall)
        for place, mark in enumerate(marks)
        if mark.says("cue", "overall") and indicators and all(place != p for p, _ in said)
    ]
    said = sorted(dict.fromkeys(said))
    if others := siblings(base, marked, said):
        yield others
        return
    averaged = any(m.says("agg", "mean", "median") for m in marks) and not sought(base, marked, every)
    if len({ident for _, ident in said}) > 2 and (pair := set_against(marked, said)):
        yield from gap_tests(base, *pair)
        return
    if len({ident for _, ident in said}) != 2 or averaged:
        return
    (first, left), (second, right) = said[0], next(pair for pair in said if pair[1] != said[0][1])
    if base.indicators[left].edition != base.indicators[right].edition:
        return
    named = [p for p in range(first, second) if marks[p].thing("city") and p and marks[p - 1].says("rel", "than")]
    if any(m.text in TURNS for p in named for m in marks[p:second]):
        return  # *a higher X than Shanghai but a lower Y*
    start = max(0, first - 5)
    chinese = any(m.text == "比" for m in marks[first:second])  # A比B靠前至少8位
    numbers = [
        p
        for p in range(start, min(len(marks), second + 7))
        if marks[p].kind == "number"
        and not marks[p].ordinal
        and not _counts_cities(marks, p)
        and (chinese or p < second + 4 or _unit(marks, p))
    ]
    by = next((p for p in numbers if _unit(marks, p)), None)
    if len(numbers) > (by is not None):
        return
    behind = range(second + 1, second + 4 if chinese else second)
    within = [p for p in (*range(start, second), *behind) if p < len(marks) and _operator(marks[p].cues)]  # A比B高的
    compared = [p for p in within if not marks[p].says("op", ">=", "<=")] or within
    bounds = bounding(marks, by, compared)
    compared = [p for p in compared if p not in bounds] or compared
    than = any(
        m.text in ("than", "比", "to", "as", "and", "with") or m.says("rel", "than") for m in marks[start:second]
    )
    same = [p for p in range(start, min(len(marks), second + 4)) if marks[p].says("rel", "same")]
    if any(m.says("cue", "differ") for m in marks) and same:
        return  # *the same X but different Y*: each against other cities
    if same and not compared:
        yield same[0], GapTest(left=left, right=right, measure=_measure(base, marked, left, right), op="="), {*same}
        return
    if compared and not than and _above_its(marks, compared[-1], first):
        left, right = right, left  # *furthest above its overall rank in smart service*
    elif not compared or not (first < compared[-1] or than):
        return
    op = _operator(marks[compared[-1]].cues)
    assert op is not None  # each of them has an operator
    measure: Literal["score", "rank"] = (
        "rank" if by is not None and _steps(marks, by) else _measure(base, marked, left, right)
    )
    if measure == "rank" or base.indicators[left].kind == "rank":
        op = TURNED[op]
    used = {*compared, first, second, *bounds}
    no = any(m.says("logic", "not") for m in marks[max(0, compared[-1] - 2) : compared[-1]])
    ahead = GapTest(left=left, right=right, measure=measure, op=op, negate=no)
    if by is None:
        yield compared[-1], ahead, used
        return
    size = set(bounds.values())
    value = float(marks[by].number or 0) * (1 if op in (">", ">=") else -1)
    if not size or size <= {">", ">="}:
        steps = AT_LEAST[op] if ">=" in size else op if size else "="
        yield compared[-1], ahead.model_copy(update={"op": steps, "value": value}), used
    elif len(size) == 1 and not no:  # *ahead by at most four*: ahead, and no further
        least = TURNED[AT_LEAST[op]] if "<=" in size else TURNED[op]
        within_steps = ahead.model_copy(update={"op": least, "value": value})
        yield compared[-1], AllOf(conditions=(ahead, within_steps)), used


def set_against(marked: Marked, said: list[tuple[int, str]]) -> tuple[Marked, list[str]] | None:
    """*Better in X than in Y, and with a Z above 65*: of several indicators the one pair with *than* between them, and the
    question without what is told besides."""
    marks = marked.marks
    pairs = [
        (first, second)
        for first, second in pairwise(said)
        if first[1] != second[1]
        and any("than" in m.text.split() for m in marks[first[0] + 1 : second[0]])
        and not any(m.says("logic") or m.kind == "number" for m in marks[first[0] + 1 : second[0]])
    ]
    if len(pairs) != 1:
        return None
    (first, left), (second, right) = pairs[0]
    opened = max((p for p in range(first) if _parts(marks[p], p, said)), default=-1)
    closed = min((p for p in range(second + 1, len(marks)) if _parts(marks[p], p, said)), default=len(marks))
    kept = (
        m if opened < p < closed else replace(m, kind="cue", things=(), cues=(), number=None)
        for p, m in enumerate(marks)
    )
    return replace(marked, marks=tuple(kept)), [left, right]


def _parts(mark: Mark, place: int, said: list[tuple[int, str]]) -> bool:
    """*And*, a word that asks, another indicator: where what is set against something else begins or ends."""
    return (
        mark.says("logic", "and", "or")
        or mark.text.startswith("and ")
        or mark.says("ask", "who", "which")
        or place in dict(said)
    )


def bounding(marks: tuple[Mark, ...], number: int | None, compared: list[int]) -> dict[int, Operator]:
    """*By at least five*, *five places or more*, 靠前不超过4位, 至少靠前4位: the words that bound a number of steps, and how."""
    if number is None:
        return {}
    said = list(range(max(0, number - 1), min(len(marks), number + 4)))
    said += [p for p in range(max(0, number - 3), number - 1) if marks[p].says("op", ">=", "<=")]
    found = {p: op for p in said if (op := next((OPERATORS[c.value] for c in marks[p].cues if c.role == "op" and c.value in OPERATORS), None))}  # fmt: skip
    return {p: op for p, op in found.items() if op in (">=", "<=") or (set(compared) - {p} and p == number - 1)}


def siblings(base: Base, marked: Marked, said: list[tuple[int, str]]) -> tuple[int, AllOf | AnyOf, set[int]] | None:
    """*Higher on X than on both of the other two dimensions*, X高于其他两个维度: one part against the others of its whole."""
    marks = marked.marks
    level = next((p for p, m in enumerate(marks) if m.says("noun", "dimension", "second_level", "indicator")
                  and any("other" in n.text.split() or n.text in OTHER for n in marks[max(0, p - 3) : p])), None)  # fmt: skip
    compared = [p for p, m in enumerate(marks) if _operator(m.cues) and (level is None or p < level)]
    if (
        level is None
        or len({ident for _, ident in said}) != 1
        or not compared
        or base.indicators[said[0][1]].level == 0
    ):
        return None
    own = said[0][1]
    rest = [row.id for row in base.children.get(base.indicators[own].parent, ()) if row.weight and row.id != own]
    measure = _measure(base, marked, own, own)
    op = _operator(marks[compared[-1]].cues) or ">"
    tests = tuple(
        GapTest(left=own, right=other, measure=measure, op=TURNED[op] if measure == "rank" else op) for other in rest
    )
    some = any(m.says("cue", "any_of") or m.text in ("either", "either of") for m in marks[compared[-1] + 1 : level])
    whole = AnyOf(conditions=tests) if some else AllOf(conditions=tests)
    return (compared[-1], whole, {*compared, said[0][0], level}) if len(tests) > 1 else None


OTHER = frozenset({"其 他", "其 余", "另 外", "别 的", "其 他 两 个", "其 余 两 个"})


def _above_its(marks: tuple[Mark, ...], compared: int, first: int) -> bool:
    """*Above its overall rank in …*: the measure stands first, right behind the word that compares."""
    between = marks[compared + 1 : first]
    return (
        compared < first and any(m.text in ("its", "their") for m in between) and all(m.says("stop") for m in between)
    )


def reputed(base: Base, marked: Marked, said: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """*The same rank in reputation as overall*: the everyday word for the one indicator with a printed ranking of its own."""
    own = next((row.parent for row in base.indicators.values() if row.kind == "rank" and row.parent), None)
    places = [p for p, m in enumerate(marked.marks) if m.says("noun", "reputation") and m.kind == "cue"]
    ranked = any(m.says("noun", "rank") or m.text.startswith("rank") for m in marked.marks)
    if own is None or len(places) != 1 or not ranked or any(ident == own for _, ident in said):
        return []
    return [(places[0], own)]


def _counts_cities(marks: tuple[Mark, ...], number: int) -> bool:
    """*How many of the 20 cities*, 20座城市里: how large the set is."""
    ahead = next((m for m in marks[number + 1 : number + 3] if not m.says("stop")), None)
    return ahead is not None and ahead.says("noun", "city")


def _steps(marks: tuple[Mark, ...], number: int) -> bool:
    """*40 places higher*: steps of an order, no points."""
    return _unit(marks, number) not in (None, "point", "分")


def _unit(marks: tuple[Mark, ...], number: int) -> str | None:
    """The word for steps behind a number: *30 places*, *30 or more places*."""
    behind = [m.text.split()[0] for m in marks[number + 1 : number + 3] if m.text not in ("or more", "or better")]
    return behind[0] if behind and behind[0] in STEPS else None


def _operator(cues: tuple[Cue, ...]) -> Operator | None:
    for cue in cues:
        if cue.role == "op" and cue.value in OPERATORS:
            return OPERATORS[cue.value]
        if cue.role == "rel" and cue.value in ("beats", "loses"):
            return ">" if cue.value == "beats" else "<"
    return None


def _measure(base: Base, marked: Marked, left: str, right: str) -> Literal["score", "rank"]:
    """Ranks where the question speaks of ranks or the scales differ, else scores."""
    kinds = {base.indicators[left].kind, base.indicators[right].kind}
    ranked = any(m.says("noun", "rank") or m.text.startswith("rank") for m in marked.marks)
    scored = any(m.says("noun", "score") or m.text.startswith("score") or "得 分" in m.text for m in marked.marks)
    return "rank" if (ranked and not scored) or len(kinds) > 1 else "score"
