"""Indices and their editions."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from kb.analysis.robustness import MOST_DRAWS
from kb.query.kinds.disturbing import Ask as RobustnessAsk
from kb.query.kinds.disturbing import Drawn
from kb.query.kinds.weighing import Ask as EnvelopeAsk
from web.pages.parameters import Choice, Drawing, Ident, PageNumber
from web.render import show
from web.view.analysis import envelope_page, robustness_page
from web.view.audit import audit_page
from web.view.indices import edition_page, indices_page
from web.view.peers import correlation_page, dominance_page, outliers_page
from web.view.weights import PREFIX, weights_page
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
    chart: Drawing = None,
    page: PageNumber = 1,
) -> Response:
    """One edition: tree, and a ranking by any indicator over all cities or some cases."""
    chosen = {"network": network, "law": law, "path": path, "region": region, "tier": tier}
    found = edition_page(knowledge, ident, visit.language, visit.address, indicator or None, chosen, chart, page)
    return show(visit, "edition.html", found)


@router.get("/indices/{ident}/audit")
def audit(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    ident: Ident,
    verdict: Choice = None,
    check: Choice = None,
    indicator: Choice = None,
    city: Choice = None,
) -> Response:
    """Every figure of an edition checked; without a verdict, those that differ are listed."""
    chosen = {"verdict": verdict, "check": check, "indicator": indicator, "city": city}
    return show(visit, "audit.html", audit_page(knowledge, ident, visit.language, visit.address, chosen))


@router.get("/indices/{ident}/weights")
def weights(
    request: Request,
    knowledge: KnowledgeDep,
    visit: VisitDep,
    ident: Ident,
    aggregation: Choice = None,
    normalisation: Choice = None,
    level: Choice = None,
    page: PageNumber = 1,
) -> Response:
    """An edition under other weights; each is a parameter such as ``w.city-innovation=40``."""
    said = {name: value for name, value in request.query_params.items() if name.startswith(PREFIX)}
    chosen = {"aggregation": aggregation or "", "normalisation": normalisation or "", "level": level or ""}
    found = weights_page(knowledge, ident, visit.language, visit.address, said, chosen, page)
    return show(visit, "weights.html", found)


@router.get("/indices/{ident}/envelope")
def envelope(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    ident: Ident,
    city: Choice = None,
    level: Choice = None,
    top: Annotated[int, Query(ge=1, le=1000)] = 10,
    ask: EnvelopeAsk = "table",
    page: PageNumber = 1,
) -> Response:
    """Best and worst ranks under any weights."""
    asked = ask if city else "table"
    chosen = (city or None, level or None, top, asked)
    return show(visit, "analysis.html", envelope_page(knowledge, ident, visit.language, visit.address, *chosen, page))


@router.get("/indices/{ident}/robustness")
def robustness(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    ident: Ident,
    level: Choice = None,
    noise: Annotated[float, Query(gt=0, le=100, description="In per cent.")] = 25,
    draws: Annotated[int, Query(ge=1, le=MOST_DRAWS)] = 10_000,
    seed: Annotated[int, Query(ge=0, le=4_294_967_295)] = 1,
    top: Annotated[int, Query(ge=1, le=1000)] = 3,
    ask: RobustnessAsk = "table",
    drawn: Drawn = "near",
    page: PageNumber = 1,
) -> Response:
    """Rank intervals under disturbed or random weights."""
    numbers = {"noise": noise, "draws": draws, "seed": seed, "top": top}
    chosen = (level or None, numbers, ask, drawn)
    return show(visit, "analysis.html", robustness_page(knowledge, ident, visit.language, visit.address, *chosen, page))


@router.get("/indices/{ident}/dominance")
def dominance(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    ident: Ident,
    city: Choice = None,
    other: Choice = None,
    level: Choice = None,
    page: PageNumber = 1,
) -> Response:
    """Which cities are at least as good as others in every part."""
    pair = (city or None, other or None)
    found = dominance_page(knowledge, ident, visit.language, visit.address, level or None, pair, page)
    return show(visit, "analysis.html", found)


@router.get("/indices/{ident}/outliers")
def outliers(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    ident: Ident,
    city: Choice = None,
    level: Choice = None,
    page: PageNumber = 1,
) -> Response:
    """Values far from all others."""
    found = outliers_page(knowledge, ident, visit.language, visit.address, level or None, city or None, page)
    return show(visit, "analysis.html", found)


@router.get("/indices/{ident}/correlation")
def correlation(
    knowledge: KnowledgeDep,
    visit: VisitDep,
    ident: Ident,
    first: Choice = None,
    second: Choice = None,
    page: PageNumber = 1,
) -> Response:
    """Whether two indicators go together."""
    found = correlation_page(knowledge, ident, visit.language, visit.address, (first or None, second or None), page)
    return show(visit, "analysis.html", found)
