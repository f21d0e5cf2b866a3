"""What came after or before a body or a plan, and what is asked of it. Values: gnlc-12 l. 142, ningbo-2023 l. 43, gsc-2020 l. 469."""

import pytest

from kb.knowledge import KnowledgeBase

DATED = (
    ("When was the successor of Shanghai's steering committee set up?", "2010"),
    ("上海指导委员会的后继机构成立于哪一年？", "2010"),
    ("When was the successor of iN2015 proposed?", "2014"),
)


@pytest.mark.parametrize(("question", "date"), DATED)
def test_the_successor_is_asked_about_and_not_what_it_follows(
    seed_base: KnowledgeBase, question: str, date: str
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.date == date


def test_a_predecessor_is_told_by_its_name(seed_base: KnowledgeBase) -> None:
    assert (
        "Ningbo Radio and TV University"
        in seed_base.ask("What is the predecessor of Ningbo Community University?").headline
    )
    assert "宁波广播电视大学" in seed_base.ask("宁波社区大学的前身是什么？").headline


REPLACED = (
    ("What has replaced Shanghai's steering committee?", "Set up in 2010 on the basis of"),
    ("Which committee took the place of Shanghai's steering committee?", "Set up in 2010 on the basis of"),
    ("Which plan replaced iN2015?", "Smart Nation 2025"),
)


@pytest.mark.parametrize(("question", "said"), REPLACED)
def test_what_took_the_place_of_a_thing_is_its_successor(seed_base: KnowledgeBase, question: str, said: str) -> None:
    assert said in seed_base.ask(question).headline


OPEN = (
    "When was the predecessor of Ningbo Community University founded?",  # not told
    "Who leads the successor of Shanghai's steering committee?",  # the note names no lead
    "谁牵头上海指导委员会的后继机构？",
    "What is the successor of Beijing's leading group?",  # there is none
    "When was the successor of Wuhan's leading group set up?",
    "Which body preceded Shanghai's 2010 committee?",
    "What body has since replaced the Beijing Leading Group for Building a Learning City?",
    "Who took over from the Wuhan Leading Group?",
    "By which committee was Guangzhou's leading group superseded?",
    "Which law has since replaced the Shanghai regulation?",
    "哪个机构后来取代了北京市建设学习型城市工作领导小组？",
    "武汉的领导小组后来被哪个机构取代？",
)


@pytest.mark.parametrize("question", OPEN)
def test_of_a_successor_that_is_not_told_nothing_is_told(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status != "answered", answer.headline
