"""Sets told in a roundabout way: chosen from a list, left out first, denied twice, or asked for by their path type.

Every value was read in the tables of the documents.
"""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

CITIES = [
    # GSC Table 2-1: New York 87.9, London 89.9, Berlin 84.1, Paris 81.3; sustainability: Tokyo 50.2, Berlin 100, Paris 64.6
    ("Which of London, Paris and Berlin scores below New York in smart infrastructure but above Tokyo in sustainability?", {"Paris", "Berlin"}),
    ("伦敦、巴黎、柏林三城中，哪些的智慧基础设施得分低于纽约？", {"Paris", "Berlin"}),
    ("Which city is above 0.9 on both home learning environment and learning achievement, yet below 0.9 on workplace learning environment?", {"Xiangyang"}),
    ("Which cities have more than 40 smart city articles but are not in the overall top five?", {"Seoul"}),
    ("Among the cities on the 'advanced' level of Global Smart Cities 2020, which three have the highest data openness?", {"Seoul", "Chicago", "Toronto"}),
    # gnlc-12 Table 2: one body of the twelve is a joint conference system
    ("Among the coordinating bodies of the twelve GNLC cities, which one is called neither a leading group nor a committee?", {"Shenzhen"}),
    ("十二个成员的协调机构中，既非领导小组又非委员会的是哪一个？", {"Shenzhen"}),
    ("既没有条例又没有iSLEC得分的成员城市有哪些？", {"Changzhou"}),
    ("学习者体验和城市创新都不在前十的成员城市有哪些？", {"Taiyuan"}),
    # what path type: Table 3 of gnlc-12; Chengdu and Taiyuan legislated first, Hangzhou and Nanjing have no education department in the lead
    ("先通过条例、后成立协调机构的城市，属于哪种路径类型？", {"Balanced development"}),
    ("What path type do the cities led by a party department belong to?", {"Internationalization-oriented"}),
    ("由教育部门以外牵头的城市属于哪种路径类型？", {"Internationalization-oriented"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "names"), CITIES)
def test_a_set_told_in_a_roundabout_way_is_read_whole(seed_base: KnowledgeBase, question: str, names: set[str]) -> None:
    answer = seed_base.ask(question, language="en")
    assert answer.value is not None
    assert {item.name for item in answer.value.items if isinstance(item, Ref)} == names


NUMBERS = [
    # the six without a law but Changzhou, which has no score: the middle of five
    ("Leave out the legislated members: what is the median iSLEC 2016 overall score of the remaining GNLC cities?", 0.6621),
    ("伦敦City Road（N1邮区）2016年新成立企业数比2015年多多少家？", 14710 - 8400),
]  # fmt: skip


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_a_number_beside_them_is_reckoned(seed_base: KnowledgeBase, question: str, number: float) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == pytest.approx(number, abs=6e-5)


@pytest.mark.parametrize(
    "question", ["北京十四个委办局联合印发学习型城市建设行动计划是在哪一年？", "北京印发行动计划是哪一年？"]
)
def test_a_plan_that_was_issued_aims_at_no_year(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.date == "2016"
