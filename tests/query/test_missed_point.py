"""A list, a search or an order that passes over what a question is about answers another one: it is refused, or read right."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

BESIDE = (
    "Which is the best city to live in?",  # no passage on living says which city is best
    "最适合居住的城市是哪个？",
    "What is the population of Ningbo according to the documents?",  # a rule on funds by head is no population
    "宁波老年教育的参与率是多少？",  # the rate of progress to senior school is another one
    "2016年教育部发布了哪些文件？",  # what is found is of 2013, 2019 and 1996
    "Which policies were issued by more than one ministry?",
    "What is the difference between a lifelong-learning law and a community-education law?",
    "Which organisations lead two or more cities' bodies?",
    "Which law is the strongest?",
    "Which body is the best?",
    "worst law",
    "What errors are in Table 2-6?",  # all errata of all documents are no answer
    "哪些城市的条例是在冬季通过的？",
    "Which of the six laws is the shortest?",  # no word of a wait
    "How many articles does Shanghai's regulation have?",  # papers on smart cities are no articles of a law
    "Which cities signed the Beijing Declaration?",
    "How many schools are in Tianjin's Hexi district?",  # 58 courses are no schools
    "What percentage of the top 20 is Chinese?",
    "What are the six pillars of the GSC?",
    "Who publishes GNLC?",
    "How many demonstration communities has Ningbo?",  # 8 are demonstration cities of China
    "How many pages has the iSLEC report?",
    "What is the maximum of public safety?",
    "Which members of the network score below the iSLEC mean?",  # all cities below it are others
    "How do the leading cities differ from the following cities in smart infrastructure?",
    "What is the median reputation count across the GSC cities?",  # the overall score is no reputation
    "What cutoff separates the advanced from the leading level?",  # how many cities they have is no bound
    "先进层级的分数下限是多少？",
    "What is the total weight of home and community learning environments in iSLEC?",
    "Who calculated the GSC scores?",  # how they are calculated names nobody
    "智慧声誉的数据由谁统计？",
    "Which city has the most universities according to the innovation sub-index?",  # a score of innovation counts none
    "哪座城市的教育经费最高？",  # a passage on one city says nothing of the others
    "Which cities share both the same level and the same country in GSC?",
    "Is there a correlation between iSLEC score and year of legislation?",  # with a law and without says nothing of its year
    "iSLEC得分与立法年份相关吗？",
    "Which sub-index of smart economy does Beijing lead?",  # the unit that leads its body is none
    "哪些城市的创新得分高但学习者体验得分低？",
    "Which cities are high on city innovation but low on learner experience?",
    "东部其他城市和直辖市相比如何？",
    "北京的三级指标得分是多少？",  # the total is no part
    "哪个国家的城市在智慧创新上平均最强？",  # the mean of all names no country
    "没有被评估的成员城市和哪个城市路径相同？",
    "哪些城市的名称在表里印错了？",
    "哪个机构发布了68城指数？",
    "What is the total budget of Suzhou's promotion committee?",  # the name of the committee is no budget
    "What motto does Xi'an's leading group have?",
    "What is Dongcheng's budget?",  # what is told of the district is no budget
    "东城区的预算是多少？",
    "Who leads Xiong'an?",
    "What response rate did the iSLEC resident survey reach?",  # 13,600 samples are no rate
    "Of the money that Seoul announced for its smart city, how much had been spent by 2021?",
    "What is the company called that did the iSLEC resident survey?",  # printed without its name
    "iSLEC的居民抽样调查委托的公司叫什么名字？",
    "宁波有哪几个区县的社区教育经费超过了人均10元？",  # some counties, none named
    "What does membership in the GNLC cost?",  # a verb that was left over
    "Which Chinese cities left the GNLC?",
    "哪些城市退出了全球学习型城市网络？",
    "Which authority passed Taiyuan's law?",  # the sort of thing that is sought
    "太原的条例由哪个机关通过？",
    "Which cities follow the innovation-led path?",  # no such type
    "创新引领型路径有哪些城市？",
    "广州的机构现在还存在吗？",  # that it was set up says nothing of today
    "Is Beijing's leading group still active?",
    "Who founded the GNLC?",  # its members did not
    "Who proposed Suzhou's regulation?",  # the law itself is nobody
    "Which cities plan a law?",
    "哪些城市正在立法？",
    "How can a city apply to the GNLC?",
    "全球学习型城市网络的总部在哪里？",
    "How many learning cities does the network have worldwide?",
    "Who steers Ningbo's learning city?",  # a passage on learning cities
    "Who heads the lead entity in Nanjing?",  # the unit is not its own head
    "其他六个城市的机构分别叫什么？",  # other than which?
    "哪些城市在加入网络后才立法？",  # when they joined is not told
    "哪些城市的机构在北京大会当年成立？",  # the year of a conference is not that of Beijing's body
    "北京的领导小组下设哪些办公室？",
    "Which body was founded one year after Shanghai's?",  # a passage on Shanghai's body knows no other
    "Is there a national law on lifelong learning?",  # that one is wished for is no yes
    "国家层面有没有协调机构？",  # that one is lacking is no yes
    "Does any city follow two path types?",  # that each follows one says nothing of a second
    "哪些城市先后成立过两个机构？",
    "全球学习型城市网络共有多少个成员国？",  # the number of cities
    "南京机构的前身是什么？",
    "What distinguishes the balanced type from the industry-driven type?",  # the cities of both are no difference
    "均衡发展型和产业驱动型有什么区别？",
    "Which types of cities had no body before 2010?",  # types are sought
    "成都条例的执法主体是谁？",  # the title of a law is nobody
    "What is the legal basis of Beijing's leading group?",
    "杭州的指导委员会有多少成员单位？",
    "哪些城市的典型路径提到了文化？",  # one passage of three
    "When did each member join the GNLC?",  # no year for any of them
    "这些城市是哪一年加入全球学习型城市网络的？",
    "Where are the museum learning environment scores of the 68 cities printed?",  # a table, and no city
    "68个城市的博物馆学习环境得分印在哪里？",
)


@pytest.mark.parametrize("question", BESIDE)
def test_what_misses_the_point_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


@pytest.mark.parametrize(
    "question",
    [
        'Which law names "lifelong learning" in its title and came last?',
        "Which law came last?",
        "哪部条例排在最后？",
    ],
)
def test_the_law_that_came_last_is_told_by_its_date(seed_base: KnowledgeBase, question: str) -> None:
    """Wuhan's, adopted in March 2024 (gnlc-12, table 1), and not the law of the city with the lowest score."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.items is not None
    assert [item.name_en for item in value.items if isinstance(item, Ref)] == [
        "Regulations on the Promotion of Lifelong Learning in Wuhan"
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which US cities are in the top ten?", {"New York", "Los Angeles", "Chicago"}),  # gsc-2020, table 2-1
        ("前十名中有几个美国城市？", {"New York", "Los Angeles", "Chicago"}),
        (
            "第20名到第25名是哪些城市？",
            {"Shijiazhuang", "Changsha", "Taiyuan", "Ningbo", "Hefei", "Yantai"},
        ),  # islec-2016, table 2
    ],
)
def test_the_index_is_one_that_has_such_cities_and_places(
    seed_base: KnowledgeBase, question: str, expected: set[str]
) -> None:
    answer = seed_base.ask(question)
    names = {
        str(cell.name_en)
        for table in answer.tables
        for row in table.rows
        for cell in row.cells.values()
        if isinstance(cell, Ref)
    }
    assert expected <= names
    assert answer.status == "answered"
    assert not any(name in names for name in ("Cairo", "London"))


@pytest.mark.parametrize("question", ["柏林 smart service 总分多少", "Berlin smart service total score"])
def test_the_total_of_a_part_is_its_own_score(seed_base: KnowledgeBase, question: str) -> None:
    """62.4 (gsc-2020, table 2-4, printed “Burlin”), without the overall score beside it."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 62.4


@pytest.mark.parametrize("question", ["Where does Shenzhen's 0.6621 come from?", "深圳的0.6621出自哪里？"])
def test_a_value_is_traced_to_its_own_cell(seed_base: KnowledgeBase, question: str) -> None:
    """Shenzhen's overall score (islec-2016, table 2), and not every document that speaks of Shenzhen."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.items is not None
    assert [item.id for item in answer.value.items] == ["source:islec-2016"]


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("Which document mentions Finland's Espoo?", "source:ningbo-2023"),  # l. 35 and 141
        ("哪份文献提到了芬兰的埃斯波？", "source:ningbo-2023"),
        ("武汉条例2024年施行的说法来自哪里？", "source:gnlc-12"),  # table 1, l. 55-58
    ],
)
def test_the_document_is_named_and_not_the_fact(seed_base: KnowledgeBase, question: str, source: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.items is not None
    assert [item.id for item in value.items if isinstance(item, Ref)] == [source]


@pytest.mark.parametrize(
    ("question", "cities"),
    [
        ("全球智慧之都排名第十的城市是哪个？", {"Seoul"}),  # 88.3, gsc-2020 table 2-1
        (
            "哪些城市的综合得分在90分以上？",
            {"London", "New York", "Singapore", "Shanghai", "Beijing", "Paris", "Hong Kong"},
        ),
    ],
)
def test_an_index_is_told_by_its_name_or_its_scale(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.items is not None
    assert {item.name_en for item in value.items if isinstance(item, Ref)} == cities


@pytest.mark.parametrize("question", ["When did Ningbo become a GNLC member?", "宁波什么时候成为GNLC成员？"])
def test_when_a_city_joined_is_no_date_of_a_body(seed_base: KnowledgeBase, question: str) -> None:
    """No source tells when a city joined, nor that Ningbo did; its committee of 2020 is another thing."""
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize(
    "question",
    ["Who leads in Taiyuan, and since when does the committee exist?", "太原的机构由谁牵头，哪一年成立？"],
)
def test_who_leads_and_since_when_are_told_together(seed_base: KnowledgeBase, question: str) -> None:
    """The Municipal Education Commission, 2013 (gnlc-12, table 2)."""
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert "2013" in answer.headline
    assert any(lead in answer.headline for lead in ("Education Commission", "教育局"))


def test_claims_that_fail_are_counted_for_one_edition(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Which claims about the GSC are not supported by the tables?")
    assert answer.reading.plan is not None
    assert answer.reading.plan["kind"] == "inspect"


@pytest.mark.parametrize(
    ("question", "date"),
    [
        (
            "When did the most recently adopted of the six regulations enter into force?",
            "2024-06",
        ),  # Wuhan's, gnlc-12 table 1
        ("最近通过的那部条例是什么时候施行的？", "2024-06"),
        ("When did the earliest adopted law come into force?", "2011-05"),  # Shanghai's
        ("通过最早的条例何时施行？", "2011-05"),
        ("When did the newest law take effect?", "2024-06"),
        # a place from the end: Suzhou's, January and June 2023; Taiyuan's, 2012; Xi'an's body, 2008; Chengdu's, 2017
        ("When did the second most recently adopted regulation come into force?", "2023-06"),
        ("六部条例里 second most recently adopted 的那一部，from which month has it been in force?", "2023-06"),
        ("第二晚通过的条例是什么时候施行的？", "2023-06"),
        ("When was the second oldest of the regulations adopted?", "2012-09"),
        ("When was the third oldest of the coordinating bodies founded?", "2008"),
        ("In which year was the second youngest coordinating body founded?", "2017"),
        ("第二早的协调机构是哪年成立的？", "2007"),
        # three bodies of 2013
        ("What was the busiest single year for founding these municipal coordinating bodies?", "2013"),
        ("在成立协调机构方面，最忙的一年是哪一年？", "2013"),
    ],
)
def test_one_date_orders_and_the_other_is_told(seed_base: KnowledgeBase, question: str, date: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.date == date


def test_a_date_between_two_events_may_order_either(seed_base: KnowledgeBase) -> None:
    assert seed_base.ask("When was the regulation that took effect first adopted?").status != "answered"


@pytest.mark.parametrize(
    "question",
    [
        "Is Beijing in the top five for sustainability?",
        "Is Seoul among the top five on sustainability?",
        "北京的可持续性进前五了吗？",
    ],
)
def test_a_top_is_of_what_is_named_and_not_of_a_total(seed_base: KnowledgeBase, question: str) -> None:
    """gsc-2020, table 2-4: Berlin, London, Toronto, New York and Paris lead in sustainability."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is False


def test_a_list_of_all_practices_is_no_answer_to_those_on_something(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("What practices does Ningbo have on sustainability?")
    assert answer.reading.kind != "things"
