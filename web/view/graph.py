"""A thing's neighbours and the routes between two things, in words and as a small drawing."""

from math import sqrt

from kb.errors import NotFoundError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Frozen, Language, Ref, TableRow
from kb.query.kinds.relating import Connect
from web.labels import label
from web.view.naming import reference
from web.view.page import Page

DRAWN = 24  # more neighbours than this cannot be read in a drawing; the table lists all


class Dot(Frozen):
    """A neighbour in the drawing."""

    thing: Ref
    relation: str
    x: float
    y: float
    anchor: str


class GraphPage(Page):
    """Neighbours of a thing, or routes to another one."""

    thing: Ref
    to: Ref | None
    headline: str
    dots: list[Dot]
    hidden: int


def graph_page(knowledge: KnowledgeBase, key: str, to: str | None, language: Language, address: str) -> GraphPage:
    """The connect plan for one or two keys.

    Raises
    ------
    NotFoundError
        When the graph does not hold one of them.
    """
    for one in (key, *([to] if to else [])):
        if one not in knowledge.base.graph:
            raise NotFoundError(f"{one} is not in the graph; keys look like city:wuhan")
    answer = knowledge.run(Connect(start=key, end=to or None), language)
    thing = reference(knowledge.base, key, language)
    rows = [row for table in answer.tables for row in table.rows]
    dots, hidden = _dots([] if to else rows)
    return GraphPage(
        title=f"{label('graph', language)} · {thing.name}",
        language=language,
        address=address,
        data_version=knowledge.data_version,
        answer=answer,
        thing=thing,
        to=reference(knowledge.base, to, language) if to else None,
        headline=answer.headline,
        dots=dots,
        hidden=hidden,
    )


def _dots(rows: list[TableRow]) -> tuple[list[Dot], int]:
    shown = [row for row in rows if isinstance(row.cells["thing"], Ref)][:DRAWN]
    dots = []
    half = (len(shown) + 1) // 2
    for number, row in enumerate(shown):
        right = number < half
        place, of = (number, half) if right else (number - half, len(shown) - half)
        across = (place + 0.5) / of * 2 - 1  # from -1 at the top to 1 at the bottom, evenly, so that labels never meet
        width = 60 + 110 * sqrt(1 - across**2)
        dots.append(
            Dot(
                thing=row.cells["thing"],
                relation=str(row.cells["relation"]),
                y=round(230 + 205 * across, 1),
                x=round(300 + (width if right else -width), 1),
                anchor="start" if right else "end",
            )
        )
    return dots, len(rows) - len(shown)
