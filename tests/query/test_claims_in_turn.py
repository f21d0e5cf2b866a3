"""Claims of an order, of places, of so many cities and of each of several; rows that bear another city's name.

By hand from the documents: islec-2016, Table 2 (Dalian 0.6498, Shenyang 0.5444, Changchun 0.5378, Harbin 0.5261; Beijing 0.8280,
Shanghai 0.7618, Hangzhou 0.6894, Shenzhen 0.6621); gsc-2020 (overall: London 100.0, New York 98.7, Singapore 97.9, Tokyo 86.6; social
inclusion: Sydney, Dubai 86.3, Berlin 84.4, London 81.2, Singapore 80.3; smart innovation: London 89.4, New York 86.7, Paris 82.1);
gnlc-12, Tables 1 and 2 (six laws; ten bodies led by education authorities, not Hangzhou's and Nanjing's; the Chengdu row prints a
body of Hangzhou).
"""

import pytest

from kb.knowledge import KnowledgeBase

TESTED = [
    # an order, however it is spoken of
    ("The text gives the leaders as London, New York, Singapore and Tokyo. Does the sequence match the overall scores?", True),
    ("The northeastern cities are named as Dalian, Shenyang and Harbin. Is that their order by score?", True),
    ("The northeastern cities are named as Dalian, Changchun and Shenyang. Is that their order by score?", False),
    ("The foreword lists Beijing, Shanghai, Shenzhen and Hangzhou. Do the scores rank them that way?", False),
    ("The prose names New York, London and Paris for smart innovation. Is that the order of the values in the table?", False),
    ("报告列出大连、沈阳、长春、哈尔滨，这就是得分的先后吗？", True),
    ("报告列东北前五为大连、长春、沈阳、哈尔滨、丹东。这是按得分排的吗？", False),
    # each at a place of its own
    ("Are Dubai, Berlin and London second, third and fourth in social inclusion?", True),
    ("Are Berlin, Dubai and London second, third and fourth in social inclusion?", False),
    ("Are London and New York first and second in the GSC?", True),
    ("迪拜、柏林、新加坡在社会包容上是不是恰好排第二、三、四位？", False),
    ("伦敦、纽约、新加坡在全球智慧之都总排名里分别是第一、第二、第三名吗？", True),
    # so many, apart from those named before or behind
    ("Hangzhou and Nanjing aside, are ten cities led by the education authority?", True),
    ("Nanjing excepted, do eleven members have a body led by the education authority?", False),
    ("The text says that, Shanghai and Wuhan aside, four cities have a law. Does the table agree?", True),
    ("Are ten cities led by the education authority?", True),
    ("文中称，杭州、南京除外，十个城市由市教委牵头。表2支持吗？", True),
    ("上海和武汉不算，有立法的成员还有四个，对不对？", True),
    # each of several against the mean (social inclusion 70.915)
    ("Sydney and Dubai are praised for social inclusion. Is each of the two above the mean?", True),
    ("The report says Sydney and Dubai excel in social inclusion. Are the two above the mean?", True),
    ("London, Seoul and Tokyo are praised for data openness. Are all three above the mean of the twenty cities?", True),
    ("文中说悉尼、迪拜社会包容突出。这两个城市都高于均值吗？", True),
    # limits, and what everyone says
    ("The levels are cut one standard deviation from the mean. Can the printed limits 96.1 and 72.9 be obtained from the scores?", False),
    ("三个层级以均值加减一个标准差为界。公布的界线96.1和72.9能从二十个综合得分推算出来吗？", False),
    ("人们常说洛杉矶是学术声誉名次与智慧城市名次相差最大的一个，表格支持吗？", False),
    ("大家都说伦敦是综合得分最高的城市，数据能证实吗？", True),
]  # fmt: skip


@pytest.mark.parametrize(("question", "holds"), TESTED)
def test_a_claim_is_tested_for_what_it_claims(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is holds


NAMED = [
    ("Which city's row prints another city's committee?", "chengdu"),
    ("In the governance table, which city is given a committee named after another city by mistake?", "chengdu"),
    ("哪一行误印了另一座城市的委员会？", "chengdu"),
    ("Whose row in the overall GSC ranking is printed under another city's name?", "cairo"),
    ("London apart, which city leads in smart governance?", "seoul"),
]


@pytest.mark.parametrize(("question", "city"), NAMED)
def test_the_city_is_named(seed_base: KnowledgeBase, question: str, city: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.id for item in value.items or ()] == [f"city:{city}"]


def test_a_fall_from_one_ranking_to_another(seed_base: KnowledgeBase) -> None:
    """City innovation: Nanjing 4, Shenzhen 5; learner experience: Nanjing 60, Shenzhen 61."""
    value = seed_base.ask("From City Innovation to Learner Experience, which city slips most?").value
    assert value is not None
    assert {item.id for item in value.items or ()} == {"city:nanjing", "city:shenzhen"}
