"""What stands around a question and is none of it: a greeting, who asks and what for, a thank-you, an address in brackets."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.model import Place
from kb.query.aside.told import Aside
from kb.query.base import Base
from kb.query.marking.indicators import is_weak
from kb.query.marking.mark import Mark
from kb.query.marking.marks import mark as mark_all

_WORK = r"(?:piece|story|feature|briefing|talk|presentation|thesis|dissertation|paper|article|chapter|book|report|seminar|lecture|class|course|review|project|study|note|notes|table|appendix|annex|slides?|poster|handout|memo|footnote|comparison|summary|brief)"
_ASKING = r"(?:I(?: would|['’]d)? (?:need|like|want)|please|could you|can you|would you|which|what|how|when|who|where|list|show|name)\b"
_ENGLISH = (
    re.compile(r"^\W*(?:good (?:morning|afternoon|evening|day)|hello|hi|hey|dear [\w ]{2,30}|greetings)(?: there| all| everyone)?\s*[,.!:–-]\s*", re.I),
    re.compile(r"^(?:I am|I['’]m|I work|We are|We['’]re|My name is|As an? )[^.?!;]*?(?:[.!;]\s+|, (?:and )?(?=" + _ASKING + "))", re.I),
    re.compile(r"^(?:(?:I am|I['’]m|We are|We['’]re)\b[^.?!;]*? and would|(?:I|we)(?: would| should|['’]d)) (?:be (?:very |most |really |so |much |greatly )?(?:grateful|glad|obliged|thankful)|(?:very much |really )?appreciate it) if you (?:could|would|can) (?:please |kindly )?(?:tell (?:me|us)|let (?:me|us) know|say)[,:]?\s+", re.I),
    re.compile(r"^(?:For (?:my|our)\b(?![^:]*\bcit(?:y|ies)\b)|(?:Some |By way of |As )?(?:background|context)\s*:)[^.?!;:]{3,90}[:.]\s+", re.I),
    re.compile(r"^For (?:my|our|an?|the)\b[^.?!;]*?\b" + _WORK + r"\b[^.?!;]*?[,:]?\s+(?=" + _ASKING + ")", re.I),
)  # fmt: skip
_TELL_ME = r"(?:tell|inform) (?:me|us)|let (?:me|us) know|(?:I|we)(?: would|['’]d)? (?:like|want|need) to (?:know|find out)|(?:I|we) wonder"
_LETTER = re.compile(
    r"^.*?[.!;]\s.*?(?:\bif you (?:could|can|would)|\b(?:could|can|would) you|\bplease)?(?: please| kindly)? ?\b(?:"
    + _TELL_ME
    + r")\b[,:]?\s*",
    re.I | re.S,
)
_BRIEF = re.compile(
    r"^.*[。！!；;].*?(?:告诉我|告知我?|请教一下|请教|请问|想问一下|想了解一下|想了解|想知道|帮我查一下|查询一下)(?:一下)?[：:，,\s]*",
    re.S,
)
_CHINESE = (
    re.compile(r"^\W*(?:您好|你好|各位老师好|老师好|大家好|早上好|下午好|晚上好)[，,！!。.：:\s]*"),
    re.compile(r"^(?:我|我们|本人)(?:是|在|来自|叫|正|正在|目前|最近|刚)[^？?]*?(?:请教一下|想请教|请教|想请问|请问|想问一下|想问|想了解一下|想了解|想知道)(?:一下|您)?[：:，,\s]*"),
    re.compile(r"^(?:我|我们)?(?:想|要|需要|请|麻烦)(?:您|你)?(?:帮我|帮忙)?(?:再)?核对一下[：:，,\s]+(?=[^？?]*(?:几|多少|哪|谁|多久|何时))"),
    re.compile(r"^(?:先说(?:一下|明)?背景|先交代(?:一下)?背景|背景(?:说明|如下|是这样的)?)[：:，,][^。？?]{3,60}。\s*"),
    re.compile(r"^(?:我|我们|本人)(?:是|来自|叫|正在|目前在|在(?:写|做|准备|修改|整理|撰写))[^，,。？?：:]*[，,。：:]\s*"),
)  # fmt: skip
_WISHES = re.compile(
    r"(?:[.!?]\s*|\s+)(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) (?:regards|wishes|thanks)\b[^?？]{0,60}$|"
    r"[。！!？?，,\s]+(?:祝|顺颂|此致)[^？?]{1,20}$|[。！!？?]\s*(?:非常|十分|万分)?感谢[^？?]{0,24}$",
    re.I,
)
_TOLD = re.compile(
    r"^[^.?!。？！]{12,200}(?:\.\s+(?=[A-Z])|。\s*)(?=[^.。]*[?？])", re.S
)  # a statement, then one question
_USUALLY = re.compile(
    r"^\W*(?:In most (?:cases|places|cities)|Most|Many|Nearly all|Almost all|Usually|Normally|Typically|Generally|As a rule|"
    r"多数|大多数|大部分|许多|很多|一般|通常|往往|按理)",
    re.I,
)  # what others do, before a question about those that do otherwise
_CLOSING = re.compile(
    r"\s*(?:many thanks|thank you(?: very much| so much| in advance)?|thanks(?: a lot| in advance)?|best regards|cheers|"
    r"非常感谢|十分感谢|万分感谢|谢谢(?:您|你|老师)?|多谢|感谢)[。.!！,，\s]*$",
    re.I,
)
_MINDFUL = re.compile(
    r",\s*(?:(?:bearing|keeping) in mind|mindful|knowing|aware)\b(?: that)?[^?,;:]{4,120}(?=[?.]?\s*$)|"
    r"^(?:(?:bearing|keeping|having) in mind|mindful|knowing|(?:being )?aware|granted|allowing)\b(?: of the fact)?(?: that)?[^?,;:]{4,120},\s*(?=\S)|"
    r"[，,]\s*(?:同时)?(?:请)?(?:注意到?|记住|须知|要知道|考虑到)[^？?，,]{4,60}(?=[？?。]?\s*$)",
    re.I,
)  # a remark that the asker makes on the answer
_BRACKETS = re.compile(r"\s*[（(]([^()（）]{3,60})[)）]")
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|their|them|there|this|that|these|those|ours?)\b|它|其|该市|该国|这些|那些|那里|这里|这座|这个|上述",
    re.I,
)
_OWN_CITY = re.compile("全市|本市|我市")


def asked(base: Base, text: str) -> Aside:
    """Cut the introduction and the closing off a question, unless what is left points back to them."""
    rest, aside = text, []
    for closing in (_WISHES, _CLOSING, _WISHES):
        ending = closing.search(rest)
        if ending and ending.start() > 3:
            aside.append(ending.group().strip())
            rest = rest[: ending.start()]
    if (remark := _MINDFUL.search(rest)) and is_remark(
        base, remark.group(), rest[: remark.start()] or rest[remark.end() :]
    ):
        aside.append(remark.group().strip(" ,，"))
        rest = rest[: remark.start()] + rest[remark.end() :]
    for opening in (_LETTER, _BRIEF):
        found = opening.match(rest)
        if found and len(rest) - found.end() > 12 and says_again(base, found.group(), rest[found.end() :]):
            return Aside(rest[found.end() :], (*aside, found.group().strip()))
    told = _TOLD.match(rest)
    if told and (
        is_background(base, told.group(), rest[told.end() :]) or is_usual(base, told.group(), rest[told.end() :])
    ):
        aside.append(told.group().strip())
        rest = rest[told.end() :]
    for pattern in (*_ENGLISH, *_CHINESE):
        if (found := pattern.match(rest)) and len(rest) - found.end() > 3:
            aside.append(found.group().strip())
            rest = rest[found.end() :]
    before = text[: text.find(rest)]
    named = cities(base, before)
    own = bool(_OWN_CITY.search(rest)) and len(named) == 1
    if (
        (narrows(base, before) and not says_again(base, before, rest))
        or measures_only(base, before, rest)
        or (named and not own and (_POINTS_BACK.search(rest) or not cities(base, rest)))
    ):
        return Aside(text)
    for found in list(_BRACKETS.finditer(rest)):
        if not is_told(base, found.group(1)) and aside:
            aside.append(found.group().strip())
            rest = rest.replace(found.group(), "", 1)
    if own and not cities(base, rest):
        rest = f"{named[0]}：{rest}"
    return Aside(rest, tuple(aside)) if aside else Aside(text)


def is_background(base: Base, told: str, question: str) -> bool:
    """Whether a statement before a question names nothing that the question could be about, and is not pointed back to."""
    return not (is_told_of_base(base, told) or _POINTS_BACK.search(question) or re.search(r"\bones?\b|其中", question))


def is_usual(base: Base, told: str, question: str) -> bool:
    """*Most places build the committee first. Which did it the other way round?*: of what the question says again."""
    whole = any(
        m.kind == "thing" or m.value("noun") for m in mark_all(base, question).marks
    )  # *which one's got four?* is none
    return (
        bool(_USUALLY.match(told))
        and whole
        and says_again(base, told, question)
        and not measures_only(base, told, question)
    )


def is_remark(base: Base, said: str, question: str) -> bool:
    """*Bearing in mind that some laws are younger than the index*: nothing that bounds or names what is asked for."""
    bounds = any(m.kind in ("number", "date") or m.thing("city") or m.says("attr") or (m.says("logic") and not m.says("stop"))
                 for m in mark_all(base, said).marks)  # fmt: skip
    return not bounds and says_again(base, said, question)


def is_told_of_base(base: Base, text: str) -> bool:
    """Whether a thing of the base, a number, a date, a set or a denial is said."""
    return any(m.kind in ("thing", "number", "date") or m.value("set") or m.says("noun", "regulation", "body", "path", "policy", "practice")
               or m.says("logic", "not", "except") for m in mark_all(base, text).marks)  # fmt: skip


def cities(base: Base, text: str) -> list[str]:
    """The cities named in a text, also by an office that bears their name."""
    found = [c.name for m in mark_all(base, text).marks for c in m.things if c.kind == "city" and not m.is_fuzzy]
    rows = base.cities.values()
    return list(dict.fromkeys(found)) or [row.name_zh for row in rows if row.name_zh and f"{row.name_zh}市" in text]


def says_again(base: Base, before: str, rest: str) -> bool:
    """Whether an introduction says nothing of weight that the question does not say again."""

    own_set = any(
        m.value("set") or m.thing("place") or m.thing("network") or m.thing("city") for m in mark_all(base, rest).marks
    )

    def weighty(text: str) -> set[str]:
        marks = mark_all(base, text).marks
        found = bounding(marks) if not own_set else set()
        for m in marks:
            found |= {m.text} if m.kind == "date" or m.value("set") else set()
            found |= {
                c.value
                for c in m.cues
                if c.role == "noun" and c.value in ("regulation", "body", "path", "score", "rank")
            }
            found |= {"regulation", "body"} if m.says("cue", "body_first", "law_first") else set()
            found |= {
                c.key
                for c in m.things[:1]
                if c.kind in ("city", "place", "path_type", "network", "group") and not m.is_fuzzy
            }
        return found

    marks = mark_all(base, rest).marks
    around = {f"place:{place}" for place in wider_places(base, marks)}
    if any(m.says("noun", "regulation", "body", "path") for m in marks):
        around |= {f"place:{place}" for place in places_of_all(base)}
    return weighty(before) - around <= weighty(rest)


def wider_places(base: Base, marks: Sequence[Mark]) -> set[str]:
    """The places that hold every place or city named: *for my chapter on China: which lie in the central region?*"""
    cities = [base.cities[city] for m in marks if (city := m.thing("city")) and city in base.cities and not m.is_fuzzy]
    found = {place for row in cities for place in base.places_of(row) if place}
    places = [m.thing("place") for m in marks]
    while places:
        row = base.store.get(Place, place) if (place := places.pop()) else None
        if row is not None and row.parent:
            found.add(row.parent)
            places.append(row.parent)
    return found


def places_of_all(base: Base) -> set[str]:
    """The places that hold every city of a network: laws, bodies and paths are told of no other cities."""
    told = [base.cities[city] for cities in base.members.values() for city in cities if city in base.cities]
    return set.intersection(*({place for place in base.places_of(row) if place} for row in told)) if told else set()


def measures_only(base: Base, before: str, rest: str) -> bool:
    """Whether an introduction names what is measured, and the question behind it does not: *I look at X. Who is first?*"""
    named = any(m.thing("indicator") and not m.is_fuzzy and not is_weak(m) for m in mark_all(base, before).marks)
    return named and not any(m.thing("indicator") for m in mark_all(base, rest).marks)


def narrows(base: Base, text: str) -> bool:
    """Whether an introduction says what the question is about: *I am tabulating statutes passed after 2012*."""
    subjects = ("regulation", "body", "path", "score", "rank", "indicator", "dimension", "network")
    kinds = ("edition", "index", "path_type", "network", "place", "group", "regulation")
    marks = mark_all(base, text).marks
    bounded = any(
        a.kind == "word" and b.says("noun", "city") for a, b in pairwise(marks)
    )  # *our study of small cities*
    return bounded or any(
        mark.kind == "date" or mark.value("set") or mark.says("noun", *subjects) or any(mark.thing(k) for k in kinds)
        for mark in marks
    )


def bounding(marks: Sequence[Mark]) -> set[str]:
    """*Our study of small cities*: unknown words right before the cities, which say which of them are meant."""
    return {word.text for word, noun in pairwise(marks) if word.kind == "word" and noun.says("noun", "city")}


def is_told(base: Base, text: str) -> bool:
    """Whether something of the base, a number or a date is said: then it belongs to the question."""
    return any(
        m.kind in ("thing", "number", "date") or (m.kind == "cue" and not m.says("stop"))
        for m in mark_all(base, text).marks
    )
