"""Drawings of things and their ties as data: trees, routes and rows that share their ends. A template makes them SVG."""

from collections.abc import Sequence
from itertools import groupby
from statistics import fmean

from kb.analysis.graph import Route
from kb.charts.text import shorten, text_width
from kb.query.answer import Frozen, Ref

SIZE, STEP = 13, 24
BOLD, BOLDER = ("own", "shared", "odd"), 1.08  # kinds in bold, and how much wider that is
LEAVES = 60  # more cannot be read in a drawing; the table lists all


class Node(Frozen):
    """A word in a drawing; a link where ``key`` names a thing. ``kind`` is own, relation, shared or odd."""

    text: str
    full: str
    key: str = ""
    x: float
    y: float
    kind: str = ""


class Tie(Frozen):
    """A curve between two nodes."""

    path: str
    said: str = ""
    odd: bool = False


class Drawing(Frozen):
    """Nodes and ties on a ground of ``width`` by ``height``."""

    width: int
    height: int
    nodes: list[Node]
    ties: list[Tie]
    hidden: int = 0


class Cell(Frozen):
    """What stands in a column of a row: a thing, or words."""

    text: str
    key: str = ""


def tree(root: Ref, tied: Sequence[tuple[str, Ref]]) -> Drawing:
    """A thing, its relations, and what it is tied to by each: one line a neighbour."""
    shown = tied[:LEAVES]
    middle = STEP * len(shown) / 2 + 10
    nodes = [_node(root.name, 0, middle, 170, root.id, "own")]
    ties: list[Tie] = []
    line = 0
    for relation, group in groupby(shown, key=lambda pair: pair[0]):
        refs = [ref for _, ref in group]
        places = [10 + STEP * (line + n + 0.5) for n in range(len(refs))]
        centre = fmean(places)
        nodes.append(_node(relation, 210, centre, 170, kind="relation"))
        ties.append(Tie(path=_curve(_end(root.name, 0, 170), middle, 205, centre)))
        for ref, place in zip(refs, places, strict=True):
            nodes.append(_node(ref.name, 420, place, 530, ref.id))
            ties.append(
                Tie(
                    path=_curve(_end(relation, 210, 170), centre, 415, place), said=f"{root.name} {relation} {ref.name}"
                )
            )
        line += len(refs)
    return Drawing(width=960, height=int(STEP * len(shown) + 20), nodes=nodes, ties=ties, hidden=len(tied) - len(shown))


def lanes(routes: Sequence[Route], names: dict[str, Ref], words: dict[tuple[str, bool], str]) -> Drawing:
    """Routes below each other, one column a step; ``words`` say each relation in the direction that is walked."""
    longest = max(len(route.nodes) for route in routes)
    column = 960 / longest
    nodes, ties = [], []
    for number, route in enumerate(routes):
        y = 26 + 48 * number
        for place, key in enumerate(route.nodes):
            kind = "own" if place in (0, len(route.nodes) - 1) else ""
            nodes.append(_node(names[key].name, place * column, y, column - 24, key, kind))
        for place, step in enumerate(route.steps):
            said = words[step.predicate, step.forward]
            nodes.append(_node(f"{said} →", place * column + 12, y + 17, column - 24, kind="relation"))
            ties.append(Tie(path=f"M{place * column:.0f} {y + 28} h{column - 24:.0f}", said=said))
    return Drawing(width=960, height=48 * len(routes) + 14, nodes=nodes, ties=ties)


def rows_with_shared_ends(rows: Sequence[Sequence[Cell]], widths: Sequence[int]) -> Drawing:
    """One line a row; the first and the last column stand once for all rows that share them."""
    starts = [sum(widths[:n]) + 34 * n for n in range(len(widths))]
    nodes, ties = [], []
    places = [16 + (STEP + 6) * number for number in range(len(rows))]
    for y, row in zip(places, rows, strict=True):
        for n, cell in enumerate(row[1:-1], 1):
            nodes.append(_node(cell.text, starts[n], y, widths[n], cell.key))
            if n > 1:
                ties.append(Tie(path=f"M{starts[n] - 30} {y} h24"))
    for column, inner in ((0, 1), (len(widths) - 1, len(widths) - 2)):
        for shared in dict.fromkeys(row[column] for row in rows):
            own = [y for y, row in zip(places, rows, strict=True) if row[column] == shared]
            odd = len(own) == 1
            centre = fmean(own)
            nodes.append(
                _node(shared.text, starts[column], centre, widths[column], shared.key, "odd" if odd else "shared")
            )
            for y in own:
                ends = (starts[0] + widths[0], centre, starts[inner] - 6, y) if column == 0 else (
                    starts[inner] + widths[inner], y, starts[column] - 6, centre)  # fmt: skip
                ties.append(Tie(path=_curve(*ends), odd=odd))
    return Drawing(width=starts[-1] + widths[-1], height=int(places[-1] + 20), nodes=nodes, ties=ties)


def _node(text: str, x: float, y: float, room: float, key: str = "", kind: str = "") -> Node:
    size = SIZE * (BOLDER if kind in BOLD else 1)
    return Node(text=shorten(text, size, room), full=text, key=key, x=round(x, 1), y=round(y, 1), kind=kind)


def _end(text: str, x: float, room: float) -> float:
    """Where a word ends, with a little room."""
    return x + min(text_width(text, SIZE), room) + 6


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"M{x:.0f} {y:.1f} C{middle:.0f} {y:.1f} {middle:.0f} {to_y:.1f} {to_x:.0f} {to_y:.1f}"
