"""What a passage or a list leaves untold: an unknown name, the year aimed at, what a document says, a quotation."""

import re
from collections.abc import Callable, Sequence

from kb.query.base import Base, names
from kb.query.drafting.closest import held_terms
from kb.query.drafting.concerning import concerns, named_in_terms, speaks_of
from kb.query.drafting.deeds import meant
from kb.query.drafting.passages import date_of, said
from kb.query.framing.attach import Frame
from kb.query.framing.denials import LEADS
from kb.query.judging.passed_over import hits_of
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.kinds.tracing import Trace
from kb.query.lexicon import alike
from kb.query.marking.marks import QUOTED
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.rules.governance import MEMBERS, asks_for_members
from kb.query.selection.facts import bodies_of
from kb.search.text import Hit, terms

AIMED = re.compile(
    r"\bby (?:what|which) (?:year|date)\b|\bby when\b|\btarget (?:year|date)\b|\bdeadline\b"
    r"|\b(?:want|wants|plan|plans|aim|aims|hope|hopes|intend|intends) to\b"
    r"|\b(?:until|till) (?:when|what year|which year)\b|到(?:哪一?年|何年|何时|什么时候)"
    r"|(?:打算|计划(?!是|的)|希望|力争|拟|目标是|要)[^，。？]*(?:到|在|于)?(?:哪一?年|何年|何时|什么时候)(?!提出|公布|发布|通过|启动|印发|出台)",
    re.I,
)
UNTIL = re.compile(r"\b(?:by|until|through|before) (?:the end of )?(\d{4})")


def name_unsaid(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Tech City*, and a passage on tech giants: words that make an unknown name are no name in what was found."""
    names = _unknown_names(frame) if isinstance(plan, Recall) else []
    if isinstance(plan, Recall) and set(plan.must) - set(terms(" ".join(names))):
        return False  # other words tell what is meant
    hits = hits_of(base, plan, 3) if isinstance(plan, Recall) and names else []
    texts = [" ".join(said(row)) for key in hits if (row := base.store.thing(key)) is not None]
    return bool(hits) and any(not any(name in text for text in texts) for name in names)


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


def year_not_aimed_at(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By what year does Ningbo want to be …?*: the year in which the goal was set is another one."""
    if not isinstance(plan, Recall) or plan.want != "date" or not AIMED.search(frame.marked.text):
        return False
    rows = [base.store.thing(key) for key in hits_of(base, plan, 1)]
    return any(row is not None and (date_of(row) or "")[:4] not in UNTIL.findall(" ".join(said(row))) for row in rows)


def documents_for_content(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What does the report criticise?*: which document it is, is not asked for."""
    named = any(m.says("ask", "which", "where") for m in frame.marked.marks)
    meaning = any(m.says("noun", "definition") and m.says("ask", "what") for m in frame.marked.marks)
    plain = meaning or SAYS.search(frame.marked.text) is not None
    return plain and not named and "data_source" not in said_nouns(frame)


SAYS = re.compile(r"^\W*what (?:do|does|did) (?:the|this|that|these) (?:[\w-]+ )?(?:report|paper|document|study|source|article|text)s?\b", re.I)  # fmt: skip


def loses_quotation(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪份文献印了“1234 million”: what is quoted is what is looked for."""
    if not isinstance(plan, Trace):
        return False
    quoted = [next(filter(None, found.groups())) for found in QUOTED.finditer(frame.marked.text)]
    return any(
        re.fullmatch(r"[\d.,\s%]+[A-Za-z%]*", text.strip()) and text.split()[0] not in plan.terms for text in quoted
    )


def lists_by_sign(base: Base, frame: Frame, plan: Plan) -> bool:
    """A Chinese sign by itself is in words of every kind."""
    return isinstance(plan, Things) and bool(plan.terms) and all(len(t) == 1 and not t.isascii() for t in plan.terms)


def score_for_who(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who built the open data plaza?*: the score of the city for its open data names nobody."""
    keys = getattr(plan, "attributes", ())
    scored = bool(keys) and all(str(key).startswith(("score:", "rank:")) for key in keys)
    return scored and frame.asks == ("who",) and not {"score", "rank"} & said_nouns(frame) and not frame.orders


def practices_by_kind(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which practices involve companies?*: a passage that holds the word *company* lists none of them."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "which") and marks[p + 1 : p + 2]
                  and marks[p + 1].says("noun", "practice")), None)  # fmt: skip
    if asked is None:
        return False
    behind = [m for m in marks[asked + 2 :] if not m.says("stop") and m.text not in ("参", "与")]
    return len(behind) == 1 and behind[0].value("noun") == "organisation"


FOUNDING = (*meant("found"), "成立", "设立", "创办", "建立", "启动", "launch")


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


HEAD = re.compile(r"^\W*(?:what|which|how (?:high|large|big)) (?:is|was|are|were) the ([a-z][a-z -]*?) (?:of|for) (?:the |its |an? )?\w", re.I)  # fmt: skip
HEAD_ZH = re.compile(r"的([\u4e00-\u9fff]{2,4})(?:各?是|为|有)?(?:什么|多少|多大|怎样的|几何)[？?]?$")


LOOSE = frozenset(terms("purpose role aim goal objective function idea point number name content focus meaning topic use reason main"
                        " result effect benefit significance status case practice 目的 目标 作用 功能 意义 名称 名字 内容 成效 情况 特点 做法"))  # fmt: skip


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


def other_body(base: Base, frame: Frame, plan: Plan) -> bool:
    """Snips公司总部在哪里: the headquarters of another company."""
    if not isinstance(plan, Recall) or plan.want not in ("where", "date"):
        return False
    named = [f"organisation:{m.thing('organisation')}" for m in frame.marked.marks
             if m.thing("organisation") and not m.is_fuzzy and {c.kind for c in m.things} == {"organisation"}]  # fmt: skip
    hits = hits_of(base, plan, 1)
    return len(named) == 1 and bool(hits) and not (
        concerns(base, hits[0], named) or speaks_of(base, hits[0], named_in_terms(base, named)))  # fmt: skip


def body_for_members(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which departments belong to Ningbo's committee?*: the committee, or every body of the city, is no answer."""
    keys = set(getattr(plan, "attributes", ()))
    listed = isinstance(plan, Things) and plan.entity == "organisation" and not plan.tie and not plan.terms
    if not asks_for_members(frame):
        return False
    if isinstance(plan, Recall):
        rows = [row for key in hits_of(base, plan, 1) if (row := base.store.thing(key)) is not None]
        return any(key.startswith("organisation:") for key in hits_of(base, plan, 1)) and not any(
            MEMBERS.search(" ".join(said(row))) for row in rows)  # fmt: skip
    return listed if isinstance(plan, Things) else keys <= {"body", "body.established"}


def date_of_other_clause(base: Base, frame: Frame, plan: Plan) -> bool:
    """*When did TechHub open branches?*: it was launched in 2010, and its branches are told of 2011."""
    if not isinstance(plan, Recall) or plan.want != "date":
        return False
    row = base.store.thing(next(iter(hits_of(base, plan, 1)), ""))
    date = date_of(row) if row is not None else None
    if row is None or date is None:
        return False
    titled = {term for name in names(row) for term in terms(name)}
    left = {term for term in plan.must if term not in titled and not term.isdigit()}
    held = [(len(left & set(terms(part))), part) for part in re.split(r"[;；。]|(?<!\d)\. ", "；".join(said(row)))]
    most, clause = max(held, key=lambda one: one[0])
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", clause)
    return most > 0 and bool(years) and date[:4] not in years


DOCUMENT = re.compile(r"\b(?:report|paper|study|index|ranking|research|project)s?\b|报告|论文|研究|指数", re.I)


def other_than_document(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who supports the GSC report?*: what the report says of a city that is supported tells nothing of the report."""
    if not isinstance(plan, Recall) or not plan.deed or not plan.source or set(plan.must) - set(plan.deed):
        return False
    rows = [row for key in hits_of(base, plan, 1) if (row := base.store.thing(key)) is not None]
    return any(not DOCUMENT.search(" ".join(said(row))) for row in rows)


SHARE = re.compile(r"\b(?:share|proportion|fraction)\b|占|份额", re.I)  # a percentage may be one of growth
GROWN = re.compile(r"\b(?:growth|grew|grown|increase|increased|rise|rose|jump|jumped|more)\b|增长|增加|上升|增幅", re.I)


def growth_for_share(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What share of fintech jobs are engineers?*: by how much the jobs grew is no share of them."""
    if not isinstance(plan, Recall) or plan.want != "number" or plan.unit != "share":
        return False
    rows = [base.store.thing(key) for key in hits_of(base, plan, 1)]
    return SHARE.search(frame.marked.text) is not None and any(
        GROWN.search(getattr(row, "measure", None) or "") for row in rows
    )


ACTORS = re.compile(
    r"\b(?:governments?|enterprises?|compan|departments?|sectors?|authorit|workers?|cities|schools?|citizens?|residents?|users?|experts?"
    r"|teachers?|ministr|groups?|teams?|authors?|universit|institut|students?|organi[sz]ations?|parents|leaders?|secretar|director|mayor"
    r"|heads?|management|propaganda|office|bureau|committee|commission|center|centre|people|public|society|family|members?|volunteers?)", re.I)  # fmt: skip


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


def dates_other_lead(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Since when has the education commission led Hangzhou's work?*, where another kind of body leads there."""
    supposed = {lead for cue, lead in LEADS.items() if cue in frame.cues}
    if "when" not in frame.asks or "body.lead" not in frame.attributes or len(frame.cities) != 1 or len(supposed) != 1:
        return False
    bodies = bodies_of(base, frame.cities[0])
    return bool(bodies) and all(body.lead_type not in supposed for body in bodies)


def compares_values(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which cities have the same number of papers but a different rank?*: a comparison that no passage makes."""
    return (
        bool(frame.indicators) and "same" in frame.relations and "differ" in frame.cues and "city" in said_nouns(frame)
    )


def unknown_level(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which promising-level cities …*: a level that no index has."""
    marks = frame.marked.marks
    return any(m.kind == "word" and level.says("noun", "level") and noun.says("noun", "city")
               for m, level, noun in zip(marks, marks[1:], marks[2:], strict=False))  # fmt: skip


UNTOLD: tuple[tuple[tuple[str, ...], Callable[[Base, Frame, Plan], bool]], ...] = (
    (("recall",), name_unsaid),
    (("recall",), year_not_aimed_at),
    (("recall",), date_of_other_deed),
    (("recall",), date_of_other_clause),
    (("recall",), head_unsaid),
    (("recall",), other_body),
    (("recall",), names_nobody),
    (("recall",), compares_values),
    (("find", "count", "rank"), unknown_level),
    (("recall", "lookup"), dates_other_lead),
    (("recall",), other_than_document),
    (("recall",), growth_for_share),
    (("recall", "things"), practices_by_kind),
    (("trace",), documents_for_content),
    (("trace",), loses_quotation),
    (("things",), lists_by_sign),
    (("lookup",), score_for_who),
    (("lookup", "things", "recall"), body_for_members),
)
