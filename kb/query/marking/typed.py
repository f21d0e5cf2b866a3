"""Path types by their first word alone: *of the cultural type*, *neither balanced nor cultural*, 产业驱动、国际化."""

from collections.abc import Sequence
from dataclasses import replace

from kb.model import PathType
from kb.query.base import Base
from kb.query.marking.mark import Mark
from kb.search.fold import Token, words
from kb.search.names import Candidate

AHEAD = 3  # marks before one in which a word for types may stand: *typed anything but cultural*
SHORTEST = 2  # characters of the beginning of a Chinese name


def with_short_types(base: Base, marks: Sequence[Mark], text: str, found: Sequence[Token]) -> list[Mark]:
    """The marks, where a word that begins the name of one path type means it beside another or beside *type*."""
    if not any(m.says("noun", "path") or m.thing("path_type") for m in marks):
        return list(marks)
    begun = [_begun(base, item) for item in marks]
    return [
        replace(item, kind="thing", things=(named,), cues=()) if named and _is_meant(marks, begun, place, text, found) else item
        for place, (item, named) in enumerate(zip(marks, begun, strict=True))
    ]  # fmt: skip


def _begun(base: Base, item: Mark) -> Candidate | None:
    """The one path type whose name a word or a mere theme begins."""
    if item.kind not in ("word", "thing") or any(c.kind not in ("theme", "concept") for c in item.things):
        return None
    said = tuple(item.text.split())
    if not said[0].isascii() and len(said) < SHORTEST:
        return None
    fitting = [
        row
        for row in base.store.rows(PathType)
        if any(words(name)[: len(said)] == said for name in (row.name, row.name_zh))
    ]
    return Candidate(f"path_type:{fitting[0].id}", fitting[0].name, "name") if len(fitting) == 1 else None


def _is_meant(
    marks: Sequence[Mark], begun: Sequence[Candidate | None], place: int, text: str, found: Sequence[Token]
) -> bool:
    behind = marks[place + 1 : place + 2]
    if any(
        m.says("noun", "path") and not m.says("noun", "city") for m in (*behind, *marks[max(0, place - AHEAD) : place])
    ):
        return True
    return any(
        marks[other].thing("path_type") and _joined(marks[min(place, other) : max(place, other) + 1], text, found)
        for other in range(max(0, place - AHEAD), min(len(marks), place + AHEAD + 1))
        if other != place
    )


def _joined(span: Sequence[Mark], text: str, found: Sequence[Token]) -> bool:
    """Whether nothing but *and*, *or* or a sign of a list stands between the ends of a span."""
    between = text[found[span[0].end - 1].end : found[span[-1].start].start].strip()
    return between in ("、", ",", "/") or (
        len(span) > 2 and all(m.says("logic", "and", "or", "nor") or m.says("stop") for m in span[1:-1])
    )
