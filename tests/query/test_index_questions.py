"""Questions on how an index is built, on claims about an order, and on values of two indices or of another city.

Values: iSLEC 2016, Tables 1 and 2 and section 3.3; Global Smart Cities 2020, overall table, Tables 2-2 to 2-5, appendix; GNLC
comparison, Tables 1 to 3.
"""

from typing import Any

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import told

NUMBERS = [
    ("How many sub-indices do the five pillars of Global Smart Cities 2020 have in total?", 21),
    ("智慧经济下每个分指标的权重比智慧治理下每个分指标的权重高多少个百分点？", 5),
    ("How many cities below the iSLEC average score above 0.75 in learner experience?", 7),
    ("家庭学习环境（home）高于0.9且场馆（museum）学习环境低于0.65的城市有几个？", 5),
    ("20个全球城市中有几个至少在一项分指标上得了满分？", 10),
    ("家庭学习环境的最高分与最低分之间差了多少？", 0.3781),
    ("How many prefecture-level cities assessed in 2016 exceed the 68-city average?", 5),
    # in a ranking a score is looked up, and no rank asked for
    ("里约热内卢在全球智慧之都总排名里的综合得分是多少？", 58.7),
    ("开罗在全球智慧之都综合排名中的得分是多少？", 54.9),
    ("开罗在综合排名中的智慧服务得分是多少", 58.4),
    ("深圳在iSLEC排名中的总分是多少？", 0.6621),
    ("深圳在iSLEC总排名里的城市创新得分是多少？", 0.5874),
    ("What overall score does Cairo have in the overall ranking of the Global Smart Cities?", 54.9),
    ("深圳在iSLEC综合排名中排第几？", 7),
    # Beijing 72, Shanghai 42, Hong Kong 18 of them
    ("Of the 519 articles counted, how many are about Beijing, Shanghai and Hong Kong together?", 132),
    ("统计的519篇文章中，北京、上海和香港合计多少篇？", 132),
    ("Of the 519 articles counted, how many are about Beijing?", 72),
    # 519 papers of 20 cities, gsc-2020 Table 2-6
    ("On average, how many articles per city were found for the smart reputation ranking?", 25.95),
    ("What is the average number of articles per city in the smart reputation ranking?", 25.95),
    ("What is the mean number of papers per city in Table 2-6?", 25.95),
    ("智慧声誉榜上平均每个城市有多少篇文章？", 25.95),
    ("How many articles were found for Paris in the smart reputation ranking?", 12),
    ("What is Paris's rank in the smart reputation ranking?", 12),
    ("How many papers does Beijing have in the reputation ranking?", 72),
    ("北京在声誉排名里有多少篇论文？", 72),
    ("北京在声誉排名里排第几？", 1),
    ("What is the rank of Cairo in the overall score ranking of the GSC?", 20),
]

# weights within the whole: appendix of Global Smart Cities 2020; iSLEC 2016, Table 1
WEIGHTS = [
    ("What weight does one third-level indicator carry within the community learning environment indicator?", 25),
    ("How much does a third-level indicator weigh under the museum learning environment?", 33.3333),
    ("What weight does a single third-level museum indicator carry in the overall iSLEC?", 2.6667),  # 2/5 · 1/5 · 1/3
    ("What does each third-level indicator of school learning environment weigh in the overall iSLEC index?", 2.6667),
    ("What share of the total iSLEC score does one third-level indicator of city HR development have?", 6.6667),
    ("What weight does each second-level indicator of Fields for Learning have in the overall iSLEC score?", 8),
    ("What is the overall weight of each sub-index of smart governance?", 4),
    ("每个社区学习环境三级指标在iSLEC总分中占多大权重？", 2),  # 2/5 · 1/5 · 1/4
    ("学习投入下的每个三级指标在总分中的权重是多少？", 2.2222),
    ("智慧经济的每个分指标占总分多少？", 5),
    ("What weight does the museum learning environment, a second-level indicator, carry in the overall iSLEC?", 8),
    ("What share of the overall iSLEC score do the three third-level museum indicators have together?", 8),
    ("博物馆学习环境的三个三级指标合计占总分多少？", 8),
    ("What is the weight of one sub-index of Smart Governance?", 20),
    ("社区学习环境下，单个三级指标的权重是多少？", 25),
    ("智慧创新下单个分指标的权重是多少？", 25),
    ("What does Data Openness, a sub-index of Smart Governance, weigh?", 20),
    # of the whole: 2/5 x 1/5; 1/5 x 1/3; 1/5 x 1/5; 1/5 x 1/4
    ("How much of the whole iSLEC score hangs on the home learning environment?", 8),
    ("Multiplying through the levels, how much of the total iSLEC score rests on learning achievement?", 6.6667),
    ("How much of the overall GSC score depends on data openness?", 4),
    ("What fraction of the final score is due to online education in the Global Smart Cities index?", 5),
    ("What share of the overall score comes from learning achievement in iSLEC?", 6.6667),
    ("iSLEC总分有多少取决于家庭学习环境？", 8),
    ("How much of learner experience hangs on learning achievement?", 33.3333),  # of its dimension
]

PARTS_CLAIMED = [
    ("Does each sub-index of smart governance weigh 25%?", False),
    ("Does every sub-index of smart infrastructure carry a weight of 25%?", True),
    ("Do the four sub-indices of Smart Service each weigh a quarter?", True),
    ("Does each second-level indicator of City Innovation weigh 33.3%?", True),
    ("智慧治理下面每个分指标的权重都是25%，是这样吗？", False),
    (
        "Is the weight of each third-level indicator of the community learning environment in the overall iSLEC score 2%?",
        True,
    ),
    ("True or false: each third-level museum indicator carries 8% of the overall iSLEC score.", False),
    ("Is it true that museum learning environment carries 8% of the overall iSLEC score?", True),
    ("社区学习环境的每个三级指标占总分的2%，对吗？", True),
    ("Does Smart Governance have four sub-indices?", False),
    ("City Innovation has three second-level indicators, right?", True),
    ("City Innovation is made up of six third-level indicators. True or false?", True),
    ("博物馆学习环境下面有四个三级指标，是吗？", False),
    ("智慧经济由四个分指标组成，对吗？", True),
]

PARTS_WEIGHED = [
    (
        "Which pillar of the Global Smart Cities report has five sub-indices, and what does each weigh?",
        "Smart Governance",
        "20%",
    ),
    ("智慧之都报告的五个定量支柱里，哪一个有五个分指标？每个分指标的权重是多少？", "智慧治理", "20%"),
    (
        "Which second-level indicator has four third-level indicators, and what are their weights?",
        "Community learning environment",
        "25%",
    ),
    ("Which pillar has five sub-indices, and what is its weight?", "Smart Governance", "20%"),
]

SETS = [
    (
        "Which cities have exactly the same scores as New York in every smart infrastructure sub-index?",
        {"Chicago", "Los Angeles"},
    ),
    (
        "In the year Taiyuan's promotion committee was founded, which other members set up a coordinating body?",
        {"Nanjing", "Shenzhen"},
    ),
    ("与西安同类型的城市中，哪些有条例？", {"Wuhan"}),
    ("Which of Xi'an's companions in path type has legislated?", {"Wuhan"}),
    (
        "Which second-level indicator of learner experience has only two third-level indicators?",
        {"Learning achievement"},
    ),
    ("学习者体验下哪个二级指标只有两个三级指标？", {"Learning achievement"}),
    (
        "Which scored pillar of Global Smart Cities 2020 is divided into five sub-indices rather than four?",
        {"Smart Governance"},
    ),
]

CHECKS = [
    # four parts of a quarter each, and five of a fifth
    ("Are the sub-indices of smart governance and of smart infrastructure weighted 25% each?", False),
    ("智慧治理和智慧基础设施的分指标权重都是25%吗？", False),
    ("Do the sub-indices of smart infrastructure and smart governance carry the same weight?", False),
    ("Do the sub-indices of smart infrastructure and smart service carry the same weight?", True),
    ("Do smart infrastructure and smart governance have the same weight?", True),
    ("Does Shanghai rank below Beijing in iSLEC but above it in Global Smart Cities 2020?", True),
    ("北京在iSLEC综合得分上高于上海，但在全球智慧之都上更低，对吗？", True),
    ("Does Beijing rank below Shanghai in iSLEC but above it in Global Smart Cities 2020?", False),
    ("Is there any GNLC member that Ningbo outranks in iSLEC?", False),  # Taiyuan, the lowest, is 22nd
    ("The report's five leading north-eastern cities stand in the order Dalian, Changchun, Shenyang, Harbin, Dandong."
     " Does that order match the overall scores?", False),
    ("报告列出的东北前五名依次为大连、长春、沈阳、哈尔滨、丹东，这一顺序与得分一致吗？", False),
    ("The western list runs Xi'an, Urumchi, Chengdu, Chongqing, Lanzhou. Do the overall scores bear that order out?", True),
]  # fmt: skip

# Another order than the one printed, a part for a whole, one half of what is asked
REFUSED = [
    # a claim on the one pillar says nothing of the other
    "Each sub-index of smart governance carries a weight of 25%, just like those of smart infrastructure, correct?",
    "Section 3.3 lists the top five north-eastern cities as Dalian, Shenyang, Changchun, Harbin, Dandong. Is that order consistent with the scores?",
    "Is innovation weighted more heavily in iSLEC 2016 or in Global Smart Cities 2020?",
    "附录里，数据来源注明为QS和PWC的分指标各是哪一个？",
    "Which existing city ranking covers the most cities, and on how many indicators is it built?",
    "How much more does a single third-level museum indicator weigh in the total score than a single third-level community indicator?",
    "博物馆学习环境的每个三级指标在总分中比社区的高多少？",
]


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_numbers_of_an_index(seed_base: KnowledgeBase, question: str, number: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == pytest.approx(number)


@pytest.mark.parametrize(("question", "names"), SETS)
def test_cities_and_parts(seed_base: KnowledgeBase, question: str, names: set[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en or item.name for item in value.items or ()} == names


@pytest.mark.parametrize(("question", "holds"), CHECKS)
def test_what_is_put_to_the_test(seed_base: KnowledgeBase, question: str, holds: Any) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is holds


@pytest.mark.parametrize("question", REFUSED)
def test_a_half_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


@pytest.mark.parametrize(("question", "percent"), WEIGHTS)
def test_the_weight_is_that_of_the_part(seed_base: KnowledgeBase, question: str, percent: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert (value.number, value.unit) == (percent, "%")


def test_parts_are_set_against_each_other_in_the_total(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask(
        "How much more does each third-level indicator of museum learning environment weigh in the overall score than "
        "each third-level indicator of community learning environment?"
    ).value
    assert value is not None
    assert (value.number, value.unit) == (0.6667, "percentage points")  # 2/75 less 1/50


@pytest.mark.parametrize(("question", "holds"), PARTS_CLAIMED)
def test_how_many_parts_and_how_much_they_weigh_is_put_to_the_test(
    seed_base: KnowledgeBase, question: str, holds: bool
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is holds


@pytest.mark.parametrize(("question", "whole", "percent"), PARTS_WEIGHED)
def test_the_indicator_with_so_many_parts_is_told_with_the_weights(
    seed_base: KnowledgeBase, question: str, whole: str, percent: str
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.text
    assert whole in value.text
    assert percent in value.text
    assert "Smart Economy" not in value.text


def test_weights_of_all_pillars_are_told(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("What are the weights of the five GSC pillars?").value
    assert value is not None
    assert len(value.items or []) == 5


COUNTED = [
    ("What does the Data Center sub-index actually count?", "Secure Internet servers"),
    ("What is counted by the Data Center sub-index?", "Secure Internet servers"),
    ("What does the Open Data indicator count?", "Openness of public data"),
]


@pytest.mark.parametrize(("question", "said"), COUNTED)
def test_what_an_indicator_counts_is_what_it_measures(seed_base: KnowledgeBase, question: str, said: str) -> None:
    assert said in seed_base.ask(question).headline


PLACES = [
    ("What overall place does Rio de Janeiro take in Global Smart Cities 2020?", 19),
    ("What overall place does Wuhan take in iSLEC 2016?", 3),
    ("What was London's overall place in Global Smart Cities 2020?", 1),
]


@pytest.mark.parametrize(("question", "rank"), PLACES)
def test_an_overall_place_is_a_rank(seed_base: KnowledgeBase, question: str, rank: int) -> None:
    """The overall tables: Rio de Janeiro is printed as Ellis."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == rank


GOVERNANCE = ["Smart Governance"]
OTHERS = ["Smart Economy", "Smart Infrastructure", "Smart Innovation", "Smart Service"]
WEIGHING = [
    ("In which Global Smart Cities pillar does each sub-index weigh 20% instead of 25%?", GOVERNANCE),
    ("Which pillar has sub-indices of 20% each?", GOVERNANCE),
    ("全球智慧之都哪个一级指标下每个分指标的权重是20%？", GOVERNANCE),
    ("Which pillars have sub-indices that weigh 25% each?", OTHERS),
    ("全球智慧之都哪些支柱的分指标各占25%？", OTHERS),
    ("Which GSC pillar does not give its sub-indices a quarter of the weight each?", GOVERNANCE),
    ("GSC的一级指标中，哪个的分指标权重不是各占25%？", GOVERNANCE),
    ("Which pillars do not weigh their sub-indices at 20% each?", OTHERS),
    ("Which pillar gives its sub-indices 20% each, not 25%?", GOVERNANCE),
    ("Which GSC pillar isn't divided into four sub-indices?", GOVERNANCE),
    ("GSC哪个支柱的分指标不是四个？", GOVERNANCE),
]


@pytest.mark.parametrize(("question", "pillars"), WEIGHING)
def test_pillars_are_named_by_what_their_parts_weigh(
    seed_base: KnowledgeBase, question: str, pillars: list[str]
) -> None:
    """Appendix of Global Smart Cities 2020: five sub-indices in governance, four in each other pillar, of equal weight."""
    assert told(seed_base.ask(question)) == pillars


@pytest.mark.parametrize(
    "question",
    [
        "Which pillars have sub-indices of 30% each?",
        "In which iSLEC dimension does each second-level indicator weigh 50%?",
    ],
)
def test_no_pillar_is_named_whose_parts_weigh_something_else(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"
