"""*Who issued the plan that foresees …?*: of a plan that is described, the plan itself tells who is behind it."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall, answers, find_hits

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
