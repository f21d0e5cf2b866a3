"""The numbers and dates of a yes-or-no question, which a passage must bear out before the answer is yes."""

import re
from typing import NamedTuple

from kb.model import Place
from kb.query.base import Base
from kb.query.drafting.claims_alike import Manner
from kb.query.drafting.claused import CLAUSES
from kb.query.drafting.confirmed import Comparison, Quantity
from kb.query.drafting.passages import date_of
from kb.query.framing.attach import Frame
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.words import is_code
from kb.query.selection.dates import DateTest
from kb.search.text import terms

DATED = ("policy", "organisation", "regulation")
COMPARISONS: tuple[Comparison, ...] = (">", ">=", "<", "<=")


class Tests(NamedTuple):
    """What is put to the test, and the words that say it, which need not be searched for."""

    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateTest, ...] = ()
    words: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()  # they say whose the other thing is


def tested_numbers(base: Base, frame: Frame) -> Tests:
    """The numbers with their comparisons, the dates, and *before the other plan* as the date of that plan."""
    marks = frame.marked.marks
    quantities = tuple(
        _quantity(frame.marked, place)
        for place, mark in enumerate(marks)
        if _is_claimed(mark) and not is_code(frame.marked, mark.start)
    )
    other = _earlier_or_later(base, frame)
    dates = (*frame.dates, *((other[0],) if other else ()))
    said = {term for mark in marks if mark.kind in ("number", "date") for term in terms(frame.marked.original(mark))}
    said |= {f"{mark.number:.12g}" for mark in marks if mark.number is not None}
    if other is None:
        return Tests(quantities, dates, frozenset(said))
    named = {term for mark in marks[: other[1]] if mark.things for term in terms(frame.marked.original(mark))}
    said |= set(terms(frame.marked.original(marks[other[1]]))) - named
    cities = {city for mark in marks[other[1] - 2 : other[1]] if (city := mark.thing("city"))}
    return Tests(quantities, dates, frozenset(said - named), frozenset(cities))


def _is_claimed(mark: Mark) -> bool:
    return mark.kind == "number" and mark.number is not None and not mark.ordinal and mark.number > 1


def _quantity(marked: Marked, place: int) -> Quantity:
    marks = marked.marks
    before = [m for m in marks[max(0, place - 2) : place] if not m.says("stop")][-1:]
    op = next((op for op in COMPARISONS for m in before if m.says("op", op)), "=")
    percent = any(m.text in ("%", "percent", "per cent") for m in marks[place + 1 : place + 2])
    counted = () if percent or op != "=" else _counted(marked, place)
    return Quantity(op=op, number=marks[place].number or 0.0, percent=percent, counted=counted)


def _counted(marked: Marked, place: int) -> tuple[str, ...]:
    """The words right behind a number, up to the next one or the end of the clause: what it is said to count."""
    marks, tokens = marked.marks, marked.tokens
    after = next((m.start for m in marks[place + 1 :] if m.kind in ("number", "date")), len(tokens))
    said = marked.text[tokens[marks[place].end - 1].end : tokens[after - 1].end]
    return tuple(terms(CLAUSES.split(said)[0])[:COUNTING])


COUNTING = 4  # terms behind a number that say what it counts: *768 famous teacher studios*


def _earlier_or_later(base: Base, frame: Frame) -> tuple[DateTest, int] | None:
    """The date of the named thing right behind *earlier than* or *after*, and where it stands."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        op = "before" if mark.says("time", "before") else "after" if mark.says("time", "after") else None
        for ahead in range(place + 1, min(place + 4, len(marks))):
            keys = [c.key for c in marks[ahead].things if c.kind in DATED]
            date = next((date_of(row) for key in keys if (row := base.store.thing(key)) and date_of(row)), None)
            if op and date:
                return DateTest(op=op, date=date), ahead
    return None


STRONG = frozenset(terms("ahead lead leads leading excel excels outstanding prominent strong stronger strongest favoured favored"
                         " advantage best top gap 突出 出色 优势 领先 领跑 最强 较强 居前 前列 优异 推崇 青睐 好于 优于 差距"))  # fmt: skip
WEAK = frozenset(terms("behind lag lags lagging lagged trail trails trailing weak weaker weakest poor poorer poorest worst backward"
                       " inferior laggard gap 落后 滞后 薄弱 最弱 较弱 靠后 垫底 最差 较差 不如 逊于 差距"))  # fmt: skip


def is_region(base: Base, ident: str) -> bool:
    """*The north-east*, 东北地区, *Europe*: a part of a country or of the world, of whose cities a claim may speak."""
    place = base.store.get(Place, ident)
    return place is not None and place.parent is not None and place.kind in ("economic-region", "world-region")


def claimed_manner(frame: Frame, claimed: tuple[float, ...]) -> tuple[Manner, ...]:
    """How a statement is put: *is far ahead*, *lags behind*, *is above 0.9*, *fewer than 34 cities*; *not* turns the way round."""
    said, marks = set(terms(frame.marked.text)), frame.marked.marks
    up = {"beats"} & frame.relations or {"max", "top"} & set(frame.orders) or {">", ">=", "better"} & set(frame.ops)
    down = {"loses"} & frame.relations or {"min", "bottom"} & set(frame.orders) or {"<", "<=", "worse"} & set(frame.ops)
    high, low = bool(up or STRONG & said), bool(down or WEAK & said)
    if any(m.says("logic", "not") for m in marks):
        high, low = low, high
    numbers = [p for p, m in enumerate(marks) if m.kind == "number" and not m.ordinal]
    bound = any(marks[p - 1].says("op", *COMPARISONS) for p in numbers if p and marks[p].number in claimed)
    manner: tuple[tuple[Manner, bool], ...] = (
        ("high", high),
        ("low", low),
        ("number", bool(numbers)),
        ("bound", bound),
    )
    return tuple(way for way, is_said in manner if is_said)


def tests_limits(frame: Frame, numbers: tuple[float, ...]) -> bool:
    """*Do the printed cut-offs 72.9 and 96.1 match the mean plus and minus one standard deviation?*: two limits put to the test."""
    spread = any(m.says("agg", "deviation") for m in frame.marked.marks)
    tested = "same" in frame.relations or FOLLOWS.search(frame.marked.text) is not None
    return spread and len(numbers) > 1 and tested and "yes_no" in frame.asks and not frame.cities


FOLLOWS = re.compile(
    r"\b(?:follow|result|come|arise|derive[ds]?|obtained|computed|calculated|stem)s? (?:out )?(?:from|of)\b|(?:推|算|得)(?:得|能|可)?(?:出|到)|出自|来自"
)  # *do the limits follow from the scores?*


def counts_figures(marks: tuple[Mark, ...], place: int) -> bool:
    """*The two counts*, 两个数字, *the three tiers*: how many figures or levels there are."""
    ahead = [m for m in marks[place + 1 : place + 3] if not m.says("stop") or m.says("noun", "figure")][:1]
    return any(m.says("noun", "figure", "level") or m.text.split()[0] in ("count", "counts", "figures") for m in ahead)
