"""Routes through a large graph that is held as numbers: what ``kb.analysis.graph`` finds, in a fraction of its time and memory."""

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kb.analysis.exact import Floats
from kb.analysis.graph import MENTION_COST

Path = tuple[int, ...]
Way = tuple[float, int, Path, float]  # what the whole is hoped to cost, steps, seats passed, what they cost


@dataclass(frozen=True)
class NumberedGraph:
    """Things by seat in the order of their keys; the neighbours of a seat, in order, what the step there costs, and what
    passing through a seat costs."""

    keys: Sequence[str]
    starts: NDArray[np.int64]
    ends: NDArray[np.int32]
    costs: NDArray[np.uint8]
    passing: Floats

    def seat(self, key: str) -> int | None:
        """The seat of a thing; ``None`` when it has no edge."""
        place = bisect_left(self.keys, key)
        return place if place < len(self.keys) and self.keys[place] == key else None

    def around(self, seat: int) -> slice:
        """Where the neighbours of a seat stand."""
        return slice(int(self.starts[seat]), int(self.starts[seat + 1]))


def numbered(edges: Iterable[tuple[str, str, bool]]) -> NumberedGraph:
    """A graph of ends and whether an edge is but a mention; one edge between two things, as cheap as the cheapest."""
    subjects, objects, mentions = zip(*edges, strict=True) if (edges := list(edges)) else ((), (), ())
    keys = sorted({*subjects, *objects})
    seats = {key: seat for seat, key in enumerate(keys)}
    left, right = (np.fromiter((seats[key] for key in side), np.int64, len(side)) for side in (subjects, objects))
    costs = np.where(np.array(mentions, np.bool_), 1 + MENTION_COST, 1).astype(np.uint8)
    left, right, costs = np.append(left, right), np.append(right, left), np.append(costs, costs)
    order = np.lexsort((costs, right, left))
    order = order[left[order] != right[order]]
    pairs = left[order] * len(keys) + right[order]
    order = order[np.append(True, pairs[1:] != pairs[:-1])] if len(order) else order
    counts = np.bincount(left[order], minlength=len(keys))
    passing = np.log2(np.maximum(counts, 1))
    starts = np.append(0, np.cumsum(counts))
    return NumberedGraph(keys, starts, right[order].astype(np.int32), costs[order], passing)


def cheapest(
    graph: NumberedGraph, start: str, end: str, limit: int, cutoff: int
) -> list[tuple[tuple[str, ...], float]]:
    """The keys and the costs of the routes that ``kb.analysis.graph.routes`` gives for the same graph.

    Examples
    --------
    >>> graph = numbered([("a", "hub", False), ("hub", "b", False), ("hub", "c", False), ("a", "b", True)])
    >>> [(path, round(cost, 3)) for path, cost in cheapest(graph, "a", "b", 5, 4)]
    [(('a', 'hub', 'b'), 3.585), (('a', 'b'), 4.0)]
    """
    first, last = graph.seat(start), graph.seat(end)
    if first is None or last is None or first == last or not len(graph.ends[graph.around(first)]):
        return []
    search = _Search(graph, first, last, cutoff, _least(graph, first, last, cutoff))
    found: list[tuple[tuple[str, ...], float]] = []
    heap: list[tuple[Way, Iterator[Way]]] = []
    _push(heap, search.onwards((first,), 0.0))
    while heap and len(found) < limit:
        (_, _, path, paid), siblings = heapq.heappop(heap)
        _push(heap, siblings)
        if path[-1] == last:
            found.append((tuple(graph.keys[seat] for seat in path), round(paid, 9)))
        else:
            _push(heap, search.onwards(path, paid))
    return found


def _push(heap: list[tuple[Way, Iterator[Way]]], siblings: Iterator[Way]) -> None:
    if following := next(siblings, None):
        heapq.heappush(heap, (following, siblings))


def _least(graph: NumberedGraph, start: int, end: int, cutoff: int) -> list[Floats]:
    """For each number of steps, what reaching the end in at most so many costs at least from each seat; with the most steps
    from the neighbours of the start only, for no other seat is asked for them."""
    least = [np.full(len(graph.keys), inf)]
    least[0][end] = 0.0
    reached = np.array([end])
    for _ in range(cutoff - 2):
        before, now = least[-1], least[-1].copy()
        places, spans = _places(graph, reached)
        onward = np.where(reached == end, 0.0, graph.passing[reached]) + before[reached]
        np.minimum.at(now, graph.ends[places], np.repeat(onward, spans) + graph.costs[places])
        reached = np.flatnonzero(now < before)
        least.append(now)
    near = graph.ends[graph.around(start)]
    places, spans = _places(graph, near)
    seats = graph.ends[places]
    costs = graph.costs[places] + np.where(seats == end, 0.0, graph.passing[seats]) + least[-1][seats]
    last = least[-1].copy()
    last[near] = np.minimum(last[near], np.minimum.reduceat(costs, np.append(0, np.cumsum(spans)[:-1])))
    return [*least, last]


def _places(graph: NumberedGraph, seats: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the neighbours of some seats stand, and how many each has."""
    firsts = graph.starts[seats]
    spans = graph.starts[seats + 1] - firsts
    return np.repeat(firsts - np.append(0, np.cumsum(spans)[:-1]), spans) + np.arange(spans.sum()), spans


@dataclass(frozen=True)
class _Search:
    graph: NumberedGraph
    start: int
    end: int
    cutoff: int
    least: list[Floats]

    def onwards(self, path: Path, paid: float) -> Iterator[Way]:
        """The path with each step more, the most promising first; none is made before it is asked for."""
        graph, count = self.graph, len(path)
        if count > self.cutoff:
            return
        around = graph.around(path[-1])
        seats = graph.ends[around]
        costs = paid + graph.costs[around] + np.where(seats == self.end, 0.0, graph.passing[seats])
        hoped = np.round(costs + self.least[self.cutoff - count][seats], 9)
        for place in np.argsort(hoped, kind="stable").tolist():
            if hoped[place] == inf:
                return
            if not self._detour(path, seat := int(seats[place])):
                yield float(hoped[place]), count, (*path, seat), float(costs[place])

    def _detour(self, path: Path, seat: int) -> bool:
        """Does the path pass a seat already, or one before its last that has a plain edge to it?"""
        if seat in path:
            return True
        return any(self._tied(earlier, seat) and (earlier, seat) != (self.start, self.end) for earlier in path[:-1])

    def _tied(self, one: int, other: int) -> bool:
        around = self.graph.around(one)
        place = around.start + int(np.searchsorted(self.graph.ends[around], other))
        return place < around.stop and int(self.graph.ends[place]) == other and self.graph.costs[place] <= 1
