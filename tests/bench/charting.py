"""How long charts take: the first one with the start of its process, the next ones, and one that was drawn before."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kb.charts.order import Order
from kb.charts.painter import Painter
from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.answer import ChartKind
from kb.query.drafting.picture import picture
from kb.query.kinds.measuring import Rank
from kb.query.selection.conditions import InEdition, Selection

from .timing import Row, compare

KINDS: tuple[ChartKind, ...] = ("ranked", "strip", "map")


def charting(database: Path, repeats: int) -> list[Row]:
    """Charts of the ranking of the largest edition, as a server draws them; the floor is the same chart kept."""
    knowledge = open_knowledge(database)
    warm, keeping = Painter(most_bytes=0), Painter()
    try:
        orders = {kind: found for kind in KINDS if (found := order(knowledge, kind))}
        first = orders["ranked"]
        rows = [compare("first chart, with the start of its process", "", min(repeats, 3), [partial(draw_cold, first)])]
        for kind, wanted in orders.items():
            job: Callable[[], object] = partial(draw, warm, wanted)
            size = f"{len(wanted.chart.points)} points; floor: the kept one"
            rows.append(compare(f"next chart, {kind}", size, repeats, [job], [partial(draw, keeping, wanted)]))
        png = first.model_copy(update={"form": "png"})
        rows.append(compare("next chart, ranked, as PNG", "", repeats, [partial(draw, warm, png)]))
        return rows
    finally:
        warm.close()
        keeping.close()
        knowledge.close()


def order(knowledge: KnowledgeBase, kind: ChartKind) -> Order | None:
    """The overall ranking of the edition with most cities as a kind of chart, if it can be drawn so."""
    edition = max(knowledge.base.editions.values(), key=lambda row: row.cities)
    plan = Rank(select=Selection(conditions=(InEdition(edition=edition.id),)), by=f"score:{edition.overall}")
    chart = picture(knowledge.base, knowledge.run(plan), kind)
    return Order(chart=chart, language="en", version=knowledge.data_version) if chart else None


def draw(painter: Painter, wanted: Order) -> bytes:
    """A chart by a process that runs."""
    return painter.submit(wanted).result()


def draw_cold(wanted: Order) -> bytes:
    """A chart by a process that is started for it."""
    painter = Painter()
    try:
        return draw(painter, wanted)
    finally:
        painter.close()
