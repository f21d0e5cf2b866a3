"""Whether the ends of a range of dates or places count, said in brackets or behind a comma, by the one word that says the same."""

import re

_LEFT_OUT = r"[（(]\s*(?:不含|不包括|不包含|not including|excluding|exclusive of|exclusive)[^（）()]{0,16}[)）]"
_TAKEN_IN = r"[（(]\s*(?:含|包括|包含|including|inclusive of|inclusive)[^（）()]{0,16}[)）]"
_ENDS = r"(?:ends?|end[- ]?points?|limits|bounds|years|months|dates|days|ranks|places)"
_BOTH_IN = re.compile(
    rf"[,，]?\s*[（(]\s*(?:(?:both|the|end|first and last|start and end) )?{_ENDS}(?: (?:are|being|both))? (?:included|inclusive|counted|count|in)\s*[)）]"
    rf"|[,，]?\s*[（(]\s*(?:including|counting|inclusive of) (?:both|the|both the|the two|the first and(?: the)? last) {_ENDS}\s*[)）]"
    r"|(?:[，,]?\s*[（(]\s*|[，,])(?:包?含|包括|算上|计入)?(?:首尾|头尾|首末|起止|两端|两头|前后)(?:这)?(?:[两二]个?|各)?(?:年份?|月份?|日期?|天|端点?|名次?|位|者|头)?(?:(?:全?都|均|也|皆|全)?(?:算|计|包括|包含|含|计入|算入|算上)(?:在内|入|进去|上)?(?:的)?)?(?:\s*[)）]|(?=[，,]))",
    re.I,
)  # *(both ends included)*, （首尾两个月都算）: as any range is read
_RANGE = r"(\b(?:between|from|\d\w*) [^,;?.()]{0,40}?\b(?:to|and|through|until)\b[^,;?.()]{1,60}?)"
_INCLUSIVE = r"(?:,?\s*[（(]\s*(?:both )?inclusive(?:ly)?\s*[)）]|,? (?:both )?inclusive(?=\s*[,;?.]|$))"
_EDGES = (
    (re.compile(r"(之前|以前|之后|以后|年前|年后)" + _LEFT_OUT), r"\1"),
    (re.compile(r"(之前|以前)" + _TAKEN_IN), "及以前"),
    (re.compile(r"(之后|以后)" + _TAKEN_IN), "及以后"),
    (re.compile(r"\b((?:before|after|prior to|later than)\s+\d{4})\s*" + _LEFT_OUT, re.I), r"\1"),
    (re.compile(r"\b(?:before|prior to)(\s+\d{4})\s*" + _TAKEN_IN, re.I), r"by\1"),
    (re.compile(r"\b(?:after|later than)(\s+\d{4})\s*" + _TAKEN_IN, re.I), r"since\1"),
    (_BOTH_IN, ""),
    (re.compile(_RANGE + _INCLUSIVE, re.I), r"\1"),  # *between 2011 and 2014, inclusive*
)


_OR_NOT = re.compile(r"(?<=\w) or not\s*[?？]+\s*$", re.I)  # *the same path type or not?*: a yes or no, as without it


def with_plain_edges(text: str) -> str:
    """*Before 2008 (excluding 2008)*, 2008年之前（含2008年）: whether a date's edge counts, said by one word; *… or not?*"""
    text = _OR_NOT.sub("?", text)
    for edge, plain in _EDGES:
        text = edge.sub(plain, text)
    return text
