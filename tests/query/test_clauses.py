"""A set of cities told by a clause of its own, and what cities practise as a condition."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.kinds import read_plan
from kb.query.selection.conditions import (
    AnyOf,
    Condition,
    GapTest,
    HasPath,
    HasPractice,
    HasRegulation,
    InPlace,
    ScoreTest,
)

ISLEC = "islec-2016.overall"
INNOVATION, FIELDS, EXPERIENCE = (
    f"islec-2016.{part}" for part in ("city-innovation", "fields-for-learning", "learner-experience")
)

# question, kind, indicator asked about, what the clause says of the cities
CLAUSES: tuple[tuple[str, str, str, tuple[Condition, ...]], ...] = (
    ("Do cities that rank in the top ten of iSLEC score higher in learner experience?", "relate", EXPERIENCE,
     (ScoreTest(indicator=ISLEC, measure="rank", op="<=", value=10),)),
    ("iSLEC综合排名在前十名的城市学习者体验得分更高吗？", "relate", EXPERIENCE,
     (ScoreTest(indicator=ISLEC, measure="rank", op="<=", value=10),)),
    ("Do cities that score higher in city innovation than in fields for learning score higher in learner experience?", "relate",
     EXPERIENCE, (GapTest(left=INNOVATION, right=FIELDS),)),
    ("What is the mean learner experience of the cities that score above 0.6 in iSLEC?", "aggregate", EXPERIENCE,
     (ScoreTest(indicator=ISLEC, value=0.6),)),
    ("Do cities that have both a law and balanced development score higher in learner experience?", "relate", EXPERIENCE,
     (HasRegulation(), HasPath(types=("balanced-development",)))),
    ("有立法或位于西部地区的城市学习者体验得分更高吗？", "relate", EXPERIENCE,
     (AnyOf(conditions=(HasRegulation(), InPlace(place="western-china"))),)),
)  # fmt: skip


@pytest.mark.parametrize(("question", "kind", "indicator", "means"), CLAUSES, ids=lambda value: str(value)[:60])
def test_an_indicator_in_a_clause_chooses_the_cities_and_is_not_what_is_asked(
    seed_base: KnowledgeBase, question: str, kind: str, indicator: str, means: tuple[Condition, ...]
) -> None:
    plan = seed_base.ask(question).reading.plan
    assert plan is not None
    read = read_plan(plan)
    selection = getattr(read, "condition", None) or getattr(read, "select", None)
    assert (read.kind, selection.conditions if selection else None) == (kind, means)
    assert indicator in str(plan.get("indicators") or plan.get("indicator"))


# By hand from the documents: practices of the cities named there, on the theme asked for.
PRACTISED = (
    (
        "Which cities have practices on maker spaces?",
        {"Beijing", "New York"},
    ),  # smart-education-areas l. 71; gsc-2020 l. 670
    ("Which cities have practices on both open data and smart transport?", {"Paris"}),  # gsc-2020, case of Paris
    ("Which western cities have recorded practices?", {"Chengdu", "Xi'an"}),  # gnlc-12, V and VI
    ("既有开放数据实践又有智慧交通实践的城市有哪些？", {"Paris"}),
    ("Which cities without a law have practices for older learners?", {"Guangzhou"}),  # gnlc-12 VI.IV
    ("没有立法但有老年学习者实践的城市有哪些？", {"Guangzhou"}),
)


@pytest.mark.parametrize(("question", "cities"), PRACTISED)
def test_a_recorded_practice_is_a_condition(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.reading.kind == "find"
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or []} == cities


def test_practices_of_cities_stand_in_a_column_with_their_evidence(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Which cities have practices on maker spaces?")
    yes = answer.tables[0]
    assert [column.label for column in yes.columns] == ["City", "Practices (maker spaces)", "State"]
    assert all(row.evidence and row.cells["practices:maker spaces"] for row in yes.rows)


def test_a_list_of_practices_never_closes_so_that_a_missing_one_is_unknown(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Does Cairo have a practice on open data?")
    assert (answer.status, answer.value.boolean if answer.value else "") == ("no_data", None)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which practices for older learners does Ningbo have?", "things"),
        ("List the practices on open data in Seoul", "things"),  # and not the score for open data
        ("Do cities with practices on digital platforms score higher in iSLEC?", "relate"),
        ("有开放数据实践的城市在GSC中的平均分是多少？", "aggregate"),
    ],
)
def test_practices_that_are_asked_for_are_listed_and_those_of_cities_are_conditions(
    seed_base: KnowledgeBase, question: str, kind: str
) -> None:
    plan = seed_base.ask(question).reading.plan
    assert plan is not None
    assert plan["kind"] == kind
    assert ("practice" in str(plan.get("select") or plan.get("condition"))) == (kind != "things")


@pytest.mark.parametrize("negate", [False, True])
def test_an_answer_about_one_city_says_what_is_so(seed_base: KnowledgeBase, negate: bool) -> None:
    condition = HasPractice(theme="open-data", negate=negate)
    told = seed_base.run({"kind": "check", "cities": ["seoul"], "condition": condition.model_dump()}).headline
    assert told == f"{'No, per source' if negate else 'Yes'}: Seoul – has a recorded practice on “Open data”."
