"""Periods between two laws, dates in two years, shares of a whole index, places further down, and types told by their features.

Values: gnlc-12 Tables 1 to 3 (Shanghai 2011-01/2011-05, Taiyuan 2012-09/2012-12, Chengdu 2016-11/2017-02, Xi'an 2019-07/2020-01,
Suzhou 2023-01/2023-06, Wuhan 2024-03/2024-06), islec-2016 Tables 1, 2 and 3 (ranks in city innovation, fields for learning and learner
experience: Shanghai 2, 1, 25; Wuhan 7, 6, 5; Qingdao 16, 4, 4), gsc-2020 section 2.4 (data openness: Seoul 100.0, Hong Kong 64.2,
Shanghai 51.2, Beijing 44.4).
"""

import pytest

from kb.knowledge import KnowledgeBase

from .told import fits

TWO_YEARS = [
    "Which cities adopted their law in one year and had it in force only in the next year?",
    "List the cities that enacted their regulation in one calendar year and saw it take effect in the following one.",
    "Which cities saw their law come into force in the year after it was passed?",
    "哪些城市的条例在某一年通过、到下一年才生效？",
]
BETWEEN = [
    ("When Shanghai had adopted its law but Chengdu had not, which city passed a regulation?", {"taiyuan"}),
    ("Which cities legislated while Shanghai had a law and Suzhou did not yet have one?", {"taiyuan", "chengdu", "xian"}),
    ("In the years when Taiyuan's regulation had been passed but Xi'an's had not, which other city passed its own?", {"chengdu"}),
    ("在上海的条例已经出台、而成都的条例还没有出台的那段时间里，哪座城市通过了条例？", {"taiyuan"}),
    ("上海已经通过条例而西安尚未通过的期间，有哪些城市立了法？", {"taiyuan", "chengdu"}),
]  # fmt: skip
OF_WHOLE = [
    ("What percentage of the entire iSLEC index does government support account for?", 13.3333),
    ("How big a slice of the whole GSC index is open data?", 4),
    ("What share of iSLEC does the museum learning environment have?", 8),
    ("How large a share of fields for learning does the museum learning environment carry?", 20),
    ("政府支持占整个iSLEC的百分之几？", 13.3333),
    ("数据开放在全球智慧之都整体中占多大份额？", 4),
]
PLACES = [
    ("How many places further down does Shanghai stand in learner experience than in city innovation?", 23),
    ("By how many positions does Qingdao come further up in fields for learning than in city innovation?", 12),
    ("How many ranks farther back does Shanghai stand in learner experience than in fields for learning?", 24),
    ("How many ranks farther back does Wuhan stand in learner experience than in city innovation?", -2),
    ("武汉的学习者体验比城市创新靠后多少位？", -2),
]
OPENING_DATA = [
    ("According to the report, Seoul outdoes Hong Kong in opening up data. Do the table's figures agree?", True),
    ("According to the text, Beijing beats Shanghai in opening up public data. Is that borne out by the table?", False),
    ("In the authors' words, Seoul surpasses Shanghai in open data. Do the figures agree?", True),
]
TYPES = [
    ("听说有一类路径的特征是以产业创新需求倒逼教育升级，那么属于这一类型的城市是哪几个？", {"guangzhou", "shenzhen", "suzhou"}),
    ("I heard of a type whose main trait is industrial innovation demand driving educational upgrading. Which cities fall into that type?",
     {"guangzhou", "shenzhen", "suzhou"}),
    ("There is said to be a development type whose core feature is benchmarking global standards and integrating local culture "
     "with institutional innovation; which cities belong to that type?", {"shanghai", "hangzhou", "nanjing"}),
]  # fmt: skip
SLOGANS = [
    ('We often hear the motto "1 pattern + 2 systems"; to which path type was the city that uses it assigned?', {"internationalization-oriented"}),
    ("常看到“一个坚持、两个覆盖、三个服务”这个口号，请问提出它的城市属于哪种发展类型？", {"industry-driven"}),
    ("Under which development type has Nanjing been put?", {"internationalization-oriented"}),
]  # fmt: skip
CITIES = [
    ("Which place got a flat zero for government support?", {"nanchong"}),
    ("which place was given a zero in government support", {"nanchong"}),
    ("唯独哪座成员城市的协调机构采用联席会议？", {"shenzhen"}),
]


def test_passed_in_one_year_and_in_force_in_the_next(seed_base: KnowledgeBase) -> None:
    for question in TWO_YEARS:
        assert fits(seed_base.ask(question), {"chengdu", "xian"}), question


@pytest.mark.parametrize(("question", "gold"), BETWEEN + TYPES + SLOGANS + CITIES)
def test_what_is_named(seed_base: KnowledgeBase, question: str, gold: set[str]) -> None:
    assert fits(seed_base.ask(question), gold)


@pytest.mark.parametrize(("question", "gold"), OF_WHOLE + PLACES)
def test_the_number(seed_base: KnowledgeBase, question: str, gold: float) -> None:
    assert fits(seed_base.ask(question), gold)


@pytest.mark.parametrize(("question", "gold"), OPENING_DATA)
def test_what_the_authors_say_of_open_data(seed_base: KnowledgeBase, question: str, gold: bool) -> None:
    assert fits(seed_base.ask(question), gold)


def test_a_median_of_the_overall_index(seed_base: KnowledgeBase) -> None:
    """The middle of 68 cities: ranks 34 and 35, .5371 and .5312."""
    assert fits(seed_base.ask("Median for the overall index among the Chinese cities of 2016?"), 0.53415)


def test_one_alone_is_split_otherwise(seed_base: KnowledgeBase) -> None:
    for question in (
        "五大支柱中，哪一个拆分成五个分指标，而非四个？",
        "Of the five pillars of the Global Smart Cities index, which one alone is broken into five sub-indices rather than four?",
    ):
        assert fits(seed_base.ask(question), {"gsc-2020.smart-governance"}), question


def test_as_is_recorded(seed_base: KnowledgeBase) -> None:
    """Hangzhou's steering body is of 2011, Wuhan's law of March 2024."""
    for question, date in (
        ("由市委宣传部牵头的那座城市，其协调机构据载成立于哪一年？", "2011"),
        ("据文献记载，武汉的条例是哪一年通过的？", "2024"),
    ):
        value = seed_base.ask(question).value
        assert value is not None
        assert (value.date or "").startswith(date), question


def test_a_type_that_no_source_describes_is_not_all_types(seed_base: KnowledgeBase) -> None:
    for question in (
        "I read of a type whose hallmark is baking bread for pensioners. Which cities fall into that type?",
        "听说有一类路径的特征是全民烘焙面包，该类型有哪些城市？",
    ):
        assert seed_base.ask(question).status == "no_data", question
