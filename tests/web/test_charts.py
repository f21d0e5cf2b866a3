"""Charts at their addresses: in every form, framed only where they may be, and never in the way of another request."""

import csv
import io
import json
import threading
import time
import urllib.request
from urllib.parse import parse_qs, quote, urlencode, urlsplit
from xml.etree import ElementTree

import pytest
from fastapi import FastAPI
from sitepages import FLAGSHIP
from starlette.testclient import TestClient

from kb.charts.painter import Painter

PLAN = '{"kind":"rank","by":"score:islec-2016.learner-experience","limit":10}'
WORDS = "How many inhabitants does Wuhan have?"


def address(form: str, **more: str) -> str:
    return f"/api/chart.{form}?{urlencode({'plan': PLAN, **more})}"


def test_a_chart_can_be_had_in_every_form(client: TestClient) -> None:
    svg = client.get(address("svg"))
    assert (svg.status_code, svg.headers["content-type"]) == (200, "image/svg+xml")
    assert "Xiangyang" in list(ElementTree.fromstring(svg.text).itertext())
    png = client.get(address("png"))
    assert (png.headers["content-type"], png.content[:4]) == ("image/png", b"\x89PNG")
    spec = client.get(address("vl.json")).json()
    assert spec["$schema"].rpartition("/")[2].startswith("v6")
    rows = list(csv.DictReader(io.StringIO(client.get(address("csv")).content.decode("utf-8-sig"))))
    assert rows[0] == {"label": "Xiangyang", "key": "city:xiangyang", "value": "0.9814", "note.kind": "", "note": ""}
    assert sum(not row["note.kind"] for row in rows) == 10


def test_the_points_of_every_form_are_those_of_the_answer(client: TestClient) -> None:
    answer = client.get(f"/api/answer?{urlencode({'plan': PLAN, 'lang': 'zh'})}").json()
    expected = [(row["cells"]["city"]["name"], row["cells"]["score:islec-2016.learner-experience"])
                for row in answer["tables"][0]["rows"]]  # fmt: skip
    assert [(point["label"], point["value"]) for point in answer["chart"]["points"]] == expected
    svg = ElementTree.fromstring(client.get(address("svg", lang="zh")).text)
    texts = [element.text for element in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert [text for text in texts if text in dict(expected)] == [name for name, _ in expected]
    spec = client.get(address("vl.json", lang="zh")).json()
    dots = [row for rows in spec["datasets"].values() for row in rows if "said" in row]
    assert [(row["label"], row["value"]) for row in dots] == expected


def test_what_has_no_chart_is_refused_in_words(client: TestClient) -> None:
    response = client.get(address("svg", chart="timeline"))
    assert response.status_code == 404
    assert (
        response.json()["error"]["message"] == "this answer cannot be drawn as timeline; it can as ranked, strip, map"
    )
    assert client.get(address("svg", chart="pie")).status_code == 422
    assert client.get("/api/chart.svg?plan={").status_code == 422


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_answer_shows_its_chart_with_its_downloads(client: TestClient, language: str) -> None:
    html = client.get(f"/ask?q={quote(FLAGSHIP[language])}&lang={language}").text
    assert html.count('<div class="frame wide"><svg') == 1
    assert "/api/chart.png?" in html
    assert "/embed?" in html
    assert "&amp;chart=map" in html  # the other way to draw it
    drawn_as_map = client.get(f"/ask?q={quote(FLAGSHIP[language])}&lang={language}&chart=map").text
    assert "chart=map" in drawn_as_map.partition("<object")[2].partition(">")[0]
    assert "<object" not in client.get(f"/ask?q={quote(WORDS)}").text


def test_only_the_embedded_chart_may_be_framed_by_others(client: TestClient) -> None:
    embed = client.get(f"/embed?{urlencode({'plan': PLAN})}")
    assert embed.status_code == 200
    assert "frame-ancestors *" in embed.headers["content-security-policy"]
    assert "x-frame-options" not in embed.headers
    svg = client.get(address("svg"))
    assert "frame-ancestors 'self'" in svg.headers["content-security-policy"]
    assert svg.headers["x-frame-options"] == "SAMEORIGIN"
    for page in ("/", "/cities", "/api/ask?q=Wuhan", address("png")):
        assert "frame-ancestors 'none'" in client.get(page).headers["content-security-policy"]
        assert client.get(page).headers["x-frame-options"] == "DENY"
    again = client.get(f"/embed?{urlencode({'plan': PLAN})}", headers={"if-none-match": embed.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["content-security-policy"] == embed.headers["content-security-policy"]


def test_the_embedded_chart_has_its_source_and_leads_back_to_its_answer(client: TestClient) -> None:
    html = client.get(f"/embed?{urlencode({'plan': PLAN, 'lang': 'en'})}").text
    assert "Source: iSLEC 2016" in html
    assert 'target="_top"' not in html
    back = html.rpartition('<p><a href="')[2].partition('"')[0].replace("&amp;", "&")
    assert client.get(back).status_code == 200


def test_other_requests_are_answered_while_the_first_chart_is_drawn(app: FastAPI, address: str) -> None:
    """The process that draws is not even started; until it has drawn, /health is asked again and again."""
    app.state.painter.close()
    app.state.painter = Painter()
    plan = json.dumps({"kind": "rank", "by": "score:gsc-2020.overall", "limit": 7})
    url = f"{address}/api/chart.svg?{urlencode({'plan': plan, 'lang': 'en'})}"
    drawn: list[bytes] = []
    thread = threading.Thread(target=lambda: drawn.append(urllib.request.urlopen(url, timeout=120).read()))
    thread.start()
    while app.state.painter.pid is None:
        time.sleep(0.01)
    assert not drawn
    with urllib.request.urlopen(f"{address}/health", timeout=30) as answer:
        assert json.load(answer)["status"] == "ok"
    with urllib.request.urlopen(f"{address}/cities/wuhan?lang=en", timeout=30) as answer:
        assert b"Wuhan" in answer.read()
    assert not drawn, "both were answered before the chart was"
    thread.join()
    assert drawn[0].startswith(b"<svg")
    app.state.painter.close()


PAGE_CHARTS = (
    ("/indices/islec-2016", ["strip", "map"]),
    ("/indices/islec-2016?chart=heat", ["heat"]),
    ("/indices/islec-2016?indicator=islec-2016.learner-experience&law=yes&chart=ranked", ["ranked"]),
    ("/cities", ["map", "map"]),
    ("/cities?network=gnlc", ["map"]),
    ("/cities/wuhan", ["strip", "ranked", "timeline"]),
    ("/cities/paris", ["strip", "ranked"]),
    ("/legislation", ["timeline"]),
    ("/governance", ["timeline"]),
    ("/compare?city=shanghai&city=beijing&city=wuhan", ["parallel", "timeline"]),
)


@pytest.mark.parametrize(("page", "kinds"), PAGE_CHARTS)
def test_pages_show_their_charts(client: TestClient, page: str, kinds: list[str]) -> None:
    data = client.get(page, params={"format": "json", "lang": "zh"} | query(page)).json()
    assert [figure["kind"] for figure in data["figures"]] == kinds
    html = client.get(page, params={"lang": "zh"} | query(page)).text
    for figure in data["figures"]:
        assert figure["narrow"].replace("&", "&amp;") in html
        assert f'aria-label="{figure["title"]}"' in html
        points = list(csv.DictReader(io.StringIO(client.get(figure["csv"]).content.decode("utf-8-sig"))))
        assert points


def query(page: str) -> dict[str, list[str]]:
    """The parameters of an address, which the client would drop for others."""
    return parse_qs(urlsplit(page).query)


def test_a_city_stands_out_in_its_own_charts(client: TestClient) -> None:
    data = client.get("/cities/wuhan?format=json&lang=en").json()
    strip = client.get(data["figures"][0]["narrow"]).text
    assert "0.7045 · 3/68" in strip  # score and rank of Wuhan as printed in iSLEC 2016
    assert "dot: Wuhan" in strip


def test_a_body_before_its_law_is_said_on_the_timeline(client: TestClient) -> None:
    data = client.get("/governance?law=before&format=json&lang=en").json()
    svg = client.get(data["figures"][0]["wide"]).text
    assert (
        "body 4–5 y before the law" in svg
    )  # Shanghai: 2006 and 2011-01: four years at least, five and a month at most


def test_the_dots_and_dates_of_cases_can_be_taken_along(client: TestClient) -> None:
    page = client.get("/relate?lang=en&format=json").json()
    assert [chart["kind"] for chart in page["figures"]] == ["groups", "timeline"]
    html = client.get("/relate?lang=en").text
    for chart in page["figures"]:
        for kind in ("wide", "png", "vega_lite", "csv", "embed"):
            assert chart[kind].replace("&", "&amp;") in html
        assert client.get(chart["csv"]).status_code == 200
