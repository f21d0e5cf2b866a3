"""What was asked is given whole: a place and no list, both numbers, the range, the documents. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

PLACES = [
    "请问“老年学院”项目是由哪座城市的开放大学与广播电视台共建的？",
    "“老年学堂”项目由哪座城市的开放大学和广播电视台共建？",
    "Which city's open university built the Elderly Academy jointly with the radio and television station?",
]


@pytest.mark.parametrize("question", PLACES)
def test_a_place_that_is_asked_for_is_named(seed_base: KnowledgeBase, question: str) -> None:
    """Guangzhou: gnlc-12, l. 289."""
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.name_en for item in value.items or []] == ["Guangzhou"]


TWO_NUMBERS = [
    "武汉教育云平台上建了多少个名师工作室和多少个课程社群？",
    "How many famous teacher studios and how many curriculum communities are on the Wuhan Education Cloud Platform?",
]


@pytest.mark.parametrize("question", TWO_NUMBERS)
def test_two_numbers_that_are_asked_are_both_told(seed_base: KnowledgeBase, question: str) -> None:
    """164 and 768: smart-education-areas, l. 80-81."""
    headline = seed_base.ask(question).headline
    assert "164" in headline
    assert "768" in headline


RANGES = [
    "68座城市家庭学习环境得分的最高值与最低值相差多少？",
    "家庭学习环境最高分与最低分之差",
    "What is the difference between the highest and the lowest home learning environment score?",
]


@pytest.mark.parametrize("question", RANGES)
def test_the_highest_and_the_lowest_make_a_range(seed_base: KnowledgeBase, question: str) -> None:
    """Xiangyang 1.0000 and Luzhou 0.6219: islec-2016, Table 2."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == pytest.approx(0.3781)


TABLES = [
    "In the smart economy table, count the cities printed above 90 for software development.",
    "Smart economy table: how many cities are above 90 in software development?",
    "在智慧经济表中，软件开发得分高于90的城市有几个？",
]


@pytest.mark.parametrize("question", TABLES)
def test_a_table_named_by_its_whole_holds_the_part(seed_base: KnowledgeBase, question: str) -> None:
    """London, New York, Paris, Berlin, Singapore, Chicago, Toronto, Hong Kong: gsc-2020, l. 324-343."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 8


DOCUMENTS = [
    "Please indicate all the documents in which Hangzhou is mentioned at least once.",
    "List the documents in which Hangzhou is mentioned.",
    "请列出提到杭州的所有文献。",
    "列出至少一次提到杭州的全部文献",
]


@pytest.mark.parametrize("question", DOCUMENTS)
def test_the_documents_that_name_a_city_are_listed(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {str(item.id).partition(":")[2] for item in value.items or []} == {"gnlc-12", "islec-2016", "gsc-2020"}


PILLARS = [
    "I should be grateful for a side-by-side of Beijing and Shanghai on the five quantitative pillars of Global Smart Cities 2020.",
    "北京与上海在五个定量维度上并排比较（全球智慧之都2020）",
]


@pytest.mark.parametrize("question", PILLARS)
def test_the_pillars_stand_side_by_side(seed_base: KnowledgeBase, question: str) -> None:
    """Beijing: 72.8, 79.9, 92.0, 67.0, 71.5 (gsc-2020, l. 223)."""
    answer = seed_base.ask(question)
    beijing = next(row for row in answer.tables[0].rows if "Beijing" in str(row.cells))
    assert {72.8, 79.9, 92.0, 67.0, 71.5} <= set(beijing.cells.values())


ISSUERS = [
    "《北京市学习型城市建设行动计划（2016—2020年）》由多少个委办局联合印发？",
    "多少个委办局联合印发了《北京市学习型城市建设行动计划（2016—2020年）》？",
    "How many commissions and bureaus issued the Action Plan for the Construction of Beijing Municipality as a Learning City (2016-2020)?",
]


@pytest.mark.parametrize("question", ISSUERS)
def test_the_words_of_a_policys_name_need_not_be_found_again(seed_base: KnowledgeBase, question: str) -> None:
    """Fourteen: gnlc-12, l. 262."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 14


MISPRINTS = [
    "表2成都一行的机构名称疑似印错：它印成了哪座城市的指导委员会？",
    "In Table 2, the body in the Chengdu row looks misprinted: which city's committee does it print?",
]


@pytest.mark.parametrize("question", MISPRINTS)
def test_a_misprint_is_told_with_what_is_printed(seed_base: KnowledgeBase, question: str) -> None:
    """The row of Chengdu prints a body of Hangzhou: gnlc-12, l. 96-99."""
    answer = seed_base.ask(question)
    assert "Hangzhou" in answer.headline or "杭州" in answer.headline
    assert any("Hangzhou Steering Committee" in note.text for note in answer.notes if note.kind == "erratum")


WAITS = [
    "上海和武汉的条例从通过到施行各用了几个月？",
    "How many months did the laws of Shanghai and Wuhan each take from adoption to effect?",
]


@pytest.mark.parametrize("question", WAITS)
def test_the_waits_of_two_laws_are_both_told(seed_base: KnowledgeBase, question: str) -> None:
    """Shanghai January to May 2011, Wuhan March to June 2024: gnlc-12, Table 1."""
    answer = seed_base.ask(question)
    told = [[cell for cell in row.cells.values() if isinstance(cell, int)] for row in answer.tables[0].rows]
    assert told == [[4], [3]], answer.headline
