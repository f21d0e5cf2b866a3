"""Single pages: what each must say. What holds for every page is in ``test_walked_pages.py``."""

import csv
import io
import json
import re
from collections import Counter
from html import unescape

import pytest
from sitepages import FLAGSHIP, PAGES, Reader, with_parameter
from starlette.testclient import TestClient


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_a_list_shows_every_entry_of_its_json(client: TestClient) -> None:
    for page in ("/practices?q=older learners", "/practices?place=city:wuhan"):
        data = client.get(with_parameter(page, "lang=en&format=json")).json()
        shown = Reader(client.get(with_parameter(page, "lang=en")).text)
        for hit, row in zip(data["hits"], data["answer"]["tables"][0]["rows"], strict=True):
            assert hit["thing"] == row["cells"]["thing"]
            assert one_line("".join(part["text"] for part in hit["summary"])) in one_line(shown.text)
    data = client.get("/sources?lang=en&format=json").json()
    shown = Reader(client.get("/sources?lang=en").text)
    for entry in data["documents"] + data["references"]:
        assert one_line(f"{entry['facts']} facts") in shown.text
        assert one_line(entry["rights"]) in shown.text
    assert len(data["documents"] + data["references"]) == len(data["answer"]["tables"][0]["rows"])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_titles_of_pages_tell_them_apart(client: TestClient, language: str) -> None:
    """A title is that of its page, then that of the site; a page and the same with a filter may share one."""
    asked = [page for page in PAGES if page.startswith(("/ask", "/answer"))]
    pages = [*asked, *dict.fromkeys(page.partition("?")[0] for page in PAGES if page not in asked)]
    htmls = [client.get(with_parameter(page, f"lang={language}")).text for page in pages]
    titles = [unescape(re.findall(r"<title>([^<]*)</title>", html)[0]) for html in htmls]
    assert [title for title, count in Counter(titles).items() if count > 1] == []
    assert [title for title in titles if not 2 <= len(title.partition(" · ")[0]) <= 120] == []


def test_the_flagship_answer_is_the_same_in_both_languages(client: TestClient) -> None:
    answers = {code: client.get("/api/ask", params={"q": text}).json() for code, text in FLAGSHIP.items()}
    rows = {
        code: [[row["cells"]["city"]["id"] for row in table["rows"]] for table in answer["tables"]]
        for code, answer in answers.items()
    }
    assert rows["en"] == rows["zh"]
    assert rows["en"][0] == [f"city:{name}" for name in ("shanghai", "taiyuan", "chengdu", "xian", "suzhou", "wuhan")]
    cited = {code: [(e["source"], e["locator"]) for e in a["evidence"].values()] for code, a in answers.items()}
    assert cited["en"] == cited["zh"]


def test_the_language_is_remembered_and_the_address_wins(client: TestClient) -> None:
    assert 'lang="en"' in client.get("/method").text[:200]
    assert 'lang="zh-Hans"' in client.get("/method", headers={"accept-language": "zh-CN,zh;q=0.9"}).text[:200]
    client.get("/method?lang=zh")
    assert 'lang="zh-Hans"' in client.get("/method").text[:200]
    assert 'lang="en"' in client.get("/method?lang=en").text[:200]


def test_a_question_without_a_language_is_answered_in_its_own(client: TestClient) -> None:
    assert 'lang="zh-Hans"' in client.get("/ask", params={"q": FLAGSHIP["zh"]}).text[:200]


def test_an_answer_shows_its_permalink_and_plan_and_the_plan_runs_again(client: TestClient) -> None:
    answer = client.get("/ask", params={"q": FLAGSHIP["en"], "format": "json"}).json()
    again = client.get(answer["permalink"])
    assert again.status_code == 200
    assert answer["answer"]["headline"] in Reader(again.text).text
    rerun = client.get("/answer", params={"plan": answer["plan"], "lang": "en", "format": "json"}).json()
    assert rerun["answer"]["tables"] == answer["answer"]["tables"]


@pytest.mark.parametrize(("language", "word"), [("en", "The data have changed"), ("zh", "数据已有变动")])
def test_a_permalink_says_when_the_data_have_changed_since(client: TestClient, language: str, word: str) -> None:
    made = client.get("/ask", params={"q": FLAGSHIP["en"], "lang": language, "format": "json"}).json()
    version = made["data_version"]
    assert f"data={version}" in made["permalink"]
    assert word not in client.get(made["permalink"]).text
    later = client.get(made["permalink"].replace(f"data={version}", f"data={'0' * 12}")).text
    assert word in later
    assert "0" * 12 in later
    assert client.get(made["permalink"].replace(f"data={version}", "data=x")).status_code == 422


def test_the_states_are_said_in_words_with_a_mark(client: TestClient) -> None:
    html = client.get("/ask", params={"q": FLAGSHIP["en"]}).text
    assert '<span class="state no">no per source</span>' in html
    css = client.get("/static/style.css").text
    for state in ("yes", "no", "unknown", "out_of_scope"):
        assert re.search(rf"\.state\.{state}::before {{ content: ", css)


def test_a_passage_of_an_attached_document_has_its_values_marked(mini_client: TestClient) -> None:
    sources = [entry["id"].partition(":")[2] for entry in mini_client.get("/api/sources").json()]
    page = mini_client.get(f"/sources/{sources[0]}?format=json").json()
    assert page["attached"] is True
    urls = [entry["url"] for entry in page["answer"]["evidence"].values() if "?at=" in entry["url"]]
    passage = mini_client.get(with_parameter(urls[0], "format=json")).json()["passage"]
    assert any(part["mark"] for line in passage if line["cited"] for part in line["parts"])
    assert "<mark>" in mini_client.get(urls[0]).text
    assert len(passage) < 90


def test_without_documents_the_locator_is_shown_instead_of_the_passage(client: TestClient) -> None:
    page = client.get("/sources/gnlc-12", params={"at": "30-33", "format": "json"}).json()
    assert page["passage"] == []
    assert page["locators"]
    assert "--documents" in client.get("/sources/gnlc-12?at=30-33").text


def test_a_search_without_hits_leads_on(client: TestClient) -> None:
    links = Reader(client.get("/practices", params={"q": "zzzzzz", "lang": "en"}).text).links
    assert "/ask?q=zzzzzz&lang=en" in links
    assert links.count("/practices?lang=en") >= 2  # beside that of the menu


def test_a_practice_hit_says_why_it_matched(client: TestClient) -> None:
    page = client.get("/practices", params={"q": "老年", "lang": "zh", "format": "json"}).json()
    assert page["hits"]
    for hit in page["hits"]:
        assert hit["matched"] == ["老年"]
        assert hit["fields"]
    marked = [part["text"] for hit in page["hits"] for part in hit["title"] + hit["summary"] if part["mark"]]
    assert set(marked) == {"老年"}


def test_a_word_is_found_and_marked_in_its_other_forms(client: TestClient) -> None:
    page = client.get("/practices?q=digital platforms&format=json").json()
    assert {word for hit in page["hits"] for word in hit["matched"]} == {"digital", "platforms"}
    marked = {part["text"].lower() for hit in page["hits"] for part in hit["title"] + hit["summary"] if part["mark"]}
    assert {"digital", "platform", "platforms"} <= marked


def test_facet_counts_are_what_choosing_them_leaves(client: TestClient) -> None:
    page = client.get("/practices", params={"format": "json"}).json()
    for facet in page["filters"]:
        for option in facet["options"][:3]:
            data = client.get(with_parameter(option["address"], "format=json")).json()
            assert data["found"] == option["count"] >= len(data["hits"]), option


def test_a_ranking_lists_every_assessed_city_with_a_bar(client: TestClient) -> None:
    page = client.get("/indices/islec-2016?format=json").json()
    assert len(page["bars"]) == 68
    assert page["bars"][0]["city"]["id"] == "city:beijing"
    assert page["bars"][0]["width"] == 100
    assert "0.8280" in client.get("/indices/islec-2016").text


def test_the_coverage_matrix_counts_every_city_once(client: TestClient) -> None:
    page = client.get("/coverage?format=json").json()
    cities = len(page["answer"]["tables"][0]["rows"])
    for count in page["counts"]:
        assert count["yes"] + count["no"] + count["unknown"] + count["out_of_scope"] == cities
    law = next(count for count in page["counts"] if count["fact"] == "Regulation")
    assert (law["yes"], law["no"]) == (7, 6)


def test_every_resource_can_be_downloaded(client: TestClient) -> None:
    resources = client.get("/data?format=json").json()["resources"]
    for resource in resources:
        rows = list(csv.DictReader(io.StringIO(client.get(f"/data/{resource['name']}.csv").text)))
        assert len(rows) == resource["rows"]
        assert len(json.loads(client.get(f"/data/{resource['name']}.json").text)) == resource["rows"]
