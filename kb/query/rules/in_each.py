"""What is told of each of two indices: *cities in both indices, with their rank in each*, 以及各自的名次."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.selection.conditions import InEdition


def totals_in_each(base: Base, frame: Frame) -> list[str]:
    """The total of every index that the cities stand in, where they are told besides."""
    if not _tells(base, frame):
        return []
    editions = [c.edition for c in frame.conditions if isinstance(c, InEdition) and not c.negate]
    return [base.editions[edition].overall for edition in editions]


def _tells(base: Base, frame: Frame) -> bool:
    """Whether a total is spoken of behind the words that name both indices; that they are ranked says no more than that."""
    marks = frame.marked.marks
    both = next((p for p, m in enumerate(marks) if m.says("cue", "both_indices")), len(marks))
    found = [c.key.partition(":")[2] for m in marks[both + 1 :] for c in m.things if c.kind == "indicator"]
    named = [base.indicators[ident] for ident in found]
    spoken = any(m.says("noun", "rank", "score") for m in marks[both + 1 :])
    return (spoken or bool(named)) and all(row.level == 0 for row in named)
