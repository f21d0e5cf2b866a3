"""A part of what is asked is no answer: one of two indices, a sum for a count, the first of all for the first of a set."""

from typing import Any

import pytest

from kb.knowledge import KnowledgeBase

TOLD: list[tuple[str, Any]] = [
    # iSLEC 2016: Beijing 0.8280, Shanghai 0.7618; Global Smart Cities 2020: Shanghai 93.2, Beijing 92.8
    ("Is Shanghai ranked above Beijing overall in both iSLEC 2016 and Global Smart Cities 2020?", False),
    ("文化赋能型和均衡发展型加在一起有几个城市？", 6),  # gnlc-12, Table 3
    # gsc-2020: ranks 4 to 16; *one of the levels* is no number of cities
    ("全球智慧之都报告称“先进”一级有13个城市，按分数线数出来是13个吗？", True),
    # ningbo-2023: 98.5 % and 96.29 %
    ("By how many percentage points does Ningbo's progression from junior to senior high school exceed its college entrance acceptance rate?", 2.21),
]  # fmt: skip
OUTSIDE = [
    # gnlc-12, Table 1, and islec-2016, Table 2: Nanjing is 11th, the others without a law are among the ten
    ("没有立法、但有iSLEC名次的GNLC城市中，哪些的总排名在前10名之外？", {"Nanjing"}),
    # islec-2016, Table 4: of those with 0.7 and more only Urumchi is behind the tenth place
    ("学校学习环境得分不低于0.7，而总排名在前10名之外的是哪个城市？", {"Urumchi"}),
]
REFUSED = [
    "北京和上海的文献加起来有多少？",  # no scores are put together
    "济宁和洛阳的城市创新得分相同，各排第几名？",  # that they are the same is said already
    "The top city of each sub-index is said to get 100. Does that hold for online education?",
    "iSLEC学习者体验最高的三个东部城市里，哪些是地级市？",
]


@pytest.mark.parametrize(("question", "expected"), TOLD)
def test_both_halves_are_told(seed_base: KnowledgeBase, question: str, expected: float | bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert (value.boolean if isinstance(expected, bool) else value.number) == pytest.approx(expected)


@pytest.mark.parametrize(("question", "cities"), OUTSIDE)
def test_a_place_outside_the_first_ten_is_one_number(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en for item in value.items or ()} == cities


@pytest.mark.parametrize("question", REFUSED)
def test_a_part_of_it_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_laws_are_all_told_in_the_order_asked_for(seed_base: KnowledgeBase) -> None:
    """Table 1 of the comparison of the twelve: in force in Chengdu in February 2017, in Xi'an in January 2020."""
    value = seed_base.ask("社区教育条例有哪些？请按施行时间先后排列。").value
    assert value is not None
    assert [(item.name_en or "").rpartition(" in ")[2] for item in value.items or ()] == ["Chengdu", "Xi’an"]
