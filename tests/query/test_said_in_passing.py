"""Spans told in a few words, who came after whom, documents with scores, cities told by a case, pairs told first.

Values: gnlc-12 Tables 1 to 3 (laws of Shanghai 2011-01 and Wuhan 2024-03; bodies; types and their cases), islec-2016 Tables 2
and 3 (museum learning environment: Shanghai, Beijing, Shenzhen; Hangzhou fourth), gsc-2020 Tables 2-1 to 2-4.
"""

import pytest

from kb.knowledge import KnowledgeBase

from .told import fits

SPOKEN = [
    ("首部条例通过到末部条例通过的间隔年数", 13),
    ("最早一部条例和最后一部条例的通过时间相差月数", 158),
    ("继成都的条例出台后又有哪些城市立法？", {"xian", "suzhou", "wuhan"}),
    ("上海的法规颁布之后，还有哪几座城市颁布了条例？", {"taiyuan", "chengdu", "xian", "suzhou", "wuhan"}),
    ("博物馆学习环境得分排第一、第二、第三的城市分别是哪几个？", {"shanghai", "beijing", "shenzhen"}),
    ("有一座城市归市委宣传部牵头，它的iSLEC排名是多少？", 4),
    ("东部城市中，iSLEC排名前十而又没有条例的GNLC成员有哪些？", {"beijing", "hangzhou", "shenzhen", "guangzhou"}),
    ("Global Smart Cities report: how many cities are in the second level?", 13),
    ("GSC 2020: cities in the first level ('leading')", {"london", "new-york", "singapore"}),
    ("Which document gives the full learner experience scores?", {"islec-2016"}),
    ("城市创新得分的文献来源", {"islec-2016"}),
    ("number of bodies with 'joint conference' in the name, paper on the GNLC cities", 1),
    ("cities coordinating learning city construction through a leading group", {"beijing", "xian", "changzhou", "guangzhou", "wuhan", "nanjing"}),
    ("Which cities got scores in Global Smart Cities as well as in iSLEC?", {"beijing", "shanghai"}),
    ("The paper takes one industry-driven city as its case. What other cities belong to the type?", {"guangzhou", "suzhou"}),
    ("均衡发展型中，不算论文选来作个案剖析的那一座，还有谁？", {"beijing", "taiyuan"}),
    ("Is it right that, among the GNLC members, those without a law have on average a lower iSLEC score than those with one?", False),
    ("iSLEC摘要把沈阳排在长春之前。报告自身的排名表是否支持这一顺序？", True),
]  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), SPOKEN)
def test_it_is_read_as_meant(seed_base: KnowledgeBase, question: str, gold: object) -> None:
    assert fits(seed_base.ask(question), gold)


@pytest.mark.parametrize(("question", "gold"), [
    ("Into which path type does the city fall that has the 'Chang You You Xue' brand?", "cultural-empowerment"),
    ("全球智慧之都有五大支柱，其他四个各有四个分指标，有五个的是哪个？", "smart-governance"),
    ("Students learn tea art and astronomy on a network platform without paying. In which district?", "hexi"),
])  # fmt: skip
def test_one_thing_is_told(seed_base: KnowledgeBase, question: str, gold: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert gold in str(value.items)


def test_a_list_of_laws_is_no_number_of_months(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("上海与各城市条例通过时间 相差月数").value
    assert value is None or value.type != "entities"
