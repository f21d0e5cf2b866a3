"""Reads a question by the grammar: every word must have its place, and one plan must come out."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.asking import cities_asked
from kb.query.grammar.chart import Grammar, parse
from kb.query.grammar.law_dates import dates_asked, pairs_asked
from kb.query.grammar.law_questions import orders_asked, things_asked
from kb.query.grammar.law_times import existence_asked, fronted, years_asked
from kb.query.grammar.laws import law_conditions, law_orders
from kb.query.grammar.leaves import leaves_of
from kb.query.grammar.meanings import WHOLE
from kb.query.grammar.owned import owned_things, told_of
from kb.query.grammar.path_types import types_asked
from kb.query.grammar.scores import bounds, measures, score_conditions, score_orders
from kb.query.grammar.sequences import sequences, span_orders
from kb.query.grammar.sets import joined, memberships, sets
from kb.query.grammar.times import lengths, named_dates, spans, times
from kb.query.grammar.values import values_asked
from kb.query.marking.indicators import choose_edition
from kb.query.marking.mark import Marked
from kb.query.plan import Plan

PARTS = (
    measures,
    bounds,
    score_conditions,
    score_orders,
    times,
    named_dates,
    lengths,
    spans,
    owned_things,
    told_of,
    law_conditions,
    law_orders,
    sequences,
    span_orders,
    memberships,
    joined,
    sets,
    cities_asked,
    values_asked,
    things_asked,
    dates_asked,
    orders_asked,
    types_asked,
    pairs_asked,
    fronted,
    years_asked,
    existence_asked,
)
OF_LAWS = {"LAWN", "LEGISLATE", "BODYN", "BODYNAME", "BODYOF", "PATHN"}  # words of questions that speak of no index …
OF_INDICES = {"EDITION", "OVERALL", "SCOREN", "RANKN", "MEASURE", "MEAN"}  # … where none of these stand with them
LONGEST = 40  # leaves of a question
CLOSE = 0.05  # plans as near as that are two readings, and neither stands


def grammar_of(base: Base) -> Grammar:
    """The rules, with the sets and sizes of a base; made once for it."""
    grammar = base.worked_out.get("grammar")
    if grammar is None:
        grammar = base.worked_out["grammar"] = Grammar()
        for part in PARTS:
            part(grammar, base)
    return grammar


def plans_of(base: Base, marked: Marked) -> list[tuple[float, Plan]]:
    """The plans that a question may mean as a whole, the cheapest first."""
    leaves = leaves_of(base, marked)
    if leaves is None or not 2 <= leaves.length <= LONGEST:
        return []
    edition = choose_edition(base, marked)
    sorts = {leaf.sort for leaf in leaves.found}
    if sorts & OF_LAWS and not sorts & OF_INDICES:
        edition = None  # *the first two to legislate*: of no index
    token = WHOLE.set(base.editions[edition].overall if edition else None)
    try:
        found = parse(grammar_of(base), leaves.found, leaves.length, "Q", leaves.optional)
    finally:
        WHOLE.reset(token)
    return [(cost, plan) for cost, plan in found if isinstance(plan, Plan)]


def parsed(base: Base, marked: Marked) -> Plan | None:
    """The plan of a question, where one is preferred to all others."""
    found = plans_of(base, marked)
    if not found:
        return None
    cost, plan = found[0]
    others = [other for more, other in found[1:] if more - cost < CLOSE and not alike(plan, other)]
    return None if others else plan


def alike(one: Plan, other: Plan) -> bool:
    """Whether two plans are the same but for the order of their conditions."""
    return bool(_sorted(one.model_dump(mode="json")) == _sorted(other.model_dump(mode="json")))


def _sorted(value: Any) -> Any:
    """Plain data whose lists of conditions stand in an order of their own."""
    if isinstance(value, dict):
        inner = {key: _sorted(part) for key, part in value.items()}
        if isinstance(inner.get("conditions"), list):
            inner["conditions"] = sorted(inner["conditions"], key=repr)
        return inner
    return [_sorted(part) for part in value] if isinstance(value, list) else value
