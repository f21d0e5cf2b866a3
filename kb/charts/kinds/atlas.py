"""Maps: land without political borders, a dot a city, names where they have room; the others are said by their dots."""

from typing import Any

import altair as alt

from kb.charts.kinds.heat import _fifths
from kb.charts.land import land
from kb.charts.looks import ACCENT, FIFTHS, INK, LAND, PAPER, QUIET, SMALL_SIZE, SOFT, STRONG
from kb.charts.names import names_beside
from kb.charts.order import Order
from kb.charts.projection import Projection, fit
from kb.charts.sketch import Layer, Sketch, data, legend, linked, plot_width, words

STATES = {"yes": ("circle", ACCENT, ("yes", "有")), "no": ("square", STRONG, ("no per source", "来源表明没有")),
          "unknown": ("cross", QUIET, ("unknown", "未知")),
          "out_of_scope": ("triangle-down", QUIET, ("out of scope", "不在范围内"))}  # fmt: skip
LAND_DATA = "land"
CREDITS = (
    "Coordinates: GeoNames (CC BY 4.0). Land: Natural Earth",
    "坐标：GeoNames（CC BY 4.0）；陆地轮廓：Natural Earth",
)


def draw(order: Order) -> Sketch:
    """Dots in fifths of their values, or in the states of their tables."""
    points: list[dict[str, Any]] = sorted(order.chart.points, key=_importance)
    width = plot_width(order, 0, 0)
    view = fit([(p["longitude"], p["latitude"]) for p in points], width)
    rows = _dots(order, points)
    nameless = [point.get("group") in ("unknown", "out_of_scope") for point in points]
    places = [view.place(point["longitude"], point["latitude"]) for point in points]
    named = names_beside(points, places, (view.width, view.height), nameless)
    layers = [
        _land(view),
        _marks(rows, view),
        words(named, SMALL_SIZE, stroke=PAPER, strokeWidth=3),
        words(named, SMALL_SIZE),
    ]
    entries = _entries(order, points)
    above, top = legend(entries, width, -6) if entries else ([], 0)
    about = [f"n = {len(points)}"]
    if len(named) < len(points):
        about.append(
            order.tell(
                f"{len(named)} {'is' if len(named) == 1 else 'are'} named where there is room",
                f"空间允许时标出名称（{len(named)}个）",
            )
        )
    return Sketch(
        [*layers, *above],
        width,
        view.height,
        0,
        0,
        top + 8,
        0,
        tuple(about),
        order.tell(*CREDITS),
        {LAND_DATA: [land()]},
    )


def _importance(point: dict[str, Any]) -> tuple[bool, int, float]:
    states = list(STATES)
    state = states.index(point["group"]) if point.get("group") in states else 0
    return not point.get("mark"), state, -float(point.get("value", 0))


def _land(view: Projection) -> Layer:
    shape = alt.Chart(alt.NamedData(name=LAND_DATA)).mark_geoshape(fill=LAND, stroke=None, aria=False)
    projected: Layer = shape.project(**view.arguments)
    return projected


def _marks(rows: list[dict[str, Any]], view: Projection) -> Layer:
    made = data(list(reversed(rows))).mark_point(filled=True, size=46, opacity=1, stroke=SOFT, strokeWidth=0.7)
    encoding = {"href": alt.Href("href:N")} if any("href" in row for row in rows) else {}
    placed: Layer = made.encode(longitude="longitude:Q", latitude="latitude:Q", color=alt.Color("color:N", scale=None),
                       shape=alt.Shape("shape:N", scale=None), description=alt.Description("said:N"), **encoding,
                       ).project(**view.arguments)  # fmt: skip
    return placed


def _dots(order: Order, points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    valued = all("value" in point for point in points)
    fifths = _fifths([{"column": "", "value": point["value"]} for point in points]) if valued else {}
    rows = []
    for point in points:
        shape, color, said = STATES.get(str(point.get("group")), STATES["yes"])
        text = order.tell(*said)
        if valued:
            shape, color, text = "circle", FIFTHS[fifths["", point["value"]]], f"{float(point['value']):g}"
        row = {"longitude": point["longitude"], "latitude": point["latitude"], "label": point["label"], "shape": shape,
               "color": INK if point.get("mark") else color, "said": f"{point['label']}: {text}"}  # fmt: skip
        rows.append(
            row | ({"value": point["value"]} if valued else {"state": point.get("group", "")}) | linked(order, point)
        )
    return rows


def _entries(order: Order, points: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    if all("value" in point for point in points):
        words_of = [("lowest fifth", "最低五分之一"), ("", ""), ("", ""), ("", ""), ("highest fifth", "最高五分之一")]
        return [("circle", color, order.tell(*said)) for color, said in zip(FIFTHS, words_of, strict=True)]
    held = {str(point.get("group", "yes")) for point in points}
    if held == {"yes"}:
        return []
    return [(shape, color, order.tell(*said)) for state, (shape, color, said) in STATES.items() if state in held]
