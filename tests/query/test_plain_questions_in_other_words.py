"""Plain questions in words that other askers choose. Values: iSLEC 2016, Tables 2 to 6; GSC 2020, Table 1 and appendix; gnlc-12, Tables 1 and 2."""

import pytest

from kb.knowledge import KnowledgeBase

CITIES = [
    # who is first: Beijing .8280 in iSLEC, London 100 in GSC
    ("Which city led iSLEC 2016?", {"beijing"}),
    ("Who topped Global Smart Cities 2020?", {"london"}),
    ("Which city won iSLEC 2016?", {"beijing"}),
    ("Which city headed the iSLEC ranking?", {"beijing"}),
    # both indices: Beijing and Shanghai are in both; Beijing has no regulation
    ("iSLEC 2016与全球智慧之都2020均有排名的城市", {"beijing", "shanghai"}),
    ("在iSLEC和全球智慧之都中都有排名却没有立法的是哪座城市？", {"beijing"}),
    # the kind of body in Table 2: Shenzhen's joint conference system
    ("Instead of a committee or a leading group, which city has a joint conference system?", {"shenzhen"}),
    ("Instead of a committee, one of the twelve relies on a joint conference. Which one?", {"shenzhen"}),
    # .0000 in government support (Table 3), in force January 2020 (Table 1)
    ("For which city is government support printed as zero?", {"nanchong"}),
    ("哪个城市的条例于元月施行？", {"xian"}),
    # 100.0 in data openness, participation, inclusion and sustainability (GSC, Table 2-5)
    (
        "Which cities got full marks in one of the sub-indices of Smart Governance?",
        {"seoul", "shanghai", "sydney", "berlin"},
    ),
    # the row labelled Ellis has the five pillar values of Rio de Janeiro
    ("There is a line labelled 'Ellis' in the overall table. Which city does it really stand for?", {"rio-de-janeiro"}),
]


@pytest.mark.parametrize(("question", "cities"), CITIES)
def test_the_cities_are_named(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.id.partition(":")[2] for item in answer.value.items or ()} == cities


NUMBERS = [
    # Xi'an: body 2008, law July 2019; Wuhan: 2012 and March 2024; Chengdu's law of 2016
    ("By how many years did the body precede the law in the city that legislated in 2019?", 11),
    ("条例在2019年通过的那座城市，它的领导小组比条例早几年成立？", 11),
    ("How many years earlier was Wuhan's body founded than its law adopted?", 12),
    # 1/5 × 1/4 and 1/5 × 1/5 of the whole (GSC appendix)
    ("Multiplying the weights through, how much does Online Education count in the total of Global Smart Cities?", 5),
    ("How much does Public Safety contribute to the GSC score once all weights are multiplied?", 4),
]


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_the_number_is_told(seed_base: KnowledgeBase, question: str, number: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number


DATES = [
    ("When did the regulations on community education come into force?", {"2017-02", "2020-01"}),
    ("社区教育条例分别何时施行？", {"2017-02", "2020-01"}),
    ("各条例是哪年通过的？", {"2011-01", "2012-09", "2016-11", "2019-07", "2023-01", "2024-03"}),
]


@pytest.mark.parametrize(("question", "dates"), DATES)
def test_the_dates_of_several_laws_are_told_one_by_one(
    seed_base: KnowledgeBase, question: str, dates: set[str]
) -> None:
    cells = {str(cell) for row in seed_base.ask(question).tables[0].rows for cell in row.cells.values()}
    assert dates <= cells


NONE = [
    "2018年的全球智慧之都报告是哪家机构发布的",
    "2015年的智慧学习环境指数报告是哪家机构编制的？",
    "The Global Smart Cities report of 2014: which city led?",
]


@pytest.mark.parametrize("question", NONE)
def test_an_edition_of_another_year_is_none(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


MAKERS = [
    "2016年的智慧学习环境指数报告是哪家机构编制的？",
    "Which body put out the smart learning environment report of 2016?",
]


@pytest.mark.parametrize("question", MAKERS)
def test_who_made_a_report_of_a_year_is_its_publisher(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert "Smart Learning Institute" in f"{answer.headline} {answer.value}"


def test_the_law_right_after_another_is_one(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("In order of adoption, whose law came right after Chengdu's?")
    assert "2019-07" in answer.headline
    assert "2023" not in answer.headline


def test_a_place_in_an_order_is_held_or_not(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("Do both Dubai and Singapore hold rank 2 in smart service?").value  # ranks 3 and 4
    assert value is not None
    assert value.boolean is False


CHANCE = [
    "When did the only member in central China pass its law?",  # Wuhan and Taiyuan lie there
    "Two members passed their law in 2012. Which of the two scored lower on city innovation?",  # Taiyuan alone
    "宁波老年大学是哪年成立的？",  # 2009 is the year of the community university
    "Urumqi's library learning environment score",  # school, home, community, workplace, museum
    "Which ministry launched the Smart Tourism project?",
]


@pytest.mark.parametrize("question", CHANCE)
def test_what_comes_by_chance_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_a_body_that_came_after_its_law_did_not_precede_it(seed_base: KnowledgeBase) -> None:
    """Chengdu: the law of November 2016, the body of 2017."""
    answer = seed_base.ask("By how many years did the steering body precede the law in Chengdu?")
    assert answer.headline.startswith("No")
