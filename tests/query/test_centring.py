"""The middle of the governance network: shares as networkx finds them, ties as the tables state them, both languages alike."""

import networkx as nx
import pytest

from kb.knowledge import KnowledgeBase
from kb.query.kinds.centring import Centrality
from kb.store.edges import edges
from kb.store.nets import governs


@pytest.fixture(scope="module")
def network(seed_base: KnowledgeBase) -> "nx.Graph[str]":
    """The part of the governing ties that holds Ningbo, drawn by networkx."""
    whole = nx.Graph((edge.subject, edge.object) for edge in edges(seed_base.base.store) if governs(edge))
    found: nx.Graph[str] = whole.subgraph(nx.node_connected_component(whole, "city:ningbo"))
    return found


@pytest.mark.parametrize("entity", ["city", "organisation", "policy", "regulation", "network", "path_type"])
def test_the_first_are_those_of_networkx(seed_base: KnowledgeBase, network: "nx.Graph[str]", entity: str) -> None:
    shares = nx.pagerank(network, tol=1e-13, max_iter=1_000)
    of_kind = {key: round(share, 8) for key, share in shares.items() if key.startswith(f"{entity}:")}
    expected = sorted(of_kind, key=lambda key: (-of_kind[key], key))[:10]
    answer = seed_base.run(Centrality.model_validate({"entity": entity}))
    assert [item.id for item in answer.value.items] == expected
    assert [row.cells["share"] for row in answer.tables[0].rows] == [round(100 * of_kind[key], 3) for key in expected]
    assert [row.cells["ties"] for row in answer.tables[0].rows] == [network.degree[key] for key in expected]


def test_a_law_and_the_network_are_ties_of_its_city_and_its_seat_is_none(seed_base: KnowledgeBase) -> None:
    rows = {row.cells["thing"].id: row for row in seed_base.run(Centrality(limit=100)).tables[0].rows}
    tied = {ref.id for ref in rows["city:shanghai"].cells["tied_to"]}
    assert {"network:gnlc", "regulation:shanghai-lifelong-education", "path_type:internationalization-oriented"} <= tied
    assert not any(key.startswith("place:") for key in tied)
    assert len(tied) == rows["city:shanghai"].cells["ties"]
    assert rows["city:shanghai"].evidence


@pytest.mark.parametrize(
    ("english", "chinese", "entity"),
    [
        ("Which cities are most central in the governance network?", "治理网络中哪些城市的中心性最高？", "city"),
        ("In the governance network, which bodies have the highest PageRank?", "哪些机构在治理网络中最居中心？", "organisation"),
        ("Name the most central policies by PageRank", "哪些政策的中心度最高？", "policy"),
    ],
)  # fmt: skip
def test_both_languages_give_the_same_rows_and_citations(
    seed_base: KnowledgeBase, english: str, chinese: str, entity: str
) -> None:
    first, second = seed_base.ask(english), seed_base.ask(chinese)
    assert first.reading.plan == second.reading.plan == {"kind": "centrality", "entity": entity, "limit": 10}
    assert [item.id for item in first.value.items] == [item.id for item in second.value.items]
    assert [row.evidence for row in first.tables[0].rows] == [row.evidence for row in second.tables[0].rows]
    assert {key: one.locator for key, one in first.evidence.items()} == {
        key: one.locator for key, one in second.evidence.items()
    }


@pytest.mark.parametrize(
    "question",
    [
        "Which GNLC members are most central in the governance network?",  # a set within the network is not weighed
        "Which indicators are most central in the governance network?",
        "Who is most central?",
    ],
)
def test_what_the_network_does_not_order_is_not_answered_by_it(seed_base: KnowledgeBase, question: str) -> None:
    plan = seed_base.ask(question).reading.plan
    assert plan is None or plan["kind"] != "centrality"
