"""Named cities put in an order, and places in one list against places in another. Values read in the tables by hand."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

ORDERED = [
    # islec-2016, government support: Shenzhen .9706, Qingdao .7743, Dalian .7636, Ningbo .7508, Xiamen .6003
    ("Order Xiamen, Ningbo, Dalian, Qingdao and Shenzhen by government support, strongest first.", "Shenzhen Qingdao Dalian Ningbo Xiamen"),
    ("Rank Xiamen, Ningbo and Dalian by government support from weakest to strongest.", "Xiamen Ningbo Dalian"),
    ("请把厦门、宁波、大连按政府支持从强到弱排序。", "Dalian Ningbo Xiamen"),
    # gsc-2020, smart economy: Paris 72.6, Tokyo 66.6, Seoul 58.9; smart service: Seoul 75.0, Mumbai 70.2, Berlin 62.4
    ("Rank Tokyo, Paris and Seoul by smart economy, weakest first.", "Seoul Tokyo Paris"),
    ("In what order do Paris, Tokyo and Seoul stand in smart economy?", "Paris Tokyo Seoul"),
    ("Rank these cities by smart service, strongest first: Berlin, Seoul, Mumbai.", "Seoul Mumbai Berlin"),
    ("把东京、巴黎、首尔按智慧经济由弱到强排列。", "Seoul Tokyo Paris"),
    # data openness: London 82.8, Sydney 66.8, Dubai 45.7; public safety: Dubai 85.8, Sydney 61.2, Berlin 51.0
    ("伦敦、悉尼、迪拜的数据开放，从低到高怎么排？", "Dubai Sydney London"),
    ("Could you sort Berlin, Sydney and Dubai by public safety, worst first?", "Berlin Sydney Dubai"),
    # overall: Paris 91.7, Tokyo 86.6, Berlin 82.5
    ("Sort Berlin, Tokyo, Paris by overall score ascending.", "Berlin Tokyo Paris"),
    ("把东京、巴黎、柏林按综合得分升序排列。", "Berlin Tokyo Paris"),
    # gnlc-12, Table 1: November 2016, July 2019, March 2024
    ("Rank Wuhan, Xi'an and Chengdu by the year their law was adopted, earliest first.", "Chengdu Xi'an Wuhan"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "order"), ORDERED)
def test_named_cities_are_put_in_the_order_asked_for(seed_base: KnowledgeBase, question: str, order: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.ordered
    assert [item.name_en for item in answer.value.items or [] if isinstance(item, Ref)] == order.split(" ")


LISTED = [
    # Table 1: in force 2011-05, 2012-12, 2017-02, 2020-01, 2023-06, 2024-06
    ("List the legislating cities of the network, most recent entry into force first.", "Wuhan Suzhou Xi'an Chengdu Taiyuan Shanghai"),
    ("List the legislating cities from the most recent law to the oldest, by adoption date", "Wuhan Suzhou Xi'an Chengdu Taiyuan Shanghai"),
    ("Which cities have a law? List them from the most recent adoption to the earliest.", "Wuhan Suzhou Xi'an Chengdu Taiyuan Shanghai"),
    ("List the cities with a law from the oldest law to the newest", "Shanghai Taiyuan Chengdu Xi'an Suzhou Wuhan"),
    ("从最新的条例到最早的条例，列出立法城市", "Wuhan Suzhou Xi'an Chengdu Taiyuan Shanghai"),
    ("List the legislating cities, earliest entry into force first.", "Shanghai Taiyuan Chengdu Xi'an Suzhou Wuhan"),
    ("Name the cities with a law, the one with the latest adoption first.", "Wuhan Suzhou Xi'an Chengdu Taiyuan Shanghai"),
    ("列出网络中已立法的城市，生效最晚的在前。", "Wuhan Suzhou Xi'an Chengdu Taiyuan Shanghai"),
    ("列出已立法的城市，通过时间最早的在前。", "Shanghai Taiyuan Chengdu Xi'an Suzhou Wuhan"),
    # Table 2: 2018, 2017, 2013 three times, 2012 twice, 2011 twice, 2008, 2007, 2006
    ("Name the twelve cities, most recently established body first.",
     "Suzhou Chengdu Nanjing Shenzhen Taiyuan Guangzhou Wuhan Changzhou Hangzhou Xi'an Beijing Shanghai"),
    # learner experience .8639, .7954, .7519, .7163, .7019
    ("List the GNLC members with a law, highest Learner Experience first.", "Wuhan Xi'an Shanghai Taiyuan Chengdu"),
    ("列出有条例的城市，学习者体验得分最高的在前。", "Wuhan Xi'an Shanghai Taiyuan Chengdu"),
    ("List the city that legislated first.", "Shanghai"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "order"), LISTED)
def test_a_list_begins_with_the_end_that_is_to_come_first(seed_base: KnowledgeBase, question: str, order: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.name_en for item in value.items or []] == order.split(" ")


BEHIND_OVERALL = {"Berlin", "Buenos Aires", "Chicago", "Hong Kong", "London", "Los Angeles", "New York", "Paris", "Shanghai", "Sydney"}  # fmt: skip
AHEAD_OF_OVERALL = {"Beijing", "Cairo", "Moscow", "Mumbai", "Rio de Janeiro", "Seoul", "Singapore", "Tokyo", "Toronto"}

APART = [
    # gsc-2020, Table 2-6: the difference is 12 for Rio de Janeiro, -10 for Los Angeles, 0 for Dubai
    ("Which cities hold a better rank in academic reputation than in the smart city ranking?", AHEAD_OF_OVERALL),
    ("哪些城市的声誉排名不如综合排名？", BEHIND_OVERALL),
    ("Which city has the same rank in reputation as in the smart city ranking?", {"Dubai"}),
    ("Which city ranks better in academic reputation than overall by the most places?", {"Rio de Janeiro"}),
    ("Which city's reputation rank falls furthest below its smart city rank?", {"Los Angeles"}),
    ("声誉排名比综合排名高出最多的是哪座城市？", {"Rio de Janeiro"}),
    ("Which city's reputation rank lies furthest above its overall smart city rank, and by how many places?", {"Rio de Janeiro"}),
    ("学术声誉排名低于综合排名最多的是哪座城市？", {"Los Angeles"}),
    # smart service: Moscow fifth with 78.8 and sixteenth overall
    ("Which city ranks higher in smart service than overall by the widest margin?", {"Moscow"}),
    ("Which city stands furthest above its overall rank in smart service?", {"Moscow"}),
    ("哪座城市的智慧服务排名比综合排名高出最多？", {"Moscow"}),
    # the cities of one country: data openness 96.7, 92.6, 83.5; public safety 57.2, 48.8, 47.4; innovation 86.7, 80.7, 75.7
    ("Of the three US cities in the Global Smart Cities ranking, which is the least open with its data?", {"Los Angeles"}),
    ("Which American city is the most open with its data?", {"New York"}),
    ("Which of the three American cities has the highest smart innovation score?", {"New York"}),
    ("Of the American cities, which has the lowest public safety score?", {"Chicago"}),
    ("美国三座城市中，数据开放程度最低的是哪座？", {"Los Angeles"}),
    ("Which of the Chinese cities in Global Smart Cities is the most open with its data?", {"Hong Kong"}),  # 64.2
    ("Among the British, French and German cities, which is the most sustainable?", {"Berlin"}),  # 100.0
]  # fmt: skip


@pytest.mark.parametrize(("question", "cities"), APART)
def test_cities_whose_places_differ_or_who_end_an_order(
    seed_base: KnowledgeBase, question: str, cities: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or [] if isinstance(item, Ref)} == cities


NUMBERS = [
    ("How many of the 20 cities stand higher in academic reputation than in the overall smart city ranking?", 9),
    ("How many cities are ranked lower in smart reputation than in the overall ranking?", 10),
    ("学术声誉比综合排名高的城市有几座？", 9),
    ("How many of the 68 cities rank higher in Fields for Learning than in the overall iSLEC ranking?", 31),  # Table 2
    ("学习者体验排名高于城市创新排名的城市有多少个？", 37),
    ("By how many places is Rio de Janeiro's reputation rank above its overall rank?", 12),
    ("How many places above its overall rank is Moscow's smart service rank?", 11),  # fifth and sixteenth
    ("迪拜在智慧基础设施分项中名次为何？", 7),  # Table 2-1
    ("By how many places does Rio de Janeiro's academic reputation exceed its smart city rank?", 12),
    # documents that print the name: all but ningbo-2023; all but two; islec-2016 and ningbo-2023
    ("五份资料中，出现过深圳的有几份？", 4),
    ("有几份文件提到杭州？", 3),
    ("In how many of the five documents is Ningbo mentioned?", 2),
    ("How many smart education demonstration districts belong to Beijing?", 2),  # Dongcheng and Haidian
]


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_what_stands_in_two_lists_or_in_documents_is_counted(
    seed_base: KnowledgeBase, question: str, number: float
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == number


CLAIMS = [
    ("Rio de Janeiro is said to be the city whose academic reputation most exceeds its smart city rank. Does the table confirm it?", True),
    ("据称里约热内卢的学术声誉比智慧城市排名高出最多，表格能证实吗？", True),
    ("Beijing is said to be the city whose academic reputation most exceeds its overall rank. Is that right?", False),  # 4
    ("Moscow is said to be the city whose smart service rank lies furthest above its overall rank. Do the figures confirm it?", True),
    ("有人说莫斯科是智慧服务排名高出综合排名最多的城市，对吗？", True),
]  # fmt: skip


@pytest.mark.parametrize(("question", "holds"), CLAIMS)
def test_a_claim_of_who_is_furthest_apart_is_put_to_the_test(
    seed_base: KnowledgeBase, question: str, holds: bool
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is holds
    assert answer.evidence


AREAS = [
    ("Which districts presented as smart education demonstration areas belong to Beijing?", {"Dongcheng District", "Haidian District"}),
    ("Which of the smart education demonstration areas lie in Beijing?", {"Dongcheng District", "Haidian District"}),
    ("Which districts of Tianjin are shown as smart education demonstration areas?", {"Hexi District"}),
    ("Which two districts of Beijing appear in the smart education demonstration area article?", {"Dongcheng District", "Haidian District"}),
    ("智慧教育示范区里有哪些北京的区？", {"Dongcheng District", "Haidian District"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "areas"), AREAS)
def test_the_areas_of_a_network_that_lie_in_a_city(seed_base: KnowledgeBase, question: str, areas: set[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or [] if isinstance(item, Ref)} == areas


@pytest.mark.parametrize(
    "question",
    [
        "How many months lie from the oldest law to the newest?",
        "从表1中最早通过的条例到最晚通过的条例，一共隔了多少个月？",
    ],
)
def test_the_time_from_the_first_law_to_the_last_is_no_order(seed_base: KnowledgeBase, question: str) -> None:
    """Table 1: January 2011 to March 2024."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 158


LEVEL = [
    # City Innovation (islec-2016, Table 3): Luoyang and Jining both 0.3289, printed 39th and 40th; Beijing 1st, Wuhan 7th
    (
        "Luoyang and Jining have the same City Innovation score. Which of the two is ranked higher on that indicator?",
        ["luoyang"],
    ),
    ("Luoyang and Jining are level on City Innovation; which of the two ranks higher?", ["luoyang"]),
    ("Jining and Luoyang have equal City Innovation scores. Which one is ranked higher?", ["luoyang"]),
    ("Which ranks higher on City Innovation, Luoyang or Jining?", ["luoyang"]),
    ("Which is ranked lower on City Innovation, Luoyang or Jining?", ["jining"]),
    ("洛阳和济宁的城市创新得分相同，哪个排名更靠前？", ["luoyang"]),
    ("Which of Luoyang and Jining scores higher on City Innovation?", ["luoyang", "jining"]),
    ("Which of Beijing and Wuhan is placed higher on City Innovation?", ["beijing"]),
    ("Which ranks lower on City Innovation, Beijing or Wuhan?", ["wuhan"]),
]


@pytest.mark.parametrize(("question", "cities"), LEVEL)
def test_of_cities_level_in_score_the_printed_rank_tells_which_stands_higher(
    seed_base: KnowledgeBase, question: str, cities: list[str]
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.id for item in value.items or ()] == [f"city:{city}" for city in cities]
