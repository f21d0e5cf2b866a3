"""A passage answers when it concerns what is asked; shared small words are no answer. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

UNKNOWN = [
    "Is it true that Ningbo has a lifelong learning museum?",
    "Does Taiyuan run a museum of lifelong learning?",
    "苏州有没有设立终身学习基金？",
    "雄安新区一共有多少名中小学生？",  # teachers are counted, not pupils
    "How many volunteers does Hubei College of Commerce and Trade send out?",
    "Which company built Wuhan's education cloud platform?",
    "西安模式是由哪位市长提出的？",
    "Was the Open Data Plaza closed in 2019?",  # that it was built in 2012 says nothing of its end
    "杭州是不是最早提出“6W”的城市？",  # the system is told, not who was first
    "武汉有没有开设夜校？",
]  # fmt: skip


@pytest.mark.parametrize("question", UNKNOWN)
def test_what_no_passage_says_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status in ("no_data", "unsupported"), answer.headline
    assert not answer.evidence


NUMBERS = [
    ("What is the minimum per-capita standard, in yuan, for special community education funding in Ningbo's counties?", 4),
    ("宁波一些区县的社区教育经费人均已达到甚至超过多少元？", 10),
    ("How many people tried out Tranquilien before it was put on the market?", 2000),
    ("巴黎那款列车拥挤应用第一天有多少乘客使用？", 20000),
    ("Roughly how many serving teachers went through the large-scale training in Xiong'an?", 16000),
    ("How many datasets can be reached through Seoul's open data plaza?", 7000),
    ("Gross enrolment in Ningbo's higher education passes which mark?", 75),
]  # fmt: skip


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_the_figure_counts_what_the_question_counts(seed_base: KnowledgeBase, question: str, number: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number


TEXTS = [
    ("“6W”指的是哪六个词？", "任何时间"),
    ("What do the three Ls in Hangzhou's 3L lifelong education system mean?", "life-wide"),
    ("全球智慧之都报告的“5+1”指的是什么", "智慧声誉"),
    ("Who proposed the Sustainable Development Goals, and in what year, as the smart cities report has it?", "2015"),
    ("武汉案例配图里出现的是哪所院校的志愿服务队？", "湖北商贸学院"),
    ("Where do the figures for export bandwidth come from?", "ITU"),
    ("Smart governance: what is public participation taken to mean there?", "government"),
    ("Why, according to the study, is the data for monitoring Ningbo's learning city thin?", "education system"),
    ("Why are the legal provisions of Ningbo on lifelong education considered insufficient?", "soft provisions"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "said"), TEXTS)
def test_the_passage_that_holds_the_words_of_weight_answers(seed_base: KnowledgeBase, question: str, said: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert said in answer.headline


REASONLESS = [
    "常州的牵头单位为什么是宣传部？",
    "Why did Nanjing pass its lifelong learning regulation later than Shanghai?",
    "Why is Chengdu's score for city innovation so low?",
]


@pytest.mark.parametrize("question", REASONLESS)
def test_a_reason_that_no_source_gives_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


BUREAUS = {"Ningbo Municipal Education Bureau", "Ningbo Finance Bureau", "Ningbo Agriculture and Rural Affairs Bureau",
           "Ningbo Human Resources and Social Affairs Bureau (Human Resources and Social Security Bureau)"}  # fmt: skip
THINGS = [
    ("Which bureaus belong to Ningbo's committee for learning city construction and lifelong education?", BUREAUS),
    ("Which four bureaus are named as members of Ningbo's Committee for the Promotion of Learning City Construction and Lifelong Education?", BUREAUS),
    ("Which departments make up Ningbo's promotion committee?", BUREAUS),
    ("宁波学习型城市建设与终身教育促进委员会由哪些部门组成？", BUREAUS),
    ("宁波市学习型城市建设与终身教育促进委员会的成员单位有哪些？", BUREAUS),
    ("Which districts of Beijing feature in the smart education demonstration paper?",
     {"Dongcheng District", "Haidian District"}),
    ("Whose typical path is described as 'one persistence, two coverage and three services'?", {"Shenzhen"}),
    ("Which city is behind the reading month, the Cultural Fair, the Design Week and Creative December?", {"Shenzhen"}),
    ("Which South Korean open data law took effect in October 2013?",
     {"Act on the Promotion of the Provision and Use of Public Data"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "names"), THINGS)
def test_things_are_found_by_what_is_said_of_them(seed_base: KnowledgeBase, question: str, names: set[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en for item in value.items or []} == names


SOURCES = [
    ("Which document ranks the 68 Chinese cities?", {"source:islec-2016"}),
    ("Which source says when each city's coordinating body was established?", {"source:gnlc-12"}),
    ("五份资料中，提到常州的只有哪一份？", {"source:gnlc-12"}),
    ("“数字画像”的说法出自哪一份资料？", {"source:smart-education-areas"}),
]


@pytest.mark.parametrize(("question", "sources"), SOURCES)
def test_only_the_documents_that_say_it_are_named(seed_base: KnowledgeBase, question: str, sources: set[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.id for item in value.items or []} == sources


def test_a_number_put_to_the_test_is_denied_by_the_figure(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("Did Xiong'an put fewer than ten thousand serving teachers through its training?").value
    assert value is not None
    assert value.boolean is False  # more than 16,000


def test_a_headline_ends_in_one_full_stop(seed_base: KnowledgeBase) -> None:
    said = (
        "New companies in London's City Road are said to have jumped from 8400 to 14710. Is the increase of 75% right?"
    )
    assert not seed_base.ask(said).headline.endswith("..")


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        # Tables 1, 2 and the types of gnlc-12; islec-2016, Table 2
        ("In which document would I find the table of working mechanisms for building learning organizations?", {"gnlc-12"}),
        ("In which document is the table of lifelong learning regulations?", {"gnlc-12"}),
        ("哪份文献里有十二城工作机制设置表？", {"gnlc-12"}),
        ("终身学习条例一览表出自哪份文献？", {"gnlc-12"}),
        ("哪份报告里有学习体验得分表？", {"islec-2016"}),
        # the collection is all that there is
        ("Ningbo turns up in which documents of the collection?", {"islec-2016", "ningbo-2023"}),
        ("Espoo appears in which documents of your knowledge base?", {"ningbo-2023"}),
        ("馆藏资料中，宁波出现在哪些文献里？", {"islec-2016", "ningbo-2023"}),
    ],
)  # fmt: skip
def test_a_table_and_the_collection_are_no_words_to_look_for(
    seed_base: KnowledgeBase, question: str, documents: set[str]
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.id.partition(":")[2] for item in value.items or () if isinstance(item, Ref)} == documents


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Report Cairo's total score in Global Smart Cities 2020.", 54.9),
        ("Report Hangzhou's learner experience score in iSLEC 2016.", 0.755),
        ("Please report the rank of London in Global Smart Cities 2020.", 1),
        ("What is the overall score of Cairo in the Fudan smart city report?", 54.9),
        ("复旦智慧城市报告中莫斯科的综合得分是多少？", 81.3),
        ("2016年智慧学习环境调查一共收集到多少份有效样本？", 13600),
        ("2016年智慧学习环境评估覆盖了多少个城市？", 68),
    ],
)
def test_report_as_an_order_asks_for_no_document(seed_base: KnowledgeBase, question: str, number: float) -> None:
    """gsc-2020, overall table (rows shifted); iSLEC 2016, Tables 2 and 5, section 1.3."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == pytest.approx(number, abs=0.0006)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is AI used for in Dongcheng?", "what is said about: AI"),
        ("Tell me about practices for elderly learners", "practices: Older learners, learners"),
    ],
)
def test_words_are_said_as_the_question_writes_them_and_no_part_of_others(
    seed_base: KnowledgeBase, question: str, text: str
) -> None:
    """*ai* stands in *said*, and *learner* in *learners*."""
    assert seed_base.ask(question).reading.text == text
