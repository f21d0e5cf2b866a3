"""Cities that are described instead of named, misspelt small words, letters around a question, what no document says.

Expected values are read from the tables of the documents.
"""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Ref


def names(answer: Answer) -> list[str]:
    """The English names of what was found."""
    assert answer.value is not None
    return [item.name_en for item in answer.value.items or () if isinstance(item, Ref)]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("What is the path type of the city with the highest iSLEC score?", "What is the path type of Beijing?"),
        ("综合得分最高的城市属于哪种路径类型？", "北京属于哪种路径类型？"),
        ("Does the GNLC member with the highest score have a law?", "Does Beijing have a law?"),
        ("学习者体验排名垫底的那个城市，城市创新排第几？", "沈阳，城市创新排第几？"),
        # of the twelve, only Beijing has a body older than 2010 and no law; only Hangzhou a Party department and no law
        ("协调机构成立于2010年以前、却至今没有条例的城市，iSLEC总分是多少？", "北京的iSLEC总分是多少？"),
        ("协调机构成立于2010年以前，却至今没有条例的城市，iSLEC总分是多少？", "北京的iSLEC总分是多少？"),
        ("协调机构由市委宣传部牵头、至今没有条例的城市，iSLEC总分是多少？", "杭州的iSLEC总分是多少？"),
        ("2019年通过社区教育条例的城市在iSLEC中排第几？", "西安在iSLEC中排第几？"),
        ("Which rank in smart governance does the city that comes first in smart economy hold?",
         "Which rank in smart governance does New York hold?"),
    ],
)  # fmt: skip
def test_a_described_city_is_answered_as_the_named_one_and_the_answer_says_which(
    seed_base: KnowledgeBase, question: str, named: str
) -> None:
    described, plain = seed_base.ask(question), seed_base.ask(named)
    assert described.status == plain.status == "answered"
    assert described.reading.plan == plain.reading.plan
    assert described.value == plain.value
    assert any(note.kind == "assumption" and "“" in note.text for note in described.notes)


def test_a_description_that_fits_two_cities_names_none(seed_base: KnowledgeBase) -> None:
    """Several cities share the full score of 1 in an indicator: the question is not answered for one of them."""
    answer = seed_base.ask("What is the path type of the city with the highest score in city innovation below 0?")
    assert answer.status != "answered"


@pytest.mark.parametrize(
    ("misspelt", "right"),
    [
        ("Shijiazhuang overal rank in the smart learning enviroments index",
         "Shijiazhuang overall rank in the smart learning environments index"),
        ("which cities have lifelong learnng legistlation", "which cities have lifelong learning legislation"),
        ("which cities had a steering body befor 2015", "which cities had a steering body before 2015"),
        ("Rio de Janiero total score in Global Smart Cities 2020", "Rio de Janeiro total score in Global Smart Cities 2020"),
    ],
)  # fmt: skip
def test_a_misspelt_word_gives_the_same_plan_and_a_note(seed_base: KnowledgeBase, misspelt: str, right: str) -> None:
    answer, plain = seed_base.ask(misspelt), seed_base.ask(right)
    assert answer.status == "answered"
    assert answer.reading.plan == plain.reading.plan
    assert any(note.kind == "assumption" and "is read as" in note.text for note in answer.notes)


def test_a_letter_around_a_question_is_set_aside(seed_base: KnowledgeBase) -> None:
    question = "how many of the twelve GNLC cities had a regulation already in force at the end of December 2019"
    letter = (
        "Dear all, thanks for this base. I am revising a chapter on the rule of law and would be grateful if you "
        f"could tell me {question}. With kind regards, Ada"
    )
    answer, plain = seed_base.ask(letter), seed_base.ask(question)
    assert plain.value is not None
    assert plain.value.number == 3  # Shanghai 2011, Taiyuan 2012, Chengdu 2017
    assert answer.reading.plan == plain.reading.plan


def test_a_chinese_letter_is_set_aside_and_an_order_to_write_is_not(seed_base: KnowledgeBase) -> None:
    letter = "尊敬的老师您好！我正在写一篇论文，冒昧打扰。能否请您告诉我，2016年iSLEC评估中33个地级市的综合得分平均是多少？非常感谢，祝工作顺利！"
    plain = seed_base.ask("2016年iSLEC评估中33个地级市的综合得分平均是多少？")
    assert seed_base.ask(letter).reading.plan == plain.reading.plan
    assert seed_base.ask("请帮我写一首诗。请告诉我上海的综合得分。").status == "unsupported"


def test_a_document_that_is_silent_on_a_city(seed_base: KnowledgeBase) -> None:
    """Shenzhen is a case of the GNLC paper, a city of iSLEC, named in the forum report and the GSC; not in the Ningbo one."""
    for question in ("Which of the five documents never mentions Shenzhen?", "哪些文献没有提到深圳？"):
        answer = seed_base.ask(question)
        assert answer.value is not None
        assert [item.id for item in answer.value.items or () if isinstance(item, Ref)] == ["source:ningbo-2023"]


@pytest.mark.parametrize(
    ("question", "gold"),
    [
        ("Which development path type does Suzhou share with Guangzhou and Shenzhen?", ["Industry-driven"]),
        ("苏州和广州同属哪种路径类型？", ["Industry-driven"]),
        ("哪座城市的智慧声誉排名落后于其综合排名最多？", ["Los Angeles"]),
        ("Which GNLC members do not appear among the 68 cities assessed by iSLEC?", ["Changzhou", "Suzhou"]),
        ("均衡发展型的三个城市里，学习场域得分最低的是哪个？", ["Chengdu"]),
    ],
)  # fmt: skip
def test_sets_their_sizes_and_what_they_share(seed_base: KnowledgeBase, question: str, gold: list[str]) -> None:
    assert sorted(names(seed_base.ask(question))) == gold


def test_the_year_in_the_name_of_an_index_is_no_date_of_a_law(seed_base: KnowledgeBase) -> None:
    """Mean of Shanghai, Taiyuan, Chengdu, Xi'an and Wuhan; Changzhou is not assessed."""
    answer = seed_base.ask("mean overall iSLEC 2016 score of the GNLC cities that have a lifelong learning law")
    assert answer.value is not None
    assert answer.value.number == pytest.approx(0.66754, abs=1e-4)
