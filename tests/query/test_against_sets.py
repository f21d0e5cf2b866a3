"""Comparisons with sets, both ends of an order, dates with their ends, parts of an index. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

BEFORE_2017 = {"Shanghai", "Taiyuan", "Chengdu"}  # adopted 2011-01, 2012-09, 2016-11 (Table 1)

CITIES = [
    ("2017年前立法的城市有哪些？", BEFORE_2017),
    ("哪些城市在2016年底前完成了立法？", BEFORE_2017),
    ("2012年前成立协调机构的城市有哪些？", {"Shanghai", "Beijing", "Xi'an", "Changzhou", "Hangzhou"}),
    ("Which laws were adopted no earlier than 2019?", {"Xi'an", "Suzhou", "Wuhan"}),
    ("Which cities have both a law in force by 2017 and a body older than the law?", {"Shanghai"}),
    ("List all the cities with a regulation but outside the GNLC.", {"Ningbo"}),
    ("有条例但不是GNLC成员的城市有哪些？", {"Ningbo"}),
    ("Which three GNLC members have the best learner experience?", {"Wuhan", "Beijing", "Xi'an"}),
    ("Which cities in the Global Smart Cities are classified as leading?", {"London", "New York", "Singapore"}),
    ("苏州和武汉谁先立法？", {"Suzhou"}),
    ("哪座城市的学习场域排名与城市创新排名差距最大？", {"Yichang"}),
]


@pytest.mark.parametrize(("question", "expected"), CITIES)
def test_sets_and_dates_hold_what_is_said(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    answer = seed_base.ask(question)
    items = answer.value.items or [] if answer.value else []
    named = {item.name_en.rpartition(" in ")[2].replace("’", "'") for item in items}
    assert named == expected


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What is Wuhan's rank among the GNLC members in learner experience?", 1),
        ("武汉的学习者体验在GNLC成员中排第几？", 1),
        ("How much higher is Beijing's score than the GNLC average in iSLEC?", 0.1478),  # 0.8280 and 0.6802
        ("北京的iSLEC得分比GNLC平均值高多少？", 0.1478),
        ("How old was Shanghai's steering body when its law was adopted?", 5),  # 2006 and 2011
        ("上海立法时协调机构已成立几年？", 5),
    ],
)
def test_one_city_is_set_against_a_set(seed_base: KnowledgeBase, question: str, number: float) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == pytest.approx(number, abs=1e-4)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which pillar does Public Safety belong to?", {"Smart Governance"}),
        ("公共安全属于哪个一级指标？", {"Smart Governance"}),
        ("Which indicator of iSLEC has the largest weight?", {"City Innovation", "Fields for Learning"}),  # 40 % each
        ("iSLEC中权重最大的二级指标是哪个？", {"City R&D capacity", "City HR development", "Government support"}),
    ],
)
def test_parts_of_an_index_are_told_by_place_and_weight(
    seed_base: KnowledgeBase, question: str, expected: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or []} == expected


@pytest.mark.parametrize(
    "question",
    [
        "Does a city led by the party department score higher than Nanjing?",
        "Which two path types have the most cities?",
        "Which body is the oldest, and which the youngest?",
        "What is the median iSLEC score of the innovation type?",
    ],
)
def test_what_is_understood_in_part_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_the_subject_of_a_law_is_told_where_two_are_offered(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Is the Suzhou regulation about lifelong education or lifelong learning?")
    assert answer.value
    assert answer.value.text == "lifelong learning"
