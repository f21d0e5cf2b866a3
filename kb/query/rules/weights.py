"""Rules about other weights: re-weighting, the envelope of all weights, robustness, strong and weak sides."""

from kb.analysis.normalise import Normalisation
from kb.query.attach import Frame
from kb.query.base import Base
from kb.query.conditions import Condition, ScoreTest, Selection
from kb.query.evaluate import flat
from kb.query.kinds.disturbing import Robustness
from kb.query.kinds.standing import Strengths
from kb.query.kinds.weighing import Envelope, Reweigh
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, edition_of, others

SCALES: dict[str, Normalisation] = {
    "scale_z": "z",
    "scale_min_max": "min-max",
    "scale_max": "max",
    "scale_rank": "rank",
}


def other_weights(base: Base, frame: Frame) -> Plan | None:
    """The order of an index under equal weights, another mean or scale, or any weights at all, and how firm it is."""
    edition = edition_of(base, frame)
    if edition is None or ("equal_weights" in frame.cues and asks_yes_no(frame) and not frame.cities):
        return None  # *are the dimensions weighted equally?* asks for what is published
    city = frame.cities[0] if frame.cities else None
    if "any_weights" in frame.cues:
        lowest = set(frame.orders) & {"min", "bottom"}
        ask = ("worst" if lowest else "best") if city and frame.orders else "table"
        return Envelope(edition=edition, city=city, ask=ask, select=others(frame, edition))
    whole = all(base.indicators[indicator].level == 0 for indicator in frame.indicators)
    if "robust" in frame.cues or ("share_of_total" in frame.cues and whole and not frame.conditions):
        return Robustness(edition=edition, city=city, select=others(frame, edition))
    normalisation = next((scale for cue, scale in SCALES.items() if cue in frame.cues), "printed")
    if "equal_weights" in frame.cues or "geometric" in frame.cues or normalisation != "printed":
        parts = [part for part in base.children.get(base.editions[edition].overall, []) if part.weight]
        weights = {part.id: 1.0 for part in parts} if "equal_weights" in frame.cues else {}
        aggregation = "geometric" if "geometric" in frame.cues else "arithmetic"
        kept = tuple(c for c in others(frame, edition).conditions if not _is_limit(c, frame.limit))
        select = Selection(conditions=kept)
        return Reweigh(edition=edition, weights=weights, aggregation=aggregation, normalisation=normalisation,
                       limit=frame.limit, select=select)  # fmt: skip
    return None


def _is_limit(condition: Condition, limit: int | None) -> bool:
    """*The top three under equal weights*: how many are asked for, no test of the published ranks."""
    return limit is not None and all(
        isinstance(c, ScoreTest) and c.measure == "rank" and c.value == limit for c in flat((condition,))
    )


def strong_sides(_base: Base, frame: Frame) -> Plan | None:
    """The strengths and weaknesses of a city."""
    asked = {"strengths", "weaknesses"} & frame.cues
    if len(frame.cities) != 1 or not asked or frame.indicators:
        return None
    ask = "profile" if len(asked) == 2 else asked.copy().pop()
    return Strengths(city=frame.cities[0], edition=frame.edition, ask=ask)
