"""Plans said in words, in both languages: sets, conditions and forms of asking, from which questions are put together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from kb.query.grammar.asking import beaten
from kb.query.grammar.meanings import Cities
from kb.query.kinds.quantifying import Holds
from kb.query.kinds.selecting import Check, Count, Find
from kb.query.plan import Plan
from kb.query.selection.conditions import (
    AllOf,
    Condition,
    HasBody,
    HasPath,
    HasRegulation,
    InNetwork,
    InPlace,
    InTier,
    NamedCities,
    ScoreTest,
    Selection,
)
from kb.query.selection.dates import DateTest


@dataclass(frozen=True)
class Said:
    """A condition, or the set of a condition, and the ways to say it."""

    condition: Condition
    en: tuple[str, ...]
    zh: tuple[str, ...]


def _said(condition: Condition, en: str, zh: str) -> Said:
    return Said(condition, tuple(en.split("|")), tuple(zh.split("|")))


SETS = (
    _said(InNetwork(network="gnlc"), "GNLC members|members of the GNLC|GNLC cities|learning cities of the GNLC",
          "GNLC成员|GNLC成员城市|GNLC城市"),
    _said(InPlace(place="western-china"), "western cities|cities in western China|cities of the west", "西部城市|西部地区的城市"),
    _said(InPlace(place="eastern-china"), "eastern cities|cities in eastern China", "东部城市|东部的城市"),
    _said(InTier(tier="municipality"), "municipalities", "直辖市"),
    _said(InTier(tier="provincial-capital"), "provincial capitals", "省会城市|省会"),
    _said(InTier(tier="prefecture-level"), "prefecture-level cities", "地级市"),
    _said(HasPath(types=("industry-driven",)), "industry-driven cities|cities of the industry-driven type",
          "产业驱动型城市|产业驱动型的城市"),
)  # fmt: skip
LAWS = (
    _said(HasRegulation(), "have a law|have a regulation|have legislated|have legislation|have a law of their own"
          "|have adopted a regulation|have passed a law|possess a local regulation",
          "有条例|已经立法|已立法|出台了条例|有地方性法规|制定了条例|拥有地方立法|已有条例|通过了条例"),
    _said(HasRegulation(negate=True), "have no law|lack a regulation|do not have a law|have not legislated|have no legislation"
          "|have not adopted a regulation|lack legislation|have yet to legislate|are without a law",
          "没有条例|尚未立法|未出台条例|无条例|没有立法|还没有条例|并未立法|缺少地方性法规|还没有出台条例"),
)  # fmt: skip
BODIES = (
    _said(HasBody(established=DateTest(op="before", date="2013")),
          "set up a coordinating body before 2013|founded their coordinating body before 2013"
          "|have a coordinating body founded before 2013|established a body earlier than 2013",
          "在2013年以前成立协调机构|协调机构成立于2013年之前|2013年前设立了协调机构|协调机构早于2013年成立"),
    _said(HasBody(established=DateTest(op="after", date="2015")),
          "created a coordinating body after 2015|have a coordinating body set up after 2015|set up their body later than 2015",
          "在2015年以后设立协调机构|协调机构成立于2015年之后|2015年后建立了协调机构|协调机构晚于2015年成立"),
    _said(HasPath(types=("cultural-empowerment",)),
          "belong to the cultural empowerment type|follow the cultural empowerment path|are of the cultural empowerment type",
          "属于文化赋能型|是文化赋能型|走文化赋能型路径"),
)  # fmt: skip
MEASURES = (
    ("islec-2016.learner-experience", "learner experience", "学习者体验"),
    ("islec-2016.city-innovation", "city innovation", "城市创新"),
    ("islec-2016.government-support", "government support", "政府支持"),
    ("islec-2016.home-learning-environment", "the home learning environment", "家庭学习环境"),
)
BOUNDS = (
    (">", 0.6, "score above 0.6 on M|exceed 0.6 in M|score more than 0.6 for M|score higher than 0.6 in M|surpass 0.6 on M",
     "M得分高于0.6|M超过0.6|M得分大于0.6|在M上得分高于0.6|M高于0.6|M突破0.6"),
    (">=", 0.5, "score at least 0.5 on M|reach 0.5 in M|score no less than 0.5 on M|score 0.5 or more on M",
     "M得分不低于0.5|M达到0.5|M得分在0.5以上|M至少0.5|M得分不少于0.5"),
    ("<", 0.4, "score below 0.4 on M|score less than 0.4 in M|fall below 0.4 on M|score under 0.4 for M|fall short of 0.4 on M",
     "M得分低于0.4|M不到0.4|M不足0.4|M得分小于0.4|M未达0.4"),
    ("<=", 0.7, "score at most 0.7 on M|score no more than 0.7 in M|score 0.7 or less on M",
     "M得分不高于0.7|M不超过0.7|M得分在0.7以下|M至多0.7"),
)  # fmt: skip
MIDDLES = (
    (">", "mean", "score above average on M|exceed the average on M|beat the average in M|score above the mean on M"
     "|score higher than average in M|surpass the average on M",
     "M高于平均|M得分高于平均水平|M超过平均分|M得分高于均值|M得分在平均以上|M好于平均水平"),
    ("<", "mean", "score below average on M|fall below the average on M|score lower than the average in M|trail the average on M",
     "M低于平均|M得分低于平均水平|M不及平均分|M得分低于均值|M得分在平均以下"),
    (">", "median", "score above the median on M|exceed the median in M", "M高于中位数|M得分超过中位数"),
)  # fmt: skip
TOPS = (
    (10, "rank in the top ten for M|rank among the top 10 on M|make the top ten in M|finish in the top ten on M"
     "|are in the top ten for M|are among the ten best in M",
     "M排名前十|M进入前十|M跻身前十名|M位列前10名|M排在前十|M居前十位"),
    (5, "rank in the top five for M|are in the top 5 on M|place in the top five for M", "M排名前五|M进入前五名|M排进前5"),
)  # fmt: skip
CITIES = (("hangzhou", "Hangzhou", "杭州"), ("beijing", "Beijing", "北京"), ("wuhan", "Wuhan", "武汉"))
AGAINST = (
    (">", "score higher than C on M|outscore C on M|beat C in M|score better than C in M|are ahead of C on M",
     "M得分高于C|M比C高|M超过C|在M上高于C|M得分比C高|M领先于C"),
    ("<", "score lower than C on M|trail C on M|score worse than C in M|fall behind C on M",
     "M得分低于C|M比C低|M不及C|M落后于C|M得分比C低"),
)  # fmt: skip


def conditions(random: Random) -> Iterator[Said]:
    """Conditions without end, each of another sort than the one before."""
    while True:
        ident, en, zh = random.choice(MEASURES)
        city, city_en, city_zh = random.choice(CITIES)
        names, names_zh = {"M": en, "C": city_en}, {"M": zh, "C": city_zh}

        def of(condition: Condition, said: str, said_zh: str) -> Said:
            return _said(condition, filled(said, **names), filled(said_zh, **names_zh))  # noqa: B023

        yield random.choice(LAWS)
        op, value, bound, bound_zh = random.choice(BOUNDS)
        yield of(ScoreTest(indicator=ident, op=op, value=value), bound, bound_zh)  # type: ignore[arg-type]
        yield random.choice(BODIES)
        op, middle, bound, bound_zh = random.choice(MIDDLES)
        yield of(ScoreTest(indicator=ident, op=op, reference=middle), bound, bound_zh)  # type: ignore[arg-type]
        number, bound, bound_zh = random.choice(TOPS)
        yield of(ScoreTest(indicator=ident, measure="rank", op="<=", value=float(number)), bound, bound_zh)
        op, bound, bound_zh = random.choice(AGAINST)
        one = Selection(conditions=(NamedCities(cities=(city,)),))
        yield of(ScoreTest(indicator=ident, op=op, reference="mean", of=one), bound, bound_zh)  # type: ignore[arg-type]


def filled(said: str, **parts: str) -> str:
    """A pattern with its capital letters replaced, each by its part."""
    return re.sub(r"(?<![a-z])[SPCMZ](?![a-z])", lambda found: parts.get(found[0], found[0]), said)


FIND = ("Which S P?|Which of the S P?|List the S that P.|Name all S that P.|S that P|What are the S that P?|Among the S, which P?|Of the S, which ones P?|Could you tell me which S P?|Give me the S which P|Please show me the S that P.|I would like to know which S P.|Find S that P",
        "哪些SP？|P的S有哪些？|SZ，哪些P？|SZP的有哪些？|列出P的S|有哪些SP？|请问哪些SP？|SZ，P的是哪些？|SZ有哪些P？|请列出P的S。|P的S是哪几个？|SZ都有谁P？|想知道哪些SP|SZ，哪几座P？")  # fmt: skip
COUNT = ("How many S P?|How many of the S P?|What is the number of S that P?|Of the S, how many P?|Count the S that P.|Number of S that P",
         "有多少个SP？|P的S有几个？|SZ有几个P？|SZP的有多少个？|多少个SP？|P的S共有几座？|SZ，P的有几座？|P的S一共有多少个？|P的S数量是多少？|SZ，有几个P？")  # fmt: skip
ALL = ("Do all S P?|Do all of the S P?|Is it true that all S P?|Do the S all P?|Does every one of the S P?",
       "所有S都P吗？|S都P吗？|是不是所有S都P？|S是否都P？|每个S都P吗？|S是不是都P？|是否所有S都P？|S全都P吗？|难道所有S都P吗？")  # fmt: skip
ANY = ("Do any S P?|Do any of the S P?|Are there any S that P?|Are there S that P?|Is it true that some S P?",
       "有没有SP？|有SP吗？|SZ有没有P的？|是否有SP？|有没有P的S？|SZ有没有谁P？|是否存在P的S？|有没有哪个SP？")  # fmt: skip
NONE = ("Do none of the S P?|Is it true that no S P?|Is it true that none of the S P?", "是不是没有一个SP？|没有一个SP，对吗？|是否没有任何SP？")  # fmt: skip
CHECK = ("Does C P?|Is it true that C P?|Is it the case that C P?", "CP吗？|C是否P？|C是不是P？|CP，是吗？|CP，对不对？|请问CP吗？|难道CP吗？")  # fmt: skip

EN_LINKS = (" and ", " and also ", " but ", ", and ", " as well as ", " while they ")
ZH_LINKS = ("且", "并且", "，但", "、", "而且", "，同时", "，并")
Case = tuple[str, Plan]


def cases(number: int, language: str, seed: int = 7) -> Iterator[Case]:
    """Questions with the plans that they ask for."""
    random = Random(seed)
    zh = language == "zh"
    found = conditions(random)
    for _ in range(number):
        among = random.choice(SETS)
        many = random.choice((1, 1, 2, 2, 3))
        said = [next(found) for _ in range(many)]
        where = Selection(conditions=(among.condition, *(one.condition for one in said)))
        ask = random.choice(("find", "find", "count", "check", "all", "any", "none"))
        if ask in ("all", "any", "none"):
            said = said[:1]
        if ask == "check":
            said = said[:2]
        city = random.choice((("dalian", "Dalian", "大连"), ("suzhou", "Suzhou", "苏州"), ("xian", "Xi'an", "西安")))
        one = said[0].condition if len(said) == 1 else AllOf(conditions=tuple(s.condition for s in said))
        plans: dict[str, tuple[Plan, tuple[str, str]]] = {
            "find": (Find(select=where), FIND),
            "count": (Count(select=where), COUNT),
            "check": (beaten(Cities(named=city[:1]), one) or Check(cities=(city[0],), condition=one), CHECK),
            "all": (Holds(among=Selection(conditions=(among.condition,)), condition=said[0].condition, quantifier="all"), ALL),
            "any": (Holds(among=Selection(conditions=(among.condition,)), condition=said[0].condition, quantifier="any"), ANY),
            "none": (Holds(among=Selection(conditions=(among.condition,)), condition=said[0].condition, quantifier="none"), NONE),
        }  # fmt: skip
        plan, forms = plans[ask]
        links = ZH_LINKS if zh else EN_LINKS
        predicate = ""
        for place, part in enumerate(said):
            link = (
                "" if not place else random.choice(links if place == len(said) - 1 else links[-1:] if zh else (", ",))
            )
            predicate += link + random.choice(part.zh if zh else part.en)
        form = random.choice(forms[zh].split("|"))
        if not zh and ask == "check":
            predicate = re.sub(r"^(have|do|lack|are|score|exceed)", r"\1", predicate)
        yield filled(
            form, S=random.choice(among.zh if zh else among.en), P=predicate, C=city[2 if zh else 1],
            Z=random.choice(("中", "里", "当中", "之中")),
        ), plan  # fmt: skip
