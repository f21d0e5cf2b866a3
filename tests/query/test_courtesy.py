"""Courtesy before a question changes nothing of the answer: the same value as asked straight, in both languages."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.plain.courtesy import without_courtesy

STRAIGHT = {
    "which cities have a regulation": "Which cities have a regulation?",
    "when Beijing's steering body was established": "When was Beijing's steering body established?",
    "whether Ningbo is a member of the GNLC": "Is Ningbo a member of the GNLC?",
    "who leads the work in Nanjing": "Who leads the work in Nanjing?",
    "which learning environments the fields for learning indicator covers": "Which learning environments does the fields for learning indicator cover?",
}
OPENINGS = [
    "I would be grateful to know {}.",
    "I was wondering {}.",
    "I wonder if you could tell me {}.",
    "Would you be so good as to tell me {}?",
    "I am interested in knowing {}.",
    "Do you happen to know {}?",
    "Any idea {}?",
    "My supervisor wants to know {}.",
    "I should like to be told {}.",
    "Is there any record of {}?",
    "Thank you in advance for telling me {}.",
    "Can anyone tell me {}?",
]
CHINESE = ["哪些城市有条例", "北京的协调机构是哪年成立的", "宁波是不是GNLC成员", "南京由谁牵头"]
OPENINGS_ZH = [
    "不知{}？",
    "您知道{}吗？",
    "我在写论文，需要知道{}。",
    "导师让我查{}。",
    "请您列明{}。",
    "有人知道{}吗？",
    "据您所知，{}？",
    "我很好奇{}。",
    "请确认{}。",
    "敢问{}？",
    "如果方便的话，请告诉我{}。",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_an_english_question_is_read_as_without_its_opening(seed_base: KnowledgeBase, opening: str) -> None:
    for clause, straight in STRAIGHT.items():
        asked = seed_base.ask(opening.format(clause))
        assert (asked.status, asked.value) == ("answered", seed_base.ask(straight).value), clause


@pytest.mark.parametrize("opening", OPENINGS_ZH)
def test_a_chinese_question_is_read_as_without_its_opening(seed_base: KnowledgeBase, opening: str) -> None:
    for clause in CHINESE:
        asked = seed_base.ask(opening.format(clause))
        assert (asked.status, asked.value) == ("answered", seed_base.ask(f"{clause}？").value), clause


KEPT = [
    "Which cities have a regulation?",
    "Tell me about Ningbo",
    "Can learning cities be compared?",
    "I read that six cities have a law. Is that so?",
    "宁波的终身学习",
    "请介绍宁波",
]


@pytest.mark.parametrize("question", KEPT)
def test_what_is_no_opening_stays(question: str) -> None:
    assert without_courtesy(question) == question


def test_a_wish_for_a_comparison_is_a_request_for_it(seed_base: KnowledgeBase) -> None:
    polite = seed_base.ask("I would be grateful for a comparison of Qingdao, Dalian and Xiamen in iSLEC.")
    assert polite.reading.kind == "compare"
