"""Every cell of the table of kinds and conditions is asked, in both languages."""

from itertools import combinations

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer
from kb.query.composition import COLUMNS, ROWS, Cell, Column, cells
from kb.query.kinds import KINDS, read_plan
from kb.query.selection.conditions import AllOf, AnyOf, Condition, Selection


def unordered(condition: Condition) -> object:
    """A condition whose parts may stand in any order: the languages say them in their own."""
    if isinstance(condition, AllOf | AnyOf):
        return condition.on, condition.negate, frozenset(unordered(part) for part in condition.conditions)
    return condition


def conditions(answer: Answer, column: Column) -> frozenset[object]:
    """What the plan of an answer selects by."""
    assert answer.reading.plan is not None
    held = getattr(read_plan(answer.reading.plan), column.field)
    parts = held.conditions if isinstance(held, Selection | AllOf) else (held,)
    return frozenset(unordered(part) for part in parts)


def fault(knowledge: KnowledgeBase, cell: Cell) -> str | None:
    """What is wrong with the answers of a cell, if anything."""
    pair = [knowledge.ask(question) for question in cell.questions]
    for answer in pair:
        plan = answer.reading.plan
        refused = answer.status == "unsupported" and bool(answer.notes)
        if plan is None or plan["kind"] != cell.column.kind or refused != cell.is_refused:
            return f"{answer.question}: {answer.status} {plan}"
        if conditions(answer, cell.column) != frozenset(unordered(part) for part in cell.row.means):
            return f"{answer.question}: {plan}"
        if any(note.kind == "ignored" for note in answer.notes):
            return f"{answer.question}: left words out"
    values = [answer.value.model_dump(exclude={"text", "items"}) if answer.value else None for answer in pair]
    items = [sorted(i.id for i in answer.value.items or []) if answer.value else None for answer in pair]
    cited = [{(e.source, e.locator) for e in answer.evidence.values()} for answer in pair]
    same = values[0] == values[1] and items[0] == items[1] and cited[0] == cited[1] and pair[0].status == pair[1].status
    return None if same else f"{cell.questions}: the languages differ"


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.kind)
def test_every_cell_is_understood_alike_in_both_languages(seed_base: KnowledgeBase, column: Column) -> None:
    faults = [found for cell in cells() if cell.column is column and (found := fault(seed_base, cell))]
    assert faults == []


def test_the_table_names_kinds_that_exist_and_leaves_out_only_rows_that_exist() -> None:
    assert {column.kind for column in COLUMNS} <= {kind.model_fields["kind"].default for kind in KINDS}
    left_out = {key for column in COLUMNS for key in (*column.without.split(), *column.refused.split())}
    assert left_out <= {row.key for row in ROWS}
    assert {cell.row.key for cell in cells()} == {row.key for row in ROWS}


# Clauses that any other may follow, and one that is asked beside them in both orders.
JOINED = [row for row in ROWS if row.key in ("place", "tier", "network", "law", "subject", "adopted", "path", "established",
                                             "lead", "score", "source")]  # fmt: skip


@pytest.mark.parametrize("language", [0, 1])
def test_the_order_in_which_two_conditions_are_said_changes_nothing(seed_base: KnowledgeBase, language: int) -> None:
    find, also = COLUMNS[0], (" and ", "且")[language]
    faults = []
    for first, second in combinations(JOINED, 2):
        if {first.key, second.key} <= {"law", "subject", "adopted", "established", "lead"}:
            continue  # two tests of one law or one body are one condition
        told = [
            seed_base.ask(
                find.sentence[language].format(clause=also.join((one.clause[language], other.clause[language])))
            )
            for one, other in ((first, second), (second, first))
        ]
        values = [sorted(i.id for i in answer.value.items or []) if answer.value else None for answer in told]
        plans = [answer.reading.plan and conditions(answer, find) for answer in told]
        if values[0] != values[1] or plans[0] != plans[1]:
            faults.append(f"{told[0].question} {plans} {values}")
    assert faults == []


@pytest.mark.parametrize("language", [0, 1])
def test_an_unknown_word_never_changes_an_answer_silently(seed_base: KnowledgeBase, language: int) -> None:
    faults = []
    for cell in cells():
        if cell.column.kind not in ("find", "count"):
            continue
        question = cell.questions[language]
        odd = (
            question.replace("cities", "zorblax cities", 1)
            if language == 0
            else question.replace("城市", "魑魅城市", 1)
        )
        plain, answer = seed_base.ask(question), seed_base.ask(odd)
        said = any(note.kind == "ignored" for note in answer.notes)
        if answer.status == "answered" and not (said and answer.value == plain.value):
            faults.append(odd)
    assert faults == []
