"""Tests of partial dates: exact about their ends, and undecidable where the precision does not allow a verdict."""

from typing import Literal

from kb.model.values import PartialDate, interval
from kb.query.answer import Frozen, Language

DateOperator = Literal["in", "before", "after", "by", "since", "between", "as_of"]


class DateTest(Frozen):
    """``before``/``after`` leave the date itself out, ``by``/``since``/``between``/``in`` hold it.

    ``as_of`` asks whether something that began had begun at the end of the given period.
    """

    op: DateOperator
    date: PartialDate
    until: PartialDate | None = None

    def judge(self, value: str | None) -> bool | None:
        """Whether a partial date passes; ``None`` when it is unknown or cannot be decided."""
        if value is None:
            return None
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
        return patterns[op].format(self.date, self.until)


def _decide(yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None
