"""Plans: the permalink of an answer, and the form that makes one."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from kb.errors import BadRequestError, KbError
from kb.query.plan import plan_url
from web.pages.parameters import Drawing
from web.render import show
from web.view.answers import answer_page
from web.view.plans import changed, plan_of, plan_page, text_page
from web.visit import KnowledgeDep, VisitDep

router = APIRouter(include_in_schema=False)

DataVersion = Annotated[
    str | None, Query(pattern="^[0-9a-f]{12}$", description="The data version a permalink was made from.")
]
LONGEST_FORM = 500  # fields


@router.get("/answer")
def answer(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    plan: Annotated[str, Query(max_length=8_000)],
    chart: Drawing = None,
    data: DataVersion = None,
) -> Response:
    """A plan, from a permalink or a form; one that cannot be run comes back with what is wrong at its fields."""
    try:
        found = knowledge.run(plan, visit.language)
    except KbError as error:
        if visit.format != "html":
            raise
        page = text_page(knowledge, plan, visit.language, visit.address, error)
        response = show(visit, "plan.html", page)
        response.status_code = error.status
        return response
    return show(visit, "answer.html", answer_page(knowledge, found, visit.address, chart, data))


@router.get("/plan")
def plan_form(
    request: Request,
    knowledge: KnowledgeDep,
    visit: VisitDep,
    add: Annotated[list[str] | None, Query(max_length=50)] = None,
    remove: Annotated[str, Query(max_length=300)] = "",
) -> Response:
    """The fields of a plan: changed as asked, or run at its permalink when nothing is wrong."""
    said = [pair for pair in request.query_params.multi_items() if pair[0] not in ("lang", "format", "add", "remove")]
    if len(said) > LONGEST_FORM:
        raise BadRequestError(f"the form has {len(said)} fields; at most {LONGEST_FORM} are read")
    added = [one for one in add or () if one]
    pairs = changed(said, added, remove)
    plan, faults = plan_of(knowledge, pairs, visit.language)
    if plan and not added and not remove:
        return RedirectResponse(plan_url(plan, visit.language), 303)
    page = plan_page(knowledge, pairs, visit.language, visit.address, faults if said and not (added or remove) else [])
    response = show(visit, "plan.html", page)
    response.status_code = 422 if page.faulty else 200
    return response
