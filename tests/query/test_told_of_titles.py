"""What a law is headed, what a row prints, one path for several, and a set put before a question. Values: by hand from gnlc-12."""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits, told

# Table 1: Shanghai and Taiyuan on lifelong education, Chengdu and Xi'an on community education, Suzhou and Wuhan on lifelong learning
TITLED = [
    ("Which cities legislated under the title of lifelong education?", ["Shanghai", "Taiyuan"]),
    ("Which cities passed their law under the label of lifelong learning rather than lifelong education?", ["Suzhou", "Wuhan"]),
    ("Name the cities whose law runs under the heading lifelong learning.", ["Suzhou", "Wuhan"]),
    ("Who adopted a regulation under the name “community education”?", ["Chengdu", "Xi'an"]),
    ("哪些城市以终身学习的名义立法？", ["Suzhou", "Wuhan"]),
    ("哪几个城市是打着终身教育的旗号立法的？", ["Shanghai", "Taiyuan"]),
    ("以社区教育之名立法的城市有哪些？", ["Chengdu", "Xi'an"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), TITLED)
def test_heading_of_a_law_chooses_cities(seed_base: KnowledgeBase, question: str, expected: list[str]) -> None:
    assert told(seed_base.ask(question)) == expected


@pytest.mark.parametrize(("question", "printed"), [
    ("成都一行的协调机构原文印的是什么？能不能信？", "Hangzhou Steering Committee"),
    ("What body does the Chengdu row of the governance table print? Is it reliable?", "Hangzhou Steering Committee"),
    ("12城治理机制表中成都一行印着什么机构名？是否可靠？", "Hangzhou Steering Committee"),
    ("太原条例的标题印的是什么？", "Lifelong Education in Taiyuan"),
])  # fmt: skip
def test_what_a_row_prints_is_told_with_its_errata(seed_base: KnowledgeBase, question: str, printed: str) -> None:
    found = seed_base.ask(question)
    assert found.value is not None
    assert printed in str(found.value.text)
    assert any(note.kind in ("erratum", "conflict") for note in found.notes)


# Table 3: the types and their cities
@pytest.mark.parametrize(("question", "same"), [
    ("上海、杭州、南京属于的是不是同一种类型？", True), ("广州和苏州走的是不是同一类路径？", True),
    ("深圳与成都采取的是否为同一种发展路径？", False), ("常州、武汉、西安三座城市走的是否是同一类型的路径？", True),
    ("西安、成都两市走的是不是同一类路径？", False),
])  # fmt: skip
def test_one_path_for_several(seed_base: KnowledgeBase, question: str, same: bool) -> None:
    assert fits(seed_base.ask(question), same)


# Table 1: Shanghai January 2011 and in force in May, Wuhan March 2024 and in force in June
@pytest.mark.parametrize(("question", "number"), [
    ("以12座城市的六部条例为准，最早一部的施行与最近一部的施行之间隔了多少个月？", 157),
    ("以六部条例为准，最早通过的一部与最晚通过的一部相隔几个月？", 158),
])  # fmt: skip
def test_set_put_before_a_question_bounds_it(seed_base: KnowledgeBase, question: str, number: int) -> None:
    assert fits(seed_base.ask(question), number)
