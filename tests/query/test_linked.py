"""A second question about what the first finds: the city is found first, then asked about; both are told. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

LINKED = [
    # second in Learner Experience of all 68: Yichang (islec-2016, 3.2), on whose laws no source speaks
    ("Which city is second in learner experience, and what law does it have?", ("Yichang", "no source")),
    ("学习者体验排名第二的是哪座城市？它有什么立法？", ("宜昌", "没有来源")),
    # first of all 68: Beijing; it has no law per the forum's paper
    ("Which city ranks first in iSLEC, and does it have a law?", ("Beijing", "No, per source")),
    ("Which GNLC member has the highest iSLEC score and which body steers it?", ("Beijing Leading Group",)),
    ("哪座城市的iSLEC总分排名第二？该市的协调机构由谁牵头？", ("上海", "上海市教育委员会")),
    ("iSLEC总分最高的GNLC成员是哪个城市，其路径类型是什么？", ("北京", "均衡发展型")),
    # the third law is Chengdu's (November 2016); its education commission leads the body
    (
        "Which city was the third to adopt a law, and who leads its body?",
        ("Chengdu", "Chengdu Municipal Education Commission"),
    ),
    ("哪个分项用的是PWC的数据？它归在哪个支柱下面？", ("数字应用", "智慧经济")),  # gsc-2020, appendix
    ("Which sub-index uses PWC data, and under which pillar does it fall?", ("Digital Applications", "Smart Economy")),
    (
        "Which development type is led by market-oriented means, and which cities represent it?",
        ("Industry-driven", "Suzhou"),
    ),
]


@pytest.mark.parametrize(("question", "parts"), LINKED)
def test_the_second_question_is_asked_of_what_the_first_finds(
    seed_base: KnowledgeBase, question: str, parts: tuple[str, ...]
) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert all(part in answer.headline for part in parts), answer.headline
    assert answer.value is not None
    assert answer.value.text == answer.headline
    assert answer.evidence


@pytest.mark.parametrize(
    "question",
    ["GSC里哪个支柱权重最大？它有几个分项？", "Which GSC pillar has the largest weight, and how many sub-indices does it have?"],
)  # fmt: skip
def test_how_many_parts_there_are_in_all_is_no_answer_for_one_of_five_equal_pillars(
    seed_base: KnowledgeBase, question: str
) -> None:
    assert seed_base.ask(question).status != "answered"


def test_both_questions_are_said_in_the_reading(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Which city ranks first in iSLEC, and does it have a law?")
    assert "and then of what is found" in answer.reading.text
    assert len(answer.tables) > 1


def test_two_questions_about_the_same_cities_stay_one(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Which cities have a law, and when was it adopted?")
    assert answer.value is not None
    assert len(answer.value.items or []) == 6
