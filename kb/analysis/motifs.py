"""Typed motifs in the graph: who steers, who leads, who implements, as walks along named predicates."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kb.analysis.graph import Step, Walkable, neighbours

Walk = tuple[tuple[str, str], ...]
"""Predicates to follow, each with the kind of thing it must reach; ``<`` in front: against the stated direction."""

Motif = Literal["lead implements", "body implements", "others implement", "no implementer named", "no lead named"]

STEERS: tuple[Walk, ...] = ((("<steers", "organisation"),),)
LEADS: tuple[Walk, ...] = ((("<leads", "organisation"),),)
ACTS = ("<participates-in", "<operates", "<organised", "<leads")
IMPLEMENTS: tuple[Walk, ...] = (
    (("<steers", "organisation"), ("<implements", "organisation")),
    *((("<located-in", "practice"), (role, "organisation")) for role in ACTS),
    *((("<located-in", "area"), ("<located-in", "practice"), (role, "organisation")) for role in ACTS),
)
"""Those that implement for the steering body, or act in a practice of the city or of an area of it."""


@dataclass(frozen=True)
class Roles:
    """The organisations of a place by role, each with the walks that show it, and the motif they form."""

    steers: dict[str, tuple[Step, ...]]
    leads: dict[str, tuple[Step, ...]]
    implements: dict[str, tuple[Step, ...]]

    @property
    def motif(self) -> Motif:
        """How the roles meet. What no source names is not there: *no implementer named* is not *nobody implements*."""
        if not self.leads:
            return "body implements" if self.steers.keys() & self.implements.keys() else "no lead named"
        if self.leads.keys() & self.implements.keys():
            return "lead implements"
        if self.steers.keys() & self.implements.keys():
            return "body implements"
        return "others implement" if self.implements else "no implementer named"


def walk(graph: Walkable, start: str, along: Walk) -> list[tuple[Step, ...]]:
    """Every way from ``start`` along typed predicates that passes nothing twice, in the order of the keys passed.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("organisation:board", "city:wuhan", key="steers", source="s[1]", since=None, until=None)
    >>> [steps[-1].end for steps in walk(graph, "city:wuhan", (("<steers", "organisation"),))]
    ['organisation:board']
    """
    ways: list[tuple[Step, ...]] = [()]
    for said, kind in along:
        predicate, forward = said.removeprefix("<"), not said.startswith("<")
        ways = [
            (*way, step)
            for way in ways
            for step in neighbours(graph, way[-1].end if way else start, predicate)
            if step.forward == forward
            and step.end.startswith(f"{kind}:")
            and step.end not in (start, *(passed.end for passed in way))
        ]
    return ways


def roles(graph: Walkable, place: str) -> Roles:
    """Who steers, leads and implements in a place, as the graph states it.

    Raises
    ------
    NotFoundError
        When the graph does not hold the place.
    """
    return Roles(*(_organisations(graph, place, walks) for walks in (STEERS, LEADS, IMPLEMENTS)))


def _organisations(graph: Walkable, place: str, walks: Iterable[Walk]) -> dict[str, tuple[Step, ...]]:
    """The organisations at the ends of the walks, each with the steps of all walks that reach it."""
    found: dict[str, tuple[Step, ...]] = {}
    for along in walks:
        for way in walk(graph, place, along):
            end = way[-1].end
            found[end] = tuple(dict.fromkeys((*found.get(end, ()), *way)))
    return dict(sorted(found.items()))
