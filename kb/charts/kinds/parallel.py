"""Things side by side: a line an indicator, on it a dot of its own shape and colour for each thing."""

from typing import Any

from kb.charts.kinds.strip import _short
from kb.charts.looks import GROUPS, RULE, STRONG
from kb.charts.order import Order
from kb.charts.sketch import Sketch, along, data, dots, label_width, legend, line_of, plot_width, row_labels, shape_of

STEP = 26


def draw(order: Order) -> Sketch:
    """The names stand above with their shapes, in the order of the first line."""
    points: list[dict[str, Any]] = list(order.chart.points)
    rows = list(dict.fromkeys(str(point["row"]) for point in points))
    things = list(dict.fromkeys(str(point["label"]) for point in points))
    names = [_short(row, order.chart.title) for row in rows]
    axis = along([float(point["value"]) for point in points], order.pick(6, 4), order.chart.axis)
    left = label_width(names, order.pick(230, 130))
    width, down = plot_width(order, left, 8), line_of("line", len(rows))
    spans = []
    for number, row in enumerate(rows):
        values = [float(point["value"]) for point in points if point["row"] == row]
        spans += [
            {"line": number, "low": min(values), "high": max(values), "start": axis.domain[0], "end": axis.domain[1]}
        ]
    drawn = [{"line": rows.index(str(p["row"])), "value": p["value"], "label": p["label"], "color": GROUPS[things.index(str(p["label"])) % len(GROUPS)],
              "shape": shape_of(things.index(str(p["label"]))), "said": f"{_short(str(p['row']), order.chart.title)}, {p['label']}: {float(p['value']):g}"}
             for p in points]  # fmt: skip
    layers = [
        data(spans).mark_rule(color=RULE, aria=False).encode(x=axis.of("start"), x2="end:Q", y=down),
        data(spans).mark_rule(color=STRONG, aria=False).encode(x=axis.of("low"), x2="high:Q", y=down),
        dots(drawn, 64, x=axis.of("value"), y=down),
        *row_labels(order, [{"label": name} for name in names], left - 10, STEP),
    ]
    entries = [(shape_of(n), GROUPS[n % len(GROUPS)], thing) for n, thing in enumerate(things)]
    above, top = legend(entries, width, -4)
    about = (order.tell(f"{len(things)} cities, {len(rows)} indicators", f"{len(things)}个城市，{len(rows)}个指标"),)
    return Sketch([*layers, *above], width, STEP * len(rows), left, 8, top + 6, axis.room, about)
