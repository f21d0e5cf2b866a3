"""The rule about evidence gaps."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.surveying import Gaps
from kb.query.plan import Plan


def gaps(_base: Base, frame: Frame) -> Plan | None:
    """What is not known of the cities that a question names or selects."""
    return Gaps(select=frame.select) if "evidence_gaps" in frame.cues else None
