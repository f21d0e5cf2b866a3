"""Bodies by what they are called: *called a leading group*, *with “lifelong education” in their name*."""

import re

from kb.query.framing.subjects import CALLED, in_name
from kb.query.marking.mark import Mark, Marked

FORMS = frozenset({"leading group", "steering committee", "promotion committee", "joint conference", "joint conference system",
                   "领 导 小 组", "指 导 委 员 会", "促 进 委 员 会", "推 进 委 员 会", "联 席 会 议", "联 席 会 议 制 度"})  # fmt: skip
PARTICULAR = frozenset(
    {"leading group", "joint conference", "joint conference system", "领 导 小 组", "联 席 会 议", "联 席 会 议 制 度"}
)
HAVING = frozenset({"have", "has", "with", "having", "one", "run", "use", "work", "operate", "rely", "relies", "by", "through", "via", "opted for", "opts for", "went for", "settled on", "chose", "adopted", "uses", "used", "picked", "由", "靠", "采 用", "采 取", "选 择", "实 行", "有", "设", "设 有",
                    "拥 有"})  # fmt: skip


def is_name(marks: tuple[Mark, ...], place: int) -> bool:
    """*Called a leading group*, 名称是领导小组: a word for bodies that is asked for as a name."""
    if marks[place].text.split()[0] in ("body", "organisation", "organization", "机"):
        return False
    before = [m for m in marks[max(0, place - 4) : place] if not m.says("stop") or m.says("cue") or m.text in CALLED]
    behind = marks[place + 1 : place + 5]
    generic = marks[place].text not in FORMS
    if generic and any(m.value("noun") == "body" for m in behind[:3]) and not any(m.says("logic") for m in behind[:3]):
        return False  # *call their coordinating body a leading group*: the second is the name
    return (
        in_name(behind)
        or (not generic and any(m.text in ("形 式", "模 式", "式") for m in behind[:1]))
        or _has_form(marks, place)
        or _is_had(marks, place)
        or _is_form(marks, place)
        or _rather_than(marks, place)
        or _set_against(marks, place)
        or _one_of_two(marks, place)
        or any(m.text in CALLED or m.text in HOLDING or m.says("cue", "called") for m in _unnamed(before[-2:]))
    )


HOLDING = frozenset({"含", "不 含", "含 有", "包 含", "in the form of", "in the shape of"})  # 名称不含领导小组


def _unnamed(before: list[Mark]) -> list[Mark]:
    """自称领导小组的协调机构: a word for naming is used up by the name behind it."""
    taken = [p for p, m in enumerate(before) if m.text in FORMS]
    return before[taken[-1] + 1 :] if taken else before


def names_bodies(marks: tuple[Mark, ...], place: int) -> bool:
    """*Bodies with “lifelong education” in their name*: a subject of laws that is asked for as a part of names."""
    before = marks[max(0, place - 3) : place]
    named = any(m.says("cue", "by_name", "called") for m in before) and any(m.value("noun") == "body" for m in before)
    return named or (any(m.value("noun") == "body" for m in marks[:place]) and in_name(marks[place + 1 : place + 5]))


def quoted_name(marked: Marked) -> tuple[list[int], str] | None:
    """*With “learning society” in its name*, 名称含“学习型社会”: the quoted words, by their marks, and as written."""
    found = QUOTED_NAME.search(marked.text) if any(m.value("noun") == "body" for m in marked.marks) else None
    if found is None:
        return None
    group = found.lastgroup or "en"
    start, end = found.span(group)
    inside = [p for p, m in enumerate(marked.marks) if start <= marked.tokens[m.start].start < end]
    near = marked.marks[max(0, inside[0] - 5) : inside[0]] if inside else ()
    told = any(marked.marks[p].value("subject") or marked.marks[p].value("noun") == "body" for p in inside)
    return (
        None
        if told or not inside or any(m.says("noun", "regulation") for m in near)
        else (inside, found[group].lower())
    )


QUOTED_NAME = re.compile(
    r"[“\"'‘](?P<en>[^”\"'’“‘]{3,40})[”\"'’] (?:in|as part of|within) (?:its|their|the) (?:official |own |full )?(?:name|title)s?\b"
    r"|(?:名称|名字|全称)(?:当?中|里)?(?:都)?(?:含有?|带有?|包含|出现|写有|印有|有)了?\s*[“‘\"「](?P<zh>[^”’\"」]{2,20})[”’\"」]",
    re.I,
)


def _has_form(marks: tuple[Mark, ...], place: int) -> bool:
    """*Which members have a joint conference?*: what a body is called, where nothing else is said of it."""
    plain = marks[place].text not in PARTICULAR
    told = any(
        (plain and (m.says("attr") or m.says("noun", "regulation")))
        or m.kind == "date"
        or (m.thing("city") and not _offered(marks))
        for m in marks
    )
    asked = any(m.says("ask", "which", "who", "how_many") or m.says("noun", "city") for m in marks)
    counted = any(m.says("ask", "how_many") for m in marks[max(0, place - 1) : place])
    had = counted or any(m.text in HAVING for m in (*marks[max(0, place - 3) : place], *marks[place + 1 :][-2:]))
    return marks[place].text in FORMS and asked and had and not told


def _is_had(marks: tuple[Mark, ...], place: int) -> bool:
    """*Is there a leading group in Suzhou?*, 有没有一个设有联席会议: whether named cities have a body of that form."""
    asked = {cue.value for m in marks for cue in m.cues if cue.role == "ask"}
    if marks[place].text not in PARTICULAR or asked != {"yes_no"} or any(m.kind == "date" for m in marks):
        return False
    before = marks[max(0, place - 3) : place]
    return any(m.text in HAVING or (m.says("cue", "any_of") and m.says("ask")) for m in before)


def _offered(marks: tuple[Mark, ...]) -> bool:
    """*Shenzhen, Guangzhou or Beijing*: cities to choose from."""
    said = [place for place, m in enumerate(marks) if m.thing("city")]
    return len(said) > 1 and any(m.says("logic", "or") for m in marks[said[0] : said[-1]])


RATHER = frozenset(
    {
        "rather than",
        "as opposed to",
        "instead of",
        "not",
        "and not",
        "而 不 是",
        "而 非",
        "不 是",
        "并 非",
        "非",
        "并 不 是",
    }
)
GROUPS = frozenset({"group", "小 组"})


def _rather_than(marks: tuple[Mark, ...], place: int) -> bool:
    """*A joint conference rather than a committee*, 领导小组而不是委员会: one form and not another."""
    behind = [m for m in marks[place + 1 : place + 5] if not m.says("stop") or m.text in GROUPS]
    other = len(behind) > 1 and (behind[1].value("noun") == "body" or behind[1].text in GROUPS)
    return marks[place].text in FORMS and other and behind[0].text in RATHER


def _set_against(marks: tuple[Mark, ...], place: int) -> bool:
    """*A joint conference, not a committee*, *not a committee but a joint conference*: the second of two that are told apart."""
    if not (marks[place].text in FORMS or marks[place].text in SORTS):
        return False
    before = [m for m in marks[max(0, place - 6) : place] if not m.says("stop") or m.text in GROUPS | RATHER | BUT]
    against = [m for m in before if not m.says("logic", "and")]
    other = against[-2:-1]
    told_apart = bool(other) and (against[-1].text in RATHER or against[-1].text in BUT)
    return told_apart and bool({other[0].text, marks[place].text} & FORMS) and other[0].text in FORMS | SORTS


BUT = frozenset({"but", "but rather", "而", "而 是"})


def _one_of_two(marks: tuple[Mark, ...], place: int) -> bool:
    """*Neither a committee nor a joint conference*: names that are joined, one of which is that of a form."""
    for end, other in ((place, _beside(marks, place, -1)), (_beside(marks, place, 1), place)):
        if end is None or other is None or end == other:
            continue
        joined = [m for m in marks[other + 1 : end] if m.says("logic", "nor", "or")]
        forms = {marks[other].text, marks[end].text}
        if joined and forms & FORMS and all(t in FORMS or t in SORTS for t in forms):
            before = marks[max(0, other - 3) : other]
            called = any(m.text in CALLED or m.says("cue", "called") for m in before)
            return called or any(m.says("logic", "neither") for m in marks[:other])
    return False


SORTS = frozenset({"committee", "group", "commission", "委 员 会", "小 组"})


def _beside(marks: tuple[Mark, ...], place: int, step: int) -> int | None:
    """The next body to one side, with nothing but small words and joining ones in between."""
    other = place + step
    while 0 <= other < len(marks) and (marks[other].says("stop") or marks[other].says("logic", "nor", "or")):
        other += step
    return other if 0 <= other < len(marks) and marks[other].value("noun") == "body" else None


ARTICLES = frozenset({"a", "an", "one", "一 个"})


def _is_form(marks: tuple[Mark, ...], place: int) -> bool:
    """*The body is a joint conference*, 机构是领导小组: what kind of body it is, said of a body."""
    if marks[place].text not in FORMS:
        return False
    linked = [m for m in marks[max(0, place - 4) : place] if m.text not in ARTICLES and not m.says("logic", "not")]
    linked = linked[-3:]
    is_ = bool(linked) and linked[-1].text in ("is", "are", "was", "were", "是", "为")
    return is_ and any(m.value("noun") == "body" for m in linked[:-1])
