"""How high a chart will be, before it is drawn and without what draws it: pages keep that room free.

It follows the measures of the kinds. Where their labels decide, it may be off by a line; a picture is then drawn a little
smaller into its room. A test holds it beside the pictures themselves.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from math import ceil

from kb.charts.looks import MARGIN, SMALL_SIZE, TEXT_SIZE, TITLE_SIZE
from kb.charts.order import WIDTHS, Size
from kb.charts.projection import fit
from kb.charts.text import BOLD, round_ticks, text_width, wrap
from kb.query.answer import Chart, Language

MOST_LINES = 100
EVENTS = {"body": "body established", "adopted": "law adopted", "in_force": "law in force"}
AXIS, AXIS_TITLE, LEGEND = 20, 16, 18
SOURCE_SIZE = SMALL_SIZE - 1
VERSION = "970290ddbe1f"  # any other is as long


def extent(chart: Chart, size: Size, language: Language) -> tuple[int, int]:
    """Width and height in pixels, the height as far as it can be told without drawing."""
    room = WIDTHS[size] - 2 * MARGIN
    title = len(wrap(chart.title, TITLE_SIZE * BOLD, room))
    about = len(wrap(_about(chart, language), TEXT_SIZE, room))
    source = len(wrap(_source(chart, language), SOURCE_SIZE, room))
    frame = 2 * MARGIN + 20 * title + 16 * about + 8 + 10 + 15 * source
    return WIDTHS[size], frame + round(_plot(chart, size, room))


def _plot(chart: Chart, size: Size, room: int) -> float:
    """The plot with its axis and its legend."""
    points = chart.points
    axis = AXIS + (AXIS_TITLE if chart.axis else 0)
    lines = len(dict.fromkeys(str(point["label"]) for point in points))
    rows = len(dict.fromkeys(str(point.get("row", "")) for point in points))
    match chart.kind:
        case "ranked":
            return 18 * min(len(points), MOST_LINES) + axis
        case "heat":
            return 18 * min(lines, MOST_LINES) + _heads(chart, size, room)
        case "timeline":
            runs = sum(1 for _ in groupby(str(point["label"]) for point in points))
            events = dict.fromkeys(str(point["event"]) for point in points)
            return 22 * runs + AXIS + _legend([EVENTS[event] for event in events], room - 90) + 4
        case "parallel":
            return 26 * rows + axis + _legend(list(dict.fromkeys(str(p["label"]) for p in points)), room - 120) + 6
        case "strip":
            count = {"wide": 7, "half": 5, "narrow": 4}[size]
            return 30 * rows + axis if rows > 1 else _swarm([_number(p) for p in points], room - 8, count) + axis
        case "groups":
            return _groups(chart, room - 8) + axis
        case "map":
            places = [(float(str(p["longitude"])), float(str(p["latitude"]))) for p in points]
            legend = LEGEND if any("value" in p or p.get("group", "yes") != "yes" for p in points) else 0
            return fit(places, room).height + 8 + legend * (2 if size != "wide" else 1)
        case "scatter":
            width = room - 50
            return width * (0.62 if size == "wide" else 1) + 15 + 8 + AXIS + AXIS_TITLE
    raise ValueError(chart.kind)


def _number(point: Mapping[str, object]) -> float:
    return float(str(point["value"]))


def _legend(entries: Sequence[str], room: float) -> int:
    lines, across = 1, 0.0
    for entry in entries:
        needed = text_width(entry, SMALL_SIZE) + 28
        if across and across + needed > room:
            lines, across = lines + 1, 0.0
        across += needed
    return LEGEND * lines


def _heads(chart: Chart, size: Size, room: int) -> int:
    """The heads of the columns of a heat table, which break in their columns."""
    columns = list(dict.fromkeys(str(point["column"]) for point in chart.points))
    labels = max(text_width(str(point["label"]), TEXT_SIZE) for point in chart.points)
    most = {"wide": 170, "half": 123, "narrow": 76}[size]
    cell = (room - min(labels, most) - 12) / len(columns)
    names = [name.replace(f" ({chart.title})", "").replace(f"（{chart.title}）", "") for name in columns]
    return 14 * max(len(wrap(name, SMALL_SIZE, cell - 6)) for name in names) + 6


def _swarm(values: Sequence[float], width: float, count: int) -> int:
    ticks = round_ticks(values, count)
    per_pixel = (ticks[-1] - ticks[0]) / width
    return max(8 * max(lanes([value / per_pixel for value in values], 8)) + 8, 24) + 26


def _groups(chart: Chart, width: float) -> float:
    span = 1.15 * (max(map(_number, chart.points)) - min(map(_number, chart.points))) or 1.0
    down = 0.0
    for name in dict.fromkeys(str(point.get("group", "")) for point in chart.points):
        own = sorted((p for p in chart.points if str(p.get("group", "")) == name), key=_number)
        widest = max(text_width(str(point["label"]), SMALL_SIZE) for point in own) + 26
        levels = max(lanes([_number(point) / span * width for point in own], widest)) + 1
        down += 16 * (len(wrap(name, TEXT_SIZE * BOLD, width)) + 1) + 18 + 17 * levels
    return down


def lanes(places: Sequence[float], width: float) -> list[int]:
    """The lowest lane in which a dot touches no other, from the left to the right.

    Examples
    --------
    >>> lanes([0, 4, 20], 8)
    [0, 1, 0]
    """
    taken: list[float] = []
    found = [0] * len(places)
    for number in sorted(range(len(places)), key=lambda n: places[n]):
        lane = next((n for n, last in enumerate(taken) if places[number] - last >= width), len(taken))
        taken[lane : lane + 1] = [places[number]]
        found[number] = lane
    return found


def _about(chart: Chart, language: Language) -> str:
    """About as long as the line below the title."""
    unit = chart.unit if chart.unit and chart.unit not in chart.title else ""
    marked = next((str(point["label"]) for point in chart.points if point.get("mark")), "")
    english = {
        "strip": "n = 68; shaded: the middle half; stroke: median", "map": "n = 94; 50 are named where there is room",
        "scatter": "n = 50; 30 are named where there is room", "groups": "n = 50; strokes: means of the groups",
        "heat": "n = 68; darker: a higher fifth of its column", "timeline": "12 cities; a shaded year: only the year is known" + _outside(chart),
        "parallel": "3 cities, 4 indicators", "ranked": "n = 68" + (f"; bars: {chart.band}; strokes: medians" if chart.band else ""),
    }[chart.kind]  # fmt: skip
    if chart.kind == "strip" and marked:
        english += f"; dot: {marked}, with score and place"
    share = 0.62 if language == "zh" else 1.0  # the same in Chinese takes less room
    said = f"{unit}; {english}" if unit else english
    return said[: ceil(len(said) * share)]


def _outside(chart: Chart) -> str:
    names = dict.fromkeys(str(point["label"]) for point in chart.points if point.get("outside"))
    return f", and {', '.join(names)} from outside the set counted over" if names else ""


def _source(chart: Chart, language: Language) -> str:
    credit = ". Coordinates: GeoNames (CC BY 4.0). Land: Natural Earth" if chart.kind == "map" else ""
    own = f"Learning City KB, data {VERSION}" if language == "en" else f"学习型城市知识库，数据{VERSION}"
    return f"Source: {chart.source}{credit}. {own}"
