"""The law or body that came next, a law's name, the wait of each, a type and its path."""

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which law was adopted right after Taiyuan's?", "Regulations on the Promotion of Community Education in Chengdu"),
        ("紧接太原之后通过的条例是哪部？", "Regulations on the Promotion of Community Education in Chengdu"),
        ("Which law followed Suzhou's?", "Regulations on the Promotion of Lifelong Learning in Wuhan"),
        ("Which body followed Beijing's?", "Xi'an Leading Group for Creating a Learning City"),
        ("宁波2021年发布的条例叫什么名称？", "Regulations on the Promotion of Lifelong Learning in Ningbo City"),  # no date is printed
    ],
)  # fmt: skip
def test_one_law_or_body_is_told_by_its_name(seed_base: KnowledgeBase, question: str, expected: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.name_en for item in value.items or []] == [expected]


@pytest.mark.parametrize(
    "question", ["What type is Changzhou and what is its typical path?", "常州属于哪种类型，它的典型路径是什么？"]
)
def test_type_and_typical_path_are_both_told(seed_base: KnowledgeBase, question: str) -> None:
    """Table 3: Changzhou stands under cultural empowerment."""
    answer = seed_base.ask(question)
    assert "Cultural Empowerment" in answer.headline or "文化赋能型" in answer.headline
    assert "Typical path" in answer.headline or "典型路径" in answer.headline


@pytest.mark.parametrize(
    "question", ["How long did each law take from adoption to effect?", "各条例从通过到施行用了多长时间？"]
)
def test_the_wait_of_each_law_is_told(seed_base: KnowledgeBase, question: str) -> None:
    """Table 1: from January to May 2011 four months, and so on."""
    rows = seed_base.ask(question).tables[0].rows
    lags = {row.cells["regulation"].name_en.split()[-1]: row.cells["regulation.lag"] for row in rows}  # type: ignore[union-attr]
    assert lags == {"Shanghai": 4, "Taiyuan": 3, "Chengdu": 3, "Xi’an": 6, "Suzhou": 5, "Wuhan": 3}


NEXT = [
    # Table 1: Shanghai 2011-01, Taiyuan 2012-09, Chengdu 2016-11, Xi'an 2019-07, Suzhou 2023-01, Wuhan 2024-03
    ("Which GNLC city was the next to pass a regulation after Xi'an?", "Suzhou"),
    ("After Taiyuan, which city was next to legislate?", "Chengdu"),
    ("GNLC城市里，西安之后下一个通过条例的是哪座城市？", "Suzhou"),
    ("成都之后下一座立法的城市是哪座？", "Xi'an"),
    ("太原之后，下一个颁布条例的GNLC城市是哪座？", "Chengdu"),
    ("苏州之前上一个通过条例的是哪座城市？", "Xi'an"),
    ("After Xi'an's law was adopted, which city was the next to adopt one?", "Suzhou"),
    ("After Taiyuan's regulation was adopted, which city adopted the next one?", "Chengdu"),
    ("西安的条例通过之后，which city was the next to adopt one?", "Suzhou"),
    ("成都的条例通过后，哪座城市随后出台了条例？", "Xi'an"),
    ("Which city was next to set up a steering body after Beijing?", "Xi'an"),  # Table 2: 2007 and 2008
]


@pytest.mark.parametrize(("question", "city"), NEXT)
def test_the_next_city_after_one_that_is_named_is_no_prediction(
    seed_base: KnowledgeBase, question: str, city: str
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.name_en for item in value.items or []] == [city]


@pytest.mark.parametrize(
    "question",
    [
        "下一个立法的城市是哪座？",
        "下一个通过条例的会是哪座城市？",
        "Which city will be the next to pass a regulation after Wuhan?",
        "武汉之后下一个通过条例的是哪座城市？",  # it is the last
    ],
)
def test_who_will_be_next_is_not_told(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"
