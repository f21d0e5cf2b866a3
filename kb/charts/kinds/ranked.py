"""Ranked dots: a line a point in the order given, with its interval and median where it has them, its number beside it."""

from typing import Any

from kb.charts.looks import BAND, RULE, SOFT, STRONG, TEXT_SIZE
from kb.charts.order import Order
from kb.charts.sketch import (
    Along,
    Layer,
    Sketch,
    along,
    colour,
    data,
    dots,
    label_width,
    line_of,
    linked,
    most_ticks,
    plot_width,
    row_labels,
    text_row,
    words,
)  # fmt: skip
from kb.charts.text import decimals, shown, text_width

MOST = 100  # lines; more cannot be read as a picture
STEP = 18
AXIS_ON_TOP = 20


def draw(order: Order) -> Sketch:
    """The first hundred points; where there are more, the chart says how many."""
    every = order.chart.points
    points: list[dict[str, Any]] = list(every[:MOST])
    numbers = [float(point[key]) for point in points for key in ("value", "low", "high", "median") if _has(point, key)]
    top = len(points) > AXIS_ON_TOP
    places = decimals(float(point["value"]) for point in points)
    ends = max(
        (decimals([round(float(point[key]), 3)]) for point in points for key in ("low", "high") if _has(point, key)),
        default=0,
    )
    texts = [_beside(point, places, ends, order.size == "narrow") for point in points]
    left = label_width([str(point["label"]) for point in points], order.pick(230, 130))
    right = int(max(text_width(text, TEXT_SIZE) for text in texts)) + 14
    width, step = plot_width(order, left, right), STEP
    axis = along(numbers, most_ticks(order, width, 6, 4), order.chart.axis, top, order.chart.ranks)
    layers = _layers(order, points, axis)
    layers += row_labels(order, points, left - 10, step)
    layers.append(
        words([text_row(text, width + right, (n + 0.5) * step, SOFT) for n, text in enumerate(texts)], align="right")
    )
    above, below = (axis.room, 0) if top else (0, axis.room)
    return Sketch(layers, width, step * len(points), left, right, above, below, _about(order, len(points)))


def _layers(order: Order, points: list[dict[str, Any]], axis: Along) -> list[Layer]:
    count, marked = len(points), any(point.get("mark") for point in points)
    rows = [{"line": n, "color": colour(point, marked), "said": _said(order, point)} | point | linked(order, point)
            for n, point in enumerate(points)]  # fmt: skip
    for row in rows:
        row.pop("href", None)  # the label is the link
    down = line_of("line", count)
    guides = data([{"line": n, "value": axis.domain[0], "end": axis.domain[1]} for n in range(count)])
    layers = [guides.mark_rule(color=RULE, strokeWidth=1, aria=False).encode(x=axis.of("value"), x2="end:Q", y=down)]
    spans = [row for row in rows if _has(row, "low") and _has(row, "high")]
    if spans:
        bars = data([{"line": row["line"], "low": row["low"], "high": row["high"]} for row in spans])
        bars = bars.mark_rule(color=BAND, strokeWidth=6, strokeCap="round", aria=False)
        layers.append(bars.encode(x=axis.of("low"), x2="high:Q", y=down))
    medians = [{"line": row["line"], "median": row["median"]} for row in rows if _has(row, "median")]
    if medians:
        ticks = data(medians).mark_tick(orient="vertical", size=12, thickness=2, color=STRONG, aria=False)
        layers.append(ticks.encode(x=axis.of("median"), y=down))
    shown_rows = [
        {key: row.get(key) for key in ("line", "label", "value", "low", "high", "color", "said")} for row in rows
    ]
    layers.append(dots(shown_rows, x=axis.of("value"), y=down))
    return layers


def _beside(point: dict[str, Any], places: int, end_places: int, narrow: bool) -> str:
    """The number of a point, and the ends of its interval where there is room for them."""
    number = shown(float(point["value"]), places)
    if narrow or not (_has(point, "low") and _has(point, "high")):
        return number
    ends = [shown(float(point[key]), end_places) for key in ("low", "high")]
    return f"{number}  ({ends[0]})" if ends[0] == ends[1] else f"{number}  ({ends[0]}–{ends[1]})"


def _said(order: Order, point: dict[str, Any]) -> str:
    number = f"{point['label']}: {float(point['value']):g}"
    if _has(point, "low") and _has(point, "high"):
        number += order.tell(f", {order.chart.band or 'interval'} ", f"，{order.chart.band or '区间'}")
        number += f"{float(point['low']):g}–{float(point['high']):g}"
    return number


def _about(order: Order, drawn: int) -> tuple[str, ...]:
    count = len(order.chart.points)
    found = [f"n = {count}"]
    if drawn < count:
        found.append(order.tell(f"the first {drawn} are shown", f"仅显示前{drawn}个"))
    if order.chart.band:
        found.append(order.tell(f"bars: {order.chart.band}", f"色条：{order.chart.band}"))
    if any(_has(point, "median") for point in order.chart.points):
        found.append(order.tell("strokes: medians", "短线：中位数"))
    return tuple(found)


def _has(point: dict[str, Any], key: str) -> bool:
    return isinstance(point.get(key), int | float)
