"""Citations over HTTP: anything that can be collected, and the base itself, for reference managers."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from kb.export.citing import CITATIONS, citation_form
from kb.export.works import Work
from web.api.ask import PlanLanguage
from web.view.items import BASE, read_item, work_of
from web.visit import KnowledgeDep

router = APIRouter(prefix="/api", tags=["cite"])

MOST_ITEMS = 200
Ending = Annotated[str, Path(pattern=f"^({'|'.join(form.ending for form in CITATIONS)})$".replace(".", r"\."))]
Items = Annotated[
    list[str],
    Query(
        max_length=MOST_ITEMS,
        description="Keys such as source:gnlc-12 or city:wuhan, addresses of answers (/answer?plan=…) and charts "
        "(/embed?plan=…), or “base”. Several make one file.",
    ),
]
Day = Annotated[
    str,
    Query(
        pattern=r"^\d{4}-\d{2}-\d{2}$|^$", description="The day of access, such as 2026-11-24; default: today (UTC)."
    ),
]


@router.get("/cite.{ending}", response_class=Response)
def cite(
    request: Request,
    knowledge: KnowledgeDep,
    ending: Ending,
    item: Items,
    accessed: Day = "",
    lang: PlanLanguage = "en",
) -> Response:
    """How to cite things, answers, charts and the base: permalink, data version and day of access are in it."""
    day = accessed or today()
    site = str(request.base_url)
    works = [work_of(knowledge, read_item(knowledge, text, lang), lang, site, day) for text in item or [BASE]]
    return works_as_file(works, ending)


def works_as_file(works: list[Work], ending: str) -> Response:
    """Works as a file, each once."""
    form = citation_form(ending)
    once = list({work.key: work for work in works}.values())
    headers = {"content-disposition": f'attachment; filename="learning-city-references.{ending}"'}
    return Response(form.write(once), media_type=form.media_type, headers=headers)


def today() -> str:
    """The day by the clock of the server."""
    return datetime.now(UTC).date().isoformat()
