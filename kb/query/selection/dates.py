"""Tests of partial dates: exact about their ends, and undecidable where the precision does not allow a verdict."""

import calendar
import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from kb.model.values import PARTIAL_DATE, Pattern, interval
from kb.query.answer import Frozen, Language

DateOperator = Literal["in", "before", "after", "by", "since", "between", "as_of"]
MONTH = r"--(?:0[1-9]|1[0-2])"
_TESTED = Pattern(rf"(?:{PARTIAL_DATE.pattern})|{MONTH}", "a date such as 2011 or 2011-01, or --06: June of any year")
TestedDate = Annotated[str, AfterValidator(_TESTED), _TESTED]


class DateTest(Frozen):
    """``before``/``after`` leave the date itself out, ``by``/``since``/``between``/``in`` hold it.

    ``as_of`` asks whether something that began had begun at the end of the given period. A month without a year
    (``--06``) is only asked with ``in``.
    """

    op: DateOperator
    date: TestedDate
    until: TestedDate | None = None

    @model_validator(mode="after")
    def _month_only_in(self) -> Self:
        if is_month(self.until or "") or (is_month(self.date) and (self.op != "in" or self.until)):
            raise ValueError("a month without a year is only asked with “in”")
        return self

    def judge(self, value: str | None) -> bool | None:
        """Whether a partial date passes; ``None`` when it is unknown or cannot be decided."""
        if value is None:
            return None
        if is_month(self.date):
            return value[5:7] == self.date[2:] if len(value) >= 7 else None
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

    def describe(self, language: Language) -> str:
        """The test in words."""
        if language == "zh":
            patterns = {"in": "在{0}", "before": "早于{0}", "after": "晚于{0}", "by": "不晚于{0}", "since": "自{0}起",
                        "between": "{0}至{1}", "as_of": "截至{0}"}  # fmt: skip
        else:
            patterns = {"in": "in {0}", "before": "before {0}", "after": "after {0}", "by": "by {0}",
                        "since": "since {0}", "between": "from {0} to {1}", "as_of": "as of {0}"}  # fmt: skip
        op = "between" if self.until and self.op == "in" else self.op
        if is_month(self.date):
            month = int(self.date[2:])
            return f"在某年{month}月" if language == "zh" else f"in {calendar.month_name[month]} of any year"
        return patterns[op].format(self.date, self.until)


def is_month(date: str) -> bool:
    """Whether a date is a month of any year."""
    return re.fullmatch(MONTH, date) is not None


def _decide(yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None
