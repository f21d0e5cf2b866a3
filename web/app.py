"""The application: sites in, an ASGI application out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute
from starlette.staticfiles import StaticFiles

import kb
from kb.charts.painter import Painter
from kb.current import Always, Lender
from kb.knowledge import KnowledgeBase
from kb.store.build import program_version
from web.api import API_ROUTERS, KINDS_AT, kind_router
from web.failures import add_error_handlers
from web.guard import Guard, program_digest
from web.later import Later
from web.site import Site, make_site

HERE = Path(__file__).parent
OPENAPI = "/openapi.json"
DESCRIPTION = """Learning cities, their laws, bodies, development paths, practices and index scores, asked in English
and Chinese. Every answer says how the question was understood, cites a place in a source for every cell, and keeps four
states apart: *yes*, *no per source*, *unknown*, *out of scope*. Errors have one shape:
`{"error": {"status": 404, "message": "…"}}`. Every page of the site gives its data with `?format=json`, `csv` or `md`.
"""


def create_app(knowledge: KnowledgeBase, documents: Path | None = None) -> FastAPI:
    """The application over one knowledge base; ``documents`` is a directory with one's own copies of the sources.

    Raises
    ------
    KbError
        When ``documents`` is not a directory that can be read.
    """
    return create_app_over(Always(make_site(knowledge, documents)))


def create_app_over(sites: Lender[Site]) -> FastAPI:
    """The application over sites that may follow each other: every request is given the newest one."""
    app: FastAPI = FastAPIOffline(
        title="Learning City KB",
        description=DESCRIPTION,
        version=program_version(),
        redoc_url=None,
        openapi_url=OPENAPI,
        swagger_ui_oauth2_redirect_url="/docs/oauth2-redirect",
        favicon_url="/static/icon.svg",
        openapi_tags=TAGS,
        lifespan=_life,
    )
    app.state.sites = sites
    app.state.painter = Painter()
    routes = app.router.routes
    routes.insert(0, Later(app, (KINDS_AT, OPENAPI), lambda: kind_router().routes))
    routes += [
        route for router in API_ROUTERS for route in router.routes
    ]  # including a router would work out each twice
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    routes.append(Later(app, ("/",), _pages))
    add_error_handlers(app)
    app.add_middleware(GZipMiddleware, minimum_size=800)
    app.add_middleware(Guard, sites=sites, program=program_digest(HERE, Path(kb.__file__).parent))
    return app


def _pages() -> list[BaseRoute]:
    """The routes of all pages; programs that ask over the interface for them need none."""
    from web.pages import PAGE_ROUTERS

    return [route for router in PAGE_ROUTERS for route in router.routes]


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    """The process that draws charts ends with the server."""
    yield
    app.state.painter.close()


TAGS = [
    {"name": "ask", "description": "Questions in words, or as plans."},
    {"name": "charts", "description": "The charts of answers: SVG, PNG, Vega-Lite, CSV."},
    {"name": "cite", "description": "Citations for reference managers: BibTeX, CSL-JSON, RIS."},
    {"name": "kinds", "description": "One endpoint a kind of question; the body is the plan."},
    {"name": "things", "description": "What the base holds."},
]
