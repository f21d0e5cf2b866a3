"""Time between laws and bodies, types by all their cities, an order with some left out, a list told to be given.

Expected values are reckoned by hand from Tables 1 to 3 of the study of twelve cities and the study of Ningbo.
"""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import told

SHENZHEN = "Shenzhen Joint Conference System for Building a Learning City"
LAWS = {city: f"Regulations on the Promotion of Lifelong {on} in {city}" for city, on in
        (("Shanghai", "Education"), ("Taiyuan", "Education"), ("Suzhou", "Learning"), ("Wuhan", "Learning"))}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "months"),
    [
        ("How many months after Chengdu's community education law took effect did Xi'an's do the same?", 35),
        ("How many months after Suzhou's regulation was adopted did Wuhan follow suit?", 14),
        ("成都的社区教育条例施行多少个月之后西安的条例才施行？", 35),
        ("两部以社区教育为名的条例，通过时间前后差了多少个月？", 32),
        ("How many months apart were the two community education laws adopted?", 32),
        ("两部终身学习条例的通过时间相隔多少个月？", 14),
        ("从 adoption 到 implementation，西安的条例比成都的条例多用了几个月？", 3),
        ("How many fewer months did Wuhan's law need from adoption to effect than Suzhou's?", 2),
        ("What is the longest gap in months between two consecutive adoptions of the six laws?", 50),
        ("六部条例按通过时间先后排列，相邻两部最短间隔几个月？", 14),
    ],
)  # fmt: skip
def test_months_between_laws_are_counted(seed_base: KnowledgeBase, question: str, months: int) -> None:
    """Table 1: adopted 2011-01, 2012-09, 2016-11, 2019-07, 2023-01 and 2024-03."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.unit == "months"
    assert answer.value.number == months
    assert answer.evidence


@pytest.mark.parametrize(
    ("question", "laws"),
    [
        ("武汉在2024年3月通过条例的时候，另外五个城市的条例里有几部已经施行满五年？", 3),
        ("When Wuhan passed its law, how many other laws had been in force for ten years?", 2),
        ("When Chengdu passed its law, how many of the other five laws had been adopted?", 2),
        ("How many other GNLC members already had a regulation in force when Xi'an's took effect in January 2020?", 3),
        ("西安条例2020年1月生效时，已有多少个其他成员的条例在施行？", 3),
    ],
)
def test_laws_in_force_so_long_at_a_time_are_counted(seed_base: KnowledgeBase, question: str, laws: int) -> None:
    """Table 1: in force since 2011-05, 2012-12, 2017-02, 2020-01 and 2023-06."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == laws


@pytest.mark.parametrize(
    "question",
    [
        # in force from January 2020; the city whose date is told is none of those that had one already
        "How many other GNLC members already had a regulation in force when Xi'an's took effect in January 2019?",
        "How many GNLC members already had a regulation in force when Suzhou's regulation took effect?",
    ],
)
def test_a_date_that_is_told_again_must_be_so(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("For which path types is there just one city with a lifelong learning or education law?", ["Industry-driven", "Internationalization-oriented"]),
        ("For which path types are there two cities with a law?", ["Balanced development", "Cultural Empowerment"]),
        ("哪一种路径类型，其三个城市的协调机构成立时间全都晚于2008年？", ["Industry-driven"]),
        ("Which path type's cities all founded their coordinating body after 2008?", ["Industry-driven"]),
        ("十二城中先有条例、后设协调机构的，都属于同一种路径类型，是哪一种？", ["Balanced development"]),
        ("The cities that adopted the law before founding the body all belong to the same path type: which one?", ["Balanced development"]),
    ],
)  # fmt: skip
def test_types_are_told_by_all_or_one_of_their_cities(
    seed_base: KnowledgeBase, question: str, types: list[str]
) -> None:
    assert told(seed_base.ask(question)) == types


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("Can you point to any path type whose cities have all passed a law - does one exist?", False),
        ("有没有哪一种路径类型的城市全都立了法？", False),
        ("有没有哪种路径类型，其城市的协调机构全部成立于2008年之后？", True),
        ("When Chengdu's coordinating body was established, had the city's regulation already been adopted?", True),
        ("When Chengdu's coordinating body was established, had the city's regulation already entered into force?", None),
        ("成都的协调机构成立时，该市的条例是否已经施行？", None),
    ],
)  # fmt: skip
def test_whether_it_is_so_is_told_or_left_open(seed_base: KnowledgeBase, question: str, right: bool | None) -> None:
    """Table 2 tells the year of Chengdu's body alone, 2017, in which the law took effect in February."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.type == "boolean"
    assert value.boolean is right


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Leaving the two community education statutes aside, in what order did the GNLC members adopt their regulations on lifelong education or lifelong learning?", list(LAWS)),
        ("不算社区教育条例，GNLC成员城市按什么顺序通过条例？", list(LAWS)),
        ("Setting the community education laws aside, in what order were the regulations adopted?", list(LAWS.values())),
        ("Leaving Shanghai aside, in what order did the GNLC members adopt their regulations?", ["Taiyuan", "Chengdu", "Xi'an", "Suzhou", "Wuhan"]),
    ],
)  # fmt: skip
def test_an_order_leaves_out_what_is_set_aside(seed_base: KnowledgeBase, question: str, names: list[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.ordered
    assert [item.name_en for item in value.items or []] == names


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("十二个城市里有没有条例是六月份开始实施的？列出城市。", ["Suzhou", "Wuhan"]),
        ("Did any of the twelve cities have a law that took effect in June? List them.", ["Suzhou", "Wuhan"]),
        ("In one and the same year as many as three of the twelve coordinating bodies were founded; to which cities do they belong?", ["Nanjing", "Shenzhen", "Taiyuan"]),
        ("十二个协调机构中有三个成立于同一年，它们属于哪些城市？", ["Nanjing", "Shenzhen", "Taiyuan"]),
        ("Eleven of the twelve bodies are a group or a committee by name. What is the one that is neither?", [SHENZHEN]),
        ("One of the path types is said to work by market-oriented means. Which of its cities was not assessed in iSLEC 2016?", ["Suzhou"]),
        ("以市场化手段引领的那种路径类型，其城市中哪一个未被iSLEC 2016评估？", ["Suzhou"]),
    ],
)  # fmt: skip
def test_what_is_told_first_narrows_what_is_listed(seed_base: KnowledgeBase, question: str, names: list[str]) -> None:
    assert told(seed_base.ask(question)) == names


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("How many years after it first advocated a learning city did Beijing start assessing Learning City Demonstration Zones?", 12),
        ("How many years passed between Ningbo's first learning city goal and the founding of its promotion committee?", 19),
        ("宁波首次提出建设学习型城市到促进委员会成立相隔多少年？", 19),
    ],
)  # fmt: skip
def test_years_lie_between_the_facts_that_are_named(seed_base: KnowledgeBase, question: str, years: int) -> None:
    """1999 and 2011 in Beijing; in Ningbo 2001 and 2020."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == years


@pytest.mark.parametrize(
    "question",
    [
        "One of the path types is led by the government. Which of its cities has no law?",
        "When Beijing passed its law, how many other laws had been in force for five years?",
        "In the same year as many as two of the twelve bodies were founded; to which cities do they belong?",
        "Which path types' cities have not all passed a law?",
    ],
)
def test_what_cannot_be_told_apart_is_not_answered(seed_base: KnowledgeBase, question: str) -> None:
    """Two bodies each were founded in 2011 and in 2012; Beijing has no law."""
    assert seed_base.ask(question).value is None


ALIKE = {"Chengdu", "Taiyuan", "Wuhan"}  # three months each; Shanghai four, Suzhou five, Xi'an six
EQUAL = [
    "Three of the six laws needed equally long from adoption to taking effect. Which three?",
    "Which laws took equally long from adoption to entry into force?",
    "Which cities' laws share the same gap between adoption and implementation?",
    "六部条例中有三部从通过到施行所需时间相同，是哪三部？",
    "哪些条例从通过到生效的间隔相同？",
]


@pytest.mark.parametrize("question", EQUAL)
def test_laws_of_the_same_wait_are_found(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en.rpartition(" in ")[2] for item in value.items or []} == ALIKE


WAITS_PUT_TO_TEST = [
    ("Did all six laws take equally long from adoption to effect?", False),
    ("六部条例从通过到施行所需时间是否都一样长？", False),
    ("Do any two laws take equally long from adoption to effect?", True),
    ("有没有两部条例从通过到施行用时相同？", True),
]


@pytest.mark.parametrize(("question", "holds"), WAITS_PUT_TO_TEST)
def test_whether_waits_are_the_same_is_yes_or_no(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is holds


def test_the_wait_that_laws_share_is_told_in_months(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("Three laws took equally long from adoption to effect; how many months?").value
    assert value is not None
    assert (value.number, value.unit) == (3, "months")


@pytest.mark.parametrize(
    ("question", "city"),
    [
        ("两部社区教育条例里，从通过到实施间隔更短的是哪一部？", "Chengdu"),
        ("两部社区教育条例中，从通过到施行间隔更长的是哪一部？", "Xi"),
        ("两部终身学习条例里，从通过到施行间隔更短的是哪一部？", "Wuhan"),
    ],
)
def test_of_two_laws_one_waited_longer(seed_base: KnowledgeBase, question: str, city: str) -> None:
    """Months: Chengdu 3, Xi'an 6; Suzhou 5, Wuhan 3."""
    value = seed_base.ask(question).value
    assert value is not None
    (law,) = value.items or []
    assert city in law.name_en


APART = [
    ("Where did more than ten years separate the founding of the steering body from the later adoption of the law?", {"Xi'an", "Wuhan"}),
    ("In which cities did more than ten years lie between the founding of the body and the eventual adoption of the law?", {"Xi'an", "Wuhan"}),
    ("Where did less than six years separate the founding of the body and the later adoption of the law?", {"Shanghai", "Suzhou"}),
    ("按年份计算，六个立法城市中哪一个的协调机构成立与条例通过之间相隔最久？", {"Wuhan"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "cities"), APART)
def test_the_law_that_came_later_is_no_latest_one(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    """Tables 1 and 2: bodies 2006, 2008, 2012 and 2018, laws 2011, 2019, 2024 and 2023; in Taiyuan and Chengdu the law came first."""
    assert set(told(seed_base.ask(question)) or ()) == cities


@pytest.mark.parametrize(
    ("question", "waits"),
    [
        # gnlc-12, Table 1: Suzhou January to June 2023, Wuhan March to June 2024; Chengdu November 2016 to February 2017,
        # Xi'an July 2019 to January 2020
        ("How many months after adoption did the Suzhou and Wuhan regulations take effect?", {"suzhou": 5, "wuhan": 3}),
        ("How many months after their adoption did the laws of Chengdu and Xi'an come into force?", {"chengdu": 3, "xian": 6}),
        ("苏州和武汉的条例分别在通过多少个月后施行？", {"suzhou": 5, "wuhan": 3}),
        ("苏州和武汉的条例在通过后各过了几个月才施行？", {"suzhou": 5, "wuhan": 3}),
    ],
)  # fmt: skip
def test_the_wait_of_each_of_two_laws(seed_base: KnowledgeBase, question: str, waits: dict[str, int]) -> None:
    rows = seed_base.ask(question).tables[0].rows
    told = {row.cells["city"].id.removeprefix("city:"): row.cells["regulation.lag"] for row in rows}  # type: ignore[union-attr]
    assert told == waits
