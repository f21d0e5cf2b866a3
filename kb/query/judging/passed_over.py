"""What a list, a check or a search passes over: a bound on how many, *the only*, a name, a word that no plan has used."""

import re
from collections.abc import Callable
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.closest import held_terms
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import Frame
from kb.query.judging.expected import gives
from kb.query.judging.off_point import NAME_ASKED
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, said_nouns
from kb.query.rules.successors import NEXT
from kb.query.selection.conditions import ScoreTest, Selection
from kb.query.selection.evaluate import evaluate, flat
from kb.search.text import terms

BOUNDS = re.compile(r"\b(?:as many as|no fewer than|no less than|fewer than|up to) \w+", re.I)
ASPECTS = re.compile(
    r"\b(?:aims?|purposes?|goals?|objectives?|scope|contents?|articles?|clauses?|chapters?|sections?|paragraphs?|wording)\b"
    r"|宗旨|目的|目标|内容|条款|章节|第[一二三四五六七八九十\d]+[条章节]",
    re.I,
)  # what is written in a law
TASKS = re.compile(r"\b(?:tasks?|dut(?:y|ies)|responsibilit(?:y|ies)|powers?|functions?)\b|职责|任务|职能|权限", re.I)
MEASURING = re.compile(
    r"\bwhat (?:do|does|did)\b.+\b(?:measure|capture|count)\b|衡量(?:的是)?什么|测量(?:的是)?什么", re.I
)
COVERING = re.compile(r"\bwhat (?:do|does|did)\b.+\b(?:cover|contain|include|say|provide|stipulate|require)\b|(?:包含|包括|涵盖|规定)了?(?:什么|哪些)", re.I)  # fmt: skip


def bounds_claim(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Do as many as six members have a law?*: a number is put to the test, and a list answers no test."""
    return asks_yes_no(frame) and BOUNDS.search(frame.marked.text) is not None and "boolean" not in gives(base, plan)


def own_or_only(base: Base, frame: Frame, plan: Plan) -> bool:
    """*A path type of their own*, 独有的类型: which no other city has."""
    own = re.search(r"\bof (?:its|their) own\b|独有|独自", frame.marked.text) is not None
    return own and "path" in said_nouns(frame)


def lists_all_later(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which law was adopted right after Taiyuan's?*: all that came later, or that law itself, are no answer."""
    text = plan.model_dump_json()
    dated = '"op":"after"' in text or '"op":"before"' in text or plan.kind == "lookup"
    lawful = bool({"regulation", "body"} & said_nouns(frame))
    return dated and lawful and NEXT.search(frame.marked.text) is not None


def is_not_alone(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is Shanghai the only city with a law?*: that it has one is no yes where others have one too."""
    only = re.search(r"\bthe only\b|唯一|仅有", frame.marked.text) is not None
    condition, cities = getattr(plan, "condition", None), getattr(plan, "cities", ())
    if not only or condition is None or len(cities) != 1:
        return False
    return set(evaluate(base, Selection(conditions=(condition,))).of("yes")) != set(cities)


def loses_dates(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Did any city adopt its law in the year its body was set up?*: that there is a body tells nothing of its date."""
    said = set(frame.attributes)
    dated = "body.established" in said and bool({"regulation.adopted", "regulation.in_force"} & said)
    if not dated or not asks_yes_no(frame):
        return False
    conditions = [c for c in (getattr(plan, "condition", None), *getattr(plan, "select", Selection()).conditions) if c]
    return not any(word in str(conditions) for word in ("law='", "LagTest", "DateTest"))


def share_for_rank(base: Base, frame: Frame, plan: Plan) -> bool:
    """*In the top 10 per cent*: no place among the first ten."""
    marks = frame.marked.marks
    shares = {float(m.number) for m, sign in pairwise(marks)
              if m.kind == "number" and m.number is not None and sign.text in ("%", "percent", "per cent")}  # fmt: skip
    conditions = [getattr(plan, "condition", None), *flat(getattr(plan, "select", Selection()).conditions)]
    return any(isinstance(c, ScoreTest) and c.measure == "rank" and c.value in shares for c in conditions)


def mentions_unread(base: Base, frame: Frame, plan: Plan) -> bool:
    """*A law that mentions museums*: what is written in a law is no condition that a list of cities holds."""
    marks = frame.marked.marks
    return any(
        m.value("noun") in ("regulation", "body", "path")
        and any(n.says("cue", "mention") and not n.says("stop") and not n.value("noun") for n in marks[p + 1 : p + 3])
        and not any(n.says("subject") or n.says("logic", "and", "or") for n in marks[p + 1 : p + 5])
        for p, m in enumerate(marks)
    )


def one_index_of_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Above 80 in both indices*: a bound on one of them is half of it."""
    conditions = flat(getattr(plan, "select", Selection()).conditions)
    tested = {base.indicators[c.indicator].edition for c in conditions if isinstance(c, ScoreTest)}
    return "both_indices" in frame.cues and bool(frame.ops) and len(tested) == 1


def lists_for_aspect(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The weaknesses of the industry-driven path*: the cities that follow it are none."""
    if getattr(plan, "entity", "city") != "city" or "city" in frame.nouns or frame.orders or not frame.asks:
        return False
    what = any(m.says("ask", "which", "what") and m.text.startswith(("what", "有", "什")) for m in frame.marked.marks)
    return "challenge" in said_nouns(frame) or (what and "network" not in said_nouns(frame) and _left(base, frame))


def title_for_aspect(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The aim of Chengdu's regulation*, 条例第一条: its title tells nothing of what is written in it."""
    keys = set(getattr(plan, "attributes", ()))
    if keys <= {"body", "body.established"}:
        return TASKS.search(frame.marked.text) is not None
    if keys - {"regulation", "regulation.adopted", "regulation.in_force"}:
        return False
    return ASPECTS.search(frame.marked.text) is not None or COVERING.search(frame.marked.text) is not None


def orders_members(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪个机构成员最多: members are counted, and no total score orders those who have them."""
    marks = frame.marked.marks
    total = any(edition.overall in str(getattr(plan, "by", "")) for edition in base.editions.values())
    counted = any(m.says("noun", "network") and n.text.startswith(("最 多", "最 少")) for m, n in pairwise(marks))
    return total and counted and not {"score", "rank"} & said_nouns(frame)


def lists_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which path type was coded by two people?*, *how many cities follow two paths?*: all there are is no answer."""
    if not isinstance(plan, Things) or any(
        getattr(plan, key) for key in ("about", "without", "theme", "type", "date", "terms")
    ):
        return False
    marks = frame.marked.marks
    numbered = plan.count and any(
        m.kind == "number" and (m.number or 0) > 1 and n.says("noun", "path") for m, n in pairwise(marks)
    )
    counts_cities = plan.entity != "city" and any(
        m.says("ask", "how_many") and n.says("noun", "city") for m, n in pairwise(marks)
    )
    best = any(m.says("order", "max", "min") and not m.says("stop") for m in frame.marked.marks)
    return counts_cities or numbered or best or _left(base, frame)


def _left(base: Base, frame: Frame) -> bool:
    """Whether a word behind the thing that is asked for is left over."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "which")), None)
    left = set(content_terms(base, frame.marked))
    return asked is not None and any(
        m.kind == "word" and not m.cues and set(terms(frame.marked.original(m))) & left for m in marks[asked + 1 :]
    )


def named_beside_time(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which plan came before Smart Seoul 2015?*: what bears the name is the one that it is set against."""
    if getattr(plan, "dates", ()):
        return False  # the date of the one that is named is put to the test
    marks = frame.marked.marks
    return any(m.says("time", "before", "after") and n.thing("policy") for m, n in pairwise(marks))


def things_for_content(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What does Beijing's action plan cover?*, *what does 'public library' measure?*: a list of plans or deeds."""
    if not isinstance(plan, Things) or plan.entity not in ("policy", "practice", "regulation"):
        return False
    text = frame.marked.text
    return MEASURING.search(text) is not None or (COVERING.search(text) is not None and not plan.terms)


def counts_issuers(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By how many bodies was the plan issued?*, 由多少个委办局印发: how many policies there are is another number."""
    if not isinstance(plan, Things) or not plan.count:
        return False
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "how_many")), None)
    if asked is None:
        return False
    by = marks[asked - 1 : asked] if asked else ()
    acted = any(m.text in ("by", "由") for m in by)
    return acted and not any(m.says("noun", plan.entity) for m in marks[asked : asked + 3])


def recall_passes_over(base: Base, frame: Frame, plan: Plan) -> bool:
    """What a search of words passes over; see the parts."""
    if not isinstance(plan, Recall):
        return False
    return any(part(base, frame, plan) for part in
               (_leads, _called, _first_of, _unnamed, _policies, _indicators, _lone_signs, _denied_leads,
                _measures, _aspect, _share, named_beside_time))  # fmt: skip


def hits_of(base: Base, recall: Recall, most: int = 3) -> list[str]:
    """The keys of the passages that answer, best first."""
    return [hit.key for hit in find_hits(base, recall) if answers(base, recall, hit)][:most]


def _held(base: Base, recall: Recall) -> set[str]:
    """All words of the best passages that answer."""
    hits = [hit for hit in find_hits(base, recall) if answers(base, recall, hit)][:3]
    return set().union(*(held_terms(base, hit) for hit in hits)) if hits else set()


def _leads(base: Base, frame: Frame, recall: Recall) -> bool:
    """*A body led by the mayor*: who leads a steering body is recorded, and a passage on other bodies is beside it."""
    marks = frame.marked.marks
    led = any(a.value("noun") == "body" and b.says("attr", "body.lead") for a, b in pairwise(marks))
    return recall.want == "where" and led


def _denied_leads(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Lead entities that are not education bureaus*: a passage that holds the words is none of them."""
    marks = frame.marked.marks
    led = any(m.says("attr", "body.lead") for m in marks[:3])
    return recall.want == "text" and led and any(m.says("logic", "not") for m in marks)


def _called(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Whose steering body is called a commission?*: the name of the body must say so."""
    marks = frame.marked.marks
    called = any(a.value("noun") == "body" and b.text in ("is called", "called", "named", "is named", "叫", "称 为", "名 为")
                 for a, b in pairwise(marks))  # fmt: skip
    return recall.want == "where" and called


def _first_of(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which city built the first learning map?*: no passage that is silent on it tells who was first."""
    firsts = [m for m in frame.marked.marks if m.text in ("first", "earliest", "最 早", "首 个", "第 一 个", "率 先")]
    if not firsts or recall.want != "where":
        return False
    held = _held(base, recall)
    return bool(held) and not held & FIRST


FIRST = frozenset(
    {"first", "earli", "earliest", "pioneer", "lead", "首个", "率先", "最早", "第一", "首先", "首批", "首次"}
)


def _unnamed(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Won a UNESCO Learning City Award*: another award is meant where the passage does not name it."""
    named = [m for m in frame.marked.marks if m.thing("network") and not m.is_fuzzy and len(m.text.split()) > 1]
    if recall.want not in ("where", "who") or not named:
        return False
    held = _held(base, recall)
    return bool(held) and not any(set(terms(m.text)) & held for m in named)


def _policies(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which policies did Hangzhou issue before 2010?*: what is found must be policies."""
    marks = frame.marked.marks
    asked = any(m.says("ask", "which") and (m.says("noun", "policy") or (n.says("noun", "policy") and n.text in POLICIES))
                for m, n in pairwise(marks))  # fmt: skip
    if not asked or recall.want not in ("text", "any"):
        return False
    hits = hits_of(base, recall)
    return bool(hits) and not any(key.startswith(("policy:", "regulation:")) for key in hits)


POLICIES = frozenset({"policy", "政 策"})


def _indicators(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which indicators were measured by survey?*: the indices know their indicators, and a passage is none."""
    levels = ("indicator", "dimension", "second_level", "third_level")
    asked = any(m.says("ask", "which") and n.says("noun", *levels) for m, n in pairwise(frame.marked.marks))
    return asked and recall.want in ("text", "any") and not recall.about


def _lone_signs(base: Base, frame: Frame, recall: Recall) -> bool:
    """获得过…奖: single signs are in words of every kind."""
    return recall.want == "where" and bool(recall.must) and all(len(t) == 1 and not t.isascii() for t in recall.must)


def _measures(base: Base, frame: Frame, recall: Recall) -> bool:
    """*What does 'public library' measure in the index?*: the index defines its indicators, and no passage on venues does."""
    return MEASURING.search(frame.marked.text) is not None and not any(
        key.startswith(("indicator:", "figure:")) or (key.startswith("concept:") and bool(frame.indicators))
        for key in hits_of(base, recall, 1)
    )


def _aspect(base: Base, frame: Frame, recall: Recall) -> bool:
    """*The aim of Chengdu's regulation*, *the weaknesses of a path type*: what is recorded of it says nothing of that."""
    text, first = frame.marked.text, hits_of(base, recall, 1)
    if "weaknesses" in frame.cues and frame.things("path_type"):
        return True
    asked = ASPECTS.search(text) is not None or COVERING.search(text) is not None
    if asked and any(key.startswith("regulation:") for key in first):
        return True
    return COVERING.search(text) is not None and any(key.startswith("figure:") for key in first)


def _share(base: Base, frame: Frame, recall: Recall) -> bool:
    """*In the top 10 per cent*: a list of ten best is no share."""
    marks = frame.marked.marks
    return recall.want == "boolean" and any(
        a.text in ("in the top", "the top", "top") and b.kind == "number" and c.text in ("%", "percent", "per cent")
        for a, b, c in zip(marks, marks[1:], marks[2:], strict=False)
    )


def cities_for_bodies(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which organisation published the index of 68 cities?*: the cities of the index are no organisation."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask")]
    asked = any(a.says("ask", "which", "who") and b.value("noun") == "organisation" for a, b in pairwise(marks))
    asked = asked or any(m.says("ask", "who") and m.text.endswith(("机 构", "部 门", "组 织", "单 位")) for m in marks)
    return asked and getattr(plan, "entity", "city") == "city" and not getattr(plan, "columns", ())


def named_without_name(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What is the survey company called?*: a body that is recorded as unnamed has no name to tell."""
    if not isinstance(plan, Things) or plan.count or NAME_ASKED.search(frame.marked.text) is None:
        return False
    value = plan.run(Draft(base, "en")).value
    return value is not None and bool(value.items) and all("unnamed" in item.name_en for item in value.items or ())


PASSED_OVER: tuple[tuple[tuple[str, ...], Callable[[Base, Frame, Plan], bool]], ...] = (
    (("things",), lists_all),
    (("things",), named_beside_time),
    (("things",), things_for_content),
    (("things",), counts_issuers),
    (("things",), named_without_name),
    (("find", "count"), bounds_claim),
    (("find", "count"), cities_for_bodies),
    (("find", "count"), own_or_only),
    (("find", "count"), one_index_of_two),
    (("find",), lists_for_aspect),
    (("find", "count", "lookup"), lists_all_later),
    (("find", "count", "check", "holds"), mentions_unread),
    (("find", "count", "check", "holds"), share_for_rank),
    (("holds", "find", "count"), loses_dates),
    (("check",), is_not_alone),
    (("lookup",), title_for_aspect),
    (("rank",), orders_members),
    (("recall",), recall_passes_over),
)
