"""Every phrase of a sort says the same as the usual phrase of it, in the questions in which that sort stands."""

import csv
from pathlib import Path

import pytest

import kb.query.grammar.leaves as leaves
from kb.knowledge import KnowledgeBase
from kb.query.grammar.chart import Grammar, Leaf, parse
from kb.query.grammar.reading import alike, parsed
from kb.query.kinds.selecting import Find
from kb.query.marking.marks import mark
from kb.query.plan import Plan

# sort and value: an English pattern with its usual phrase, a Chinese one with its own
PATTERNS = {
    ("WHICH", ""): ("{} GNLC members have a law?", "which", "{}GNLC成员有条例？", "哪些"),
    ("WHO", ""): ("Of the GNLC members, {} has a law?", "who", "GNLC成员中{}有条例？", "谁"),
    ("HOWMANY", ""): ("{} GNLC members have a law?", "how many", "有条例的GNLC成员{}？", "有几个"),
    ("YN", ""): ("{} all GNLC members have a law?", "do", "杭州{}属于产业驱动型？", "是否"),
    ("YNEND", ""): ("All GNLC members have a law, {}?", "right", "苏州有条例{}？", "吗"),
    ("CITYN", "city"): ("How many {} have a learner experience score above 0.7?", "cities", "学习者体验得分超过0.7的{}有几个？", "城市"),
    ("MEMBERN", ""): ("How many {} have a law?", "members", "有条例的{}有几个？", "成员"),
    ("HAVE", ""): ("Which GNLC members {} a law?", "have", "哪些GNLC成员{}条例？", "有"),
    ("NOT", ""): ("Which eastern cities are {} GNLC members?", "not", "哪些GNLC成员{}条例？", "没有"),
    ("AND", ""): ("Which GNLC members have a law {} have a coordinating body?", "and", "哪些GNLC成员有条例{}有协调机构？", "并且"),
    ("OR", ""): ("Which GNLC members have a law {} have a coordinating body?", "or", "哪些GNLC成员有条例{}有协调机构？", "或者"),
    ("EXCEPT", ""): ("Which GNLC members {} Beijing have a law?", "except", "{}北京，哪些GNLC成员有条例？", "除了"),
    ("EXCEPTEND", ""): (None, "", "除北京{}，哪些GNLC成员有条例？", "之外"),
    ("INTO", ""): ("Which GNLC members {} the top ten for city innovation?", "rank in", "哪些GNLC成员城市创新{}前十？", "进入"),
    ("ASSESSED", ""): ("Which GNLC members are {} Global Smart Cities?", "assessed in", None, ""),
    ("EVERY", "all"): ("Do {} GNLC members have a law?", "all", "{}GNLC成员都有条例吗？", "所有"),
    ("SOME", "any"): ("Do {} GNLC members have a law?", "any", "GNLC成员中{}西部城市？", "有没有"),
    ("NONE", "none"): ("Is it true that {} GNLC members have a law?", "none of", "{}GNLC成员有条例，对吗？", "没有一个"),
    ("MOSTLY", "most"): ("Do {} GNLC members have a law?", "most", "{}GNLC成员都有条例吗？", "大多数"),
    ("SHARE", ""): ("{} GNLC members have a law?", "what share of", "GNLC成员中有条例的{}？", "占多大比例"),
    ("OP", ">"): ("Which GNLC members have a city innovation score {} 0.6?", "above", "哪些GNLC成员城市创新得分{}0.6？", "高于"),
    ("OP", ">="): ("Which GNLC members have a city innovation score {} 0.6?", "at least", "哪些GNLC成员城市创新得分{}0.6？", "至少"),
    ("OP", "<"): ("Which GNLC members have a city innovation score {} 0.6?", "below", "哪些GNLC成员城市创新得分{}0.6？", "低于"),
    ("OP", "<="): ("Which GNLC members have a city innovation score {} 0.6?", "at most", "哪些GNLC成员城市创新得分{}0.6？", "不超过"),
    ("OPEND", ">="): ("Which GNLC members score 0.6 {} on city innovation?", "or more", "哪些GNLC成员城市创新得分0.6{}？", "以上"),
    ("OPEND", "<="): ("Which GNLC members score 0.6 {} on city innovation?", "or less", "哪些GNLC成员城市创新得分0.6{}？", "以下"),
    ("TOP", "max"): ("Which GNLC members are in the {} ten for city innovation?", "top", None, ""),
    ("TOP", "min"): ("Which GNLC members are in the {} ten for city innovation?", "bottom", None, ""),
    ("MEAN", "mean"): ("Which GNLC members score above the {} on city innovation?", "average", "哪些GNLC成员城市创新得分高于{}？", "平均"),
    ("MEAN", "median"): ("Which GNLC members score above the {} on city innovation?", "median", "哪些GNLC成员城市创新得分高于{}？", "中位数"),
}  # fmt: skip
# phrases that one pattern does not hold, with the reason
APART = {
    "failing to": "is no form of *are*",
    "haven t": "is no form of *are*",
    "beating": "stands after no *have a score*",
    "有哪个": "asks whether there is one as well",
    "有哪座": "asks whether there is one as well",
    "which of these": "asks of those who were told of before",
    "which of those": "asks of those who were told of before",
    "which one of them": "asks of those who were told of before",
    "which one of these": "asks of those who were told of before",
    "which one of those": "asks of those who were told of before",
    "which of them": "asks of those who were told of before",
}
ROWS = [
    row
    for file in sorted((Path(leaves.__file__).parent / "words").glob("*.csv"))
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())
]
WITH_LANGUAGE = [
    (key, language) for key, said in PATTERNS.items() for language in ("en", "zh") if said[2 * (language == "zh")]
]


def plan_of(knowledge: KnowledgeBase, question: str) -> Plan | None:
    """What the grammar reads."""
    return parsed(knowledge.base, mark(knowledge.base, question))


@pytest.mark.parametrize(("key", "language"), WITH_LANGUAGE)
def test_every_phrase_of_a_sort_says_the_same(seed_base: KnowledgeBase, key: tuple[str, str], language: str) -> None:
    """Put into the question of its sort in place of the usual phrase."""
    place = 2 * (language == "zh")
    pattern, usual = PATTERNS[key][place : place + 2]
    assert pattern is not None
    expected = plan_of(seed_base, pattern.format(usual))
    assert expected is not None
    phrases = [p for row in ROWS if (row["sort"], row["value"]) == key for p in row[language].split("|") if p]
    assert phrases
    for phrase in phrases:
        if phrase in APART:
            continue
        plan = plan_of(seed_base, pattern.format(phrase))
        assert plan is not None, phrase
        assert alike(plan, expected), phrase


PAIRS = [
    ("Which of the twelve have no law?", "十二个成员里哪些没有条例？"),
    ("Which of the 68 cities score above 0.7 on learner experience?", "68个城市中学习者体验得分超过0.7的有哪些？"),
    ("How many of the twelve GNLC members are provincial capitals?", "这12个GNLC成员里有几个是省会？"),
    ("Which GNLC members are not provincial capitals?", "哪些GNLC成员不是省会城市？"),
    ("Which GNLC members that are not municipalities have a law?", "不是直辖市的成员城市中，哪些有条例？"),
    ("Apart from Beijing and Shanghai, which members have no law?", "除了北京和上海，哪些成员没有条例？"),
    ("Which of the four municipalities are GNLC members?", "四个直辖市中哪些是GNLC成员？"),
    ("Which municipalities and provincial capitals score above 0.7 on learner experience?",
     "直辖市和省会城市中，学习者体验超过0.7的有哪些？"),
    ("Do all municipalities belong to the GNLC?", "直辖市都是GNLC成员吗？"),
    ("Is there a municipality without a law?", "有没有哪个直辖市没有条例？"),
    ("Are all twelve members in the iSLEC top 20?", "12个成员都在iSLEC前20名吗？"),
    ("Do more than half of the GNLC members have a law?", "过半的GNLC成员都有条例吗？"),
    ("What share of the GNLC members have a law?", "GNLC成员中有条例的占多大比例？"),
    ("Do Beijing and Tianjin both have a law?", "北京和天津是不是都有条例？"),
    ("Does either Beijing or Shanghai have a law?", "北京或上海有条例吗？"),
    ("Which of Beijing, Shanghai, Wuhan and Hangzhou have a law?", "北京、上海、武汉、杭州四个城市中哪些有条例？"),
    ("Which cities have neither a law nor a coordinating body?", "哪些城市既没有条例也没有协调机构？"),
    ("GNLC members without a law", "没有条例的GNLC成员"),
    ("eastern cities with learner experience over 0.7", "学习者体验高于0.7的东部城市"),
    ("Is it true that no western member has a law?", "没有一个西部成员有条例，是吗？"),
    ("Which cities outside the GNLC are in the iSLEC top ten?", "GNLC之外哪些城市进入了iSLEC前十？"),
    ("Which Chinese cities are covered by Global Smart Cities?", "哪几座中国城市进入了全球智慧之都？"),
    ("Which cities in Jiangsu, Zhejiang and Guangdong score above 0.6 on learner experience?",
     "江苏、浙江和广东的城市中，学习者体验超过0.6的有哪些？"),
    ("Which members, apart from the municipalities, have a law?", "除直辖市外，哪些成员有条例？"),
    ("Is Chengdu one of the western cities with a law?", "成都是不是有条例的西部城市之一？"),
    ("Which cities outside China score above 80 in smart service?", "中国以外哪些城市智慧服务超过80？"),
    ("What fraction of the 68 cities scores above 0.5 in learner experience?", "68个城市里学习者体验超过0.5的占多少比例？"),
    ("Which of the top ten cities in iSLEC are GNLC members?", "iSLEC前十的城市中哪些是GNLC成员？"),
    ("Which of the western provincial capitals belong to the GNLC?", "西部省会城市里哪些属于GNLC？"),
]  # fmt: skip


@pytest.mark.parametrize(("en", "zh"), PAIRS)
def test_both_languages_ask_for_the_same(seed_base: KnowledgeBase, en: str, zh: str) -> None:
    """A plan in each, and the same."""
    first, second = plan_of(seed_base, en), plan_of(seed_base, zh)
    assert first is not None
    assert second is not None
    assert alike(first, second)


NOT_READ = """
Which GNLC members have only a law?|Which GNLC members have almost reached 0.6 on city innovation?
Which GNLC members have two laws?|Which GNLC members no longer have a law?|Which GNLC members score about 0.6 on city innovation?
Which GNLC members score just above 0.6 on city innovation?|Which is the only GNLC member with a law?
Which GNLC member was the second to pass a law?|When did GNLC members pass a law?|Which province has the most GNLC members?
What do GNLC members with a law have in common?|Do not list GNLC members with a law.|Which GNLC members rose in the ranking?
Which GNLC members have a law and which have not?|Which GNLC members do not have both a law and a body?
Which GNLC members lack a law and a body?|Which GNLC members have not only a law but also a body?
Which of the thirteen GNLC members have a law?|Which of the five GNLC members have a law?|Not all GNLC members have a law, right?
Which ten cities score above 0.7 on learner experience?|Which GNLC members are tied in the top ten for city innovation?
Which members in the east or in the west and with a law are provincial capitals?|coordinating bodies with a law in their name
Which city was the last of the twelve to create a coordinating body?|Which places clear seven tenths on the museum learning environment?
哪些GNLC成员只有条例？|哪些GNLC成员有两部条例？|哪些GNLC成员不再有条例？|哪些GNLC成员城市创新得分约0.6？|哪些GNLC成员城市创新得分略高于0.6？
唯一有条例的GNLC成员是哪个？|第二个有条例的GNLC成员是哪个？|GNLC成员什么时候有条例？|哪些省有GNLC成员？|有条例的GNLC成员得分是多少？
哪些GNLC成员有条例，哪些没有？|GNLC成员不都有条例吗？|GNLC成员是不是不都有条例？|哪些GNLC成员没有条例和机构？|不是所有GNLC成员都有条例，对吗？
除了条例，哪些GNLC成员还有机构？|前三个有条例的GNLC成员是哪些？|GNLC成员有条例吗？|哪十个城市学习者体验超过0.7？
直辖市的城市创新得分比杭州高且低的是哪些？
"""


@pytest.mark.parametrize("question", NOT_READ.replace("\n", "|").strip("|").split("|"))
def test_a_word_that_changes_the_meaning_is_not_read_over(seed_base: KnowledgeBase, question: str) -> None:
    """Such questions are left to the older reading."""
    assert plan_of(seed_base, question) is None


def test_no_phrase_goes_on_over_a_stop(seed_base: KnowledgeBase) -> None:
    """*高、出台* is not *高出*."""
    plan = plan_of(seed_base, "产业驱动型城市中，政府支持比北京高、出台了条例的是哪些？")
    assert plan is not None
    assert plan.kind == "find"


def test_a_plan_that_its_own_checks_refuse_is_no_reading() -> None:
    grammar = Grammar()
    grammar.rule("Q", "LIMIT")(lambda limit: Find(limit=limit))
    assert parse(grammar, [Leaf(0, 1, "LIMIT", 3)], 1, "Q") == [(0.0, Find(limit=3))]
    assert parse(grammar, [Leaf(0, 1, "LIMIT", "three")], 1, "Q") == []
