"""Numbers of other things than those that are counted: the studios of teachers are no teachers."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.ordered import in_order
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.lexicon import alike
from kb.query.marking.mark import Mark
from kb.search.fold import simplify
from kb.search.text import terms


def _figure(base: Base, plan: Recall) -> object:
    """The figure that would be told for how many there are, if the question counts at all."""
    counts = plan.want == "number" and bool(plan.counted)
    good = [hit for hit in find_hits(base, plan) if answers(base, plan, hit)] if counts else []
    return base.store.thing(in_order(Draft(base, "en"), plan, good)[0].key) if good else None


@guards("recall")
def other_than_counted(base: Base, frame: Frame, plan: Recall) -> bool:
    """*How many teachers work in Wuhan?* and *famous teacher studios*: what is counted stands before its name by the way."""
    row, head = _figure(base, plan), _plural(frame)
    measure, unit = getattr(row, "measure", None), getattr(row, "unit", None)
    if not measure or not unit or head is None:
        return False
    written, known = frame.marked.original(head).lower(), (getattr(row, "keywords", None) or "").split()
    word, units = terms(written)[-1], set(terms(unit))
    same = {word, *alike().get(word, ())}
    return word in terms(measure) and units <= set(terms(measure)) and not same & units and written not in known


def _plural(frame: Frame) -> Mark | None:
    """The first word in the plural behind *how many*, where no other one stands behind it."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "how_many") and m.text.isascii()), None)
    if asked is None:
        return None
    near = marks[asked + 1 : asked + 5]
    plural = [PLURAL.search(frame.marked.original(m).lower()) is not None and not m.says("stop") for m in near]
    first = plural.index(True) if True in plural else None
    return None if first is None or True in plural[first + 1 : first + 2] else near[first]


PLURAL = re.compile(r"[a-z]{3,}[^sui]s$")


@guards("recall")
def other_than_counted_zh(base: Base, frame: Frame, plan: Recall) -> bool:
    """有多少所高校 and 高校与社区的合作方式数: the word before 数 says what a figure counts, or its measure word does."""
    row, asked = _figure(base, plan), COUNTED_ZH.search(simplify(frame.marked.text))
    measure = re.sub("[(（].*", "", getattr(row, "measure_zh", None) or "")
    if asked is None or not measure or getattr(row, "status", "ok") != "ok":
        return False
    sort, said, unit = asked[1], asked[1] + asked[2], getattr(row, "unit_zh", None) or ""
    if (sort in unit and sort not in ANY_SORT) or (sort in PERSONS and "人" in unit):
        return False
    head = re.sub("数量?$", "", measure)[-2:]
    known = [SO_MANY.sub("", word) for word in (getattr(row, "keywords_zh", None) or "").split()]
    kept = {head, *alike().get(head, ()), *known, *re.findall("[\u4e00-\u9fff]{2}", unit[-2:])}
    return len(said) > 1 and not any(word in said for word in kept)


@guards("recall")
def other_than_cities(base: Base, frame: Frame, plan: Recall) -> bool:
    """……的城市共有几座, *how many cities*: the number of something else, such as bureaus, is none of cities."""
    row = _figure(base, plan) if CITIES_COUNTED.search(simplify(frame.marked.text)) else None
    told = (getattr(row, key, None) or "" for key in ("unit", "measure", "unit_zh", "measure_zh"))
    return row is not None and not OF_CITIES.search(" ".join(told))


CITIES_COUNTED = re.compile(
    r"城市(?:一|总)?共?(?:有|是)?(?:多少|几)[座个]?(?![\u4e00-\u9fff])|(?:多少|几)[座个]城市|\b(?:how many|number of) (?:[\w-]+ )?cities\b",
    re.I,
)
OF_CITIES = re.compile(r"\bcit(?:y|ies)\b|\bmembers?\b|城市|[个座]市|成员", re.I)


@guards("recall")
def other_than_types(base: Base, frame: Frame, plan: Recall) -> bool:
    """*Into how many path types are they sorted?*: the five forms of something else are no types of paths."""
    row, marks = _figure(base, plan), frame.marked.marks
    unit = getattr(row, "unit", None)
    asked = any(a.says("ask", "how_many") and b.says("noun", "path") for a, b in pairwise(marks))
    return asked and unit is not None and not {"path", "type"} & set(terms(unit))


COUNTED_ZH = re.compile(r"(?:多少|几)([\u4e00-\u9fff])([\u4e00-\u9fff“”]*?)(?=[了过在是有能可]|[^\u4e00-\u9fff“”]|$)")
SO_MANY = re.compile(r"^[一二三四五六七八九十百\d]+[个家项所]?")  # 十四个部门
ANY_SORT = "个"
PERSONS = "人名位"
