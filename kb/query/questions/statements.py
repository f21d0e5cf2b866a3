"""A statement that is put to the test, and the questions for the values that it claims.

Each claimed value gives way to a question word where it stands, which readers of English follow and Chinese has anyway.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from kb.query.drafting.asserted import Claim, ClaimedDate, ClaimedNumber, ClaimedThing
from kb.query.drafting.confirmed import Comparison
from kb.query.framing.any_of_named import is_listed
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.words import is_code
from kb.query.rules.counts_claimed import is_whole

WORDS = {
    "number": ("how many", "多少"),
    "date": ("which year", "哪一年"),
    "path_type": ("which path type", "哪种路径类型"),
    "city": ("which city", "哪个城市"),
}  # what stands for a value that is asked for, in the order in which they are asked for
SCALES = {"万": 10_000, "亿": 100_000_000}
MOST = 4  # values of a sort that are asked for in one statement
_OPENS = re.compile(
    r"^(?:true or (?:false|not)|right or (?:wrong|not)|correct or (?:not|incorrect)|(?:is|was) it (?:true|correct|right|the case|so|a fact) that)\s*[:,–—-]?\s*"
    r"|^(?:请?判断(?:对错|正误)?|对还是错|是真是假|是对是错)[：:，,]\s*",
    re.I,
)
_ENDS = re.compile(
    r"[\s,.;:–—，。；：-]{0,4}(?:(?:is|was) (?:that|this|it) (?:really |indeed )?(?:right|correct|true|so)(?: or (?:not|wrong|false))?"
    r"|(?:is|was) (?:that|this|it) what (?:the |its )?[\w -]{3,40} (?:says?|reports?|states?|tells?|shows?|writes?|prints?)"
    r"|true or (?:false|not)|right or wrong|correct or (?:not|incorrect)|true|right|correct|yes or no"
    r"|(?:is|was|are|were|do|does|did|has|have|had)(?:n['’]t| not) (?:it|they|he|she|there)"
    r"|(?:这一?个?|该|此|上述)?(?:说法|论断|结论|数字?|数目|数据|话|讲法)?(?:是)?(?:对吗|对么|对不对|正确吗|是否正确|属实吗|是否属实|(?<!同样)(?<!也)(?<!仍然)(?<!依然)(?<!仍)成立吗|是不是(?:真的|这样|对的)|是真的吗|是这样吗|是吗|没错吧|对吧|是否如此))[\s?？.。]{0,4}$",
    re.I,
)
_OTHERS = re.compile(
    r"^(?:有人(?:说|认为|称)|据说|听说|据称|我(?:在[^，,]{1,12})?(?:看到|读到|听说)(?:有人)?(?:说)?)[，,：:]?"
    r"|^(?:(?:I|we) (?:have )?(?:read|heard)|(?:some|people|colleagues) (?:say|claim)|it is (?:said|claimed)) that\s+",
    re.I,
)  # who says so
_ONLY = re.compile(
    r"\b(?:the )?(?:one and )?only (?=city|member|one\b)|(?:唯一|惟一)的?|\b(?:it is )?only (?=(?-i:[A-Z]))|(?:只有|仅有|唯有|惟有)",
    re.I,
)
_BECAUSE = re.compile(
    r",? \b(?:because|due to|owing to|thanks to|on account of)\b .*$|^(?:因为|由于)[^，,]+[，,]|[，,](?:因为|由于).*$",
    re.I,
)
_EVERY = re.compile(
    r"^(?:any|every|all|each|no|none|both|either|neither|some|most)\b|^(?:任何|每|所有|全部|没有)", re.I
)
_NAMES = re.compile(r"\s*(?:热线|hotline)", re.I)  # behind a number that is a name
_EXACT = re.compile(
    r"(?:\b(?:exactly|precisely|just|only|a total of|as many as)\s+|(?:恰好|正好|刚好|只有?|仅|共|一共|总共)\s*)$", re.I
)
QUOTED = re.compile(r"[“\"「《][^”\"」》]{2,}[”\"」》]|(?<!\w)['‘][^'’]{2,}['’](?!\w)")
_SUPPOSED = frozenset(
    {"the", "these", "those", "all", "of", "这", "那", "该", "全 部", "所 有"}
)  # before a number that is no claim
BESIDE = ("before", "after", "by", "since", "between")  # a date beside them bounds what is claimed
_CJK = re.compile(r"[\u3400-\u9fff]")
_PUT = re.compile(
    r"^(?:(?:is|are|was|were|do|does|did|has|have|had) (?P<said>(?:(?!\bor\b)[^?])+)\?|(?P<zh>[^？?]+?)(?:吗|么)[？?])$",
    re.I,
)
_AUXILIARY = re.compile(r"^(?:is|are|was|were|do|does|did|has|have|had)\s+", re.I)
_WHETHER = re.compile(r"是否|是不是(?:真的)?|真的|\b(?:really|actually|indeed)\s+", re.I)


class Asked(NamedTuple):
    """A statement as a question for one of its values, and that value."""

    text: str
    claim: Claim


def statement(text: str) -> str | None:
    """What is put to the test; ``None`` where nothing is.

    Examples
    --------
    >>> statement("True or false: Suzhou's law came into force in 2023.")
    "Suzhou's law came into force in 2023"
    >>> statement("6W是上海提出的，对吗？")
    '6W是上海提出的'
    >>> statement("Which city has a law?")
    """
    said = _ENDS.sub("", _OPENS.sub("", text.strip())).strip(" .?。？")
    return _OTHERS.sub("", said) or None if said != text.strip(" .?。？") else None


def without_reason(said: str) -> str:
    """A statement without the reason that it gives, which no table bears out.

    Examples
    --------
    >>> without_reason("Suzhou has a law because it scores well")
    'Suzhou has a law'
    """
    return _BECAUSE.sub("", said)


def says_only(said: str) -> bool:
    """Whether a statement says that one alone is so."""
    return _ONLY.search(said) is not None


def numbers_in(text: str) -> set[float]:
    """All numbers of a text.

    Examples
    --------
    >>> sorted(numbers_in("488 robots per 10,000 employees"))
    [488.0, 10000.0]
    """
    return {float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def choice(marked: Marked) -> str | None:
    """A question between two numbers as a question for the number; ``None`` for other questions."""
    numbers = [p for p, one in enumerate(marked.marks) if one.kind == "number" and not one.ordinal]
    for first, second in pairwise(numbers):
        between = marked.marks[first + 1 : second]
        if len(between) <= 3 and any(m.says("logic", "or") or m.text == "还 是" for m in between):
            start, end = (marked.tokens[marked.marks[p].start].start for p in (first, second))
            end = marked.tokens[marked.marks[second].end - 1].end
            chinese = marked.language == "zh"
            before = _WHETHER.sub("", _AUXILIARY.sub("", marked.text[:start]))
            return f"{before}{WORDS['number'][chinese]}{marked.text[end:]}"
    return None


def put(text: str) -> str | None:
    """What a question for yes or no puts; ``None`` for other questions, and for those between two.

    Examples
    --------
    >>> put("Was Xi'an's law adopted 32 months after Chengdu's?")
    "Xi'an's law adopted 32 months after Chengdu's"
    >>> put("西安的条例是否比成都的晚32个月？"), put("西安的条例比成都的晚32个月吗？")
    (None, '西安的条例比成都的晚32个月')
    """
    found = _PUT.match(text.strip())
    said = _WHETHER.sub("", found["said"] or found["zh"]).strip() if found is not None else None
    return None if said is None or _EVERY.match(said) else said


def questions(marked: Marked, wholes: frozenset[int] = frozenset()) -> Iterator[Asked]:
    """A statement with a question word in the place of a value: numbers first, then dates, then path types and cities.

    The sizes of the sets that are known are no claims where others are part of them.
    """
    for kind in WORDS:
        for place in range(len(marked.marks)):
            if (claim := claim_at(marked, place, kind, wholes)) is not None:
                yield Asked(_without(marked, place, claim), claim)


def claim_at(marked: Marked, place: int, kind: str, wholes: frozenset[int] = frozenset()) -> Claim | None:
    """The value of one kind that a mark claims; a number that only tells the order, or stands in a code, is none."""
    one = marked.marks[place]
    if kind == "number":
        if one.number is None or one.ordinal or _scaled(marked, place - 1) or is_code(marked, one.start):
            return None
        if one.number in wholes and is_whole(marked.marks, place):
            return None  # *of the twelve*: what the others are part of
        before = marked.marks[place - 1] if place else None
        if before is not None and (before.text in _SUPPOSED or before.says("order", "top", "bottom")):
            return None  # *the top three*: how far an order is followed
        if _NAMES.match(marked.text, marked.tokens[one.end - 1].end):
            return None
        number = float(Decimal(str(one.number)) * (_scaled(marked, place) or 1))
        return ClaimedNumber(op=_comparison(marked.marks, place), number=number)
    if kind == "date":
        beside = marked.marks[max(0, place - 1) : place + 2]
        return (
            ClaimedDate(date=one.date)
            if one.date and not one.until and not any(m.says("time", *BESIDE) for m in beside)
            else None
        )
    ident = one.thing(kind)
    if ident is None or is_listed(marked.marks, place, kind):
        return None  # *one of Beijing, Shanghai and Hong Kong*: what is claimed of the list is not claimed of each
    if kind == "city" and _is_neighboured(marked, one):
        return None
    return ClaimedThing(thing=f"{kind}:{ident}", alone=says_only(marked.text))


def _is_neighboured(marked: Marked, one: Mark) -> bool:
    """*Is the city right behind London New York?*, 紧随伦敦之后的是纽约吗: a place is counted from London, and claimed for the other."""
    start, end = marked.tokens[one.start].start, marked.tokens[one.end - 1].end
    return _NEXT.search(marked.text[:start]) is not None or _NEXT_END.match(marked.text, end) is not None


_NEXT = re.compile(
    r"\b(?:(?:right|just|immediately|directly|straight|next|one place|one rank) (?:behind|below|under|above|ahead of|before|after|in front of)"
    r"|next to|second only to)\s+$|(?:仅次于|仅落后于|仅领先于|恰好领先于|紧[随跟排接挨靠邻])[在着]?\s*$",
    re.I,
)
_NEXT_END = re.compile(r"市?\s*(?:的|之)?(?:[前后上下]面?一[位名个]|身[前后])")


def _scaled(marked: Marked, place: int) -> int | None:
    """What the character right behind a number multiplies it by: 70万."""
    if place < 0 or marked.marks[place].kind != "number":
        return None
    return SCALES.get(marked.text[marked.tokens[marked.marks[place].end - 1].end :][:1])


def _comparison(marks: tuple[Mark, ...], place: int) -> Comparison:
    before = marks[place - 1] if place else None
    if [m.text for m in marks[max(0, place - 3) : place]] == ["as", "many", "as"] or (
        before and before.text == "as many as"
    ):
        return ">="
    ops: tuple[Comparison, ...] = (">", ">=", "<", "<=")
    return next((op for op in ops if before is not None and before.says("op", op)), "=")


def _without(marked: Marked, place: int, claim: Claim) -> str:
    """The statement with the value left open, and with it what says how exactly it is meant."""
    one = marked.marks[place]
    start, end = marked.tokens[one.start].start, marked.tokens[one.end - 1].end
    if isinstance(claim, ClaimedNumber) and claim.op != "=":
        start = marked.tokens[marked.marks[place - 1].start].start
    end += isinstance(claim, ClaimedNumber) and _scaled(marked, place) is not None
    before, after = marked.text[:start], marked.text[end:]
    before = _EXACT.sub("", before)
    if not before.strip() and isinstance(claim, ClaimedNumber) and after[:1] == " " and not after.startswith(" of "):
        return f"what is{after}?"  # *54.9 is Rio de Janeiro's score*: what the number is, and of nothing how many
    if isinstance(claim, ClaimedThing):
        before, after = _ONLY.sub("", before), _ONLY.sub("", after)
    beside = (
        (before.rstrip()[-1:] + after.lstrip()[:1]) if not isinstance(claim, ClaimedThing) else before[-1:] + after[:1]
    )
    chinese = _CJK.search(beside) is not None or (marked.language == "zh" and not beside.isascii())
    return f"{before}{_word(claim, chinese)}{after}{'？' if chinese else '?'}"


def _word(claim: Claim, chinese: bool) -> str:
    kind = claim.thing.partition(":")[0] if isinstance(claim, ClaimedThing) else claim.on
    return WORDS[kind][chinese]
