"""Everyday wordings of what passages tell, and statements on shares and on all dimensions tested against the tables."""

import pytest

from kb.knowledge import KnowledgeBase

NUMBERS = [
    # smart-education-areas: above 4,000 new teachers; gnlc-12, VI.I: fourteen commissions and bureaus
    ("How many newly hired teachers, at least, had to sit papers and interviews in Xiong'an?", 4000),
    ("How many newly recruited teachers in Xiong'an had to take a written examination and interviews?", 4000),
    ("How many offices of the Beijing government signed the 2016-2020 action plan together?", 14),
    ("北京市有多少个部门联合印发了2016—2020年行动计划？", 14),
]

DATES = [
    # ningbo-2023, 1: the 10th Five-Year Plan, 2001
    ("When did a Ningbo five-year plan first say the city wanted to become a learning city?", "2001"),
    ("When did a five-year plan of Ningbo first declare that it wanted to be a learning city?", "2001"),
    ("宁波的五年规划哪一年首次提出要建设学习型城市？", "2001"),
]

TEXTS = [
    # gnlc-12, VI.IV, Guangzhou: live teaching and short videos, the WeChat ecology
    ("By what online means does the Guangzou Elderly Academy get its lessons to older people?", ("WeChat", "Live teaching", "short video")),
    ("广州老年学堂的线上授课渠道有哪些？", ("微信", "直播", "短视频")),
    # smart-education-areas: Peking Opera, Tea Art and Astronomy
    ("Besides Astronomy, which two courses are named among those Tianjin Hexi District put on its network platform?", ("Peking Opera", "Tea Art")),
    ("Apart from Tea Art, what two courses are mentioned among those Tianjin Hexi District put on its network platform?", ("Peking Opera", "Astronomy")),
    # gsc-2020, 2.3: Tranquilien of Paris
    ("巴黎那款能提前告诉乘客火车挤不挤的手机应用叫什么名字？", ("Tranquilien",)),
    ("The Paris app that tells passengers how full trains are: what is it called?", ("Tranquilien",)),
    # gnlc-12, II.2: what the laws secure
    ("Having a law is said to have pinned down the share of money put in and to have clarified how resources are guaranteed. What system did it set up besides?", ("quality assessment",)),
    ("Local laws are said to fix the proportion of financial input and resource guarantee. Which system do they set up as well?", ("quality assessment",)),
]  # fmt: skip

CITIES = [
    ("Which city gets universities to lend their libraries and sports halls to neighbourhoods and to send in student volunteers?", {"Wuhan"}),
    # gnlc-12, VI.III: the alliance of Wuhan; Table 3: the industry-driven type
    ("Which city has its campuses lend halls, experts and student helpers to the neighbourhoods around them?", {"Wuhan"}),
    ("Which city has its universities open their halls, experts and student helpers to the neighbourhoods near them?", {"Wuhan"}),
    ("Whose schooling is being pushed upward by what innovating firms demand, with the market as the lever?", {"Guangzhou", "Shenzhen", "Suzhou"}),
    ("Whose education is driven forward by the demand of industrial innovation?", {"Guangzhou", "Shenzhen", "Suzhou"}),
]  # fmt: skip

TESTED = [
    # gsc-2020, London: 14710 / 8400 - 1 is 75.1 %
    ("伦敦City Road一带新成立企业从8400家增加到14710家，报告写增长75%，这个增幅算得对吗？", True),
    # gsc-2020, Tables 2-4 and 2-5: Rio's data openness is above Shanghai's; Buenos Aires' universities above Dubai's
    ("The governance chapter says its last three cities trail the others in all dimensions. Do the numbers bear this out?", False),
    ("The last three cities of smart governance are said to be far behind the others in all dimensions. Does the table support this?", False),
    ("The innovation chapter says its last four cities trail the rest in all dimensions. Do the figures support that?", False),
    ("报告称智慧创新最后四城在各维度上都与其他城市差距很大，数据支持吗？", False),
    # islec-2016, Table 2: 7 of the 17 western cities
    ("报告写西部城市有41.2%高于平均值。按表中的17座城市数一数，这个比例对得上吗？", True),
    ("The report says 41.2% of the western cities, 7 of 17, lie above the average. Does the share hold?", True),
    # Table 5: Xiangyang 0.9834, 1.0000, 0.9609; Yichang 0.9482, 0.9873, 0.9627
    ("Xiangyang and Yichang are credited with more than 0.9 on engagement, approach and achievement alike. True, going by the table?", True),
    ("Wuhan and Yichang are credited with more than 0.9 on engagement, approach and achievement alike. True, going by the table?", False),
    ("Yichang is credited with more than 0.9 on engagement. True, judging by the scores?", True),
]  # fmt: skip

REFUSED = [
    "报告写西部城市有41.2%高于平均值。按表中的18座城市数一数，这个比例对得上吗？",  # they are 17
    "Whose education is driven ahead by tourism?",
    "How many offices of the Chengdu government signed the 2016-2020 action plan together?",
]


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_numbers(seed_base: KnowledgeBase, question: str, number: float) -> None:
    """The number a passage tells is found in other words."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == number, answer.headline


@pytest.mark.parametrize(("question", "date"), DATES)
def test_dates(seed_base: KnowledgeBase, question: str, date: str) -> None:
    """The year a passage tells is found in other words."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.date == date, answer.headline


@pytest.mark.parametrize(("question", "words"), TEXTS)
def test_texts(seed_base: KnowledgeBase, question: str, words: tuple[str, ...]) -> None:
    """The passage is found in other words."""
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert answer.value is not None
    assert all(word in (answer.value.text or "") for word in words), answer.value.text


@pytest.mark.parametrize(("question", "cities"), CITIES)
def test_cities(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    """Cities are found by what a passage or the features of a path type tell of them."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or ()} == cities, answer.headline


@pytest.mark.parametrize(("question", "holds"), TESTED)
def test_statements(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    """A statement of a source is tested against its tables."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is holds, answer.headline


@pytest.mark.parametrize("question", REFUSED)
def test_refused(seed_base: KnowledgeBase, question: str) -> None:
    """What the sources do not tell is not told in other words either."""
    assert seed_base.ask(question).status != "answered"


def test_where_the_figures_of_a_paper_come_from_is_asked_of_the_paper(seed_base: KnowledgeBase) -> None:
    """No list of documents answers what one that is named says of its figures."""
    answer = seed_base.ask(
        "What does the Ningbo paper concede about where the figures for monitoring the learning city come from?"
    )
    assert answer.reading.kind != "trace"
    assert answer.value is None or answer.value.entity != "source"
