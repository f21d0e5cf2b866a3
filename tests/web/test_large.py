"""Pages of a large base: a page of practices at a time, top values of facets, names looked up by their beginning."""

import json
from itertools import count
from typing import Any

import pytest
from starlette.testclient import TestClient

from kb.query.drafting import part, weighing_tables
from kb.query.kinds import configuring
from kb.store import store
from tests.engines import ON_EVERY_ENGINE
from web.view import cases, citations, cityfield, compare, network, practices, suggest

pytestmark = ON_EVERY_ENGINE  # of a large base a page reads from the database what it needs


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(practices, "SHOWN", 50)


UNKEPT = count()  # a parameter that nobody reads, so that no page made before is given again


def titles(client: TestClient, address: str) -> list[str]:
    found = client.get(f"{address}format=json&unkept={next(UNKEPT)}").json()
    return [hit["thing"]["id"] for hit in found["hits"]]


@pytest.mark.usefixtures("pages")
def test_the_pages_of_practices_together_are_the_whole_list(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [title for page in (1, 2, 3, 4, 5) for title in titles(client, f"/practices?page={page}&")]
    assert client.get(f"/practices?page=6&unkept={next(UNKEPT)}").status_code == 404
    monkeypatch.setattr(practices, "SHOWN", 1000)
    assert found == titles(client, "/practices?")


@pytest.mark.usefixtures("pages")
def test_a_page_says_where_it_stands_and_leads_to_those_beside_it(client: TestClient) -> None:
    found = client.get(f"/practices?page=2&format=json&unkept={next(UNKEPT)}").json()
    assert [(one["value"], one["label"], one["chosen"]) for one in found["pages"]["options"]][:3] == [
        ("1", "1–50", False), ("2", "51–100", True), ("3", "101–150", False)]  # fmt: skip
    whole = found["whole"]
    assert found["answer"]["notes"][0]["text"] == f"50 of {whole} practices are on this page."
    assert len(client.get(f"/practices?format=csv&unkept={next(UNKEPT)}").text.splitlines()) > whole


def test_of_many_values_of_a_facet_those_with_most_practices_are_shown(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def themes() -> list[int]:
        (found,) = [
            one
            for one in client.get(f"/practices?format=json&unkept={next(UNKEPT)}").json()["filters"]
            if one["name"] == "theme"
        ]
        return [one["count"] for one in found["options"]]

    every = themes()
    monkeypatch.setattr(practices, "MOST_VALUES", 5)
    monkeypatch.setattr(practices, "TOP_VALUES", 3)
    assert themes() == sorted(every, reverse=True)[:3]


def test_a_table_too_large_to_be_held_is_read_by_place_or_words(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = titles(client, "/practices?place=city:ningbo&"), titles(client, "/practices?q=older+learners&")
    monkeypatch.setattr(store.Store, "is_held", lambda self, model: False)
    assert (titles(client, "/practices?place=city:ningbo&"), titles(client, "/practices?q=older+learners&")) == held


@pytest.mark.parametrize("words", ["hangz", "宁波", "Shanghai St"])
def test_of_very_many_names_those_that_begin_so_are_looked_up(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    first = client.get("/api/suggest", params={"q": words}).json()[0]
    monkeypatch.setattr(suggest, "HELD", 0)
    assert client.get("/api/suggest", params={"q": words, "lang": "en"}).json()[0]["url"] == first["url"]


@pytest.mark.parametrize(
    "address", ["/legislation", "/sources/gnlc-12?at=30-33", "/sources/ningbo-2023?resource=policies"]
)
def test_what_cites_a_place_is_the_same_whether_read_at_once_or_looked_up(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def shown() -> tuple[object, list[object]]:
        mark = "&" if "?" in address else "?"
        found = client.get(f"{address}{mark}format=json&unkept={next(UNKEPT)}").json()
        return found["drawers"], sorted(str(row["cells"]) for row in found["answer"]["tables"][0]["rows"])

    held = shown()
    monkeypatch.setattr(citations.Citations, "_is_held", property(lambda _: False))  # over what an instance keeps
    assert shown() == held


@pytest.mark.parametrize("resource", ["cities", "names", "scores"])
def test_a_table_too_large_to_be_held_is_streamed_with_the_same_bytes(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, resource: str
) -> None:
    whole = client.get(f"/data/{resource}.csv?unkept={next(UNKEPT)}")
    monkeypatch.setattr(store.Store, "is_held", lambda self, model: False)
    monkeypatch.setattr(store.Store.stream, "__defaults__", (7,))
    streamed = client.get(f"/data/{resource}.csv?unkept={next(UNKEPT)}")
    assert ("content-length" in streamed.headers, streamed.content) == (False, whole.content)
    refused = client.get(f"/data/{resource}.json?unkept={next(UNKEPT)}")
    assert (refused.status_code, f"/data/{resource}.csv" in refused.text) == (413, True)


def test_of_very_many_cities_the_names_of_those_to_compare_are_written(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = client.get(f"/compare?city=wuhan&lang=en&unkept={next(UNKEPT)}").text
    monkeypatch.setattr(compare, "OFFERED", 10)
    many = client.get(f"/compare?city=wuhan&lang=en&unkept={next(UNKEPT)}").text
    assert (few.count("<option"), few.count('<input name="city"')) == (client.get("/api/cities").text.count('"id"'), 0)
    assert (many.count("<option"), many.count('<input name="city"')) == (0, 1)


@pytest.mark.parametrize(
    ("said", "status", "told"),
    [
        ("Suzhou", 200, "Compare: Wuhan, Suzhou"),
        ("苏州", 200, "Compare: Wuhan, Suzhou"),
        ("Suzhuo", 404, "there is no city &#39;Suzhuo&#39;; near it is Suzhou"),
        ("Atlantis", 404, "there is no city &#39;Atlantis&#39;"),
    ],
)
def test_a_city_to_compare_may_be_called_by_its_name(client: TestClient, said: str, status: int, told: str) -> None:
    found = client.get(f"/compare?city=wuhan&city={said}&lang=en")
    assert (found.status_code, told in found.text) == (status, True), found.text[:2000]


EDITION = "/indices/islec-2016"


@pytest.mark.parametrize("page", ["dominance", "outliers", "envelope", "audit"])
def test_of_very_many_cities_of_an_edition_the_name_of_one_is_written(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    def read(city: str, form: str = "html") -> str:
        return client.get(f"{EDITION}/{page}?city={city}&lang=en&format={form}&unkept={next(UNKEPT)}").text

    def headline(city: str) -> str:
        return str(json.loads(read(city, "json"))["headline"])

    chosen = headline("wuhan")
    assert (read("wuhan").count('<input name="city"'), '<option value="beijing">' in read("wuhan")) == (0, True)
    monkeypatch.setattr(cityfield, "OFFERED", 10)
    many = read("Wuhan")
    assert ('<input name="city" value="wuhan"' in many, '<option value="beijing">' in many) == (True, False)
    assert headline("武汉") == chosen
    assert "there is no city &#39;Wuhann&#39;; near it is Wuhan" in read("Wuhann")


def test_of_very_many_cities_the_browser_weighs_none(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def weighing() -> object:
        return client.get(f"{EDITION}/weights?format=json&unkept={next(UNKEPT)}").json()["weighing"]

    assert weighing()
    monkeypatch.setattr(cityfield, "OFFERED", 10)
    assert weighing() is None


@pytest.mark.parametrize("page", ["envelope", "robustness"])
def test_ranks_of_more_cities_than_can_be_drawn_again_and_again_are_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setattr(weighing_tables, "MOST_DISTURBED", 67)
    found = client.get(f"{EDITION}/{page}?format=json&lang=en&unkept={next(UNKEPT)}").json()
    assert found["answer"]["status"] == "unsupported"
    assert "ranks 68 cities here" in found["headline"]
    assert "worked out for at most 67. Choose fewer by conditions" in found["headline"]


def test_a_qca_of_more_cases_than_a_reader_can_know_is_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(configuring, "MOST_CASES", 11)  # the network has twelve members
    found = client.get(f"/qca?format=json&lang=en&unkept={next(UNKEPT)}").json()
    assert (found["answer"]["status"], found["cases"]) == ("unsupported", [])
    assert found["headline"].startswith("A QCA compares cases one by one: 12 cities are more than the 11 it takes.")
    assert 'name="cases"' in client.get(f"/qca?lang=en&unkept={next(UNKEPT)}").text


def test_of_very_many_cases_every_so_many_th_of_each_group_is_drawn(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten cases, five and five, as printed; at the score's date two and eight. Every third is drawn: 2 + 2, 1 + 3."""
    monkeypatch.setattr(cases, "MOST_DRAWN", 4)
    found = client.get(f"/relate?format=json&lang=en&unkept={next(UNKEPT)}").json()
    drawn = [
        sum(dot["at"] is not None for dot in block["dots"]) for panel in found["panels"] for block in panel["blocks"]
    ]
    assert (found["step"], drawn) == (3, [2, 2, 1, 3])
    assert [block["count"] for panel in found["panels"] for block in panel["blocks"]] == [5, 5, 2, 8]
    assert "one in 3 of each group is drawn" in client.get(f"/relate?lang=en&unkept={next(UNKEPT)}").text


def test_a_chart_of_very_many_cities_holds_every_so_many_th_and_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read() -> dict[str, Any]:
        return dict(
            client.get(f"/indices/gsc-2020/correlation?format=json&lang=en&unkept={next(UNKEPT)}").json()["answer"]
        )

    whole = read()
    monkeypatch.setattr(part, "MOST_DRAWN", 7)
    found = read()
    assert found["chart"]["points"] == whole["chart"]["points"][::3]  # twenty cities: 7 points
    assert found["headline"] == whole["headline"]
    told = "Drawn are 7 of 20 cities, one in 3 of each group in its order; the numbers are over all."
    assert told in [note["text"] for note in found["notes"]]


def test_of_very_many_steering_bodies_the_city_of_one_is_written(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(city: str) -> str:
        return client.get(f"/governance/graph?city={city}&lang=en&unkept={next(UNKEPT)}").text

    assert '<option value="wuhan" selected>' in read("wuhan")
    monkeypatch.setattr(network, "OFFERED", 5)
    many = read("武汉")
    assert ('<input name="city" value="wuhan"' in many, '<option value="beijing">' in many) == (True, False)
    assert "no steering body of Tokyo is known here" in read("Tokyo")
