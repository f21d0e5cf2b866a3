"""Phrases of what came first, and how long it took: body and law in order, the wait from adoption to effect."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import (
    ADOPTED,
    FOUNDED,
    IN_FORCE,
    Deed,
    Length,
    Owned,
    Span,
    Told,
    dated,
    deed_of,
    merged,
    narrowed,
    noun,
)
from kb.query.grammar.logic import together
from kb.query.grammar.meanings import Order
from kb.query.grammar.times import spanned
from kb.query.selection.conditions import Condition, HasBody, LagTest
from kb.query.selection.dates import DateTest

LAW_SPAN = Span(ADOPTED, IN_FORCE)
TURNED: dict[str, Any] = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "="}


def one_after(first: Any, second: Any, bounded: bool = False) -> Condition | None:
    """The first came before the second, of body and law."""
    before, after = deed_of(first), deed_of(second)
    if (before.key == FOUNDED) == (after.key == FOUNDED):
        return None
    body, law = (before, after) if before.key == FOUNDED else (after, before)
    when = law.of.condition if law.of and not law.of.is_plain else None
    if when is not None and not (bounded and is_dated(when)):
        return None
    order = HasBody.model_validate({
        "law": "before" if body is before else "after",
        "law_date": "in_force" if law.key == IN_FORCE else "adopted",
    })  # fmt: skip
    more = (when,) if when is not None else ()
    if body.of is None or body.of.is_plain:
        return together((order, *more))
    named = body.of.conditions[0]
    joined = merged(named, order)
    return together((joined, *body.of.conditions[1:], *more)) if joined is not None else None


def is_dated(condition: Condition) -> bool:
    """Whether nothing is said of a law but when it came: of laws on one subject alone the order is not told."""
    return set(condition.model_dump(exclude_defaults=True)) <= {"on", "adopted", "in_force"}


def waited(span: Span, length: Length) -> Condition | None:
    """The wait of a city for its law, or for its effect, against a length."""
    if span == LAW_SPAN:
        months = length.number * (12 if length.unit == "years" else 1)
        return LagTest(op=length.op, months=months)
    if FOUNDED not in (span.start, span.end) or length.unit != "years":
        return None
    until: Any = "in_force" if IN_FORCE in (span.start, span.end) else "adopted"
    turned = span.end == FOUNDED
    test = LagTest(op=TURNED[length.op] if turned else length.op, months=-length.number if turned else length.number,
                   unit="calendar years", since="body", until=until)  # fmt: skip
    if length.op in (">", ">=", "="):
        return test
    order = one_after(Deed(span.start), Deed(span.end))  # *less than three years after*: and after
    return together((order, test))


def in_one_year(first: Any, second: Any, later: int = 0) -> Condition | None:
    """Two deeds in one calendar year, or the second in the year after."""
    if isinstance(first, Owned) or isinstance(second, Owned):
        if first.entity == second.entity:
            return None
        first, second = deed_of(first), deed_of(second)
    keys = {first.key, second.key}
    if keys == {ADOPTED, IN_FORCE}:
        return LagTest(op="=", months=later, unit="calendar years")
    if later or len(keys) == 1:
        return None
    until: Any = "in_force" if IN_FORCE in keys else "adopted"
    test = LagTest(op="=", months=0, unit="calendar years", since="body", until=until)
    owned = [deed.of for deed in (first, second) if deed.of is not None and not deed.of.is_plain]
    return together((test, *(condition for one in owned for condition in one.conditions)))


def sequences(grammar: Grammar, base: Base) -> None:
    """SEQ: body and law in order; WAITED: a wait against a length."""
    rule = grammar.rule

    @rule("EVX", "EV")
    @rule("EVX", "X | _HAVE X | X _HAVE", cost=0.1)
    def event(thing: Any) -> Any:
        return None if isinstance(thing, Owned) and thing.count else thing

    @rule("SEQ", "EVX _PRE EVX | _FIRSTLY EVX _THENLY EVX | EVX _POSTP EVX _FIRSTLY | EVX _FIRSTLY EVX _THENLY"
                 " | EVX _FIRSTLY _AND EVX _THENLY | _FIRSTLY EVX _AND _THENLY EVX | EVX EVX _POSTP"
                 " | EVX _FIRSTLY _THENLY EVX | _FIRSTLY EVX EVX _THENLY | EVX _THENLY EVX | EVX _POSTQ EVX"
                 " | EVX _FIRSTLY EVX | EVX EVX _POSTP | EVX _AND _THENLY EVX")  # fmt: skip
    def in_order(first: Any, second: Any) -> Condition | None:
        return one_after(first, second)

    @rule("SEQ", "DT EVX _THENLY EVX | DT EVX _AND _THENLY EVX | EVX DT _THENLY EVX | EVX DT _AND _THENLY EVX"
                 " | DT EVX EVX _THENLY | EVX DT EVX _THENLY | EVX DT _AND EVX _THENLY | DT EVX _AND EVX _THENLY"
                 " | DT _FIRSTLY EVX _THENLY EVX | _FIRSTLY DT EVX _THENLY EVX", -0.1)  # fmt: skip
    def dated_first(*given: Any) -> Condition | None:
        """*Had a body before 2010 and later passed a law*: the date is that of what came first."""
        test = next(part for part in given if isinstance(part, DateTest))
        first, second = (part for part in given if part is not test)
        key, owned = deed_of(first).key, deed_of(first).of or noun(deed_of(first).entity)
        later = deed_of(second).of
        if later is not None and not later.is_plain:
            return None  # 条例施行于2015年之后: a date of its own, and not later than the first
        return one_after(Deed(key, narrowed(owned, dated(key, test))), second, bounded=True)

    @rule(
        "SEQ",
        "_PRE EVX EVX | EVX _POSTP EVX | EVX _ZHWHEN STATE | EV _WHENCONJ STATE | EVX _POSTA EVX | EVX EVX _FIRSTLY | _POSTA_EN EVX EVX | EVX EVX _POSTQ",
    )
    def turned(first: Any, second: Any) -> Condition | None:
        return one_after(second, first)

    @rule("STATE", "_HAVE X | _HAVE _SOME X")
    def state(owned: Owned) -> Owned | None:
        return owned if owned.count is None else None

    @rule("SEQ", "STATE _WHENCONJ EV | _WHENCONJ STATE EV")
    def had_when(first: Any, second: Any) -> Condition | None:
        return one_after(first, second)

    @rule("SEQ", "SEQ _EMERGE | EVX _PRE EVX _EMERGE | _WHERE SEQ")
    def coming_up(first: Any, second: Any = None) -> Condition | None:
        return first if second is None else one_after(first, second)

    @rule("SEQ", "_WHERE X EARLY")
    def where_first(owned: Owned, end: Any) -> Condition | None:
        """*Where the body came first*."""
        first = end == "earliest" and owned.is_plain and owned.count is None
        return HasBody(law="before" if owned.entity == "organisation" else "after") if first else None

    @rule("SEQ", "X EVX _POSTP DEED")
    def parted(owned: Owned, other: Any, key: Any) -> Condition | None:
        return one_after(Deed(key, owned), other) if Deed(key).entity == owned.entity else None

    @rule("SEQ", "X EVX _POSTQ DEED")
    def parted_after(owned: Owned, other: Any, key: Any) -> Condition | None:
        return one_after(other, Deed(key, owned)) if Deed(key).entity == owned.entity else None

    @rule("C", "SEQ", cost=0.05)
    def sequence(condition: Condition) -> Condition:
        return condition

    @rule("TC", "SEQ", cost=0.3)
    def sequence_told(condition: Any) -> Told | None:
        return Told("organisation", condition) if condition.on == "body" else None

    @rule("SEQ", "EVX _THAN EVX EARLIER | EVX EARLIER _THAN EVX")
    def than(*given: Any) -> Condition | None:
        first, second = (part for part in given if not isinstance(part, str))
        return one_after(first, second) if "before" in given else one_after(second, first)

    @rule("SEQ", "X _THAN EVX EARLIER DEED")
    def than_apart(owned: Owned, other: Any, early: Any, key: Any) -> Condition | None:
        if Deed(key).entity != owned.entity:
            return None
        return one_after(Deed(key, owned), other) if early == "before" else one_after(other, Deed(key, owned))

    @rule("TC", "SEQ", cost=0.05)
    def sequence_of_laws(condition: Any) -> Told:
        return Told("regulation", condition)

    @rule("WAITED", "SPAN LEN | LEN SPAN | SPAN _WAIT LEN | _WAIT LEN SPAN | SPAN _HAVE LEN | LEN _WAIT SPAN"
                    " | _HAVE LEN SPAN | _HAVE LEN _WAIT SPAN | SPAN LEN _WAIT")  # fmt: skip
    def wait(first: Any, second: Any) -> Condition | None:
        span, length = (first, second) if isinstance(first, Span) else (second, first)
        return waited(span, length)

    @rule("WAITED", "EV LEN EV | EV _AFTER LEN EV | EV LEN _AFTER EV | EV _WAIT LEN EV", cost=0.1)
    def wait_between(first: Any, length: Length, second: Any) -> Condition | None:
        span = spanned(first, second)
        fits = span is not None and {span.start, span.end} == {ADOPTED, IN_FORCE}
        return waited(LAW_SPAN, length) if fits else None

    @rule("WAITED", "_WAIT LEN _TO EV | _WAIT LEN EV | LEN _WAIT EV")
    def wait_for_effect(length: Length, end: Any) -> Condition | None:
        return waited(LAW_SPAN, length) if end.key == IN_FORCE and (end.of is None or end.of.is_plain) else None

    @rule("WAITED", "EVX LEN _THENLY EVX | EVX _POSTQ LEN _THENLY EVX | EVX _POSTQ LEN EVX")
    def wait_in_order(first: Any, length: Length, second: Any) -> Condition | None:
        span = spanned(deed_of(first), deed_of(second))
        return waited(span, length) if span else None

    @rule("WAITED", "EVX LEN _PRE EVX | EVX _PRE EVX LEN")
    def wait_before(first: Any, second: Any, third: Any) -> Condition | None:
        length = second if isinstance(second, Length) else third
        other = third if isinstance(second, Length) else second
        span = spanned(deed_of(first), deed_of(other))
        return waited(span, length) if span else None

    @rule("WAITED", "EVX LEN _POSTA_EN EVX | EVX _POSTQ EVX LEN")
    def wait_after(first: Any, second: Any, third: Any) -> Condition | None:
        length = second if isinstance(second, Length) else third
        other = third if isinstance(second, Length) else second
        span = spanned(deed_of(other), deed_of(first))
        return waited(span, length) if span and FOUNDED in (span.start, span.end) else None

    @rule("WAITED", "EVX _THAN EVX EARLIER LEN | EVX EARLIER _THAN EVX LEN")
    def wait_than(*given: Any) -> Condition | None:
        """协调机构比本市条例早十年以上."""
        *events, length = (part for part in given if part not in ("before", "after"))
        span = spanned(*map(deed_of, events if "before" in given else events[::-1]))
        return waited(span, length) if span else None

    @rule("WAITED", "EVX EVX _SAMEYEAR | EVX _SAMEYEAR EVX | _SAMEYEAR EVX EVX | EVX _AND EVX _SAMEYEAR"
                    " | _SAMEYEAR EVX _AND EVX | _SAMEYEAR EV _SAMEYEAR EV")  # fmt: skip
    def same_year(first: Any, second: Any) -> Condition | None:
        return in_one_year(first, second)

    @rule("WAITED", "EVX _FIRSTLY _AND EVX _ANOTHERYEAR | EVX _AND EVX _ANOTHERYEAR | EVX _FIRSTLY EVX _ANOTHERYEAR"
                    " | _FIRSTLY EVX _AND EVX _ANOTHERYEAR | _FIRSTLY EVX _ANOTHERYEAR EVX")  # fmt: skip
    def later_year(first: Any, second: Any) -> Condition | None:
        span = spanned(deed_of(first), deed_of(second))
        if span == LAW_SPAN:
            return LagTest(op=">", months=0, unit="calendar years")
        return waited(span, Length(1, "years", ">=")) if span else None

    @rule("NEXT", "_NEXTYEAR | _NEXTYEAR _THENLY | _THENLY _NEXTYEAR | _AND _NEXTYEAR")
    def next_one() -> str:
        return "next"

    @rule("WAITED", "EV _NEXT EV | _FIRSTYEAR EV _NEXT EV | EV EV _NEXT | EV _AND EV _NEXT | EV _FIRSTYEAR EV _NEXT"
                    " | EV _FIRSTYEAR _AND EV _NEXT")  # fmt: skip
    def next_year(first: Any, second: Any) -> Condition | None:
        return in_one_year(first, second, 1)

    @rule("C", "WAITED | _HAVE WAITED", cost=0.05)
    def waiting(condition: Condition) -> Condition:
        return condition

    @rule("TC", "WAITED", cost=0.05)
    def waiting_told(condition: Any) -> Told | None:
        return Told("regulation", condition) if condition.on == "lag" else None


def span_orders(grammar: Grammar, base: Base) -> None:
    """O, XO: an order by a wait."""
    rule = grammar.rule

    @rule("XO", "LONG SPAN | SPAN LONG | _HAVE LONG SPAN | LONG _WAIT SPAN | SPAN _HAVE LONG | _WAIT LONG SPAN"
                " | SPAN _WAIT LONG")  # fmt: skip
    def by_wait(first: Any, second: Any) -> Order | None:
        span, end = (first, second) if isinstance(first, Span) else (second, first)
        if span.attribute is None:
            return None
        first_body = (HasBody(law="before"),) if span.attribute == "body.to_law" else ()
        return Order(span.attribute, end, first_body)

    @rule("O", "XO", cost=0.1)
    def order_of_cities(order: Order) -> Order | None:
        return order if order.by.endswith(("lag", "to_law")) else None
