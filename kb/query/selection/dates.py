"""Tests of partial dates: exact about their ends, and undecidable where the precision does not allow a verdict."""

import calendar
import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from kb.model.values import PARTIAL_DATE, Pattern, interval
from kb.query.answer import Frozen, Language

DateOperator = Literal["in", "before", "after", "by", "since", "between", "as_of"]
MONTH = r"--(?:0[1-9]|1[0-2])"
_TESTED = Pattern(rf"(?:{PARTIAL_DATE.pattern})|{MONTH}", "a date such as 2011 or 2011-01, or --06: June of any year")
TestedDate = Annotated[str, AfterValidator(_TESTED), _TESTED]


class DateTest(Frozen):
    """``before``/``after`` leave the date itself out, ``by``/``since``/``between``/``in`` hold it.

    ``as_of`` asks whether something that began had begun at the end of the given period. A month without a year
    (``--06``), or one to another (``--11`` until ``--02``), is only asked with ``in``.
    """

    op: DateOperator
    date: TestedDate
    until: TestedDate | None = None
    middle: Literal["mean", "median"] | None = Field(
        default=None,
        description="What the year stands for: the mean or median year of all, rounded away from those that pass.",
    )
    told_by: str | None = Field(
        default=None,
        description="What happened at the date, where it is told by that: CITY:ATTRIBUTE, source:ID or edition:ID.",
    )

    @model_validator(mode="after")
    def _month_only_in(self) -> Self:
        months = [is_month(date) for date in (self.date, self.until) if date]
        if any(months) and (self.op != "in" or not all(months)):
            raise ValueError("a month without a year is only asked with “in”, until another without a year")
        return self

    def judge(self, value: str | None) -> bool | None:
        """Whether a partial date passes; ``None`` when it is unknown or cannot be decided."""
        if value is None:
            return None
        if is_month(self.date):
            return self._holds_month(value[5:7]) if len(value) >= 7 else None
        found, wanted = interval(value), interval(self.date)
        last = interval(self.until).last if self.until else wanted.last
        if self.op == "before":
            return _decide(found.last < wanted.first, found.first >= wanted.first)
        if self.op == "after":
            return _decide(found.first > last, found.last <= last)
        if self.op in ("by", "as_of"):
            return _decide(found.last <= last, found.first > last)
        if self.op == "since":
            return _decide(found.first >= wanted.first, found.last < wanted.first)
        inside = found.first >= wanted.first and found.last <= last
        return _decide(inside, found.last < wanted.first or found.first > last)

    def _holds_month(self, month: str) -> bool:
        """Whether a month is the one asked for, or lies from one to another, which may be in the next year."""
        first, last = self.date[2:], (self.until or self.date)[2:]
        return first <= month <= last if first <= last else month >= first or month <= last

    def describe(self, language: Language) -> str:
        """The test in words."""
        if language == "zh":
            patterns = {"in": "在{0}", "before": "早于{0}", "after": "晚于{0}", "by": "不晚于{0}", "since": "自{0}起",
                        "between": "{0}至{1}", "as_of": "截至{0}"}  # fmt: skip
        else:
            patterns = {"in": "in {0}", "before": "before {0}", "after": "after {0}", "by": "by {0}",
                        "since": "since {0}", "between": "from {0} to {1}", "as_of": "as of {0}"}  # fmt: skip
        if is_month(self.date):
            return self._describe_months(language)
        op = "between" if self.until and self.op == "in" else self.op
        ends = self.until and op in ("after", "by", "as_of")  # *after the 2000s*: after their end
        said = patterns[op].format(self.until if ends else self.date, self.until)
        middle = {
            "mean": (" (the mean year of all)", "（全体的平均年份）"),
            "median": (" (the median year of all)", "（全体的年份中位数）"),
        }
        return said + (middle[self.middle][language == "zh"] if self.middle else "")

    def _describe_months(self, language: Language) -> str:
        first, last = int(self.date[2:]), int((self.until or self.date)[2:])
        if language == "zh":
            return f"在某年{first}月" if first == last else f"在某年{first}月至{last}月"
        name = calendar.month_name
        return f"in {name[first]} of any year" if first == last else f"in {name[first]} to {name[last]} of any year"


def is_month(date: str) -> bool:
    """Whether a date is a month of any year."""
    return re.fullmatch(MONTH, date) is not None


def _decide(yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None
