"""What is said of a city in passing is taken as known and put to the test; the rest of the question is asked."""

import pytest

from kb.knowledge import KnowledgeBase

SAID = (
    # the twelve members have Suzhou among them, not Ningbo; Suzhou is not among the 68 that were assessed
    ("Is Ningbo, which has its own lifelong education regulation, one of China's GNLC members?", False, None),
    ("Is Shanghai, which has a lifelong education law, a GNLC member?", True, "so per source"),
    ("What overall iSLEC score does Beijing, an industry-driven city, have?", 0.8280, "but not so per source"),
    ("Does Hangzhou, which has no law, outrank Chengdu in iSLEC?", True, "so per source"),
    ("When did Chengdu (a sub-provincial city) adopt its regulation?", "2016-11", "so per source"),
    ("武汉这座文化赋能型城市的条例何时施行？", "2024-06", "来源所载相符"),
    ("北京这座产业驱动型城市的iSLEC总分是多少？", 0.8280, "与来源所载不符"),
)


@pytest.mark.parametrize(("question", "value", "note"), SAID)
def test_the_rest_is_asked_and_what_is_said_is_checked(
    seed_base: KnowledgeBase, question: str, value: object, note: str | None
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    found = {"number": answer.value.number, "date": answer.value.date, "boolean": answer.value.boolean}
    assert found[answer.value.type] == value
    assert any(
        ("in passing" in said.text or "顺带提及" in said.text) and (note or "") in said.text for said in answer.notes
    )


@pytest.mark.parametrize(
    "question",
    ["What learner experience score does Suzhou, an industry-driven city with a law, have?", "苏州这座有条例的产业驱动型城市，学习者体验得分是多少？"],
)  # fmt: skip
def test_a_score_that_is_not_there_stays_missing(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize("question", [said[0] for said in SAID if said[2]])
def test_the_facts_that_tell_whether_it_is_so_are_shown(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    shown = [set(row.evidence) for table in answer.tables for row in table.rows]
    assert len(shown) > 1
    assert len(set().union(*shown)) > 1
