"""What is said of facts by their dates: the time between two, which of several came first, whether one came before another."""

from typing import Any, Literal

from kb.analysis.sequence import lag, order
from kb.errors import BadRequestError
from kb.query.answer import Value
from kb.query.base import names
from kb.query.drafting.draft import Draft
from kb.query.drafting.found import key_of
from kb.query.drafting.passages import date_of
from kb.query.plan import Outcome

UNDATED = ("No source dates both, so no time can be told.", "来源没有给出两者的时间，无法计算。")
COARSE = ("The sources do not date them closely enough to tell.", "来源所载的时间不够具体，无法判断。")
UNITS_ZH = {"years": "年", "months": "个月"}


def between(rows: list[Any], unit: Literal["years", "months"], supposed: bool) -> Outcome:
    """The time between two dated facts; where the question takes the wrong one for the earlier, that is said."""
    dates = [date_of(row) for row in rows]
    if len(dates) < 2 or None in dates:
        return Outcome("no_data", UNDATED)
    first, second = sorted(str(date) for date in dates)
    try:
        number = lag(first, second, unit).number
    except BadRequestError:
        return Outcome("no_data", COARSE)
    (a, a_zh), (b, b_zh) = (names(row) for row in rows)
    if supposed and order(str(dates[0]), str(dates[1])) == "after":
        return Outcome(
            "answered",
            (f"No: not in that order. {a} ({dates[0]}) did not come before {b} ({dates[1]}), but {number} {unit} after it.",
             f"否：先后相反。{a_zh}（{dates[0]}）并不早于{b_zh}（{dates[1]}），而是晚{number}{UNITS_ZH[unit]}。"),
            Value(type="boolean", boolean=False),
        )  # fmt: skip
    return Outcome(
        "answered",
        (f"{number} {unit}: {a} {dates[0]}, {b} {dates[1]}.", f"{number}{UNITS_ZH[unit]}：{a_zh}{dates[0]}，{b_zh}{dates[1]}。"),
        Value(type="number", number=number, unit=unit),
    )  # fmt: skip


def ends(draft: Draft, rows: list[Any], latest: bool) -> Outcome:
    """The one of several facts that came before, or after, all the others."""
    dates = [str(date_of(row) or "") for row in rows]
    if not all(dates):
        return Outcome("no_data", UNDATED)
    wanted = "after" if latest else "before"
    found = [
        place
        for place, date in enumerate(dates)
        if all(order(date, other) == wanted for beside, other in enumerate(dates) if beside != place)
    ]
    if not found:
        return Outcome("no_data", COARSE)
    told, first = [names(row) for row in rows], found[0]
    key = key_of(rows[first])
    order_told = [first, *(place for place in range(len(rows)) if place != first)]
    return Outcome(
        "answered",
        ("; ".join(f"{told[place][0]} ({dates[place]})" for place in order_told) + ".",
         "；".join(f"{told[place][1]}（{dates[place]}）" for place in order_told) + "。"),
        Value(type="entities", entity=key.partition(":")[0], items=[draft.ref(key)], ordered=False),
    )  # fmt: skip


def dates_of_each(draft: Draft, rows: list[Any]) -> Outcome:
    """The date of each of two facts."""
    dates = [str(date_of(row) or "") for row in rows]
    if not all(dates):
        return Outcome("no_data", UNDATED)
    told = list(zip((names(row) for row in rows), dates, strict=True))
    english = "; ".join(f"{name} ({date})" for (name, _), date in told) + "."
    chinese = "；".join(f"{name}（{date}）" for (_, name), date in told) + "。"
    return Outcome("answered", (english, chinese), Value(type="text", text=draft.tell(english, chinese)))


def precedes(rows: list[Any]) -> Outcome:
    """Whether the first of two facts is dated before the second."""
    dates = [date_of(row) for row in rows]
    if len(dates) < 2 or None in dates:
        return Outcome("no_data", UNDATED)
    placed = order(str(dates[0]), str(dates[1]))
    if placed == "undecidable":
        return Outcome("no_data", COARSE)
    (a, a_zh), (b, b_zh) = (names(row) for row in rows)
    yes = placed == "before"
    return Outcome(
        "answered",
        (f"{'Yes' if yes else 'No'}: {a} ({dates[0]}), {b} ({dates[1]}).",
         f"{'是' if yes else '否'}：{a_zh}（{dates[0]}），{b_zh}（{dates[1]}）。"),
        Value(type="boolean", boolean=yes),
    )  # fmt: skip
