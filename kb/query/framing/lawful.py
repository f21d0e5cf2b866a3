"""Whether a question says that a body came before the law or after it."""

from collections.abc import Sequence
from typing import Literal

from kb.query.framing.items import Items
from kb.query.marking.beside import opens_clause
from kb.query.marking.mark import Mark
from kb.query.selection.attributes import ATTRIBUTES


def law_sequence(items: Items) -> Literal["before", "after"] | None:
    """Body before law or law before body: said as a phrase, or by *before* and *after* between the two nouns."""
    cues = {c.value for p, m in enumerate(items.marks) if not _at_date(items, p) for c in m.cues if c.role == "cue"}
    bodies = [p for p, m in enumerate(items.marks) if _is_body(items, m)]
    laws = [p for p, m in enumerate(items.marks) if m.says("noun", "regulation") or m.thing("regulation")]
    laws = [p for p in laws if not items.marks[p].text.startswith("legislat")] or laws  # *the legislated cities*: a set
    dated = _dated_law(items, bodies)
    laws = [dated] if dated is not None else laws
    if not bodies and len(items.cities) > 1:
        return None  # *which of the two legislated first*
    if cues & {"body_first", "law_first"}:
        return "before" if "body_first" in cues else "after"
    if bodies and laws and (back := _before_it(items)):
        return back
    first_cue = [p for p, m in enumerate(items.marks) if m.text == "先" or m.says("order", "earliest")]
    then_cue = [
        p for p, m in enumerate(items.marks) if m.text in ("后", "再", "afterward", "afterwards", "then", "later")
    ]
    if bodies and laws and first_cue and then_cue and items.marked.text.find("先") >= 0:
        return "before" if bodies[0] < laws[-1] else "after"
    if not bodies or not laws:
        return None
    if items.marked.language == "en" and (order := _first_and_then(items.marks, bodies, laws)):
        return order
    if told := _said_of_both(items):
        return told
    if any(m.kind == "date" and not is_its_own_date(items, p) for p, m in enumerate(items.marks)):
        return None
    if opened := _opening_clause(items, bodies, laws):
        return opened
    by_then = [p for p, m in enumerate(items.marks)
               if m.says("cue", "by_then") or (m.text not in OF_CITIES and opens_clause(items.marks, p))]  # fmt: skip
    if by_then:
        if items.marked.language == "zh" and (event := _event_before(items, by_then[0])):
            return "before" if event == "regulation" else "after"
        later = min((p for p in (*bodies, *laws) if p > by_then[0]), default=None)
        return None if later is None else "before" if later in laws else "after"
    first, last = min(bodies[0], laws[0]), max(bodies[0], laws[-1])
    last += 1 if items.marks[last + 1 : last + 2] and items.marks[last + 1].says("attr", *EVENTS) else 0
    between = [
        m
        for p, m in enumerate(items.marks)
        if first <= p < last + 2 and m.says("time", "before", "after") and items.marks[p - 1].text not in THE_YEAR
    ]
    if not between or "years_between" in cues or "months_between" in cues:
        return None
    before = between[0].says("time", "before")
    body_leads = bodies[0] < laws[0]
    if items.marked.language == "en" and (sides := _sides(items.marks.index(between[0]), bodies, laws)):
        body_leads = sides == "body"
    if items.marked.language == "zh" and between[0].text in ("之 前", "以 前", "之 后", "以 后"):
        turn = items.marks.index(between[0])  # 条例通过之前: it belongs to what stands right before it
        body_leads = max(p for p in (*bodies, *laws, -1) if p < turn) in laws
    return "before" if before == body_leads else "after"


OF_CITIES = ("where", "whose")  # *the cities whose body …*: the clause tells which they are, and no time
THEN = frozenset({"after", "afterward", "afterwards", "only afterwards", "then", "later", "second", "next", "only after", "only then", "subsequently"})  # fmt: skip


def _first_and_then(marks: Sequence[Mark], bodies: list[int], laws: list[int]) -> Literal["before", "after"] | None:
    """*Law adopted first, body only after*, *first the body, then the law*: *first* beside one of the two, *then* beside the other."""
    first = [p for p, m in enumerate(marks) if m.says("order", "earliest")]
    then = [p for p, m in enumerate(marks) if m.text in THEN]
    one, other = (bodies, laws) if bodies[0] < laws[0] else (laws, bodies)
    if len(first) != 1 or not then or one[-1] > other[0]:
        return None
    if not (one[0] - 2 <= first[0] < other[0] and then[-1] > one[-1]):
        return None
    return "before" if one is bodies else "after"


def _at_date(items: Items, place: int) -> bool:
    """*Already in existence in 2012*, 2012年已有协调机构: there at a date, and not before something else."""
    marks = items.marks
    near = (*marks[max(0, place - 3) : place], *marks[place + 1 : place + 3])
    return marks[place].says("cue", "stands") and any(m.kind == "date" for m in near)


def _opening_clause(items: Items, bodies: list[int], laws: list[int]) -> Literal["before", "after"] | None:
    """*Before Suzhou passed its law, had its body been set up?*: the word opens the sentence, and its clause ends at the comma."""
    opening, text, tokens = items.marks[0], items.marked.text, items.marked.tokens
    comma = text.find(",")
    if items.marked.language != "en" or not opening.says("time", "before", "after") or comma < 0:
        return None
    inside = [p for p, m in enumerate(items.marks) if tokens[m.start].start < comma]
    of_law, of_body = any(p in inside for p in laws), any(p in inside for p in bodies)
    if of_law == of_body or not set(laws) | set(bodies) - set(inside):
        return None
    return "before" if opening.says("time", "before") == of_law else "after"


def _sides(turn: int, bodies: list[int], laws: list[int]) -> Literal["body", "law"] | None:
    """*With a law … was the body founded only after that law*: the noun right before the word, where the other is right behind."""
    before = max((p for p in (*bodies, *laws) if p < turn), default=None)
    behind = min((p for p in (*bodies, *laws) if p > turn), default=None)
    if before is None or behind is None or (before in bodies) == (behind in bodies):
        return None
    return "body" if before in bodies else "law"


def _is_body(items: Items, mark: Mark) -> bool:
    """A word for bodies, or the name of one."""
    named = mark.thing("organisation") in items.base.steered
    return (mark.says("noun", "body") and not mark.says("noun", "regulation")) or named


def _event_before(items: Items, place: int) -> str | None:
    """条例通过时, 立法的时候: in Chinese the event stands before the word for its time, or in it."""
    for mark in reversed(items.marks[max(0, place - 4) : place + 1]):
        if mark.says("attr", *EVENTS) or mark.says("noun", "regulation"):
            return "regulation"
        if mark.says("attr", "body.established") or _is_body(items, mark):
            return "body"
    return None


EVENTS = ("regulation.adopted", "regulation.in_force")


def is_its_own_date(items: Items, place: int) -> bool:
    """*When its law took effect in February 2017*: the date that the law of the one city named has, told besides."""
    if len(items.cities) != 1:
        return False
    beside = (*items.marks[max(0, place - 2) : place], *items.marks[place + 1 : place + 3])
    if not any(m.says("noun", "regulation") or m.says("attr", *EVENTS) for m in beside):
        return False
    own = [str(ATTRIBUTES[key].read(items.base, items.cities[0], "en").sort) for key in EVENTS]
    date = items.marks[place].date
    return date is not None and any(known.startswith(date) for known in own)


def _dated_law(items: Items, bodies: list[int]) -> int | None:
    """*In place before adoption*: the date of the law stands for it, right behind *before* or *after*."""
    for place, mark in enumerate(items.marks[:-1]):
        ahead = [p for p in range(place + 1, min(place + 3, len(items.marks))) if not items.marks[p].says("stop")][:1]
        if mark.says("time", "before", "after") and ahead and items.marks[ahead[0]].says("attr", *EVENTS):
            rest = items.marks[ahead[0] + 1 : ahead[0] + 4]
            if bodies and min(bodies) < place and not any(m.kind == "date" or m.thing("city") for m in rest):
                return ahead[0]
    return None


def _before_it(items: Items) -> Literal["before", "after"] | None:
    """*The members with a law … set up their body before it*: the word that points back stands for the other of the two."""
    for place, mark in enumerate(items.marks[:-1]):
        ahead = [m for m in items.marks[place + 2 : place + 4] if not m.says("stop")]
        named = bool(ahead) and (ahead[0].value("noun") or ahead[0].value("attr")) is not None
        if not mark.says("time", "before", "after") or items.marks[place + 1].text not in BACK or named:
            continue
        left = next((event for m in reversed(items.marks[:place]) if (event := _event_of(items, m))), None)
        if left is not None:
            return "before" if mark.says("time", "before") == (left == "body") else "after"
    return None


BACK = frozenset({"it", "them", "that", "then"})


def _said_of_both(items: Items) -> Literal["before", "after"] | None:
    """*A body older than the law*: *before* or *after* right between the two, whatever date is named besides."""
    for place, mark in enumerate(items.marks):
        if told := _year_of_both(items, place):
            return told
        if mark.says("time", "before", "after"):
            left = [m for m in items.marks[max(0, place - 3) : place] if not m.says("stop") and not m.says("ask")][-1:]
            right = [m for m in items.marks[place + 1 : place + 4] if not m.says("stop")][:1]
            nouns = [m.value("noun") for m in (*left, *right)]
            if sorted(map(str, nouns)) == ["body", "regulation"]:
                return "before" if mark.says("time", "before") == (nouns[0] == "body") else "after"
    return None


def _year_of_both(items: Items, place: int) -> Literal["before", "after"] | None:
    """*Passed in an earlier year than the one in which the body was set up*: years of two events, whichever is said first."""
    mark = items.marks[place]
    turn = next((p for p in (place, place + 1, *range(place)) if _compares(items.marks[p : p + 1])), None)
    if turn is None or not mark.says("cue", "earlier_year", "later_year"):
        return None
    left = next((e for m in reversed(items.marks[:turn]) if (e := _event_of(items, m))), None)
    right = next((e for m in items.marks[turn + 1 :] if (e := _event_of(items, m))), None)
    if left is None or right is None or left == right:
        return None
    return "before" if mark.says("cue", "earlier_year") == (left == "body") else "after"


def _compares(marks: tuple[Mark, ...]) -> bool:
    """*Than*, 比: what parts the two sides of a comparison."""
    return any({"than", "比"} & set(m.text.split()) or m.text.endswith("before the one in which") for m in marks)


def _event_of(items: Items, mark: Mark) -> str | None:
    """Whether a mark tells of the founding of a body or of a law."""
    if mark.says("attr", "body.established") or _is_body(items, mark):
        return "body"
    return "regulation" if mark.says("attr", *EVENTS) or mark.says("noun", "regulation") else None


THE_YEAR = frozenset({"in the year", "the year", "year"})  # *in the year after the body was set up*: that one year
YEARS = frozenset({"year", "years"})
LATER = frozenset({"after", "following", "next", "later", "another", "different", "other", "past", "beyond"})


def year_of(marks: tuple[Mark, ...], place: int) -> Literal["later_year", "same_year"] | None:
    """*The very year it was adopted*, *the year after they were passed*: the year of one event told by the other's."""
    words = marks[place].text.split()
    if not YEARS & set(words) or any(m.kind in ("date", "number") for m in marks[max(0, place - 3) : place]):
        return None
    behind = [m for m in marks[place + 1 : place + 7] if not m.says("stop") or m.text in LATER]
    event = next((p for p, m in enumerate(behind) if m.says("attr", *EVENTS)), None)
    if event is None or not all(m.text in LATER or m.says("ask", "yes_no") or m.says("time") for m in behind[:event]):
        return None
    beside = (*marks[max(0, place - 2) : place], *behind[:event])
    return (
        "later_year"
        if LATER & set(words) or any(m.text in LATER or m.says("time", "after") for m in beside)
        else "same_year"
    )
