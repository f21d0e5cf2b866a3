"""Passages that hold the words and tell something else."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.query.base import Base, names
from kb.query.drafting.closest import ASIDE, held_terms
from kb.query.drafting.denied import never_was
from kb.query.drafting.passages import said
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards
from kb.query.guards.shared import ASPECTS, COVERING, MEASURING, hits_of
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.lexicon import alike, contrary
from kb.query.marking.set_aside import besides_said, denied_terms
from kb.query.marking.topics import PROPOSES, told_by_source
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.rules.unequal import asks_corrected
from kb.search.text import Hit, terms


@guards("contrast")
def differs_in_deeds(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How do eastern and western cities differ in community education?*: not in how many they are."""
    counted = {"how_many", "how_much"} & set(frame.asks) or any(m.says("word", "apart") for m in frame.marked.marks)
    told = any(m.says("subject") for m in frame.marked.marks) or bool(frame.things("theme"))
    return getattr(plan, "indicator", None) is None and "how" in frame.asks and told and not counted


@guards("find", "count")
def cities_for_traits(base: Base, frame: Frame, plan: Plan) -> bool:
    """东部城市的社区教育有什么特点？: what something is like, and not which cities lie there."""
    asked = {"characteristic", "challenge", "recommendation"} & frame.nouns and {"what", "which"} & set(frame.asks)
    return bool(asked) and "path" not in frame.nouns and "city" not in _asked_nouns(frame) and not frame.attributes


def _asked_nouns(frame: Frame) -> set[str]:
    """The noun right behind, or in Chinese right before, the word that asks."""
    marks = frame.marked.marks
    near = (
        m for p, a in enumerate(marks) if a.says("ask", "which", "what", "how_many") for m in (a, *marks[p + 1 : p + 2])
    )
    return {value for m in near if (value := m.value("noun"))}


@guards("robustness", "lookup")
def levels_of_a_network(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which levels make up Ningbo's lifelong education network?*: levels of a network are no levels of a score."""
    scored = frame.edition_said or frame.indicators or {"score", "rank", "weight"} & frame.nouns
    level = getattr(plan, "attributes", ("level",)) == ("level",)
    return level and "network" in frame.nouns and any(m.says("subject") for m in frame.marked.marks) and not scored


@guards("recall")
def yes_for_a_city(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is a city called the cradle of Silicon Valley?*, *is there a city with …?*: a yes must be told of a city."""
    if (
        not isinstance(plan, Recall)
        or plan.want != "boolean"
        or frame.cities
        or A_CITY.search(frame.marked.text) is None
    ):
        return False
    row = next((base.store.thing(key) for key in hits_of(base, plan, 1)), None)
    place = getattr(row, "place", None) or getattr(row, "subject", None) or ""
    return not str(place).startswith("city:")


A_CITY = re.compile(
    r"\b(?:is|was|are|were|do|does|did|has|have) (?:there )?(?:an?|any|some|one) (?:\w+ )?cit(?:y|ies)\b|有没有[^，。？]{0,8}城市|是否有[^，。？]{0,8}城市",
    re.I,
)


@guards("lookup")
def leads_as_strategy(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What strategy leads Wuhan's learning city?*: a strategy is no lead entity."""
    marks = frame.marked.marks
    asked = any(a.says("ask", "what", "which") and b.text in LEADING for a, b in pairwise(marks))
    return asked and getattr(plan, "attributes", ()) == ("body.lead",)


LEADING = frozenset({"strategy", "idea", "principle", "concept", "战 略", "策 略", "理 念", "原 则"})


@guards("recall")
def passage_for_score(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Beijing's score for air quality*: a passage on the city is no score."""
    score = any(m.text in ("score", "得 分", "分 数") for m in frame.marked.marks)
    if asks_corrected(frame):
        return True  # what is wrong in its row is no score
    if recall.want != "text" or not score or not (frame.cities or frame.indicators):
        return False
    return not any(k.startswith(("concept:", "claim:", "figure:", "erratum:")) for k in hits_of(base, recall, 1))


@guards("recall")
def no_plans_found(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which plans ran for ten years?*: what is found must be plans."""
    marks = frame.marked.marks
    asked = any(m.says("ask", "which") and n.text in ("plan", "strategy", "规 划", "计 划") for m, n in pairwise(marks))
    found = hits_of(base, recall)
    return (
        asked
        and recall.want in ("text", "any")
        and not any(key.startswith(("policy:", "reference:", "concept:")) for key in found)
    )


@guards("recall")
def no_policies_found(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which policies did Hangzhou issue before 2010?*: what is found must be policies."""
    marks = frame.marked.marks
    asked = any(m.says("ask", "which") and (m.says("noun", "policy") or (n.says("noun", "policy") and n.text in POLICIES))
                for m, n in pairwise(marks))  # fmt: skip
    if not asked or recall.want not in ("text", "any"):
        return False
    hits = hits_of(base, recall)
    return bool(hits) and not any(key.startswith(("policy:", "regulation:")) for key in hits)


POLICIES = frozenset({"policy", "政 策"})


@guards("recall")
def passage_for_indicators(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which indicators were measured by survey?*: the indices know their indicators, and a passage is none."""
    levels = ("indicator", "dimension", "second_level", "third_level")
    asked = any(m.says("ask", "which") and n.says("noun", *levels) for m, n in pairwise(frame.marked.marks))
    of_city = any(m.says("noun", "dimension") and OF_SMART_CITY.match(frame.marked.text[frame.marked.tokens[m.end - 1].end :])
                  for m in frame.marked.marks)  # fmt: skip
    return asked and recall.want in ("text", "any") and not recall.about and not of_city


OF_SMART_CITY = re.compile(r" of (?:an? |the )?smart cit(?:y|ies)\b", re.I)  # the four core dimensions, and no index


@guards("recall")
def passage_for_path_type(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which path type is the city behind that brand?*: what the brand is names no path type."""
    return TYPE_ASKED.search(frame.marked.text) is not None and not any(
        key.startswith("path_type:") for key in hits_of(base, recall)
    )


TYPE_ASKED = re.compile(
    r"\b(?:which|what) (?:kind of |type of |sort of )?(?:development(?:al)? )?path(?: type|way type)?\b(?! (?:did|has|have|does|do) )"
    r"|\b(?:which|what) type of (?:development )?path|哪一?(?:种|个|类)(?:发展)?路径类型|什么(?:发展)?路径类型|路径类型是(?:什么|哪)",
    re.I,
)


@guards("recall")
def lone_signs(base: Base, frame: Frame, recall: Recall) -> bool:
    """获得过…奖: single signs are in words of every kind."""
    return recall.want == "where" and bool(recall.must) and all(len(t) == 1 and not t.isascii() for t in recall.must)


@guards("recall")
def passage_for_measure(base: Base, frame: Frame, recall: Recall) -> bool:
    """*What does 'public library' measure in the index?*: the index defines its indicators, and no passage on venues does."""
    return MEASURING.search(frame.marked.text) is not None and not any(
        key.startswith(("indicator:", "figure:")) or (key.startswith("concept:") and bool(frame.indicators))
        for key in hits_of(base, recall, 1)
    )


@guards("recall")
def aspect_unsaid(base: Base, frame: Frame, recall: Recall) -> bool:
    """*The aim of Chengdu's regulation*, *the weaknesses of a path type*: what is recorded of it says nothing of that."""
    text, first = frame.marked.text, hits_of(base, recall, 1)
    if "weaknesses" in frame.cues and frame.things("path_type"):
        return True
    asked = ASPECTS.search(text) is not None or COVERING.search(text) is not None
    if asked and any(key.startswith("regulation:") for key in first):
        return True
    return COVERING.search(text) is not None and any(key.startswith("figure:") for key in first)


EXISTS = re.compile(r"\b(?:is|are|was|were) there\b|\b(?:has|have|had)\b|有没有|是否有|是否已有|有.*吗", re.I)


LACKS = re.compile(r"\black(?:s|ing)?\b|缺乏|缺少", re.I)


@guards("recall")
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


HEAD = re.compile(r"^\W*(?:what|which|how (?:high|large|big)) (?:is|was|are|were) the ([a-z][a-z -]*?) (?:of|for) (?:the |its |an? )?\w", re.I)  # fmt: skip


HEAD_ZH = re.compile(r"的([\u4e00-\u9fff]{2,4})(?:各?是|为|有)?(?:什么|多少|多大|怎样的|几何)[？?]?$")


LOOSE = frozenset(terms("purpose role aim goal objective function idea point number name content focus meaning topic use reason main"
                        " result effect benefit significance status case practice 目的 目标 作用 功能 意义 名称 名字 内容 成效 情况 特点 做法"))  # fmt: skip


@guards("recall")
def head_unsaid(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What is the budget of the academy?*: a passage on the academy that says nothing of a budget."""
    if not isinstance(plan, Recall) or plan.want not in ("text", "any", "number"):
        return False
    found = HEAD.search(frame.marked.text) or HEAD_ZH.search(frame.marked.text)
    head = terms(found[1])[-1:] if found else []
    hits = [hit for hit in find_hits(base, plan) if answers(base, plan, hit)][:1]
    return (
        bool(head)
        and head[0] in plan.terms
        and head[0] not in LOOSE
        and bool(hits)
        and not holds_any(base, hits[0], head)
    )


def holds_any(base: Base, hit: Hit, wanted: Sequence[str]) -> bool:
    """Whether a passage holds one of these terms, or one that says the same."""
    held = held_terms(base, hit)
    return any({term, *alike().get(term, ())} & held for term in wanted)


DOCUMENT = re.compile(r"\b(?:report|paper|study|index|ranking|research|project)s?\b|报告|论文|研究|指数", re.I)


@guards("recall")
def other_than_document(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who supports the GSC report?*: what the report says of a city that is supported tells nothing of the report."""
    if not isinstance(plan, Recall) or not plan.deed or not plan.source or set(plan.must) - set(plan.deed):
        return False
    if told_by_source(frame.marked) and PROPOSES & set(plan.deed):
        return False
    rows = [row for key in hits_of(base, plan, 1) if (row := base.store.thing(key)) is not None]
    return any(not DOCUMENT.search(" ".join(said(row))) for row in rows)


@guards("recall")
def date_of_other(base: Base, frame: Frame, plan: Recall) -> bool:
    """*When was the community college founded?*, *who leads it?*: what neither is that body nor bears its name tells of another."""
    named = [m for m in frame.marked.marks if m.thing("organisation") and not m.is_fuzzy]
    founded = plan.want == "date" and ("body.established" in frame.attributes or "start_of" in frame.cues)
    led = plan.want == "who" and "body.lead" in frame.attributes
    if not isinstance(plan, Recall) or len(named) != 1 or not (founded or led):
        return False
    if never_was(base, plan.terms, plan.about):
        return False  # that is what will be said
    keys = {c.key for c in named[0].things if c.kind == "organisation"}
    said_as = set(terms(frame.marked.original(named[0])))
    rows = {key: row for key in hits_of(base, plan, 1) if (row := base.store.thing(key)) is not None}
    return any(key not in keys and not said_as <= {t for name in names(row) for t in terms(name)}
               for key, row in rows.items())  # fmt: skip


@guards("recall")
def more_of_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which of Wuhan and Xiong'an trained more teachers?*: a passage on both counts neither."""
    named = [m for m in frame.marked.marks if m.thing("city") or m.thing("area")]
    more = any(
        m.text in ("more", "fewer", "most", "fewest", "更 多", "较 多", "最 多", "更 少") for m in frame.marked.marks
    )
    asked = isinstance(plan, Recall) and plan.want in ("text", "where", "who", "any")
    return asked and more and len(named) > 1 and bool({"which", "who", "where"} & set(frame.asks))


@guards("recall")
def compares_values(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which cities have the same number of papers but a different rank?*: a comparison that no passage makes."""
    return (
        bool(frame.indicators) and "same" in frame.relations and "differ" in frame.cues and "city" in said_nouns(frame)
    )


@guards("recall")
def says_contrary(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How fast are mobile downloads?*: the speed of fixed lines is another; a passage that tells both may answer."""
    if not isinstance(plan, Recall):
        return False
    hits = [hit for hit in find_hits(base, plan) if answers(base, plan, hit)]
    level = [hit for hit in hits if hit.coverage >= hits[0].coverage - 0.02]
    apart = [[hit] for hit in level] if plan.want == "boolean" else [level]
    asked = {*plan.terms, *terms(frame.marked.text)}
    return any(
        _exclude(base, some, asked, *sides) for some in apart for pair in contrary() for sides in (pair, pair[::-1])
    )


def _exclude(base: Base, hits: list[Hit], asked: set[str], wanted: frozenset[str], against: frozenset[str]) -> bool:
    """Whether the title of a passage says the contrary of what is asked, and no passage that tells as much says what is asked."""
    if not wanted & asked or against & asked or any(wanted & held_terms(base, hit) for hit in hits):
        return False
    return any(against & base.text.terms_of(hit.key)[0] for hit in hits)


AGREES = re.compile(r"\bconsistent with\b|\bagrees? with\b|\bsquares? with\b|\btall(?:y|ies) with\b|\breconciled?\b|\bcompatible with\b|对得上|吻合|自洽|相一致", re.I)  # fmt: skip


@guards("recall")
def one_of_two_statements(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does the date agree with the paper's first phase?*: that one of the two is said somewhere is no yes."""
    return isinstance(plan, Recall) and plan.want == "boolean" and AGREES.search(frame.marked.text) is not None


AVERAGES = frozenset(terms("average mean median averaged 平均 中位 均值"))


@guards("recall")
def mean_unsaid(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The average of the counties' spending*, 各区县的平均数: a standard or the number of one of them is no mean."""
    said = any(m.says("agg", "mean", "median") for m in frame.marked.marks)
    spread = "area" in frame.nouns or "city" in said_nouns(frame)
    if not isinstance(plan, Recall) or plan.want not in ("number", "text", "any") or not said or not spread:
        return False
    hits = [hit for hit in find_hits(base, plan) if answers(base, plan, hit)][:1]
    return bool(hits) and not AVERAGES & held_terms(base, hits[0])


@guards("recall")
def city_for_yes_no(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is the city whose plan … part of the index?*: the city that is described is no yes and no no."""
    marks = frame.marked.marks
    opens = bool(marks) and marks[0].says("ask", "yes_no") and frame.language == "en"
    return (
        isinstance(plan, Recall)
        and plan.want == "where"
        and not plan.either
        and opens
        and set(frame.asks) <= {"yes_no", "who"}
    )


LAW = frozenset(terms("regulation regulations law act ordinance legislation 条例 法规 立法"))


@guards("recall")
def date_of_no_law(base: Base, frame: Frame, plan: Plan) -> bool:
    """*When was Ningbo's regulation adopted?*: the date of its committee is not that of a law."""
    said_of = "regulation" in said_nouns(frame)
    law = said_of or any(key.startswith("regulation") for key in frame.attributes)
    if not isinstance(plan, Recall) or plan.want != "date" or not law or "body" in said_nouns(frame):
        return False
    if not said_of and frame.things("policy"):
        return False  # 行动计划是哪一年出台的: a plan is issued, too
    found = hits_of(base, plan, 1)
    return bool(found) and not any(LAW & set(base.text.terms_of(key)[0]) for key in found)


REGIONS = re.compile(r"中西部|东部|中部|西部|东北|\b(?:north-?)?(?:eastern|western|central)\b", re.I)
CLAUSES = re.compile(r"[，,；;。]")


@guards("recall")
def of_other_region(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Eastern cities do this; what do western ones?*, 东部更侧重什么: what is titled by another region does not answer."""
    told = [half for clause in CLAUSES.split(frame.marked.text) if (half := _regions(clause))]
    if not isinstance(plan, Recall) or not told or (len(told) > 1 and told[0] & told[-1]):
        return False
    rows = [row for key in hits_of(base, plan, 1) if (row := base.store.thing(key)) is not None]
    return any((title := _regions(" ".join(names(row)))) and not title & told[-1] for row in rows)


def _regions(text: str) -> set[str]:
    """The regions that a text speaks of; 中西部 are two."""
    found = set(REGIONS.findall(text.lower()))
    return found | {"中部", "西部"} if "中西部" in found else found


REST = 2  # words besides what is named already without which a passage tells nothing that was asked


@guards("recall")
def named_already(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Besides smart police stations, what …?*: a passage titled by what is named already tells nothing new."""
    if not isinstance(plan, Recall) or besides_said(frame.marked) is None:
        return False
    known = denied_terms(frame.marked)
    if not plan.about and len(set(plan.must) - known) < REST:
        return True  # *besides the government, who should build it?*
    titles = [base.text.terms_of(key)[0] for key in hits_of(base, plan, 1)]
    told = (sum(map(base.text.weight, title & known)) for title in titles)
    return any(weight >= ASIDE * sum(map(base.text.weight, known)) for weight in told)
