"""A side remark in a question: *(the table spells it so)*, *official (not trial) operation*, *? Not X, I am told.*, （这里指吉林市）."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from kb.query.answer import Value
from kb.query.aside.asking import is_answered, is_doubtful
from kb.query.aside.told import Aside, beside_question, not_asked_about
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.kinds.auditing import Audit
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.errata import Errata
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall
from kb.query.kinds.wording import Wording
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.marks import mark
from kb.query.marking.words import content_terms
from kb.query.reading.judge import SEARCHING, Reading
from kb.search.text import terms

_PLACES = (
    re.compile(r"\s*[（(]\s*(?P<said>[^()（）]{2,90}?)\s*[)）]"),
    re.compile(
        r"\s*[,–—]\s+(?P<said>not (?:(?:the|its|their|an?) )?[\w'’ -]{3,40}?)\s*[,–—](?=\s)"
        r"|[，—](?P<other>(?:不是|而非|而不是)[^，。？?—]{2,20})[，—]",
        re.I,
    ),
    re.compile(
        r"\s*(?:[,，;；]\s*(?P<said>(?:(?:I|we) (?:do not|don['’]t|did not) mean|我(?:问|指|说)的?(?:不是|并非)|我?不是[指问说])[^?？。()（）]{2,60}?)"
        r"|\s[–—-]\s(?P<other>(?:not|不是|并非)[^?？。()（）]{2,60}?))(?=[?？.。]*$)",
        re.I,
    ),
    re.compile(r"(?<=[?？。])\s*(?P<said>[^?？。()（）]{2,90}?)[.。!！]?$"),
)  # in brackets, between two commas or dashes, at the end, behind the question
_NOT = re.compile(
    r"^(?:(?P<meant>[^,，;；]{2,40}?)[,，;；]\s*)?(?:and |but |而|也|可|并)?(?:not |(?:I|we) (?:do not|don['’]t|did not) mean |我(?:问|指|说)的?(?:不是|并非)|我不是|rather than |as opposed to |instead of |不是|并非|而非|而不是)"
    r"(?!only|merely|just|yet|all\b|every|including|counting|more|less|只|仅|光|都|全)(?:指|说|问)?(?P<denied>[^;；]{2,60}?)[哦啊呢呀哈]?$",
    re.I,
)
_MEANT = re.compile(
    r"^(?:(?:这里|此处|这儿|我)?(?:的)?(?:是指|指的是|说的是|指)|(?:here )?(?:meaning|i mean|i['’]m asking about|that is|i\.e\.),? (?:the )?)?(?P<name>[^,，;；]{2,30})",
    re.I,
)
_TOLD = r"(?:I (?:am|was|have been)|I['’](?:m|ve been)) told|I(?: have|['’]ve)? (?:heard|hear|read)|(?:they|people|some) say|(?:some(?:one|body)|a (?:colleague|friend|student)|my \w+) (?:says|said|told me|claims|claimed|thinks|insists)"
_TELLS = re.compile(
    rf"^(?:{_TOLD})\b|^(?:据说|听说|听人说|有人说|有人告诉我|我?(?:的)?(?:同事|朋友|学生|老师)说|我听说)", re.I
)
_AS_TOLD = re.compile(rf",?\s*(?:or )?(?:so )?(?:{_TOLD})(?: so)?\s*$|[，,]?(?:我)?(?:听说|据说)(?:的)?$", re.I)
_PRINT = re.compile(
    r"\b(?:mis)?(?:print(?:s|ed|ing)?|spel(?:t|ls?|led|lings?)|typed)\b|\b(?:typos?|misprints?|(?:labels?|rows?|names?) (?:\w+ ){0,6}?shifted)\b"
    r"|印[出作成有]|未印|拼[写作成法]|错位|错字|误印|误写|排印",
    re.I,
)
_BOUNDS = re.compile(
    r"^(?:only|whose|which|that|those|who|with|without|excluding|including|except|if|where|as of|since|before|after|from)\b|^(?:只|仅|限|除|不含|包括|截至|其)",
    re.I,
)  # a condition, and no remark
_ROWS = re.compile(
    r"\b(?:tables?|rows?|pages?|lines?) (?:no\. )?\d+\b|\b(?:first|last|final|bottom|top) (?:\w+ )?(?:rows?|lines?|labels?|names?)\b|(?:第|表)\s*[\d一二三四五六七八]+[行页]?|[末前后]的?[\d一二三四五六七八]+[行个]",
    re.I,
)
_RECKON = re.compile(r"\bre?(?:compute|calculate)|重新?(?:计算|算)|自己算", re.I)

Read = Callable[[Base, str], Reading]


class Remark(NamedTuple):
    """A remark as written, the question without it, and what it sets apart."""

    said: str
    rest: str
    denied: str = ""


def without_remark(base: Base, text: str, whole: Reading, read: Read) -> Reading | None:
    """The reading of the question without a side remark, which a note tells; ``None`` where it may be a condition.

    What remains must be understood to its last word, and what the remark sets apart must not be in the answer.
    """
    for found in (found for place in _PLACES for found in place.finditer(text)):
        said = found["said"] or found.groupdict().get("other") or ""
        before, after = text[: found.start()], text[found.end() :].lstrip(" ")
        gap = " " if before[-1:].isascii() and before[-1:].isalnum() and after[:1].isalnum() else ""
        for remark in remarks(base, whole, said.strip(" .。!！"), before + gap + after):
            reading = read(base, remark.rest)
            if (kept := _holding(base, reading, remark)) is not None:
                aside = Aside(remark.rest, (remark.said,))
                note = not_asked_about(aside) if remark.denied else beside_question(aside)
                return replace(kept, text=text, language=whole.language, notes=(*kept.notes, note))
    return None


def remarks(base: Base, whole: Reading, said: str, rest: str) -> list[Remark]:
    """What a stretch may be as a remark: how a thing is printed, which of two is meant, what is not, what somebody said."""
    if _BOUNDS.match(said) or len(rest) < SHORT:
        return []
    denied = _NOT.match(_AS_TOLD.sub("", said))
    if (named := _as_meant(base, said, rest)) is not None:
        return [Remark(said, named, "")]
    doubtful = is_doubtful(base, whole) or not is_answered(base, whole)
    if denied is not None:
        own = set(content_terms(base, mark(base, denied["meant"]))) if denied["meant"] else set()
        other = _measures(base, denied["denied"]) and _measures(base, rest, alone=False)
        apart = (doubtful or other) and own <= set(terms(rest))
        return [Remark(said, rest, denied["denied"])] if apart else []
    if _TELLS.match(said):
        return [Remark(said, rest)] if doubtful and _asks(mark(base, rest)) else []
    of_print = doubtful or isinstance(whole.plan, (Audit, Errata, Wording))
    told = _PRINT.search(said) is not None and _PRINT.search(rest) is None
    return [Remark(said, rest)] if told and of_print and _names_no_more(base, said, rest) else []


SHORT = 5  # characters of the shortest question


def _asks(marked: Marked) -> bool:
    return any(m.says("ask") and not m.says("ask", "yes_no") for m in marked.marks)


def _names_no_more(base: Base, said: str, rest: str) -> bool:
    """Whether a remark on the print names nothing, no date and no number but those of tables and rows, that the question does not."""
    own = {c.key for m in mark(base, rest).marks for c in m.things}
    left = mark(base, _ROWS.sub(" ", said)).marks
    return not any(
        m.kind in ("date", "number") or m.value("set") or (_firm(m) and not {c.key for c in m.things} & own)
        for m in left
    )


def _firm(item: Mark) -> bool:
    """Whether a mark names what a question may be about: no document, no index."""
    return item.kind == "thing" and not item.is_fuzzy and item.things[0].kind in ("city", "place", "area", "organisation", "path_type", "network")  # fmt: skip


def _as_meant(base: Base, said: str, rest: str) -> str | None:
    """（这里指吉林市，不是吉林省）: the question with the name that says which of two is meant."""
    found = _MEANT.match(said)
    meant = mark(base, found["name"].strip()) if found is not None else None
    if meant is None or len(meant.marks) != 1 or len(meant.marks[0].things) != 1 or meant.marks[0].is_fuzzy:
        return None
    key, marked = meant.marks[0].things[0].key, mark(base, rest)
    both = [m for m in marked.marks if len(m.things) > 1 and not m.is_fuzzy and key in {c.key for c in m.things}]
    if len(both) != 1:
        return None
    item = both[0]
    start, end = marked.tokens[item.start].start, marked.tokens[item.end - 1].end
    return f"{rest[:start]}{meant.text.strip()}{rest[end:]}"


def _holding(base: Base, reading: Reading, remark: Remark) -> Reading | None:
    """The reading of what remains, with what was set apart kept out of its answer; ``None`` where it is no answer."""
    plan = reading.plan
    if plan is None or reading.left_over or any("Not understood" in note[1] for note in reading.notes):
        return None
    if _RECKON.search(remark.said) and not isinstance(plan, Aggregate):
        return None  # another value than the one printed
    denied = mark(base, remark.denied) if remark.denied else None
    apart = _apart_terms(base, denied, remark.rest) if denied is not None else set()
    if isinstance(plan, Recall):
        plan = plan.model_copy(update={"aside": tuple(sorted({*plan.aside, *apart}))})
    elif (denied is not None and not (_sets_apart(base, denied, plan) or _measures(base, remark.denied))) or (
        isinstance(plan, SEARCHING) and not (isinstance(plan, Things) and apart <= _years(denied))
    ):
        return None
    outcome = plan.run(Draft(base, reading.language))
    if denied is not None and (
        outcome.status != "answered"
        or _tells(base, outcome.value, denied, set() if isinstance(plan, Recall) else apart)
    ):
        return None
    return replace(reading, plan=plan) if outcome.status == "answered" or not isinstance(plan, Recall) else None


def _apart_terms(base: Base, denied: Marked, rest: str) -> set[str]:
    """The words of what is set apart that the question does not say itself, its years among them."""
    return {*content_terms(base, denied), *_years(denied)} - set(terms(rest))


def _years(denied: Marked | None) -> set[str]:
    return {m.date[:4] for m in denied.marks if m.date} if denied is not None else set()


def _sets_apart(base: Base, denied: Marked, plan: object) -> bool:
    """Whether what is set apart bounds no set of cities: names of cities alone, or words beside a question of one city."""
    names = [m for m in denied.marks if not (m.says("logic") or m.says("stop") or m.text in JOINS)]
    if all(m.thing("city") or m.says("elsewhere") for m in names):
        return True
    if isinstance(plan, Things) and plan.date is not None:
        return any(m.date for m in names) and all(m.date or m.text in ("one", "个") for m in names)  # of another year
    named = [base.names_of(f"city:{city}")[0] for city in getattr(plan, "cities", ())]
    alike = [
        m for m in names if m.thing("place") and base.names_of(m.things[0].key)[0].split()[0] in named
    ]  # Jilin Province
    bounds = (m for m in names if m.value("set") or m.thing("network") or m.thing("place") or m.thing("path_type"))
    return bool(named) and all(m in alike for m in bounds)


JOINS = frozenset({"and", "or", "nor", "也", "和", "与"})


def _tells(base: Base, value: Value | None, denied: Marked, apart: set[str]) -> bool:
    """Whether an answer names what was set apart."""
    if value is None:
        return False
    told = " ".join([value.text or "", *(f"{item.name_en} {item.name_zh}" for item in value.items or ())])
    names = (name for m in denied.marks for c in m.things[:1] for name in base.names_of(c.key))
    return any(name in told for name in names) or bool(apart and apart <= set(terms(told)))


def _measures(base: Base, text: str, alone: bool = True) -> bool:
    """*Its overall rank*, *when it came into force*, 总排名: whether a measure is named, and with ``alone`` nothing else."""
    marks = mark(base, text).marks
    own = [
        m for m in marks if m.thing("indicator") or m.says("noun", "rank", "score") or m.says("attr") or m.says("agg")
    ]
    said = (m for m in marks if m.says("stop") or m.says("order") or m.says("ask", "when") or m.says("cue", "overall"))
    beside = [*said, *(m for m in marks if m.thing("edition"))]
    return bool(own) and (not alone or all(m in own or m in beside for m in marks))
