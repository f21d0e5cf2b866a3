"""Charts over HTTP: SVG, PNG, Vega-Lite and the points of an answer's chart; and a page for the frames of others."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from kb.charts.order import Form, Order, Size, Theme
from kb.export.method import chart_notes
from kb.query.answer import Answer, Chart, ChartKind
from web.api.ask import PlanLanguage, PlanText
from web.render import environment
from web.view.figure import chart_of, order_of, points_csv
from web.visit import KnowledgeDep, PainterDep

router = APIRouter(prefix="/api", tags=["charts"])
frames = APIRouter(include_in_schema=False)

MEDIA_TYPES: dict[Form, str] = {
    "svg": "image/svg+xml", "png": "image/png", "vega-lite": "application/vnd.vegalite.v6+json",
}  # fmt: skip
Kind = Annotated[ChartKind | None, Query(description="Draw it as this kind; default: what fits the answer best.")]
Noted = Annotated[bool, Query(description="Put the caveats under it, as PNG and Vega-Lite have them.")]
Mark = Annotated[str, Query(max_length=120, description="The key of a thing that stands out, such as city:wuhan.")]


@dataclass(frozen=True)
class Drawn:
    """An answer and its chart."""

    answer: Answer
    chart: Chart

    def order(self, form: Form, size: Size = "wide", theme: Theme = "auto", notes: bool = True) -> Order:
        """The chart in a form, with the caveats under it unless a page shows them beside it."""
        told = chart_notes(self.answer) if notes else ()
        return order_of(self.answer, self.chart, size, theme).model_copy(update={"form": form, "notes": told})

    def file(self, ending: str) -> dict[str, str]:
        """A name to keep a file under."""
        name = f"learning-city-{self.answer.reading.kind}-{self.chart.kind}-{self.answer.data_version[:8]}.{ending}"
        return {"content-disposition": f'inline; filename="{name}"'}


def drawn(
    knowledge: KnowledgeDep, plan: PlanText, chart: Kind = None, mark: Mark = "", lang: PlanLanguage = "en"
) -> Drawn:
    """The chart of a plan, worked out in a thread of its own like every answer."""
    answer = knowledge.run(plan, lang)
    return Drawn(answer, chart_of(knowledge, answer, chart, mark))


DrawnDep = Annotated[Drawn, Depends(drawn)]


@router.get("/chart.svg", response_class=Response)
async def chart_svg(
    painter: PainterDep, found: DrawnDep, size: Size = "wide", theme: Theme = "auto", notes: Noted = False
) -> Response:
    """The chart of an answer as SVG; with links, dark where the reader's screen is."""
    picture = await painter.paint(found.order("svg", size, theme, notes))
    return Response(picture, media_type=MEDIA_TYPES["svg"], headers=found.file("svg"))


@router.get("/chart.png", response_class=Response)
async def chart_png(painter: PainterDep, found: DrawnDep, size: Size = "wide", theme: Theme = "light") -> Response:
    """The chart of an answer as PNG, in twice the size of the SVG."""
    picture = await painter.paint(found.order("png", size, theme))
    return Response(picture, media_type=MEDIA_TYPES["png"], headers=found.file("png"))


@router.get("/chart.vl.json", response_class=Response)
async def chart_vega_lite(painter: PainterDep, found: DrawnDep, size: Size = "wide") -> Response:
    """The Vega-Lite specification of a chart, its data inside: to be changed or drawn elsewhere."""
    specification = await painter.paint(found.order("vega-lite", size))
    return Response(specification, media_type=MEDIA_TYPES["vega-lite"], headers=found.file("vl.json"))


@router.get("/chart.csv", response_class=Response)
def chart_csv(found: DrawnDep) -> Response:
    """The points of a chart as CSV, with the caveats under them."""
    return Response(
        points_csv(found.answer, found.chart), media_type="text/csv; charset=utf-8", headers=found.file("csv")
    )


@frames.get("/embed")
async def embed(painter: PainterDep, found: DrawnDep) -> HTMLResponse:
    """A chart with its sources and the way back, to be framed by the pages of others."""
    picture = await painter.paint(found.order("svg"))
    svg = picture.decode().replace('target="_top"', 'target="_blank"')
    page = environment().get_template("embed.html")
    back = found.answer.links["html"]
    return HTMLResponse(page.render(chart=found.chart, lang=found.answer.language, back=back, svg=Markup(svg)))
