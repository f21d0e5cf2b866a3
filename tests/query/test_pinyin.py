"""Laws whose titles and dates are asked for in pinyin: gnlc-12, Table 1."""

import pytest

from kb.knowledge import KnowledgeBase

ASKED = [
    ("Suzhou shi zhongshen xuexi cujin tiaoli 什么时候 shengxiao?", "2023-06"),
    ("Taiyuan shi zhongshen jiaoyu cujin tiaoli 哪年 tongguo?", "2012-09"),
    ("Chengdu shequ jiaoyu tiaoli 什么时候生效?", "2017-02"),
    ("When did the Wuhan zhongshen xuexi cujin tiaoli shengxiao?", "2024-06"),
]


@pytest.mark.parametrize(("question", "date"), ASKED)
def test_a_law_may_be_written_in_pinyin(seed_base: KnowledgeBase, question: str, date: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.date == date
