"""Cases and scores, and the exceptions of governance, as pages."""

import json
import re

import pytest
from sitepages import Reader
from starlette.testclient import TestClient

# iSLEC 2016, Table 2
WITH_LAW = {"Shanghai": 0.7618, "Wuhan": 0.7045, "Xi'an": 0.6463, "Chengdu": 0.6227, "Taiyuan": 0.6024}


def page(client: TestClient, address: str) -> dict:
    """A page's data."""
    separator = "&" if "?" in address else "?"
    return client.get(f"{address}{separator}lang=en&format=json").json()


def test_every_case_is_a_named_dot_on_both_clocks_and_those_without_a_score_are_named_too(client: TestClient) -> None:
    panels = page(client, "/relate")["panels"]
    first = panels[0]["blocks"][0]
    assert {dot["city"]["name"]: dot["score"] for dot in first["dots"]} == WITH_LAW | {"Suzhou": None}
    assert [block["count"] for panel in panels for block in panel["blocks"]] == [5, 5, 2, 8]
    assert first["median"] == 0.6463
    html = client.get("/relate?lang=en").text
    assert html.count('<circle cx="') >= 20
    assert ">Suzhou</text>" in html


def test_the_exact_p_is_in_small_type_and_two_against_eight_have_none(client: TestClient) -> None:
    results = [panel["result"] for panel in page(client, "/relate")["panels"]]
    assert results == ["n = 5 v 5; Cliff’s delta −0.20; exact p = 0.690", "2 v 8: described, not tested"]


def test_the_six_caveats_are_open_to_read_beside_the_drawing(client: TestClient) -> None:
    html = client.get("/relate?lang=en").text
    caveats = html[html.index('id="caveats"') : html.index("</section>", html.index('id="caveats"'))]
    assert "<details" not in caveats
    assert [word for word in ("Few cases.", "Dates.", "Selection.", "Looks.", "Rounding.") if word not in caveats] == []


def test_the_dates_of_laws_stand_against_the_date_of_the_score(client: TestClient) -> None:
    strip = page(client, "/relate")["timeline"]
    assert strip["marked"]["name"] == "iSLEC 2016 (2016-05)"
    events = {lane["city"]["name"]: lane["events"] for lane in strip["lanes"]}
    in_force = {name: event["at"] for name, found in events.items() for event in found if event["kind"] == "in_force"}
    assert {name for name, at in in_force.items() if at < strip["marked"]["at"]} == {"Shanghai", "Taiyuan"}
    body = next(event for event in events["Wuhan"] if event["kind"] == "body")
    assert body["low"] < body["at"] < body["high"]


def test_a_plan_of_an_answer_opens_as_the_same_page(client: TestClient) -> None:
    answer = client.get(
        "/api/ask", params={"q": "Do cities with a lifelong learning law score higher in iSLEC?"}
    ).json()
    address = next(found["url"] for found in answer["suggestions"] if found["url"].startswith("/relate?"))
    found = page(client, address)
    assert found["panels"] == page(client, "/relate")["panels"]
    assert found["answer"]["headline"] == answer["headline"]


def test_without_a_year_bodies_are_parted_at_the_year_of_the_score(client: TestClient) -> None:
    found = page(client, "/relate?group=body-before")
    assert found["year"] == "2016"
    assert "established before 2016" in found["lead"]


def test_nothing_on_the_page_is_starred(client: TestClient) -> None:
    for address in ("/relate?looks=all&lang=en", "/relate?looks=all&lang=zh"):
        assert not re.search(r"\*|★|significan|显著", Reader(client.get(address).text).text)


def test_many_cases_get_a_drawing_a_group_on_one_axis(client: TestClient) -> None:
    panels = page(client, "/relate?group=network:gnlc")["panels"]
    assert [panel["blocks"][0]["count"] for panel in panels] == [10, 58]
    assert panels[0]["ticks"] == panels[1]["ticks"]


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/relate?group=nothing", 404, "is no condition here"),
        ("/relate?group=by:nothing", 404, "is no grouping here"),
        ("/relate?indicator=islec-2016.patent-application", 404, "no published scores"),
        ("/relate?plan={", 422, "cannot be read"),
        (f"/relate?plan={json.dumps({'kind': 'pattern'})}", 422, "not pattern"),
        ("/governance?path=nothing", 404, "is not known here"),
    ],
)
def test_a_choice_that_does_not_exist_is_refused_with_what_does(
    client: TestClient, address: str, status: int, said: str
) -> None:
    response = client.get(f"{address}&format=json")
    assert response.status_code == status
    assert said in response.text


def test_the_governance_page_names_the_exceptions_and_narrows_to_a_set(client: TestClient) -> None:
    whole = page(client, "/governance")
    assert "but party department (propaganda) in Hangzhou and service centre in Nanjing" in whole["finding"]
    titles = [table["title"] for table in whole["answer"]["tables"]]
    assert {
        "Shared pattern and exceptions",
        "Who differs",
        "Body and law",
        "Who steers, who leads, who implements",
    } <= set(titles)
    part = page(client, "/governance?path=internationalization-oriented")
    bodies = next(table for table in part["answer"]["tables"] if table["title"] == "Bodies")
    assert [row["cells"]["city"]["name"] for row in bodies["rows"]] == ["Hangzhou", "Nanjing", "Shanghai"]
