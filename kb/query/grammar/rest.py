"""Whole questions on several cities against all the rest, on which of two leads in more parts, and on means of the two ends."""

from typing import Any, cast

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import mixed
from kb.query.grammar.meanings import Cities, Measure, Some, Tops, the, whole_index, word_in
from kb.query.grammar.parts import Parts, edition_of
from kb.query.grammar.score_tests import spread, topped
from kb.query.grammar.values import holds
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.comparing import Compare
from kb.query.kinds.contrasting import Contrast
from kb.query.kinds.selecting import Check
from kb.query.plan import Plan
from kb.query.selection.conditions import InEdition, NamedCities, ScoreTest, Selection
from kb.query.selection.evaluate import members


def against_rest(grammar: Grammar, base: Base) -> None:
    """Q: whether several cities are ahead of, or behind, all the others; which of some leads in more of the parts."""
    rule = grammar.rule

    @rule("AHEADALL", "OP _REST | OP _REST _CITYN | COMP _THAN _REST | _THAN _REST COMP | _THAN _REST OP")
    @rule("AHEADALL", "OP _OTHER _EVERY _CITYN | _THAN _OTHER _EVERY _CITYN COMP | _THAN _EVERY _OTHER _CITYN COMP")
    def ahead_of_rest(op: str) -> Any:
        return {">": "max", "<": "min"}.get(op)

    @rule("SEVERAL", "CITIES | CITIES _EVERY | CITIES _BOTH")
    def several(inner: Cities) -> Cities | None:
        return inner if len(inner.named) > 1 else None

    @rule("Q", "_YN SEVERAL AHEADALL MM | SEVERAL AHEADALL MM _YNEND | SEVERAL MM AHEADALL _YNEND")
    @rule("Q", "SEVERAL MM _YN AHEADALL | SEVERAL _YN MM AHEADALL | SEVERAL _YN AHEADALL MM | MM SEVERAL _YN AHEADALL")
    @rule(
        "Q", "MM SEVERAL AHEADALL _YNEND | _YN SEVERAL MM AHEADALL | _YN MM SEVERAL AHEADALL | MM _YN SEVERAL AHEADALL"
    )
    def all_ahead(*given: Any) -> Plan | None:
        """*Do A, B and C lag behind all others?*: they fill the last three places."""
        named, some, end = the(Cities, given).named, the(Some, given), word_in(given)
        found = spread(some, lambda measure: topped(base, measure, Tops(len(set(named)), cast(Any, end))))
        return Check(cities=named, condition=found) if found is not None and not some.none else None

    @rule("Q", "_YN SEVERAL AHEADALL | SEVERAL AHEADALL _YNEND | SEVERAL _YN AHEADALL", cost=0.3)
    def all_ahead_in_whole(*given: Any) -> Plan | None:
        measure = whole_index()
        return all_ahead(*given, Some((measure,))) if measure else None

    @rule("LEADSMORE", "OP MORETIMES | COMP MORETIMES | _SCOREN COMP MORETIMES | MORETIMES OP | OP _IN MORETIMES")
    @rule("LEADSMORE", "OP MOREOF | OP _IN MOREOF | COMP _IN MOREOF | _SCOREN COMP _IN MORETIMES")
    def leads_more(*given: Any) -> Any:
        op = next((part for part in given if part in (">", "<")), None)
        return op

    @rule("W2", "WHICH | WHO | WHICHX | WHICHP")
    def asked(*_: Any) -> str:
        return "which"

    @rule("RIVALS", "CITIES | CITIES _OR CITIES | CITIES _THAN | _BETWEEN CITIES | CITIES _BETWEENEND")
    def rivals(*given: Cities) -> Cities | None:
        named = tuple(dict.fromkeys(city for inner in given for city in inner.named))
        return Cities((NamedCities(cities=named),), named) if len(named) > 1 else None

    @rule("Q", mixed("_W2", "RIVALS", "P", "LEADSMORE"))
    @rule(
        "Q",
        "_W2 RIVALS COMP P MORETIMES | _W2 RIVALS OP P MORETIMES | _W2 LEADSMORE EP RIVALS | RIVALS _W2 LEADSMORE EP",
    )
    def more_often(*given: Any) -> Plan | None:
        """*Which of the two leads in more of the dimensions?*"""
        inner, parts, op = the(Cities, given), the(Parts, given), word_in(given)
        edition = edition_of(base, parts, inner.named)
        if edition is None or len(set(inner.named)) < 2 or op not in (">", "<"):
            return None
        keys = tuple(f"score:{ident}" for ident in parts.of(base, edition))
        return Compare(cities=inner.named, attributes=keys, ask="most", ascending=op == "<")


def ends_apart(grammar: Grammar, base: Base) -> None:
    """Q: the difference between the means of two ends of an order; the mean of a set said with *reach on average*."""
    rule = grammar.rule

    @rule("TOPS", "OFNUMBER TOP | OFNUMBER SUP | TOP OFNUMBER", cost=0.1)
    def tops_of(first: Any, second: Any) -> Tops | None:
        end, value = (second, first) if isinstance(first, float) else (first, second)
        return Tops(int(value), end) if value == int(value) and value > 0 else None

    @rule("ENDSET", "TOPS | TOPS S | TOPS _CITYN | S TOPS | _THATOF ENDSET | EDITION TOPS _CITYN | EDITION TOPS")
    def end_set(*given: Any) -> Tops | None:
        """Places at an end, of all that an index assesses: the best of some of them is another order."""
        inner = next((part for part in given if isinstance(part, Cities)), Cities())
        whole = all(isinstance(c, InEdition) for c in inner.conditions) and not inner.named
        return the(Tops, given) if whole else None

    @rule("ENDS", "ENDSET _AND ENDSET | _BETWEEN ENDSET _AND ENDSET")
    def two_ends(first: Tops, second: Tops) -> tuple[Tops, Tops] | None:
        return (first, second) if first.end != second.end else None

    @rule("Q", mixed("DQ", "AV", "ENDS"))
    @rule(
        "Q", "MUCH _DIFF AV ENDS | MUCH _DIFF ENDS AV | ENDS AV _DIFF | AV ENDS _DIFF | _DIFF AV ENDS | ENDS _DIFF AV"
    )
    @rule("Q", "_WHAT _DIFF AV ENDS | DQ _BETWEEN AV ENDS | _DIFF _BETWEEN AV ENDS | MUCH _DIFF _BETWEEN AV ENDS")
    def between_ends(*given: Any) -> Plan | None:
        measure, ends = (
            average_in(given),
            next((p for p in given if isinstance(p, tuple) and isinstance(p[0], Tops)), None),
        )
        return contrast(measure, ends) if measure and ends else None

    @rule("Q", "MUCH COMP AV ENDSET _THAN ENDSET | MUCH AV ENDSET OP ENDSET | AV ENDSET _THAN ENDSET COMP MUCH")
    @rule("Q", "ENDSET AV _THAN ENDSET COMP MUCH | ENDSET AV OP ENDSET MUCH | MUCH AV ENDSET COMP _THAN ENDSET")
    def end_ahead(*given: Any) -> Plan | None:
        measure, ends = average_in(given), tuple(part for part in given if isinstance(part, Tops))
        op = next(part for part in given if part in (">", "<"))
        made = contrast(measure, cast(Any, ends)) if measure and ends[0].end != ends[1].end else None
        fits = made is not None and holds(base, (made.left, made.right), cast(Measure, measure), op)
        return made if fits else None

    def average_in(given: tuple[Any, ...]) -> Measure | None:
        name, measure = next(part for part in given if isinstance(part, tuple) and isinstance(part[1], Measure))
        return measure if name == "mean" and measure.said != "rank" else None

    def contrast(measure: Measure, ends: tuple[Tops, Tops]) -> Contrast | None:
        sides = [topped(base, measure, tops) for tops in ends]
        if any(side is None for side in sides):
            return None
        left, right = (Selection(conditions=(cast(ScoreTest, side),)) for side in sides)
        sizes = [len(members(base, side)) for side in (left, right)]
        if sizes != [tops.number for tops in ends]:
            return None  # cities that share the last place: which of them are meant is not said
        return Contrast(left=left, right=right, indicator=measure.indicator, ask="difference")

    @rule(
        "Q",
        "_WHAT M S _INTO FN | _WHAT M S _HAVE FN | _WHAT M _YN S _INTO FN | _WHAT M _YN S _HAVE FN | MUCH M S _INTO FN",
    )
    @rule(
        "Q",
        "_WHAT M S _INTO FN EDITION | _WHAT M S _HAVE FN EDITION | _WHAT M EDITION S _INTO FN | _WHICH M S _HAVE FN",
    )
    @rule("Q", "_WHAT M S FN | _WHICH M S _INTO FN | _WHAT _SCOREN M S _INTO FN")
    def reached_on_average(*given: Any) -> Plan | None:
        """*What total do the members reach on average?*"""
        inner, measure = the(Cities, given), the(Measure, given)
        name = next((part for part in given if part in ("mean", "median")), None)
        if inner.named or not inner.conditions or measure.said == "rank" or name is None:
            return None
        if inner.count is not None and len(members(base, inner.select)) != inner.count:
            return None
        said = [part for part in given if isinstance(part, str) and part in base.editions]
        if said and said[0] != base.indicators[measure.indicator].edition:
            return None
        return Aggregate(select=inner.select, indicator=measure.indicator, function=cast(Any, name))
