"""What every kind of chart is made of: layers over one plot, with the room that their labels need around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

import altair as alt

from kb.charts.looks import ACCENT, INK, MARGIN, QUIET, SHAPES, SMALL_SIZE, SOFT, TEXT_SIZE
from kb.charts.order import Order
from kb.charts.text import rank_ticks, round_ticks, shorten, text_width

Row = Mapping[str, Any]
Layer = alt.Chart
DOT = 52  # square pixels
TICK_ROOM = 48  # pixels that a number under an axis takes with the space beside it


@dataclass(frozen=True)
class Sketch:
    """The layers of a plot of ``width`` by ``height`` pixels, and what must be left free around it."""

    layers: Sequence[Layer]
    width: int
    height: int
    left: int
    right: int
    top: int = 0
    bottom: int = 0
    about: tuple[str, ...] = ()
    credit: str = ""
    datasets: Mapping[str, list[dict[str, Any]]] = field(
        default_factory=dict
    )  # large ones, which Altair would copy often


def data(rows: Sequence[Row]) -> Layer:
    """A layer over some rows; ``key`` has become ``href`` where there is a page."""
    return alt.Chart(alt.InlineData(values=[{k: v for k, v in row.items() if v is not None} for row in rows]))


def linked(order: Order, point: Row) -> dict[str, Any]:
    """The address of what a point names, where there is one."""
    address = order.links.get(str(point.get("key")))
    return {"href": address} if address else {}


@dataclass(frozen=True)
class Along:
    """The axis of the values: every layer of a plot says the same one, or Vega would draw none."""

    domain: tuple[float, float]
    ticks: Sequence[float]
    title: str = ""
    top: bool = False

    def of(self, column: str) -> alt.X:
        """A position along the axis."""
        axis = alt.Axis(values=list(self.ticks), title=self.title or None, orient="top" if self.top else "bottom",
                        format=f".{_places(self.ticks)}f", titleAnchor="start", labelFlush=False, labelOverlap=False)  # fmt: skip
        return alt.X(f"{column}:Q", scale=alt.Scale(domain=list(self.domain), nice=False, zero=False), axis=axis)

    @property
    def room(self) -> int:
        """The height of the axis in pixels."""
        return 20 + (16 if self.title else 0)


def line_of(column: str, count: int) -> alt.Y:
    """A position by line: 0 is the uppermost."""
    return alt.Y(
        f"{column}:Q", scale=alt.Scale(domain=[-0.5, count - 0.5], reverse=True, nice=False, zero=False), axis=None
    )


def pixels(across: str, down: str) -> dict[str, Any]:
    """A position in pixels from the upper left corner of the plot."""
    return {"x": alt.X(f"{across}:Q", scale=None), "y": alt.Y(f"{down}:Q", scale=None)}


def words(rows: Sequence[Row], size: int = TEXT_SIZE, **mark: Any) -> Layer:
    """Text at ``px``, ``py``; a link where a row has ``href``."""
    looks: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": size, "aria": False} | mark
    encoding = pixels("px", "py") | {"text": alt.Text("text:N"), "color": alt.Color("color:N", scale=None)}
    if any("href" in row for row in rows):
        encoding["href"] = alt.Href("href:N")
    made: Layer = data(rows).mark_text(**looks).encode(**encoding)
    return made


def text_row(text: str, px: float, py: float, color: str = INK, **more: Any) -> dict[str, Any]:
    """A row for ``words``."""
    return {"text": text, "px": round(px, 1), "py": round(py, 1), "color": color} | more


def row_labels(order: Order, named: Sequence[Row], width: float, step: float) -> list[Layer]:
    """Labels to the left of the lines, links where there are pages; those of marked points bold."""
    rows = [text_row(shorten(str(point["label"]), TEXT_SIZE, width), -10, (number + 0.5) * step,
                     INK, bold=bool(point.get("mark")), **linked(order, point)) for number, point in enumerate(named)]  # fmt: skip
    plain, bold = [row for row in rows if not row["bold"]], [row for row in rows if row["bold"]]
    layers = [
        words(part, align="right", fontWeight=weight) for part, weight in ((plain, "normal"), (bold, "bold")) if part
    ]
    return layers


def most_ticks(order: Order, width: int, wide: int, narrow: int) -> int:
    """How many numbers an axis of some width may have: as many as the size allows, and no more than fit beside each other."""
    return max(1, min(order.pick(wide, narrow), width // TICK_ROOM))


def label_width(labels: Sequence[str], most: float) -> int:
    """The room for labels of lines."""
    return ceil(min(max((text_width(label, TEXT_SIZE) for label in labels), default=0), most)) + 12


def legend(entries: Sequence[tuple[str, str, str]], width: int, down: float) -> tuple[list[Layer], int]:
    """A line (or lines) of shape, colour and word above a plot, and how high they are."""
    across, line, rows, texts = 0.0, 0, [], []
    for shape, color, text in entries:
        needed = text_width(text, SMALL_SIZE) + 28
        if across and across + needed > width:
            across, line = 0.0, line + 1
        rows.append({"px": across + 5, "line": line, "shape": shape, "color": color})
        texts.append(text_row(text, across + 14, line, SOFT))
        across += needed
    height = (line + 1) * 18
    for row in (*rows, *texts):
        row["py"] = down - height + 9 + 18 * (row.get("line", row.get("py", 0)))
    marks = dots(rows, **pixels("px", "py"))
    return [marks, words(texts, SMALL_SIZE)], height


def dots(rows: Sequence[Row], size: int = DOT, **encoding: Any) -> Layer:
    """Points with the colour and shape of their rows, said by ``said``."""
    if any("said" in row for row in rows):
        encoding["description"] = alt.Description("said:N")
    if any("href" in row for row in rows):
        encoding["href"] = alt.Href("href:N")
    spoken: dict[str, Any] = {} if "description" in encoding else {"aria": False}
    encoding["shape"] = alt.Shape("shape:N", scale=None) if any("shape" in row for row in rows) else alt.value("circle")
    encoding["color"] = alt.Color("color:N", scale=None)
    made: Layer = data(rows).mark_point(filled=True, size=size, opacity=1, **spoken).encode(**encoding)
    return made


def colour(point: Row, some_marked: bool) -> str:
    """The accent, unless other points are the marked ones."""
    return ACCENT if point.get("mark") or not some_marked else QUIET


def shape_of(number: int) -> str:
    """The shape of a group."""
    return SHAPES[number % len(SHAPES)]


def along(values: Sequence[float], count: int = 6, title: str = "", top: bool = False, ranks: bool = False) -> Along:
    """An axis around some values with round ticks; one of ranks begins at the first place.

    Examples
    --------
    >>> along([0.31, 0.82]).ticks
    [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
    """
    ticks = rank_ticks(values, count) if ranks else round_ticks(values, count)
    return Along((ticks[0], ticks[-1]), ticks, title, top)


def _places(ticks: Sequence[float]) -> int:
    return max((len(f"{tick:.6f}".rstrip("0").partition(".")[2]) for tick in ticks), default=0)


def plot_width(order: Order, left: int, right: int) -> int:
    """What is left for the plot."""
    return order.width - 2 * MARGIN - left - right
