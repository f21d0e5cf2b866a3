"""What the grammar joins: what came next, years with most, several attributes, bodies named so, ends of a place; and what is no answer."""

import pytest

from kb.knowledge import KnowledgeBase

# Values from gnlc-12 l. 23-58 (laws), l. 81-139 (bodies), l. 179-239 (types), islec-2016 l. 168-236 and 500-522
THINGS = [
    ("Once Taiyuan had adopted its law, which city was the next to legislate?", ["chengdu"]),
    ("After Chengdu had passed its law, which city came next?", ["xian"]),
    ("太原立法之后，接下来立法的是哪座城市？", ["chengdu"]),
    ("Which city was the next to set up a coordinating body after Beijing?", ["xian"]),
    ("以“指导委员会”（Steering Committee）命名协调机构的城市有哪些？", ["chengdu", "hangzhou", "shanghai"]),
    ("名为领导小组的协调机构，成立于2011年以后的是哪些城市的？", ["guangzhou", "nanjing", "wuhan"]),
    ("Three cities founded their coordinating body in 2013. Which of them scores worst on iSLEC learner experience?", ["shenzhen"]),
    ("Six cities have a regulation. Which of them ranks lowest in iSLEC overall?", ["taiyuan"]),
    ("Which of the top five western cities in iSLEC are GNLC members?", ["chengdu", "xian"]),
    ("智慧学习环境指数东部前五的城市中，哪些是GNLC成员？", ["beijing", "hangzhou", "shanghai"]),
    ("Which GNLC members in the iSLEC top ten have a regulation?", ["shanghai", "wuhan", "xian"]),
    ("Which cities belong to the GNLC twelve and are ranked both in iSLEC 2016 and in GSC 2020?", ["beijing", "shanghai"]),
    ("Taiyuan, Shanghai, Wuhan: where did most months elapse from passage of the law to its entry into force?", ["shanghai"]),
    ("Which city has the oldest coordinating body among those without a law?", ["beijing"]),
    ("先立法后设机构的两座城市属于什么路径类型？", ["balanced-development"]),
    ("Which path type do the two cities not led by the education authority belong to?", ["internationalization-oriented"]),
    ("以产业创新需求倒逼教育升级的那一类，代表城市是哪几座？", ["guangzhou", "shenzhen", "suzhou"]),
    ("中西部地区有哪些GNLC成员？", ["chengdu", "taiyuan", "wuhan", "xian"]),
    ("哪种路径类型的城市全都没有条例？", []),
    ("哪个类型的城市全部没有立法？", []),  # Shanghai, Suzhou, Xi'an and Taiyuan have one, each of another type
    ("哪些类型的城市都没有在2010年前成立机构？", ["industry-driven"]),  # 2012, 2013, 2018
    ("Which cities rank first both in iSLEC 2016 and in the 2020 Global Smart Cities ranking?", []),
]  # fmt: skip

VALUES: list[tuple[str, object]] = [
    ("Which year saw more coordinating bodies founded than any other?", "2013"),
    ("哪一年诞生的协调机构最多？", "2013"),
    ("What percentage of the six regulations took no more than three months to get from adoption to entry into force?", 50),
    ("六部条例中，从通过到施行不超过三个月的占多大比例？", 50),
    ("From the entry into force of Xi'an's act to the adoption of Suzhou's, how many months?", 36),
    ("Where the coordinating body came before the law, how many years lay between the two on average?", 8.25),
    ("机构早于条例的城市，两者平均相隔几年？", 8.25),
    ("How many different subjects do the six regulations have?", 3),
    ("表2所列的12个协调机构里，名称中含有“终身教育”字样的有几个？", 4),
    ("Does the education authority lead the body in all twelve cities?", False),
    ("Do the laws of Suzhou and Wuhan have the same subject?", True),
    ("上海和西安的条例促进的事项相同吗？", False),
    ("到2019年最后一天，西安的条例开始施行了吗？", False),
    ("When Suzhou founded its body in 2018, had its law been adopted?", False),
    ("宁波的促进委员会是哪年成立的？", "2020"),
    ("In which month did Shanghai's law take effect?", "2011-05"),
    ("How many months passed between Suzhou's adoption and entry into force?", 5),  # 2023-01, 2023-06
    ("Does any city have a higher smart governance score than Shanghai but a lower smart service score?", True),  # Seoul
]  # fmt: skip

REFUSED = [
    "Between which two successive adoptions in the table of regulations did the most time go by?",
    "Four cities head the regional lists of iSLEC: which one of them is absent from the learning cities network?",
    "In which month of 2013 was Taiyuan's promotion committee founded?",
    "杭州的机构是2011年哪个月成立的？",
    "太原的机构是哪一天成立的？",
    "Whose regulation took effect in the same month as Wuhan's, in another year?",
    "Is the city with the youngest body also the one with the latest law?",
    "中西部城市在社区教育运营上更看重什么？",
    "When was Ningbo's own regulation on the promotion of lifelong learning adopted?",
]


@pytest.mark.parametrize(("question", "gold"), THINGS, ids=[question for question, _ in THINGS])
def test_the_things_of_the_documents_are_told(seed_base: KnowledgeBase, question: str, gold: list[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert sorted(item.id.partition(":")[2] for item in value.items or ()) == gold


@pytest.mark.parametrize(("question", "gold"), VALUES, ids=[question for question, _ in VALUES])
def test_the_value_of_the_documents_is_told(seed_base: KnowledgeBase, question: str, gold: object) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    told = value.boolean if isinstance(gold, bool) else value.date if isinstance(gold, str) else value.number
    assert told == gold


def test_which_came_first_within_a_year_is_undecided(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("成都2017年设立协调机构的时候，该市的条例是否已经施行？").value
    assert value is not None
    assert value.boolean is None


@pytest.mark.parametrize(
    "question",
    [
        "List the iSLEC rank, the GSC rank and the founding year of the body for Beijing and Shanghai.",
        "并排列出北京和上海的iSLEC排名、GSC排名和协调机构成立时间。",
    ],
)
def test_several_attributes_stand_side_by_side(seed_base: KnowledgeBase, question: str) -> None:
    cells = [tuple(row.cells.values()) for table in seed_base.ask(question).tables for row in table.rows]
    assert all(any(wanted in row for row in cells) for wanted in ("2007", "2006"))


@pytest.mark.parametrize("question", REFUSED)
def test_half_of_a_need_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"
