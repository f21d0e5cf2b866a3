"""Who cites what: how many rows cite each source, and which rows cite a place in it. Scores are counted, not listed."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any, Protocol, runtime_checkable

from sqlalchemy import Column, Integer, MetaData, String, Table, and_, func, or_, select
from sqlalchemy import Row as SqlRow

from kb.model import RESOURCES, Fact, Row, Score
from kb.model.records import identities
from kb.model.values import Citation, parse_citations
from kb.store.engine import NewDatabase
from kb.store.store import Store, table_of

CITATION = Table(
    "citation", MetaData(),
    Column("source", String, primary_key=True), Column("locator", String, primary_key=True),
    Column("resource", Integer, primary_key=True, autoincrement=False), Column("identity", String, primary_key=True),
    Column("first", Integer), Column("last", Integer),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Every row but scores with the places it cites; the lines of a place are those from ``first`` to ``last``."""
CITED = Table(
    "cited", MetaData(), Column("source", String, primary_key=True),
    Column("resource", Integer, primary_key=True, autoincrement=False), Column("rows", Integer, nullable=False),
)  # fmt: skip
Cell = tuple[str, str, int, str, int | None, int | None]
Cite = tuple[type[Fact], str, str]  # model, identity, locator
FACTS = [(place, model) for place, model in enumerate(RESOURCES) if issubclass(model, Fact)]
_MODELS = dict(FACTS)
_CITE = (CITATION.c.resource, CITATION.c.identity, CITATION.c.locator)


@runtime_checkable
class Celled(Protocol):
    """Rows that know how often each text stands in their column of sources."""

    def cells(self) -> Mapping[str, int]:
        """Texts with the number of their rows."""


def write_cited(new: NewDatabase, rows: Mapping[type[Row], Collection[Row]]) -> None:
    """Write both tables."""
    counts: Counter[tuple[str, int]] = Counter()
    places: set[Cell] = set()
    for place, model in FACTS:
        held: Collection[Any] = rows.get(model, ())
        if isinstance(held, Celled):
            for cell, number in held.cells().items():
                counts.update(dict.fromkeys(((source, place) for source in _sources(cell)), number))
            continue
        cited = [parse_citations(row.source) for row in held]
        counts.update((source, place) for ones in cited for source in {one.source for one in ones})
        if model is not Score:
            places.update(
                (one.source, one.locator, place, identity, *_span(one))
                for identity, ones in zip(identities(model, held), cited, strict=True) for one in ones
            )  # fmt: skip
    new.create(CITED)
    new.insert(CITED, ["source", "resource", "rows"], [(*key, number) for key, number in sorted(counts.items())])
    new.create(CITATION)
    new.insert(CITATION, [column.name for column in CITATION.columns], sorted(places))
    new.connection.exec_driver_sql("CREATE INDEX ix_citation_lines ON citation (source, first)")


def _sources(cell: str) -> set[str]:
    return {citation.source for citation in parse_citations(cell)}


def _span(citation: Citation) -> tuple[int, int] | tuple[None, None]:
    if not citation.lines:
        return None, None
    return min(first for first, _ in citation.lines), max(last for _, last in citation.lines)


def cited_counts(store: Store) -> dict[str, dict[type[Fact], int]]:
    """By source, how many rows of each table cite it."""
    found: dict[str, dict[type[Fact], int]] = {}
    for row in store.read(select(CITED).order_by(CITED.c.source, CITED.c.resource)):
        found.setdefault(row.source, {})[_MODELS[row.resource]] = row.rows
    return found


def citing(
    store: Store, source: str, limit: int, models: Collection[type[Fact]] | None = None, lines: Collection[tuple[int, int]] = ()
) -> list[Cite]:  # fmt: skip
    """The first rows that cite a source, in the order of its lines: of some tables, or within some lines."""
    table = CITATION.c
    wanted = [table.source == source]
    if models is not None:
        wanted.append(table.resource.in_([place for place, model in FACTS if model in models]))
    if lines:
        wanted.append(or_(*(and_(table.first <= last, table.last >= first) for first, last in lines)))
    order = (table.first.is_(None), table.first, table.resource, table.locator, table.identity)
    rows = store.read(select(*_CITE).where(*wanted).order_by(*order).limit(limit))
    return list(map(_cite, rows))


def citing_at(store: Store, source: str, locators: Collection[str], each: int) -> list[Cite]:
    """The first rows that cite a source with each of some locators: at most ``each`` a locator, by table and identity."""
    table = CITATION.c
    place = func.row_number().over(partition_by=table.locator, order_by=(table.resource, table.identity))
    numbered = (
        select(*_CITE, place.label("place")).where(table.source == source, table.locator.in_(locators)).subquery()
    )
    rows = store.read(select(numbered).where(numbered.c.place <= each).order_by(numbered.c.locator, numbered.c.place))
    return list(map(_cite, rows))


def _cite(row: SqlRow[Any]) -> Cite:
    return _MODELS[row.resource], row.identity, row.locator


def citing_scores(store: Store, source: str, limit: int) -> list[Score]:
    """The first scores that cite a source."""
    return list(store.records(Score, table_of(Score).c.source.like(f"{source}[%"), limit=limit))
