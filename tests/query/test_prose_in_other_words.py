"""Questions on the prose in a researcher's words, and others beside them that no document answers. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

TOLD = [
    # gnlc-12 l. 256
    ("武汉 learning city 的 multi-dimensional driving path 由哪三个环节组成？", ("文化浸润", "实体支撑", "科教引领")),
    ("What three links make up the multi-dimensional driving path of Wuhan?", ("ultural infiltration", "entity support")),
    # gnlc-12 l. 63
    ("在12个学习型城市中，中西部城市开展社区教育更侧重开发什么？", ("本土化课程",)),
    ("中西部城市的社区教育更看重开发什么？", ("本土化课程",)),
    ("东部学习型城市的社区教育更侧重什么？", ("社会力量",)),
    # gnlc-12 l. 274
    ("武汉推进高校与社区教育联盟所依据的原则是什么？", ("互惠互利", "共同发展")),
    ("武汉高校—社区教育联盟所遵循的原则是什么？", ("互惠互利", "共同发展")),
    # islec-2016 l. 570, 68
    (
        "For which activity of citizens does the iSLEC report call the home learning environment an important place?",
        ("reading",),
    ),
    ("What two cores drive a smart city according to the iSLEC framework?", ("innovative capacity", "livable experience")),
    ("根据iSLEC框架，智慧城市由哪两个核心驱动？", ("创新能力", "宜居体验")),
    # gsc-2020 l. 469, 704, 140, 241
    ("Which masterplan did Singapore adopt in 2006 for an ICT ecosystem?", ("iN2015",)),
    ("全球智慧城市报告的智慧声誉用哪个学术数据库检索文献？", ("Web of Science",)),
    ("Global Smart Cities 2020 的 human dimension 与哪些 city concepts 相关联？", ("学习型城市", "科创城市", "知识城市")),
    ("Under which dimension of a smart city does the learning city fall?", ("human dimension",)),
    ("Which statistic separates leading, advanced and following cities?", ("one standard deviation",)),
    ("What separates the three levels of smart cities?", ("one standard deviation",)),
    ("用什么统计量区分领先型、先进型和追随型城市？", ("一个标准差",)),
    # smart-education-areas l. 29-31, 10-12
    ("What are the two goals of China's smart education development?", ("innovative talents", "educational equity")),
    ("八个智慧教育示范区的专家是在哪个论坛上分享经验的？", ("区域智慧教育新生态",)),
    ("At which forum did the experts of the eight areas share their experience?", ("New Ecology of Regional Smart Education",)),
    # ningbo-2023 l. 23, 25, 78, 133
    ("宁波研究认为“学习型城市”概念最早由哪位学者提出？", ("圣吉",)),
    ("据宁波那篇论文，最早提出学习型城市想法的是哪位学者？", ("圣吉",)),
    ("学习型城市概念由哪位学者首先提出？", ("圣吉",)),
    ("学习型城市概念演进的第三阶段（融合阶段）与哪两个理念相结合？", ("可持续发展", "社会参与")),
    ("学习型城市概念演变的第三阶段是什么？", ("融合阶段",)),
    ("What is the second phase of the learning city concept?", ("development phase",)),
    ("In its third phase, with which two ideas does the learning city concept merge?", ("sustainable development", "social participation")),
    ("除国家指标体系外，宁波的学习型城市评价还参照了哪个省的县域指标？", ("浙江",)),
    ("What is the grant number of the funding behind the Ningbo learning city paper?", ("G2023-2-83",)),
]  # fmt: skip


@pytest.mark.parametrize(("question", "words"), TOLD)
def test_told(seed_base: KnowledgeBase, question: str, words: tuple[str, ...]) -> None:
    """The passage that holds the answer opens it."""
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    told = (answer.value.text or "") if answer.value else ""
    assert all(word in told for word in words), told


def test_lies_in_another_country_than_the_one_that_learns(seed_base: KnowledgeBase) -> None:
    """Espoo's plan is the model, China takes it over: ningbo-2023 l. 35."""
    answer = seed_base.ask("Which Finnish city's development plan is suggested as a model for China's learning cities?")
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == ["city:espoo"]


@pytest.mark.parametrize(
    "question",
    [
        "iSLEC报告提到，北京、上海、宁波、杭州、武汉等大城市从哪一年起正式开展智慧城市建设？",
        "iSLEC报告指出，杭州从哪一年起正式开展智慧城市建设？",
    ],
)
def test_year_of_several_cities(seed_base: KnowledgeBase, question: str) -> None:
    """From 2010 in all five of them: islec-2016 l. 25."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.date == "2010"


UNTOLD = (
    # another country, and no model for it
    "Which arm of the US government launched smart city trials?",
    "Which French ministry launched the future campus project?",
    "Which Swedish city's development plan is suggested as a model for China's learning cities?",
    "哪个法国城市的规划被建议供中国学习型城市借鉴？",
    "Which Chinese city's plan is a model for Finland?",
    # another indicator than the passage's
    "Which company sold the home learning environment survey?",
    "Which newspaper praised the home learning environment?",
    "iSLEC报告称家庭学习环境是市民做什么运动的重要场所？",
    "智慧声誉由哪家银行赞助？",
    # another subject, year or region
    "What are the two goals of Japan's smart education development?",
    "What are the two dangers of smart education?",
    "Which masterplan did Singapore adopt in 2009 for an ICT ecosystem?",
    "武汉高校与社区教育联盟所依据的法律是什么？",
    "东部城市开展社区教育更侧重开发什么？",  # it is central and western cities that develop curricula
    # what was done to a document is not told by what it says
    "Who supports the Global Smart Cities report?",
    "谁资助了全球智慧城市报告？",
    "宁波论文认为学习型组织里该由谁负责招生？",
    "iSLEC报告由哪位市长提出？",
    "哪位市长提出了杭州的3L体系？",
    # set aside, and no other one
    "Besides Hangzhou, which other city has a 3L system?",
    "除武汉外，还有哪座城市提出科教兴市战略？",
    "除上海外，还有哪个城市建立了学分银行？",
    # signs that stand nowhere
    "哪座城市打造“1+N”模式",
    "Which city built a “1+N” model?",
    "哪座城市打造“5+1”模式？",  # a report's
    "Which city has the 1+3+X system?",
    # phases that there are not
    "学习型城市概念的第五阶段是什么？",
    "What is the fifth phase of the concept of the learning city?",
    # numbers of other documents
    "What is the grant number of the funding behind the iSLEC report?",
    "What is the project number of the GNLC study?",
    "资助iSLEC报告的课题编号是什么？",
    # what belongs nowhere
    "学习型城市属于智慧城市的哪个维度？",  # told in Chinese by other words
    "Under which dimension of a smart city does tourism fall?",
    "What separates the four path types?",
    "什么区分了领先型城市与追随型城市？",
)


@pytest.mark.parametrize("question", UNTOLD)
def test_untold(seed_base: KnowledgeBase, question: str) -> None:
    """A passage beside what is asked for is no answer."""
    assert seed_base.ask(question).status != "answered"
