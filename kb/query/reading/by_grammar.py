"""A question that the grammar reads from end to end: every word has its place, so that nothing is left to be judged."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.grammar.reading import parsed
from kb.query.judging.refused import refusal
from kb.query.marking.mark import Marked
from kb.query.reading.judge import Reading
from kb.query.reading.remarks import NoteText, ambiguous, default_notes, fuzzy_notes


def by_grammar(base: Base, marked: Marked, frame: Frame, aside: list[NoteText]) -> Reading | None:
    """The reading of a question by the grammar, with what is said of names and defaults; None where it has none."""
    doubtful = any(m.is_fuzzy and sum(c.kind == "city" for c in m.things) > 1 for m in marked.marks)
    if doubtful or refusal(frame):
        return None
    plan = parsed(base, marked)
    if plan is None:
        return None
    notes = (*aside, *ambiguous(base, marked, frame), *fuzzy_notes(marked), *default_notes(base, frame, plan))
    return Reading(marked.text, marked.language, plan, notes=notes)
