"""One record to one row: types, choices, patterns, bounds, each fault as a sentence with the nearest valid value."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from kb.load.columns import Column, columns
from kb.load.nearest import nearest
from kb.model import Row

# What CSV and frictionless read alike and a database can hold; pydantic alone would also take "yes", "1_000", "nan",
# and numbers of any length.
FORMS = {
    "integer": (re.compile(r"-?\d{1,15}"), "a whole number such as 12"),
    "number": (re.compile(r"-?\d{1,15}(\.\d{1,15})?([eE][-+]?\d{1,2})?"), "a number such as 0.5"),
    "boolean": (re.compile(r"true|false|True|False|TRUE|FALSE|1|0"), "true or false"),
}


def read_row(model: type[Row], cells: Mapping[str, str]) -> tuple[Row | None, list[str]]:
    """The row of these cells, or what is wrong with them. An empty cell is no value."""
    given = {name: text for name, text in cells.items() if text != ""}
    faults = [fault for name, text in given.items() for fault in _form_faults(columns(model)[name], text)]
    try:
        row = model.model_validate(given)
    except ValidationError as error:
        told = {fault.split(" ", 1)[0] for fault in faults}
        faults += [_sentence(model, one) for one in error.errors() if one["loc"][0] not in told]
        return None, faults
    return (None if faults else row), faults


def _form_faults(column: Column, text: str) -> Iterator[str]:
    if text != text.strip():
        yield f"{column.name} {text!r} has white space at its edge"
    elif column.type in FORMS:
        form, wanted = FORMS[column.type]
        if not form.fullmatch(text):
            yield f'{column.name} "{text}" is not {wanted}'


def _sentence(model: type[Row], error: Any) -> str:
    name, given = str(error["loc"][0]), error["input"]
    column = columns(model)[name]
    if error["type"] == "missing":
        return f"{name} is empty: every row of {model.resource} needs it"
    if column.choices:
        return f'{name} "{given}" is not one of {", ".join(column.choices)}{nearest(str(given), column.choices)}'
    if column.pattern:
        return f'{name} "{given}" is not {column.pattern.wanted}'
    if error["type"] in ("greater_than_equal", "less_than_equal"):
        return f'{name} "{given}" is out of range: it must be {_range(column)}'
    return f'{name} "{given}": {error["msg"].removeprefix("Value error, ")}'


def _range(column: Column) -> str:
    if column.minimum is None or column.maximum is None:
        return f"at least {column.minimum}" if column.maximum is None else f"at most {column.maximum}"
    return f"from {column.minimum} to {column.maximum}"
