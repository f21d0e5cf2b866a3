"""Who did it, by when, which one: a passage that shares words and leaves untold what is asked is no answer. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

UNTOLD = (
    "Who founded Tech City?",  # no document names it; technology is in many passages
    "Where is Tech City?",
    "Who reviewed the GSC report?",  # a Smart City Review is another report
    "Who pays for the Guangzhou Elderly Academy?",  # who built it is told
    "Who funds the Seoul Open Data Plaza?",
    "Who founded TechHub?",  # launched in 2010, sponsored by Google: no founder
    "谁创办了TechHub？",
    "谁投资了首尔开放数据广场？",
    "谁设计了“5+1”模型？",
    "Who came up with Smart Earth?",
    "Who leads Xiong'an?",
    "雄安由谁领导？",
    "By what year does Ningbo want to be a learning city?",  # 2001 is when the goal was set
    "宁波打算到哪一年建成学习型城市？",
    "When was Snips founded?",  # it held a press conference in 2013
    "When did TechHub open branches?",  # since 2011, launched in 2010
    "Snips公司总部在哪里？",  # the one told is DeepMind's
    "What is the budget of the Guangzhou Elderly Academy?",
    "广州老年学堂的预算是多少？",
    "Which bureaus sit on Hangzhou's steering committee?",
    "杭州指导委员会的成员有哪些部门？",
    "Who supports the Global Smart Cities report?",
    "Who heads the Guangzhou Open University?",  # what it builds is told
    "Who trained Xiong'an's teachers?",
    "谁培训了雄安的教师？",
    "Until when does Beijing's action plan run?",  # 2016 is when it was issued
    "What share of London fintech jobs are engineers?",  # the jobs grew by 61 per cent
    "哪份文献印了“1234 million”？",
    "When was Hangzhou's steering committee, the one which is led by the Education Commission, set up?",  # it is not
    "首尔2006年和2011年的计划分别叫什么？",  # none of 2006
    "Which plans did Seoul adopt in 2006 and 2011 respectively?",
    "新加坡2006年和2014年的气候计划分别叫什么？",  # other plans
    "Which body takes the highest decisions on open data in Japan?",  # South Korea's is told
    "Which body takes the highest decisions on education in China?",
    "Which smart education demonstration areas mentioned in the document are districts of Shanghai?",
    "Which practices involve companies?",
    "哪些做法有企业参与？",
)


@pytest.mark.parametrize("question", UNTOLD)
def test_what_is_left_untold_makes_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status != "answered", answer.headline


TOLD = (
    ("Who developed Tranquilien?", "Snips"),
    ("谁开发了Tranquilien？", "Snips"),
    ("Who started the Tranquilien app?", "Snips and SNCF"),
    ("Who sponsored TechHub at first?", "first sponsored by Google"),
    ("TechHub最初由谁赞助？", "最初由谷歌赞助"),
    ("Who introduced the learning city concept?", "Peter Senge"),
    ("谁提出了学习型城市的概念？", "彼得·圣吉"),
    ("Who built the Open Data Plaza?", "Seoul Municipal Government"),
    ("谁建立了首尔开放数据广场？", "首尔市政府"),
    ("Who hired external experts?", "Xiong'an"),
    ("Who are the authors of the paper on Ningbo?", "Xueyan Zhang; Kefeng Xu"),
    ("What is meant by a 'Digital Portrait' in China's smart education demonstration areas?", "Digital Portrait: "),
    ("智慧教育示范区里的“数字画像”指什么？", "数字画像："),
    ("What is meant by community mapping in Seoul?", "Community mapping"),
    ("What is meant by 'technocracy' in the report?", "Hill (2013)"),
    ("What does the report criticise about smart cities?", "Criticism and doubts"),
    ("What is the vision of Hong Kong's Smart City Blueprint?", "world-famous"),
    ("香港智慧城市蓝图的愿景是什么？", "享誉世界"),
    ("天津河西区网上课程举了哪三个例子？", "京剧、茶艺、天文学"),
)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_the_passage_tells_what_is_asked(seed_base: KnowledgeBase, question: str, told: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert told in answer.headline


NAMED = (  # gsc-2020 l. 593; smart-education-areas l. 55, 71; gnlc-12 Table 1
    (
        "Which body, created in December 2013, takes the highest decisions on open data in South Korea?",
        "Open Data Strategy Council",
    ),
    ("Which council makes the top decisions about open data in South Korea?", "Open Data Strategy Council"),
    (
        "Which of the smart education demonstration areas named in the text are districts of Beijing?",
        "Dongcheng District, Haidian District",
    ),
    ("文中点名的智慧教育示范区里，哪些是北京的区？", "东城区、海淀区"),
    ("哪些条例是要到通过的下一个年头才开始施行的？", "成都、西安"),
    ("哪些条例要到颁布后的第二年才生效？", "成都、西安"),
)


@pytest.mark.parametrize(("question", "told"), NAMED)
def test_what_is_told_by_a_deed_or_a_turn_of_speech_is_named(
    seed_base: KnowledgeBase, question: str, told: str
) -> None:
    assert told in seed_base.ask(question).headline


LEADS = (  # gnlc-12 Table 2: Hangzhou and Nanjing
    "Name the lead units of the two cities where the education department does not run the show.",
    "Name the lead entities of the two cities whose learning-city work is not led by the education department.",
    "不由教育部门牵头的城市，牵头单位分别是谁？",
)


@pytest.mark.parametrize("question", LEADS)
def test_lead_units_that_are_asked_for_are_shown(seed_base: KnowledgeBase, question: str) -> None:
    cells = [row.cells["body.lead"] for row in seed_base.ask(question).tables[0].rows]
    assert {getattr(cell, "id", "") for cell in cells} == {
        "organisation:hangzhou-propaganda-department",
        "organisation:nanjing-service-guidance-center",
    }


PLANS = (  # gsc-2020 l. 469
    "新加坡2006年启动、后来又在2014年升级的信息化计划分别叫什么？",
    "新加坡2006年和2014年的信息化计划分别叫什么？",
    "What are the names of the plans that Singapore launched in 2006 and upgraded in 2014?",
)


@pytest.mark.parametrize("question", PLANS)
def test_of_two_years_the_plan_of_each_is_named(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.id for item in value.items or ()} == {"policy:singapore-in2015", "policy:singapore-smart-nation-2025"}


DATES = (
    ("When was TechHub founded?", "2010"),
    ("TechHub是哪年成立的？", "2010"),
    (
        "When was Ningbo's committee for learning city construction created, the one on which the Finance Bureau sits?",
        "2020",
    ),
    ("When did Taiyuan's committee come into being, the one which the education bureau leads?", "2013"),
    ("When was Wuhan's leading group, the one which is led by the Education Commission, set up?", "2012"),
    ("When was the Open Data Strategy Council established?", "2013-12"),
    ("south korea open data strategy council - established in", "2013-12"),
    ("south korea act on provision and use of public data - in effect since", "2013-10"),
    ("South Korea, act on the promotion of the provision and use of public data: effective date?", "2013-10"),
    ("韩国公共数据提供及使用法 生效日期", "2013-10"),
    ("Suzhou regulation: in effect since", "2023-06"),
    ("北京哪一年提出建设学习型城市？", "1999"),
    ("宁波哪一年提出建设学习型城市的目标？", "2001"),
    ("When did Beijing propose a learning city?", "1999"),
)


@pytest.mark.parametrize(("question", "date"), DATES)
def test_the_date_is_of_what_is_asked(seed_base: KnowledgeBase, question: str, date: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.date == date


@pytest.mark.parametrize(
    "question",
    [
        "Which departments belong to Ningbo's promotion committee?",
        "Who sits on Ningbo's promotion committee?",
        "哪些部门是宁波学习型城市建设委员会的成员？",
        "宁波学习型城市建设与终身教育促进委员会的成员包括哪四个局？",
        "宁波学习型城市建设与终身教育促进委员会由哪些局组成？",
    ],
)
def test_the_members_of_a_body_are_told(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.id for item in value.items or ()} == {
        "organisation:ningbo-agriculture-bureau",
        "organisation:ningbo-finance-bureau",
        "organisation:ningbo-human-resources-bureau",
        "organisation:ningbo-education-bureau",
    }


@pytest.mark.parametrize("question", ["北京评出了多少个学习型城市示范区？", "学习型城市示范区北京共认定了几个？"])
def test_zones_that_were_chosen_are_counted(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 7


@pytest.mark.parametrize(
    "question",
    [
        "Since when has the Municipal Education Commission been the leading department of Hangzhou's learning city work?",
        "自哪一年起市教育局成为杭州学习型城市工作的牵头部门？",
        "从何时起，宣传部是武汉学习型城市工作的牵头单位？",
        "成都学习型城市建设指导委员会的成员包括哪些局？",
    ],
)
def test_no_date_of_a_lead_and_no_members_that_no_source_tells(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize(
    ("question", "year"),
    [
        (
            "Since when has the Propaganda Department been the leading department of Hangzhou's learning city work?",
            "2011",
        ),
        ("武汉学习型城市建设的牵头部门从何时起是市教育局？", "2012"),
    ],
)
def test_the_date_of_a_lead_that_is_told(seed_base: KnowledgeBase, question: str, year: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.date == year


@pytest.mark.parametrize(
    "question",
    [
        "哪座城市聘请高校教师组成“专家论坛”，帮助社区建设课程？",
        "Which city hired university teachers as an expert forum to help communities build courses?",
    ],
)
def test_a_translated_name_is_found_by_another_rendering(seed_base: KnowledgeBase, question: str) -> None:
    assert "Wuhan" in seed_base.ask(question).headline or "武汉" in seed_base.ask(question).headline


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("What did Shanghai set up in 2010 on the basis of the steering committee?", "Promotion of Learning Society"),
        ("上海2010年在指导委员会的基础上成立了什么？", "学习型社会建设与终身教育促进委员会"),
    ],
)
def test_what_was_set_up_is_named(seed_base: KnowledgeBase, question: str, body: str) -> None:
    assert body in seed_base.ask(question).headline
