"""How the tables spell a city, in which table something is printed, what a number rose to.

Values: islec-2016 Tables 2 to 5 (l. 182, 208, 284, 288, 347, 379), gsc-2020 Tables 1-1 and 2-3 and l. 696,
gnlc-12 Tables 1 and 3, ningbo-2023 l. 43.
"""

import pytest

from kb.knowledge import KnowledgeBase

SPELT = [
    ("How is Urumqi spelt in Table 4 of the iSLEC report?", ["Wulumuqi"], ["Urumchi"]),
    ("学习场域分项表（表4）里，乌鲁木齐是用什么拼写印出来的？", ["Wulumuqi"], ["Urumchi"]),
    ("How does the iSLEC report spell Urumqi in Table 2?", ["Urumchi"], ["Wulumuqi"]),
    ("Which spellings of Hohhot do the tables use?", ["Hohhot", "Huhot", "Huhhot"], []),
]


@pytest.mark.parametrize(("question", "held", "absent"), SPELT)
def test_a_city_is_told_as_a_table_prints_it(
    seed_base: KnowledgeBase, question: str, held: list[str], absent: list[str]
) -> None:
    answer = seed_base.ask(question)
    told = answer.value.text if answer.value and answer.value.text else ""
    assert all(f"“{name}”" in told for name in held)
    assert not any(f"“{name}”" in told for name in absent)


@pytest.mark.parametrize("question", ["In how many spellings does Hohhot appear?", "呼和浩特在文献中有几种写法？"])
def test_spellings_are_counted(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 3


TABLES = [
    ("Under which table number does the iSLEC report print the museum learning environment scores?", "Table 4", "islec-2016"),
    ("家庭学习环境得分印在哪张表里？", "Table 4", "islec-2016"),
    ("Which table holds the smart service scores?", "Table 2-3", "gsc-2020"),
    ("In which table are the city innovation scores of all 68 cities printed?", "Table 2, Table 3", "islec-2016"),
    ("Which table lists the regulations of the 12 cities?", "Table 1", "gnlc-12"),
    ("路径类型在哪张表里？", "Table 3", "gnlc-12"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "table", "source"), TABLES)
def test_the_table_that_prints_something_is_told(
    seed_base: KnowledgeBase, question: str, table: str, source: str
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == [f"source:{source}"]
    assert table in answer.headline


def test_what_was_understood_names_the_table(seed_base: KnowledgeBase) -> None:
    spelt = seed_base.ask("How is Urumqi spelt in Table 4 of the iSLEC report?").reading.text
    printed = seed_base.ask("Which table holds the smart service scores?").reading.text
    assert spelt == "the names under which Table 4 prints Urumchi"
    assert printed.startswith("the tables that print Smart Service")


def test_a_document_that_has_no_such_table_is_not_swapped_for_another(seed_base: KnowledgeBase) -> None:
    assert seed_base.ask("In which table does the GSC report print the steering bodies?").status == "no_data"


GROWN = [
    ("Within one year the number of newly founded enterprises around London's City Road rose from 8,400 to what figure?", 14710),
    ("伦敦城市路的新设企业数由8400家增至多少家？", 14710),
]  # fmt: skip


@pytest.mark.parametrize(("question", "number"), GROWN)
def test_what_a_number_rose_to_is_not_the_number_it_rose_from(
    seed_base: KnowledgeBase, question: str, number: int
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number


def test_a_number_that_no_figure_starts_from_leads_nowhere(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("The new enterprises around London's City Road rose from 9,999 to what figure?")
    assert answer.status == "no_data"


OFFICES = [
    "What post does the person heading Ningbo's community education steering group hold?",
    "Ningbo 的 community education steering group 由谁担任 leader？",
]


@pytest.mark.parametrize("question", OFFICES)
def test_an_office_may_lead(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    told = (value.text or "").lower() if value else ""
    assert "deputy secretary" in told or "副书记" in told


def test_a_type_found_by_its_features_is_told_as_a_type(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask(
        "In which group of cities is education pushed to upgrade by what innovative industry demands?"
    ).value
    assert value is not None
    assert [item.id for item in value.items or ()] == ["path_type:industry-driven"]


def test_cities_of_two_indices_said_in_other_words(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask(
        "Which cities were given a score by the 2016 smart learning index as well as by the 2020 report on global smart cities?"
    ).value
    assert value is not None
    assert {item.id for item in value.items or ()} == {"city:beijing", "city:shanghai"}
