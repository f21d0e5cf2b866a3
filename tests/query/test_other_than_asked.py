"""What stands beside the thing asked for is no answer: one of two, another index, another set, another half. Values: gnlc-12 Tables 1-3, iSLEC Table 2."""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import told

ONE_OF_TWO = (
    ("Did Shanghai's or Wuhan's regulation take fewer months to come into force?", ["Wuhan"]),  # four and three months
    ("Did Taiyuan's law or Suzhou's law take longer to take effect?", ["Suzhou"]),  # three and five
    ("Did Xi'an's or Chengdu's regulation wait more months before taking effect?", ["Xi'an"]),  # six and three
    ("Whose law took fewer months to come into force, Shanghai's or Wuhan's?", ["Wuhan"]),
    ("太原和西安的条例，哪一部从通过到施行用时更短？", ["Taiyuan"]),
    ("成都和苏州，哪座城市的条例从颁布到实施用的时间更长？", ["Suzhou"]),
    ("Among the top ten of iSLEC 2016, whose ranks for city innovation and for learner experience lie furthest apart?",
     ["Shenzhen"]),  # 5 and 61; Nanjing, with as many places between, is eleventh
    ("Of the cities whose body carries 'lifelong education' in its name, which have legislated?", ["Taiyuan", "Suzhou"]),
    ("Of the cities whose body is a leading group, which have legislated?", ["Xi'an", "Wuhan"]),
    ("Which cities have a body with 'learning society' in its name?", ["Shanghai", "Guangzhou", "Taiyuan"]),
    ("协调机构名称里含 \"Learning Society\" 的是哪几个城市？", ["Shanghai", "Guangzhou", "Taiyuan"]),
    ("哪些城市的协调机构名称带有“创建”？", ["Xi'an"]),
    ("In the table of working mechanisms of the 12 cities, which cities' organizations carry the words 'Lifelong Education' in their name?",
     ["Taiyuan", "Changzhou", "Nanjing", "Suzhou"]),
    ("Which cities' organisations contain the phrase “learning society” in their title?", ["Shanghai", "Guangzhou", "Taiyuan"]),
    ("Which city's organization has the word 'conference' in its name?", ["Shenzhen"]),
    ("哪些城市的机构名字里有“学习型社会”字样", ["Shanghai", "Guangzhou", "Taiyuan"]),
    ("On 1 March 2020, in which cities was a lifelong learning or community education regulation in force?",
     ["Shanghai", "Taiyuan", "Chengdu", "Xi'an"]),
    ("厦门总分略高于福州，但三个一级指标中有一项是福州占先，是哪一项？", ["Learner Experience"]),  # 0.6875 and 0.7356
    ("武汉总分高于杭州，但有一项一级指标是杭州领先，是哪一项？", ["City Innovation"]),  # 0.5760 and 0.6090
    ("What path type is assigned to Wuhan?", ["Cultural Empowerment"]),
    ("Home learning environment of at least 0.95 but school learning environment below 0.45: which cities fit both?",
     ["Qingdao", "Xiangyang", "Baotou"]),
    ("家庭学习环境不低于0.95而学校学习环境低于0.45，哪些城市两项都满足？", ["Qingdao", "Xiangyang", "Baotou"]),
    ("give me everyone scoring under 50 on data opennes", ["Cairo", "Buenos Aires", "Beijing", "Dubai", "Mumbai", "Berlin"]),
    ("cities in the top 10 for learner experience that nevertheless come after rank 40 in city innovation",
     ["Xiangyang", "Yichang", "Guilin"]),
    ("Which GNLC members come before rank 5 in city innovation?", ["Beijing", "Shanghai", "Hangzhou", "Nanjing"]),
    ("Who takes place 19 in the overall Global Smart Cities table?", ["Rio de Janeiro"]),  # printed as Ellis
    ("Which city is in position 20 in the overall Global Smart Cities table?", ["Cairo"]),
)  # fmt: skip


@pytest.mark.parametrize(("question", "names"), ONE_OF_TWO)
def test_the_one_that_is_asked_for_is_told(seed_base: KnowledgeBase, question: str, names: list[str]) -> None:
    assert sorted(told(seed_base.ask(question))) == sorted(names)


REFUSED = (
    "What was jointly issued by twelve Beijing commissions and bureaus in 2016?",  # fourteen
    "At what minimum rate per head of registered population does Ningbo earmark money for libraries?",
    "How much money did Ningbo earmark for libraries?",
    "宁波各县按户籍人口人均不低于多少元安排老年教育经费？",  # and not community education
    "How many articles per city does the average law have?",
    "Which city comes right after rank 40 in city innovation?",  # and not the one at it
    "How many path types do Changzhou and London represent?",  # of London none is known
    "What is Shanghai's smart economy score in iSLEC 2016?",  # a pillar of the other index
    "What is London's city innovation rank in Global Smart Cities 2020?",
    "上海在iSLEC中的智慧服务得分是多少？",
    "Which cities' bodies have 'banana' in their name?",
    "Which cities are led by the mayor's office?",  # Ningbo's counties have committees under a mayor
    "Which city's committee is led by the finance bureau?",  # that of Ningbo is a member
    "哪些城市由政府办公室牵头？",
    "Which cities' practices have 'lifelong education' in their name?",  # and not all that have practices
    "Are there more cities with a law or without one among the twelve?",  # six and six
    "Which city ranks 19th overall in Global Smart Cities 2020 after correction of the labels?",
    "What smart economy score is printed in the row labelled Ellis of the overall table?",
    "Among the top ten of iSLEC 2016, whose ranks for innovation and fields for learning lie furthest apart?",  # two, 17 each
)


@pytest.mark.parametrize("question", REFUSED)
def test_what_stands_beside_it_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status != "answered", answer.headline


def test_where_something_is_reported_asks_for_the_document(seed_base: KnowledgeBase) -> None:
    for question in ("Where is the training of 16,000 teachers in Xiong'an reported?", "Where is it mentioned that Seoul has 880 databases?"):  # fmt: skip
        value = seed_base.ask(question).value
        assert value is not None
        assert value.entity == "source", question


def test_what_holds_in_ten_cities_does_not_hold_in_all(seed_base: KnowledgeBase) -> None:
    for city in ("Hangzhou", "Hangzhou and Nanjing"):
        value = seed_base.ask(
            f"Is it so that the municipal education commission is the leading unit in all twelve cities, {city} included?"
        ).value
        assert value is None or value.boolean is False, city
