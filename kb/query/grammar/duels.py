"""Whole questions on two cities, or a city and a mean: who is ahead, by how much; and on two measures of one city."""

from dataclasses import dataclass, replace
from typing import Any, cast

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import mixed
from kb.query.grammar.meanings import WHOLE, Bound, Cities, Measure, Reference, Some, the, word_in
from kb.query.grammar.references import settled
from kb.query.grammar.score_tests import tested
from kb.query.kinds.comparing import Compare
from kb.query.kinds.contrasting import Contrast
from kb.query.kinds.describing import Lookup
from kb.query.kinds.leading import Leads
from kb.query.kinds.selecting import Check
from kb.query.marking.indicators import default_edition
from kb.query.plan import Plan
from kb.query.selection.conditions import AllOf, InEdition, NamedCities, Operator, Selection
from kb.query.selection.evaluate import members
from kb.query.selection.ranks import value_of


@dataclass(frozen=True)
class Duel:
    """A city against others or a mean in some measures; ``op`` says whether it is to be above or below."""

    cities: tuple[str, ...]
    op: Operator
    reference: Reference
    some: Some


def whole_of(base: Base, cities: tuple[str, ...]) -> Measure | None:
    """The whole of the index that is spoken of, or the only one that assesses the cities."""
    if whole := WHOLE.get():
        return Measure(whole)
    edition = default_edition(base, list(cities), False)
    return Measure(base.editions[edition].overall) if edition else None


def duels(grammar: Grammar, base: Base) -> None:
    """D: a city against another, or against a mean, in a measure."""
    rule = grammar.rule

    @rule("BR", "OP CITIES", cost=0.05)
    @rule(
        "BR",
        "COMP _THAN CITIES | _THAN CITIES COMP | _INTO CITIES POSEND | _THAN CITIES _INTO COMP | _THAN CITIES OP",
        cost=0.05,
    )
    @rule(
        "BR",
        "COMP _THAN _THATOF CITIES | OP CITIES _SCOREN | _INTO OP CITIES | _INTO COMP _THAN CITIES | OP _THATOF CITIES",
        cost=0.05,
    )
    @rule("BR", "_SCOREN COMP _THAN CITIES | _SCOREN OP CITIES | _HAVE OP CITIES", cost=0.05)
    def against_cities(first: Any, second: Any) -> tuple[Operator, Any] | None:
        op: Any
        op, cities = (first, second) if isinstance(first, str) else (second, first)
        return (op, cities) if op in (">", "<") else None

    @rule("BR", "B", cost=0.05)
    def against_reference(bound: Bound) -> tuple[Operator, Any] | None:
        ref = bound.reference
        if ref is None or ref.city or bound.plus or bound.op not in (">", "<"):
            return None
        return bound.op, ref

    @rule("D", mixed("CITIES", "BR", "MM"))
    @rule(
        "D",
        "CITIES _THAN CITIES MM COMP | MM COMP CITIES _THAN CITIES | COMP CITIES MM _THAN CITIES | OP CITIES CITIES MM",
    )
    @rule(
        "D",
        "COMP CITIES _THAN CITIES MM | CITIES COMP MM _THAN CITIES | CITIES _HAVE COMP MM _THAN CITIES | MM COMP _THAN CITIES CITIES",
    )
    @rule(
        "D",
        "CITIES OP MM _THAN CITIES | CITIES _HAVE OP MM _THAN CITIES | OP CITIES MM _THAN CITIES | CITIES _INTO COMP _THAN CITIES MM",
    )
    @rule(
        "D", "CITIES _THAN CITIES MM _INTO COMP | CITIES MM _INTO COMP _THAN CITIES | COMP _INTO CITIES _THAN CITIES MM"
    )
    def duel(*given: Any) -> Duel | None:
        some, sides = the(Some, given), [part for part in given if isinstance(part, (Cities, Reference))]
        op = word_in(given)
        for pair in (part for part in given if isinstance(part, tuple)):
            op, sides = pair[0], [*sides, pair[1]]
        if len(sides) != 2 or not isinstance(sides[0], Cities) or len(sides[0].named) != 1 or op not in (">", "<"):
            return None
        reference = sides[1] if isinstance(sides[1], Reference) else Reference("mean", sides[1])
        placed = settled(base, reference, some.measures[0]) if reference.place is not None else reference
        if placed is not None and placed.of is not None and sides[0].named[0] in placed.of.named:
            return None
        return Duel(sides[0].named, op, reference, some)

    @rule(
        "D", "CITIES _FROM CITIES MM OP | CITIES _FROM REF MM OP | MM CITIES _FROM REF OP | MM CITIES _FROM CITIES OP"
    )
    def lead_of(*given: Any) -> Duel | None:
        return duel(*given)

    @rule("CITIES", "CITIES TOGETHER")
    def together(inner: Cities, number: Any) -> Cities | None:
        return inner if len(inner.named) == int(number) else None

    @rule("D", "CITIES BR | COMP CITIES _THAN CITIES | BR CITIES", cost=0.6)
    def duel_of_whole(*given: Any) -> Duel | None:
        cities = tuple(city for part in given if isinstance(part, Cities) for city in part.named)
        measure = whole_of(base, cities)
        return duel(*given, Some((measure,))) if measure else None

    @rule("D", "_RANKN D | D _RANKN", cost=0.1)
    def by_rank(found: Duel) -> Duel | None:
        kept = tuple(replace(m, said="rank") for m in found.some.measures)
        return replace(found, some=replace(found.some, measures=kept))


def compared(grammar: Grammar, base: Base) -> None:
    """Q: whether one is ahead, by how much, and which of several."""
    rule = grammar.rule

    @rule("Q", "_YN D | D _YNEND | _YN D _YNEND")
    @rule(
        "Q",
        "CITIES MM _YN BR | MM CITIES _YN BR | CITIES _YN MM BR | CITIES _YN BR MM | MM _YN CITIES BR | CITIES MM _YN BR _YNEND",
    )
    @rule("Q", "CITIES _YN _THAN CITIES MM COMP")
    def beats(*given: Any) -> Plan | None:
        found = given[0] if isinstance(given[0], Duel) else duel_of(*given)
        if (
            found is None
            or found.reference.of is None
            or not found.reference.of.named
            or found.some.none
            or found.some.at_least
        ):
            return None
        keys = tuple(f"{measure.said or 'score'}:{measure.indicator}" for measure in found.some.measures)
        cities, op = (*found.cities, *found.reference.of.named), found.op
        if len(cities) == 2 and op == "<":
            cities, op = (cities[1], cities[0]), ">"
        if op == "<" and len(keys) > 1:
            return None
        either = found.some.one_is_enough and len(keys) > 1
        if op == "<":
            return None
        return Compare(cities=cities, attributes=keys, ask="any" if either else "beats")

    @rule("Q", "_YN D _AND OP MM | D _AND OP MM _YNEND | _YN D _AND OP MM _YNEND | _YN D _AND COMP _IN MM")
    @rule(
        "Q",
        "_YN D _AND COMP MM | D _AND COMP MM _YNEND | _YN D OP MM | D COMP MM _YNEND | D _AND MM COMP _YNEND | D MM COMP _YNEND",
    )
    @rule("Q", "D _AND MM _THAN _THATOF COMP _YNEND | D _AND MM OP _YNEND | D MM OP _YNEND")
    def ahead_here_behind_there(found: Duel, *given: Any) -> Plan | None:
        """*Above it in the one, but below it in the other.*"""
        op, other = word_in(given), the(Some, given)
        sides = [(found.op, found.some), (op, other)]
        if op not in (">", "<") or found.reference.of is None or len(found.reference.of.named) != 1:
            return None
        if any(len(some.measures) != 1 or some.none for _, some in sides) or found.some == other:
            return None
        tests = tuple(
            tested(base, replace(some.measures[0], said=""), Bound(way, None, found.reference)) for way, some in sides
        )
        return None if None in tests else Check(cities=found.cities, condition=AllOf(conditions=cast(Any, tests)))

    def duel_of(*given: Any) -> Duel | None:
        (op, other) = next((part for part in given if isinstance(part, tuple)), (None, None))
        cities = [part for part in given if isinstance(part, Cities)]
        if op is None:
            op, other, cities = next(p for p in given if isinstance(p, str)), cities[1], cities[:1]
        if (
            not isinstance(other, Cities)
            or len(cities[0].named) != 1
            or op not in (">", "<")
            or cities[0].named[0] in other.named
        ):
            return None
        return Duel(cities[0].named, op, Reference("mean", other), the(Some, given))

    @rule("Q", "MUCH D | D MUCH | MUCH D _SCOREN")
    @rule(
        "Q", "MUCH OP CITIES CITIES MM | MUCH COMP CITIES MM _THAN CITIES | CITIES BR MUCH MM | CITIES BR MUCH _IN MM"
    )
    @rule("Q", "_WHAT D | D _WHAT | _WHAT BR CITIES MM")
    @rule("Q", "MUCH BR CITIES MM | MUCH CITIES BR MM | MM CITIES BR MUCH | CITIES MM BR MUCH")
    def by_how_much(*given: Any) -> Plan | None:
        unit = next((part for part in given if isinstance(part, str) and part in ("", "score", "rank")), "")
        rest = tuple(part for part in given if part is not unit)
        found = the(Duel, (*rest, duel_in(rest)))
        return distance(found, unit) if found else None

    def duel_in(given: tuple[Any, ...]) -> Duel | None:
        some = next((part for part in given if isinstance(part, Some)), None)
        sides = [part for part in given if isinstance(part, Cities)]
        op = word_in(given)
        for pair in (part for part in given if isinstance(part, tuple)):
            op, sides = pair[0], [*sides, pair[1]]
        if some is None or len(sides) != 2 or op not in (">", "<") or len(sides[0].named) != 1:
            return None
        other = sides[1] if isinstance(sides[1], Reference) else Reference("mean", sides[1])
        return Duel(sides[0].named, op, other, some)

    def distance(found: Duel, unit: str) -> Plan | None:
        """By how much a city is ahead or behind, where it is so at all."""
        if len(found.some.measures) != 1 or found.some.none:
            return None
        measure = found.some.measures[0]
        measure = replace(measure, said="rank") if unit == "rank" else measure
        if unit == "score" and measure.said == "rank":
            return None
        ref = settled(base, found.reference, measure)
        if ref is None or ref.factor:
            return None
        if ref.of is not None and ref.of.named:
            return apart(measure, (*found.cities, *ref.of.named), found.op) if len(ref.of.named) == 1 else None
        if ref.middle != "mean" or measure.said == "rank":
            return None
        edition = base.indicators[measure.indicator].edition
        others = ref.of.select if ref.of else Selection(conditions=(InEdition(edition=edition),))
        one = Selection(conditions=(NamedCities(cities=found.cities),))
        value = base.printed(measure.indicator).get(found.cities[0])
        against = mean_of(base, measure, others)
        if value is None or against is None or (value > against) != (found.op == ">"):
            return None
        return Contrast(left=one, right=others, indicator=measure.indicator, ask="difference")

    def apart(measure: Measure, cities: tuple[str, ...], op: Operator | None) -> Plan | None:
        kind = measure.said or "score"
        values = [value_of(base, measure.indicator, kind, city)[0] for city in cities]
        first, second = values
        if op is not None and first is not None and second is not None:
            ahead = first < second if kind == "rank" else first > second
            if first == second or ahead != (op == ">"):
                return None
        return Compare(cities=cities, attributes=(f"{kind}:{measure.indicator}",), ask="difference")

    @rule("DQ", "DIFFQ")
    def asked(unit: str) -> str:
        return unit

    @rule("DQ", "_DIFF MUCH | _DIFFV MUCH | MUCH _DIFFV | _DIFF _HAVE MUCH | MUCH _DIFF")
    def asked_apart(unit: str) -> str:
        return unit

    @rule("DQ", "_DIFF _WHAT | _WHAT _DIFF | _WHAT _DIFFV")
    def asked_what() -> str:
        return ""

    @rule("Q", mixed("DQ", "CITIES", "MM"))
    @rule("Q", "DQ MM _BETWEEN CITIES | DQ _BETWEEN CITIES MM | _BETWEEN CITIES DQ MM | DQ _FROM CITIES MM")
    @rule(
        "Q",
        "MUCH CITIES _DIFFV MM | CITIES MUCH _DIFFV MM | CITIES _DIFFV MM MUCH | MUCH MM _DIFFV CITIES | MUCH CITIES MM _DIFFV",
    )
    @rule("Q", "CITIES MM _DIFF | MM CITIES _DIFF | _DIFF CITIES MM | _WHAT CITIES MM _DIFF")
    def difference(*given: Any) -> Plan | None:
        inner, some = the(Cities, given), the(Some, given)
        unit = next((part for part in given if part in ("score", "rank")), "")
        if len(inner.named) != 2 or len(some.measures) != 1 or some.none:
            return None
        measure = replace(some.measures[0], said="rank") if unit == "rank" else some.measures[0]
        return apart(measure, inner.named, None) if unit != "score" or measure.said != "rank" else None

    @rule(
        "Q",
        "_YN _DIFF CITIES MM B | CITIES MM _DIFF _YN B | CITIES MM _DIFF B _YNEND | _YN CITIES MM _DIFF B | _YN _DIFF MM CITIES B",
    )
    def gap_passes(*given: Any) -> Plan | None:
        inner, some, bound = the(Cities, given), the(Some, given), the(Bound, given)
        if len(inner.named) != 2 or len(some.measures) != 1 or bound.value is None or bound.ordinal:
            return None
        asks = {">": "larger", "<": "smaller", ">=": "at_least", "<=": "at_most", "=": "equal"}
        measure, ask = some.measures[0], asks.get(bound.op)
        if ask is None:
            return None
        key = f"{measure.said or 'score'}:{measure.indicator}"
        pair = (inner.named[0], inner.named[1])
        return Leads(lead=pair, than=bound.value, attributes=(key,), gap=True, ask=cast(Any, ask))

    @rule(
        "Q",
        "MUCH REF OP CITIES M | MUCH CITIES OP REF M | MUCH REF M OP CITIES | MUCH REF M OP REF | M REF OP REF MUCH | M REF _THAN REF COMP MUCH | MUCH REF OP REF M | M REF OP REF MUCH | MUCH M REF OP REF | REF _THAN REF M COMP MUCH",
    )
    def place_ahead(*given: Any) -> Plan | None:
        """*By how much does the first lead the second?*"""
        measure = the(Measure, given)
        unit = next((part for part in given if part in ("score", "rank")), "")
        sides = (Reference("mean", part) if isinstance(part, Cities) else part for part in given)
        found = [settled(base, one, measure) for one in sides if isinstance(one, Reference) and (one.place or one.city)]
        cities = tuple(ref.city for ref in found if ref is not None and ref.city)
        if len(set(cities)) != 2 or len(found) != 2 or unit == "rank" or measure.said == "rank":
            return None
        return apart(measure, cities, next(part for part in given if part in (">", "<")))

    @rule("Q", "DQ REF _AND REF MM | MM REF _AND REF DQ | REF _AND REF DQ MM | MM DQ REF _AND REF | REF _AND REF MM DQ")
    @rule(
        "Q",
        "MM REF REF DQ | DQ CITIES _AND REF MM | CITIES _AND REF MM DQ | CITIES MM _AND REF DQ | MM CITIES _AND REF DQ",
    )
    @rule(
        "Q",
        "DQ CITIES MM _FROM REF | DQ CITIES _FROM REF MM | MUCH _DIFFV CITIES MM _FROM REF | MUCH CITIES MM _DIFFV _FROM REF | DQ CITIES MM _AND REF | CITIES MM _FROM REF DQ",
    )
    def between_places(*given: Any) -> Plan | None:
        """*The first and the second*, *London and the last*: cities that stand at places of the order."""
        some = the(Some, given)
        unit: Any = next((part for part in given if part in ("score", "rank")), "")
        sides = [
            part if isinstance(part, Reference) else Reference("mean", part)
            for part in given
            if isinstance(part, (Reference, Cities))
        ]
        if len(some.measures) != 1 or not any(side.place for side in sides):
            return None
        measure = replace(some.measures[0], said=unit) if unit else some.measures[0]  # *points* of a ranking
        found = [settled(base, side, measure) for side in sides]
        cities = tuple(ref.city for ref in found if ref is not None and ref.city and not ref.factor)
        return apart(measure, cities, None) if len(set(cities)) == 2 else None


def between_measures(grammar: Grammar, base: Base) -> None:
    """Q: how far two measures of one city lie apart."""
    rule = grammar.rule

    @rule("Q", "MUCH CITIES M OP M | CITIES M OP M MUCH | CITIES M _THAN M COMP MUCH | MUCH CITIES M COMP _THAN M")
    @rule(
        "Q",
        "MUCH COMP CITIES M _THAN M | MUCH OP CITIES M M | CITIES M _THAN M OP MUCH | MUCH COMP CITIES _IN M _THAN M",
    )
    @rule(
        "Q",
        "MUCH COMP CITIES _INTO M _THAN M | MUCH CITIES OP M M | MUCH COMP _INTO CITIES M _THAN M | MUCH OP CITIES M _THAN M",
    )
    @rule("Q", "MUCH COMP CITIES M _THAN _INTO M | MUCH CITIES COMP M _THAN M | CITIES M OP _THATOF M MUCH")
    def lead_of_measure(*given: Any) -> Plan | None:
        way = next(part for part in given if part in (">", "<"))
        return measures_apart(given, way)

    @rule(
        "Q",
        "CITIES M _AND M DQ | DQ CITIES M _AND M | DQ M _AND M CITIES | CITIES M M DQ | CITIES DQ M _AND M | M _AND M CITIES DQ",
    )
    @rule(
        "Q", "CITIES M _AND M _DIFF | MUCH CITIES M _DIFFV M | MUCH CITIES M _AND M _DIFFV | CITIES M _AND M NUMBER DQ"
    )
    def distance_of_measures(*given: Any) -> Plan | None:
        return measures_apart(given, None)

    @rule(
        "Q",
        "CITIES M _AND M _RANKN DQ | CITIES M _AND M NUMBER _RANKN DQ | DQ CITIES M _AND M _RANKN | CITIES M _AND M _RANKN _DIFF",
    )
    def distance_of_ranks(*given: Any) -> Plan | None:
        return measures_apart((*given, "rank"), None) if "score" not in given else None

    def measures_apart(given: tuple[Any, ...], way: str | None) -> Plan | None:
        inner = the(Cities, given)
        left, right = (part for part in given if isinstance(part, Measure))
        unit = next((part for part in given if part in ("score", "rank")), "")
        ranks = "rank" in (left.said, right.said, unit)
        kinds = {base.indicators[m.indicator].kind for m in (left, right)}
        edition = {base.indicators[m.indicator].edition for m in (left, right)}
        if (
            len(inner.named) != 1
            or (len(edition) > 1 and not ranks)
            or kinds != {"score"}
            or (unit == "score" and ranks)
        ):
            return None
        values = [value_of(base, m.indicator, "rank" if ranks else "score", inner.named[0])[0] for m in (left, right)]
        first, second = values
        if first is None or second is None or left.indicator == right.indicator:
            return None
        ahead = first < second if ranks else first > second
        if first == second or (way is not None and ahead != (way == ">")):
            return None
        better, worse = (left, right) if ahead else (right, left)
        kind = "rank_gap" if ranks else "gap"
        return Lookup(cities=inner.named, attributes=(f"{kind}:{better.indicator}|{worse.indicator}",))


def mean_of(base: Base, measure: Measure, select: Selection) -> float | None:
    """The mean of a measure over a set."""
    known = base.printed(measure.indicator).known(tuple(members(base, select)))
    return sum(known.values()) / len(known) if known else None
