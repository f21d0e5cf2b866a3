"""A city or measure named only as not meant, or a city as alike, is not asked about; ranks: islec-2016, Tables 2 and 4; laws: gnlc-12, Table 1."""

import json

import pytest

from kb.knowledge import KnowledgeBase

NOT_MEANT = [
    "济宁的总排名（别和济南混了）",
    "济宁总排名第几？请勿与济南混淆。",
    "Jining's overall rank, not to be confused with Jinan",
    "What is the overall rank of Jining (do not confuse it with Jinan)?",
    "Jining, not to be mixed up with Jinan: what is its overall rank?",
]


@pytest.mark.parametrize("question", NOT_MEANT)
def test_a_city_that_is_not_meant_is_no_second_city(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == 49
    assert any("Jinan" in note.text or "济南" in note.text for note in answer.notes if note.kind == "assumption")


LIKENED = [
    "In which year did Nanjing, like Suzhou, adopt its regulation on lifelong learning?",
    "When did Nanjing, just like Suzhou, pass its lifelong learning law?",
    "南京和苏州一样，是哪一年通过终身学习条例的？",
    "南京像苏州一样，在哪一年颁布了条例？",
]


@pytest.mark.parametrize("question", LIKENED)
def test_the_likeness_to_another_city_makes_no_law(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "no_data"
    assert "Nanjing" in answer.headline or "南京" in answer.headline


def test_a_question_about_both_keeps_both(seed_base: KnowledgeBase) -> None:
    """Both have a law: Table 1."""
    plan = str(seed_base.ask("上海和苏州一样，都有条例吗？").reading.plan)
    assert "shanghai" in plan
    assert "suzhou" in plan


OTHER_MEASURE = [
    # learner experience: Ningbo 59, overall 23
    ("Where does Ningbo rank on learner experience (I do not mean its overall rank)?", 59),
    ("Where does Ningbo rank on learner experience (not its overall rank)?", 59),
    ("Where does Ningbo rank on learner experience? I don't mean the overall rank.", 59),
    ("宁波在学习者体验上排第几？（我不是指总排名）", 59),
    ("宁波在学习者体验上排第几（不是总排名）？", 59),
    ("宁波的学习者体验排名是多少，我问的不是总排名", 59),
    # community learning environment of Chongqing 0.818; the weight of Learner Experience 20 %
    ("What is Chongqing's score (not rank) on the community learning environment?", 0.818),
    ("重庆的社区学习环境得分（不是排名）是多少？", 0.818),
    ("What is the weight of the Learner Experience dimension (not Fields for Learning) in iSLEC?", 20),
    ("When was Wuhan's law adopted (I do not mean when it came into force)?", "2024-03"),
    ("武汉的条例何时通过（不是指施行时间）？", "2024-03"),
]


@pytest.mark.parametrize(("question", "value"), OTHER_MEASURE)
def test_a_measure_that_is_not_meant_is_not_told(seed_base: KnowledgeBase, question: str, value: float | str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert value in (answer.value.number, answer.value.date)


@pytest.mark.parametrize(
    "question",
    [
        "Which cities have a law, not in force in 2012?",
        "Which cities have a body (not a law)?",
        "Which cities score above the mean in City Innovation (not in Learner Experience)?",
    ],
)
def test_what_is_denied_of_the_cities_stays_a_condition(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert '"negate": true' in json.dumps(answer.reading.plan)
    assert not any("nothing is asked" in note.text for note in answer.notes)
