"""Two measures joined by *and*: a figure that tells one of them is half of what is asked."""

from collections.abc import Sequence

from kb.query.base import Base
from kb.query.lexicon import alike
from kb.query.marking.mark import Marked
from kb.search.text import terms


def tells_half(base: Base, marked: Marked, sought: Sequence[str], key: str) -> bool:
    """*Broadband speed and household coverage*, *London's number and the world total*: what is found tells but one side."""
    held = {term for field in base.text.terms_of(key) for term in field}
    return any(not _tells(base, side, held) for side in _sides(marked, sought))


def _sides(marked: Marked, sought: Sequence[str]) -> list[set[str]]:
    """The words sought before and behind the one *and* of a question; none where only one side has any."""
    joints = [m for m in marked.marks if m.says("logic", "and")]
    if len(joints) != 1 or any(m.says("ask") for m in marked.marks):
        return []
    begin = marked.tokens[joints[0].start].start
    sides = [set(terms(text)) & set(sought) for text in (marked.text[:begin], marked.text[begin:])]
    return sides if all(sides) else []


def _tells(base: Base, side: set[str], held: set[str]) -> bool:
    """Whether more than half of the words of one side are held, by weight."""
    found = {term for term in side if {term, *alike().get(term, ())} & held}
    return 2 * sum(map(base.text.weight, found)) > sum(map(base.text.weight, side))
