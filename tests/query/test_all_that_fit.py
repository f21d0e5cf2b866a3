"""Lists that passages tell together: all the cities, all the plans; and areas of a network that a source does not list."""

import pytest

from kb.knowledge import KnowledgeBase

FIVE = {"city:beijing", "city:shanghai", "city:ningbo", "city:hangzhou", "city:wuhan"}  # islec-2016 l. 25
CITIES = [
    "Which cities officially started building a smart city in 2010?",
    "Which five cities began building smart cities in 2010?",
    "哪些大城市自2010年起正式启动智慧城市建设？",
]


@pytest.mark.parametrize("question", CITIES)
def test_all_cities_of_which_the_same_is_told(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.id for item in answer.value.items or ()} == FIVE


PLANS = [
    "Which national policies on smart cities have been issued since 2014?",
    "2014年以来国家出台了哪些有关智慧城市的文件？",
]


@pytest.mark.parametrize("question", PLANS)
def test_plans_that_a_source_puts_into_a_time_without_a_date(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    cells = [row.cells["thing"] for table in answer.tables for row in table.rows]
    found = {getattr(cell, "id", "") for cell in cells}
    assert found >= {
        "policy:new-urbanization-plan-2014-2020",
        "policy:information-consumption-opinions",
        "policy:information-benefit-notification",
        "policy:smart-city-guiding-opinions",
    }  # islec-2016 l. 25
    assert "policy:singapore-smart-nation-2025" not in found


@pytest.mark.parametrize(
    "question", ["List the eight smart education demonstration areas.", "请列出智慧教育示范区的八个区域。"]
)
def test_eight_areas_that_no_source_lists(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"  # smart-education-areas l. 8-9


def test_areas_named_as_examples_are_said_to_be_no_whole_list(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("哪些区域是智慧教育示范区？")
    assert answer.value is not None
    assert {item.id for item in answer.value.items or ()} == {"area:hexi", "area:dongcheng", "area:haidian"}
    assert "missing" in {note.kind for note in answer.notes}


def test_the_number_of_areas_is_the_one_that_is_printed(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("智慧教育示范区一共有几个区域？")
    assert answer.value is not None
    assert answer.value.number == 8


FOREIGN = [
    "Which foreign city's plan should China learn from, according to the Ningbo study?",
    "宁波的论文认为中国可以借鉴哪座外国城市的学习型城市规划？",
]


@pytest.mark.parametrize("question", FOREIGN)
def test_a_word_before_the_city_that_is_asked_for(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == ["city:espoo"]  # ningbo-2023 l. 35


def test_what_a_plan_foresees_is_no_prediction(seed_base: KnowledgeBase) -> None:
    assert seed_base.ask("Which plan foresees an Internet plus Education platform?").status == "answered"
    assert seed_base.ask("Can you foresee which city will lead in 2035?").status == "unsupported"


ONE_OF = [  # smart-education-areas l. 71-72; gsc-2020 l. 497, 589
    ("Which of Hexi and Haidian set up maker spaces?", "area:haidian"),
    ("河西区和海淀区，哪一个建了创客空间？", "area:haidian"),
    ("Which of Shanghai and Seoul has an open data plaza?", "city:seoul"),
    ("Which city, Paris or London, has the Tranquilien app?", "city:paris"),
]


@pytest.mark.parametrize(("question", "key"), ONE_OF)
def test_one_of_the_places_that_are_named(seed_base: KnowledgeBase, question: str, key: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == [key]


COMPARED = [  # smart-education-areas l. 86-88
    ("雄安新区的软硬件基础是否强于武汉？", False),
    ("武汉的软硬件基础是不是比雄安强？", True),
    ("Is Xiong'an's hardware weaker than Wuhan's?", True),
    ("Does Wuhan have stronger hardware and software than Xiong'an?", True),
]


@pytest.mark.parametrize(("question", "truth"), COMPARED)
def test_two_places_that_a_passage_compares(seed_base: KnowledgeBase, question: str, truth: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is truth


NOT_COMPARED = [
    "Are Wuhan's schools stronger than Xiong'an's?",
    "Is Hexi's hardware weaker than Wuhan's?",
    "Which of Wuhan and Xiong'an trained more teachers?",
    "哪些国家的智慧教育战略被介绍？",
    "Which European city's learning plan is held up as a model?",
]


@pytest.mark.parametrize("question", NOT_COMPARED)
def test_what_no_passage_compares_or_names(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


GOALS = [
    "What two goals does China's smart education pursue?",
    "中国发展智慧教育的双重目标是什么？",
]


@pytest.mark.parametrize("question", GOALS)
def test_the_subject_tells_equal_passages_apart(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert "equity" in answer.headline or "公平" in answer.headline  # smart-education-areas l. 30-31
    assert "Party" not in answer.headline


def test_types_of_organisations_are_no_paths(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Into which four types does Shanghai sort its learning organizations?")
    assert "learning families" in answer.headline  # gnlc-12 l. 269


@pytest.mark.parametrize(
    "question", ["Two cities share fourth place for smart infrastructure; which?", "创新创业超过98分的有谁？"]
)
def test_a_question_word_may_stand_last(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status in ("answered", "no_data", "unsupported")
