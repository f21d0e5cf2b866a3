"""The pages of any and of disturbed weights: the address holds the parameters, the drawing shows the table."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient


def test_the_robustness_page_is_the_answer_to_its_parameters(client: TestClient) -> None:
    page = client.get("/indices/gsc-2020/robustness?noise=10&draws=500&seed=7&top=2&format=json").json()
    plan = {"kind": "robustness", "edition": "gsc-2020", "noise": 0.1, "draws": 500, "seed": 7, "top": 2}
    assert page["answer"]["tables"] == client.post("/api/kinds/robustness", json=plan).json()["tables"]
    assert page["stability"].startswith("Stability: ")
    assert {field["name"]: field["value"] for field in page["numbers"]} == {
        "noise": "10",
        "draws": "500",
        "seed": "7",
        "top": "2",
    }


def test_every_rank_that_was_drawn_is_a_square_of_the_drawing(client: TestClient) -> None:
    page = client.get("/indices/islec-2016/robustness?draws=500&format=json").json()
    table = next(t for t in page["answer"]["tables"] if {"rank", "share"} <= {column["key"] for column in t["columns"]})
    assert len(page["heat"]["squares"]) == len(table["rows"])
    assert page["heat"]["ranks"] == 68
    beijing = page["heat"]["squares"][0]
    assert (beijing["text"], beijing["shade"], beijing["x"], beijing["y"]) == ("Beijing: 1 (100 %)", 1.0, 0, 0)


def test_the_envelope_of_one_city_names_those_always_ahead_of_it(client: TestClient) -> None:
    page = client.get("/indices/islec-2016/envelope?city=wuhan&format=json").json()
    assert page["headline"] == "Wuhan: rank 2 at best and 7 at worst under any weights; first in 0.0 % of them."
    assert [table["title"] for table in page["answer"]["tables"]][1] == "Dominance"


def test_the_audit_page_is_the_answer_to_its_filters(client: TestClient) -> None:
    page = client.get("/indices/gsc-2020/audit?verdict=all&city=rio-de-janeiro&format=json").json()
    plan = {"kind": "inspect", "edition": "gsc-2020", "verdict": "all", "city": "rio-de-janeiro"}
    assert page["answer"]["tables"] == client.post("/api/kinds/inspect", json=plan).json()["tables"]


@pytest.mark.parametrize(
    ("address", "words"),
    [("/indices/gsc-2020", "row printed as “Ellis”"), ("/cities/rio-de-janeiro", "row printed as “Ellis”"),
     ("/indices/gsc-2020?indicator=gsc-2020.smart-reputation", "rank contradicts the printed values"),
     ("/cities/jining", "rank open: tied in print"), ("/indices/islec-2016?lang=zh", "在舍入范围内与下级指标一致"),
     ("/cities/dubai", "the prose says otherwise")],
)  # fmt: skip
def test_a_value_that_is_not_plain_has_a_mark_in_words_that_leads_to_the_audit(
    client: TestClient, address: str, words: str
) -> None:
    html = client.get(address).text
    marks = re.findall(r'<a class="mark[^"]*" href="([^"]+)">([^<]+)</a>', html)
    assert words in [text for _, text in marks]
    target = next(unescape(link) for link, text in marks if text == words)
    audit = client.get(target)
    assert audit.status_code == 200
    assert "/audit?" in target


def test_values_that_agree_have_no_mark_but_the_audit_is_told(client: TestClient) -> None:
    html = client.get("/indices/islec-2016?indicator=islec-2016.learning-approach&lang=en").text
    assert 'class="mark' not in html
    assert "68 cannot be checked; its components are not published" in html


def test_levels_without_scores_and_unknown_cities_are_not_found(client: TestClient) -> None:
    for address in ("/indices/islec-2016/robustness?level=3", "/indices/islec-2016/envelope?level=x",
                    "/indices/islec-2016/envelope?city=atlantis", "/indices/nowhere/envelope", "/indices/nowhere/robustness"):  # fmt: skip
        assert client.get(f"{address}{'&' if '?' in address else '?'}format=json").status_code == 404, address
    assert client.get("/indices/islec-2016/robustness?draws=0&format=json").status_code == 422


CAIRO = ("row printed as “Rio de Janeiro”", "该行印作“Rio de Janeiro”")
TIE = ("rank contradicts the printed values", "名次与印出数值矛盾")
PROSE = ("the prose says otherwise", "正文说法不同")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/indices/gsc-2020", CAIRO), ("/cities/cairo", CAIRO), ("/compare?city=cairo&city=paris", CAIRO),
        ("/indices/gsc-2020/weights", CAIRO), ("/indices/gsc-2020/robustness", CAIRO),
        ("/indices/gsc-2020/envelope", CAIRO), ("/indices/gsc-2020/correlation", CAIRO),
        ("/indices/gsc-2020/dominance", CAIRO), ("/indices/gsc-2020/dominance?city=cairo&other=paris", CAIRO),
        ("/indices/gsc-2020/outliers", PROSE), ("/ask?q=What is Cairo's GSC score?", CAIRO),
        ('/answer?plan={"kind":"rank","by":"score:gsc-2020.smart-reputation"}', TIE),
    ],
)  # fmt: skip
def test_every_page_marks_the_printed_values_that_the_audit_questions(
    client: TestClient, address: str, words: tuple[str, str], language: str
) -> None:
    page = client.get(address + ("&" if "?" in address else "?") + f"lang={language}")
    found = re.findall(r'<a class="mark[^"]*" href="([^"]+)">([^<]+)</a>', page.text)
    assert words[language == "zh"] in {text for _, text in found}
    assert all(href.startswith("/indices/gsc-2020/audit?indicator=gsc-2020.") for href, _ in found)


def test_a_rank_is_not_marked_with_what_concerns_the_score_alone(client: TestClient) -> None:
    # Beijing's 92.8 is within rounding of its parts; the table of best and worst ranks shows its rank only
    assert "within rounding of its parts" in client.get("/indices/gsc-2020/weights?lang=en").text
    assert "within rounding of its parts" not in client.get("/indices/gsc-2020/envelope?lang=en").text


def test_marks_stay_out_of_the_data(client: TestClient) -> None:
    page = client.get("/indices/gsc-2020/weights?format=json").json()["answer"]
    assert (
        page["tables"]
        == client.post("/api/kinds/reweigh", json={"kind": "reweigh", "edition": "gsc-2020"}).json()["tables"]
    )
