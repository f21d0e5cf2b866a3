"""Whole questions on values: how much on average."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.meanings import Cities, Measure, the
from kb.query.kinds.averaging import Aggregate
from kb.query.plan import Plan


def values_asked(grammar: Grammar, base: Base) -> None:
    """Q: a number."""
    rule = grammar.rule

    @rule(
        "Q",
        "_WHAT MEAN M S | MEAN M S _WHAT | S M MEAN _WHAT | S MEAN M _WHAT | MEAN S M | MEAN M S"
        " | _WHAT MEAN S M | S M MEAN | S MEAN M | M MEAN S | _WHAT M MEAN S | S M _WHAT MEAN",
    )
    def average(*given: Any) -> Plan | None:
        inner, measure = the(Cities, given), the(Measure, given)
        middle = next(part for part in given if isinstance(part, str))
        if not inner.conditions or inner.count:
            return None
        return Aggregate(
            select=inner.select, indicator=measure.indicator, measure=measure.said or "score", function=middle
        )
