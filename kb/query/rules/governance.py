"""Rules about governance: what bodies share, who is the exception, who has which role."""

import re
from itertools import pairwise

from kb.analysis.motifs import Motif
from kb.model import Relation
from kb.query.base import Base
from kb.query.drafting.steering import AspectKey
from kb.query.framing.attach import Frame
from kb.query.kinds.centring import WORDS, Centrality, Middle
from kb.query.kinds.governing import Pattern
from kb.query.kinds.listing import Things
from kb.query.marking.mark import Mark
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns, thing_terms
from kb.query.selection.conditions import AnyOf, Condition, HasBody, HasRegulation, NamedCities, Selection
from kb.query.selection.evaluate import flat, tested
from kb.query.selection.facts import bodies_of
from kb.search.text import terms

MEMBERS = re.compile(
    r"\b(?:members?|belongs?|sits? on|made up|composed|consists?|comprises?)\b|成员|组成|参与|参加", re.I
)


def asks_for_members(frame: Frame) -> bool:
    """*Which departments belong to Ningbo's committee?*, *who sits on it?*: those in a body, and not the body."""
    asked = "who" in frame.asks or (
        ("which" in frame.asks or "parts" in frame.nouns) and "organisation" in said_nouns(frame)
    )
    body = "body" in said_nouns(frame) or len(frame.things("organisation")) == 1
    return asked and body and MEMBERS.search(frame.marked.text) is not None


def members_of(base: Base, frame: Frame) -> Plan | None:
    """*Which bureaus belong to Ningbo's committee?*, 由哪些部门组成: the bodies that are recorded as members of a body."""
    marks = [m for m in frame.marked.marks if m.kind != "number" and (not m.says("stop") or m.says("noun"))]
    asked = any(_asks(a, b) or _asks(b, a) for a, b in pairwise(marks))
    spoken = asks_for_members(frame) or any(m.text in MEMBERSHIP for m in frame.marked.marks)
    named = frame.things("organisation") or (_main_body(base, frame) if spoken else [])
    kinds = {
        t
        for m in marks
        if m.says("noun", "organisation") or MEMBERS.fullmatch(m.text)
        for t in terms(frame.marked.original(m))
    }
    own = {t for body in named for name in base.names_of(f"organisation:{body}") for t in terms(name)}
    left = set(content_terms(base, frame.marked)) - thing_terms(frame) - kinds - own
    if not (asked or (spoken and "who" in frame.asks)) or len(named) != 1 or left:
        return None
    key = f"organisation:{named[0]}"
    if frame.dates and not _founded_then(base, frame, key):
        return None
    held = any(row.predicate == MEMBER for row in base.store.where(Relation, "object", key))
    return Things(entity="organisation", about=(key,), tie=MEMBER) if held or spoken else None


def _founded_then(base: Base, frame: Frame, key: str) -> bool:
    """*Its committee of 2020*: the one date is that of the body itself."""
    said = {m.date for m in frame.marked.marks if m.kind == "date" and m.date}
    date = str(getattr(base.store.thing(key), "established", None) or "")
    return len(said) == 1 and all(date.startswith(one) or one.startswith(date) for one in said) and bool(date)


def _asks(ask: Mark, noun: Mark) -> bool:
    """*Which bureaus*, 由哪些部门; behind it, 成员单位有哪些."""
    return (ask.says("ask", "which", "what") or ask.text in ("由 哪 些", "包 括 哪 些")) and noun.says(
        "noun", "organisation"
    )


def _main_body(base: Base, frame: Frame) -> list[str]:
    """*Ningbo's promotion committee*: the main body of the one city."""
    if "body" not in frame.nouns or len(frame.cities) != 1:
        return []
    return [row.organisation for row in bodies_of(base, frame.cities[0])[:1]]


MEMBER = "member-of"
MEMBERSHIP = frozenset(
    {
        "member",
        "member of",
        "membership",
        "belong",
        "belong to",
        "make up",
        "made up of",
        "composed of",
        "sit on",
        "sits on",
        "成 员",
        "组 成",
    }
)


def governance(base: Base, frame: Frame) -> Plan | None:
    """A pattern over steering bodies, or the roles of organisations."""
    if motif := next((motif for cue, motif in MOTIF_CUES if cue in frame.cues), None):
        return Pattern(select=_bare(frame), ask="roles", motif=motif)
    if "roles" in frame.cues:
        return Pattern(select=frame.select, ask="roles")
    if "undecided" in frame.cues and {"body", "regulation"} <= frame.nouns:
        return Pattern(select=_any_law(frame), ask="undecided")
    if ("sequence" in frame.cues or _times_of_all(frame)) and not frame.indicators:
        return Pattern(select=_any_law(frame), ask="sequence")
    if "most_apart" in frame.cues and {"shared_pattern", "exception"} & frame.cues and not frame.indicators:
        return Pattern(select=_bare(frame), ask="apart")
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


MOTIF_CUES: tuple[tuple[str, Motif], ...] = (
    ("motif_lead", "lead implements"),
    ("motif_body", "body implements"),
    ("motif_others", "others implement"),
    ("motif_nobody", "no implementer named"),
)


def _times_of_all(frame: Frame) -> bool:
    """*How many years between body and law in each city?*: the time between two facts of every city, no number of cities."""
    marks = frame.marked.marks
    timed = {"years_between", "months_between"} & frame.cues
    each = any(m.text in EACH for m in marks)
    return bool(timed) and each and {"body", "regulation"} <= frame.nouns and not frame.cities


EACH = frozenset({"each", "every", "各", "每 个", "各 个", "各 城 市", "各 市"})


def _any_law(frame: Frame) -> Selection:
    """Whose bodies and laws are ordered: that there is a law is part of the question, no condition of its own."""
    kept = (c for c in _bare(frame).conditions if not (isinstance(c, HasRegulation) and _is_plain(c)))
    return Selection(conditions=tuple(kept))


def _is_plain(law: HasRegulation) -> bool:
    return not (law.subject or law.adopted or law.in_force)


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
    chosen = _bare(frame)
    told = any(isinstance(part, HasRegulation) for part in chosen.conditions)  # *the bodies of the cities with a law*
    if ("regulation" in frame.nouns and not told) or any(
        isinstance(part, HasBody) and part.law for part in flat(frame.conditions)
    ):
        aspects.append("order")
    which = {"which", "who"} & set(frame.asks)
    ask = "exceptions" if "exception" in frame.cues and which and not shared else "table"
    return Pattern(select=chosen, aspects=tuple(aspects), ask=ask)


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
