"""A share of a set whose size is said, as the number that it comes to: *half of the twelve cities* are at least six of them."""

import re
from fractions import Fraction

from kb.query.base import Base
from kb.query.marking.marks import mark
from kb.query.plain.turns import Full
from kb.query.questions.statements import statement

PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6}
TIMES = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "四": 4, "一": 1, "二": 2, "两": 2, "三": 3, "五": 5, "六": 6}
_ENGLISH = re.compile(
    r"\b(?P<bound>(?:at least|at most|no more than|no fewer than|not more than|more than|less than|fewer than|over|under|exactly|precisely|fully) )?"
    r"(?:(?P<times>an?|one|two|three)[ -])?(?P<part>half|third|quarter|fourth|fifth|sixth)s? of (?:the |all |these |those )*(?=\w)",
    re.I,
)
_CHINESE = re.compile(
    r"(?<=[\d一二三四五六七八九十百两])(?![\d一二三四五六七八九十百两])(?P<unit>[座个])?(?P<set>[^，。？?\d]{0,8}?(?:城市|成员))(?P<within>当中|之中|中|里)?(?P<has>有|是否有)?"
    r"(?P<bound>至少|最多|不到|不足|超过|恰好|正好|刚好)?(?:有)?(?:(?P<half>一半|半数)|(?P<part>[二三四五六])分之(?P<times>[一二两三四五]))(?!以上|以下|左右|多|的)"
)
_ROUGHLY = re.compile(
    r"\b(?:about|almost|nearly|roughly|around|approximately|some|circa|the first|the second|which|what) $", re.I
)
_DIGITS = re.compile(r"[\d一二三四五六七八九十百两]+")
_EXACTLY = ("exactly", "precisely", "恰好", "正好", "刚好")
_PUT = re.compile(r"^(?:is|are|was|were|do|does|did|has|have|had)\b|[吗么][？?]?$", re.I)  # a question for yes or no


def with_counts(base: Base, text: str) -> Full:
    """A statement or a question for yes or no in which a share of so many is that many; *at least*, where no bound is said."""
    if not _PUT.search(text.strip()) and statement(text) is None:
        return Full(text)
    for pattern in (_ENGLISH, _CHINESE):
        if (found := pattern.search(text)) is None or _ROUGHLY.search(text[: found.start()]):
            continue
        share = _share(found.groupdict())
        whole = _number_at(base, text, found.end() if pattern is _ENGLISH else found.start(), pattern is _ENGLISH)
        bound = (found["bound"] or "").strip()
        if (
            whole is None
            or (share * whole).denominator != 1
            or (share == Fraction(1, 2) and bound in ("more than", "over", "超过"))
        ):
            return Full(text)  # *more than half* is told as it stands
        told = "" if bound.lower() in _EXACTLY else bound or ("at least" if pattern is _ENGLISH else "至少")
        count = int(share * whole)
        if pattern is _ENGLISH:
            plain = f"{told} {count} of the ".lstrip()
        else:
            plain = (
                f"{found['unit'] or ''}{found['set']}{found['within'] or '中'}有{told}{count}{found['unit'] or '个'}"
            )
        return Full(f"{text[: found.start()]}{plain}{text[found.end() :]}", ((found.group().strip(), plain.strip()),))
    return Full(text)


def _share(said: dict[str, str | None]) -> Fraction:
    """What part of a whole is said: *two thirds*, 三分之二, *half*."""
    if said.get("half"):
        return Fraction(1, 2)
    part = (said["part"] or "").lower()
    return Fraction(TIMES[(said["times"] or "one").lower()], PARTS.get(part) or TIMES[part])


def _number_at(base: Base, text: str, place: int, behind: bool) -> int | None:
    """The whole number right behind a place of a text, or right before it."""
    marked = mark(base, text)
    for one in marked.marks:
        start = marked.tokens[one.start].start
        beside = start == place if behind else start < place and _DIGITS.fullmatch(text[start:place])
        if one.kind == "number" and beside and one.number is not None:
            return int(one.number) if one.number == int(one.number) else None
    return None
