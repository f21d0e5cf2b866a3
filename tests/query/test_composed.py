"""Conditions over two indicators, whole levels, other cities and waits, read in both languages. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

BOTH_YEARS = {"Chengdu", "Xi'an"}  # adopted 2016-11 and 2019-07, in force 2017-02 and 2020-01 (Table 1)
FULL = {"Beijing", "Xiangyang"}  # the only 1.0000 in Tables 3 to 5: government support; learning engagement
ELEVEN_YEARS = {"Xi'an", "Wuhan"}  # body 2009 and 2012, law 2019 and 2024

QUESTIONS = [
    ("Which cities' regulations took effect in a later calendar year than they were passed?", BOTH_YEARS),
    ("哪些城市的条例通过与施行不在同一年？", BOTH_YEARS),
    ("Which cities have a full score on any second-level indicator of iSLEC?", FULL),
    ("哪些城市在任何一个二级指标上得了满分？", FULL),
    ("Which cities are among the top 10 in every dimension of iSLEC?", {"Wuhan"}),
    ("哪些城市在三个一级指标上都进入前十？", {"Wuhan"}),
    ("Which cities make the top ten for learner experience although they are outside the overall top fifteen?",
     {"Xiangyang", "Shijiazhuang", "Guilin"}),
    ("For which city do reputation ranking and smart city ranking coincide?", {"Dubai"}),
    ("Which other city has exactly the same government support score as Hangzhou?", {"Guangzhou"}),
    ("Where did more than ten years go by between the founding of the body and the adoption of the law?", ELEVEN_YEARS),
    ("Which cities have overall scores from 0.605 to 0.615?", {"Tianjin", "Chongqing", "Xiangyang", "Shijiazhuang"}),
    ("Which cities are in the first five of both the smart economy and the smart innovation ranking?",
     {"London", "New York", "Paris"}),
    ("Which cities receive scores in both of the indices?", {"Beijing", "Shanghai"}),
    ("Which GNLC members were left out of the 2016 smart learning environment assessment?", {"Changzhou", "Suzhou"}),
    ("When the 2016 index report came out in May 2016, which members already had a law in force?", {"Shanghai", "Taiyuan"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), QUESTIONS)
def test_composed_conditions_give_the_cities_of_the_tables(
    seed_base: KnowledgeBase, question: str, expected: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or []} == expected


def test_a_city_as_the_measure_is_left_out_of_its_equals(seed_base: KnowledgeBase) -> None:
    english = seed_base.ask("Which cities score higher than Wuhan in the overall iSLEC score?")
    chinese = seed_base.ask("iSLEC总分比武汉高的是哪些城市？")
    # Table 2: Wuhan is third
    for answer in (english, chinese):
        assert answer.value
        assert {item.id for item in answer.value.items or []} == {"city:beijing", "city:shanghai"}


def test_a_table_is_no_answer_to_a_yes_or_no_question(seed_base: KnowledgeBase) -> None:
    for question in (
        "无锡 vs 厦门: is Wuxi the one with the higher R&D capacity 得分?",
        "Is Beijing the same as Shanghai?",
    ):
        answer = seed_base.ask(question)
        assert answer.status != "answered" or (answer.value and answer.value.type == "boolean"), question


def test_the_first_city_may_win_on_some_of_the_pillars(seed_base: KnowledgeBase) -> None:
    # Tables 2-1 to 2-5: Singapore is ahead of New York in infrastructure, service and governance
    answer = seed_base.ask("On how many of the five pillars does Singapore outscore New York?")
    assert answer.value
    assert answer.value.number == 3
