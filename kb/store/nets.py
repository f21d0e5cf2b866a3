"""The edges of the graph as a table: of a large base only those around the things that are asked for are read."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Executable,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    and_,
    case,
    func,
    select,
)

from kb.analysis.centrality import Central, central
from kb.model import Row
from kb.store.edges import Edge, edges
from kb.store.engine import META, NewDatabase
from kb.store.lookups import COUNT
from kb.store.store import Store

EDGES = COUNT + "edges"  # the line of notes with the number of edges
EDGE = Table(
    "edge", MetaData(),
    Column("subject", String, primary_key=True), Column("predicate", String, primary_key=True),
    Column("object", String, primary_key=True), Column("source", String, nullable=False),
    Column("since", String), Column("until", String),
    sqlite_with_rowid=False,
)  # fmt: skip
NODE = Table(
    "node", MetaData(), Column("key", String, primary_key=True), Column("neighbours", Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
"""How many other things each thing has an edge with."""

GOVERNING = ("city", "network", "organisation", "path_type", "policy", "regulation")
"""The kinds of things whose ties to each other make the governance network."""
_NO_GOVERNING = ("located-in", "mentions")  # where a body has its seat, and what is named together, governs nobody
CENTRAL = Table(
    "central", MetaData(),
    Column("key", String, primary_key=True), Column("kind", String, nullable=False),
    Column("share", Float, nullable=False), Column("ties", Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
"""How central each thing is in the governance network; without a share what stands apart from it."""

_BLOCK = 400  # keys in one statement
_COUNTED = """
INSERT INTO node (key, neighbours) SELECT one, count(*) FROM (
    SELECT subject AS one, object AS other FROM edge WHERE subject <> object
    UNION SELECT object, subject FROM edge WHERE subject <> object) AS pair GROUP BY one
"""


class _Rows:
    def __init__(self, rows: Mapping[type[Row], Collection[Row]]) -> None:
        self._rows = rows

    def rows(self, model: type[Any], /) -> Collection[Any]:
        return self._rows.get(model, ())


def write_edges(new: NewDatabase, rows: Mapping[type[Row], Collection[Row]]) -> None:
    """Write every edge once, and how many neighbours each thing has."""
    found = edges(_Rows(rows))
    new.create(EDGE)
    new.insert(EDGE, list(Edge._fields), found)
    new.connection.exec_driver_sql("CREATE INDEX ix_edge_object ON edge (object, predicate, subject)")
    new.create(NODE)
    new.connection.exec_driver_sql(_COUNTED)
    new.insert(META, ["key", "value"], [(EDGES, str(len(found)))])
    new.create(CENTRAL)
    ranked = ((one.key, kind_of(one.key), one.share, one.ties) for one in governing(found))
    new.insert(CENTRAL, [column.name for column in CENTRAL.columns], ranked)


def governing(found: Iterable[Edge]) -> list[Central]:
    """How central things are in the governance network; those of smaller networks apart from it have no share.

    It is the largest part with a city in which each thing can be reached from each other one over governing ties.
    """
    import networkx as nx  # at the build only

    pairs = [(one.subject, one.object) for one in found if governs(one)]
    parts = nx.connected_components(nx.Graph(pairs))
    with_cities = [part for part in parts if any(kind_of(key) == "city" for key in part)]
    largest = max(with_cities, key=lambda part: (len(part), min(part)), default=set[str]())
    inside = central([pair for pair in pairs if pair[0] in largest])
    return [*inside, *(Central(key, 0.0, 0) for key in sorted({key for pair in pairs for key in pair} - largest))]


def governs(edge: Edge) -> bool:
    """Whether an edge may belong to the governance network."""
    return (
        edge.predicate not in _NO_GOVERNING and kind_of(edge.subject) in GOVERNING and kind_of(edge.object) in GOVERNING
    )


def kind_of(key: str) -> str:
    """The part of a key before the colon."""
    return key.partition(":")[0]


class Net:
    """Reads edges by their ends."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __len__(self) -> int:
        """How many edges there are."""
        return int(self._store.meta.get(EDGES, 0))

    def holds(self, key: str) -> bool:
        """Whether a thing has an edge."""
        return bool(self._store.read(select(NODE.c.key).where(NODE.c.key == key)))

    def counts(self, keys: Iterable[str]) -> dict[str, int]:
        """How many neighbours things have."""
        found = (select(NODE).where(NODE.c.key.in_(block)) for block in _blocks(keys))
        return {row.key: row.neighbours for statement in found for row in self._store.read(statement)}

    def around(self, keys: Iterable[str]) -> list[Edge]:
        """All edges with an end among these things, in order."""
        found = (
            select(EDGE).where(end.in_(block)) for block in _blocks(keys) for end in (EDGE.c.subject, EDGE.c.object)
        )
        return self._ordered(found)

    def between(self, some: Iterable[str], others: Iterable[str]) -> list[Edge]:
        """All edges with one end among some things and the other among others, in order; looked for from the others."""
        ends = list(_blocks(some))
        found = (
            select(EDGE).where(and_(one.in_(block), other.concat("").in_(end)))  # concat: not by the index of this end
            for block in _blocks(others)
            for end in ends
            for one, other in ((EDGE.c.subject, EDGE.c.object), (EDGE.c.object, EDGE.c.subject))
        )
        return self._ordered(found)

    def among(self, keys: Collection[str]) -> list[Edge]:
        """All edges with both ends among these few things, in order; looked for from where they start."""
        found = (
            select(EDGE).where(EDGE.c.subject.in_(block), EDGE.c.object.concat("").in_(list(keys)))
            for block in _blocks(keys)
        )
        return self._ordered(found)

    def every(self) -> Iterator[tuple[str, str, bool]]:
        """Both ends of every edge, and whether it only says that the one mentions the other."""
        rows = self._store.read(select(EDGE.c.subject, EDGE.c.object, EDGE.c.predicate == "mentions"))
        return (tuple(row) for row in rows)

    def ends(self, kind: str) -> Iterator[tuple[str, str]]:
        """Both ends of every edge of a kind of things, a thing of the kind first."""
        for one, other in ((EDGE.c.subject, EDGE.c.object), (EDGE.c.object, EDGE.c.subject)):
            of_kind = (one > f"{kind}:") & (one < f"{kind};")
            rows = self._store.read(select(one.label("one"), other.label("other")).where(of_kind))
            yield from ((row.one, row.other) for row in rows)

    def central(self, kind: str, limit: int) -> list[Central]:
        """The most central things of a kind in the governance network, equals in the order of their keys."""
        wanted = select(CENTRAL).where(CENTRAL.c.kind == kind, CENTRAL.c.share > 0)
        rows = self._store.read(wanted.order_by(CENTRAL.c.share.desc(), CENTRAL.c.key).limit(limit))
        return [Central(row.key, row.share, row.ties) for row in rows]

    def governing(self) -> dict[str, tuple[int, int]]:
        """How many things of each kind the governance network has, and how many stand apart from it."""
        inside = func.sum(case((CENTRAL.c.share > 0, 1), else_=0)).label("inside")
        rows = self._store.read(select(CENTRAL.c.kind, inside, func.count().label("whole")).group_by(CENTRAL.c.kind))
        return {row.kind: (int(row.inside), int(row.whole - row.inside)) for row in rows}

    def first(self, key: str, limit: int) -> tuple[list[Edge], int]:
        """The first edges of a thing by predicate, its own before those that point at it; and how many it has."""
        out, into = EDGE.c.subject == key, EDGE.c.object == key
        found = [
            *self._edges(select(EDGE).where(out).order_by(EDGE.c.predicate, EDGE.c.object).limit(limit)),
            *self._edges(select(EDGE).where(into).order_by(EDGE.c.predicate, EDGE.c.subject).limit(limit)),
        ]
        found.sort(
            key=lambda one: (one.predicate, one.subject != key, one.object if one.subject == key else one.subject)
        )
        return found[:limit], self._count(out) + self._count(into)

    def _count(self, condition: ColumnElement[bool]) -> int:
        return int(self._store.read(select(func.count()).select_from(EDGE).where(condition))[0][0])

    def _edges(self, statement: Executable) -> Iterator[Edge]:
        return (Edge(row.subject, row.predicate, row.object, row.source, row.since, row.until)
                for row in self._store.read(statement))  # fmt: skip

    def _ordered(self, statements: Iterable[Executable]) -> list[Edge]:
        found = {(one.subject, one.predicate, one.object): one for each in statements for one in self._edges(each)}
        return [found[key] for key in sorted(found)]


def _blocks(keys: Iterable[str]) -> Iterator[Sequence[str]]:
    found = list(dict.fromkeys(keys))
    return (found[start : start + _BLOCK] for start in range(0, len(found), _BLOCK))
