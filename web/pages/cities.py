"""Cities: the list, one city, several side by side."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from web.pages.parameters import Choice, Ident, PageNumber, Words
from web.render import show
from web.text import clean
from web.view.cities import cities_page, city_page
from web.view.compare import compare_page
from web.visit import KnowledgeDep, VisitDep

router = APIRouter(include_in_schema=False)


@router.get("/cities")
def cities(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    country: Choice = None,
    region: Choice = None,
    tier: Choice = None,
    network: Choice = None,
    index: Choice = None,
    law: Choice = None,
    q: Words = "",
    page: PageNumber = 1,
) -> Response:
    """All cities, or those that meet the filters, a page of them."""
    chosen = {"country": country, "region": region, "tier": tier, "network": network, "index": index, "law": law}
    return show(
        visit, "cities.html", cities_page(knowledge, visit.language, visit.address, chosen, clean(q, 100), page)
    )


@router.get("/cities/{ident}")
def city(knowledge: KnowledgeDep, visit: VisitDep, ident: Ident) -> Response:
    """One city."""
    return show(visit, "city.html", city_page(knowledge, ident, visit.language, visit.address))


@router.get("/compare")
def compare(
    knowledge: KnowledgeDep, visit: VisitDep, city: Annotated[list[str] | None, Query(max_length=20)] = None
) -> Response:
    """Two to six cities side by side."""
    return show(visit, "compare.html", compare_page(knowledge, city or [], visit.language, visit.address))
