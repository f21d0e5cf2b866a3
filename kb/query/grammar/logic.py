"""Conditions put together and denied; phrases whose parts may stand in any order."""

from itertools import permutations

from kb.query.selection.conditions import (
    AllOf,
    Condition,
)


def together(conditions: tuple[Condition | None, ...]) -> Condition | None:
    """All of the conditions as one; None where one is none."""
    flat: list[Condition] = []
    for condition in conditions:
        if condition is None:
            return None
        flat += condition.conditions if isinstance(condition, AllOf) and not condition.negate else [condition]
    different = tuple(dict.fromkeys(flat))
    return different[0] if len(different) == 1 else AllOf(conditions=different)


def whole(conditions: tuple[Condition, ...]) -> Condition:
    """Some conditions as one, of which none is none."""
    different = tuple(dict.fromkeys(part for condition in conditions for part in parts(condition)))
    return different[0] if len(different) == 1 else AllOf(conditions=different)


def denied(condition: Condition) -> Condition:
    """The contrary of a condition."""
    return condition.model_copy(update={"negate": not condition.negate})


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that a conjunction is made of."""
    return condition.conditions if isinstance(condition, AllOf) and not condition.negate else (condition,)


def mixed(*parts: str) -> str:
    """All orders of the parts of a phrase, as ways to say it."""
    return " | ".join(" ".join(order) for order in permutations(parts))
