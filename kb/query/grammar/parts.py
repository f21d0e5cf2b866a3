"""Phrases of the parts of an index, and whole questions on them: in which a city is best, passes a test, is ahead of another."""

from dataclasses import dataclass, replace
from typing import Any, cast

from kb.query.base import Base
from kb.query.grammar.bounds import TURNED, is_their_number
from kb.query.grammar.chart import Grammar
from kb.query.grammar.logic import mixed
from kb.query.grammar.meanings import WHOLE, Bound, Cities, Measure, Some, Tops, the, word_in
from kb.query.grammar.references import settled
from kb.query.kinds.comparing import Compare
from kb.query.kinds.levelling import Levels
from kb.query.kinds.passing import Passing
from kb.query.kinds.profiling import Strongest
from kb.query.plan import Plan
from kb.query.selection.conditions import Operator, ScoreTest, Selection

ENVIRONMENTS = "fields"  # the learning environments, which are named as a sort of their own


@dataclass(frozen=True)
class Parts:
    """Parts of an index: those of a level, or those right below one; ``size`` is a number that was said of them."""

    level: int = 0
    within: str | None = None
    size: int | None = None
    edition: str | None = None
    index: str = ""  # the index whose own word for its parts was said

    def of(self, base: Base, edition: str) -> tuple[str, ...]:
        """The scored parts in one edition."""
        return tuple(
            i.id
            for i in base.indicators.values()
            if i.edition == edition and i.kind == "score" and base.scores.get(i.id)
            and (i.parent == self.within if self.within else i.level == self.level)
        )  # fmt: skip


def part_phrases(grammar: Grammar, base: Base) -> None:
    """P: parts of an index; MM: all, any or none of them as measures."""
    rule = grammar.rule

    @rule("P", "PARTN")
    def of_level(words: str) -> Parts | None:
        said, _, index = words.partition("@")
        level, _, size = said.partition(":")
        number = int(size) if size else None
        if level == ENVIRONMENTS:
            return (
                Parts(within="islec-2016.fields-for-learning", size=number) if "islec-2016" in base.editions else None
            )
        return Parts(int(level), size=number, index=index) if level.isdigit() else None

    @rule("P", "_BIGN P")
    def sort_of(parts: Parts) -> Parts:
        return parts

    @rule("PW", "EDITION _WHICH P")
    @rule("PH", "EDITION _HOWMANY P")
    def asked_in_edition(edition: str, parts: Parts) -> Parts | None:
        return in_edition(edition, parts)

    @rule("PW", "M _WHICH PARTN")
    @rule("PH", "M _HOWMANY PARTN | M _HOWMANY _BIGN PARTN")
    def asked_below(measure: Measure, word: str) -> Parts | None:
        return parts_below(base, measure, word)

    @rule("P", "NUMBER P | NUMBER _CITYN P | NUMBER _BIGN P | OFNUMBER P")
    def so_many(number: float, parts: Parts) -> Parts | None:
        return replace(parts, size=int(number)) if parts.size is None and number == int(number) else None

    @rule("P", "EDITION P | P EDITION", cost=0.1)
    def in_edition(first: Any, second: Any) -> Parts | None:
        parts, edition = (first, second) if isinstance(first, Parts) else (second, first)
        return replace(parts, edition=edition) if parts.edition is None else None

    @rule(
        "P",
        "M PARTN | PARTN M | NUMBER M PARTN | M NUMBER PARTN | M OFNUMBER PARTN | M _EVERY PARTN | NUMBER PARTN M",
        cost=0.1,
    )
    def below(*given: Any) -> Parts | None:
        number = next((int(part) for part in given if isinstance(part, float)), None)
        return parts_below(base, the(Measure, given), word_in(given), number)

    @rule("EP", "_EVERY P | P _EVERY | _BOTH P | P _BOTH | _THATOF P")
    def every(parts: Parts) -> Parts:
        return parts

    @rule("MM", "EP", cost=0.1)
    @rule("MM", "P", cost=0.3)
    def all_parts(parts: Parts) -> Some | None:
        return measured(parts)

    @rule("MM", "_SOME P | P _SOME", cost=0.1)
    def any_part(parts: Parts) -> Some | None:
        some = measured(parts)
        return replace(some, one_is_enough=True) if some else None

    @rule("MM", "_NONE P | P _NONE | _NOT _SOME P", cost=0.1)
    def no_part(parts: Parts) -> Some | None:
        some = measured(parts)
        return replace(some, none=True) if some else None

    @rule("MM", "OP P | OP _HAVE P | P OP _PARTN", cost=0.2)
    def at_least_one(*given: Any) -> Some | None:
        """至少有一项分指标: the *one* is a word that is dropped."""
        return some_parts(word_in(given), 1.0, the(Parts, given)) if ">=" in given else None

    @rule("MM", "OP NUMBER P | P OP NUMBER | OP NUMBER _CITYN P", cost=0.1)
    @rule("MM", "NUMBER OPEND P | P NUMBER OPEND | NUMBER _CITYN OPEND P", cost=0.05)
    def some_parts(*given: Any) -> Some | None:
        op, number = (next(part for part in given if isinstance(part, kind)) for kind in (str, float))
        some = measured(the(Parts, given))
        if some is None or op not in (">", ">=") or number != int(number):
            return None
        least = int(number) + (op == ">")
        return replace(some, at_least=least) if 1 <= least <= len(some.measures) else None

    def measured(parts: Parts) -> Some | None:
        edition = edition_of(base, parts, ())
        return Some(tuple(Measure(ident) for ident in parts.of(base, edition))) if edition else None


def parts_below(base: Base, measure: Measure, word: str, number: int | None = None) -> Parts | None:
    """The parts right below a measure, where they are of the sort that was said."""
    level, _, size = word.partition("@")[0].partition(":")
    under = [i for i in base.indicators.values() if i.parent == measure.indicator and base.scores.get(i.id)]
    fits = level in ("*", ENVIRONMENTS) or all(str(i.level) == level for i in under)
    if not fits or len(under) < 2 or measure.said:
        return None
    return Parts(within=measure.indicator, size=number if number is not None else int(size) if size else None)


def edition_of(base: Base, parts: Parts, cities: tuple[str, ...]) -> str | None:
    """The one edition that has such parts and so many, and that assesses the cities."""
    whole = WHOLE.get()
    said = parts.edition or (base.indicators[parts.within].edition if parts.within else None)
    said = said or (base.indicators[whole].edition if whole else None)
    fitting = [
        edition
        for edition in ([said] if said else base.editions)
        if (said or not parts.index or base.editions[edition].index == parts.index)
        and (found := parts.of(base, edition)) and parts.size in (None, len(found))
        and all(base.is_assessed(city, edition) for city in cities)
    ]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else None


def parts_of_one_city(grammar: Grammar, base: Base) -> None:
    """Q: the parts in which a city passes a test, is ahead of another, or does best."""
    rule = grammar.rule

    @rule("PTEST", "B | _INTO B | _HAVE B | TOPS | _INTO TOPS | _IN TOPS | _RANKN TOPS | _SCOREN B")
    def test(found: Any) -> Any:
        return found

    @rule("PTEST", "FIRSTP | _INTO FIRSTP | _RANKN FIRSTP", cost=-0.4)
    def at_the_end(end: Any) -> Tops:
        """*In which pillar does it come first?*: of the cities, and not its best pillar."""
        return Tops(1, end)

    @rule("PTEST", "_NOT PTEST", cost=-0.4)
    def not_there(found: Bound | Tops) -> Tops | None:
        """*Not last*, *avoids the bottom three*, 没有垫底: every other place."""
        return replace(found, denied=True) if isinstance(found, Tops) and not found.denied else None

    @rule("PTEST", "_RANKN B")
    def rank_test(found: Bound) -> Bound | None:
        return (
            replace(found, ordinal=True, op=TURNED[found.op]) if found.value is not None and not found.ordinal else None
        )

    @rule("Q", mixed("_WHICH", "P", "CITIES", "PTEST"))
    @rule("Q", mixed("PW", "CITIES", "PTEST"))
    @rule("Q", "P CITIES _WHICHP PTEST | CITIES P _WHICHP PTEST | P CITIES PTEST _WHICHP | CITIES P PTEST _WHICHP")
    @rule("Q", "_WHAT CITIES P PTEST | _WHAT P CITIES PTEST")
    def which(*given: Any) -> Plan | None:
        return passing(given, count=False)

    @rule(
        "Q",
        "P CITIES _SOME BR | CITIES P _SOME BR | _YN CITIES BR _SOME P | P CITIES _SOME BR _YNEND | CITIES _SOME P BR | CITIES _SOME _WHICH P BR | _SOME P _WHICH CITIES BR | _SOME P CITIES BR",
    )
    def ahead_in_any(*given: Any) -> Plan | None:
        op, other = next(part for part in given if isinstance(part, tuple))
        cities = the(Cities, given)
        made = ahead(the(Parts, given), (*cities.named, *other.named), op, False) if isinstance(other, Cities) else None
        return made.model_copy(update={"ask": "any"}) if made is not None and len(other.named) == 1 else None

    @rule("Q", mixed("_HOWMANY", "P", "CITIES", "PTEST"))
    @rule("Q", mixed("PH", "CITIES", "PTEST"))
    @rule("Q", "P CITIES _HOWMANY _PARTN PTEST | CITIES P _HOWMANY _PARTN PTEST | CITIES _HOWMANY P PTEST _YNEND")
    def how_many(*given: Any) -> Plan | None:
        return passing(given, count=True)

    def passing(given: tuple[Any, ...], count: bool) -> Plan | None:
        parts, cities = the(Parts, given), the(Cities, given)
        test = next(part for part in given if isinstance(part, (Bound, Tops)))
        if isinstance(test, Bound) and test.reference and test.reference.city:
            return ahead(parts, (*cities.named, test.reference.city), test.op, count)
        edition = edition_of(base, parts, cities.named)
        nodes = parts.of(base, edition) if edition else ()
        made = None if is_their_number(test, nodes) else part_test(base, test, nodes)
        if len(cities.named) != 1 or made is None or edition is None:
            return None
        return Passing(
            city=cities.named[0], edition=edition, test=made, level=parts.level or 1, within=parts.within, count=count
        )

    def ahead(parts: Parts, cities: tuple[str, ...], op: Operator, count: bool) -> Plan | None:
        edition = edition_of(base, parts, cities)
        if edition is None or op not in (">", "<") or len(set(cities)) < 2:
            return None
        keys = tuple(f"score:{ident}" for ident in parts.of(base, edition))
        if len(cities) == 2 and op == "<":
            cities, op = (cities[1], cities[0]), ">"
        return Compare(cities=cities, attributes=keys, ask="count" if count else "won", ascending=op == "<")

    @rule("Q", mixed("_WHICH", "P", "CITIES", "SUP"))
    @rule("Q", mixed("PW", "CITIES", "SUP"))
    @rule(
        "Q",
        "P CITIES _WHICHP SUP | CITIES P _WHICHP SUP | CITIES P SUP _WHICHP | P CITIES SUP _WHICHP | _WHAT P CITIES SUP",
    )
    @rule("Q", "_WHICH P CITIES _SCOREN SUP | P CITIES SUP _SCOREN _WHICHP | CITIES P SUP _SCOREN _WHICHP")
    @rule("Q", "CITIES P _SCOREN SUP _WHICHP | P CITIES _WHICHP _SCOREN SUP | CITIES P _WHICHP _SCOREN SUP")
    def strongest(*given: Any) -> Plan | None:
        return best_part(given, "score")

    @rule("SUPP", "SUP P | SUP _SCOREN P")
    def best_of(end: str, parts: Parts) -> tuple[str, Parts]:
        return end, parts

    @rule("SUPP", "M SUP PARTN")
    def best_below(measure: Measure, end: str, word: str) -> tuple[str, Parts] | None:
        parts = parts_below(base, measure, word)
        return (end, parts) if parts else None

    @rule("SUPP", "EDITION SUPP | SUPP EDITION", cost=0.1)
    def best_in_edition(first: Any, second: Any) -> tuple[str, Parts] | None:
        (end, parts), edition = (first, second) if isinstance(first, tuple) else (second, first)
        return (end, replace(parts, edition=edition)) if parts.edition is None else None

    @rule("Q", mixed("_WHICH", "CITIES", "SUPP"))
    @rule("Q", mixed("_WHAT", "CITIES", "SUPP"))
    @rule("Q", "CITIES SUPP _WHICHP | SUPP CITIES _WHICHP")
    def strongest_part(*given: Any) -> Plan | None:
        end, parts = next(part for part in given if isinstance(part, tuple))
        return best_part((the(Cities, given), parts, end), "score")

    @rule("Q", mixed("_WHICH", "P", "CITIES", "_RANKN", "SUP"))
    @rule("Q", "P CITIES _WHICHP _RANKN SUP | CITIES P _WHICHP _RANKN SUP | CITIES P _RANKN SUP _WHICHP")
    @rule("Q", "P CITIES _RANKN SUP _WHICHP | _RANKN CITIES P SUP _WHICHP | _RANKN CITIES P SUP _WHICH")
    def best_ranked(*given: Any) -> Plan | None:
        return best_part(given, "rank")

    def best_part(given: tuple[Any, ...], by: Any) -> Plan | None:
        parts, cities = the(Parts, given), the(Cities, given)
        end = word_in(given)
        edition = edition_of(base, parts, cities.named)
        if len(cities.named) != 1 or edition is None or end not in ("max", "min"):
            return None
        return Strongest(
            city=cities.named[0],
            edition=edition,
            level=parts.level or 1,
            within=parts.within,
            weakest=end == "min",
            by=by,
        )


def part_test(base: Base, test: Bound | Tops, nodes: tuple[str, ...]) -> ScoreTest | None:
    """A test of every part, named after the first one: a number, a place, a mean or median of all or a set."""
    if not nodes:
        return None
    if isinstance(test, Tops):
        count = len(base.scores[nodes[0]])
        op: Operator = "<=" if (test.end == "max") != test.denied else ">"
        value = test.number if test.end == "max" else count - test.number
        return ScoreTest(indicator=nodes[0], measure="rank", op=op, value=float(value))
    if test.reference is None:
        return ScoreTest(indicator=nodes[0], measure="rank" if test.ordinal else "score", op=test.op, value=test.value)
    reference = settled(base, test.reference, Measure(nodes[0])) if test.reference.place is None else None
    if reference is None:
        return None
    of = reference.of.select if reference.of else None
    return ScoreTest(
        indicator=nodes[0], op=test.op, reference=reference.middle, of=of, factor=reference.factor, plus=test.plus
    )


def parts_over_sets(grammar: Grammar, base: Base) -> None:
    """Q: the part with the highest mean of a set, and those that no city or every city passes."""
    rule = grammar.rule

    @rule("Q", mixed("_WHICH", "P", "MEAN", "SUP"))
    @rule("Q", "PW MEAN SUP | PW SUP MEAN | S PW MEAN SUP")
    @rule("Q", mixed("_WHICH", "P", "MEAN", "S", "SUP"))
    @rule(
        "Q",
        "P MEAN SUP _WHICHP | P _SCOREN MEAN SUP _WHICH | S P _WHICHP MEAN SUP | P _WHICHP MEAN SUP | S P MEAN SUP _WHICHP",
    )
    def highest_mean(*given: Any) -> Plan | None:
        parts, edition, select = over(given)
        middle, end = (next((p for p in given if p in ends), None) for ends in (("mean", "median"), ("max", "min")))
        if edition is None or middle is None or end is None or select is None:
            return None
        return Levels(
            edition=edition,
            level=parts.level or 1,
            within=parts.within,
            select=select,
            function=cast(Any, middle),
            lowest=end == "min",
        )

    def over(given: tuple[Any, ...]) -> tuple[Parts, str | None, Selection | None]:
        parts, inner = the(Parts, given), next((part for part in given if isinstance(part, Cities)), Cities())
        select = None if inner.named or inner.count else inner.select
        return parts, edition_of(base, parts, ()), select

    @rule("Q", mixed("_WHICH", "P", "MEAN", "B"))
    @rule("Q", "_WHICH P _HAVE MEAN B | _WHICH P _HAVE _SOME MEAN B | MEAN B P _WHICHP")
    def mean_passes(*given: Any) -> Plan | None:
        return mean_bounded(given, count=False)

    @rule("Q", mixed("_HOWMANY", "P", "MEAN", "B"))
    @rule("Q", "_HOWMANY P _HAVE MEAN B | _HOWMANY P _HAVE _SOME MEAN B | MEAN B P _HOWMANY _BIGN")
    def how_many_means(*given: Any) -> Plan | None:
        return mean_bounded(given, count=True)

    def mean_bounded(given: tuple[Any, ...], count: bool) -> Plan | None:
        bound, middle = the(Bound, given), word_in(given)
        parts, edition, select = over(given)
        if bound.value is None or bound.ordinal or edition is None or select is None or bound.op == "!=":
            return None
        return Levels(
            edition=edition,
            level=parts.level or 1,
            within=parts.within,
            function=cast(Any, middle),
            op=bound.op,
            value=bound.value,
            count=count,
        )

    none, every = "_NOT S | _NONE S", "_EVERY S | S _EVERY | S _BOTH"

    @rule("NOBODY", none)
    @rule("NOBODY", "_NONE", cost=0.1)
    def nobody(*given: Any) -> tuple[str, Cities]:
        return "max", the(Cities, (*given, Cities()))

    @rule("EVERYBODY", every)
    def everybody(inner: Cities) -> tuple[str, Cities]:
        return "min", inner

    for sort in ("NOBODY", "EVERYBODY"):

        @rule("Q", mixed("_WHICH", "P", sort, "B"))
        @rule("Q", f"P _WHICHP {sort} B | P {sort} B _WHICHP | {sort} P B _WHICHP | P _WHICHP B {sort}")
        def reached(*given: Any) -> Plan | None:
            return bounded(given, count=False)

        @rule("Q", mixed("_HOWMANY", "P", sort, "B"))
        def reached_by_how_many(*given: Any) -> Plan | None:
            return bounded(given, count=True)

    def bounded(given: tuple[Any, ...], count: bool) -> Plan | None:
        """No city passes a bound from below where the highest is under it; all do where the lowest passes."""
        bound = the(Bound, given)
        function, inner = next(part for part in given if isinstance(part, tuple))
        parts, edition, select = over((the(Parts, given), inner))
        if bound.value is None or bound.ordinal or edition is None or select is None:
            return None
        op: Operator = bound.op
        if function == "max":
            function = "max" if op in (">", ">=", "=") else "min"
            if op == "=" and bound.value != base.editions[edition].scale_max:
                return None
            op = {">": "<=", ">=": "<", "=": "<", "<": ">=", "<=": ">"}.get(op, "=")  # type: ignore[assignment]
        elif op in ("<", "<="):
            function = "max"
        elif op == "=":
            return None
        return Levels(
            edition=edition,
            level=parts.level or 1,
            within=parts.within,
            select=select,
            function=cast(Any, function),
            op=cast(Any, op),
            value=bound.value,
            count=count,
        )
