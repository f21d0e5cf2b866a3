"""The rule about configurations: a QCA of the conditions named, for a score above a cut-off."""

from kb.model import PathType
from kb.query.answer import NoteKind
from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.configuring import Qca
from kb.query.plan import Plan
from kb.query.rules.asks import choose_chinese, edition_of
from kb.query.selection.coded import CrispSet
from kb.query.selection.conditions import (
    Condition,
    HasBody,
    HasPath,
    HasRegulation,
    InEdition,
    InNetwork,
    NamedCities,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.selection.dates import DateTest
from kb.query.selection.evaluate import members
from kb.query.selection.facts import bodies_of

CASES = (NamedCities, InNetwork, InEdition)
NoteText = tuple[NoteKind, str, str]


def configurations(base: Base, frame: Frame) -> Plan | None:
    """Networks, editions and named cities are the cases, a test of a score is the outcome, all else are conditions."""
    if "qca" not in frame.cues or not base.editions:
        return None
    edition = edition_of(base, frame) or choose_chinese(base)
    every = frame.select.conditions
    outcome = said_outcome(frame) or default_outcome(base, frame, edition)
    cases = tuple(condition for condition in every if isinstance(condition, CASES)) or sized(base, frame)
    select = Selection(conditions=cases) if cases else outcome.of or Selection(conditions=(InEdition(edition=edition),))
    sets = said_sets(base, frame, select) or [HasRegulation(), early_body(base, select)]
    ask = next((word for word in ("necessary", "sufficient") if word in frame.cues), "solution")
    return Qca.model_validate({"select": select, "conditions": tuple(CrispSet(condition=condition) for condition in sets),
                               "outcome": CrispSet(condition=outcome), "ask": ask})  # fmt: skip


def sized(base: Base, frame: Frame) -> tuple[InNetwork, ...]:
    """*The 12 cities*: the network that has so many members."""
    numbers = {mark.number for mark in frame.marked.marks if mark.kind == "number"}
    return tuple(
        InNetwork(network=network)
        for network, cities in base.members.items()
        if len(cities) in numbers and len(cities) > 3
    )[:1]


def said_outcome(frame: Frame) -> ScoreTest | None:
    """The test of a score that a question names."""
    return next((condition for condition in frame.conditions if isinstance(condition, ScoreTest)), None)


def default_outcome(base: Base, frame: Frame, edition: str) -> ScoreTest:
    """Without a cut-off in the question: above the mean of all assessed cities."""
    indicator = frame.indicators[0] if frame.indicators else str(base.editions[edition].overall)
    return ScoreTest(indicator=indicator, op=">", reference="mean")


def said_sets(base: Base, frame: Frame, select: Selection) -> list[Condition]:
    """The sets that a question names: its conditions, an early body, path types in general, a body at all."""
    first = said_outcome(frame)
    found = [part for condition in frame.conditions if not isinstance(condition, CASES) and condition is not first
             for part in parted(condition)]  # fmt: skip
    if "early_body" in frame.cues:
        found.append(early_body(base, select))
    if "path" in frame.nouns and not any(isinstance(condition, HasPath) for condition in found):
        found += [HasPath(types=(row.id,)) for row in base.store.rows(PathType)]
    if "body" in frame.nouns and not any(isinstance(condition, HasBody) for condition in found):
        found.append(HasBody())
    return list(dict.fromkeys(found))


def parted(condition: Condition) -> list[Condition]:
    """What a sentence joins into one condition, as sets of their own: several tests of a body, several path types."""
    if isinstance(condition, HasPath) and len(condition.types) > 1:
        return [HasPath(types=(kind,), negate=condition.negate) for kind in condition.types]
    if isinstance(condition, HasBody):
        fields = [name for name in ("established", "lead_type", "law") if getattr(condition, name) is not None]
        if len(fields) > 1:
            return [HasBody(**{name: getattr(condition, name)}, negate=condition.negate) for name in fields]
    return [condition]


def early_body(base: Base, select: Selection) -> HasBody:
    """A body set up before the median year of the cases' bodies: the cut-off that parts them most evenly."""
    years = sorted(int(rows[0].established[:4]) for city in members(base, select)
                   if (rows := bodies_of(base, city)) and rows[0].established)  # fmt: skip
    middle = years[len(years) // 2] if years else 2012
    return HasBody(established=DateTest(op="before", date=str(middle)))


def filled_in(base: Base, frame: Frame, plan: Qca) -> list[NoteText]:
    """What a question about configurations left open and was filled in."""
    found: list[NoteText] = []
    if not said_sets(base, frame, plan.select):
        found.append(("default", "No conditions were named: law and an early steering body are taken.",
                      "问题没有指明条件：采用立法与较早成立的协调机构。"))  # fmt: skip
    if said_outcome(frame) is None:
        found.append(("default", "No cut-off was named: the outcome is a score above the mean of all assessed cities.",
                      "问题没有指明校准点：结果为得分高于全部被评城市的平均值。"))  # fmt: skip
    early = next((made.condition.established for made in plan.conditions
                  if isinstance(made.condition, HasBody) and made.condition.established), None)  # fmt: skip
    if early and not frame.dates:
        found.append(("default", f"“Early” is read as before {early.date}, the median year of these cities' bodies.",
                      f"“较早”理解为早于{early.date}年，即这些城市机构成立年份的中位数。"))  # fmt: skip
    return found
