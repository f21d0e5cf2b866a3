"""How far apart: scores against a city's or the mean by so many points, two measures of one city by so many places.

Every value was reckoned from the tables: GSC Tables 2-1 to 2-5 and the overall table, iSLEC Tables 2 to 5.
"""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

FROM_ANOTHER = [
    # smart service: mean 72.15, Shanghai 100, Beijing, Dubai and Singapore above 82.15; Tokyo's plus 20 is passed by three
    ("Which GSC cities are at least 10 points above the average in smart service?", {"Shanghai", "Beijing", "Dubai", "Singapore"}),
    ("哪些城市的智慧服务得分比平均分高20分以上？", {"Shanghai"}),
    ("Which cities score at least 20 points higher than Tokyo in smart service?", {"Shanghai", "Beijing", "Dubai"}),
    ("哪些城市的智慧服务比东京低10分以上？", {"Buenos Aires", "Rio de Janeiro"}),
    ("Which cities beat Beijing by more than 10 points in smart governance?", set()),  # London 74.3, Beijing 67.0
    # smart innovation: Chicago's plus 5 is passed by five
    ("Which cities outscore Chicago in smart innovation by at least 5 points?", {"London", "New York", "Paris", "Tokyo", "Los Angeles"}),
    ("智慧治理得分比上海高至少5分的城市有哪些？", {"London"}),  # 74.3 against 69.0
    ("Which iSLEC cities are more than 0.2 above the mean overall score?", {"Beijing", "Shanghai"}),  # mean 0.5358
    ("哪些城市的学习者体验得分比全部城市平均值高出0.15以上？", {"Yichang", "Xiangyang"}),  # mean 0.7369
]  # fmt: skip

OF_ONE_CITY = [
    ("哪些城市的城市创新排名比其学习者体验排名靠前50位以上？", {"Shenzhen", "Nanjing"}),  # 5 and 4 against 61 and 60
    ("哪些城市的智慧创新名次比智慧基础设施名次靠前至少8位？", {"Paris", "Tokyo"}),
    ("哪些城市的智慧服务得分比智慧经济得分高20分以上？", {"Dubai", "Moscow", "Mumbai", "Cairo"}),
    ("哪些城市的可持续性得分比智慧创新高出30分以上？", {"Berlin"}),  # 100 against 68.3
    ("Which cities have a smart innovation rank at least 8 places better than their smart infrastructure rank?", {"Paris", "Tokyo"}),
    ("Which cities are ranked 8 or more places higher in smart innovation than in smart infrastructure?", {"Paris", "Tokyo"}),
    # GSC Table 2-6: nine stand higher in reputation; 4, 4, 12, 5, 5 places, and Cairo, Mumbai, Singapore, Tokyo by fewer
    ("哪些城市的声誉排名比总排名至少靠前4位？", {"Beijing", "Moscow", "Rio de Janeiro", "Seoul", "Toronto"}),
    ("Which cities rank at least four places higher in reputation than overall?", {"Beijing", "Moscow", "Rio de Janeiro", "Seoul", "Toronto"}),
    ("哪些城市的声誉排名比总排名靠前4位？", {"Beijing", "Moscow"}),
    ("Which cities rank more than four places higher in reputation than overall?", {"Rio de Janeiro", "Seoul", "Toronto"}),
    ("哪些城市的声誉排名比总排名靠前超过4位？", {"Rio de Janeiro", "Seoul", "Toronto"}),
    ("哪些城市的声誉排名比总排名至多靠前4位？", {"Beijing", "Moscow", "Cairo", "Mumbai", "Singapore", "Tokyo"}),
    ("Which cities' reputation rank is better than their overall rank by fewer than four places?", {"Cairo", "Mumbai", "Singapore", "Tokyo"}),
    ("哪些城市的声誉排名比总排名最少落后5位？", {"Los Angeles", "Paris"}),
    ("Of the GNLC members with a law, which rank better on learner experience than on city innovation in iSLEC 2016?", {"Wuhan"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "cities"), [*FROM_ANOTHER, *OF_ONE_CITY])
def test_a_distance_is_no_bound_of_a_score(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    answer = seed_base.ask(question, language="en")
    assert answer.status == "answered"
    assert answer.value is not None
    assert {item.name for item in answer.value.items if isinstance(item, Ref)} == cities


@pytest.mark.parametrize(
    "question",
    [
        "Which cities rank at least five places better than Wuhan in iSLEC 2016?",
        "Which cities are within 5 points of London in smart service?",
    ],
)
def test_a_distance_that_cannot_be_told_is_not_read_as_another_bound(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize(
    "question",
    [
        "Which cities are exactly 3 places apart in smart innovation and smart infrastructure?",
        "Which cities are exactly 1 place apart in smart innovation and smart infrastructure?",
    ],
)
def test_a_distance_that_is_given_is_not_reckoned(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize("question", ["苏州的学习者体验排名会在2028年超过武汉吗？", "武汉会在2027年出台新条例吗？"])
def test_what_will_be_in_a_year_is_not_foretold(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "unsupported"
