"""Rules about a whole edition and about a city among its peers: the audit of all figures, outliers, dominance."""

from kb.query.attach import Frame
from kb.query.base import Base
from kb.query.kinds.dominating import Dominance
from kb.query.kinds.inspecting import Inspect
from kb.query.kinds.outlying import Outliers
from kb.query.plan import Plan
from kb.query.rules.asks import edition_of, others


def inspection(base: Base, frame: Frame) -> Plan | None:
    """The audit of every figure of an edition, of one indicator or of one city."""
    edition = edition_of(base, frame)
    if edition is None or "inspect" not in frame.cues:
        return None
    indicator = next((i for i in frame.indicators if base.indicators[i].edition == edition), None)
    return Inspect(edition=edition, indicator=indicator, city=frame.cities[0] if frame.cities else None)


def far_from_others(base: Base, frame: Frame) -> Plan | None:
    """Outliers of an index, or of one city in it; a named level is looked at, else the one below the dimensions."""
    edition = edition_of(base, frame)
    if edition is None or "outliers" not in frame.cues:
        return None
    level = 0 if "overall" in frame.cues else 1 if "dimension" in frame.nouns else 2
    return Outliers(
        edition=edition, city=frame.cities[0] if frame.cities else None, level=level, select=others(frame, edition)
    )


def ahead_in_all(base: Base, frame: Frame) -> Plan | None:
    """Whether one city is at least as good as another in every part, or which cities nobody dominates."""
    edition = edition_of(base, frame)
    if edition is None or "dominance" not in frame.cues or len(frame.cities) > 2:
        return None
    city, other = (*frame.cities, None, None)[:2]
    return Dominance(edition=edition, city=city, other=other, level=2 if "second_level" in frame.nouns else 1,
                     select=others(frame, edition))  # fmt: skip
