"""Groups by the cities they hold, in both languages. Values: GNLC comparison, tables of paths and of laws; iSLEC 3.3 for regions."""

import re

import pytest

from kb.knowledge import KnowledgeBase

# three cities of each type; laws in Taiyuan, Chengdu (balanced), Wuhan, Xi'an (cultural), Suzhou (industry), Shanghai (international)
GROUPS = [
    ("Which path type has the fewest legislated cities?", {"industry-driven", "internationalization-oriented"}),
    ("哪类路径的立法城市最多？", {"balanced-development", "cultural-empowerment"}),
    ("哪些路径类型只有一个城市立法？", {"industry-driven", "internationalization-oriented"}),
    ("Which development path types have exactly one representative city with a regulation?", {"industry-driven", "internationalization-oriented"}),
    ("Which path types have more than one representative city without a regulation?", {"industry-driven", "internationalization-oriented"}),
    ("哪些发展路径类型只有一个代表城市有条例？", {"industry-driven", "internationalization-oriented"}),
    ("在哪几种发展路径类型中，三个代表城市里恰好有两个还没有立法？", {"industry-driven", "internationalization-oriented"}),
    ("在哪些路径类型里，恰好有一个代表城市已经立法？", {"industry-driven", "internationalization-oriented"}),
    ("In which path types have exactly two of the three representative cities not yet legislated?",
     {"industry-driven", "internationalization-oriented"}),
    ("哪类路径，三个代表城市都已立法？", set()),
    ("Which path type has no city with a law?", set()),
    ("哪些发展路径类型的三个代表城市里只有一个完成了立法？", {"industry-driven", "internationalization-oriented"}),
    ("For which path types have two of the three representative cities legislated?", {"balanced-development", "cultural-empowerment"}),
    ("Which path types have exactly one legislated city among their three representatives?",
     {"industry-driven", "internationalization-oriented"}),
    ("哪些路径类型的代表城市中有两个已经立法？", {"balanced-development", "cultural-empowerment"}),
    ("Which region has the most GNLC members?", {"eastern-china"}),
    ("哪个经济区域的GNLC成员最多？", {"eastern-china"}),
    ("In which region do most GNLC members without a law lie?", {"eastern-china"}),  # six of the six
    # above the mean 0.5358: all but Suzhou and Changzhou, which iSLEC does not assess
    ("Which path type has the most cities above the iSLEC average?", {"balanced-development", "internationalization-oriented"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "groups"), GROUPS)
def test_groups_are_named_by_how_many_cities_they_hold(
    seed_base: KnowledgeBase, question: str, groups: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.reading.kind == "sizes", answer.reading.text
    assert answer.value is not None, answer.headline
    assert {item.id.partition(":")[2] for item in answer.value.items or []} == groups
    assert answer.evidence


WHETHER = [
    ("Is any path type represented by fewer than three cities?", False),
    ("四种发展路径类型，每一种的代表城市数量是不是都一样多？", True),
    ("Does every path type have at least two cities with a law?", False),
    # three of each type; ten cities led by an education authority, one each by a party department and a service centre
    ("True or not: each development type in Table 3 is represented by exactly three cities.", True),
    ("Is every path type represented by two cities?", False),
    ("Is every path type represented by three cities?", True),
    ("True or not: each lead entity type is represented by two cities.", False),
    ("Does each type of lead entity have two cities?", False),
    ("Is there any path type in which all three representative cities have completed legislation?", False),
    ("有没有哪种路径类型的三个代表城市都已立法？", False),
    ("Is there a path type none of whose representative cities has a law?", False),
]


@pytest.mark.parametrize(("question", "holds"), WHETHER)
def test_whether_groups_hold_so_many_is_told(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.reading.kind == "sizes", answer.reading.text
    assert answer.value is not None, answer.headline
    assert answer.value.boolean is holds, answer.headline


def test_groups_that_hold_so_many_are_counted(seed_base: KnowledgeBase) -> None:
    for question in (
        "How many path types have more than one legislated city?",
        "How many path types have at least two legislated cities?",
    ):
        answer = seed_base.ask(question)
        assert answer.value is not None, answer.headline
        assert answer.value.number == 2


KINDS_HELD = [
    ("Changzhou, Nanjing and Suzhou all lie in Jiangsu. How many different path types do these three represent?", 3),
    ("How many path types do Guangzhou, Shenzhen and Suzhou have between them?", 1),
    ("How many path types do the six cities with a law cover?", 4),
    ("How many distinct path types are there among the cities in Jiangsu?", 3),
    ("常州、南京、苏州三市共有几种路径类型？", 3),
    ("广州、深圳、苏州的路径类型有几种？", 1),
    ("有条例的六个城市分属几种路径类型？", 4),
]


@pytest.mark.parametrize(("question", "number"), KINDS_HELD)
def test_the_path_types_of_some_cities_are_counted(seed_base: KnowledgeBase, question: str, number: int) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert (value.type, value.number) == ("number", number)


def test_members_are_counted_and_not_ranked_by_a_score_nobody_named(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Which administrative tier has the most GNLC members?")
    assert answer.reading.kind == "sizes", answer.reading.text


def test_what_no_source_decides_is_said_and_leaves_a_yes_or_no_open(seed_base: KnowledgeBase) -> None:
    # Suzhou (industry) and Changzhou (cultural) are not in iSLEC; the two others of each type lie above the mean 0.5358
    answer = seed_base.ask("Does every path type have at least three cities above the iSLEC average?")
    assert answer.value is not None, answer.headline
    assert answer.value.boolean is None
    said = next(note.text for note in answer.notes if note.kind == "missing")
    assert {"Suzhou", "Changzhou"} <= set(re.findall(r"\w+", said))
    sure = seed_base.ask("Does every path type have at least two cities above the iSLEC average?")
    assert sure.value is not None
    assert sure.value.boolean is True


def test_the_breadth_of_the_law_and_the_partition_are_said_and_every_row_is_cited(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Which region has the fewest cities with legislation?")
    said = " ".join(note.text for note in answer.notes if note.kind == "assumption")
    assert "read broadly" in said
    assert "National Bureau of Statistics" in said
    assert all(row.evidence for row in answer.tables[0].rows)


OTHER_SIZES = [
    # Table 3: three cities of each type; eight, two and two of the twelve members by region
    ("Is there any path type with more or fewer than three representative cities?", False),
    ("Does any path type not have two cities?", True),
    ("Is there any path type that does not have three representative cities?", False),
    ("Is there a path type that does not have more than three cities?", True),
    ("Does any region hold more or less than four GNLC members?", True),
    ("有没有代表城市多于或少于三个的路径类型？", False),
    ("有没有代表城市多于三个的路径类型？", False),
    ("是否每种路径类型都恰有三个代表城市？", True),
]


@pytest.mark.parametrize(("question", "holds"), OTHER_SIZES)
def test_a_number_that_is_denied_is_any_other_number(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is holds


def test_the_type_of_a_lead_is_no_path_type(seed_base: KnowledgeBase) -> None:
    assert "education authority (10)" in seed_base.ask("Which lead entity type do most cities have?").headline
    for question in (
        "What is the mean iSLEC score of each lead entity type?",
        "How many cities has each type of lead entity?",
    ):
        assert seed_base.ask(question).status != "answered"


EMPTY = [
    # of the twelve members eight lie in the east, two each in the centre and the west, none in the northeast
    ("Does each region have a GNLC city?", False),
    ("Is there a region without a GNLC city?", True),
    ("Do all regions have the same number of GNLC cities?", False),
]


@pytest.mark.parametrize(("question", "holds"), EMPTY)
def test_a_region_without_a_city_is_a_region_all_the_same(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is holds


def test_a_region_is_named_that_has_none(seed_base: KnowledgeBase) -> None:
    for question in ("Which region has no GNLC member?", "哪个地区没有GNLC成员？"):
        assert "(0)" in (headline := seed_base.ask(question).headline) or "（0）" in headline
    assert "3 of 4" in seed_base.ask("How many regions have a GNLC city?").headline


def test_a_region_of_whose_laws_no_source_speaks_has_not_none(seed_base: KnowledgeBase) -> None:
    assert "Northeast" not in seed_base.ask("Which region has no city with a law?").headline
    value = seed_base.ask("Does every region have at least one city with a law?").value
    assert value is not None
    assert value.boolean is None
