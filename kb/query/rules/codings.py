"""The rule about second codings: how far coders agree on a column."""

from kb.query.attach import Frame
from kb.query.base import Base
from kb.query.kinds.agreeing import Agreement
from kb.query.plan import Plan


def coder_agreement(_base: Base, frame: Frame) -> Plan | None:
    """Agreement of coders on path types, lead entity types or subjects of laws; on all when none is named."""
    if "coder_agreement" not in frame.cues:
        return None
    if "path" in frame.nouns or frame.things("path_type"):
        return Agreement(variable="city_paths.path_type")
    if {"body.lead", "body.lead_type"} & set(frame.attributes) or "body" in frame.nouns:
        return Agreement(variable="governing_bodies.lead_type")
    if "regulation" in frame.nouns:
        return Agreement(variable="regulations.subject")
    return Agreement()
