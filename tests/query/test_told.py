"""What a question tells, restates or names besides is read or refused, in both languages. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

ABOVE_OWN_MEAN = {"Beijing", "Shanghai", "Wuhan", "Hangzhou", "Shenzhen"}  # fields for learning, mean of the ten 0.7166
LEADING_GROUPS = {"Beijing", "Xi'an", "Changzhou", "Guangzhou", "Wuhan", "Nanjing"}  # Table 2 of the comparison

CITIES = [
    ("Cities that have legislated, had their coordinating body before 2013 and sit in the top ten for Fields for Learning"
     " - which are they?", {"Shanghai", "Wuhan"}),
    ("Which cities with a law stand in the top twenty for City Innovation?",
     {"Shanghai", "Taiyuan", "Chengdu", "Xi'an", "Wuhan"}),
    ("Among the ten GNLC cities that iSLEC assessed, which exceed the group's own average on Fields for Learning?",
     ABOVE_OWN_MEAN),
    ("GNLC成员中，哪些城市的学习场域得分高于它们的平均值？", ABOVE_OWN_MEAN),
    ("2013年成立协调机构的城市里，总分超过十个参评GNLC城市中位数的是哪个？", {"Shenzhen"}),
    ("Which cities have a body with “leading group” in its name?", LEADING_GROUPS),
    ("哪些城市的协调机构名称中带“领导小组”？", LEADING_GROUPS),
    ("正文称移动电话方面香港、新加坡最突出。按表2-1，得分第二高的其实是哪座城市？", {"Dubai"}),
    ("The text singles out Hong Kong and Singapore for mobile phones. Which city actually has the second highest score "
     "there?", {"Dubai"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), CITIES)
def test_every_part_of_a_condition_counts(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or []} == expected


NUMBERS = [
    ("By how many places is Yichang's Fields for Learning rank better than its City Innovation rank?", 43),  # 2 and 45
    ("宜昌的学习场域排名比城市创新排名高多少位？", 43),
    ("How many places lower does Wuhan rank in City Innovation than in Learner Experience?", 2),  # 7 and 5
    ("埃及的開羅在全球智慧之都總排名中名列第幾？", 20),
    ("What rank does Cairo in Egypt have in the Global Smart Cities overall ranking?", 20),
    ("How much does each sub-index count within smart governance?", 20),
    ("智慧治理中各分指标各占多少？", 20),
    ("How many software developers are there in London?", 360_000),
]


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_a_number_is_that_which_is_asked_for(seed_base: KnowledgeBase, question: str, number: int) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == number


def test_the_assessed_ones_of_a_set_do_not_change_the_set(seed_base: KnowledgeBase) -> None:
    plain = seed_base.ask("What is the mean City Innovation score of cities with a law?")
    narrowed = seed_base.ask("已立法城市在城市创新指标上的平均得分是多少（只算被评估的）？")
    assert plain.value
    assert narrowed.value
    # Table 5: Shanghai, Taiyuan, Chengdu, Xi'an, Wuhan; Suzhou is not assessed, Ningbo is no GNLC member
    assert plain.value.number == narrowed.value.number == pytest.approx(0.5732, abs=0.0006)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("By the time its community education regulation was adopted, did Chengdu already have its steering committee?", False),
        ("成都的条例通过时，是否已经有协调机构？", False),
        ("When its law took effect, did Shanghai already have a steering body?", True),
        ("西安的条例通过时，是否已经有协调机构？", True),
    ],
)  # fmt: skip
def test_a_body_there_by_the_time_of_the_law_came_before_it(
    seed_base: KnowledgeBase, question: str, expected: bool
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is expected


def test_a_score_counts_no_people(seed_base: KnowledgeBase) -> None:
    for question in ("How many mobile phones are there in Tokyo?", "东京有多少名软件开发人员？"):
        assert seed_base.ask(question).status != "answered", question


def test_a_declaration_under_two_titles_is_in_both_documents(seed_base: KnowledgeBase) -> None:
    for question in (
        "In which of the documents does the Beijing Declaration on learning cities come up?",
        "《北京宣言》在哪些文献中出现？",
    ):
        answer = seed_base.ask(question)
        assert answer.value
        assert {item.id for item in answer.value.items or []} == {"source:gnlc-12", "source:ningbo-2023"}


def test_the_core_features_of_a_type_are_a_text(seed_base: KnowledgeBase) -> None:
    for question, word in (
        ("core features balanced development type learning city", "fragmented"),
        ("均衡发展型的核心特征是什么？", "碎片化"),
    ):
        answer = seed_base.ask(question)
        assert answer.value
        assert word in (answer.value.text or "")


@pytest.mark.parametrize(("question", "named"), [
    ("广州、深圳、苏州同属哪一种发展路径？这种路径的核心特征是什么？", "产业驱动型"),
    ("广州、深圳、苏州同属哪一种发展路径，核心特征是什么？", "产业驱动型"),
    ("西安和武汉同属哪类路径？该类型的核心特征有哪些？", "文化赋能型"),
    ("武汉属于哪一种发展路径？这种路径的核心特征是什么？", "文化赋能型"),
])  # fmt: skip
def test_a_type_is_told_with_its_core_features(seed_base: KnowledgeBase, question: str, named: str) -> None:
    headline = seed_base.ask(question).headline
    assert named in headline
    assert {"产业驱动型": "市场化", "文化赋能型": "历史文脉"}[named] in headline


FEATURES = (  # gnlc-12 Table 3
    ("What core features does the study give for the type of path that Nanjing follows?", "global standards"),
    ("Which core features does the paper list for the path type of Chengdu?", "fragmented education supply"),
    ("What typical path does the article describe for the type that Hangzhou belongs to?", "2 systems"),
)


@pytest.mark.parametrize(("question", "told"), FEATURES)
def test_what_a_study_gives_is_asked_for_and_not_the_study(seed_base: KnowledgeBase, question: str, told: str) -> None:
    assert told in seed_base.ask(question).headline


def test_who_and_when_need_a_passage_with_a_date(seed_base: KnowledgeBase) -> None:
    for question in (
        "Who introduced the learning city concept and when?",
        "论文认为学习型城市的概念最早由谁、在哪一年提出？",
    ):
        answer = seed_base.ask(question)
        assert answer.value
        assert "1990" in (answer.value.text or "")


THIRD = "Chengdu"  # adopted 2016-11, after Shanghai 2011-01 and Taiyuan 2012-09 (Table 1)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("按通過時間先後，十二個城市裡第三個完成立法的是哪個城市？", {THIRD}),
        ("Which was the third city to adopt a law?", {THIRD}),
        ("Apart from Nanjing itself, who else is filed under Nanjing's development path?", {"Shanghai", "Hangzhou"}),
        ("除了南京，南京所属的发展路径还有哪些城市？", {"Shanghai", "Hangzhou"}),
    ],
)
def test_a_place_in_time_and_a_city_as_the_measure_are_read(
    seed_base: KnowledgeBase, question: str, expected: set[str]
) -> None:
    answer = seed_base.ask(question)
    cells = answer.tables[0].rows
    named = {str(getattr(row.cells["city"], "name_en", "")) for row in cells}
    assert answer.status == "answered"
    assert named == expected


@pytest.mark.parametrize(
    "question",
    [
        "On which day of July 2019 was the Xi'an regulation adopted?",
        "西安条例是2019年7月的哪一天通过的？",
        "What was the exact date on which Wuhan's law was adopted?",
        "On which day of March 2018 was the Xi'an regulation adopted?",  # it was July 2019
    ],
)
def test_a_month_is_no_answer_to_a_question_for_the_day(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("这12个GNLC城市里，完成立法的占百分之几？", 50),
        ("Averaged over the six statutes, how long is the wait in months from adoption to implementation?", 4),
        ("六部条例从通过到施行平均要等几个月？", 4),  # 4, 3, 3, 6, 5 and 3 months
        ("均衡发展型三城中，iSLEC总分最高与最低的相差多少？", 0.2256),
        ("整个iSLEC体系一共设了多少个三级指标？", 30),
    ],
)
def test_shares_waits_and_spreads_over_a_set_are_numbers(
    seed_base: KnowledgeBase, question: str, number: float
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == pytest.approx(number, abs=1e-6)


def test_cities_left_out_of_nothing_are_no_set(seed_base: KnowledgeBase) -> None:
    for question in ("Which cities other than Nanjing?", "除了南京还有哪些城市？"):
        answer = seed_base.ask(question)
        assert answer.status != "answered", answer.headline


def test_a_count_that_can_be_made_goes_before_a_claim_that_cannot_be_checked(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask(
        "The study claims that in ten of the twelve cities the education department leads. "
        "Does the table of working mechanisms bear that out?"
    )
    assert answer.value
    assert answer.value.boolean is True


def test_the_source_behind_a_statement_is_found(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Which source backs the statement that Ningbo is one of eight pioneer demonstration cities?")
    assert answer.value
    assert [item.id for item in answer.value.items or []] == ["source:ningbo-2023"]
