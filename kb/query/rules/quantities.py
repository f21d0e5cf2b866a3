"""Rules about all, any or none of a set: *do all members have a law?*, 有没有城市……."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.quantifying import Holds, Quantifier
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, said_nouns
from kb.query.rules.one_of_them import asks_of_one
from kb.query.selection.conditions import (
    AllOf,
    Condition,
    GapTest,
    HasBody,
    HasPath,
    HasRegulation,
    ScoreTest,
    Selection,
)
from kb.query.selection.evaluate import tested

QUANTIFIERS: tuple[tuple[str, Quantifier], ...] = (
    ("most_of", "most"),
    ("none_of", "none"),
    ("all_of", "all"),
    ("any_of", "any"),
)


NAMED = frozenset({"name it", "name them", "which one is it", "which one", "which ones"})  # then a list is asked for


def quantified(_base: Base, frame: Frame) -> Plan | None:
    """A yes-or-no question about a set: the last condition is what is said of it, the others make the set."""
    asked = asks_yes_no(frame) or bool({"support", "said"} & frame.cues)
    open_ = {"which", "who", "where", "when", "how_many", "how_much", "what"} & set(frame.asks)
    quantifier = next((word for cue, word in QUANTIFIERS if cue in frame.cues), None)
    if quantifier is None and asks_of_one(frame):
        quantifier, asked = "any", True
    if (
        quantifier is None
        or not asked
        or open_
        or len(frame.cities) == 1
        or frame.aggregate not in (None, "mean", "median")
    ):
        return None
    if sum(m.says("agg", "mean", "median") for m in frame.marked.marks) > 1:
        return None  # *is the mean of the members higher than the mean of all?*
    if "sequence" in frame.cues or any(m.text in NAMED for m in frame.marked.marks):
        return None
    if {"than", "beats", "loses"} & frame.relations and not tested(frame.conditions):
        return None  # *more members with a law than without*
    if {"compare", "same", "similar", "connect"} & frame.relations or "goes_with" in frame.cues:
        return None
    conditions = _with_attribute(frame)
    if not conditions or not _predicates(conditions):
        return None
    *rest, said = conditions
    if frame.cities and quantifier == "all":
        return None  # *do both have a law?*: each of them is told
    among = Selection(conditions=(*_left_out(frame), *(rest or (() if frame.cities else _kin(said)))))
    return Holds(among=among, condition=said, quantifier=quantifier)


def _predicates(conditions: list[Condition]) -> bool:
    """Whether something is said of a set: one membership alone says nothing."""
    return len(conditions) > 1 or isinstance(
        conditions[0], HasBody | HasPath | HasRegulation | AllOf | ScoreTest | GapTest
    )


def _with_attribute(frame: Frame) -> list[Condition]:
    """*Have a steering body*, *have a path type*: what has no detail is no condition of a list, but of this."""
    found = list(frame.conditions)
    nouns = said_nouns(frame)
    if "body" in nouns and not any(isinstance(c, HasBody) for c in found):
        found.append(HasBody())
    if "path" in nouns and not any(isinstance(c, HasPath) for c in found):
        found.append(HasPath())
    return found


def _kin(said: Condition) -> tuple[Condition, ...]:
    """*Were all the laws adopted after 2010?*: of those that have a law."""
    if isinstance(said, HasRegulation) and (said.adopted or said.in_force) and not said.negate:
        return (HasRegulation(),)
    if isinstance(said, HasBody) and said.law:
        return (HasRegulation(),)
    return (HasBody(),) if isinstance(said, HasBody) and (said.established or said.lead_type) else ()


def _left_out(frame: Frame) -> tuple[Condition, ...]:
    return tuple(c for c in frame.select.conditions if c.on == "city")
