"""Data and method."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import JSONResponse, Response, StreamingResponse

from kb.errors import TooLargeError
from web.pages.parameters import Choice
from web.render import show
from web.view.agreement import agreement_page
from web.view.data import data_page, is_streamed, resource_csv, resource_rows, resource_stream
from web.view.method import method_page
from web.view.questions import questions_page
from web.visit import KnowledgeDep, VisitDep

router = APIRouter(include_in_schema=False)

Resource = Annotated[str, Path(max_length=40, pattern="^[a-z_]+$")]


@router.get("/data")
def data(knowledge: KnowledgeDep, visit: VisitDep) -> Response:
    """Downloads and the dictionary."""
    return show(visit, "data.html", data_page(knowledge, visit.language, visit.address))


@router.get("/data.zip")
def package(knowledge: KnowledgeDep) -> StreamingResponse:
    """Every table with the dictionary and how to cite them, as one archive."""
    from web.view.package import package_stream  # here, for it needs what packages are loaded with

    headers = {"content-disposition": f'attachment; filename="learning-city-kb-{knowledge.data_version}.zip"'}
    return StreamingResponse(package_stream(knowledge), media_type="application/zip", headers=headers)


@router.get("/data/{resource}.csv")
def table(knowledge: KnowledgeDep, resource: Resource) -> Response:
    """A whole resource as CSV."""
    headers = {"content-disposition": f'attachment; filename="{resource}.csv"'}
    if is_streamed(knowledge, resource):
        return StreamingResponse(
            resource_stream(knowledge, resource), media_type="text/csv; charset=utf-8", headers=headers
        )
    return Response(resource_csv(knowledge, resource), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/data/{resource}.json")
def table_json(knowledge: KnowledgeDep, resource: Resource) -> JSONResponse:
    """A whole resource as JSON."""
    if is_streamed(knowledge, resource):
        raise TooLargeError(f"{resource} has too many rows for one JSON text: take /data/{resource}.csv")
    return JSONResponse(resource_rows(knowledge, resource)[1])


@router.get("/questions")
def questions(knowledge: KnowledgeDep, visit: VisitDep, kind: Choice = None) -> Response:
    """Kinds of questions and the conditions they take."""
    return show(visit, "questions.html", questions_page(knowledge, visit.language, visit.address, kind or None))


@router.get("/agreement")
def agreement(knowledge: KnowledgeDep, visit: VisitDep, variable: Choice = None) -> Response:
    """Second codings: agreement, disagreements, history."""
    page = agreement_page(knowledge, visit.language, visit.address, variable or None)
    return show(visit, "agreement.html", page)


@router.get("/method")
def method(knowledge: KnowledgeDep, visit: VisitDep) -> Response:
    """How answers are made."""
    return show(visit, "method.html", method_page(knowledge, visit.language, visit.address))
