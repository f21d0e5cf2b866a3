"""Any thing by its key, and the graph around it."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from web.addresses import in_language, thing_url, with_parameters
from web.pages.parameters import Choice, Key
from web.render import show
from web.view.graph import graph_page
from web.view.graph_start import start_page
from web.view.thingpage import thing_page
from web.visit import KnowledgeDep, VisitDep

router = APIRouter(include_in_schema=False)


@router.get("/things/{key}")
def thing(knowledge: KnowledgeDep, visit: VisitDep, key: Key) -> Response:
    """One thing; cities, sources and editions have pages of their own."""
    own = thing_url(key)
    if not own.startswith("/things/") and knowledge.base.store.thing(key):
        return RedirectResponse(in_language(own, visit.language), 303)
    return show(visit, "thing.html", thing_page(knowledge, key, visit.language, visit.address))


@router.get("/graph")
def start(knowledge: KnowledgeDep, visit: VisitDep, start: Choice = None, to: Choice = None) -> Response:
    """Where a walk begins: names become the address of a neighbourhood or of routes."""
    if not start:
        return show(visit, "graph_start.html", start_page(knowledge, visit.language, visit.address))
    key = knowledge.one(start, visit.language).key
    return RedirectResponse(with_parameters(f"/graph/{key}", to=to or None, lang=visit.language), 303)


@router.get("/graph/{key}")
def graph(
    knowledge: KnowledgeDep, visit: VisitDep, key: Key, to: Choice = None, relation: Choice = None, kind: Choice = None
) -> Response:
    """What a thing is connected with, or how it is connected with another."""
    chosen = {"relation": relation, "kind": kind}
    return show(visit, "graph.html", graph_page(knowledge, key, to or None, visit.language, visit.address, chosen))
