"""The kind that reckons with facts that the sources print: difference, ratio or sum of two, or which of them is dated first."""

import math
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field, model_validator

from kb.query.answer import Language, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.found import facts_table
from kb.query.drafting.passages import figure_text
from kb.query.drafting.sooner import between, dates_of_each, ends, precedes
from kb.query.plan import Outcome, Plan

WORDS = {
    "difference": ("the first less the second", "前者减后者"),
    "distance": ("the difference of", "两数之差"),
    "ratio": ("the first divided by the second", "前者除以后者"),
    "sum": ("the sum of", "两数之和"),
    "time": ("the time between", "两者相隔的时间"),
    "share": ("the first as a share of the second", "前者占后者的百分比"),
    "rest": ("the first less all others", "前者减去其余各项"),
    "more": ("whether the first is more than the second", "前者是否大于后者"),
    "fewer": ("whether the first is less than the second", "前者是否小于后者"),
    "larger": ("which is the larger", "哪一项较大"),
    "smaller": ("which is the smaller", "哪一项较小"),
    "first": ("which came first", "其中最早者"),
    "last": ("which came last", "其中最晚者"),
    "dates": ("the dates of", "各自的时间"),
    "each": ("the number of each", "各自的数值"),
    "before": ("whether the first came before the second", "前者是否早于后者"),
}
SIGNS = {"difference": "−", "distance": "−", "ratio": "÷", "sum": "+", "share": "÷", "rest": "−"}
SHARES = {"%": ("percentage points", "个百分点")}


class Reckon(Plan):
    """Reckon with printed facts: difference, ratio, share or sum of figures, each of them, which is more, the time between two dates, which came first."""

    kind: Literal["reckon"] = "reckon"
    about: tuple[str, ...] = Field(
        min_length=2,
        max_length=12,
        description="Keys of the two facts, such as figure:fintech-unicorns-london; with rest, of a total and its parts; of more only the first or last is asked.",
    )
    ask: Literal[
        "difference",
        "distance",
        "ratio",
        "sum",
        "time",
        "share",
        "rest",
        "more",
        "fewer",
        "larger",
        "smaller",
        "first",
        "last",
        "before",
        "dates",
        "each",
    ] = Field(default="difference", description="Difference: the first less the second; distance: whichever is larger.")
    unit: Literal["years", "months"] = Field(default="years", description="With time: what it is counted in.")
    supposed: bool = Field(
        default=False,
        description="With time: the question takes for granted that the first came first; where it did not, that is said.",
    )
    examples = ("How many more fintech unicorns are there in California's Bay Area than in London?",
                "武汉教育云平台上的课程社区比名师工作室多多少个？")  # fmt: skip

    @model_validator(mode="after")
    def _two_facts(self) -> "Reckon":
        if len(self.about) > 2 and self.ask not in ("first", "last", "rest", "each"):
            raise ValueError(
                "only two facts can be reckoned with; of more, ask which came first or last, the rest, or each"
            )
        return self

    def words(self, base: Base, language: Language) -> str:
        """The sum in words."""
        zh = language == "zh"
        told = [told_apart(base, key)[zh] for key in self.about]
        what = WORDS[self.ask][zh]
        return f"{what}：{'；'.join(told)}" if zh else f"{what}: {'; '.join(told)}"

    def run(self, draft: Draft) -> Outcome:
        """The two facts as printed; nothing is reckoned where one has no value or their units differ."""
        rows = [row for key in self.about if (row := draft.base.store.thing(key)) is not None]
        draft.tables.append(facts_table(draft, rows))
        if self.ask in ("first", "last"):
            return ends(draft, rows, latest=self.ask == "last")
        if self.ask == "dates":
            return dates_of_each(draft, rows)
        if self.ask == "before":
            return precedes(rows)
        return between(rows, self.unit, self.supposed) if self.ask == "time" else self._reckoned(draft, rows)

    def _reckoned(self, draft: Draft, rows: list[Any]) -> Outcome:
        values = [Decimal(str(row.value)) for row in rows if getattr(row, "value", None) is not None]
        if len(values) < 2:
            return Outcome("no_data", ("No source prints a usable number for both, so nothing is reckoned.",
                                       "来源没有为两者都给出可用的数字，因此不作计算。"))  # fmt: skip
        self._tell_doubts(draft, rows)
        units = [(row.unit or "", row.unit_zh or row.unit or "") for row in rows]
        if not all(same_measure(rows[0], row) for row in rows[1:]):
            return Outcome(
                "no_data",
                (f"One is printed in {units[0][0] or 'no unit'}, the other in {units[1][0] or 'no unit'}: they are not reckoned together.",
                 f"两者单位不同（{units[0][1] or '无单位'}、{units[1][1] or '无单位'}），不能合并计算。"),
            )  # fmt: skip
        if self.ask == "each":
            return told_one_by_one(rows, [told_apart(draft.base, key) for key in self.about])
        if self.ask in ("more", "fewer", "larger", "smaller"):
            return set_in_order(rows, self.ask, [told_apart(draft.base, key) for key in self.about])
        number = reckoned(self.ask, *values)
        if number is None:
            return Outcome("no_data", ("Nothing can be divided by zero.", "不能除以零。"))
        unit = ("", "") if self.ask == "ratio" else ("%", "%") if self.ask == "share" else self._unit(units)
        shown = [figure_text(row) for row in rows]
        if self.ask == "distance" and values[0] < values[1]:
            shown.reverse()
        sum_ = f" {SIGNS[self.ask]} ".join(shown) + f" = {float(number):.10g}"
        told = [told_apart(draft.base, key) for key in self.about]
        english, chinese = "; ".join(one for one, _ in told), "；".join(one for _, one in told)
        return Outcome(
            "answered",
            (f"{sum_} {unit[0]}".rstrip() + f": {english}.", f"{sum_}{unit[1]}：{chinese}。"),
            Value(type="number", number=int(number) if number == int(number) else float(number), unit=unit[0]),
        )  # fmt: skip

    def _unit(self, units: list[tuple[str, str]]) -> tuple[str, str]:
        """A difference of shares is in percentage points; of things with different names it has none."""
        if units[0][0] != units[1][0]:
            return "", ""
        return units[0] if self.ask in ("sum", "rest") else SHARES.get(units[0][0], units[0])

    def _tell_doubts(self, draft: Draft, rows: list[Any]) -> None:
        """What the sources give only about, as a bound, or for another time."""
        for row in rows:
            if row.qualifier != "exact" or row.status == "doubtful":
                draft.note("caveat", f"{row.measure}: the source gives {figure_text(row)}, no exact number.",
                           f"{row.measure_zh}：来源给出{figure_text(row)}，并非确切数字。")  # fmt: skip
        dates = {row.date for row in rows if row.date}
        if len(dates) > 1 and rows[0].measure != rows[1].measure:
            draft.note("caveat", f"The two figures are of different times: {', '.join(sorted(dates))}.",
                       f"两个数字的时间不同：{'、'.join(sorted(dates))}。")  # fmt: skip


def set_in_order(rows: list[Any], ask: str, named: list[tuple[str, str]]) -> Outcome:
    """Whether the first figure is more or less than the second, or which is; a bound may leave it open."""
    spans = [_span(row) for row in rows]
    first_more = True if spans[0][0] > spans[1][1] else False if spans[0][1] <= spans[1][0] else None
    first_less = True if spans[0][1] < spans[1][0] else False if spans[0][0] >= spans[1][1] else None
    told = _each_told(rows, named)
    both = "; ".join(one for one, _ in told), "；".join(one for _, one in told)
    if ask in ("more", "fewer"):
        holds = first_more if ask == "more" else first_less
        word = {
            True: ("Yes", "是"),
            False: ("No", "否"),
            None: ("Undecided by the bounds printed", "所印界限不足以判断"),
        }[holds]
        return Outcome(
            "answered", (f"{word[0]}: {both[0]}.", f"{word[1]}：{both[1]}。"), Value(type="boolean", boolean=holds)
        )
    if first_more is None or first_less is None or first_more == first_less:
        return Outcome("no_data", (f"Neither is told to be ahead: {both[0]}.", f"两者未分高下：{both[1]}。"))
    best = told[0] if first_more == (ask == "larger") else told[1]
    other = told[1] if best is told[0] else told[0]
    return Outcome(
        "answered", (f"{best[0]}; {other[0]}.", f"{best[1]}；{other[1]}。"), Value(type="text", text=" / ".join(best))
    )


def told_one_by_one(rows: list[Any], named: list[tuple[str, str]]) -> Outcome:
    """Every figure with its value, none set against another."""
    told = _each_told(rows, named)
    english, chinese = "; ".join(one for one, _ in told), "；".join(one for _, one in told)
    return Outcome("answered", (f"{english}.", f"{chinese}。"), Value(type="table"))


def _span(row: Any) -> tuple[float, float]:
    """The least and the most that a figure may be, by its qualifier."""
    value, tiny = float(row.value), 1e-9
    low = -math.inf if row.qualifier == "at-most" else value + tiny if row.qualifier == "more-than" else value
    return low, math.inf if row.qualifier in ("at-least", "more-than") else value


def _each_told(rows: list[Any], named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (f"{name}: {figure_text(row)}{_unit_of(row)[0]}", f"{name_zh}：{figure_text(row)}{_unit_of(row)[1]}")
        for row, (name, name_zh) in zip(rows, named, strict=True)
    ]


def _unit_of(row: Any) -> tuple[str, str]:
    unit = row.unit or ""
    return (unit if unit == "%" else f" {unit}".rstrip()), row.unit_zh or unit


def told_apart(base: Base, key: str) -> tuple[str, str]:
    """The name of a fact; a figure also with what it is of, and when."""
    row: Any = base.store.thing(key)
    english, chinese = base.names_of(key)
    if row is None or not hasattr(row, "measure"):
        return english, chinese
    subject = base.names_of(row.subject) if row.subject else ("", "")
    date = f", {row.date}" if row.date else ""
    return f"{english} ({subject[0]}{date})", f"{chinese}（{subject[1]}{date}）"


def reckoned(ask: str, first: Decimal, second: Decimal, *more: Decimal) -> Decimal | None:
    """The sum, difference, ratio or share of printed numbers; ``None`` where it would be divided by zero.

    Examples
    --------
    >>> reckoned("difference", Decimal("99.9"), Decimal("92.8")), reckoned("distance", Decimal(2), Decimal(9))
    (Decimal('7.1'), Decimal('7'))
    """
    if ask in ("ratio", "share"):
        return (first * 100 if ask == "share" else first) / second if second else None
    if ask == "rest":
        return first - second - sum(more)
    return first + second if ask == "sum" else first - second if ask == "difference" else abs(first - second)


MEASURES = frozenset({"", "years", "year", "hours", "days", "week", "km", "miles", "hectares", "points", "index value", "million",
                      "times", "place", "places", "L", "W"})  # fmt: skip


def same_measure(one: Any, other: Any) -> bool:
    """Whether two figures may be reckoned together: of one unit, or both plain counts of things, as studios and courses."""
    units = {one.unit or "", other.unit or ""}
    return len(units) == 1 or all(unit.isalpha() and unit not in MEASURES for unit in units)
