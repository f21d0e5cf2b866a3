"""Dated facts set against each other: which came first, whether one stood when another came, the time between. Dates by hand
from gsc-2020 l. 309 (2017-12), 469 (2006, 2014), 497 (2013-06), 559 (2012-10-08, 2013-01-07), 589 (2011, 2012-04), 591 (2013-06),
593 (2013-10, 2013-12); gnlc-12 l. 262 (1999, 2001)."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.kinds import read_plan

FIRST = [
    ("Which was unveiled first, Smart Seoul 2015 or iN2015?", "policy:singapore-in2015"),
    ("Which came earlier, Government 3.0 or the Hong Kong Smart City Blueprint?", "policy:government-3-0"),
    ("智慧首尔2015和iN2015哪个更早提出？", "policy:singapore-in2015"),
    ("香港智慧城市蓝图、政府3.0、iN2015这三项计划中，哪一项推出得最晚？", "policy:hong-kong-smart-city-blueprint"),
    ("Of Smart Seoul 2015, iN2015 and the Smart Nation 2025 plan, which was proposed last?", "policy:singapore-smart-nation-2025"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "key"), FIRST)
def test_the_first_or_last_of_several_dated_things(seed_base: KnowledgeBase, question: str, key: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered", answer.headline
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == [key]


BEFORE = [
    ("Was Seoul's Open Data Plaza built before Government 3.0?", True),
    ("Was Government 3.0 promoted before Seoul's Open Data Plaza was built?", False),
    ("When Government 3.0 was promoted, did Seoul already have an open data plaza?", True),
    ("首尔开放数据广场的建成是否早于政府3.0？", True),
    ("政府3.0推出时，首尔的开放数据广场是否已经建成？", True),
    ("Was Smart Seoul 2015 proposed earlier than the Smart Nation 2025 plan?", True),
    ("Did the trial operation of the Shanghai 12345 hotline begin before the Tranquilien press conference?", True),
]


@pytest.mark.parametrize(("question", "truth"), BEFORE)
def test_whether_one_dated_thing_came_before_another(seed_base: KnowledgeBase, question: str, truth: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered", answer.headline
    assert answer.value is not None
    assert answer.value.boolean is truth


BETWEEN = [
    ("韩国公共数据法生效后几个月成立了开放数据战略委员会？", 2),
    ("How many months lay between the trial operation and the official start of Shanghai's hotline?", 3),
    ("从北京首次倡导建设学习型城市到开展学习型企业评估，相隔几年？", 2),
]  # October 2012 to January 2013: calendar months, as everywhere


@pytest.mark.parametrize(("question", "number"), BETWEEN)
def test_the_time_between_two_dated_facts(seed_base: KnowledgeBase, question: str, number: int) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered", answer.headline
    assert answer.value is not None
    assert answer.value.number == number


def test_nothing_is_told_of_what_no_source_dates(seed_base: KnowledgeBase) -> None:
    question = "Which was founded first, Ningbo Open University or the Open Data Strategy Council?"
    assert seed_base.ask(question).status == "no_data"


def test_two_things_of_one_year_are_in_no_order(seed_base: KnowledgeBase) -> None:
    about = ["policy:beijing-declaration", "policy:government-3-0"]  # 2013 and June 2013
    assert seed_base.run(read_plan({"kind": "reckon", "about": about, "ask": "before"})).status == "no_data"


EACH = [
    ("When did the trial and the official operation of Shanghai's 12345 hotline begin, respectively?", "2012-10-08", "2013-01-07"),
    ("政府3.0和开放数据战略委员会分别始于哪一年？", "2013-06", "2013-12"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "first", "second"), EACH)
def test_the_dates_of_two_things(seed_base: KnowledgeBase, question: str, first: str, second: str) -> None:
    headline = seed_base.ask(question).headline
    assert first in headline
    assert second in headline
