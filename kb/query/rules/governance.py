"""Rules about governance: what bodies share, who is the exception, who has which role."""

from kb.query.attach import Frame
from kb.query.base import Base
from kb.query.conditions import AnyOf, Condition, HasBody, NamedCities, Selection
from kb.query.evaluate import flat, tested
from kb.query.kinds.centring import WORDS, Centrality, Middle
from kb.query.kinds.governing import Pattern
from kb.query.plan import Plan
from kb.query.steering import AspectKey


def governance(base: Base, frame: Frame) -> Plan | None:
    """A pattern over steering bodies, or the roles of organisations."""
    if "roles" in frame.cues:
        return Pattern(select=frame.select, ask="roles")
    if "sequence" in frame.cues and not frame.indicators:
        return Pattern(select=_bare(frame), ask="sequence")
    if not ({"body"} & frame.nouns or any(key.startswith("body.lead") for key in frame.attributes)):
        return None
    if set(frame.indicators) - set(tested(frame.conditions)):
        return None
    return _exceptional(frame)


def in_the_middle(base: Base, frame: Frame) -> Plan | None:
    """*Which bodies are most central in the governance network?*: things of the kind that is said first."""
    said = [SORTS.get(value) for m in frame.marked.marks if (value := m.value("noun"))]
    if (
        "centrality" not in frame.cues
        or frame.cities
        or frame.indicators
        or frame.conditions
        or not said
        or not said[0]
    ):
        return None
    return Centrality(entity=said[0], limit=frame.limit or 10)


SORTS: dict[str, Middle] = {"body": "organisation", "path": "path_type", **{kind: kind for kind in WORDS}}


def _exceptional(frame: Frame) -> Plan | None:
    """*What do the bodies have in common, and who is the exception?*"""
    shared = any(
        mark.says("rel", "connect") and ("common" in mark.text or "共 同" in mark.text) for mark in frame.marked.marks
    )
    if not (shared or "exception" in frame.cues) or len(frame.cities) == 1:
        return None
    aspects: list[AspectKey] = []
    if any(key.startswith("body.lead") for key in frame.attributes):
        aspects.append("lead_type")
    if "regulation" in frame.nouns or any(isinstance(part, HasBody) and part.law for part in flat(frame.conditions)):
        aspects.append("order")
    which = {"which", "who"} & set(frame.asks)
    ask = "exceptions" if "exception" in frame.cues and which and not shared else "table"
    return Pattern(select=_bare(frame), aspects=tuple(aspects), ask=ask)


def _bare(frame: Frame) -> Selection:
    """The selection without the bodies themselves: which of them are alike is the question, not the condition."""
    named = (NamedCities(cities=frame.cities),) if frame.cities else ()
    parts = (part for condition in frame.conditions for part in _alternatives(condition))
    kept = (part for part in parts if not isinstance(part, HasBody) or _narrows(frame, part))
    left_out = (NamedCities(cities=frame.excluded, negate=True),) if frame.excluded else ()
    return Selection(conditions=(*named, *kept, *left_out))


def _narrows(frame: Frame, body: HasBody) -> bool:
    """*What do the bodies led by the education authority have in common*: whose bodies, unless an exception is asked for."""
    told = body.established or body.lead_type or body.law
    return bool(told) and not body.negate and "exception" not in frame.cues


def _alternatives(condition: Condition) -> tuple[Condition, ...]:
    """A body said beside a set is no alternative to it."""
    bodies = isinstance(condition, AnyOf) and any(isinstance(part, HasBody) for part in condition.conditions)
    return condition.conditions if isinstance(condition, AnyOf) and bodies else (condition,)
