"""What stands around the clause that asks: courtesy, who asks and what for, what others say; and whether it bounds nothing."""

import re
from collections.abc import Sequence

from kb.query.aside.preamble import bounding, wider_places
from kb.query.base import Base
from kb.query.marking.indicators import is_weak
from kb.query.marking.mark import Mark
from kb.query.marking.marks import mark as mark_all

_AFFAIR = r"(?:thesis|dissertation|paper|article|chapter|book|report|seminar|lecture|class|course|review|study|slides?|talk|poster|memo|footnote|table|presentation|briefing|meeting|exam|essay|handout|draft|notes?|appendix|annex|comparison|summary|brief)"
COURTESY = re.compile(
    r"^(?:if (?:it is|it['’]s|that is|that['’]s) (?:not |no )?(?:too (?:much|great)|a|any|possible|convenient|alright|all right|ok(?:ay)?)\b[\w ]*|if (?:you )?(?:may|might|would|could|can|please|possible|I may|I might)[\w ]{0,24}"
    r"|(?:many |very many )?thanks?(?: you)?[\w ]*|sorry(?: to (?:bother|trouble|disturb) you)?[\w ]*|(?:I )?(?:do )?apologi[sz]e[\w ]*|excuse me|pardon(?: me)?|(?:quick|silly|stupid|small|one (?:more|last|quick)) question"
    r"|good (?:morning|afternoon|evening|day)(?: to you| all| everyone)?|(?:\w+ ){1,2}check(?:,? (?:please|pls))?|(?:I|we) (?:do not|don['’]t|have no|haven['’]t|have not|lack)\b[\w ]{0,40}?(?:(?:at|to) hand|with (?:me|us)|in front of (?:me|us)|access to [\w ]{3,30})|of course|you know|hang on|hold on|wait(?: a (?:second|minute|moment))?|(?:so )?(?:please )?forgive (?:the|my|this) (?:[\w ]{3,40}question|\w+)|you see|I mean|like|please|kindly|by the way|(?:just )?(?:to (?:double[- ])?check|to be (?:sure|certain|safe)|double[- ]checking|checking)|between (?:you and me|us)|in short|for the record|honestly|frankly|just curious|out of curiosity|hi|hello|hey|well|ok(?:ay)?|so|um+|hm+|right|now|anyway|no rush|no hurry|when you have a (?:moment|minute)"
    r"|(?:我|我们)?手(?:边|头|上)(?:暂时|目前|一时|现在|又|也|并)?(?:没有|没|无|缺少?)[^，,。？?；;]{1,12}"
    r"|(?:真的?|非常|十分|实在)?(?:很|挺)?(?:不好意思|抱歉|对不起)(?:打扰(?:一下|您|你)?了?|麻烦(?:您|你)?了?)?|(?:打扰|麻烦|劳驾|拜托|辛苦)(?:一下|您|你)?了?"
    r"|(?:冒昧|顺便|顺带|随便|想|麻烦)?(?:地)?(?:请问|问|请教|打听)(?:一下|一句|个问题|您|你)*(?:您|你)?|您好|你好|老师好|在吗|嗨|那个|话说|对了|嗯+|哎+|欸|唉|喂|诶|哦+|啊|急用|急|在线等|急等|谢谢(?:您|你)?(?:啦|了)?|多谢(?:啦|了)?|感谢|拜托(?:了)?"
    r"|(?:不知|不知道)?(?:可否|能否|能不能|可不可以|是否方便)(?:麻烦|烦)?(?:请|劳)?(?:您|你)?(?:帮忙)?(?:告知|告诉我|帮我看看|指点|赐教|逐一列出|列出来?|说明(?:一下)?)?)[,.!?，。！？\s]*$",
    re.I,
)
HEARSAY = re.compile(
    r"^\W*(?:my|our|the|a|one of my|some of my) (?:\w+ ){0,2}(?:supervisor|boss|professor|teacher|tutor|colleagues?|friends?|students?|advisor|adviser|director|mother|father|mum|dad|wife|husband|brother|sister|reviewers?|neighbou?r|committee|editor|mate|flatmate|roommate|note|book|textbook|newspaper|blog|website|handout|slide|guide|encyclop(?:a)?edia)s? (?:\w+ )?(?:swears?|sworn|says?|said|claims?|claimed|insists?|insisted|thinks?|thought|believes?|believed|told|tells|keeps?|reckons?|argues?|argued|maintains?|is (?:sure|convinced|certain)|was (?:sure|convinced|certain))\b"
    r"|^\W*(?:everybody|everyone|people|they|some(?:one|body)?|many|we all|most people) (?:all )?(?:\w+ )?(?:knows?|says?|said|claims?|thinks?|believes?|tells?|told|agrees?)\b"
    r"|^\W*I (?:keep|kept|have|had|['’]ve|often|always|once|just|recently)? ?(?:keep )?(?:hearing|heard|read|reading|been told|was told|remember|recall|seem to remember|thought|believed|gather|saw|seen|understand)\b"
    r"|^\W*(?:having|after) (?:just |once |recently )?(?:read|heard|seen|learn(?:ed|t)|noticed|been told)\b|^\W*(?:it is|it['’]s) (?:well known|common knowledge|often said)\b|^\W*(?:as (?:is|we all|everybody|everyone)) (?:well )?know"
    r"|^(?:众所周知|大家都?(?:知道|说|认为)|都说|听说|据说|听(?:人|老师|导师|同事|朋友)说|有人说|人们(?:都|常)?说|网上说|(?:我(?:的)?)?(?:导师|老师|同事|领导|朋友|同学|老板|主任)(?:总|老|一直|常常?|坚持|跟我|对我|和我)*(?:说|认为|觉得|告诉)|我(?:以前|之前|曾|好像|总)*(?:听说|读到|看到|记得|以为|知道))",
    re.I,
)
PURPOSE = re.compile(
    r"^\W*(?:so that|so (?:I|we) (?:can|may|could|might)|in order (?:that|to)|because (?:I|we|my|our)|since (?:I|we|my|our)|as (?:I|we) (?:want|need|wish|would|have)|(?:it['’]s|it is|this is|that['’]s|I need (?:it|this|that)|we need (?:it|this|that)) (?:all )?for\b|(?:just |only )?for (?:my|our|a|an|the) (?:\w+ ){0,3}"
    + _AFFAIR
    + r"\b|to (?:put|place|set) \w+|I(?: want|['’]d (?:like|love)| would (?:like|love)| need| wish| plan| hope|['’]m going| am going|['’]ll| will) to (?!know\b|find\b|see\b|have\b|learn\b|ask\b|get\b)\w+|(?:I|we) (?:want|need) (?:it|this|that)\b|with a view to\b|in (?:preparing|writing|drafting|compiling)\b)"
    r"|^(?:(?:我|我们)?(?:想|要|好|打算|准备|需要)?(?:用来|用于|以便|便于|好让|为了|为的是|方便|供)|(?:我|我们)?(?:明天|今天|下周|后天|回头|待会儿?)?(?:要|得|还要|正要)(?:写|做|交|用|讲|放|汇报|发|上课|开会))",
    re.I,
)
COMMENT = re.compile(
    r"^\W*which (?:(?:I|we|one) (?:\w+ )?(?:find|found|think|consider|must say)\b[\w ]*|(?:is|was|are|were|seems?|strikes? me as)(?: really| rather| quite| somewhat| very| truly| in itself| of course| indeed| to me| an?| the| most)* (?:\w+ly )?"
    r"(?:rarity|rare(?: thing| case)?|remarkable|surprising|interesting|odd|strange|unusual|curious|impressive|surprise|pity|shame|exception|nice|good|great|wonderful|astonishing|striking|puzzling|confusing|common|normal|feat|novelty|achievement)\b[\w ]*)$"
    r"|^\W*(?:just )?(?:like|as)(?: it is| they are| is the case)?(?: nearly| almost| practically)? (?:everywhere else|in (?:most|nearly all|all) (?:other )?(?:cities|places)|(?:most |all )?other (?:cities|places)|elsewhere|usual)$"
    r"|^(?:这(?:倒|还|真|可|实在)?(?:是)?(?:很|挺|相当|十分|非常|比较)?(?:少见|难得|罕见|有趣|有意思|奇怪|意外|可惜|特别|不容易|了不起)(?:的)?|(?:和|跟|与|同|像)(?:别的|其他|其它|大多数|多数|大部分)(?:城市|地方)(?:都)?(?:一样|相同|那样)?)$",
    re.I,
)
DOUBT = re.compile(
    r"^(?![^?]*\b(?:than|its)\b)(?:(?:it['’]s |it is |that['’]s |surely |and |but )?not (?:the |a |an |in |by )?[\w'’ -]{2,40}(?:, (?:is it|right|surely))?|(?:surely|is it|is that|are they|was it) (?:really )?(?:not )?(?:the |an? )?[\w'’ -]{2,30}|or (?:is|was) it (?:the |an? )?[\w'’ -]{2,30})[?]\s*$"
    r"|^(?:该|应该|总|想必|难道|肯定|可|恐怕)?(?:不会|不|没)(?:会|能)?(?:就)?(?:是|由)[^？?，,。]{1,16}(?:吧|吗)[？?]?\s*$|^难道(?:不)?是[^？?，,。]{1,16}[？?]?\s*$",
    re.I,
)
LEFT_OUT = re.compile(r"^(?:and|but) not\b", re.I)  # *but not among the top five?*
OF_SELF = re.compile(
    r"\b(?:I|me|my|mine|we|us|our|ours|I['’](?:m|d|ve|ll))\b|我|本人|咱|俺|(?:导师|老师|同事|领导|老板)(?:要|让|叫|催)",
    re.I,
)
LED_BY_REASON = re.compile(
    r"^\W*(?:as|since|because|given that|seeing that|considering that|while|with|now that|(?:not )?being)\b|^(?:因为|由于|鉴于|既然)",
    re.I,
)
WRITES = re.compile(
    r"^\W*(?:I|we)(?: am| are|['’]m|['’]re| have been) (?:\w+ly )?(?:drafting|writing(?: up)?|preparing|revising|finishing|finali[sz]ing|completing|compiling|editing|working on) (?:an? |my |our |the )?(?:\w+ ){0,2}"
    + _AFFAIR
    + r"\b|^(?:我|我们|本人)(?:正在|正|在)(?:写|撰写|准备|修改)[^，。？?]{0,24}(?:论文|文章|报告|章节|书稿|综述)",
    re.I,
)
CONDITION = re.compile(
    r"^\W*(?:except|apart from|besides|beside|other than|excluding|leaving aside|leaving out|not counting|among|amongst|of (?:the|all|those)|out of|within|only|if|when|where|unless|provided|counting|measured|by)\b(?! (?:it is|it['’]s) (?:not )?(?:too|any|possible))"
    r"|^(?:除|不算|不含|不包括|撇开|在|当中|其中|如果|假如|若|只|仅|按|以(?!便|为)|对于?|从)",
    re.I,
)
RESTRICTS = re.compile(
    r"\b(?:only|just|solely|exclusively|must|should|needs?|wants?|wanted|cares?|matters?|counts?|interested|restrict\w*|limit\w*|exclud\w*|ignor\w*|leave out|drop|focus\w*)\b"
    r"|只|仅|限|必须|应该|应当|不要|不算|不计|除|关注|关心|范围|以内|为准",
    re.I,
)  # what someone says is to be looked at bounds the question
CONFUSES = re.compile(
    r"^\W*not being\b|\b(?:mix(?:es|ed|ing)? up|confus(?:e|es|ed|ing)|can(?:not|['’]t| never| hardly) (?:tell apart|remember|keep apart|tell)|never remember)\b|(?:老是|总是|总|老)?(?:分不清|搞混|弄混|搞不清|记不清|记混|混淆)(?:了)?",
    re.I,
)
STRIPPED = " \n,;:，；：、-–—"
FIRM = (
    "city",
    "place",
    "network",
    "path_type",
    "group",
    "area",
    "edition",
    "index",
    "source",
    "regulation",
    "organisation",
)
SETS = ("place", "network", "path_type", "group", "area")
OWN_STEPS = frozenset({"case", "example", "stop", "draft", "attempt", "step", "question", "try"})
NOUNS = ("regulation", "body", "path", "score", "rank")


def bounds_nothing(base: Base, piece: str, asking: str) -> bool:
    """Whether a stretch beside the asking clause is of a kind that only speaks of the asker, and adds nothing to what is asked."""
    piece = piece.strip(STRIPPED)
    if not piece or COURTESY.match(piece) or COMMENT.match(piece):
        return True
    if DOUBT.match(piece):
        return not (LEFT_OUT.match(piece) and any(map(_bounds, mark_all(base, piece).marks)))
    if piece.endswith(("?", "？")):
        return False  # it asks something itself
    marks, asked = mark_all(base, CONFUSES.sub(" ", piece)).marks, mark_all(base, asking).marks
    own_set = any(m.value("set") or any(m.thing(kind) for kind in (*SETS, "city")) for m in asked)
    if not own_set and bounding(marks):
        return False
    if CONDITION.match(piece) or any(m.says("logic", "except") for m in marks):
        return False
    if HEARSAY.match(piece) and not RESTRICTS.search(piece):
        return own_set or not _sets(marks)
    left = weighty(base, marks) - weighty(base, asked) - {f"place:{place}" for place in wider_places(base, asked)}
    if any(m.thing("city") for m in asked):
        left = {said for said in left if not said.startswith(SETS)}  # a city that is named lies in no other set
    if PURPOSE.match(piece):
        alone = own_set or any(m.thing(kind) for m in asked for kind in ("edition", "index", "source", "indicator"))
        return not any(
            said.startswith(("date", "number", "set", *SETS, *(() if alone else ("city",)))) for said in left
        )
    if WRITES.match(piece) and names_whole_set(base, asked):
        return all(said.startswith(("set", *SETS)) for said in left)
    if OF_SELF.search(piece) or LED_BY_REASON.match(piece):
        return not left and not _asks(marks)
    return False


def names_whole_set(base: Base, asked: Sequence[Mark]) -> bool:
    """*Which of the twelve GNLC members …*: the set asked about is told with its size, so nothing said before narrows it."""
    sizes = {len(base.members.get(network, ())) for m in asked if (network := m.thing("network"))}
    return any(m.kind == "number" and not m.ordinal and m.number in sizes for m in asked)


def _bounds(mark: Mark) -> bool:
    """*But not among the top five?*, *but not a score in X?*: no doubt, but a bound."""
    said = mark.says("order") or mark.says("noun", *NOUNS) or bool(mark.value("set"))
    return said or mark.kind in ("thing", "number", "date")


def may_stand(piece: str) -> bool:
    """Whether a stretch is of a kind that may be set aside at all, by its words alone."""
    piece = piece.strip(STRIPPED)
    if not piece or COURTESY.match(piece) or COMMENT.match(piece) or DOUBT.match(piece):
        return True
    if piece.endswith(("?", "？")) or CONDITION.match(piece):
        return False
    return any((HEARSAY.match(piece), PURPOSE.match(piece), OF_SELF.search(piece), LED_BY_REASON.match(piece)))


def states_the_same(base: Base, sentence: str, asking: str, counted: bool = False) -> bool:
    """Whether a sentence of its own, of no known kind, names nothing that the question does not name again.

    ``counted``: the question takes from it what it speaks of, so that numbers in it are what is said of others.
    """
    marks, asked = mark_all(base, sentence).marks, mark_all(base, asking).marks
    asks = any(m.says("ask") for m in marks[:1]) or sentence.rstrip().endswith(("?", "？"))
    own = {m.text for m in asked}
    strange = [m for m in marks if m.kind == "word" and m.text not in own and not base.text.frequency(m.text)]
    left = {
        said
        for said in weighty(base, marks) - weighty(base, asked)
        if not (counted and said.startswith(("number", "order", "denied")))
    }
    return not (asks or bounding(marks) or (strange and not counted) or left) and bool(weighty(base, marks))


def weighty(base: Base, marks: Sequence[Mark]) -> set[str]:
    """What bounds or names: dates, numbers, firm names, sets, what is measured, an order, a bound, a denial."""
    found: set[str] = set()
    for place, m in enumerate(marks):
        if (
            m.text.islower()
            and place
            and marks[place - 1].text in ("less", "more", "most", "least")
            and m.thing("group")
        ):
            continue  # *places that are less advanced*
        if m.kind in ("date", "number"):
            found.add(f"{m.kind}:{m.date or m.number}")
        found |= {c.key for c in m.things[:1] if c.kind in FIRM and not m.is_fuzzy}
        measured = m.thing("indicator")
        if measured and not m.is_fuzzy and not is_weak(m) and base.indicators[measured].level:
            found.add("measured")
        if (value := m.value("set")) is not None:
            found.add(f"set:{value}")
        found |= {c.value for c in m.cues if c.role == "noun" and c.value in NOUNS}
        bound = any(n.kind == "number" for n in marks[place + 1 : place + 4])
        own = any(n.text in OWN_STEPS for n in marks[place + 1 : place + 2])  # *our first case*
        found |= {
            c.role for c in m.cues if (c.role == "order" and not own) or c.role == "agg" or (c.role == "op" and bound)
        }
        found |= {"denied"} if m.says("logic", "not", "except") else set()
    return found


def names_more(base: Base, piece: str, asking: str) -> bool:
    """Whether a stretch names a thing, a date or a number that the asking clause does not: a search would have to look for it."""
    left = weighty(base, mark_all(base, piece).marks) - weighty(base, mark_all(base, asking).marks)
    return any(":" in said for said in left)


def _sets(marks: Sequence[Mark]) -> bool:
    return any(m.value("set") or any(m.thing(kind) for kind in SETS) for m in marks)


def _asks(marks: Sequence[Mark]) -> bool:
    """Whether a question word stands behind the first word, where it is no relative pronoun."""
    return any(m.says("ask", "which", "who", "when", "where", "how_many", "how_much", "what") for m in marks[1:])
