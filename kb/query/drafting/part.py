"""What stands for very many cities in one row or one drawing: the inputs that it cites, the points that are drawn."""

from collections.abc import Sequence
from typing import TypeVar

from kb.query.drafting import draft as drafts
from kb.query.drafting.draft import Draft

T = TypeVar("T")
MOST_DRAWN = 1_000  # points of a drawing: of more they cover each other, and the picture is as long as its table


def cited_part(draft: Draft, groups: Sequence[Sequence[str]]) -> list[str]:
    """The cities whose values a row computed from whole groups cites: all, or of very many the first of each group.

    A note says so; in the table of the cases, every case cites its own.
    """
    count = sum(map(len, groups))
    most = drafts.MOST_AT_ONCE if draft.whole and count <= drafts.MOST_AT_ONCE else drafts.LISTED
    found = [city for group in groups for city in group[:most]]
    if len(found) == count:
        return found
    draft.note("default", f"What is computed from more cities cites the values of the first {drafts.LISTED} of each group; a file of the "
               "cases, such as CSV, cites every one.",
               f"由更多城市算得的数值只引用各组前{drafts.LISTED}个城市的数值；案例的CSV等文件逐一引用。")  # fmt: skip
    return found


def charted(draft: Draft, ordered: Sequence[T]) -> Sequence[T]:
    """What a chart of an order holds: the rows that stand on a page, in a file of very many the first."""
    return (
        ordered[: drafts.LISTED]
        if draft.whole and len(ordered) > drafts.MOST_AT_ONCE
        else draft.extent.of(ordered, drafts.LISTED)
    )


def drawn_part(draft: Draft, groups: Sequence[Sequence[T]]) -> list[Sequence[T]]:
    """What is drawn of groups in order: all, or of very many every so many-th from the first on, which a note says."""
    count = sum(map(len, groups))
    step = step_of(count, MOST_DRAWN)
    found = [group[::step] for group in groups]
    if step > 1:
        drawn = sum(map(len, found))
        draft.note("default", f"Drawn are {drawn:,} of {count:,} cities, one in {step} of each group in its order; the numbers are over all.",
                   f"图中绘出{count:,}个城市中的{drawn:,}个（各组按次序每{step}个取一个）；各数值由全部城市算得。")  # fmt: skip
    return found


def step_of(count: int, most: int) -> int:
    """Every how many-th of ``count`` things is taken, so that they are hardly more than ``most``.

    Examples
    --------
    >>> step_of(5, 5), step_of(6, 5), step_of(50_000, 1_000)
    (1, 2, 50)
    """
    return max(1, -(-count // most))
