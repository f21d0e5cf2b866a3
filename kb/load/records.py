"""Rows as plain tuples with the names of a model, read a column at a time: what is surely right at once, the rest by one.

A value that this module is not sure of is left to ``read_row``, which knows every rule and says every fault.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import compress
from typing import Any

from kb.load.columns import Column, columns
from kb.load.files import Columns
from kb.load.rows import FORMS
from kb.model import Fact, Row
from kb.model.values import parse_citations

UNSURE = object()
_TRUTH = {"true": True, "1": True, "false": False, "0": False}


def read_columns(
    model: type[Row], header: Sequence[str], body: Sequence[Sequence[str]]
) -> tuple[list[list[Any]], set[int]]:
    """The values of records, a list a field of the model, and which records hold something unsure.

    Every record has as many cells as the header.
    """
    known = columns(model)
    by_column: Iterable[Sequence[str]] = body.columns if isinstance(body, Columns) else zip(*body, strict=True)
    cells: dict[str, Sequence[str]] = dict(zip(header, by_column, strict=True)) if body else {}
    found: list[list[Any]] = []
    unsure: set[int] = set()
    for name in model.model_fields:
        if name not in cells:
            found.append([model.model_fields[name].default] * len(body))
            if model.model_fields[name].is_required():  # a fault of the header, and no row can be trusted
                unsure |= set(range(len(body)))
            continue
        if (as_they_are := _as_they_are(model, known[name], cells[name])) is not None:
            found.append(as_they_are)
            continue
        read = _reader(model, known[name])
        meant = {text: read(text) for text in set(cells[name])}  # most say the same few things again and again
        values = list(map(meant.__getitem__, cells[name]))
        found.append(values)
        if UNSURE in meant.values():
            unsure |= set(compress(range(len(values)), (value is UNSURE for value in values)))
    return found, unsure


def _as_they_are(model: type[Row], column: Column, cells: Sequence[str]) -> list[Any] | None:
    """The values of a column of text in which nothing is unsure; else nothing."""
    if column.type != "string" or not _all_sure(model, column, cells):
        return None
    if "" not in cells:
        return list(cells)
    default = model.model_fields[column.name].default
    return None if column.required else [text or default for text in cells]


def _all_sure(model: type[Row], column: Column, cells: Sequence[str]) -> bool:
    """Whether each cell of a column of text is surely its own value or empty."""
    if _is_plain_text(column):
        return list(map(str.strip, cells)) == list(cells)
    distinct = set(cells) - {""}
    if column.choices:
        return distinct.issubset(column.choices)
    lines = "\n".join([*distinct, ""])  # to be matched in one go
    if lines.count("\n") > len(distinct):
        return False
    if _is_citations(model, column):
        return "l. " not in lines and bool(_LINES_OF_CITATIONS.fullmatch(lines))
    return column.pattern is not None and bool(_lines_of(column.pattern.regex).fullmatch(lines))


@cache
def _lines_of(regex: str) -> re.Pattern[str]:
    """Matches lines that all match."""
    return re.compile(rf"(?:(?:{regex})\n)*+")


_LINES_OF_CITATIONS = _lines_of(r"[a-z0-9][a-z0-9-]*+\[[^\[\];\n]++\]")  # one each; those with "l. " may have lines


def _is_plain_text(column: Column) -> bool:
    return column.type == "string" and not column.pattern and not column.choices and column.name != "source"


def _is_citations(model: type[Row], column: Column) -> bool:
    return column.name == "source" and issubclass(model, Fact)


def _reader(model: type[Row], column: Column) -> Callable[[str], Any]:
    """The function from a cell to its value."""
    default = UNSURE if column.required else model.model_fields[column.name].default
    if _is_plain_text(column):
        return lambda text: text if text and text == text.strip() else UNSURE if text else default
    parse = _parser(model, column)
    return lambda text: parse(text) if text else default


def _parser(model: type[Row], column: Column) -> Callable[[str], Any]:
    if _is_citations(model, column):
        return _citations
    if column.choices:
        choices = frozenset(column.choices)
        return lambda text: text if text in choices else UNSURE
    if column.pattern:
        matching = re.compile(column.pattern.regex).fullmatch
        return lambda text: text if matching(text) else UNSURE
    if column.type == "boolean":
        return lambda text: _TRUTH.get(text.lower(), UNSURE)
    if column.type in FORMS:
        return _number(column)
    return lambda text: text if text == text.strip() else UNSURE


def _number(column: Column) -> Callable[[str], Any]:
    form, convert = FORMS[column.type][0], int if column.type == "integer" else float
    low = float("-inf") if column.minimum is None else column.minimum
    high = float("inf") if column.maximum is None else column.maximum

    def read(text: str) -> Any:
        value: float = convert(text) if form.fullmatch(text) else float("nan")
        return value if low <= value <= high else UNSURE

    return read


def _citations(text: str) -> Any:
    try:
        parse_citations(text)
    except ValueError:
        return UNSURE
    return text if text == text.strip() else UNSURE
