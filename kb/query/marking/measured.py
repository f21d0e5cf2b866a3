"""What a number must be measured in: *how long* asks for a time, 多少钱 for money, *what percentage* for a share."""

import re
from collections.abc import Iterable

from kb.query.marking.mark import Mark
from kb.search.fold import words

ASKED = {
    "time": ("how long", "how old", "how many year", "how many month", "how many day", "多 久", "多 长 时 间", "多 少 天"),
    "money": ("how much money", "how many dollar", "how many yuan", "how many pound", "多 少 钱", "多 少 元", "多 少 英 镑", "多 少 美 元"),
    "share": ("what percentage", "what percent", "what share", "what proportion", "by what percentage", "百 分 之 几", "百 分 之 多 少"),
    "speed": ("how fast", "多 快"),
}  # fmt: skip
UNITS = {
    "time": {"year", "month", "day", "week", "hour"},
    "money": {"yuan", "dollar", "pound"},
    "share": {"%", "percentage", "per", ""},
    "speed": {"mbit"},
    "extent": {"hectare"},
    "length": {"km", "kilometre", "mile", "metre"},
}


SPENT = re.compile(
    r"\bhow much (?:did|do|doe|ha|have|had|was|were|is|are|will)\b.*\b(?:allocate|allot|spend|spent|invest|pay|paid|cost|budget|fund)"
    r"|(?:花|拨|投|耗 资|拨 款|出 资|斥 资)(?: 入| 出| 款)?(?: 了)? 多 少$"
)


LENGTH = re.compile(r"\bhow long\b.*\bin (?:kilomet(?:re|er)|km|mile|met(?:re|er))\b")


def measure_asked(marks: Iterable[Mark]) -> str | None:
    """The family of units that a question asks for, where its words say one; *how much did it allocate?* asks for money."""
    text = " ".join(mark.text for mark in marks)
    said = next((family for family, phrases in ASKED.items() if any(phrase in text for phrase in phrases)), None)
    if said == "time" and LENGTH.search(text):
        return "length"  # *how long a ride, in kilometres*
    return said or ("money" if SPENT.search(text) else None)


SHARES = ("share", "percent", "proportion", "fraction", "百 分 之", "比 例", "占 比", "几 成")


def asks_share(mark: Mark) -> bool:
    """Whether a word asks for the part of a whole: *what fraction of*, 占多大比例."""
    return mark.says("ask", "how_much") and any(word in mark.text for word in SHARES)


def is_measured_in(unit: str | None, family: str) -> bool:
    """Whether a unit belongs to a family.

    Examples
    --------
    >>> is_measured_in("billion pounds", "money"), is_measured_in("phases", "time")
    (True, False)
    """
    said = words(unit or "")[: 1 if family == "share" else None]  # *robots per 10,000 employees* are no share
    return bool(set(said) & UNITS[family]) or (not unit and "" in UNITS[family])
