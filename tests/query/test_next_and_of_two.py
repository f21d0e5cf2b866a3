"""What comes next in an order of dates, which of two is the lower, and shares, titles and things told by a sentence before.

Values: from the documents, differences and shares worked out from their tables.
"""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits

RIGHT = [
    # gnlc-12, table 1: adopted 2011-01, 2012-09, 2016-11, 2019-07, 2023-01, 2024-03; in force 2011-05 to 2024-06
    ("If the laws are sorted by date of adoption, which city's comes right before Xi'an's?", {"chengdu"}),
    ("When the regulations are listed in order of adoption, which city comes next after Taiyuan?", {"chengdu"}),
    ("按通过时间排列，成都的条例之后是哪座城市？", {"xian"}),
    ("各市条例按施行时间先后排序，太原之后下一部是哪座城市的？", {"chengdu"}),
    ("按生效日期排列，紧接在成都之后的是哪座城市？", {"xian"}),
    ("years elapsed between adoption of the earliest and adoption of the latest law", 13),
    ("Two cities have a law with “lifelong education” in the title. When did each take effect?", {"shanghai", "taiyuan"}),
    ("有两座城市的条例以“终身学习”命名，它们分别是何年何月通过的？", {"suzhou", "wuhan"}),
    # gnlc-12, tables 1 and 2: Taiyuan's law of 2012, its body of 2013
    ("2012年通过条例的城市，其机构的成立要比条例通过晚多少年？", 1),
    # gnlc-12, table 3: three cities a type
    ("把文化赋能型和均衡发展型都去掉，剩下的是哪些城市？", {"guangzhou", "shenzhen", "suzhou", "hangzhou", "nanjing", "shanghai"}),
    ("Does the city with the “Trinity” incentive mechanism and the city that put forward the “6W” service system share the same path type?", False),
    ("提出“6W”服务体系的城市和实施“三位一体”激励机制的城市是否属于同一类型？", False),
    # gsc-2020, overall table and tables 2-2 to 2-4
    ("smart economy, Dubai vs Tokyo: the higher scorer", {"tokyo"}),
    ("Dubai vs Cairo, smart governance: the weaker one", {"cairo"}),
    ("迪拜和东京相比，智慧经济稍差的是哪个城市？", {"dubai"}),
    ("拿东京与迪拜比智慧治理的五个分指标，后者占优的有几个？", 3),
    ("拿东京与迪拜比智慧治理的五个分指标，前者占优的有几个？", 2),
    ("Three cities are said to form the first level (above 96.1 points). Is this borne out by the scores?", True),
    # islec-2016: table of Fields for Learning; weights 40, 40 and 20 per cent, then equal ones
    ("In the Fields for Learning ranking, which city takes the spot immediately after Qingdao?", {"dalian"}),
    ("total weight (over both levels) of community learning environment in the overall iSLEC score", 8),
    ("If Wuhan's three dimension scores are weighted 40/40/20, is the result its overall iSLEC score?", True),
    ("用三个维度的得分按40/40/20加权，能否算出上海的iSLEC综合得分？", True),
    # islec-2016, the part on regions: 7 of the 17 western cities lie above the mean
    ("What percentage of the western cities is above the mean iSLEC score of all the cities assessed?", 41.2),
    # gsc-2020, City Road: 8400 new enterprises in 2015, 14710 in 2016
    ("By how many did the yearly count of new companies around City Road grow from 2015 to 2016?", 6310),
    ("2016年City Road附近的新设企业比2015年多几家？", 6310),
    ("Which document lists cities by the number of articles written about them?", {"gsc-2020"}),
    ("global smart cities 2020 iSLEC 2016 共同的城市", {"beijing", "shanghai"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), RIGHT)
def test_it_is_read_and_answered(seed_base: KnowledgeBase, question: str, gold: object) -> None:
    assert fits(seed_base.ask(question), gold)


TOLD = [
    ("The paper notes that Ningbo has not yet set up a certain office. What is its name?", "Learning City Steering Office"),
    ("The report says that Singapore launched a plan in 2006. What is it called?", "iN2015"),
    ("宁波社区大学 创办时间 依托单位", "2009"),
    ("Within Wuhan's university-community alliance, which venues of universities are shared?", "Libraries"),
    ("TechHub, the community that supports start-ups, was founded in which city?", "London"),
    ("治理机制表，成都那一行，组织名称里写的城市名", "Hangzhou"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "words"), TOLD)
def test_a_passage_tells_it(seed_base: KnowledgeBase, question: str, words: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert words in answer.headline


NOT_SO = [
    "If Wuhan's three dimension scores are weighted 20/40/40, is the result its overall iSLEC score?",
    "用三个维度的得分按20/40/40加权，能否算出上海的iSLEC综合得分？",
    "Do the city with the flying cars and the city with the “Trinity” incentive mechanism belong to the same type?",
    "The authors mention that Ningbo has an unusual mayor. What is he called?",
    "iSLEC overall, Suzhou vs Wuhan: the lower scorer",
]


@pytest.mark.parametrize("question", NOT_SO)
def test_what_is_not_told_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status in ("no_data", "unsupported")


def test_no_claim_with_another_number_is_confirmed(seed_base: KnowledgeBase) -> None:
    """gsc-2020 counts 13 cities in its second level."""
    answer = seed_base.ask("Twelve cities are said to make up the report's second level (72.9 to 96.1 points). Do the figures confirm this?")  # fmt: skip
    assert answer.value is None or answer.value.boolean is not True
