"""Names beside dots: to the right, left, above or below, the important ones first, none on a dot or on another name."""

from collections.abc import Sequence
from typing import Any

from kb.charts.looks import INK, SMALL_SIZE, SOFT
from kb.charts.sketch import text_row
from kb.charts.text import text_width

Box = tuple[float, float, float, float]
Place = tuple[float, float]
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1))
DOT, REACH, LINE = 4, 7, 12


def names_beside(
    points: Sequence[dict[str, Any]], places: Sequence[Place], room: tuple[float, float], nameless: Sequence[bool] = ()
) -> list[dict[str, Any]]:
    """Rows of text for the points whose names have room, in the order of their importance."""
    taken: list[Box] = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in places]
    rows = []
    for number, (point, place) in enumerate(zip(points, places, strict=True)):
        if nameless and nameless[number]:
            continue
        for side in SIDES:
            box = _box(place, side, text_width(str(point["label"]), SMALL_SIZE))
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= room[0] and box[3] <= room[1]
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                rows.append(
                    text_row(str(point["label"]), box[0], box[1] + LINE / 2, INK if point.get("mark") else SOFT)
                )
                break
    return rows


def _box(place: Place, side: tuple[int, int], width: float) -> Box:
    x, y = place
    right, down = side
    start = x + REACH if right > 0 else x - REACH - width if right < 0 else x - width / 2
    middle = y + down * (REACH + 5)
    return start, middle - LINE / 2, start + width, middle + LINE / 2


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
