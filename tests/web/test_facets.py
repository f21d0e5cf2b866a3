"""Filters of pages about cities: an option says how many cities it leaves, and that many stand on the page it leads to."""

from typing import Any

import pytest
from starlette.testclient import TestClient

PAGES = {
    "/governance": "city",
    "/governance?path=industry-driven&tier=sub-provincial": "city",
    "/governance?law=before": "city",
    "/governance/graph": "city",
    "/legislation": "city",
    "/legislation?breadth=strict&as_of=2019": "city",
    "/indices/islec-2016": "rank",
    "/indices/islec-2016?network=gnlc&law=yes": "rank",
    "/indices/gsc-2020?indicator=gsc-2020.smart-service": "rank",
}


def read(client: TestClient, address: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{address}{'&' if '?' in address else '?'}format=json&lang=en").json()
    return found


@pytest.mark.parametrize("chosen", ["", "?kind=plan", "?place=city:ningbo"])
def test_an_option_leaves_as_many_policies_as_it_says(client: TestClient, chosen: str) -> None:
    filters = read(client, f"/policies{chosen}")["filters"]
    options = [option for found in filters for option in found["options"] if not option["chosen"]]
    assert options
    for option in options:
        assert len(read(client, option["address"])["answer"]["tables"][0]["rows"]) == option["count"], option


def cities_on(page: dict[str, Any], kind: str) -> int:
    tables = page["answer"]["tables"]
    wanted = tables[:1] if kind == "rank" else [table for table in tables if table["state"] == "yes"]
    return sum("city" in row["cells"] for table in wanted for row in table["rows"])


@pytest.mark.parametrize(("address", "kind"), PAGES.items())
def test_an_option_leaves_as_many_cities_as_it_says(client: TestClient, address: str, kind: str) -> None:
    filters = read(client, address)["filters"]
    options = [option for found in filters for option in found["options"] if not option["chosen"]]
    assert options
    for option in options:
        assert cities_on(read(client, option["address"]), kind) == option["count"], option["address"]


def test_the_leads_of_table_2_are_counted(client: TestClient) -> None:
    """Table 2 names an education authority for ten of the twelve cities; Hangzhou and Nanjing have another lead."""
    (leads,) = [one for one in read(client, "/governance")["filters"] if one["name"] == "lead"]
    counted = {option["value"]: option["count"] for option in leads["options"]}
    assert counted == {"education-authority": 10, "party-department": 1, "service-centre": 1}


def test_the_subjects_of_table_1_are_counted(client: TestClient) -> None:
    """Table 1: two laws on lifelong education, two on community education, two on lifelong learning, and Ningbo's one."""
    (subjects,) = [one for one in read(client, "/legislation?breadth=strict")["filters"] if one["name"] == "subject"]
    counted = {option["value"]: option["count"] for option in subjects["options"]}
    assert counted == {"lifelong-education": 2, "community-education": 2, "lifelong-learning": 3}


@pytest.mark.parametrize(
    "address", ["/governance?law=never", "/legislation?subject=fishing", "/indices/islec-2016?tier=x"]
)
def test_a_value_that_a_filter_does_not_have_is_refused_with_those_it_has(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "may be" in response.text
