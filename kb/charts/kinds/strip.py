"""Distribution strips: all values of a row on one line, its middle half shaded, marked and outermost values named."""

from itertools import groupby
from statistics import median, quantiles
from typing import Any

from kb.charts.extent import lanes
from kb.charts.looks import ACCENT, BAND, INK, QUIET, RULE, SOFT, STRONG, TEXT_SIZE
from kb.charts.order import Order
from kb.charts.sketch import (
    Along,
    Layer,
    Sketch,
    along,
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
from kb.charts.text import decimals, shorten, shown, text_width

FEWEST_FOR_QUARTERS = 8
SWARM_DOT, SWARM_STEP = 40, 8


def draw(order: Order) -> Sketch:
    """One row becomes a swarm of dots, several rows become strips below each other."""
    rows = [
        (name, list(points))
        for name, points in groupby(order.chart.points, key=lambda point: str(point.get("row", "")))
    ]
    return _swarm(order, rows[0][1]) if len(rows) == 1 else _strips(order, rows)


def _swarm(order: Order, points: list[Any]) -> Sketch:
    width = plot_width(order, 4, 4)
    axis = along([point["value"] for point in points], order.pick(7, 4), order.chart.axis, ranks=order.chart.ranks)
    per_pixel = (axis.domain[1] - axis.domain[0]) / width
    places = lanes([point["value"] / per_pixel for point in points], SWARM_STEP)
    high = max(places) + 1
    rows = [{"label": point["label"], "value": point["value"], "line": high - 1 - lane, "said": _said(point),
             "color": ACCENT if point.get("mark") else QUIET} | linked(order, point)
            for point, lane in zip(points, places, strict=True)]  # fmt: skip
    height = max(high * SWARM_STEP, 24) + 26
    down = line_of("line", high).scale(
        domain=[-0.5 - 26 * high / (height - 26), high - 0.5], reverse=True, nice=False, zero=False
    )
    layers = _quarters([(0, points)], axis, 1) if len(points) >= FEWEST_FOR_QUARTERS else []
    layers.append(dots(rows, SWARM_DOT, x=axis.of("value"), y=down))
    layers.append(_named(order, points, axis, width, 8))
    return Sketch(layers, width, height, 4, 4, 0, axis.room, _about(order, points))


def _strips(order: Order, rows: list[tuple[str, list[Any]]]) -> Sketch:
    every = [point for _, points in rows for point in points]
    names = [_short(name, order.chart.title) for name, _ in rows]
    texts = [_beside(points) for _, points in rows]
    left = label_width(names, order.pick(230, 120))
    right = int(max(text_width(text, TEXT_SIZE) for text in texts)) + 14
    width, step = plot_width(order, left, right), 30
    ticks = most_ticks(order, width, 6, 4)
    axis = along([point["value"] for point in every], ticks, order.chart.axis, ranks=order.chart.ranks)
    down = line_of("line", len(rows))
    plain = [
        {"line": n, "value": point["value"], "label": point["label"]}
        for n, (_, points) in enumerate(rows)
        for point in points
        if not point.get("mark")
    ]
    own = [{"line": n, "value": point["value"], "label": point["label"], "said": f"{names[n]}, {_said(point)}", "color": ACCENT}
           for n, (_, points) in enumerate(rows) for point in points if point.get("mark")]  # fmt: skip
    guides = data([{"line": n, "value": axis.domain[0], "end": axis.domain[1]} for n in range(len(rows))])
    layers: list[Layer] = [guides.mark_rule(color=RULE, aria=False).encode(x=axis.of("value"), x2="end:Q", y=down)]
    layers += _quarters(
        [(n, points) for n, (_, points) in enumerate(rows) if len(points) >= FEWEST_FOR_QUARTERS], axis, len(rows)
    )
    ticks_of_all = data(plain).mark_tick(orient="vertical", size=12, thickness=1, color=QUIET, opacity=1, aria=False)
    layers.append(ticks_of_all.encode(x=axis.of("value"), y=down))
    if own:
        layers.append(dots(own, 70, x=axis.of("value"), y=down))
    layers += row_labels(order, [{"label": name} for name in names], left - 10, step)
    layers.append(
        words([text_row(text, width + right, (n + 0.5) * step, SOFT) for n, text in enumerate(texts)], align="right")
    )
    return Sketch(layers, width, step * len(rows), left, right, 0, axis.room, _about(order, rows[0][1]))


def _quarters(rows: list[tuple[int, list[Any]]], axis: Along, count: int) -> list[Layer]:
    """The middle half and the median of each row (quartiles of type 7)."""
    spans = []
    for line, points in rows:
        values = [float(point["value"]) for point in points]
        low, middle, high = quantiles(values, n=4, method="inclusive")
        spans.append({"line": line, "low": round(low, 6), "high": round(high, 6), "median": round(middle, 6)})
    if not spans:
        return []
    down = line_of("line", count)
    if count == 1:
        band = data(spans).mark_rect(color=RULE, opacity=0.7, aria=False).encode(x=axis.of("low"), x2="high:Q")
        return [band, data(spans).mark_rule(color=STRONG, aria=False).encode(x=axis.of("median"))]
    band = data(spans).mark_rule(color=BAND, strokeWidth=14, aria=False).encode(x=axis.of("low"), x2="high:Q", y=down)
    middle_tick = data(spans).mark_tick(orient="vertical", size=18, thickness=2, color=STRONG, aria=False)
    return [band, middle_tick.encode(x=axis.of("median"), y=down)]


def _named(order: Order, points: list[Any], axis: Along, width: int, down: float) -> Layer:
    """Names of the marked values, else of the lowest and the highest, where they do not meet."""
    ordered = sorted(points, key=lambda point: float(point["value"]))
    wanted = [point for point in ordered if point.get("mark")] or [ordered[0], ordered[-1]]
    wanted += [point for point in (ordered[0], ordered[-1]) if point not in wanted]
    texts: list[dict[str, Any]] = []
    taken: list[tuple[float, float]] = []
    for point in wanted:
        text = shorten(
            f"{point['label']} {shown(point['value'], decimals([point['value']]))}", TEXT_SIZE, width / 2 - 8
        )
        needed = text_width(text, TEXT_SIZE)
        middle = (point["value"] - axis.domain[0]) / (axis.domain[1] - axis.domain[0]) * width
        start = min(max(middle - needed / 2, 0), width - needed)
        if all(start > end + 8 or start + needed < first - 8 for first, end in taken):
            taken.append((start, start + needed))
            texts.append(text_row(text, start, down, INK if point.get("mark") else SOFT, **linked(order, point)))
    return words(texts)


def _beside(points: list[Any]) -> str:
    own = [point for point in points if point.get("mark")]
    places = decimals(point["value"] for point in points)
    if own:
        place = 1 + sum(point["value"] > own[0]["value"] for point in points)
        return f"{shown(own[0]['value'], places)} · {place}/{len(points)}"
    return shown(median(point["value"] for point in points), places)


def _short(name: str, title: str) -> str:
    """A row's name without the title's words at its end."""
    for open_, close in ((" (", ")"), ("（", "）")):
        name = name.removesuffix(f"{open_}{title}{close}")
    return name


def _said(point: Any) -> str:
    return f"{point['label']}: {float(point['value']):g}"


def _about(order: Order, points: list[Any]) -> tuple[str, ...]:
    own = next((str(point["label"]) for point in order.chart.points if point.get("mark")), "")
    found = [f"n = {len(points)}"]
    if own and any(point.get("row") != order.chart.points[0].get("row") for point in order.chart.points):
        found.append(order.tell(f"dot: {own}, with score and place", f"圆点：{own}（得分与位次）"))
    if len(points) >= FEWEST_FOR_QUARTERS:
        found.append(order.tell("shaded: the middle half; stroke: median", "阴影：中间一半；短线：中位数"))
    return tuple(found)
