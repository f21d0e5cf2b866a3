"""Questions of two sentences: what is told first and asked then, and what is asked besides (*…, and with how many points?*)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.duels import Duel
from kb.query.grammar.logic import mixed, parts
from kb.query.grammar.meanings import Bound, Cities, Measure, Order, Reference, Tops, the, word_in
from kb.query.grammar.parts import Parts, edition_of, part_test, parts_below
from kb.query.grammar.references import at_place, named
from kb.query.grammar.score_tests import is_place, tested
from kb.query.kinds.comparing import Compare
from kb.query.kinds.describing import Lookup
from kb.query.kinds.levelling import Levels
from kb.query.kinds.measuring import Rank
from kb.query.kinds.passing import Passing
from kb.query.kinds.profiling import Strongest
from kb.query.kinds.relating import Similar
from kb.query.kinds.selecting import Count, Find
from kb.query.plan import Plan
from kb.query.selection.conditions import Condition, ScoreTest, Selection
from kb.query.selection.evaluate import members


def tells_scores(plan: Any) -> bool:
    """Whether the headline of a plan says the score of what it names."""
    if isinstance(plan, Rank):
        return plan.by.startswith("score:") and plan.city is None
    return isinstance(plan, Strongest) or (isinstance(plan, Passing) and not plan.count)


def at_its_place(plan: Any) -> Any:
    """Who stands at one place of an order, as a place in that order, so that the score is told as well."""
    test = plan.select.conditions[0] if isinstance(plan, Find) and len(plan.select.conditions) == 1 else None
    if not isinstance(test, ScoreTest) or not is_place(test) or test.value is None:
        return plan
    return Rank(by=f"score:{test.indicator}", position=int(test.value))


def tails(grammar: Grammar, base: Base) -> None:
    """Q: a question with a second one behind it that the same answer tells."""
    rule = grammar.rule

    @rule(
        "Q",
        "Q MUCH | Q _AND MUCH | Q _AND _HAVE MUCH | Q _HAVE MUCH | Q _HAVE _WHAT _SCOREN | Q _AND _HAVE _WHAT _SCOREN",
    )
    @rule("Q", "Q _AND _WHAT _SCOREN | Q _SCOREN MUCH | Q _WHAT _SCOREN | Q _AND _SCOREN MUCH")
    def with_score(plan: Any, unit: str = "score") -> Plan | None:
        plan = at_its_place(plan)
        return plan if tells_scores(plan) and unit != "rank" else None

    @rule("Q", "Q _AND _BY MUCH | Q OP MUCH | Q _AND MUCH | Q MUCH | Q _COMP MUCH | Q DQ | Q _AND DQ")
    def by_how_much(plan: Any, *rest: Any) -> Plan | None:
        fits = isinstance(plan, Compare) and plan.ask in ("first", "widest") and len(set(plan.cities)) == 2
        return (
            plan if fits and all(key.startswith("score:") for key in plan.attributes) and "rank" not in rest else None
        )

    @rule("Q", "SOME S _IFSO | _YN SOME S _IFSO | SOME S C _IFSO | SOME C _IFSO", cost=-0.05)
    def if_so(quantifier: str, inner: Any, condition: Condition | None = None) -> Plan | None:
        """*Is there a city …, and if so which?*: those that are."""
        inner = inner if isinstance(inner, Cities) else Cities(parts(inner))
        told = (*inner.conditions, *(parts(condition) if condition is not None else ()))
        if quantifier != "any" or inner.named or inner.count or not told:
            return None
        return Find(select=Selection(conditions=told))

    @rule("SOME", "_JUSTONE", cost=0.3)
    @rule("SOME", "_THEREISA")
    def any_single() -> str:
        return "any"

    @rule("W", "_NAMEIT | _WHICHARE", cost=0.05)
    def name_it() -> str:
        return "which"

    @rule(
        "Q",
        "_WHICH P CITIES SUP _AND _WHICH SUP | _WHICH P CITIES SUP _AND _IN _WHICH SUP | P CITIES _WHICHP SUP _WHICHP SUP",
    )
    @rule("Q", "_WHICH P CITIES SUP _AND SUP | CITIES P SUP _AND SUP _WHICHP | P CITIES SUP _AND SUP _WHICHP")
    @rule(
        "Q", "P CITIES SUP _AND SUP _WHICHP _WHICHP | CITIES P _WHICHP SUP _WHICHP SUP | CITIES _WHICH P SUP _WHICH SUP"
    )
    @rule(
        "Q",
        "CITIES _WHICH P SUP _WHICH _PARTN SUP | CITIES _WHICH P SUP _AND _WHICH _PARTN SUP | _WHICH P CITIES SUP _AND _WHICH _PARTN SUP",
    )
    def both_ends(*given: Any) -> Plan | None:
        """In what a city is best, and in what worst: all of them in their order."""
        ends, found, cities = {part for part in given if isinstance(part, str)}, the(Parts, given), the(Cities, given)
        edition = edition_of(base, found, cities.named)
        if ends != {"max", "min"} or len(cities.named) != 1 or edition is None:
            return None
        return Strongest(city=cities.named[0], edition=edition, level=found.level or 1, within=found.within, every=True)


def told_first(grammar: Grammar, base: Base) -> None:
    """Q: what is asked of a city that was described in a sentence of its own, or of the parts of what was spoken of."""
    rule = grammar.rule

    @rule("DESCRIBED", "_ONECITY C | _ONECITY _HAVE C", cost=0.1)
    def described(condition: Condition) -> str | None:
        found = list(members(base, Selection(conditions=parts(condition))))
        return found[0] if len(found) == 1 else None

    @rule("DESCRIBED", "_ONECITY O | _ONECITY _HAVE O", cost=0.1)
    def described_by_order(order: Order) -> str | None:
        key = order.by.partition(":")
        row = base.indicators.get(key[2])
        if key[0] != "score" or row is None or row.kind == "rank":
            return None
        return at_place(base, Measure(row.id), Cities(), order.place if order.end == "max" else -order.place)

    @rule(
        "Q",
        "DESCRIBED _WHAT M | DESCRIBED MUCH M | DESCRIBED M _WHAT | DESCRIBED M MUCH | DESCRIBED _W _AND _WHAT M | DESCRIBED _WHAT M _HAVE",
    )
    @rule(
        "Q",
        "DESCRIBED _WHAT _HAVE M | DESCRIBED _W M _WHAT | DESCRIBED _WHAT _SCOREN _HAVE M | DESCRIBED _W _AND MUCH M",
    )
    def its_value(city: str, *rest: Any) -> Plan | None:
        measure = the(Measure, rest)
        kind = "rank" if "rank" in rest else measure.said or "score"
        return Lookup(cities=(city,), attributes=(f"{kind}:{measure.indicator}",))

    @rule("Q", "DESCRIBED _PLACEQ M | DESCRIBED M _PLACEQ | DESCRIBED _W _AND _PLACEQ M")
    def its_place(city: str, measure: Measure) -> Plan:
        return Lookup(cities=(city,), attributes=(f"rank:{measure.indicator}",))

    @rule("Q", "DESCRIBED _W")
    def which_is_it(city: str) -> Plan:
        return Find(select=named(city).select)

    @rule(
        "Q",
        "CITIES M OP NUMBER _CITYN _W | CITIES M OP _ONECITY _W | CITIES M OP _ONLY NUMBER _CITYN _W | CITIES M _HAVE OP _ONECITY _W",
    )
    @rule("Q", "_ONECITY OP CITIES M _W | _ONECITY OP CITIES _W M | _ONECITY M OP CITIES _W | M _ONECITY OP CITIES _W")
    def only_one_ahead(*given: Any) -> Plan | None:
        """*Its X is exceeded by one city only; name it*: the city that it is held against, where there are so many."""
        inner, measure, op = the(Cities, given), the(Measure, given), word_in(given)
        number = next((int(part) for part in given if isinstance(part, float)), 1)
        if len(inner.named) != 1 or op not in (">", "<"):
            return None
        passive = isinstance(given[0], Cities)
        way = ({">": "<", "<": ">"}[op]) if passive else op
        test = tested(base, measure, Bound(way, None, Reference("mean", named(inner.named[0]))))  # type: ignore[arg-type]
        if test is None or len(members(base, Selection(conditions=(test,)))) != number:
            return None
        return Find(select=Selection(conditions=(test,)))

    @rule("Q", "CITIES M _PASSIVE _HOWMANY OP | CITIES M _PASSIVE _HOWMANY _CITYN OP | M CITIES _PASSIVE _HOWMANY OP")
    def exceeded_by_how_many(*given: Any) -> Plan | None:
        """武汉的城市创新得分被几座城市超过？"""
        select = exceeding(given)
        return Count(select=select) if select else None

    @rule("Q", "CITIES M _PASSIVE _W OP | CITIES M _PASSIVE _W _CITYN OP | M CITIES _PASSIVE _W OP")
    def exceeded_by(*given: Any) -> Plan | None:
        select = exceeding(given)
        return Find(select=select) if select else None

    def exceeding(given: tuple[Any, ...]) -> Selection | None:
        inner = the(Cities, given)
        if len(inner.named) != 1 or word_in(given) != ">":
            return None
        test = tested(base, the(Measure, given), Bound(">", None, Reference("mean", inner)))
        return Selection(conditions=(test,)) if test is not None else None

    @rule(
        "Q",
        "_W _THEONLY C | _W _THEONLY _HAVE C | C _THEONLY _W | _THEONLY C _W | C _W _THEONLY | C _THEONLY _CITYN _W",
    )
    def the_only_one(condition: Condition) -> Plan | None:
        """*Name the only city that …*: where there is one and no more."""
        select = Selection(conditions=parts(condition))
        return Find(select=select) if len(members(base, select)) == 1 else None

    @rule("D", "D NUMBER _SCOREN | D NUMBER _RANKN", cost=0.1)
    def by_so_much(duel: Duel, amount: float) -> Duel | None:
        """*Only 0.1 ahead*: told before something else is asked."""
        return duel if amount > 0 and len(duel.some.measures) == 1 else None

    @rule(
        "PARTSOF", "NUMBER PARTN | OFNUMBER PARTN | PARTN | _ITSELF NUMBER PARTN | _ITSELF PARTN | NUMBER _BIGN PARTN"
    )
    def parts_of_it(*given: Any) -> tuple[str, int | None]:
        return word_in(given), next((int(part) for part in given if isinstance(part, float)), None)

    for asked, ask in (("_WHICHP", "won"), ("_HOWMANY", "count"), ("_WHICH", "won"), ("_HOWMANY _PARTN", "count")):
        after = f"CITIES OP {asked} | CITIES {asked} OP | {asked} CITIES OP"
        forms = " | ".join(f"D {link}{what} {way.strip()}" for link in ("", "_AND ") for what in ("PARTSOF", "PARTSOF _SOME")
                           for way in after.split("|"))  # fmt: skip
        forms += f" | D PARTSOF CITIES OP {asked} _PARTN"

        @rule("Q", forms)
        def ahead_all_the_same(*given: Any, ask: str = ask) -> Plan | None:
            """*Xiamen is above Fuzhou, but in one of the three Fuzhou is ahead: which?*"""
            duel, (word, number) = the(Duel, given), next(p for p in given if isinstance(p, tuple))
            city, way = the(Cities, given).named, next(part for part in given if part in (">", "<"))
            pair = (*duel.cities, *(duel.reference.of.named if duel.reference.of else ()))
            if len(pair) != 2 or len(city) != 1 or city[0] not in pair or len(duel.some.measures) != 1:
                return None
            other = next(one for one in pair if one != city[0])
            found = parts_below(base, replace(duel.some.measures[0], said=""), word, number)
            edition = edition_of(base, found, pair) if found else None
            if found is None or edition is None:
                return None
            keys = tuple(f"score:{ident}" for ident in found.of(base, edition))
            cities = (city[0], other) if way == ">" else (other, city[0])
            return Compare(cities=cities, attributes=keys, ask=ask)

    @rule(
        "Q",
        "CITIES M SUP _AND CITIES _WHICH PARTSOF OP | CITIES M SUP CITIES _WHICH PARTSOF OP | CITIES M SUP _AND CITIES PARTSOF OP _WHICHP",
    )
    @rule(
        "Q",
        "CITIES M _INTO SUP _AND CITIES _WHICH PARTSOF OP | CITIES M SUP _AND _WHICH PARTSOF CITIES OP | CITIES SUP M _AND _WHICH PARTSOF CITIES OP",
    )
    def ahead_of_the_first(*given: Any) -> Plan | None:
        """*Xiangyang is first in X, but in which part of X is Yichang ahead?*"""
        one, other = (part.named for part in given if isinstance(part, Cities))
        measure, (word, number) = the(Measure, given), next(p for p in given if isinstance(p, tuple))
        end, way = (next(part for part in given if part in ends) for ends in (("max", "min"), (">", "<")))
        found = parts_below(base, replace(measure, said=""), word, number)
        edition = edition_of(base, found, (*one, *other)) if found else None
        held = at_place(base, measure, Cities(), 1 if end == "max" else -1)
        if found is None or edition is None or one != (held,) or len(other) != 1 or other == one:
            return None
        cities = (*other, *one) if way == ">" else (*one, *other)
        keys = tuple(f"score:{ident}" for ident in found.of(base, edition))
        return Compare(cities=cities, attributes=keys, ask="won")

    @rule(
        "Q",
        "CITIES M SUP PARTSOF _HOWMANY SUP | CITIES M SUP PARTSOF _HOWMANY _SCOREN SUP | CITIES M SUP _HOWMANY PARTSOF SUP",
    )
    def also_at_that_end(inner: Cities, measure: Measure, *rest: Any) -> Plan | None:
        """*It is last in X: in how many of the parts of X as well?*"""
        said, end = next(p for p in rest if isinstance(p, tuple)), rest[-1]
        found = parts_below(base, measure, *said)
        edition = edition_of(base, found, inner.named) if found else None
        held = at_place(base, measure, Cities(), 1 if rest[0] == "max" else -1)
        if found is None or edition is None or inner.named != (held,):
            return None
        test = part_test(base, Tops(1, end), found.of(base, edition))
        if test is None:
            return None
        return Passing(city=inner.named[0], edition=edition, test=test, within=found.within, count=True)


def over_parts(grammar: Grammar, base: Base) -> None:
    """Q: the part with the widest range, in which two cities lie furthest apart, and the city nearest to another in all."""
    rule = grammar.rule

    @rule(
        "RANGED",
        "_SPREAD | _SPREAD _BETWEEN SUP _AND SUP | _DIFF SUP _AND SUP | _DIFF SUP _AND SUP _CITYN | _DIFF SUP _CITYN _AND SUP _CITYN | _SPREAD _BETWEEN SUP _AND SUP _CITYN | _SPREAD SUP _AND SUP",
    )
    @rule(
        "RANGED",
        "_DIFF _BETWEEN SUP _AND SUP | _DIFF _BETWEEN SUP _AND SUP _CITYN | SUP _AND SUP _DIFF | SUP SUP _DIFF",
    )
    @rule(
        "RANGED",
        "SUP _CITYN _AND SUP _CITYN _DIFF | SUP _AND SUP _SPREAD | _SPREAD _BETWEEN SUP _CITYN _AND SUP _CITYN",
    )
    def ranged(*ends: str) -> Any:
        return ("range",) if not ends or set(ends) == {"max", "min"} else None

    @rule(
        "Q",
        "_WHICH P SUP RANGED | _WHICH P _HAVE SUP RANGED | P RANGED SUP _WHICHP | P _WHICHP RANGED SUP | _WHICH P RANGED SUP",
    )
    @rule("Q", "S P RANGED SUP _WHICHP | S P _WHICHP RANGED SUP | _WHICH P SUP RANGED S | _WHICH P _HAVE SUP RANGED S")
    @rule(
        "Q", "S _WHICH P RANGED SUP | S _WHICH P _HAVE SUP RANGED | PW SUP RANGED | PW _HAVE SUP RANGED | PW RANGED SUP"
    )
    def widest(*given: Any) -> Plan | None:
        found, inner = the(Parts, given), next((part for part in given if isinstance(part, Cities)), Cities())
        edition, end = edition_of(base, found, ()), word_in(given)
        if edition is None or inner.named or inner.count or end not in ("max", "min"):
            return None
        return Levels(edition=edition, level=found.level or 1, within=found.within, select=inner.select,
                      function="range", lowest=end == "min")  # fmt: skip

    @rule("FURTH", "_FURTHEST")
    def most_apart() -> Any:
        return ("furthest",)

    @rule("FURTH", "_DIFF SUP | SUP _DIFF | _DIFFV SUP | _SCOREN _DIFF SUP | _HAVE SUP _DIFF | _DIFF _HAVE SUP")
    def widest_apart(end: str) -> Any:
        return ("furthest",) if end == "max" else None

    @rule("Q", mixed("_WHICH", "P", "CITIES", "FURTH") + " | " + mixed("PW", "CITIES", "FURTH"))
    @rule(
        "Q",
        "P CITIES FURTH _WHICHP | CITIES P FURTH _WHICHP | CITIES P _WHICHP FURTH | P CITIES _WHICHP FURTH | P _WHICHP CITIES FURTH",
    )
    @rule(
        "Q",
        "_WHICH P _DIFF CITIES SUP | _WHICH P FURTH CITIES | _WHICH P FURTH _BETWEEN CITIES | _WHICH P SUP _DIFF _BETWEEN CITIES | _WHICH P _DIFF _BETWEEN CITIES SUP",
    )
    def furthest_apart(*given: Any) -> Plan | None:
        found, cities = the(Parts, given), the(Cities, given).named
        edition = edition_of(base, found, cities)
        if edition is None or len(cities) != 2 or "min" in given:
            return None
        leads = {key: lead for key in found.of(base, edition) if (lead := lead_in(key, cities)) is not None}
        most = [lead for lead in leads.values() if abs(lead) == max(abs(one) for one in leads.values())]
        if (
            not most
            or most[0] == 0
            or len({lead > 0 for lead in most}) > 1
            or len(leads) < len(found.of(base, edition))
        ):
            return None
        ahead = cities if most[0] > 0 else (cities[1], cities[0])
        return Compare(cities=ahead, attributes=tuple(f"score:{key}" for key in leads), ask="widest")

    def lead_in(indicator: str, cities: tuple[str, ...]) -> Decimal | None:
        values = [base.printed(indicator).get(city) for city in cities]
        one, other = (Decimal(str(value)) if value is not None else None for value in values)
        return one - other if one is not None and other is not None else None

    @rule(
        "Q",
        "_WHICH NEAR CITIES P | CITIES P NEAR _W | CITIES P _SCOREN NEAR _W | S CITIES P NEAR _W | S CITIES P _SCOREN NEAR _W",
    )
    @rule(
        "Q",
        "_W NEAR CITIES EP | _W NEAR CITIES P _SCOREN | _W _CITYN NEAR CITIES P | S _W NEAR CITIES P | S _AND CITIES P _SCOREN NEAR _W",
    )
    @rule(
        "Q",
        "_AND CITIES P NEAR _W | _AND CITIES P _SCOREN NEAR _W | S _AND CITIES P NEAR _W | _W _AND CITIES P NEAR | _AND CITIES P _SCOREN NEAR _CITYN _W | _AND CITIES P NEAR _CITYN _W | CITIES P NEAR _CITYN _W | P _W NEAR CITIES",
    )
    def most_like(*given: Any) -> Plan | None:
        """The city nearest to another in several parts together."""
        city = next(part for part in given if isinstance(part, Cities) and part.named)
        found = next(part for part in given if isinstance(part, Parts))
        edition = edition_of(base, found, city.named)
        if len(city.named) != 1 or edition is None or "far" in given:
            return None
        return Similar(city=city.named[0], edition=edition, level=found.level or 1,
                       indicators=found.of(base, edition) if found.within else (), limit=1)  # fmt: skip
