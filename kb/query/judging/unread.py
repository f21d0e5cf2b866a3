"""What a question asks with a word that no plan has read: the verb, the sort of thing that is sought, the type of a path."""

import re
from collections.abc import Callable, Collection
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.closest import held_terms
from kb.query.drafting.passages import said
from kb.query.framing.attach import Frame
from kb.query.judging.passed_over import hits_of
from kb.query.kinds.searching import Recall, find_hits
from kb.query.marking.mark import Mark, Marked
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.selection.conditions import HasPath, HasRegulation, InGroup, InNetwork, NamedCities, ScoreTest, Selection
from kb.query.selection.evaluate import flat
from kb.search.text import terms

ASKED = ("what", "how", "which", "who", "where", "how_many", "how_much", "when")
AUXILIARY = frozenset({"doe", "do", "did", "does", "was did", "can"})
OBJECTS = ("regulation", "body", "path", "network")


def verb_left(marked: Marked) -> bool:
    """*What does membership cost?*, *which cities chair the network?*: an unknown verb is what was asked."""
    marks = [m for m in marked.marks if not m.says("stop") or m.says("ask")]
    if len(marks) < 3:
        return False
    asked = any(m.says("ask", *ASKED) for m in marks)
    helped = any(m.text in AUXILIARY for m in marks[1:])
    if asked and helped and _is_verb(marked, marks[-1]) and marks[-2].kind != "word":
        return True
    return any(
        a.says("noun", "city")
        and _is_verb(marked, verb)
        and verb.text != "saw"
        and _is_object(b)
        and verb.start == a.end
        for a, verb, b in zip(marks, marks[1:], marks[2:], strict=False)
    )


def _is_verb(marked: Marked, mark: Mark) -> bool:
    """An unknown word in small letters, which may be a verb."""
    return mark.kind == "word" and not mark.cues and marked.original(mark).islower()


def _is_object(mark: Mark) -> bool:
    return mark.says("noun", *OBJECTS) or mark.thing("network") is not None or mark.thing("regulation") is not None


def seeks_unknown(marked: Marked) -> bool:
    """*Which authority passed Taiyuan's law?*, 由哪个机关通过: the sort of thing that is sought is not known."""
    marks = marked.marks
    for place, (asked, sought) in enumerate(pairwise(marks)):
        if not asked.says("ask", "which") or sought.kind != "word" or sought.cues:
            continue
        behind = next((m for m in marks[place + 2 :] if m.kind != "word"), None)
        if behind is not None and (behind.says("attr") or behind.says("ask", "yes_no")):
            return True
    return False


def year_of_other(marked: Marked, left: Collection[str]) -> bool:
    """哪些城市的机构在北京大会当年成立: the year of something that is not known, not that of the city's own body."""
    told = any(m.says("cue", "same_year") or m.text in ("当 年", "那 年") for m in marked.marks)
    return told and bool(left) and any(m.thing("city") and n.kind == "word" for m, n in pairwise(marked.marks))


def unknown_type(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The innovation-led path*, 创新引领型路径: a path of a type that is none; all types, or a level of an index, are another thing."""
    conditions = list(flat(getattr(plan, "select", Selection()).conditions))
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


DIFFER = re.compile(r"\bdiffer(?!ent (?:cit|year))|\bdistinguish|区别|不同|差别|差异|异同", re.I)
OTHER_NOUNS = ("regulation", "body", "score", "rank", "practice", "policy")  # types are compared by what stands in them
OTHERS = re.compile(r"\bothers?\b|\bthe rest\b|其他|其它|别的|其余", re.I)
TYPES = re.compile(
    r"\b(?:which|what) (?:path )?(?:types?|kinds?|sorts?) of cit(?:y|ies)\b|(?:哪些|哪个|哪一个|哪种|哪几类|哪几种|哪类|何种|什么)(?:类型|种类)?的?(?:代表|典型)?城市",
    re.I,
)
TYPED = re.compile(r"类型|种类|哪种|哪几类|哪类|\b(?:type|kind|sort)s? of", re.I)


def network_made(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who founded the GNLC?*, *how can a city apply to it?*: its members are no answer."""
    conditions = list(flat(getattr(plan, "select", Selection()).conditions))
    families = {key.partition(".")[0] for key in frame.attributes}
    made = families & {"body", "regulation"} and not {"body", "regulation"} & said_nouns(frame)
    if any(m.text.removesuffix(" the") in FORMING for m in frame.marked.marks):
        return False
    return bool(made) and bool(conditions) and all(isinstance(c, InNetwork) for c in conditions)


FORMING = frozenset({"form", "forms", "formed by", "构 成", "组 成"})  # *which cities form the network?*


def bounds_members(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Has the network more than twelve members?*: a number of cities is no score."""
    one = getattr(plan, "condition", None)
    conditions = [*flat(getattr(plan, "select", Selection()).conditions), *([one] if one is not None else [])]
    bounds = {c.value for c in conditions if isinstance(c, ScoreTest) and base.indicators[c.indicator].level == 0}
    if not bounds or frame.indicators or {"score", "rank"} & frame.nouns or "overall" in frame.cues:
        return False
    marks = frame.marked.marks
    return any(
        m.kind == "number"
        and m.number in bounds
        and any(n.says("noun", "network", "city") for n in marks[p + 1 : p + 3])
        for p, m in enumerate(marks)
    )


def types_sought(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which types of cities had no body by 2010?*, 哪些类型的城市: types are sought, and cities are listed."""
    said = TYPES.search(frame.marked.text)
    return said is not None and TYPED.search(said.group()) is not None


def types_compared(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What distinguishes the balanced from the industry-driven type?*: the cities of both, or how many, tell no difference."""
    other = {*OTHER_NOUNS} & frame.nouns or frame.indicators
    return len(frame.things("path_type")) > 1 and DIFFER.search(frame.marked.text) is not None and not other


def against_others(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How does Nanjing's lead entity differ from the others?*: that of Nanjing alone is half of it."""
    text = frame.marked.text
    return len(frame.cities) == 1 and DIFFER.search(text) is not None and OTHERS.search(text) is not None


def title_for_person(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who enforces Chengdu's law?*, 条例的执法主体是谁: its title is nobody."""
    keys = getattr(plan, "attributes", ())
    return "who" in frame.asks and bool(keys) and all(key == "regulation" for key in keys)


def lists_for_number(base: Base, frame: Frame, plan: Plan) -> bool:
    """杭州的指导委员会有多少成员单位: the city that is named is no number."""
    conditions = flat(getattr(plan, "select", Selection()).conditions)
    named = any(isinstance(c, NamedCities) and not c.negate and len(c.cities) == 1 for c in conditions)
    return named and bool({"how_many", "how_much"} & set(frame.asks)) and not {"which", "what"} & set(frame.asks)


def one_path_of_several(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which cities' typical paths mention culture?*: the best passage is one of several."""
    mentions = any(m.text in MENTIONS for m in frame.marked.marks) and SEVERAL.search(frame.marked.text) is not None
    return getattr(plan, "want", "") == "where" and mentions and any(k.startswith("path.") for k in frame.attributes)


SEVERAL = re.compile(r"\bwhich cities\b|哪些|哪几", re.I)
EXISTS = re.compile(r"\b(?:is|are|was|were) there\b|\b(?:has|have|had)\b|有没有|是否有|是否已有|有.*吗", re.I)
LACKS = re.compile(r"\black(?:s|ing)?\b|缺乏|缺少", re.I)
COUNTRIES = re.compile(r"\bhow many (?:member )?(?:countries|states|nations)\b|(?:多少|几)个?(?:成员国|国家)", re.I)
WORLD = re.compile(r"\bworld-?wide\b|\bglobally\b|\bin the world\b|全世界|全球共|世界上", re.I)
REST = re.compile(
    r"(?:其他|其余|剩下|剩余|余下)的?[一二三四五六七八九十两\d]+[个座]|\bthe (?:other|remaining) (?:\w+ )?(?:cities|members)\b",
    re.I,
)
RELATION = re.compile(
    r"[与和跟同][^，。？]{1,16}什么(?:样的)?关系|\brelation(?:ship)? between\b|\brelated to each other\b", re.I
)
ENDS_ASKING = re.compile(r"吗\W*$")


def yes_from_wish(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is there a national law?*: that one is wished for, or is lacking, is no yes."""
    if not isinstance(plan, Recall) or plan.want != "boolean" or not EXISTS.search(frame.marked.text):
        return False
    rows = [base.store.thing(key) for key in hits_of(base, plan, 1)]
    wished = any(
        getattr(row, "kind", "") in ("challenge", "recommendation")
        or (row is not None and LACKS.search(" ".join(said(row))))
        for row in rows
    )
    return wished and not {"challenge", "recommendation"} & frame.nouns


def two_of_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does any city follow two path types?*, 成立过两个机构: that there is one says nothing of a second."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask") or m.text == "follow"]
    return any(
        m.kind == "number" and m.number == len("ab") and not m.ordinal and n.value("noun") in ("body", "path", "regulation")
        and (verb.says("attr", "body.established") or verb.says("ask", "yes_no") or verb.text == "follow")
        for verb, m, n in zip(marks, marks[1:], marks[2:], strict=False)
    )  # fmt: skip


def orders_for_yes(base: Base, frame: Frame, plan: Plan) -> bool:
    """最早成立机构的城市有条例吗: the one at the end of an order of dates is no yes or no."""
    dated = str(getattr(plan, "by", "")).startswith(("regulation.", "body."))
    asked = {"which", "who", "what", "when", "where"} & set(frame.asks)
    if getattr(plan, "position", None) and getattr(plan, "city", None):
        return False  # whether that city is at this place of the order
    return dated and ENDS_ASKING.search(frame.marked.text) is not None and not asked


def cities_for_countries(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many countries are in the network?*, 多少个成员国: the number of cities is another one."""
    text = frame.marked.text
    abroad = WORLD.search(text) is not None and ("network" in said_nouns(frame) or bool(frame.things("network")))
    if not (COUNTRIES.search(text) or abroad):
        return False
    if not isinstance(plan, Recall):
        return True
    rows = [base.store.thing(key) for key in hits_of(base, plan, 1)]
    return any("cit" in str(getattr(row, "unit", "") or "") for row in rows)


def loses_years(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which body was founded one year after Shanghai's?*: a passage on Shanghai's knows no wait."""
    marks = frame.marked.marks
    waits = any(m.kind == "number" and n.says("cue", "years_between") for m, n in pairwise(marks))
    return waits and getattr(plan, "want", "") == "text" and bool({"regulation", "body"} & said_nouns(frame))


def rest_of_none(base: Base, frame: Frame, plan: Plan) -> bool:
    """其他六个城市的机构叫什么: the rest of a set of which nothing is said; a list of all is another."""
    if frame.excluded or not REST.search(frame.marked.text):
        return False
    said = plan.model_dump_json()  # 高于其他两个维度: the other measures, each compared with
    return '"negate":true' not in said and '"on":"gap"' not in said and not getattr(plan, "without", ())


def ties_of_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What is the relation between the two bodies?*: everything that is tied to the city is no answer."""
    return getattr(plan, "end", "none") is None and RELATION.search(frame.marked.text) is not None


def since_joining(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Cities that legislated after joining the network*: no source says when they joined."""
    return "networks.since" in getattr(plan, "columns", ()) and any(
        m.says("time", "before", "after") or m.text in ("才", "后") for m in frame.marked.marks
    )


def head_of_lead(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who heads the lead entity in Nanjing?*: the unit is not its own head."""
    leads = [m for m in frame.marked.marks if m.says("attr", "body.lead")]
    told = getattr(plan, "attributes", ()) == ("body.lead",) or getattr(plan, "want", "") == "who"
    return (
        told and "who" in frame.asks and len(leads) > 1 and any("entity" in m.text or "单 位" in m.text for m in leads)
    )


def topic_alone(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who steers Ningbo's learning city?*: any passage on learning cities holds the words."""
    words = {t for m in frame.marked.marks if m.says("topic") for t in terms(frame.marked.original(m))}
    return (
        getattr(plan, "want", "") == "who"
        and not getattr(plan, "must", ())
        and set(getattr(plan, "terms", ())) <= words
    )


ADVANTAGES = re.compile(r"优势|优点|长处|\badvantages?\b|\bstrengths?\b|\bbenefits?\b", re.I)


def cities_for_merits(base: Base, frame: Frame, plan: Plan) -> bool:
    """国际化导向型有哪些优势, 条例的主管部门是哪个: the cities of a type, or with a law, are no merits and no department."""
    conditions = list(flat(getattr(plan, "select", Selection()).conditions))
    nouns = said_nouns(frame)
    if not conditions or {"city", "network", "body"} & nouns:
        return False
    merits = ADVANTAGES.search(frame.marked.text) is not None and all(isinstance(c, HasPath) for c in conditions)
    return merits or ("organisation" in nouns and all(isinstance(c, HasRegulation) for c in conditions))


def law_for_person(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who proposed Suzhou's regulation?*: the law itself is nobody."""
    asked = isinstance(plan, Recall) and plan.want == "who" and "regulation" in said_nouns(frame)
    return asked and isinstance(plan, Recall) and any(key.startswith("regulation:") for key in hits_of(base, plan, 1))


PLAIN_MEAN = re.compile(
    r"\b(?:plain|simple|unweighted|arithmetic) (?:mean|average)\b|(?:简单|算术|不加权的?)平均", re.I
)


def weighted_for_plain(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is it the plain average of its dimensions?*: a recomputation takes the weights, which here are not all the same."""
    edition = base.editions.get(getattr(plan, "edition", ""))
    whole = getattr(plan, "indicator", None) or (edition.overall if edition else "")
    weights = {part.weight for part in base.children.get(whole, []) if part.weight}
    return PLAIN_MEAN.search(frame.marked.text) is not None and len(weights) > 1


FOUNDED_ON = re.compile(r"\bbasis of\b|\bon (?:what|which) basis\b|\bbased on\b|基础上|前身|脱胎", re.I)


BASIS = re.compile(r"\bbasis of (?:which|what)\b|\bon (?:which|what) basis\b", re.I)


def lists_for_basis(base: Base, frame: Frame, plan: Plan) -> bool:
    """*On the basis of which institution was X founded?*: neither its date nor a list of all that X has to do with says which."""
    if isinstance(plan, Recall):
        best = next(iter(find_hits(base, plan)), None) if BASIS.search(frame.marked.text) else None
        return best is not None and "basi" not in held_terms(base, best)
    told = {*getattr(plan, "attributes", ()), *(key.partition(":")[0] for key in getattr(plan, "about", ()))}
    return (
        FOUNDED_ON.search(frame.marked.text) is not None and bool(told) and told <= {"organisation", "body.established"}
    )


def profile_for_wait(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many months passed between …?*: all that is known of a city is no number."""
    return bool({"months_between", "years_between", "how_long"} & frame.cues)


MENTIONS = frozenset({"mention", "mentioned", "提 到", "提 及", "提 到 了"})
UNREAD: tuple[tuple[tuple[str, ...], Callable[[Base, Frame, Plan], bool]], ...] = (
    (("find", "count", "recall"), unknown_type),
    (("find", "count"), network_made),
    (("find", "count", "check", "holds"), bounds_members),
    (("find", "count"), types_sought),
    (("find", "count", "contrast", "things", "recall"), types_compared),
    (("lookup", "profile"), against_others),
    (("lookup",), title_for_person),
    (("find",), lists_for_number),
    (("recall",), one_path_of_several),
    (("recall",), yes_from_wish),
    (("recall", "count"), cities_for_countries),
    (("recall",), loses_years),
    (("find", "count", "holds"), two_of_one),
    (("rank",), orders_for_yes),
    (("find", "count", "lookup", "rank"), rest_of_none),
    (("connect",), ties_of_one),
    (("find",), since_joining),
    (("lookup", "recall"), head_of_lead),
    (("recall",), topic_alone),
    (("find",), cities_for_merits),
    (("recall",), law_for_person),
    (("profile",), profile_for_wait),
    (("recompute",), weighted_for_plain),
    (("things", "lookup", "recall"), lists_for_basis),
)
