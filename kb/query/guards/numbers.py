"""Passages that do not tell how many or when."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.claused import is_of_other_clause
from kb.query.drafting.deeds import meant
from kb.query.drafting.draft import Draft
from kb.query.drafting.passages import said, year_aimed_at
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards, guards_by_words
from kb.query.guards.shared import asks_what_it_is, conditions_of, hits_of
from kb.query.guards.words import counts_two_things
from kb.query.judging.expected import found
from kb.query.kinds.searching import Recall
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.rules.figures_apart import HIGHER_ONE
from kb.query.selection.conditions import HasRegulation, Selection
from kb.query.selection.evaluate import members
from kb.search.text import terms

ENDED = re.compile(r"\b(?:ended|end|expires?|expired|repealed|abolished|finished)\b|终止|废止|到期|何时结束")


@guards("recall")
def start_for_end(base: Base, frame: Frame, recall: Recall) -> bool:
    """*When was the plan ended?*: the year it was proposed is another one."""
    if recall.want != "date" or not ENDED.search(frame.marked.text):
        return False
    rows = [base.store.thing(key) for key in hits_of(base, recall, 1)]
    return any(row is not None and not getattr(row, "end", None) for row in rows)


@guards("recall")
def quotes(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether the number that a search would answer is one that the question says itself."""
    said = {
        float(m.number) for m in frame.marked.marks if m.kind == "number" and m.number is not None and not m.ordinal
    }
    if not said or getattr(plan, "want", "") != "number":
        return False
    value = plan.run(Draft(base, "en")).value
    if value is not None and value.number is None and value.text:
        return value.text.split()[-1].strip(".。") in {f"{number:g}" for number in said}
    return value is not None and value.number is not None and float(value.number) in said


@guards("recall")
def tells_one_number(base: Base, frame: Frame, plan: Plan) -> bool:
    return getattr(plan, "want", "") == "number" and counts_two_things(frame)


@guards("recall")
def tells_no_wait(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many years after A was founded did B …?*: a passage that speaks of both tells no number of years."""
    waits = any(
        m.says("cue", "years_between") and m.text.startswith(("how many year", "几", "多 少 年"))
        for m in frame.marked.marks
    )
    return waits and not (found(base, plan) & {"number"})


THE_ONE = re.compile(
    r"^\W*what(?: is|['’]s) (?!an? )", re.I
)  # *what is the mean …*, *what is Wuhan's …*: it may be a number


@guards("recall")
def figure_for_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """A figure where it is asked what one thing is."""
    one = asks_what_it_is(frame) and not THE_ONE.match(frame.marked.text)
    wanted = isinstance(plan, Recall) and plan.want in ("text", "any") and "figure" not in frame.nouns
    return one and wanted and "number" in found(base, plan)


@guards("recall")
def list_for_share(base: Base, frame: Frame, recall: Recall) -> bool:
    """*In the top 10 per cent*: a list of ten best is no share."""
    marks = frame.marked.marks
    return recall.want == "boolean" and any(
        a.text in ("in the top", "the top", "top") and b.kind == "number" and c.text in ("%", "percent", "per cent")
        for a, b, c in zip(marks, marks[1:], marks[2:], strict=False)
    )


COUNTRIES = re.compile(r"\bhow many (?:member )?(?:countries|states|nations)\b|(?:多少|几)个?(?:成员国|国家)", re.I)


WORLD = re.compile(r"\bworld-?wide\b|\bglobally\b|\bin the world\b|全世界|全球共|世界上", re.I)


@guards("count", "recall")
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


@guards("recall")
def loses_years(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which body was founded one year after Shanghai's?*: a passage on Shanghai's knows no wait."""
    marks = frame.marked.marks
    waits = any(m.kind == "number" and n.says("cue", "years_between") for m, n in pairwise(marks))
    return waits and getattr(plan, "want", "") == "text" and bool({"regulation", "body"} & said_nouns(frame))


AIMED = re.compile(
    r"\bby (?:what|which) (?:year|date)\b|\bby when\b|\btarget (?:year|date)\b|\bdeadline\b"
    r"|\b(?:want|wants|(?<!its )(?<!the )(?<!their )(?<!['’]s )(?:plans?|aims?)|hope|hopes|intend|intends) to\b"
    r"|\b(?:until|till) (?:when|what year|which year)\b|到(?:哪一?年|何年|何时|什么时候)"
    r"|(?:打算|计划(?!是|的)|希望|力争|拟|目标是|要)[^，。？]*(?:到|在|于)?(?:哪一?年|何年|何时|什么时候)(?!提出|公布|发布|通过|启动|印发|出台)",
    re.I,
)


@guards("recall")
def year_not_aimed_at(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By what year does Ningbo want to be …?*: the year in which the goal was set is another one."""
    if not isinstance(plan, Recall) or plan.want != "date" or not asks_target_year(frame):
        return False
    rows = [base.store.thing(key) for key in hits_of(base, plan, 1)]
    return any(row is not None and year_aimed_at(row) is None for row in rows)


def asks_target_year(frame: Frame) -> bool:
    """*By what year does Ningbo want to be …?*, 到哪一年要建成: the year that is aimed at."""
    return AIMED.search(_without_plans(frame)) is not None


def _without_plans(frame: Frame) -> str:
    """The question without the names of plans, in which 计划 is no intention."""
    text = frame.marked.text
    for mark in frame.marked.marks:
        if mark.thing("policy"):
            text = text.replace(frame.marked.original(mark), "")
    return text


FOUNDING = (*meant("found"), "成立", "设立", "创办", "建立", "启动", "launch")


@guards("recall")
def date_of_other_deed(base: Base, frame: Frame, plan: Plan) -> bool:
    """*When was Snips founded?*: a day on which it did something is another one."""
    if not isinstance(plan, Recall) or plan.want != "date" or "body.established" not in frame.attributes:
        return False
    bodies = [key for key in plan.about if key.startswith("organisation:")]
    first = hits_of(base, plan, 1)
    if not bodies or not first or first[0] in bodies:
        return False
    told = set(terms(" ".join(said(base.store.thing(first[0])))))
    return not told & set(FOUNDING)


@guards("recall")
def date_of_other_clause(base: Base, frame: Frame, plan: Plan) -> bool:
    """*When did TechHub open branches?*: it was launched in 2010, and its branches are told of 2011."""
    if not isinstance(plan, Recall) or plan.want != "date" or plan.until:
        return False
    row = base.store.thing(next(iter(hits_of(base, plan, 1)), ""))
    return row is not None and is_of_other_clause(row, plan.must, SENTENCES)


SENTENCES = re.compile(r"[;；。]|(?<!\d)\. ")


SHARE = re.compile(r"\b(?:share|proportion|fraction)\b|占|份额", re.I)  # a percentage may be one of growth


GROWN = re.compile(r"\b(?:growth|grew|grown|increase|increased|rise|rose|jump|jumped|more)\b|增长|增加|上升|增幅", re.I)


@guards("recall")
def growth_for_share(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What share of fintech jobs are engineers?*: by how much the jobs grew is no share of them."""
    if not isinstance(plan, Recall) or plan.want != "number" or plan.unit != "share":
        return False
    rows = [base.store.thing(key) for key in hits_of(base, plan, 1)]
    return SHARE.search(frame.marked.text) is not None and any(
        GROWN.search(getattr(row, "measure", None) or "") for row in rows
    )


@guards("recall")
def number_for_provenance(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Where do the data for X come from?*: a number that is told of X is no source of its data."""
    asked = "provenance" in frame.cues or "data_source" in frame.nouns
    return asked and getattr(plan, "want", "") == "number" and not {"how_many", "how_much"} & set(frame.asks)


@guards("recall")
def one_of_two_figures(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which is higher, A or B?*: the figure of one of them decides nothing."""
    either = any(m.says("logic", "or") or m.text in ("还 是", "比") for m in frame.marked.marks)
    return (
        either and getattr(plan, "want", "") in ("text", "number") and HIGHER_ONE.search(frame.marked.text) is not None
    )


@guards_by_words("things")
def lists_for_years(frame: Frame) -> bool:
    """*For how many years has the week been held?*, 已经连续办了几年: what was held is no number of years."""
    return any(m.text in YEARS for m in frame.marked.marks) and not {"which", "who"} & set(frame.asks)


YEARS = frozenset({"how many year", "for how many year", "how many consecutive year", "多 少 年", "几 年"})


KINDS_OF_LAWS = re.compile(
    r"\b(?:how many|number of) (?:different |distinct )?(?:subjects|topics|themes|kinds|types)\b|[几多]少?种", re.I
)


@guards("count")
def laws_for_subjects(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many subjects do the six regulations have?*: the laws are not their subjects."""
    laws = any(isinstance(c, HasRegulation) for c in conditions_of(plan))
    return laws and KINDS_OF_LAWS.search(frame.marked.text) is not None and not getattr(plan, "by", None)


@guards("aggregate")
def range_of_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """One city has no range: the set was read wrongly."""
    return getattr(plan, "function", "") == "range" and len(members(base, plan.select)) == 1  # type: ignore[attr-defined]


@guards("count")
def share_for_range(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By how much does the spread of X exceed that of Y?*: no share of cities."""
    spoken = any(m.says("agg", "range") or m.text.startswith(("spread", "range")) for m in frame.marked.marks)
    return bool(getattr(plan, "share", False)) and spoken


TWO_ASKED = re.compile(
    r"(?:多少|第几|几[位名分])[^、，,；？?]{0,3}[、，,；？?][^？?。]{0,12}(?:多少|第几|几[位名分]|哪一?年|何时)"
)


@guards("lookup")
def answers_one_of_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """新加坡总分多少、名次第几: one value is half of it."""
    one = len(getattr(plan, "attributes", ())) == 1 and len(getattr(plan, "cities", ())) == 1
    return one and TWO_ASKED.search(frame.marked.text) is not None


AGREES = re.compile(
    r"\b(?:is|are|does|do) (?:that|this|it|they|these|those|the two)(?: \w+)? (?:consistent|in line|agree|match|fit|tally|square|add up)\b|\bdoes (?:this|that|the|their) (?:count|number|figure|share) (?:hold|stand|agree)|是否(?:一致|相符|吻合|对得上)|(?:一致|相符|吻合|对得上)吗",
    re.I,
)


@guards("lookup", "count")
def value_for_agreement(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Its difference is −10. Is that consistent with its two ranks?*: one of the values says nothing of that."""
    return AGREES.search(frame.marked.text) is not None and getattr(plan, "expect", None) is None


COST = re.compile(r"\bcosts?\b|多少钱|花费|花了多少", re.I)


@guards("recall")
def no_price(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What does the academy cost per year?*: a passage without a number names no price."""
    if not isinstance(plan, Recall) or not COST.search(frame.marked.text):
        return False
    rows = [base.store.thing(key) for key in hits_of(base, plan, 1)]
    return any(row is not None and not re.search(r"\d", said(row)[0]) for row in rows)


FORMER = re.compile(
    r"前一[部个座]|上一[部个座]|\b(?:previous|preceding) (?:law|one|regulation|statute)\b|between one \w+ and the next",
    re.I,
)


@guards("rank")
def lag_for_interval(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪一部与前一部之间的空档最长: from one law to the next, and not from its passage to its effect."""
    return getattr(plan, "by", "") == "regulation.lag" and FORMER.search(frame.marked.text) is not None


@guards("count")
def counts_all_groups(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many cities of each tier are there?*: the number of all of them tells no group's."""
    pairs = pairwise(frame.marked.marks)
    each = any(
        a.text in ("per", "each", "every", "各", "每") and b.says("attr", "country", "province") for a, b in pairs
    )
    return (frame.by is not None or each) and "how_many" in frame.asks


@guards("sizes")
def majority_of_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*In which tier are most of the cities?*: that all cities of a tier are cities tells nothing."""
    return bool(getattr(plan, "majority", None)) and not getattr(plan, "select", Selection()).conditions
