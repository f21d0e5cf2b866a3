"""The words of what a question counts: *how many people …*, 多少条."""

from collections.abc import Sequence
from itertools import takewhile

from kb.query.marking.mark import Mark, Marked
from kb.search.text import terms


def counted_terms(marked: Marked) -> tuple[str, ...]:
    """The words of what is counted: *how many people …*, 多少条."""
    marks = marked.marks
    for place, item in enumerate(marks):
        if item.says("ask", "how_much") and not item.says("ask", "how_many") and item.text in SPANS:
            return ()  # *how long in advance does it know how many …?*
        if (item.says("ask", "how_many") or item.text == "多 少") and place + 1 < len(marks):
            near = [m for m in _up_to_verb(marks[place + 1 : place + 5]) if m.kind not in ("number", "date")]
            near = [m for m in near if not m.says("stop") or m.text in TIMES]
            near = [
                m for m in near if not (m.thing("city") or m.thing("area") or m.says("word", "light"))
            ]  # where, and not what
            ahead = [m for m in near if m.kind != "cue" or m.value("noun") or m.text in TIMES][:2]
            ahead = ahead or [m for m in near if m.says("topic") and m.text.isascii()][:1]  # *how many learning cities*
            sorts = SORTS if any(m.text in SORTS_OF for m in marks[place + 1 : place + 4]) else ()
            found = (*sorts, *(t for said in _joined(marked, ahead) for t in terms(said)))
            return (
                found if item.says("ask", "how_many") or any(len(t) > 1 for t in found) else ()
            )  # 多少届, 多少兆: a unit
    return ()


def _joined(marked: Marked, found: Sequence[Mark]) -> list[str]:
    """What is counted as written; 幼 儿 园 are the signs of one word."""
    if not found or any(len(marked.original(m)) > 1 or m.text.isascii() for m in found):
        return [marked.original(m) for m in found]
    first = marked.marks.index(found[0])
    signs = takewhile(lambda m: m.kind == "word" and len(marked.original(m)) == 1, marked.marks[first:])
    return ["".join(marked.original(m) for m in signs)]


SORTS_OF = frozenset({"sort of", "kind of", "type of", "category of", "sort", "kind", "category"})
SORTS = tuple(terms("type kind category class"))  # units of *how many kinds of …*
TIMES = ("year", "month", "week", "day")  # *how many consecutive years*


def _up_to_verb(marks: Sequence[Mark]) -> Sequence[Mark]:
    """*Hectares* of *hectares does King's Cross cover*, *bodies* of *bodies issued the plan*: what stands before the verb."""
    said = (p for p, m in enumerate(marks) if p and m.text.isascii() and (m.says("ask", "yes_no") or m.says("imprint")))
    verb = next(said, len(marks))
    return marks[:verb]


SPANS = frozenset({"how long", "how far ahead", "how far in advance"})
