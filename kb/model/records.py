"""Rows as light tuples: the attributes of a model without its machinery, for millions of rows and for reading."""

from collections import namedtuple
from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from kb.model.base import Row

T = TypeVar("T", bound=Row)


@cache
def record_class(model: type[Row]) -> Any:
    """The light class for a model's rows: a named tuple that also knows ``resource`` and ``identity``."""
    base = namedtuple(model.__name__, list(model.model_fields))
    own = {"__slots__": (), "resource": model.resource, "identity": model.identity}
    return type(model.__name__, (base,), own)


def record_of(row: T) -> T:
    """A validated row as a record."""
    return cast(T, record_class(type(row))(**row.model_dump()))


def identities(model: type[Row], rows: Iterable[Any]) -> list[str]:
    """The identities of many rows as texts, parts joined by ``@``."""
    found = map(attrgetter(*model.identity), rows)
    return list(map(str, found)) if len(model.identity) == 1 else ["@".join(map(str, parts)) for parts in found]
