"""Conditions put together: tests of one law are one condition, values of one attribute are alternatives."""

from collections.abc import Iterable

from kb.query.framing.items import Items
from kb.query.marking.mark import Mark
from kb.query.selection.conditions import (
    AllOf,
    AnyOf,
    Condition,
    HasBody,
    HasPath,
    HasRegulation,
    InGroup,
    InPlace,
    InTier,
    NamedCities,
)  # fmt: skip


def grouped(items: Items) -> Iterable[Condition]:
    """Conditions merged: laws into one, bodies into one, alternatives of one kind or with *or* into groups."""
    merged = merge(items.found)
    ors = [
        place
        for place, mark in enumerate(items.marks)
        if mark.says("logic", "or") and mark.text != "either" and not _within_subject(items, place)
    ]
    result: list[Condition] = []
    places: list[int] = []
    for place, condition in merged:
        both = bool(result) and result[-1].negate and condition.negate and type(condition) is not HasPath
        joined = result and (alternatives(result[-1], condition) or any(places[-1] < o < place for o in ors))
        if joined and not both:
            result[-1] = either(result[-1], condition)
        else:
            result.append(condition)
        places.append(place)
    result = [not_both(items.marks, condition) for condition in result]
    if items.included:  # *counting Hong Kong in*: named beside the set that the conditions make
        return [AnyOf(conditions=(NamedCities(cities=tuple(items.included)), AllOf(conditions=tuple(result))))]
    return result


def _within_subject(items: Items, place: int) -> bool:
    beside = items.marks[max(0, place - 1) : place + 2]
    return sum(mark.says("subject") for mark in beside) == 2


def merge(found: list[tuple[int, Condition]]) -> list[tuple[int, Condition]]:
    """Several tests of one law (or one body) are one condition; the same condition twice is one."""
    merged: list[tuple[int, Condition]] = []
    for place, condition in found:
        for number, (first, other) in enumerate(merged):
            joined = _joined(other, condition)
            if joined is not None:
                merged[number] = (first, joined)
                break
        else:
            merged.append((place, condition))
    return merged


def _joined(first: Condition, second: Condition) -> Condition | None:
    if first == second:
        return first
    if _differ(first, second) or _has_one_and_none(first, second):
        return None
    if first.negate != second.negate and _is_told(first) and _is_told(second):
        return None
    if isinstance(first, HasRegulation) and isinstance(second, HasRegulation):
        changes = {k: getattr(second, k) for k in ("subject", "adopted", "in_force") if getattr(second, k) is not None}
        if second.breadth == "strict":
            changes["breadth"] = "strict"
        return first.model_copy(update=changes | {"negate": first.negate or second.negate})
    if isinstance(first, HasBody) and isinstance(second, HasBody) and not (first.lead_type and second.lead_type):
        changes = {
            k: getattr(second, k)
            for k in ("established", "lead_type", "law", "named")
            if getattr(second, k) is not None
        }
        return first.model_copy(update=changes | {"negate": first.negate or second.negate})
    return None


DATE_KEYS = ("adopted", "in_force", "established")


def two_times(first: Condition, second: Condition) -> bool:
    """*In 2006 and in 2008*: what is told of one date twice means either."""
    pairs = [(getattr(first, key, None), getattr(second, key, None)) for key in DATE_KEYS]
    within = [one.op == other.op == "in" and one.date != other.date for one, other in pairs if one and other]
    return bool(within) and all(within) and not (first.negate or second.negate)


def _differ(first: Condition, second: Condition) -> bool:
    """*After 2007 and before 2012*: two tests of one date both hold, and so do two of a name."""
    named = [getattr(condition, "named", None) for condition in (first, second)]
    if all(named) and named[0] != named[1]:
        return True  # *neither a leading group nor a committee*
    keys = DATE_KEYS
    pairs = [(getattr(first, key, None), getattr(second, key, None)) for key in keys]
    return any(one and other and one.date != other.date for one, other in pairs)


def _has_one_and_none(first: Condition, second: Condition) -> bool:
    """*A joint conference, and no …*: a body that is had by name is not denied by what is said behind it."""
    if not (isinstance(first, HasBody) and isinstance(second, HasBody)):
        return False
    return bool(first.named) and not first.negate and second.negate and not _is_told(second)


def _is_told(condition: Condition) -> bool:
    """Whether a condition on a law or body says more than that there is one."""
    keys = ("subject", "adopted", "in_force", "established", "lead_type", "named")
    return any(getattr(condition, key, None) for key in keys)


def alternatives(first: Condition, second: Condition) -> bool:
    """Values of one attribute of which a city has only one: naming two means either."""
    last = first.conditions[-1] if isinstance(first, AnyOf) else first
    if last.negate or second.negate:
        return False
    if two_times(last, second):
        return True
    if isinstance(last, HasBody) and isinstance(second, HasBody) and not (last.lead_type and second.lead_type):
        return bool(last.named and second.named)  # *called a leading group or a joint conference*
    return type(last) is type(second) and isinstance(second, InPlace | InTier | HasPath | HasBody | InGroup)


def either(first: Condition, second: Condition) -> Condition:
    if isinstance(first, HasPath) and isinstance(second, HasPath) and first.negate == second.negate:
        return first.model_copy(update={"types": tuple(dict.fromkeys(first.types + second.types))})
    before = first.conditions if isinstance(first, AnyOf) else (first,)
    return AnyOf(conditions=(*before, second))


def not_both(marks: tuple[Mark, ...], condition: Condition) -> Condition:
    """*A law or an early body, but not both*: one of the two, and not the two together."""
    if not isinstance(condition, AnyOf) or not any(m.says("logic", "xor") for m in marks):
        return condition
    return AllOf(conditions=(condition, AllOf(conditions=condition.conditions, negate=True)))
