"""The collection: to read and edit, as a report, as files. What it holds comes with every request; nothing is kept here."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import JSONResponse, Response

from kb.errors import BadRequestError
from kb.export.citing import CITATIONS
from web.api.citing import today, works_as_file
from web.render import show
from web.view.collected import report_of
from web.view.collected_markdown import report_markdown
from web.view.collection import MOST_ENTRIES, collected, collection_page
from web.visit import KnowledgeDep, VisitDep

router = APIRouter(include_in_schema=False)

Said = list[tuple[str, str]]
ENDINGS = "|".join(["json", "md", *(form.ending for form in CITATIONS)]).replace(".", r"\.")
METHODS = ["GET", "POST"]


async def said_in(request: Request) -> Said:
    """What the address and a posted form say, empty fields too: notes stand in the order of items.

    Raises
    ------
    BadRequestError
        When it says too many things.
    """
    body = (await request.body()).decode(errors="replace") if request.method == "POST" else ""
    try:
        return [
            pair
            for text in (request.url.query, body)
            for pair in parse_qsl(text, keep_blank_values=True, max_num_fields=4 * MOST_ENTRIES)
        ]
    except ValueError as error:
        raise BadRequestError(f"a collection holds at most {MOST_ENTRIES} items") from error


SaidDep = Annotated[Said, Depends(said_in)]


@router.api_route("/collection", methods=METHODS)
def collection(request: Request, knowledge: KnowledgeDep, visit: VisitDep, said: SaidDep) -> Response:
    """The collection of an address or a form, after what ``do`` asks for."""
    addressed = request.method == "GET" and "item" in request.query_params
    page = collection_page(knowledge, collected(said), dict(said), visit.language, addressed)
    if request.method == "GET" and "do" not in request.query_params:
        page = page.model_copy(update={"address": visit.address})
    return show(visit, "collection.html", page)


@router.api_route("/collection/report", methods=METHODS)
def report(request: Request, knowledge: KnowledgeDep, visit: VisitDep, said: SaidDep) -> Response:
    """The collection with what the base says of each item now, to print."""
    page, _ = report_of(knowledge, collected(said), visit.language, str(request.base_url), today())
    if request.method == "GET":
        page = page.model_copy(update={"address": visit.address})
    return show(visit, "collection_report.html", page)


@router.api_route("/api/collection.{ending}", methods=METHODS)
def as_file(
    request: Request,
    knowledge: KnowledgeDep,
    visit: VisitDep,
    said: SaidDep,
    ending: Annotated[str, Path(pattern=f"^({ENDINGS})$")],
) -> Response:
    """The collection as its own file, as a report in Markdown, or all its references."""
    found = collected(said)
    headers = {"content-disposition": f'attachment; filename="learning-city-collection.{ending}"'}
    if ending == "json":
        return JSONResponse(found.model_dump(), headers=headers)
    page, works = report_of(knowledge, found, visit.language, str(request.base_url), today())
    if ending == "md":
        return Response(report_markdown(page), media_type="text/markdown; charset=utf-8", headers=headers)
    return works_as_file(works, ending)
