"""Accounts for every mark of a question that carries weight: a plan that leaves one out has not understood it."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.naming import told_before
from kb.query.judging.account_cues import cue_used
from kb.query.judging.account_measures import SEARCHES
from kb.query.judging.account_numbers import is_part, number_used
from kb.query.judging.account_things import date_used, is_its_date, thing_used
from kb.query.judging.holdings import Used
from kb.query.judging.told import (
    leaves_unassessed,
)
from kb.query.marking.mark import Mark
from kb.query.plan import Plan


def unaccounted(base: Base, frame: Frame, plan: Plan) -> list[Mark]:
    """The marks that carry weight and that the plan does not use."""
    used = Used(base, plan)
    told = told_before(frame.marked) if frame.told else 0
    return [mark for place, mark in enumerate(frame.marked.marks)
            if not (place < told and mark.kind == "number") and not _is_used(base, frame, place, mark, used)]  # fmt: skip


def _is_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool:
    if mark.says("word", "unrecorded"):
        return used.kind in SEARCHES
    if mark.says("word", "scale"):
        return used.scales or is_part(frame, place, used) or used.kind in SEARCHES or '"most"' in used.text
    if mark.kind == "date":
        if used.kind == "robustness" and mark.date and mark.date.isdigit() and float(mark.date) in used.numbers:
            return True  # *2,000 draws*
        return date_used(base, mark, used) or is_its_date(base, frame, mark, used)
    if mark.kind == "number":
        return (used.kind == "aggregate" and leaves_unassessed(frame, place)) or number_used(
            base, frame, place, mark, used
        )
    if mark.kind == "thing":
        return thing_used(base, frame, mark, used)
    return cue_used(base, frame, place, mark, used)
