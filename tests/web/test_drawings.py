"""Drawings of ties: every neighbour is a link, filters leave what they say, shared ends stand once."""

from typing import Any

import pytest
from sitepages import Reader
from starlette.testclient import TestClient


def page(client: TestClient, address: str) -> dict[str, Any]:
    """The data of a page."""
    found: dict[str, Any] = client.get(f"{address}{'&' if '?' in address else '?'}format=json&lang=en").json()
    return found


def test_every_neighbour_stands_in_the_drawing_as_a_link(client: TestClient) -> None:
    data = page(client, "/graph/city:wuhan")
    things = [row["cells"]["thing"]["id"] for row in data["answer"]["tables"][0]["rows"]]
    keys = [node["key"] for node in data["drawing"]["nodes"] if node["key"]]
    assert keys[0] == "city:wuhan"
    assert keys[1:] == things
    links = Reader(client.get("/graph/city:wuhan?lang=en").text).links
    assert {f"/graph/{key}?lang=en" for key in things} <= set(links)


def test_no_two_names_of_a_drawing_stand_on_each_other(client: TestClient) -> None:
    for address in ("/graph/city:wuhan", "/governance/graph", "/graph/city:beijing?to=city:taiyuan"):
        places = [(node["x"], node["y"]) for node in page(client, address)["drawing"]["nodes"]]
        assert len(set(places)) == len(places), address


@pytest.mark.parametrize(("parameter", "value"), [("kind", "practice"), ("relation", "is the location of")])
def test_a_filter_leaves_as_many_neighbours_as_it_says(client: TestClient, parameter: str, value: str) -> None:
    whole = page(client, "/graph/city:wuhan")
    options = next(found for found in whole["filters"] if found["name"] == parameter)["options"]
    said = next(option["count"] for option in options if option["value"] == value)
    left = page(client, f"/graph/city:wuhan?{parameter}={value}")["answer"]["tables"][0]["rows"]
    assert 0 < len(left) == said < len(whole["answer"]["tables"][0]["rows"])
    assert client.get(f"/graph/city:wuhan?{parameter}=nonsense").status_code == 404


def test_a_route_is_drawn_step_by_step(client: TestClient) -> None:
    data = page(client, "/graph/city:beijing?to=city:taiyuan")
    first = [node["text"] for node in data["drawing"]["nodes"]][:5]
    assert first == ["Beijing", "Balanced development", "Taiyuan", "follows the type →", "is followed by →"]


def test_a_route_is_found_by_a_name_in_either_language(client: TestClient) -> None:
    by_key = page(client, "/graph/city:beijing?to=city:taiyuan")
    for name in ("Taiyuan", "太原"):
        found = page(client, f"/graph/city:beijing?to={name}")
        assert (found["to"], found["answer"]["tables"]) == (by_key["to"], by_key["answer"]["tables"])
    several = client.get("/graph/city:beijing?to=Jilin&format=json")
    assert several.status_code == 422
    assert "place:jilin-province" in several.json()["error"]["message"]


def test_the_governance_of_the_network_is_one_drawing(client: TestClient) -> None:
    """Table 2 of the comparison: twelve bodies, ten led by an education authority, one by a party department, one by a centre."""
    data = page(client, "/governance/graph")
    nodes = data["drawing"]["nodes"]
    assert [node["text"] for node in nodes].count("education authority") == 1
    odd = {node["full"] for node in nodes if node["kind"] == "odd"}
    assert {"party department (propaganda)", "service centre"} <= odd
    assert sum(node["key"].startswith("city:") for node in nodes) == 13  # with Ningbo, which another document adds
    alone = page(client, "/governance/graph?city=wuhan")["drawing"]["nodes"]
    assert [node["key"] for node in alone if node["key"].startswith("city:")] == ["city:wuhan"]
    assert client.get("/governance/graph?city=atlantis").status_code == 404


def test_two_names_lead_from_the_start_of_the_graph_to_their_routes(client: TestClient) -> None:
    response = client.get("/graph", params={"start": "Beijing", "to": "太原", "lang": "en"})
    assert response.status_code == 303
    page = client.get(response.headers["location"])
    assert "Beijing – follows the type → Balanced development – is followed by → Taiyuan" in page.text
    assert client.get("/graph", params={"start": "Atlantis", "lang": "en"}).status_code == 404
