"""Laws and bodies that a plan takes for one another, or for another sort of thing than the one that is told of."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards
from kb.query.guards.shared import conditions_of
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.selection.conditions import HasBody

NAMED_BODY = re.compile(r"\b(?:steering committee|leading group|joint conference|promotion committee)s?\b", re.I)
NAMED_ZH = re.compile(r"领导小组|指导委员会|促进委员会|推进委员会|协调委员会|联席会议")
MERE_ZH = re.compile(r"(?:协调|统筹|领导|推进)机构|机构的?(?:名称|形式)")  # 领导小组 alone is any body


@guards("find", "count")
def name_of_body_dropped(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which cities coordinate via a steering committee?*, 以领导小组作为协调机构的城市: that all have some body is no answer."""
    told = [c for c in conditions_of(plan) if isinstance(c, HasBody)]
    said = frame.marked.text
    named = NAMED_BODY.search(said) or (NAMED_ZH.search(said) and MERE_ZH.search(said))
    return bool(told) and all(c == HasBody(negate=c.negate) for c in told) and named is not None


@guards("interval")
def laws_for_body(base: Base, frame: Frame, plan: Plan) -> bool:
    """上海先有机构，比条例早多少年: the wait of the law for its effect leaves the body out."""
    lawful = all(str(getattr(plan, end, "")).startswith("regulation.") for end in ("start", "end"))
    same = getattr(plan, "start_city", "") == getattr(plan, "end_city", "")
    return lawful and same and "body" in said_nouns(frame)


@guards("find", "count")
def denies_for_other_subject(base: Base, frame: Frame, plan: Plan) -> bool:
    """终身教育而非社区教育的条例: that it is not of the one subject denies no law."""
    marks = frame.marked.marks
    turned = any(
        a.value("subject") and b.says("logic", "not") and c.value("subject")
        for a, b, c in zip(marks, marks[1:], marks[2:], strict=False)
    )
    return turned and any(
        c.on == "regulation" and c.negate and not getattr(c, "subject", None) for c in conditions_of(plan)
    )


@guards("find")
def cities_for_features(base: Base, frame: Frame, plan: Plan) -> bool:
    """国际化导向型的主要特点是什么: what a type is like is no list of its cities."""
    conditions = conditions_of(plan)
    typed = bool(conditions) and all(c.on == "path" and c.types for c in conditions)
    marks = frame.marked.marks
    return typed and set(frame.asks) == {"what"} and not any(m.says("noun", "city", "network") for m in marks)


@guards("reckon")
def things_for_cities(base: Base, frame: Frame, plan: Plan) -> bool:
    """*In which cities was the law adopted first?*: which of two other things came first names no city."""
    marks = frame.marked.marks
    cities = any(
        m.says("ask", "where", "which") and (m.says("noun", "city") or m.text.endswith(("city", "城 市")))
        for m in marks
    )
    lawful = {"regulation", "body"} <= (said_nouns(frame) | frame.nouns)
    about = getattr(plan, "about", ())
    return (
        cities and lawful and getattr(plan, "ask", "") == "first" and not any(key.startswith("city:") for key in about)
    )


@guards("recall")
def passage_for_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does the education commission lead in all twelve cities?*: a passage that speaks of it also names the exceptions."""
    led = "body.lead" in frame.attributes or any(cue.startswith("lead_") for cue in frame.cues)
    return getattr(plan, "want", "") == "boolean" and led and ALL.search(frame.marked.text) is not None


ALL = re.compile(r"\b(?:all|every|each|everywhere|without exception)\b|全部|所有|都|均|一律", re.I)
