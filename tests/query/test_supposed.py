"""Waits whose order a question takes for granted. Dates: gnlc-12 Tables 1 and 2, ningbo-2023 l. 43."""

import pytest

from kb.knowledge import KnowledgeBase

OTHER_WAY = [
    # Chengdu: law November 2016, body 2017; Taiyuan: September 2012, 2013; Shanghai: body 2006, law January 2011
    "成都通过社区教育条例的时候，其协调机构已经成立几年了？",
    "When Chengdu adopted its community education regulation, how many years had its steering body existed?",
    "How old was Chengdu's steering body when the regulation was adopted?",
    "How many years after its steering body was founded did Chengdu pass its law?",
    "How many years had Taiyuan's committee existed when its law was passed?",
    "太原通过条例时，其协调机构成立了多少年？",
    "How many years after its law did Shanghai set up its steering body?",
    "上海条例通过几年后才成立协调机构？",
    "How many years after Taiyuan did Shanghai adopt its law?",
    "How many years after its learning city committee was Ningbo's Community University founded?",
    "宁波的学习型城市建设与终身教育促进委员会成立多少年后，才成立宁波社区大学？",
]


@pytest.mark.parametrize("question", OTHER_WAY)
def test_a_wait_that_ran_the_other_way_is_denied(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is False
    assert answer.value.number is None
    assert answer.headline.startswith(("No: not in that order", "否：先后相反"))
    assert answer.evidence


AS_SUPPOSED = [
    ("How many years had Wuhan's leading group existed when the city passed its law?", 12),  # 2012, March 2024
    ("武汉通过条例时，其领导小组已经成立几年了？", 12),
    ("How many years after its steering body was founded did Shanghai pass its law?", 5),
    ("上海的指导委员会比条例的通过早几年？", 5),
    ("How many years after Shanghai did Taiyuan adopt its law?", 1),
    ("How many years after its community university was formally established did Ningbo obtain its committee for promoting "
     "learning city construction and lifelong education?", 11),
    ("宁波社区大学成立多少年后，才成立学习型城市建设与终身教育促进委员会？", 11),
    ("How many years before the promotion committee was Ningbo's Community University founded?", 11),
]  # fmt: skip


@pytest.mark.parametrize(("question", "years"), AS_SUPPOSED)
def test_a_wait_that_ran_as_supposed_is_told(seed_base: KnowledgeBase, question: str, years: int) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == years


def test_a_passage_is_no_number_of_years(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("How many years after the Double-High Project did Ningbo set up its four-level network?")
    assert answer.status != "answered" or (answer.value is not None and answer.value.type == "number")
