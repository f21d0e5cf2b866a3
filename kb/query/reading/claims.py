"""A claim that is put to the test, as a plain question: *is it true that X is first?* asks whether X is first."""

import re

_TRUE = (
    r"(?:true|correct|right|supported|justified|borne out|well[- ]founded|accurate|backed(?: up)?|warranted|tenable)"
)
_ENGLISH = (
    re.compile(rf"^(?:is|was) (?:it|this) (?:really |indeed )?(?:{_TRUE}|a fact|the case) (?:that|to say that) (?P<said>.+?)[?.]*$", re.I),
    re.compile(rf"^(?:is|was) the (?:claim|statement|assertion|sentence) that (?P<said>.+?)(?: is)? {_TRUE}(?: by the data)?[?.]*$", re.I),
    re.compile(r"^(?:does|do) the (?:claim|statement|assertion) that (?P<said>.+?) (?:hold|stand)(?: up)?[?.]*$", re.I),
    re.compile(
        r"^(?:surely |so |and |well,? )?(?P<said>[^?:;]{12,}?),\s*(?:(?:is|was|are|were|do|does|did|has|have|had|can|could)(?:n['’]t)? (?:it|they|he|she|there|this|that)(?: not)?|right|correct|no|don['’]t you think|would you agree)\?+$",
        re.I,
    ),  # *…, isn't it?*
    re.compile(rf"^(?P<said>[^?:;]+?)(?:[,:–—-]+|\.)\s*(?:is (?:that|this) (?:claim |statement )?)?(?:{_TRUE}|or not)\?+$", re.I),
)  # fmt: skip
_HOLDS = r"(?:对吗|对不对|对么|正确吗|是否正确|属实吗|是否属实|成立吗|是否成立|是真的吗|有依据吗|有没有依据|有根据吗|站得住脚吗|站得住吗)"
_CHINESE = (
    re.compile(rf"^(?P<said>.+?)[，,、]?(?:这一?个?|该|此|的)?(?:说法|论断|结论|判断|话){_HOLDS}[？?。]*$"),
    re.compile(rf"^(?P<said>.+?)[，,、]?(?:这)?{_HOLDS}[？?。]*$"),
)
MARKS = ' ,，、“”"'


def plain_claim(text: str) -> str | None:
    """What is claimed, as a question for yes or no; ``None`` where nothing is put to the test."""
    for pattern in _ENGLISH:
        if found := pattern.match(text.strip()):
            return f"I wonder whether {found['said'].strip(MARKS)}?"
    for pattern in _CHINESE:
        if found := pattern.match(text.strip()):
            return f"{found['said'].strip(MARKS)}吗？"
    return None
