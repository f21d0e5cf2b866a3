"""Which cities meet a selection: for every city one of four states, with the rows that show it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from math import isnan
from statistics import fmean, median
from typing import Any

from kb.analysis.exact import exact
from kb.analysis.sequence import lag
from kb.model import Coverage, GoverningBody, Membership, Place, Policy, Practice, Regulation
from kb.model.values import split_list
from kb.query.base import Base
from kb.query.kept import lately
from kb.query.selection.conditions import (
    MEMBERSHIP,
    AllOf,
    AnyOf,
    Condition,
    GapTest,
    HasBody,
    HasPath,
    HasPolicy,
    HasPractice,
    HasRegulation,
    InEdition,
    InGroup,
    InNetwork,
    InPlace,
    InSource,
    InTier,
    LagTest,
    NamedCities,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.selection.dates import DateTest
from kb.query.selection.facts import (
    OUT,
    UNKNOWN,
    Verdict,
    bodies_of,
    body_first,
    covering,
    denied,
    path_of,
    policies_of,
    practices_of,
    printed_in_chinese,
    regulations_of,
    theme_line,
)
from kb.query.selection.parted import NUMBERS, filled, parted
from kb.query.selection.ranks import ranks, value_of
from kb.query.selection.touched import held_by, most_held_by, touched
from kb.query.selection.verdict import Verdicts, all_of, any_of, negated, several
from kb.search.text import terms

OPERATORS: dict[str, Callable[[float, float], bool]] = {
    ">": lambda a, b: a > b, ">=": lambda a, b: a >= b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b,
    "=": lambda a, b: a == b, "!=": lambda a, b: a != b,
}  # fmt: skip

_SELECTIONS_KEPT = 8


def evaluate(base: Base, selection: Selection) -> Verdicts:
    """The verdict of every city of the base; those of the selections that were asked for last are kept."""
    return lately(base, _evaluate, _SELECTIONS_KEPT)(selection)


def _evaluate(base: Base, selection: Selection) -> Verdicts:
    """Whole columns where the conditions allow it, else city by city for those that a condition can tell from the rest."""
    states = parted(base, selection.conditions)
    if states is not None:
        return Verdicts(base, states, partial(verdict_of, base, selection))
    known = [touched(base, condition) for condition in selection.conditions]
    if None in known:
        return _judged(base, selection, base.cities, UNKNOWN)
    spoken = [one for one in known if one is not None]
    cities = base.cities.keys() & set[str]().union(*(one.cities for one in spoken))
    return _judged(base, selection, cities, all_of([one.others for one in spoken]))


def _judged(base: Base, selection: Selection, cities: Collection[str], others: Verdict) -> Verdicts:
    judged = {city: verdict_of(base, selection, city) for city in sorted(cities)}
    states = filled(base, NUMBERS[others.state])
    states[base.places(list(judged))] = [NUMBERS[verdict.state] for verdict in judged.values()]
    return Verdicts(base, states, lambda city: judged.get(city, others))


def verdict_of(base: Base, selection: Selection, city: str) -> Verdict:
    """The verdict of one city under all conditions."""
    return all_of([judge(base, condition, city) for condition in selection.conditions])


def members(base: Base, selection: Selection) -> list[str]:
    """The cities that are *yes*, in the order of their ids. Where sets are known, no rows are read that would show why."""
    bounds, rest = [], []
    for condition in selection.conditions:
        held = held_by(base, condition)
        if held is None:
            rest.append(condition)
            held = most_held_by(base, condition)
        bounds += [held] if held is not None else []
    left = sorted(base.cities.keys() & set.intersection(*map(set, bounds))) if bounds else list(base.cities)
    if not rest:
        return left
    return [city for city in left if all_of([judge(base, one, city) for one in rest]).state == "yes"]


def judge(base: Base, condition: Condition, city: str) -> Verdict:
    """The verdict of one city under one condition."""
    verdict = _JUDGES[type(condition)](base, condition, city)
    return negated(verdict) if condition.negate else verdict


def _named(base: Base, condition: NamedCities, city: str) -> Verdict:
    return Verdict("yes" if city in condition.cities else "no")


def _place(base: Base, condition: InPlace, city: str) -> Verdict:
    row = base.cities[city]
    if condition.place in (row.country, row.province):
        return Verdict("yes", (row,))
    if condition.place == base.continents.get(row.country or ""):
        return Verdict("yes", (row, base.store.get(Place, str(row.country))))
    if condition.place == row.region:
        return Verdict("yes", ((row, row.region_source),))
    if condition.place.endswith("-china") and row.region is None:
        return OUT
    return Verdict("no", ((row, row.region_source),) if row.region_source else (row,))


def _tier(base: Base, condition: InTier, city: str) -> Verdict:
    row = base.cities[city]
    if row.tier is None:
        return OUT
    if condition.tier == "sub-provincial":
        held = bool(row.sub_provincial)
    elif condition.tier == "sub-provincial-or-above":
        held = bool(row.sub_provincial) or row.tier == "municipality"
    else:
        held = row.tier == condition.tier
    return Verdict("yes" if held else "no", ((row, row.tier_source),))


def _network(base: Base, condition: InNetwork, city: str) -> Verdict:
    row = base.store.get(Membership, f"{condition.network}@city:{city}")
    if row:
        return Verdict("yes", (row,))
    complete = [row for row in base.coverage("membership") if row.scope == f"network:{condition.network}"]
    if not complete:
        return UNKNOWN
    return Verdict("no", tuple(complete)) if base.cities[city].country == "china" else OUT


def _edition(base: Base, condition: InEdition, city: str) -> Verdict:
    row = base.scores.get(base.editions[condition.edition].overall, {}).get(city)
    if row:
        return Verdict("yes", (row,))
    return Verdict("no", tuple(covering(base, "score", f"edition:{condition.edition}")))


def _group(base: Base, condition: InGroup, city: str) -> Verdict:
    from kb.model import Group, GroupMember

    row = base.store.get(GroupMember, f"{condition.group}@{city}")
    if row:
        return Verdict("yes", (row,))
    group = base.store.get(Group, condition.group)
    if group is None or not base.is_assessed(city, group.edition):
        return OUT
    return Verdict("no", (group,))


def _regulation(base: Base, condition: HasRegulation, city: str) -> Verdict:
    rows = regulations_of(base, city)
    if condition.subject and condition.breadth == "strict":
        rows = [row for row in rows if row.subject == condition.subject]
    if not rows:
        known = denied(base, "regulation", city)
        return Verdict(known.state, (*regulations_of(base, city), *known.rows))
    return any_of([_dated(row, condition) for row in rows])


def _dated(row: Regulation, condition: HasRegulation) -> Verdict:
    tests = [(condition.adopted, row.adopted), (condition.in_force, row.in_force)]
    verdicts = [test.judge(value) for test, value in tests if test]
    if any(verdict is False for verdict in verdicts):
        return Verdict("no", (row,))
    return Verdict("unknown" if None in verdicts else "yes", (row,))


def _path(base: Base, condition: HasPath, city: str) -> Verdict:
    row = path_of(base, city)
    if row is None:
        return denied(base, "path", city)
    return Verdict("yes" if not condition.types or row.path_type in condition.types else "no", (row,))


def _body(base: Base, condition: HasBody, city: str) -> Verdict:
    rows = [row for row in bodies_of(base, city) if row.role == "main"]
    if not rows:
        return denied(base, "governing-body", city)
    return any_of([_one_body(base, row, condition) for row in rows])


def _one_body(base: Base, row: GoverningBody, condition: HasBody) -> Verdict:
    verdicts: list[bool | None] = []
    rows: list[Any] = [row]
    if condition.established:
        verdicts.append(condition.established.judge(row.established))
    if condition.lead_type:
        verdicts.append(None if row.lead_type is None else row.lead_type == condition.lead_type)
    if condition.named:
        verdicts.append(_is_named(base, row.organisation, condition.named))
    if condition.printed:
        verdicts.append(printed_in_chinese(base, row))
    if condition.law:
        laws = regulations_of(base, row.city)
        if not laws:
            law = denied(base, "regulation", row.city)
            return Verdict("no", law.rows) if law.state == "no" else UNKNOWN
        rows.append(laws[0])
        first = body_first(row, laws[0], condition.law_date)
        verdicts.append(first if condition.law == "before" else _not(first))
    if any(verdict is False for verdict in verdicts):
        return Verdict("no", tuple(rows))
    return Verdict("unknown" if None in verdicts else "yes", tuple(rows))


def _is_named(base: Base, organisation: str | None, words: str) -> bool | None:
    if organisation is None:
        return None
    said = terms(words)
    wanted, turned = (
        f" {' '.join(said)} ",
        f" {' for the '.join(reversed(said))} ",
    )  # *committee for the promotion of …*
    held = [f" {' '.join(terms(name))} " for name in base.names_of(f"organisation:{organisation}")]
    return any(wanted in name or (turned in name and f" steer{turned}" not in name) for name in held)


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _practice(base: Base, condition: HasPractice, city: str) -> Verdict:
    rows = fitting_practices(base, condition, city)
    return Verdict("yes", tuple(rows)) if rows else UNKNOWN


def _policy(base: Base, condition: HasPolicy, city: str) -> Verdict:
    """Yes where a document is named, else unknown: a source that says all cities have some names only a few."""
    rows = [row for row in policies_of(base, city) if condition.sort in (None, row.kind)]
    verdicts = [Verdict("yes", (row,)) if condition.issued is None else _issued(row, condition.issued) for row in rows]
    if any(verdict.state == "yes" for verdict in verdicts):
        return Verdict("yes", tuple(row for verdict in verdicts if verdict.state == "yes" for row in verdict.rows))
    return Verdict("unknown", (*rows, *base.partly_covered("policy", city)))


def _issued(row: Policy, test: DateTest) -> Verdict:
    return Verdict("yes" if test.judge(row.issued or row.start) else "unknown", (row,))


def fitting_practices(base: Base, condition: HasPractice, city: str) -> list[Practice]:
    """The practices of a city that are on the theme and hold the words of a condition."""
    return [row for row in practices_of(base, city) if _matches(base, row, condition)]


def _matches(base: Base, row: Practice, condition: HasPractice) -> bool:
    if condition.theme and not any(condition.theme in theme_line(base, theme) for theme in split_list(row.themes)):
        return False
    if condition.text:
        wanted = set(terms(condition.text))
        held = set(terms(" ".join(filter(None, (row.title, row.title_zh, row.summary, row.summary_zh, row.keywords,
                                                row.keywords_zh)))))  # fmt: skip
        return wanted <= held
    return True


def _score(base: Base, condition: ScoreTest, city: str) -> Verdict:
    value, rows = value_of(base, condition.indicator, condition.measure, city)
    if value is None:
        return UNKNOWN if rows else OUT
    if condition.measure == "rank" and condition.of is not None and condition.reference is None:
        place = ranks_within(base, condition.indicator, condition.of).get(city)
        if place is None:
            return Verdict("no", rows)  # none of the set
        value = place
    return Verdict("yes" if OPERATORS[condition.op](value, threshold(base, condition)) else "no", rows)


def ranks_within(base: Base, indicator: str, of: Selection) -> dict[str, int]:
    """The ranks by one indicator among the cities of a selection alone; ties share the better one."""
    key = ("ranks within", indicator, of)
    if key not in base.computed:
        base.computed[key] = ranks(base, indicator, set(members(base, of)))
    found: dict[str, int] = base.computed[key]
    return found


def side_of(base: Base, indicator: str, measure: str, city: str) -> tuple[float | None, tuple[Any, ...]]:
    """One side of a gap; an indicator that is itself a rank is taken as printed."""
    return value_of(base, indicator, "score" if base.indicators[indicator].kind == "rank" else measure, city)


def _gap(base: Base, condition: GapTest, city: str) -> Verdict:
    left, left_rows = side_of(base, condition.left, condition.measure, city)
    right, right_rows = side_of(base, condition.right, condition.measure, city)
    rows = (*left_rows, *right_rows)
    if left is None or right is None:
        return UNKNOWN if rows else OUT
    gap = exact(left) - exact(right)
    return Verdict("yes" if OPERATORS[condition.op](float(gap), condition.value) else "no", rows)


def threshold(base: Base, condition: ScoreTest) -> float:
    """The number a score test compares with."""
    if condition.reference is None:
        return condition.value if condition.value is not None else 0.0
    key = (condition.indicator, condition.reference, condition.of)
    if key not in base.computed:
        base.computed[key] = _reference(base, condition)
    reference, factor = float(base.computed[key]), condition.factor
    if isnan(reference):
        return reference
    return float(exact(reference) * exact(factor or 1) + exact(condition.plus or 0))


def _reference(base: Base, condition: ScoreTest) -> float:
    rows = base.scores.get(condition.indicator, {})
    wanted: Iterable[str] = rows
    if condition.of is not None:
        over = population(base, condition.of).cities
        wanted = [city for city in members(base, condition.of) if city in rows and city in over]
    values = [row.score for city in wanted if (row := rows[city]).score is not None]
    return (fmean if condition.reference == "mean" else median)(values) if values else float("nan")


def _source(base: Base, condition: InSource, city: str) -> Verdict:
    rows = base.mentions(f"city:{city}").get(condition.source, ())
    return Verdict("yes", tuple(rows[:3])) if rows else Verdict("no")


def _lag(base: Base, condition: LagTest, city: str) -> Verdict:
    rows = regulations_of(base, city)
    if not rows:
        return denied(base, "regulation", city)
    if condition.since == "body":
        return _body_lag(base, condition, city, rows[0])
    if not rows[0].adopted or not rows[0].in_force:
        return Verdict("unknown", (rows[0],))
    number = lag(rows[0].adopted, rows[0].in_force, "months").number
    if condition.unit == "calendar years":
        number = int(rows[0].in_force[:4]) - int(rows[0].adopted[:4])
    return Verdict("yes" if OPERATORS[condition.op](number, condition.months) else "no", (rows[0],))


def _body_lag(base: Base, condition: LagTest, city: str, law: Regulation) -> Verdict:
    """From the year of the body to the year of the law; months only where both dates have them."""
    bodies = [row for row in bodies_of(base, city) if row.role == "main"]
    if not bodies:
        return denied(base, "governing-body", city)
    rows, end = (bodies[0], law), law.in_force if condition.until == "in_force" else law.adopted
    if not bodies[0].established or not end:
        return Verdict("unknown", rows)
    years = condition.unit == "calendar years"
    if not years and min(len(bodies[0].established), len(end)) < 7:
        return Verdict("unknown", rows)
    number = lag(bodies[0].established, end, "years" if years else "months").number
    return Verdict("yes" if OPERATORS[condition.op](number, condition.months) else "no", rows)


def _all_of(base: Base, condition: AllOf, city: str) -> Verdict:
    return all_of([judge(base, part, city) for part in condition.conditions])


def _any_of(base: Base, condition: AnyOf, city: str) -> Verdict:
    verdicts = [judge(base, part, city) for part in condition.conditions]
    if condition.at_least == 1:
        return any_of(verdicts)
    return several(verdicts, condition.at_least)


_JUDGES: Mapping[type[Any], Callable[[Base, Any, str], Verdict]] = {
    NamedCities: _named, InPlace: _place, InTier: _tier, InNetwork: _network, InEdition: _edition, InGroup: _group,
    HasRegulation: _regulation, HasPath: _path, HasBody: _body, HasPractice: _practice, HasPolicy: _policy, ScoreTest: _score,
    InSource: _source, LagTest: _lag, GapTest: _gap,
    AllOf: _all_of, AnyOf: _any_of,
}  # fmt: skip


@dataclass(frozen=True)
class Population:
    """The cities an answer counts over, and whether the question named them or the sources' coverage does."""

    cities: frozenset[str]
    asked: bool
    coverage: tuple[Coverage, ...] = ()


FACT_TYPES: Mapping[type[Any], str] = {
    HasRegulation: "regulation",
    LagTest: "regulation",
    HasPath: "path",
    HasBody: "governing-body",
}


def population(base: Base, selection: Selection) -> Population:
    """The denominator: the cities of the membership conditions, else of the sources that claim to be complete."""
    membership = tuple(part for part in selection.conditions if _is_membership(part) and not part.negate)
    if len(membership) == len(selection.conditions) > 1 and isinstance(membership[0], InNetwork | InEdition):
        membership = membership[:1]
    if membership:
        return Population(frozenset(members(base, Selection(conditions=membership))), asked=True)
    outside = {f"network:{c.network}" for c in selection.conditions if isinstance(c, InNetwork) and c.negate}
    coverage = tuple(
        row for part in flat(selection.conditions) for row in _coverage_of(base, part) if row.scope not in outside
    )
    if coverage:
        scopes = [base.scope(row) for row in coverage]
        return Population(frozenset(set[str]().union(*scopes)), asked=False, coverage=coverage)
    indicators = tested(selection.conditions)
    if indicators:
        return Population(frozenset(set.union(*(set(base.scores.get(i, ())) for i in indicators))), asked=False)
    return Population(frozenset(base.cities), asked=False)


def _is_membership(condition: Condition) -> bool:
    if isinstance(condition, AllOf | AnyOf):
        return all(_is_membership(part) for part in condition.conditions)
    return isinstance(condition, MEMBERSHIP)


def _coverage_of(base: Base, condition: Condition) -> list[Coverage]:
    fact_type = FACT_TYPES.get(type(condition))
    return [row for row in base.coverage(fact_type) if row.scope.startswith("network:")] if fact_type else []


def flat(conditions: Iterable[Condition]) -> Iterable[Condition]:
    """All conditions, those inside groups too."""
    for condition in conditions:
        if isinstance(condition, AllOf | AnyOf):
            yield from flat(condition.conditions)
        else:
            yield condition


def tested(conditions: Iterable[Condition]) -> list[str]:
    """The indicators whose scores or ranks the conditions look at."""
    found: list[str] = []
    for part in flat(conditions):
        if isinstance(part, ScoreTest):
            found.append(part.indicator)
        elif isinstance(part, GapTest):
            found += [part.left, part.right]
    return list(dict.fromkeys(found))
