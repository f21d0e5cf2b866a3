"""A set against all others, what lies outside a set, continents, two ranks of one city, one place. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

# Means of islec-2016, Table 2, over the tiers and regions of 1.2 and 3.3, worked out by hand
MEANS = [
    ("How do provincial capitals compare with the other cities in iSLEC?", "0.579", "0.509"),
    ("省会城市与其他城市相比，iSLEC综合得分如何？", "0.579", "0.509"),
    ("Compare provincial capitals with prefecture-level cities on iSLEC", "0.579", "0.467"),
    ("What is the average iSLEC score of the municipalities versus the rest?", "0.7039", "0.525"),
    ("What is the mean fields-for-learning score of western cities compared with all the others?", "0.5728", "0.6152"),
    ("计划单列市与其余城市相比，学习者体验平均分如何？", "0.7417", "0.736"),
    # gsc-2020, Table 2-5: Paris 82.1, London 89.4, Berlin 68.3, Moscow 66.7 and the four of North America
    ("How do European cities compare with North American ones on smart innovation?", "76.625", "77.5"),
    ("欧洲城市和北美城市的智慧创新平均分各是多少？", "76.625", "77.5"),
]


@pytest.mark.parametrize(("question", "first", "second"), MEANS)
def test_a_set_is_set_against_the_rest(seed_base: KnowledgeBase, question: str, first: str, second: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered", answer.headline
    assert first in answer.headline, answer.headline
    assert second in answer.headline, answer.headline


SETS = [
    ("Which cities are both GNLC members and in the global index?", {"Beijing", "Shanghai"}),
    ("Which GNLC members are missing from the national index?", {"Suzhou", "Changzhou"}),
    ("全球指数里有哪些GNLC成员？", {"Beijing", "Shanghai"}),
    ("Which Asian cities are in the GSC top 10?", {"Singapore", "Shanghai", "Beijing", "Hong Kong", "Seoul"}),
    ("Name the South American cities in the Global Smart City index", {"Buenos Aires", "Rio de Janeiro"}),
    ("南美城市有哪些入选全球智慧之都？", {"Buenos Aires", "Rio de Janeiro"}),
    ("Which African city is in the Global Smart Cities ranking?", {"Cairo"}),
    ("GNLC成员之外还有哪些城市进入iSLEC前十？", {"Qingdao", "Jinan", "Dalian"}),  # Table 2, ranks 5, 6 and 8
    ("东部以外的城市中谁排名最高？", {"Wuhan"}),
    ("哪座城市的声誉排名比综合排名靠前最多？", {"Rio de Janeiro"}),  # 7 and 19
    # A printed ranking is best at 1 (Table 2-6)
    ("Which city has the best reputation rank?", {"Beijing"}),
    ("声誉排名最靠后的城市是哪座？", {"Buenos Aires"}),
    ("Which European city has the worst reputation rank?", {"Berlin"}),
    ("Which cities share fourth place in smart infrastructure?", {"Los Angeles", "New York", "Chicago"}),
]


@pytest.mark.parametrize(("question", "expected"), SETS)
def test_both_halves_of_a_set_are_read(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert {item.name_en for item in answer.value.items or [] if isinstance(item, Ref)} == expected


NUMBERS = [
    ("How many places apart are Beijing's reputation rank and its overall rank?", 4),  # 1 and 5
    ("What's the gap between Beijing's printed rank and reputation rank?", 4),
    ("北京的声誉排名比实际排名高几位", 4),
    ("How many cities share rank 4 in the iSLEC?", 1),
    ("iSLEC里排名第四的城市有几个？", 1),
    ("How many cities share rank 12 in smart reputation?", 3),  # Chicago, Paris and Moscow
    ("智慧声誉中并列第12的城市有几个？", 3),
    ("宁波的得分在计划单列市里排第几？", 4),  # behind Qingdao, Shenzhen and Dalian
    ("Where does Chengdu stand among western cities on learner experience?", 14),
]


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_ranks_are_set_against_ranks_and_sets(seed_base: KnowledgeBase, question: str, number: float) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert answer.value.number == number, answer.headline


@pytest.mark.parametrize(
    ("question", "weight"),
    [
        ("What are the weights of the sub-indices of Smart Innovation?", "25%"),
        ("Which weights does the GSC use for the innovation sub-indices?", "25%"),
        ("智慧服务下面各项的权重怎么分配？", "25%"),
        ("What weights are assigned to the sub-indices of Smart Governance?", "20%"),
        ("智慧治理的各项子指标权重是多少？", "20%"),
        ("Which component of smart economy has the greatest weight?", "25%"),
        ("List the weights below learner experience.", "33.3"),
        ("What weight does Smart Innovation have among the sub-indices?", "20%"),  # its own
    ],
)
def test_weights_of_the_parts_are_those_below(seed_base: KnowledgeBase, question: str, weight: str) -> None:
    assert weight in seed_base.ask(question).headline


def test_the_strongest_pillar_of_a_city_is_named(seed_base: KnowledgeBase) -> None:
    assert "58.4" in seed_base.ask("开罗在哪一项上得分最高？").headline  # smart service, Table 2-3
    assert "62.9" in seed_base.ask("东京哪一项得分最低？").headline  # smart governance, Table 2-4
