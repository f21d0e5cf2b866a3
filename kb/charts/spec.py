"""A chart as a Vega-Lite specification: title, what is shown, plot, sources. Its data stand inside; it names no address."""

from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from kb.charts.kinds import KINDS
from kb.charts.looks import FONT, INK, MARGIN, PAPER, RULE, SMALL_SIZE, SOFT, TEXT_SIZE, TITLE_SIZE
from kb.charts.order import Order
from kb.charts.sketch import Sketch, text_row, words
from kb.charts.text import BOLD, wrap

CONFIG = {
    "font": FONT, "view": {"stroke": None}, "text": {"font": FONT, "color": INK},
    "axis": {"domain": False, "ticks": False, "grid": True, "gridColor": RULE, "labelColor": SOFT, "labelFontSize": SMALL_SIZE,
             "labelPadding": 6, "labelFont": FONT, "titleColor": SOFT, "titleFontSize": SMALL_SIZE, "titleFontWeight": "normal",
             "titleFont": FONT},
}  # fmt: skip
TITLE_LINE, SUB_LINE, SOURCE_LINE = 20, 16, 15


def specification(order: Order) -> dict[str, Any]:
    """The specification of a chart; its size does not depend on the fonts of a machine."""
    with debug_mode(False):  # without checking every part against the schema of Vega-Lite, which the tests do
        return _made(order)


def _made(order: Order) -> dict[str, Any]:
    alt.data_transformers.disable_max_rows()
    sketch = KINDS[order.chart.kind](order)
    room = order.width - 2 * MARGIN
    title = wrap(order.chart.title, TITLE_SIZE * BOLD, room)
    about = wrap(order.tell("; ", "；").join(part for part in (_unit(order), *sketch.about) if part), TEXT_SIZE, room)
    source = wrap(source_line(order, sketch), SMALL_SIZE - 1, room)
    source = [line for note in order.notes for line in wrap(note, SMALL_SIZE - 1, room)] + source
    head = TITLE_LINE * len(title) + SUB_LINE * len(about) + 8
    foot = sketch.bottom + 10 + SOURCE_LINE * len(source)
    top = -(sketch.top + head)
    texts = [
        words([_line(sketch, text, top + TITLE_LINE * (n + 0.5), INK) for n, text in enumerate(title)], TITLE_SIZE, fontWeight=500 if order.language == "zh" else 600),
        words([_line(sketch, text, top + TITLE_LINE * len(title) + SUB_LINE * (n + 0.5), SOFT) for n, text in enumerate(about)]),
        words([_line(sketch, text, sketch.height + sketch.bottom + 16 + SOURCE_LINE * n, SOFT) for n, text in enumerate(source)], SMALL_SIZE - 1),
    ]  # fmt: skip
    made = alt.layer(*sketch.layers, *texts).properties(
        width=sketch.width, height=sketch.height, background=PAPER, description=summary(order), autosize=alt.AutoSizeParams(type="none"),
        padding={"left": MARGIN + sketch.left, "right": MARGIN + sketch.right, "top": MARGIN + head + sketch.top, "bottom": foot + MARGIN},
        usermeta={"title": order.chart.title, "source": source_line(order, sketch)} | ({"notes": list(order.notes)} if order.notes else {}),
    )  # fmt: skip
    found = made.to_dict(validate=False)
    return found | {"datasets": found.get("datasets", {}) | dict(sketch.datasets), "config": CONFIG}


def _line(sketch: Sketch, text: str, down: float, color: str) -> dict[str, Any]:
    return text_row(text, -sketch.left, down, color)


def _unit(order: Order) -> str:
    unit = order.chart.unit
    return unit if unit and unit not in order.chart.title else ""


def source_line(order: Order, sketch: Sketch) -> str:
    """Where the data come from, and which state of them is drawn."""
    said = [part for part in (order.chart.source, sketch.credit) if part]
    own = order.tell(f"Learning City KB, data {order.version}", f"学习型城市知识库，数据{order.version}")
    return order.tell("Source: ", "来源：") + order.tell(". ", "；").join([*said, own])


def summary(order: Order) -> str:
    """The chart in a sentence, for those who do not see it."""
    points = order.chart.points
    values = [(value, str(point["label"])) for point in points if isinstance(value := point.get("value"), int | float)]
    count = len({point["label"] for point in points})
    if not values:
        return order.tell(f"{order.chart.title}: {count} named.", f"{order.chart.title}：共{count}个。")
    (low, least), (high, most) = min(values), max(values)
    return order.tell(f"{order.chart.title}: {count} named, from {low:g} ({least}) to {high:g} ({most}).",
                      f"{order.chart.title}：共{count}个，从{low:g}（{least}）到{high:g}（{most}）。")  # fmt: skip
