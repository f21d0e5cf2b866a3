"""Rows to a new database, swapped in at once: killed at any moment, the old one still serves."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from sqlmodel import SQLModel

from kb.model import RESOURCES, Row
from kb.progress import SILENT, Progress, told
from kb.store.cited import write_cited
from kb.store.columns import write_columns
from kb.store.crosstabs import write_crosstabs
from kb.store.engine import META, SCHEMA_VERSION, NewDatabase
from kb.store.facets import write_facets
from kb.store.groupings import write_groupings
from kb.store.lookups import write_lookups
from kb.store.nets import write_edges
from kb.store.opening import engine_at


@runtime_checkable
class Plain(Protocol):
    """Rows that give their values without making a row of each."""

    def tuples(self) -> Iterator[tuple[object, ...]]:
        """The values of the rows in the order of the fields."""


class Rows(Protocol):
    """What is built: checked rows by model, values in the order of its fields, and the version of their content."""

    @property
    def rows(self) -> Mapping[type[Row], Collection[Row]]: ...

    @property
    def data_version(self) -> str: ...


def build(
    dataset: Rows, target: str | Path, extra: Callable[[NewDatabase], None] | None = None, progress: Progress = SILENT
) -> None:
    """Write ``dataset`` to a new database and put it in the place of ``target``; ``extra`` may add tables of its own.

    Raises
    ------
    DatabaseError
        When ``target`` is not this program's or cannot be written. It is left as it was.
    """
    with engine_at(target).building() as new:
        write_tables(dataset, new, progress)
        if extra:
            extra(new)


def program_version() -> str:
    """The version of the installed program."""
    try:
        return version("learning-city-kb")
    except PackageNotFoundError:
        return "not installed"


def write_tables(dataset: Rows, new: NewDatabase, progress: Progress = SILENT) -> None:
    """Create the tables and fill them, with a ``meta`` table that says what this is."""
    with progress.step("writing rows", sum(map(len, dataset.rows.values()))) as advance:
        for model in RESOURCES:
            table = SQLModel.metadata.tables[str(model.__tablename__)]
            new.create(table)
            rows = dataset.rows.get(model, ())
            values = rows.tuples() if isinstance(rows, Plain) else cast(Iterable[tuple[object, ...]], rows)
            new.insert(table, list(model.model_fields), told(values, advance))
    meta = {
        "data_version": dataset.data_version,
        "schema_version": str(SCHEMA_VERSION),
        "program_version": program_version(),
    }
    new.create(META)
    new.insert(META, ["key", "value"], meta.items())
    with progress.step("indexing rows", len(_INDEXES)) as advance:
        for write in _INDEXES:
            write(new, dataset.rows)
            advance(1)
    write_crosstabs(new)


_INDEXES: tuple[Callable[[NewDatabase, Mapping[type[Row], Collection[Row]]], None], ...] = (
    write_lookups, write_edges, write_columns, write_cited, write_facets, write_groupings,
)  # fmt: skip
"""What is made of the rows to be found fast, in this order."""
