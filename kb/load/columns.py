"""What a column may hold, read from its model field: type, choices, pattern, bounds. One reading for all of loading."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import Ge, Le

from kb.model import Row
from kb.model.values import Choices, Key, Keys, PartialDate, Pattern

TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


@dataclass(frozen=True)
class Column:
    """One column of a resource. ``type`` is its Table Schema type."""

    name: str
    type: str
    required: bool
    description: str | None
    choices: tuple[str, ...] = ()
    pattern: Pattern | None = None
    minimum: float | None = None
    maximum: float | None = None


def _parts(annotation: Any) -> Iterator[Any]:
    """A field's plain types and constraints, out of ``Annotated`` and optional types."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType, Annotated):
        for argument in get_args(annotation):
            yield from _parts(argument)
    else:
        yield annotation


def _first(parts: list[Any], kind: type) -> Any:
    return next((part for part in parts if isinstance(part, kind)), None)


@cache
def columns(model: type[Row]) -> dict[str, Column]:
    """The columns of a model's CSV, in the order they are written: ``source`` and ``printed`` last."""
    return {name: _column(model, name) for name in sorted(model.model_fields, key=_is_evidence)}


def _is_evidence(name: str) -> bool:
    return name in ("source", "printed")


def _column(model: type[Row], name: str) -> Column:
    field = model.model_fields[name]
    parts = [*_parts(field.annotation), *field.metadata]
    choices, minimum, maximum = _first(parts, Choices), _first(parts, Ge), _first(parts, Le)
    return Column(
        name=name,
        type=next(TYPES[part] for part in parts if isinstance(part, type) and part in TYPES),
        required=field.is_required(),
        description=field.description,
        choices=choices.values if choices else (),
        pattern=_first(parts, Pattern),
        minimum=minimum.ge if minimum else None,
        maximum=maximum.le if maximum else None,
    )


def columns_of(model: type[Row], cell_type: Any) -> list[str]:
    """The columns whose cells are ``cell_type``: ``Key``, ``Keys``, ``Slugs`` or ``PartialDate``."""
    wanted = _first(list(_parts(cell_type)), Pattern)
    return [column.name for column in columns(model).values() if column.pattern == wanted]


def key_columns(model: type[Row]) -> list[str]:
    """The columns that hold one key or several."""
    return columns_of(model, Key) + columns_of(model, Keys)


def date_columns(model: type[Row]) -> list[str]:
    """The columns that hold a partial date."""
    return columns_of(model, PartialDate)
