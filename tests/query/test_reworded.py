"""Constructions that any words may make: places in a list, the best so many, both sets, levels, what is left out.

Values: from the documents, means worked out from their tables.
"""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Ref


def named(answer: Answer) -> list[str]:
    """The English names of an answer's items."""
    items = (answer.value.items if answer.value else None) or []
    return [item.name_en for item in items if isinstance(item, Ref)]


IN_ORDER = [  # gsc-2020, overall table, with the labels as the text reads them; islec-2016, table 2
    ("Which cities hold places 18, 19 and 20 in the overall Global Smart Cities 2020 ranking?", ["Buenos Aires", "Rio de Janeiro", "Cairo"]),
    ("请说出全球智慧之都综合排名里位列第十八、十九、二十的城市。", ["Buenos Aires", "Rio de Janeiro", "Cairo"]),
    ("iSLEC总榜第三、第五、第七名分别是谁？", ["Wuhan", "Qingdao", "Shenzhen"]),
    ("Order the cities in Table 1 with a regulation by iSLEC overall score, from highest to lowest.", ["Shanghai", "Wuhan", "Xi'an", "Chengdu", "Taiyuan"]),
    ("文化赋能与产业驱动两类城市，城市创新由高到低怎么排？指数未覆盖的城市不要列。", ["Shenzhen", "Xi'an", "Wuhan", "Guangzhou"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), IN_ORDER)
def test_cities_stand_in_the_order_that_is_asked_for(
    seed_base: KnowledgeBase, question: str, expected: list[str]
) -> None:
    answer = seed_base.ask(question)
    assert named(answer) == expected, answer.headline


SETS = [
    ("Which city is second only to Beijing in R&D ability?", {"Ningbo"}),
    ("研发能力排在北京之后、居第二位的是哪个城市？", {"Ningbo"}),
    ("Smart service top five and smart governance top five: which cities appear on both lists?", {"Dubai", "Singapore"}),
    ("Of the ten highest-ranked iSLEC cities, which have no lifelong-learning law?", {"Beijing", "Hangzhou", "Shenzhen", "Guangzhou"}),
    ("Which cities sit in the 'following' tier?", {"Mumbai", "Buenos Aires", "Rio de Janeiro", "Cairo"}),
    ("Which cities belong to the first, 'leading' group?", {"London", "New York", "Singapore"}),
    ("除苏州以外，它所在的那个发展类型里还包括哪几座城市？", {"Guangzhou", "Shenzhen"}),
    ("Apart from Taiyuan, which cities follow the type it belongs to?", {"Beijing", "Chengdu"}),
    ("In which of the remaining four pillars does Chicago beat LA? They tie on smart infrastructure.", {"Smart Economy", "Smart Service"}),
    ("LA and Chicago tie on smart infrastructure. In which of the remaining four pillars does Chicago beat LA?", {"Smart Economy", "Smart Service"}),
    ("合肥和郑州比，三个一级指标里合肥更高的是哪个？", {"City Innovation"}),
    ("首尔在哪个支柱上排名最高？", {"Smart Governance"}),
    ("Which cities set up their steering body in 2006, 2008 or 2013?", {"Shanghai", "Xi'an", "Nanjing", "Shenzhen", "Taiyuan"}),
    ("Which cities' learner experience and city innovation ranks are furthest apart?", {"Shenzhen", "Nanjing"}),
    ("协调机构设立与条例通过之间间隔最大的是哪个市？", {"Wuhan"}),
    ("List every coordinating body whose official name contains the words Leading Group.", None),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), SETS)
def test_what_is_asked_for_is_read_in_any_words(
    seed_base: KnowledgeBase, question: str, expected: set[str] | None
) -> None:
    answer = seed_base.ask(question)
    if expected is None:  # six of the twelve bodies are leading groups (gnlc-12, table 2)
        assert len(named(answer)) == 6
        assert all("Leading Group" in name for name in named(answer))
    else:
        assert set(named(answer)) == expected, answer.headline


NUMBERS = [
    ("Take the ten highest-ranked cities of the 2016 iSLEC and average their overall scores.", 0.69267),
    ("iSLEC 2016排名前十的城市，综合得分平均是多少？", 0.69267),
    ("Leaving out cities iSLEC did not assess, by how much do legislated and non-legislated GNLC cities differ in their average city innovation score?", 0.07544),
    ("How does mean learner experience differ between members that have passed a regulation and members that have not?", 0.03956),
    ("综合得分平均值上，东部领先东北地区多少？", 0.078475),
    ("Subtract the northeastern cities' mean overall score from the eastern cities' mean: what is left?", 0.078475),
    ("Counting Hong Kong as Chinese, there are three Chinese cities in the global ranking; give their mean for smart service.", 87.8),
    ("For smart governance, what is the median over the 20 global cities?", 66.45),
    ("On learner experience, how many of the legislated cities fall short of the average of all 68 cities?", 2),
    ("2011、2012、2013这三年设立的协调机构，12城里总共几家？", 7),
    ("Six cities passed a regulation. In how many of these did the steering organisation exist first?", 4),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), NUMBERS)
def test_a_number_is_of_the_set_that_is_told(seed_base: KnowledgeBase, question: str, expected: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number is not None
    assert abs(value.number) == pytest.approx(expected, abs=0.0006)


@pytest.mark.parametrize(
    "question",
    [
        "你猜接下来哪座城市会出台终身学习条例？",
        "Guess which city passes a law next.",
        "How many phone calls came in to the citizens' service hotline in Shanghai?",  # printed as 1234 million
        "以10个参评GNLC城市的综合得分中位数为线，2013年设立协调机构的城市中哪个在线上方？",  # not read as a line
    ],
)
def test_what_cannot_be_told_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"
