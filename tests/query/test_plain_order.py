"""Questions in unusual word order, and those that sound as if the documents answered them.

Values: gnlc-12, Tables 1 to 3; gsc-2020, Tables 1 and 2-1 to 2-6 with the labels as the text reads them, and its account of
the Shanghai hotline; islec-2016, Table 2.
"""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import told

TURNED = [
    ("It was in September of which year that Taiyuan passed its lifelong education regulation?", "2012-09"),
    ("year in which the Ningbo Community University was formally established", "2009"),  # ningbo-2023 l. 43
    ("the year in which Ningbo Community University was established", "2009"),
    ("month in which Suzhou's law came into force", "2023-06"),
    ("It was in May of which year that Shanghai's regulation took effect?", "2011-05"),
    ("It was in which year that Guangzhou set up its leading group?", "2012"),
    ("武汉的条例是在哪一年的六月开始施行的？", "2024-06"),
    ("苏州的条例是在哪一年的1月通过的？", "2023-01"),
    ("On Xi'an's statute book since 2020: what is the regulation called in full?", ["Regulation on the Promotion of Community Education in Xi’an"]),
    ("A “Trinity” incentive mechanism: which of the twelve cities has it in its typical path?", ["Taiyuan"]),
    ("A “1 pattern + 2 systems” model: which of the twelve has it?", ["Hangzhou"]),
    ("Neither leading group nor committee but a joint conference system: which city opted for that?", ["Shenzhen"]),
    ("Neither a steering committee nor a leading group but a promotion committee: which cities chose that?", ["Suzhou", "Taiyuan"]),
    ("哪座城市采用联席会议制度，而不是领导小组或委员会？", ["Shenzhen"]),
    ("既不是领导小组也不是指导委员会，而是联席会议：是哪座城市？", ["Shenzhen"]),
    ("Where nearly everyone else leaves the lead to education officials, which of the twelve gives it to the propaganda department?", ["Hangzhou"]),
    ("Dealing with Toronto there are how many articles in the smart reputation table?", 17),
    ("How many articles deal with Cairo in the smart reputation table?", 4),
    ("多伦多在智慧声誉表里有几篇文章？", 17),
    ("Identical with New York's is the smart infrastructure score of which two other cities?", ["Chicago", "Los Angeles"]),
    ("Which cities are level with New York in smart infrastructure?", ["Chicago", "Los Angeles"]),
    ("哪些城市的智慧基础设施得分与纽约持平？", ["Chicago", "Los Angeles"]),
    ("与芝加哥智慧基础设施得分一样的还有哪几座城市？", ["Los Angeles", "New York"]),
    ("Government support: one city got exactly nothing there. Which?", ["Nanchong"]),
    ("政府支持一项，有一座城市一分未得，是哪座？", ["Nanchong"]),
    ("Better learner experience: Jinhua or Jinzhou?", ["Jinzhou"]),
    ("Best learner experience: Jinhua, Jinzhou or Jilin?", ["Jilin"]),
    ("London or Tokyo: more open data?", ["London"]),
    ("Older law: Taiyuan or Chengdu?", ["Taiyuan"]),
    ("Earlier steering body: Wuhan or Beijing?", ["Beijing"]),
    ("Digital health portraits of students: was it Haidian or Dongcheng that made them?", ["Dongcheng District"]),
    ("上海12345热线由试运行转为正式运行，是哪年哪月哪日？", "2013-01-07"),
    ("When did Shanghai's 12345 hotline formally open?", "2013-01-07"),
    ("上海12345热线何时开始试运行？", "2012-10-08"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), TURNED)
def test_unusual_word_order_is_understood(
    seed_base: KnowledgeBase, question: str, expected: list[str] | str | float
) -> None:
    answer = seed_base.ask(question)
    assert told(answer) == expected, answer.headline


LAST = [
    ("Which city takes the very last place, the 20th, in the overall table of Global Smart Cities 2020?", "Cairo"),
    ("哪个城市在全球智慧之都2020中垫底，排第20位？", "Cairo"),
    ("Which city is last, in 20th place, for smart service?", "Rio de Janeiro"),
    ("Which city is third from the bottom in Global Smart Cities 2020?", "Buenos Aires"),
]


@pytest.mark.parametrize(("question", "city"), LAST)
def test_the_last_place_told_by_its_number_is_still_the_last(
    seed_base: KnowledgeBase, question: str, city: str
) -> None:
    answer = seed_base.ask(question)
    assert told(answer) == [city], answer.headline


OTHER_MONTH = ["It was in July of which year that Taiyuan passed its regulation?", "苏州的条例是在哪一年的3月通过的？"]


@pytest.mark.parametrize("question", OTHER_MONTH)
def test_a_month_that_is_not_the_law_s_is_not_passed_over(seed_base: KnowledgeBase, question: str) -> None:
    """Table 1: Taiyuan in September 2012, Suzhou in January 2023."""
    assert seed_base.ask(question).status != "answered"


UNTOLD = [
    "《北京市学习型城市建设行动计划（2016-2020）》的总预算是多少？",
    "What is the total budget of the Beijing action plan 2016-2020?",
    "What is the total population of Beijing?",
    "宁波论文的第一作者Xueyan Zhang是哪一年出生的？",
    "When was Kefeng Xu born?",
    "Kefeng Xu的年龄是多少？",
    "Which company built the learning feedback mechanism in use at Shenzhen Welkin School?",
    "武汉教育云平台是哪家公司开发的？",
    "Who built the Wuhan Education Cloud Platform?",
    "Which firm runs the Guangzhou Elderly Academy's WeChat channel?",
    "哪家公司为天津河西区提供网络平台？",
    "Who is the supervisor of Kefeng Xu?",
    "谁是Xueyan Zhang的丈夫？",
]


@pytest.mark.parametrize("question", UNTOLD)
def test_what_no_document_tells_is_refused_without_a_word_on_laws(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "no_data", answer.headline
    assert "titles and dates of laws" not in answer.headline
    assert "条例的名称与时间" not in answer.headline


TO_COME = [
    "2030年之前还会有哪些城市完成终身学习立法？",
    "深圳会在2028年出台终身学习条例吗？",
    "Will Nanjing adopt a regulation by 2027?",
    "Which cities are going to have a steering body in 2031?",
]


@pytest.mark.parametrize("question", TO_COME)
def test_what_is_to_come_is_not_told(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "unsupported"


def test_a_company_that_a_document_names_is_told(seed_base: KnowledgeBase) -> None:
    """gsc-2020, Paris: Snips developed Tranquilien with the SNCF."""
    assert "Snips" in seed_base.ask("Which company developed Tranquilien?").headline


def test_who_a_person_is_is_still_told(seed_base: KnowledgeBase) -> None:
    """ningbo-2023, title page."""
    assert "Cixi College" in seed_base.ask("Who is Kefeng Xu?").headline
