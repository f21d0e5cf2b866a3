"""Phrases of laws, bodies, path types and dates, and the conditions made of them."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.meanings import Order
from kb.query.selection.conditions import AnyOf, Condition, HasBody, HasPath, HasRegulation
from kb.query.selection.dates import DateOperator, DateTest, is_month


def law_conditions(grammar: Grammar, base: Base) -> None:
    """C: a law, a body, a path type."""
    rule = grammar.rule

    @rule(
        "C",
        "PATHTYPE | PATHTYPE _PATHN | _HAVE PATHTYPE _PATHN | _PATHN PATHTYPE | _INTO PATHTYPE"
        " | _INTO PATHTYPE _PATHN | _PATHN _INTO PATHTYPE",
    )
    def path(name: str) -> Condition:
        return HasPath(types=(name,))

    @rule("C", "SUBJECT _LAWN | _HAVE SUBJECT _LAWN | SUBJECT _LEGISLATE")
    def law_on(subject: Any) -> Condition | None:
        """*Lifelong learning legislation* may be legislation of any title: that is not decided here."""
        if subject == "lifelong-learning":
            return None
        return HasRegulation(subject=subject, breadth="strict")

    @rule("C", "SUBJECT _OR SUBJECT _LAWN | SUBJECT _AND SUBJECT _LAWN | _HAVE SUBJECT _OR SUBJECT _LAWN")
    def law_on_either(first: Any, second: Any) -> Condition:
        return AnyOf(conditions=tuple(HasRegulation(subject=s) for s in (first, second)))

    @rule(
        "C",
        "_LAWN | _HAVE _LAWN | _LEGISLATE | _LAWN _HAVE | _ADOPT _LAWN | _HAVE _ADOPT _LAWN | _LAWN _ADOPT",
    )
    def law() -> Condition:
        return HasRegulation()

    @rule(
        "C",
        "_ADOPT _LAWN DT | _LAWN _ADOPT DT | _LAWN DT _ADOPT | DT _ADOPT _LAWN | _HAVE _ADOPT _LAWN DT"
        " | _LEGISLATE DT | DT _LEGISLATE | _HAVE _LAWN _ADOPT DT | _HAVE _LAWN DT | DT _LAWN _ADOPT",
    )
    def adopted(when: DateTest) -> Condition:
        return HasRegulation(adopted=when)

    @rule(
        "C",
        "_LAWN _EFFECT DT | _LAWN DT _EFFECT | DT _EFFECT _LAWN | _HAVE _LAWN _EFFECT DT | DT _LAWN _EFFECT",
    )
    def in_force(when: DateTest) -> Condition:
        return HasRegulation(in_force=when)

    @rule("BODYN", "BODYN _LEARNCITY")
    def body_for(name: str) -> str:
        """*A leading group for the learning city*."""
        return name

    @rule("C", "_HAVE _BODYN | _BODYN | _FOUND _BODYN")
    def body() -> Condition:
        return HasBody()

    @rule(
        "C",
        "_FOUND _BODYN DT | _BODYN _FOUND DT | _BODYN DT _FOUND | DT _FOUND _BODYN"
        " | _HAVE _BODYN _FOUND DT | _HAVE _FOUND _BODYN DT | DT _BODYN _FOUND",
    )
    def founded(when: DateTest) -> Condition:
        return HasBody(established=when)


def times(grammar: Grammar, base: Base) -> None:
    """DT: a test of a date."""
    rule = grammar.rule
    ways: dict[DateOperator, str] = {
        "before": "_BEFORE DATE | DATE _BEFORE",
        "after": "_AFTER DATE | DATE _AFTER",
        "since": "_SINCE DATE | DATE _SINCEEND | _SINCE DATE _SINCEEND",
        "by": "_BY DATE | DATE _BY",
        "in": "_IN DATE | DATE",
    }
    for op, said in ways.items():

        @rule("DT", said, cost=0.2 if op == "in" else 0.0)
        def test(date: tuple[str, str | None], op: DateOperator = op) -> DateTest | None:
            first, until = date
            if is_month(first) and op != "in":
                return None
            return DateTest(op=op, date=first, until=until if op in ("in", "after", "by") else None)

    @rule("DT", "_BETWEEN DATE _TO DATE | _BETWEEN DATE _AND DATE | DATE _TO DATE _BETWEENEND | DATE _TO DATE")
    def between(first: tuple[str, str | None], last: tuple[str, str | None]) -> DateTest:
        return DateTest(op="between", date=first[0], until=last[1] or last[0])


def law_orders(grammar: Grammar, base: Base) -> None:
    """O: an order by a date."""
    rule = grammar.rule

    @rule(
        "O",
        "EARLY _FOUND _BODYN | _FOUND _BODYN EARLY | _BODYN EARLY _FOUND | _BODYN _FOUND EARLY"
        " | EARLY _BODYN | _HAVE EARLY _BODYN | _FOUND EARLY _BODYN",
    )
    def by_body(end: str) -> Order:
        return Order("body.established", "min" if end == "earliest" else "max")

    @rule(
        "O",
        "EARLY _ADOPT _LAWN | _ADOPT _LAWN EARLY | _LAWN EARLY _ADOPT | _LAWN _ADOPT EARLY | EARLY _LAWN"
        " | EARLY _LEGISLATE | _LEGISLATE EARLY | _HAVE EARLY _LAWN | _ADOPT EARLY _LAWN",
    )
    def by_law(end: str) -> Order:
        return Order("regulation.adopted", "min" if end == "earliest" else "max")
