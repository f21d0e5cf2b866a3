"""Citing over HTTP and on pages: what is cited, permalink, data version and day; the panel and its files."""

from urllib.parse import parse_qs, urlsplit

import pytest
from sitepages import FLAGSHIP, Reader, with_parameter
from starlette.testclient import TestClient

CITED = {
    "/cities/wuhan": "city:wuhan",
    "/sources/gnlc-12": "source:gnlc-12",
    "/sources/gnlc-12?at=30-33": "source:gnlc-12@30-33",
    "/indices/gsc-2020": "edition:gsc-2020",
    "/things/path_type:balanced-development": "path_type:balanced-development",
    "/data": "base",
}


@pytest.mark.parametrize(("page", "item"), CITED.items())
def test_the_panel_of_a_page_gives_the_files_of_what_it_shows(client: TestClient, page: str, item: str) -> None:
    reader = Reader(client.get(with_parameter(page, "lang=en")).text)
    files = [
        link
        for link in reader.links
        if link.startswith("/api/cite.") and parse_qs(urlsplit(link).query)["item"] == [item]
    ]
    assert [urlsplit(link).path for link in files] == ["/api/cite.bib", "/api/cite.csl.json", "/api/cite.ris"]
    assert all(client.get(link).status_code == 200 for link in files)


def test_an_answer_is_cited_with_permalink_version_and_day(client: TestClient) -> None:
    found = client.get(
        "/api/cite.csl.json", params={"item": f"/ask?q={FLAGSHIP['en']}", "accessed": "2026-11-24"}
    ).json()
    answer = client.get("/api/ask", params={"q": FLAGSHIP["en"]}).json()
    assert len(found) == 1
    assert found[0]["version"] == answer["data_version"]
    assert found[0]["accessed"] == {"date-parts": [[2026, 11, 24]]}
    assert found[0]["URL"].startswith("http://testserver/answer?plan=")
    again = client.get(found[0]["URL"].removeprefix("http://testserver") + "&format=json").json()
    assert again["answer"]["headline"] == answer["headline"]


def test_a_chart_is_cited_as_a_figure_at_its_own_address(client: TestClient) -> None:
    page = client.get("/indices/gsc-2020?lang=en").text
    link = next(link for link in Reader(page).links if link.startswith("/api/cite.csl.json") and "embed" in link)
    (work,) = client.get(link).json()
    assert (work["type"], work["container-title"]) == ("figure", "Learning City KB")
    assert urlsplit(work["URL"]).path == "/embed"
    assert client.get(work["URL"]).status_code == 200


def test_several_items_make_one_file_and_each_work_stands_once(client: TestClient) -> None:
    items = ["source:gnlc-12", "source:gnlc-12@30-33", "base", "city:wuhan"]
    text = client.get("/api/cite.ris", params={"item": items}).text
    assert [line for line in text.splitlines() if line.startswith("TY")] == ["TY  - RPRT", "TY  - DBASE", "TY  - ELEC"]


@pytest.mark.parametrize(
    ("item", "status"),
    [("nothing", 422), ("city:atlantis", 404), ("/cities", 422), ("/answer?plan={}", 422), ("/ask?q=GDP of Mars", 422),
     ("source:gnlc-12@x", 422), ("/embed?plan={\"kind\":\"find\"}&chart=cake", 404)],
)  # fmt: skip
def test_what_cannot_be_cited_is_refused_with_the_reason(client: TestClient, item: str, status: int) -> None:
    response = client.get("/api/cite.bib", params={"item": item})
    assert (response.status_code, len(response.json()["error"]["message"]) > 20) == (status, True)


def test_a_citation_of_today_is_not_kept_for_tomorrow(client: TestClient) -> None:
    assert "etag" not in client.get("/api/cite.bib?item=base").headers
