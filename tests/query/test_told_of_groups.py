"""Claims on the means of two groups, cities told by their lead or as a case, and the rest of a set. Values: by hand from the documents."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.plain.the_others import the_rest_asked
from tests.query.told import fits, told

# iSLEC 2016, Table 2: with a law 3.3377 / 5 = 0.66754, without 3.4647 / 5 = 0.69294; the industry-driven
# Guangzhou and Shenzhen have 0.5474 and 0.5874 in City Innovation, Wuhan and Xi'an 0.5760 and 0.5776
MEANS = [
    ("Is it true that GNLC cities with a law average a lower iSLEC overall score than those without?", True),
    ("Members with legislation average a higher iSLEC overall score than members without. Is that so?", False),
    ("We keep hearing that industry-driven cities average a higher City Innovation score than culturally empowered cities. Is that so?", False),
    ("Is it correct that, on average, culturally empowered cities score higher in city innovation than industry-driven cities?", True),
    ("听说已经立法的GNLC城市iSLEC总分的均值低于尚未立法的，是这样吗？", True),
    ("据说产业驱动型城市的城市创新平均分高于文化赋能型城市，对吗？", False),
]  # fmt: skip


@pytest.mark.parametrize(("question", "holds"), MEANS)
def test_means_of_the_groups_decide(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    assert fits(seed_base.ask(question), holds)


@pytest.mark.parametrize("question", [
    "Cities that joined the GNLC before 2018 average a higher iSLEC overall score than those that joined later. Is that correct?",
    "Is it true that cities led by a government average a higher iSLEC score than cities led by an education department?",
    "Is it true that the mean iSLEC score of cities whose body predates 2010 is higher than the mean of those whose body was set up later?",
])  # fmt: skip
def test_no_other_claim_stands_in(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize(("question", "score"), [
    ("The learning city led by the propaganda department: what is its Learner Experience score?", 0.7550),
    ("由终身教育服务指导中心牵头的那个学习型城市，City Innovation 得分是多少？", 0.6089),
    ("2012年通过条例的那个学习型城市，iSLEC总分是多少？", 0.6024),
    ("The member city headed by the propaganda department, what overall iSLEC score does it have?", 0.6894),
    ("由宣传部牵头的那座成员城市，城市创新得分是多少？", 0.6090),
])  # fmt: skip
def test_a_learning_city_told_by_a_fact_gives_its_score(seed_base: KnowledgeBase, question: str, score: float) -> None:
    assert fits(seed_base.ask(question), score)


# gnlc-12, V: Chengdu, Hangzhou, Shenzhen and Wuhan are the cases of the four types of Table 3
@pytest.mark.parametrize(("question", "rest"), [
    ("Apart from the city written up as the case study, which cities are of the industry-driven type?", ["Guangzhou", "Suzhou"]),
    ("Excluding the city that the paper uses as its case, which cities follow the balanced development path?", ["Beijing", "Taiyuan"]),
    ("Which other cities besides the case study city follow the cultural empowerment path?", ["Changzhou", "Xi'an"]),
    ("除案例城市外，均衡发展型的城市还有哪些？", ["Beijing", "Taiyuan"]),
    ("不算作者介绍的案例城市，产业驱动型还有哪几个城市？", ["Guangzhou", "Suzhou"]),
])  # fmt: skip
def test_the_case_of_a_type_is_set_aside(seed_base: KnowledgeBase, question: str, rest: list[str]) -> None:
    assert told(seed_base.ask(question)) == rest


@pytest.mark.parametrize(
    "question", ["Which city is the case study of the industry-driven type?", "国际化导向型的案例城市是哪个？"]
)
def test_all_of_a_type_are_not_its_case(seed_base: KnowledgeBase, question: str) -> None:
    assert told(seed_base.ask(question)) is None


# gnlc-12, Table 2: ten are led by an education department; Table 1: six have a law
WITHOUT = ["Beijing", "Changzhou", "Guangzhou", "Hangzhou", "Nanjing", "Shenzhen"]


@pytest.mark.parametrize(("question", "rest"), [
    ("Ten of the twelve are led by the education department. Which are the other two?", ["Hangzhou", "Nanjing"]),
    ("Ten of the 12 cities hand implementation to the education department; name the two exceptions.", ["Hangzhou", "Nanjing"]),
    ("Six of the 12 GNLC members have passed a law; which six have not?", WITHOUT),
    ("十二城中有十个由教育部门牵头实施，另外两个是谁？", ["Hangzhou", "Nanjing"]),
    ("12个城市中有6个有条例，其余6个是哪些？", WITHOUT),
])  # fmt: skip
def test_the_rest_of_a_set_is_asked_for(seed_base: KnowledgeBase, question: str, rest: list[str]) -> None:
    assert told(seed_base.ask(question)) == rest


@pytest.mark.parametrize("text", [
    "Ten of the twelve are led by an education department. Name the three that are not.",
    "Ten of the twelve have no law. Name the two that do not.",
    "Ten of the twelve have a law. Name two of them.",
    "十二城中有十个没有条例，另外两个是谁？",
])  # fmt: skip
def test_what_does_not_make_up_the_whole_stays(text: str) -> None:
    assert the_rest_asked(text) == text


def test_another_number_than_there_are_is_said(seed_base: KnowledgeBase) -> None:
    found = seed_base.ask("Seven of the twelve are led by the education department. Which are the other five?")
    assert any(note.kind == "conflict" and "true of 2" in note.text for note in found.notes)
