"""Phrases of how far the parts of an index lie apart within a city: *the widest gap between its best and its worst rank*."""

from dataclasses import dataclass
from typing import Any

from kb.query.base import Base
from kb.query.grammar.asking import ranked
from kb.query.grammar.chart import Grammar
from kb.query.grammar.meanings import Cities, Order, the, word_in
from kb.query.grammar.parts import Parts, edition_of
from kb.query.kinds.describing import Lookup
from kb.query.plan import Plan


@dataclass(frozen=True)
class Ends:
    """The best and the worst of several parts: their ranks or their scores."""

    measure: str = "score"


def spreads(grammar: Grammar, base: Base) -> None:
    """O: the order of cities by the distance of their best part from their worst."""
    rule = grammar.rule

    @rule("EE", "SUP _AND SUP | SUP SUP | SUP _AND SUP _SCOREN | SUP _SCOREN _AND SUP _SCOREN | _SCOREN SUP _AND SUP")
    @rule("EE", "SUP SUP _SCOREN | SUP _SCOREN SUP _SCOREN")
    def best_and_worst(first: Any, second: Any) -> Ends | None:
        return Ends() if {first, second} == {"max", "min"} else None

    @rule("EE", "SUP _AND SUP _RANKN | SUP _RANKN _AND SUP _RANKN | _RANKN SUP _AND SUP | SUP SUP _RANKN", cost=-0.1)
    def best_and_worst_rank(first: Any, second: Any) -> Ends | None:
        return Ends("rank") if {first, second} == {"max", "min"} else None

    @rule("EE", "_BETWEEN EE | EE _BETWEENEND")
    def between(ends: Ends) -> Ends:
        return ends

    @rule("PE", "EE P | P EE | EE EP | EP EE | EE _IN P")
    def ends_of_parts(*given: Any) -> Any:
        return key_of(the(Ends, given), the(Parts, given))

    @rule("PE", "EE P _RANKN | EE EP _RANKN")
    def ranks_from_end_to_end(ends: Ends, parts: Parts) -> Any:
        return key_of(Ends("rank"), parts)

    @rule("PE", "EE P _SCOREN | EE EP _SCOREN")
    def scores_from_end_to_end(ends: Ends, parts: Parts) -> Any:
        return key_of(ends, parts) if ends.measure == "score" else None

    @rule("PE", "P _RANKN | _RANKN P | EP _RANKN | _RANKN EP", cost=0.1)
    def ranks_of_parts(parts: Parts) -> Any:
        return key_of(Ends("rank"), parts)

    @rule("PE", "P _SCOREN | _SCOREN P | EP _SCOREN | _SCOREN EP", cost=0.1)
    def scores_of_parts(parts: Parts) -> Any:
        return key_of(Ends(), parts)

    @rule(
        "O", "SUP _DIFF PE | PE _DIFF SUP | PE _DIFFV SUP | PE SUP _DIFF | _HAVE SUP _DIFF PE | _DIFF PE SUP", cost=-0.1
    )
    @rule("O", "SUP _SPREAD PE | PE _SPREAD SUP | _HAVE SUP _SPREAD PE | _SPREAD PE SUP | PE SUP _SPREAD", cost=-0.1)
    def by_spread(*given: Any) -> Order | None:
        key, end = next(p for p in given if "spread:" in p), next(p for p in given if "spread:" not in p)
        return Order(key, end) if end in ("max", "min") else None

    @rule("O", "PE _FURTHEST", cost=-0.1)
    def furthest(key: Any) -> Order:
        return Order(key, "max")

    @rule(
        "TAKEN",
        "TAKEW _EVERY _CITYN | _INTO _EVERY _CITYN | _EVERY _CITYN | TAKEW _CITYN | _CITYN _EVERY | TAKEW _EVERY EDITION _CITYN",
    )
    def taken(*_: Any) -> str:
        return "each"

    @rule("Q", "_TAKEN PE _W _FURTHEST | _TAKEN PE _W SUP _DIFF | _TAKEN PE _W _DIFF SUP | _TAKEN PE _W _DIFFV SUP")
    @rule("Q", "_TAKEN PE _W _BOTH _DIFF SUP | _TAKEN PE _W _BOTH _DIFFV SUP | _TAKEN PE _W _HAVE SUP _DIFF")
    def furthest_of_each(*given: Any) -> Plan | None:
        """*Take each city's best and worst rank: where are the two furthest apart?*"""
        key = next(part for part in given if "spread:" in part)
        end = word_in(tuple(part for part in given if part != key))
        if end not in (None, "max", "min"):
            return None
        return ranked(base, Cities(), Order(key, "min" if end == "min" else "max"))

    @rule("Q", "DQ CITIES PE | CITIES PE DQ | _DIFF CITIES PE | CITIES PE _DIFF | _WHAT _DIFF CITIES PE | PE CITIES DQ")
    @rule(
        "Q",
        "MUCH _DIFF CITIES PE | MUCH CITIES PE _DIFFV | CITIES PE MUCH _DIFFV | CITIES PE _DIFFV MUCH | MUCH _DIFF PE CITIES",
    )
    def spread_of_city(*given: Any) -> Plan | None:
        """*How far apart are its best and its worst rank on the dimensions?*"""
        key, cities = next(part for part in given if isinstance(part, str) and "spread:" in part), the(Cities, given)
        unit = next((part for part in given if part in ("score", "rank")), "")
        if len(cities.named) != 1 or (unit and (unit == "rank") != key.startswith("rank_")):
            return None
        return Lookup(cities=cities.named, attributes=(key,))

    def key_of(ends: Ends, parts: Parts) -> str | None:
        edition = edition_of(base, parts, ())
        whole = parts.within or (base.editions[edition].overall if edition and parts.level == 1 else None)
        kind = "rank_spread" if ends.measure == "rank" else "spread"
        return f"{kind}:{whole}" if whole else None
