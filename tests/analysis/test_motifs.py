"""Typed motifs: who steers, leads, implements."""

from types import SimpleNamespace

import networkx as nx
import pytest

from kb.analysis.graph import build_graph
from kb.analysis.motifs import Motif, roles, walk

BOARD, OFFICE, SCHOOL = "organisation:board", "organisation:office", "organisation:school"
STEERS, LEADS = (BOARD, "steers", "city:x"), (OFFICE, "leads", "city:x")
PRACTICE = ("practice:p", "located-in", "city:x")


def graph_of(*edges: tuple[str, str, str]) -> "nx.MultiDiGraph[str]":
    rows = [SimpleNamespace(subject=subject, predicate=predicate, object=end, source="s[1]", since=None, until=None)
            for subject, predicate, end in edges]  # fmt: skip
    return build_graph({"city:x": ("X", "X", "city")}, rows)


@pytest.mark.parametrize(
    ("edges", "motif"),
    [
        ((STEERS, LEADS, (OFFICE, "implements", BOARD)), "lead implements"),
        ((STEERS, LEADS, PRACTICE, (OFFICE, "participates-in", "practice:p")), "lead implements"),
        ((STEERS, LEADS, PRACTICE, (SCHOOL, "operates", "practice:p")), "others implement"),
        ((STEERS, PRACTICE, (BOARD, "participates-in", "practice:p")), "body implements"),
        ((STEERS, LEADS, PRACTICE), "no implementer named"),
        ((STEERS,), "no lead named"),
    ],
)
def test_the_roles_of_a_city_form_a_motif(edges: tuple[tuple[str, str, str], ...], motif: Motif) -> None:
    assert roles(graph_of(*edges), "city:x").motif == motif


def test_a_practice_of_an_area_counts_for_its_city() -> None:
    edges = (
        ("area:a", "located-in", "city:x"),
        ("practice:p", "located-in", "area:a"),
        (SCHOOL, "organised", "practice:p"),
    )
    found = roles(graph_of(*edges), "city:x").implements
    assert [(step.start, step.end) for step in found[SCHOOL]] == [
        ("city:x", "area:a"), ("area:a", "practice:p"), ("practice:p", SCHOOL)]  # fmt: skip


def test_a_walk_holds_to_its_types_and_directions() -> None:
    graph = graph_of(("organisation:institute", "located-in", "city:x"), ("organisation:head", "leads", "organisation:institute"),
                     ("city:x", "steers", BOARD))  # fmt: skip
    assert walk(graph, "city:x", (("<located-in", "practice"),)) == []
    assert walk(graph, "city:x", (("<steers", "organisation"),)) == []
    assert roles(graph, "city:x").implements == {}
