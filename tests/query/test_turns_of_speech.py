"""What is asked in years is told in years, laws in between adoption and force, and other turns that were answered wrongly.

Values: gnlc-12 Tables 1 to 3, islec-2016 Tables 1, 2, 4 (workplace learning environment of Beijing .8834, Chengdu and Taiyuan),
gsc-2020 appendix.
"""

import pytest

from kb.knowledge import KnowledgeBase

NUMBERS = [
    ("How many of the six municipal regulations were still not in force on 31 December 2019?", 3),
    ("I need the gap between the oldest and the youngest of the six local statutes: how many complete years lie between their adoptions?", 13),
    ("六部条例最早与最晚通过之间相隔几年？", 13),
    ("六部条例最早与最晚通过之间相隔多少个月？", 158),
    ("Taking only the balanced development cities, what does their workplace learning environment average out at?", 0.7537),
    ("Of 29 fintech unicorns in the world, how many are at home in London?", 7),
    ("首尔的文献数比上海多几篇？", 11),  # gsc-2020, smart reputation: 53 and 42; 68 and 18
    ("在智慧声誉上，纽约比香港多出多少篇？", 50),
    ("纽约的论文比香港多多少篇？", 50),
    ("iSLEC总分高于68城平均、又不是GNLC成员的东部城市有多少个？", 10),  # Table 2
    ("How high did Jilin, the city, come in the overall iSLEC list?", 57),
]  # fmt: skip


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_the_number_is_in_what_it_was_asked_in(seed_base: KnowledgeBase, question: str, number: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    found = value.number if value.number is not None else len(value.items or ())
    assert found == pytest.approx(number, abs=0.0001)


def test_passed_and_not_yet_in_force(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask(
        "On 1 March 2023, had the Suzhou regulation been passed without yet having come into force?"
    ).value
    assert value is not None
    assert value.boolean is True


TOLD = [
    ("Where does the community learning environment score top 0.8?", {"Qingdao", "Dalian", "Wuhan", "Changsha", "Chongqing"}),
    ("Where are neighbourhoods at their best as places to learn, that is, over 0.8 on the community learning environment?",
     {"Qingdao", "Dalian", "Wuhan", "Changsha", "Chongqing"}),
    ("哪座城市没有设领导小组或委员会，而是用联席会议制度来统筹？", {"Shenzhen"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "cities"), TOLD)
def test_all_and_only_the_cities_that_fit(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en for item in value.items or ()} == cities


HEADED = [
    ("One second-level iSLEC indicator is made of four parts instead of two or three. Which one?", "Community learning environment"),
    ("From whom did the smart city team take its data centre figures?", "World Bank"),
    ("Under which development type does the study file the city with the “Chang You You Xue” education brand?", "Cultural Empowerment"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "told"), HEADED)
def test_what_is_asked_for_is_told(seed_base: KnowledgeBase, question: str, told: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert told in answer.headline


SAID_SHORT = [
    # Table 3; ningbo-2023, l. 68; gsc-2020, l. 593
    ("What slogan with numbers sums up the typical path of Shenzhen?", "one persistence, two coverage and three services"),
    ("Which slogan sums up Shenzhen's typical path?", "one persistence, two coverage and three services"),
    ("深圳的典型路径用哪句带数字的口号来概括？", "一个坚持、两个覆盖、三个服务"),
    ("Which incentive mechanism characterises Taiyuan's typical path?", "Trinity"),
    ("For how many years in a row has Ningbo organised its Lifelong Learning Week?", "17"),
    ("For how many years running has Ningbo held its Lifelong Learning Week?", "17"),
    ("韩国《公共数据提供与利用促进法》是什么时候生效的？", "2013-10"),
    ("《公共数据提供和利用促进法》何时施行？", "2013-10"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "told"), SAID_SHORT)
def test_a_slogan_a_row_of_years_and_a_title_in_other_words_are_understood(
    seed_base: KnowledgeBase, question: str, told: str
) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert told in answer.headline
