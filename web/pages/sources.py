"""Sources and coverage."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from web.pages.parameters import Choice, Ident, PageNumber
from web.render import show
from web.view.coverage import coverage_page
from web.view.sources import source_page, sources_page
from web.visit import CitationsDep, KnowledgeDep, LibraryDep, VisitDep

router = APIRouter(include_in_schema=False)


@router.get("/sources")
def sources(knowledge: KnowledgeDep, library: LibraryDep, citations: CitationsDep, visit: VisitDep) -> Response:
    """All sources."""
    return show(visit, "sources.html", sources_page(knowledge, library, citations, visit.language, visit.address))


@router.get("/sources/{ident}")
def source(
    knowledge: KnowledgeDep,
    library: LibraryDep,
    citations: CitationsDep,
    visit: VisitDep,
    ident: Ident,
    at: Annotated[str | None, Query(max_length=200)] = None,
    resource: Choice = None,
    page: PageNumber = 1,
) -> Response:
    """One source, a page of what is taken from it, or the facts and the passage at some of its lines."""
    found = source_page(
        knowledge, library, citations, ident, visit.language, visit.address, at or None, resource or None, page
    )
    return show(visit, "source.html", found)


@router.get("/coverage")
def coverage(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    state: Choice = None,
    set: Annotated[str | None, Query(max_length=60)] = None,
    page: PageNumber = 1,
) -> Response:
    """What is known of every city, a page of them."""
    found = coverage_page(knowledge, visit.language, visit.address, state or None, set or None, page)
    return show(visit, "coverage.html", found)
