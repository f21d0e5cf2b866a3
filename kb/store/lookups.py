"""What makes single rows of large tables quick to find: how many rows a table has, indexes, and who names whom."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlmodel import SQLModel

from kb.model import RESOURCES, Fact, Row, Score
from kb.model.records import identities
from kb.store.engine import META, NewDatabase

COUNT = "rows:"  # how the table of notes begins the line with the number of rows of a resource
CHINESE = "chinese:"  # and the line with the number of Chinese cities that an edition gives an overall score
_CHINESE_CITIES = """
SELECT edition.id, count(city.id) FROM edition LEFT JOIN score ON score.indicator = edition.overall
LEFT JOIN city ON city.id = score.city AND city.country = 'china' GROUP BY edition.id
"""
MENTION = Table(
    "mention", MetaData(),
    Column("key", String, primary_key=True),
    Column("resource", Integer, primary_key=True, autoincrement=False),  # its place in RESOURCES
    Column("identity", String, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Every thing with the rows that name it in a cell or are it; scores are found by their own columns."""

_BY_COLUMN = (("score", "city"), ("name", "thing"), ("regulation", "place"), ("practice", "place"),
              ("governingbody", "city"), ("groupmember", "city"), ("membership", "member"))  # fmt: skip
_KINDS = {"pathtype": "path_type"}


def write_lookups(new: NewDatabase, rows: Mapping[type[Row], Collection[Row]]) -> None:
    """Note the sizes of all tables, index the columns that are read by, and list the mentions."""
    new.insert(META, ["key", "value"], [(COUNT + model.resource, str(len(rows.get(model, ())))) for model in RESOURCES])
    for table, column in _BY_COLUMN:
        found = SQLModel.metadata.tables[table].c[column]
        name = f"ix_{table}_{column}"
        new.connection.exec_driver_sql(f'CREATE INDEX {name} ON "{table}" ("{found.name}")')
    counts = new.connection.exec_driver_sql(_CHINESE_CITIES).all()
    new.insert(META, ["key", "value"], [(CHINESE + edition, str(count)) for edition, count in counts])
    new.create(MENTION)
    new.insert(MENTION, ["key", "resource", "identity"], sorted(set(_mentions(rows))))


def _mentions(rows: Mapping[type[Row], Collection[Row]]) -> Iterator[tuple[str, int, str]]:
    for place, model in enumerate(RESOURCES):
        if issubclass(model, Fact) and model is not Score:
            own = _KINDS.get(str(model.__tablename__), str(model.__tablename__))
            kinds = kind_columns(model)
            texts = [name for name in model.model_fields if name not in ("source", "printed", "id")]
            held: Collection[Any] = rows.get(model, ())
            owners = identities(model, held)
            if "id" in model.model_fields:
                yield from (
                    (f"{own}:{row.id}", place, owner) for row, owner in zip(held, owners, strict=True) if row.id
                )
            for name in texts:
                cells = [getattr(row, name) for row in held]
                yield from ((key, place, owner) for key, owner in _keys(cells, owners, kinds.get(name, "")))


def _keys(cells: Iterable[object], owners: Iterable[str], kind: str) -> Iterator[tuple[str, str]]:
    """The keys that the cells of a column name, with the rows they stand in; ``kind`` is what the column names by id."""
    for value, owner in zip(cells, owners, strict=True):
        if isinstance(value, str):
            if ":" in value:
                yield from ((part, owner) for part in value.split("; ") if is_key(part))
            elif kind:
                yield f"{kind}:{value}", owner


@cache
def kind_columns(model: type[Row]) -> dict[str, str]:
    """The columns that name a thing by its id alone, with the kind of thing."""
    having_ids = (str(other.__tablename__) for other in RESOURCES if other.identity == ("id",))
    known = {_KINDS.get(table, table) for table in having_ids}
    found = {name: name for name in model.model_fields if name in known}
    return found | ({"lead": "organisation"} if "lead" in model.model_fields else {})


def is_key(text: str) -> bool:
    """Whether a text looks like the key of a thing: ``city:wuhan``, not a sentence with a colon."""
    kind, _, ident = text.partition(":")
    return kind.isidentifier() and bool(ident) and " " not in ident and kind.islower()
