"""The rule about second codings: how far coders agree on a column."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.agreeing import Agreement
from kb.query.plan import Plan
from kb.query.selection.codings import LABELS

OF_ATTRIBUTE = {attribute: column for column, attribute in LABELS.items()}
OF_NOUN = {"path": "city_paths.path_type", "body": "governing_bodies.lead_type", "regulation": "regulations.subject"}


def coder_agreement(_base: Base, frame: Frame) -> Plan | None:
    """Agreement of coders on the column that is named; on all when none is."""
    if "coder_agreement" not in frame.cues:
        return None
    return Agreement(variable=_column(frame))


def _column(frame: Frame) -> str | None:
    """The column of an attribute that is said, else of a noun: *type* alone stands for path types, *lead type* does not."""
    said = [OF_ATTRIBUTE[key] for key in frame.attributes if key in OF_ATTRIBUTE]
    if said and said[0] == OF_ATTRIBUTE["body.lead"] and "path" in frame.nouns:
        return OF_ATTRIBUTE["body.lead_type"]  # *type of lead entity*
    if said:
        return said[0]
    if frame.things("path_type"):
        return OF_NOUN["path"]
    return next((column for noun, column in OF_NOUN.items() if noun in frame.nouns), None)
