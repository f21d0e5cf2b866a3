"""A city that is described instead of named: *the city with the highest iSLEC score*, 城市创新垫底的那个城市."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kb.query.answer import NoteKind
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Find, shown_columns
from kb.query.marking.mark import Mark, Marked
from kb.query.plan import Plan
from kb.query.selection.evaluate import verdict_of

NAMING = ("city", "network")
SETS = ("network", "place", "path_type")
WITHIN = ("indicator", "index", "edition", "network", "place", "path_type")
VERBS = frozenset({"is", "are", "was", "were", "has", "have", "had"})
TRIES = 4  # ends of a description that are tried
COPULA = re.compile(r"\b(?:is|was|be|as|remains|named|called)\s+$", re.I)
LINKS = frozenset({"that", "which", "who", "with"})


class Described(NamedTuple):
    """A question with the name put in, what it replaced, the plan that found the city, and a note that says so."""

    text: str
    plan: Plan
    note: tuple[NoteKind, str, str]
    city: str


def described(base: Base, marked: Marked, read: Callable[[str], Plan | None]) -> Described | None:
    """Put the name of a described city into a question; ``None`` when no single city is described in it."""
    span = _english(marked) if marked.language == "en" else _chinese(marked)
    told = [] if span else [*(_told(marked) if marked.language == "en" else _told_in_chinese(marked))][:TRIES]
    for start, end, inner in [span] if span else told:
        if _is_told_of(marked, start):
            continue
        plan = read(inner)
        fitting = isinstance(plan, Find) if span is None else (
            isinstance(plan, Rank) and (plan.limit == 1 or plan.position is not None) and not plan.city)  # fmt: skip
        if plan is None or not fitting:
            continue
        value = plan.run(Draft(base, marked.language)).value
        found = value.items or [] if value and value.entity == "city" else []
        if len(found) == 1:  # a tie describes no single city
            return named(base, marked, (start, end), plan, found[0].id)
    return None


def _is_told_of(marked: Marked, start: int) -> bool:
    """*Rio is said to be the city whose …*: a city is named and said to be the one described, which is the question."""
    before = [m for m in marked.marks if marked.tokens[m.end - 1].end <= start]
    return bool(COPULA.search(marked.text[:start])) and any(m.thing("city") for m in before)


def named(base: Base, marked: Marked, span: tuple[int, int], plan: Plan, city: str) -> Described:
    """The question with the city's name in the place of its description."""
    start, end = span
    name, name_zh = base.names_of(city)
    written = marked.text[start:end]
    text = marked.text[:start] + (name if marked.language == "en" else name_zh) + marked.text[end:]
    plain, zh = plan.words(base, "en"), plan.words(base, "zh")
    return Described(
        text,
        plan,
        ("assumption", f"“{written}” is {name}: {plain}.", f"“{written}”即{name_zh}：{zh}。"),
        city.removeprefix("city:"),
    )


def _english(marked: Marked) -> tuple[int, int, str] | None:
    """*the city* with what follows it: a link, an order and an indicator, up to the next verb, comma or noun."""
    marks = marked.marks
    for place, mark in enumerate(marks):
        first = marked.tokens[mark.start].start
        opening = re.search(r"\bthe\s+(?:one\s+)?(?:[\w-]+\s+)?$", marked.text[:first], re.I)
        named = mark.says("noun", *NAMING) and re.fullmatch(
            r"city|member|municipality|the city", marked.original(mark), re.I
        )
        if not opening or not named or mark.says("ask") or place + 1 == len(marks):
            continue
        last = place
        for ahead in range(place + 1, len(marks)):
            between = marked.text[marked.tokens[marks[ahead - 1].end - 1].end : marked.tokens[marks[ahead].start].start]
            if re.search(r"[,;:?!.]", between) or not _belongs(marks, ahead):
                break
            last = ahead
        if _orders(marks[place + 1 : last + 1]):
            end = marked.tokens[marks[last].end - 1].end
            return opening.start(), end, f"Which {marked.text[opening.start() + 4 : end]}?"
    return None


def show_described(draft: Draft, plan: Plan, city: str) -> None:
    """The facts that tell which city was described, with their evidence."""
    if isinstance(plan, Find):
        rows = verdict_of(draft.base, plan.select, city).rows
        keys = shown_columns(draft.base, plan.select)
        draft.city_table(("The city described", "所描述的城市"), [city], keys, "yes", {city: rows})
    elif not isinstance(plan, Rank):
        plan.run(draft)  # the passage that tells of it


def _told(marked: Marked) -> Iterator[tuple[int, int, str]]:
    """*The city whose committee …*, *the city that …* in a question about scores: one city told by a fact, up to a verb."""
    text = marked.text
    opening = re.search(
        r"\bthe\s+(?:one\s+)?(?:(?:learning|member|GNLC|Chinese)\s+)?(?:city|member)\s+(whose|that|which|with|where|"
        + PASSIVES
        + r")\b",
        text,
        re.I,
    )
    if opening is None or not (_measures(marked.marks) or _asks_wait(marked.marks)) or _orders(marked.marks):
        return
    ends = [
        m.start()
        for m in re.finditer(
            r"\s(?:rank|score|place|stand|come|fare|get|perform|do|is|has|have)s?\b|[,;:?]|\s[–—-]\s", text
        )
    ]
    for end in sorted({*ends, *(m.start() for m in TESTS.finditer(text))}):
        if end > opening.end():
            said = text[opening.start(1) : end]
            link = said if opening[1].lower() not in ("whose", "with", *PASSIVES.split("|")) else f"are those {said}"
            yield opening.start(), end, f"Which cities {link.removeprefix('that ').removeprefix('which ')}?"


TESTS = re.compile(
    r"\s(?:exceed|beat|top|reache?|surpasse?|meet|clear|lie|fall)s?\b"
)  # *does the city whose … reach the mean?*
PASSIVES = "led|headed|run|steered|governed|coordinated|managed|directed"


def _told_in_chinese(marked: Marked) -> Iterator[tuple[int, int, str]]:
    """由服务指导中心牵头的那座城市, 2010年前成立机构却没有条例的城市，总分是多少: one city told by a fact, and said to be one or
    asked for one value."""
    text = marked.text
    opening = re.search(r"的[那这]一?[个座](?:学习型|成员)?(?:城市|市)", text) or ONE_VALUE.match(text)
    asked = _measures(marked.marks) or _asks_wait(marked.marks) or (opening and OF_THAT_ONE.search(text, opening.end()))
    if opening is None or not asked or _orders(marked.marks):
        return
    start = opening.start() if opening.re is not ONE_VALUE else opening.start("link")
    end = opening.end() if opening.re is not ONE_VALUE else opening.end("link")
    clause = max((m.end() for m in BREAK.finditer(text, 0, start)), default=0)
    yield clause, end, f"哪些城市{text[clause:start]}？"
    yield clause, end, f"{text[clause:start]}的城市有哪些？"


BREAK = re.compile(r"[，,](?!却|但|而)|[。；：;:]")  # a clause with 却 goes on with the one before it
ONE_VALUE = re.compile(
    r"(?:[^，。；：,;:]|[，,](?=却|但|而))+?(?P<link>的(?:学习型|成员)?城市)[，,]?(?!有|中|里|之|当中|分别|各|都|哪|谁|平均)(?:(?!平均|分别|各自?|都|哪|谁|几个|几座)[^，。；,;])+"
    r"(?:是多少|为多少|多少|第几[位名]?)[？?]?$"
)  # …的城市，iSLEC总分是多少: one value is asked for


OF_THAT_ONE = re.compile(
    r"(?:它|其|该市|该城市?)的?[^，。？?；;]*?(?:哪一?年|何时|什么时候|多少年|几[年个]|由谁|由哪|叫什么)"
)  # 那座城市，它的机构是哪年成立的


def _asks_wait(marks: tuple[Mark, ...]) -> bool:
    """*By how many years did its body precede the law?*, 早几年: a time between two dates of the one city is asked for."""
    return any(m.says("cue", "years_between") for m in marks)


def _measures(marks: tuple[Mark, ...]) -> bool:
    """Whether a score or a rank is spoken of."""
    return any(
        m.thing("indicator") or m.thing("index") or m.thing("edition") or m.says("noun", "score", "rank") for m in marks
    )


def _belongs(marks: tuple[Mark, ...], place: int) -> bool:
    mark = marks[place]
    if mark.text in VERBS:
        return marks[place - 1].text in LINKS
    if mark.says("noun", "regulation", "body", "path", "practice", "policy") or mark.kind in ("word", "date"):
        return mark.text in LINKS or mark.text in ("come", "rank", "score", "place")
    if mark.kind == "thing":
        return any(mark.thing(kind) for kind in WITHIN)
    return not mark.says("logic") and not mark.says("ask", "which", "what", "when", "how_many", "how_much")


def _chinese(marked: Marked) -> tuple[int, int, str] | None:
    """What stands before 的城市 in its clause, when it holds an order and an indicator and nothing is asked in it."""
    marks = marked.marks
    for place, mark in enumerate(marks):
        if not mark.says("noun", *NAMING) or mark.says("ask") or not place:
            continue
        named = place  # the set stands before the noun: 最低的GNLC城市
        while named and (marks[named - 1].value("set") or any(marks[named - 1].thing(kind) for kind in SETS)):
            named -= 1
        first = marked.tokens[marks[named].start].start
        opening = re.search(r"的(?:那|这)?(?:一)?(?:个|座)?$", marked.text[:first])
        if not opening or opening.start() == 0:
            continue
        clause = 1 + max(marked.text.rfind(sign, 0, opening.start()) for sign in "，。；：,;:")
        inside = [m for m in marks[:named] if marked.tokens[m.start].start >= clause]
        behind = [m for m in marks[place + 1 :] if not m.says("stop") or m.says("ask")]
        of_it = len(behind) > 1 and (behind[1].value("noun") or "city") != "city"  # 属于哪种路径类型: asks of the city
        asked = (
            any(m.says("ask") for m in inside)
            or not behind
            or (behind[0].says("ask", "which", "where", "what", "how_many") and not of_it)
        )
        if asked or not _orders(inside) or any(m.kind == "word" for m in inside if m.text not in ("那", "的")):
            continue
        end = marked.tokens[mark.end - 1].end
        return clause, end, f"{marked.text[clause : opening.start()]}的{marked.text[first:end]}是哪个？"
    return None


def _orders(marks: list[Mark] | tuple[Mark, ...]) -> bool:
    """Whether an order and something to order by are said."""
    order = any(m.says("order") or m.says("position") or m.ordinal for m in marks)
    return order and any(m.thing("indicator") or m.thing("index") or m.says("noun", "score", "rank") for m in marks)
