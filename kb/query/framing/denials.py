"""What is denied by *neither* or *except* some way before it, or by a word behind it.

``joining`` are the words that join and deny in the whole question: where one is not said, nobody looks for it at every mark.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from kb.query.marking.mark import Mark

TRAILING = frozenset(
    {"以 外", "之 外", "除 外", "开 外", "外", "之 外 还", "以 外 还"}
)  # they close an exception that another word opened
UNTIL = frozenset({"until", "till", "直 到"})
LEADS = {"lead_education": "education-authority", "lead_party": "party-department", "lead_centre": "service-centre"}
VERBS = frozenset({"belong", "belongs", "are", "is", "were", "have", "has", "lie", "follow", "follows", "share", "pursue", "属", "是",
                   "有"})  # fmt: skip  # an exception ends


def joining_words(marks: Sequence[Mark]) -> frozenset[str]:
    """The words that join and deny: *and*, *not*, *except*."""
    return frozenset(cue.value for mark in marks for cue in mark.cues if cue.role == "logic")


def is_lacking(marks: Sequence[Mark], place: int) -> bool:
    """立法上还是空白: in Chinese the denial may stand behind what is lacking."""
    if not marks[place].says("noun", "regulation", "body"):
        return False
    ahead = next((m for m in marks[place + 1 : place + 6] if not m.says("stop") and m.text != "还 是"), None)
    return ahead is not None and ahead.says("cue", "lacking")


def after_neither(marks: Sequence[Mark], place: int, joining: Collection[str], behind: Collection[int]) -> bool:
    """*Neither X nor Y*: what comes right after one of the two words, and what *and* joins to it.

    ``behind`` are the denials that deny what stands before them.
    """
    if "neither" not in joining:
        return False
    said = [p for p, m in enumerate(marks[:place]) if m.says("logic", "neither", "nor") and p not in behind]
    if not any(marks[p].says("logic", "neither") for p in said):
        return False
    between = marks[said[-1] + 1 : place]
    return not any(m.value("set") or m.thing("path_type") or m.thing("network") or m.value("noun") in ("regulation", "body")
                   for m in between)  # fmt: skip


def _is_set(mark: Mark) -> bool:
    return mark.thing("network") is not None or mark.says("noun", "network", "city")


def after_except(marks: Sequence[Mark], place: int, exceptions: Sequence[int]) -> bool:
    """*All but X*: what comes right after one of the words that make exceptions, and what is joined to it."""
    excepts = [p for p in exceptions if p < place]
    if not excepts:
        return False
    between = marks[excepts[-1] + 1 : place]
    if marks[excepts[-1]].text in TRAILING:
        return False
    if any(m.text.split()[0] in VERBS for m in between):
        return False
    beyond = not marks[place].thing("city") and any(m.thing("city") for m in between)
    if beyond and not marks[place - 1].says("logic", "and", "or"):
        return False  # 除了苏州，产业驱动型还有…: the set is not left out
    sets = place in listed_tiers(marks, excepts[-1] + 1) or is_joined(marks, place)
    return all(
        m.kind == "thing" or m.says("logic", "and", "or") or m.says("stop") or (sets and m.value("set") is not None)
        for m in between
    )


def listed_tiers(marks: Sequence[Mark], start: int) -> list[int]:
    """*Apart from municipalities, provincial capitals and …*, 除直辖市、省会外: where the tiers of one list stand, which ends with
    the last that *and* joins, or where a word closes the exception."""
    found: list[int] = []
    end = len(marks)
    for place in range(start, len(marks)):
        mark = marks[place]
        if mark.value("set") and not mark.says("ask"):
            found.append(place)
        elif mark.text in TRAILING or not (mark.says("logic", "and", "or") or mark.says("stop")):
            end = place
            break
    if end < len(marks) and marks[end].text in TRAILING:
        return found
    last = max((p for p in found if is_joined(marks, p)), default=found[0] if found else -1)
    return [p for p in found if p <= last]


def is_joined(marks: Sequence[Mark], place: int) -> bool:
    """*… and the capitals*: whether *and* or *or* joins a mark to what stands before it."""
    before = next((m for m in reversed(marks[:place]) if not m.says("stop") or m.says("logic")), None)
    return before is not None and before.says("logic", "and", "or")


def exceptions(marks: tuple[Mark, ...]) -> list[int]:
    """Where *except* is said, or *leave out London*, 去掉伦敦: a city is left out there, and no indicator."""
    return [
        p
        for p, m in enumerate(marks)
        if m.says("logic", "except") or (m.says("cue", "dropped") and _is_city(marks, p + 1))
    ]


def _is_city(marks: tuple[Mark, ...], place: int) -> bool:
    return place < len(marks) and marks[place].thing("city") is not None


class Denial(NamedTuple):
    """Whether a mark is denied, and the place of the word in front of it that says so."""

    denied: bool
    word: int | None = None


def denied_at(
    marks: Sequence[Mark], place: int, joining: Collection[str], exceptions: Sequence[int], behind: Collection[int]
) -> Denial:
    """Whether a *not* or *except* stands before a mark, in the same clause, or a word further off denies it.

    ``behind`` are the denials that deny what stands before them, and nothing behind.
    """
    if place and marks[place - 1].text == "的" and _is_set(marks[place]):
        return Denial(False)  # 既没有条例又没有得分的成员城市: whom it is said of
    for back in range(place - 1, max(-1, place - 7), -1):
        mark = marks[back]
        if mark.text in TRAILING or back in behind or mark.says("cue", "clause"):
            break
        outside = mark.says("cue", "outside") and bool(marks[place].things)
        if mark.says("logic", "not") and any(m.text in UNTIL for m in marks[back + 1 : back + 6]):
            break  # *did not come into force until 2020*
        if (mark.says("logic", "not", "except", "nor", "neither") and not mark.says("ask")) or outside:
            return Denial(True, back)
        if _closes(mark) or (mark.says("noun", "network") and marks[place].says("noun", "regulation", "body", "path")):
            break  # *non-members with a law*
    far = after_neither(marks, place, joining, behind) or after_except(marks, place, exceptions)
    return Denial(far or is_lacking(marks, place))


def _closes(mark: Mark) -> bool:
    """Whether a word in front of a thing closes the stretch in which a *not* would deny it."""
    joins = mark.says("logic", "and", "or", "only") or mark.kind in ("thing", "date")
    asks = mark.says("ask", "which", "what", "who", "how_many") or bool(mark.value("set"))
    return (
        joins
        or asks
        or mark.says("noun", "regulation", "body", "path")
        or mark.says("cue", *LEADS, "lead_not_education")
    )
