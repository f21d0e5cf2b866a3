"""Checks a plan from outside against the base: every id it names must exist."""

from collections.abc import Iterable, Iterator
from typing import Any

from kb.errors import NotFoundError
from kb.query.base import Base
from kb.query.plan import Plan
from kb.query.selection.attributes import ATTRIBUTES

ID_FIELDS = {"city": "cities", "cities": "cities", "start_city": "cities", "end_city": "cities", "indicator": "indicators", "indicators": "indicators", "less": "indicators", "whole": "indicators",
             "edition": "editions"}  # fmt: skip
KEY_FIELDS = ("about", "without", "start", "end")
KINDS_OF_FIELDS = {
    "place": "place",
    "network": "network",
    "group": "group",
    "theme": "theme",
    "source": "source",
    "types": "path_type",
}
OWN_WORDS = ("aggregate", "strongest")  # kinds whose ``by`` or ``attribute`` is no attribute of a city
ATTRIBUTE_FIELDS = ("attributes", "columns", "order_by", "by", "attribute")


def check_plan(base: Base, plan: Plan) -> None:
    """Refuse a plan that names what does not exist.

    Raises
    ------
    NotFoundError
        With the field, the value and the nearest that exists.
    """
    dated = plan.kind == "interval"
    for field, value in _leaves(plan.model_dump(mode="json")):
        if field in ID_FIELDS:
            _must_exist(field, value, getattr(base, ID_FIELDS[field]))
        elif (field in ATTRIBUTE_FIELDS and plan.kind not in OWN_WORDS) or (dated and field in ("start", "end")):
            _must_be_attribute(base, field, value)
        elif field in KEY_FIELDS and base.store.thing(value) is None:
            raise NotFoundError(f"{field}: there is no {value}; keys look like city:wuhan")
        elif field in KINDS_OF_FIELDS and base.store.thing(f"{KINDS_OF_FIELDS[field]}:{value}") is None:
            raise NotFoundError(f"{field}: there is no {value!r}")


def _leaves(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, field)
    elif isinstance(value, str) and value:
        yield field, value


def _must_exist(field: str, value: str, known: dict[str, Any]) -> None:
    if value not in known:
        near = _nearest(value, known)
        hint = f" (nearest: {near})" if near else ""
        raise NotFoundError(f"{field}: there is no {value!r}{hint}")


def _must_be_attribute(base: Base, field: str, value: str) -> None:
    measure, _, indicator = value.partition(":")
    if value in ATTRIBUTES or measure == "practices" or (measure in ("score", "rank") and indicator in base.indicators):
        return
    near = _nearest(value, [*ATTRIBUTES, *(f"score:{i}" for i in base.indicators)])
    raise NotFoundError(f"{field}: there is no attribute {value!r} (nearest: {near or 'none'})")


def _nearest(value: str, known: Iterable[str]) -> str | None:
    """What is spelt most like a value, if anything is."""
    from rapidfuzz import process  # here, for plans that name what exists need nothing of it

    near = process.extractOne(value, list(known))
    return near[0] if near else None
