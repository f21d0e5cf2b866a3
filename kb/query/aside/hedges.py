"""What an asker says beside the question, within it: how sure they are, what is usually thought, why they ask, what may be left out."""

import re

from kb.query.aside.besides import without_known
from kb.query.aside.told import Aside
from kb.query.base import Base
from kb.query.marking.mark import Mark
from kb.query.marking.marks import mark as mark_all

_SURE = re.compile(
    r",?\s*\b(?:if (?:I (?:remember|recall|understand it|read it)|memory serves(?: me)?|I(?: a|['’])m not mistaken)(?: right(?:ly)?| correctly| well)?"
    r"|(?:as|so) far as (?:I|one|we|you) (?:know|can (?:see|tell|judge|say))"
    r"|(?:as|so|in ?so) far as the (?:[\w-]+ ){1,5}?(?:(?:allow|permit|let|enable|tell|show)s?\b(?: (?:us|me|one|anyone))?(?: to (?:say|tell|judge|decide|know))?(?: (?:this|that|it))?|goe?s?\b)"
    r"|and (?:I|we) (?:am|was|were|are) (?:\w+ly |very |quite )?(?:sure|certain|convinced) (?:that )?(?:this|that|it|he|she|they) (?:is|was|are|were) (?:wrong|mistaken|incorrect|not (?:so|right|true|correct))"
    r"|to (?:the best of )?my knowledge)\s*(?:,|(?=[?.;]|\w))|"
    r"(?:据我所知|据我了解|就我所知|(?:如果|若|要是|倘若)?我?(?:没有?记错|记得没错|没有?弄错|没有?理解错)(?:的话)?"
    r"|(?:就|以|按|从)(?:文中|表中|印出|所印|书面|现有)的?(?:日期|年份|资料|材料|数字)(?:的精度)?(?:来看|而言|看|能判断的范围内?))[，,]?",
    re.I,
)  # how sure the asker is, and how far the print lets one tell
_ASIDE = re.compile(
    r"(?<=\w),\s*(?:of course|needless to say|naturally|by the way|if (?:it is|it['’]s|that is) not too much trouble|if you (?:don['’]t|do not) mind|for what it['’]s worth)\s*(?:,|(?=[.?!]|$))"
    r"|(?<=\w)(?<!same)(?<!same way)(?<!much)(?<!just)(?<!more) like (?:nearly |almost |practically |pretty much |virtually )?everywhere else\b"
    r"|(?<=\w)(?<!same)(?<!same way) like (?:nearly|almost|practically) (?:all|every) other (?:cit(?:y|ies)|members?|places?)\b"
    r"|(?<=[，,])(?:当然了?|顺便说一句|不用说)[，,]",
    re.I,
)  # said in passing
_UNSCORED = re.compile(
    r"(?:[.?;,]|, and)\s*(?:(?:the )?(?:cities|members|those|ones|any)(?: (?:that|which))? (?:(?:were|are|was|is) not (?:assessed|scored|ranked|rated|covered)"
    r"|without (?:an? |any )?(?:score|value|rank)s?|(?:have|has|having) no (?:score|value|rank)s?)"
    r" (?:may|can|could|should|need)(?: \w+)?(?: be)? (?:left out|omitted|ignored|skipped|dropped|disregarded|left aside))\s*[.!]?$|"
    r"[。？?；;，,]\s*(?:其中)?(?:没有?|未|无|不曾)(?:被|参加|有)?(?:评估|参评|评分|得分|分数|名次|数值)(?:过|到)?的?(?:城市|成员|那些|那几个)?"
    r"(?:也|都|一并|另)?(?:可以?|就|请|需要?|要)?(?:也|一并|另)?(?:略去|略过|忽略|省略|不列|不算|不计|不管|跳过|注明|说明|标明|标出|指出|列明|写明|交代)(?:不计|即可|不列|清楚|出来)?[。！!]?$|"
    r"(?:[.?;,]|, and)\s*(?:and )?(?:please |kindly )?(?:also )?(?:note|mark|flag|mention|indicate|say|state|tell me|point out|list)(?: also)? (?:which|any|those|the)"
    r"(?: (?:cities|members|ones|city))?(?: (?:that|which))? (?:(?:were|are|was|is) not (?:assessed|scored|ranked|rated|covered)"
    r"|without (?:an? |any )?(?:score|value|rank)s?|(?:have|has|having) no (?:score|value|rank)s?)\s*[.!]?$",
    re.I,
)  # a ranking leaves them out by itself, and names them
_BOTH = re.compile(
    r"(?<=[?？。.])\s*(?:(?:please|kindly) (?:give|tell|name|state|list)(?: me| us)? (?:both|all|the two|each)(?: of (?:them|the (?:two )?\w+))?(?: \w+)?[.!]?"
    r"|(?:麻烦|劳烦|烦请|请|劳驾)(?:您|你)?(?:把)?(?:这)?(?:两|二|三|几)个?(?:日期|时间|年份|数字|名称|数值|答案)都?(?:给我|告诉我|告知|列出|写出来?|说明)[。！!]?"
    r"|(?:I|we) (?:need|want|would like) (?:both|all of them|the two)(?: of (?:them|these))?(?: (?:figures|dates|names|facts|pieces of information|answers))?(?: (?:for|in|to)\b[^.?!]{3,40})?[.!]?"
    r"|我(?:们)?(?:需要|要)(?:这)?(?:两|二|三)(?:个|项|条)?(?:信息|日期|时间|数字|答案|内容|事实)(?:都要|一起|同时)?(?:引用|使用|写进去|用)?[。！!]?)$",
    re.I,
)  # what was asked for, said again
_OPENS = re.compile(
    r"^(?:(?:many )?thanks?(?: you)?(?: so much| very much)? for [^.?!,]{3,40}[.!]\s*)?(?:(?:and )?(?:just |only )?(?:one|a|another)(?: (?:more|last|further|quick|other|small))? (?:thing|question|point|query) (?:about|on|concerning|regarding) )"
    r"|^(?:many )?thanks?(?: you)?(?: so much| very much)? for (?:the|your|that) (?:[\w-]+ )?(?:reply|answer|response|help|explanation)[.!]\s*"
    r"|^(?:非常|十分)?(?:谢谢|感谢|多谢)(?:您|你)?(?:刚才|之前|先前|上次|前面)?的?(?:答复|回答|回复|解答|帮助|说明)[。！!，,]\s*(?:(?:再|还想?)(?:请教|请问|问)一(?:个|下)(?:问题)?[：:，,]\s*)?",
    re.I,
)  # one question after another
_LED_IN = re.compile(
    r"^(?:[\w'’]+ ){0,4}?(?:query|enquiry|inquiry|question|request|correction|fact[- ]?check|check)(?: (?:is )?(?:needed|wanted|required|pending|outstanding))?(?: (?:for|on|from|to|of|about|re) [^:?!]{2,40})?:\s*(?=[\w“\"'‘])"
    r"|^[^，。？?：:]{0,10}?(?:查询|核查|核实|更正|提问|求证|待查|待核)(?:事项|请求)?[：:]\s*(?=\S)",
    re.I,
)  # *Editor's query:*, *Correction needed for p. 12:*
_PAGE = re.compile(r"\b(?:p{1,2}\.|pages?|footnotes?|fn\.?) ?\d+(?: ?[–-] ?\d+)?|第\d+页", re.I)
_FORM = re.compile(
    r"(?<=[?？。.])\s*(?:(?:just|only) (?:give (?:me|us) )?(?:the )?|(?:the )?(?=[\w ]+ only\b))(?:(?P<which>(?:cit(?:y|ies)|names?)(?:['’]s)?(?: names?)?)|(?P<when>year|month|date)|(?P<count>number|figure|count))(?: only)?(?:,? (?:please|thanks))?[.!]?$"
    r"|(?<=[?？。])\s*(?:请)?(?:只|仅)(?:需|需要|要|写|给|答|说|回答)(?:出)?(?:(?P<which_zh>(?:城市)?(?:的)?(?:名称?|名字)|城市)|(?P<when_zh>年份|月份|日期)|(?P<count_zh>数字|数目|个数))(?:即可|就行|就好|就可以)?[。！!]?$",
    re.I,
)  # *City name only.*
_ASKS_FOR = {
    "which": re.compile(r"\bwhich\b|\bwhose\b|\bwho\b|\bwhat cit|哪|谁", re.I),
    "when": re.compile(r"\bwhen\b|\b(?:what|which) (?:year|month|date)\b|何时|什么时候|哪一?年|几月|几时", re.I),
    "count": re.compile(r"\bhow (?:many|much|long|large|big)\b|多少|几", re.I),
}  # what a question asks for that is said once more behind it
_KNOWN = re.compile(
    r",?\s*\bwhich,? as (?:you|we) (?:all |both )?know,? [^.?!;,]{3,80}(?=[.?!;,])|[，,](?:如|正如)?(?:您|你|大家|我们)(?:都|也)?所知[^，。？?]{0,30}(?=[，。？?])",
    re.I,
)  # what is known to both
_AWARE = re.compile(
    r"(?<=[?？。.])\s*(?:I|we)(?: am| are|['’]m|['’]re)?(?: well| fully| also| already| do| quite| of course)* (?:know|reali[sz]e|aware|understand|appreciate|remember)\b(?: of)?(?: that)?[^.?!]{4,140}[.!]?$"
    r"|(?<=[?？。])\s*我(?:们)?(?:也|当然|已经?)?(?:知道|明白|清楚|了解|晓得|记得)[^。？?！]{3,60}[。！]?$",
    re.I,
)  # what the asker knows of the data
_PLACED = re.compile(
    r"^(?:(?:below|under|beneath|beside|above|in|near) (?:the|a|its) [\w -]{3,60}?,? )?there is an? (?:remark|note|footnote|statement|sentence|line|passage)(?: [\w -]{3,60}?)? (?:that|saying(?: that)?|stating(?: that)?|which says(?: that)?|according to which) "
    r"|^(?:a|the) (?:remark|note|footnote)(?: (?:below|under|beneath|to) [\w -]{3,60}?)? (?:says|states|tells us|mentions|notes|adds|reads) that "
    r"|^(?:在)?[^，。？?]{2,24}?(?:表|表格|正文|附注|表下)(?:下方|下面|之下|里|中|后)?(?:有|附有|还有)(?:一|这样一)?(?:条|个|句|则)?(?:附注|注|说明|注释|备注|话)(?:说|指出|写道|提到|称)?[，,：:]?",
    re.I,
)  # where it is said, not what
_PURPOSE = re.compile(
    r",?\s+for (?:(?:tomorrow|today|tonight|monday|tuesday|wednesday|thursday|friday|next week|this week|this afternoon)['’]s|my|our|an?|the) (?:\w+ ){0,2}?"
    r"(?:paper|thesis|essay|talk|lecture|class|seminar|slides?|presentation|handout|memo|footnote|poster|homework|assignment|meeting|deadline|draft|manuscript|article|chapter)(?=[.!?]*\s*$)"
    r"|^(?:明天|今天|今晚|后天|下周|本周|马上)?(?:的)?(?:写|交|做|讲|开会|上课)?的?(?:论文|报告|课|讲座|幻灯片|汇报|会议|演讲)(?:里|中|上)?(?:要用|急用|需要|用)[，,：:。]\s*",
    re.I,
)  # what the answer is wanted for
_REASON = re.compile(
    r",\s*(?:given that|seeing that|considering that|since|because|as(?! (?:opposed(?! to being)|distinct|well|against|compared|of)\b))\b[^?,;:]{8,140}(?=[?.]?\s*$)|"
    r"[，,](?:因为|毕竟|鉴于)[^？?]{4,60}(?=[？?。]?\s*$)",
    re.I,
)
_BELIEF = re.compile(
    r"^(?:it (?:is|was|might be|could be) (?:usually|commonly|generally|often|widely|sometimes|normally|frequently) (?:assumed|believed|thought|said|held|supposed|taken for granted)"
    r"|(?:my|our|the|a|an|one|some)(?: [\w-]+){0,2}? (?:draft|manuscript|notes?|handout|leaflet|newspaper|colleagues?|supervisor|students?|friends?|teacher|reviewers?|editor|boss|co-?authors?|intern) (?:now |still |also )?(?:says?|said|claims?|claimed|states?|stated|has it|have it|writes?|wrote|insists?|maintains?|thinks?|believes?)"
    r"|(?:people|many|most people|one|you|we|I) (?:usually |often |commonly |generally |might |would |may |tend to |had )?(?:assume|assumed|believe|think|thought|expect|suppose|suspect))"
    r"(?: that)?\b(?P<en>[^.;:?!]{6,160})(?:[.;:]|, (?:but|yet|and)) |"
    r"^(?:一般|通常|人们|大家|普遍|多数人|有人|常有人|我们?(?:的)?(?:草稿|初稿|稿子|稿件|笔记|同事|老师|导师|朋友|学生|编辑)(?:里|上|中)?|(?:草稿|初稿|稿子|稿件|笔记|同事|老师|导师|审稿人)(?:里|上|中)?|我)(?:都|往往|通常|一般|常|常常|经常|总)?(?:会|总是)?(?:认为|以为|假定|假设|相信|觉得|怀疑|猜想|写道|写着|写|说)[，,]?(?P<zh>[^。；;：:？?]{3,60})[。；;：:，,](?:但|但是|可是|不过|那么)?[，,]?",
    re.I,
)
_SOURCE_SAYS = re.compile(
    r"^(?:the |its )?(?:[\w-]+ ){0,3}?(?:text|report|summary|section|chapter|paragraph|prose|document|study|authors?|conclusions?|introduction)s? "
    r"(?:has|have|puts?|ranks?|places?|lists?|calls?|describes?|says?(?: that)?|states?(?: that)?|claims?(?: that)?|writes?(?: that)?|paints?|shows?|sees?) (?P<en>[^.;?!]{6,160})[.;]\s+(?:(?:so|then|and|but|yet|well|now)\b,?\s*)*"
    r"|^[^，。？?]{0,12}?(?:报告|正文|原文|文中|摘要|文字|部分|章节|段落)(?:里|中|的文字)?(?:说|称|写道|指出|认为|把|将|声称)[，,：:]?(?P<zh>[^。；;？?]{4,60})[。；;，,]\s*(?:那么|那|所以|但|可)*[，,]?",
    re.I,
)  # what a source says of the one city that is then asked about
_ITS = re.compile(r"\bits\b|\b(?:this|that) city['’]s", re.I)
_IT = re.compile(r"\bit\b|它(?!们)|该市|该城市?", re.I)
_PRONOUN = re.compile(r"\b(?:it|they)\b(?! is | was (?:said|thought))|它们|它", re.I)
_THAT_CITY = re.compile(
    r"\b(?:that|this|the said) (?:city|municipality|town|member)\b|该市|该城市?|那座城市|这座城市|那个城市|这个城市",
    re.I,
)


def without_hedges(base: Base, text: str) -> Aside:
    """The question itself; a general belief before it goes too, and what *it* in the question stood for is put there."""
    rest, known_already = without_known(text)
    said = list(known_already)
    for pattern in (_OPENS, _BOTH, _UNSCORED, _SURE, _PLACED, _ASIDE, _PURPOSE):
        found = pattern.search(rest)
        if found and len(rest) - len(found.group()) > 8:
            said.append(found.group().strip(" ,，.。?？;；"))
            rest = _joined(rest, found.start(), found.end())
    for known in (_AWARE, _KNOWN):
        aware = known.search(rest)
        if aware and not _names(mark_all(base, aware.group()).marks):
            said.append(aware.group().strip(" ,，"))
            rest = rest[: aware.start()] + rest[aware.end() :]
    reason = _REASON.search(rest)
    if reason and not _names(mark_all(base, reason.group()).marks):
        said.append(reason.group().strip(" ,，"))
        rest = rest[: reason.start()] + rest[reason.end() :]
    lead_in = _LED_IN.match(rest)
    if lead_in and not _names(mark_all(base, _PAGE.sub(" ", lead_in.group())).marks):
        said.append(lead_in.group().strip(" :："))
        rest = rest[lead_in.end() :]
    form = _FORM.search(rest)
    if form and _ASKS_FOR[next(k for k, v in form.groupdict().items() if v).removesuffix("_zh")].search(rest):
        said.append(form.group().strip())
        rest = rest[: form.start()]
    told = _SOURCE_SAYS.match(rest)
    if told and (plain := _of_city_told(base, told["en"] or told["zh"], rest[told.end() :])):
        said.append(told.group().strip())
        rest = plain
    belief = _BELIEF.match(rest)
    if belief and (plain := _after_belief(base, belief["en"] or belief["zh"], rest[belief.end() :])):
        said.append(belief.group().strip())
        rest = plain
    return Aside(rest, tuple(said)) if said else Aside(text)


def _joined(text: str, start: int, end: int) -> str:
    """The text without a part; a full stop or question mark that opened the part stays."""
    sign = text[start] if text[start : start + 1] in tuple("?？。") else ""
    before, behind = text[:start] + sign, text[end:]
    gap = " " if before[-1:].isascii() and before[-1:].isalnum() and behind[:1].isalnum() else ""
    return before + gap + (behind.lstrip(" ,，") if not before.strip() else behind)


def _names(marks: tuple[Mark, ...]) -> bool:
    """Whether something that bounds the question is named: a thing, a number, a date, a set, a law or a body."""
    return any(m.kind in ("number", "date") or (m.kind == "thing" and not m.is_fuzzy) or m.value("set")
               or m.says("noun", "regulation", "body", "path", "policy", "practice") for m in marks)  # fmt: skip


_TAG = re.compile(
    r"\s*(?:(?:but |and |so )?(?:is|was|does|did|has|have|do|are|were) (?:it|they|that|this)(?: really| actually| indeed)?(?: so| true| right| correct| the case)?"
    r"|(?:但|可是?)?(?:这|那|事实|果真|真的|确实)?(?:是真的|真是这样|真的如此|果真如此|如此|是这样的?|属实|对|没错|确实如此|真是如此))(?:吗)?\s*[?？]?\s*$",
    re.I,
)
_INVERTED = re.compile(r"(?P<subject>[\w’' -]{3,60}?) (?P<verb>has|have|is|are|was|were|had|does) (?P<rest>.+)$", re.S)
SPOKEN = ("body", "regulation")


def _of_city_told(base: Base, said: str, question: str) -> str | None:
    """The question behind what a source says of one city, with its name for *its* and *it*; ``None`` where more is told of it."""
    marks = mark_all(base, said).marks
    named = [m for m in marks if m.thing("city") and not m.is_fuzzy]
    if len(named) != 1 or any(m.kind in ("number", "date") or m.value("set") for m in marks) or _TAG.match(question):
        return None
    asked = mark_all(base, question).marks
    if named[0].thing("city") in {m.thing("city") for m in asked} or not any(m.kind == "thing" for m in asked):
        return None  # *does the table confirm it?*: what is said, and not the city
    name = mark_all(base, said).original(named[0])
    plain, owned = _ITS.subn(f"{name}’s", question)
    plain, times = _IT.subn(name, plain, count=1) if not owned else (plain, 1)
    return plain if times and re.search(r"[?？]\s*$|吗", question) else None


def _after_belief(base: Base, belief: str, question: str) -> str | None:
    """The question behind a belief, with the one thing it points back to by its name; ``None`` where more is lost."""
    if _TAG.match(question):  # *it is often said that Beijing has a law; does it?*
        said = belief.strip(" ,，")
        turned = _INVERTED.match(said)
        asked_of = f"{turned['verb']} {turned['subject']} {turned['rest']}?" if turned else None
        return f"{said}，对吗？" if re.search("[\u3400-\u9fff]", said) else asked_of
    told, asked = mark_all(base, belief), mark_all(base, question)
    cities = [m for m in told.marks if m.thing("city")]
    bounds = any(m.kind in ("number", "date") or (m.kind == "thing" and m not in cities) or m.value("set")
                 or m.says("noun", "erratum") for m in told.marks)  # fmt: skip
    if bounds or len(cities) > 1 or not any(m.says("ask") for m in asked.marks):
        return None
    if cities:
        plain, times = _THAT_CITY.subn(told.original(cities[0]), question)
        return plain if times else None
    again = {noun for m in asked.marks if (noun := m.value("noun"))}
    missing = [m for m in told.marks if m.value("noun") in SPOKEN and m.value("noun") not in again]
    if not missing:
        return question
    name = told.original(missing[0])
    named = name if told.language == "zh" else f"the {name}"
    plain, times = _PRONOUN.subn(named, question, count=1)
    return plain if times and len({m.value("noun") for m in missing}) == 1 else None
