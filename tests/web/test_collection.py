"""The collection over HTTP: an address or a form holds it, changes lose nothing, reports number their references."""

import json
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from sitepages import FLAGSHIP, Reader
from starlette.testclient import TestClient

ITEMS = ["city:wuhan", "source:gnlc-12@30-33", "practice:ningbo-elderly-community-universities"]
NOTES = ["Law later than the score.", "", "老年教育\nline two | *not bold*"]


def pairs(items: list[str] = ITEMS, notes: list[str] = NOTES, version: str = "") -> list[tuple[str, str]]:
    return [
        pair
        for item, note in zip(items, notes, strict=True)
        for pair in (("item", item), ("note", note), ("version", version))
    ]


def post(client: TestClient, address: str, said: list[tuple[str, str]]) -> str:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    response = client.post(address, content=urlencode(said), headers=headers)
    assert response.status_code == 200, response.text[:300]
    return response.text


def held(html: str) -> list[tuple[str, str]]:
    """Items and notes of the form."""
    items = [str(found["value"]) for tag, found in Reader(html).tags if tag == "input" and found.get("name") == "item"]
    notes = re.findall(r"<textarea id=\"note-\d+\"[^>]*>(.*?)</textarea>", html, re.S)
    return list(zip(items, notes, strict=True))


def test_an_address_holds_a_collection_with_notes_in_both_languages(client: TestClient) -> None:
    for language, name in (("en", "Wuhan"), ("zh", "武汉")):
        html = client.get(f"/collection?{urlencode([*pairs(), ('lang', language)])}").text
        assert held(html) == list(zip(ITEMS, NOTES, strict=True))
        assert name in Reader(html).text


@pytest.mark.parametrize(
    ("do", "order"),
    [("up city:wuhan", [0, 1, 2]), ("down city:wuhan", [1, 0, 2]), (f"up {ITEMS[2]}", [0, 2, 1]), ("remove city:wuhan", [1, 2]),
     ("remove city:xian", [0, 1, 2]), ("dance city:wuhan", [0, 1, 2]), ("undo", [0, 1, 2])],
)  # fmt: skip
def test_a_change_moves_or_removes_one_item_with_its_note(client: TestClient, do: str, order: list[int]) -> None:
    html = post(client, "/collection?lang=en", [*pairs(), ("do", do)])
    assert held(html) == [(ITEMS[at], NOTES[at]) for at in order]


def test_what_was_removed_comes_back_where_it_stood(client: TestClient) -> None:
    html = post(client, "/collection?lang=en", [*pairs(), ("do", f"remove {ITEMS[1]}")])
    removed = next(str(f["value"]) for tag, f in Reader(html).tags if tag == "input" and f.get("name") == "removed")
    left = pairs([ITEMS[0], ITEMS[2]], [NOTES[0], NOTES[2]])
    assert held(post(client, "/collection", [*left, ("removed", removed), ("do", "undo")])) == list(
        zip(ITEMS, NOTES, strict=True)
    )


@pytest.mark.parametrize(
    ("added", "item"),
    [("/cities/xian", "city:xian"), ("https://kb.example/sources/gnlc-12?at=55-58&lang=zh", "source:gnlc-12@55-58"),
     ("theme:literacy-none", None), ("javascript:alert(1)", None), ("hello", None)],
)  # fmt: skip
def test_a_key_or_address_is_added_and_a_bad_one_loses_nothing(
    client: TestClient, added: str, item: str | None
) -> None:
    html = post(client, "/collection?lang=en", [*pairs(), ("add", added), ("do", "add")])
    assert [found[0] for found in held(html)] == [*ITEMS, *([item] if item else [])]
    assert ('role="status" tabindex="-1"><p class="status">' in html) == (item is None)


def test_a_question_is_kept_as_the_permalink_of_its_answer(client: TestClient) -> None:
    ((item, _),) = held(post(client, "/collection", [("add", f"/ask?q={FLAGSHIP['zh']}"), ("do", "add")]))
    assert item.startswith("/answer?plan=")
    assert "lang" not in dict(parse_qsl(urlsplit(item).query))


def test_a_file_goes_out_and_comes_back_the_same_and_joins_what_is_there(client: TestClient) -> None:
    file = client.post("/api/collection.json", content=urlencode(pairs())).json()
    assert [(entry["item"], entry["note"]) for entry in file["entries"]] == list(zip(ITEMS, NOTES, strict=True))
    text = json.dumps(file)
    back = held(post(client, "/collection", [("paste", text), ("do", "import")]))
    assert back == list(zip(ITEMS, NOTES, strict=True))
    joined = post(client, "/collection", [*pairs(["city:wuhan"], ["Mine."]), ("paste", text), ("do", "import")])
    assert held(joined) == [("city:wuhan", "Mine.\nLaw later than the score."), *back[1:]]


@pytest.mark.parametrize(
    "paste", ["", "{", "[]", '{"entries": 3}', '{"form": "x", "entries": []}', '{"entries": [{}]}']
)
def test_a_bad_file_changes_nothing_and_says_why(client: TestClient, paste: str) -> None:
    html = post(client, "/collection?lang=en", [*pairs(), ("paste", paste), ("do", "import")])
    assert held(html) == list(zip(ITEMS, NOTES, strict=True))
    assert "This is not the file of a collection. Nothing was changed." in html


def test_a_report_numbers_its_references_and_says_what_changed(client: TestClient) -> None:
    said = [*pairs(version="older"), ("item", "city:atlantis"), ("note", "Where?")]
    reader = Reader(post(client, "/collection/report?lang=en", said))
    assert "Added under data version older, shown with" in reader.text
    assert "Not found any more: city:atlantis" in reader.text
    assert "Where?" in reader.text
    numbers = {int(ident[1:]) for ident in reader.ids if re.fullmatch(r"r\d+", ident)}
    marks = {int(link[2:]) for link in reader.links if re.fullmatch(r"#r\d+", link)}
    assert numbers == marks == set(range(1, max(numbers) + 1))
    fresh = Reader(post(client, "/collection/report?lang=en", pairs())).text
    assert "All items were added under the data version shown." in fresh


def test_markdown_and_reference_files_hold_the_same_works(client: TestClient) -> None:
    text = client.get(f"/api/collection.md?{urlencode(pairs())}").text
    references = re.findall(r"^\d+\. ", text.partition("## References")[2], re.M)
    works = client.get(f"/api/collection.csl.json?{urlencode(pairs())}").json()
    ris = client.get(f"/api/collection.ris?{urlencode(pairs())}").text
    bib = client.get(f"/api/collection.bib?{urlencode(pairs())}").text
    assert len(references) == len(works) == ris.count("\r\nER  - ") == len(re.findall(r"^@", bib, re.M)) >= 3
    assert "> 老年教育\n> line two \\| \\*not bold\\*" in text
    assert {"gnlc-12", "ningbo-2023"} <= {work["id"] for work in works}
    assert "## 1. Wuhan [1]" in text


def test_too_much_is_refused_with_the_limit(client: TestClient) -> None:
    many = [("item", f"city:{number}") for number in range(201)]
    response = client.post("/collection?format=json", content=urlencode(many))
    assert response.status_code == 422
    assert "at most 200" in response.text


def test_what_a_reader_wrote_is_not_kept_by_the_server(client: TestClient) -> None:
    for address in ("/collection", "/collection/report", "/api/collection.md"):
        assert "etag" not in client.get(f"{address}?{urlencode(pairs())}").headers


def test_a_note_cannot_write_html(client: TestClient) -> None:
    said = pairs(["city:wuhan"], ["</textarea><script>alert(1)</script>"])
    for address in ("/collection", "/collection/report"):
        assert "<script>alert" not in post(client, address, said)
    assert "<script>" not in client.get(f"/api/collection.md?{urlencode(said)}").text


def test_a_report_writes_numbers_as_the_pages_do_and_leaves_no_cell_blank(client: TestClient) -> None:
    """Table 4 prints 0.9140 for the community learning environment of Wuhan; Table 5 gives no rank of it."""
    (scores,) = [
        table
        for table in Reader(client.get("/collection/report?item=city:wuhan&lang=en").text).tables
        if "Rank (as printed)" in table[0]
    ]
    row = next(row for row in scores if row[0].startswith("Community learning environment"))
    assert row[1:4] == ["2", "0.9140", "–"]
    assert all(cell for line in scores for cell in line)
