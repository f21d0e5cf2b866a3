"""What documents say of themselves and under which names they print things. Values: title pages, Table 2, Ningbo 3.1."""

import pytest

from kb.knowledge import KnowledgeBase

IMPRINTS = [
    ("Who wrote the Ningbo paper?", ("Xueyan Zhang", "Kefeng Xu"), "ningbo-2023"),
    ("宁波那篇论文的作者是谁？", ("Xueyan Zhang", "Kefeng Xu"), "ningbo-2023"),
    ("What is the DOI of the Ningbo paper?", ("10.23977/trance.2023.050601",), "ningbo-2023"),
    ("Which two institutes published the Global Smart Cities report?",
     ("Shanghai Academy of Social Sciences", "Fudan University"), "gsc-2020"),
    ("《全球智慧之都报告》出自哪两家机构？", ("上海社会科学院", "复旦大学"), "gsc-2020"),
    ("Which institute issued the iSLEC report, and in which month?",
     ("Smart Learning Institute of Beijing Normal University", "2016-05"), "islec-2016"),
    ("Who brought out the report that scores 68 Chinese cities, and in which month and year?",
     ("Smart Learning Institute of Beijing Normal University", "2016-05"), "islec-2016"),
    ("评估68个城市的报告是谁发布的？哪年哪月？", ("智慧学习研究院", "2016-05"), "islec-2016"),
    ("Who issued the report that ranks 20 global cities, and when?", ("Fudan University", "2020"), "gsc-2020"),
    ("哪个机构、在哪一年发布了给20个全球城市打分的报告？", ("复旦大学", "2020"), "gsc-2020"),
    ("谁发布了给68个中国城市打分的报告？", ("智慧学习研究院",), "islec-2016"),
    ("Which institution published the index of 20 smart cities?", ("Fudan University",), "gsc-2020"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "said", "source"), IMPRINTS)
def test_a_document_tells_who_made_it(
    seed_base: KnowledgeBase, question: str, said: tuple[str, ...], source: str
) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert all(part in answer.headline for part in said), answer.headline
    assert {entry.source for entry in answer.evidence.values()} == {source}


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("Which document was issued by the Smart Learning Institute of Beijing Normal University?", "islec-2016"),
        (
            "Which of the five documents did the Smart Learning Institute of Beijing Normal University publish?",
            "islec-2016",
        ),
        ("哪份文献由北京师范大学智慧学习研究院发布？", "islec-2016"),
        ("Which report was produced by the Smart City Research Center of Fudan University?", "gsc-2020"),
    ],
)
def test_a_document_is_found_by_who_made_it(seed_base: KnowledgeBase, question: str, source: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == [f"source:{source}"]
    assert {entry.source for entry in answer.evidence.values()} == {source}


UNPRINTED = [
    "Who is the author of the GNLC comparison?",
    "智慧教育论坛那篇文章是谁写的？",
]


@pytest.mark.parametrize("question", UNPRINTED)
def test_a_document_that_prints_no_author_is_said_to_print_none(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "no_data"
    assert any(note.kind == "missing" for note in answer.notes)
    assert not answer.evidence


def test_the_cities_that_a_document_tells_of_did_not_publish_it(seed_base: KnowledgeBase) -> None:
    assert seed_base.ask("Who published the study that compares twelve GNLC cities, and when?").status == "no_data"


LEARNING = "Regulations on the Promotion of Lifelong Learning in Ningbo City"
EDUCATION = "Regulations on the Promotion of Lifelong Education in Ningbo City"
HANGZHOU = "Hangzhou Steering Committee for Promoting the Construction of a Learning City"
PRINTED = [
    ("The Ningbo paper gives its city's regulation two different titles. What are they?", {LEARNING, EDUCATION}),
    ("宁波的条例在论文里出现了两种名称，分别是什么？", {LEARNING, EDUCATION}),
    ("How sure can one be about the title of Ningbo's lifelong learning regulation?", {LEARNING, EDUCATION}),
    ("Under what name does the source list the coordinating body of Chengdu?", {HANGZHOU}),
    ("How does the table print the name of Chengdu's committee?", {HANGZHOU}),
    ("成都的协调机构印作什么名称？", {HANGZHOU}),
    ("Which body is printed in the Chengdu row of Table 2?", {HANGZHOU}),
    ("What organization name does the row of Chengdu in the table of working mechanisms hold?", {HANGZHOU}),
    ("What name of organisation is printed for Chengdu in Table 2?", {HANGZHOU}),
    ("表2成都一行印的是什么机构名称？", {HANGZHOU}),
    ("工作机制表里成都一行的机构名称是什么？", {HANGZHOU}),
    ("What stands in the Hangzhou row of Table 2 as the leading entity?", {"市委宣传部"}),
    ("表2杭州一行的牵头单位印作什么？", {"市委宣传部"}),
]


@pytest.mark.parametrize(("question", "forms"), PRINTED)
def test_every_printed_name_of_a_thing_stands_with_its_place(
    seed_base: KnowledgeBase, question: str, forms: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.reading.kind == "wording"
    assert {str(row.cells["printed"]) for row in answer.tables[0].rows} == forms
    assert any(note.kind in ("erratum", "conflict") for note in answer.notes)


READ = [
    "Which body is in the Wuhan row of Table 2?",  # printed as it is read
    "What should the body in the Chengdu row of Table 2 read?",
    "Which city does the body printed in the Chengdu row belong to?",
    "Which committee is in the Shanghai row of Table 2, and when was it set up?",
    "What is wrong with the organisation name in the Chengdu row of Table 2?",
    "表2里成都那一行的机构应当读作什么？",
    "表2成都一行的机构成立于哪一年？",
]


@pytest.mark.parametrize("question", READ)
def test_what_a_row_should_read_or_tells_besides_is_not_its_print(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).reading.kind != "wording"


LAUNCHED = [
    ("Under what title did the Hong Kong government unveil its smart city plans in December 2017?", "Smart City Blueprint"),
    ("Under what title did Beijing publish its action plan in 2016?", "Action Plan for the Construction of Beijing Municipality"),
    ("以什么名称香港政府2017年12月公布其智慧城市计划？", "智慧城市蓝图"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "title"), LAUNCHED)
def test_the_name_of_a_plan_is_not_that_of_its_launcher(seed_base: KnowledgeBase, question: str, title: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert title in answer.headline


IN_CHINESE = [
    ("Which of the twelve cities has its coordinating organisation printed only in Chinese characters?", {"Hangzhou"}),
    ("Which city's body is printed in Chinese only in Table 2?", {"Hangzhou"}),
    ("Whose coordinating body is left in Chinese in the English table?", {"Hangzhou"}),
    ("表2中哪座城市的机构名称只印了中文？", {"Hangzhou"}),
]


@pytest.mark.parametrize(("question", "cities"), IN_CHINESE)
def test_a_body_printed_in_chinese_is_found(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    """Table 2: the row of Hangzhou alone."""
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en for item in value.items or []} == cities


def test_whether_and_how_many_bodies_are_printed_in_chinese(seed_base: KnowledgeBase) -> None:
    asked = seed_base.ask
    assert asked("Is the body of Wuhan printed in Chinese characters?").value.boolean is False  # type: ignore[union-attr]
    assert asked("Is the body of Hangzhou printed in Chinese characters?").value.boolean is True  # type: ignore[union-attr]
    assert asked("How many of the twelve bodies are not printed in Chinese characters?").value.number == 11  # type: ignore[union-attr]
