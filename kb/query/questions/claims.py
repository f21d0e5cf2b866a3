"""A claim that is put to the test, as a plain question: *is it true that X is first?* asks whether X is first."""

import re

from kb.query.marking.numerals import CARDINALS

_TRUE = (
    r"(?:true|correct|right|supported|justified|borne out|well[- ]founded|accurate|backed(?: up)?|warranted|tenable"
    r"|true or false|right or wrong|fact or fiction|yes or no)"
)
_IT = r"(?:(?:the|this|that|such an?) (?:claim|statement|assertion|sentence|order|ranking|wording|placing|description|remark|finding|verdict|account|reading)|it|this|that|these|those|they)"
_TABLE = r"(?:the |its |their )?(?:(?:[\w'’-]+ ){0,3}?(?:tables?(?: [\d-]+)?|scores?|figures?|numbers?|data|values?|rankings?|ranks?|printed values)|them|it)"
_TESTED = (
    rf"(?:can|could|may|does|do|did|is|are|was|were|would|will) {_IT} (?:claim |statement |order |really |actually |indeed |still )*(?:be )?"
    r"(?:upheld|sustained|maintained|confirmed|borne out|verified|supported|defended|hold|stand|agree|tally|match|fit|square|survive|correct|right|true|so"
    rf"|in line|consistent|in agreement|what {_TABLE} (?:shows?|says?|give)|how (?:they|it|the two|both|he|these cities) (?:are|is|were|was|come|comes|stand|stands)(?: really| actually)? (?:ranked|placed|scored|ordered|listed|out|there))"
    rf"(?: up| out| good)?(?:,? (?:in|from|by|against|with|to|on the basis of|according to) {_TABLE})?"
    rf"|(?:does|do|did|can|would|will) {_TABLE} (?:really |actually |indeed |in fact )?(?:agree(?: with {_IT})?|bear {_IT} out|say so|show {_IT}|(?:confirm|support|uphold|back(?: up)?|corroborate|verify|justify|substantiate|match) {_IT}|(?:back|hold) {_IT} up|tell the same"
    r"|(?:bear out|support|confirm|back(?: up)?|justify|match|agree with|follow) (?:this|that|the|such an) (?:order|ordering|sequence))"
)
_SOURCE = (
    r"(?:the |this |its )?(?:[\w-]+ ){0,4}?(?:summary|abstract|text|report|foreword|preface|section|chapter|paragraph|prose|document|study|source|authors?|conclusions?|introduction|analysis|ranking|index)"
    r"(?: of (?:the )?[\w -]{3,30}?)?"
)
_ENGLISH = (
    re.compile(rf"^(?:(?:is|was) (?:it|this)|(?:would|will|can|could) it be) (?:really |indeed |at all |entirely |quite )?(?:{_TRUE}|a fact|the case|fair|reasonable|safe|legitimate|proper) (?:that|to (?:say|claim|maintain|assert|argue|state|hold|contend|suggest|conclude|think|believe) that) (?P<said>.+?)[?.]*$", re.I),
    re.compile(rf"^(?:is|was) the (?:claim|statement|assertion|sentence) that (?P<said>.+?)(?: is)? {_TRUE}(?: by the data)?[?.]*$", re.I),
    re.compile(r"^(?:does|do) the (?:claim|statement|assertion) that (?P<said>.+?) (?:hold|stand)(?: up)?[?.]*$", re.I),
    re.compile(
        r"^(?:surely |so |and |well,? )?(?P<said>[^?:;]{12,}?),\s*(?:(?:is|was|are|were|do|does|did|has|have|had|can|could)(?:n['’]t)? (?:it|they|he|she|there|this|that)(?: not)?|right|correct|no|don['’]t you think|would you agree)\?+$",
        re.I,
    ),  # *…, isn't it?*
    re.compile(rf"^(?P<said>[^?:;]+?)(?:[,:–—-]+|\.)\s*(?:is (?:that|this) (?:claim |statement )?)?(?:{_TRUE}|or not)\?+$", re.I),
    re.compile(r"^(?:true or (?:false|not)|right or (?:wrong|not)|correct or (?:not|incorrect|wrong)|fact or fiction|yes or no)\s*[,:.?–—-]+\s*(?P<said>[^?;]+?)[?.]*$", re.I),
    _AGAINST := re.compile(rf"^(?P<said>[^?;]+?)(?:[,:;–—-]+|\.)\s*(?:so |but |and )?(?:{_TESTED})\?+$", re.I),
)  # fmt: skip
_WRITING = (
    r"(?:an?|the|my|our|this|that|one|some) (?:[\w'’-]+ ){0,3}?(?:drafts?|manuscripts?|notes?|slides?|handouts?|textbooks?|papers?|essays?|thesis|theses|articles?|posters?|memos?"
    r"|blogs?|websites?|colleagues?|students?|reviewers?|editors?|supervisors?|friends?|professors?|teachers?|co-?authors?)"
)  # what an asker reads or hears
_SAYS = re.compile(
    rf"^(?:it (?:is|was) (?:written|said|stated|claimed|maintained|reported|asserted|noted)(?: (?:there|in {_SOURCE}))? that,?"
    rf"|(?:{_SOURCE}) (?:(?:says?|states?|claims?|writes?|asserts?|maintains?)(?: that)?|(?:reports?|notes?|has it|tells us|suggests?) that)"
    rf"|{_WRITING} (?:says?|states?|claims?|writes?|asserts?|maintains?|has it|have it|gives?|reads?|puts? it)(?: that)?"
    rf"|according to {_SOURCE},|(?:in|by) (?:the )?(?:authors?['’]|report['’]s|text['’]s|study['’]s) (?:words|view|account|telling|reading),"
    r"|one reads that|(?:I|we)(?:['’]ve)? (?:have |had |keep |kept |often |once |recently |just )*(?:read|reading|hear|heard|hearing|was told|were told|been told|being told) that)\s+",
    re.I,
)
_COUNTS = re.compile(
    rf"^(?:{_SOURCE}|{_WRITING}) (?:counts?|counted|finds?|found|numbers?|tallies) (?=(?:\d|(?:{'|'.join(CARDINALS)})\b))",
    re.I,
)
_PUTS = re.compile(
    rf"^(?P<source>{_SOURCE}) (?:puts?|ranks?|rates?|places?|lists?|has|shows?|sees?|names?|mentions?) (?P<who>[^.;:?]{{3,90}}?) "
    r"(?P<place>(?:joint |equal )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)|(?:at the )?(?:top|bottom)|(?P<next>(?:directly|immediately|right|straight|just) )?(?:ahead of|before|above|behind|after|below) [^.;:?]{2,40}?)"
    r"(?: (?P<within>in|on|for|under|among|by) (?P<what>[^.;:?]{3,60}))?$",
    re.I,
)
_LEADING = re.compile(
    rf"^(?P<who>{_SOURCE} (?:has|shows?|sees?|puts?) [^.;:?]{{3,60}}?) (?:leading|heading|topping)(?: in)? (?:the )?",
    re.I,
)
_DOCUMENT = re.compile(r"^(?:the|this|its)\b ?| ?\b(?:report|document|study|ranking|index|list|table)$", re.I)
_AHEAD, _BEHIND = re.compile(r"^(?:before|above)\b", re.I), re.compile(r"^(?:after|below)\b", re.I)
_HOLDS = (
    r"(?:对吗|对不对|对么|正确吗|是否正确|属实吗|是否属实|成立吗|是否成立|是真的吗|有依据吗|有没有依据|有根据吗|站得住脚吗|站得住吗"
    r"|(?:是)?真的?还是假的?|是真是假|(?:是)?对还是错|是对是错)"
)
_ZH_SOURCE = (
    r"(?:在)?[^，。？?]{0,12}?(?:报告|正文|原文|文中|摘要|文字|部分|章节|段落|作者|导言|前言|结论)(?:里|中|的文字)?"
)
_ZH_TABLE = r"(?P<table>[^，。？?]{0,16}?)(?:所列|里|中|上)?的?(?:数据|数值|实际)?"
_ZH_CLAIM = (
    r"(?:这一?|该|此|上述)?(?:个|句|段|条|番)?(?:说法|论断|结论|判断|话|先后|顺序|次序|排法|排序|写法|名次|表述)?"
)
_CHINESE = (
    re.compile(rf"^(?P<said>.+?)[，,、]?(?:这一?个?|该|此|的)?(?:说法|论断|结论|判断|话){_HOLDS}[？?。]*$"),
    re.compile(rf"^(?P<said>.+?)[，,、]?(?:这)?{_HOLDS}[？?。]*$"),
    re.compile(rf"^(?P<said>.+?)[，,。；;：:]\s*{_ZH_CLAIM}(?:是否|能否|能不能)?(?:与|和|跟|同){_ZH_TABLE}(?:相符|一致|吻合|相合|对得上|相同|符合)(?:吗|么)?[？?。]*$"),
    re.compile(rf"^(?P<said>.+?)[，,。；;：:]\s*{_ZH_CLAIM}(?:是否|能否|能不能)?(?:得到|被)?{_ZH_TABLE}(?:能否|能不能|能够?|是否|可以)?(?:证实|印证)(?:这一点|这个说法|这一说法)?(?:吗|么)?[？?。]*$"),
)  # fmt: skip
_AGAINST_ZH = (
    *_CHINESE[2:],
    re.compile(rf"^(?P<said>.+?)[，,。；;：:]\s*{_ZH_TABLE}(?:能否|能不能|能够?|是否|可以)?(?:支持|支撑|佐证)(?:这一点|这个说法|这一说法|(?:这一?个?|该|此)(?:次序|顺序|先后|排序|排法))?(?:吗|么)?[？?。]*$"),
)  # fmt: skip
_ZH_SAYS = re.compile(
    rf"^(?:{_ZH_SOURCE}|(?:人们|大家|人人|很多人|不少人|常有人|有人)?(?:都|常|总)?)(?:说|称|写道|指出|认为|提到|声称)[，,：:]?"
)
_ZH_ORDER = re.compile(
    r"^(?:[^，。？?]*?时[，,]?)?(?:[^，。？?]*?(?:把|将)|(?<=时[，,]))(?P<one>[^，。？?]{2,8}?)(?:写|列|排|放|置|摆)(?:在|于)?(?P<other>[^，。？?]{2,8}?)的?(?P<way>前面|之前|前|后面|之后|后)$"
)
_ORDER_SAID = re.compile(r"[，,。；](?:这一?|该|此)?个?(?:先后|顺序|次序|排法|排序)")
_OF_TABLE = re.compile(
    r"(?:的)?(?:排名|名次|得分|分数)?(?:总表|一?表格?|排行榜?|榜单)?[0-9０-９一二三四五六七八九十]*$"
)
_ITS_OWN = re.compile(r"^(?:该|其|本)?(?:报告|文献|论文|研究)?(?:自己|自身|本身)的?")  # 报告自己的排名表
_INDEX_ZH = re.compile(r"iSLEC|GSC|全球智慧之都", re.I)
MARKS = ' ,，、“”"'


def plain_claim(text: str) -> str | None:
    """What is claimed, as a question for yes or no; ``None`` where nothing is put to the test."""
    for pattern in _ENGLISH:
        if found := pattern.match(text.strip()):
            return f"I wonder whether {plainly_said(found['said'].strip(MARKS))}?"
    for pattern in _CHINESE:
        if found := pattern.match(text.strip()):
            if _ORDER_SAID.search(text) and not _ZH_ORDER.match(found["said"].strip(MARKS)):
                return None  # an order of several, each with its place
            return f"{plainly_put(found['said'].strip(MARKS), found.groupdict().get('table') or '')}吗？"
    return None


def tested_words(text: str) -> str | None:
    """What is set against a table or its scores, without who says it; ``None`` where nothing is.

    Examples
    --------
    >>> tested_words("The report counts nine cities above 0.6. Is that borne out by the scores?")
    'there are nine cities above 0.6'
    """
    found = _AGAINST.match(text.strip())
    if found is not None or _ORDER_SAID.search(text):
        return plainly_said(found["said"].strip(MARKS)) if found else None
    table = next((said for pattern in _AGAINST_ZH if (said := pattern.match(text.strip()))), None)
    return plainly_put(table["said"].strip(MARKS), table["table"] or "") if table else None


def plainly_said(said: str) -> str:
    """A claim without who makes it: *the summary puts X second in Y* is that X is second in Y."""
    said = _LEADING.sub(r"\g<who> first in ", _COUNTS.sub("there are ", _SAYS.sub("", said)))
    put = _PUTS.match(said)
    if put is None:
        return said
    place = _AHEAD.sub("ahead of", _BEHIND.sub("behind", put["place"].removeprefix(put["next"] or "")))
    within = f" {'among' if put['within'] == 'among' else 'in'} {put['what']}" if put["what"] else ""
    if put["next"]:  # of neighbours the index counts, which the source is named by
        index = _DOCUMENT.sub("", put["source"])
        return f"{put['who']} is right {place}{' in ' + index if index else ''}{within}"
    several = re.search(r"\band\b|,", put["who"]) is not None
    if put["within"] == "among" and place.startswith(("ahead of ", "behind ")):
        within = ""  # of two, a set that holds both does not change which is ahead
    return f"{put['who']} {'are' if several else 'is'} {place}{within}"


def plainly_put(said: str, table: str) -> str:
    """A Chinese claim without who makes it; an order of two names against a table is one of their values there."""
    index = _INDEX_ZH.search(said)
    said = _ZH_SAYS.sub("", said)
    if order := _ZH_ORDER.match(said):
        measure = _OF_TABLE.sub("", _ITS_OWN.sub("", table)) or f"{index[0] if index else ''}总分"
        return f"{order['one']}的{measure}{'高于' if order['way'].endswith('前') or order['way'] == '前面' else '低于'}{order['other']}"
    return said
