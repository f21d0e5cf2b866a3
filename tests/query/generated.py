"""Makes questions out of templates, names of the base and cue words, and strings out of anything; always the same ones."""

import random
import string

from kb.model import PathType
from kb.search.fold import words

ENGLISH = (
    "What is {city}'s {indicator} score?",
    "{city} {indicator} rank",
    "Does {city} have a {law}?",
    "When was {city}'s {law} adopted?",
    "Which {place} cities have a {law} {time} {year}?",
    "top {number} cities in {indicator}",
    "bottom {word} cities by {indicator}",
    "Which cities score {op} {score} on {indicator}?",
    "Compare {city} and {other} on {indicator}",
    "difference between {city} and {other} in {indicator}",
    "How many {place} cities are {op} the {average} of the GNLC members in {indicator}?",
    "{average} {indicator} of the {type} cities",
    "Which {type} cities {negation} a {law}?",
    "Which cities set up their body {time} {year} and {negation} a {law}?",
    "Which city is most similar to {city}?",
    "How are {city} and {other} related?",
    "Which sources mention {city}?",
    "What did {city} do for {theme}?",
    "weight of {indicator}",
    "Tell me about {city}",
    "Which cities except {city} rank {op} {number} in {indicator}?",
    "Would you be so kind as to tell me, dear colleague, whether {city} {negation} a {law} {time} {year}?",
    "{city} {year} {indicator} {number} {law} {type}",
    "{indicator} of {city}, {other} and {type} cities {time} {year} or {place}",
)
CHINESE = (
    "{city}的{indicator}得分是多少？",
    "{city}的{indicator}排名第几？",
    "{city}有没有{law}？",
    "{year}年{time}通过{law}的{place}城市有哪些？",
    "{indicator}排名前{word}的城市",
    "{indicator}得分{op}{score}的城市有几个？",
    "{city}和{other}的{indicator}相差多少？",
    "{type}城市的{indicator}{average}是多少？",
    "哪些{type}城市{negation}{law}？",
    "除{city}外，哪些{place}城市{negation}{law}？",
    "哪个城市与{city}最相似？",
    "{city}与{other}有什么关系？",
    "哪些文献提到了{city}？",
    "{city}在{theme}方面有哪些实践？",
    "{indicator}的权重",
    "介绍一下{city}",
    "请问{city}的 {indicator} score 是多少，and {other}?",
)
CUES = {
    "en": {
        "law": ("law", "regulation", "community education regulation", "lifelong learning legislation"),
        "place": ("western", "central", "eastern", "northeast", "GNLC", "sub-provincial", "Jiangsu", "Hubei"),
        "time": ("before", "after", "since", "by", "in", "as of"),
        "op": ("above", "below", "at least", "at most", "over", "no more than"),
        "average": ("average", "median", "mean"),
        "negation": ("have", "lack", "do not have", "never adopted", "neither have"),
        "word": ("three", "five", "ten", "twelve", "twenty"),
        "theme": ("older learners", "open data", "digital platforms", "community education", "teachers"),
    },
    "zh": {
        "law": ("立法", "条例", "社区教育条例", "终身学习立法"),
        "place": ("西部", "中部", "东部", "东北", "GNLC", "副省级", "江苏省", "湖北省"),
        "time": ("以前", "之后", "以来", "之前", "内"),
        "op": ("高于", "低于", "不低于", "不高于", "超过"),
        "average": ("平均分", "中位数", "平均值"),
        "negation": ("有", "没有", "尚未通过", "既没有"),
        "word": ("三", "五", "十", "十二", "二十"),
        "theme": ("老年教育", "开放数据", "数字平台", "社区教育", "教师培训"),
    },
}
ODD = "\x00\x07\x1b\u200b\u200d\u202e\ufeff\u0301\u0378\ud7ff😀𠮷ﬁ①Ⅷ½％＂’‘“”„·…—～　\t\n\r\v\f'\"`;:<>{}[]()|&%$#@!?*/\\^~=+-_,."
WORDS = (
    "武汉上海的条例排名前十没有终身学习得分高于平均值年月第 Wuhan law top 10 score rank not or between 2012 above 0.7 %"
)


def questions(base, count):
    """Questions of all templates with names of the base, English and Chinese by turns."""
    chance = random.Random(20_160_516)
    cities, indicators = list(base.cities.values()), list(base.indicators.values())
    types = [words(name) for row in base.store.rows(PathType) for name in (row.name, row.name_zh)]
    for number in range(count):
        language = "zh" if number % 2 else "en"
        city, other = chance.sample(cities, 2)
        indicator = chance.choice(indicators)
        slots = {
            "city": city.name_zh if language == "zh" else city.name,
            "other": other.name_zh if language == "zh" else other.name,
            "indicator": indicator.name_zh if language == "zh" else indicator.name,
            "type": ("" if language == "zh" else " ").join(chance.choice(types)),
            "year": chance.randint(1995, 2026),
            "number": chance.randint(0, 100),
            "score": round(chance.choice((1, 100)) * chance.random(), chance.randint(0, 4)),
        } | {name: chance.choice(values) for name, values in CUES[language].items()}
        yield chance.choice(CHINESE if language == "zh" else ENGLISH).format(**slots)


def strings(count):
    """Strings of any characters: printable, control, unpaired, Chinese, words of the lexicon, up to 2,000 long."""
    chance = random.Random(20_200_910)
    makers = (
        lambda: chance.choice(string.printable),
        lambda: chance.choice(ODD),
        lambda: chr(chance.randint(0x4E00, 0x9FFF)),
        lambda: chr(chance.choice((chance.randint(0, 0xD7FF), chance.randint(0xE000, 0x10FFFF)))),
        lambda: chance.choice(WORDS.split(" ")) + chance.choice(("", " ", "，")),
        lambda: str(chance.randint(-(10**12), 10**12)),
        lambda: chr(chance.randint(0xD800, 0xDFFF)),
    )
    for number in range(count):
        length = 1_900 if number % 1_000 == 0 else chance.randint(0, 12)
        few = chance.sample(makers, chance.randint(1, 3))
        yield "".join(chance.choice(few)() for _ in range(length))[:2_000]
