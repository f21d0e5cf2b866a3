"""Partial dates against date tests. Every verdict is worked out by hand from the first and the last day of the date."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.selection.dates import DateTest

YES, NO, OPEN = True, False, None

VERDICTS = [
    # op, date, until, value, verdict
    ("before", "2012", None, "2011", YES),
    ("before", "2012", None, "2011-12", YES),
    ("before", "2012", None, "2011-12-31", YES),
    ("before", "2012", None, "2012", NO),
    ("before", "2012", None, "2012-01-01", NO),
    ("before", "2012", None, "2013", NO),
    ("before", "2012-06", None, "2011", YES),
    ("before", "2012-06", None, "2012-05", YES),
    ("before", "2012-06", None, "2012-06", NO),
    ("before", "2012-06", None, "2012-06-01", NO),
    ("before", "2012-06", None, "2012", OPEN),
    ("before", "2012-06", None, "2013", NO),
    ("before", "2012-06-15", None, "2012-06-14", YES),
    ("before", "2012-06-15", None, "2012-06-15", NO),
    ("before", "2012-06-15", None, "2012-06", OPEN),
    ("before", "2012-06-15", None, "2012", OPEN),
    ("before", "2012-06-01", None, "2012-06", NO),
    ("before", "2010", "2019", "2009", YES),
    ("before", "2010", "2019", "2010", NO),
    ("in", "--01", "--06", "2011-05", YES),
    ("in", "--01", "--06", "2012-12-01", NO),
    ("in", "--01", "--06", "2012", OPEN),
    ("in", "--11", "--02", "2017-02", YES),
    ("in", "--11", "--02", "2017-03", NO),
    ("after", "2012", None, "2013", YES),
    ("after", "2012", None, "2013-01-01", YES),
    ("after", "2012", None, "2012", NO),
    ("after", "2012", None, "2012-12-31", NO),
    ("after", "2012", None, "2011", NO),
    ("after", "2012-06", None, "2012-07", YES),
    ("after", "2012-06", None, "2012-06", NO),
    ("after", "2012-06", None, "2012-06-30", NO),
    ("after", "2012-06", None, "2012", OPEN),
    ("after", "2012-06", None, "2013", YES),
    ("after", "2012-06-15", None, "2012-06-16", YES),
    ("after", "2012-06-15", None, "2012-06", OPEN),
    ("after", "2012-06-30", None, "2012-06", NO),
    ("after", "2010", "2019", "2019", NO),
    ("after", "2010", "2019", "2020", YES),
    ("by", "2012", None, "2011", YES),
    ("by", "2012", None, "2012", YES),
    ("by", "2012", None, "2012-12-31", YES),
    ("by", "2012", None, "2013-01", NO),
    ("by", "2012-06", None, "2012-06", YES),
    ("by", "2012-06", None, "2012-07", NO),
    ("by", "2012-06", None, "2012", OPEN),
    ("by", "2012-02-29", None, "2012-02", YES),
    ("by", "2012-02-28", None, "2012-02", OPEN),
    ("by", "2013-02-28", None, "2013-02", YES),
    ("since", "2012", None, "2012", YES),
    ("since", "2012", None, "2012-01-01", YES),
    ("since", "2012", None, "2011-12", NO),
    ("since", "2012-06", None, "2012-06", YES),
    ("since", "2012-06", None, "2012-05", NO),
    ("since", "2012-06", None, "2012", OPEN),
    ("since", "2012-06", None, "2013", YES),
    ("since", "2012-06-15", None, "2012-06", OPEN),
    ("in", "2012", None, "2012", YES),
    ("in", "2012", None, "2012-07", YES),
    ("in", "2012", None, "2012-07-09", YES),
    ("in", "2012", None, "2011-12", NO),
    ("in", "2012", None, "2013", NO),
    ("in", "2012-06", None, "2012-06", YES),
    ("in", "2012-06", None, "2012-06-03", YES),
    ("in", "2012-06", None, "2012-07", NO),
    ("in", "2012-06", None, "2012", OPEN),
    ("in", "2012-06", None, "2013", NO),
    ("in", "2012-06-03", None, "2012-06", OPEN),
    ("in", "2010", "2019", "2010", YES),
    ("in", "2010", "2019", "2019-12", YES),
    ("in", "2010", "2019", "2009", NO),
    ("in", "2010", "2019", "2020", NO),
    ("between", "2011", "2013", "2011", YES),
    ("between", "2011", "2013", "2013-12-31", YES),
    ("between", "2011", "2013", "2010", NO),
    ("between", "2011", "2013", "2014", NO),
    ("between", "2011-06", "2013-06", "2012", YES),
    ("between", "2011-06", "2013-06", "2011", OPEN),
    ("between", "2011-06", "2013-06", "2013", OPEN),
    ("between", "2011-06", "2013-06", "2011-06", YES),
    ("between", "2011-06", "2013-06", "2011-05", NO),
    ("between", "2011-06", "2013-06", "2013-07", NO),
    ("between", "2011-06", "2011-09", "2011", OPEN),
    ("as_of", "2012", None, "2012", YES),
    ("as_of", "2012", None, "2013", NO),
    ("as_of", "2012-06", None, "2011", YES),
    ("as_of", "2012-06", None, "2012-06", YES),
    ("as_of", "2012-06", None, "2012-07", NO),
    ("as_of", "2012-06", None, "2012", OPEN),
    ("as_of", "2012-06-15", None, "2012-06", OPEN),
]


@pytest.mark.parametrize(("op", "date", "until", "value", "verdict"), VERDICTS)
def test_a_partial_date_passes_fails_or_stays_undecided(op, date, until, value, verdict):
    assert DateTest(op=op, date=date, until=until).judge(value) is verdict


@pytest.mark.parametrize("op", ["in", "before", "after", "by", "since", "between", "as_of"])
def test_an_unknown_date_is_never_decided(op):
    assert DateTest(op=op, date="2012", until="2013").judge(None) is None


@pytest.mark.parametrize("value", ["2011", "2011-06", "2011-06-15", "2012", "2012-06", "2012-06-15", "2013"])
@pytest.mark.parametrize("date", ["2012", "2012-06", "2012-06-15"])
def test_before_and_since_by_and_after_part_all_dates_between_them(date, value):
    def turned(verdict):
        return None if verdict is None else not verdict

    assert DateTest(op="before", date=date).judge(value) is turned(DateTest(op="since", date=date).judge(value))
    assert DateTest(op="by", date=date).judge(value) is turned(DateTest(op="after", date=date).judge(value))


@pytest.mark.parametrize(
    ("op", "until", "english", "chinese"),
    [
        ("before", None, "before 2012", "早于2012"),
        ("after", None, "after 2012", "晚于2012"),
        ("by", None, "by 2012", "不晚于2012"),
        ("since", None, "since 2012", "自2012起"),
        ("as_of", None, "as of 2012", "截至2012"),
        ("between", "2014", "from 2012 to 2014", "2012至2014"),
        ("in", "2014", "from 2012 to 2014", "2012至2014"),
    ],
)
def test_a_date_test_says_itself_in_both_languages(op, until, english, chinese):
    test = DateTest(op=op, date="2012", until=until)
    assert (test.describe("en"), test.describe("zh")) == (english, chinese)


def test_a_law_that_waits_is_adopted_and_not_yet_in_force(seed_base: KnowledgeBase) -> None:
    # Suzhou: adopted January 2023, in force June 2023 (gnlc-12, table of regulations)
    for question in ("On 1 May 2023, which city had a regulation that had been passed but was not yet in force?",
                     "2023年5月1日，哪个城市的条例已经通过但尚未施行？"):  # fmt: skip
        answer = seed_base.ask(question)
        assert answer.value is not None, answer.headline
        assert [item.id for item in answer.value.items or []] == ["city:suzhou"]


def test_the_edge_of_a_period_may_stand_in_brackets(seed_base: KnowledgeBase) -> None:
    # bodies: Shanghai 2006, Beijing 2007, Xi'an 2008 (gnlc-12, table of working mechanisms)
    for question, cities in (("2008年之前（不含2008年）就设了协调机构的城市", {"shanghai", "beijing"}),
                             ("Which cities set up their body before 2008 (inclusive)?", {"shanghai", "beijing", "xian"}),
                             ("2008年（含）以前成立协调机构的城市", {"shanghai", "beijing", "xian"}),
                             ("2019年（含当年）以后通过条例的城市", {"xian", "suzhou", "wuhan"})):  # fmt: skip
        answer = seed_base.ask(question)
        assert answer.value is not None, answer.headline
        assert {item.id.partition(":")[2] for item in answer.value.items or []} == cities


ENDS = [
    # gnlc-12, Table 1: adopted and in force, Chengdu 2016-11 and 2017-02, Suzhou 2023-01 and 2023-06, Wuhan 2024-03 and 2024-06
    ("2020年以后通过的条例当中，最先施行的那一部是从哪年哪月起施行的？", "2023-06"),
    ("2015年以后通过的条例中，最晚施行的那部从何时起施行？", "2024-06"),
    ("2015年以后施行的条例中，最早通过的是何时通过的？", "2016-11"),
    ("When was the first regulation that took effect after 2015 adopted?", "2016-11"),
    ("Of the regulations adopted after 2015, when did the earliest take effect?", "2017-02"),
]


@pytest.mark.parametrize(("question", "date"), ENDS)
def test_a_date_that_bounds_a_set_is_not_the_one_asked_for(seed_base: KnowledgeBase, question: str, date: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert answer.value.date == date


THERE_BY_THEN = [
    # bodies of 2006, 2007 and 2008 twice to 2012: gnlc-12, Table of bodies; laws of 2011-01 and 2012-08: Table 1
    (
        "Which cities had a law or a body already in existence in 2012?",
        {"Shanghai", "Beijing", "Xi'an", "Changzhou", "Hangzhou", "Guangzhou", "Wuhan", "Taiyuan"},
    ),
    (
        "2012年已有立法或协调机构的城市有哪些？",
        {"Shanghai", "Beijing", "Xi'an", "Changzhou", "Hangzhou", "Guangzhou", "Wuhan", "Taiyuan"},
    ),
    ("Which cities had a law in 2015?", {"Shanghai", "Taiyuan"}),
    ("2015年有立法的城市有哪些？", {"Shanghai", "Taiyuan"}),
    ("Which members had neither a law nor a body in existence in 2012?", {"Chengdu", "Nanjing", "Shenzhen", "Suzhou"}),
    ("Which cities set up their body in 2012?", {"Guangzhou", "Wuhan"}),
    ("Which cities adopted a law in 2015?", set()),  # a year, and not Singapore's plan iN2015
]


@pytest.mark.parametrize(("question", "expected"), THERE_BY_THEN)
def test_what_is_there_in_a_year_came_into_being_by_then(
    seed_base: KnowledgeBase, question: str, expected: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or []} == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Does Wuhan's body already exist in 2012?", True),
        ("Did Wuhan's steering body already exist in 2013?", True),
        ("Did Shanghai's steering body already exist in 2005?", False),  # set up in 2006
        ("Did Taiyuan already have a law in 2015?", True),  # August 2012
        ("2015年太原已经有立法了吗？", True),
        ("2011年武汉的协调机构已经存在了吗？", False),  # 2012
    ],
)
def test_a_named_city_had_it_by_then_or_not(seed_base: KnowledgeBase, question: str, expected: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is expected


MONTHS = [
    # months of adoption and effect: gnlc-12, Table 1
    ("Which laws were adopted in a November?", {"Chengdu"}),
    ("Which laws were adopted in a June?", set()),
    ("Which regulation was adopted in the month of January, whatever the year?", {"Shanghai", "Suzhou"}),
    ("哪些条例是在某年的1月通过的？", {"Shanghai", "Suzhou"}),
    ("哪些条例是在某年6月开始施行的？", {"Suzhou", "Wuhan"}),
    ("Which regulations took effect in May or June?", {"Shanghai", "Suzhou", "Wuhan"}),
    ("哪些条例在5月或6月施行？", {"Shanghai", "Suzhou", "Wuhan"}),
    ("Whose act took effect in a May or a June?", {"Shanghai", "Suzhou", "Wuhan"}),
    ("Which laws were adopted in January or March?", {"Shanghai", "Suzhou", "Wuhan"}),
    ("Which laws were adopted in January, March or July?", {"Shanghai", "Suzhou", "Wuhan", "Xi’an"}),
    ("哪些条例在1月、3月或7月通过？", {"Shanghai", "Suzhou", "Wuhan", "Xi’an"}),
    ("Which laws were adopted in April, May or June?", set()),
    ("哪些条例在2011年5月或2023年6月施行？", {"Shanghai", "Suzhou"}),  # not those of June 2024
]


@pytest.mark.parametrize(("question", "cities"), MONTHS)
def test_a_month_of_any_year_is_asked_for_in_many_words(
    seed_base: KnowledgeBase, question: str, cities: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {next(c for c in cities if c in item.name_en) for item in answer.value.items or []} == cities


SORTED = [
    # adopted 2011-01, 2012-09, 2016-11, 2019-07, …: gnlc-12, Table 1
    ("Sort the laws by adoption: which comes fourth?", "Xi’an"),
    ("Sort the laws by date of adoption. Which is the third?", "Chengdu"),
    ("按通过时间给条例排序，第四部是哪一部？", "Xi’an"),
    ("Order the bodies by year of founding: which is the second?", "Beijing"),  # 2007, after Shanghai's of 2006
]


@pytest.mark.parametrize(("question", "part"), SORTED)
def test_a_place_in_an_order_that_was_asked_for_before(seed_base: KnowledgeBase, question: str, part: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [part in item.name_en for item in answer.value.items or []] == [True]


# Tables 1 and 2 of gnlc-12: Taiyuan's law is of September 2012 and its committee of 2013, Wuhan's group of 2012 and its law of March 2024
@pytest.mark.parametrize(("question", "years", "early", "late"), [
    ("太原的统筹机构比它的条例晚几年成立？", 1, "2012-09", "2013"),
    ("How many years later than its law was Taiyuan's committee set up?", 1, "2012-09", "2013"),
    ("By how many years did Wuhan's leading group come later than its law?", 12, "2012", "2024-03"),
])  # fmt: skip
def test_a_wait_says_which_came_first_whatever_was_supposed(
    seed_base: KnowledgeBase, question: str, years: int, early: str, late: str
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == years
    assert answer.headline.index(early) < answer.headline.rindex(late)


def test_dates_that_overlap_say_that_the_order_is_open(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask(
        "By how many months did Chengdu's body come after its law took effect?"
    )  # 2017, and February 2017
    assert any("which came first" in note.text for note in answer.notes)
