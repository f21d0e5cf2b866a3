"""Accounts for the numbers of a question: a score, a rank, a size, a weight, or how many things there are."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import get_args

from kb.analysis.exact import exact
from kb.model.values import fraction
from kb.query.base import Base
from kb.query.framing.attach import Frame, in_succession, numbers_group
from kb.query.framing.between import BETWEEN
from kb.query.framing.dated import listed_years
from kb.query.framing.multiples import part_of_order
from kb.query.framing.only_in import OTHERS
from kb.query.judging.holdings import Used
from kb.query.marking.beside import is_percent
from kb.query.marking.indicators import parts_at
from kb.query.marking.mark import Mark
from kb.query.rules.counts_claimed import counts_sets
from kb.query.selection.conditions import InGroup, InTier, Selection
from kb.query.selection.evaluate import evaluate
from kb.query.selection.facts import laws_covered


def is_part(frame: Frame, place: int, used: Used) -> bool:
    """*The top half*: a part of an order that a test of ranks holds."""
    return bool(place) and '"measure": "rank"' in used.text and part_of_order(frame.marked.marks, place - 1) is not None


def number_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool:
    """Whether a plan holds the number of a mark, or the question only quotes or counts with it."""
    if is_part(frame, place, used):
        return True
    if used.kind in ("find", "count", "holds") and "yes_no" in frame.asks and counts_sets(frame.marked.marks):
        return False  # several sets, each with its number: a list of their cities sums nothing up
    if _counts_others(base, frame, place, mark, used) or _sizes_unheld(base, frame, place, mark, used):
        return False
    if mark.number is None or float(mark.number) in used.numbers or _sizes_place(base, frame, place, mark, used):
        return True
    if is_percent(frame.marked.marks, place) and mark.number / 100 in used.numbers:
        return True  # *50 %* on a scale of 0 to 1
    if used.kind == "structure" and _counts_no_parts(base, frame, place, mark):
        return False
    if not mark.ordinal and any(m.says("op", ">=", "<=") for m in frame.marked.marks[place + 1 : place + 2]):
        return False  # *two or more*: a bound, and no number of what there is
    if used.kind == "rank" and mark.ordinal and in_succession(frame.marked.marks) in used.numbers:
        return True  # *first, second and third*
    if said_again(frame, place) or is_precision(frame, place) or _sizes_set(base, mark, used):
        return True
    if mark.number > 1 and mark.number == used.text.count('"measure": "rank"') and _counts_lists(frame, place):
        return True  # *on both of the two lists*
    if _counts_named(frame.marked.marks, place, used):
        return True
    if numbers_group(frame.marked.marks, place):
        return '"on": "group"' in used.text
    if used.kind == "nearest" and mark.number == 2:
        return True
    if used.kind == "tied":
        return mark.number <= 10  # *two cities*: how many share it is told
    if mark.ordinal and mark.number <= 2 and any(f'"law": "{word}"' in used.text for word in ("before", "after")):
        return True  # *the law first and the body second*
    if used.kind in ("strongest", "levels", "recompute") and any(
        len(base.children.get(i, ())) == mark.number for i in frame.indicators
    ):
        return True  # *which of the five learning environments*
    if used.kind == "robustness" and mark.number / 100 in used.numbers:
        return True  # ±25 % is a noise of 0.25
    if any(m.text.startswith("月") for m in frame.marked.marks[place + 1 : place + 2]):
        return False  # a month of no year
    said = frame.marked.marks[max(0, place - 2) : place]
    if mark.number == 2 and any(m.text in BETWEEN for m in said) and '"on": "score"' in used.text:
        return True  # *between the two*: those named before
    if mark.number > 2 and any(m.text in ("these", "those", "这", "那") for m in said) and _counts_years(frame, place):
        return True  # 2011、2012、2013这三年
    timed = (
        any(m.text in ("year", "month", "年") for m in frame.marked.marks[place + 1 : place + 2]) and mark.number < 100
    )
    if timed and used.kind in ("find", "count"):
        return False  # *within five years of …*: a time, no number of things
    after = [m for m in frame.marked.marks[place + 1 : place + 8] if not m.says("stop") or m.value("noun")][:4]
    if (
        any(m.text in ("年", "year", "month") for m in after[:1])
        and mark.number < 100
        and used.kind not in ("find", "count")
    ):
        return True
    if after and (after[0].says("cue", "years_between", "months_between") or after[0].text in ("年", "year", "month")):
        return False  # *five years after …*: a time, no number of things
    if (
        any(m.value("noun") or m.value("set") or m.thing("network") or m.thing("path_type") for m in after)
        and not mark.ordinal
        and (mark.number == int(mark.number) or used.kind == "rank")
    ):
        return True
    if used.kind in ("recompute", "structure", "reweigh") and _is_weight(base, mark.number, used):
        return True
    if any(_is_score(base, i, city, mark.number) for i in frame.indicators for city in frame.cities):
        return True
    if used.kind in ("aggregate", "lookup") and any(_is_total(base, i, mark.number) for i in frame.indicators):
        return True
    among = any(m.says("cue", "among") for m in frame.marked.marks[max(0, place - 1) : place])
    if used.kind == "rank" and among and mark.number == laws_covered(base):
        return True  # *the youngest of the six*
    if any(m.says("ask", "which") for m in frame.marked.marks[max(0, place - 1) : place]) and not after:
        return True  # …的另外两座城市是哪两座: how many are asked for, at the end
    sizes = {len(members) for members in base.members.values()} | {base.size(e) for e in base.editions}
    return mark.number in sizes or mark.number == len(frame.cities) or mark.number == 1


def _counts_named(marks: Sequence[Mark], place: int, used: Used) -> bool:
    """学习场域和学习者体验两项, 其他两项: a number of indicators that are named before it, or of those that are left out."""
    before = place
    while before and (marks[before - 1].thing("indicator") or marks[before - 1].says("logic", "and")):
        before -= 1
    named = sum(bool(m.thing("indicator")) for m in marks[before:place])
    left_out = place and marks[place - 1].text in OTHERS and used.text.count('"negate": true')
    return marks[place].number in (named, left_out) and (named > 1 or left_out > 1)


def _counts_no_parts(base: Base, frame: Frame, place: int, mark: Mark) -> bool:
    """*The six pillars*: an index that has no six parts of any kind is not what is meant, nor is a part that has not so many itself."""
    ahead = frame.marked.marks[place + 1 : place + 3]
    if mark.ordinal or not any(m.says("noun", "dimension", "second_level", "third_level", "indicator") for m in ahead):
        return False
    named = _with_wholes(base, frame.indicators)
    held = [base.children.get(i, []) for i in named] if named else base.children.values()
    parts = {sum(bool(i.weight) for i in rows) for rows in held}
    parts |= {*range(len(frame.indicators) + 1)} | {
        parts_at(base, edition, level) for edition in base.editions for level in (1, 2, 3)
    }
    return mark.number not in parts


def _with_wholes(base: Base, indicators: Iterable[str]) -> set[str]:
    """Indicators and all that they are parts of."""
    found: set[str] = set()
    for indicator in indicators:
        above: str | None = indicator
        while above is not None and above not in found:
            found.add(above)
            above = base.indicators[above].parent
    return found


def _counts_lists(frame: Frame, place: int) -> bool:
    """这两份名单, *the two lists*: lists are counted, each of which is a condition."""
    ahead = frame.marked.marks[place + 1 : place + 4]
    return any(m.text in ("list", "名 单", "名 单 上", "榜", "榜 单", "表", "ranking") for m in ahead)


def _counts_years(frame: Frame, place: int) -> bool:
    """Whether as many years stand before a number."""
    marks = frame.marked.marks
    dated = [p for p in range(place) if marks[p].kind == "date"]
    return bool(dated) and len(listed_years(marks, dated[-1])) == marks[place].number


def _sizes_place(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool:
    """17个西部城市: as many of the assessed cities lie there."""
    beside = (*frame.marked.marks[place + 1 : place + 4], *frame.marked.marks[max(0, place - 7) : place])
    named = next((p for m in beside if (p := m.thing("place"))), None)
    if named is None or named not in used.strings:
        return False
    editions = used.editions or set(base.editions)
    return any(sum(named in base.places_of(base.cities[c]) for c in base.assessed(e)) == mark.number for e in editions)


def said_again(frame: Frame, place: int) -> bool:
    """*Two do not have it. Which two?*: so many are asked for, said before and behind the word that asks; 2010—2019年这十年."""
    marks = frame.marked.marks
    again = any(
        ask.says("ask", "which") and number.kind == "number" and number.number == marks[place].number
        for ask, number in pairwise(marks)
    )
    span = (
        place
        and marks[place - 1].text in ("这", "that", "those", "these")
        and any(m.kind == "date" for m in marks[:place])
    )
    return again or bool(span and marks[place + 1 : place + 2] and marks[place + 1].text in ("年", "year"))


def is_precision(frame: Frame, place: int) -> bool:
    """*To four decimal places*, 小数点后四位: how exactly numbers are written."""
    text = frame.marked.text[frame.marked.tokens[frame.marked.marks[place].start].start :]
    before = frame.marked.text[: frame.marked.tokens[frame.marked.marks[place].start].start]
    return bool(PRECISE.match(text)) or before.rstrip().endswith(("小数点后", "小数点后面", "小数后"))


PRECISE = re.compile(r"\w+ (?:decimals?|digits)\b|[一二两三四五六\d]位小数", re.I)


def _sizes_set(base: Base, mark: Mark, used: Used) -> bool:
    """计划单列市共五座, 四种类型, *the three 'leading' cities*: as many as the set that the plan is over holds, or as there are path types."""
    if mark.ordinal:
        return False
    if "path_type" in used.strings and mark.number == len(set(base.grouping("path_type")) - {-1}):
        return True
    tiers = [tier for tier in get_args(InTier.model_fields["tier"].annotation) if f'"tier": "{tier}"' in used.text]
    sets = [
        *(InTier.model_validate({"tier": tier}) for tier in tiers),
        *(InGroup(group=g) for g in GROUP.findall(used.text)),
    ]
    return any(len(evaluate(base, Selection(conditions=(one,))).of("yes")) == mark.number for one in sets)


GROUP = re.compile(r'"on": "group", "group": "([^"]+)"')


def _counts_others(base: Base, frame: Frame, place: int, mark: Mark, used: "Used") -> bool:
    """*Of the 21 sub-indices*: those of another index than the plan is of."""
    behind = frame.marked.marks[place + 1 : place + 2]
    if not any(m.says("noun", "indicator", "second_level", "third_level") for m in behind):
        return False
    others = [edition for edition in base.editions if edition not in used.editions]
    return any(mark.number == parts_at(base, edition, level) for edition in others for level in (2, 3))


COVERED = ('"network"', '"regulation', '"body', '"path')  # a plan of these is about the members of the network


def _sizes_unheld(base: Base, frame: Frame, place: int, mark: Mark, used: "Used") -> bool:
    """*Of the twelve members …*: the size of a network, in a plan that is about other cities."""
    network = any(len(members) == mark.number for members in base.members.values() if len(members) > 3)
    members = any(m.says("noun", "network") for m in frame.marked.marks[place + 1 : place + 4])
    return network and members and used.kind in OVER_CITIES and not any(word in used.text for word in COVERED)


OVER_CITIES = ("find", "count", "rank", "aggregate", "sizes", "contrast")


def _is_weight(base: Base, number: float, used: "Used") -> bool:
    """*With weights of 40, 40 and 20 %*: the question quotes the weights."""
    weights = {fraction(i.weight) for i in base.indicators.values() if i.edition in used.editions and i.weight}
    return exact(number) in weights or exact(number) / 100 in weights


def _is_total(base: Base, indicator: str, number: float) -> bool:
    """*Of the 519 articles*: all that an indicator counts, of which some are asked for."""
    counts = base.indicators[indicator].kind not in ("score", "rank", "difference")
    return counts and sum(float(row.score or 0) for row in base.scores.get(indicator, {}).values()) == number


def _is_score(base: Base, indicator: str, city: str, number: float) -> bool:
    """*Both have 18 papers; …*: the question quotes a printed value."""
    row = base.scores.get(indicator, {}).get(city)
    return row is not None and row.score is not None and float(row.score) == float(number)
