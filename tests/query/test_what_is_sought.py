"""What a question seeks, and not what stands beside it: an order of cities, a level of an index, both indices, a name, what cities do."""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits

IN_FORCE = ["Shanghai", "Taiyuan", "Chengdu", "Xi'an", "Suzhou", "Wuhan"]  # gnlc-12, Table 1


@pytest.mark.parametrize(
    "question",
    [
        "Put the six legislated GNLC cities in the order in which their laws came into force, oldest first.",
        "Order the six cities with a law by when their law came into force.",
        "把六个已立法城市按条例施行时间从早到晚排列",
    ],
)
def test_cities_are_put_in_the_order_of_their_laws(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert (value.entity, [item.name_en for item in value.items or []]) == ("city", IN_FORCE)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many indicators sit at the lowest of the three tiers of the Chinese index?", 30),  # islec-2016, Table 1
        ("How many indicators are at the bottom level of iSLEC?", 30),
        ("iSLEC最底层有多少个指标？", 30),
        ("How many indicators are on the top level of iSLEC?", 3),
        ("iSLEC最高一级有几个指标？", 3),
        ("新加坡提出“iN2015”与提出“智慧国2025计划”相隔几年？", 8),  # 2006 and 2014, gsc-2020
        ("iN2015和智慧国2025相差多少年？", 8),
        ("2016年报告称中国有多少个城市在建设智慧城市？", 400),  # and not the 68 that it assesses
    ],
)
def test_the_number_sought_is_told(seed_base: KnowledgeBase, question: str, number: float) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert answer.value.number == number


@pytest.mark.parametrize(
    "question",
    [
        "Which cities are in both the global and the Chinese index?",
        "哪些城市既参加了全球智慧城市评估又参加了中国智慧学习环境评估？",
        "全球智慧之都和中国城市智慧学习环境这两份评估，哪些城市两边都参加了？",
    ],
)
def test_both_indices_hold_two_cities(seed_base: KnowledgeBase, question: str) -> None:
    """Table 2 of iSLEC and the overall table of Global Smart Cities share Beijing and Shanghai."""
    value = seed_base.ask(question).value
    assert value is not None
    assert sorted(item.name_en for item in value.items or []) == ["Beijing", "Shanghai"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # 0.4 × 0.5390 + 0.4 × 0.6218 + 0.2 × 0.7448 = 0.61328, printed 0.6133
        ("Does Tianjin's printed overall iSLEC score follow from its three dimension scores and the weights?", True),
        ("天津的iSLEC总分能由三个维度得分按权重算出来吗？", True),
        ("正文说12个城市里有10个由市教育部门牵头，表2与此一致吗？", True),  # all but Hangzhou and Nanjing
    ],
)
def test_what_is_printed_is_tested(seed_base: KnowledgeBase, question: str, expected: bool) -> None:
    assert fits(seed_base.ask(question), expected)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Judging by the Global Smart Cities scores, which city is closest to Berlin?", "similar"),
        ("In which cities is the coordinating body, by its name, a leading group?", "find"),
        ("iSLEC的二级指标里，唯一下设四个三级指标的是哪一个？", "structure"),
        ("刊登 Ningbo 论文的期刊 ISSN 是什么？", "recall"),
    ],
)
def test_the_plan_is_of_the_kind_sought(seed_base: KnowledgeBase, question: str, kind: str) -> None:
    answer = seed_base.ask(question)
    assert (answer.status, answer.reading.kind) == ("answered", kind)


@pytest.mark.parametrize(
    "question",
    [
        "Whose definition of the regions was used to group the 68 cities?",
        "在12个学习型城市中，中西部城市开展社区教育更侧重开发什么？",
        "For which activity of citizens does the iSLEC report call the home learning environment an important place?",
        "Do cities with equal numbers of articles always share the same reputation rank in Table 2-6?",
        "Which document of the Ministry of Education announced the weather service?",
    ],
)
def test_no_list_is_given_for_something_else(seed_base: KnowledgeBase, question: str) -> None:
    """A list of cities, activities or sources would answer another question; a passage may."""
    value = seed_base.ask(question).value
    assert value is None or value.type == "text"


@pytest.mark.parametrize("question", ["宁波论文发表在什么期刊上？", "刊登宁波论文的期刊叫什么？"])
def test_a_number_is_no_name(seed_base: KnowledgeBase, question: str) -> None:
    """The paper's volume is printed; its journal is not named."""
    value = seed_base.ask(question).value
    assert value is None or value.type != "number"


@pytest.mark.parametrize(
    "question",
    [
        "What does Shanghai's regulation say about funding?",
        "上海的条例对经费是怎么规定的？",
        "What does Guangzhou's lifelong learning regulation say about funding?",  # per source it has none
        "Did South Korea's public data act start in the same month as Seoul's open data plaza?",
        "韩国的公共数据法是和首尔的“开放数据广场”在同一个月启动的吗？",
        "By how many cities is the Chinese learning-environment assessment larger than the worldwide smart-city one?",
    ],
)
def test_a_passage_beside_it_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    """No document tells what a law provides; two months and two sizes are told apart by two passages."""
    assert seed_base.ask(question).status != "answered"


@pytest.mark.parametrize(
    "question",
    [
        "Suzhou regulation: title and implementation date pls",
        "What are the full title and the implementation date of Suzhou's regulation?",
        "苏州条例的名称和施行时间是什么？",
    ],
)
def test_title_and_date_are_both_told(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert "2023-06" in answer.headline
    assert "Regulations on the Promotion of Lifelong Learning in Suzhou" in answer.headline or "条例" in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "In what month and year did the report on smart learning environments in China's cities come out?",
        "智慧学习环境的那份报告是什么时候发布的？",
    ],
)
def test_the_report_is_known_by_its_subject(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.date == "2016-05"


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("Compare London, Seoul and Berlin on the five sub-indices of Global Smart Cities", 5),
        ("Put London, Seoul and Berlin side by side on the five smart city sub-indices.", 5),
        ("Compare London and Seoul on all 21 sub-indices", 21),
        ("Compare Wuhan and Hangzhou on the 11 second-level indicators", 11),
    ],
)
def test_parts_are_known_by_their_number(seed_base: KnowledgeBase, question: str, columns: int) -> None:
    table = seed_base.ask(question).tables[0]
    scores = [column for column in table.columns if column.key.startswith("score:")]
    assert len(scores) == columns


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("On which white paper did the research group build the iSLEC framework?", "Smart Learning Environments in China 2015"),
        ("On which ranking does the university strength sub-index of Global Smart Cities rest?", "QS"),  # gsc-2020, appendix
        ("On which published index does the Global Smart Cities report base its sustainability score?", "Sustainable Cit"),
        ("On what data does the GSC index base the mobile phone score?", "ITU"),  # gsc-2020, appendix
        ("What is the '1 pattern' in Hangzhou's 1 pattern + 2 systems model?", "socialist core values"),
    ],
)  # fmt: skip
def test_the_words_sought_are_told(seed_base: KnowledgeBase, question: str, expected: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert expected in answer.headline


@pytest.mark.parametrize("question", ["有几部条例要到通过后的下一个年份才开始施行？", "有几部条例在通过的次年才施行？"])
def test_laws_in_force_the_year_after(seed_base: KnowledgeBase, question: str) -> None:
    """Chengdu, November 2016 to February 2017, and Xi'an, July 2019 to January 2020."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 2


@pytest.mark.parametrize(
    "question",
    [
        "Which sources mention laboratories on the moon?",
        "How many paths does the Ningbo paper enumerate?",  # the path types stand in the study of the twelve cities
        "What do western cities put more weight on in community education?",
        "GSC 2020以什么为单位打分？",
    ],
)
def test_what_no_source_says_is_not_answered_by_a_list(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"
