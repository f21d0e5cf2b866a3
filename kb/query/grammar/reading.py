"""Reads a question by the grammar: every word must have its place, and one plan must come out."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.asking import cities_asked
from kb.query.grammar.attributes import attributes_asked
from kb.query.grammar.bounds import bounds, measures
from kb.query.grammar.chart import Grammar, parse
from kb.query.grammar.duels import between_measures, compared, duels
from kb.query.grammar.ends import ends, rests
from kb.query.grammar.law_dates import dates_asked, pairs_asked
from kb.query.grammar.law_questions import law_orders_asked, things_asked
from kb.query.grammar.law_times import existence_asked, fronted, years_asked
from kb.query.grammar.law_waits import waits_asked
from kb.query.grammar.laws import law_conditions, law_orders
from kb.query.grammar.leaves import Leaves, leaves_of
from kb.query.grammar.lookups import values_asked
from kb.query.grammar.meanings import LANGUAGE, UNSAID, WHOLE
from kb.query.grammar.memberships import memberships
from kb.query.grammar.neighbours import neighbours
from kb.query.grammar.ordering import orders_asked
from kb.query.grammar.owned import owned_things, told_of
from kb.query.grammar.parts import part_phrases, parts_of_one_city, parts_over_sets
from kb.query.grammar.path_types import types_asked
from kb.query.grammar.references import references
from kb.query.grammar.rest import against_rest, ends_apart
from kb.query.grammar.scores import score_conditions, score_orders
from kb.query.grammar.sequences import sequences, span_orders
from kb.query.grammar.sets import joined, sets
from kb.query.grammar.soundness import hollow, sound
from kb.query.grammar.spreads import spreads
from kb.query.grammar.tails import over_parts, tails, told_first
from kb.query.grammar.times import lengths, named_dates, spans, times
from kb.query.grammar.values import shares, sums, sums_asked
from kb.query.kept import lately
from kb.query.kinds.selecting import Count, Find
from kb.query.marking.indicators import choose_edition, default_edition
from kb.query.marking.mark import Marked
from kb.query.plan import Plan
from kb.query.selection.conditions import HasBody, HasRegulation, InEdition, InPlace, ScoreTest, Selection
from kb.query.selection.evaluate import members

PARTS = (
    measures,
    references,
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
    attributes_asked,
    part_phrases,
    duels,
    sums,
    values_asked,
    things_asked,
    dates_asked,
    law_orders_asked,
    types_asked,
    pairs_asked,
    fronted,
    years_asked,
    existence_asked,
    waits_asked,
    sums_asked,
    compared,
    orders_asked,
    between_measures,
    parts_of_one_city,
    parts_over_sets,
    neighbours,
    shares,
    tails,
    told_first,
    over_parts,
    ends,
    rests,
    against_rest,
    ends_apart,
    spreads,
)
OF_LAWS = frozenset(("LAWN", "LEGISLATE", "BODYN", "BODYNAME", "BODYOF", "PATHN"))
OF_SCORES = frozenset(("EDITION", "OVERALL", "SCOREN", "RANKN", "MEAN", "MEASURE"))
LONGEST = 40  # leaves of a question
LATELY = 32  # questions and clauses whose plans are kept
CLOSE = 0.15  # plans as near as that are two readings, and neither stands …
CLOSE_OF_LAWS = 0.05  # … where no score is asked for, whose words have fewer meanings
DOUBTFUL = 1.6  # a reading that bends so many words is none


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
    edition = (
        None
        if of_laws
        else choose_edition(base, marked) or by_scale(base, marked) or by_cities(base, marked) or by_parts(base, leaves)
    )
    whole = base.editions[edition].overall if edition else None
    token, unsaid = WHOLE.set(whole), UNSAID.set(None if "MEASURE" in sorts else whole)
    language = LANGUAGE.set(marked.language)
    ranks = {leaf.start for leaf in leaves.found if leaf.sort == "RANKN"}  # *rank* is no idle word
    try:
        found = parse(grammar_of(base), leaves.found, leaves.length, "Q", leaves.optional - ranks)
    finally:
        WHOLE.reset(token)
        UNSAID.reset(unsaid)
        LANGUAGE.reset(language)
    whether = marked.tokens[0].text in ("do", "does", "did", "are", "is")  # an order is no yes or no
    plans = [(cost, plan) for cost, plan in found if isinstance(plan, Plan) and not (whether and plan.kind == "rank")]
    return [one for one in plans if not (seeks_cities(leaves) and getattr(one[1], "entity", "city") != "city")]


CITY_NOUNS = frozenset(("CITYN", "MEMBERN", "TIER", "NETWORK", "PLACE"))
LAW_NOUNS = frozenset(("LAWN", "BODYN", "BODYNAME"))
ASKING = frozenset(("WHICH", "WHICHX", "WHO", "WHAT", "HOWMANY", "HOWMANYX"))


def seeks_cities(leaves: Leaves) -> bool:
    """Whether the thing asked for is cities, and not their laws or bodies: the first noun behind the question word, or, where
    none stands there, no law or body right before it (在地级市中，机构成立于2013年的有哪些)."""
    sorts: list[set[str]] = [set() for _ in range(leaves.length)]
    for leaf in leaves.found:
        if leaf.end == leaf.start + 1:
            sorts[leaf.start].add(leaf.sort)
    asked = next((place for place, step in enumerate(sorts) if step & ASKING), None)
    if asked is None:
        return False
    behind = next((step for step in sorts[asked + 1 :] if step & (CITY_NOUNS | LAW_NOUNS)), None)
    if behind is not None:
        return bool(behind & CITY_NOUNS)
    before = sorts[asked - 1] if asked else set()
    return not before & LAW_NOUNS and any(step & CITY_NOUNS for step in sorts[:asked])


def by_cities(base: Base, marked: Marked) -> str | None:
    """The one edition that assesses the cities that are named."""
    return default_edition(base, [ident for m in marked.marks if (ident := m.thing("city"))], False)


def by_parts(base: Base, leaves: Leaves) -> str | None:
    """The one edition of the index whose own word for its parts is said."""
    said = {str(leaf.meaning).partition("@")[2] for leaf in leaves.found if leaf.sort == "PARTN"} - {""}
    fitting = [edition.id for edition in base.editions.values() if {edition.index} == said]
    return fitting[0] if len(fitting) == 1 else None


def by_scale(base: Base, marked: Marked) -> str | None:
    """*Below 0.5*: the one edition whose scores are numbers as small as that."""
    numbers = [m.number for m in marked.marks if m.kind == "number" and m.number is not None and not m.ordinal]
    if not any(0 < number < 1 for number in numbers) or any(m.thing("city") for m in marked.marks):
        return None
    fitting = [edition.id for edition in base.editions.values() if edition.scale_max == 1]
    return fitting[0] if len(fitting) == 1 else None


def parsed(base: Base, marked: Marked) -> Plan | None:
    """The plan of a question, where one is preferred to all others; what reads a question asks for it again and again."""
    return lately(base, _parsed, LATELY)(marked)


def _parsed(base: Base, marked: Marked) -> Plan | None:
    found = [(cost, plan) for cost, plan in plans_of(base, marked) if not hollow(base, plan)]
    if not found:
        return None
    cost, plan = found[0]
    if cost > DOUBTFUL or not sound(base, marked.text, plan):
        return None
    close = CLOSE if "score" in plan.model_dump_json() else CLOSE_OF_LAWS
    others = [other for more, other in found[1:] if more - cost < close and not alike(plan, other)]
    return None if others else leaner(base, plan)


def leaner(base: Base, plan: Plan) -> Plan:
    """A plan without the condition that an index assesses the cities, where a score of that index is tested as well."""
    select = getattr(plan, "select", None)
    if not isinstance(plan, (Find, Count)) or not isinstance(select, Selection):
        return plan
    tested = {
        base.indicators[c.indicator].edition for c in select.conditions if isinstance(c, ScoreTest) and not c.negate
    }
    kept = tuple(c for c in select.conditions if not isinstance(c, InEdition) or c.negate or c.edition not in tested)
    places = {
        c.place: set(members(base, Selection(conditions=(c,)))) for c in kept if isinstance(c, InPlace) and not c.negate
    }
    wide = {p for p, cities in places.items() if any(other < cities for q, other in places.items() if q != p)}
    kept = tuple(
        c for c in kept if not isinstance(c, InPlace) or c.negate or c.place not in wide
    )  # *the west of China*
    return plan.model_copy(update={"select": Selection(conditions=kept)})


def alike(one: Plan, other: Plan) -> bool:
    """Whether two plans are the same but for the order of their conditions."""
    first, second = (in_any_order(plan.model_dump(mode="json")) for plan in (one, other))
    return bool(_plainly(first) == _plainly(second))


def _plainly(plan: Any) -> Any:
    """A plan without the condition that an index assesses the cities, where a value of that index is asked for as well."""
    if not isinstance(plan, dict):
        return plan
    if plan.get("kind") == "compare" and plan["ask"] == "beats" and plan["ascending"]:
        return {
            **plan,
            "ascending": False,
            "cities": plan["cities"][::-1],
        }  # that one is below is that the other is above
    if plan.get("kind") == "holds":
        return _whole_of(plan)
    if not isinstance(plan.get("select"), dict):
        return plan
    conditions = plan["select"]["conditions"]
    said = repr({**plan, "select": [c for c in conditions if c["on"] != "edition"]})
    kept = [c for c in conditions if c["on"] != "edition" or c["negate"] or f"{c['edition']}." not in said]
    return {**plan, "select": {"conditions": kept}}


def _whole_of(holds: dict[str, Any]) -> Any:
    """Whether there is one among a set of which something holds is whether there is one of which all of it holds; that a
    city has a body at all is said with what is said of the body."""
    among, condition = holds["among"]["conditions"], holds["condition"]
    told = condition["conditions"] if condition["on"] == "all" and not condition["negate"] else [condition]
    if holds["quantifier"] in ("any", "none"):
        return holds["quantifier"], sorted(map(repr, (*among, *told)))
    plain = (HasBody().model_dump(mode="json"), HasRegulation().model_dump(mode="json"))
    spoken = {one["on"] for one in told}
    return holds["quantifier"], [c for c in among if c not in plain or c["on"] not in spoken], told


def in_any_order(value: Any) -> Any:
    """Plain data whose lists of conditions stand in an order of their own."""
    if isinstance(value, dict):
        inner = {key: in_any_order(part) for key, part in value.items()}
        if isinstance(inner.get("conditions"), list):
            inner["conditions"] = sorted(inner["conditions"], key=repr)
        return inner
    return [in_any_order(part) for part in value] if isinstance(value, list) else value
