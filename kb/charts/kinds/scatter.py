"""Named dots over two axes: where something stands in one measure against another. No line is drawn through them."""

from typing import Any

import altair as alt

from kb.charts.looks import ACCENT, PAPER, SMALL_SIZE, SOFT
from kb.charts.names import names_beside
from kb.charts.order import Order
from kb.charts.sketch import Along, Sketch, along, dots, linked, plot_width, text_row, words
from kb.charts.text import decimals, shown, text_width, wrap

RATIO = 0.62


def draw(order: Order) -> Sketch:
    """The horizontal axis below, what the vertical one is stands above it."""
    points: list[dict[str, Any]] = [
        p for p in order.chart.points if p.get("x") is not None and p.get("value") is not None
    ]
    across = along([float(point["x"]) for point in points], order.pick(6, 4), order.chart.across)
    up = along([float(point["value"]) for point in points], 5)
    left = int(max(text_width(shown(tick, decimals(up.ticks)), SMALL_SIZE) for tick in up.ticks)) + 10
    width = plot_width(order, left, 8)
    height = round(width * RATIO) if order.size == "wide" else width
    places = [(_at(point["x"], across, width), height - _at(point["value"], up, height)) for point in points]
    named = names_beside(points, places, (width, height))
    rows = [{"label": p["label"], "x": p["x"], "value": p["value"], "color": ACCENT, "said": f"{p['label']}: {p['x']:g}, {p['value']:g}"}
            | linked(order, p) for p in points]  # fmt: skip
    axis = alt.Axis(values=list(up.ticks), title=None, format=f".{decimals(up.ticks)}f")
    vertical = alt.Y("value:Q", scale=alt.Scale(domain=list(up.domain), nice=False, zero=False), axis=axis)
    head = wrap(f"↑ {order.chart.axis}", SMALL_SIZE, order.width - 40) if order.chart.axis else []
    titles = [text_row(line, -left, -8 - 15 * (len(head) - 1 - n), SOFT) for n, line in enumerate(head)]
    layers = [
        dots(rows, x=across.of("x"), y=vertical),
        words(named, SMALL_SIZE, stroke=PAPER, strokeWidth=3),
        words(named, SMALL_SIZE),
    ]
    if titles:
        layers.append(words(titles, SMALL_SIZE))
    about = [f"n = {len(points)}"]
    if len(named) < len(points):
        about.append(
            order.tell(
                f"{len(named)} {'is' if len(named) == 1 else 'are'} named where there is room",
                f"空间允许时标出名称（{len(named)}个）",
            )
        )
    return Sketch(layers, width, height, left, 8, 15 * len(head) + 8, across.room, tuple(about))


def _at(value: float, axis: Along, pixels: float) -> float:
    low, high = axis.domain
    return (float(value) - low) / (high - low) * pixels
