"""How an index is built and printed: what feeds it, what enters it, other names, corrected values, statements that do not agree."""

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many sub-indices take their data from the IMD Smart City Index?", 5),  # appendix, l. 785-792
        ("以全球城市实力指数为数据来源的分指标有几项？", 2),  # l. 790 and 794
    ],
)
def test_indicators_are_counted_by_what_feeds_them(seed_base: KnowledgeBase, question: str, number: int) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("Which ranking do both convenient transportation and R & D get their data from?", "Global Power City Index"),
        ("公共安全和在线教育的数据都来自哪个排名？", "Smart City Index"),
        ("From which organisation's statistics were the data center scores taken?", "World Bank"),  # l. 779
        ("From which institution's data are the mobile phone scores drawn?", "ITU"),
    ],
)
def test_what_feeds_indicators_is_told_once(seed_base: KnowledgeBase, question: str, source: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert source in (value.text or "")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Do public safety and public participation share the same data source?", True),
        ("数据开放与公共安全的数据来源相同吗？", False),  # l. 784 and 785
        ("Is smart reputation counted in the overall score?", False),  # l. 72: one qualitative indicator beside five
        ("数据开放是否计入智慧治理？", True),
        ("Does the year 1990 for the concept agree with the paper's first phase?", False),  # ningbo-2023, l. 23 and 25
        ("文中说学习型城市概念1990年首次提出，又说第一阶段在1970年代，两者吻合吗？", False),
        ("Has Nanjing passed a law on lifelong education or community education?", False),  # no row in Table 1
    ],
)
def test_what_is_put_to_the_test_is_decided(seed_base: KnowledgeBase, question: str, expected: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is expected


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which of the three dimensions has the most third-level indicators?", "Fields for Learning"),  # 16, 6 and 8
        ("哪个一级指标下设的三级指标最少？", "City Innovation"),
        ("Which city's smart governance score does not equal the mean of its five sub-indices?", "Tokyo"),  # 62.84, printed 62.9
        ("哪座城市的智慧治理得分与其五项分指标的均值不一致？", "Tokyo"),
    ],
)  # fmt: skip
def test_the_one_that_is_meant_is_named(seed_base: KnowledgeBase, question: str, name: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.name_en for item in value.items or []] == [name]


@pytest.mark.parametrize(
    "question",
    ["What other names does the report use for the ICT industry level?", "ICT产业水平在报告里还有哪些叫法？"],
)
def test_every_printed_name_is_told(seed_base: KnowledgeBase, question: str) -> None:
    """l. 203, 323 and 373."""
    answer = seed_base.ask(question)
    assert "Letter capacity level" in answer.headline
    assert "Information Capacity Level" in answer.headline


@pytest.mark.parametrize(
    "question",
    ["总排名表最后一行的城市名印错了，更正后开罗的综合得分是多少？", "What is Cairo's corrected overall score?"],
)
def test_the_corrected_value_is_told_and_no_list(seed_base: KnowledgeBase, question: str) -> None:
    """The last row, printed Rio de Janeiro, l. 239."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 54.9


@pytest.mark.parametrize(
    "question", ["Who heads Ningbo's Learning City Steering Office?", "宁波学习型城市指导办公室设在哪里？"]
)
def test_of_a_body_never_set_up_that_is_told(seed_base: KnowledgeBase, question: str) -> None:
    """ningbo-2023, l. 74."""
    answer = seed_base.ask(question)
    assert "not set up" in answer.headline or "未设立" in answer.headline
    assert answer.value is None or answer.value.date is None


@pytest.mark.parametrize(
    "question",
    [
        "When was UIL founded?",  # only its network of 2013 is dated
        "宁波开放大学是哪一年成立的？",  # 2009 is the year of the community university
        "What is the average community education funding per person across Ningbo's counties?",  # a minimum, and some above 10
    ],
)
def test_the_value_of_something_else_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


@pytest.mark.parametrize(
    "question",
    [
        "Does iSLEC assess the Finnish city whose plan the Ningbo paper recommends?",
        "Is the Finnish city whose learning city plan the Ningbo paper wants to learn from part of Global Smart Cities?",
    ],
)
def test_a_city_told_by_a_passage_is_found_first(seed_base: KnowledgeBase, question: str) -> None:
    """ningbo-2023, l. 35 and 141: Espoo, which neither index assesses."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is False
