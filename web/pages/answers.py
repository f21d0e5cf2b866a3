"""Home, questions and answers."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from web.addresses import in_language
from web.pages.parameters import Drawing
from web.render import show
from web.text import clean
from web.view.answers import answer_page
from web.view.home import home_page
from web.visit import CitationsDep, KnowledgeDep, VisitDep

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(knowledge: KnowledgeDep, citations: CitationsDep, visit: VisitDep) -> Response:
    """The first page."""
    return show(visit, "home.html", home_page(knowledge, citations, visit.language, visit.address))


@router.get("/ask")
def ask(knowledge: KnowledgeDep, visit: VisitDep, q: str = "", chart: Drawing = None) -> Response:
    """A question in words; the page speaks the question's language unless the address says another."""
    question = clean(q)
    if not question:
        return RedirectResponse(in_language("/", visit.language), 303)
    answer = knowledge.ask(question, visit.said)
    return show(visit, "answer.html", answer_page(knowledge, answer, visit.address, chart))
