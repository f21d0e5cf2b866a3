"""*Who issued the plan that foresees …?*, *what did the ministry issue?*: the plan itself tells who is behind it."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.search.text import terms

ISSUED = re.compile(
    r"\b(?:who|which (?:\w+ )?(?:body|ministry|department|authority|organi[sz]ation)) (?:\w+ )?(?:issued|promulgated|released|published|adopted|announced)\b|\bissued by (?:whom|which)\b"
    r"|(?:谁|哪个(?:部门|部委|机构|单位))(?:印发|发布|出台|颁布|制定)|由(?:谁|哪个(?:部门|部委|机构|单位))(?:印发|发布|出台|颁布|制定)",
    re.I,
)


def of_issuer(base: Base, frame: Frame, plan: Recall) -> Recall | None:
    """The search among plans alone, where one of them answers and names its issuer."""
    said = any(m.says("noun", "policy") for m in frame.marked.marks)
    if plan.want not in ("who", "text") or not said or ISSUED.search(frame.marked.text) is None:
        return None
    plans = plan.model_copy(update={"among": ("policy",), "want": "who"})
    hits = find_hits(base, plans)
    named = bool(hits) and answers(base, plans, hits[0]) and getattr(base.store.thing(hits[0].key), "issuer", None)
    return plans if named else None


WHAT_ISSUED = re.compile(
    r"\bwhat (?:was|were|is|has been) (?:\w+ )?(?:issued|promulgated|released|brought out|put out) by\b"
    r"|\b(?:what|which)(?: (?:action |development )?(?:plan|policy|document|programme|program))? (?:did|has|have)\b[^?;:]{3,80}?"
    r"\b(?:issued?|promulgated?|brought out|bring out|put out)\b(?: in\b[^?;:,]{4,12}| together| jointly)?(?=\s*\??$|,)"
    r"|(?:印发|出台|颁布|下发)了(?:什么|哪[一]?[个份项部])(?:文件|政策|计划|规划|行动计划)?(?=[?？]?$|[，,])",
    re.I,
)


def what_issued(base: Base, frame: Frame, plan: Recall) -> Recall | None:
    """*What did fourteen bodies of Beijing issue together?*: the search among plans alone, where one of those that named
    bodies issued answers, and not what is told of the bodies."""
    if plan.want != "text" or WHAT_ISSUED.search(frame.marked.text) is None:
        return None
    plans = plan.model_copy(update={"among": ("policy",), "every": False})
    numbers = {f"{m.number:g}" for m in frame.marked.marks if m.kind == "number" and m.number is not None}
    hits = [hit for hit in find_hits(base, plans) if answers(base, plans, hit) and numbers <= set(hit.matched)]
    issuer = getattr(base.store.thing(hits[0].key), "issuer", None) if hits else None
    return plans if issuer and set(terms(" ".join(base.names_of(issuer)))) & set(plan.terms) else None
