"""The graph: routes beside networkx with the whole graph in memory, PageRank and similar cities beside scipy.

In processor time: what a job takes by the clock depends on who else works on the machine.
"""

import sqlite3
from functools import partial
from itertools import pairwise
from math import inf, log2
from pathlib import Path
from time import process_time
from typing import Any

import networkx as nx
import numpy as np

from kb.analysis.centrality import CLOSE, DAMPING, pagerank
from kb.analysis.graph import MENTION_COST
from kb.analysis.similarity import Profiles, nearest_among
from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.drafting.ties import ways
from kb.query.kinds.relating import Similar

from .rounds import Round, compete, missing

ASKED = 20
FIRST = 10
LEVEL = 2


def rounds(package: Path, database: Path, repeats: int, large: bool) -> list[Round]:
    """Routes between pairs of cities, and the ten cities most similar to some."""
    knowledge = open_knowledge(database)
    cities = list(knowledge.base.cities)
    asked = cities[:: max(1, len(cities) // (ASKED + 1))][: ASKED + 1]
    edges = every_edge(database)
    found = routes(knowledge, edges, list(pairwise(asked)), repeats)
    if not missing("scipy"):
        found += [ranks(edges, repeats), *similar(knowledge, asked[:ASKED], repeats)]
    knowledge.close()
    return found


def every_edge(database: Path) -> list[tuple[str, str, str]]:
    """Both ends of all edges, and the predicate."""
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    found = source.execute("SELECT subject, object, predicate FROM edge WHERE subject <> object").fetchall()
    source.close()
    return found


def routes(
    knowledge: KnowledgeBase, edges: list[tuple[str, str, str]], pairs: list[tuple[str, str]], repeats: int
) -> list[Round]:
    """The project's five cheapest routes, and the edges of all their steps from disk, beside one path of networkx: any of
    the fewest steps, or the cheapest by the same costs."""
    plain: nx.Graph[str] = nx.Graph((subject, object_) for subject, object_, _ in edges)
    costly = weighted(edges, plain)
    ours = [partial(route, knowledge, *pair) for pair in pairs]
    return [
        compete("five routes between two cities beside any path", repeats,
                {"project": ours, "networkx": [partial(shortest, plain, *pair) for pair in pairs]},
                bool, clock=process_time, goal="8", limit=1.5, against="networkx",
                remark="networkx: the first path of the fewest steps that it meets"),
        compete("five routes between two cities beside the cheapest path", repeats,
                {"project": ours, "networkx": [partial(cheapest, costly, *pair) for pair in pairs]},
                cost_of, clock=process_time, goal="8", limit=1.5, against="networkx",
                remark="networkx: Dijkstra from both ends over the same costs, one path; equal cost checked"),
    ]  # fmt: skip


def weighted(edges: list[tuple[str, str, str]], plain: "nx.Graph[str]") -> "nx.DiGraph[str]":
    """What a step costs, and what passing through the thing it leads to costs."""
    found: nx.DiGraph[str] = nx.DiGraph()
    for subject, object_, predicate in edges:
        for start, end in ((subject, object_), (object_, subject)):
            cost = 1 + MENTION_COST * (predicate == "mentions") + log2(plain.degree(end))
            if cost < found.get_edge_data(start, end, {"cost": inf})["cost"]:
                found.add_edge(start, end, cost=cost)
    return found


def cheapest(graph: "nx.DiGraph[str]", start: str, end: str) -> object:
    """The cost of the cheapest path; arriving is no passing through."""
    cost, _ = nx.bidirectional_dijkstra(graph, f"city:{start}", f"city:{end}", weight="cost")
    return cost - log2(len(graph[f"city:{end}"]))


def cost_of(found: Any) -> float:
    """The cost of the first route."""
    return round(found[0].cost if isinstance(found, list) else found, 6)


def ranks(edges: list[tuple[str, str, str]], repeats: int) -> Round:
    """PageRank over the whole graph, each tie both ways and once: the same ten first."""
    tied = sorted({(min(subject, object_), max(subject, object_)) for subject, object_, _ in edges})
    seats = {key: seat for seat, key in enumerate(sorted({key for pair in tied for key in pair}))}
    left, right = (np.array([seats[pair[side]] for pair in tied], np.int64) for side in (0, 1))
    ties = np.bincount(left, minlength=len(seats)) + np.bincount(right, minlength=len(seats))
    whole: nx.Graph[int] = nx.Graph(zip(left.tolist(), right.tolist(), strict=True))
    return compete(
        f"PageRank of {len(seats):,} things over {len(tied):,} ties", repeats,
        {"project": [partial(pagerank, left, right, ties)], "scipy": [partial(repeated, left, right, ties)],
         "networkx": [partial(nx.pagerank, whole, tol=CLOSE)]},
        first_ranked, clock=process_time, goal="8", limit=1.3, against="scipy",
        remark="scipy: a CSR matrix multiplied until nothing changes by more than 1e-12; the project: conjugate gradients in numpy, "
               "made once at the build for the governance network",
    )  # fmt: skip


def repeated(left: Any, right: Any, ties: Any) -> Any:
    """The walk repeated, by scipy."""
    from scipy.sparse import coo_array, diags_array

    count = len(ties)
    ends = np.concatenate([left, right]), np.concatenate([right, left])
    steps = (coo_array((np.ones(len(ends[0])), ends), shape=(count, count)).tocsr() @ diags_array(1 / ties)).tocsr()
    found, before = np.full(count, 1 / count), np.zeros(count)
    while np.abs(found - before).sum() > CLOSE:
        found, before = (1 - DAMPING) / count + DAMPING * (steps @ found), found
    return found


def first_ranked(shares: Any) -> list[int]:
    """The seats of the ten most central, equals in their order."""
    found = [shares[seat] for seat in range(len(shares))] if isinstance(shares, dict) else shares
    return np.argsort(-np.round(found, 9), kind="stable")[:FIRST].tolist()


def route(knowledge: KnowledgeBase, start: str, end: str) -> object:
    """The five cheapest routes of at most four steps."""
    return ways(knowledge.base, f"city:{start}", f"city:{end}")


def shortest(graph: "nx.Graph[str]", start: str, end: str) -> object:
    """A shortest path."""
    return nx.shortest_path(graph, f"city:{start}", f"city:{end}")


def similar(knowledge: KnowledgeBase, asked: list[str], repeats: int) -> list[Round]:
    """Equal first ten, by the distance over standardised scores of the newest edition: the whole answer, and its sums alone."""
    edition = list(knowledge.base.editions)[-1]
    names, matrix = standardised(knowledge, edition)
    seats = {name: place for place, name in enumerate(names)}
    _, profiles = Similar(city=asked[0], edition=edition, level=LEVEL)._profiles(knowledge.base)
    scipy = [partial(closest, names, matrix, seats[city]) for city in asked]
    return [
        compete(f"{FIRST} most similar cities, the whole answer", repeats,
                {"project": [partial(nearest, knowledge, edition, city) for city in asked], "scipy": scipy},
                list, clock=process_time, goal="8", limit=1.3, against="scipy",
                remark="scipy: a standardised matrix in memory, no ties and no reasons; the project: a cited answer with what drives each distance"),
        compete(f"{FIRST} most similar cities, the sums", repeats,
                {"project": [partial(summed, profiles, city) for city in asked], "scipy": scipy},
                list, clock=process_time, goal="8", limit=1.3, against="scipy",
                remark="the project: exact fractions decide ties and say each indicator's share"),
    ]  # fmt: skip


def summed(profiles: Profiles, city: str) -> list[str]:
    """The project's sums without the answer around them."""
    return [found.id for found in nearest_among(profiles, city, FIRST)]


def standardised(knowledge: KnowledgeBase, edition: str) -> tuple[list[str], Any]:
    """The scores that all cities of an edition have, each in its standard deviations."""
    base = knowledge.base
    wanted = [
        row.id for row in base.indicators.values() if row.edition == edition and row.level == LEVEL and row.weight
    ]
    columns = [base.printed(indicator) for indicator in wanted if indicator in base.scores]
    names = sorted({city for column in columns for city in column})
    matrix = np.array([[column.get(name, np.nan) for column in columns] for name in names])
    matrix = matrix[:, ~np.isnan(matrix).any(axis=0)]
    return names, matrix / matrix.std(axis=0)


def nearest(knowledge: KnowledgeBase, edition: str, city: str) -> list[str]:
    """What the project says."""
    answer = knowledge.run(Similar(city=city, edition=edition, level=LEVEL, limit=FIRST))
    items = answer.value.items if answer.value and answer.value.items else []
    return [item.id.partition(":")[2] for item in items]


def closest(names: list[str], matrix: Any, seat: int) -> list[str]:
    """By scipy."""
    from scipy.spatial.distance import cdist

    distances = cdist(matrix[seat : seat + 1], matrix)[0]
    distances[seat] = np.inf
    first = np.argpartition(distances, FIRST)[:FIRST]
    return [names[place] for place in first[np.argsort(distances[first], kind="stable")]]
