"""What an asker says beside the question is set aside and told; an exception that a clause narrows; who is outside an index."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

HEDGED = [
    ("If I remember rightly, Wuhan has a law; when was it adopted?", "2024-03"),
    ("When, as far as the dates tell us, was Suzhou's ordinance adopted?", "2023-01"),
    ("如果我没记错的话，苏州的条例是哪年通过的？", "2023-01"),
    ("据我所知武汉有条例，是何时通过的？", "2024-03"),
]


@pytest.mark.parametrize(("question", "date"), HEDGED)
def test_how_sure_the_asker_is_is_no_part_of_the_question(seed_base: KnowledgeBase, question: str, date: str) -> None:
    """gnlc-12, Table 1."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.date == date
    assert any(note.kind == "ignored" for note in answer.notes)


BELIEFS = [
    "It is usually assumed that the steering body precedes the statute; are there members for which it was founded only after the statute had been adopted, and if so, which?",
    "One would expect that the law follows the body; for which members did it come before the body?",
    "一般认为机构先于立法；有没有成员是立法之后才成立机构的，是哪些？",
    "Most places build the committee first and legislate later. Which of the legislating cities did it the other way round, i.e. set up their coordinating body only after their regulation had been adopted?",
    "Usually the law comes after the committee. Which cities set up the body only after the regulation was adopted?",
    "大多数城市先成立机构后立法。哪些城市相反，条例通过之后才成立协调机构？",
]


@pytest.mark.parametrize("question", BELIEFS)
def test_what_is_usually_thought_does_not_turn_the_question_around(seed_base: KnowledgeBase, question: str) -> None:
    """Taiyuan 2012 before 2018 and Chengdu 2016 before 2017: gnlc-12, Tables 1 and 2."""
    assert names(seed_base, question) == {"Taiyuan", "Chengdu"}


OUTSIDE = [
    "How many GNLC members are not covered by iSLEC 2016?",
    "How many of the twelve members of the UNESCO network fall outside the cohort of 68 cities covered by iSLEC 2016?",
    "How many members lie outside the sample of cities assessed in iSLEC 2016?",
    "GNLC成员中有几座城市不在iSLEC 2016评估的68个城市之列？",
    "十二个成员城市里有多少个没有进入iSLEC 2016的68城名单？",
]


@pytest.mark.parametrize("question", OUTSIDE)
def test_members_outside_an_index_are_counted_over_the_members(seed_base: KnowledgeBase, question: str) -> None:
    """Changzhou and Suzhou are not among the 68: islec-2016, Table 1."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 2


LEFT_OUT = [
    "Leaving aside the members that have legislated, and of the remaining ones looking only at those assessed by iSLEC 2016, which comes first on the overall index?",
    "Setting aside those GNLC cities which have legislated, which of the others ranks first in iSLEC?",
    "Excluding the GNLC members that have a law, which of the remaining members has the highest iSLEC score?",
    "除去已立法的GNLC成员，其余成员里哪座城市的iSLEC得分最高？",
]


@pytest.mark.parametrize("question", LEFT_OUT)
def test_a_clause_narrows_what_is_left_out(seed_base: KnowledgeBase, question: str) -> None:
    """Beijing leads the members without a law: gnlc-12, Table 1; islec-2016, overall ranking."""
    answer = seed_base.ask(question)
    assert names(seed_base, question) == {"Beijing"}
    assert "of 5 cities" in answer.headline or "共5个" in answer.headline


NOT_MEANT = [
    "金华在综合指数上的名次是多少？请注意不是锦州，也不是济南。",
    "What is Jinhua's overall iSLEC rank? I do not mean Jinzhou or Jinan.",
]


@pytest.mark.parametrize("question", NOT_MEANT)
def test_cities_said_not_to_be_meant_are_not_looked_up(seed_base: KnowledgeBase, question: str) -> None:
    """Jinhua is 45th: islec-2016, overall ranking."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 45


AS_OF = [
    "假如把时间点定在2022年年底，十二个GNLC成员城市中当时已经处于施行状态的地方性法规一共有几部？",
    "As things stood at the end of 2022, how many GNLC members had an ordinance in force?",
]


@pytest.mark.parametrize("question", AS_OF)
def test_a_state_at_the_end_of_a_year_is_no_event_of_that_year(seed_base: KnowledgeBase, question: str) -> None:
    """Shanghai, Taiyuan, Chengdu, Xi'an: gnlc-12, Table 1."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 4


def test_a_place_beyond_the_last_is_no_answer(seed_base: KnowledgeBase) -> None:
    """Ten members are assessed: islec-2016, overall ranking."""
    assert seed_base.ask("Which GNLC member comes eleventh in the iSLEC overall ranking?").status != "answered"


def names(base: KnowledgeBase, question: str) -> set[str]:
    """The English names of the items of an answer."""
    value = base.ask(question).value
    assert value is not None
    return {item.name_en for item in value.items or () if isinstance(item, Ref)}


FEATURES = [
    "One group in the typology is characterised by education being pushed to upgrade through the demand of industrial innovation with market means in the lead. Which cities represent it?",
    "Which cities stand for the type where the demand of industrial innovation pushes education to upgrade, led by market means?",
    "哪些城市属于以产业创新需求倒逼教育升级、以市场化手段引领的类型？",
]


@pytest.mark.parametrize("question", FEATURES)
def test_a_path_type_may_be_told_by_its_features(seed_base: KnowledgeBase, question: str) -> None:
    """Industry-driven: gnlc-12, Table 3, l. 211-213."""
    assert names(seed_base, question) == {"Guangzhou", "Shenzhen", "Suzhou"}


SECOND = [
    "Beijing obviously tops the human resources development indicator, but which city follows it in second place there?",
    "北京的人力资源发展指标居首，那么排第二的是哪座城市？",
]


@pytest.mark.parametrize("question", SECOND)
def test_the_city_said_to_be_first_is_not_asked_about(seed_base: KnowledgeBase, question: str) -> None:
    """Wuhan, 0.6614: islec-2016, Table of city innovation."""
    assert names(seed_base, question) == {"Wuhan"}


LATER_BODY = [
    "There is a note that Shanghai later formed a committee for learning society and lifelong education on top of its original steering body; in which year was that?",
    "上海在原有指导委员会之上后来又成立了学习型社会建设与终身教育促进委员会，是哪一年？",
]


@pytest.mark.parametrize("question", LATER_BODY)
def test_the_body_named_in_full_is_the_one_that_is_dated(seed_base: KnowledgeBase, question: str) -> None:
    """2010: gnlc-12, note under Table 2, l. 142."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.date == "2010"


LAST_IN_FORCE = [
    "Of the cities that passed their law before 2017, whose came into force last?",
    "2017年以前立法的成员里，哪座城市的条例施行得最晚？",
]


@pytest.mark.parametrize("question", LAST_IN_FORCE)
def test_a_date_belongs_to_the_event_of_its_own_clause(seed_base: KnowledgeBase, question: str) -> None:
    """Chengdu's law was adopted in 2016 and in force in 2017, Xi'an's adopted in 2017: gnlc-12, Table 1."""
    assert names(seed_base, question) == {"Chengdu"}


def test_what_is_weaker_than_a_city_is_not_looked_up_as_the_city(seed_base: KnowledgeBase) -> None:
    """The province of the new area is not that of Wuhan: smart-education-areas, l. 86-88."""
    answer = seed_base.ask("与武汉相比软硬件基础较弱的那个新区，位于哪个省？")
    assert answer.status != "answered" or "河北" in answer.headline


LIMITS = [
    "Are the limits 96.1 and 72.9 the mean of the overall scores plus and minus one standard deviation?",
    "全球智慧之都报告说层级分界是平均值加减一个标准差，可是用表中20个总分重新计算，真的能得到96.1和72.9吗？",
    "96.1和72.9是综合得分均值加减一个标准差，对吗？",
]


@pytest.mark.parametrize("question", LIMITS)
def test_a_claim_that_its_own_table_refutes_is_no_yes(seed_base: KnowledgeBase, question: str) -> None:
    """Mean 84.5, standard deviation 12.3 or 12.6: gsc-2020, l. 220-247."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is False


COUNTS = [
    "The London case claims that new enterprises in the N1 postal district rose by 75% between 2015 and 2016; do the two counts it prints bear this out?",
    "伦敦案例称N1邮区的新企业在2015至2016年间增长了75%，两个数字支持这一增幅吗？",
]


@pytest.mark.parametrize("question", COUNTS)
def test_how_many_figures_there_are_is_no_figure_of_the_claim(seed_base: KnowledgeBase, question: str) -> None:
    """14710 / 8400 = 1.751: gsc-2020, l. 696."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is True


TAGS = [
    ("It is often said that Beijing has a lifelong learning law; does it?", False),
    ("People often think that Shanghai was the first to legislate; was it?", True),
    ("大家都说北京有终身学习条例，是真的吗？", False),
    ("一般认为武汉是最晚立法的成员，对吗？", True),
]


@pytest.mark.parametrize(("question", "holds"), TAGS)
def test_a_belief_may_be_what_is_asked(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    """gnlc-12, Table 1."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is holds


TWO_DATES = [
    ("哪座城市的条例2016年通过、2017年才施行？", {"Chengdu"}),
    ("2011年以前成立机构、2012年以后立法的是哪座城市？", {"Xi'an"}),
    ("哪些城市的机构成立于2010年之前、条例施行于2015年之后？", {"Xi'an"}),
]


@pytest.mark.parametrize(("question", "cities"), TWO_DATES)
def test_in_chinese_a_verb_stands_behind_its_date(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    """Tables 1 and 2 of gnlc-12; Xi'an 2008 and 2017."""
    assert names(seed_base, question) == cities


def test_a_city_told_besides_tells_the_index(seed_base: KnowledgeBase) -> None:
    """Shanghai, 93.2: gsc-2020, Table 1-1."""
    assert names(seed_base, "The report ranks London first overall; which city does it place fourth?") == {"Shanghai"}


OF_THE_PRINT = [
    # gnlc-12, Table 1: Chengdu, in force February 2017
    (
        "When did Chengdu's community education regulation come into force (the month's name is misspelled in the table)?",
        "2017-02",
    ),
    ("成都社区教育条例何时施行（表中月份拼写有误）？", "2017-02"),
    # islec-2016, Tables 2 and 6: Urumqi 0.7200, Hohhot 0.5250, Xi'an 0.6463
    ("Wulumuqi（表格如此拼写）的 school learning environment 得分是多少？", 0.72),
    ("What is the school learning environment score of Wulumuqi (the table spells it so)?", 0.72),
    ("Huhhot（表中印作Huhot）的iSLEC总分是多少？", 0.525),
    ("The overall score of Xi'an (printed “Xi' an” in the table)?", 0.6463),
    # the mean of the 68 overall scores
    ("68个城市的iSLEC总分平均值是多少（报告没有印出，请重新计算）？", 0.535831),
    ("What is the mean overall iSLEC score of the 68 cities (the report does not print it)?", 0.535831),
    # gsc-2020, Table 1-1: the row printed Rio de Janeiro
    ("开罗在全球智慧之都2020中的总评分是多少？（表格末三行的标签有错位）", 54.9),
    (
        "What is the overall score of Cairo in Global Smart Cities 2020 (the labels of the last three rows are shifted)?",
        54.9,
    ),
]


@pytest.mark.parametrize(("question", "value"), OF_THE_PRINT)
def test_how_a_thing_is_printed_is_said_beside_the_question(
    seed_base: KnowledgeBase, question: str, value: float | str
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert value in (answer.value.number, answer.value.date)
    assert any(note.kind == "ignored" for note in answer.notes)


def test_where_the_print_is_asked_about_the_remark_is_none(seed_base: KnowledgeBase) -> None:
    question = "Which row label is misprinted (the last three rows of the table are shifted)?"
    assert seed_base.ask(question).reading.kind == "errata"


def test_a_sum_that_is_to_be_made_again_is_no_remark(seed_base: KnowledgeBase) -> None:
    question = "What is Beijing's overall score (do not use the printed one, recompute it)?"
    assert seed_base.ask(question).reading.kind == "recompute"
