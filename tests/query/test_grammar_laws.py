"""The grammar of laws, bodies, path types and dates: pairs of questions, one plan; values from gnlc-12; near questions that it must not read."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.grammar.reading import parsed
from kb.query.marking.marks import mark
from kb.query.plan import Plan

# English and Chinese, and what the plan answers by gnlc-12 l. 23-58 (laws), l. 74-139 (bodies), l. 173-239 (types): ids, a number, a date, yes or no
PAIRS: list[tuple[str, str, object]] = [
    ("Which regulations were adopted before 2015?", "2015年以前通过的条例有哪些？",
     ["shanghai-lifelong-education", "taiyuan-lifelong-education"]),
    ("Which regulations took effect in June?", "哪些条例在6月施行？", ["suzhou-lifelong-learning", "wuhan-lifelong-learning"]),
    ("Which bodies were founded before 2010?", "2010年以前成立的协调机构有哪些？",
     ["beijing-leading-group", "shanghai-steering-committee", "xian-leading-group"]),
    ("Which coordinating bodies mention lifelong education in their name?", "名称中含有“终身教育”的协调机构有哪些？",
     ["changzhou-leading-group", "nanjing-leading-group", "suzhou-promotion-committee", "taiyuan-promotion-committee"]),
    ("How many regulations were adopted in the 2010s?", "2010年代通过的条例有几部？", 4),
    ("How many of the six laws were in force by the end of 2016?", "到2016年底，已经施行的条例有几部？", 2),
    ("How many regulations had been passed but were not yet in force at the end of 2016?",
     "2016年底已通过但尚未施行的条例有几部？", 1),
    ("Which regulation was adopted first?", "最早通过的条例是哪一部？", ["shanghai-lifelong-education"]),
    ("Which regulation had the shortest gap between adoption and entry into force?", "哪部条例从通过到生效用时最短？", None),
    ("Which city legislated last?", "哪座城市最晚立法？", ["wuhan"]),
    ("Which city was the second to legislate?", "第二个立法的城市是哪座？", ["taiyuan"]),
    ("Which cities passed their law before Chengdu?", "哪些城市在成都之前通过了条例？", ["shanghai", "taiyuan"]),
    ("Which cities founded their body in the same year as Taiyuan?", "哪些城市与太原同年成立协调机构？", ["nanjing", "shenzhen"]),
    ("By the time the iSLEC report was published, which cities had legislated?", "iSLEC报告发布时，哪些城市已经立法？", None),
    ("After Shanghai passed its law, which cities set up a coordinating body?", "上海通过条例之后，哪些城市成立了协调机构？",
     None),
    ("Which regulations took effect in the year after adoption?", "哪些条例是在通过的次年施行的？",
     ["chengdu-community-education", "xian-community-education"]),
    ("Which regulations took effect in the same year they were adopted?", "哪些条例当年通过当年施行？",
     ["shanghai-lifelong-education", "suzhou-lifelong-learning", "taiyuan-lifelong-education", "wuhan-lifelong-learning"]),
    ("Which city waited longest between adoption and entry into force?", "从通过到施行，哪座城市等得最久？", ["xian"]),
    ("How many months passed between adoption and entry into force of Suzhou's regulation?", "苏州的条例从通过到施行隔了几个月？", 5),
    ("What is the average time between adoption and entry into force of the six regulations?",
     "六部条例从通过到施行平均间隔几个月？", 4),
    ("Which cities had a body before they had a law?", "哪些城市的协调机构早于条例？", ["shanghai", "suzhou", "wuhan", "xian"]),
    ("How many cities legislated before setting up a body?", "有几座城市先立法后设机构？", 2),
    ("Did Shanghai set up its body before its law?", "上海是先成立机构后立法的吗？", True),
    ("Did Chengdu legislate before Xi'an?", "成都立法比西安早吗？", True),
    ("Were all the regulations adopted after 2010?", "所有条例都是2010年以后通过的吗？", True),
    ("Is Hangzhou led by the propaganda department?", "杭州是由宣传部牵头的吗？", True),
    ("Which cities are not led by the education authority?", "哪些城市不是由教育部门牵头？", ["hangzhou", "nanjing"]),
    ("In which year were most coordinating bodies founded?", "哪一年成立的协调机构最多？", "2013"),
    ("By what year had half of the twelve cities set up a coordinating body?", "到哪一年12个城市中有一半成立了协调机构？", None),
    ("Which path types have exactly two cities with a law?", "哪些路径类型中恰好有两座城市已立法？",
     ["balanced-development", "cultural-empowerment"]),
    ("Which cities are of the same path type as Wuhan?", "哪些城市和武汉的路径类型相同？", ["changzhou", "xian"]),
    ("When did Taiyuan's law come into force?", "太原的条例何时施行？", "2012-12"),
    ("Which two cities legislated first?", "最早立法的两座城市是哪些？", ["shanghai", "taiyuan"]),
    ("How many years before Wuhan did Shanghai legislate?", "上海立法比武汉早几年？", 13),
    ("Which came first, Shanghai's law or Taiyuan's?", "上海和太原的条例，哪一部更早？", ["shanghai"]),
]  # fmt: skip

# Words that change the meaning, and that no rule of the grammar takes
NEAR = [
    "Which cities almost passed a law before 2015?",
    "Which cities plan to adopt a law before 2030?",
    "Which cities repealed their regulation before 2015?",
    "Which regulations were drafted before 2015?",
    "Which national laws were adopted before 2015?",
    "Which cities should have adopted a law by 2016?",
    "Which cities have two laws?",
    "Which law is the longest?",
    "Who signed the Shanghai regulation?",
    "When did Shanghai adopt its second regulation?",
    "Which regulations were adopted in the second half of the 2010s?",
    "Which regulations took effect in the same month?",
    "Which three bodies were founded in 2011?",
    "哪些城市废止了2015年以前通过的条例？",
    "哪些城市计划在2025年前立法？",
    "哪些城市修订了条例？",
    "哪些城市有两部条例？",
    "哪部条例最长？",
    "上海的条例规定了什么？",
    "哪些条例是近五年通过的？",
]


def plan_of(knowledge: KnowledgeBase, question: str) -> Plan | None:
    base = knowledge.base
    return parsed(base, mark(base, question))


@pytest.mark.parametrize(("english", "chinese", "gold"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_both_languages_give_one_plan_and_the_documents_value(
    seed_base: KnowledgeBase, english: str, chinese: str, gold: object
) -> None:
    plans = [plan_of(seed_base, question) for question in (english, chinese)]
    assert plans[0] is not None
    assert plans[0] == plans[1], plans
    value = seed_base.ask(english).value
    assert value is not None
    if isinstance(gold, list):
        assert sorted(item.id.partition(":")[2] for item in value.items or ()) == gold
    elif isinstance(gold, bool):
        assert value.boolean is gold
    elif isinstance(gold, str):
        assert value.date == gold
    elif gold is not None:
        assert value.number == gold


@pytest.mark.parametrize("question", NEAR)
def test_a_word_that_changes_the_meaning_is_not_read(seed_base: KnowledgeBase, question: str) -> None:
    assert plan_of(seed_base, question) is None


def test_a_law_that_a_city_has_not_is_denied_and_no_date_is_told(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("When did Suzhou approve its community education regulation?")
    assert answer.value is not None
    assert answer.value.boolean is False


def test_a_date_that_is_told_by_an_event_names_the_event(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Which cities legislated in the year Chengdu set up its body?")
    assert any("Chengdu" in note.text for note in answer.notes), answer.notes
