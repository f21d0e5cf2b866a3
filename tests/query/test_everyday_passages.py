"""Everyday wordings of what passages tell, and statements on shares and on all dimensions tested against the tables."""

import pytest

from kb.knowledge import KnowledgeBase

NUMBERS = [
    # gsc-2020, Hong Kong: 93.6 %, eleven cable systems, four local operators, three hectares; Paris: a week in advance
    ("What share of Hong Kong homes have broadband?", 93.6),
    ("香港有多少比例的家庭接通了宽带？", 93.6),
    ("How many undersea cables serve Hong Kong?", 11),
    ("香港有多少家本地电讯商在竞争？", 4),
    ("How much land, in hectares, did the Hong Kong government earmark for high-end server farms?", 3),
    ("How many hectares did Hong Kong set aside for data centres?", 3),
    ("How far ahead can the algorithm predict how many riders get on and off each train around Paris?", 1),
    ("Snips的算法能提前多久预测客流？", 1),
    # gsc-2020, convenient transportation: the 5-kilometre taxi fare; London: 61 %, 360000
    ("How long a cab ride, in kilometres, is taken to compare the fares?", 5),
    ("打车费用比较的是多少公里的车程？", 5),
    ("伦敦金融科技从业人员2018年增长了多少？", 61),
    ("How many coders work in London?", 360000),
    # ningbo-2023, 3.2: junior to senior high school 98.5 %, college entrance 96.29 %, vocational employment above 99 %
    ("What share of Ningbo's pupils who finish junior school go on to senior high?", 98.5),
    ("宁波初中毕业生有多少比例上高中？", 98.5),
    ("What share of Ningbo's school leavers got into university?", 96.29),
    ("宁波考上大学的考生占多少？", 96.29),
    ("What portion of vocational graduates in Ningbo find work straight away?", 99),
    ("宁波职校毕业生找到工作的比例是多少？", 99),
    ("How many years without a break has Ningbo held its learning festival week?", 17),
    # ningbo-2023, 3.1: 4 yuan or more per head; smart-education-areas: more than 16,000 and above 4,000 teachers
    ("What is the lowest sum per head, in yuan, that Ningbo's counties put aside for neighbourhood classes?", 4),
    ("雄安大概让多少名在岗老师参加了集中进修？", 16000),
    ("How many newcomers to teaching were tested on paper and face to face in Xiong'an?", 4000),
    # smart-education-areas: above 4,000 new teachers; gnlc-12, VI.I: fourteen commissions and bureaus
    ("How many newly hired teachers, at least, had to sit papers and interviews in Xiong'an?", 4000),
    ("How many newly recruited teachers in Xiong'an had to take a written examination and interviews?", 4000),
    ("How many offices of the Beijing government signed the 2016-2020 action plan together?", 14),
    ("北京市有多少个部门联合印发了2016—2020年行动计划？", 14),
]

DATES = [
    # islec-2016, 1.1: by 2020; gsc-2020: in 2018, in 2006, April 2012, October 2013
    ("By which year did national policy want a batch of smart cities with their own character?", "2020"),
    ("国家提出到哪一年要建成一批特色鲜明的智慧城市？", "2020"),
    ("首尔到哪一年投入12亿美元？", "2022"),  # announced in 2019, by 2022
    ("中国的教育信息化2.0行动计划是哪一年出台的？", "2018"),
    ("智慧首尔2015计划是哪一年出台的？", "2011"),
    ("In what year did Singapore start its plan to become an intelligent nation?", "2006"),
    ("When did Seoul put its platform for public datasets in place?", "2012-04"),
    ("When did South Korea's dedicated statute on public-sector data come into force?", "2013-10"),
    # ningbo-2023, 1: the 10th Five-Year Plan, 2001
    ("When did a Ningbo five-year plan first say the city wanted to become a learning city?", "2001"),
    ("When did a five-year plan of Ningbo first declare that it wanted to be a learning city?", "2001"),
    ("宁波的五年规划哪一年首次提出要建设学习型城市？", "2001"),
]

TEXTS = [
    # gsc-2020: one qualitative dimension, smart reputation; IBM's three sides; plus or minus one standard deviation
    ('What does the "1" in the "5+1" model stand for?', ("smart reputation",)),
    ("“5+1”模型里的那个“1”是什么？", ("智慧声誉",)),
    ("三个层级是按什么统计量划分的？", ("标准差",)),
    ("The bands 'leading', 'advanced' and 'following' are drawn using which statistical measure around the mean?", ("standard deviation",)),
    ("What app tells Paris commuters how crowded trains will be?", ("Tranquilien",)),
    ("哪款软件能预测巴黎列车有多挤？", ("Tranquilien",)),
    ("香港允许把哪类旧楼改建为数据中心？", ("工业大厦",)),
    # islec-2016, key point 8
    ("Smart learning environments give backing to what kind of education?", ("online education",)),
    ("智慧学习环境为哪一种教育的发展提供了重要支撑？", ("在线教育",)),
    # gnlc-12, V: new citizens and rural skills in Chengdu, the venues of Wuhan, Taiyuan's Trinity
    ("Which suburb of Chengdu teaches incomers so that they settle in sooner?", ("new citizens",)),
    ("成都偏远乡下的农民学什么来增收？", ("职业教育",)),
    ("What do bookstore lovers and art fans get in Wuhan?", ("Book City", "Qintai")),
    ("太原的奖励机制叫什么名字？", ("三位一体",)),
    ("太原用的那套调动积极性的奖励办法叫什么名堂？", ("三位一体",)),
    # gnlc-12, III.II: performance audits and public participation; II.2: the proportion of financial input
    ("How do the twelve cities make sure that money is not misused?", ("audits", "public participation")),
    ("各城怎样保证经费不至于浪费？", ("绩效审计", "公众参与")),
    ("十二城研究说，地方立法把钱方面的什么事定死了，让政策不至于半途而废？", ("财政投入比例",)),
    # gnlc-12, IV.II: self-built, co-built and introduced
    ("除了自建以外，各城的网上课程还靠哪些办法得来？", ("共建", "引进")),
    # ningbo-2023, 3.1: four systems, the committee of 2020, the office; 4.2, 4.4 and 5: parents, leaders, legal workers
    ("宁波的终身教育除了四个层级，还分哪四大块？", ("学校", "行业", "社区", "网络")),
    ("宁波市里专管社区教育的办公室，一把手由谁兼着？", ("教育局局长",)),
    ("宁波论文认为，家里该由谁来培养小孩的好奇心和求知欲？", ("家长",)),
    ("Who should make children curious at home, according to the Ningbo paper?", ("Parents",)),
    ("要让一个单位人人爱学，宁波论文说谁起关键作用？", ("领导者",)),
    ("Who is told at the end of the Ningbo paper to see that the law gets teeth?", ("legal workers",)),
    # ningbo-2023, acknowledgement
    ("What is the project number of the funding behind the Ningbo study?", ("G2023-2-83",)),
    ("宁波论文的项目编号是多少？", ("G2023-2-83",)),
    # smart-education-areas: homework and off-campus tutoring; Dongcheng
    ("国家最近想减掉学生的哪两副担子？", ("作业", "校外")),
    ("北京哪个城区的学校会根据体检情况给每个孩子量身安排锻炼？", ("东城",)),
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
    # gsc-2020, venture capital and smart reputation
    ("Which city had overtaken Silicon Valley as the top magnet for venture capital by 2017?", {"Beijing"}),
    ("学术界在智慧城市的“模式”方面最青睐哪座城市？", {"Singapore"}),
    # gnlc-12, VI.III: venues of universities
    ("Which of the twelve learning cities let people borrow campus halls?", {"Wuhan"}),
    ("是哪座城市为中小学做了一整套涵盖各门课的网上教材，让家长和孩子都叫好？", {"Wuhan"}),
    ("Which town has set its heart on being famous around the globe for education?", {"Nanjing"}),
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
    # gsc-2020 and islec-2016 tell it of another nation, another subject, another number, or not at all
    "Which arm of the US government launched smart city trials?",
    "除了政府的顶层设计，建设城市智慧学习环境还需要哪些力量参与？",
    "Besides the government, who should take part in building smart learning environments?",
    "How many calls did the Shanghai 12345 hotline take?",
    "上海12345热线一共接到市民多少通电话？",
    "How many ethnicities live in Dubai?",
    "How many coders work in Paris?",
    "How many square metres did Dubai earmark for data centres?",
    "到哪一年上海要建成学习型社会？",
    "By what year does Ningbo want to be a learning city?",
    "Will the Tranquilien app be the best in 2030?",
    "What are the three parts of Taiyuan's Trinity called?",  # not named
    "太原“三位一体”的三个部分叫什么？",
    "What are Hangzhou's ten learning brands called?",
    "Which of the twelve learning cities held the forum on smart education?",  # its place is not printed
    "宁波论文认为学习型组织里该由谁负责招生？",
    "Which chat app do teachers in Shanghai rely on to reach the old?",  # told of Guangzhou
    "How many newcomers to teaching were tested in Wuhan?",  # told of Xiong'an
    "What reward scheme does Chengdu use to motivate residents?",  # told of Taiyuan
    "Does Suzhou have a day set aside for books?",  # told of Ningbo
    "苏州为爱看书的人设了什么节日？",
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
