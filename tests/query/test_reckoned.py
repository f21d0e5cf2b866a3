"""Two printed facts set against each other. Values by hand from the lines named in the comments."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer
from kb.query.kinds import read_plan

APART = [  # smart-education-areas l. 80-81: 768 and 164; ningbo-2023 l. 64: 99.9 and 92.8, l. 43: 2009 and 2020
    ("武汉教育云平台上的课程社区比名师工作室多多少个？", 604),
    ("How many more curriculum communities than famous teacher studios are there on the Wuhan Education Cloud Platform?", 604),
    ("武汉教育云平台的名师工作室比课程社区少几个？", 604),
    ("Ningbo's kindergarten enrolment rate minus the coverage of public and inclusive private kindergartens: how many percentage points?", 7.1),
    ("By how many percentage points does kindergarten enrolment in Ningbo exceed the coverage of public and inclusive private kindergartens?", 7.1),
    ("宁波幼儿园入园率比公办和普惠性民办幼儿园覆盖率高几个百分点？", 7.1),
    ("How many years lie between the founding of Ningbo's Community University and the founding of its Committee for the Promotion of Learning City Construction?", 11),
    ("宁波社区大学与学习型城市建设与终身教育促进委员会的成立相隔多少年？", 11),
    # gsc-2020 l. 694: nine, seven, 29; l. 311, 313: 283.7 and 93.6; l. 696: 8400 and 14710
    ("How many more fintech unicorns does the report count in California's Bay Area than in London?", 2),
    ("How many fewer fintech unicorns does London have than the Bay Area?", 2),
    ("加州湾区的金融科技独角兽比伦敦多几家？", 2),
    ("What is the difference between the number of fintech unicorns in the world and in London?", 22),
    ("Together, how many fintech unicorns are in London and the Bay Area?", 16),
    ("截至2020年1月，香港移动电话普及率比家庭宽带普及率高多少个百分点？", 190.1),
    ("What is the gap between Hong Kong's mobile phone penetration and its household broadband penetration in percentage points?", 190.1),
    ("By how many did newly established enterprises in London's City Road (N1) district rise between 2015 and 2016?", 6310),
    ("伦敦城市路（N1）新设企业从2015年到2016年增加了多少家？", 6310),
    ("By what absolute number did newly established enterprises in London's N1 postal district rise from 2015 to 2016?", 6310),
    ("How many more new firms were set up in City Road in 2016 than in 2015?", 6310),
    ("从2015年到2016年，伦敦N1邮区新设企业增加了多少家？", 6310),
    ("How many years passed between Ningbo's Community University and the Learning City Construction and Lifelong Education Promotion Committee?", 11),
    # ningbo-2023 l. 17 and 43: 2001 and 2020
    ("How many years passed between Ningbo first naming the learning city as a goal and setting up its committee for learning city construction and lifelong education?", 19),
    ("How many years after first naming the learning city as a goal did Ningbo set up its committee?", 19),
    ("How many years passed between Ningbo's 10th Five-Year Plan and setting up its committee for learning city construction?", 19),
    ("宁波从首次提出学习型城市到成立促进委员会，过了几年？", 19),
    # smart-education-areas l. 80-81, 92: 768 and 164, 16,000 and 4,000
    ("武汉教育云平台上，课程共同体的数量是名师工作室的几倍？", 768 / 164),
    ("What is the ratio of curriculum communities to teacher studios on Wuhan's education cloud?", 768 / 164),
    ("雄安新区接受培训的在职教师是新教师的几倍？", 4),
    ("武汉教育云平台的 teacher studios 和 curriculum communities 一共多少个？", 932),
    ("武汉教育云平台的名师工作室和课程社区一共多少个？", 932),
    ("武汉教育云平台的名师工作室和课程社区总共有多少个？", 932),
    ("伦敦和湾区的金融科技独角兽一共有几家？", 16),
    ("How many of the world's fintech unicorns are in neither London nor the Bay Area?", 13),
    ("How many of the 29 fintech unicorns are located in neither London nor the Bay Area?", 13),
    ("全球29家金融科技独角兽中有多少家不在伦敦和湾区？", 13),
    # islec-2016 l. 92-144: 2/5 x 1/5 x 1/3 and 1/5 x 1/3 x 1/3; 2/5 and 1/5
    ("iSLEC总分里，“家庭阅读”这个三级指标的实际权重比“市民阅读”高多少个百分点？", 0.4444),
    ("城市创新的权重比学习者体验高多少个百分点？", 20),
    ("By how many percentage points does the weight of City Innovation exceed that of Learner Experience?", 20),
]  # fmt: skip


@pytest.mark.parametrize(("question", "number"), APART)
def test_two_printed_facts_are_reckoned_with(seed_base: KnowledgeBase, question: str, number: float) -> None:
    answer = seed_base.ask(question)
    assert value_of(answer) == pytest.approx(number)
    assert len({tuple(row.evidence) for table in answer.tables for row in table.rows}) > 1  # each fact has its own


PLAIN = [
    ("成都中心城区与远郊结成的社区教育互动发展联盟，涉及多少个区县？", 12),
    ("How many districts and counties does Chengdu's alliance for the interactive development of community education involve?", 12),
    ("武汉教育云平台一共有多少个名师工作室？", 164),  # smart-education-areas l. 80: one thing, and no sum
]  # fmt: skip


@pytest.mark.parametrize(("question", "number"), PLAIN)
def test_a_number_told_of_a_practice(seed_base: KnowledgeBase, question: str, number: float) -> None:
    assert value_of(seed_base.ask(question)) == number  # gnlc-12 l. 244


def test_the_larger_part_over_the_smaller(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("武汉教育云平台的课程社区数是名师工作室数的几倍？")
    assert value_of(answer) == pytest.approx(768 / 164)


ONE_ONLY = [
    "How many more museums does Paris have than Rome?",  # none is printed
    "How many more fintech unicorns does London have than Beijing?",  # only London's are
    "北京的金融科技独角兽比伦敦少几家？",
    "武汉教育云平台的名师工作室和学生社团一共多少个？",  # only the studios are
    "How many fintech unicorns are in neither London nor Paris?",
    "By how many did newly established enterprises in City Road rise between 2016 and 2018?",  # 2018 is not
]


@pytest.mark.parametrize("question", ONE_ONLY)
def test_one_figure_never_stands_for_a_difference_of_two(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_figures_of_different_measures_are_not_reckoned_together(seed_base: KnowledgeBase) -> None:
    about = ["figure:hong-kong-mobile-penetration", "figure:hong-kong-fixed-download-speed"]  # per cent, Mbit/s
    answer = seed_base.run(read_plan({"kind": "reckon", "about": about}))
    assert answer.status == "no_data"
    assert "Mbit/s" in answer.headline


def value_of(answer: Answer) -> float:
    assert answer.status == "answered", answer.headline
    assert answer.value is not None
    assert answer.value.number is not None
    return answer.value.number


@pytest.mark.parametrize(
    "question",
    [
        "How many years passed between Beijing first naming the learning city as a goal and setting up its committee?",
        "How many years passed between Ningbo first setting the goal of a learning city and its 14th Five-Year Plan?",
    ],
)
def test_a_first_deed_is_no_first_body_and_a_numbered_plan_no_other(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"
