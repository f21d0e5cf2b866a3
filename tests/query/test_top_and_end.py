"""A top k in one measure joined with an end of another, with a bound by a city, or told as *overall*; sets told by an index.

Values: islec-2016 Table 2 (l. 168-235: Shenyang 19 and 68, Shanghai 2 and 1, Shenzhen 5 and 61) and Table 3 (R&D capacity:
Shanghai 0.3975, Wuxi 0.5674, Ningbo 0.6019), gsc-2020 Tables 2-4 and 2-6, gnlc-12 Tables 1 and 2.
"""

import pytest

from kb.knowledge import KnowledgeBase

ONLY_LEARNERS = {"xiangyang", "shijiazhuang", "guilin", "zhengzhou"}
CITIES = [
    ("Which city made the top twenty on city innovation but came last of all on learner experience?", {"shenyang"}),
    ("Which city ranks last for learner experience but is in the top twenty for city innovation?", {"shenyang"}),
    ("iSLEC城市创新进入前二十、学习者体验却排倒数第一的是哪个城市？", {"shenyang"}),
    ("城市创新排在末位，学习者体验却进了前三十名的，是哪座城市？", {"nanchong"}),
    ("学习者体验进了前三十名，城市创新却排在最后一名的，是哪座城市？", {"nanchong"}),
    ("智慧服务和智慧经济都进了前五名的有哪些城市？", {"shanghai", "beijing"}),
    ("学习者体验前二十名的城市中，城市创新最高的是哪座城市？", {"beijing"}),
    ("Which city is first for fields for learning and in the top ten for city innovation?", {"shanghai"}),
    ("Among the overall top ten of iSLEC 2016, which city has the best learner experience score?", {"qingdao"}),
    ("城市研发能力得分超过上海、综合排名却在十名以外的是哪些城市？", {"wuxi", "ningbo"}),
    ("public participation 排在上海、北京之后的第三名 is which city?", {"dubai"}),
    ("哪些城市既在2016年iSLEC的68城之列，又在2020年全球智慧城市的20城之列？", {"beijing", "shanghai"}),
    ("The laws of which two cities have been in effect since a June?", {"suzhou", "wuhan"}),
    ("Take the two cities whose learning-city work sits outside the education commission: which had the better overall iSLEC score?",
     {"hangzhou"}),
    # islec-2016 l. 164-238: in the top ten of one dimension and of no other
    ("Which cities are in the top ten for learner experience only, and in neither of the other two dimensions?", ONLY_LEARNERS),
    ("Which cities are in the top ten for learner experience but for neither of the other two dimensions?", ONLY_LEARNERS),
    ("Which city is in the top ten for learner experience and in none of the others?", ONLY_LEARNERS),
    ("哪些城市只在学习者体验一项进入前十？", ONLY_LEARNERS),
    ("哪些城市仅学习者体验进前十，其他两项都没进？", ONLY_LEARNERS),
    ("Which western cities are in the top ten for learner experience only?", {"guilin"}),
    ("Which cities are in the top ten only for city innovation?", {"nanjing", "xian", "chengdu", "hefei", "guangzhou"}),
    ("Which cities are in the top ten for city innovation alone?", {"nanjing", "xian", "chengdu", "hefei", "guangzhou"}),
    ("Which cities are in the top ten for city innovation?",
     {"beijing", "shanghai", "hangzhou", "nanjing", "shenzhen", "xian", "wuhan", "chengdu", "hefei", "guangzhou"}),
    # gsc-2020 l. 258-267, 421-440, 324-343, 615-634: the others that are named are all the others meant; *only in* another part
    ("只进了智慧基础设施前十、在智慧经济和智慧创新里都没进前十的城市有哪些？", {"dubai", "berlin", "toronto"}),
    ("Which cities are in the top ten for smart infrastructure but only in the bottom half for smart service?",
     {"chicago", "los-angeles", "berlin", "sydney", "toronto"}),
    ("总分前十的城市里，学习场域和学习者体验两项都没进前十的是哪些？", {"xian", "guangzhou"}),
    ("学习场域和学习者体验两项都进前十的城市有哪些？", {"yichang", "qingdao", "dalian", "wuhan", "jinan", "urumchi"}),
    # gnlc-12 Table 1, islec-2016 l. 41: Suzhou and Changzhou are not among the 68
    ("GNLC 城市中 has a law but no iSLEC score 的是哪个？", {"suzhou"}),
    ("GNLC成员中有条例但没有iSLEC得分的是哪个？", {"suzhou"}),
    ("Which GNLC members have a law and no overall score in iSLEC?", {"suzhou"}),
    ("GNLC成员中没有iSLEC得分的是哪些？", {"suzhou", "changzhou"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "cities"), CITIES)
def test_the_cities_are_those_of_all_that_is_said(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.id.removeprefix("city:") for item in value.items or ()} == cities


PARTS = [
    # gsc-2020 Tables 2-1 to 2-5: Cairo is 18th in smart service and last in the other four
    ("In which of the five pillars does Cairo avoid last place?", {"smart-service"}),
    ("In which pillars is Cairo not last?", {"smart-service"}),
    ("开罗没有垫底的支柱有哪些？", {"smart-service"}),
    ("Which pillars does Cairo avoid finishing last in?", {"smart-service"}),
    ("In which pillars is London not in the top five?", {"smart-service"}),
    # gsc-2020 l. 615, 621: London is ahead of Singapore in all but human skills
    ("伦敦和新加坡的智慧创新四项分指标中，新加坡高于伦敦的是哪一项？", {"human-skills"}),
    ("新加坡在智慧创新的哪一项分指标上高于伦敦？", {"human-skills"}),
    (
        "伦敦和新加坡的智慧创新四项分指标中，伦敦高于新加坡的是哪几项？",
        {"innovation-and-entrepreneurship", "research-and-development", "university-strength"},
    ),
    # islec-2016 Tables 3 and 4
    (
        "北京在 iSLEC 2016 的哪些 second-level indicators 取得满分 1.0000？",
        {"city-hr-development", "government-support"},
    ),
]


@pytest.mark.parametrize(("question", "parts"), PARTS)
def test_the_parts_of_one_city_are_those_at_an_end_or_all_others(
    seed_base: KnowledgeBase, question: str, parts: set[str]
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.id.rpartition(".")[2] for item in value.items or ()} == parts


LAWS = [
    ("名称里写的是“社区教育”的两部条例，哪一部施行得更晚？", ["xian-community-education"]),
    ("The two regulations on community education: which one took effect later?", ["xian-community-education"]),
    ("题名含“终身教育”的两部条例，哪部更早施行？", ["shanghai-lifelong-education"]),
    ("两部终身学习条例，哪一部通过得更早？", ["suzhou-lifelong-learning"]),
    ("The two lifelong learning regulations: which one was adopted earlier?", ["suzhou-lifelong-learning"]),
    ("哪两部条例施行得最晚？", ["wuhan-lifelong-learning", "suzhou-lifelong-learning"]),
    ("Which two regulations took effect last?", ["wuhan-lifelong-learning", "suzhou-lifelong-learning"]),
]


@pytest.mark.parametrize(("question", "laws"), LAWS)
def test_one_law_of_two_or_two_of_all(seed_base: KnowledgeBase, question: str, laws: list[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.id.removeprefix("regulation:") for item in value.items or ()] == laws


NOBODY = (
    "Which city is in the top twenty for city innovation and best for learner experience?",  # Weihai leads, 35th there
    "城市创新进入前二十，学习者体验居首的是哪座城市？",
    "Which city is first in city innovation and in the top ten for learner experience?",  # Beijing, 11th there
    "城市创新排在第一，学习者体验也进了前十名的，是哪座城市？",
    "智慧服务排名第一、智慧经济却在前十以外的是哪座城市？",
)


@pytest.mark.parametrize("question", NOBODY)
def test_nobody_is_both_in_one_top_and_first_of_all_in_the_other(seed_base: KnowledgeBase, question: str) -> None:
    """First of all, or first of those in the top, is not said."""
    assert seed_base.ask(question).status == "no_data"


def test_widest_apart_within_the_overall_top_ten(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask(
        "Among the overall top ten of iSLEC 2016, which city has the largest gap between innovation and learner experience ranks?"
    )
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == ["city:shenzhen"]


def test_months_between_two_laws_are_not_those_between_other_deeds(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask(
        "How many months lie between the passage of the second of the six laws and that of the third?"
    )
    assert answer.status == "no_data"


MEASURED = [
    ("What does the next-generation network score really measure?", "4G"),
    ("Which smart city pillar is built from five equally weighted parts instead of four?", "Smart Governance"),
]


@pytest.mark.parametrize(("question", "told"), MEASURED)
def test_what_an_indicator_is_made_of(seed_base: KnowledgeBase, question: str, told: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert told in answer.headline
