"""Legislation, governance, paths, policies, practices."""

from typing import Literal

from fastapi import APIRouter
from starlette.responses import Response

from web.pages.parameters import Choice, Date, PageNumber, Words
from web.render import show
from web.text import clean
from web.view.governance import governance_page, legislation_page, paths_page, policies_page
from web.view.network import network_page
from web.view.practices import practices_page
from web.visit import KnowledgeDep, VisitDep

router = APIRouter(include_in_schema=False)


@router.get("/legislation")
def legislation(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    subject: Choice = None,
    breadth: Literal["broad", "strict", ""] = "broad",
    as_of: Date = None,
    page: PageNumber = 1,
) -> Response:
    """Which cities have a law."""
    found = legislation_page(
        knowledge, visit.language, visit.address, subject or None, breadth or "broad", as_of or None, page
    )
    return show(visit, "instruments.html", found)


@router.get("/governance")
def governance(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    lead: Choice = None,
    law: Choice = None,
    path: Choice = None,
    region: Choice = None,
    tier: Choice = None,
    page: PageNumber = 1,
) -> Response:
    """Which body steers, what bodies share, who is the exception."""
    chosen = {"lead": lead or None, "law": law or None, "path": path, "region": region, "tier": tier}
    return show(visit, "instruments.html", governance_page(knowledge, visit.language, visit.address, chosen, page))


@router.get("/governance/graph")
def network(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    lead: Choice = None,
    path: Choice = None,
    city: Choice = None,
    page: PageNumber = 1,
) -> Response:
    """Cities, their laws, bodies and leads as a drawing."""
    chosen = {"lead": lead or None, "path": path or None, "city": city or None}
    return show(visit, "network.html", network_page(knowledge, visit.language, visit.address, chosen, page))


@router.get("/paths")
def paths(knowledge: KnowledgeDep, visit: VisitDep, page: PageNumber = 1) -> Response:
    """Development paths."""
    return show(visit, "paths.html", paths_page(knowledge, visit.language, visit.address, page))


@router.get("/policies")
def policies(
    knowledge: KnowledgeDep, visit: VisitDep, kind: Choice = None, place: Choice = None, page: PageNumber = 1
) -> Response:
    """Policies by kind and place, a page of them."""
    found = policies_page(knowledge, visit.language, visit.address, kind or None, place or None, page)
    return show(visit, "instruments.html", found)


@router.get("/practices")
def practices(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    q: Words = "",
    theme: Choice = None,
    place: Choice = None,
    region: Choice = None,
    actor: Choice = None,
    kind: Choice = None,
    source: Choice = None,
    year: Choice = None,
    page: PageNumber = 1,
) -> Response:
    """Practices by words and facets, a page of them."""
    chosen = {
        "theme": theme,
        "place": place,
        "region": region,
        "actor": actor,
        "kind": kind,
        "source": source,
        "year": year,
    }
    found = practices_page(knowledge, visit.language, visit.address, clean(q, 500), chosen, page)
    return show(visit, "practices.html", found)
