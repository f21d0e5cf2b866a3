"""The datum that is asked for, and not a passage near it, in both languages. Values: from the documents."""

import re

import pytest

from kb.knowledge import KnowledgeBase

NUMBERS = [
    ("What is the mean mobile data consumption of a user in Hong Kong?", 2965),  # million bytes, gsc-2020 l. 311
    ("how many people use mobile data on their phones in Hong Kong", 23.52),  # million, l. 311
    ("staff of DeepMind at Kings Cross", 4500),  # l. 690
    ("how many softwear developers are there in london", 360000),  # l. 690
    ("How many sofware developers does London have?", 360000),
    ("有多少个民族的人生活在悉尼？", 140),  # more than, l. 565
    ("Snips的算法汇集了多少个不同的数据源？", 10),  # more than, l. 501
    (
        "What is the per-capita floor for special community education funding in Ningbo's counties?",
        4,
    ),  # ningbo-2023 l. 51
]


STUDIOS = [
    "Wuhan Education Cloud Platform 上建了多少个名师工作室、多少个课程社区？",
    "武汉教育云平台的名师工作室和课程社区各有多少个？",
    "How many famous teacher studios and curriculum communities does Wuhan's cloud platform have?",
    "How many famous teacher studios and how many curriculum communities are there on the Wuhan Education Cloud Platform?",
]


@pytest.mark.parametrize("question", STUDIOS)
def test_of_two_things_counted_both_are_told(seed_base: KnowledgeBase, question: str) -> None:
    """164 famous teacher studios and 768 curriculum communities: smart-education-areas, l. 80."""
    value = seed_base.ask(question).value
    assert value is not None
    assert {"164", "768"} <= set(re.findall(r"\d+", value.text or ""))


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_a_figure_is_told_as_a_number(seed_base: KnowledgeBase, question: str, number: float) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == number


def test_how_long_is_answered_by_no_count_of_other_things(seed_base: KnowledgeBase) -> None:
    for question in ("How long was Beijing's second phase?", "How much money is one edition of the index?"):
        assert seed_base.ask(question).status != "answered", question


TEXTS = [
    ("深圳用来统筹学习型城市建设的机制叫什么？哪一年建立的？", "联席会议制度；机构成立时间：2013"),  # gnlc-12 Table 2
    ("上海的协调机构叫什么？哪年成立？", "指导委员会；机构成立时间：2006"),
    ("Xi'an shi 属于哪种 path type？", "Cultural Empowerment"),  # Table 3
    ("what does iSLEC stand for", "Index of Smart Learning Environments"),  # islec-2016 l. 29
    ("GNLC的全称是什么？", "全球学习型城市网络"),  # gnlc-12 l. 6
    ("报告中的“5+1”框架是什么意思？", "智慧声誉"),  # gsc-2020 l. 72
    ("How does UNESCO define the building of learning cities?", "social cohesion"),  # ningbo-2023 l. 29
    ("At what web address is the Global Smart Cities 2020 report available?", "publicadministration.un.org"),  # l. 17
    (
        "Which body is the top decision maker on open data in South Korea and when was it set up?",
        "December 2013",
    ),  # l. 593
    ("What is the leader of Ningbo's steering group for community education by post?", "deputy secretary"),  # l. 43
    ("Smart City Index 是由哪个机构 publish 的?", "IMD World Competitiveness Center"),  # gsc-2020 l. 152
]


@pytest.mark.parametrize(("question", "part"), TEXTS)
def test_the_headline_holds_what_is_asked(seed_base: KnowledgeBase, question: str, part: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert part in answer.headline
    assert answer.evidence


@pytest.mark.parametrize(
    ("question", "cities"),
    [
        (
            "Which cities offer something for older learners?",
            {"Guangzhou", "Ningbo"},
        ),  # gnlc-12 l. 289, ningbo-2023 l. 66
        ("哪些城市开展了老年教育？", {"Guangzhou", "Ningbo"}),
    ],
)
def test_cities_are_found_by_the_theme_of_their_practices(
    seed_base: KnowledgeBase, question: str, cities: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or []} == cities


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("Which sources mention both Chengdu and Wuhan?", {"gnlc-12", "islec-2016"}),  # l. 6; l. 170 and 183
        ("Which sources mention Chengdu or Wuhan?", {"gnlc-12", "islec-2016", "smart-education-areas"}),
        ("Is Espoo named in more than one document? Which ones?", {"ningbo-2023"}),  # l. 35
        ("《北京宣言》在哪几份文件里出现？", {"gnlc-12", "ningbo-2023"}),
    ],
)
def test_both_means_documents_that_speak_of_both(seed_base: KnowledgeBase, question: str, sources: set[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.id.partition(":")[2] for item in answer.value.items or []} == sources


def test_the_table_in_which_a_score_is_printed_is_named(seed_base: KnowledgeBase) -> None:
    for question in ("长沙的iSLEC综合得分出自哪张表？", "Which table gives Changsha's overall iSLEC score?"):
        answer = seed_base.ask(question)
        assert "Table 2, row Changsha" in answer.headline, question


@pytest.mark.parametrize(
    "question",
    ["How many high-tech jobs does the 2020 smart cities report count in London?", "伦敦有多少高科技岗位？"],
)
def test_a_number_whose_sentence_is_lost_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize(
    "question",
    [
        "How many of the twelve cities fall under the internationalization-oriented path?",
        "十二个城市中有几个属于国际化导向路径？",
    ],
)
def test_to_fall_under_a_path_is_no_bound(seed_base: KnowledgeBase, question: str) -> None:
    """Hangzhou, Nanjing and Shanghai: gnlc-12, Table 3."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 3


DOCUMENTS = [
    ("What document did fourteen of Beijing's commissions and bureaus put out together in 2016?", "beijing-action-plan-2016"),
    ("What document did Hong Kong's government publish in December 2017?", "hong-kong-smart-city-blueprint"),
    ("What paper did Singapore put out in 2014?", "singapore-smart-nation-2025"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "policy"), DOCUMENTS)
def test_a_document_that_was_put_out_is_none_of_the_documents_of_the_base(
    seed_base: KnowledgeBase, question: str, policy: str
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [getattr(item, "id", "") for item in value.items or ()] == [f"policy:{policy}"]


@pytest.mark.parametrize("question", ["What document did ten of Wuhan's bureaus put out together in 2016?"])
def test_a_document_that_no_source_tells_of_is_not_found(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


MONTHS = [
    ("《香港智慧城市蓝图》是哪一年哪一月公布的？", "2017-12"),
    ("《香港智慧城市蓝图》是哪一年的几月公布的？", "2017-12"),
    ("太原的条例是哪个年份的哪个月通过的？", "2012-09"),
]


@pytest.mark.parametrize(("question", "date"), MONTHS)
def test_a_year_and_a_month_are_asked_for_together(seed_base: KnowledgeBase, question: str, date: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.date == date
