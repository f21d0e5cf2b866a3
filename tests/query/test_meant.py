"""Which of two nearby readings a question means: values from the documents (gnlc-12 Tables 1-3, gsc-2020 l. 559)."""

import pytest

from kb.knowledge import KnowledgeBase

CITIES = [
    # Table 1: the month of adoption and the month of effect
    ("Which laws took effect in the year of their adoption?", {"Shanghai", "Taiyuan", "Suzhou", "Wuhan"}),
    ("Which laws took effect the year after they were adopted?", {"Chengdu", "Xi'an"}),
    ("哪些城市的条例在通过的同一年度内就施行了？", {"Shanghai", "Taiyuan", "Suzhou", "Wuhan"}),
    ("Whose lifelong or community education statute was in operation at the close of 2019?",
     {"Shanghai", "Taiyuan", "Chengdu"}),
    # Table 1: titles
    ("Which cities have no lifelong or community education regulation?",
     {"Suzhou", "Wuhan", "Beijing", "Changzhou", "Guangzhou", "Hangzhou", "Nanjing", "Shenzhen"}),
    ("哪些城市的条例名称是终身学习或社区教育？", {"Chengdu", "Xi'an", "Suzhou", "Wuhan"}),
    # lifelong learning alone is read broadly, and no less beside another subject
    ("On 1 March 2020, where was a lifelong learning or community education regulation in force?",
     {"Shanghai", "Taiyuan", "Chengdu", "Xi'an"}),
    ("Order the cities that have a community education or lifelong learning law by iSLEC learner experience.",
     {"Wuhan", "Xi'an", "Shanghai", "Taiyuan", "Chengdu"}),
    ("终身学习或社区教育条例有哪些城市通过？", {"Shanghai", "Taiyuan", "Chengdu", "Xi'an", "Suzhou", "Wuhan"}),
    # Tables 1 and 2: the year of the body and the year of the law
    ("Which cities had a coordinating body for ten years or more before they legislated?", {"Xi'an", "Wuhan"}),
    ("Which cities set up their body and passed their law within one year of each other?", {"Taiyuan", "Chengdu"}),
    ("条例通过的时间与机构成立的年份前后只差一年的城市有哪些？", {"Taiyuan", "Chengdu"}),
    ("Which cities legislated one year before setting up their body?", {"Taiyuan", "Chengdu"}),
    ("机构成立五年后才立法的城市有哪些？", {"Shanghai", "Suzhou"}),
    # Table 2: names of bodies
    ("Which cities are steered by a leading group?", {"Beijing", "Xi'an", "Changzhou", "Guangzhou", "Wuhan", "Nanjing"}),
    ("Which cities with a leading group have legislated?", {"Xi'an", "Wuhan"}),
    # one denial of two joined sets
    ("Which GNLC cities do not lie in the east or the west?", {"Taiyuan", "Wuhan"}),
    # several misspelt small words
    ("Wich citys adoptd a regulaton befor 2015?", {"Shanghai", "Taiyuan"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "cities"), CITIES)
def test_the_cities_that_are_meant_are_found(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    names = " ".join(item.name_en for item in answer.value.items).replace("’", "'")  # type: ignore[union-attr]
    assert {city for city in ALL if city in names} == cities


ALL = ("Shanghai", "Taiyuan", "Chengdu", "Xi'an", "Suzhou", "Wuhan", "Beijing", "Changzhou", "Guangzhou", "Hangzhou",
       "Nanjing", "Shenzhen")  # fmt: skip

POINTING = [
    "When did the regulation enter into force?", "Who leads its steering committee?", "What path type does it follow?",
    "它的牵头部门是谁？", "该市的条例何时通过？", "这个机构是哪年成立的？",
]  # fmt: skip


@pytest.mark.parametrize("question", POINTING)
def test_what_points_to_an_unnamed_city_is_asked_back(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "no_data"
    assert "does not name" in answer.headline or "没有说明是哪一个" in answer.headline


def test_a_set_that_is_asked_for_is_no_unnamed_city(seed_base: KnowledgeBase) -> None:
    for question in (
        "Whose regulation has neither 'lifelong education' nor 'lifelong learning' in its title?",  # Chengdu, Xi'an
        "Did any city pass its law before it had a body?",  # Taiyuan, Chengdu
    ):
        assert seed_base.ask(question).status == "answered", question


HALVES = [
    ("Does Beijing have a law? If not, who leads its steering body?", "Beijing Municipal Education Commission"),
    ("Does Wuhan have a law, and if so, when did it take effect?", "2024-06"),
    ("北京有条例吗？如果没有，由谁牵头？", "北京市教育委员会"),
]


@pytest.mark.parametrize(("question", "told"), HALVES)
def test_the_second_half_of_a_question_is_answered_too(seed_base: KnowledgeBase, question: str, told: str) -> None:
    assert told in seed_base.ask(question).headline


def test_a_second_half_whose_condition_fails_asks_for_nothing(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("Does Hangzhou have a law, and if so, when was it adopted?").value
    assert value is not None
    assert value.boolean is False


def test_what_is_set_aside_is_not_looked_for(seed_base: KnowledgeBase) -> None:
    for question in (
        "Shanghai's 12345 citizen hotline: date of official operation, not of the trial run?",
        "上海12345热线正式运行的日期",
    ):
        value = seed_base.ask(question).value
        assert value is not None
        assert value.date == "2013-01-07", question


ELSEWHERE = [
    "How many community universities does Ningbo have?",  # a share or a number of functions counts none
    "When was South Korea's SMART education strategy issued?",  # its open data law has a date
    "Which cities belong to none of the balanced and the unbalanced types?",
    "Which laws were passed in winter?",
    "国际化导向型包括哪几座城市，它们都有条例吗？",  # two questions
]


@pytest.mark.parametrize("question", ELSEWHERE)
def test_a_passage_or_list_near_by_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_seams_between_chinese_words_are_not_looked_for(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("高校与社区结成教育联盟是哪座城市的典型做法？").value  # gnlc-12 l. 272
    assert value is not None
    assert [item.name_en for item in value.items or ()] == ["Wuhan"]  # type: ignore[union-attr]


def test_a_later_body_named_in_full_has_its_own_year(seed_base: KnowledgeBase) -> None:
    name = "the Shanghai Committee for the Promotion of Learning Society and Lifelong Education"
    value = seed_base.ask(f"When was {name} set up?").value  # note under Table 2, l. 142
    assert value is not None
    assert value.date == "2010"
