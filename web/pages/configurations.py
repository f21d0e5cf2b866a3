"""Qualitative comparative analysis."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from web.pages.parameters import Choice
from web.render import show
from web.view.qca import Chosen, qca_page
from web.visit import KnowledgeDep, VisitDep

router = APIRouter(include_in_schema=False)

Ticked = Annotated[list[str] | None, Query(max_length=60)]


@router.get("/qca")
def qca(
    request: Request,
    knowledge: KnowledgeDep,
    visit: VisitDep,
    cases: Choice = None,
    condition: Ticked = None,
    outcome: Choice = None,
    cut: Choice = None,
    at: Annotated[str, Query(max_length=20, pattern=r"^(-?\d+(\.\d+)?)?$")] = "",
    year: Annotated[str, Query(pattern=r"^(\d{4})?$")] = "",
    inclusion: Annotated[float, Query(gt=0, le=1)] = 1,
    fewest: Annotated[int, Query(ge=1, le=1000)] = 1,
    code: Annotated[list[str] | None, Query(max_length=2000)] = None,
) -> Response:
    """A QCA; the address holds every choice and every cell that a reader codes."""
    said = request.query_params.multi_items()
    if any(value == "" for _, value in said):  # a form sends every cell; only those that say something stay
        kept = urlencode([(name, value) for name, value in said if value])
        return RedirectResponse(f"/qca?{kept}", 303)
    chosen = Chosen(cases, condition or (), outcome, cut, float(at) if at else None, int(year) if year else None,
                    inclusion, fewest, code or ())  # fmt: skip
    return show(visit, "qca.html", qca_page(knowledge, visit.language, visit.address, chosen))
