"""What a request asks for besides its own parameters: language, format, address. Also what routes depend on."""

from dataclasses import dataclass
from typing import Annotated, cast
from urllib.parse import urlencode

from fastapi import Depends, Query, Request

from kb.charts.painter import Painter
from kb.current import Condition, Lender
from kb.export import FORMATS
from kb.knowledge import KnowledgeBase
from kb.query.answer import Language
from web.site import Site
from web.view.citations import Citations
from web.view.passages import Library
from web.view.suggest import Suggester

FORMAT = f"^(html|{'|'.join(form.name for form in FORMATS)})$"
COOKIE = "lang"


@dataclass(frozen=True)
class Visit:
    """The language of a page, whether its address says so, the format wanted, the address without both, and the site."""

    language: Language
    said: Language | None
    format: str
    address: str
    site: Site


def preferred(request: Request) -> Language:
    """The language remembered in the cookie, else the first one of Accept-Language that is spoken here."""
    remembered = request.cookies.get(COOKIE)
    if remembered in ("en", "zh"):
        return cast(Language, remembered)
    for part in request.headers.get("accept-language", "")[:200].lower().split(","):
        tag = part.strip()[:2]
        if tag in ("en", "zh"):
            return cast(Language, tag)
    return "en"


def visit(
    request: Request,
    lang: Annotated[Language | None, Query(description="Language of the page: en or zh.")] = None,
    format: Annotated[
        str, Query(pattern=FORMAT, description="The same data in an export format, such as json or csv.")
    ] = "html",
) -> Visit:
    """The visit behind a request."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in ("lang", "format")]
    address = request.url.path + (f"?{urlencode(kept)}" if kept else "")
    return Visit(lang or preferred(request), lang, format, address, site_of(request))


def site_of(request: Request) -> Site:
    """The data version that was the newest when the request came."""
    return cast(Site, request.state.site)


def knowledge_of(request: Request) -> KnowledgeBase:
    """The knowledge base that this request is answered from; what is asked for as a file lists all rows."""
    found = site_of(request).knowledge
    is_file = "form" in request.path_params or request.query_params.get("format", "html") not in ("html", "json")
    return found.in_full() if is_file else found


def condition_of(request: Request) -> Condition:
    """How the database is."""
    return cast(Lender[Site], request.app.state.sites).condition()


def library_of(request: Request) -> Library:
    """The attached documents."""
    return site_of(request).library


def citations_of(request: Request) -> Citations:
    """What is cited from each source."""
    return site_of(request).citations


def suggester_of(request: Request) -> Suggester:
    """What completes a question while it is typed."""
    return site_of(request).suggester


def painter_of(request: Request) -> Painter:
    """What draws charts, in a process of its own."""
    return cast(Painter, request.app.state.painter)


VisitDep = Annotated[Visit, Depends(visit)]
KnowledgeDep = Annotated[KnowledgeBase, Depends(knowledge_of)]
LibraryDep = Annotated[Library, Depends(library_of)]
CitationsDep = Annotated[Citations, Depends(citations_of)]
SuggesterDep = Annotated[Suggester, Depends(suggester_of)]
PainterDep = Annotated[Painter, Depends(painter_of)]
