"""*At the date of the score*: laws and bodies are asked for as they were when the scores of an edition were taken."""

from collections.abc import Sequence
from dataclasses import replace

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.marking.mark import Mark
from kb.query.rules.asks import choose_chinese, edition_of
from kb.query.selection.cases import dated
from kb.query.selection.conditions import HasBody, HasRegulation
from kb.query.selection.dates import DateTest
from kb.query.selection.evaluate import flat

DATE = frozenset({"date", "day", "日 期"})


def at_score_date(base: Base, frame: Frame) -> Frame:
    """The frame with laws in force and bodies established by the date of the score, where a question says so."""
    facts = any(isinstance(part, HasRegulation | HasBody) for part in flat(frame.wholes))
    bodies = (HasBody(),) if "body" in frame.nouns and not facts else ()
    if not (facts or bodies) or not says_score_date(frame.marked.marks):
        return frame
    edition = edition_of(base, frame) or choose_chinese(base)
    then = DateTest(op="as_of", date=base.editions[edition].date)
    conditions, wholes = (tuple(dated(c, then) for c in (*told, *bodies)) for told in (frame.conditions, frame.wholes))
    return replace(frame, conditions=conditions, wholes=wholes)


def says_score_date(marks: Sequence[Mark]) -> bool:
    """*By the date of the score*, *the date of the iSLEC score*, *the score's date*."""
    if any(m.says("cue", "score_date") for m in marks):
        return True
    places = [place for place, m in enumerate(marks) if m.text in DATE]
    return any(_of_score(marks[place + 1 : place + 4]) or _is_score(marks[place - 1 : place]) for place in places)


def _of_score(behind: Sequence[Mark]) -> bool:
    said = [m for m in behind if m.text not in ("the", "an", "a")]
    return len(said) > 1 and said[0].text in ("of", "of the") and _is_score(said[1:2])


def _is_score(marks: Sequence[Mark]) -> bool:
    return any(m.thing("indicator") or m.says("noun", "score") for m in marks)
