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
    # nothing at all, both indices, an end of a level, a month of any year
    "政府支持一分没得的城市": ["Nanchong"],
    "进了两个指数的城市": ["Beijing", "Shanghai"],
    "which four cities make up the bottom following level of GSC": ["Buenos Aires", "Cairo", "Mumbai", "Rio de Janeiro"],
    "law that took effect in a January. whose?": ["Xi'an"],
}  # fmt: skip
NUMBERS = {
    # the first few by a date, and then the mean: (0.8547 + 0.7733 + 0.6404) / 3 in Shanghai, Beijing, Xi'an
    "three oldest bodies, mean of their cities' Fields for Learning score": 0.756133,
    # the best of each of two sets: Beijing 0.8905, Shanghai 0.6739
    "city innovation: best no-law city of the twelve minus best law city, gap?": 0.2166,
    "城市创新：没有条例的最高分城市和有条例的最高分城市差多少": 0.2166,
    "Beijing minus Shanghai on city innovation": 0.2166,
    # a date that is told, two cities that are left, a bound that is reached
    "西安2008年就有领导小组了，按年份算，条例又等了几年才通过": 11,
    "牵头的不是教委的那两座城，iSLEC综合分差多少": 0.0487,
    "how many western cities don't reach the iSLEC mean": 10,
}
TRUTHS = {
    "any path type w/ four or more of the 12 cities in it?": False,
    "is there a path type with three or more cities?": True,
    "iSLEC text says thirty-four cities beat the average. recount - true?": True,
}
REFUSED = (
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
