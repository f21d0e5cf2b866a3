"""Passages that do not tell who or where."""

import re
from itertools import pairwise

from kb.query.base import Base, names
from kb.query.drafting.closest import held_terms
from kb.query.drafting.concerning import concerns, named_in_terms, speaks_of
from kb.query.drafting.draft import Draft
from kb.query.drafting.passages import said
from kb.query.framing.attach import Frame
from kb.query.framing.denials import LEADS
from kb.query.guards.register import guards
from kb.query.guards.shared import hits_of
from kb.query.judging.missed_point import TOPS
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.selection.facts import bodies_of
from kb.search.text import terms

PERSONS = re.compile(r"多少人|多少名(?!师)|多少位|how many (?:people|persons|residents|respondents)", re.I)


COUNTED = re.compile(r"人|名|位|户|样本|people|person|resident|respondent|sample|household|inhabitant|citizen|learner|visitor|user|"
                     r"teacher|student|job|employ|volunteer|participant|member|reader|passenger|developer", re.I)  # fmt: skip


@guards("recall")
def data_for_persons(base: Base, frame: Frame, recall: Recall) -> bool:
    """调查了多少人: pieces of data are no persons."""
    if recall.want != "number" or not PERSONS.search(frame.marked.text):
        return False
    value = recall.run(Draft(base, "en")).value
    rows = [base.store.thing(key) for key in hits_of(base, recall, 1)]
    said = " ".join(
        str(getattr(r, key, "") or "")
        for r in rows
        if r
        for key in ("unit", "unit_zh", "name", "name_zh", "label", "label_zh")
    )
    return value is not None and value.number is not None and not COUNTED.search(said)


@guards("recall")
def leader_of_then(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Who led Shanghai's body before 2010?*: a passage on the body does not tell who led it then."""
    dated = any(m.says("time", "before", "after") for m in frame.marked.marks)
    return recall.want == "who" and dated and "body.lead" in frame.attributes and "body" in said_nouns(frame)


@guards("recall")
def where_most(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪座城市的教育经费最高: a passage on one city says nothing of the others."""
    ends = [m for m in frame.marked.marks if m.says("order", "max", "min") and not m.says("op") and not m.says("stop")]
    if getattr(plan, "want", "") != "where" or not ends or not isinstance(plan, Recall):
        return False
    hits = [hit for hit in find_hits(base, plan) if answers(base, plan, hit)][:1]
    said = {t for m in ends for t in terms(frame.marked.original(m))}
    return not (
        hits and hits[0].coverage >= WHOLE and said & TOPS and TOPS & held_terms(base, hits[0])
    )  # *came first in …*


@guards("recall")
def owner_untold(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who owns the radio station?*: a passage on the station that says nothing of an owner."""
    if not isinstance(plan, Recall) or plan.want != "who" or OWNS.search(frame.marked.text) is None:
        return False
    return not _held(base, plan) & set(terms("own owns owned owner belongs 拥有 所有"))


OWNS = re.compile(r"\bwho (?:owns?|owned|possess)\b|谁拥有|归谁所有|谁的资产", re.I)
WHOLE = 0.95  # share of the words at which a passage tells who is first itself


@guards("recall")
def who_in_concept(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who calculated the scores?*: how they are calculated names nobody."""
    scored = (
        bool(frame.indicators) or frame.edition_said or {"score", "rank", "data_source", "reputation"} & frame.nouns
    )
    if not isinstance(plan, Recall) or plan.want != "who" or not scored:
        return False
    first = hits_of(base, plan, 1)
    return any(key.startswith(("concept:", "claim:", "indicator:", "erratum:")) for key in first)


def _held(base: Base, recall: Recall) -> set[str]:
    """All words of the best passages that answer."""
    hits = [hit for hit in find_hits(base, recall) if answers(base, recall, hit)][:3]
    return set().union(*(held_terms(base, hit) for hit in hits)) if hits else set()


@guards("recall")
def led_body_by_words(base: Base, frame: Frame, recall: Recall) -> bool:
    """*A body led by the mayor*: who leads a steering body is recorded, and a passage on other bodies is beside it."""
    marks = frame.marked.marks
    led = any(a.value("noun") == "body" and b.says("attr", "body.lead") for a, b in pairwise(marks))
    return recall.want == "where" and led


@guards("recall")
def denied_lead_by_words(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Lead entities that are not education bureaus*: a passage that holds the words is none of them."""
    marks = frame.marked.marks
    led = any(m.says("attr", "body.lead") for m in marks[:3])
    return recall.want == "text" and led and any(m.says("logic", "not") for m in marks)


@guards("recall")
def name_of_body_unsaid(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Whose steering body is called a commission?*: the name of the body must say so."""
    marks = frame.marked.marks
    called = any(a.value("noun") == "body" and b.text in ("is called", "called", "named", "is named", "叫", "称 为", "名 为")
                 for a, b in pairwise(marks))  # fmt: skip
    return recall.want == "where" and called


@guards("recall")
def first_unsaid(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which city built the first learning map?*: no passage that is silent on it tells who was first."""
    firsts = [m for m in frame.marked.marks if m.text in ("first", "earliest", "最 早", "首 个", "第 一 个", "率 先")]
    if not firsts or recall.want != "where":
        return False
    held = _held(base, recall)
    return bool(held) and not held & FIRST


FIRST = frozenset(
    {"first", "earli", "earliest", "pioneer", "lead", "首个", "率先", "最早", "第一", "首先", "首批", "首次"}
)


@guards("recall")
def award_unnamed(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Won a UNESCO Learning City Award*: another award is meant where the passage does not name it."""
    named = [m for m in frame.marked.marks if m.thing("network") and not m.is_fuzzy and len(m.text.split()) > 1]
    sort = any(a.says("ask", "which") and b.thing("network") for a, b in pairwise(frame.marked.marks))
    if recall.want not in ("where", "who") or not named or sort:
        return False  # *in which demonstration area …*: one of those it holds
    held = _held(base, recall)
    return bool(held) and not any(set(terms(m.text)) & held for m in named)


@guards("recall")
def one_path_of_several(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which cities' typical paths mention culture?*: the best passage is one of several."""
    mentions = any(m.text in MENTIONS for m in frame.marked.marks) and SEVERAL.search(frame.marked.text) is not None
    return getattr(plan, "want", "") == "where" and mentions and any(k.startswith("path.") for k in frame.attributes)


SEVERAL = re.compile(r"\bwhich cities\b|哪些|哪几", re.I)


@guards("lookup", "recall")
def head_of_lead(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who heads the lead entity in Nanjing?*: the unit is not its own head."""
    leads = [m for m in frame.marked.marks if m.says("attr", "body.lead")]
    told = getattr(plan, "attributes", ()) == ("body.lead",) or getattr(plan, "want", "") == "who"
    return (
        told and "who" in frame.asks and len(leads) > 1 and any("entity" in m.text or "单 位" in m.text for m in leads)
    )


@guards("recall")
def topic_alone(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who steers Ningbo's learning city?*: any passage on learning cities holds the words."""
    words = {t for m in frame.marked.marks if m.says("topic") for t in terms(frame.marked.original(m))}
    return (
        getattr(plan, "want", "") == "who"
        and not getattr(plan, "must", ())
        and set(getattr(plan, "terms", ())) <= words
    )


@guards("recall")
def law_for_person(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who proposed Suzhou's regulation?*: the law itself is nobody."""
    asked = isinstance(plan, Recall) and plan.want == "who" and "regulation" in said_nouns(frame)
    return asked and isinstance(plan, Recall) and any(key.startswith("regulation:") for key in hits_of(base, plan, 1))


MENTIONS = frozenset({"mention", "mentioned", "提 到", "提 及", "提 到 了"})


@guards("recall")
def name_unsaid(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Tech City*, and a passage on tech giants: words that make an unknown name are no name in what was found."""
    names = _unknown_names(frame) if isinstance(plan, Recall) else []
    entitled = any(ENTITLED.search(frame.marked.text.partition(name)[2]) for name in names)
    if isinstance(plan, Recall) and set(plan.must) - set(terms(" ".join(names))) and not entitled:
        return False  # other words tell what is meant
    hits = hits_of(base, plan, 3) if isinstance(plan, Recall) and names else []
    texts = [" ".join(said(row)) for key in hits if (row := base.store.thing(key)) is not None]
    return bool(hits) and any(not any(name in text for text in texts) for name in names)


ENTITLED = re.compile(
    r"^(?:,? [A-Z]\w+){0,3} (?:[Pp]roject|[Pp]rogramme|[Pp]rogram|[Pp]lan|[Ss]cheme|[Ii]nitiative|[Ss]trategy|[Pp]olicy|[Cc]ampaign)\b"
)  # *the Smart Tourism project*: a name of its own


def _unknown_names(frame: Frame) -> list[str]:
    """Words with a capital inside the sentence, next to another one, that no name of the base explains."""
    marked = frame.marked
    words = re.findall(r"[A-Za-z]+", marked.text)
    if frame.language != "en" or sum(word[0].isupper() for word in words) * 2 > len(words) + 2:
        return []  # written in capitals throughout
    names = []
    for place, mark in enumerate(marked.marks):
        written = marked.original(mark)
        if place == 0 or mark.kind != "word" or not written[0].isupper() or not written.isalpha() or written.isupper():
            continue
        around = [m for p, m in enumerate(marked.marks) if p in (place - 1, place + 1) and p]
        if any(m.kind in ("word", "cue") and marked.original(m)[0].isupper() for m in around):
            names.append(written)
    return names


@guards("recall")
def other_body(base: Base, frame: Frame, plan: Plan) -> bool:
    """Snips公司总部在哪里: the headquarters of another company."""
    if not isinstance(plan, Recall) or plan.want not in ("where", "date"):
        return False
    named = [f"organisation:{m.thing('organisation')}" for m in frame.marked.marks
             if m.thing("organisation") and not m.is_fuzzy and {c.kind for c in m.things} == {"organisation"}]  # fmt: skip
    hits = hits_of(base, plan, 1)
    return len(named) == 1 and bool(hits) and not (
        concerns(base, hits[0], named) or speaks_of(base, hits[0], named_in_terms(base, named)))  # fmt: skip


ACTORS = re.compile(
    r"\b(?:governments?|enterprises?|compan|departments?|sectors?|authorit|workers?|cities|schools?|citizens?|residents?|users?|experts?"
    r"|teachers?|ministr|groups?|teams?|authors?|universit|institut|students?|organi[sz]ations?|parents|leaders?|secretar|director|mayor"
    r"|heads?|management|propaganda|office|bureau|committee|commission|center|centre|people|public|society|family|members?|volunteers?)", re.I)  # fmt: skip


@guards("recall")
def names_nobody(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who came up with Smart Earth?*: a passage in which nobody is named."""
    if not isinstance(plan, Recall) or plan.want != "who":
        return False
    row = base.store.thing(next(iter(hits_of(base, plan, 1)), ""))
    if row is None or getattr(row, "actors", None) or getattr(row, "issuer", None) or getattr(row, "publisher", None):
        return False
    if hasattr(row, "established") or hasattr(row, "authors"):
        return False  # a body itself
    asked = {word.lower() for word in re.findall(r"[A-Za-z]+", frame.marked.text)}
    own = {word.lower() for word in re.findall(r"[A-Za-z]+", names(row)[0])}
    text = getattr(row, "summary", "") or ""
    named = {found[0] for found in re.finditer(r"(?<=[a-z,] )[A-Z]\w+|^[A-Z]\w+(?= [A-Z])", text)}
    return not ACTORS.search(text) and not {word for word in named if word.lower() not in asked | own}


@guards("lookup", "recall")
def dates_other_lead(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Since when has the education commission led Hangzhou's work?*, where another kind of body leads there."""
    supposed = {lead for cue, lead in LEADS.items() if cue in frame.cues}
    if "when" not in frame.asks or "body.lead" not in frame.attributes or len(frame.cities) != 1 or len(supposed) != 1:
        return False
    bodies = bodies_of(base, frame.cities[0])
    return bool(bodies) and all(body.lead_type not in supposed for body in bodies)
