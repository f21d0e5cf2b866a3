"""What is stated before a question, what is asked for once more behind it, and short forms around it.

Values: GNLC comparison, Tables 1 to 3; iSLEC 2016, section 2 and Table 2.
"""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits

STATED = [
    # a statement of one city, and its path type or score
    ("Taiyuan has had a law since 2012. And its path type?", {"balanced-development"}),
    ("Suzhou has a law. What is its path type?", {"industry-driven"}),
    ("Suzhou passed a law in 2023. Is its path type industry-driven?", True),
    ("Beijing set up its body in 2010. What is its overall score in iSLEC 2016?", 0.828),
    ("成都2016年通过了条例。那它的路径类型呢？", {"balanced-development"}),
    ("苏州2023年有了条例。它的路径类型是什么？", {"industry-driven"}),
    ("老师说苏州走的路径跟广州是一类的，那苏州到底算什么类型啊？", {"industry-driven"}),
    # a statement that is asked of: it bounds the question
    ("Wuhan adopted its law in March 2024. How many months later did it take effect?", 3),
    # the two: the body of 2012 and the law of March 2024
    ("Wuhan had a leading group long before it had a law. How many years lie between the two?", 12),
    ("Wuhan had a leading group long before it had a law. How many years lie between the two (founding of the group, adoption of the law)?", 12),
    ("武汉先有领导小组，后有条例。两者之间相隔多少年？", 12),
    # one of the types
    ("The typology has four boxes. Into which one do the authors put Nanjing?", {"internationalization-oriented"}),
    ("The typology has four categories. Under which of them do the authors file Wuhan?", {"cultural-empowerment"}),
    # the unit that leads the work of a body, and not the body
    ("Nanjing does not follow the usual pattern. Which entity carries out the work of its leading group?", {"nanjing-service-guidance-center"}),
    ("Which entity carries out the work of Wuhan's leading group?", {"wuhan-education-commission"}),
    # what a draft says: in force only in June 2024
    ("Our draft says the Wuhan lifelong learning regulation was already in force on 1 May 2024. Was it?", False),
    ("我们的稿子写道武汉的条例2024年5月1日已经施行。是吗？", False),
    ("A colleague says Shanghai was the first to adopt a law. Was it?", True),
    ("Wuhan has a leading group founded in 2012. Is it older than its law?", True),
]  # fmt: skip


@pytest.mark.parametrize(("question", "told"), STATED)
def test_a_statement_says_what_the_question_points_to(seed_base: KnowledgeBase, question: str, told: object) -> None:
    assert fits(seed_base.ask(question), told)


@pytest.mark.parametrize(
    "question",
    [
        "Suzhou has a law since 2023. And its overall iSLEC 2016 score?",
        "苏州2023年有了条例。它在2016年iSLEC的总分是多少？",
    ],
)
def test_a_city_stated_before_may_have_no_value(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "no_data"
    assert any(note.kind == "missing" for note in answer.notes)


SHORT_FORMS = [
    ('Editor\'s query: whose route is summed up as "one persistence, two coverage and three services"? City name only.', {"shenzhen"}),
    ("编辑查询：哪座城市的路径概括为“一个坚持、两个覆盖、三个服务”？只写城市名。", {"shenzhen"}),
    ("Correction needed for p. 12: list every city with learning achievement over 0.95.", {"wenzhou", "yichang", "xiangyang", "qingdao"}),
    ("Query from the layout desk: when was the Taiyuan law adopted? Just the year.", "2012-09"),
    ("待核：太原的条例是哪年通过的？只写年份。", "2012-09"),
    ("XI'AN COMMUNITY EDUCATION REGULATION STOP MONTH AND YEAR OF ADOPTION REQUESTED STOP", "2019-07"),
    ("WUHAN LEARNING CITY STOP PLEASE ADVISE PATH TYPE STOP", {"cultural-empowerment"}),
    ("how many citys are in the culturaly empowered type", 3),
    ("which cities are culturaly empowerd", {"wuhan", "changzhou", "xian"}),
    # the number that is wanted
    ("How large was the survey behind iSLEC? I need the number of valid samples.", 13600),
    ("iSLEC的居民调查规模有多大？我要的是有效样本数。", 13600),
]  # fmt: skip


@pytest.mark.parametrize(("question", "told"), SHORT_FORMS)
def test_a_lead_in_and_a_form_asked_for_are_no_part_of_the_question(
    seed_base: KnowledgeBase, question: str, told: object
) -> None:
    answer = seed_base.ask(question)
    if isinstance(told, str):
        assert answer.value is not None
        assert answer.value.date == told
    else:
        assert fits(answer, told)


LAWS_NEWEST_FIRST = ["wuhan", "suzhou", "xian", "chengdu", "taiyuan", "shanghai"]  # in force June 2024 … May 2011


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Give me the cities with a lifelong learning law, please, the one that came into force most recently at the top and the oldest at the bottom.", "wuhan"),
        ("List the cities with a lifelong learning law, the newest at the top and the oldest at the bottom", "wuhan"),
        ("List the cities with a lifelong learning law, the oldest at the top.", "shanghai"),
    ],
)  # fmt: skip
def test_a_list_begins_with_what_stands_at_its_top(seed_base: KnowledgeBase, question: str, first: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    found = [str(getattr(item, "id", item)).removeprefix("city:") for item in value.items or ()]
    assert found == (LAWS_NEWEST_FIRST if first == "wuhan" else LAWS_NEWEST_FIRST[::-1])


@pytest.mark.parametrize(
    "question",
    [
        "Editor's query on Wuhan: which city ranks first overall in iSLEC 2016?",  # it may bound the question
        "How many cities are there in the index? City name only.",  # another thing than the one asked
        "How big was the resident survey? We need the number of cities it hired.",
    ],
)
def test_what_may_bound_a_question_is_not_set_aside(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_what_is_stated_may_be_what_is_asked_for(seed_base: KnowledgeBase) -> None:
    assert (
        "Smart Seoul 2015" in seed_base.ask("Seoul published a smart-city plan in 2011. What was it called?").headline
    )


def test_the_authors_that_are_asked_about_are_kept(seed_base: KnowledgeBase) -> None:
    assert "Ningbo Open University" in seed_base.ask("Where do the authors of the Ningbo paper work?").headline
