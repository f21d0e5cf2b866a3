"""Multiples, parts of an order, shares, means against means, and what lies closest: every value was read in the tables or reckoned by hand."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref
from kb.query.marking.numerals import number_at

HALF_OF_GSC = {
    "London",
    "New York",
    "Singapore",
    "Shanghai",
    "Beijing",
    "Paris",
    "Hong Kong",
    "Los Angeles",
    "Chicago",
    "Seoul",
}
LITTLE_SUPPORT = {"Anqing", "Beihai", "Ganzhou", "Haikou", "Jinzhou", "Jiujiang", "Mudanjiang", "Nanchong", "Pingdingshan", "Sanya",
                  "Shaoguan", "Zhanjiang"}  # fmt: skip

CITIES = [
    # question, cities
    ("Which cities score less than half the average in government support?", LITTLE_SUPPORT),  # below 0.3049
    ("哪些城市的政府支持得分超过平均分的1.5倍？", {"Beijing", "Guangzhou", "Hangzhou", "Shanghai", "Shenzhen"}),  # above 0.9146
    ("哪些城市的总分不到伦敦的一半？", set()),
    ("Which cities are in the top half of the GSC ranking?", HALF_OF_GSC),
    ("全球智慧之都排名前一半的城市有哪些？", HALF_OF_GSC),
    ("Which GNLC members are in the bottom quarter of iSLEC?", set()),  # places 52 to 68
    ("Which western cities make the top third in city innovation?", {"Xi'an", "Chengdu", "Chongqing"}),  # of 68, places 1 to 22
    ("Which two GNLC members have the closest totals?", {"Guangzhou", "Xi'an"}),  # 0.6445 and 0.6463
    ("Among the sub-provincial cities, which one scores closest to the average?", {"Chengdu"}),  # of their own mean
    ("哪两个GNLC成员的总分最接近？", {"Guangzhou", "Xi'an"}),
    ("Which two GSC cities have the closest overall scores?", {"Seoul", "Dubai"}),
    ("Which pair of GSC cities is furthest apart in smart economy?", {"New York", "Cairo"}),  # 89.6 and 29.4
    ("Which city's smart economy score is closest to London's?", {"Beijing"}),  # 79.9 beside 81.7
    ("哪个城市的智慧经济得分最接近伦敦？", {"Beijing"}),
    ("Which GSC city's total is nearest to 90?", {"Hong Kong", "Los Angeles"}),  # 91.1 and 88.9
    ("Where is the home learning environment above 0.9 although the community one stays under 0.6?", {"Taiyuan", "Baotou", "Hohhot"}),
    ("Which cities made the top twenty for learner experience but not the top thirty-five for city innovation?",
     {"Yichang", "Xiangyang", "Baotou", "Guilin", "Changde"}),
    ("哪些城市的城市创新得分高于其他两个维度？", {"Beijing"}),  # 0.8905 beside 0.8124 and 0.7733
    ("Which cities have more than 50 papers?", {"Beijing", "Singapore", "New York", "London", "Seoul"}),
    ("论文数多于50篇的城市有哪些？", {"Beijing", "Singapore", "New York", "London", "Seoul"}),
]  # fmt: skip

NUMBERS = [
    # question, number
    ("How many times Wuhan's city innovation score is Beijing's?", 1.546007),  # 0.8905 / 0.5760
    ("北京的城市创新得分是武汉的几倍？", 1.546007),
    ("What is the ratio of London's smart economy score to Cairo's?", 2.778912),  # 81.7 / 29.4
    ("What share of the western cities are above the mean overall score in iSLEC?", 41.2),  # 7 of 17
    ("西部城市中有百分之几的城市高于iSLEC平均分？", 41.2),
    ("How far above the 68-city mean is Wuhan in learner experience?", 0.127028),  # 0.8639 - 50.1073 / 68
    ("GNLC成员的平均分比全部68个城市的平均分高多少？", 0.144409),  # 0.68024 - 36.4365 / 68
    ("By how much does the mean of the GNLC members exceed the mean of all 68 cities?", 0.144409),
    # (0.8280 + 0.7618 + 0.6133 + 0.6126) / 4 and (0.6779 + 0.6621 + 0.6498 + 0.6004 + 0.5558) / 5
    ("四个直辖市的iSLEC平均总分比五个计划单列市的平均总分高多少？", 0.074725),
    ("计划单列市的平均总分比直辖市的平均总分低多少？", 0.074725),
    ("直辖市的平均城市创新得分比计划单列市的平均城市创新得分高多少？", 0.14729),  # 2.5694 / 4 - 2.4753 / 5
    ("文化赋能型城市的iSLEC平均总分比产业驱动型城市的平均总分高多少？", 0.0221),  # 0.6754 - 0.6533
    ("GNLC成员的iSLEC平均总分比直辖市的平均总分低多少？", 0.023685),  # two sorts of sets: 0.68024 - 0.703925
    ("How much higher is the mean iSLEC score of the four municipalities than that of the five state-plan cities?", 0.074725),
    ("How many more points does Paris have than Cairo?", 36.8),  # 91.7 - 54.9
    ("巴黎比开罗多几分？", 36.8),
    ("What is the total number of papers for the 20 cities?", 519),
    ("20个城市的论文总数是多少？", 519),
]  # fmt: skip

VERDICTS = [
    # question, whether it is so
    ("Is London's smart economy score more than twice Cairo's?", True),  # 81.7 against 58.8
    ("伦敦的智慧经济得分是不是开罗的三倍以上？", False),  # 88.2
    ("Is the mean of the GNLC members higher than the mean of all 68 cities?", True),
    ("西部城市的平均分是否低于全部城市的平均分？", True),  # 0.517024 and 0.535831
    ("Are most GNLC members above the iSLEC mean?", True),  # ten of twelve, two without a score
    ("过半数的西部城市低于平均分吗？", True),  # 10 of 17
    ("Does any city exceed 0.9 overall in iSLEC?", False),
]  # fmt: skip

SENTENCES = [
    # question, headline
    ("Which city's smart economy score is closest to London's?",
     "In Smart Economy score (Global Smart Cities 2020), closest to London (81.7) is Beijing (difference 1.8)."),
    ("哪个城市的智慧经济得分最接近伦敦？", "“智慧经济得分（全球智慧之都2020）”与伦敦（81.7）最接近的是北京（相差1.8）。"),
    ("Which two GNLC members have the closest totals?",
     "In iSLEC overall score (iSLEC 2016), closest to each other are Guangzhou and Xi'an (difference 0.0018)."),
    ("哪两个GNLC成员的总分最接近？", "“iSLEC综合得分（城市智慧学习环境指数2016）”彼此最接近的是广州与西安（相差0.0018）。"),
    ("Which GSC city's total is nearest to 90?",
     "In GSC overall score (Global Smart Cities 2020), closest to 90 are Hong Kong (difference 1.1) and Los Angeles (difference 1.1)."),
]  # fmt: skip

REFUSED = [
    "东部省会的平均总分比西部省会的平均总分高多少？",  # sides of two conditions are not told apart
    "air quality score of Sydney in GSC 2020",
    "南京的空气质量得分是多少？",
    "What weight does GSC 2020 give to its smart tourism pillar?",
    "Please add Beijing's iSLEC and Global Smart Cities totals into one combined score.",
    "Name the top three and the bottom three in learner experience.",
    "What are the median overall scores in both indices?",
    "What score separates the leading and the high level of smart cities?",
    "南京在全球智慧之都报告里综合得了多少分？",
]


@pytest.mark.parametrize(("question", "names"), CITIES)
def test_the_cities_of_a_comparison_are_those_of_the_tables(
    seed_base: KnowledgeBase, question: str, names: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered", answer.headline
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or () if isinstance(item, Ref)} == names, answer.headline
    assert answer.evidence or not names


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_a_ratio_a_share_or_a_difference_is_reckoned_from_printed_values(
    seed_base: KnowledgeBase, question: str, number: float
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == pytest.approx(number, abs=1e-6), answer.headline
    assert answer.evidence


@pytest.mark.parametrize(("question", "holds"), VERDICTS)
def test_a_multiple_or_a_mean_is_put_to_the_test(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is holds, answer.headline


@pytest.mark.parametrize(("question", "headline"), SENTENCES)
def test_the_nearest_are_told_in_a_sentence_with_how_far_they_are(
    seed_base: KnowledgeBase, question: str, headline: str
) -> None:
    assert seed_base.ask(question).headline == headline


@pytest.mark.parametrize("question", REFUSED)
def test_what_no_index_measures_and_what_mixes_scales_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status in ("no_data", "unsupported"), answer.headline
    assert not answer.evidence


def test_a_city_told_by_a_fact_is_found_first_and_the_fact_is_cited(seed_base: KnowledgeBase) -> None:
    for question in ("由终身教育服务指导中心牵头的那座城市，城市创新排第几？",
                     "Where does the city led by a service centre rank in city innovation?"):  # fmt: skip
        answer = seed_base.ask(question)
        assert answer.value is not None
        assert answer.value.number == 4
        assert {entry.source for entry in answer.evidence.values()} >= {"gnlc-12", "islec-2016"}


def test_fractions_are_read_in_words() -> None:
    said = {"seven tenth": 0.7, "one half": 0.5, "三 分 之 二": 2 / 3}
    for words, value in said.items():
        found = number_at(words.split(), 0)
        assert found is not None
        assert found.value == pytest.approx(value)
    level = number_at(["one", "third", "level"], 0)
    assert level is not None
    assert level.value == 1
