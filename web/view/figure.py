"""A chart on a page: where its picture, its data and its embedding are, and as what else it can be drawn."""

import csv
import io
import json

from kb.charts.extent import extent
from kb.charts.order import WIDTHS, Order, Size, Theme
from kb.errors import NotFoundError
from kb.export.comma import BYTE_ORDER_MARK, NOTE_COLUMNS, note_records
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Chart, ChartKind, Frozen, Language
from kb.query.drafting.picture import charts, picture
from kb.query.plan import Plan
from web.addresses import in_language, thing_url, with_parameters

COLUMNS = ("label", "key", "row", "column", "group", "event", "date", "name", "value", "low", "high", "median",
           "latitude", "longitude")  # fmt: skip


class OtherKind(Frozen):
    """Another way to draw the same answer."""

    kind: str
    address: str
    chosen: bool = False


class Figure(Frozen):
    """A chart; its addresses say plan, kind and language, so that they can be kept; ``rooms`` are its sizes in pixels."""

    title: str
    kind: str
    wide: str
    half: str
    narrow: str
    svg: str
    png: str
    vega_lite: str
    csv: str
    embed: str
    rooms: dict[Size, tuple[int, int]]
    others: list[OtherKind] = []


def figure(
    knowledge: KnowledgeBase, answer: Answer, kind: ChartKind | None = None, mark: str = "", page: str = ""
) -> Figure | None:
    """The chart of an answer to a plan, if it has one of the kind; ``page`` can show the other kinds too."""
    chart = picture(knowledge.base, answer, kind, mark)
    if chart is None or answer.reading.plan is None:
        return None
    kinds = [found.kind for found in charts(knowledge.base, answer)] if page else []
    others = [
        OtherKind(kind=found, address=with_parameters(page, chart=found)) for found in kinds if found != chart.kind
    ]
    return _addressed(chart, answer.reading.plan, answer.language, mark, others)


def figures(knowledge: KnowledgeBase, answer: Answer, *kinds: ChartKind, mark: str = "") -> list[Figure]:
    """The charts of an answer in some kinds, those that it has."""
    return [found for kind in kinds if (found := figure(knowledge, answer, kind, mark))]


def plan_figures(
    knowledge: KnowledgeBase, plan: Plan, language: Language, *kinds: ChartKind, mark: str = ""
) -> list[Figure]:
    """The charts of a plan whose table a page does not show."""
    return figures(knowledge, knowledge.run(plan, language), *kinds, mark=mark)


def _addressed(chart: Chart, plan: dict[str, object], language: Language, mark: str, others: list[OtherKind]) -> Figure:
    text = json.dumps(plan, ensure_ascii=False, separators=(",", ":"))
    said = {"plan": text, "chart": chart.kind, "mark": mark or None, "lang": language}
    return Figure(
        title=chart.title,
        kind=chart.kind,
        wide=with_parameters("/api/chart.svg", **said),
        half=with_parameters("/api/chart.svg", **said, size="half"),
        narrow=with_parameters("/api/chart.svg", **said, size="narrow"),
        svg=with_parameters("/api/chart.svg", **said, notes="true"),
        png=with_parameters("/api/chart.png", **said),
        vega_lite=with_parameters("/api/chart.vl.json", **said),
        csv=with_parameters("/api/chart.csv", **said),
        embed=with_parameters("/embed", **said),
        rooms={size: extent(chart, size, language) for size in WIDTHS},
        others=others,
    )


def chart_of(knowledge: KnowledgeBase, answer: Answer, kind: ChartKind | None, mark: str = "") -> Chart:
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


def points_csv(answer: Answer, chart: Chart) -> bytes:
    """The points of a chart as CSV, with the columns that they use; under them a row a note, as in the answer's own CSV."""
    used = [name for name in COLUMNS if any(name in point for point in chart.points)]
    text = io.StringIO()
    writer = csv.DictWriter(text, [*used, *NOTE_COLUMNS], restval="", extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(chart.points)
    writer.writerows(note_records(answer.notes, answer.data_version))
    return (BYTE_ORDER_MARK + text.getvalue()).encode()
