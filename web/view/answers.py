"""The page of an answer: the answer, its plan to edit, its permalink, how to cite it."""

import json

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, ChartKind
from kb.query.kinds import read_plan
from web.addresses import with_parameters
from web.view.chips import Chip, chips_of
from web.view.figure import chart_of, figure
from web.view.page import Page
from web.view.planform import PlanForm, plan_form


class AnswerPage(Page):
    """An answer to a question or a plan. ``made_from`` is the data version its permalink was made from, if another."""

    question: str
    permalink: str
    plan: str
    citation: str
    chips: list[Chip] = []
    form: PlanForm | None = None
    made_from: str | None = None


def answer_page(
    knowledge: KnowledgeBase, answer: Answer, address: str, kind: ChartKind | None = None, made_from: str | None = None
) -> AnswerPage:
    """The page of an answer in the answer's language, its chart drawn as one kind.

    Raises
    ------
    NotFoundError
        When it cannot be drawn so.
    """
    drawing = figure(knowledge, answer, kind, page=address)
    if kind and drawing is None:
        chart_of(knowledge, answer, kind)
    permalink = with_parameters(answer.links.get("html", address), data=answer.data_version)
    plan = json.dumps(answer.reading.plan, ensure_ascii=False, indent=2) if answer.reading.plan else ""
    read = read_plan(answer.reading.plan) if answer.reading.plan else None
    title = answer.question or answer.reading.text
    return AnswerPage(
        title=title if len(title) <= 90 else title[:88] + "…",
        language=answer.language,
        address=address,
        data_version=answer.data_version,
        answer=answer,
        figures=[drawing] if drawing else [],
        question=answer.question,
        permalink=permalink,
        plan=plan,
        citation=cite(answer),
        chips=chips_of(knowledge.base, read, answer.language) if read else [],
        form=plan_form(knowledge.base, read.model_dump(mode="json", exclude_none=True), answer.language)
        if read
        else None,
        made_from=made_from if made_from != answer.data_version else None,
    )


def cite(answer: Answer) -> str:
    """A sentence to put in a list of references."""
    asked = answer.question or answer.reading.text
    if answer.language == "zh":
        return f"学习型城市知识库，数据版本{answer.data_version}：“{asked}”。"
    return f"Learning City KB, data version {answer.data_version}: “{asked}”."
