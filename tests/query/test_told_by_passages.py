"""Questions that a passage answers though they are put in other words than it. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

NUMBERS = [
    ("新加坡 2016 年 robots per 10000 employees 达到多少？", 488),  # gsc-2020 l. 678
    ("How many robots per 10,000 employees did Singapore reach in 2016?", 488),
    ("How many sorts of learning organisation does Shanghai set out to nurture?", 4),  # gnlc-12 l. 269
    ("How many kinds of learning organisation does Shanghai cultivate?", 4),
    ("上海要培育几类学习型组织？", 4),
    ("上海的学习型组织分几类？", 4),
    ("robots per 10 000 employees in Singapore", 488),  # gsc-2020 l. 678
    ("Singapore, 2016: robot density per 10 000 employees", 488),
    ("新加坡的机器人密度（每10 000名员工）", 488),
    ("How many municipal departments put their names to Beijing's 2016-2020 action plan?", 14),  # l. 262
    ("北京2016—2020年行动计划由多少个市级部门联合印发？", 14),
    ("What is the least a Ningbo county must put aside per registered resident for community education?", 4),
    ("宁波各区县每位户籍居民最少要拿出多少钱办社区教育？", 4),  # ningbo-2023 l. 51
    (
        "At what minimum rate per head of registered population do Ningbo's counties earmark money for community education (yuan)?",
        4,
    ),
    ("宁波各县按户籍人口人均不低于多少元安排社区教育经费？", 4),
    (
        "How many commissions and bureaus were the joint issuers of Beijing's 2016-2020 learning city action plan?",
        14,
    ),  # l. 262
    ("How many bodies jointly issued Beijing's learning city action plan?", 14),
    ("北京学习型城市建设行动计划由多少家单位联合发文？", 14),
    ("How many major projects did Beijing's action plan launch?", 10),
    ("宁波部分区县人均社区教育经费已达到多少元？", 10),
    ("宁波人均社区教育经费至少多少元？", 4),
    ("宁波的全民终身学习活动周已经连着办了多少年？", 17),  # l. 68
    ("宁波的终身学习活动周接连举办了几年？", 17),
    ("How many years after Seoul put forward “Smart Seoul 2015” did Hong Kong unveil its own smart city blueprint?", 6),
    ("首尔提出“智慧首尔2015”之后过了多少年，香港才公布智慧城市蓝图？", 6),  # 2011 and 2017: gsc-2020 l. 589, 309
]

TEXTS = [
    (
        "What was jointly issued by fourteen Beijing commissions and bureaus in 2016?",
        ("Action Plan for the Construction of Beijing Municipality as a Learning City",),
    ),  # gnlc-12 l. 262
    (
        "What was jointly issued by the 14 commissions and bureaus of Beijing?",
        ("Action Plan for the Construction of Beijing Municipality as a Learning City",),
    ),
    (
        "Who are the two partners behind Guangzhou's academy for senior citizens?",
        ("Guangzhou Open University", "Radio and Television"),
    ),  # gnlc-12 l. 289
    ("谁是广州老年学堂的两个合作方？", ("广州开放大学", "广播电视台")),
    ("What were the first things Beijing put to assessment, back in 2001?", ("learning enterprises",)),  # l. 262
    ("Which start-up and which rail operator brought Paris the app that shows how full a train is?", ("Snips", "SNCF")),
    ("Which company and which railway brought out the train crowding app in Paris?", ("Snips", "SNCF")),  # gsc l. 497
    (
        "Besides cameras in public places, which two police innovations make Dubai's residents feel safe?",
        ("mobile police", "intelligent police station"),
    ),  # l. 551
    (
        "Who is the issuer of the ICT action plan that foresees a web-based service platform for lifelong learners?",
        ("Ministry of Education",),
    ),  # smart-education-areas l. 103-105
    ("哪个部门发布了要建设“互联网+教育”平台的行动计划？", ("教育部",)),
    (
        "Roughly how many serving teachers were trained in Xiong'an, and how many new teachers sat an interview?",
        ("16000", "4000"),
    ),  # l. 91-92
    ("雄安培训了多少在职教师，又有多少新教师参加笔试和面试？", ("16000", "4000")),
    (
        "In the demonstration areas, a “digital portrait” describes which three sides of a student?",
        ("academic", "physical", "mental"),
    ),  # l. 40-42
    ("“数字画像”反映学生的哪三个方面？", ("学业", "身体", "心理")),
    (
        "What was Ningbo's Community University built out of, and in what year was it founded?",
        ("Radio and TV University", "2009"),
    ),  # ningbo-2023 l. 43
    ("宁波社区大学是在什么学校基础上成立的，哪一年成立？", ("广播电视大学", "2009")),
    ("To which author and which year does the Ningbo paper trace the idea of the learning city?", ("Senge", "1990")),
    ("宁波论文把学习型城市概念追溯到哪位作者、哪一年？", ("圣吉", "1990")),  # l. 23
    (
        "According to the twelve-cities paper, what three matters have been pinned down by legal provisions?",
        ("financial input", "quality assessment", "resource guarantee"),
    ),  # gnlc-12 l. 21
    (
        "What kind of institution is China still missing at national level, if we believe the outlook section of the 12-city study?",
        ("leadership and coordination",),
    ),  # l. 299
]

MEANS = [  # what is asked for is a kind or a means: no body, no number, and not what the question says itself
    # gnlc-12 l. 269, 289; smart-education-areas l. 55, 65
    ("Which kinds of learning units, organisations aside, does Shanghai foster?", ("enterprises", "communities", "families")),
    ("上海重点培育的几类学习型组织是什么？", ("学习型企业", "学习型社区", "学习型家庭")),
    ("上海建设的几种学习型组织分别是什么？", ("学习型企业", "学习型社区", "学习型家庭")),
    ("北京东城的学校借助什么形成学生的数字健康画像？", ("健康管理平台", "成长档案")),
    ("On what do schools in Beijing's Dongcheng rely for the digital health portraits of their students?", ("platforms", "growth files")),
    ("By which means does Hexi District offer its extended courses?", ("network platform",)),
    ("常州的教育名片叫什么名字？", ("常有优学",)),
    # gsc-2020 l. 321-325; gnlc-12 l. 252, 280; ningbo-2023 l. 43, 57, 66
    ("What is Hong Kong doing with its land for data centres?", ("Industrial buildings",)),
    ("What does the “1:2:3” path of Shenzhen stand for?", ("One persistence", "Two coverage", "Three services")),
    ("深圳“1:2:3”路径是什么意思？", ("一个坚持", "两个覆盖", "三个服务")),
    ("What venues are shared by universities in Wuhan's alliance?", ("Libraries",)),
    ("Which Ningbo bureau created the division for lifelong education?", ("Municipal Education Bureau",)),
    ("Which levels make up Ningbo's lifelong education network?", ("municipal", "district", "street", "community")),
    ("Through which channels does Ningbo promote lifelong learning?", ("All kinds of media",)),
    # the types themselves, and not how they are promoted: gnlc-12 l. 269
    ("Name the types of learning organisations that Shanghai promotes", ("enterprises", "communities", "families")),
    ("List the kinds of learning organisations Shanghai cultivates", ("enterprises", "communities", "families")),
    ("上海推动哪几类学习型组织？", ("学习型企事业", "学习型社区", "学习型家庭")),
    # a kind of things is no path: smart-education-areas l. 47-56
    ("北京东城区的学校给学生建立了哪一类数字画像？", ("数字健康画像",)),
    ("北京东城区学校为学生建立哪种数字画像？", ("数字健康画像",)),
    ("深圳Welkin学校形成了哪一类数字画像？", ("数字学业画像",)),
    ("What type of digital profile did Dongcheng's schools build for pupils?", ("health portraits",)),
    # gsc-2020 l. 154: 174 cities and 95 indicators; 48 cities and 70 indicators
    ("How big is the IESE Cities in Motion Index (cities ranked, indicators used)?", ("174", "95")),
    ("IESE城市动态指数有多大（排名城市数、指标数）？", ("174", "95")),
    ("Size of the IESE Cities in Motion Index (cities, indicators)", ("174", "95")),
    ("How large is the Global Power City Index (cities ranked and indicators used)?", ("48", "70")),
    # what is called so is no number: gsc-2020 l. 497-501
    ("What is the app called that lets Paris rail passengers check in advance how full a train is, and who developed its algorithm?",
     ("Tranquilien", "Snips")),
    ("What is the app called that shows Paris rail passengers how crowded a train is?", ("Tranquilien",)),
    ("巴黎让乘客提前了解列车拥挤程度的应用叫什么？算法是谁开发的？", ("Tranquilien", "Snips")),
]  # fmt: skip

PLACES = [
    (
        "Which demonstration area put more than 16,000 serving teachers through large-scale training?",
        "Xiong'an New Area",
    ),
    ("哪个示范区对超过16000名在职教师开展了大规模培训？", "雄安新区"),
    ("Which of the demonstration areas trained over 16,000 teachers already in service?", "Xiong'an New Area"),
    (
        "Which city counts a design week and a music festival of the Belt and Road among its cultural brands?",
        "Shenzhen",
    ),
    ("哪个区给学生做了健康方面的数字画像，好为每个人定制体能训练方案？", "东城区"),
    ("Which city counts a reading month among its cultural brands?", "Shenzhen"),  # gnlc-12 l. 252
]

UNTOLD = [
    "What is the most that the counties of Ningbo spend per head on community education?",  # only lower bounds are given
    "Besides mobile police and smart police stations, what has Dubai done to make public places safe?",
    "Besides cameras, which two hospital innovations make Dubai's residents feel safe?",
    "How many municipal libraries put their names to Beijing's 2016-2020 action plan?",
    "Which start-up and which bank brought London the app that shows how full a bus is?",
    "What was the Guangzhou Elderly Academy built on, and in what year did it open?",  # no year is given
    "武汉名师工作室有多少学生？",  # how many studios there are is told, not who learns there
    "武汉课程社区有多少教师？",
    "What kinds of teacher training does Chengdu run?",  # its skills training is none of teachers
    "How does Suzhou fund its industrial innovation?",
    "上海热线每天接到多少投诉？",  # in all, and not in a day
    "How many complaints a day does Shanghai's hotline receive?",
    "宁波学习型城市监测由哪个部门组织？",  # who should is told
    "北京学习型城市建设的三个阶段分别从哪年开始？",
    "When did the three phases of Beijing's learning city each begin?",
    "Name the types of learning organisations that Shanghai abolished",
    "上海的学校给学生建立了哪一类数字画像？",
    "What is the app called that lets London rail passengers check how full a train is?",
    "How large is iSLEC 2016 (cities assessed, indicators)?",  # no address of a page that tells of them
    "city behind the plan for flying cars",
]


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_a_number_is_told(seed_base: KnowledgeBase, question: str, number: float) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert (answer.value.type, answer.value.number) == ("number", number)


@pytest.mark.parametrize(("question", "parts"), [*TEXTS, *MEANS])
def test_every_part_that_is_asked_for_is_told(seed_base: KnowledgeBase, question: str, parts: tuple[str, ...]) -> None:
    answer = seed_base.ask(question)
    text = (answer.value.text or "") if answer.value is not None else ""
    assert all(part in text for part in parts), answer.headline


@pytest.mark.parametrize(("question", "place"), PLACES)
def test_the_place_of_a_passage_is_told(seed_base: KnowledgeBase, question: str, place: str) -> None:
    answer = seed_base.ask(question)
    items = (answer.value.items or []) if answer.value is not None else []
    assert [item.name for item in items] == [place], answer.headline


def test_the_day_a_law_took_effect_is_told(seed_base: KnowledgeBase) -> None:
    """October 2013: gsc-2020 l. 593."""
    for question in (
        "When did South Korea's statute on supplying public data begin to apply?",
        "韩国的公共数据法何时开始施行？",
    ):
        answer = seed_base.ask(question)
        assert answer.value is not None, answer.headline
        assert answer.value.date == "2013-10"


@pytest.mark.parametrize("question", UNTOLD)
def test_what_no_passage_tells_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


PLACES = [
    ("In which learning city was the Qintai Art Museum built?", "Wuhan"),  # gnlc-12 l. 256
    ("Which learning city built the Qintai Art Museum?", "Wuhan"),
    ("琴台美术馆建在哪个学习型城市？", "Wuhan"),
    ("哪个学习型城市举办读书月？", "Shenzhen"),  # l. 250
    ("哪个城市通过 university-community alliance 深化教育资源共享？", "Wuhan"),  # l. 272
    ("哪个城市通过高校—社区联盟深化教育资源共享？", "Wuhan"),
    ("Which city deepens the sharing of educational resources through university-community alliances?", "Wuhan"),
    ('city behind the "Chang You You Xue" education brand', "Changzhou"),  # l. 234
    ('the city behind the "one persistence, two coverage and three services" path', "Shenzhen"),  # l. 252
    ("推行“以评促建”的城市", "Beijing"),  # l. 262-264
]


@pytest.mark.parametrize(("question", "city"), PLACES)
def test_a_learning_city_that_is_asked_for_is_named(seed_base: KnowledgeBase, question: str, city: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [getattr(item, "name_en", item) for item in answer.value.items or ()] == [city]


def test_a_policy_of_a_learning_city_is_no_city(seed_base: KnowledgeBase) -> None:
    """The action plan of 2016: l. 262."""
    value = seed_base.ask("Which learning city policy did Beijing issue in 2016?").value
    assert value is not None
    assert value.entity == "policy"


YEARS = [
    ('"smart Seoul 2015" plan year', "2011"),  # gsc-2020 l. 589
    ("“智慧首尔2015”计划 年份", "2011"),
    ("iN2015: year", "2006"),  # l. 469
    ("Smart Nation 2025 plan year", "2014"),
    ("Open Data Plaza: year", "2012-04"),  # l. 589
    ("Hong Kong Smart City Blueprint, year", "2017-12"),  # l. 309
]


@pytest.mark.parametrize(("question", "date"), YEARS)
def test_the_year_of_a_thing_is_asked_for_in_few_words(seed_base: KnowledgeBase, question: str, date: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.date == date
