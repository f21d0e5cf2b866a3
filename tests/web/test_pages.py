"""Pages: both languages, the same data as JSON and CSV, no word left untranslated, sound HTML."""

import csv
import io
import json
import re
from typing import Any

import pytest
from sitepages import FLAGSHIP, PAGES, Reader, with_parameter
from starlette.testclient import TestClient

from web.addresses import with_parameters


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_in_both_languages(client: TestClient, page: str, language: str) -> None:
    response = client.get(with_parameter(page, f"lang={language}"))
    assert response.status_code == 200
    reader = Reader(response.text)
    assert ("html", {"lang": "zh-Hans" if language == "zh" else "en"}) in reader.tags
    assert sum(tag == "h1" for tag, _ in reader.tags) == 1
    assert len(reader.ids) == len(set(reader.ids))
    assert {"en", "zh", "x-default"} <= {str(found.get("hreflang")) for tag, found in reader.tags if tag == "link"}
    assert not re.search(r"\{\{|\{%|None|Undefined", reader.text)


LISTS = ("/sources", "/practices")  # their pages show the answer as a list, which is compared below
FORMS = {"/qca": 1}  # the table of this number is a form on the page, in which every cell can be changed


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_its_json_cell_by_cell(client: TestClient, page: str, language: str) -> None:
    answer = client.get(with_parameter(page, f"lang={language}&format=json")).json()["answer"]
    if answer is None or page.partition("?")[0] in LISTS:
        return
    shown = Reader(client.get(with_parameter(page, f"lang={language}")).text)
    form = FORMS.get(page.partition("?")[0])
    tables = [table for number, table in enumerate(answer["tables"]) if table["rows"] and number != form]
    for table in tables:
        columns = [column for column in table["columns"] if not (column["key"] == "state" and table["state"])]
        heads = [one_line(f"{column['label']} {column['unit'] or ''}") for column in columns]
        held = [[row["cells"].get(column["key"]) for column in columns] for row in table["rows"]]
        same = [found for found in shown.tables if found[0][: len(heads)] == heads and len(found) == len(held) + 1]
        between = "；" if language == "zh" else "; "
        assert any(all(says_row(*pair, between) for pair in zip(found[1:], held, strict=True)) for found in same), (
            table["title"]
        )
    for ident, entry in answer["evidence"].items():
        assert ident in shown.ids
        assert one_line(entry["locator"]) in shown.text
    for note in answer["notes"]:
        assert one_line(note["text"]) in shown.text


def says_row(shown: list[str], held: list[Any], between: str) -> bool:
    return all(says(*pair, between) for pair in zip(shown, held, strict=False))


def says(shown: str, held: Any, between: str) -> bool:
    """Whether a cell of a page says a cell of its JSON: nothing is a dash, numbers agree in what is shown of them."""
    if held is None:
        return shown == "–"
    if isinstance(held, bool) or not isinstance(held, int | float):
        names = [
            part["name"] if isinstance(part, dict) else str(part)
            for part in (held if isinstance(held, list) else [held])
        ]
        return shown == one_line(between.join(names))
    return abs(float(shown.replace("−", "-")) - held) <= 1e-6


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


def in_all(tables: list[dict[str, Any]], data: dict[str, Any]) -> int:
    """How many rows a source has: its facts over all pages, what it covers, all of its errata."""
    facts, *others = [len(table["rows"]) for table in tables]
    last = data["pages"]["options"][-1]["label"].rpartition("–")[2] if data["pages"] else facts
    return int(last) + sum(others[:-1]) + int(data["errata"])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_gives_as_csv_what_its_json_holds(client: TestClient, page: str) -> None:
    data = client.get(with_parameter(page, "lang=en&format=json")).json()
    answer = data["answer"]
    response = client.get(with_parameter(page, "lang=en&format=csv"))
    assert response.status_code == 200
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    if page.partition("?")[0] == "/collection":
        assert [row["entry.item"] for row in rows] == [entry["entry"]["item"] for entry in data["entries"]]
        return
    if not answer or not answer["tables"]:
        assert {"title": data["title"], "data_version": data["data_version"]}.items() <= {
            row["place"]: row["value"] for row in rows
        }.items()
        assert len({row["place"] for row in rows}) == len(rows)
        return
    told = [row["note"] for row in rows if row["note.kind"]]
    on_page = [note["text"] for note in answer["notes"]]
    if "found" in data:  # the file has every practice, and so the notes on all of them
        assert {text for text in on_page if "on this page" not in text and "minor" not in text} <= set(told)
    else:
        assert told == [*on_page, answer["data_version"]]
    shown = sum(len(table["rows"]) for table in answer["tables"])
    listed = len(rows) - len(told)
    every = in_all(data["answer"]["tables"], data) if page.startswith("/sources/") else data.get("found", shown)
    assert listed == every >= shown  # a page of practices or facts at a time, all of them in the file
    assert {row["table"] for row in rows if not row["note.kind"]} == {
        table["title"] for table in answer["tables"] if table["rows"]
    }


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


def test_a_page_in_chinese_has_no_english_label(client: TestClient) -> None:
    """What stands in menus, headings, column heads, buttons and captions is Chinese; only a few names stay."""
    names = re.compile(
        r"[A-Z][A-Z0-9]+|Markdown|Vega-Lite|BibTeX|CSL-JSON|OpenAPI|English|n|[\d\W]*|[0-9a-f]{12}|[a-z_]+|≥?.*%",
        re.ASCII,
    )
    data = {name for entry in client.get("/api/sources").json() for name in (entry["title_en"], entry["title_zh"])}
    for page in PAGES:
        labels = Reader(client.get(with_parameter(page, "lang=zh")).text).labels
        left = {text for text in labels if not re.search(r"[\u4e00-\u9fff]", text) and not names.fullmatch(text)}
        assert not left - data, page


def test_the_language_is_remembered_and_the_address_wins(client: TestClient) -> None:
    assert 'lang="en"' in client.get("/method").text[:200]
    assert 'lang="zh-Hans"' in client.get("/method", headers={"accept-language": "zh-CN,zh;q=0.9"}).text[:200]
    client.get("/method?lang=zh")
    assert 'lang="zh-Hans"' in client.get("/method").text[:200]
    assert 'lang="en"' in client.get("/method?lang=en").text[:200]


@pytest.mark.parametrize("page", PAGES)
def test_switching_the_language_keeps_the_state(client: TestClient, page: str) -> None:
    for language, other in (("en", "zh"), ("zh", "en")):
        reader = Reader(client.get(with_parameter(page, f"lang={language}")).text)
        assert reader.links.count(with_parameters(page, lang=other)) == 2  # for people and for machines
        switched = client.get(with_parameters(page, lang=other, format="json")).json()
        assert switched["address"] == with_parameters(page)
        assert switched["language"] == other


def test_a_page_in_english_has_no_chinese_label(client: TestClient) -> None:
    data = {name for entry in client.get("/api/sources").json() for name in (entry["title_en"], entry["title_zh"])}
    for page in PAGES:
        labels = Reader(client.get(with_parameter(page, "lang=en")).text).labels
        assert {text for text in labels if re.search(r"[\u4e00-\u9fff]", text)} - data - {"中文"} == set(), page


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


def test_tables_have_captions_and_scopes(client: TestClient) -> None:
    for page in PAGES:
        html = client.get(page).text
        for table in re.findall(r"<table(?! class=\"lines\").*?</table>", html, re.DOTALL):
            assert "<caption>" in table
            assert 'scope="col"' in table
            assert 'scope="row"' in table


def test_every_form_field_has_a_label(client: TestClient) -> None:
    for page in PAGES:
        reader = Reader(client.get(page).text)
        labelled = {found.get("for") for tag, found in reader.tags if tag == "label"}
        for tag, found in reader.tags:
            if tag in ("input", "textarea") and found.get("type") != "hidden" and found.get("id"):
                assert found["id"] in labelled, (page, found)


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
