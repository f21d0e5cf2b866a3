"""Half an answer is none: two things asked, two sides of a sum, an end of no order. Values by hand from the lines named."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer

NUMBERS = [  # gsc-2020 l. 696: 8400 in 2015, 14710 in 2016, 75 %; l. 694: 29, 9, 7; l. 704-706: 1100 and 519; l. 469: 2006, 2014
    ("How many more companies were newly set up in City Road in 2016 than in the previous year?", 6310),
    ("伦敦城市路2016年新设企业比前一年多多少家？", 6310),
    ("伦敦城市路2016年新设企业比上一年增长百分之几？", 75),
    ("How many fintech unicorns of the world are neither in London nor in the Bay Area?", 13),
    ("全球29家金融科技独角兽中，有多少家既不在湾区也不在伦敦？", 13),
    ("Of the 1100 papers found, how many were excluded?", 581),
    ("检索到的1100篇文献中，有多少篇没有入选？", 581),
    ("By how many years does iN2015 predate Smart Nation 2025?", 8),
    # islec-2016 l. 35, 47: 13,600 and 68; gnlc-12 l. 244: 12, l. 274-283: five ways; ningbo-2023 l. 51: 4 yuan
    ("iSLEC居民调查平均到每座参评城市有多少份有效样本？", 200),
    ("成都社区教育互动发展联盟有多少个区县结对？", 12),
    ("How many kinds of cooperation does Wuhan's university-community alliance have?", 5),
    ("宁波社区教育专项经费人均至少几块钱？", 4),
    # gsc-2020 l. 708-731: Beijing 72, Shanghai 42, Hong Kong 18, London 56, New York 68; l. 156: 48 major cities, 70 indicators
    ("北京、上海、香港三城的智慧城市文献合计有多少篇？", 132),
    ("伦敦和纽约的智慧城市论文加起来有多少篇？", 124),
    ("北京有多少篇智慧城市文献？", 72),
    ("How many smart city publications do London and New York have in total?", 124),
    ("北京的智慧城市文献比上海多多少篇？", 30),
    (
        "How many major cities does the Mori Memorial Foundation's index rank, as summarised in the smart cities report?",
        48,
    ),
    ("How many major cities does the Global Power City Index cover?", 48),
    ("森纪念财团的指数有多少项指标？", 70),
]

TEXTS = [  # ningbo-2023 l. 5-7, 43, 74; gsc-2020 l. 311-313, 501, 670; gnlc-12 l. 149, 262, 289-295
    ("Where do the authors of the Ningbo paper work?", ("Ningbo Open University",)),
    ("宁波论文的两位作者来自哪所大学？", ("宁波开放大学",)),
    ("What are Hong Kong's household broadband penetration and mobile penetration rates?", ("93.6", "283.7")),
    ("Which two bodies run Guangzhou's academy for older people, and around which app ecosystem is it organised?", ("Guangzhou Open University", "WeChat")),
    ("Which name does New York's ten-year development plan of 2015 carry?", ("New New York City",)),
    ("How far ahead can Snips predict passenger numbers?", ("a week",)),
    ("企业按比例提取的经费用在什么地方？", ("教育培训",)),
    ("武汉教育云平台的课程社区和名师工作室分别有多少个？", ("768", "164")),
    ("Fintech unicorns: the number in London and the world figure", ("Seven", "29")),  # gsc-2020 l. 694
    ("fixed broadband speed and households covered in Hong Kong", ("93.6", "176.7")),
    ("broadband speed and household coverage, Hong Kong", ("93.6", "176.7")),
    # gnlc-12, Tables 3 and VI: Taiyuan is balanced, Changzhou culturally empowered
    ("用“三位一体”激励机制撬动建设的是哪座城市，归于哪一类型？", ("太原", "均衡发展型")),
    ("打造“常有优学”教育名片的是哪座城市，属于哪一类？", ("常州", "文化赋能型")),
    ("Which city set up a “Trinity” incentive mechanism, and of which type is it?", ("Taiyuan", "Balanced development")),
    # gnlc-12 l. 248, 289; ningbo-2023 l. 66; gsc-2020 l. 469
    ("what do the six Ws of the 6W service system stand for (which city is it?)", ("Hangzhou", "Whoever", "Willingness", "Whichever")),
    ("6W服务体系指什么？是哪座城市？", ("杭州", "任何人", "任何方式")),
    ("What is the Elderly Academy, and which city is it?", ("Guangzhou", "Open University")),
    ("What is the double-high project in Ningbo?", ("high-level adult schools",)),
    ("宁波的双高项目是什么？", ("高",)),
    ("What is the smart nation plan of Singapore?", ("Smart Nation 2025", "2014")),
    ("苏州 and 武汉 之间有什么 relation？", ("全球学习型城市网络",)),  # gnlc-12 l. 6
    ("What relation is there between Suzhou and Wuhan?", ("Global Network of Learning Cities",)),
    ("Under which 2006 programme did Singapore plan an ICT ecosystem for all walks of life?", ("iN2015",)),
]  # fmt: skip

PLACES = [  # gnlc-12 l. 252; gsc-2020 l. 499-503
    ("Is Creative December a brand event of Guangzhou or of Shenzhen?", "city:shenzhen"),
    ("“读书月”是深圳的还是广州的？", "city:shenzhen"),
    ("Is the Tranquilien app from Paris or London?", "city:paris"),
]

UNTOLD = [
    "宁波的老年学校和社区学校各有多少所？",  # that there are such schools is told, and no number
    "宁波的社区学校和老年学校各有多少所？",
    "Which Hong Kong mobile operator is the cheapest?",
    "Which Hong Kong operator sells the cheapest tariff this week?",
    "香港手机普及率哪一年首次突破200%？",
    "In which year did Hong Kong's mobile phone penetration first exceed 150 per cent?",
    "How many serving and newly recruited teachers together did Xiong'an reach?",
    "Was the 20th or the 19th Party Congress report about the digitalization of education?",
    "What does the report credit for Dubai's top mark in public safety?",
    "Which Chinese cities received global venture capital by 2017?",
    "Software developers in London and Paris: numbers",
    "设有164个名师工作室的是哪座城市，有没有条例？",
]


def ask(base: KnowledgeBase, question: str) -> Answer:
    """The answer, and the question beside it where a test fails."""
    answer = base.ask(question)
    assert answer.question == question
    return answer


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_a_number_is_that_of_the_whole_question(seed_base: KnowledgeBase, question: str, number: float) -> None:
    value = ask(seed_base, question).value
    assert value is not None
    assert value.number == pytest.approx(number)


@pytest.mark.parametrize(("question", "told"), TEXTS)
def test_all_that_is_asked_is_told(seed_base: KnowledgeBase, question: str, told: tuple[str, ...]) -> None:
    answer = ask(seed_base, question)
    assert answer.status == "answered"
    assert all(word in answer.headline for word in told)


@pytest.mark.parametrize(("question", "place"), PLACES)
def test_one_of_two_places_is_named(seed_base: KnowledgeBase, question: str, place: str) -> None:
    value = ask(seed_base, question).value
    assert value is not None
    assert [item.id for item in value.items or ()] == [place]


@pytest.mark.parametrize("question", UNTOLD)
def test_what_no_source_tells_is_not_answered(seed_base: KnowledgeBase, question: str) -> None:
    assert ask(seed_base, question).status != "answered"
