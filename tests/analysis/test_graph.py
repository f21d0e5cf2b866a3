"""Neighbours and routes in the graph."""

import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.analysis.graph import build_graph, neighbours, routes
from kb.errors import NotFoundError
from kb.store.edges import Edge

CITIES = ["beijing", "taiyuan", "chengdu", "wuhan", "shanghai", "hangzhou", "suzhou", "nanjing", "xian"]
BALANCED = ["beijing", "taiyuan", "chengdu"]
EDGES = [
    *(Edge(f"city:{city}", "located-in", "place:china", "iso[China]") for city in [*CITIES, *"abcdefghijklmnop"]),
    *(Edge(f"city:{city}", "member-of", "network:gnlc", "gnlc-12[I, l. 6]", "2013") for city in CITIES),
    *(Edge(f"city:{city}", "follows-type", "path_type:balanced", "gnlc-12[Table 3, l. 179]") for city in BALANCED),
    Edge("organisation:commission", "leads", "city:beijing", "gnlc-12[Table 2, l. 84]"),
    Edge("concept:model", "mentions", "city:beijing", "gnlc-12[V, l. 300]"),
    Edge("concept:model", "mentions", "city:taiyuan", "gnlc-12[V, l. 300]"),
]
NODES = {f"city:{city}": (city.title(), "", "city") for city in CITIES} | {"area:hexi": ("Hexi", "河西", "area")}
GRAPH = build_graph(NODES, EDGES)


def test_nodes_carry_their_names_and_kind_and_edges_their_source() -> None:
    assert GRAPH.nodes["city:wuhan"] == {"name": "Wuhan", "name_zh": "", "kind": "city"}
    assert GRAPH.edges["city:wuhan", "network:gnlc", "member-of"] == {
        "source": "gnlc-12[I, l. 6]",
        "since": "2013",
        "until": None,
    }


def test_an_unknown_end_stays_in_the_graph_under_its_key() -> None:
    assert GRAPH.nodes["path_type:balanced"] == {
        "name": "path_type:balanced",
        "name_zh": "path_type:balanced",
        "kind": "path_type",
    }


def test_neighbours_are_listed_by_predicate_with_their_direction() -> None:
    found = [(step.predicate, step.forward, step.end) for step in neighbours(GRAPH, "city:beijing")]
    assert found == [
        ("follows-type", True, "path_type:balanced"),
        ("leads", False, "organisation:commission"),
        ("located-in", True, "place:china"),
        ("member-of", True, "network:gnlc"),
        ("mentions", False, "concept:model"),
    ]
    assert [step.end for step in neighbours(GRAPH, "city:beijing", "leads")] == ["organisation:commission"]


def test_the_shared_path_type_comes_before_the_network_the_mention_and_the_country() -> None:
    found = routes(GRAPH, "city:beijing", "city:taiyuan", limit=4)
    assert [route.nodes[1] for route in found] == [
        "path_type:balanced", "network:gnlc", "place:china", "concept:model",
    ]  # fmt: skip
    assert [step.forward for step in found[0].steps] == [True, False]
    assert {step.source for step in found[0].steps} == {"gnlc-12[Table 3, l. 179]"}
    # two steps and log2(3); two steps and log2(9)
    assert [route.cost for route in found[:2]] == [pytest.approx(3.584963), pytest.approx(5.169925)]


def test_a_route_has_no_more_steps_than_the_cutoff() -> None:
    assert routes(GRAPH, "organisation:commission", "city:taiyuan", cutoff=2) == []
    assert {len(route.steps) for route in routes(GRAPH, "organisation:commission", "city:taiyuan", cutoff=3)} == {3}


def test_things_that_are_not_connected_have_no_route() -> None:
    assert routes(GRAPH, "area:hexi", "city:beijing") == []
    assert routes(GRAPH, "city:beijing", "city:beijing") == []


@pytest.mark.parametrize("missing", [("city:mars", "city:beijing"), ("city:beijing", "city:mars")])
def test_a_thing_outside_the_graph_is_refused(missing: tuple[str, str]) -> None:
    with pytest.raises(NotFoundError, match="city:mars is not in the graph"):
        routes(GRAPH, *missing)
    with pytest.raises(NotFoundError, match="city:mars is not in the graph"):
        neighbours(GRAPH, "city:mars")


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_edges_changes_nothing(chance: random.Random) -> None:
    mixed = build_graph(NODES, chance.sample(EDGES, len(EDGES)))
    assert routes(mixed, "city:beijing", "city:taiyuan", 20) == routes(GRAPH, "city:beijing", "city:taiyuan", 20)


def test_a_detour_from_a_better_route_is_left_out() -> None:
    ends = (("located-in", "city:taiyuan"), ("follows-type", "path_type:balanced"))
    graph = build_graph(NODES, [*EDGES, *(Edge("practice:hall", predicate, end, "s[t]") for predicate, end in ends)])
    found = routes(graph, "city:beijing", "city:taiyuan", limit=100)
    assert found
    assert not any("practice:hall" in route.nodes for route in found)


def has_chord(plain: "nx.Graph[str]", path: list[str]) -> bool:
    """Do two things of the path that do not follow each other have an edge (its ends aside)?"""
    pairs = [(left, right) for at, left in enumerate(path) for right in path[at + 2 :]]
    return any(plain.has_edge(*pair) for pair in pairs if pair != (path[0], path[-1]))


@settings(deadline=None)
@given(st.sets(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), min_size=1))
def test_all_routes_without_a_detour_are_found_cheapest_first(pairs: set[tuple[str, str]]) -> None:
    graph = build_graph(
        {key: (key, key, "x") for key in "ab"}, [Edge(*pair[:1], "p", pair[1], "s[t]") for pair in pairs]
    )
    plain = nx.Graph(graph)
    expected = {tuple(path) for path in nx.all_simple_paths(plain, "a", "b", cutoff=4) if not has_chord(plain, path)}
    found = routes(graph, "a", "b", limit=10_000)
    assert {route.nodes for route in found} == expected
    assert [route.cost for route in found] == sorted(route.cost for route in found)
