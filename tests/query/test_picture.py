"""Charts of answers: chosen by what the tables hold, and never other numbers than theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.answer import Answer, Chart, Ref
from kb.query.drafting.picture import charts, picture

FIND_SCORES = {
    "kind": "find",
    "select": {"conditions": [{"on": "edition", "edition": "islec-2016"}]},
    "columns": [
        f"score:islec-2016.{name}" for name in ("city-innovation", "fields-for-learning", "learner-experience")
    ],
}
COMPARE = {"kind": "compare", "cities": ["shanghai", "wuhan"], "attributes": FIND_SCORES["columns"]}


@pytest.fixture(scope="module")
def knowledge(seed_database: Path) -> Iterator[KnowledgeBase]:
    """The knowledge base of the five documents."""
    found = open_knowledge(seed_database)
    yield found
    found.close()


def kinds(knowledge: KnowledgeBase, question: str) -> list[str]:
    return [chart.kind for chart in charts(knowledge.base, knowledge.ask(question))]


def cells(answer: Answer) -> set[tuple[str, object]]:
    """Every (thing, cell) of the tables of an answer."""
    return {
        (first.name, cell)
        for table in answer.tables
        for row in table.rows
        if isinstance(first := row.cells[table.columns[0].key], Ref)
        for cell in row.cells.values()
        if isinstance(cell, str | int | float)
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which cities have lifelong-learning legislation?", ["timeline", "map"]),
        ("Top 10 cities in iSLEC by learner experience", ["ranked", "strip", "map"]),
        ("Which cities in western China are in iSLEC?", ["map"]),
        ("Compare mean learner experience of GNLC members with a regulation and GNLC members without one.",
         ["groups", "ranked", "strip", "map"]),
        ("How robust is the iSLEC ranking?", ["ranked"]),
        ("What are the strengths and weaknesses of Wuhan?", ["ranked"]),
        ("Was Shanghai's steering body set up before its law?", []),
        ("How many inhabitants does Wuhan have?", []),
    ],
)  # fmt: skip
def test_the_charts_of_an_answer_follow_from_its_tables(
    knowledge: KnowledgeBase, question: str, expected: list[str]
) -> None:
    assert kinds(knowledge, question) == expected


def test_columns_of_one_scale_are_a_heat_table_and_compared_cities_stand_side_by_side(knowledge: KnowledgeBase) -> None:
    assert next(charts(knowledge.base, knowledge.run(FIND_SCORES))).kind == "heat"
    compared = picture(knowledge.base, knowledge.run(COMPARE))
    assert compared is not None
    assert (compared.kind, compared.title, len(compared.points)) == ("parallel", "iSLEC 2016", 6)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["ranked", "strip", "heat", "map"])
def test_the_values_of_a_chart_are_cells_of_its_table(knowledge: KnowledgeBase, kind: str, language: str) -> None:
    answer = knowledge.run(FIND_SCORES, language)  # type: ignore[arg-type]
    chart = picture(knowledge.base, answer, kind)  # type: ignore[arg-type]
    assert chart is not None
    assert {(point["label"], point["value"]) for point in chart.points} <= cells(answer)
    assert len(chart.points) == (204 if kind in ("strip", "heat") else 68)


def test_the_dates_of_a_timeline_are_cells_of_its_table(knowledge: KnowledgeBase) -> None:
    answer = knowledge.ask("Which cities have lifelong-learning legislation?")
    chart = picture(knowledge.base, answer, "timeline")
    assert chart is not None
    assert {(point["label"], point["date"]) for point in chart.points} <= cells(answer)
    assert [point["date"] for point in chart.points if point["key"] == "city:wuhan"] == ["2024-03", "2024-06"]


def test_a_timeline_says_which_cities_are_not_counted_over(knowledge: KnowledgeBase) -> None:
    chart = picture(
        knowledge.base,
        knowledge.run({"kind": "find", "select": {"conditions": [{"on": "body"}]}, "columns": ["body.established"]}),
        "timeline",
    )
    assert chart is not None
    assert {point["label"] for point in chart.points if point.get("outside")} == {"Ningbo"}


def test_a_map_keeps_the_states_apart(knowledge: KnowledgeBase) -> None:
    chart = picture(knowledge.base, knowledge.ask("Which GNLC members have lifelong-learning legislation?"), "map")
    assert chart is not None
    states = [point["group"] for point in chart.points]
    assert (states.count("yes"), states.count("no")) == (6, 6)


def test_an_answer_carries_its_chart_with_keys_and_sources(knowledge: KnowledgeBase) -> None:
    chart = knowledge.ask("Top 10 cities in iSLEC by learner experience").chart
    assert isinstance(chart, Chart)
    assert chart.points[0] == {"label": "Xiangyang", "value": 0.9814, "key": "city:xiangyang"}
    assert chart.source == "iSLEC 2016"


def test_a_marked_thing_stands_out(knowledge: KnowledgeBase) -> None:
    chart = picture(knowledge.base, knowledge.run(FIND_SCORES), "strip", mark="city:wuhan")
    assert chart is not None
    assert {point["label"] for point in chart.points if point.get("mark")} == {"Wuhan"}
