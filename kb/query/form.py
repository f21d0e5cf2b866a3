"""A plan as the fields of a plain form and back: names are paths (``select/conditions/0/on``), values are texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError

from kb.errors import KbError
from kb.query.base import Base
from kb.query.check_plan import check_plan
from kb.query.kinds import KINDS, PLAN
from kb.query.plan import Plan

BY_KIND = {str(kind.model_fields["kind"].default): kind for kind in KINDS}
TAGS = ("kind", "on")
EMPTY = "{}"  # says that a part is there although it has no fields of its own, such as *all cities of the base*


@dataclass(frozen=True)
class Fault:
    """What is wrong with a field of a form: its path, the sort of fault, the limit or choice it breaks, in English."""

    path: str
    sort: str
    limit: str
    text: str


def to_pairs(data: Any, path: str = "") -> list[tuple[str, str]]:
    """Plain data, as ``plan_dump`` gives it, as names and values.

    Examples
    --------
    >>> to_pairs({"kind": "find", "columns": ["tier"], "descending": True})
    [('kind', 'find'), ('columns/0', 'tier'), ('descending', 'true')]
    """
    if isinstance(data, dict | list) and (data or not path):
        parts = data.items() if isinstance(data, dict) else enumerate(data)
        return [pair for name, inner in parts for pair in to_pairs(inner, f"{path}/{name}" if path else str(name))]
    if isinstance(data, dict | list):
        return [(path, EMPTY)]
    return [(path, ("true" if data else "false") if isinstance(data, bool) else str(data))]


def from_pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Names and values as plain data; empty fields are left out, gaps in lists are closed.

    Examples
    --------
    >>> from_pairs([("kind", "find"), ("columns/0", ""), ("columns/3", "tier"), ("limit", "5")])
    {'kind': 'find', 'columns': ['tier'], 'limit': '5'}
    """
    found: dict[str, Any] = {}
    for path, value in pairs:
        *above, last = path.split("/")
        here = found
        if not value.strip():
            continue
        for name in above:
            if not isinstance(here.get(name), dict):
                here[name] = {}
            here = here[name]
        if value != EMPTY:
            here[last] = value.strip()
        elif not isinstance(here.get(last), dict):
            here[last] = {}
    return cast(dict[str, Any], _with_lists(found))


def _with_lists(data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    if data and all(name.isdigit() for name in data):
        return [_with_lists(data[name]) for name in sorted(data, key=int)]
    return {name: _with_lists(inner) for name, inner in data.items()}


def fitting(data: dict[str, Any]) -> dict[str, Any]:
    """The data without fields that its kind, or the kind of one of its conditions, does not have."""
    kind = BY_KIND.get(str(data.get("kind")))
    return _fitted(kind, data) if kind else data


def _fitted(kind: type[BaseModel], data: dict[str, Any]) -> dict[str, Any]:
    kept = {}
    for name, field in kind.model_fields.items():
        if name in data:
            kept[name] = _fit(model_in(field.annotation), data[name])
    return kept


def _fit(models: dict[str, type[BaseModel]], value: Any) -> Any:
    if isinstance(value, list):
        return [_fit(models, one) for one in value]
    model = model_of(models, value)
    return _fitted(model, value) if model and isinstance(value, dict) else value


def model_of(models: dict[str, type[BaseModel]], value: Any) -> type[BaseModel] | None:
    """Which of several models some data is meant for: the one its ``on`` names, or the only one."""
    if len(models) == 1:
        return next(iter(models.values()))
    return models.get(str(value.get("on"))) if isinstance(value, dict) else None


def model_in(annotation: Any) -> dict[str, type[BaseModel]]:
    """The models that an annotation holds, by what their ``on`` says."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        tag = annotation.model_fields.get("on")
        return {str(tag.default) if tag else "": annotation}
    return {tag: model for part in get_args(annotation) for tag, model in model_in(part).items()}


def plain(annotation: Any) -> tuple[Any, bool]:
    """An annotation without what is added to it, and whether the field may be left empty."""
    if get_origin(annotation) is Annotated:
        return plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        parts = [part for part in get_args(annotation) if part is not NoneType]
        if len(parts) == 1:
            return plain(parts[0])[0], True
    return annotation, False


def read_form(base: Base, data: dict[str, Any]) -> tuple[Plan | None, list[Fault]]:
    """The plan that some data makes, or everything that is wrong with it, each at its field."""
    try:
        plan = PLAN.validate_python(fitting(data))
    except ValidationError as error:
        return None, [_fault(found, data) for found in error.errors()]
    try:
        check_plan(base, plan)
    except KbError as error:
        field, _, text = str(error).partition(": ")
        return None, [Fault(_path_of(data, field, text), "unknown", "", text or str(error))]
    return plan, []


def _fault(error: Any, data: Any) -> Fault:
    context = error.get("ctx", {})
    limit = next(
        (str(context[name]) for name in ("ge", "gt", "le", "lt", "min_length", "expected") if name in context), ""
    )
    return Fault(_path(error["loc"], data), error["type"], limit, error["msg"])


def _path(location: tuple[str | int, ...], data: Any) -> str:
    """Where an error stands: its location without the names of the models that were tried."""
    names: list[str] = []
    tagged = False
    for part in location:
        if not tagged and isinstance(data, dict) and str(part) in (data.get(tag) for tag in TAGS):
            tagged = True
            continue
        names.append(str(part))
        tagged = False
        inside = isinstance(data, dict) or (isinstance(data, list) and isinstance(part, int) and part < len(data))
        data = (data.get(str(part)) if isinstance(data, dict) else data[cast(int, part)]) if inside else None
    return "/".join(names) or "kind"


def _path_of(data: Any, field: str, text: str) -> str:
    """The field of a name whose value an error quotes."""
    for path, value in to_pairs(data):
        names = [name for name in path.split("/") if not name.isdigit()]
        if names[-1:] == [field] and value in text:
            return path
    return field
