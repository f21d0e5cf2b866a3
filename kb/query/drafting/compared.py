"""What a passage says of two things that it compares: *X's hardware is weaker than Y's*. It is read like a question, by its marks."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from kb.query.answer import Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.found import facts_table
from kb.query.drafting.passages import said
from kb.query.marking.mark import Mark
from kb.query.marking.marks import mark
from kb.query.plan import Outcome

SENTENCE = re.compile(r"(?<=[.:;。：；])\s*")


def ahead_of(marks: Sequence[Mark]) -> tuple[str, str] | None:
    """Of two named places with a comparison between them, the one that is ahead, and the other; none where it is denied."""
    place = next((p for p, m in enumerate(marks) if _compares(marks, p)), None)
    if place is None or any(m.says("logic", "not") for m in marks):
        return None
    than = next((p for p, m in enumerate(marks[:place]) if m.says("rel", "than")), place)  # 武汉比雄安强
    before = [key for m in marks[:than] if (key := _place(m))]
    behind = [key for m in (*marks[than:place], *marks[place + 1 :]) if (key := _place(m))]
    if len(set(before)) != 1 or len(set(behind)) != 1 or before[0] == behind[0]:
        return None
    mark = marks[place]
    beats, loses = mark.says("rel", "beats") or mark.says("op", ">"), mark.says("rel", "loses") or mark.says("op", "<")
    if beats == loses:
        return None
    return (before[0], behind[0]) if beats else (behind[0], before[0])


def _compares(marks: Sequence[Mark], place: int) -> bool:
    """*Weaker than*, *above that of*: a word that sets two things against each other, and no bound that a number follows."""
    bounds = marks[place].says("op", ">", "<") and not any(m.kind == "number" for m in marks[place + 1 : place + 3])
    return bounds or marks[place].says("rel", "beats", "loses")


def _place(mark: Mark) -> str | None:
    return next((c.key for c in mark.things if c.kind in ("city", "area")), None)


def told_ahead(base: Base, row: Any) -> tuple[str, str] | None:
    """The two places that one of the sentences of a passage compares, the one ahead first."""
    return next((pair for text in _sentences(row) if (pair := ahead_of(mark(base, text).marks))), None)


def compared(draft: Draft, rows: Sequence[Any], asked: tuple[str, ...]) -> Outcome | None:
    """Whether a passage that compares two places puts the same one ahead; ``None`` where none compares them."""
    told = next(
        ((row, pair) for row in rows if (pair := told_ahead(draft.base, row)) and set(pair) == set(asked)), None
    )
    if told is None:
        return None
    draft.tables.append(facts_table(draft, [told[0]]))
    (english, chinese), yes = said(told[0]), told[1] == asked
    head = ("Yes, a source says so", "是，来源有此记载") if yes else ("No, per source", "否（据来源）")
    return Outcome("answered", (f"{head[0]}: {english}", f"{head[1]}：{chinese}"), Value(type="boolean", boolean=yes))


def _sentences(row: Any) -> Iterable[str]:
    return (part for text in said(row) for part in SENTENCE.split(text) if part.strip())
