"""Rules about a whole edition and about a city among its peers: the audit of all figures."""

from kb.query.attach import Frame
from kb.query.base import Base
from kb.query.kinds.inspecting import Inspect
from kb.query.plan import Plan
from kb.query.rules.asks import edition_of


def inspection(base: Base, frame: Frame) -> Plan | None:
    """The audit of every figure of an edition, of one indicator or of one city."""
    edition = edition_of(base, frame)
    if edition is None or "inspect" not in frame.cues:
        return None
    indicator = next((i for i in frame.indicators if base.indicators[i].edition == edition), None)
    return Inspect(edition=edition, indicator=indicator, city=frame.cities[0] if frame.cities else None)
