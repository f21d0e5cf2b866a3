"""The page of a city: its panel in two indices, and how firm its ranks are."""

import pytest
from starlette.testclient import TestClient


def test_a_city_in_both_indices_has_one_panel_that_mixes_no_scales_and_its_ranks_say_how_firm_they_are(
    client: TestClient,
) -> None:
    page = client.get("/cities/shanghai?format=json").json()
    titles = [table["title"] for table in page["answer"]["tables"]]
    assert "Overall standing in each index" in titles
    assert len(page["firm"]) == 2
    assert page["firm"][0]["text"].startswith(
        "iSLEC 2016: rank 2 of 68; 2 when every weight changes by up to ±25 %, 1–25 under any weights"
    )


def test_scores_of_a_city_stand_in_the_order_of_the_tree_with_their_levels(client: TestClient) -> None:
    """2.2 of the report: three dimensions over eleven indicators, numbered 1.1 to 3.3."""
    tables = client.get("/cities/wuhan?format=json&lang=en").json()["answer"]["tables"]
    rows = next(table for table in tables if table["title"] == "Scores")["rows"]
    assert [row["cells"]["level"] for row in rows] == [0, 1, 2, 2, 2, 1, 2, 2, 2, 2, 2, 1, 2, 2, 2]
    names = [row["cells"]["indicator"]["name"] for row in rows]
    assert names[:4] == ["iSLEC overall score", "City Innovation", "City R&D capacity", "City HR development"]
    assert names[-1] == "Learning achievement"
    html = client.get("/cities/wuhan?lang=en").text
    assert html.count('class="depth-2"') >= 11


def test_what_compared_cities_share_is_no_gap_and_an_exception_is_one_city(client: TestClient) -> None:
    """Table 2: the bodies of all three are led by an education authority; Wuhan alone lies in Central China. No source says
    since when any of them is a member."""
    address = "/compare?city=shanghai&city=beijing&city=wuhan"
    page = client.get(f"{address}&format=json&lang=en").json()
    assert "Type of lead entity: education authority" in page["shared"]
    assert "Economic region: Wuhan – Central China" in page["differing"]
    assert not [said for said in page["shared"] if "unknown" in said]
    since = next(row for row in page["answer"]["tables"][0]["rows"] if row["cells"]["attribute"] == "Member since")
    assert {since["cells"][city] for city in ("shanghai", "beijing", "wuhan")} == {"unknown"}
    assert "牵头单位类型：教育行政部门" in client.get(f"{address}&format=json&lang=zh").json()["shared"]


def test_a_title_tells_pages_of_one_kind_apart(client: TestClient) -> None:
    titles = {
        "/compare?city=wuhan&city=beijing": "Compare: Wuhan, Beijing",
        "/indices/gsc-2020?indicator=gsc-2020.smart-reputation": "Global Smart Cities 2020: Smart Reputation",
        "/practices?q=older learners": "Practices: older learners",
        "/relate": "Cases and scores: iSLEC overall score (have a law on any of the three subjects)",
        "/cities?tier=municipality&network=gnlc": "Cities (municipality under the central government, UNESCO Global Network of Learning Cities)",
        "/legislation": "Legislation",
    }
    for address, title in titles.items():
        html = client.get(f"{address}{'&' if '?' in address else '?'}lang=en").text
        assert f"<title>{title} · Learning City KB</title>" in html, address


@pytest.mark.parametrize("chosen", ["", "tier=municipality", "index=islec-2016&law=yes"])
def test_a_facet_of_the_cities_leaves_as_many_as_it_says(client: TestClient, chosen: str) -> None:
    filters = client.get(f"/cities?format=json&lang=en&{chosen}").json()["filters"]
    options = [option for found in filters for option in found["options"] if not option["chosen"]]
    assert {found["name"] for found in filters} == {"country", "region", "tier", "network", "index", "law"}
    for option in options[::3]:
        page = client.get(f"{option['address']}&format=json&lang=en").json()
        already = any(other["chosen"] for found in filters if option in found["options"] for other in found["options"])
        assert already or page["count"] == option["count"], option


def test_four_municipalities_are_counted(client: TestClient) -> None:
    """Beijing, Shanghai, Tianjin and Chongqing."""
    filters = client.get("/cities?format=json&lang=en").json()["filters"]
    tiers = next(found["options"] for found in filters if found["name"] == "tier")
    assert next(option["count"] for option in tiers if option["value"] == "municipality") == 4
