"""Levels of an index told by their place, both indices of a city, and scoring as a verb. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

# The three levels are printed with their cities in gsc-2020, the overall table.
LEADING = {"London", "New York", "Singapore"}
FOLLOWING = {"Buenos Aires", "Cairo", "Mumbai", "Rio de Janeiro"}
TOLD = [
    ("Which cities are in the lowest of the three tiers of the Global Smart Cities?", FOLLOWING),
    ("Which cities belong to the lowest level of GSC?", FOLLOWING),
    ("Which cities are in the top level of Global Smart Cities?", LEADING),
    ("Of the three levels of GSC, which cities are in the highest?", LEADING),
    ("全球智慧之都三个等级中最低一级有哪些城市？", FOLLOWING),
    ("全球智慧之都最高等级有哪些城市？", LEADING),
]


@pytest.mark.parametrize(("question", "expected"), TOLD)
def test_a_level_is_told_by_its_place_among_all(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or []} == expected


def test_the_highest_level_of_a_score_is_no_level_of_an_index(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Which city reaches the highest level of smart economy?")
    assert answer.value is None or {item.name_en for item in answer.value.items or []} != LEADING


VERBS = [
    (
        "Which city in GSC scores best in smart economy?",
        "New York",
    ),  # 89.6, the first of gsc-2020's table of smart economy
    ("Which member of iSLEC scores lowest in learner experience?", "Shenyang"),  # .5754, the last of 68
    ("Which city in the lowest tier of GSC scores best in smart economy?", "Mumbai"),  # of the four
]


@pytest.mark.parametrize(("question", "expected"), VERBS)
def test_scores_behind_an_index_is_a_verb_before_an_order(
    seed_base: KnowledgeBase, question: str, expected: str
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.name_en for item in answer.value.items or []] == [expected]
    assert "minus" not in answer.headline


BOTH = [
    ("Has Beijing both indices?", True),
    ("Is Shanghai in both indices?", True),
    ("Does Wuhan appear in both indices?", False),  # not among the 20 of gsc-2020
    ("北京是否同时有两个指数？", True),
    ("武汉同时出现在两个指数里吗？", False),
    ("Are Beijing and Shanghai in both indices?", True),
]


@pytest.mark.parametrize(("question", "expected"), BOTH)
def test_a_city_is_in_both_indices_or_not(seed_base: KnowledgeBase, question: str, expected: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is expected
    assert answer.evidence
