"""Clauses that say what cities practise: *with practices on open data*, 有老年教育实践的城市. Each becomes one mark.

Practices that are themselves asked for (*which practices …*) are left to the rules that list and search them.
"""

from collections.abc import Sequence
from dataclasses import replace

from kb.model import Theme
from kb.query.base import Base
from kb.query.lexicon import Cue
from kb.query.marking.indicators import MEMBERS
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.words import selects
from kb.query.plan import Plan
from kb.query.selection.conditions import AnyOf, Condition, HasPractice
from kb.search.text import terms

ROLE = "practised"
LEADS_ON = frozenset({"on", "for", "in", "about", "around", "with", "concerning", "regarding", "related to", "to", "dealing with",
                      "relating to"})  # fmt: skip
PLAIN = frozenset({"practice", "good practice", "initiative", "实 践", "做 法", "举 措"})  # said without a subject, too
LONGEST = 3  # words of a subject that is no theme
ASKING = ("which", "what", "who", "where", "how", "how_many", "how_much")


def with_practices(base: Base, marked: Marked) -> Marked:
    """The marks, with every clause about what cities practise as one mark."""
    marks, place = list(marked.marks), 0
    while place < len(marks):
        found = _clause(base, marked, marks, place)
        if found is not None:
            first, last, cues = found
            text = " ".join(m.text for m in marks[first:last])
            marks[first:last] = [Mark(marks[first].start, marks[last - 1].end, "cue", text, cues=cues)]
            place = first
        place += 1
    return Marked(marked.text, marked.language, marked.tokens, tuple(marks))


def themes_first(marked: Marked) -> Marked:
    """Right beside a word for practices a name is that of a theme, and not of the indicator it names as well."""
    found = list(marked.marks)
    for place, mark in enumerate(marked.marks):
        before = next((m for m in reversed(marked.marks[:place]) if not m.says("stop")), mark)
        after = next((m for m in marked.marks[place + 1 :] if not m.says("stop")), mark)
        if mark.thing("theme") and (before.says("noun", "practice") or after.says("noun", "practice")):
            found[place] = replace(mark, things=tuple(c for c in mark.things if c.kind != "indicator"))
    return replace(marked, marks=tuple(found))


def practice_condition(mark: Mark, negate: bool) -> Condition | None:
    """The condition that a clause makes; ``None`` when the mark is none."""
    said = [cue.value for cue in mark.cues if cue.role == ROLE]
    if not said:
        return None
    parts = tuple(_one(value) for value in said if value not in ("or", "and"))
    if len(parts) == 1:
        return parts[0].model_copy(update={"negate": negate})
    return AnyOf(conditions=parts, at_least=1 if "or" in said else len(parts), negate=negate)


def practised_terms(marked: Marked, plan: Plan) -> set[str]:
    """The words that name the themes by which a plan chooses cities: it has explained them."""
    select = getattr(plan, "select", None)
    themes = {c.theme for c in (select.conditions if select else ()) if isinstance(c, HasPractice) and c.theme}
    return {term for m in marked.marks if m.thing("theme") in themes for term in terms(marked.original(m))}


def _one(value: str) -> HasPractice:
    kind, _, subject = value.partition(":")
    return HasPractice(theme=subject or None if kind == "theme" else None, text=subject if kind == "text" else None)


def _clause(base: Base, marked: Marked, marks: list[Mark], place: int) -> tuple[int, int, tuple[Cue, ...]] | None:
    """First mark, end and meaning of the clause around a word for practices."""
    if not marks[place].says("noun", "practice") or marks[place].says("ask"):
        return None
    first, before = _subjects(base, marks, range(place - 1, -1, -1))
    behind, after = (place + 1, []) if before else _led_on(base, marked, marks, place + 1)
    if not before:
        first = place
    subjects = before[::-1] or after
    if not subjects and (marks[place].text not in PLAIN or _owned(marked, marks[place])):
        return None
    if not _of_cities(base, marks, first, behind, bool(subjects)):
        return None
    return first, behind, tuple(Cue(ROLE, subject) for subject in subjects or ["any:"])


def _owned(marked: Marked, mark: Mark) -> bool:
    """*Which cities' practices are about …?*: something is said of the practices, and not that there are some."""
    return bool(mark.start) and marked.text[: marked.tokens[mark.start].start].rstrip().endswith(
        ("s'", "s’", "'s", "’s")
    )


def _led_on(base: Base, marked: Marked, marks: list[Mark], start: int) -> tuple[int, list[str]]:
    """Where a clause ends, and the subjects that a preposition leads to: themes, or else a few plain words."""
    if start + 1 >= len(marks) or marks[start].text not in LEADS_ON:
        return start, []
    last, themes = _subjects(base, marks, range(start + 1, len(marks)))
    if themes:
        return last + 1, themes
    words = []
    for mark in marks[start + 1 :]:
        if not (mark.kind == "word" or mark.value("subject")) or not mark.text.isascii():
            break
        words.append(mark)
    if not 0 < len(words) <= LONGEST:
        return start, []
    said = marked.text[marked.tokens[words[0].start].start : marked.tokens[words[-1].end - 1].end]
    return start + 1 + len(words), [f"text:{said}"]


def _subjects(base: Base, marks: Sequence[Mark], places: range) -> tuple[int, list[str]]:
    """The last place reached and the themes said one after the other, with what joins them."""
    reached, found, joined = places.start - places.step, list[str](), ""
    for place in places:
        mark = marks[place]
        theme = _theme(base, mark)
        if theme:
            found += [joined, f"theme:{theme}"] if joined and found else [f"theme:{theme}"]
            reached, joined = place, ""
        elif mark.says("logic", "and", "or"):
            joined = "or" if mark.says("logic", "or") else "and"
        elif not mark.says("stop") and not mark.says("cue", "both"):
            break
    return reached, found


def _theme(base: Base, mark: Mark) -> str | None:
    """The theme that a mark names, as a thing or as the subject that laws have, too."""
    said = mark.thing("theme") or mark.value("subject")
    return said if said and base.store.get(Theme, said) else None


def _of_cities(base: Base, marks: Sequence[Mark], first: int, behind: int, told: bool) -> bool:
    """Whether a clause says something of cities that are asked for, or of a named one that is checked."""
    owner = next((p for p in range(first - 1, -1, -1) if _is_set(base, marks[p])), None)
    if owner is not None and not any(m.says("ask", *ASKING) for m in marks[owner + 1 : first]):
        return True
    chinese = any(not m.text.isascii() and m.says("noun", "practice") for m in marks[first:behind])
    ahead = next((p for p in range(behind, len(marks)) if _is_set(base, marks[p])), None)
    if chinese and ahead is not None:  # 有…实践的城市
        return not any(m.says("ask", *ASKING) for m in marks[behind:ahead])
    named = [p for p, m in enumerate(marks[:first]) if m.thing("city")]
    asked = any(m.says("ask", "yes_no") for m in marks[:3]) or any(
        m.says("ask", "yes_no") and not m.text.isascii() for m in marks
    )
    return told and asked and len(named) > 0 and not any(m.says("ask", *ASKING) for m in marks)


def _is_set(base: Base, mark: Mark) -> bool:
    """Whether a mark says a set of cities."""
    if mark.text == "in which city":
        return True
    network, place = mark.thing("network"), mark.thing("place")
    named = bool(network and base.members.get(network)) or bool(place and selects(base, place))
    return (
        named
        or mark.text in MEMBERS
        or mark.says("noun", "city")
        or bool(mark.value("set") or mark.thing("group") or mark.thing("path_type"))
    )
