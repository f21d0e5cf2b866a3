"""What kind of value a question asks for, and whether it asks for all of them."""

import re
from itertools import pairwise

from kb.query.framing.attach import Frame
from kb.query.kinds.searching import WANTED_KINDS, Want
from kb.query.marking.halves import SHARES_OF
from kb.query.marking.mark import Mark, Marked
from kb.query.rules.asks import asks_later, asks_yes_no, means_policies
from kb.query.rules.listed import names_body_of_city, which_of_network
from kb.query.rules.money import asks_for_money
from kb.query.rules.sooner import dates_each
from kb.query.rules.when_too import names_year
from kb.query.searches.started import started_from

LEAST_MONEY = re.compile(
    r"\bwhat(?: is| was|['’]s) the (?:minimum|lowest|least|maximum|highest) (?:[\w-]+ ){0,5}?(?:funding|spending|expenditure)\b",
    re.I,
)  # *what is the minimum funding per head?*: an amount
YEARS_COUNTED = frozenset({"how many year", "how many month", "多 少 年", "几 年"})


SPANNED = ("how many year", "how many month", "几 个 月", "多 少 个 月")


def wanted_value(frame: Frame) -> Want:
    """What kind of value a question asks for."""
    asks = [ask for ask in frame.asks if ask != "yes_no"]
    if started_from(frame.marked.text) is not None:
        return "number"
    if any(ask.startswith("how_m") for ask in asks):
        asks = [ask for ask in asks if ask != "what"]
        if {m.text for m in frame.marked.marks if m.says("ask", "which")} <= {"list", "enumerate", "name"}:
            asks = [ask for ask in asks if ask != "which"]  # *how many ways does the paper list?*
    if "which" in asks and any(m.text == "describe" for m in frame.marked.marks):
        asks = [ask for ask in asks if ask != "what"]  # *which of them describes its way as …?*
    if any(m.text == "whose" for m in frame.marked.marks) and set(asks) <= {"who"} and (asks or "city" in said(frame)):
        return "where"
    if asks and len({"when" if a == "when" else "number" if a.startswith("how_m") else a for a in asks}) > 1:
        return "text"
    if "when" in asks:
        return "text" if dates_each(frame) else "date"
    if (
        asks_yes_no(frame)
        and not {"what", "which"} & set(asks)
        and all(m.text in SHARES_OF for m in frame.marked.marks if m.says("ask", "how_much", "how_many"))
    ):
        asks = [ask for ask in asks if ask != "how_much"]  # *is the share of A higher than that of B?*
    if {"how_many", "how_much"} & set(asks) or any(
        m.text in YEARS_COUNTED or m.text.startswith(SPANNED) for m in frame.marked.marks
    ):
        return "number"
    if (not asks and _ends_in_figure(frame.marked)) or LEAST_MONEY.search(frame.marked.text):
        return "number"
    if not frame.asks and frame.marked.marks[-1].says("attr", "body.established") and not frame.dates:
        return "date"  # *Ningbo Community University founded*
    if names_year(frame):
        return "date"
    if not frame.asks and not frame.cities and CITY_TOLD.search(frame.marked.text):
        return "where"  # *the city behind the brand*
    tested = {"support", "recompute"} & frame.cues
    if (asks_yes_no(frame) and not asks_later(frame)) or (tested and not asks):
        return "boolean"
    if "who" in asks:
        return "who"
    if "path" in sought(frame) and frame.cities and "where" not in asks and "city" not in sought(frame):
        return "text"  # *which path did Wuhan form?*
    if asks_for_money(frame):
        return "text"
    if SET_BESIDE.search(frame.marked.text):
        return "text"  # *relative to which city is it weaker?*: the passage is on the one, and names the other
    if "where" in asks or ("which" in asks and ({"city", "area", "path"} & sought(frame) or which_of_network(frame))):
        return "where"
    return "text"


SET_BESIDE = re.compile(
    r"\b(?:relative|compared|in comparison|as against|next) (?:to|with) (?:which|what)\b|\bthan (?:which|what) (?:other )?(?:city|area)\b"
    r"|\b(?:which|what) (?:other )?city is [^,;?]+ (?:compared|held up|set) (?:to|with|against)\b|(?:与|和|同|跟|相较于?|相对于?|比)(?:哪|什么)[^，。？?]{1,4}(?:相比|比较|对比|弱|差)|相(?:对于?|较于?|比于?)(?:哪|什么)",
    re.I,
)
CITY_TOLD = re.compile(
    r"^\W*(?:the )?(?:[\w-]+ )?city (?:behind|with|of|that|which|whose|where|known|famous|called|described|said|running|offering)\b"
    r"|的(?:那[个座])?(?:是)?(?:城市)\W*$",
    re.I,
)  # a city is the head of what is said, though nothing asks


def path_of_city(frame: Frame, want: str) -> bool:
    """*Which path did Wuhan form?*: what is told must be a path."""
    return want == "text" and "path" in sought(frame) and bool(frame.cities)


def one_of_named(frame: Frame) -> bool:
    """*Which of Hexi and Haidian has …?*, 河西区和海淀区，哪一个……: one of the places that are named, where nothing is compared."""
    named = [m for m in frame.marked.marks if m.thing("city") or m.thing("area")]
    if len(named) == PAIR and any(
        a.thing("city") and b.thing("area") and not _between(frame, a, b) for a, b in pairwise(named)
    ):
        return False  # 伦敦N1邮区: one place, with the city that it lies in
    compared = bool({"beats", "loses", "than"} & frame.relations) or bool(frame.orders)
    compared = compared or any(m.says("word", "apart") or m.says("op") for m in frame.marked.marks)
    if len(named) > 1 and not compared and is_alternative(frame, named):
        return True
    return (
        len(named) > 1
        and not compared
        and {"which"} <= set(frame.asks) <= {"which", "yes_no"}
        and OF_NAMED.search(frame.marked.text) is not None
    )


PAIR = 2  # places of which the first may be the city of the second


def _between(frame: Frame, first: Mark, second: Mark) -> str:
    """What stands between two names."""
    tokens = frame.marked.tokens
    return frame.marked.text[tokens[first.end - 1].end : tokens[second.start].start].strip(" 市的'’s")


def is_alternative(frame: Frame, named: list[Mark]) -> bool:
    """*Is the fair Shenzhen's or Guangzhou's?*, 是上海、杭州还是南京: one of the places that are named, put as a yes or no."""
    if set(frame.asks) - {"yes_no", "which", "what"}:
        return False
    tokens, text = frame.marked.tokens, frame.marked.text
    *listed, between = [text[tokens[a.end - 1].end : tokens[b.start].start] for a, b in pairwise(named)]
    if any(LISTED.fullmatch(sign) is None for sign in listed):
        return False
    return ALTERNATIVE.fullmatch(between) is not None and (
        frame.language == "zh" or any(m.says("ask", "yes_no") for m in frame.marked.marks[:1])
    )


ALTERNATIVE = re.compile(
    r"\s*(?:['’]s)?(?: [a-z]{2,12})?,? or (?:rather |is it |was it |does it belong to )?(?:of |in |to |from |for |by |with |at |the )?(?:the )?"
    r"|(?:市|区)?的?[^，。？\u3002]{0,6}?[，,]?还是(?:属于|在|由|归)?",
    re.I,
)


LISTED = re.compile(r"\s*[,，、]\s*(?:of |in |to |from |for |by |with |at |the )?")


OF_NAMED = re.compile(
    r"\bwhich (?:one )?of [A-Z]|^[^?？]*\bwhich\b[^,?]*, [A-Z][^,?]* or [A-Z]|哪(?:一|个|座|一个|一座)?个?", re.I
)


def _ends_in_figure(marked: Marked) -> bool:
    """*12345 hotline: calls received, number*: in few words what is wanted stands last, behind a sign."""
    last = marked.marks[-1]
    before = marked.text[: marked.tokens[last.start].start].rstrip()[-1:]
    return len(marked.marks) > 1 and last.value("noun") == "figure" and before in set(",:;-–—，：；、")


def said(frame: Frame) -> set[str]:
    """The nouns that are said as such."""
    return {value for item in frame.marked.marks if (value := item.value("noun"))}


def sought(frame: Frame) -> set[str]:
    """The nouns that are said as such, but for the 区 behind the name of a district."""
    marks = frame.marked.marks
    named = {p + 1 for p, m in enumerate(marks) if m.thing("area")}
    return {
        value
        for p, m in enumerate(marks)
        if (value := m.value("noun"))
        and not (value == "area" and p in named)
        and not _sort_of_other(marks, p)
        and not (value == "city" and names_body_of_city(marks, p))
    }


def _sort_of_other(marks: tuple[Mark, ...], place: int) -> bool:
    """*Which kind* and 哪一类 may mean a path; not where the thing that is sorted stands behind it: 哪一类单位, 哪一类楼房."""
    behind = [m for m in marks[place + 1 : place + 4] if not m.says("stop")]
    named = any(m.says("noun", "organisation", "policy", "practice") for m in marks[place + 1 : place + 2])
    unknown = len(behind) > 1 and all(m.kind == "word" and not m.text.isascii() for m in behind[:2])
    return marks[place].says("ask") and marks[place].says("noun", "path") and (named or unknown)


def asks_for_all(frame: Frame) -> bool:
    """*Which cities …*, *name the districts …*, 哪些城市, *which documents …*: all that fit, and not the one that fits best."""
    marked = frame.marked
    noun = _asked_for(frame)
    if noun is None or ONE_OF.search(marked.text):
        return False
    return PLURAL.search(marked.original(noun)) is not None or SEVERAL.search(marked.text) is not None


def asks_for_several(frame: Frame) -> bool:
    """*Which cultural brands …*, *name the bureaus …*, 有哪些品牌: more than one thing is to be told."""
    marked = frame.marked
    if ONE_OF.search(marked.text):
        return False
    if ALL_OF_THEM.search(marked.text):
        return True
    if SEVERAL.search(marked.text) or (marked.language == "zh" and WHAT_ALL.search(marked.text)):
        return True
    marks = marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "which", "what")), None)
    head = [m for m in marks[asked + 1 : asked + 1 + REACH] if not m.says("stop")] if asked is not None else []
    verb = next((p for p, m in enumerate(head) if m.says("ask", "yes_no")), len(head))
    said = [m for m in head[: min(verb, 3)] if m.kind in ("word", "cue") and not _is_verb(marks, head, m)]
    return any(PLURAL.search(marked.original(m)) for m in said)


def _is_verb(marks: tuple[Mark, ...], head: list[Mark], mark: Mark) -> bool:
    """*Which incentive mechanism characterises Taiyuan's path?*: what stands between a noun and a name or article is no plural."""
    behind = next((b for a, b in pairwise(marks) if a is mark), None)
    object_ = behind is not None and (behind.thing("city") is not None or behind.text in ("the", "a", "an", "its"))
    return object_ and mark is not head[0]


ALL_OF_THEM = re.compile(r"\ball of (?:them|these|those)\b|\bin full\b|全部列出|一一列出|都列出来", re.I)
WHAT_ALL = re.compile(r"都有(?:什么|啥)|有(?:什么|啥)|哪[两二三四五六七八九十]")


def _asked_for(frame: Frame) -> Mark | None:
    """The first noun behind the question word, or the one before it in Chinese, if it is of places or plans."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "which", "what", "where")), None)
    if asked is None:
        return None
    near = (*marks[asked : asked + REACH], *reversed(marks[max(0, asked - 2) : asked]))
    noun = next((m for m in near if m.value("noun")), None)
    if noun is None or not (
        noun.says("noun", "city", "area", "policy") or (noun.says("noun", "source") and means_policies(frame))
    ):
        return None
    return noun


REACH = 5  # marks between the question word and what it asks for


def lists_plans(frame: Frame) -> bool:
    """*Which national documents …*, 出台了哪些文件: plans are listed, and not what they say."""
    marks = frame.marked.marks
    asked = [p for p, m in enumerate(marks) if m.says("ask", "which", "what")]
    return any(
        m.says("noun", "policy") or (m.says("noun", "source") and means_policies(frame))
        for p in asked
        for m in marks[p : p + 6]
    )


def of_the_nation(frame: Frame) -> bool:
    """*National policies*, 国家出台的文件, where no other country is named: those of China."""
    national = NATIONAL.search(frame.marked.text) is not None and lists_plans(frame)
    return national and not (frame.cities or frame.things("place") or frame.things("organisation"))


NATIONAL = re.compile(r"\b(?:national|central government|state)\b|国家(?!的)|我国|全国", re.I)
PLURAL = re.compile(r"(?:ies|[a-z]s)$", re.I)
SEVERAL = re.compile(r"哪些|哪几|有哪|列出|列举|分别是哪")
ONE_OF = re.compile(r"\bwhich (?:one )?of\b|\bone of\b|哪一[个座份项]|其中哪", re.I)


def named_kinds(frame: Frame, want: Want) -> tuple[str, ...]:
    """*Which two institutions …*, 哪两家机构: a number answers no question for something with a name."""
    if want == "text" and (asks_for_all(frame) or means_policies(frame)) and lists_plans(frame):
        return ("policy", "regulation")
    asks = set(frame.asks)
    counts = {m.value("ask") for m in frame.marked.marks if m.says("ask", "how_many") and "哪" in m.text}  # 哪几家
    other = (asks & {"what", "how", "how_many", "how_much"}) - counts
    which = any(
        m.says("ask", "which", "how_many") and (m.text in LISTING or "哪" in m.text) for m in frame.marked.marks
    )
    so_many = asks_for_so_many(frame.marked) or says_so_many(frame)  # *what four types …*
    if want != "text" or "figure" in frame.nouns or CODED.search(frame.marked.text):
        return ()
    called = CALLED.search(frame.marked.text) is not None
    sorts = SORTS_ASKED.search(frame.marked.text) is not None and not {"organisation", "body"} & _behind_ask(frame)
    sorts = sorts and not called
    kinds = tuple(kind for kind in WANTED_KINDS["text"] if kind != "figure" and (kind != "organisation" or not sorts))
    if called or any(named.search(frame.marked.text) for named in (BY_MEANS, NAME_OF)):
        return kinds
    return kinds if (which or so_many) and not (other and not so_many) else ()


CODED = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:number|code)\b|编号|代码", re.I
)  # a number that names, and counts nothing
SORTS_ASKED = re.compile(r"\b(?:which|what) (?:\w+ )?(?:kind|type|sort|form)s of\b|哪(?:几)?(?:类|种)", re.I)
NAME_OF = re.compile(
    r"(?<!为)什么(?:样的?)?(?!是|叫|时|比[例重]|水平|程度|规模|数|价|速度|名次|成绩|[得评]分|分|位|样|等级|层[次级]|阶段|意思|含义)[\u4e00-\u9fff]{2}"
)  # 什么期刊: a number is no journal
BY_MEANS = re.compile(
    r"\b(?:by|through|with) (?:what|which) means\b|\bby means of what\b|\brel(?:y|ies|ied) on (?:what|which)\b|\b(?:what|which) [^?]{3,40} rel(?:y|ies|ied) on\b"
    r"|(?:依托|依靠|靠|凭借?|借助|通过)(?:的是|的)?(?:什么|何种|哪些|哪种)",
    re.I,
)  # a number is no means


CALLED = re.compile(
    r"\bwhat (?:is|was) the (?:[\w-]+ ){1,3}called\b|叫什么(?:名字)?|名(?:称|字)?是什么", re.I
)  # a name is no number


def _behind_ask(frame: Frame) -> set[str]:
    """The nouns within reach of the word that asks."""
    marks = frame.marked.marks
    asked = [p for p, m in enumerate(marks) if m.says("ask", "which", "what")]
    return {value for p in asked for m in marks[p : p + REACH] if (value := m.value("noun"))}


def says_so_many(frame: Frame) -> bool:
    """*I need the five forms of cooperation*: how many they are is said already."""
    counted = [m for m in frame.marked.marks if m.kind == "number" and not m.ordinal and m.number]
    return any(1 < (m.number or 0) <= MOST_LISTED for m in counted) and not {"how_many", "how_much"} & set(frame.asks)


MOST_LISTED = 20
LISTING = frozenset(
    {
        "which",
        "which of",
        "which one",
        "which ones",
        "name",
        "name the",
        "list",
        "list all",
        "enumerate",
        "what are the",
        "are what",
    }
)  # something with a name is to be told


def asks_for_so_many(marked: Marked) -> bool:
    """*Which 14 commissions*, 是哪十个: all of so many are to be named."""
    return any(m.says("ask", "which", "what") and after.kind == "number" for m, after in pairwise(marked.marks))
