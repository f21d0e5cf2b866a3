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
from kb.query.grammar.meanings import LANGUAGE, UNSAID, WHOLE
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
from kb.query.selection.conditions import MEMBERSHIP, AnyOf, Selection
from kb.query.selection.evaluate import members

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
OF_LAWS = frozenset(("LAWN", "LEGISLATE", "BODYN", "BODYNAME", "BODYOF", "PATHN"))
OF_SCORES = frozenset(("EDITION", "OVERALL", "SCOREN", "RANKN", "MEAN", "MEASURE"))
LONGEST = 40  # leaves of a question
CLOSE = 0.15  # plans as near as that are two readings, and neither stands


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
    sorts = {leaf.sort for leaf in leaves.found}
    of_laws = bool(sorts & OF_LAWS) and not sorts & OF_SCORES  # *the first two to legislate*: of no index
    edition = None if of_laws else choose_edition(base, marked)
    whole = base.editions[edition].overall if edition else None
    token, unsaid = WHOLE.set(whole), UNSAID.set(None if "MEASURE" in sorts else whole)
    language = LANGUAGE.set(marked.language)
    try:
        found = parse(grammar_of(base), leaves.found, leaves.length, "Q", leaves.optional)
    finally:
        WHOLE.reset(token)
        UNSAID.reset(unsaid)
        LANGUAGE.reset(language)
    return [(cost, plan) for cost, plan in found if isinstance(plan, Plan)]


def parsed(base: Base, marked: Marked) -> Plan | None:
    """The plan of a question, where one is preferred to all others."""
    found = [(cost, plan) for cost, plan in plans_of(base, marked) if not hollow(base, plan)]
    if not found:
        return None
    cost, plan = found[0]
    others = [other for more, other in found[1:] if more - cost < CLOSE and not alike(plan, other)]
    return None if others else plan


def hollow(base: Base, plan: Plan) -> bool:
    """Whether no city can belong to all that is said: *in Jiangsu, Zhejiang and Guangdong* is not in each of them."""
    selections = (getattr(plan, name, None) for name in ("select", "among"))
    for select in selections:
        if isinstance(select, Selection):
            belonging = tuple(c for c in select.conditions if isinstance(c, (*MEMBERSHIP, AnyOf)) and not c.negate)
            if len(belonging) > 1 and not members(base, Selection(conditions=belonging)):
                return True
    return False


def alike(one: Plan, other: Plan) -> bool:
    """Whether two plans are the same but for the order of their conditions."""
    first, second = (_sorted(plan.model_dump(mode="json")) for plan in (one, other))
    return bool(_plainly(first) == _plainly(second))


def _plainly(plan: Any) -> Any:
    """A plan without the condition that an index assesses the cities, where a value of that index is asked for as well."""
    if not (isinstance(plan, dict) and isinstance(plan.get("select"), dict)):
        return plan
    conditions = plan["select"]["conditions"]
    said = repr({**plan, "select": [c for c in conditions if c["on"] != "edition"]})
    kept = [c for c in conditions if c["on"] != "edition" or c["negate"] or f"{c['edition']}." not in said]
    return {**plan, "select": {"conditions": kept}}


def _sorted(value: Any) -> Any:
    """Plain data whose lists of conditions stand in an order of their own."""
    if isinstance(value, dict):
        inner = {key: _sorted(part) for key, part in value.items()}
        if isinstance(inner.get("conditions"), list):
            inner["conditions"] = sorted(inner["conditions"], key=repr)
        return inner
    return [_sorted(part) for part in value] if isinstance(value, list) else value
