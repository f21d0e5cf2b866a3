"""Blunt wordings: what a list lacks, ends of two sets, the first few before a mean, a law before a body, a bound of a group."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

CITIES = {
    # a path type by its first word, beside another or beside *type*
    "GNLC members neither balanced nor cultural": ["Guangzhou", "Hangzhou", "Nanjing", "Shanghai", "Shenzhen", "Suzhou"],
    "which cities are typed cultural": ["Changzhou", "Wuhan", "Xi'an"],
    "law + cultural type + body before 2010 = ?": ["Xi'an"],
    "国际化或文化赋能型的城市有哪些": ["Changzhou", "Hangzhou", "Nanjing", "Shanghai", "Wuhan", "Xi'an"],
    # a denial that closes its clause denies what stands before it, and nothing behind it
    "没有条例，产业驱动、国际化也都不沾，十二城里还剩谁": ["Beijing", "Changzhou"],
    "直辖市和省会都不是的成员城市": ["Changzhou", "Shenzhen", "Suzhou"],
    "产业驱动型和文化赋能型都不属于，也没有立法的成员城市": ["Beijing", "Hangzhou", "Nanjing"],
    # some are taken out of a set
    "industry-driven cities minus Suzhou": ["Guangzhou", "Shenzhen"],
    "the twelve minus those with a law": ["Beijing", "Changzhou", "Guangzhou", "Hangzhou", "Nanjing", "Shenzhen"],
    "国际化城市减去有条例的，还有谁": ["Hangzhou", "Nanjing"],
    # the law or the body first, and the other then
    "law adopted first, body only after: which cities": ["Taiyuan", "Chengdu"],
    "first the law, then the body - who": ["Taiyuan", "Chengdu"],
    "body first, law second: cities": ["Shanghai", "Xi'an", "Wuhan", "Suzhou"],
    "先有机构后有条例的城市中，两者隔得最久的是哪个市": ["Wuhan"],
    "body first, law later: longest wait": ["Wuhan"],
    # a top k that leaves none of the others out is one thing more that is asked of them
    "省会、有条例、机构2010年以后才有、iSLEC综合前二十，四样都占的": ["Chengdu", "Wuhan"],
    "provincial capital, law, body after 2010, top 20 in iSLEC overall: which?": ["Chengdu", "Wuhan"],
    "GNLC成员、有条例、iSLEC综合前三": ["Shanghai", "Wuhan", "Xi'an"],
    # compared with a city, where no word for cities is said
    "学习成效比襄阳还高的": ["Wenzhou", "Yichang"],
    "higher than Xiangyang on learning achievement": ["Wenzhou", "Yichang"],
    # in no index, and without a law
    "两个指数都没进的成员": ["Changzhou", "Suzhou"],
    "GNLC members w/o law": ["Beijing", "Changzhou", "Guangzhou", "Hangzhou", "Nanjing", "Shenzhen"],
    # nothing at all, both indices, an end of a level, a month of any year
    "政府支持一分没得的城市": ["Nanchong"],
    "进了两个指数的城市": ["Beijing", "Shanghai"],
    "which four cities make up the bottom following level of GSC": ["Buenos Aires", "Cairo", "Mumbai", "Rio de Janeiro"],
    "law that took effect in a January. whose?": ["Xi'an"],
    # what a body is called, and not
    "Joint Conference System rather than a group or committee - where": ["Shenzhen"],
    "leading group instead of a committee: which cities": ["Beijing", "Xi'an", "Changzhou", "Guangzhou", "Wuhan", "Nanjing"],
    "机构名带 Leading Group 的城市，全列": ["Beijing", "Xi'an", "Changzhou", "Guangzhou", "Wuhan", "Nanjing"],
}  # fmt: skip
NUMBERS = {
    # the first few by a date, and then the mean: (0.8547 + 0.7733 + 0.6404) / 3 in Shanghai, Beijing, Xi'an
    "three oldest bodies, mean of their cities' Fields for Learning score": 0.756133,
    # the best of each of two sets: Beijing 0.8905, Shanghai 0.6739
    "city innovation: best no-law city of the twelve minus best law city, gap?": 0.2166,
    "城市创新：没有条例的最高分城市和有条例的最高分城市差多少": 0.2166,
    "Beijing minus Shanghai on city innovation": 0.2166,
    # the first five of one score, and their mean in another: (74.3 + 69.0 + 68.8 + 67.0 + 65.9) / 5
    "智慧经济前五的城市，智慧治理平均多少": 69.0,
    # a date that is told, two cities that are left, a bound that is reached
    "西安2008年就有领导小组了，按年份算，条例又等了几年才通过": 11,
    "牵头的不是教委的那两座城，iSLEC综合分差多少": 0.0487,
    "how many western cities don't reach the iSLEC mean": 10,
}
TRUTHS = {
    "any path type w/ four or more of the 12 cities in it?": False,
    "is there a path type with three or more cities?": True,
    "iSLEC text says thirty-four cities beat the average. recount - true?": True,
    # the first of an order, and not one of the first two that a source names together
    "Is it true that Beijing tops smart service?": False,
    "someone told me Bei Jing tops smart service. GSC table agree?": False,
    "听说北京智慧服务排第一，表里认吗": False,
    "I heard New York tops smart economy - does the table agree?": True,
}
TEXTS = {
    # what a search finds, and an attribute of its city or what is said of it
    "one persistence, two coverage, three services: which city, what type": ("Shenzhen", "Industry-driven"),
    "“一个坚持、两个覆盖、三个服务”是哪个城市的，什么类型": ("深圳", "产业驱动"),
    "Tranquilien - which city, and what for (one line)": ("Paris", "train"),
    # spoken words for where data come from
    "智慧经济里“数字应用”的数据打哪儿来": ("普华永道",),
}
REFUSED = (
    "Shenzhen vs Guangzhou: bigger gap between overall and city innovation?",
    "12345 hotline: calls received from the public, number",  # its number is corrupt
    "best city with a law minus the worst city without a law in city innovation",
    "average overall iSLEC score of the two cities that legislated first",
)


@pytest.mark.parametrize(("question", "cities"), CITIES.items())
def test_a_blunt_question_gives_the_cities(seed_base: KnowledgeBase, question: str, cities: list[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert sorted(item.name_en for item in value.items or () if isinstance(item, Ref)) == sorted(cities)


@pytest.mark.parametrize(("question", "number"), NUMBERS.items())
def test_a_blunt_question_gives_the_number(seed_base: KnowledgeBase, question: str, number: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == pytest.approx(number, abs=1e-6)


@pytest.mark.parametrize(("question", "truth"), TRUTHS.items())
def test_a_blunt_statement_is_put_to_the_test(seed_base: KnowledgeBase, question: str, truth: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is truth


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_understood_in_part_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


@pytest.mark.parametrize(("question", "parts"), TEXTS.items())
def test_a_blunt_question_tells_both_things(seed_base: KnowledgeBase, question: str, parts: tuple[str, ...]) -> None:
    text = getattr(seed_base.ask(question).value, "text", None) or ""
    assert [part for part in parts if part not in text] == []


def test_a_document_of_a_date_is_no_document_of_the_base(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("HK, December 2017, smart city - name of the document").value
    assert value is not None
    assert [item.name_en for item in value.items or () if isinstance(item, Ref)] == ["Hong Kong Smart City Blueprint"]
