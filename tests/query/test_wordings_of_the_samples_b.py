"""Simple questions in other verbs, nouns and orders of words: each is answered like the plain one, and its twin that no source answers is not.

Values: gsc-2020, the overall table (l. 217-240: Tokyo 86.6, Shanghai 93.2, Buenos Aires 65.9), l. 124 (55.3 % in 2018) and l. 313
(176.7), Table 2-6 (l. 729: 519 papers); smart-education-areas l. 69 (58 courses); the iSLEC tree (3, 11, 30); ningbo-2023 l. 64 (53:47).
"""

import pytest

from kb.knowledge import KnowledgeBase

NUMBERS = [
    ("Tokyo total score Global Smart Cities", 86.6),
    ("How many points did Tokyo get altogether in Global Smart Cities?", 86.6),
    ("在全球智慧之都排名里，上海被评出的总分是多少？", 93.2),
    ("全球智慧城市榜单上，东京总共拿到多少分？", 86.6),
    ("全球智慧之都排行榜里布宜诺斯艾利斯总计得分多少？", 65.9),
    ("What is the total of third-level indicators that make up the iSLEC framework?", 30),
    ("How many second-tier indicators are there in iSLEC?", 11),
    ("iSLEC属于第二层级的指标有多少个？", 11),
    ("iSLEC第三层次的指标共几项？", 30),
    ("在iSLEC中，处于第一层级的指标有几个？", 3),
    ("河西区推出了多少门拓展培训课？", 58),
    ("How many areas are involved in the Smart Education Demonstration Area scheme?", 8),
    ("香港固网每秒能下载多少兆比特？", 176.7),
    ("Hong Kong mean fixed broadband download speed", 176.7),
    ("How many megabits per second does fixed broadband in Hong Kong download on average?", 176.7),
    ("全球城市化率 2018", 55.3),
]
ENTITIES = [
    ("提及武汉的文献", "source:gnlc-12 source:islec-2016 source:smart-education-areas"),
    ("提到苏州的来源", "source:gnlc-12"),
    ("提到伦敦的资料", "source:gsc-2020"),
    ("source that lists the development paths of the twelve cities", "source:gnlc-12"),
    ("document with the list of development paths of 12 cities", "source:gnlc-12"),
    ("哪份报告汇总了这12座城市的发展路径？", "source:gnlc-12"),
    ("document listing the legislation of the twelve cities", "source:gnlc-12"),
    ("city with a learning city path that serves the Greater Bay Area", "city:shenzhen"),
    ("哪个城市建设学习型城市时要服务大湾区？", "city:shenzhen"),
    ("Which region adopted the approach known as “bringing in” and “going out”?", "area:xiongan"),
    ("哪个区域推行了“引进来”与“走出去”的做法？", "area:xiongan"),
    (
        "The Smart Economy pillar spans several sub-indicators. Which ones?",
        " ".join(
            f"indicator:gsc-2020.{part}"
            for part in ("digital-applications", "ict-industry-level", "interactive-design", "software-development")
        ),
    ),
    (
        "What is taken into account under City Innovation?",
        " ".join(
            f"indicator:islec-2016.{part}" for part in ("city-hr-development", "city-rd-capacity", "government-support")
        ),
    ),
]
SUMS = [
    "Is the printed total of the smart reputation table the sum of its article counts?",
    "When the article counts in the smart reputation table are added, do they give the printed total?",
    "Are the article counts in the smart reputation table consistent with the printed total?",
    "智慧声誉表中各城市文章数之和与总数一致吗？",
    "把智慧声誉表的论文篇数相加，能得到表中的总计吗？",
]
TEXTS = [
    ("Which learning settings fall under Fields for Learning?", "museum"),
    ("list of learning environments under Fields for Learning", "workplace"),
    ("学习场域下面有哪些学习环境？", "博物馆"),
    ("What is Ningbo's ratio between general and vocational education?", "53:47"),
    ("宁波普教和职教的比例是多少？", "53:47"),
    ("What did Haidian build to train the hands-on skills of students?", "maker spaces"),
    ("What three stages has Beijing gone through in building a learning city?", "2007-2015"),
    ("北京学习型城市建设有哪三个时期？", "2007"),
    (
        "Which ministry began the Smart Education Demonstration Area programme, and in what year?",
        "Ministry of Education",
    ),
    ("There is a school which draws digital academic portraits of its pupils. Which one is it?", "Welkin"),
    ("relation Suzhou Chengdu", "Global Network of Learning Cities"),
    ("Wuhan Xi'an relation", "Cultural Empowerment"),
]
UNANSWERED = [
    "How are share prices doing?",
    "今日大盘走势",
    "How many more complaints did Shanghai's 12345 hotline get than the year before?",
    "上海12345热线投诉量一年增加了多少？",
    "列出12个城市预算的文献",
    "Which document lists the salaries of the mayors of the twelve cities?",
    "提到拉萨的来源",
    "There is a school that teaches chess to its students. Which one is it?",
    "What three stages has Wuhan gone through in building a learning city?",
    "Which region pursued an approach known as “slow growth”?",
    "ratio of public to private schools in Ningbo",
    "香港移动宽带平均每秒能下载多少兆比特？",
]


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_a_number(seed_base: KnowledgeBase, question: str, number: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number


@pytest.mark.parametrize(("question", "keys"), ENTITIES)
def test_what_is_named(seed_base: KnowledgeBase, question: str, keys: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.id for item in value.items or ()} == set(keys.split())


@pytest.mark.parametrize("question", SUMS)
def test_the_papers_add_up_to_the_printed_519(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is True
    assert "519" in answer.headline


@pytest.mark.parametrize(("question", "told"), TEXTS)
def test_what_is_told(seed_base: KnowledgeBase, question: str, told: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert told.lower() in answer.headline.lower()


@pytest.mark.parametrize("question", UNANSWERED)
def test_what_no_source_answers(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"
