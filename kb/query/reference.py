"""The set whose mean a score is compared with, when a law makes it: *the average of the cities without a law*."""

from kb.query.base import Base
from kb.query.conditions import HasRegulation, InNetwork, Selection
from kb.query.indicators import MEMBERS
from kb.query.marks import Mark


def lawful_set(base: Base, marks: tuple[Mark, ...], place: int) -> tuple[Selection, set[int]] | None:
    """*The average of the cities without a law*, 高于没有条例的城市的平均分: a law right beside the mean names the set."""
    behind = marks[place + 1 : place + 2] and marks[place + 1].text.split()[0] in ("of", "for", "among")
    start = next(
        (p for p in range(place - 1, max(-1, place - 9), -1) if marks[p].says("op") or marks[p].says("rel")), place
    )
    span = range(place + 1, min(len(marks), place + 7)) if behind else range(start + 1, place)
    laws = [p for p in span if marks[p].says("noun", "regulation")]
    one = [p for p in span if marks[p].text in ("one", "those")] if behind else []
    said = laws or ([p for p in one if p and marks[p - 1].text in ("without", "with")] if one else [])
    if not said or any(marks[p].says("ask") and not marks[p].says("stop") for p in range(span.start, said[0])):
        return None
    no = any(marks[p].says("logic", "not") for p in range(span.start, said[0]))
    used = {p for p in span if p <= said[0] + 1 and not marks[p].says("stop")}
    largest = max(base.members, key=lambda network: len(base.members[network]), default=None)
    member = largest is not None and any(marks[p].text in MEMBERS for p in span)
    within = (InNetwork(network=str(largest)),) if member else ()
    return Selection(conditions=(HasRegulation(negate=no), *within)), used
