"""Lists and counts of cities that are no answer: by their laws, bodies, paths and networks."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards, guards_by_words
from kb.query.guards.shared import DIFFER, PLAIN, conditions_of, left
from kb.query.guards.words import asks_which_holds, opens_with_group
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, counts_groups, said_nouns
from kb.query.rules.documents import named_by_network
from kb.query.rules.successors import ALL_OF_THEM, NEXT
from kb.query.selection.conditions import (
    HasPath,
    HasRegulation,
    InGroup,
    InNetwork,
    InPlace,
    InSource,
    LagTest,
    NamedCities,
    Selection,
)

SEVERAL_BODIES = re.compile(r"\bmore than (?:one|two|three) (?!year|month|point|place|position|per ?cent|city|cities|member|decade)", re.I)  # fmt: skip


@guards("find", "count", "check")
def several_of_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does Beijing have two bodies?*, *more than one zero*: that there is one says nothing of a second."""
    if SEVERAL_BODIES.search(frame.marked.text):
        return True
    marks = frame.marked.marks
    return any(a.kind == "number" and not a.ordinal and (a.number or 0) > 1 and b.value("noun") in ("body", "regulation")
               for a, b in pairwise(marks)) and plan.kind == "check"  # fmt: skip


@guards("find", "count")
def counts_countries(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many countries are in the network?*, *how many areas in the west?*: cities are other things."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if not mark.says("ask", "how_many"):
            continue
        ahead = [m for m in marks[place + 1 : place + 4] if not m.says("stop") and not m.says("topic")][:1]
        country = any(m.says("attr", "country", "province") for m in ahead)
        if country or any(m.says("noun", "area") and not m.says("noun", "city") for m in ahead):
            return not getattr(plan, "group", None) and not getattr(plan, "by", None)
    return False


@guards("find", "count", "rank")
def lost_outside(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Cities outside China*: a list that leaves nothing out is of the others."""
    marks = frame.marked.marks
    outside = any(a.text in ("outside", "outside of", "beyond") and b.thing("place") for a, b in pairwise(marks))
    return outside and not any(getattr(c, "negate", False) for c in conditions_of(plan)) and not frame.excluded


@guards("find")
def cities_for_areas(base: Base, frame: Frame, plan: Plan) -> bool:
    """*List the eight demonstration areas*: the cities that a document of that name mentions are none of them."""
    conditions = conditions_of(plan)
    mentioned = bool(conditions) and all(isinstance(c, InSource) for c in conditions)
    return mentioned and named_by_network(frame) and "city" not in said_nouns(frame)


@guards("find")
def cities_of_place(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which Japanese city has an education project?*: that a city lies there says nothing of a project."""
    conditions = conditions_of(plan)
    placed = bool(conditions) and all(isinstance(c, InPlace) for c in conditions)
    return placed and bool({"practice", "policy"} & said_nouns(frame))


@guards("find")
def other_things(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which laws regulate universities?*: that there is a law says nothing of what it regulates."""
    conditions = conditions_of(plan)
    if len(conditions) != 1 or conditions[0] not in PLAIN or frame.cities:
        return False
    marks = frame.marked.marks
    return any(m.says("ask", "which") and n.says("noun", "regulation") and any(
        o.value("noun") in ("organisation", "practice", "policy", "area") and not o.says("attr") for o in marks[p + 2 : p + 5])
        for p, (m, n) in enumerate(pairwise(marks)))  # fmt: skip


def _holds_one_city(plan: Plan) -> bool:
    conditions = getattr(plan, "select", Selection()).conditions
    return any(isinstance(c, NamedCities) and not c.negate and len(c.cities) == 1 for c in conditions)


@guards("count", "rank", "aggregate")
def sums_one_city(base: Base, frame: Frame, plan: Plan) -> bool:
    """An order or a number of one named city tells nothing."""
    shared = getattr(plan, "function", "") == "share"  # of what all cities have
    return _holds_one_city(plan) and not getattr(plan, "attribute", None) and not shared


@guards("find")
def lists_one_city(base: Base, frame: Frame, plan: Plan) -> bool:
    """The city that the question names itself."""
    return getattr(plan, "shape", "") == "entities" and _holds_one_city(plan)


@guards_by_words("find", "count", "rank", "aggregate")
def asks_for_meaning(frame: Frame) -> bool:
    """*What is meant by …?*: a word is to be explained, no cities are sought."""
    return "definition" in frame.nouns and set(frame.asks) <= {"what", "yes_no"}


def is_without(plan: Plan) -> bool:
    return bool(getattr(plan, "without", ()))


@guards("find", "count", "things", "recall")
def lists_cities_for_types(base: Base, frame: Frame, plan: Plan) -> bool:
    return asks_which_holds(frame) and not is_without(plan)


@guards("find")
def lists_cities_for_group(base: Base, frame: Frame, plan: Plan) -> bool:
    return not frame.asks and getattr(plan, "shape", "") == "entities" and opens_with_group(frame)


@guards("find", "count", "rank", "aggregate", "sizes")
def contradicts(base: Base, frame: Frame, plan: Plan) -> bool:
    """A thing and its denial, or no law and a wait between its dates: what was denied belonged to something else."""
    conditions = getattr(plan, "select", Selection()).conditions
    if any(c.negate and c.model_copy(update={"negate": False}) in conditions for c in conditions):
        return True
    none = any(c == HasRegulation(negate=True) for c in conditions)
    return none and any(isinstance(c, LagTest) or (isinstance(c, HasRegulation) and not c.negate) for c in conditions)


@guards_by_words("find", "count", "aggregate")
def cities_for_groups(frame: Frame) -> bool:
    return counts_groups(frame.marked.marks)


@guards("find")
def lists_other_number(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which three cities set up their bodies first?*, and a list of four: something else was asked."""
    if getattr(plan, "shape", "") != "entities" or plan.kind != "find":
        return False
    marks = frame.marked.marks
    asked = [b.number for a, b, c in zip(marks, marks[1:], marks[2:], strict=False)
             if a.says("ask", "which") and b.kind == "number" and not b.ordinal and c.says("noun", "city")]  # fmt: skip
    if len(asked) != 1:
        return False
    value = plan.run(Draft(base, "en")).value
    return value is not None and value.items is not None and len(value.items) > float(asked[0] or 0)


@guards("count")
def shares_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What percentage of the top 20 is Chinese?*: the top 20 are the whole, and their share of all is not asked for."""
    conditions = getattr(plan, "select", Selection()).conditions
    if not getattr(plan, "share", False) or len(conditions) != 1 or getattr(conditions[0], "measure", "") != "rank":
        return False
    marks = frame.marked.marks
    return any(m.says("cue", "among") and after.says("order", "top") for m, after in pairwise(marks))


@guards("find", "count")
def own_or_only(base: Base, frame: Frame, plan: Plan) -> bool:
    """*A path type of their own*, 独有的类型: which no other city has."""
    own = re.search(r"\bof (?:its|their) own\b|独有|独自", frame.marked.text) is not None
    return own and "path" in said_nouns(frame)


@guards("find", "lookup")
def cities_for_wait(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By how many years did the body precede the law in the city that …?*: years are asked for, and no list of cities or one date."""
    return "years_between" in frame.cues and not {"which", "who", "where", "what"} & set(frame.asks)


@guards("find", "count", "lookup", "rank")
def lists_all_later(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which law was adopted right after Taiyuan's?*: all that came later, or that law itself, are no answer."""
    text = plan.model_dump_json()
    dated = '"op":"after"' in text or '"op":"before"' in text or plan.kind == "lookup"
    if plan.kind == "rank" and (getattr(plan, "limit", None) == 1 or ALL_OF_THEM.search(frame.marked.text)):
        return False
    lawful = bool({"regulation", "body"} & said_nouns(frame))
    return dated and lawful and NEXT.search(frame.marked.text) is not None


@guards("find", "count", "holds")
def loses_dates(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Did any city adopt its law in the year its body was set up?*: that there is a body tells nothing of its date."""
    said = set(frame.attributes)
    dated = "body.established" in said and bool({"regulation.adopted", "regulation.in_force"} & said)
    if not dated or not asks_yes_no(frame):
        return False
    conditions = [c for c in (getattr(plan, "condition", None), *getattr(plan, "select", Selection()).conditions) if c]
    return not any(word in str(conditions) for word in ("law='", "LagTest", "DateTest"))


@guards("find", "count", "check", "holds")
def mentions_unread(base: Base, frame: Frame, plan: Plan) -> bool:
    """*A law that mentions museums*: what is written in a law is no condition that a list of cities holds."""
    marks = frame.marked.marks
    return any(
        m.value("noun") in ("regulation", "body", "path")
        and any(n.says("cue", "mention") and not n.says("stop") and not n.value("noun") for n in marks[p + 1 : p + 3])
        and not any(n.says("subject") or n.says("logic", "and", "or") for n in marks[p + 1 : p + 5])
        for p, m in enumerate(marks)
    )


@guards("find")
def lists_for_aspect(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The weaknesses of the industry-driven path*: the cities that follow it are none."""
    if getattr(plan, "entity", "city") != "city" or "city" in frame.nouns or frame.orders or not frame.asks:
        return False
    what = any(m.says("ask", "which", "what") and m.text.startswith(("what", "有", "什")) for m in frame.marked.marks)
    return "challenge" in said_nouns(frame) or (what and "network" not in said_nouns(frame) and left(base, frame))


@guards("find", "count")
def cities_for_bodies(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which organisation published the index of 68 cities?*: the cities of the index are no organisation."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask")]
    asked = any(a.says("ask", "which", "who") and b.value("noun") == "organisation" for a, b in pairwise(marks))
    asked = asked or any(m.says("ask", "who") and m.text.endswith(("机 构", "部 门", "组 织", "单 位")) for m in marks)
    return asked and getattr(plan, "entity", "city") == "city" and not getattr(plan, "columns", ())


@guards("find", "count", "recall")
def unknown_type(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The innovation-led path*, 创新引领型路径: a path of a type that is none; all types, or a level of an index, are another thing."""
    conditions = conditions_of(plan)
    marks = [m for m in frame.marked.marks if not m.says("stop")]
    every = plan.kind == "recall" or any(isinstance(c, HasPath) and not c.types for c in conditions)
    level = any(isinstance(c, InGroup) for c in conditions)
    for place, mark in enumerate(marks):
        if not mark.says("noun", "path") or mark.says("noun", "city") or mark.says("ask") or place < 2:
            continue
        before, named = marks[place - 1], marks[place - 2]
        led = before.says("attr", "body.lead") and before.text in LED
        if every and led and named.kind in ("word", "thing") and not named.thing("city"):
            return True
        if (level or plan.kind == "recall") and before.thing("group"):
            return True
    return False


LED = frozenset({"led", "driven", "主 导", "牵 头"})


OTHER_NOUNS = ("regulation", "body", "score", "rank", "practice", "policy")  # types are compared by what stands in them


TYPES = re.compile(
    r"\b(?:which|what) (?:path )?(?:types?|kinds?|sorts?) of cit(?:y|ies)\b|(?:哪些|哪个|哪一个|哪种|哪几类|哪几种|哪类|何种|什么)(?:类型|种类)?的?(?:代表|典型)?城市",
    re.I,
)


TYPED = re.compile(r"类型|种类|哪种|哪几类|哪类|\b(?:type|kind|sort)s? of", re.I)


@guards("find", "count")
def network_made(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who founded the GNLC?*, *how can a city apply to it?*: its members are no answer."""
    conditions = conditions_of(plan)
    families = {key.partition(".")[0] for key in frame.attributes}
    made = families & {"body", "regulation"} and not {"body", "regulation"} & said_nouns(frame)
    if any(m.text.removesuffix(" the") in FORMING for m in frame.marked.marks) or LEAD_UNIT.search(frame.marked.text):
        return False
    return bool(made) and bool(conditions) and all(isinstance(c, InNetwork) for c in conditions)


LEAD_UNIT = re.compile(r"\blead(?:ing)? (?:unit|entity|department|agency|authority)\b", re.I)  # of each member
FORMING = frozenset({"form", "forms", "formed by", "构 成", "组 成"})  # *which cities form the network?*


@guards("find", "count")
def types_sought(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which types of cities had no body by 2010?*, 哪些类型的城市: types are sought, and cities are listed."""
    said = TYPES.search(frame.marked.text)
    return said is not None and TYPED.search(said.group()) is not None


@guards("find", "count", "things", "recall", "contrast")
def types_compared(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What distinguishes the balanced from the industry-driven type?*: the cities of both, or how many, tell no difference."""
    other = {*OTHER_NOUNS} & frame.nouns or frame.indicators
    return len(frame.things("path_type")) > 1 and DIFFER.search(frame.marked.text) is not None and not other


@guards("find")
def lists_for_number(base: Base, frame: Frame, plan: Plan) -> bool:
    """杭州的指导委员会有多少成员单位: the city that is named is no number."""
    conditions = conditions_of(plan)
    named = any(isinstance(c, NamedCities) and not c.negate and len(c.cities) == 1 for c in conditions)
    return named and bool({"how_many", "how_much"} & set(frame.asks)) and not {"which", "what"} & set(frame.asks)


REST = re.compile(
    r"(?:其他|其余|剩下|剩余|余下)的?[一二三四五六七八九十两\d]+[个座]|\bthe (?:other|remaining) (?:\w+ )?(?:cities|members)\b",
    re.I,
)


@guards("find", "count", "holds")
def two_of_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does any city follow two path types?*, 成立过两个机构: that there is one says nothing of a second."""
    if getattr(plan, "shape", "") == "table" and "when" in frame.asks:
        return False  # *when did the two regulations come into force?*
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask") or m.text == "follow"]
    return any(
        m.kind == "number" and m.number == len("ab") and not m.ordinal and n.value("noun") in ("body", "path", "regulation")
        and (verb.says("attr", "body.established") or verb.says("ask", "yes_no") or verb.text == "follow")
        for verb, m, n in zip(marks, marks[1:], marks[2:], strict=False)
    )  # fmt: skip


@guards("find", "count", "rank", "lookup")
def rest_of_none(base: Base, frame: Frame, plan: Plan) -> bool:
    """其他六个城市的机构叫什么: the rest of a set of which nothing is said; a list of all is another."""
    if frame.excluded or not REST.search(frame.marked.text):
        return False
    said = plan.model_dump_json()  # 高于其他两个维度: the other measures, each compared with
    return '"negate":true' not in said and '"on":"gap"' not in said and not getattr(plan, "without", ())


@guards("find")
def since_joining(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Cities that legislated after joining the network*: no source says when they joined."""
    return "networks.since" in getattr(plan, "columns", ()) and any(
        m.says("time", "before", "after") or m.text in ("才", "后") for m in frame.marked.marks
    )


ADVANTAGES = re.compile(r"优势|优点|长处|\badvantages?\b|\bstrengths?\b|\bbenefits?\b", re.I)


@guards("find")
def cities_for_merits(base: Base, frame: Frame, plan: Plan) -> bool:
    """国际化导向型有哪些优势, 条例的主管部门是哪个: the cities of a type, or with a law, are no merits and no department."""
    conditions = conditions_of(plan)
    nouns = said_nouns(frame)
    if not conditions or {"city", "network", "body"} & nouns:
        return False
    merits = ADVANTAGES.search(frame.marked.text) is not None and all(isinstance(c, HasPath) for c in conditions)
    return merits or ("organisation" in nouns and all(isinstance(c, HasRegulation) for c in conditions))


@guards("find", "count", "rank")
def unknown_level(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which promising-level cities …*: a level that no index has."""
    marks = frame.marked.marks
    return any(m.kind == "word" and level.says("noun", "level") and noun.says("noun", "city")
               for m, level, noun in zip(marks, marks[1:], marks[2:], strict=False))  # fmt: skip
