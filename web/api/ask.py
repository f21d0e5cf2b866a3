"""Questions over HTTP: in words or as plans; the answer as JSON, CSV or Markdown."""

from typing import Annotated

from fastapi import APIRouter, Body, Query
from starlette.responses import Response

from kb.export import format_named
from kb.query.answer import Answer, Language
from kb.query.kinds import AnyPlan
from web.text import clean
from web.visit import KnowledgeDep

router = APIRouter(prefix="/api", tags=["ask"])

Question = Annotated[
    str,
    Query(
        description="A question in English or Chinese, at most 2,000 characters.",
        openapi_examples={
            "english": {"value": "Which cities have lifelong-learning legislation, and how are their paths typed?"},
            "chinese": {"value": "哪些城市有终身学习立法？它们的发展路径类型是什么？"},
        },
    ),
]
PlanText = Annotated[str, Query(max_length=8_000, description="A plan as JSON, as an answer gives it in reading.plan.")]
AnswerLanguage = Annotated[Language | None, Query(description="Language of the answer; default: the question's own.")]
PlanLanguage = Annotated[Language, Query(description="Language of the answer.")]


@router.get("/ask")
def ask(knowledge: KnowledgeDep, q: Question, lang: AnswerLanguage = None) -> Answer:
    """Answer a question in words."""
    return knowledge.ask(clean(q), lang)


@router.get("/ask.csv", response_class=Response)
def ask_csv(knowledge: KnowledgeDep, q: Question, lang: AnswerLanguage = None) -> Response:
    """Answer a question in words; its tables as CSV."""
    return as_file(ask(knowledge, q, lang), "csv")


@router.get("/ask.md", response_class=Response)
def ask_markdown(knowledge: KnowledgeDep, q: Question, lang: AnswerLanguage = None) -> Response:
    """Answer a question in words, as Markdown with footnotes."""
    return as_file(ask(knowledge, q, lang), "md")


@router.get("/answer")
def answer(knowledge: KnowledgeDep, plan: PlanText, lang: PlanLanguage = "en") -> Answer:
    """Answer a plan given in the address: the permalink of an answer."""
    return knowledge.run(plan, lang)


@router.get("/answer.csv", response_class=Response)
def answer_csv(knowledge: KnowledgeDep, plan: PlanText, lang: PlanLanguage = "en") -> Response:
    """Answer a plan; its tables as CSV."""
    return as_file(knowledge.run(plan, lang), "csv")


@router.get("/answer.md", response_class=Response)
def answer_markdown(knowledge: KnowledgeDep, plan: PlanText, lang: PlanLanguage = "en") -> Response:
    """Answer a plan, as Markdown with footnotes."""
    return as_file(knowledge.run(plan, lang), "md")


@router.post("/plan")
def post_plan(knowledge: KnowledgeDep, plan: Annotated[AnyPlan, Body()], lang: PlanLanguage = "en") -> Answer:
    """Answer a plan of any kind, given as the JSON body."""
    return knowledge.run(plan, lang)


def as_file(found: Answer, name: str) -> Response:
    """An answer in an export format, with a file name to keep it under."""
    form = format_named(name)
    file = f"learning-city-{found.reading.kind}-{found.data_version[:8]}.{form.name}"
    headers = {"content-disposition": f'inline; filename="{file}"'}
    return Response(form.write(found), media_type=form.media_type, headers=headers)
