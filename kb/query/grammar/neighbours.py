"""Whole questions on who stands next to a city in an order, between two others, or closest to a value."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.duels import whole_of
from kb.query.grammar.logic import mixed
from kb.query.grammar.meanings import Cities, Measure, Reference, the
from kb.query.kinds.measuring import Rank
from kb.query.kinds.nearing import Nearest
from kb.query.kinds.selecting import Count, Find
from kb.query.plan import Plan
from kb.query.selection.conditions import InEdition, NamedCities, ScoreTest, Selection


def neighbours(grammar: Grammar, base: Base) -> None:
    """Q: the city right above or below another, those between two, the one closest to a city or a mean."""
    rule = grammar.rule

    @rule(
        "NEXTTO",
        "NEXT CITIES | NEXT CITIES _NEXTEND | CITIES NEXTEND | _INTO CITIES NEXTEND | _EXACT CITIES NEXTEND | _INTO NEXT CITIES | _HAVE NEXT CITIES | _RANKN NEXT CITIES",
    )
    def next_to(first: Any, second: Any) -> tuple[str, ...] | None:
        way, inner = (second, first) if isinstance(first, Cities) else (first, second)
        return (way, *inner.named) if inner.named else None

    @rule("Q", mixed("_W", "NEXTTO", "M"))
    @rule("Q", mixed("_W", "NEXTTO", "M", "S"))
    def beside(*given: Any) -> Plan | None:
        way, *named = next(part for part in given if isinstance(part, tuple))
        measure = the(Measure, given)
        inner = next((part for part in given if isinstance(part, Cities)), Cities())
        city = last_of(measure, named, way)
        if city is None:
            return None
        return position(measure, city, way) if not any(not isinstance(c, InEdition) for c in inner.conditions) else None

    @rule("Q", "_W NEXTTO | NEXTTO _W | _W _CITYN NEXTTO | NEXTTO _CITYN _W", cost=0.5)
    def beside_in_whole(found: tuple[str, ...]) -> Plan | None:
        measure = whole_of(base, found[1:])
        return position(measure, found[1], found[0]) if measure and len(found) == 2 else None

    def last_of(measure: Measure, named: list[str], way: str) -> str | None:
        """*Right behind Singapore and Hong Kong*: behind the lower of them, where the two share a place or stand together."""
        known = base.printed(measure.indicator)
        values = {city: value for city in named if (value := known.get(city)) is not None}
        if len(values) < len(named):
            return None
        low, high = min(values.values()), max(values.values())
        if any(low < value < high and city not in values for city, value in known.items()):
            return None
        return next(city for city in named if values[city] == (low if way == "below" else high))

    def position(measure: Measure, city: str, way: str) -> Plan | None:
        """The place in the order next to a city's; those of one value share it."""
        row = base.indicators[measure.indicator]
        known = base.printed(measure.indicator)
        own = known.get(city)
        if own is None or row.kind == "rank":
            return None
        above = sum(value > own for value in known.values())
        place = above if way == "above" else above + sum(value == own for value in known.values()) + 1
        if not 1 <= place <= len(known):
            return None
        return Rank(by=f"score:{measure.indicator}", position=place)

    @rule("BETW", "_BETWEEN CITIES | CITIES _BETWEENEND | _BETWEEN CITIES _BETWEENEND | _INTO _BETWEEN CITIES")
    @rule("BETW", "_INTO CITIES _BETWEENEND | _INTO _BETWEEN CITIES _BETWEENEND")
    def between_two(inner: Cities) -> tuple[str, ...] | None:
        return inner.named if len(inner.named) == 2 else None

    @rule("Q", mixed("_W", "BETW", "M"))
    @rule("Q", mixed("_W", "_CITYN", "BETW", "M"))
    def between(*given: Any) -> Plan | None:
        select = between_cities(given)
        return Find(select=select) if select else None

    @rule("Q", mixed("_HOWMANY", "BETW", "M"))
    @rule("Q", mixed("_HOWMANY", "_CITYN", "BETW", "M"))
    def how_many_between(*given: Any) -> Plan | None:
        select = between_cities(given)
        return Count(select=select) if select else None

    def between_cities(given: tuple[Any, ...]) -> Selection | None:
        two, measure = next(part for part in given if isinstance(part, tuple)), the(Measure, given)
        known = base.printed(measure.indicator)
        values = {city: value for city in two if (value := known.get(city)) is not None}
        if len(set(values.values())) != 2:
            return None
        low, high = sorted(values, key=lambda city: values[city])
        tests = [
            ScoreTest(
                indicator=measure.indicator,
                op=op,
                reference="mean",
                of=Selection(conditions=(NamedCities(cities=(city,)),)),
            )
            for op, city in ((">", low), ("<", high))
        ]
        return Selection(conditions=tuple(tests))

    @rule("Q", mixed("_W", "NEARTO", "M"))
    @rule("Q", mixed("_W", "_CITYN", "NEARTO", "M"))
    def nearest(*given: Any) -> Plan | None:
        way, ref = next(part for part in given if isinstance(part, tuple))
        measure = the(Measure, given)
        key = f"{'rank' if measure.said == 'rank' else 'score'}:{measure.indicator}"
        if base.indicators[measure.indicator].kind == "rank" or (measure.said == "rank" and not ref.city):
            return None
        if ref.city:
            return Nearest(by=key, city=ref.city, furthest=way == "far")
        if ref.factor or ref.place or (ref.of is not None and not is_edition(ref.of)):
            return None
        return Nearest(by=key, reference=ref.middle, furthest=way == "far")

    @rule("NEARTO", "NEAR REF | _INTO NEAR REF | _HAVE NEAR REF")
    def near(way: str, ref: Reference) -> tuple[str, Reference]:
        return way or "near", ref

    def is_edition(inner: Cities) -> bool:
        return all(isinstance(c, InEdition) for c in inner.conditions)
