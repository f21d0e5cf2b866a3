"""Of a number that rose or fell, the figure it came to: the same measure of the same thing at another time."""

from collections.abc import Sequence
from typing import Any

from kb.query.base import Base
from kb.search.text import Hit


def came_to(base: Base, hits: list[Hit], start: float) -> list[Hit]:
    """The figures that measure the same as the one that has the number it started from; none where no figure has it."""
    figures: list[tuple[Hit, Any]] = [(hit, base.store.thing(hit.key)) for hit in hits if hit.kind == "figure"]
    first = next(((hit, row) for hit, row in figures if row.value == start), None)
    if first is None:
        return []
    told = (first[1].subject, first[1].measure)
    others = [hit for hit, row in figures if (row.subject, row.measure) == told and row.value != start]
    return [hit._replace(coverage=max(hit.coverage, first[0].coverage)) for hit in others]


def tells_apart(first: Any, others: Sequence[Any]) -> bool:
    """Whether figures beside the first measure something else; *the rise of the urbanization rate* is no other rate."""
    own = str(getattr(first, "measure", None) or "").lower()
    return all(hasattr(row, "measure") for row in others) and any(
        not own or own not in row.measure.lower() for row in others
    )
