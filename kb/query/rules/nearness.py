"""The rule about closeness in one value: *which two members have the closest totals*, 总分最接近平均分的城市."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.nearing import Nearest
from kb.query.marking.all_scores import means_all_scores
from kb.query.marking.beside import counts_something
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_for_rank, asks_yes_no, edition_of
from kb.query.rules.contrasts import whose_mean
from kb.query.selection.conditions import NamedCities, Selection
from kb.query.selection.evaluate import tested

NEAR = ("最 接 近", "最 为 接 近", "最 相 近", "相 差 最 小", "差 距 最 小", "差 最 小", "最 近")
FAR = ("furthest apart", "farthest apart", "furthest from each other", "differ most", "differ the most", "diverge most", "diverge the most",
       "相 差 最 大", "差 距 最 大", "相 差 最 多", "差 异 最 大", "差 别 最 大")  # fmt: skip
PAIR = (
    "pair",
    "closest to each",
    "nearest to each",
    "closest to one",
    "closest together",
    "nearest together",
    "furthest apart",
    "farthest apart",
)

ALL_PARTS = re.compile(
    r"\b(?:all|each|every one) (?:of )?(?:its|his|their|the)(?: \w+)? (?:indicator )?scores\b|各[分子]?项|逐项", re.I
)


def nearness(base: Base, frame: Frame) -> Plan | None:
    """Closest to each other, to a city, to a mean or to a number, where one value is spoken of."""
    marks = frame.marked.marks
    far = any(m.text.startswith(FAR) for m in marks)
    alike = (
        "similar" in frame.relations and not frame.cities and _asks_for_two(marks)
    )  # *which two have the most similar totals*
    if not far and not alike and not any(_says_near(m) for m in marks):
        return None
    leveled = frame.nouns & {"dimension", "second_level", "third_level"} and not frame.indicators
    if "whole_profile" in frame.cues or leveled or ALL_PARTS.search(frame.marked.text):
        return None  # 得分结构最接近, 各项得分最接近, 三个维度的得分最接近: of all parts
    if _of_all_scores(base, frame):
        return None
    conditions, of = whose_mean(frame.conditions)
    edition = edition_of(base, frame)
    spoken = (
        frame.indicators
        or {"score", "rank"} & frame.nouns
        or "overall" in frame.cues
        or "total" in frame.marked.text.lower()
    )
    indicator = frame.indicators[0] if frame.indicators else base.editions[edition].overall if edition else None
    if (
        indicator is None
        or not spoken
        or len(frame.indicators) > 1
        or len(frame.cities) > 1
        or tested(conditions)
        or asks_yes_no(frame)
    ):
        return None
    reference = next((m.value("agg") for m in marks if m.says("agg", "mean", "median")), None)
    to_city = frame.cities[0] if frame.cities else None
    number = None if reference or to_city else _number(marks)
    if not (reference or to_city or number is not None) and not _asks_for_two(marks):
        return None
    kept = tuple(c for c in conditions if not isinstance(c, NamedCities))
    if of:
        return None  # the mean of another set
    measure = "rank" if asks_for_rank(frame) else "score"
    return Nearest.model_validate({"select": Selection(conditions=kept), "by": f"{measure}:{indicator}", "city": to_city, "value": number,
                                   "reference": reference, "furthest": far, "limit": 1 if number is not None else frame.limit or _so_many(marks, to_city) or 1})  # fmt: skip


def _of_all_scores(base: Base, frame: Frame) -> bool:
    """*Which city is nearest to Wuhan in its iSLEC scores?*: scores of one city in a whole index are all of them."""
    part = any(base.indicators[i].level for i in frame.indicators)
    return not part and bool(frame.cities) and means_all_scores(frame.marked.text)


def _so_many(marks: tuple[Mark, ...], to_city: str | None) -> int | None:
    """*Which three cities are closest to Wuhan?*: how many are to be told; two that are closest to each other are a pair."""
    said = [m.number for m, after in pairwise(marks) if m.number is not None and after.says("noun", "city")]
    said += [SOME.index(m.text[2]) + 2 for m in marks if m.text[:1] == "哪" and m.text[2:3] in SOME and m.text[2:]]
    number = next((number for number in said if number == int(number) and 1 < number < 20), None)
    return int(number) if number is not None and to_city else None


SOME = ("两", "三", "四", "五", "六", "七", "八", "九", "十")  # 哪三个: from two on


def _says_near(mark: Mark) -> bool:
    """*Closest*, *comes nearest to*, 最接近; *most similar* and *resembles most closely* are of a whole profile."""
    return (
        mark.says("rel", "similar")
        and "resemble" not in mark.text
        and (mark.text.startswith(NEAR) or any(w.startswith(("close", "near")) for w in mark.text.split()))
    )


def _number(marks: tuple[Mark, ...]) -> float | None:
    """*Closest to 0.6*: a number behind the word, no number of cities."""
    near = next((p for p, m in enumerate(marks) if _says_near(m)), len(marks))
    said = [m for p, m in enumerate(marks) if m.kind == "number" and not m.ordinal and not counts_something(marks, p)
            and (p > near or "." in m.text)]  # fmt: skip
    return said[-1].number if said else None


def _asks_for_two(marks: tuple[Mark, ...]) -> bool:
    """*Which two members*, *which pair*, 哪两个."""
    two = any(m.kind == "number" and m.number == 2 for m in marks) or any(
        "two" in m.text.split() or m.text.startswith("哪 两") for m in marks
    )
    return two or any(m.says("cue", "pair") and m.text.startswith(PAIR) for m in marks)
