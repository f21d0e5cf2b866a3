"""A claim of a source is tested only by a question that says the same: the way it points, its number. Values: iSLEC Tables 3-5, GSC Tables 2-1 to 2-5."""

import pytest

from kb.knowledge import KnowledgeBase

OTHER = (
    "The report says that Guilin's learning approach is declining. Does the table support this?",  # above 0.9 is claimed
    "报告说桂林的学习方式不如阳朔，表格支持吗？",
    "The report says Yichang's home learning environment is expensive. Does the table support it?",
    "The report says Hong Kong is the cheapest in mobile phones. Does the table bear it out?",
    "The report says Berlin is far behind in sustainability. Does the table support this?",  # far ahead is claimed
    "The report claims Shanghai's public participation is poor. Do the figures bear this out?",  # the highest
    "报告称上海的公众参与并不突出，数据支持吗？",
    "Is the statement true that Xiangyang and Yichang are weak in learner experience?",  # first and second
)


@pytest.mark.parametrize("question", OTHER)
def test_a_claim_that_says_something_else_gives_no_yes(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is None or value.boolean is not True


SAME = (
    ("The report says that Guilin's learning approach is above 0.9. Does the table support this?", True),  # 0.9147
    ("报告说宜昌的家庭和工作场所学习环境都低于0.9，表格支持这一说法吗？", False),  # 0.9807 and 0.9159
    ("报告称北京的数据开放好于香港，表格支持吗？", False),  # 44.4 and 64.2
    ("报告称香港的数据开放好于北京，表格支持吗？", True),
    ("Berlin is called far ahead in sustainability. Does the table support this?", True),  # 100 before 86.7
    ("Report says 7 provincial capitals are among the overall top ten. Does the table support it?", False),  # five
    ("The report says fewer than 34 cities lie above the iSLEC average. Is that right?", False),  # 34
    ("Does the report's table bear out that 34 cities lie above the iSLEC average?", True),
)


@pytest.mark.parametrize(("question", "right"), SAME)
def test_a_claim_that_says_the_same_is_decided(seed_base: KnowledgeBase, question: str, right: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is right
