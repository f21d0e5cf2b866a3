"""Claims: arguments are JSON that the check can work on, about indicators and cities that exist."""

import json
from collections.abc import Iterator
from typing import Any

from kb.errors import Problem
from kb.load.content import Content
from kb.load.nearest import nearest
from kb.model import City, Claim, Edition, Indicator, Place, Row

# What each check must be told. "indicator" may also be "indicators", a list.
NEEDED: dict[str, tuple[str, ...]] = {
    "top-set": ("indicator", "cities"),
    "rank-is": ("indicator", "city", "rank"),
    "threshold": ("indicator", "op", "value"),
    "tier-counts": ("indicator", "counts"),
    "count-above-mean": ("indicator",),
    "share-above-mean": ("indicator", "percent"),
    "group-size": ("edition", "size"),
    "sum-is": ("indicator", "total"),
    "compare": ("indicator", "left", "op", "right"),
    "far-ahead": ("indicator", "city"),
    "recomputes": ("indicator",),
    "count-is": ("indicator", "op", "value", "count"),
    "argmax": ("indicator", "city"),
    "argmin": ("indicator", "city"),
    "weights": ("indicator",),
    "difference-is": ("indicator", "left", "right", "value"),
    "growth-is": ("from", "to", "percent"),
    "parts-count": ("edition", "counts"),
    "spread-limits": ("indicator", "lower", "upper"),
    "not-checkable": ("reason",),
}
_THINGS: dict[str, type[Row]] = {
    "indicator": Indicator, "indicators": Indicator, "city": City, "cities": City, "others": City, "left": City,
    "right": City, "edition": Edition, "region": Place,
}  # fmt: skip
_OPERATORS = (">", ">=", "<", "<=", "==", "=")


def arguments(content: Content) -> Iterator[Problem]:
    """The arguments of a claim are a JSON object with all that its check needs."""
    for entry in content.of(Claim):
        try:
            found = json.loads(entry.row.arguments)
        except (ValueError, RecursionError) as error:
            yield entry.problem(f"arguments are not JSON: {error}")
            continue
        if not isinstance(found, dict):
            yield entry.problem('arguments are not a JSON object such as {"indicator": "islec-2016.overall"}')
            continue
        for fault in _faults(content, entry.row.check, found):
            yield entry.problem(f"arguments: {fault}")


def _faults(content: Content, check: str, given: dict[str, Any]) -> Iterator[str]:
    for name in NEEDED[check]:
        if name not in given and f"{name}s" not in given:
            yield f'"{name}" is missing, {check} needs it{nearest(name, given)}'
    if given.get("op", ">") not in _OPERATORS:
        yield f'op "{given["op"]}" is not one of {" ".join(_OPERATORS)}'
    for name, value in (given | _where(given)).items():
        for identity in value if isinstance(value, list) else [value]:
            if name in _THINGS and (fault := content.missing(_THINGS[name], str(identity), name)):
                yield fault


def _where(given: dict[str, Any]) -> dict[str, Any]:
    where = given.get("where")
    return where if isinstance(where, dict) else {}
