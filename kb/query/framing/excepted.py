"""Exceptions that a clause narrows: *leaving aside the members that have legislated*, where the other members stay."""

from collections.abc import Sequence

from kb.query.marking.mark import Mark


def excepted_set(marks: Sequence[Mark], place: int) -> bool:
    """*Leaving aside the members …*: whether a set is named right behind a word that makes an exception."""
    excepted = [p for p in range(max(0, place - 5), place) if marks[p].says("logic", "except")]
    between = marks[excepted[-1] + 1 : place] if excepted else ()
    return bool(excepted) and _is_set(marks[place]) and all(m.says("stop") or _is_set(m) for m in between)


def narrowed_exception(marks: Sequence[Mark], place: int) -> bool:
    """*Leaving aside the members that have legislated*: what the clause says is excepted, and not the whole set."""
    if not excepted_set(marks, place):
        return False
    behind = next((p for p in range(place + 1, len(marks)) if not _is_set(marks[p])), len(marks))
    clause = marks[behind : behind + 5]
    linked = bool(clause) and clause[0].text.split()[0] in RELATIVE
    ended = next((p for p, m in enumerate(clause) if p and (m.says("logic") or m.says("ask", *ASKING))), len(clause))
    return linked and any(m.says("noun", "regulation", "body") for m in clause[:ended])


def in_narrowed_exception(marks: Sequence[Mark], place: int) -> bool:
    """Whether a law or body stands in such a clause: it is what is left out."""
    if not marks[place].says("noun", "regulation", "body"):
        return False
    sets = [p for p in range(max(0, place - 6), place) if _is_set(marks[p])]
    joined = bool(sets) and any(m.says("logic") and not m.says("logic", "not") for m in marks[sets[0] : place])
    return bool(sets) and narrowed_exception(marks, sets[0]) and not joined


def is_left_out(marks: Sequence[Mark], place: int) -> bool:
    """*Leaving aside those with a law*: those with one are left out; of *those without a law* it is the others that stay."""
    first = next(p for p in range(max(0, place - 6), place) if _is_set(marks[p]))
    return not any(m.says("logic", "not") for m in marks[first:place])


def keeps_set(marks: Sequence[Mark], place: int) -> bool:
    """*…, which of the others*, *which of the remaining members*: behind an exception the rest of its set is spoken of."""
    behind = marks[place + 1 :]
    ended = next((p for p, m in enumerate(behind) if m.says("noun", "regulation", "body")), 0)
    return any(m.text in THE_REST or m.says("noun", "network") or m.thing("network") for m in behind[ended + 1 :])


THE_REST = frozenset({"remaining", "rest", "others", "other", "ones"})
ASKING = ("which", "what", "who", "how_many")
RELATIVE = frozenset({"that", "which", "who", "with", "having", "without", "lacking"})


def _is_set(mark: Mark) -> bool:
    return bool(mark.thing("network") or mark.says("noun", "network", "city")) and not mark.says("ask")
