"""Rules about what names stand for, and which editions of indices there are."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.defining import Define, Editions
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.rules.asks import thing_terms
from kb.query.selection.conditions import InEdition, InGroup, InNetwork

NAMED = ("network", "index", "edition", "organisation", "group")


def meaning(base: Base, frame: Frame) -> Plan | None:
    """*What does GNLC stand for?*, GNLC是什么: one name and nothing else."""
    marks = [m for m in frame.marked.marks if not m.says("stop") and not m.says("topic")]
    named = [m for m in marks if m.kind == "thing"]
    if (
        len(named) != 1
        or frame.cities
        or frame.indicators
        or set(content_terms(base, frame.marked)) - thing_terms(frame)
    ):
        return None
    if any(not isinstance(c, InNetwork | InGroup | InEdition) for c in frame.conditions) or "which" in frame.asks:
        return None
    if any(m.kind in ("number", "date") for m in marks) or frame.nouns - {"definition", "description", "network"}:
        return None
    published = "publisher" in frame.cues and bool(named[0].thing("index") or named[0].thing("edition"))
    if not (frame.nouns & {"definition", "description"} or "what" in frame.asks or published):
        return None
    if any(
        not (m.says("ask", "what", "yes_no", "who") or m.says("noun") or m.says("cue", "publisher"))
        for m in marks
        if m.kind == "cue"
    ):
        return None
    kind = next((kind for kind in NAMED if named[0].thing(kind)), None)
    if kind == "organisation" and any(m.says("topic") for m in frame.marked.marks):
        return None  # *UNESCO's definition of a learning city*
    if kind is None:
        return None
    ident = named[0].thing(kind)
    if kind == "edition":
        kind, ident = "index", base.editions[ident or ""].index
    return Define(about=f"{kind}:{ident}")


def editions(base: Base, frame: Frame) -> Plan | None:
    """*Which indices are there?*, 北京被哪些指数评估: the editions held, or those that assess the cities named."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("noun", "edition")]
    asked = any(m.says("noun", "edition") and (m.says("ask") or (p and marks[p - 1].says("ask", "which", "what", "how_many")))
                for p, m in enumerate(marks))  # fmt: skip
    if (
        not asked
        or frame.orders
        or frame.edition
        or frame.conditions
        or frame.indicators
        or content_terms(base, frame.marked)
    ):
        return None
    return Editions(cities=frame.cities)
