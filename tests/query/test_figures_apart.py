"""Printed figures held against each other, picked by their value, and what tells one figure from its contrary.

Values by hand from the lines named in the comments.
"""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits

MORE = [  # ningbo-2023 l. 64; smart-education-areas l. 80-81, 91-92; gsc-2020 l. 311-313, 694, 696
    ("Is Ningbo's kindergarten enrolment rate higher than its college entrance acceptance rate?", True),
    ("宁波的高考录取率是否低于初中升高中的比例？", True),
    ("宁波外来务工人员子女入读公办学校的比例，低于公办园和普惠性民办园的覆盖率吗？", True),  # 86.9, 92.8
    ("武汉教育云平台的名师工作室比课程社区多吗？", False),
    ("Are there more fintech unicorns in London than in California's Bay Area?", False),
    ("Did more new firms open in City Road in 2016 than in 2015?", True),
    ("香港的移动电话普及率高于家庭宽带普及率吗？", True),
]


@pytest.mark.parametrize(("question", "holds"), MORE)
def test_which_of_two_printed_figures_is_more(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    assert fits(seed_base.ask(question), holds)


def test_bounds_leave_open_which_is_more(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("首尔开放数据广场的应用数比数据集多吗？")  # gsc-2020 l. 597: more than 5500, more than 7000
    assert answer.value is not None
    assert answer.value.boolean is None


LARGER = [
    (
        "Which is higher in Ningbo, the college entrance acceptance rate or the coverage of inclusive kindergartens?",
        "96.29",
    ),
    ("宁波的普惠性幼儿园覆盖率与等级幼儿园入园率，哪一项更低？", "92.8"),
]


@pytest.mark.parametrize(("question", "value"), LARGER)
def test_the_larger_or_smaller_of_two(seed_base: KnowledgeBase, question: str, value: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert value in (answer.value.text or "")


NUMBERS = [  # gsc-2020 l. 672: 20, four; l. 694: 29, nine, seven; l. 704-706: 1100, 519; islec-2016 l. 35, 47: 68, 13,600
    ("Of the world's 29 fintech unicorns, how many are outside London and the San Francisco Bay Area?", 13),
    ("全球29家金融科技独角兽中，有多少家既不在旧金山湾区也不在伦敦？", 13),
    ("2008年风险投资总额最高的20个城市中，有多少个位于美国境内？", 16),
    ("How many valid samples per city were collected for the 2016 iSLEC?", 200),
    ("iSLEC平均每座城市收集了多少份有效样本？", 200),
    ("What share of the English papers found in Web of Science were selected?", 47.18),
    ("What percentage of the fintech unicorns worldwide are located in London?", 24.14),
    ("How many of Ningbo's kindergarten rates are above 95%?", 3),  # ningbo-2023 l. 64: 99, 99.9, 100; not 92.8
    ("How many databases does Seoul's open data plaza integrate?", 880),  # gsc-2020 l. 589
    ("宁波的终身学习周活动已经连续办了几年？", 17),  # ningbo-2023 l. 68
    ("宁波的法规没有规定的社区教育专职教师配备比例是多少？", 2),  # l. 76, of 10,000
    ("首尔市政府宣布到2022年投资多少美元建设智慧城市？", 1.2),  # gsc-2020 l. 589, billion
    ("How many complaints did Shanghai's hotline receive through mobile phones?", 1.738),  # l. 559, million
]


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_a_rest_a_share_and_so_many_for_each(seed_base: KnowledgeBase, question: str, number: float) -> None:
    assert fits(seed_base.ask(question), number)


SAID = [
    ("Which kindergarten rates in Ningbo are below 95%?", ("92.8",)),
    ("宁波的幼儿园相关比例中，哪些超过99%？", ("99.9", "100")),
    ("Which of the other rankings has the most indicators?", ("Cities in Motion", "95")),  # gsc-2020 l. 152-156
    ("全球智慧之都报告评述的其他机构排名中，哪一个覆盖的城市最多？", ("城市动态", "174")),
    ("武汉教育云平台有多少个名师工作室、多少个课程社区？", ("164", "768")),
    ("What is the grant number of the Ningbo paper?", ("G2023-2-83",)),  # ningbo-2023 l. 133
    ("Which four systems make up Ningbo's lifelong education system?", ("school", "industry", "network")),  # l. 49
    ("Which indices do the scores for online education and convenient transportation rest on?", ("Smart City Index", "Global Power City")),
    ("数据中心和软件开发的数据分别来自哪里？", ("世界银行",)),  # gsc-2020 l. 779; software development is of another whole
    ("Are the data for the data center indicator country-level or city-level, and who collected them?", ("country", "World Bank")),
    ("On which earlier white paper is the iSLEC framework based?", ("White Paper", "2015")),  # islec-2016 l. 29
]  # fmt: skip


@pytest.mark.parametrize(("question", "words"), SAID)
def test_what_is_told_holds_the_words(seed_base: KnowledgeBase, question: str, words: tuple[str, ...]) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered", answer.headline
    assert all(word in answer.headline for word in words), answer.headline


DENIED = [  # ningbo-2023 l. 74: not set up; gsc-2020 l. 559: trial from 8 October 2012, official from 7 January 2013
    ("How many people work in Ningbo's Learning City Steering Office?", False),
    ("宁波学习型城市指导办公室是哪一年成立的？", False),
    ("到2013年2月，上海12345热线正式运行了吗？", True),
    ("Was the Shanghai 12345 hotline in trial operation by the end of 2012?", True),
    ("2012年底之前上海12345热线正式运行了吗？", False),
    ("Is the 75% growth of new firms in City Road supported by the printed figures?", True),  # l. 696
]


@pytest.mark.parametrize(("question", "holds"), DENIED)
def test_what_never_was_and_what_was_not_yet(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    assert fits(seed_base.ask(question), holds)


OTHERS = [
    "香港移动网络的平均下载速度是多少？",  # gsc-2020 l. 311-313: that of fixed lines alone
    "What is the average fixed broadband upload speed in Hong Kong?",
    "Had the Shanghai hotline officially started by December 2012?",  # told of the trial alone
    "How many of the 29 fintech unicorns are in neither Paris nor London?",
    "In 2017, how many of the 20 cities with the most venture capital lay inside the United States?",  # no number
    "Is the number of fintech unicorns in London higher than in Berlin?",
    "Which is higher in Ningbo, kindergarten enrolment or graded kindergarten enrolment?",  # two figures fit the first
]


@pytest.mark.parametrize("question", OTHERS)
def test_a_figure_of_something_else_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


EACH = [  # gsc-2020 l. 694; ningbo-2023 l. 51
    ("全球29家金融科技独角兽，伦敦和加州湾区各占几家？", ("7", "9")),
    ("How many fintech unicorns do London and the Bay Area each have?", ("7 companies", "9 companies")),
    ("宁波各区县的社区教育专项经费，人均最低标准是多少元？不少地方已经达到多少？", ("≥ 4元", "≥ 10元")),
    ("What is the minimum per-capita standard of Ningbo's special community education funding, and how much have some counties reached?",
     ("≥ 4 yuan", "≥ 10 yuan")),
    ("I would be grateful to know the minimum community education funding per head in Ningbo, and the level that a number of"
     " counties reach or exceed.", ("≥ 4 yuan", "≥ 10 yuan")),
]  # fmt: skip


@pytest.mark.parametrize(("question", "numbers"), EACH)
def test_every_figure_that_is_asked_for_is_told(
    seed_base: KnowledgeBase, question: str, numbers: tuple[str, ...]
) -> None:
    answer = seed_base.ask(question)
    assert answer.reading.kind == "reckon", answer.reading.text
    assert all(number in answer.headline for number in numbers), answer.headline
    assert len(answer.evidence) >= 1


LEAST = [
    "What is the minimum spending per resident for community education in Ningbo's districts and counties?",
    "What is the minimum per capita funding for community education in Ningbo?",
    "What is the lowest community education funding per head in Ningbo?",
    "宁波社区教育每位居民的最低经费是多少？",
]


@pytest.mark.parametrize("question", LEAST)
def test_the_least_is_the_standard_and_not_what_some_have_reached(seed_base: KnowledgeBase, question: str) -> None:
    assert fits(seed_base.ask(question), 4)


HALF = [
    "伦敦和柏林各有几家金融科技独角兽？",
    "宁波社区教育专项经费人均最低标准是多少元？哪一年定的？",  # no year is printed
]


@pytest.mark.parametrize("question", HALF)
def test_one_figure_of_two_that_are_asked_for_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


ONE = [
    ("Which smart service sub-index does not take its data from the Smart City index?", {"gsc-2020.convenient-transportation"}),
    ("智慧服务的分指标中，哪一项的数据不是来自Smart City index？", {"gsc-2020.convenient-transportation"}),
    ("Which of the five documents mention the first learning cities conference held in Beijing in 2013?", {"gnlc-12", "ningbo-2023"}),
    ("哪些文献根本没有提到武汉？", {"gsc-2020", "ningbo-2023"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "items"), ONE)
def test_the_exception_and_the_silent_documents(seed_base: KnowledgeBase, question: str, items: set[str]) -> None:
    assert fits(seed_base.ask(question), items)
