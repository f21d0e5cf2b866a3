"""Rules about cases and scores: a condition against an indicator, and whether indicators go together."""

from kb.query.attach import Frame
from kb.query.base import Base
from kb.query.cases import at_date
from kb.query.conditions import (
    MEMBERSHIP,
    AllOf,
    AnyOf,
    Condition,
    GapTest,
    InNetwork,
    NamedCities,
    ScoreTest,
    Selection,
)
from kb.query.dates import DateTest
from kb.query.evaluate import flat, tested
from kb.query.indicators import named_editions, scored_indicators
from kb.query.kinds.associating import Associate
from kb.query.kinds.linking import Grouping, Relate
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, edition_of
from kb.query.rules.contrasts import two_sets

GROUPED: tuple[tuple[str, Grouping], ...] = (("path", "path_type"), ("region", "region"), ("tier", "tier"))


def association(base: Base, frame: Frame) -> Plan | None:
    """Two indicators, or two indices, and a word for going together; the kind refuses what must be refused."""
    if frame.cities or not ("correlation" in frame.cues or "connect" in frame.relations):
        return None
    indicators = list(frame.indicators)
    editions = [*named_editions(base, frame.marked), *_of_totals(base, frame)]
    if len(set(editions)) > len({base.indicators[i].edition for i in indicators}):
        indicators += [base.editions[edition].overall for edition in editions]
    indicators = list(dict.fromkeys(indicators))
    if len(indicators) < 2 or {"weight", "parts"} & frame.nouns or set(indicators) <= set(tested(frame.conditions)):
        return None
    return Associate(indicators=tuple(indicators[:15]), among=frame.select)


def _of_totals(base: Base, frame: Frame) -> list[str]:
    """The editions whose overall score is named by a name of its own: *GSC scores*."""
    found = [[c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"] for mark in frame.marked.marks]
    return [
        base.indicators[idents[0]].edition
        for idents in found
        if len(idents) == 1 and base.indicators[idents[0]].level == 0
    ]


def relation(base: Base, frame: Frame) -> Plan | None:
    """Whether cities that meet a condition score higher than those that do not; means are left to ``contrast``."""
    told = tuple(c for c in frame.wholes if c not in _held(frame))
    if frame.cities or any(isinstance(part, ScoreTest) and part.reference for part in flat(told)):
        return None
    if (
        told
        and all(isinstance(part, GapTest | ScoreTest | AllOf | AnyOf) for part in flat(told))
        and set(frame.indicators) <= set(tested(told))
    ):
        return None  # *does any city score higher on X than on Y?*: one score against another, no groups
    if not _goes_together(frame) or frame.aggregate in ("mean", "median", "difference", "count", "sum"):
        return None
    edition = edition_of(base, frame)
    talks = frame.indicators or frame.edition_said or "score" in frame.nouns or "rank" in frame.nouns
    if edition is None or not talks:
        return None
    every = scored_indicators(base, edition)[:40] if "indicator" in frame.nouns else ()
    indicators = frame.indicators or every or (base.editions[edition].overall,)
    ask = "lower" if "loses" in frame.relations else "higher" if "beats" in frame.relations else "table"
    sides = _sides(frame)
    if sides is None:
        by = next((key for noun, key in GROUPED if noun in frame.nouns), None)
        return Relate(indicators=indicators, by=by) if by and _goes_together(frame) else None
    condition, against, among = sides
    if "score_date" in frame.cues:
        then = DateTest(op="as_of", date=base.editions[edition].date)
        condition, against = at_date(condition, then), against and at_date(against, then)
    return Relate(indicators=indicators, condition=condition, against=against, among=among, ask=ask)


def _goes_together(frame: Frame) -> bool:
    """*Score higher* as a yes-or-no question, or words for going together."""
    compared = bool({"beats", "loses"} & frame.relations)
    return (
        bool({"goes_with", "correlation"} & frame.cues)
        or _grouped(frame)
        or (compared and asks_yes_no(frame) and "which" not in frame.asks)
    )


def _grouped(frame: Frame) -> bool:
    """*What has the path type to do with the score?*: a way to group, and nothing that sets cities apart."""
    return "connect" in frame.relations and not frame.conditions and any(noun in frame.nouns for noun, _ in GROUPED)


def _sides(frame: Frame) -> tuple[Selection, Selection | None, Selection] | None:
    """The first group, the second where it is said, and what both lie within.

    Of several conditions the last that is no membership sets the groups apart; the others hold for both.
    """
    conditions = tuple(c for c in frame.wholes if not isinstance(c, NamedCities))
    if not conditions:
        return None
    pair = None if conditions == _held(frame) else two_sets(frame)
    if pair and not _opposite(pair):
        return pair[0], pair[1], Selection()
    apart = _apart(conditions)
    rest = tuple(c for c in conditions if c is not apart)
    first = apart.conditions if apart in _held(frame) and isinstance(apart, AllOf) else (apart,)
    return Selection(conditions=first), None, Selection(conditions=rest)


def _held(frame: Frame) -> tuple[Condition, ...]:
    """What a clause of its own says of the cities: one set, however many parts it has."""
    return tuple(m.holds for m in frame.marked.marks if m.holds is not None)


def _opposite(pair: tuple[Selection, Selection]) -> bool:
    """*With a law and without one*: one condition and its denial need no second group."""
    return any(c.negate for side in pair for c in side.conditions)


def _apart(conditions: tuple[Condition, ...]) -> Condition:
    facts = [c for c in conditions if not isinstance(c, MEMBERSHIP)]
    networks = [c for c in conditions if isinstance(c, InNetwork)]
    return (facts[-1:] or networks or list(conditions))[0]
