"""Long outlines in fewer bytes: steps instead of places, and no point that no eye could tell from the one before."""

import re
from itertools import pairwise

LONG = 2_000  # letters; shorter paths are left as they are
LEAST = 5  # tenths of a pixel between two points
RING = re.compile(r"M([^MZ]*)(Z?)")
PLAIN = re.compile(r"[MLZ\d.,-]*")
Point = tuple[int, int]


def shortened(path: str) -> str:
    """The same outline within half a pixel, if it is long and made of straight lines."""
    if len(path) < LONG or not PLAIN.fullmatch(path):
        return path
    return "".join(ring(points, end.lower()) for points, end in RING.findall(path))


def ring(points: str, end: str) -> str:
    """A part of an outline as a place and steps from it; nothing when all of it is one dot.

    Examples
    --------
    >>> ring("10,10L20,10.5L20.2,10.5L20,22.5", "z")
    'M10 10l10 .5 0 12z'
    >>> ring("3,3L3.1,3.1L3,3", "z")
    ''
    """
    kept: list[Point] = []
    for pair in points.split("L"):
        x, y = (round(10 * float(number)) for number in pair.split(","))
        if not kept or max(abs(x - kept[-1][0]), abs(y - kept[-1][1])) >= LEAST:
            kept.append((x, y))
    if len(kept) < 3:
        return ""
    steps = [part for (a, b), (x, y) in pairwise(kept) for part in (x - a, y - b)]
    return f"M{_numbers(kept[0])}l{_numbers(steps)}{end}"


def _numbers(tenths: Point | list[int]) -> str:
    """Numbers in a row, parted by a space only where they would run together."""
    text, before = "", ""
    for one in tenths:
        number = f"{one / 10:g}".replace("0.", ".", 1) if abs(one) < 10 and one else f"{one / 10:g}"
        text += number if not before or number[0] == "-" or (number[0] == "." and "." in before) else f" {number}"
        before = number
    return text
