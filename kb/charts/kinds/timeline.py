"""Timelines: a line a city; a partial date is as wide as what it may mean; the lag from adoption to effect is said."""

from itertools import groupby
from typing import Any

from kb.analysis.sequence import Lag, lag, precision
from kb.charts.looks import ACCENT, BAND, GROUPS, RULE, SOFT, STRONG, TEXT_SIZE
from kb.charts.order import Order
from kb.charts.sketch import (
    Along,
    Sketch,
    data,
    dots,
    label_width,
    legend,
    line_of,
    plot_width,
    row_labels,
    text_row,
    words,
)  # fmt: skip
from kb.charts.text import text_width
from kb.model.values import interval

EVENTS = {"body": ("circle", GROUPS[1], ("body established", "机构成立")),
          "adopted": ("diamond", GROUPS[0], ("law adopted", "条例通过")),
          "in_force": ("triangle-up", ACCENT, ("law in force", "条例施行"))}  # fmt: skip
STEP = 22
Lanes = list[tuple[str, list[dict[str, Any]]]]


def draw(order: Order) -> Sketch:
    """Years along, cities below each other in the order given."""
    lanes: Lanes = [
        (label, list(points)) for label, points in groupby(order.chart.points, key=lambda point: str(point["label"]))
    ]
    events: list[dict[str, Any]] = [_placed(order, point, n) for n, (_, points) in enumerate(lanes) for point in points]
    first, last = int(min(event["start"] for event in events)), int(max(event["end"] for event in events)) + 1
    axis = Along((first, last), _years(first, last, order.pick(8, 4)))
    texts = [_beside(order, points) if order.size == "wide" else "" for _, points in lanes]
    left = label_width([label for label, _ in lanes], order.pick(200, 100))
    right = int(max(text_width(text, TEXT_SIZE) for text in texts)) + 14
    width, down = plot_width(order, left, right), line_of("line", len(lanes))
    spans = [{"line": n, "start": min(e["at"] for e in own), "end": max(e["at"] for e in own)}
             for n in range(len(lanes)) if (own := [event for event in events if event["line"] == n])]  # fmt: skip
    guides = data([{"line": n, "start": first, "end": last} for n in range(len(lanes))])
    wide = [
        {key: event[key] for key in ("line", "start", "end")} for event in events if event["end"] - event["start"] > 0.2
    ]
    layers = [
        guides.mark_rule(color=RULE, aria=False).encode(x=axis.of("start"), x2="end:Q", y=down),
        data(spans).mark_rule(color=STRONG, strokeWidth=2, aria=False).encode(x=axis.of("start"), x2="end:Q", y=down),
    ]
    if wide:
        layers.append(
            data(wide).mark_rule(color=BAND, strokeWidth=9, aria=False).encode(x=axis.of("start"), x2="end:Q", y=down)
        )
    layers.append(dots(events, 64, x=axis.of("at"), y=down))
    layers += row_labels(order, [points[0] for _, points in lanes], left - 10, STEP)
    if any(texts):
        layers.append(words([text_row(text, width + 12, (n + 0.5) * STEP, SOFT) for n, text in enumerate(texts)]))
    kinds = [EVENTS[kind] for kind in EVENTS if any(event["event"] == kind for event in events)]
    above, top = legend([(shape, color, order.tell(*said)) for shape, color, said in kinds], width, -4)
    about = [_who(order, lanes)]
    if wide:
        about.append(order.tell("a shaded year: only the year is known", "色条为一年：只知年份"))
    return Sketch([*layers, *above], width, STEP * len(lanes), left, right, top + 4, axis.room, tuple(about))


def _who(order: Order, lanes: Lanes) -> str:
    """How many cities, and which of them stand outside the set that is counted over."""
    outside = [label for label, points in lanes if points[0].get("outside")]
    inside, names = len(lanes) - len(outside), order.tell(", ", "、").join(outside)
    english, chinese = f"{inside} {'city' if inside == 1 else 'cities'}", f"{inside}个城市"
    if outside:
        english += f", and {names} from outside the set counted over"
        chinese += f"，另有统计范围之外的{names}"
    return order.tell(english, chinese)


def _placed(order: Order, point: dict[str, Any], line: int) -> dict[str, Any]:
    """A dated event with the years that its partial date may mean, and their middle."""
    kind, date = str(point["event"]), str(point["date"])
    days = interval(date)
    start, end = (
        day.year + (day.timetuple().tm_yday - offset) / 366 for day, offset in ((days.first, 1), (days.last, 0))
    )
    shape, color, said = EVENTS[kind]
    return {"line": line, "label": point["label"], "event": kind, "date": date, "name": point.get("name") or "", "shape": shape,
            "color": color, "start": round(start, 3), "end": round(end, 3), "at": round((start + end) / 2, 3),
            "said": f"{point['label']}: {order.tell(*said)} {date}"}  # fmt: skip


def _years(first: int, last: int, most: int) -> list[float]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / step <= most)
    return [float(year) for year in range(first, last + 1) if year % step == 0]


def _beside(order: Order, points: list[Any]) -> str:
    """The time between the events, where both dates allow to say it."""
    dates = {str(point["event"]): str(point["date"]) for point in points}
    if {"adopted", "in_force"} <= dates.keys() and "years" not in (
        precision(dates["adopted"]),
        precision(dates["in_force"]),
    ):
        months = lag(dates["adopted"], dates["in_force"], "months").number
        return order.tell(
            f"{dates['adopted']} → {dates['in_force']}, {months} months",
            f"{dates['adopted']}→{dates['in_force']}，{months}个月",
        )
    if {"body", "adopted"} <= dates.keys():
        return _body_and_law(order, lag(dates["body"], dates["adopted"]))
    return "; ".join(dates.values())


def _body_and_law(order: Order, found: Lag) -> str:
    """Which came first and by how many years, no finer than the printed dates allow."""
    if found.least_days < 0 < found.most_days:
        return order.tell("body or law first cannot be told", "机构与立法孰先无法判断")
    low, high = sorted(round(abs(days) / 365.25) for days in (found.least_days, found.most_days))
    years = str(high) if low == high else f"{low}–{high}"
    first = found.least_days >= 0
    return order.tell(
        f"body {years} y {'before' if first else 'after'} the law", f"机构{'早' if first else '晚'}于立法{years}年"
    )
