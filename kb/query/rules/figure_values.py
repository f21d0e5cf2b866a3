"""Rules that pick among printed figures: *which of Ningbo's rates stand at 100%?*, *which other ranking covers the most cities?*."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.figures import Comparison, Figures, holds
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.search.text import terms

PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent\b|percentage)|百分之(百)|百分之(\d+(?:\.\d+)?)", re.I)
RATES = re.compile(
    r"\b(?:rates?|shares?|percentages?|coverages?|ratios?|figures|proportions?)\b|率|比例|比率|占比|指标|数据", re.I
)
OPS: tuple[tuple[Comparison, re.Pattern[str]], ...] = (
    (
        ">=",
        re.compile(
            r"\b(?:at least|no less than|not below|or more|or higher|reach(?:es|ed)?)\b|不低于|至少|以上|达到或超过",
            re.I,
        ),
    ),
    ("<=", re.compile(r"\b(?:at most|no more than|not above|or less|or lower|up to)\b|不高于|不超过|至多|以下", re.I)),
    (
        ">",
        re.compile(
            r"\b(?:above|over|exceed(?:s|ed)?|more than|higher than|greater than|beyond)\b|超过|高于|大于", re.I
        ),
    ),
    ("<", re.compile(r"\b(?:below|under|less than|lower than|short of|fall short)\b|低于|不足|不到|小于", re.I)),
)
EXACTLY = re.compile(r"\b(?:exactly|precisely)\b|正好|恰好|恰为|刚好", re.I)
GENERAL = frozenset(terms("rate rates share shares percentage percentages coverage coverages ratio ratios figure figures proportion full"
                          " per cent percent stand stands reach reaches reached exceed exceeds education among 率 比例 比率 占比 指标 数据 各项"))  # fmt: skip
SO_MANY = {"two": 2, "three": 3, "four": 4, "两": 2, "三": 3, "四": 4}
WHICH_MANY = re.compile(r"\bwhich (two|three|four)\b|哪(两|三|四)", re.I)
UNITS = {
    "city": "cities",
    "cities": "cities",
    "indicator": "indicators",
    "indicators": "indicators",
    "城市": "cities",
    "指标": "indicators",
}
MOST = re.compile(r"\b(?P<end>most|largest number of|fewest|least|smallest number of) (?P<unit>cities|indicators)\b"
                  r"|(?P<zh>城市|指标)(?:数量?|个数)?(?P<zhend>最[多少])|(?P<zhend2>最[多少])的?(?P<zh2>城市|指标)", re.I)  # fmt: skip
OTHERS = re.compile(r"\b(?:other|others'?|reviewed|earlier|existing|compared|comparable|international) (?:[\w']+ ){0,3}(?:rankings?|indices|indexes)\b"
                    r"|\b(?:rankings?|indices|indexes) (?:that (?:are|were) )?(?:reviewed|discussed|surveyed|by other|of other)"
                    r"|(?:其他|别的|他人|所评述|评述|回顾|综述|梳理)[^，。？?]{0,10}(?:排名|指数|排行)", re.I)  # fmt: skip


def figures_of_value(base: Base, frame: Frame) -> Plan | None:
    """*Which of its school rates stand at a full 100%?*, 哪两项比率达到100%: the printed shares of a city, held against a number."""
    text = frame.marked.text
    number, many = PERCENT.search(text), WHICH_MANY.search(text)
    if number is None or frame.indicators or len(frame.cities) != 1 or not RATES.search(text):
        return None
    listed = "which" in frame.asks and not {"who", "when", "where"} & set(frame.asks)
    if not (listed or "how_many" in frame.asks) or {"city", "regulation", "body", "area"} & frame.nouns:
        return None
    value = float(number[1] or number[3] or 100)
    op: Comparison = "=" if EXACTLY.search(text) else next((op for op, words in OPS if words.search(text)), "=")
    words = tuple(t for t in content_terms(base, frame.marked) if t not in GENERAL and not t.isdigit())
    if any(not base.text.frequency(word) for word in words if word.isascii()):
        return None
    plan = Figures(terms=words, about=(f"city:{frame.cities[0]}",), unit="%", op=op if value < 100 or op == "<" else "=", value=value,
                   count="how_many" in frame.asks and not listed)  # fmt: skip
    rows = plan.among(base)
    if many and len([row for row in rows if holds(row, plan.op, plan.value)]) != SO_MANY[(many[1] or many[2]).lower()]:
        return None
    return plan if len(rows) > 1 else None


def most_of_others(base: Base, frame: Frame) -> Plan | None:
    """*Which of the other institutes' rankings covers the most cities?*: of what is printed of the rankings reviewed."""
    text = frame.marked.text
    found = MOST.search(text)
    if found is None or not OTHERS.search(text) or frame.indicators or frame.cities:
        return None
    unit = UNITS[(found["unit"] or found["zh"] or found["zh2"]).lower()]
    end = (found["end"] or found["zhend"] or found["zhend2"]).lower()
    least = end in ("fewest", "least", "smallest number of", "最少")
    plan = Figures(unit=unit, subject="reference", order="min" if least else "max")
    return plan if len(plan.among(base)) > 1 else None
