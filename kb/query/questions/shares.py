"""Whose share is asked for: *what share of the cultural cities have a law?* is of those cities, and not of all."""

import re
from collections.abc import Iterator

from kb.query.base import Base
from kb.query.kinds.selecting import Count, Find
from kb.query.questions.cities_told import CJK, Read, asked_of, told
from kb.query.reading.judge import Reading
from kb.query.selection.conditions import (
    MEMBERSHIP,
    Condition,
    HasBody,
    HasRegulation,
    InEdition,
    LagTest,
    Selection,
)
from kb.query.selection.evaluate import members, population, tested

_SHARE = re.compile(r"\b(?:percentage|share|proportion|fraction|percent|per cent|part)(?: is)? (?:of|among) (?P<rest>[^?;]+)", re.I)  # fmt: skip
_OF_FIRST = re.compile(r"^(?:of|among|out of) (?P<set>[^,?;]+), ", re.I)
_VERB = re.compile(
    r" (?=(?:do|does|did|is|are|was|were|has|have|had|follow|lie|set|pass|adopt|legislate|belong|use|score|rank|found|established)\w*\b)",
    re.I,
)
_CHINESE = (
    re.compile(r"^(?:在)?(?P<set>[^，。？?]{2,40}?)(?:里|中|当中|之中|之内|内)"),
    re.compile(r"占(?P<set>[^，。？?]{2,40}?)(?:的)?(?:百分之|比例|多大|多少|几成|比重)"),
    re.compile(r"^(?:在)?(?P<set>[^，。？?]{2,40}?)(?:有|的|占)"),
)


def of_whom(base: Base, text: str, whole: Reading, read: Read) -> Reading | None:
    """The share with the set that it is of; a set that cannot be told from what is said of it refuses the question."""
    plan = whole.plan
    if not isinstance(plan, Count) or not plan.share or plan.among:
        return None
    plan = plan.model_copy(update={"select": _without_edition(base, plan.select)})
    if len(plan.select.conditions) + sum(map(_details, plan.select.conditions)) < 2:
        return None
    for phrase in _phrases(text):
        found = told(base, asked_of(phrase), read)
        if found is not None and (among := _proper(base, plan.select, found.select)):
            rest = plan.model_copy(update={"among": among})
            return Reading(text, whole.language, rest, notes=whole.notes, alternatives=whole.alternatives)
    if sum(isinstance(c, MEMBERSHIP) for c in plan.select.conditions) == len(plan.select.conditions) - 1 == 1:
        return None  # *of the members*: what is counted over anyway
    return Reading(text, whole.language, None, "in part", alternatives=(Find(select=plan.select),))


def _without_edition(base: Base, select: Selection) -> Selection:
    """*Share of the western cities above the mean of all cities assessed*: those with a score are assessed, and no part of them."""
    scored = {base.indicators[indicator].edition for indicator in tested(select.conditions)}
    kept = (c for c in select.conditions if not (isinstance(c, InEdition) and not c.negate and c.edition in scored))
    return Selection(conditions=tuple(kept))


def _details(condition: Condition) -> int:
    """How much more than one thing a condition says: a body's year and its name."""
    keys = ("established", "lead_type", "named", "law", "adopted", "in_force")
    told = sum(getattr(condition, key, None) is not None for key in keys)
    return max(0, told - 1)


def _proper(base: Base, whole: Selection, among: Selection) -> Selection | None:
    """The set, where what is said of its cities is more than the set says."""
    inside = tuple(c for c in among.conditions if c in whole.conditions)
    lost = [c for c in among.conditions if c not in whole.conditions and not isinstance(c, MEMBERSHIP)]
    within = frozenset(members(base, whole)) & population(base, whole).cities
    wider = within <= frozenset(members(base, among))
    merged = len(lost) == 1 and any(_refines(c, lost[0]) for c in whole.conditions)
    if not wider or (lost and not merged) or among == whole:
        return None
    return among if inside or merged else None


def _refines(condition: Condition, general: Condition) -> bool:
    """*Have a law*, and *have one on community education*: the same condition with more said of it; a body before the law needs one."""
    if general == HasRegulation():
        return isinstance(condition, LagTest | HasRegulation) or (
            isinstance(condition, HasBody) and bool(condition.law)
        )
    return type(condition) is type(general) and condition != general


def _phrases(text: str) -> Iterator[str]:
    """The names of the set that may be meant, the longest that ends before a verb first."""
    if CJK.search(text):
        yield from (found["set"] for pattern in _CHINESE for found in pattern.finditer(text.strip()))
        return
    if first := _OF_FIRST.match(text.strip()):
        yield first["set"]
    for said in _SHARE.finditer(text):
        rest = said["rest"].strip()
        ends = sorted((m.start() for m in _VERB.finditer(rest)), reverse=True)
        yield from (rest[:end] for end in ends if end)
