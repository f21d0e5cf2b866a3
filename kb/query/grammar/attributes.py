"""Whole questions on several attributes of named cities at once: ranks, dates, bodies, types side by side."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import Owned, entity_of
from kb.query.grammar.meanings import Cities, Measure
from kb.query.kinds.describing import Lookup
from kb.query.plan import Plan

Key = tuple[str, ...]  # keys of attributes, in the order in which they are said


def attributes_asked(grammar: Grammar, base: Base) -> None:
    """AT: an attribute of a city; LIST: several; Q: those of named cities, side by side."""
    rule = grammar.rule

    @rule("AT", "M")
    def measured(measure: Measure) -> Key | None:
        return (f"{measure.said}:{measure.indicator}",) if measure.said else None

    @rule(
        "AT",
        "_RANKN EDITION | _RANKN NUMBER EDITION | _RANKN OFNUMBER EDITION | _RANKN _IN EDITION | EDITION _RANKN | _INTO NUMBER EDITION | _INTO OFNUMBER EDITION",
        cost=0.1,
    )
    def rank_in(*given: Any) -> Key | None:
        edition, number = given[-1], given[0] if len(given) > 1 else None
        whole = base.editions[edition].overall
        fits = whole and (number is None or number == base.size(edition))
        return (f"rank:{whole}",) if fits else None

    @rule("AT", "DEED _TIMEN X | DEED _YEARN X | X DEED _TIMEN | X DEED _YEARN | _TIMEN DEED X | _YEARN DEED X | _TIMEN X DEED"
                " | DEED _TIMEN _OF X | DEED _YEARN _OF X | X _WHEN DEED | _WHEN X DEED")  # fmt: skip
    def dated(first: Any, second: Any) -> Key | None:
        key, owned = (second, first) if isinstance(first, Owned) else (first, second)
        return (key,) if entity_of(key) == owned.entity and owned.is_plain and owned.count is None else None

    @rule("AT", "X _NAMEN | _NAMEN X", cost=0.05)
    @rule("AT", "X", cost=0.1)
    def named(owned: Owned) -> Key | None:
        plain = owned.is_plain and owned.count is None
        return ("regulation" if owned.entity == "regulation" else "body",) if plain else None

    @rule("AT", "_PATHN", cost=0.05)
    def typed() -> Key:
        return ("path_type",)

    @rule("AT", "_LEADN", cost=0.1)
    def led() -> Key:
        return ("body.lead",)

    @rule("LIST", "AT _AND AT | AT AT | LIST _AND AT | LIST AT")
    def several(before: Key, one: Key) -> Key | None:
        return (*before, *one) if not set(before) & set(one) else None

    @rule("Q", "_SIDE LIST CITIES | _ON CITIES _SIDE LIST | CITIES _SIDE LIST | _SIDE CITIES LIST | _WHICH LIST CITIES"
               " | _ON CITIES _WHICH LIST | _WHICH CITIES LIST | _WHAT LIST CITIES | CITIES LIST _WHAT | _ON CITIES _WHAT LIST"
               " | _WHICH LIST _ON CITIES | _SIDE LIST _ON CITIES | _WHAT LIST _ON CITIES | CITIES LIST _BOTH _WHAT", cost=0.1)  # fmt: skip
    def side_by_side(first: Any, second: Any) -> Plan | None:
        cities, keys = (first, second) if isinstance(first, Cities) else (second, first)
        mixed = len({key.partition(":")[0] for key in keys}) > 1 or len({key.rpartition(".")[0] for key in keys}) > 1
        return Lookup(cities=cities.named, attributes=keys) if cities.named and mixed else None
