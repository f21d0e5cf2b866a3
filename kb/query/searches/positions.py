"""The place in an order that a question gives to what it asks for: *the third phase*, 第二个要点."""

import re

from kb.query.marking.mark import Marked

PLACED = re.compile(r"\W?(?:phase|stage|step|key point|period|阶段|步|个?(?:要点|时期|环节))", re.I)


def position_said(marked: Marked) -> int | None:
    """The number of the phase, step or point that a question speaks of, where it is one alone."""
    said = {
        int(m.number)
        for m in marked.marks
        if m.kind == "number" and m.ordinal and m.number and PLACED.match(marked.text[marked.tokens[m.end - 1].end :])
    }
    return said.pop() if len(said) == 1 else None
