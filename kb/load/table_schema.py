"""One resource of a descriptor: its Table Schema, made from the table class. The whole is for ``schema``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import SQLModel

from kb.load.columns import Column, columns
from kb.model import Row


@dataclass(frozen=True)
class TableFiles:
    """A resource as it lies in the directory: its files, the columns they have, the rows that can be read."""

    model: type[Row]
    paths: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def describe_table(resource: TableFiles, others: Mapping[type[Row], TableFiles]) -> dict[str, Any]:
    """A resource of the descriptor, with its Table Schema. ``others`` are all resources of the package."""
    model = resource.model
    known = columns(model)
    schema: dict[str, Any] = {
        "fields": [_field(known[name]) for name in resource.header if name in known],
        "primaryKey": list(model.identity),
    }
    if foreign_keys := _foreign_keys(resource, others):
        schema["foreignKeys"] = foreign_keys
    return {
        "name": model.resource,
        "type": "table",
        "description": (model.__doc__ or "").strip(),
        "path": resource.paths[0] if len(resource.paths) == 1 else list(resource.paths),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.pattern:
        constraints["pattern"] = f"^(?:{column.pattern.regex})$"
    for name in ("minimum", "maximum"):
        if getattr(column, name) is not None:
            constraints[name] = getattr(column, name)
    field: dict[str, Any] = {"name": column.name, "type": column.type}
    if column.description:
        field["description"] = column.description
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_keys(resource: TableFiles, others: Mapping[type[Row], TableFiles]) -> list[dict[str, Any]]:
    """The foreign keys that hold within the package; those of a package on top of another may lead out of it."""
    by_table = {str(model.__tablename__): other for model, other in others.items()}
    table = SQLModel.metadata.tables[str(resource.model.__tablename__)]
    found = []
    for column in (column for column in table.columns if column.name in resource.header):
        for key in column.foreign_keys:
            target = by_table.get(key.column.table.name)
            if target and _holds(resource.rows, column.name, target.rows):
                name = "" if target is resource else target.model.resource
                found.append({"fields": [column.name], "reference": {"resource": name, "fields": [key.column.name]}})
    return found


def _holds(rows: Sequence[Row], column: str, targets: Sequence[Row]) -> bool:
    known = {getattr(target, "id", None) for target in targets} | {None}
    return all(getattr(row, column) in known for row in rows)
