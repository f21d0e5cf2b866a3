"""Whether a body stood when a law was passed, and events of one year: dates told, and claims of one city by a question mark."""

import pytest

from kb.knowledge import KnowledgeBase

AT_THE_TIME = [
    # gnlc-12, Tables 1 and 2: Taiyuan 2012-09 and 2013, Wuhan 2024-03 and 2012, Shanghai 2011-05 and 2006, Xi'an 2019-07 and 2008
    ("Did Taiyuan's promotion committee already exist when its law was passed in September 2012?", False),
    ("太原2012年9月通过条例时，推进委员会已经存在了吗？", False),
    ("Had Wuhan's leading group been set up when its regulation was adopted in March 2024?", True),
    ("Was there a steering body in Shanghai when the regulation took effect in May 2011?", True),
    ("上海2011年5月条例施行时，指导委员会是否已经成立？", True),
    # 2017 and February 2017: which was first cannot be told
    ("Did Chengdu's steering committee already exist when the city's community education regulation took effect in February 2017?", None),
    ("2017年2月成都社区教育条例施行时，成都的指导委员会已经成立了吗？", None),
    # a question mark alone asks it
    ("西安: leading group 的成立 earlier than 社区教育条例的通过?", True),
    ("上海：机构的成立早于条例的通过？", True),
    ("Taiyuan: body set up later than the regulation was adopted?", True),
    ("Wuhan: body before 2010?", False),
    ("太原条例2013年施行？", False),
    # both 2013, both 2011; 2012 and 2013; January 2023 and March 2024; 2007 and twice 2011
    ("太原和南京的协调机构是在同一年组建的吗？", True),
    ("Were Hangzhou's and Changzhou's steering bodies established in the same year?", True),
    ("广州和深圳的学习型城市机构是否成立于同一年？", False),
    ("Did Suzhou and Wuhan pass their regulations in the same year?", False),
    ("北京、杭州、常州的机构都是同一年成立的吗？", False),
]  # fmt: skip


@pytest.mark.parametrize(("question", "held"), AT_THE_TIME)
def test_a_date_told_of_a_law_does_not_replace_what_is_asked_of_the_body(
    seed_base: KnowledgeBase, question: str, held: bool | None
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert answer.value.type == "boolean"
    assert answer.value.boolean is held, answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "Did Taiyuan's promotion committee already exist when its law was passed in 2015?",
        "Did Xi'an's leading group exist when its community education regulation was passed in 2012?",
        "太原和杭州的条例是同一年通过的吗？",  # Hangzhou has none
    ],
)
def test_a_date_that_no_law_has_is_no_ground_for_an_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize(
    ("question", "number"),
    [
        # in one calendar year: Shanghai, Taiyuan, Suzhou, Wuhan (Table 1)
        ("12城的六部条例中，通过和实施落在同一个自然年里的有几部？", 4),
        ("六部条例里通过与施行在同一自然年的有几部？", 4),
    ],
)
def test_one_calendar_year_is_told_in_several_ways(seed_base: KnowledgeBase, question: str, number: int) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number


# in force from May 2011, December 2012 and February 2017 (Table 1); bodies of 2006, 2007 and 2008 (Table 2)
TURNS = [
    ("At the turn of 2016 to 2017, in which cities was a local regulation already in force?", {"Shanghai", "Taiyuan"}),
    ("When 2011 gave way to 2012, which cities had a law in force?", {"Shanghai"}),
    ("At New Year 2017, which cities had a regulation in force?", {"Shanghai", "Taiyuan"}),
    ("Which cities already had a steering body on New Year's Eve 2006?", {"Shanghai"}),
    ("Which cities had a body at the turn of the year 2008/09?", {"Shanghai", "Beijing", "Xi'an"}),
    ("2016年与2017年之交，哪些城市的条例已经生效？", {"Shanghai", "Taiyuan"}),
    ("跨入2017年时，哪些城市已有条例生效？", {"Shanghai", "Taiyuan"}),
    ("2017年元旦，哪些城市已经有条例施行？", {"Shanghai", "Taiyuan"}),
]


@pytest.mark.parametrize(("question", "cities"), TURNS)
def test_the_turn_of_a_year_is_a_day(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    answer = seed_base.ask(question)
    assert {item.name_en for item in (answer.value and answer.value.items) or []} == cities


WAITING = [
    # gnlc-12, Table 1: Taiyuan 2012-09 and 2012-12, Chengdu 2016-11 and 2017-02, Xi'an 2019-07 and 2020-01
    ("Taking the end of October 2012 as the cut-off, which city had passed its regulation but was still waiting for it to come into force?", ["Taiyuan"]),
    ("Which city had passed its regulation but was still waiting for it to come into force at the end of October 2012?", ["Taiyuan"]),
    ("以2012年10月为准，哪个城市的条例已通过但仍待施行？", ["太原"]),
    ("By the end of 2016 which cities had a law adopted but not in force?", ["Chengdu"]),
    ("Which cities' laws were passed in 2019 and were waiting for implementation at the end of that year?", ["Xi'an"]),
    ("以2019年12月31日为准，哪些城市的条例已经施行（仅通过而尚未施行的不算）？", ["上海", "太原", "成都"]),
    ("Which cities had a law in force by the end of 2019 (merely adopted ones do not count)?", ["Shanghai", "Taiyuan", "Chengdu"]),
    ("Using 2010 as the cut-off, which cities had set up a steering body?", ["Shanghai", "Beijing", "Xi'an"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "cities"), WAITING)
def test_what_waits_to_come_into_force_at_a_date_is_told_from_what_is_in_force(
    seed_base: KnowledgeBase, question: str, cities: list[str]
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert sorted(item.name for item in value.items or ()) == sorted(cities)


def test_a_wait_that_no_plan_tells_is_not_passed_over(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask(
        "With 1 May 2023 as the reference date, how many cities had passed a regulation that was still pending?"
    )
    assert answer.status == "no_data"
