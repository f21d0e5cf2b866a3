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


TITLED = [
    # Table 1: lifelong learning in Suzhou (January and June 2023) and Wuhan (March and June 2024), lifelong education in Shanghai and Taiyuan
    ("Which two cities have a lifelong learning regulation?", ["Suzhou", "Wuhan"]),
    ("哪两个城市有终身学习条例", ["Suzhou", "Wuhan"]),
    ("哪俩城市有终身学习条例？", ["Suzhou", "Wuhan"]),
    ("出台过社区教育条例的是哪俩城市啊？", ["Chengdu", "Xi'an"]),
    ("有社区教育条例的是哪俩市？", ["Chengdu", "Xi'an"]),
    ("制定终身教育条例的是哪俩城市？", ["Shanghai", "Taiyuan"]),
    ("Which six cities have a lifelong learning law?", ["Chengdu", "Shanghai", "Suzhou", "Taiyuan", "Wuhan", "Xi'an"]),
    ("Which two cities were the first to have a lifelong learning law?", ["Shanghai", "Taiyuan"]),
    ("哪两个城市最先通过终身学习条例？", ["Shanghai", "Taiyuan"]),
]


@pytest.mark.parametrize(("question", "cities"), TITLED)
def test_so_many_laws_are_those_with_the_subject_in_their_title(
    seed_base: KnowledgeBase, question: str, cities: list[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert sorted(getattr(item, "name_en", "") for item in answer.value.items or ()) == cities


TITLED_FIRST = [
    ("Of the two lifelong learning regulations, which was adopted earlier?", "regulation:suzhou-lifelong-learning"),
    ("Which of the two lifelong learning laws was adopted earlier?", "regulation:suzhou-lifelong-learning"),
    ("Of the two laws on lifelong learning, which is newer?", "regulation:wuhan-lifelong-learning"),
    ("两部终身学习条例中哪一部通过更早？", "regulation:suzhou-lifelong-learning"),
    ("Of the six lifelong learning laws, which was adopted earlier?", "regulation:shanghai-lifelong-education"),
]


@pytest.mark.parametrize(("question", "law"), TITLED_FIRST)
def test_of_two_laws_with_one_subject_the_earlier_is_told(seed_base: KnowledgeBase, question: str, law: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [getattr(item, "id", "") for item in answer.value.items or ()] == [law]
