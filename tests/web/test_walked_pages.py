"""Each page that is walked, as it is sent in both languages: sound, worded right, the same data as JSON and CSV.

A page is made once in each language: all tests of it come one after the other.
"""

import csv
import io
import re
from html import unescape
from typing import Any

import pytest
from sitepages import PAGES, Reader, with_parameter
from starlette.testclient import TestClient

from kb.knowledge import KnowledgeBase
from kb.model import Erratum
from kb.query.drafting.draft import first_printed
from web.addresses import with_parameters

CITIES = tuple(f"/cities/{name}" for name in ("suzhou", "xian", "taiyuan", "tianjin", "dubai", "shanghai"))
LISTS = ("/sources", "/practices")  # their pages show the answer as a list, which test_pages.py compares
FORMS = {"/qca": 1}  # the table of this number is a form on the page, in which every cell can be changed
SINGULAR = re.compile(
    r"(?<![\w.,\-–/§=±] )(?<![\w.,\-–/§=±])1 (?:are|were|have|(?:minor )?(?:rows|cities|scores|practices|attributes|facts|places"
    r"|cells|labels|misprints|groups|laws|bodies|pairs|cases|errata|figures|claims|variables|models|sources)\b)"
)
QUOTED = re.compile(r"“[^“”]*”|《[^》]*》")
HAN = r"[\u4e00-\u9fff）”》]"
ASCII_STOPS = re.compile(rf"{HAN} ?[,:;()?!]|[,:;()?!] ?[\u4e00-\u9fff（《]|[\u4e00-\u9fff]\.(?![\w/])")
NOT_WORDS = re.compile(
    r"[A-Z][A-Z0-9]+|Markdown|Vega-Lite|BibTeX|CSL-JSON|OpenAPI|English|n|[\d\W]*|[0-9a-f]{12}|[a-z_]+|≥?.*%", re.ASCII
)  # what may stand in a Chinese label


def in_language(code: str) -> pytest.MarkDecorator:
    """The mark of a test for one of the languages."""
    return pytest.mark.parametrize("language", [code], indirect=True, scope="module")


@pytest.fixture(scope="module", params=(*PAGES, *CITIES))
def path(request: pytest.FixtureRequest) -> str:
    """The address of a page, without its language."""
    return str(request.param)


@pytest.fixture(scope="module", params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> str:
    """A language of the site."""
    return str(request.param)


@pytest.fixture(scope="module")
def html(client: TestClient, path: str, language: str) -> str:
    """The page as it is sent."""
    response = client.get(with_parameter(path, f"lang={language}"))
    assert response.status_code == 200
    return response.text


@pytest.fixture(scope="module")
def shown(html: str) -> Reader:
    """The page as it is read."""
    return Reader(html)


@pytest.fixture(scope="module")
def data(client: TestClient, path: str, language: str) -> dict[str, Any]:
    """The page as JSON."""
    found: dict[str, Any] = client.get(with_parameter(path, f"lang={language}&format=json")).json()
    return found


def test_it_is_sound(shown: Reader, language: str) -> None:
    assert ("html", {"lang": "zh-Hans" if language == "zh" else "en"}) in shown.tags
    assert sum(tag == "h1" for tag, _ in shown.tags) == 1
    assert len(shown.ids) == len(set(shown.ids))
    assert {"en", "zh", "x-default"} <= {str(found.get("hreflang")) for tag, found in shown.tags if tag == "link"}
    assert not re.search(r"\{\{|\{%|None|Undefined", shown.text)


def test_it_holds_nothing_that_the_policy_forbids(html: str) -> None:
    assert [bad for bad in (" style=", "<style", "onclick", "<script>") if bad in html] == []


def test_its_tables_have_captions_and_scopes(html: str) -> None:
    for table in re.findall(r"<table(?! class=\"lines\").*?</table>", html, re.DOTALL):
        assert "<caption>" in table
        assert 'scope="col"' in table
        assert 'scope="row"' in table


def test_its_form_fields_have_labels(shown: Reader) -> None:
    labelled = {found.get("for") for tag, found in shown.tags if tag == "label"}
    fields = [found for tag, found in shown.tags if tag in ("input", "textarea") and found.get("type") != "hidden"]
    assert [found for found in fields if found.get("id") and found["id"] not in labelled] == []


def test_it_shows_its_json_cell_by_cell(path: str, language: str, shown: Reader, data: dict[str, Any]) -> None:
    answer = data["answer"]
    if answer is None or path.partition("?")[0] in LISTS:
        return
    form = FORMS.get(path.partition("?")[0])
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
    text = shown.text
    assert set(answer["evidence"]) <= set(shown.ids)
    assert [one["locator"] for one in answer["evidence"].values() if one_line(one["locator"]) not in text] == []
    assert [note["text"] for note in answer["notes"] if one_line(note["text"]) not in text] == []


def says_row(shown: list[str], held: list[Any], between: str) -> bool:
    return all(says(*pair, between) for pair in zip(shown, held, strict=False))


def says(shown: str, held: Any, between: str) -> bool:
    """Whether a cell of a page says a cell of its JSON: nothing is a dash, numbers agree in what is shown of them."""
    if held is None:
        return shown == "–"
    if isinstance(held, bool) or not isinstance(held, int | float):
        parts = held if isinstance(held, list) else [held]
        names = [part["name"] if isinstance(part, dict) else str(part) for part in parts]
        return shown == one_line(between.join(names))
    return abs(float(shown.replace("−", "-")) - held) <= 1e-6


def one_line(text: str) -> str:
    return " ".join(text.split())


@in_language("en")
def test_its_csv_holds_what_its_json_holds(client: TestClient, path: str, data: dict[str, Any]) -> None:
    answer = data["answer"]
    response = client.get(with_parameter(path, "lang=en&format=csv"))
    assert response.status_code == 200
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    if path.partition("?")[0] == "/collection":
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
    on_it = sum(len(table["rows"]) for table in answer["tables"])
    every = in_all(answer["tables"], data) if path.startswith("/sources/") else data.get("found", on_it)
    assert len(rows) - len(told) == every >= on_it  # a page of practices or facts at a time, all of them in the file
    assert {row["table"] for row in rows if not row["note.kind"]} == {
        table["title"] for table in answer["tables"] if table["rows"]
    }


def in_all(tables: list[dict[str, Any]], data: dict[str, Any]) -> int:
    """How many rows a source has: its facts over all pages, what it covers, all of its errata."""
    facts, *others = [len(table["rows"]) for table in tables]
    last = data["pages"]["options"][-1]["label"].rpartition("–")[2] if data["pages"] else facts
    return int(last) + sum(others[:-1]) + int(data["errata"])


def test_it_leads_to_the_same_page_in_the_other_language(
    path: str, language: str, shown: Reader, data: dict[str, Any]
) -> None:
    other = "zh" if language == "en" else "en"
    assert shown.links.count(with_parameters(path, lang=other)) == 2  # for people and for machines
    assert (data["address"], data["language"]) == (with_parameters(path), language)


@in_language("en")
def test_its_choices_mean_the_same_in_both_languages(client: TestClient, path: str, data: dict[str, Any]) -> None:
    """So that whoever switches the language keeps the state."""
    chinese = client.get(with_parameter(path, "lang=zh&format=json")).json()
    assert choices(data) == choices(chinese)


def choices(data: dict[str, Any]) -> dict[str, dict[str, int]]:
    """The values of the filters, with how many things each leaves."""
    return {
        found["name"]: {option["value"]: option["count"] for option in found["options"]}
        for found in data.get("filters", [])
    }


@pytest.fixture(scope="module")
def titles(client: TestClient) -> set[str]:
    """The titles of sources, which are shown as they are."""
    return {name for entry in client.get("/api/sources").json() for name in (entry["title_en"], entry["title_zh"])}


@in_language("zh")
def test_in_chinese_it_has_no_english_label(shown: Reader, titles: set[str]) -> None:
    """What stands in menus, headings, column heads, buttons and captions is Chinese; only a few names stay."""
    english = {text for text in shown.labels if not re.search(r"[\u4e00-\u9fff]", text)}
    assert {text for text in english if not NOT_WORDS.fullmatch(text)} - titles == set()


@in_language("en")
def test_in_english_it_has_no_chinese_label(shown: Reader, titles: set[str]) -> None:
    assert {text for text in shown.labels if re.search(r"[\u4e00-\u9fff]", text)} - titles - {"中文"} == set()


def texts_of(html: str) -> list[str]:
    """What a page says: between tags and in titles and labels; what stands in English is left out."""
    body = re.sub(r"<(script|style|pre|textarea|code)\b.*?</\1>|<\w+[^>]* lang=\"en\">[^<]*<", "<", html, flags=re.S)
    found = re.findall(r">([^<>]+)<", body) + re.findall(r'\s(?:aria-label|title|placeholder|content)="([^"]*)"', body)
    return [" ".join(unescape(text).split()) for text in found]


def without_quotes(text: str) -> str:
    """A text without what it quotes, inner quotes first."""
    while (shorter := QUOTED.sub("", text)) != text:
        text = shorter
    return text


@in_language("en")
def test_one_thing_is_said_in_the_singular(html: str) -> None:
    assert [text for text in texts_of(html) if SINGULAR.search(text)] == []


@in_language("zh")
def test_chinese_sentences_have_chinese_stops_and_brackets(html: str, knowledge: KnowledgeBase) -> None:
    """What documents print, and English names in Chinese sentences, keep their own."""
    printed = {first_printed(row) for row in knowledge.base.store.rows(Erratum)}
    said = [without_quotes(text) for text in texts_of(html) if text not in printed]
    chinese = [text for text in said if len(re.findall(r"[\u4e00-\u9fff]", text)) * 4 > len(text)]
    assert [text for text in chinese if ASCII_STOPS.search(text)] == []
