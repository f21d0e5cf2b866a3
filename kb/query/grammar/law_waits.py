"""Whole questions on the time between laws or bodies: two laws apart, one wait against another, the longest step of a row, so long in force."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import (
    ADOPTED,
    FOUNDED,
    IN_FORCE,
    Deed,
    Happened,
    Length,
    Owned,
    Span,
    counted_over,
    date_of,
    dated,
    entity_of,
    narrowed,
    noun,
)
from kb.query.grammar.law_questions import of
from kb.query.grammar.logic import denied
from kb.query.grammar.meanings import Cities
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.comparing import Compare
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Count, Find
from kb.query.kinds.spanning import Interval
from kb.query.plan import Plan
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import HasRegulation, NamedCities, Selection
from kb.query.selection.dates import DateTest
from kb.query.selection.evaluate import members, population


def waits_asked(grammar: Grammar, base: Base) -> None:
    """Q: how far two laws are apart, how much longer one took, the longest step, how many had been in force so long."""
    rule = grammar.rule

    @rule("HAP", "LAWOF DEED | DEED LAWOF")
    def law_of(first: Any, second: Any) -> Happened:
        """*Chengdu's community education law took effect*; what it is called is read elsewhere."""
        key, city = (first, second) if "." in first else (second, first)
        return Happened((city,), noun("regulation"), key)

    @rule("CT", "LAWOF | LAWOF _DIDSO", cost=0.02)
    def law_alone(city: str) -> tuple[str, Any]:
        return city, Happened((city,), noun("regulation"))

    @rule("X", "NUMBER SUBJ LAWN | NUMBER LAWN SUBJ | NUMBER LAWN _ON SUBJ", cost=-0.05)
    def so_many_titled(*given: Any) -> Owned | None:
        """*The two lifelong learning laws*: those whose title says so, where they are as many and all laws are more."""
        number, on = of(float, given), of(tuple, given)
        if len(on) != 1:
            return None
        owned = Owned("regulation", (HasRegulation(subject=on[0], breadth="strict"),))
        return owned if number == counted_over(base, owned.select) else None

    @rule("CT", "CITIES _DIDSO | HAP _DIDSO")
    def did_so(whose: Any) -> tuple[str, Any] | None:
        """*Did Xi'an do the same?*: what was told of the other."""
        cities = whose.named if isinstance(whose, Cities) else whose.cities
        plain = isinstance(whose, Cities) or whose.key is None
        return (cities[0], None) if len(cities) == 1 and plain else None

    @rule("LONGEST", "LONG _WAIT | LONG _WAIT HOWLONG | LONG _DIFF | LONG _DIFF HOWLONG", cost=0.01)
    def longest_wait(end: Any, unit: Any = None) -> Any:
        return end if unit != "years" else None

    @rule("APARTQ", "HOWLONG _WAIT | _WAIT HOWLONG | HOWLONG _DIFFV | _DIFFV HOWLONG | _DIFF HOWLONG | _WAIT _DIFF HOWLONG"
                    " | _DIFFQ MONTHS | _DIFFQ YEARS | _DIFF _WHAT MONTHS | _DIFFV HOWLONG _WAIT")  # fmt: skip
    @rule("APARTQ", "_BEFORE _AFTER APARTQ")
    def how_far(unit: Any) -> Any:
        return unit or "any"

    @rule("Q", "EV APARTQ | EV _TIMEN APARTQ | APARTQ EV | APARTQ _BETWEEN EV | EV _BETWEENEND APARTQ | EV _TIMEN _BETWEENEND APARTQ"
               " | APARTQ _BETWEEN _TIMEN EV")  # fmt: skip
    def two_apart(*given: Any) -> Plan | None:
        """*How many months apart were the two community education laws adopted?*"""
        deed, unit = of(Deed, given), next(part for part in given if isinstance(part, str))
        return pair_apart(base, deed.of, deed.key, unit) if deed.of is not None else None

    @rule("Q", "X APARTQ DEED | X _TIMEN APARTQ DEED")
    def two_apart_between(owned: Owned, unit: str, key: Any) -> Plan | None:
        return pair_apart(base, owned, key, unit)

    @rule(
        "MORELONG",
        "LONGER HOWLONG | LONGER _WAIT HOWLONG | HOWLONG LONGER | LONGER HOWLONG _WAIT | _WAIT LONGER HOWLONG",
    )
    def how_much_longer(*given: Any) -> tuple[str, Any] | None:
        more = next(part for part in given if part in ("more", "less"))
        unit = next((part for part in given if part != more), None)
        return (more, unit) if unit != "years" else None

    @rule("MORELONG", "HOWMORE", cost=0.01)
    def how_many_more(more: Any) -> tuple[str, Any]:
        return more, "months"

    @rule("Q", "SPAN CT _THAN CT MORELONG | CT SPAN _THAN CT MORELONG | CT _THAN CT SPAN MORELONG | CT _THAN CT MORELONG SPAN"
               " | MORELONG CT _WAIT SPAN _THAN CT | MORELONG CT _WAIT _THAN CT SPAN | MORELONG CT SPAN _THAN CT"
               " | MORELONG _WAIT CT SPAN _THAN CT | SPAN MORELONG CT _WAIT _THAN CT | MORELONG SPAN CT _THAN CT"
               " | MORELONG CT _WAIT _THAN CT _WAIT SPAN | MORELONG _WAIT SPAN CT _THAN CT")  # fmt: skip
    def waits_apart(*given: Any) -> Plan | None:
        """*How many months longer did A's law take from adoption to effect than B's?*"""
        span = of(Span, given)
        more = next(part[0] for part in given if isinstance(part, tuple) and part[0] in ("more", "less"))
        pair = [part for part in given if isinstance(part, tuple) and part[0] not in ("more", "less")]
        plain = all(owned is None or (owned.key is None and owned.of.entity == "regulation") for _, owned in pair)
        return longer_wait(base, tuple(city for city, _ in pair), span.attribute, more) if plain else None

    @rule("NEIGHBOUR", "_NUMBER _NEIGHBOUR | _ANYONE _NUMBER _NEIGHBOUR | _ANYONE _NEIGHBOUR")
    def any_two() -> str:
        return "neighbours"

    @rule("STEP", "_BETWEEN _ANYONE DEED _AND _NEXTONE | _BETWEEN _ANYONE DEED _AND _NEXTONE _OTHER | _BETWEEN _ANYONE DEED _TO _NEXTONE | _SINCE _ANYONE DEED _TO _NEXTONE | _BETWEEN DEED _AND _NEXTONE | _BETWEEN _NEIGHBOUR DEED | _NEIGHBOUR DEED _BETWEENEND"
                  " | _NEIGHBOUR DEED _TIMEN _BETWEENEND | _NEIGHBOUR DEED | _NEIGHBOUR DEED _TIMEN | DEED _NEIGHBOUR")  # fmt: skip
    def step(key: Any) -> Deed:
        return Deed(key)

    @rule("STEP", "_BETWEEN _NEIGHBOUR EV | _NEIGHBOUR EV _BETWEENEND | _NEIGHBOUR EV _TIMEN _BETWEENEND | _NEIGHBOUR EV | _NEIGHBOUR EV _TIMEN"
                  " | X _NEIGHBOUR DEED | X _NEIGHBOUR DEED _TIMEN _BETWEENEND | X _NEIGHBOUR DEED _BETWEENEND | X _NEIGHBOUR DEED _TIMEN", cost=0.02)  # fmt: skip
    def step_of(first: Any, key: Any = None) -> Deed | None:
        if key is None:
            return first if first.of is not None else None
        return Deed(key, first) if entity_of(key) == first.entity else None

    @rule("STEPW", "_WAITB _ANYONE DEED _AND _NEXTONE | _WAITB _ANYONE DEED _TO _NEXTONE | _WAITB _NEIGHBOUR DEED")
    def wait_step(key: Any) -> Deed:
        return Deed(key)

    @rule("STEPW", "_WAITB _NEIGHBOUR EV", cost=0.02)
    def wait_step_of(deed: Deed) -> Deed | None:
        return deed if deed.of is not None else None

    @rule("HOWLONG", "_MUCH MONTHS | _MUCH YEARS", cost=0.02)
    def so_many_units(unit: Any) -> Any:
        return unit

    @rule("LINED", "X _BY DEED _UP _LINEDUP | X _BY DEED _TIMEN _UP _LINEDUP | X _BY DEED _UP | X _BY DEED _TIMEN _UP | X _LINEDUP _BY DEED | X _LINEDUP _BY _TIMEN DEED | X _LINEDUP _BY DEED _TIMEN | _BY DEED _TIMEN _LINEDUP X"
                   " | X _BY DEED _TIMEN _LINEDUP | X _BY DEED _LINEDUP | X _LINEDUP | X _LINEDUP _BY _MONTHS DEED | _LINEDUP X")  # fmt: skip
    def lined_up(owned: Owned, key: Any = None) -> Deed | None:
        key = key or (ADOPTED if owned.entity == "regulation" else FOUNDED)
        return Deed(key, owned) if entity_of(key) == owned.entity else None

    @rule("STEP", "_BETWEEN _NEIGHBOUR DEED _OF X | _BETWEEN _NEIGHBOUR DEED X", cost=0.01)
    def step_among(key: Any, owned: Owned) -> Deed | None:
        return Deed(key, owned) if entity_of(key) == owned.entity else None

    @rule("STEPQ", "HOWLONG LONG _WAIT STEP | HOWLONG _WAIT LONG STEP | LONG _WAIT STEP HOWLONG | STEP LONG _WAIT HOWLONG | STEP _WAIT LONG HOWLONG"
                   " | STEP LONG HOWLONG | LONG _WAIT STEP _WHAT | _WHAT LONG _WAIT STEP HOWLONG | HOWLONG LONG STEP | STEP LONG _WAIT HOWLONG _WAIT"
                   " | _WHAT LONG _WAIT STEP | HOWLONG LONG STEPW | _WHAT LONG STEPW | LONG STEPW _WHAT | _WHAT LONG STEPW HOWLONG | STEP LONG _WAIT"
               " | STEP LONG _DIFFV HOWLONG | STEP LONG _DIFF HOWLONG | LONG STEPW HOWLONG | STEP LONG _DIFFV _WAIT HOWLONG"
                    " | _WHAT LONGEST STEP")  # fmt: skip
    def step_asked(*given: Any) -> tuple[str, Deed]:
        return next(part for part in given if part in ("max", "min")), of(Deed, given)

    @rule("Q", "STEPQ")
    @rule("Q", "LINED STEPQ | STEPQ LINED")
    def longest_step(first: Any, second: Any = None) -> Plan | None:
        """*The six laws lined up by adoption, how long is the longest wait between one and the next?*"""
        (end, deed), row = (first, second) if isinstance(first, tuple) else (second, first)
        if row is not None and (row.key != deed.key or (deed.of is not None and deed.of != row.of)):
            return None
        owned = deed.of or (row.of if row is not None else noun(entity_of(deed.key)))
        if owned is None or owned.count:
            return None
        function = "longest step" if end == "max" else "shortest step"
        return Aggregate.model_validate({"select": owned.select, "attribute": deed.key, "function": function})

    @rule("NEXTBY", "_NEIGHBOUR | _NEIGHBOUR _BETWEENEND")
    def neighbours() -> str:
        return "neighbours"

    @rule("Q", "LINED _NEXTBY LONG _WAIT HOWLONG | LINED _NEXTBY LONG HOWLONG | LINED _NEXTBY LONG _DIFFV HOWLONG | LINED _NEXTBY _WAIT LONG HOWLONG"
               " | LINED _NEXTBY LONG _WAIT | LINED _NEXTBY _WAIT LONG _WAIT HOWLONG | LINED _NEXTBY LONG _WAIT _WAIT HOWLONG"
               " | LINED HOWLONG LONG _WAIT _NEXTBY | LINED _NEXTBY _DIFFV LONG HOWLONG | LINED _NEXTBY LONG _DIFF HOWLONG")  # fmt: skip
    def longest_of_row(*given: Any) -> Plan | None:
        """六部条例按通过时间排列，相邻两部之间最长隔多少个月."""
        end = next(part for part in given if part in ("max", "min"))
        plan: Plan | None = longest_step((end, of(Deed, given)))
        return plan

    @rule("INFORCEFOR", "_INFORCE LEN | LEN _INFORCE")
    def in_force_for(length: Length) -> Length | None:
        return length if length.op in ("=", ">=") else None

    @rule("Q", "ATHAP OTHERS _HOWMANYX INFORCEFOR | ATHAP _HOWMANYX OTHERS INFORCEFOR | _HOWMANYX OTHERS INFORCEFOR ATHAP"
               " | OTHERS _HOWMANYX INFORCEFOR ATHAP")  # fmt: skip
    def how_many_so_long(*given: Any) -> Plan | None:
        """*When A passed its law, how many of the others had been in force for five years?*"""
        happened, owned, length = of(Happened, given), of(Owned, given), of(Length, given)
        return Count(select=select) if (select := so_long_before(base, happened, owned, length)) else None

    @rule("Q", "ATHAP _WHICHX OTHERS INFORCEFOR | ATHAP OTHERS _WHICHX INFORCEFOR | _WHICHX OTHERS INFORCEFOR ATHAP")
    def which_so_long(*given: Any) -> Plan | None:
        happened, owned, length = of(Happened, given), of(Owned, given), of(Length, given)
        select = so_long_before(base, happened, owned, length)
        return Find(select=select, entity=owned.entity) if select else None

    @rule("Q", "ATHAP OTHERS _HOWMANYX DEED | ATHAP _HOWMANYX OTHERS DEED | _HOWMANYX OTHERS DEED ATHAP | ATHAP OTHERS _HOWMANYX INFORCE"
               " | ATHAP _HOWMANYX OTHERS INFORCE | _HOWMANYX OTHERS INFORCE ATHAP | ATHAP OTHERS DEED _HOWMANYX", cost=0.02)  # fmt: skip
    def how_many_before(*given: Any) -> Plan | None:
        """*When A passed its law, how many of the other five had been adopted?*"""
        happened, owned = of(Happened, given), of(Owned, given)
        key = next((part for part in given if isinstance(part, str) and "." in part), IN_FORCE)
        date = date_of(base, happened.cities[0], str(happened.key))
        if date is None or len(date) < 7 or entity_of(key) != owned.entity:
            return None
        told = narrowed(owned, dated(key, DateTest(op="before", date=date))).conditions
        return Count(select=Selection(conditions=(*told, NamedCities(cities=happened.cities, negate=True))))

    @rule("ATHAP", "_WHENCONJ HAP | _ATTIME HAP | HAP _ATTIME | HAP _ZHWHEN")
    def at_deed(happened: Happened) -> Happened | None:
        return happened if happened.key and len(happened.cities) == 1 else None

    @rule("OTHERS", "_OTHER X | _OTHER NUMBER X | _OTHER NUMBER _CITYN X | _OTHER _CITYN X | NUMBER _OTHER X | OFNUMBER _OTHER X"
                    " | X _OTHER NUMBER _CITYN | X _OTHER _CITYN | _OTHER OFNUMBER X | _OTHER OFNUMBER _CITYN X")  # fmt: skip
    def others(*given: Any) -> Owned | None:
        """All but one, and as many as is said, if any number is."""
        owned, number = of(Owned, given), of(float, given)
        fits = number is None or number == counted_over(base, owned.select) - 1
        return owned if owned.count is None and fits else None

    @rule("LEFTOUT", "_EXCEPT X | X _ASIDE | _EXCEPT X _EXCEPTEND | _EXCEPT X _ASIDE | _LEAVE X _ASIDE")
    def left_out(owned: Owned) -> Owned | None:
        return owned if owned.count is None and not owned.is_plain and len(owned.conditions) == 1 else None

    @rule("Q", "LEFTOUT Q", cost=0.05)
    def without(owned: Owned, plan: Plan) -> Plan | None:
        """*Leaving the community education laws aside, …*"""
        if not isinstance(plan, (Rank, Find, Count, Aggregate)):
            return None
        select = Selection(conditions=(*plan.select.conditions, denied(owned.conditions[0])))
        return plan.model_copy(update={"select": select}) if members(base, select) else None

    @rule("Q", "_LEAVE CITIES _ASIDE Q | _EXCEPT CITIES _ASIDE Q | CITIES _ASIDE Q", cost=0.05)
    def without_cities(cities: Cities, plan: Plan) -> Plan | None:
        """*Leaving Shanghai aside, in what order …?*"""
        if not isinstance(plan, (Rank, Find, Count, Aggregate)) or not cities.named:
            return None
        out = NamedCities(cities=cities.named, negate=True)
        return plan.model_copy(update={"select": Selection(conditions=(*plan.select.conditions, out))})

    @rule(
        "SEEKCITY",
        "_WHICH | _INTO _W | _W _CITYN | _WHICH _INTO | _W _CITYN _INTO | _INTO _WHICH | _INTO _W _CITYN | _WHERE | _IN _WHICH | _IN _W _CITYN",
    )
    def sought_cities() -> str:
        return "cities"

    @rule("SOMANY", "NUMBER X | NUMBER _THATOF X | X _IN NUMBER | X _HAVE NUMBER | X NUMBER", cost=-0.05)
    def so_many_of(*given: Any) -> tuple[Owned, int] | None:
        owned, number = of(Owned, given), of(float, given)
        return (owned, int(number)) if owned.count is None and number == int(number) else None

    @rule("Q", "_SAMEYEAR SOMANY DEED _SEEKCITY | SOMANY DEED _SAMEYEAR _SEEKCITY | SOMANY _SAMEYEAR DEED _SEEKCITY | _SAMEYEAR DEED SOMANY _SEEKCITY"
               " | _SEEKCITY SOMANY DEED _SAMEYEAR | _SEEKCITY SOMANY _SAMEYEAR DEED | SOMANY _HAVE _SAMEYEAR DEED _SEEKCITY")  # fmt: skip
    def together_in_a_year(*given: Any) -> Plan | None:
        """*Three bodies were founded in one year: in which cities?*"""
        (owned, number), key = of(tuple, given), next(part for part in given if isinstance(part, str))
        year = year_of_so_many(base, owned, key, number) if entity_of(key) == owned.entity else None
        if year is None or owned.count:
            return None
        return Find(select=narrowed(owned, dated(key, DateTest(op="in", date=year))).select)


def pair_apart(base: Base, owned: Owned, key: str, unit: str) -> Plan | None:
    """The time between two laws or bodies, if these are just two, from the earlier to the later."""
    if owned.count or owned.is_plain or entity_of(key) != owned.entity:
        return None
    dates = sorted((date, city) for city in _covered(base, owned) if (date := date_of(base, city, key)))
    if len(dates) != 2 or len(_covered(base, owned)) != 2:
        return None
    return Interval.model_validate({"start_city": dates[0][1], "start": key, "end_city": dates[1][1], "end": key,
                                    "unit": unit if unit in ("months", "years") else None})  # fmt: skip


def _covered(base: Base, owned: Owned) -> list[str]:
    """The cities with such a law or body, of those that a source covers completely."""
    return sorted(population(base, owned.select).cities.intersection(members(base, owned.select)))


def longer_wait(base: Base, cities: tuple[str, ...], key: str | None, more: str) -> Plan | None:
    """How much longer the first city waited than the second, if it did."""
    if key != "regulation.lag" or len(set(cities)) != 2:
        return None
    waits = [attribute(base, key).read(base, city, "en").sort for city in cities]
    first, second = waits
    if not isinstance(first, int | float) or not isinstance(second, int | float):
        return Compare(cities=cities, attributes=(key,), ask="difference")  # that one has no date is the answer
    return Compare(cities=cities, attributes=(key,), ask="difference") if (first > second) == (more == "more") else None


def so_long_before(base: Base, happened: Happened, owned: Owned, length: Length) -> Selection | None:
    """The other cities whose law had been in force so long when something happened in a city; only where months decide it."""
    date = date_of(base, happened.cities[0], str(happened.key))
    if (
        date is None
        or len(date) < 7
        or owned.entity != "regulation"
        or not isinstance(owned.conditions[0], HasRegulation)
    ):
        return None
    months = length.number * (12 if length.unit == "years" else 1)
    index = int(date[:4]) * 12 + int(date[5:7]) - 1 - months
    until = f"{index // 12:04d}-{index % 12 + 1:02d}"
    test = DateTest(op="by", date=until)
    others = NamedCities(cities=happened.cities, negate=True)
    return Selection(conditions=(*narrowed(owned, dated(IN_FORCE, test)).conditions, others))


def year_of_so_many(base: Base, owned: Owned, key: str, number: int) -> str | None:
    """The one year in which so many laws were adopted or bodies founded; none where there are two such years."""
    years = [date[:4] for city in _covered(base, owned) if (date := date_of(base, city, key))]
    found = {year for year in years if years.count(year) == number}
    return found.pop() if len(found) == 1 and number > 1 else None
