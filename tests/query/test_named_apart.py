"""A city named only as not meant, or as alike, is not asked about; ranks: islec-2016, Table 2; laws: gnlc-12, Table 1."""

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
