"""Questions of two sentences and ends of orders, read by the grammar: values are from the printed tables."""

from typing import Any

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.grammar.reading import parsed
from kb.query.marking.marks import mark

# gsc-2020 l. 219-239, 258-275, 512-531, 615-634; islec-2016 l. 168-238, 254-324, 339-378, 421-494
SAID: list[tuple[str, Any]] = [
    ("Which city is last in the community learning environment, and with what score?", ["baotou"]),
    ("社区学习环境最低的是哪座城市，得分多少？", ["baotou"]),
    ("Who is right behind Dubai in smart governance, and with how many points?", ["singapore"]),
    ("人才技能紧跟在新加坡和香港之后的是哪座城市，得了多少分？", ["dubai"]),
    ("Ningbo or Wuxi: who has the higher R&D capacity score, and by how much?", ["ningbo"]),
    ("宁波和无锡，谁的城市研发能力得分更高，高出多少？", ["ningbo"]),
    ("Is there any city in the top ten of all three iSLEC dimensions, and if so which?", ["wuhan"]),
    ("One city has a government support score of 0. What is its overall iSLEC rank?", 66),
    ("有一座城市政府支持得分为0，它的综合排名第几？", 66),
    ("Ningbo's R&D capacity score is surpassed by just one city; name that city.", ["beijing"]),
    ("Name the only city that beats Ningbo in R&D capacity.", ["beijing"]),
    ("宁波的城市研发能力得分被哪座城市超过？", ["beijing"]),
    ("In which iSLEC dimension is Shanghai, rather than Beijing, better?", ["islec-2016.fields-for-learning"]),
    ("On which pillar do Shanghai and Beijing differ most?", ["gsc-2020.smart-service"]),
    ("北京和上海在哪个支柱上差距最大？", ["gsc-2020.smart-service"]),
    ("Which pillar has the narrowest spread between the best and the worst city?", ["gsc-2020.smart-governance"]),
    ("五大支柱中，最高分与最低分差距最小的是哪一项？", ["gsc-2020.smart-governance"]),
    ("Which cities score a full 100 on exactly two sub-indices?", ["shanghai", "hong-kong"]),
    ("恰好有两项分指标得满分的城市有哪些？", ["shanghai", "hong-kong"]),
    ("厦门总分高于福州，但三个一级指标中福州领先的是哪一项？", ["islec-2016.learner-experience"]),
    ("北京在全球智慧之都的综合排名比它在iSLEC的综合排名低几位？", 4),
    ("Which of Beijing, Shanghai, Tianjin and Chongqing trails the other three in learner experience?", ["tianjin"]),
    ("In which learning environments is Nanjing ahead of Hangzhou, if any?", ["islec-2016.school-learning-environment"]),
    ("In which component of learner experience is Wenzhou ahead of all the other cities?", ["islec-2016.learning-achievement"]),
    ("Which cities lie above Chongqing in learner experience but below it overall?",
     ["xiangyang", "shijiazhuang", "guilin", "baotou", "yantai", "changde", "lanzhou"]),
    ("哪些城市在iSLEC排在北京之后，在全球智慧之都总榜上却排在北京前面？", ["shanghai"]),
    ("Which iSLEC cities with a regulation missed the overall top ten?", ["chengdu", "taiyuan", "ningbo"]),
    ("东北五强城市中，城市创新得分最高的是哪个？", ["shenyang"]),
    ("高于平均值的五个地级市里，博物馆学习环境得分最低的是哪个？", ["wenzhou"]),
    ("西部前五名城市的城市创新平均得分是多少？", 0.48468),
    ("Three cities share fourth place in smart infrastructure; which of them is best in smart innovation?", ["new-york"]),
    ("Put the three leading-level cities in order of smart service, best first.", ["singapore", "london", "new-york"]),
    ("Leaving aside every city below 0.4 on HR development, which one has the lowest government support score?", ["xian"]),
    ("By how many points does the best western city trail Beijing overall in iSLEC?", 0.1817),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), SAID)
def test_what_is_told_first_and_asked_then_has_the_value_that_is_printed(
    seed_base: KnowledgeBase, question: str, expected: Any
) -> None:
    assert parsed(seed_base.base, mark(seed_base.base, question)) is not None
    value = seed_base.ask(question).value
    assert value is not None
    if isinstance(expected, list):
        assert sorted(item.id.partition(":")[2] for item in value.items or ()) == sorted(expected)
    else:
        assert value.number == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    "question",
    [
        "In which pillar does Singapore come first, and with what score?",
        "五大支柱中，新加坡排第一的是哪一项？",
    ],
)
def test_first_in_a_part_is_first_of_the_cities_and_not_the_best_part(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question)
    assert found.value is not None
    assert found.value.items == []


@pytest.mark.parametrize(
    "question",
    [
        "By how much does the spread of City Innovation exceed the spread of Learner Experience?",
        "Ningbo's R&D capacity score is exceeded by three cities only; name them.",
    ],
)
def test_what_cannot_be_reckoned_or_is_false_is_not_answered(seed_base: KnowledgeBase, question: str) -> None:
    assert parsed(seed_base.base, mark(seed_base.base, question)) is None


def test_besides_some_cities_means_of_those_that_a_source_covers(seed_base: KnowledgeBase) -> None:
    """gnlc-12 l. 81-144: of the twelve only Hangzhou and Nanjing are led by others than the education authority."""
    found = seed_base.ask("除杭州和南京之外，还有没有哪座城市不是由教育主管部门牵头？")
    assert found.value is not None
    assert found.value.boolean is False


@pytest.mark.parametrize(
    "question",
    [
        "同在2012年成立的武汉和广州两个领导小组，哪一个的成员单位更多？",
    ],
)
def test_several_cities_are_no_answer_where_one_is_asked_for(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_who_is_ahead_of_two_is_told_with_the_difference(seed_base: KnowledgeBase) -> None:
    assert "0.0345" in seed_base.ask("Which of Ningbo and Wuxi has the higher R&D capacity score?").headline
