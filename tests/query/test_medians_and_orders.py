"""Medians of two sets, orders said before the set, claims with their numbers, and cities told as the only ones. By hand from the documents."""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits, told

# iSLEC 2016, Table 2: municipalities 0.8280, 0.7618, 0.6133, 0.6126; state-plan cities 0.6811, 0.6621, 0.6498, 0.5972, 0.5558
APART = [
    ("By how much does the median overall score of the municipalities exceed that of the state-plan cities?", 0.03775),
    ("直辖市综合得分的中位数比计划单列市高多少？", 0.03775),
    ("What is the difference between the median overall scores of the municipalities and the state-plan cities?", 0.03775),
]  # fmt: skip


@pytest.mark.parametrize(("question", "apart"), APART)
def test_medians_of_two_sets_are_subtracted(seed_base: KnowledgeBase, question: str, apart: float) -> None:
    assert fits(seed_base.ask(question), apart)


# with a law 0.7618, 0.7045, 0.6463, 0.6227, 0.6024, without 0.8280, 0.6894, 0.6621, 0.6445, 0.6407; gsc-2020, Sustainability: the tenth and
# eleventh of 20 are 53.2 and 52.6; Online Healthcare: Cairo 68.0, Berlin 50.1
HOLD = [
    ("Do cities with a law have a higher median overall score than cities without a law?", False),
    ("香港的可持续性真的低于20城的中位数吗？", False),
    ("北京的可持续性真的低于20城的中位数吗？", True),
    ("Claim to test: Shenzhen scores higher than Guangzhou in the home learning environment. Is it so?", False),
    ("Would a journalist be correct in saying that London is ahead of Tokyo in open data?", True),
    ("Do municipalities outscore provincial capitals on average in the overall score?", True),
    ("New firms in London's N1 district went from 8,400 to 14,710, stated as a rise of 75%. Is the percentage right?", True),
    ("“城市创新前十名包括2个直辖市、1个计划单列市和7个省会”，这句话与排名表一致吗？", True),
    ("“武汉学习者体验排名第一”，这句话与排名表一致吗？", False),
    ("Buenos Aires and Cairo are said to trail the other cities in all services. Is that true of Cairo in online healthcare?", False),
]  # fmt: skip


@pytest.mark.parametrize(("question", "holds"), HOLD)
def test_the_tables_decide_a_claim(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    assert fits(seed_base.ask(question), holds)


@pytest.mark.parametrize("question", [
    "New firms in London's N1 postal district went from 8,400 to 14,710, printed as an increase of 85%. Is the arithmetic right?",
    "“综合排名前十包括3个直辖市、3个计划单列市和4个省会”，这句话与排名表一致吗？",
])  # fmt: skip
def test_other_numbers_are_not_said_to_be_so(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is None or not answer.value.boolean


ORDERS = [
    ("List, highest learner experience first, the GNLC members without a law.", ["Beijing", "Hangzhou", "Guangzhou", "Nanjing", "Shenzhen"]),
    ("Please give me, lowest overall score first, the municipalities.", ["Chongqing", "Tianjin", "Shanghai", "Beijing"]),
    ("Name, earliest adoption first, the cities with a law.", ["Shanghai", "Taiyuan", "Chengdu", "Xi'an", "Suzhou", "Wuhan"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "order"), ORDERS)
def test_an_order_said_first_is_of_all_of_the_set(seed_base: KnowledgeBase, question: str, order: list[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.name_en for item in answer.value.items or ()] == order


# iSLEC 2016, Table 4: Northeast 0.74309, central 0.73582, eastern 0.70383, western 0.70067 in the workplace
NAMED = [
    ("东部、中部、西部、东北四个地区中，工作场所学习环境平均分最高的是哪个？", ["Northeast China"]),
    ("Of eastern, central and western China, which group has the highest mean workplace learning environment score?", ["Central China"]),
    ("Two cities appear in both indices; which of the two set up its steering body earlier?", ["Shanghai"]),
    ("List whichever members exceed 0.8 in learner experience.", ["Beijing", "Wuhan"]),
    ("Which cities clear 0.65 in all five learning environments at once?", ["Beijing", "Shanghai", "Shenzhen"]),
    ("When did the only member in Hubei pass its law?", "2024-03"),
    ("When did the only city to reach the top ten in all three iSLEC dimensions adopt its regulation?", "2024-03"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "named"), NAMED)
def test_groups_and_cities_told_by_a_clause(seed_base: KnowledgeBase, question: str, named: list[str] | str) -> None:
    assert told(seed_base.ask(question)) == named
