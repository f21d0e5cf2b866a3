"""Facets of practices: a count is what choosing it leaves, by region and by the kind of who acted."""

import pytest
from starlette.testclient import TestClient

from kb.knowledge import KnowledgeBase
from kb.model import Organisation, Practice


@pytest.mark.parametrize("facet", ["theme", "place", "region", "actor", "kind", "source", "year"])
def test_the_count_of_a_facet_is_what_choosing_it_leaves(client: TestClient, facet: str) -> None:
    page = client.get("/practices?format=json&lang=en").json()
    options = next(found["options"] for found in page["filters"] if found["name"] == facet)
    shown = [option for option in options if option["count"]][:3]
    assert shown
    for option in shown:
        left = client.get("/practices", params={facet: option["value"], "format": "json"}).json()
        assert left["found"] == option["count"] >= len(left["hits"])


def test_practices_of_companies_name_a_company(client: TestClient, knowledge: KnowledgeBase) -> None:
    hits = client.get("/practices?actor=company&format=json").json()["hits"]
    store = knowledge.base.store
    companies = {f"organisation:{row.id}" for row in store.rows(Organisation) if row.kind == "company"}
    wanted = {f"practice:{row.id}" for row in store.rows(Practice) if companies & set((row.actors or "").split("; "))}
    assert {hit["thing"]["id"] for hit in hits} == wanted
    assert len(wanted) > 5
