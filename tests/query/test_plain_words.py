"""Figures of speech and words said in passing, read as the plain words they stand for. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.plain.idioms import in_plain_chinese

CITIES = [
    # gnlc-12, Table 1: six cities with a law, Shanghai's of January 2011 the first; Table 2: the bodies and who leads them
    ("在地方立法上打响第一枪的是哪座城市？", {"Shanghai"}),
    ("论立法，全国第一个吃螃蟹的城市是哪座？", {"Shanghai"}),
    ("立法一栏还是空白的GNLC成员城市有哪些？", {"Beijing", "Changzhou", "Guangzhou", "Hangzhou", "Nanjing", "Shenzhen"}),
    ("12城当中条例尚未落地的有哪些？", {"Beijing", "Changzhou", "Guangzhou", "Hangzhou", "Nanjing", "Shenzhen"}),
    ("协调机构比条例来得更早的城市有哪些？", {"Shanghai", "Xi'an", "Wuhan", "Suzhou"}),
    ("哪些城市先组建了班子，然后才制定条例？", {"Shanghai", "Xi'an", "Wuhan", "Suzhou"}),
    ("从2020年往后（含2020年）条例才生效的是哪些城市？", {"Xi'an", "Suzhou", "Wuhan"}),
    ("不归教育部门牵头学习型城市工作的是哪些城市？", {"Hangzhou", "Nanjing"}),
    ("12个城市里，由教育行政部门以外的单位牵头学习型城市建设的是哪两个？", {"Hangzhou", "Nanjing"}),
    ("以领导小组作为协调机构的城市有哪些？", {"Beijing", "Xi'an", "Changzhou", "Guangzhou", "Wuhan", "Nanjing"}),
    ("论协调机构的资历，哪座城市最老？", {"Shanghai"}),
    # Table 3
    ("靠产业来拉动学习型城市建设的是哪几座？", {"Guangzhou", "Shenzhen", "Suzhou"}),
    ("走国际化路子的成员城市是哪几座？", {"Shanghai", "Hangzhou", "Nanjing"}),
    # islec-2016, Table 5; gsc-2020, Table 2-1: Hong Kong and Singapore
    ("西部地区谁的学习者体验分数最拿得出手？", {"Urumchi"}),
    ("在文化赋能型的城市里，博物馆学习环境首屈一指的是？", {"Wuhan"}),
    ("哪些西部城市的学习场域得分在全国平均线之上？", {"Urumchi", "Chongqing", "Chengdu", "Xi'an"}),
    ("智慧基础设施90分往上的城市有哪几座？", {"Hong Kong", "Singapore"}),
    ("学习方式这一项突破0.9大关的城市有哪些？", {"Xiangyang", "Yichang", "Guilin"}),
    ("12个成员城市扣掉已立法的，还剩哪些？", {"Beijing", "Changzhou", "Guangzhou", "Hangzhou", "Nanjing", "Shenzhen"}),
    ("已立法城市里，哪座的协调机构来得最晚？", {"Suzhou"}),  # 2018
    ("牵头的不是行政部门而是服务指导中心，这是哪个城市？", {"Nanjing"}),
    ("iSLEC发布时（2016年5月）条例已经施行的城市有哪些？", {"Shanghai", "Taiyuan"}),
    ("在线教育没上60分的城市有哪些？",
     {"New York", "Chicago", "Berlin", "Cairo", "Buenos Aires", "Tokyo", "Rio de Janeiro"}),
    ("谁的iSLEC总分离武汉最近？", {"Hangzhou"}),  # 0.7045 and 0.6894; Shanghai has 0.7618
    ("西部城市里 iSLEC 总分 top 1 是谁", {"Xi'an"}),
    ("城市创新进前十的GNLC成员有哪些？", {"Beijing", "Shanghai", "Hangzhou", "Nanjing", "Shenzhen", "Xi'an", "Wuhan",
                                    "Chengdu", "Guangzhou"}),
    ("全球智慧之都2020排名前十的亚洲城市有哪些？", {"Singapore", "Shanghai", "Beijing", "Hong Kong", "Seoul"}),
    ("条例跑在协调机构前头的城市有哪些？", {"Taiyuan", "Chengdu"}),
    ("既是GNLC成员又在全球智慧之都2020榜单上、并且已经立法的城市是？", {"Shanghai"}),
    ("东北地区iSLEC总分排头的是哪座城市？", {"Dalian"}),
    ("武汉领导小组成立的同一年还有哪个城市成立了协调机构？", {"Guangzhou"}),  # 2012
]  # fmt: skip

NUMBERS = [
    ("上海先有协调机构，比条例早了多少年？", 5),  # 2006 and 2011
    ("协调机构成立得最早的城市在iSLEC里总名次如何？", 2),  # Shanghai
    ("京沪两市iSLEC总分差距是多少？", 0.0662),  # 0.8280 and 0.7618
    ("参评城市中西部城市有几个？", 17),  # those of the west, and not of the middle
    ("学习者体验前五名里省会占几座？", 2),  # Shijiazhuang and Wuhan
]

NO_ANSWERS = (
    "西部地区谁的学习者体验分数最了得？",  # what *most* says is not known
    "哪些城市先组建了小组，然后才制定条例？",
    "四座直辖市的学习者体验90分挂边的有哪些？",
    "12个成员城市挖走已立法的，还剩哪些？",
    "下一届iSLEC武汉会进前三吗？",
    "深圳条例的实施单位是谁？",  # Shenzhen has none
    "东北地区iSLEC总分冒尖的是哪座城市？",
    "哪几座成员城市在立法上打了瞌睡？",
    "够着0.6的城市创新得分，有几座城市？",
)

PARTS = [
    # gsc-2020, Table 1-1 and islec-2016, Table 1: what belongs to what, and with which weight
    (
        "智慧基础设施支柱分解成哪些子指标？",
        {"Data Center", "Export Bandwidth", "Mobile Phone", "Next-generation Network"},
    ),
    ("学习成效归在哪个维度下面？", {"Learner Experience"}),
    ("数字应用是哪个支柱下面的分指标？", {"Smart Economy"}),
]

YES_OR_NO = [
    ("城市创新、学习场域两个维度权重一样吗？", True),  # two fifths each
    ("Do city innovation and learner experience have the same weight?", False),
    ("太原的协调机构是不是比条例成立得早？", False),
]


@pytest.mark.parametrize(("question", "expected"), CITIES)
def test_a_figure_of_speech_gives_the_cities_of_the_plain_question(
    seed_base: KnowledgeBase, question: str, expected: set[str]
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en for item in value.items or []} == expected


@pytest.mark.parametrize(("question", "expected"), PARTS)
def test_and_the_parts_of_an_index(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en for item in value.items or []} == expected


@pytest.mark.parametrize(("question", "expected"), YES_OR_NO)
def test_and_yes_or_no(seed_base: KnowledgeBase, question: str, expected: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is expected


@pytest.mark.parametrize(("question", "expected"), NUMBERS)
def test_and_the_number(seed_base: KnowledgeBase, question: str, expected: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == pytest.approx(expected)


@pytest.mark.parametrize("question", NO_ANSWERS)
def test_a_word_of_degree_or_order_that_is_not_read_makes_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_full_marks_are_those_of_the_index_of_the_city(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("新加坡哪几项子指标拿了满分？").value  # of 100; those of iSLEC are 1
    assert value is not None
    assert {item.name_en for item in value.items or []} == {"Data Center", "Human Skills", "Next-generation Network"}


def test_what_was_put_into_plain_words_is_said(seed_base: KnowledgeBase) -> None:
    assert in_plain_chinese("Which city was first?").said == ()
    notes = [note.text for note in seed_base.ask("在地方立法上打响第一枪的是哪座城市？").notes]
    assert any("打响第一枪" in note and "最早" in note for note in notes)


@pytest.mark.parametrize(
    "question",
    [
        "北京的iSLEC总分和全球智慧之都2020总分各是多少？",
        "请列表对比北京和上海：协调机构成立年份、iSLEC 2016总分、全球智慧城市2020总分。",
    ],
)
def test_no_column_is_left_out(seed_base: KnowledgeBase, question: str) -> None:
    cells = [cell for table in seed_base.ask(question).tables for row in table.rows for cell in row.cells.values()]
    assert {0.828, 92.8} <= {cell for cell in cells if isinstance(cell, float)}  # islec-2016, gsc-2020
    if "机构" in question:
        assert {"2006", "2007"} <= {cell for cell in cells if isinstance(cell, str)}


@pytest.mark.parametrize(
    "question",
    ["香港智慧基础设施各分指标得分分别是多少？", "Hong Kong's scores in the four sub-indices of smart infrastructure"],
)
def test_the_parts_of_a_pillar_are_told_one_by_one(seed_base: KnowledgeBase, question: str) -> None:
    cells = [cell for table in seed_base.ask(question).tables for row in table.rows for cell in row.cells.values()]
    assert {87.0, 100.0} <= {cell for cell in cells if isinstance(cell, float)}  # gsc-2020: Data Center, Mobile Phone
    assert 96.5 not in cells  # the pillar itself
