"""A body and a law one year apart, or in one year: *in force, and the body only the year after*, 条例通过的次年才成立机构."""

from math import ceil, floor
from statistics import fmean, median

from kb.query.framing.items import Items
from kb.query.framing.relative import DATED
from kb.query.marking.mark import Mark
from kb.query.selection.attributes import ATTRIBUTES
from kb.query.selection.conditions import HasRegulation, LagTest

NEXT = frozenset({"the year after", "the year afterwards", "only the year after", "the next year", "only the next year", "in the next year",
                  "the following year", "only the following year", "in the following year", "the following calendar year", "only in the following calendar year",
                  "only in the following year", "in the year after", "a year later", "one year later", "in the calendar year following", "in the year following", "the year following", "in the calendar year after", "the calendar year after", "the calendar year following", "calendar year after", "次 年", "第 二 年", "翌 年", "下 一 年", "隔 年"})  # fmt: skip
LAWS = ("regulation.adopted", "regulation.in_force")


def years_on(items: Items) -> None:
    """So many calendar years from the body to the law, where the year of the one is told by that of the other."""
    if items.cities or items.excluded or any(m.kind in ("date",) for m in items.marks):
        return
    if wait_against_mean(items):
        return
    for place in range(len(items.marks)):
        found = _years(items.marks, place)
        if found is None:
            continue
        first, second, years = found  # the year of the first is that of the second and so many
        if DATED[first] == DATED[second]:
            return
        law, lead = (first, years) if first in LAWS else (second, -years)
        items.used.add(place)
        items.found = [pair for pair in items.found if not isinstance(pair[1], HasRegulation)]
        test = LagTest.model_validate(
            {"months": lead, "unit": "calendar years", "since": "body", "until": law.partition(".")[2]}
        )
        items.found.append((place, test))
        return


def _years(marks: tuple[Mark, ...], place: int) -> tuple[str, str, int] | None:
    """Which event is told by which other, and how many years it is later."""
    mark = marks[place]
    before = _said(marks[max(0, place - 6) : place], last=True)
    behind = _said(marks[place + 1 : place + 7], last=False)
    if not before or not (behind or _said(marks[:place], last=True, other_than=before)):
        return None
    if mark.says("cue", "same_year") or mark.text in ("当 年", "当 年 就", "当 年 即"):
        other = behind or _said(marks[:place], last=True, other_than=before)
        return (before, other, 0) if other else None
    earlier = (
        mark.text in ("in the year", "the year", "year")
        and marks[place + 1 : place + 2]
        and marks[place + 1].says("time", "before")
    )
    later = (
        mark.text in ("in the year", "the year", "year")
        and marks[place + 1 : place + 2]
        and marks[place + 1].says("time", "after")
    )
    if earlier or later:
        return (before, behind, -1 if earlier else 1) if behind else None
    if mark.text not in NEXT:
        return None
    if not mark.text.isascii():
        other = behind or _said(marks[:place], last=True, other_than=before)
        if other is None or (behind and DATED[behind] == DATED[before]):
            return None
        return (
            (behind, before, 1) if behind else (other, before, 1)
        )  # 条例通过的次年才成立机构, 机构成立于条例通过的下一年
    if behind and ("after" in mark.text or mark.text.endswith(" following")):
        return before, behind, 1  # *set up the year after the law was passed*
    first = _said(marks[:place], last=True, other_than=before)
    return (before, first, 1) if first and not behind else None


def _said(marks: tuple[Mark, ...], last: bool, other_than: str | None = None) -> str | None:
    """The event that is said first or last in some marks; a law is that of the date beside it."""
    found = []
    for place, mark in enumerate(marks):
        attribute = next((c.value for c in mark.cues if c.role == "attr" and c.value in DATED), None)
        noun = (
            "body.established"
            if mark.value("noun") == "body"
            else "regulation.adopted"
            if mark.says("noun", "regulation")
            else None
        )
        near = {c.value for m in marks[max(0, place - 3) : place + 4] for c in m.cues if c.role == "attr"}
        if noun == "regulation.adopted" and "regulation.in_force" in near and "regulation.adopted" not in near:
            noun = "regulation.in_force"
        if (event := attribute or noun) and (other_than is None or DATED[event] != DATED[other_than]):
            found.append(event)
    return (found[-1] if last else found[0]) if found else None


def wait_against_mean(items: Items) -> bool:
    """*Took longer than average to come into force*, 从通过到施行所用月数多于平均值: the wait against the mean or median of all laws."""
    marks = items.marks
    waits = [
        p for p, m in enumerate(marks) if m.says("attr", "regulation.lag") or m.says("cue", "long_wait", "short_wait")
    ]
    means = [p for p, m in enumerate(marks) if m.says("agg", "mean", "median")]
    if not waits or len(means) != 1 or any(m.says("ask", "how_much", "what") for m in marks):
        return False
    beside = [p for p in range(max(0, means[0] - 4), means[0] + 1) if _longer(marks[p]) is not None]
    lags = [
        number
        for city in sorted(items.base.cities)
        if (number := ATTRIBUTES["regulation.lag"].read(items.base, city, "en").sort) is not None
    ]
    if not beside or not lags:
        return False
    longer = bool(_longer(marks[beside[-1]]))
    middle = (fmean if marks[means[0]].says("agg", "mean") else median)(map(float, lags))
    test = LagTest(
        op=">" if longer else "<",
        months=floor(middle) if longer else ceil(middle),
        middle="mean" if marks[means[0]].says("agg", "mean") else "median",
    )
    items.found.append((beside[-1], test))
    items.measures |= {*means, *range(beside[-1] + 1, means[0])}
    items.used |= {*waits, *means, *beside}
    return True


def _longer(mark: Mark) -> bool | None:
    """Whether a mark says more or less time; ``None`` for neither."""
    if mark.says("cue", "long_wait") or mark.says("op", ">"):
        return True
    return False if mark.says("cue", "short_wait") or mark.says("op", "<") else None
