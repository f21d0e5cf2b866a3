"""Rules about cases and scores: a condition against an indicator, and whether indicators go together."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.associating import Associate
from kb.query.kinds.linking import CaseAsk, Grouping, Relate
from kb.query.marking.indicators import named_editions, scored_indicators
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, edition_of
from kb.query.rules.contrasts import is_opposite, two_sets
from kb.query.selection.conditions import (
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
from kb.query.selection.evaluate import flat, tested

GROUPED: tuple[tuple[str, Grouping], ...] = (
    ("path", "path_type"), ("region", "region"), ("tier", "tier"),
    ("body.lead", "body.lead_type"), ("body.lead_type", "body.lead_type"),
)  # fmt: skip
STATISTICS: tuple[tuple[str, CaseAsk], ...] = (
    ("stat_smallest_p", "smallest_p"), ("stat_delta", "delta"), ("stat_shift", "shift"), ("stat_power", "power"), ("stat_p", "p"),
)  # fmt: skip
REGIONS = frozenset(
    {"地 区", "区 域", "各 地 区", "各 区 域"}
)  # beside a score these are groups of cities, no part of one
LEVELS = (("dimension", 1), ("second_level", 2))


def association(base: Base, frame: Frame) -> Plan | None:
    """Two indicators, or two indices, and a word for going together; the kind refuses what must be refused."""
    if not ("correlation" in frame.cues or ("connect" in frame.relations and not frame.cities)):
        return None
    indicators = list(frame.indicators)
    editions = [*named_editions(base, frame.marked), *_of_totals(base, frame)]
    if len(set(editions)) > len({base.indicators[i].edition for i in indicators}):
        indicators += [base.editions[edition].overall for edition in editions]
        if all(base.indicators[i].level == 0 for i in indicators):
            indicators.sort(key=lambda i: _said_at(base, frame, i))
    indicators = list(dict.fromkeys(indicators))
    if len(indicators) < 2 or {"weight", "parts"} & frame.nouns or set(indicators) <= set(tested(frame.conditions)):
        return None
    return Associate(indicators=tuple(indicators[:15]), among=frame.select)


def _said_at(base: Base, frame: Frame, total: str) -> int:
    """Where the index of a total, or the total itself, is first named."""
    edition = base.editions[base.indicators[total].edition]
    keys = {f"indicator:{total}", f"edition:{edition.id}", f"index:{edition.index}"}
    return next((p for p, m in enumerate(frame.marked.marks) if keys & {c.key for c in m.things}), 0)


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
    statistic = next((ask for cue, ask in STATISTICS if cue in frame.cues), None)
    averaged = frame.aggregate in ("mean", "count", "sum") or (
        frame.aggregate == "median" and not _on_both_sides(frame)
    )
    if not statistic and (not _goes_together(frame) or averaged or _is_difference(frame)):
        return None
    edition = edition_of(base, frame)
    talks = frame.indicators or frame.edition_said or statistic or {"score", "rank"} & frame.nouns
    if edition is None or not talks:
        return None
    indicators = frame.indicators or _of_level(base, frame, edition) or (base.editions[edition].overall,)
    compared: CaseAsk = "lower" if "loses" in frame.relations else "higher" if "beats" in frame.relations else "table"
    ask = statistic or compared
    sides = _sides(frame)
    if sides is None:
        by = _grouping(frame)
        return Relate(indicators=indicators, by=by) if by and _goes_together(frame) else None
    condition, against, among = sides
    return Relate(indicators=indicators, condition=condition, against=against, among=among, ask=ask)


def _on_both_sides(frame: Frame) -> bool:
    """*The median of those with a law and of those without*."""
    pair = two_sets(frame) if frame.aggregate == "median" else None
    return pair is not None and is_opposite(pair)


def _is_difference(frame: Frame) -> bool:
    """*The difference of two means*; *do they differ after Holm's correction?* asks for the test."""
    return frame.aggregate == "difference" and "stat_holm" not in frame.cues


def _of_level(base: Base, frame: Frame, edition: str) -> tuple[str, ...]:
    """*All indicators*, *any dimension*: the scored indicators of the edition, or of one level."""
    every = tuple(scored_indicators(base, edition)[:40])
    if "indicator" in frame.nouns:
        return every
    level = next((level for noun, level in LEVELS if noun in frame.nouns), None)
    return tuple(ident for ident in every if base.indicators[ident].level == level)


def _grouping(frame: Frame) -> Grouping | None:
    """The attribute that a noun, or a word for a column, groups the cities by."""
    said = next((key for word, key in GROUPED if word in frame.nouns or word in frame.attributes), None)
    return said or ("region" if any(mark.text in REGIONS for mark in frame.marked.marks) else None)


def _goes_together(frame: Frame) -> bool:
    """*Score higher* as a yes-or-no question, or words for going together."""
    compared = bool({"beats", "loses"} & frame.relations)
    return (
        bool({"goes_with", "correlation", "stat_holm"} & frame.cues)
        or _grouped(frame)
        or _on_both_sides(frame)
        or (compared and asks_yes_no(frame) and "which" not in frame.asks)
    )


def _grouped(frame: Frame) -> bool:
    """*What has the path type to do with the score?*: a way to group, and nothing that sets cities apart."""
    return "connect" in frame.relations and not frame.conditions and _grouping(frame) is not None


def _sides(frame: Frame) -> tuple[Selection, Selection | None, Selection] | None:
    """The first group, the second where it is said, and what both lie within.

    Of several conditions the last that is no membership sets the groups apart; the others hold for both.
    """
    conditions = tuple(c for c in frame.wholes if not isinstance(c, NamedCities))
    if not conditions:
        return None
    pair = None if conditions == _held(frame) else two_sets(frame)
    if pair and not is_opposite(pair):
        return pair[0], pair[1], Selection()
    if pair:  # *with a law and without one*: those with it are the first group
        shared = tuple(c for c in pair[0].conditions if c in pair[1].conditions)
        return (
            Selection(conditions=tuple(c for c in pair[0].conditions if c not in shared)),
            None,
            Selection(conditions=shared),
        )
    apart = _apart(conditions)
    rest = tuple(c for c in conditions if c is not apart)
    first = apart.conditions if apart in _held(frame) and isinstance(apart, AllOf) else (apart,)
    return Selection(conditions=first), None, Selection(conditions=rest)


def _held(frame: Frame) -> tuple[Condition, ...]:
    """What a clause of its own says of the cities: one set, however many parts it has."""
    return tuple(m.holds for m in frame.marked.marks if m.holds is not None)


def _apart(conditions: tuple[Condition, ...]) -> Condition:
    facts = [c for c in conditions if not isinstance(c, MEMBERSHIP)]
    networks = [c for c in conditions if isinstance(c, InNetwork)]
    return (facts[-1:] or networks or list(conditions))[0]
