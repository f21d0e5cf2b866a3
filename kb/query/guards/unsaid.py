"""Passages that hold the words and lack the one thing that is asked: the money, the time that a number is for, who does it."""

import re

from kb.query.base import Base
from kb.query.drafting.closest import held_terms
from kb.query.drafting.draft import Draft
from kb.query.drafting.passages import said
from kb.query.drafting.several import places_of
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards, guards_by_words
from kb.query.guards.shared import hits_of
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.lexicon import alike, alike_deeds
from kb.query.plan import Plan
from kb.query.rules.listed import which_of_network
from kb.search.text import terms

MONEY = frozenset(
    terms(
        "fund funds funded funding finance financed budget invest investment money capital cost fee subsidy expenditure input inputs yuan"
        " 经费 资金 预算 投入 投资 财政 拨款 费用 出资"
    )
)


@guards("recall")
def money_unsaid(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How does Suzhou fund its industrial innovation?*: a passage on the innovation that says nothing of money."""
    asked = any(m.says("word", "money") and not m.says("stop") for m in frame.marked.marks)
    if not isinstance(plan, Recall) or plan.want not in ("text", "any") or not asked or plan.also:
        return False
    best = next((hit for hit in find_hits(base, plan) if answers(base, plan, hit)), None)
    return best is not None and not MONEY & held_terms(base, best)


EVERY = re.compile(
    r"\b(?:a|an|per|each|every) (?:day|week|month|year)\b|\b(?:daily|weekly|monthly|yearly|annual(?:ly)?)\b|每(?:一)?(?:天|日|周|月|年)|[日周月年]均",
    re.I,
)


@guards("recall")
def time_of_number_unsaid(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many complaints a day?*: a number of complaints that is not said to be that of a day."""
    if not isinstance(plan, Recall) or plan.want != "number" or not EVERY.search(frame.marked.text):
        return False
    rows = [row for key in hits_of(base, plan, 1) if (row := base.store.thing(key)) is not None]
    told = (
        " ".join((*said(row), str(getattr(row, "keywords", "")), str(getattr(row, "keywords_zh", "")))) for row in rows
    )
    return any(not EVERY.search(text) for text in told)


@guards("recall")
def wish_for_deed(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who organises the monitoring of Ningbo?*: what is recommended tells who should do it, not who does."""
    if getattr(plan, "want", "") not in ("who", "date") or not isinstance(plan, Recall):
        return False
    rows = [base.store.thing(key) for key in hits_of(base, plan, 1)]
    wished = any(getattr(row, "kind", "") in ("challenge", "recommendation") for row in rows)
    return wished and SHOULD.search(frame.marked.text) is None and not {"challenge", "recommendation"} & frame.nouns


@guards("recall")
def lead_unsaid(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who, says the paper, should take the lead in learning organisations?*: a passage on them that says nothing of a lead."""
    if not isinstance(plan, Recall) or plan.want != "who" or not plan.source or plan.about:
        return False
    led = {t for m in frame.marked.marks if m.says("attr", "body.lead") for t in terms(frame.marked.original(m))}
    best = next((hit for hit in find_hits(base, plan) if answers(base, plan, hit)), None)
    said_too = {t for term in led for t in (term, *alike().get(term, ()), *alike_deeds().get(term, ()))}
    return bool(led) and best is not None and not said_too & held_terms(base, best)


@guards("recall")
def city_unsaid(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which of the twelve learning cities gave the forum an example?*: what is told of the forum names no city."""
    if not isinstance(plan, Recall) or plan.want != "where" or plan.several or not which_of_network(frame):
        return False
    best = [hit for hit in find_hits(base, plan) if answers(base, plan, hit)][:1]
    return bool(best) and best[0].kind != "path_type" and not places_of(Draft(base, "en"), best)


SHOULD = re.compile(r"\b(?:should|recommend\w*|suggest\w*|propos\w*|ought|advis\w*|call(?:s|ed)? for|want\w*|to be|told|urged|asked|tasked|expected|supposed|key role|thinks?|believes?|holds? that|argues?)\b|应|该(?:由|谁|是|让)|认为|看来|关键|派给|交给|建议|提议|倡议|主张|提出|呼吁", re.I)  # fmt: skip


@guards("lookup")
def type_for_meaning(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What does the “1:2:3” path of Shenzhen stand for?*: the type of the path is not what a name in quotation marks means."""
    meant = bool({"definition", "description"} & frame.nouns) and QUOTED_NUMBER.search(frame.marked.text) is not None
    return meant and getattr(plan, "attributes", ()) == ("path_type",)


QUOTED_NUMBER = re.compile(r"[“\"'‘][^”\"'’]*\d[^”\"'’]*[”\"'’]")


@guards_by_words("find", "count", "aggregate", "rank", "things")
def cities_for_means(frame: Frame) -> bool:
    """*Which means do industry-driven cities rely on?*, 以什么手段为主导, 以什么为依托: a means is asked for, and no cities."""
    return MEANS.search(frame.marked.text) is not None


@guards("things")
def members_for_others(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which bureaus are not members of the committee?*: those who are members are no answer."""
    denied = any(m.says("logic", "not") and not (m.says("ask") or m.says("stop")) for m in frame.marked.marks)
    return denied and getattr(plan, "tie", None) is not None


MEANS = re.compile(
    r"\b(?:what|which) means\b|(?:以|用|靠|凭|通过|采[取用])(?:什么|何种|哪种|哪些|何)(?:样的)?(?:手段|方式|办法|途径|机制)|以(?:什么|何)为(?!评|标准|单位)",
    re.I,
)
