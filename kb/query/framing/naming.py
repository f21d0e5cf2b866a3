"""The cities that a question names: asked about, left out (*except Beijing*), or counted in (*with Hong Kong included*)."""

import re

from kb.model import Regulation
from kb.query.base import Base
from kb.query.framing.denials import TRAILING, after_except
from kb.query.framing.items import Items
from kb.query.marking.indicators import MEMBERS
from kb.query.marking.mark import Mark, Marked


def name_cities(items: Items) -> None:
    """Put every named city where it belongs; a city counted in needs a set that it is counted to."""
    told = told_before(items.marked)
    for place, mark in enumerate(items.marks):
        ident = mark.thing("city") or city_of(items.base, mark) if mark.kind == "thing" else None
        if ident is None:
            continue
        items.used.add(place)
        if place < told:
            items.told.append(ident)
            continue
        into = (
            items.excluded if _excepted(items, place) else items.included if _counted_in(items, place) else items.cities
        )
        if into is items.excluded and ident in into:
            into = items.cities  # *besides Nanjing, which follow Nanjing's path*: said again, it is the measure
        if ident not in into:
            into.append(ident)


def city_of(base: Base, mark: Mark) -> str | None:
    """The city whose steering body or regulation is named."""
    body = mark.thing("organisation")
    if body in base.steered:
        return base.steered[body]
    law = base.store.get(Regulation, mark.thing("regulation") or "")
    return base.place_of(law.place) if law else None


def _counted_in(items: Items, place: int) -> bool:
    """*Counting Hong Kong in*, 把香港也算上: the word stands beside the city, and a set is spoken of."""
    beside = [m for m in items.marks[max(0, place - 2) : place + 4] if m.says("logic", "include")]
    return bool(beside) and any(
        m.value("set") or m.thing("place") or m.thing("network") or m.thing("path_type") for m in items.marks
    )


def _set_aside(items: Items, place: int) -> bool:
    """*Once Beijing is set aside*, *Beijing and Shanghai excluded*: the word stands behind the names."""
    for mark in items.marks[place + 1 : place + 7]:
        if mark.says("cue", "aside"):
            return True
        if not (mark.says("stop") or mark.says("ask", "yes_no") or mark.says("logic", "and") or mark.thing("city")):
            return False
    return False


def _excepted(items: Items, place: int) -> bool:
    if _set_aside(items, place):
        return True
    if after_except(items.marks, place, items.excepts):
        return True
    if any(m.says("logic", "neither") for m in items.marks[:place]) and any(
        m.says("ask", "which") for m in items.marks
    ):
        return True
    before = items.marks[place - 1] if place else None
    after = [m for m in items.marks[place + 1 : place + 4] if m.text not in ITSELF][:2]
    if before is not None and before.text in LEAVING and any(m.text in ("out", "aside") for m in after[:1]):
        return True
    sets = any(
        m.value("set") or m.thing("network") or m.thing("path_type") or m.text in MEMBERS for m in items.marks[:place]
    )
    if before is not None and before.text == "without" and sets:
        return True
    negated = before is not None and before.says("logic", "not") and bool(items.cities)
    if negated or (before is not None and before.says("logic", "or", "and", "nor") and items.excluded and place >= 2
                   and items.marks[place - 2].thing("city") in items.excluded):  # fmt: skip
        return True
    return bool(before and before.says("logic", "except") and before.text not in TRAILING) or (
        any(m.text == "除" for m in items.marks[max(0, place - 2) : place]) and any("外" in m.text for m in after))  # fmt: skip


ITSELF = frozenset({"itself", "本 身", "自 己", "自 身"})
LEAVING = frozenset(
    {"leaving", "leave", "taking", "take", "setting", "putting", "with", "without"}
)  # *leaving Beijing out*


def told_before(marked: Marked) -> int:
    """*The text singles out Singapore. Which city is second?*: the marks before here tell what a source says.

    The cities named there are neither asked for nor a condition, unless the question points back at them.
    """
    marks = marked.marks
    for place in range(len(marks) - 1, 0, -1):
        between = marked.text[marked.tokens[marks[place - 1].end - 1].end : marked.tokens[marks[place].start].start]
        if _holds_first_place(marks, place, between):
            return place
        if not re.search(r"[。；;]|[.?!]\s", between):
            continue
        before, after = marks[:place], marks[place:]
        asks = any(m.says("ask", "which", "where", "who") for m in after) and any(m.says("noun", "city") for m in after)
        back = any(
            m.says("cue", "of_those", "compared", "others") or m.says("rel", "than") or m.text in BACK for m in after
        )
        said = any(m.says("cue", "said", "mention", "support") for m in before)
        again = any(m.thing("city") for m in after)
        measured = any(m.says("noun", "rank", "score") for m in after) and not any(m.says("rel") for m in after)
        if (
            said
            and not back
            and ((asks and not again) or (again and measured and not any(m.says("cue", "support") for m in after)))
        ):
            return place
    return 0


def _holds_first_place(marks: tuple[Mark, ...], place: int, between: str) -> bool:
    """*Beijing tops the indicator, but which city is second?*, 北京居首，排第二的是哪座城市？: told besides, and not asked about."""
    if not re.search(r"[,;，；]", between):
        return False
    before, after = marks[:place], marks[place:]
    tops = any(m.says("order", "max", "top", "earliest") or m.says("position", "1") or (m.ordinal and m.number == 1)
               for m in before)  # fmt: skip
    named = any(m.thing("city") for m in before) and any(
        m.thing("indicator") or m.thing("index") or m.says("cue", "overall") or m.says("noun", "rank") for m in before
    )
    next_one = any(
        (m.value("position") or "1") not in ("1", "-1") or (m.ordinal and (m.number or 0) > 1) for m in after
    )
    asked = any(m.says("ask", "which", "where", "who") for m in after) and not any(
        m.says("ask", "which", "yes_no") for m in before
    )
    again = any(m.thing("city") or m.thing("indicator") or m.says("rel", "than") for m in after)
    return tops and named and next_one and asked and not again


BACK = frozenset({"they", "them", "those", "these", "their", "both", "two", "one", "它 们", "这 些", "那 些", "两"})
