"""What prose tells in a researcher's words, and the near questions that must stay refused. Values: from the documents by hand."""

import pytest

from kb.knowledge import KnowledgeBase

TOLD = [
    # gnlc-12, Table 3: industry-driven, led by market-oriented means; cultural empowerment by historical lineage or brands
    ("产业驱动型学习型城市以什么手段为主导？", ("市场化",)),
    ("Which means do industry-driven cities rely on?", ("Market-oriented",)),
    ("文化赋能型学习型城市以什么为依托？", ("历史文化",)),
    ("均衡发展型城市以什么为主导？", ("政府主导",)),
    # smart-education-areas, l. 29-31: innovative talents and educational equity; l. 86: weaker compared to Wuhan
    ("What two aims does China pursue through smart education?", ("innovative talents", "equity")),
    ("中国发展智慧教育的两个目标是什么？", ("创新人才", "公平")),
    ("Relative to which city is Xiong'an's hardware and software base described as weaker?", ("Wuhan",)),
    # ningbo-2023, l. 120: enterprises; l. 17: the 10th Five-Year Plan; l. 74: the Learning City Steering Office; l. 43, 78
    ("宁波论文建议企业除推广数字技术外，还应培育什么？", ("学习型组织",)),
    ("宁波最早在哪个五年计划中提出建设学习型城市？", ("第十个五年",)),
    ("Which coordinating office is still missing in Ningbo's learning-city governance?", ("Steering Office",)),
    ("Who chairs the steering group for community education in Ningbo?", ("deputy secretary",)),
    ("On which data supplier does monitoring of Ningbo as a learning city mainly depend?", ("education system",)),
    # gnlc-12, l. 262, 248, 144, 63, 289
    (
        "Which plan did fourteen Beijing commissions and bureaus issue together, and in what year?",
        ("Action Plan", "2016"),
    ),
    ("北京市十四个委办局联合印发了哪份计划，是哪一年？", ("行动计划", "2016")),
    ("What are the three dimensions of the lifelong education system Hangzhou calls 3L?", ("life-wide", "life-deep")),
    ("十二城的治理体系中，最末端的执行单位是哪一级？", ("街道",)),
    ("中西部学习型城市的社区教育更侧重开发什么？", ("本土化课程",)),
    ("广州开放大学与哪家机构合作开办老年学堂？", ("广播电视台",)),
    # gsc-2020, l. 670; islec-2016, l. 45, 98, 570
    ("纽约2015年发布的十年规划把城市定位为什么？", ("全球创新之都",)),
    ("Who administered the resident survey behind the iSLEC?", ("hird-party",)),
    ("谁实施了68个城市的居民抽样调查？", ("第三方",)),
    ("Against what reference value are raw data scaled in the iSLEC?", ("maximum",)),
    ("iSLEC的原始数据以什么为参照值进行归一化？", ("最大值",)),
    ("家庭环境是市民开展什么活动的重要场所？", ("阅读",)),
]

NUMBERS = [
    # gnlc-12, l. 269: four main types; ningbo-2023, l. 33: five; gsc-2020: 2006 and 2014, 2011 and April 2012; l. 678
    ("Into how many categories does Shanghai sort the learning organisations it fosters?", 4),
    ("上海把学习型组织分为几类？", 4),
    ("How many essential traits of a learning city does the Ningbo paper enumerate?", 5),
    ("How many years after launching iN2015 did Singapore propose its smart country 2025 plan?", 8),
    ("根据 Hay's skills index，新加坡每万名雇员有多少台 robots？", 488),
]

COMPARED = [
    # ningbo-2023, l. 64: 86.9 % against 92.8 %, 99.9 % against 92.8 %; gsc-2020, l. 688: 61 % against 74 %
    (
        "In Ningbo, is the share of migrant workers' children in public schools higher than the coverage of public and "
        "inclusive private kindergartens?",
        False,
    ),
    ("宁波外来务工人员随迁子女公办学校就读比例是否高于公办和普惠性民办幼儿园覆盖率？", False),
    (
        "In Ningbo, is the kindergarten enrolment rate higher than the coverage of public and inclusive private "
        "kindergartens?",
        True,
    ),
    ("In London, is the growth of fintech jobs larger than the rise of IT job vacancies?", False),
]

REFUSED = (
    # a means, and no cities; a colour is told of none
    "产业驱动型城市用什么颜色的标志？",
    "Which means of payment do industry-driven cities accept?",
    "文化赋能型城市以什么方式为主导？",
    # another body, another city, those who are no members
    "Who chairs the Ningbo learning city committee?",
    "Who chairs the steering committee in Hangzhou?",
    "Who chairs the steering group on lifelong learning in Ningbo?",
    "Which coordinating office is missing in Hangzhou?",
    "Which library is missing in Ningbo?",
    "Which bureaus are not members of Ningbo's learning city committee?",
    # kinds that no passage tells
    "Into what kinds does Beijing sort its learning organisations?",
    "Into how many types does Beijing sort its learning organisations?",
    "Into how many dimensions is Tokyo's score split?",
    # a plan that is not said to be the first
    "北京最早在哪份计划中提出建设学习型城市？",
    "杭州最早在哪个五年规划中提出建设学习型城市？",
    "Which plan first set Suzhou the goal of a learning city?",
    # another region, another field, another city
    "东北学习型城市的社区教育更侧重开发什么？",
    "Which city led the world in patents by 2017?",
    "Compared with which city does Xi'an score lower?",
    "Which city is Shanghai compared with in smart governance?",
    "苏州的规划把城市定位为什么？",
    "杭州把自己定位为什么？",
    "Which purposes does London pursue through smart education?",
    "苏州开放大学与哪家机构合作开办老年学堂？",
    "Who administered the residents' survey in London?",
    "Who conducted the survey behind GSC 2020?",
    # figures of which one is told nowhere
    "In Ningbo, is the share of vegetarians higher than the kindergarten enrolment rate?",
    "In Hangzhou, is the share of migrant workers' children in public schools higher than the kindergarten coverage?",
    "How many years after launching its metro did Singapore propose its Smart Nation 2025 plan?",
    "根据 Hays 指数，东京每万名雇员有多少台机器人？",
    "新加坡除提供宽带外，还提供什么？",
)


@pytest.mark.parametrize(("question", "words"), TOLD)
def test_prose_tells_it(seed_base: KnowledgeBase, question: str, words: tuple[str, ...]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.reading
    assert answer.value.type == "text", answer.headline
    assert all(word in answer.headline for word in words), answer.headline


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_prose_tells_the_number(seed_base: KnowledgeBase, question: str, number: float) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert answer.value.number == number, answer.headline


@pytest.mark.parametrize(("question", "holds"), COMPARED)
def test_two_printed_shares_are_compared(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert answer.value.boolean is holds, answer.headline


@pytest.mark.parametrize("question", REFUSED)
def test_what_prose_does_not_tell_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered", question


@pytest.mark.parametrize("question", ["Which documents touch on virtual laboratories?", "哪些文献提到虚拟实验室？"])
def test_documents_that_say_it_in_other_words_are_found(seed_base: KnowledgeBase, question: str) -> None:
    # smart-education-areas, l. 71: virtual laboratories; ningbo-2023, l. 106: virtual labs
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.id for item in value.items or ()} == {"source:smart-education-areas", "source:ningbo-2023"}


@pytest.mark.parametrize(
    ("question", "city"),
    [
        # gsc-2020, l. 672: Beijing in first place; l. 678: Singapore ranked the highest in robotics applications in 2016
        ("Which city led the world in venture capital by 2017?", "city:beijing"),
        ("Which city led the world in robotics by 2016?", "city:singapore"),
    ],
)
def test_the_city_that_was_ahead_is_told(seed_base: KnowledgeBase, question: str, city: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.id for item in value.items or ()] == [city]
