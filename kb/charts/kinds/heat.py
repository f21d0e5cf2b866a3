"""Heat tables: a line a thing, a column an indicator, every cell with its number, darker for the higher fifths."""

from math import ceil
from typing import Any

import altair as alt

from kb.charts.kinds.strip import _short
from kb.charts.looks import FIFTHS, FIRST_DARK_FIFTH, INK, ON_DARK, SMALL_SIZE, SOFT
from kb.charts.order import Order
from kb.charts.sketch import Sketch, data, label_width, pixels, plot_width, row_labels, text_row, words
from kb.charts.text import decimals, shown, wrap

MOST = 100
STEP = 18


def draw(order: Order) -> Sketch:
    """The order of lines and columns is the answer's own."""
    points: list[dict[str, Any]] = list(order.chart.points)
    columns = list(dict.fromkeys(str(point["column"]) for point in points))
    things = list({str(point["label"]): point for point in points}.values())[:MOST]
    lines = {str(point["label"]): number for number, point in enumerate(things)}
    left = label_width(list(lines), order.pick(170, 76))
    width = plot_width(order, left, 0)
    cell = width / len(columns)
    places = {column: decimals(p["value"] for p in points if p["column"] == column) for column in columns}
    fifths = _fifths(points)
    cells, numbers = [], []
    for point in points:
        if (line := lines.get(str(point["label"]))) is None:
            continue
        column = columns.index(str(point["column"]))
        fifth = fifths[point["column"], point["value"]]
        number = shown(point["value"], min(places[point["column"]], order.pick(4, 2)))
        cells.append({"px": round(column * cell + 1, 1), "end": round((column + 1) * cell - 1, 1), "py": line * STEP + 1,
                      "foot": (line + 1) * STEP - 1, "color": FIFTHS[fifth], "label": point["label"], "column": point["column"],
                      "value": point["value"], "said": f"{point['label']}, {_short(str(point['column']), order.chart.title)}: {number}"})  # fmt: skip
        numbers.append(
            text_row(number, (column + 0.5) * cell, (line + 0.5) * STEP, ON_DARK if fifth >= FIRST_DARK_FIFTH else INK)
        )
    heads = [wrap(_short(column, order.chart.title), SMALL_SIZE, cell - 6) for column in columns]
    top = 14 * max(len(head) for head in heads) + 6
    titles = [text_row(part, (n + 0.5) * cell, -top + 8 + 14 * (k + max(len(h) for h in heads) - len(head)), SOFT)
              for n, head in enumerate(heads) for k, part in enumerate(head)]  # fmt: skip
    squares = data(cells).mark_rect().encode(
        **pixels("px", "py"), x2="end:Q", y2="foot:Q", color=alt.Color("color:N", scale=None), description=alt.Description("said:N"),
    )  # fmt: skip
    layers = [squares, words(numbers, SMALL_SIZE, align="center"), words(titles, SMALL_SIZE, align="center")]
    layers += row_labels(order, things, left - 10, STEP)
    about = [f"n = {len({str(point['label']) for point in points})}",
             order.tell("darker: a higher fifth of its column", "颜色越深：在本列中所处五分位越高")]  # fmt: skip
    if len(things) < len({str(point["label"]) for point in points}):
        about.append(order.tell(f"the first {MOST} are shown", f"仅显示前{MOST}个"))
    return Sketch(layers, width, STEP * len(things), left, 0, top, 0, tuple(about))


def _fifths(points: list[dict[str, Any]]) -> dict[tuple[str, float], int]:
    """The fifth of its column that a value lies in, 0 for the lowest; equal values share one."""
    found: dict[tuple[str, float], int] = {}
    for column in {point["column"] for point in points}:
        values = sorted(point["value"] for point in points if point["column"] == column)
        for value in values:
            above = sum(other <= value for other in values)
            found[column, value] = min(ceil(above / len(values) * 5), 5) - 1
    return found
