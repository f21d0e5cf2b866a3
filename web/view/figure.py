"""A chart on a page: where its picture, its data and its embedding are, and as what else it can be drawn."""

import csv
import io
import json

from kb.charts.order import Order, Size, Theme
from kb.errors import NotFoundError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Chart, ChartKind, Frozen, Language
from kb.query.picture import charts, picture
from kb.query.plan import Plan, plan_dump
from web.addresses import in_language, thing_url, with_parameters

COLUMNS = ("label", "key", "row", "column", "group", "event", "date", "name", "value", "low", "high", "median",
           "latitude", "longitude")  # fmt: skip


class OtherKind(Frozen):
    """Another way to draw the same answer."""

    kind: str
    address: str


class Figure(Frozen):
    """A chart; its addresses say plan, kind and language, so that they can be kept."""

    title: str
    kind: str
    wide: str
    narrow: str
    png: str
    vega_lite: str
    csv: str
    embed: str
    others: list[OtherKind] = []


class Embed(Frozen):
    """A chart alone, for the pages of others: the picture, and the way back to its answer."""

    title: str
    language: Language
    back: str


def figure(
    knowledge: KnowledgeBase, answer: Answer, kind: ChartKind | None = None, mark: str = "", page: str = ""
) -> Figure | None:
    """The chart of an answer to a plan; ``page`` is the address of a page that can show its other kinds.

    Raises
    ------
    NotFoundError
        When the answer has no chart of the kind.
    """
    if answer.reading.plan is None or (kind is None and answer.chart is None):
        return None
    chart = chart_of(knowledge, answer, kind, mark) if kind or mark else answer.chart
    assert chart is not None
    kinds = [found.kind for found in charts(knowledge.base, answer)] if page else []
    others = [
        OtherKind(kind=found, address=with_parameters(page, chart=found)) for found in kinds if found != chart.kind
    ]
    return _addressed(chart, answer.reading.plan, answer.language, mark, others)


def plan_figure(
    knowledge: KnowledgeBase, plan: Plan, language: Language, kind: ChartKind, mark: str = ""
) -> Figure | None:
    """The chart of a plan that a page does not show as a table; nothing where its answer cannot be drawn so."""
    answer = knowledge.run(plan, language)
    chart = picture(knowledge.base, answer, kind, mark)
    return _addressed(chart, plan_dump(plan), language, mark, []) if chart else None


def _addressed(chart: Chart, plan: dict[str, object], language: Language, mark: str, others: list[OtherKind]) -> Figure:
    text = json.dumps(plan, ensure_ascii=False, separators=(",", ":"))
    said = {"plan": text, "chart": chart.kind, "mark": mark or None, "lang": language}
    return Figure(
        title=chart.title,
        kind=chart.kind,
        wide=with_parameters("/api/chart.svg", **said),
        narrow=with_parameters("/api/chart.svg", **said, size="narrow"),
        png=with_parameters("/api/chart.png", **said),
        vega_lite=with_parameters("/api/chart.vl.json", **said),
        csv=with_parameters("/api/chart.csv", **said),
        embed=with_parameters("/embed", **said),
        others=others,
    )


def chart_of(knowledge: KnowledgeBase, answer: Answer, kind: ChartKind | None, mark: str) -> Chart:
    """The chart of an answer.

    Raises
    ------
    NotFoundError
        When there is none, or none of this kind; the sentence names those there are.
    """
    chart = picture(knowledge.base, answer, kind, mark)
    if chart is None:
        kinds = ", ".join(found.kind for found in charts(knowledge.base, answer))
        raise NotFoundError(
            f"this answer cannot be drawn as {kind or 'a chart'}" + (f"; it can as {kinds}" if kinds else "")
        )
    return chart


def order_of(answer: Answer, chart: Chart, size: Size, theme: Theme) -> Order:
    """What is to be drawn, with links to the pages of what it names."""
    keys = {str(point["key"]) for point in chart.points if point.get("key")}
    links = {key: in_language(thing_url(key), answer.language) for key in sorted(keys)}
    return Order(
        chart=chart, language=answer.language, version=answer.data_version, size=size, theme=theme, links=links
    )


def points_csv(chart: Chart) -> bytes:
    """The points of a chart as CSV, with the columns that they use."""
    used = [name for name in COLUMNS if any(name in point for point in chart.points)]
    text = io.StringIO()
    writer = csv.DictWriter(text, used, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(chart.points)
    return ("\ufeff" + text.getvalue()).encode()
