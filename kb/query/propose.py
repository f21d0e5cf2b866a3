"""From a frame to plans: each rule offers a plan from what the frame holds, or none. The list is the order of trust."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from kb.query.attach import Frame
from kb.query.attributes import ATTRIBUTES
from kb.query.base import Base
from kb.query.conditions import (
    AllOf,
    AnyOf,
    Condition,
    HasBody,
    HasPath,
    HasRegulation,
    InEdition,
    InNetwork,
    InPlace,
    InTier,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.evaluate import flat
from kb.query.indicators import default_edition, in_score_talk, named_editions
from kb.query.kinds.auditing import Audit, Errata, Recompute
from kb.query.kinds.contrasting import Contrast
from kb.query.kinds.describing import Lookup, Profile, Structure
from kb.query.kinds.measuring import Aggregate, Compare, Interval, Rank
from kb.query.kinds.profiling import Strongest
from kb.query.kinds.relating import Connect, Similar
from kb.query.kinds.searching import Things, Trace
from kb.query.kinds.selecting import Check, Count, Find, shown_columns
from kb.query.plan import Plan
from kb.query.words import content_terms, search_terms
from kb.search.text import terms

Rule = Callable[[Base, Frame], Plan | None]
FACTS = (HasRegulation, HasPath, HasBody, ScoreTest)
YES_NO = "yes_no"


def proposals(base: Base, frame: Frame) -> Iterator[Plan]:
    """The plans that the rules offer, the most trusted first."""
    for rule in RULES:
        plan = rule(base, frame)
        if plan is not None:
            yield plan


def audit(base: Base, frame: Frame) -> Plan | None:
    """A claim of a source put to the test, a recomputation, a question on errata."""
    if "recompute" in frame.cues and (edition := edition_of(base, frame)):
        return Recompute(edition=edition, indicator=frame.indicators[0] if frame.indicators else None,
                         city=frame.cities[0] if frame.cities else None)  # fmt: skip
    if "support" in frame.cues or ("said" in frame.cues and asks_yes_no(frame) and not {"how_many", "which", "when"} & set(frame.asks)):
        about = tuple([f"city:{city}" for city in frame.cities] + [f"indicator:{i}" for i in frame.indicators])
        return Audit(terms=search_terms(base, frame.marked), about=about)
    if "erratum" in frame.nouns:
        about = tuple([f"city:{city}" for city in frame.cities] + [f"source:{s}" for s in frame.things("source")]
                      + [f"source:{e}" for e in frame.things("edition")])  # fmt: skip
        return Errata(about=about, terms=content_terms(base, frame.marked))
    return None


def counted_claim(_base: Base, frame: Frame) -> Plan | None:
    """*In ten of the twelve cities the education department leads – right?*: a count put to the test."""
    if not ({"support", "said"} & frame.cues) or not frame.conditions or frame.cities:
        return None
    sizes = [int(m.number) for m in frame.marked.marks if m.kind == "number" and m.number and m.number == int(m.number)]
    return Count(select=frame.select, expect=sizes[0]) if sizes else None


def trace(base: Base, frame: Frame) -> Plan | None:
    """Which document says something."""
    if not asks_for_sources(frame) or (frame.indicators and "how_many" in frame.asks):
        return None
    attribute = family(frame)
    wanted = content_terms(base, frame.marked)
    things = named_things(frame)
    plain = not frame.nouns - {"source", "network", "city", "area"} and attribute is None
    if frame.cities and not things and plain and not set(wanted) - thing_terms(frame):
        return Trace(about=tuple(f"city:{city}" for city in frame.cities))
    if things and not frame.cities and not set(wanted) - thing_terms(frame) and (plain or frame.things("regulation")):
        return Trace(about=tuple(things))
    if frame.indicators and not wanted:
        return Trace(about=tuple(f"indicator:{i}" for i in frame.indicators))
    if attribute and not wanted:
        return Trace(attribute=attribute, city=frame.cities[0] if frame.cities else None)
    found = search_terms(base, frame.marked)
    return Trace(terms=found, about=tuple(f"city:{city}" for city in frame.cities)) if found else None


def thing_terms(frame: Frame) -> set[str]:
    """The words that name things."""
    return {term for m in frame.marked.marks if m.kind == "thing" for term in terms(frame.marked.original(m))}


def asks_for_sources(frame: Frame) -> bool:
    """Whether a document is what is asked for: *which document*, *where … come from*, 哪份文献, 出自."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        source = mark.says("noun", "source")
        if mark.says("ask", "which", "what", "how_many") and any(m.says("noun", "source") for m in marks[place + 1 : place + 5]):
            between = marks[place + 1 : place + 5]
            first = next(m for m in between if m.says("noun", "source"))
            if not any(m.says("noun") and not m.says("noun", "source") for m in between[: between.index(first)]):
                return True
        if source and mark.text.startswith(("哪", "出 处")) and not frame.things("source"):
            return True
    return "provenance" in frame.cues and any(m.says("noun", "source") for m in marks)


def family(frame: Frame) -> str | None:
    """The city attribute that the nouns of a question are about."""
    if frame.attributes and frame.attributes[0] in ATTRIBUTES:
        kind = frame.attributes[0].partition(".")[0]
        if kind not in ("body", "regulation") or kind in frame.nouns:
            return frame.attributes[0]
    for noun, attribute in (("path", "path_type"), ("regulation", "regulation"), ("body", "body")):
        if noun in frame.nouns or (noun == "path" and frame.things("path_type")):
            return attribute
    return None


def named_things(frame: Frame) -> list[str]:
    """Keys of the named things that are no cities."""
    kinds = ("area", "organisation", "policy", "regulation", "network", "path_type", "place")
    return [f"{kind}:{ident}" for kind in kinds for ident in frame.things(kind)]


def connection(_base: Base, frame: Frame) -> Plan | None:
    """How two things are connected."""
    if "connect" not in frame.relations:
        return None
    keys = [f"city:{city}" for city in frame.cities] + named_things(frame)
    if len(keys) == 1:
        return Connect(start=keys[0])
    return Connect(start=keys[0], end=keys[1]) if keys else None


def similarity(base: Base, frame: Frame) -> Plan | None:
    """The cities most like one city."""
    if "similar" not in frame.relations or len(frame.cities) != 1:
        return None
    edition = frame.edition or default_edition(base, list(frame.cities), base.cities[frame.cities[0]].country == "china")
    return Similar(city=frame.cities[0], edition=edition, limit=frame.limit or 5) if edition else None


def structure(base: Base, frame: Frame) -> Plan | None:
    """Weights, parts, descriptions of indicators."""
    ask = structure_ask(frame)
    if ask is None or frame.cities:
        return None
    level = 1 if "dimension" in frame.nouns else 2 if "second_level" in frame.nouns else 3 if "third_level" in frame.nouns else None
    if ask == "count" and not ({"indicator", "dimension", "second_level", "third_level"} & frame.nouns):
        return None
    indicator = part_of_pair(base, frame)
    edition = base.indicators[indicator].edition if indicator else frame.edition
    if edition is None and level is not None:
        edition = next((i.edition for i in base.indicators.values() if i.level == level and i.code), None)
    if edition is None:
        return None
    if ask in ("weight", "share", "parent", "description", "data_source") and indicator is None:
        if ask == "weight":
            return Structure(edition=edition, ask="tree", level=level)
        return None
    return Structure(edition=edition, indicator=indicator, ask=ask, level=level)


def part_of_pair(base: Base, frame: Frame) -> str | None:
    """The indicator meant: of a part and its whole, the part."""
    for indicator in frame.indicators:
        if any(base.indicators[indicator].parent == other for other in frame.indicators):
            return indicator
    lower = [i for i in frame.indicators if base.indicators[i].level > 0] or list(frame.indicators)
    return lower[0] if lower else None


def structure_ask(frame: Frame) -> Any:
    """Which question about an index's build the nouns ask, if any."""
    nouns = frame.nouns
    if "share_of_total" in frame.cues and frame.indicators:
        return "share"
    if "weight" in nouns or ("how_much" in frame.asks and len(frame.indicators) == 2 and not frame.orders and not frame.aggregate):
        return "weight"
    if "data_source" in nouns:
        return "data_source"
    if {"description", "definition"} & nouns and frame.indicators and not {"how_many"} & set(frame.asks) and not frame.orders:
        return "description"
    if nouns & {"indicator", "dimension", "second_level", "third_level"}:
        if {"how_many", "count"} & set(frame.asks):
            return "count"
        if not any(isinstance(c, ScoreTest) for c in flat(frame.conditions)) and not frame.orders and "city" not in nouns:
            return "parts"
    if "method" in nouns:
        return "method"
    if "parts" in nouns and frame.indicators and "city" not in nouns:
        return "parts"
    if ({"definition", "description"} & nouns) and frame.indicators and not frame.orders:
        return "description"
    return None


def interval(base: Base, frame: Frame) -> Plan | None:
    """The time between two dated facts."""
    months = "months_between" in frame.cues
    if not (months or "years_between" in frame.cues) or not frame.cities:
        return None
    unit = "months" if months else "years"
    law, body = "regulation" in frame.nouns or bool(frame.things("regulation")), "body" in frame.nouns
    first = frame.cities[0]
    if len(frame.cities) == 2:
        attribute = "body.established" if body and not law else "regulation.adopted"
        if "regulation.in_force" in frame.attributes and law:
            attribute = "regulation.in_force"
        return Interval(start_city=first, start=attribute, end_city=frame.cities[1], end=attribute, unit=unit)
    end = "regulation.in_force" if "regulation.in_force" in frame.attributes and "regulation.adopted" not in frame.attributes else None
    if body:
        return Interval(start_city=first, start="body.established", end_city=first, end=end or "regulation.adopted", unit=unit)
    if law or "regulation.lag" in frame.attributes:
        return Interval(start_city=first, start="regulation.adopted", end_city=first, end="regulation.in_force", unit=unit)
    return None


def comparison(base: Base, frame: Frame) -> Plan | None:
    """Two or more named cities against each other."""
    if len(frame.cities) < 2:
        return None
    keys = compared_attributes(base, frame)
    if not keys:
        return None
    ask = comparison_ask(frame)
    if ask is None:
        return None
    ascending = "loses" in frame.relations and "beats" not in frame.relations
    ascending = ascending or bool({"min", "earliest"} & set(frame.orders)) or keys[0].endswith((".adopted", ".in_force", ".established"))
    if "latest" in frame.orders:
        ascending = False
    return Compare(cities=frame.cities, attributes=keys, ask=ask, ascending=ascending)


def comparison_ask(frame: Frame) -> Any:
    """What is asked of the compared cities."""
    if "how_much" in frame.asks and {"beats", "loses"} & frame.relations:
        return "difference"
    if "same" in frame.relations:
        return "same"
    if frame.aggregate == "difference":
        return "difference"
    if asks_yes_no(frame) and {"beats", "loses"} & frame.relations:
        return "beats"
    if {"beats", "loses", "than"} & frame.relations or "compared" in frame.cues or frame.orders:
        return "first" if {"which", "who", "where"} & set(frame.asks) or "compared" in frame.cues or frame.language == "zh" else "beats"
    return "table" if "compare" in frame.relations or not frame.asks or set(frame.asks) <= {"what", "which", "how", "how_much"} else None


def compared_attributes(base: Base, frame: Frame) -> tuple[str, ...]:
    """The attributes that a comparison is about."""
    measure = "rank" if "rank" in frame.nouns and "score" not in frame.nouns else "score"
    if "dimension" in frame.nouns and (edition := edition_of(base, frame)):
        parts = base.children.get(base.editions[edition].overall, [])
        return tuple(f"{measure}:{part.id}" for part in parts if part.weight)
    if frame.indicators:
        return tuple(f"{measure}:{indicator}" for indicator in frame.indicators)
    asked = asked_attributes(frame)
    if asked:
        return asked
    if "connect" in frame.relations:
        return ()
    edition = edition_of(base, frame)
    if edition and ({"score", "rank"} & frame.nouns or frame.edition_said or frame.aggregate == "difference" or frame.relations & {"beats", "loses"}):
        return (f"{measure}:{base.editions[edition].overall}",)
    if frame.things("theme") or "practice" in frame.nouns or "policy" in frame.nouns:
        return ()
    default = ("regulation", "body", "path_type")
    return tuple(default) if "compare" in frame.relations else ()


def asked_attributes(frame: Frame) -> tuple[str, ...]:
    """City attributes that the words of a question ask for, in the order of the list of attributes."""
    found = [key for key in frame.attributes if key in ATTRIBUTES and fits_nouns(key, frame)]
    if "lead_type" in " ".join(found):
        found = [key for key in found if key != "body.lead"]
    if any(key.startswith("path.") for key in found):
        return tuple(found)
    if "path" in frame.nouns and not frame.things("path_type"):
        found.append("path_type")
    if not any(key.startswith("body") for key in found) and "body" in frame.nouns:
        found.append("body")
    if not any(key.startswith("regulation") for key in found) and "regulation" in frame.nouns:
        found += ["regulation"]
    return tuple(dict.fromkeys(found))


def fits_nouns(key: str, frame: Frame) -> bool:
    """Dates need their noun: *established* says nothing of a law."""
    kind, _, part = key.partition(".")
    if kind == "body":
        return "body" in frame.nouns or part in ("lead", "lead_type")
    if kind == "regulation" and part:
        return "regulation" in frame.nouns or not ({"body", "organisation", "policy", "practice"} & frame.nouns)
    return True


def checking(base: Base, frame: Frame) -> Plan | None:
    """A yes-or-no question about named cities and a condition."""
    if not asks_yes_no(frame) or not frame.cities:
        return None
    conditions = [c for c in frame.conditions]
    if "presence" in frame.cues and frame.edition and not any(isinstance(c, ScoreTest) for c in conditions):
        conditions = [c for c in conditions if not isinstance(c, InEdition)] + [InEdition(edition=frame.edition)]
    conditions += [HasBody()] if not conditions and "body" in frame.nouns else []
    conditions += [InEdition(edition=frame.edition)] if not conditions and frame.edition_said and frame.edition else []
    if not conditions or {"which", "when"} & set(frame.asks):
        return None
    condition: Condition = conditions[0] if len(conditions) == 1 else AllOf(conditions=tuple(conditions))
    return Check(cities=frame.cities, condition=condition)


def lookup(base: Base, frame: Frame) -> Plan | None:
    """Attributes, scores and ranks of named cities."""
    if not frame.cities or ("how_many" in frame.asks and not frame.indicators and frame.language == "en"):
        return None
    measure = "rank" if asks_for_rank(frame) else "score"
    both = {"rank", "score"} <= {n for m in frame.marked.marks for n in [m.value("noun")] if n}
    keys: list[str] = []
    if len(named_editions(base, frame.marked)) > 1 and all(base.indicators[i].level == 0 for i in frame.indicators):
        return Lookup(cities=frame.cities, attributes=tuple(overall_keys(base, frame, measure, both)))
    for indicator in frame.indicators:
        keys += [f"score:{indicator}", f"rank:{indicator}"] if both else [f"{measure}:{indicator}"]
    if not frame.indicators and "dimension" in frame.nouns and (edition := edition_of(base, frame)):
        parts = base.children.get(base.editions[edition].overall, [])
        keys += [f"{measure}:{part.id}" for part in parts if part.weight]
    keys += [key for key in asked_attributes(frame) if not key.endswith("lag") or "regulation" in frame.nouns]
    scored = bool({"score", "rank"} & frame.nouns) or "overall" in frame.cues
    if not frame.indicators and ((scored and not keys) or (frame.edition_said and not keys)):
        keys += overall_keys(base, frame, measure, both)
    if "level" in frame.nouns and not keys:
        keys.append("level")
    if not keys:
        return None
    if (frame.asks and frame.asks[0] == "when") or "when" in frame.asks:
        keys = [date_key(key) for key in keys]
    return Lookup(cities=frame.cities, attributes=tuple(dict.fromkeys(keys)))


def asks_for_rank(frame: Frame) -> bool:
    """Whether a rank is asked for and not a score: as a word of its own, or inside the name of an indicator."""
    named = " ".join(frame.marked.original(m).lower() for m in frame.marked.marks if m.thing("indicator"))
    said = "rank" in frame.nouns or "排名" in named or "ranking" in named
    return said and "score" not in frame.nouns


def date_key(key: str) -> str:
    """The date to look up when the question says only *when*."""
    return {"regulation": "regulation.adopted", "body": "body.established"}.get(key, key)


def overall_keys(base: Base, frame: Frame, measure: str, both: bool) -> list[str]:
    """The overall score or rank in the edition said, or in every edition that assesses the cities."""
    named = named_editions(base, frame.marked)
    editions = named or [frame.edition] if frame.edition else [
        e for e in base.editions if any(city in base.assessed(e) for city in frame.cities)] or list(base.editions)[-1:]  # fmt: skip
    measures = ("score", "rank") if both else (measure,)
    return [f"{m}:{base.editions[e].overall}" for e in editions if e for m in measures]


def best_dimension(base: Base, frame: Frame) -> Plan | None:
    """The best or worst dimension of a city: its scores at one level of the tree."""
    asked = {"dimension_best", "dimension_worst"} & frame.cues or (
        frame.nouns & {"dimension", "second_level", "indicator"} and set(frame.orders) & {"max", "min", "top", "bottom"})  # fmt: skip
    if len(frame.cities) != 1 or not asked or frame.indicators:
        return None
    edition = edition_of(base, frame)
    if edition is None:
        return None
    worst = "dimension_worst" in frame.cues or (bool({"min", "bottom"} & set(frame.orders)) and not {"max", "top"} & set(frame.orders))
    second = "second_level" in frame.nouns or ("indicator" in frame.nouns and "dimension" not in frame.nouns)
    sizes = {sum(i.edition == edition and i.level == level and bool(i.weight) for i in base.indicators.values()): level for level in (1, 2)}
    said = [sizes[int(m.number or 0)] for m in frame.marked.marks if m.kind == "number" and m.number in sizes]
    return Strongest(city=frame.cities[0], edition=edition, level=said[0] if said else 2 if second else 1, weakest=worst)


def ranking(base: Base, frame: Frame) -> Plan | None:
    """Superlatives and top lists over a selection."""
    direction = ranking_direction(frame)
    if direction is None and frame.position is None:
        return None
    by = ranked_attribute(base, frame)
    if by is None:
        return None
    conditions = [c for c in frame.conditions if not _is_subject_only(c, by)]
    select = with_conditions(frame, conditions)
    entity = "city"
    cities_asked = "where" in frame.asks or any(m.says("ask") and "城 市" in m.text for m in frame.marked.marks)
    if by.startswith("regulation") and "city" not in said_nouns(frame) and not cities_asked:
        entity = "regulation"
    if by.startswith("body") and "city" not in said_nouns(frame) and not cities_asked and by != "body.to_law":
        entity = "organisation"
    ascending = ascending_order(by, frame, direction)
    tops = any(isinstance(c, ScoreTest) and c.measure == "rank" for c in flat(conditions))
    limit = None if frame.position else (frame.limit if frame.limit and not tops else 1)
    if frame.limit is None and frame.position is None and plural_list(frame):
        limit = None
    return Rank(select=select, by=by, ascending=ascending, limit=limit, position=frame.position, entity=entity,
                columns=tuple(key for key in asked_attributes(frame) if key != by and not key.startswith(by.partition(".")[0])))  # fmt: skip


def plural_list(frame: Frame) -> bool:
    """*Rank the GNLC members by …*, *oldest first*: a whole order, not one winner."""
    text = frame.marked.text.rstrip("。？?！! ")
    return "sort" in frame.cues or (text.startswith(("按", "对")) and text.endswith(("排名", "排序", "排列")))


def with_conditions(frame: Frame, conditions: list[Condition]) -> Selection:
    """The frame's selection with other conditions; named and excluded cities stay."""
    return replace(frame, conditions=tuple(conditions)).select


def _is_subject_only(condition: Condition, by: str) -> bool:
    """*Which law had the longest lag*: the law is what is ranked, not a condition on something else."""
    if isinstance(condition, HasRegulation) and by.startswith("regulation") and not condition.negate:
        return condition.adopted is None and condition.in_force is None and condition.breadth == "broad"
    if isinstance(condition, HasBody) and by.startswith("body") and not condition.negate:
        return condition.established is None and condition.lead_type is None and condition.law is None
    return False


def ranking_direction(frame: Frame) -> str | None:
    """Whether the first or the last of an order is asked for."""
    ranked = any(isinstance(c, ScoreTest) and c.measure == "rank" for c in flat(frame.conditions))
    free = [m for p, m in enumerate(frame.marked.marks) if m.says("order") and not beside_number(frame, p)] if ranked else None
    orders = [o for o in frame.orders if o not in ("top", "bottom") or ((frame.limit or frame.position) and not ranked)]
    if free is not None:
        orders = [o for o in orders if any(m.says("order", o) for m in free)]
    if "longest_gap" in frame.cues:
        return "longest"
    return orders[0] if orders else ("max" if plural_list(frame) and not frame.cities else None)


def beside_number(frame: Frame, place: int) -> bool:
    """Whether a number stands right beside a mark: *top ten*."""
    marks = frame.marked.marks
    return any(m.kind == "number" for m in marks[max(0, place - 1) : place + 2])


def ascending_order(by: str, frame: Frame, direction: str | None) -> bool:
    """Dates ascend for *first*; scores and lags descend for *highest* and *longest*."""
    orders = set(frame.orders)
    if not orders and by.startswith("score:"):
        return False
    if by.endswith((".adopted", ".in_force", ".established")):
        return "latest" not in orders and not (orders & {"max", "bottom"} and "earliest" not in orders)
    if by.startswith("rank:"):
        return True
    if by.endswith(".lag"):
        return bool(orders & {"shortest", "min"})
    return bool(orders & {"min", "bottom"}) or (bool(orders & {"latest"}) and not orders & {"max", "top", "earliest"})


def said_nouns(frame: Frame) -> set[str]:
    """The nouns that are said as such."""
    return {value for mark in frame.marked.marks if (value := mark.value("noun"))}


def ranked_attribute(base: Base, frame: Frame) -> str | None:
    """What the order is by."""
    orders = set(frame.orders)
    if "longest_gap" in frame.cues and "body" in frame.nouns and "regulation" in frame.nouns:
        return "body.to_law"
    if frame.indicators:
        free = [i for i in frame.indicators if not any(isinstance(c, ScoreTest) and c.indicator == i for c in flat(frame.conditions))]
        return f"score:{(free or list(frame.indicators))[0]}"
    if frame.position and not frame.indicators and not ({"score", "rank"} & frame.nouns or frame.edition_said):
        orders = orders | {"earliest"}
    lag = "regulation.lag" in frame.attributes or ({"longest", "shortest"} & orders and "regulation" in frame.nouns)
    if lag:
        return "regulation.lag"
    timed = orders & {"earliest", "latest"} or (orders & {"top", "bottom"} and not {"score", "rank"} & frame.nouns)
    if timed and "body" in frame.nouns and "regulation" not in said_nouns(frame):
        return "body.established"
    if timed and "regulation" in frame.nouns:
        return "regulation.in_force" if "regulation.in_force" in frame.attributes else "regulation.adopted"
    if timed and "body" in frame.nouns:
        return "body.established"
    talk = in_score_talk(frame.marked) and ({"score", "rank"} & frame.nouns or frame.edition_said or orders & {"max", "min"}
                                            or "overall" in frame.cues)  # fmt: skip
    edition = edition_of(base, frame)
    return f"score:{base.editions[edition].overall}" if edition and talk else None


def edition_of(base: Base, frame: Frame) -> str | None:
    """The edition said, that of the indicators, or the default for the cities and sets named."""
    if frame.edition:
        return frame.edition
    if frame.indicators:
        return str(base.indicators[frame.indicators[0]].edition)
    china = any(isinstance(c, InNetwork | InTier | HasRegulation | HasPath | HasBody) or
                (isinstance(c, InPlace) and c.place.endswith(("-china", "-province"))) for c in flat(frame.conditions))  # fmt: skip
    return default_edition(base, list(frame.cities), china or bool(frame.cities and all(
        base.cities[c].country == "china" for c in frame.cities)))  # fmt: skip


def membership_date(base: Base, frame: Frame) -> Plan | None:
    """When a city joined a network."""
    joined = "networks.since" in frame.attributes
    if frame.cities and "when" in frame.asks and (frame.things("network") or "network" in frame.nouns) and joined:
        return Lookup(cities=frame.cities, attributes=("networks.since",))
    return None


def gap(base: Base, frame: Frame) -> Plan | None:
    """The difference between two indicators of a city, or the city where it is widest."""
    pair = [i for i in frame.indicators if base.indicators[i].edition == base.indicators[frame.indicators[0]].edition]
    if frame.aggregate == "difference" and len(pair) == 1 and "reputation" in frame.nouns:
        pair += [base.editions[base.indicators[pair[0]].edition].overall]
        pair[0] = next((i.id for i in base.indicators.values() if i.kind == "rank" and i.edition == base.indicators[pair[0]].edition), pair[0])
    if len(pair) != 2 or frame.aggregate != "difference":
        return None
    key = f"gap:{pair[0]}|{pair[1]}"
    printed = [i.id for i in base.indicators.values() if i.kind == "difference" and i.edition == base.indicators[pair[0]].edition]
    if printed and any(base.indicators[i].kind == "rank" for i in pair):
        key = f"score:{printed[0]}"
    if len(frame.cities) == 1:
        return Lookup(cities=frame.cities, attributes=(key,))
    if not frame.cities and {"which", "where", "who"} & set(frame.asks):
        return Rank(select=frame.select, by=key, ascending=bool(set(frame.orders) & {"min", "shortest"}), limit=frame.limit or 1)
    return None


def contrast(base: Base, frame: Frame) -> Plan | None:
    """Two sets of cities against each other: by the mean of an indicator, or by their size."""
    sides = two_sets(frame)
    if sides is None or frame.cities:
        return None
    if any(isinstance(c, ScoreTest) for c in flat(frame.conditions)):
        return None
    compares = {"compare", "beats", "loses", "than"} & frame.relations or "compared" in frame.cues or frame.aggregate == "difference"
    if not compares:
        return None
    indicator = frame.indicators[0] if frame.indicators else None
    edition = edition_of(base, frame)
    averaged = frame.aggregate in ("mean", "median") or any(m.says("agg", "mean", "median") for m in frame.marked.marks)
    if indicator is None and averaged and edition:
        indicator = base.editions[edition].overall
    if indicator is None and averaged:
        return None
    ask = "difference" if frame.aggregate == "difference" or any(m.says("agg", "difference") for m in frame.marked.marks) else (
        "more" if asks_yes_no(frame) else "first" if {"which", "who"} & set(frame.asks) or "compared" in frame.cues else "table")  # fmt: skip
    return Contrast(left=sides[0], right=sides[1], indicator=indicator, ask=ask)


def two_sets(frame: Frame) -> tuple[Selection, Selection] | None:
    """The two sets that a question sets against each other: alternatives of one kind, or with and without."""
    conditions = list(frame.conditions)
    shared = [c for c in conditions if not isinstance(c, AnyOf | HasPath | HasRegulation | InTier | InPlace)]
    for condition in conditions:
        rest = [c for c in conditions if c is not condition and c in shared]
        if isinstance(condition, HasPath) and len(condition.types) == 2:
            return (Selection(conditions=(*rest, HasPath(types=condition.types[:1]))),
                    Selection(conditions=(*rest, HasPath(types=condition.types[1:]))))  # fmt: skip
        if isinstance(condition, AnyOf) and len(condition.conditions) == 2:
            left, right = condition.conditions
            return Selection(conditions=(*rest, left)), Selection(conditions=(*rest, right))
        laws = [m for m in frame.marked.marks if m.says("noun", "regulation")]
        without = any(m.says("logic", "not") for m in frame.marked.marks)
        if isinstance(condition, HasRegulation) and without and (len(laws) > 1 or has_both(frame)):
            plain = condition.model_copy(update={"negate": False})
            return (Selection(conditions=(*rest, plain)),
                    Selection(conditions=(*rest, plain.model_copy(update={"negate": True}))))  # fmt: skip
    return None


def has_both(frame: Frame) -> bool:
    """*With a law and … without one*."""
    texts = [m.text for m in frame.marked.marks]
    return ("with" in texts and "without" in texts) or ("one" in texts and "without" in texts)


def grouping(base: Base, frame: Frame) -> Plan | None:
    """Which region or path type has the highest mean."""
    by = frame.by or asked_group(frame)
    indicator = frame.indicators[0] if frame.indicators else None
    edition = edition_of(base, frame) or choose_chinese(base)
    averaged = any(m.says("agg", "mean", "median") for m in frame.marked.marks) or "means" in frame.marked.text.lower()
    if by and "how_many" in frame.asks and indicator is None and not frame.cities:
        extra = (HasPath(),) if by == "path_type" and not any(isinstance(c, HasPath) for c in frame.conditions) else ()
        select = Selection(conditions=(*frame.select.conditions, *extra))
        return Aggregate(select=select, attribute=by, function="count", by=by)
    if by is None or frame.cities or not (indicator or averaged) or not (averaged or frame.orders):
        return None
    indicator = indicator or base.editions[edition].overall
    lowest = set(frame.orders) & {"min", "bottom", "latest"}
    first = "min" if lowest else "max" if frame.orders or "beats" in frame.relations else None
    function = "median" if frame.aggregate == "median" else "mean"
    return Aggregate(select=frame.select, indicator=indicator, function=function, by=by, first=first)


def asked_group(frame: Frame) -> Any:
    """The grouping that *which region*, *which path type*, 哪一类城市 ask for."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if not mark.says("ask", "which", "what"):
            if not (mark.says("noun", "path", "region") and frame.language == "zh" and mark.text.startswith("哪")):
                continue
        for ahead in marks[place : place + 7]:
            if ahead.says("noun", "region"):
                return "region"
            if ahead.says("noun", "path") and not ahead.says("noun", "city"):
                return "path_type"
            if ahead.says("noun", "city"):
                break
    return None


def choose_chinese(base: Base) -> str:
    """The edition with the most Chinese cities: only they have regions, tiers and path types."""
    return max(base.editions, key=lambda e: sum(base.cities[c].country == "china" for c in base.assessed(e)))


def aggregation(base: Base, frame: Frame) -> Plan | None:
    """Means and other sums over a selection."""
    if (frame.aggregate in (None, "difference", "count") and frame.by is None) or (frame.cities and frame.aggregate == "range"):
        return None
    if any(isinstance(c, ScoreTest) and c.reference for c in flat(frame.conditions)):
        return None
    if "regulation" in frame.nouns and not frame.indicators and ("regulation.lag" in frame.attributes or "months_between" in frame.cues
                                                                 or {"regulation.adopted", "regulation.in_force"} <= set(frame.attributes)):  # fmt: skip
        return Aggregate(select=frame.select, attribute="regulation.lag", function=frame.aggregate or "mean")
    indicator = frame.indicators[0] if frame.indicators else None
    edition = edition_of(base, frame)
    if indicator is None and edition:
        indicator = base.editions[edition].overall
    if indicator is None:
        return None
    function = frame.aggregate if frame.aggregate in ("mean", "median", "sum", "range") else "mean"
    measure = "rank" if "rank" in frame.nouns and "score" not in frame.nouns else "score"
    return Aggregate(select=frame.select, indicator=indicator, measure=measure, function=function, by=frame.by)


def counting(base: Base, frame: Frame) -> Plan | None:
    """How many cities meet the conditions."""
    if not {"how_many", "how_much"} & set(frame.asks) or ("city" not in said_nouns(frame) and not frame.conditions):
        return None
    if frame.language == "zh" and "how_many" not in frame.asks:
        return None
    if not frame.conditions and not (frame.edition_said and frame.edition):
        return None
    if frame.nouns & {"policy", "practice", "indicator", "figure"} - {"practice"} and "city" not in said_nouns(frame):
        return None
    select = frame.select
    if frame.edition_said and frame.edition and not any(isinstance(c, ScoreTest) for c in flat(frame.conditions)):
        select = Selection(conditions=(*select.conditions, InEdition(edition=frame.edition)))
    share = "how_much" in frame.asks and "how_many" not in frame.asks
    return Count(select=select, share=share and frame.language == "en")


def finding(base: Base, frame: Frame) -> Plan | None:
    """Lists of cities, or tables of their attributes."""
    if not frame.conditions and not frame.excluded:
        return listing_all(base, frame)
    if "regulation" in said_nouns(frame) and not any(c.on in ("regulation", "body", "lag") for c in flat(frame.conditions)):
        return None
    asked = asked_attributes(frame)
    conditioned = {family_of(c) for c in flat(frame.conditions)}
    if any(isinstance(c, HasBody) and c.law for c in flat(frame.conditions)):
        conditioned.add("regulation")
    extra = [key for key in asked if key.partition(".")[0].replace("path_type", "path") not in conditioned]
    if "path" in conditioned and "path" in frame.nouns and len(frame.things("path_type")) == 0:
        extra.append("path_type")
    extra += [f"score:{i}" for i in frame.indicators if "score" not in conditioned]
    if not frame.indicators and "score" not in conditioned and {"score", "rank"} & frame.nouns and (e := edition_of(base, frame)):
        extra.append(f"{'rank' if 'rank' in frame.nouns and 'score' not in frame.nouns else 'score'}:{base.editions[e].overall}")
    select = frame.select
    if "presence" in frame.cues and frame.edition_said:
        editions = list(dict.fromkeys([*frame.things("edition"), *(e for i in frame.things("index") for e in editions_of_index(base, i))]))
        have = {c.edition for c in flat(frame.conditions) if isinstance(c, InEdition)}
        select = Selection(conditions=(*select.conditions, *(InEdition(edition=e) for e in editions if e not in have)))
    columns = tuple(dict.fromkeys((*shown_columns(base, select), *extra))) if extra else ()
    shape = "table" if extra and not asks_for_cities(frame) else "entities"
    return Find(select=select, columns=columns, shape=shape, entity=listed_entity(frame))


VERBS = frozenset({"立 法", "legislate", "legislated", "enacted"})


def listed_entity(frame: Frame) -> str:
    """What a list is of: the noun right behind *which*."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if mark.says("ask", "which", "what") and "城 市" not in mark.text:
            ahead = marks[place + 1 : place + 3]
            for noun, entity in (("regulation", "regulation"), ("body", "organisation")):
                if any(m.value("noun") == noun and m.text not in VERBS for m in ahead) and not any(m.says("noun", "city") for m in ahead):
                    return entity
    return "city"


def editions_of_index(base: Base, index: str) -> list[str]:
    """The newest edition of an index."""
    return [e.id for e in base.editions.values() if e.index == index][-1:]


def listing_all(base: Base, frame: Frame) -> Plan | None:
    """Lists without a condition: the attribute asked for is the condition."""
    if frame.cities or not ({"which", "what"} & set(frame.asks) or not frame.asks):
        return None
    if "presence" in frame.cues and (frame.edition_said or frame.things("index")):
        editions = list(dict.fromkeys([*frame.things("edition"), *(e for i in frame.things("index") for e in editions_of_index(base, i))]))
        return Find(select=Selection(conditions=tuple(InEdition(edition=e) for e in editions))) if editions else None
    asked = asked_attributes(frame)
    conditions: list[Condition] = []
    conditions += [HasBody()] if "body" in frame.nouns else []
    conditions += [HasPath()] if "path" in frame.nouns else []
    if not conditions or not asked:
        return None
    shape = "entities" if asks_for_cities(frame) else "table"
    return Find(select=Selection(conditions=tuple(conditions)), columns=asked, shape=shape)


def family_of(condition: Condition) -> str:
    """The attribute family that a condition is about."""
    return {"regulation": "regulation", "path": "path", "body": "body", "score": "score"}.get(condition.on, condition.on)


def asks_for_cities(frame: Frame) -> bool:
    """Whether the things asked for are cities: *which cities*, 哪些城市, or a bare noun phrase."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if mark.says("ask", "which", "what", "where", "how_many", "who"):
            ahead = marks[place + 1 : place + 5]
            if any(m.says("noun", "city") or m.thing("network") for m in ahead):
                return True
            if any(m.says("noun", "path", "body", "regulation", "score", "rank") or m.value("attr") for m in ahead[:2]):
                continue
    if frame.language == "zh":
        return any(m.text in ("哪 些 城 市", "哪 些", "哪 几 个", "哪 个", "有 哪 些", "是 哪 些", "是 哪 几 个") for m in marks)
    return not frame.asks


def things(base: Base, frame: Frame) -> Plan | None:
    """Lists of policies, practices, organisations, areas, concepts."""
    entity, type_ = thing_entity(frame)
    if entity is None:
        return None
    listing = {"which", "how_many"} & set(frame.asks) or (not frame.asks) or frame.asks[0] in ("what", "which")
    if not listing or "when" in frame.asks or "who" in frame.asks:
        return None
    about = [f"city:{city}" for city in frame.cities]
    about += [f"{kind}:{i}" for kind in ("area", "organisation", "source") for i in frame.things(kind)]
    about += [f"place:{i}" for i in frame.things("place") if i not in ("china",) or entity == "policy"]
    themes = frame.things("theme")
    wanted = content_terms(base, frame.marked)
    if themes and entity == "practice":
        wanted = tuple(t for t in wanted if t not in theme_terms(frame))
    date = frame.dates[0] if frame.dates else None
    if entity == "path_type":
        wanted, about = (), []
    if not about and not themes and not wanted and not date and type_ is None and entity not in ("path_type", "source", "network"):
        return None
    return Things(entity=entity, about=tuple(about), theme=themes[0] if themes and entity == "practice" else None, type=type_,
                  date=date, terms=wanted, count="how_many" in frame.asks)  # fmt: skip


def theme_terms(frame: Frame) -> set[str]:
    """The words that name a theme, which need not be searched for as well."""
    found: set[str] = set()
    for mark in frame.marked.marks:
        if mark.thing("theme"):
            found |= set(terms(frame.marked.original(mark)))
    return found


THING_NOUNS: tuple[tuple[str, Any, str | None], ...] = (
    ("challenge", "concept", "challenge"), ("recommendation", "concept", "recommendation"),
    ("characteristic", "concept", "characteristic"), ("key_point", "concept", "key-point"), ("policy", "policy", None),
    ("practice", "practice", None), ("organisation", "organisation", None), ("area", "area", None),
)  # fmt: skip


def thing_entity(frame: Frame) -> tuple[Any, str | None]:
    """The kind of thing that a list asks for: the noun right behind *which* or *how many*, or the only noun."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if not mark.says("ask", "which", "how_many", "what") and place:
            continue
        for ahead in marks[place : place + 5]:
            for noun, entity, type_ in THING_NOUNS:
                if ahead.says("noun", noun) and not ahead.says("noun", "city"):
                    return entity, type_
            if ahead.says("noun", "city"):
                break
    if frame.language == "zh":
        for place, mark in reversed(list(enumerate(marks))):
            asked = any(m.says("ask", "which", "what", "how_many") for m in marks[max(0, place - 3) : place + 3])
            for noun, entity, type_ in THING_NOUNS:
                if asked and mark.kind == "cue" and mark.says("noun", noun) and mark.end - mark.start > 1:
                    return entity, type_
    if "how_many" in frame.asks and any(m.says("noun", "path") for m in marks) and not frame.cities and not frame.things("path_type"):
        return "path_type", None
    if "path" in frame.nouns and frame.nouns & {"path"} and not frame.cities and not frame.conditions and "which" in frame.asks + ("which",):
        if any(m.text in ("path type", "type", "路 径 类 型", "发 展 路 径", "类 型") for m in marks) and "city" not in said_nouns(frame):
            return "path_type", None
    return None, None


def profile(base: Base, frame: Frame) -> Plan | None:
    """Everything about one city."""
    bare = len(frame.cities) == 1 and not content_terms(base, frame.marked) and not frame.nouns - {"city", "practice"}
    if len(frame.cities) == 1 and ("profile" in frame.cues or bare) and not frame.conditions and not frame.indicators:
        return Profile(city=frame.cities[0]) if not content_terms(base, frame.marked) else None
    return None


def asks_yes_no(frame: Frame) -> bool:
    """Whether a question opens like a yes-or-no question, or ends like one."""
    first = next((m for m in frame.marked.marks if not m.says("stop") or m.says("ask")), None)
    opens = first is not None and first.says("ask", YES_NO)
    if frame.language == "zh":
        return YES_NO in frame.asks
    return opens


RULES: tuple[Rule, ...] = (
    audit, counted_claim, trace, similarity, structure, connection, interval, gap, best_dimension, contrast, comparison, checking, membership_date,
    grouping, aggregation, lookup, ranking, counting, finding, things, profile,
)  # fmt: skip
