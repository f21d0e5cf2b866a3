"""Rules about sets against each other, and about one city against the mean of a set."""

import re
from itertools import pairwise
from typing import Any

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.contrasting import Contrast
from kb.query.marking.beside import spans_set
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, edition_of
from kb.query.selection.conditions import (
    AnyOf,
    Condition,
    HasPath,
    HasRegulation,
    InEdition,
    InGroup,
    InNetwork,
    InPlace,
    InTier,
    LagTest,
    NamedCities,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.selection.evaluate import members, tested


def against_mean(base: Base, frame: Frame) -> Plan | None:
    """*How much higher is Beijing than the average of the GNLC members?*: a city against the mean of a set."""
    compares = frame.aggregate == "difference" or any(m.says("agg", "difference") for m in frame.marked.marks) or (
        {"how_much", "how_many"} & set(frame.asks) and ({"beats", "loses"} & frame.relations or {">", "<"} & set(frame.ops)))  # fmt: skip
    if len(frame.cities) != 1 or not compares or not any(m.says("agg", "mean") for m in frame.marked.marks):
        return None
    edition = edition_of(base, frame)
    indicator = frame.indicators[0] if frame.indicators else base.editions[edition].overall if edition else None
    sets, of = whose_mean(frame.conditions)
    if indicator is None or len(frame.indicators) > 1 or tested(sets):
        return None
    others = of or sets or (InEdition(edition=base.indicators[indicator].edition),)
    if said := OTHERS_OF_SET.search(frame.marked.text):
        others = (*others, NamedCities(cities=frame.cities, negate=True))
        counted = [
            m.number
            for m in frame.marked.marks
            if m.kind == "number" and not m.ordinal and stands_at(frame, m, said.end())
        ]
        if any(number != len(members(base, Selection(conditions=others))) for number in counted):
            return None  # *the other two municipalities*, which are three
    city = Selection(conditions=(NamedCities(cities=frame.cities),))
    return Contrast(left=city, right=Selection(conditions=others), indicator=indicator, ask="difference")


def stands_at(frame: Frame, mark: Mark, end: int) -> bool:
    """Whether a mark begins right where a stretch of the question ends."""
    return 0 <= frame.marked.tokens[mark.start].start - end <= 1


OTHERS_OF_SET = re.compile(
    r"\b(?:other|others|remaining|rest|else)\b|(?<!两|三|四)(?:其他|其它|其余|别的|剩下|剩余|另外|另(?=[一二两三四五六七八九十\d]))",
    re.I,
)  # *the other municipalities*, 其余直辖市: without the city that is set against them


def whose_mean(conditions: tuple[Condition, ...]) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """The conditions without *above the mean of …*, and the set whose mean that is."""
    means = [c for c in conditions if isinstance(c, ScoreTest) and c.reference]
    of = means[0].of.conditions if len(means) == 1 and means[0].of else ()
    return tuple(c for c in conditions if c not in means), of


def contrast(base: Base, frame: Frame) -> Plan | None:
    """Two sets of cities against each other: by the mean of an indicator, or by their size."""
    pair = two_sets(frame) or sets_of_two_sorts(frame)
    sizes = each_averaged(frame)
    if sizes and sizes != (1, 1):
        return None  # 东部的省会…西部的省会: sides of two conditions are not told apart
    told = sizes or (pair and (is_opposite(pair) or any(m.text.startswith("subtract") for m in frame.marked.marks)))
    whole = None if told else set_and_all(base, frame)  # *subtract the mean of A from the mean of B*
    sides = whole or pair or set_and_rest(base, frame)
    if measured_by_end(frame):
        return None
    there_is = (
        "any_of" in frame.cues and not frame.relations
    )  # *is there a city with a law that … never assessed? Which one?*
    if sides is None or frame.cities or {"united", "sort"} & frame.cues or there_is:
        return None  # *taken together*, *put … in order*: one set of them
    if tested(whose_mean(frame.conditions)[0] if whole else frame.conditions):
        return None
    spans = any(
        spans_set(frame.marked.marks, place) for place in range(len(frame.marked.marks))
    )  # *the mean over those*
    compares = (
        {"compare", "beats", "loses", "than"} & frame.relations
        or any(m.says("cue", "compared") and m.text != "whose" for m in frame.marked.marks)
        or any(m.says("agg", "difference") for m in frame.marked.marks)
        or (whole and {">", "<"} & set(frame.ops) and not spans)
        or (pair and is_opposite(pair) and any(m.says("agg", "mean", "median") for m in frame.marked.marks))
    )  # 有立法的与无立法的…均值各为多少: both are asked for
    compares = compares or (
        pair and EACH.search(frame.marked.text) and any(m.says("agg", "mean", "median") for m in frame.marked.marks)
    )
    if not compares:
        return None
    indicator = frame.indicators[0] if frame.indicators else None
    edition = edition_of(base, frame)
    averaged = frame.aggregate in ("mean", "median") or any(m.says("agg", "mean", "median") for m in frame.marked.marks)
    averaged = (
        averaged or "overall" in frame.cues or bool({"score", "rank"} & frame.nouns)
    )  # scores, and no numbers of cities
    averaged = averaged or (
        bool({"beats", "loses"} & frame.relations) and "than" not in frame.relations
    )  # *outperform*
    averaged = averaged or (frame.edition_said and not {"how_many", "count"} & set(frame.asks))  # *compare … on iSLEC*
    if indicator is None and averaged and edition:
        indicator = base.editions[edition].overall
    if indicator is None and averaged:
        return None
    ahead_by = "how_much" in frame.asks and {"beats", "loses"} & frame.relations  # 东部领先东北多少
    ask = "difference" if ahead_by or frame.aggregate == "difference" or any(m.says("agg", "difference") for m in frame.marked.marks) else (
        "more" if asks_yes_no(frame) else "first" if {"which", "who"} & set(frame.asks) or "compared" in frame.cues else "table")  # fmt: skip
    ways = {*frame.relations, *frame.ops}
    lower = bool({"loses", "<"} & ways or LOWER.search(frame.marked.text)) and not {"beats", ">"} & ways
    taken_from = any(m.text.startswith("subtract") for m in frame.marked.marks)  # *subtract A from B*
    if (ask == "more" and lower) or (ask == "difference" and taken_from):
        sides = sides[1], sides[0]  # *is the mean of A below that of B?*
    function = compared_ends(frame)
    return (
        Contrast(left=sides[0], right=sides[1], indicator=indicator, function=function, ask=ask) if function else None
    )


LOWER = re.compile(
    r"\b(?:lower|smaller|weaker|worse)\b(?!.*\b(?:higher|larger|stronger|better)\b)|更低|较低|低于|更差", re.I
)


def each_averaged(frame: Frame) -> tuple[int, int] | None:
    """*The mean of A against the mean of B*, 甲的平均分比乙的平均分高多少: how many sets stand on each side of the one mean between them."""
    marks = frame.marked.marks
    sets = [p for p, m in enumerate(marks) if m.value("set") or any(map(m.thing, ("place", "path_type", "network")))]
    means = [p for p, m in enumerate(marks) if m.says("agg", "mean", "median")]
    between = [p for p in means if sets and sets[0] < p < sets[-1]]
    if len(means) != 2 or len(between) != 1:
        return None
    left = sum(p < between[0] for p in sets)
    return left, len(sets) - left


def sets_of_two_sorts(frame: Frame) -> tuple[Selection, Selection] | None:
    """*The mean of the members against the mean of the municipalities*: two conditions of two sorts, and no set that meets both."""
    sides = [c for c in frame.conditions if not isinstance(c, InEdition)]
    if len(sides) != 2 or not all(isinstance(c, SETS) for c in sides) or each_averaged(frame) != (1, 1):
        return None
    return Selection(conditions=(sides[0],)), Selection(conditions=(sides[1],))


def measured_by_end(frame: Frame) -> bool:
    """*Higher than the best municipality*, 比排名最低的直辖市更靠前: a set is measured by one city of another, and not by its mean."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if not mark.says("order", "max", "min", "bottom", "top") or mark.says("op"):
            continue
        behind = [m for m in marks[place + 1 : place + 5] if not (m.says("stop") or m.says("noun", "rank", "score"))][
            :1
        ]
        sets = bool(behind) and bool(behind[0].value("set") or behind[0].says("noun", "network"))
        before = marks[max(0, place - 4) : place]
        if sets and any(m.says("op") or m.says("rel", "beats", "loses", "than") or m.text == "比" for m in before):
            return True
    return False


def compared_ends(frame: Frame) -> Any:
    """*The best city with a law minus the best without*: the same end of both sets; ``None`` for two different ends."""
    marks = frame.marked.marks
    medians, means = (any(m.says("agg", middle) for m in marks) for middle in ("median", "mean"))
    if medians:
        return None if means else "median"  # *the mean of A against the median of B* are two sums
    said = [m.value("order") for m in marks if m.says("order", "max", "min") and not (m.says("op") or m.says("agg"))]
    apart = any(m.says("agg", "difference") for m in marks)
    if not said or (len(said) < 2 and not apart) or any(m.says("agg", "mean", "median") for m in marks):
        return "mean"
    return said[0] if len(set(said)) == 1 else None


def set_and_all(base: Base, frame: Frame) -> tuple[Selection, Selection] | None:
    """*The mean of the GNLC members against the mean of all 68*, GNLC成员的平均分比全部城市高多少: a set and the whole."""
    means = sum(m.says("agg", "mean", "median") for m in frame.marked.marks)
    rest, of = whose_mean(frame.conditions)
    whole = tuple(c for c in rest if isinstance(c, InEdition) and not c.negate)
    sets = tuple(c for c in rest if c not in whole)
    edition = edition_of(base, frame)
    against = means > 1 or (means == 1 and whole and rest == frame.conditions)
    if (
        not sets
        or tested(sets)
        or edition is None
        or not against
        or any(m.says("cue", "own_mean") for m in frame.marked.marks)
    ):
        return None
    return Selection(conditions=sets), Selection(conditions=of or whole or (InEdition(edition=edition),))


EACH = re.compile(r"\brespectively\b|\beach\b|\b(?:averages|means)\b|各是|各为|各有|分别|各自", re.I)
OTHERS = re.compile(r"\b(?:the|all) others\b|\b(?:everyone|everybody|everything) else\b|其他(?!两|三|四)|其余", re.I)
SETS = (InPlace, InTier, InNetwork, InGroup, HasPath)


def set_and_rest(base: Base, frame: Frame) -> tuple[Selection, Selection] | None:
    """*Capitals against the other cities*, 省会与其他城市相比: one set, and all that the index assesses besides it."""
    edition = edition_of(base, frame)
    sets = [c for c in frame.conditions if not isinstance(c, InEdition)]
    others = "others" in frame.cues or OTHERS.search(frame.marked.text) is not None
    if not others or edition is None or len(sets) != 1 or not isinstance(sets[0], SETS):
        return None
    if getattr(sets[0], "negate", False):
        return None
    assessed = InEdition(edition=edition)
    rest = sets[0].model_copy(update={"negate": True})
    return Selection(conditions=(assessed, sets[0])), Selection(conditions=(assessed, rest))


def two_sets(frame: Frame) -> tuple[Selection, Selection] | None:
    """The two sets that a question sets against each other: alternatives of one kind, or with and without."""
    conditions = list(frame.conditions)
    shared = [c for c in conditions if not isinstance(c, AnyOf | HasPath | HasRegulation | InTier | InPlace)]
    for condition in conditions:
        rest = [c for c in conditions if c is not condition and c in shared]
        if isinstance(condition, HasPath) and len(condition.types) == 2:
            return (Selection(conditions=(*rest, HasPath(types=condition.types[:1]))),
                    Selection(conditions=(*rest, HasPath(types=condition.types[1:]))))  # fmt: skip
        waits = isinstance(condition, AnyOf) and any(isinstance(part, LagTest) for part in condition.conditions)
        if isinstance(condition, AnyOf) and len(condition.conditions) == 2 and not waits:
            left, right = condition.conditions
            return Selection(conditions=(*rest, left)), Selection(conditions=(*rest, right))
        laws = [m for m in frame.marked.marks if m.says("noun", "regulation")]
        without = any(m.says("logic", "not") for m in frame.marked.marks)
        if (
            isinstance(condition, HasRegulation)
            and without
            and (len(laws) > 1 or has_both(frame) or denies_same(frame))
        ):
            plain = condition.model_copy(update={"negate": False})
            have, lack = (
                Selection(conditions=(*rest, plain.model_copy(update={"negate": negate}))) for negate in (False, True)
            )
            return (lack, have) if _lacks_first(frame) else (have, lack)
    return None


def _lacks_first(frame: Frame) -> bool:
    """*Do those lacking a law have a higher mean than those with one?*: the side that is told first is set against the other."""
    marks = frame.marked.marks
    law = next((p for p, m in enumerate(marks) if m.says("noun", "regulation")), 0)
    denials = [p for p in range(max(0, law - 3), law) if marks[p].says("logic", "not") and not marks[p].says("ask")]
    joined = bool(denials) and any(
        m.text in ("with", "with and", "有", "有 无") for m in marks[max(0, denials[0] - 2) : denials[0]]
    )
    return bool(denials) and not joined  # *with and without a law* tells those with one first


def is_opposite(pair: tuple[Selection, Selection]) -> bool:
    """*With a law and without one*: one condition and its denial."""
    return any(c.negate for side in pair for c in side.conditions)


def denies_same(frame: Frame) -> bool:
    """*Members that have passed a law and members that have not*, *those with one beside those lacking it*: no second noun."""
    marks = frame.marked.marks
    laws = [p for p, m in enumerate(marks) if m.says("noun", "regulation")]
    if len(laws) != 1:
        return False
    for place in range(laws[0] + 1, min(len(marks), laws[0] + 10)):
        if marks[place].says("logic", "not") and not marks[place].says("ask"):
            between = marks[laws[0] + 1 : place]
            ahead = next((m for m in marks[place + 1 : place + 4] if not m.says("stop")), None)
            ends = ahead is None or (ahead.kind == "cue" and not (ahead.value("noun") or ahead.value("attr")))
            repeats = any(
                m.says("cue", "of_those") or m.says("noun", "city", "network") or m.text in THOSE for m in between
            )
            return repeats and (ends or _pauses(frame, place))
    return False


THOSE = frozenset({"those", "the ones", "ones", "the one", "one", "others", "the others", "the rest", "rest"})


def _pauses(frame: Frame, place: int) -> bool:
    """Whether a sign closes the clause right behind a mark."""
    marked = frame.marked
    return marked.text[marked.tokens[marked.marks[place].end - 1].end :].lstrip()[:1] in (",", ".", ";", ":", "?")


def has_both(frame: Frame) -> bool:
    """*With a law and … without one*; *which one* asks."""
    marks = [m for m in frame.marked.marks if not (m.says("ask") or m.text.startswith("which"))]
    texts = {word for m in marks for word in m.text.split()}
    if any(after.text in ("one", "the one") for m, after in pairwise(frame.marked.marks) if m.says("ask", "which")):
        texts.discard("one")
    lacking = "without" in texts or any(m.says("logic", "not") for m in marks)
    return ("with" in texts and "without" in texts) or ("one" in texts and lacking)
