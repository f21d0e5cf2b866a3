"""A bound, an *only*, a second body, an aspect or an event that no document tells: a plan that passes over it is no answer."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

PASSED_OVER = (
    "Does Beijing have two bodies?",
    "Which cities have a path type of their own?",
    "Which path type was coded by two people?",
    "How many cities follow two paths?",
    "Which plan came before Smart Seoul 2015?",
    "Which plan was issued by two ministries?",
    "Which plans ran for ten years?",
    "Which cities have a body led by the mayor?",
    "Which city's steering body is called a commission?",
    "What does 'public library' measure in the index?",
    "What does Beijing's action plan cover?",
    "How many cities have a law that mentions museums?",
    "Which laws regulate universities?",
    "What is the aim of Chengdu's regulation?",
    "太原条例的第一条是什么？",
    "深圳协调机构的职责是什么？",
    "What are the weaknesses of the industry-driven path?",
    "哪个机构成员最多？",
    "Which cities scored above 80 in both indices?",
    "Which city has more than one zero?",
    "Is Hangzhou in the top 10 per cent?",  # ten places are no ten per cent of 68
    "Was Wuhan's law adopted by referendum?",
    "Did Wuhan adopt its law because of its score?",
    "Is Taiyuan's law longer than Xi'an's?",
    "Who led Shanghai's body before 2010?",
    "How many departments belong to Hangzhou's steering committee?",
    "杭州指导委员会由多少个部门组成？",
    "How many countries are in the GNLC?",
    "全球学习型城市网络有多少个国家？",
    "How many smart education areas are there in the west?",
    "Which cities outside China have a law?",
    "How many universities does London have?",
    "What is the margin of error of iSLEC?",
    "What is Beijing's score for air quality?",
    "iSLEC调查了多少人？",  # 700,000 pieces of data are no people
    "How many pages does the iSLEC report have?",  # an address holds the word page
    "Which indicators were measured by survey?",
    "Which cities won a UNESCO Learning City Award?",  # another award, of Paris
    "哪些城市获得过学习型城市奖？",
    "Which policies did Hangzhou issue before 2010?",
    "杭州2010年以前发布了哪些政策？",
)


@pytest.mark.parametrize("question", PASSED_OVER)
def test_what_is_passed_over_makes_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def _items(base: KnowledgeBase, question: str) -> set[str]:
    value = base.ask(question).value
    return {str(item.name_en) for item in (value.items or () if value else ()) if isinstance(item, Ref)}


@pytest.mark.parametrize(
    "question", ["Which non-members have a law?", "哪些非成员城市有条例？", "Non-members with a law"]
)
def test_non_denies_the_membership_and_not_the_law(seed_base: KnowledgeBase, question: str) -> None:
    """Ningbo has a law and is no member (ningbo-2023, l. 45; gnlc-12, table 1)."""
    assert _items(seed_base, question) == {"Ningbo"}


@pytest.mark.parametrize(
    "question",
    [
        "Which two cities are tied on the City Innovation score although their ranks differ?",
        "Which cities are tied on City Innovation?",
    ],
)
def test_a_tie_in_the_score_may_have_two_ranks(seed_base: KnowledgeBase, question: str) -> None:
    """Both 0.3289, places 39 and 40 (islec-2016, l. 295)."""
    assert _items(seed_base, question) == {"Luoyang", "Jining"}


@pytest.mark.parametrize(
    "question", ["南京 and 苏州: same path type or not?", "Do Nanjing and Suzhou follow the same path type or not?"]
)
def test_or_not_asks_for_yes_or_no(seed_base: KnowledgeBase, question: str) -> None:
    """International and industry-driven (gnlc-12, table 3)."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is False


def test_two_counts_that_are_said_to_bear_out_a_claim_are_reckoned_with(seed_base: KnowledgeBase) -> None:
    """From 8,400 to 14,710 is +75.1 % (gsc-2020, l. 696)."""
    value = seed_base.ask(
        "New companies in London's N1 district are said to have risen by 75 %. Do the two counts given bear this out?"
    ).value
    assert value is not None
    assert value.boolean is True


def test_the_name_in_a_row_is_told_as_printed(seed_base: KnowledgeBase) -> None:
    """The row of Chengdu prints a body of Hangzhou (gnlc-12, l. 96)."""
    answer = seed_base.ask("What organization name is printed in Chengdu's row of the working mechanism table?")
    assert "Hangzhou Steering Committee for Promoting the Construction of a Learning City" in answer.headline


def test_how_many_issued_one_plan_is_no_number_of_plans(seed_base: KnowledgeBase) -> None:
    """Fourteen commissions and bureaus (gnlc-12, l. 262)."""
    for question in (
        "《北京市学习型城市建设行动计划（2016-2020）》由多少个委办局联合印发？",
        "By how many commissions was Beijing's 2016 action plan issued?",
    ):
        answer = seed_base.ask(question)
        assert answer.value is not None
        assert answer.value.number == 14


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("各城市智慧城市学术文献数量出自哪份资料？", {"gsc-2020"}),
        ("哪些资料提到了2013年在北京发布的《建设学习型城市北京宣言》？", {"gnlc-12", "ningbo-2023"}),
        ("Which documents mention the Beijing Declaration of 2013?", {"gnlc-12", "ningbo-2023"}),
        (
            "Which source reports how the 68 cities' normalised indicator scores were weighted and added up?",
            {"islec-2016"},
        ),
    ],
)
def test_where_a_source_is_asked_for_the_source_is_told(
    seed_base: KnowledgeBase, question: str, expected: set[str]
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.id.partition(":")[2] for item in value.items or () if isinstance(item, Ref)} == expected
