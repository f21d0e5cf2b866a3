"""Indices and their editions."""

from fastapi import APIRouter
from starlette.responses import Response

from web.pages.parameters import Choice, Ident
from web.render import show
from web.view.indices import edition_page, indices_page
from web.visit import KnowledgeDep, VisitDep

router = APIRouter(include_in_schema=False)


@router.get("/indices")
def indices(knowledge: KnowledgeDep, visit: VisitDep) -> Response:
    """All editions."""
    return show(visit, "indices.html", indices_page(knowledge, visit.language, visit.address))


@router.get("/indices/{ident}")
def edition(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    ident: Ident,
    indicator: Choice = None,
    network: Choice = None,
    law: Choice = None,
    path: Choice = None,
    region: Choice = None,
    tier: Choice = None,
) -> Response:
    """One edition: tree, and a ranking by any indicator over all cities or some cases."""
    chosen = {"network": network, "law": law, "path": path, "region": region, "tier": tier}
    page = edition_page(knowledge, ident, visit.language, visit.address, indicator or None, chosen)
    return show(visit, "edition.html", page)
