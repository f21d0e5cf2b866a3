"""Downloads and the dictionary of the data, and the page that says how the answers are made."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pydantic.fields import FieldInfo

from kb.errors import NotFoundError
from kb.knowledge import KnowledgeBase
from kb.model import RESOURCES, Row
from kb.model.values import Choices
from kb.query.answer import Frozen, Language
from web.labels import label
from web.labels_dictionary import COLUMNS_ZH, TABLES_ZH
from web.view.page import Page

BLOCK = 5_000  # rows of a streamed file that are made at once


class FieldEntry(Frozen):
    """A column of a resource."""

    name: str
    label: str
    type: str
    required: bool
    description: str
    values: list[str]


class ResourceEntry(Frozen):
    """A resource of the data package."""

    name: str
    label: str
    description: str
    rows: int
    fields: list[FieldEntry]


class DataPage(Page):
    """The dictionary."""

    resources: list[ResourceEntry]


def data_page(knowledge: KnowledgeBase, language: Language, address: str) -> DataPage:
    """All resources with their columns, from the tables themselves."""
    found = [
        ResourceEntry(
            name=model.resource,
            label=label(f"resource.{model.resource}", language),
            description=TABLES_ZH[model.resource] if language == "zh" else (model.__doc__ or "").strip(),
            rows=knowledge.base.store.count(model),
            fields=[_field(name, info, language) for name, info in model.model_fields.items()],
        )
        for model in RESOURCES
    ]
    return DataPage(
        title=label("data", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        resources=found,
    )


def _field(name: str, info: FieldInfo, language: Language) -> FieldEntry:
    values = [value for meta in info.metadata if isinstance(meta, Choices) for value in meta.values]
    return FieldEntry(
        name=name,
        label=label(f"field.{name}", language),
        type=type_name(info.annotation),
        values=values,
        required=info.is_required(),
        description=_description(info.description or "", language),
    )


def _description(english: str, language: Language) -> str:
    return COLUMNS_ZH[english] if english and language == "zh" else english


def type_name(annotation: Any) -> str:
    """A column's type in a word."""
    text = str(annotation)
    return next((word for word in ("bool", "float", "int") if word in text), "text").replace("float", "number")


def resource_rows(knowledge: KnowledgeBase, name: str) -> tuple[type[Row], list[dict[str, Any]]]:
    """The rows of a resource as dictionaries.

    Raises
    ------
    NotFoundError
        When there is no such resource.
    """
    for model in RESOURCES:
        if model.resource == name:
            rows = knowledge.base.store.rows(model)
            return model, [{field: getattr(row, field) for field in model.model_fields} for row in rows]
    raise NotFoundError(f"there is no resource {name!r}; there are {', '.join(model.resource for model in RESOURCES)}")


def resource_csv(knowledge: KnowledgeBase, name: str) -> bytes:
    """A resource as the data package writes it."""
    model, rows = resource_rows(knowledge, name)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(model.model_fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return text.getvalue().encode()


def is_streamed(knowledge: KnowledgeBase, name: str) -> bool:
    """Whether a resource is too large to be made at once."""
    return any(model.resource == name and not knowledge.base.store.is_held(model) for model in RESOURCES)


def resource_stream(knowledge: KnowledgeBase, name: str) -> Iterator[bytes]:
    """The same CSV, a block of rows at a time."""
    model = next(model for model in RESOURCES if model.resource == name)
    fields = list(model.model_fields)
    yield (",".join(fields) + "\n").encode()
    rows = knowledge.base.store.stream(model)
    while block := list(islice(rows, BLOCK)):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(
            [_cell(getattr(row, field)) for field in fields] for row in block
        )
        yield text.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.12g}" if isinstance(value, float) else str(value)
