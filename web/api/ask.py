"""Questions over HTTP: in words or as plans; the answer as JSON or in an export format."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query
from starlette.responses import Response

from kb.export import FORMATS
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Language
from kb.query.kinds import AnyPlan
from web.files import answer_file
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
FormatName = Annotated[
    str, Path(pattern=f"^({'|'.join(form.name for form in FORMATS)})$", description="The name of an export format.")
]
AnswerLanguage = Annotated[Language | None, Query(description="Language of the answer; default: the question's own.")]
PlanLanguage = Annotated[Language, Query(description="Language of the answer.")]


@router.get("/ask")
def ask(knowledge: KnowledgeDep, q: Question, lang: AnswerLanguage = None) -> Answer:
    """Answer a question in words."""
    return knowledge.ask(clean(q), lang)


@router.get("/ask.{form}", response_class=Response)
def ask_as_file(knowledge: KnowledgeDep, form: FormatName, q: Question, lang: AnswerLanguage = None) -> Response:
    """Answer a question in words, in an export format."""
    return as_file(knowledge, ask(knowledge, q, lang), form)


@router.get("/answer")
def answer(knowledge: KnowledgeDep, plan: PlanText, lang: PlanLanguage = "en") -> Answer:
    """Answer a plan given in the address: the permalink of an answer."""
    return knowledge.run(plan, lang)


@router.get("/answer.{form}", response_class=Response)
def answer_as_file(knowledge: KnowledgeDep, form: FormatName, plan: PlanText, lang: PlanLanguage = "en") -> Response:
    """Answer a plan, in an export format."""
    return as_file(knowledge, knowledge.run(plan, lang), form)


@router.post("/plan")
def post_plan(knowledge: KnowledgeDep, plan: Annotated[AnyPlan, Body()], lang: PlanLanguage = "en") -> Answer:
    """Answer a plan of any kind, given as the JSON body."""
    return knowledge.run(plan, lang)


def as_file(knowledge: KnowledgeBase, found: Answer, name: str) -> Response:
    """An answer in an export format."""
    return answer_file(knowledge, found, name, f"learning-city-{found.reading.kind}-{found.data_version[:8]}", "inline")
