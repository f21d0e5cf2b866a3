"""How many there are of a thing: a share, a sum, an area or the number of something else counts none. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

UNCOUNTED = (
    "宁波有多少所幼儿园",  # 99.9 % are enrolled; how many there are is not told
    "How many kindergartens are there in Ningbo?",
    "香港有多少个数据中心",  # three hectares are reserved for them
    "How many data centres does Hong Kong have?",
    "How many teachers work in Wuhan?",  # 164 studios of famous teachers
    "武汉有多少所高校？",  # five forms of cooperation with universities
    "上海有多少个学习型组织？",  # four types of them
    "天津河西区有多少所学校开设了网络课程？",  # 58 courses
    "宁波有多少所社区学院？",
    "In how many of the 68 cities were fewer than 100 samples collected?",  # 13,600 in all
)


@pytest.mark.parametrize("question", UNCOUNTED)
def test_the_number_of_something_else_counts_nothing(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status != "answered", answer.headline


COUNTED = (
    ("武汉教育云平台上有多少个名师工作室？", 164),
    ("How many famous teacher studios are on the Wuhan Education Cloud Platform?", 164),
    ("武汉教育云平台上建立了多少个课程社群？", 768),
    ("天津河西区开设了多少门网络课程？", 58),
    ("上海的学习型组织有多少种类型？", 4),
    ("Into how many path types are the twelve cities sorted?", 4),
    ("2016年新加坡每万名员工拥有多少台机器人？", 488),
    ("How many hectares are reserved in Tseung Kwan O for data centres?", 3),
    ("How many users entered Tranquilien in the first week?", 10000),
)


@pytest.mark.parametrize(("question", "number"), COUNTED)
def test_what_a_source_counts_is_told(seed_base: KnowledgeBase, question: str, number: int) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number
