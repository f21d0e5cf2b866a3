"""Conditions on several measures, tiers left out together, and cities told by what they are set against. Values: Tables 1 and 2 of
gnlc-12, Table 2 of iSLEC 2016, Tables 1-1 to 2-6 of Global Smart Cities 2020.
"""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer


def cities(found: Answer) -> set[str]:
    """The cities that the value names."""
    assert found.status == "answered", found.headline
    assert found.value is not None
    assert found.value.entity == "city"
    return {item.name_en for item in found.value.items or []}


ORDINARY = {"Wuxi", "Yantai", "Wenzhou"}  # 12th, 25th and 30th: the eastern prefecture-level cities up to rank 30
RICH_PLANNED = {"Qingdao", "Shenzhen", "Dalian"}  # 5th, 7th and 8th: the first ten without municipalities and capitals


@pytest.mark.parametrize(("question", "expected"), [
    ("Apart from municipalities and provincial capitals, which cities are in the iSLEC top ten?", RICH_PLANNED),
    ("除了省会和直辖市，iSLEC前十还有哪些城市？", RICH_PLANNED), ("iSLEC前十除了省会和直辖市还有哪些城市？", RICH_PLANNED),
    ("Leaving out municipalities, provincial capitals and state-plan cities, which eastern cities are in the iSLEC top thirty?", ORDINARY),
    ("除直辖市、省会和计划单列市外，哪些东部城市进入iSLEC前三十？", ORDINARY),
    ("不算直辖市、省会和计划单列市，中部还有哪些城市进入了iSLEC总榜前二十？", {"Yichang", "Xiangyang"}),
    ("Apart from municipalities, which provincial capitals are in the iSLEC top ten?", {"Wuhan", "Hangzhou", "Jinan", "Xi'an", "Guangzhou"}),
])  # fmt: skip
def test_all_tiers_of_a_list_are_left_out(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    assert cities(seed_base.ask(question)) == expected


WIDE = {"Singapore", "London", "New York", "Paris"}  # above 79.96, 62.91, 72.15, 64.35 and 69.90
THIRTIES = {"Beijing", "Wuhan", "Wuxi", "Jinan", "Zhengzhou", "Qingdao"}  # up to 20th in all three dimensions


@pytest.mark.parametrize(("question", "expected"), [
    ("Which cities are above the average in smart infrastructure, economy, service, governance and innovation?", WIDE),
    ("哪些城市的智慧基础设施、经济、服务、治理和创新都高于平均值？", WIDE),
    ("智慧经济、服务和治理得分都超过70的城市有哪些？", {"London", "Singapore"}),
    ("Which cities score above 70 on all of smart economy, service and governance?", {"London", "Singapore"}),
    ("城市创新、学习场域、学习者体验的名次都在前二十的城市有哪些？", THIRTIES),
    ("哪些城市在城市创新、学习场域、学习者体验上的名次均在前二十以内？", THIRTIES),
])  # fmt: skip
def test_a_bound_holds_for_each_measure_listed(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    assert cities(seed_base.ask(question)) == expected


REPUTED = {"Beijing", "Tokyo", "Toronto"}  # 1 v 5, 10 v 12, 9 v 14, with 79.9, 66.6 and 64.9 in smart economy


@pytest.mark.parametrize(("question", "expected"), [
    ("Which advanced cities do academics rate more highly than their overall rank suggests, provided their smart economy score is above 60?", REPUTED),
    ("Which advanced cities rank higher in reputation than overall and score above 60 in smart economy?", REPUTED),
    ("Which following-tier cities are valued more highly by scholars than their overall position would suggest?", {"Cairo", "Mumbai", "Rio de Janeiro"}),
    ("学界评价高于综合排名、智慧治理得分超过65的城市有哪些？", {"Seoul", "Singapore", "Toronto", "Beijing"}),
    ("Which eastern cities rank better in city innovation than in learner experience and are in the top ten for fields for learning?",
     {"Beijing", "Shanghai", "Hangzhou", "Shenzhen"}),
])  # fmt: skip
def test_two_measures_are_compared_beside_a_bound(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    assert cities(seed_base.ask(question)) == expected


@pytest.mark.parametrize("question", [
    "Which advanced cities are livelier than their neighbours and score above 65 in smart governance?",
    "Which cities rated more highly by tourists than their overall place score above 70 in smart service?",
])  # fmt: skip
def test_a_comparison_of_unknown_words_is_not_dropped(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize(("question", "expected"), [
    ("Of the cities in both indices, which of the two lacks a lifelong-learning law?", {"Beijing"}),
    ("哪些城市的条例在机构成立满十年后才通过？", {"Wuhan", "Xi'an"}),
    ("条例在机构成立满五年后才通过的是哪些城市？", {"Shanghai", "Suzhou", "Wuhan", "Xi'an"}),
    ("机构名称为“委员会”且已有条例的成员城市有哪些？", {"Shanghai", "Taiyuan", "Chengdu", "Suzhou"}),
])  # fmt: skip
def test_laws_and_bodies_are_tested_as_said(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    assert cities(seed_base.ask(question)) == expected


@pytest.mark.parametrize(("question", "state"), [
    ("Does the mean Learner Experience score exceed the median?", True), ("学习者体验得分的平均数低于中位数吗？", False),  # 0.7369, 0.7299
    ("Is the median smart economy score lower than the mean?", False), ("智慧服务得分的中位数是否低于平均值？", False),  # 64.95 v 62.91, 72.45 v 72.15
    ("Does the city whose lead unit is a service guidance centre exceed the average in city innovation?", True),  # Nanjing 0.6089
    ("Does the city whose lead is a party department, not an education commission, reach the 68-city average on Fields for Learning?", True),
])  # fmt: skip
def test_what_is_put_to_the_test(seed_base: KnowledgeBase, question: str, state: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert (value.type, value.boolean) == ("boolean", state)


def test_the_parts_of_the_first_city_are_no_cities(seed_base: KnowledgeBase) -> None:
    for question in (
        "全球智慧之都综合第一的城市有哪些分项指标得分低于20城平均？",
        "全球智慧之都综合第一的城市也有短板：它有哪些分项指标得分低于平均？",
    ):
        value = seed_base.ask(question).value
        assert value is not None
        assert value.entity == "indicator"
        assert {item.name_en for item in value.items or []} == {"Mobile Phone", "ICT Industry Level", "Online healthcare",
                                                                "Online Employment", "Public Safety", "Public Participation"}  # fmt: skip


def test_that_one_is_the_city_described(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("十二城里最早通过条例的那一座，智慧服务得了多少分？").value
    assert value is not None
    assert value.number == 96.3
