"""One endpoint a kind of question, made from the list of kinds: its fields, its docstring, its examples."""

from collections.abc import Callable
from inspect import getdoc

from fastapi import APIRouter

from kb.query.answer import Answer
from kb.query.kinds import KINDS
from kb.query.plan import Plan
from web.api.ask import PlanLanguage
from web.visit import KnowledgeDep

KINDS_AT = "/api/kinds"


def kind_router() -> APIRouter:
    """``POST /api/kinds/<kind>`` for every kind."""
    router = APIRouter(prefix=KINDS_AT, tags=["kinds"])
    for kind in KINDS:
        name = str(kind.model_fields["kind"].default)
        first, *_ = (getdoc(kind) or "").partition("\n")
        examples = "\n".join(f"* {example}" for example in kind.examples)
        router.add_api_route(
            f"/{name}",
            _endpoint(kind),
            methods=["POST"],
            response_model=Answer,
            name=name,
            operation_id=name,
            summary=f"{name}: {first}",
            description=f"{getdoc(kind)}\n\nFor example:\n\n{examples}",
        )
    return router


def _endpoint(kind: type[Plan]) -> Callable[..., Answer]:
    def run_plan(knowledge: KnowledgeDep, plan: Plan, lang: PlanLanguage = "en") -> Answer:
        return knowledge.run(plan, lang)

    run_plan.__annotations__["plan"] = kind
    return run_plan
