"""Reads a question by the grammar: every word must have its place, and one plan must come out."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.asking import cities_asked
from kb.query.grammar.bounds import bounds, measures
from kb.query.grammar.chart import Grammar, parse
from kb.query.grammar.duels import between_measures, compared, duels
from kb.query.grammar.laws import law_conditions, law_orders, times
from kb.query.grammar.leaves import leaves_of
from kb.query.grammar.lookups import values_asked
from kb.query.grammar.meanings import WHOLE
from kb.query.grammar.neighbours import neighbours
from kb.query.grammar.ordering import orders_asked
from kb.query.grammar.parts import part_phrases, parts_of_one_city, parts_over_sets
from kb.query.grammar.references import references
from kb.query.grammar.scores import score_conditions, score_orders
from kb.query.grammar.sets import joined, memberships, sets
from kb.query.grammar.values import shares, sums, sums_asked
from kb.query.marking.indicators import choose_edition, default_edition
from kb.query.marking.mark import Marked
from kb.query.plan import Plan

PARTS = (
    measures,
    references,
    bounds,
    score_conditions,
    score_orders,
    law_conditions,
    times,
    law_orders,
    memberships,
    joined,
    sets,
    cities_asked,
    part_phrases,
    duels,
    sums,
    values_asked,
    sums_asked,
    compared,
    orders_asked,
    between_measures,
    parts_of_one_city,
    parts_over_sets,
    neighbours,
    shares,
)
LONGEST = 40  # leaves of a question
DOUBTFUL = 1.25  # a reading that bends so many words is none
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
    edition = choose_edition(base, marked) or by_scale(base, marked) or by_cities(base, marked)
    ranks = {leaf.start for leaf in leaves.found if leaf.sort == "RANKN"}  # *rank* is no idle word
    token = WHOLE.set(base.editions[edition].overall if edition else None)
    try:
        found = parse(grammar_of(base), leaves.found, leaves.length, "Q", leaves.optional - ranks)
    finally:
        WHOLE.reset(token)
    return [(cost, plan) for cost, plan in found if isinstance(plan, Plan)]


def by_cities(base: Base, marked: Marked) -> str | None:
    """The one edition that assesses the cities that are named."""
    return default_edition(base, [ident for m in marked.marks if (ident := m.thing("city"))], False)


def by_scale(base: Base, marked: Marked) -> str | None:
    """*Below 0.5*: the one edition whose scores are numbers as small as that."""
    numbers = [m.number for m in marked.marks if m.kind == "number" and m.number is not None and not m.ordinal]
    if not any(0 < number < 1 for number in numbers) or any(m.thing("city") for m in marked.marks):
        return None
    fitting = [edition.id for edition in base.editions.values() if edition.scale_max == 1]
    return fitting[0] if len(fitting) == 1 else None


def parsed(base: Base, marked: Marked) -> Plan | None:
    """The plan of a question, where one is preferred to all others."""
    found = plans_of(base, marked)
    if not found:
        return None
    cost, plan = found[0]
    if cost > DOUBTFUL:
        return None
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
