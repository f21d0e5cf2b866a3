"""The page of kinds and conditions: which conditions a kind of question takes, every cell a question to ask."""

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Cell, Column, Frozen, Language, TableRow
from kb.query.base import pick
from kb.query.composition import COLUMNS, ROWS, cells, columns_of
from kb.query.drafting.draft import Draft
from kb.query.kinds import KINDS
from kb.query.plan import Plan
from web.addresses import with_parameters
from web.labels import label
from web.view.page import FilteredPage, make_filter
from web.view.sheet import finish


class Question(Frozen):
    """A question and the address that asks it."""

    text: str
    address: str


class Line(Frozen):
    """A condition with its question for each kind, or none."""

    condition: str
    asked: list[Question | None]


class QuestionsPage(FilteredPage):
    """The matrix; its cells as a list in both languages; the kinds that stand apart."""

    kinds: list[str]
    lines: list[Line]
    pairs: list[tuple[Question, Question]]
    by_plan: list[str]
    named: list[str]


def questions_page(knowledge: KnowledgeBase, language: Language, address: str, kind: str | None) -> QuestionsPage:
    """All cells, and those of one kind in both languages."""
    kinds = [column.kind for column in COLUMNS]
    pairs = [(ask(cell.questions[0], "en"), ask(cell.questions[1], "zh"))
             for cell in cells() if not kind or cell.column.kind == kind]  # fmt: skip
    return QuestionsPage(
        title=label("questions", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        answer=table(knowledge, language, kind),
        filters=[
            make_filter(
                "kind",
                label("questions.kind", language),
                {name: label(f"plan.kind.{name}", language) for name in kinds},
                kind,
                address,
            )
        ],
        kinds=kinds,
        lines=matrix(language),
        pairs=pairs,
        by_plan=[_said(one, language) for one in KINDS if name_of(one) not in kinds and columns_of(one)],
        named=[_said(one, language) for one in KINDS if name_of(one) not in kinds and not columns_of(one)],
    )


def matrix(language: Language) -> list[Line]:
    """A line a condition, a question a kind."""
    made = {(cell.row.key, cell.column.kind): pick(cell.questions, language) for cell in cells()}
    return [
        Line(condition=pick(row.name, language),
             asked=[ask(made[row.key, c.kind], language) if (row.key, c.kind) in made else None for c in COLUMNS])
        for row in ROWS
    ]  # fmt: skip


def ask(text: str, language: Language) -> Question:
    """A question with its address."""
    return Question(text=text, address=with_parameters("/ask", q=text, lang=language))


def table(knowledge: KnowledgeBase, language: Language, kind: str | None) -> Answer:
    """The cells as a table, for JSON and CSV."""
    draft = Draft(knowledge.base, language)
    columns = [Column(key=key, label=label(f"questions.{key}", language))
               for key in ("condition", "kind", "english", "chinese")]  # fmt: skip
    rows = []
    for cell in cells():
        if not kind or cell.column.kind == kind:
            found: dict[str, Cell] = {
                "condition": pick(cell.row.name, language),
                "kind": label(f"plan.kind.{cell.column.kind}", language),
            }
            found |= {"english": cell.questions[0], "chinese": cell.questions[1]}
            rows.append(TableRow(cells=found))
    draft.table(("Questions", "问题"), columns, rows)
    return finish(draft, ("Kinds of questions and conditions", "问题类型与条件"))


def _said(kind: type[Plan], language: Language) -> str:
    return label(f"plan.kind.{name_of(kind)}", language)


def name_of(kind: type[Plan]) -> str:
    """The name of a kind."""
    return str(kind.model_fields["kind"].default)
