"""The graph of typed, cited edges: what a thing is tied to, and by which routes two things are connected."""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf, log2
from typing import TYPE_CHECKING, Literal, Protocol

from kb.errors import NotFoundError

if TYPE_CHECKING:  # imported where it is used: twelve megabytes that most questions do not need
    import networkx as nx

MENTION_COST = 3.0
"""What a step over a ``mentions`` edge costs more: that two things are named together says little."""


class EdgeRow(Protocol):
    """What is read of an edge; both ends are keys such as ``city:wuhan``, the source is a citation cell."""

    @property
    def subject(self) -> str: ...
    @property
    def predicate(self) -> str: ...
    @property
    def object(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def since(self) -> str | None: ...
    @property
    def until(self) -> str | None: ...


@dataclass(frozen=True)
class Step:
    """One edge as it is walked from ``start`` to ``end``; ``forward`` when that is the direction it states."""

    start: str
    predicate: str
    end: str
    forward: bool
    source: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class Route:
    """A way from one thing to another that passes nothing twice; a lower cost says more."""

    steps: tuple[Step, ...]
    cost: float

    @property
    def nodes(self) -> tuple[str, ...]:
        """The keys it passes, both ends included."""
        return (self.steps[0].start, *(step.end for step in self.steps))


Attributes = Mapping[str, str | None]
Labelled = tuple[str, str, str, Attributes]  # start, end, predicate and what is said of an edge


class Walkable(Protocol):
    """What steps are read from: a graph of networkx, or ``Ties``."""

    def __contains__(self, key: object, /) -> bool: ...
    def out_edges(self, key: str, /, *, keys: Literal[True], data: Literal[True]) -> Iterable[Labelled]: ...
    def in_edges(self, key: str, /, *, keys: Literal[True], data: Literal[True]) -> Iterable[Labelled]: ...
    def get_edge_data(self, start: str, end: str, /) -> Mapping[str, Attributes] | None: ...


@dataclass
class Ties:
    """A few edges by their ends, with the face that a graph of networkx has: enough for steps, without its search and size."""

    _out: dict[str, dict[str, dict[str, Attributes]]] = field(default_factory=dict)
    _into: dict[str, dict[str, dict[str, Attributes]]] = field(default_factory=dict)

    def __contains__(self, key: object, /) -> bool:
        return key in self._out

    def out_edges(self, key: str, /, *, keys: Literal[True], data: Literal[True]) -> Iterable[Labelled]:
        """The edges that start at a thing."""
        return [(key, end, name, said) for end, named in self._out[key].items() for name, said in named.items()]

    def in_edges(self, key: str, /, *, keys: Literal[True], data: Literal[True]) -> Iterable[Labelled]:
        """The edges that end at a thing."""
        return [(start, key, name, said) for start, named in self._into[key].items() for name, said in named.items()]

    def get_edge_data(self, start: str, end: str, /) -> Mapping[str, Attributes] | None:
        """The edges from one thing to another, by predicate."""
        return self._out.get(start, {}).get(end)


def ties_of(keys: Iterable[str], edges: Iterable[EdgeRow]) -> Ties:
    """Some edges by their ends, with some things that may have none.

    Examples
    --------
    >>> from types import SimpleNamespace as Edge
    >>> edge = Edge(subject="a", predicate="leads", object="b", source="s[1]", since=None, until=None)
    >>> [step.end for step in neighbours(ties_of(["c"], [edge]), "a")], neighbours(ties_of(["c"], [edge]), "c")
    (['b'], [])
    """
    out: dict[str, dict[str, dict[str, Attributes]]] = {key: {} for key in keys}
    into: dict[str, dict[str, dict[str, Attributes]]] = {key: {} for key in out}
    for edge in edges:
        said = {"source": edge.source, "since": edge.since, "until": edge.until}
        for end in (edge.subject, edge.object):
            out.setdefault(end, {}), into.setdefault(end, {})
        named = out[edge.subject].setdefault(edge.object, {})
        into[edge.object][edge.subject] = named
        named[edge.predicate] = said
    return Ties(out, into)


def build_graph(nodes: Mapping[str, tuple[str, str, str]], edges: Iterable[EdgeRow]) -> "nx.MultiDiGraph[str]":
    """A graph with ``name``, ``name_zh`` and ``kind`` on its nodes and the predicate as the key of its edges.

    An end that ``nodes`` does not know stays in the graph under its key.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key, (name, name_zh, kind) in nodes.items():
        graph.add_node(key, name=name, name_zh=name_zh, kind=kind)
    for edge in edges:
        for end in (edge.subject, edge.object):
            if end not in graph:
                graph.add_node(end, name=end, name_zh=end, kind=end.partition(":")[0])
        graph.add_edge(
            edge.subject, edge.object, key=edge.predicate, source=edge.source, since=edge.since, until=edge.until
        )
    return graph


def neighbours(graph: Walkable, key: str, predicate: str | None = None) -> list[Step]:
    """All edges of a thing, or those of one predicate, as steps away from it: by predicate, direction and other end.

    Raises
    ------
    NotFoundError
        When the graph does not hold the thing.
    """
    if key not in graph:
        raise NotFoundError(f"{key} is not in the graph")
    out = [_step(key, end, name, True, cell) for _, end, name, cell in graph.out_edges(key, keys=True, data=True)]
    into = [_step(key, start, name, False, cell) for start, _, name, cell in graph.in_edges(key, keys=True, data=True)]
    found = [step for step in out + into if predicate in (None, step.predicate)]
    return sorted(found, key=lambda step: (step.predicate, not step.forward, step.end))


def routes(
    graph: "nx.MultiDiGraph[str]",
    start: str,
    end: str,
    limit: int = 5,
    cutoff: int = 4,
    counts: Mapping[str, int] | None = None,
) -> list[Route]:
    """The ``limit`` cheapest routes of at most ``cutoff`` steps, whatever the direction of the edges; best first.

    A step costs 1, over a ``mentions`` edge 3 more. Passing through a thing costs the binary logarithm of the number
    of its neighbours: a shared path type of three cities (1.6) says more than a network of twelve (3.6), and that more
    than a country or an index edition of seventy (6.1). Equal costs are ordered by the number of steps, then by the
    keys passed, so that the same graph always gives the same routes. Of a part of a larger graph, ``counts`` says how many
    neighbours things have in the whole. Detours are left out: two things of a route that
    do not follow each other have no edge, unless they are its ends or only mention each other.

    Raises
    ------
    NotFoundError
        When the graph does not hold one of the two.

    Examples
    --------
    >>> from types import SimpleNamespace as Edge
    >>> cell = {"source": "gnlc-12[Table 3]", "since": None, "until": None}
    >>> cell |= {"predicate": "follows-type", "object": "path_type:balanced"}
    >>> graph = build_graph({}, [Edge(subject="city:beijing", **cell), Edge(subject="city:taiyuan", **cell)])
    >>> [route.nodes for route in routes(graph, "city:beijing", "city:taiyuan")]
    [('city:beijing', 'path_type:balanced', 'city:taiyuan')]

    References
    ----------
    Hart, Nilsson & Raphael (1968), IEEE Transactions on Systems Science and Cybernetics 4:100, on simple paths.
    """
    for key in (start, end):
        if key not in graph:
            raise NotFoundError(f"{key} is not in the graph")
    if start == end:
        return []
    plain = _undirected(graph)
    if start not in plain or end not in plain:
        return []
    return walked(graph, _cheapest(plain, start, end, limit, cutoff, counts or {}))


def walked(graph: Walkable, paths: Iterable[tuple[tuple[str, ...], float]]) -> list[Route]:
    """Paths with their costs as routes over the edges of a graph."""
    return [Route(_steps(graph, path), cost) for path, cost in paths]


def _undirected(graph: "nx.MultiDiGraph[str]") -> "nx.Graph[str]":
    """One edge between two neighbours, as cheap as the cheapest of theirs."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    for subject, object_, predicate in graph.edges(keys=True):
        cost = _step_cost(predicate)
        if subject != object_ and cost < plain.get_edge_data(subject, object_, {"cost": inf})["cost"]:
            plain.add_edge(subject, object_, cost=cost)
    return plain


def _step_cost(predicate: str) -> float:
    return 1.0 + (MENTION_COST if predicate == "mentions" else 0.0)


def _cheapest(
    plain: "nx.Graph[str]", start: str, end: str, limit: int, cutoff: int, counts: Mapping[str, int]
) -> list[tuple[tuple[str, ...], float]]:
    """The cheapest simple paths in order: best-first search that knows what the rest of the way costs at least."""
    import networkx as nx

    passing = {node: 0.0 if node == end else log2(counts.get(node) or plain.degree(node)) for node in plain}
    least = nx.single_source_dijkstra_path_length(
        plain, end, weight=lambda nearer, _, edge: edge["cost"] + passing[nearer]
    )
    away = nx.single_source_shortest_path_length(plain, end, cutoff=cutoff)
    heap: list[tuple[float, int, tuple[str, ...], float]] = [(0.0, 0, (start,), 0.0)]
    found: list[tuple[tuple[str, ...], float]] = []
    while heap and len(found) < limit:
        _, count, path, paid = heapq.heappop(heap)
        if path[-1] == end:
            found.append((path, round(paid, 9)))
            continue
        for node, edge in plain[path[-1]].items():
            if node in away and count + 1 + away[node] <= cutoff and not _detour(plain, path, node, start, end):
                cost = paid + edge["cost"] + passing[node]
                heapq.heappush(heap, (round(cost + least[node], 9), count + 1, (*path, node), cost))
    return found


def _detour(plain: "nx.Graph[str]", path: tuple[str, ...], node: str, start: str, end: str) -> bool:
    """Does the path pass ``node`` already, or a thing before its last one that has a plain edge to it?"""
    return node in path or any(
        plain.has_edge(earlier, node) and plain[earlier][node]["cost"] <= 1 and (earlier, node) != (start, end)
        for earlier in path[:-1]
    )


def _steps(graph: Walkable, path: tuple[str, ...]) -> tuple[Step, ...]:
    return tuple(_best_step(graph, left, right) for left, right in pairwise(path))


def _best_step(graph: Walkable, left: str, right: str) -> Step:
    forth = [_step(left, right, name, True, cell) for name, cell in (graph.get_edge_data(left, right) or {}).items()]
    back = [_step(left, right, name, False, cell) for name, cell in (graph.get_edge_data(right, left) or {}).items()]
    return min(forth + back, key=lambda step: (_step_cost(step.predicate), step.predicate, not step.forward))


def _step(start: str, end: str, predicate: str, forward: bool, cell: Attributes) -> Step:
    return Step(start, predicate, end, forward, cell["source"] or "", cell["since"], cell["until"])
