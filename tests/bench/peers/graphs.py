"""The graph: routes beside networkx with the whole graph in memory, similar cities beside scipy over a standardised matrix."""

import sqlite3
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.kinds.relating import Similar
from kb.query.ties import ways

from .rounds import Round, compete, missing

ASKED = 20
FIRST = 10
LEVEL = 2


def rounds(package: Path, database: Path, repeats: int, large: bool) -> list[Round]:
    """Routes between pairs of cities, and the ten cities most similar to some."""
    knowledge = open_knowledge(database)
    cities = list(knowledge.base.cities)
    asked = cities[:: max(1, len(cities) // (ASKED + 1))][: ASKED + 1]
    found = [routes(knowledge, database, list(pairwise(asked)), repeats)]
    if not missing("scipy"):
        found.append(similar(knowledge, asked[:ASKED], repeats))
    knowledge.close()
    return found


def routes(knowledge: KnowledgeBase, database: Path, pairs: list[tuple[str, str]], repeats: int) -> Round:
    """The project reads what lies around both ends; networkx searches a graph that is there already."""
    graph = held(database)
    return compete(
        "route between two cities", repeats,
        {"project": [partial(route, knowledge, *pair) for pair in pairs],
         "networkx": [partial(shortest, graph, *pair) for pair in pairs]},
        bool, goal="8", limit=1.5, against="networkx",
        remark="networkx: any shortest path over a graph in memory; the project: the five cheapest of at most four steps, read from disk",
    )  # fmt: skip


def held(database: Path) -> "nx.Graph[str]":
    """All edges without their directions."""
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    graph: nx.Graph[str] = nx.Graph(
        source.execute("SELECT subject, object FROM edge WHERE subject <> object").fetchall()
    )
    source.close()
    return graph


def route(knowledge: KnowledgeBase, start: str, end: str) -> object:
    """The cheapest routes."""
    return ways(knowledge.base, f"city:{start}", f"city:{end}")


def shortest(graph: "nx.Graph[str]", start: str, end: str) -> object:
    """A shortest path."""
    return nx.shortest_path(graph, f"city:{start}", f"city:{end}")


def similar(knowledge: KnowledgeBase, asked: list[str], repeats: int) -> Round:
    """Equal first ten, by the distance over standardised scores of the newest edition."""
    edition = list(knowledge.base.editions)[-1]
    names, matrix = standardised(knowledge, edition)
    seats = {name: place for place, name in enumerate(names)}
    return compete(
        f"{FIRST} most similar cities", repeats,
        {"project": [partial(nearest, knowledge, edition, city) for city in asked],
         "scipy": [partial(closest, names, matrix, seats[city]) for city in asked]},
        list, goal="8", limit=1.3, against="scipy",
        remark="scipy: a standardised matrix in memory, no ties and no reasons; the project: a cited answer with what drives each distance",
    )  # fmt: skip


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
