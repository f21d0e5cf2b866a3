"""A city that a clause tells is found first, by a question of its own, and the rest is asked of it."""

import pytest

from kb.knowledge import KnowledgeBase

TOLD = (
    # Wuhan's platform has 164 studios and 768 communities; Wuhan is of the cultural type and third of 68
    ("Under which path type falls the city whose education cloud platform hosts 164 famous teacher studios?", "Cultural Empowerment"),
    ("拥有768个课程社群的那座城市属于哪种发展路径类型？", "Cultural Empowerment"),
    ("打出“Chang You You Xue”这张教育名片的城市，算哪一种路径类型？", "Cultural Empowerment"),  # Changzhou
    ("What development path type is the city behind the Chang You You Xue brand?", "Cultural Empowerment"),
    ("打造“十大学习品牌”的城市，算是哪一类发展路径？", "Internationalization-oriented"),  # Hangzhou
    ("教育云平台承载164个名师工作室的城市，iSLEC综合排名第几？", "3"),
    ("What is the iSLEC rank of the city whose 6W service system is described?", "4"),  # Hangzhou
)  # fmt: skip


@pytest.mark.parametrize(("question", "value"), TOLD)
def test_the_rest_is_asked_of_the_city_that_is_told(seed_base: KnowledgeBase, question: str, value: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    items = [item.name_en for item in answer.value.items or ()]
    assert value in (items or [f"{answer.value.number:g}"])
    assert any(note.kind == "assumption" and ("is " in note.text or "即" in note.text) for note in answer.notes)
    assert len(answer.tables) > 1  # the passage that tells of the city stands below


@pytest.mark.parametrize(
    "question",
    ["Which path type has the city whose palace hosts 900 elephants?", "举办樱花马拉松的城市，算哪一种路径类型？"],
)
def test_a_clause_that_tells_no_city_is_not_answered(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


@pytest.mark.parametrize(
    ("question", "number"),
    [  # of the twelve only Hangzhou's work is led by a Party department
        ("What government support score does the city run from the Party's propaganda department get in iSLEC?", 0.9294),
        ("Where does the city steered by its propaganda department rank in iSLEC overall?", 4),
        ("What is the iSLEC overall score of the city whose learning city office is led by its propaganda department?", 0.6894),
    ],
)  # fmt: skip
def test_one_value_of_the_city_that_is_told_by_who_leads_it(
    seed_base: KnowledgeBase, question: str, number: float
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number
