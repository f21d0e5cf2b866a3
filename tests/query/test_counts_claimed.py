"""A claimed number of a whole, and the means of two sets, put to the test. Values: gnlc-12 Tables 1 to 3, islec-2016 Table 2."""

import pytest

from kb.knowledge import KnowledgeBase

CLAIMED = [
    # Table 2: ten of the twelve are led by an education commission
    ("The text has 10 of the 12 cities led by the municipal education department; does Table 2 bear this out?", True),
    ("The paper says that of the 12 cities 9 are led by education departments. Is this supported by Table 2?", False),
    ("Are 10 of the 12 cities led by an education authority?", True),
    ("Are 9 of the 12 cities led by an education authority?", False),
    ("文中称12个城市中有10个由市教育部门牵头，表2支持这一说法吗？", True),
    ("12个城市里有10个由市教育部门牵头实施，对吗？", True),
    ("12个城市当中11个由教育部门牵头，表2能证实吗？", False),
    # Table 1: six have a law
    ("Of the 12 cities, 6 are said to have completed local legislation; does Table 1 bear that out?", True),
    ("Of the 12 cities, 5 are said to have a law. Does the table confirm it?", False),
    ("文中说12座城市里有6座完成了地方立法，表1能证实这一说法吗？", True),
    # Table 3: three of each type
    ("GNLC十二个成员城市中，有五个属于产业驱动型，表3支持这一说法吗？", False),
    ("文中称12个城市中有三个属于均衡发展型，表3能证实吗？", True),
    # iSLEC: 27 of the 68 lie in the east
    ("68个城市里有10个在东部，对吗？", False),
]


@pytest.mark.parametrize(("question", "holds"), CLAIMED)
def test_the_number_that_is_claimed_is_not_the_whole_it_is_part_of(
    seed_base: KnowledgeBase, question: str, holds: bool
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is holds


def test_a_part_of_a_whole_that_is_none_is_not_confirmed(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("Are 10 of the 14 cities led by an education authority?").value
    assert value is None or value.boolean is not True


MEANS = [
    # learner experience: 0.76588 with a law, 0.72632 without; overall: 0.66754 and 0.69294
    ("Taking only GNLC cities with iSLEC data, is the mean Learner Experience of those with a law above that of those without?", True),
    ("Among GNLC members, is the mean iSLEC overall score of those with a law lower than that of those without?", True),
    ("For GNLC members, is the average overall iSLEC score of those with a regulation higher than that of those without?", False),
    ("Is the mean Learner Experience score of the GNLC cities with a regulation higher than that of those without?", True),
    ("在有iSLEC数据的GNLC城市中，有条例者的学习者体验均值是不是高于无条例者？", True),
    ("在GNLC成员中，有立法的城市iSLEC总分平均值高于没有立法的吗？", False),
]  # fmt: skip


@pytest.mark.parametrize(("question", "holds"), MEANS)
def test_which_of_two_means_is_higher_is_yes_or_no_behind_the_words_for_the_whole(
    seed_base: KnowledgeBase, question: str, holds: bool
) -> None:
    answer = seed_base.ask(question)
    assert answer.reading.kind == "contrast"
    assert answer.value is not None
    assert answer.value.boolean is holds


@pytest.mark.parametrize(
    "question",
    [
        "Among GNLC members, is the average overall score above 0.6?",
        "In 2016, was the mean iSLEC score of eastern cities above 0.5?",
    ],
)
def test_a_mean_put_to_the_test_is_no_list_of_cities(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"  # no plan sets a mean against a number


SHARES = [
    # Table 1: four laws by the end of 2022, three by the end of 2016, six in all; Table 2: three bodies before 2010
    ("Had half of the twelve cities adopted a regulation by the end of 2022?", False),
    ("Had a third of the twelve cities adopted a regulation by the end of 2022?", True),
    ("Did less than a quarter of the twelve cities have a law by 2016?", False),
    ("Do exactly half of the twelve cities have a law?", True),
    ("Do two thirds of the 12 cities have a law?", False),
    ("Half of the twelve cities have a law, right?", True),
    ("Are a quarter of the twelve cities industry-driven?", True),
    ("到2022年底，十二座城市中有一半通过了条例吗？", False),
    ("十二个城市中恰好有一半立法了吗？", True),
    ("十二个成员中有三分之一在2017年前通过了条例吗？", False),
    ("12个城市里有四分之一是产业驱动型吗？", True),
    # a bound of the number
    ("Had at least six of the twelve cities adopted a regulation by the end of 2022?", False),
    ("Do at least six of the twelve cities have a law?", True),
    ("Do at least four of the twelve cities have a steering body founded before 2010?", False),
    ("Did at most three of the twelve cities adopt a law before 2020?", False),
    ("至少四个GNLC城市的条例在2020年前施行了吗？", False),
]


@pytest.mark.parametrize(("question", "holds"), SHARES)
def test_a_share_of_so_many_is_a_number_of_them(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert answer.value.boolean is holds
    assert answer.evidence


@pytest.mark.parametrize(
    "question",
    [
        "Did a third of the members have a law by 2022?",  # of how many is not said
        "Had almost half of the twelve cities adopted a law by 2022?",
        "Do a fifth of the twelve cities have a law?",  # no whole number of cities
        "十二个城市中有五分之一立法了吗？",
    ],
)
def test_a_share_that_comes_to_no_number_is_not_decided(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is None or value.boolean is None


@pytest.mark.parametrize(
    "question",
    [
        "5 municipalities, 5 state plan cities, 26 provincial capitals and 33 prefecture-level cities: does that make 68?",
        "4个直辖市、6个计划单列市、26个省会和33个地级市，加起来是69个吗？",
        "28 eastern, 16 central, 17 western and 8 northeastern cities: do these add up to 69?",
    ],
)
def test_one_number_of_a_sum_decides_nothing(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is None or (answer.value.boolean is None and not answer.value.items)


@pytest.mark.parametrize(
    "question",
    [
        "4 municipalities, 5 cities with provincial-level status in the state plan, 26 provincial capitals and 33 prefecture-level cities: does that make the stated 68?",
        "4个直辖市、5个计划单列市、26个省会和33个地级市，加起来是68个吗？",
    ],
)
def test_parts_that_a_source_sums_up_make_its_whole(seed_base: KnowledgeBase, question: str) -> None:
    """iSLEC 2016, section 1.2."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is True
    assert answer.evidence


LEFT_OUT = [
    # Changzhou (cultural empowerment) and Suzhou (industry-driven), both in Jiangsu
    ("iSLEC 2016 leaves out two of the twelve GNLC cities. Are both of them industry-driven?", False),
    ("iSLEC 2016 does not cover two of the twelve GNLC cities. Are both of them in Jiangsu?", True),
]


@pytest.mark.parametrize(("question", "holds"), LEFT_OUT)
def test_what_an_index_leaves_out_is_spoken_of_further(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is holds


def test_an_index_leaves_out_the_members_it_does_not_assess(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("Which two GNLC cities does iSLEC 2016 leave out?").value
    assert value is not None
    assert {getattr(item, "id", "") for item in value.items or ()} == {"city:changzhou", "city:suzhou"}
