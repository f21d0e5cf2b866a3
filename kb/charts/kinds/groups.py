"""Named dots in groups: a band a group, every point with its name, the mean of each group as a stroke."""

from statistics import fmean
from typing import Any

from kb.charts.looks import GROUPS, INK, RULE, SMALL_SIZE, SOFT, STRONG, TEXT_SIZE
from kb.charts.order import Order
from kb.charts.sketch import (
    Along,
    Layer,
    Sketch,
    along,
    data,
    dots,
    linked,
    pixels,
    plot_width,
    shape_of,
    text_row,
    words,
)
from kb.charts.text import BOLD, decimals, shown, text_width, wrap

LANE, GAP = 17, 12
DOT_ROOM, NAME_GAP = 11, 10
FEWEST_COMMON = 3  # words that all groups begin with, before they are left out


def draw(order: Order) -> Sketch:
    """A heading line a group, below it its points; names stand right of their dots and never on each other."""
    names = list(dict.fromkeys(str(point.get("group", "")) for point in order.chart.points))
    values = [float(point["value"]) for point in order.chart.points if isinstance(point["value"], int | float)]
    axis = along(values, order.pick(6, 4), order.chart.axis, ranks=order.chart.ranks)
    short = _without_common(names)
    width = plot_width(order, 4, 4)
    layers, down = [], 0.0
    for number, name in enumerate(names):
        points = sorted(
            (p for p in order.chart.points if str(p.get("group", "")) == name), key=lambda p: float(str(p["value"]))
        )
        made, height = _band(order, short[number], points, number, axis, width, down)
        layers += made
        down += height + GAP
    ruler = data([{"value": axis.domain[0]}]).mark_point(opacity=0, aria=False).encode(x=axis.of("value"))
    mean = order.tell("strokes: means of the groups", "竖线：组均值")
    return Sketch([ruler, *layers], width, int(down), 4, 4, 0, axis.room, (f"n = {len(order.chart.points)}", mean))


def _band(
    order: Order, name: str, points: list[dict[str, Any]], number: int, axis: Along, width: int, down: float
) -> tuple[list[Layer], float]:
    places = decimals(float(point["value"]) for point in points)
    mean = fmean(float(point["value"]) for point in points)
    tail = f"n = {len(points)} · {order.tell('mean', '均值')} {shown(mean, max(places, 1))}"
    head = wrap(name, TEXT_SIZE * BOLD, width)
    color = GROUPS[number % len(GROUPS)]
    lanes, sides = _placed([(_across(p, axis, width), text_width(str(p["label"]), SMALL_SIZE)) for p in points], width)
    start = down + 16 * (len(head) + 1) + 6
    height = LANE * (max(lanes) + 1)
    middle = _across({"value": mean}, axis, width)
    rule = data([{"px": middle, "py": start, "end": start + height}])
    texts = [text_row(line, 0, down + 8 + 16 * n, color) for n, line in enumerate(head)]
    rows, labels = [], []
    for point, lane, side in zip(points, lanes, sides, strict=True):
        px, py = _across(point, axis, width), start + LANE * (lane + 0.5)
        rows.append({"px": round(px, 1), "py": py, "label": point["label"], "value": point["value"], "color": color,
                     "shape": shape_of(number), "said": f"{name} – {point['label']}: {float(point['value']):g}"})  # fmt: skip
        label = text_row(str(point["label"]), px + (8 if side > 0 else -8), py, INK, side=side, **linked(order, point))
        labels.append(label)
    made = [
        data([{"px": 0, "end": width, "py": down - GAP / 2}]).mark_rule(color=RULE, aria=False).encode(**pixels("px", "py"), x2="end:Q"),
        rule.mark_rule(color=STRONG, aria=False).encode(**pixels("px", "py"), y2="end:Q"),
        words(texts, fontWeight="bold"),
        words([text_row(tail, 0, down + 8 + 16 * len(head), SOFT)], SMALL_SIZE),
        dots(rows, **pixels("px", "py")),
    ]  # fmt: skip
    for side, align in ((1, "left"), (-1, "right")):
        if part := [label for label in labels if label["side"] == side]:
            made.append(words(part, SMALL_SIZE, align=align))
    return made if number else made[1:], start + height - down


def _without_common(names: list[str]) -> list[str]:
    """Names without the words that all of them begin with, where those are many.

    Examples
    --------
    >>> _without_common(["cities that have a law", "cities that have no law"])
    ['… a law', '… no law']
    """
    parts = [name.split(" ") for name in names]
    common = 0
    while (
        len(names) > 1 and all(len(part) > common + 1 for part in parts) and len({part[common] for part in parts}) == 1
    ):
        common += 1
    return ["… " + " ".join(part[common:]) for part in parts] if common >= FEWEST_COMMON else names


def _across(point: dict[str, Any], axis: Along, width: int) -> float:
    return round((float(point["value"]) - axis.domain[0]) / (axis.domain[1] - axis.domain[0]) * width, 1)


def _placed(wanted: list[tuple[float, float]], width: int) -> tuple[list[int], list[int]]:
    """For dots from left to right: the first lane with room, and the side of the name, left only at the right edge."""
    ends: list[float] = []
    lanes, sides = [], []
    for across, needed in wanted:
        side = 1 if across + DOT_ROOM + needed <= width else -1
        first, last = (across - 5, across + DOT_ROOM + needed) if side > 0 else (across - DOT_ROOM - needed, across + 5)
        lane = next((n for n, end in enumerate(ends) if first >= end + NAME_GAP), len(ends))
        ends[lane : lane + 1] = [last]
        lanes.append(lane)
        sides.append(side)
    return lanes, sides
