"""Cases and scores."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from web.pages.parameters import Choice, Date, PageNumber
from web.render import show
from web.view.cases import Chosen, cases_page
from web.visit import KnowledgeDep, VisitDep

router = APIRouter(include_in_schema=False)


@router.get("/relate")
def relate(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    group: Choice = None,
    indicator: Choice = None,
    among: Choice = None,
    year: Date = None,
    looks: Choice = None,
    plan: Annotated[str, Query(max_length=8_000)] = "",
    page: PageNumber = 1,
) -> Response:
    """A condition against an indicator, from the form or from a plan."""
    chosen = Chosen(
        group=group or "", indicator=indicator or "", among=among or "", year=year or "", every=looks == "all"
    )
    return show(visit, "cases.html", cases_page(knowledge, visit.language, visit.address, chosen, plan, page))
