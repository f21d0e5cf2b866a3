"""What things are tied to: small graphs are walked whole, of large ones only the surroundings are read."""

from typing import TYPE_CHECKING, cast

from kb.analysis.graph import Route, Step, Walkable, build_graph, neighbours, routes, ties_of, walked
from kb.analysis.walks import NumberedGraph, cheapest, numbered
from kb.query.base import Base
from kb.store.edges import NAMED, Edge
from kb.store.nets import Net, governs

if TYPE_CHECKING:
    import networkx as nx

WALKED_WHOLE = 30_000  # edges; a larger graph is read around what is asked for
HELD = 1_000_000  # edges; as many are held as numbers, some 20 bytes each, when the first route is asked for
FEW = 400  # neighbours; what has more says little, and is passed only where its edge to the other end is known
STEPS = 4  # of a route at most
LISTED = 500  # edges of one thing that are listed
KINDS = frozenset(kind for kind, _, _ in NAMED)


def is_node(base: Base, key: str) -> bool:
    """Whether the graph holds a thing."""
    if is_small(base):
        return key in base.graph
    return (key.partition(":")[0] in KINDS and base.store.thing(key) is not None) or Net(base.store).holds(key)


def is_small(base: Base) -> bool:
    """Whether the graph is walked whole."""
    return len(Net(base.store)) <= WALKED_WHOLE


def ties(base: Base, key: str) -> tuple[list[Step], int]:
    """The edges of a thing as steps away from it, the first ``LISTED`` of a large graph; and how many it has."""
    if is_small(base):
        found = neighbours(base.graph, key)
        return found, len(found)
    first, count = Net(base.store).first(key, LISTED)
    return neighbours(ties_of([key], first), key), count


def governing_ties(base: Base, key: str) -> list[Step]:
    """The ties of a thing within the governance network, of a thing with very many the first ones."""
    edges, _ = Net(base.store).first(key, LISTED)
    return neighbours(ties_of([key], [edge for edge in edges if governs(edge)]), key)


def tied_to(base: Base, key: str) -> frozenset[str]:
    """What a thing has an edge with, kept: the other way round it is asked of every row of a table."""
    if ("tied to", key) not in base.computed:
        edges = Net(base.store).around([key])
        base.computed["tied to", key] = frozenset(end for edge in edges for end in (edge.subject, edge.object)) - {key}
    return cast(frozenset[str], base.computed["tied to", key])


def surroundings(base: Base, key: str) -> Walkable:
    """The part of the graph within two steps of a thing, not beyond what ties very many."""
    if is_small(base):
        return cast(Walkable, base.graph)
    net = Net(base.store)
    near = net.around([key])
    ends = {end for edge in near for end in (edge.subject, edge.object)} - {key}
    few = [end for end, count in net.counts(ends).items() if count <= FEW]
    return ties_of([key], [*near, *net.around(few)])


def ways(base: Base, start: str, end: str, limit: int = 5) -> list[Route]:
    """The cheapest routes of at most four steps between two things.

    A large graph is held as numbers and walked there. Of a very large one, what lies within two steps of both ends is read; a thing with more than ``FEW`` neighbours is not
    read beyond, but passed where it is tied to both sides. That leaves out only routes through two such things.
    """
    if not (is_node(base, start) and is_node(base, end)) or start == end:
        return []
    if is_small(base):
        return routes(base.graph, start, end, limit)
    net = Net(base.store)
    if len(net) <= HELD:
        paths = cheapest(held(base, net), start, end, limit, STEPS)
        edges = net.among({key for path, _ in paths for key in path})
        return walked(ties_of((), edges), paths)
    graph, counts = between(net, start, end)
    return routes(graph, start, end, limit, counts=counts)


def held(base: Base, net: Net) -> NumberedGraph:
    """The whole graph as numbers, made once."""
    return cast(NumberedGraph, base.worked_out.setdefault("numbered graph", None) or _number(base, net))


def _number(base: Base, net: Net) -> NumberedGraph:
    found = base.worked_out["numbered graph"] = numbered(net.every())
    return found


def between(net: Net, start: str, end: str) -> "tuple[nx.MultiDiGraph[str], dict[str, int]]":
    """The part of a large graph that routes between two things pass, and the neighbours its things have in the whole."""
    sides = [_first_ring(net, key) for key in (start, end)]
    edges = [edge for ring, few, _ in sides for edge in (*ring, *net.around(few))]
    many = {start, end}.union(*(some for _, _, some in sides))
    counts = net.counts({key for edge in edges for key in (edge.subject, edge.object)})
    edges += net.between(many, (key for key, count in counts.items() if count <= FEW))
    edges += net.among(many)  # from where they start: at a thing tied to many, nearly all edges end
    whole = build_graph(
        {key: (key, key, key.partition(":")[0]) for key in (start, end)},
        {(one.subject, one.predicate, one.object): one for one in edges}.values(),
    )
    return whole, counts


def _first_ring(net: Net, key: str) -> tuple[list[Edge], list[str], list[str]]:
    """The edges of a thing, the first ones of a thing tied to many; its neighbours that are tied to few, and to many."""
    ring = net.first(key, LISTED)[0] if net.counts([key]).get(key, 0) > FEW else net.around([key])
    counts = net.counts({end for edge in ring for end in (edge.subject, edge.object)} - {key})
    few = [end for end, count in counts.items() if count <= FEW]
    return ring, few, [end for end, count in counts.items() if count > FEW]
