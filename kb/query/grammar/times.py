"""Phrases of dates and lengths of time: before 2015, the year Shanghai passed its law, at least three months."""

from typing import Any

from kb.model import Source
from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import Between, Happened, Length, Span, date_of, deed_of, is_so
from kb.query.grammar.meanings import Cities
from kb.query.selection.dates import DateOperator, DateTest, is_month

Date = tuple[str, str | None, str | None]  # from, until, and what happened then, where it is told by that


def test_of(op: DateOperator, date: Any) -> DateTest | None:
    """A test of a date; of the month of any year only whether it is that."""
    first, until, named = (*date, None)[:3]
    if is_month(first) and op != "in":
        return None
    if (
        op == "in" and until and first.isdigit() and until.isdigit() and first != until
    ):  # a decade, and no half of a year
        return DateTest(op="between", date=first, until=until)
    return DateTest(op=op, date=first, until=until if op in ("in", "after", "by", "as_of") else None, told_by=named)


def named_date(base: Base, happened: Happened, key: str, year: bool) -> Date | None:
    """The date of a deed of one city, or its year."""
    if len(happened.cities) != 1 or not is_so(base, happened.cities[0], happened.of):
        return None
    date = date_of(base, happened.cities[0], key)
    return (date[:4] if year else date, None, f"{happened.cities[0]}:{key}") if date else None


def times(grammar: Grammar, base: Base) -> None:
    """DT: a test of a date."""
    rule = grammar.rule
    ways: dict[DateOperator, str] = {
        "before": "_BEFORE DATE | DATE _BEFORE | _IN DATE _BEFORE",
        "after": "_AFTER DATE | DATE _AFTER | _IN DATE _AFTER | _SINCE DATE _AFTER",
        "since": "_SINCE DATE | DATE _SINCEEND | _SINCE DATE _SINCEEND | _IN DATE _SINCEEND | DATE _AND _SINCE",
        "by": "_BY DATE | DATE _BY | _BY DATE _BYEND | DATE _BYEND | _IN DATE _BYEND",
        "in": "_IN DATE | DATE | DATE _INWHICH | _IN DATE _INWHICH",
    }
    for op, said in ways.items():

        @rule("DT", said, cost=0.2 if op == "in" else 0.0)
        def test(date: Any, op: DateOperator = op) -> DateTest | None:
            return test_of(op, date)

    @rule(
        "DT",
        "_BETWEEN DATE _TO DATE | _BETWEEN DATE _AND DATE | DATE _TO DATE _BETWEENEND | DATE _TO DATE"
        " | _IN DATE _TO DATE | _IN DATE _TO DATE _BETWEENEND | _SINCE DATE _TO DATE | _SINCE DATE _BY DATE"
        " | _BETWEEN DATE _BY DATE | DATE _BY DATE _BETWEENEND | DATE _BY DATE | _IN DATE _BY DATE _BETWEENEND",
    )
    def between(first: Any, last: Any) -> DateTest | None:
        if is_month(first[0]) and is_month(last[0]):
            return DateTest(op="in", date=first[0], until=last[1] or last[0])
        if is_month(first[0]) or is_month(last[0]):
            return None
        return DateTest(op="between", date=first[0], until=last[1] or last[0])

    @rule("DT", "_SINCE DATE | _BETWEEN DATE | DATE _BETWEENEND | _IN DATE _BETWEENEND")
    def months(date: Any) -> DateTest | None:
        """*From March to May*, which is one date of two months."""
        return test_of("in", date) if is_month(date[0]) and date[1] else None

    @rule("DT", "DATE DATE _OR DATE | _IN DATE DATE _OR DATE | DATE DATE _AND DATE", cost=0.1)
    def one_of_three(first: Any, second: Any, last: Any) -> DateTest | None:
        """Three years that follow on each other."""
        following = either(first, second) is not None and either(second, last) is not None
        return DateTest(op="between", date=first[0], until=last[0]) if following else None

    @rule(
        "DT",
        "DATE _OR DATE | _IN DATE _OR DATE | DATE _AND DATE | _IN DATE _AND DATE | DATE DATE | _IN DATE DATE"
        " | DATE _AND DATE _NUMBER _YEARS | DATE _AND DATE _NUMBER _YEARS _BETWEENEND | _IN DATE _AND DATE _NUMBER _YEARS",
        0.1,
    )
    def either(first: Any, last: Any) -> DateTest | None:
        """Two years that follow on each other."""
        if (
            is_month(first[0])
            or is_month(last[0])
            or first[1]
            or last[1]
            or len(first[0]) != 4
            or len(last[0]) != 4
            or int(last[0]) - int(first[0]) != 1
        ):
            return None
        return DateTest(op="between", date=first[0], until=last[0])


def named_dates(grammar: Grammar, base: Base) -> None:
    """DATE, DT: a date that is told by what happened then."""
    rule = grammar.rule

    @rule("DATE", "MONTHNAME")
    def month_name(month: Any) -> Date:
        return str(month), None, None

    @rule("DATE", "NUMBER _CALMONTH", cost=0.1)
    def month(number: float) -> Date | None:
        return (f"--{int(number):02d}", None, None) if number in range(1, 13) else None

    @rule("DT", "DATE _ATTIME | _ATTIME DATE")
    def at(date: Any) -> DateTest | None:
        return test_of("as_of", date)

    @rule("DT", "_ATTIME HAP | HAP _ATTIME")
    def at_deed(happened: Happened) -> DateTest | None:
        date = named_date(base, happened, happened.key, False) if happened.key else None
        return (
            test_of("as_of", date) if date and len(date[0]) > 4 else None
        )  # of a year alone, what had come by then is open

    @rule("DATE", "_YEARN HAP | HAP _YEARN | _SAMEYEAR HAP | HAP _SAMEYEAR", cost=0.05)
    def year_of(happened: Happened) -> Date | None:
        return named_date(base, happened, happened.key, True) if happened.key else None

    @rule("DATE", "SOURCE _APPEAR | _APPEAR SOURCE", cost=0.05)
    def of_source(source: str) -> Date | None:
        row = base.store.get(Source, source)
        return (row.published, None, f"source:{source}") if row and row.published else None

    @rule("DATE", "SOURCE _APPEAR DATE | SOURCE _APPEAR _IN DATE | SOURCE DATE _APPEAR")
    def of_source_then(source: str, date: Any) -> Date | None:
        """*When the report was published in May 2016*, if it was then."""
        found = of_source(source)
        return found if found and found[0] == date[0] and date[1] is None else None

    @rule("DATE", "EDITION _APPEAR | _APPEAR EDITION", cost=0.05)
    def of_edition(edition: str) -> Date:
        return of_source(edition) or (base.editions[edition].date, None, f"edition:{edition}")

    @rule("DATE", "EDITION _APPEAR DATE | EDITION DATE _APPEAR | EDITION _APPEAR _IN DATE", cost=0.05)
    def of_edition_then(edition: str, date: Any) -> Date | None:
        found = of_edition(edition)
        return found if found[0] == date[0] and date[1] is None else None

    for op, said in {"before": "_BEFORE HAP | HAP _BEFORE", "after": "_AFTER HAP | HAP _AFTER"}.items():

        @rule("DT", said)
        def beside(happened: Happened, op: Any = op) -> DateTest | None:
            date = named_date(base, happened, happened.key, False) if happened.key else None
            return test_of(op, date) if date else None

    ways = {
        "before": ("_BEFORE CITIES", "CITIES _POSTP | _ZHBEFORE CITIES"),
        "after": ("_AFTER CITIES", "CITIES _POSTQ | _ZHAFTER CITIES"),
        "in": (
            "_SAMEYEAR CITIES",
            "CITIES _SAMEYEAR | _SAMEAS CITIES _SAMEYEAR | _AND CITIES _SAMEYEAR | _TO CITIES _SAMEYEAR",
        ),
    }
    for op, (behind, before) in ways.items():

        @rule("CITYDATE", behind, cost=0.15)
        @rule("CITYDATEZ", before)
        def of_city(cities: Cities, op: str = op) -> tuple[str, str] | None:
            return (op, cities.named[0]) if len(cities.named) == 1 else None

    @rule("CITYDATEZ", "_THAN CITIES EARLIER")
    def than_city(cities: Cities, op: Any) -> tuple[str, str] | None:
        return (op, cities.named[0]) if len(cities.named) == 1 else None

    @rule("BD", "CITYDATE CITYDATE | CITYDATE _AND CITYDATE | CITYDATEZ CITYDATEZ | CITYDATEZ _AND CITYDATEZ")
    def between_cities(one: Any, other: Any) -> Between | None:
        """*After Taiyuan but before Xi'an*, 太原之后、西安之前."""
        return Between(one, other) if {one[0], other[0]} == {"after", "before"} else None

    @rule("BD", "DT DT | DT _AND DT")
    def between_deeds(one: DateTest, other: DateTest) -> Between | None:
        told = one.told_by and other.told_by and {one.op, other.op} == {"after", "before"}
        return Between(one, other) if told else None

    @rule("BD", "_BETWEEN CITIES | CITIES _BETWEENEND | _BETWEEN CITIES _BETWEENEND | _IN CITIES _BETWEENEND")
    def between_two(cities: Cities) -> Between | None:
        pair = len(cities.named) == 2
        return Between(("between", cities.named[0]), ("between", cities.named[1])) if pair else None


def lengths(grammar: Grammar, base: Base) -> None:
    """LEN: so many months or years, or a bound of them."""
    rule = grammar.rule

    @rule("LEN", "NUMBER MONTHS | NUMBER YEARS", cost=0.2)
    def length(number: float, unit: Any) -> Length | None:
        return Length(int(number), unit) if number == int(number) and number > 0 else None

    @rule("LEN", "DURATION", cost=0.2)
    def fixed(said: Any) -> Length:
        return Length(int(said.split()[0]), said.split()[1])

    @rule(
        "LEN", "OP LEN | EXACT LEN | COMP _THAN LEN | LEN OPEND | WITHIN LEN | _THAN LEN COMP | OP _THAN LEN", cost=-0.2
    )
    def bounded(first: Any, second: Any) -> Length | None:
        op, inner = (second, first) if isinstance(first, Length) else (first, second)
        return Length(inner.number, inner.unit, op) if inner.op == "=" and op != "!=" else None

    @rule("LEN", "_WAIT LEN | LEN _WAIT", cost=0.05)
    def waiting(inner: Length) -> Length:
        return inner

    @rule("LEN", "LEN _INWHICH | _IN LEN _INWHICH", cost=-0.2)
    def within(inner: Length) -> Length | None:
        return Length(inner.number, inner.unit, "<=") if inner.op == "=" else None


def spans(grammar: Grammar, base: Base) -> None:
    """SPAN: the time from one deed to another."""
    rule = grammar.rule

    @rule(
        "SPAN",
        "_SINCE EV _TO EV | _BETWEEN EV _TO EV | _BETWEEN EV _AND EV | EV _TO EV | EV _AND EV _BETWEENEND"
        " | EV _TO EV _BETWEENEND | EV _AND EV | _WAIT EV _SINCE EV | _WAITB EV _AND EV | _WAITB EV _TO EV | _SINCE EV _BY EV | EV _BY EV",
    )
    @rule("SPAN", "EV EV", cost=0.2)
    def span(first: Any, second: Any) -> Span | None:
        return spanned(first, second)

    @rule("SPAN", "_SINCE EVX _TO EVX | _BETWEEN EVX _TO EVX | _BETWEEN EVX _AND EVX | EVX _TO EVX | _SINCE EVX _BY EVX"
                  " | EVX _AND EVX _BETWEENEND | EVX _TO EVX _BETWEENEND", 0.1)  # fmt: skip
    def span_of_things(first: Any, second: Any) -> Span | None:
        if first.entity == second.entity:
            return None
        return spanned(deed_of(first), deed_of(second))

    @rule("HSPAN", "_SINCE HAP _TO EV | _BETWEEN HAP _AND EV | HAP _TO EV | _SINCE HAP _BY EV | _WAITB HAP _AND EV"
                   " | _SINCE HAP _TO HAP | _BETWEEN HAP _AND HAP | _WAITB HAP _AND HAP | HAP _TO HAP | HAP _AND HAP _BETWEENEND"
                   " | HAP _TO HAP _BETWEENEND | _SINCE HAP _BY HAP | _SINCE EV _TO HAP | _BETWEEN EV _AND HAP | _WAITB EV _AND HAP")  # fmt: skip
    def span_of_cities(first: Any, second: Any) -> tuple[Any, Any] | None:
        keyed = all(getattr(part, "key", None) for part in (first, second))
        return (first, second) if keyed else None

    @rule("SPAN", "SPAN _WAIT | _WAIT SPAN | SPAN _OWN")
    def wait(inner: Span) -> Span:
        return inner


def spanned(first: Any, second: Any) -> Span | None:
    """The time between two different deeds, if they are those of plain laws and bodies."""
    plain = all(deed.of is None or deed.of.is_plain for deed in (first, second))
    return Span(first.key, second.key) if plain and first.key != second.key else None
