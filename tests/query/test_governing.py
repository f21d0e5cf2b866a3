"""Governance compared: what bodies share, who is the exception, body and law in order, roles in the graph."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Ref
from kb.query.kinds.governing import Pattern
from kb.query.selection.conditions import HasPath, InNetwork, NamedCities, Selection


@pytest.fixture(scope="module")
def whole(seed_base: KnowledgeBase) -> Answer:
    """All aspects of all bodies."""
    return seed_base.run(Pattern())


def rows(found: Answer, title: str) -> dict[str, dict[str, object]]:
    """The rows of a table by their first cell, things by their names."""
    table = next(one for one in found.tables if one.title == title)
    return {
        str(plain(next(iter(row.cells.values())))): {key: plain(cell) for key, cell in row.cells.items()}
        for row in table.rows
    }


def plain(cell: object) -> object:
    """A cell with the names of things."""
    if isinstance(cell, list):
        return [ref.name for ref in cell]
    return cell.name if isinstance(cell, Ref) else cell


def test_ten_of_twelve_are_led_by_education_with_two_exceptions(whole: Answer) -> None:
    """gnlc-12, Table 2 and the paragraph after it."""
    lead = rows(whole, "Shared pattern and exceptions")["Type of lead entity"]
    assert (lead["shared"], lead["held"], lead["exceptions"]) == (
        "education authority",
        "10 of 12",
        ["Hangzhou", "Nanjing"],
    )


def test_body_came_first_in_four_of_six_except_chengdu_and_taiyuan(whole: Answer) -> None:
    """Taiyuan: September 2012 before 2013; Chengdu: November 2016 before 2017."""
    order = rows(whole, "Shared pattern and exceptions")["Body or adoption of the law first"]
    assert (order["held"], order["exceptions"]) == ("4 of 6", ["Chengdu", "Taiyuan"])
    assert len(order["unknown"]) == 6  # type: ignore[arg-type]


def test_a_year_and_a_month_of_that_year_cannot_be_ordered(whole: Answer) -> None:
    """Chengdu's body is of 2017, its law in force since February 2017."""
    order = rows(whole, "Shared pattern and exceptions")["Body or law in force first"]
    assert (order["held"], order["exceptions"]) == ("4 of 5", ["Taiyuan"])
    assert "Chengdu" in order["unknown"]  # type: ignore[operator]
    assert rows(whole, "Body and law")["Chengdu"]["order_in_force"] == "undecidable"


def test_the_time_from_body_to_law_is_bounded_by_what_the_dates_may_mean(whole: Answer) -> None:
    """Shanghai, 2006 to January 2011: from 31 December 2006 to 1 January 2011 at least, and so on at most."""
    shanghai = rows(whole, "Body and law")["Shanghai"]
    assert (shanghai["least"], shanghai["most"], shanghai["lag"]) == (4.0, 5.1, 4)
    taiyuan = rows(whole, "Body and law")["Taiyuan"]
    assert (taiyuan["least"], taiyuan["most"]) == (-1.3, -0.3)


def test_what_bodies_are_called_is_no_shared_pattern(whole: Answer) -> None:
    form = rows(whole, "Shared pattern and exceptions")["What the body is called"]
    assert (form["shared"], form["exceptions"]) == ("none", None)
    assert form["values"] == "leading group 6; steering committee 3; promotion committee 2; joint conference 1"


def test_who_differs_is_listed_with_what_the_others_have(whole: Answer) -> None:
    found = rows(whole, "Who differs")
    assert list(found) == ["Taiyuan", "Chengdu", "Hangzhou", "Nanjing"]
    assert found["Nanjing"]["what"] == "Type of lead entity: service centre"
    assert found["Nanjing"]["others"] == "education authority"


def test_every_cell_of_the_matrix_is_cited(whole: Answer) -> None:
    table = next(one for one in whole.tables if one.title == "Bodies")
    assert len(table.rows) == 12
    assert all(row.cell_evidence["lead_type"] and row.cell_evidence["body"] for row in table.rows)


def test_roles_are_walks_in_the_graph_with_their_citations(whole: Answer) -> None:
    nanjing = rows(whole, "Who steers, who leads, who implements")["Nanjing"]
    assert nanjing["leads"] == nanjing["implements"] == ["Nanjing Lifelong Education Service Guidance Center"]
    assert nanjing["motif"] == "one steers, the lead entity implements too"
    table = next(one for one in whole.tables if one.title.startswith("Who steers"))
    assert all(row.cell_evidence["steers"] for row in table.rows)


def test_any_set_of_bodies_can_be_compared(seed_base: KnowledgeBase) -> None:
    path = Selection(conditions=(InNetwork(network="gnlc"), HasPath(types=("internationalization-oriented",))))
    found = rows(seed_base.run(Pattern(select=path)), "Shared pattern and exceptions")["Type of lead entity"]
    assert found["shared"] == "none"
    two = seed_base.run(Pattern(select=Selection(conditions=(NamedCities(cities=("beijing", "shanghai")),))))
    assert rows(two, "Shared pattern and exceptions")["Administrative tier"]["held"] == "2 of 2"


def test_a_city_without_a_body_in_the_sources_is_refused(seed_base: KnowledgeBase) -> None:
    assert seed_base.run(Pattern(select=Selection(conditions=(NamedCities(cities=("paris",)),)))).status == "no_data"


def test_a_stricter_share_leaves_fewer_patterns(seed_base: KnowledgeBase) -> None:
    found = rows(seed_base.run(Pattern(share=0.9)), "Shared pattern and exceptions")
    assert {row["shared"] for row in found.values()} == {"none"}


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Which cities are exceptions in governance?", ["taiyuan", "chengdu", "hangzhou", "nanjing"]),
        ("Which city differs from the others in who leads its steering body?", ["hangzhou", "nanjing"]),
        ("哪些城市的牵头单位与众不同？", ["hangzhou", "nanjing"]),
    ],
)
def test_questions_for_exceptions_are_read(seed_base: KnowledgeBase, question: str, items: list[str]) -> None:
    found = seed_base.ask(question)
    assert found.reading.kind == "pattern"
    assert found.value is not None
    assert [item.id for item in found.value.items or []] == [f"city:{city}" for city in items]


@pytest.mark.parametrize(
    "question", ["Who steers, who leads and who implements in Wuhan?", "武汉由谁统筹、谁牵头、谁实施？"]
)
def test_questions_for_roles_are_read(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question)
    assert (found.reading.kind, [len(table.rows) for table in found.tables]) == ("pattern", [1])


@pytest.mark.parametrize("question", ["Was the body or the law first in each city?", "各市是先有机构还是先有立法？",
                                      "How long after the body was the law adopted?", "从机构成立到立法通过相隔多久？"])  # fmt: skip
def test_body_and_law_are_told_in_order_with_the_years_that_the_dates_allow(
    seed_base: KnowledgeBase, question: str
) -> None:
    found = seed_base.ask(question, "en")
    # Shanghai: 2006 to 2011-01: from 31 Dec 2006 to 1 Jan 2011 four years, from 1 Jan 2006 to 31 Jan 2011 five years and a month
    assert found.headline.startswith("Body first in 4 of 6: Shanghai (4–5.1 years), ")
    assert "; law first in 2 of 6: Chengdu (" in found.headline
    assert any(note.text == "6 of 12 bodies have no dated law to compare with." for note in found.notes)
    assert [len(table.rows) for table in found.tables] == [6]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        # gnlc-12: Chengdu's body is of 2017, its law in force since February 2017
        ("Which cities' body and law cannot be ordered?", ["chengdu"]),
        ("哪些城市的机构与立法先后无法判断？", ["chengdu"]),
        # gnlc-12: the service centre leads and acts in Nanjing, the education commission in Shanghai
        ("In which cities does the lead entity itself implement?", ["nanjing", "shanghai"]),
        ("哪些城市由牵头单位自己实施？", ["nanjing", "shanghai"]),
        ("Which cities have a body that implements itself?", []),
    ],
)
def test_open_orders_and_motifs_are_listed_by_city(seed_base: KnowledgeBase, question: str, items: list[str]) -> None:
    found = seed_base.ask(question)
    assert (found.reading.kind, found.status) == ("pattern", "answered")
    assert found.value is not None
    assert [item.id for item in found.value.items or []] == [f"city:{city}" for city in items]


@pytest.mark.parametrize("question", ["How many years between the steering body and the law in each city?", "各城市从成立机构到立法相隔多少年？"])  # fmt: skip
def test_the_years_between_body_and_law_of_every_city_are_bounds(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question, "en")
    assert (found.reading.plan or {})["ask"] == "sequence"
    assert "Wuhan (11.2–12.2 years)" in found.headline  # 2012 to March 2024


@pytest.mark.parametrize("question", ["What do the steering bodies of the cities with a law have in common?", "有立法的城市的协调机构有什么共同点？"])  # fmt: skip
def test_a_law_that_narrows_the_set_leaves_every_aspect(seed_base: KnowledgeBase, question: str) -> None:
    lead = rows(seed_base.ask(question, "en"), "Shared pattern and exceptions")["Type of lead entity"]
    assert lead["held"] == "6 of 6"  # Hangzhou and Nanjing have no law


@pytest.mark.parametrize(
    "question",
    [
        "Which city differs most from the shared governance pattern?",
        "Which city's steering body is the exception in most aspects?",
        "哪个城市与共同的治理模式差异最大？",
        "哪个城市的协调机构在最多方面是例外？",
    ],
)
def test_the_exception_in_most_aspects_is_named_with_what_its_count_rests_on(
    seed_base: KnowledgeBase, question: str
) -> None:
    """Table 1 and 2: Taiyuan's law (2012-09, 2012-12) is older than its body (2013) by both dates, Chengdu's (2016-11, 2017-02) than
    that of 2017 by one; Hangzhou and Nanjing have other lead entities."""
    found = seed_base.ask(question)
    assert found.value is not None
    assert [item.id for item in found.value.items or []] == ["city:taiyuan"]
    caveats = " ".join(note.text for note in found.notes if note.kind == "caveat")
    assert "Adoption and effect are two dates of one law" in caveats or "通过与施行是同一部立法的两个日期" in caveats
    assert (
        all(name in caveats for name in ("Chengdu", "Hangzhou", "Nanjing", "Taiyuan"))
        or "成都、杭州、南京、太原" in caveats
    )


def test_how_far_cities_differ_in_one_value_is_no_order_from_the_top(seed_base: KnowledgeBase) -> None:
    """City innovation: Beijing 0.8905 and Taiyuan 0.4830 lie 0.4075 apart (Table 3)."""
    for question in (
        "Which two GNLC members differ most in city innovation?",
        "哪两个GNLC成员城市的城市创新得分差异最大？",
    ):
        found = seed_base.ask(question)
        assert found.value is not None
        assert {item.id for item in found.value.items or []} == {"city:beijing", "city:taiyuan"}
