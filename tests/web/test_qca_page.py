"""The page of a QCA: its form without scripts, its addresses, a reader's own coding, what can be taken along."""

import re

import pytest
from starlette.testclient import TestClient

OWN = "/qca?cases=network-gnlc&condition=law&condition=early&cut=cases-mean&code=suzhou.HIGHSCORE.in&lang=en"


def test_without_a_choice_law_and_early_body_are_compared(client: TestClient) -> None:
    html = client.get("/qca?lang=en").text
    assert re.findall(r'name="condition" value="([^"]+)" checked', html) == ["law", "early"]
    # above the median of the ten scores, .6542: Beijing, Shanghai, Wuhan, Hangzhou and Shenzhen
    assert "5 of 10 cases have the outcome HIGHSCORE" in html


def test_every_cell_can_be_coded_and_cites_its_source(client: TestClient) -> None:
    html = client.get(OWN).text
    row = next(part for part in html.split("<tr>") if 'aria-label="Wuhan, LAW"' in part)
    assert re.findall(r'<option value="([^"]*)"', row)[:4] == ["", "wuhan.LAW.in", "wuhan.LAW.out", "wuhan.LAW.unknown"]
    assert row.count('class="refs"') == 3
    assert html.count('<select name="code"') == 12 * 3


def test_a_readers_coding_is_marked_kept_and_used(client: TestClient) -> None:
    html = client.get(OWN).text
    assert '<option value="suzhou.HIGHSCORE.in" selected>1 (yours)</option>' in html
    assert "5 of 11 cases have the outcome HIGHSCORE" in html
    answer = client.get(OWN + "&format=json").json()["answer"]
    assert answer["reading"]["plan"]["own"] == [{"city": "suzhou", "set": "HIGHSCORE", "value": "in"}]
    assert "suzhou,1,0,1" in client.get(OWN + "&format=cases").text
    assert client.get(OWN + "&format=r").text.count("library(QCA)") == 1


def test_a_form_sends_every_cell_and_the_address_keeps_only_what_says_something(client: TestClient) -> None:
    sent = client.get("/qca?cases=network-gnlc&condition=law&at=&code=&code=wuhan.LAW.out&code=&lang=zh")
    assert (sent.status_code, sent.headers["location"]) == (
        303, "/qca?cases=network-gnlc&condition=law&code=wuhan.LAW.out&lang=zh",
    )  # fmt: skip


def test_codes_of_sets_no_longer_chosen_are_dropped(client: TestClient) -> None:
    plan = client.get("/qca?condition=law&code=wuhan.EARLY.in&format=json").json()["answer"]["reading"]["plan"]
    assert "own" not in plan


def test_contradictions_are_said_in_both_languages(client: TestClient) -> None:
    assert "contradiction: its cases disagree" in client.get("/qca?lang=en").text
    assert "矛盾：案例结果不一致" in client.get("/qca?lang=zh").text


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("condition=nothing", 404, "condition=nothing is not known here"),
        ("cases=nowhere", 404, "cases=nowhere is not known here"),
        ("cut=number", 422, "give the number that is the cut-off"),
        ("code=wuhan.LAW.maybe", 422, "write a city, a set and in, out or unknown"),
        ("inclusion=2", 422, "inclusion"),
        ("year=soon", 422, "year"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client: TestClient, query: str, status: int, sentence: str) -> None:
    response = client.get(f"/qca?{query}&lang=en")
    assert response.status_code == status
    assert sentence in response.text
