"""Dates in a question: which law or body they test, with which operator, and dates taken from a named city."""

import re
from typing import Literal

from kb.query.framing.denials import UNTIL
from kb.query.framing.items import Items
from kb.query.framing.lawful import is_its_own_date, law_sequence
from kb.query.framing.relative import DATED, relative, same_year
from kb.query.framing.waits import waits
from kb.query.framing.year_beside import year_beside
from kb.query.framing.years_on import years_on
from kb.query.marking.mark import Mark
from kb.query.selection.conditions import AllOf, HasBody, HasRegulation
from kb.query.selection.dates import DateOperator, DateTest, is_month

OPERATORS: tuple[DateOperator, ...] = ("before", "after", "by", "as_of", "since")

PREFIXED = frozenset(
    {
        "年 份 早 于",
        "年 份 晚 于",
        "时 间 早 于",
        "时 间 晚 于",
        "早 于",
        "晚 于",
        "前 于",
        "后 于",
        "先 于",
        "不 晚 于",
    }
)  # they stand before their date in Chinese


def collect_dates(items: Items) -> None:
    relative(items)
    same_year(items)
    waits(items)
    years_on(items)
    year_beside(items)
    skip = -1
    for place, mark in enumerate(items.marks):
        if mark.kind != "date" or place <= skip or mark.date is None or is_year_of_index(items, place, mark.date):
            continue
        if law_sequence(items) is not None and is_its_own_date(items, place):
            items.used.add(place)
            continue
        test, skip = date_test(items, place, mark)
        items.dates.append(test)
        items.used.add(place)
        if not waiting_then(items, place, mark.date):
            bind_date(items, place, test)


def waiting_then(items: Items, place: int, date: str) -> bool:
    """*On 1 May 2023 passed but not yet in force*, 已经通过但尚未施行: adopted by then, in force only after."""
    marks = items.marks
    passed = any(m.says("attr", "regulation.adopted") for m in marks)
    denied = next((p for p, m in enumerate(marks) if m.says("logic", "not", "except") and not m.says("ask")
                   and _next_says(marks, p, "regulation.in_force")), None)  # fmt: skip
    if not passed or denied is None or sum(m.kind == "date" for m in marks) != 1 or items.cities:
        return False
    if any(m.text in UNTIL for m in marks):
        return False
    items.used.add(denied)
    items.found.append(
        (place, HasRegulation(adopted=DateTest(op="by", date=date), in_force=DateTest(op="after", date=date)))
    )
    return True


def _next_says(marks: tuple[Mark, ...], place: int, event: str) -> bool:
    """Whether a mark, or the next that is more than a small word, names a dated event."""
    ahead = next((m for m in marks[place + 1 : place + 5] if not m.says("stop") or m.says("attr")), None)
    return marks[place].says("attr", event) or (ahead is not None and ahead.says("attr", event))


def is_year_of_index(items: Items, place: int, date: str) -> bool:
    """*Overall iSLEC 2016 score*: the year of the edition whose name stands right beside it."""
    editions = items.base.editions.values()
    for mark in (*items.marks[max(0, place - 1) : place], *items.marks[place + 1 : place + 2]):
        index, edition, indicator = (mark.thing(kind) for kind in ("index", "edition", "indicator"))
        named = {edition, mark.thing("source"), items.base.indicators[indicator].edition if indicator else None}
        if any((e.id in named or e.index == index) and e.date[:4] == date for e in editions):
            items.used.add(place)
            return True
    return False


def date_test(items: Items, place: int, mark: Mark) -> tuple[DateTest, int]:
    assert mark.date is not None
    listed = listed_years(items.marks, place)
    if len(listed) > 2 and listed[0] == place and _in_a_row(items.marks, listed):
        items.used.update(listed)
        return DateTest(op="between", date=mark.date, until=items.marks[listed[-1]].date), listed[-1]
    if len(listed) > 2:
        return DateTest(op="in", date=mark.date), place  # *2006, 2008 or 2013*: each for itself
    for ahead in range(place + 1, min(place + 6, len(items.marks))):
        other = items.marks[ahead]
        between = items.marks[place + 1 : ahead]
        joined = any(m.says("time", "between", "by") or m.text in RANGES for m in between) or (
            any(m.says("logic", "and") for m in between) and _is_between(items, place, ahead)
        )
        month = is_month(mark.date)
        if other.kind == "date" and other.date and (joined or not (between or month)) and is_month(other.date) == month:
            items.used.update(range(place, ahead + 1))
            return DateTest(op="in" if month else "between", date=mark.date, until=other.until or other.date), ahead
    if is_month(mark.date):
        return DateTest(op="in", date=mark.date, until=mark.until), place
    op = operator(items, place)
    if op == "by" and _not_until(items, place):
        op = "since"
    if op == "since" and _of_that_year(items.marks, place):
        op = "in"
    if op == "in" and any(m.text in BEGAN for m in items.marks[place + 1 : place + 2]):
        op = "by"  # *had not yet taken effect when 2013 began*
    return DateTest(op=at_edge(op, edge(items, place)), date=mark.date, until=mark.until), place


def listed_years(marks: tuple[Mark, ...], place: int) -> list[int]:
    """*2011, 2012 or 2013*, 2011、2012、2013: where the years of a list stand that a mark belongs to."""
    first = place
    while (before := _year_beside(marks, first, -1)) is not None:
        first = before
    listed = [first]
    while (after := _year_beside(marks, listed[-1], 1)) is not None:
        listed.append(after)
    return listed


def _year_beside(marks: tuple[Mark, ...], place: int, step: int) -> int | None:
    """The year right beside a year, or behind *and*, *or*."""
    joined = 0 <= place + step < len(marks) and marks[place + step].says("logic", "and", "or")
    other = place + 2 * step if joined else place + step
    years = [0 <= p < len(marks) and marks[p].kind == "date" and len(marks[p].date or "") == 4 for p in (place, other)]
    return other if all(years) else None


def _in_a_row(marks: tuple[Mark, ...], places: list[int]) -> bool:
    dates = [marks[p].date or "" for p in places]
    if any(date.startswith("--") for date in dates):
        return False  # months of any year
    years = [int(date) for date in dates]
    return years == list(range(years[0], years[0] + len(years)))


def _not_until(items: Items, place: int) -> bool:
    """*Did not come into force until 2020*, 直到2020年才: then or later; the denial is of what was before."""
    before = items.marks[max(0, place - 6) : place]
    until = [p for p, m in enumerate(before) if m.text in UNTIL]
    return bool(until) and any(m.says("logic", "not") for m in before[: until[0]])


def _of_that_year(marks: tuple[Mark, ...], place: int) -> bool:
    """*A body from 2013*: of that year, where nothing says that it goes on."""
    before, behind = marks[max(0, place - 2) : place], marks[place + 1 : place + 2]
    of = len(before) == 2 and before[1].text == "from" and before[0].value("noun") in ("body", "regulation")
    return of and not any(m.text.split()[0] in ONWARDS for m in behind)


ONWARDS = frozenset({"on", "onward", "onwards", "to", "until", "till", "through", "up", "and later", "or", "forward"})
BEGAN = frozenset({"began", "begins", "started", "starts", "opened", "伊 始", "初", "年 初"})


RANGES = frozenset({"to", "up to", "至", "到", "thru", "till"})


def _is_between(items: Items, first: int, last: int) -> bool:
    """*Between 2006 and 2008*, 2006年和2008年之间; *in 2006 and 2008* are two years."""
    around = (*items.marks[max(0, first - 3) : first], *items.marks[last + 1 : last + 3])
    return any(m.text in ("between", "from", "之 间", "间", "介 于") for m in around)


Edge = Literal["start_of", "end_of"]


def edge(items: Items, place: int) -> Edge | None:
    """*When 2017 began*, *the start of 2017*, 2017年底: the first or the last moment of a period."""
    after = items.marks[place + 1 : place + 2]
    before = [m for m in items.marks[max(0, place - 3) : place] if not m.says("stop") or m.says("cue")][-1:]
    for mark in (*after, *before):
        for found in EDGES:
            if mark.says("cue", found):
                return found
    return None


EDGES: tuple[Edge, ...] = ("start_of", "end_of")


def at_edge(op: DateOperator, said: Edge | None) -> DateOperator:
    """What had begun by the start of a period began before it; what came before its end came by it."""
    if said == "start_of":
        return "before" if op in ("by", "as_of") else "since" if op == "after" else op
    if said == "end_of":
        return "by" if op == "before" else "after" if op == "since" else op
    return op


def operator(items: Items, place: int) -> DateOperator:
    """The time cue beside a date: before it in English, behind it in Chinese."""
    after = items.marks[place + 1 : place + 3]
    plain = [m for m in items.marks[:place] if m.text not in ("the", "year", "the year", "calendar year")]
    before = list(reversed(plain[-2:]))  # *before the year 2015*
    zh = items.marked.language == "zh"
    if before and before[0].text in PREFIXED:
        return next(op for op in OPERATORS if before[0].says("time", op))
    if zh and after and after[0].text in ("前", "之 前") and not any(m.kind == "number" for m in after[1:]):
        return "before"  # 2017年前
    if zh and after and after[0].text == "后" and not any(m.kind == "number" for m in after[1:]):
        return "after"  # 2020年后
    if not zh and (told := before_report(items.marks, place)):
        return told
    for side in (after, before) if zh else (before, after):
        for mark in side:
            if side is after and mark.text == "by":
                break  # *from 2007 or 2008 by overall score*: it leads on to something else
            for op in OPERATORS:
                if mark.says("time", op):
                    return op
            if mark.kind in ("thing", "date"):
                break
    return "in"


def before_report(marks: tuple[Mark, ...], place: int) -> DateOperator | None:
    """*Before iSLEC was published in May 2016*: the date is that of the report, the order the one said before it."""
    back = range(place - 1, max(-1, place - 7), -1)
    told = next((p for p in back if marks[p].text in PUBLISHED), None)
    said = next((p for p in back if told is not None and p < told and marks[p].says("time", "before", "after")), None)
    if said is None:
        return None
    return "before" if marks[said].says("time", "before") else "after"


PUBLISHED = frozenset(
    {"came out", "appeared", "was published", "published", "was released", "released", "was issued", "issued"}
)


def bind_date(items: Items, place: int, test: DateTest) -> None:
    near = sorted((_distance(items, place, p) - _behind(items, place, p), p, c.value) for p, m in enumerate(items.marks) for c in m.cues
                  if c.role == "attr" and c.value in DATED)  # fmt: skip
    nouns = sorted((_distance(items, place, p) - (_behind(items, place, p) if m.text == "立 法" else 0), c.value) for p, m in enumerate(items.marks) for c in m.cues
                   if c.role == "noun" and c.value in ("body", "regulation"))  # fmt: skip
    same = bool(nouns and near and DATED[near[0][2]] == nouns[0][1]) and near[0][0] < nouns[0][0] + ANOTHER_CLAUSE
    if nouns and not same and (not near or nouns[0][0] < near[0][0]):
        near.insert(0, (0, 0, "body.established" if nouns[0][1] == "body" else "regulation.adopted"))
    kinds = {c.value for m in items.marks for c in m.cues if c.role == "noun"}
    kinds |= {"body"} if any(m.thing("organisation") in items.base.steered for m in items.marks) else set()
    kinds |= {"regulation"} if any(m.thing("regulation") or m.text.startswith("立 法") for m in items.marks) else set()
    if stood_then(items, place, test):
        return
    attribute = dated_attribute(items, [n[2] for n in near], kinds)
    if attribute is None:
        return
    if attribute == "regulation.adopted" and _is_state(items):
        attribute = "regulation.in_force"
    no = items.negated(place)
    stands = [p for p, m in enumerate(items.marks) if m.says("cue", "stands")]
    still = bool(stands) and not _stands_apart(items.marks, place, stands)
    state = exists(items.marks, place) or still or any(m.says("time", "as_of") for m in items.marks)
    if attribute == "body.established":
        stood = test.op == "in" and state and not is_month(test.date)
        op = at_edge("by", edge(items, place)) if stood else test.op
        items.found.append((place, HasBody(established=test.model_copy(update={"op": op}), negate=no)))
        return
    if attribute == "regulation.in_force":
        in_force = test
        if state and test.op in ("in", "by") and not is_month(test.date):
            in_force = test.model_copy(update={"op": at_edge("as_of", edge(items, place))})
        if test.op == "since" and starts_then(items, place):
            in_force = test.model_copy(update={"op": "in"})
        then = HasRegulation(in_force=in_force, negate=no)
        had = no and _had_first(items.marks, place)
        items.found.append((place, AllOf(conditions=(HasRegulation(), then)) if had else then))
    else:
        stood = test.op == "in" and exists(items.marks, place) and not is_month(test.date)
        op = at_edge("by", edge(items, place)) if stood else test.op
        items.found.append((place, HasRegulation(adopted=test.model_copy(update={"op": op}), negate=no)))


def _had_first(marks: tuple[Mark, ...], place: int) -> bool:
    """*Have a law that was not in force in 2012*, 有条例但2012年尚未施行: the law is had, and what is denied is its date."""
    law = next((p for p in range(place) if marks[p].says("noun", "regulation")), None)
    if law is None or any(m.says("logic", "not") for m in marks[:law]):
        return False
    had = any(m.text in HAD for m in marks[max(0, law - 4) : law])
    return had and any(m.says("logic", "not", "except") for m in marks[law + 1 :])


ANOTHER_CLAUSE = 20  # farther than any mark of the same clause


def _distance(items: Items, place: int, other: int) -> int:
    """How many marks lie between; what stands in another clause is farther than all in its own."""
    first, last = sorted((place, other))
    tokens, marks = items.marked.tokens, items.marks
    between = items.marked.text[tokens[marks[first].end - 1].end : tokens[marks[last].start].start]
    listed = other < place and between.rstrip().endswith("、")  # 既没有条例、2012年以前也…
    return last - first + (ANOTHER_CLAUSE if listed or re.search("[,;:，；：]", between) else 0)


def _behind(items: Items, place: int, verb: int) -> float:
    """2016年通过、2017年才施行: in Chinese a verb stands behind its date, a little farther off as it may be; in English right
    before the word that leads to it: *that took effect after 2015 adopted*."""
    if items.marked.language == "zh":
        return 1.5 if verb > place else 0.0
    return 1.5 if verb == place - 2 and items.marks[place - 1].says("time") else 0.0


def exists(marks: tuple[Mark, ...], place: int) -> bool:
    """*Already in existence in 2012*, 2012年已有, *had a law in 2015*: what is there at a date came into being then or before."""
    if each_dated(marks):
        return False  # *a body in 2013 and a law in 2012*: a year for each
    stands = [p for p, m in enumerate(marks) if m.says("cue", "stands") and not m.says("attr")]
    if stands and not _stands_apart(marks, place, stands):
        return True
    happens = any(m.says("attr", *DATED) for m in marks)
    chinese = not marks[place - 1].text.isascii() or not place
    beside = marks[place + 1 :] if chinese else marks
    at_edge_of = any(m.says("cue", *EDGES) for m in marks[max(0, place - 1) : place])
    if at_edge_of and any(m.says("logic", "not") for m in marks):
        return True  # *had yet to adopt one at the start of 2021*
    at_it = chinese or at_edge_of or marks[place - 1].text in ("in", "during", "in the year")
    return at_it and not happens and any(m.text in HAD for m in beside)


def _stands_apart(marks: tuple[Mark, ...], place: int, stands: list[int]) -> bool:
    """2013年成立机构的城市中谁已立法: what happened at the date is said beside it, and *already* of the other behind it."""
    happened = any(m.says("attr", "body.established") for m in marks[place + 1 : place + 2])
    return happened and all(
        p > place + 2 and any(m.says("noun", "regulation") for m in marks[p + 1 : p + 2]) for p in stands
    )


def each_dated(marks: tuple[Mark, ...]) -> bool:
    """Whether a law and a body are said, each with a year of its own."""
    years = {m.date for m in marks if m.kind == "date"}
    return (
        len(years) > 1
        and any(m.says("noun", "regulation") for m in marks)
        and any(m.value("noun") == "body" for m in marks)
    )


HAD = frozenset({"had", "have", "has", "there", "有", "拥 有", "设 有", "具 备", "没 有", "没", "无", "尚 无", "未 有"})


def _is_state(items: Items) -> bool:
    """处于有效状态: a law in force on a date, and no word for its adoption."""
    stands = any(m.says("time", "as_of") and m.text != "截 至" for m in items.marks)
    return stands and not any(m.says("attr", "regulation.adopted") for m in items.marks)


def stood_then(items: Items, place: int, test: DateTest) -> bool:
    """*Had a body but no law at the end of 2015*, *neither a law nor a body by 2010*: what there was at that time.

    Law and body are both meant as they stood, each with its own *no*; a date that something happened on is another matter.
    """
    laws = [p for p, m in enumerate(items.marks) if m.says("noun", "regulation")]
    bodies = [p for p, m in enumerate(items.marks) if m.value("noun") == "body"]
    said = edge(items, place)
    both = any(m.says("cue", "all_of") or m.text == "both" for m in items.marks)
    ends = (
        ("by", "as_of", "before") if both else ("by", "as_of", "in") if exists(items.marks, place) else ("by", "as_of")
    )
    if not (laws and bodies) or items.cities or (said is None and test.op not in ends):
        return False
    between = items.marks[min(laws[0], bodies[0]) + 1 : max(laws[0], bodies[0])]
    if not any(m.says("logic") for m in between) or not all(m.says("logic") or m.says("stop") for m in between):
        return False
    happened = any(m.says("attr", "regulation.adopted", "regulation.in_force", "body.established") for m in items.marks)
    if happened or test.op not in ("in", "by", "as_of", "before"):
        return False
    op: DateOperator = "before" if said == "start_of" or (test.op == "before" and said is None) else "by"
    then = test.model_copy(update={"op": op})
    items.found.append((laws[0], HasRegulation(adopted=then, negate=items.negated(laws[0]))))
    items.found.append((bodies[0], HasBody(established=then, negate=items.negated(bodies[0]))))
    return True


def starts_then(items: Items, place: int) -> bool:
    """自2017年2月起施行: the day on which a law takes effect, not every day after it."""
    after = items.marks[place + 1 : place + 3]
    begins = after[:1] and (after[0].text.startswith("起 ") or (after[0].text == "起" and len(after) > 1))
    return bool(begins) and any(m.says("attr", "regulation.in_force") for m in after)


def dated_attribute(items: Items, near: list[str], kinds: set[str]) -> str | None:
    law, body = "regulation" in kinds, "body" in kinds
    for attribute in near:
        if DATED[attribute] == "regulation" and (law or not body):
            return attribute if law else None
        if DATED[attribute] == "body" and body:
            return attribute
    if body and not law:
        return "body.established"
    return "regulation.adopted" if law else None
