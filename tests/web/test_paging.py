"""Long lists a page at a time: the pages together are the whole list, a page has a permalink and says where it stands."""

from itertools import count
from typing import Any

import pytest
from starlette.testclient import TestClient

from kb.query.drafting import draft
from web.view import facets, governance, sources

UNKEPT = count()  # a parameter that nobody reads, so that no page made before is given again
LISTS = (
    "/cities",
    "/legislation",
    "/governance",
    "/governance/graph",
    "/paths",
    "/policies",
    "/indices/islec-2016",
    "/indices/islec-2016/dominance",
    "/indices/islec-2016/weights",
    "/indices/islec-2016/robustness?draws=100",
    "/coverage",
    "/coverage?state=unknown",
)
SOURCES = ("/sources/gnlc-12", "/sources/gnlc-12?resource=errata", "/sources/ningbo-2023?resource=names")


def read(client: TestClient, address: str, lang: str = "en") -> dict[str, Any]:
    mark = "&" if "?" in address else "?"
    found = client.get(f"{address}{mark}format=json&lang={lang}&paging={next(UNKEPT)}")
    assert found.status_code == 200, found.text
    return dict(found.json())


def turned(address: str, page: int) -> str:
    return f"{address}{'&' if '?' in address else '?'}page={page}"


def rows(page: dict[str, Any]) -> list[tuple[str, str]]:
    """The thing that each row of the list is about, with the title of its table; what bodies share is no list."""
    listed = [table for table in page["answer"]["tables"] if table["state"]] or page["answer"]["tables"][:1]
    firsts = [
        (table, next(column["key"] for column in table["columns"] if column["key"] in ("city", "thing")))
        for table in listed
    ]
    return [(table["title"], row["cells"][first]["id"]) for table, first in firsts for row in table["rows"]]


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "LISTED", 3)


@pytest.mark.parametrize("address", SOURCES)
def test_the_pages_of_a_source_are_all_that_is_taken_from_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def listed(page: int) -> list[str]:
        return [str(row["cells"]) for row in read(client, turned(address, page))["answer"]["tables"][0]["rows"]]

    monkeypatch.setattr(sources, "LISTED", 2_000)
    whole = listed(1)
    monkeypatch.setattr(sources, "LISTED", 40)
    last = int(read(client, address)["pages"]["options"][-1]["value"])
    assert last > 1
    assert [row for number in range(1, last + 1) for row in listed(number)] == whole
    assert client.get(turned(address, last + 1)).status_code == 404


def test_the_gravest_errata_of_a_source_lead_to_all_of_them(client: TestClient) -> None:
    page = read(client, "/sources/gsc-2020")
    (table,) = [found for found in page["answer"]["tables"] if found["title"] == "Errata"]
    assert (len(table["rows"]), table["count"]) == (20, page["errata"])
    assert "resource=errata" in client.get("/sources/gsc-2020?lang=en").text
    assert client.get("/sources/gsc-2020?resource=errata&format=csv").text.count("\n") > page["errata"]


@pytest.mark.parametrize("address", LISTS)
def test_the_pages_together_are_the_whole_list(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(draft, "LISTED", 1_000)
    whole = rows(read(client, address))
    monkeypatch.setattr(draft, "LISTED", 4)
    pages = [read(client, address)]
    last = int(pages[0]["pages"]["options"][-1]["value"])
    pages += [read(client, turned(address, number)) for number in range(2, last + 1)]
    assert last == max(-(-len([one for one in whole if one[0] == title]) // 4) for title in {one[0] for one in whole})
    assert sorted(one for page in pages for one in rows(page)) == sorted(whole)
    titles = {title for title, _ in whole}
    for title in titles:  # and in its order
        assert [one for page in pages for one in rows(page) if one[0] == title] == [one for one in whole if one[0] == title]  # fmt: skip


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize("address", LISTS)
def test_a_page_has_no_more_rows_than_it_may_and_says_of_how_many(client: TestClient, address: str) -> None:
    page = read(client, turned(address, 2))
    assert page["pages"]["options"][1] | {"address": ""} == {
        "value": "2", "label": "4–6", "count": 3, "chosen": True, "address": "",
    }  # fmt: skip
    tables = [table for table in page["answer"]["tables"] if "count" in table]
    assert tables
    assert all(len(table["rows"]) <= 3 < table["count"] for table in tables)
    value = page["answer"]["value"]
    assert value is None or len(value["items"] or ()) <= 3


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize("address", LISTS)
def test_a_page_has_the_same_rows_and_citations_in_both_languages(client: TestClient, address: str) -> None:
    english, chinese = read(client, turned(address, 2)), read(client, turned(address, 2), "zh")
    assert [ident for _, ident in rows(english)] == [ident for _, ident in rows(chinese)]
    places = [[(one["source"], one["locator"]) for one in page["answer"]["evidence"].values()] for page in (english, chinese)]  # fmt: skip
    assert places[0] == places[1]


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize("address", LISTS)
def test_there_is_no_page_after_the_last(client: TestClient, address: str) -> None:
    found = client.get(turned(address, 900) + f"&paging={next(UNKEPT)}")
    assert (found.status_code, "page" in found.text) == (404, True)


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize("address", LISTS)
def test_a_page_leads_to_those_beside_it_and_filters_start_at_the_first(client: TestClient, address: str) -> None:
    html = client.get(turned(address, 2) + f"&lang=en&paging={next(UNKEPT)}").text
    assert 'aria-current="page">4–6</a>' in html
    for one in read(client, turned(address, 2)).get("filters", []):
        assert not [option["address"] for option in one["options"] if "page=2" in option["address"]]


@pytest.mark.usefixtures("short_pages")
def test_a_file_has_every_row_whatever_the_page(client: TestClient) -> None:
    first, second = (client.get(f"/cities?page={page}&format=csv&paging={next(UNKEPT)}").content for page in (1, 2))
    assert first == second
    assert first.decode().count("\r\ncities,") + first.decode().count("\r\nCities,") == 94


def test_cities_are_found_by_the_beginning_of_a_name_in_either_language(client: TestClient) -> None:
    for words in ("hang", "杭", "HANGZHOU"):
        page = read(client, f"/cities?q={words}")
        assert [ident for _, ident in rows(page)] == ["city:hangzhou"]
        assert (page["count"], page["beginning"]) == (1, words)
    assert read(client, "/cities?q=hang")["lead"].startswith("cities whose name begins with “hang”")
    assert read(client, "/cities?q=hang", "zh")["lead"].startswith("名称以“hang”开头的城市")


def test_the_beginning_of_a_name_narrows_what_filters_count(client: TestClient) -> None:
    filters = {one["name"]: one["options"] for one in read(client, "/cities?q=hang")["filters"]}
    assert [(one["value"], one["count"]) for one in filters["law"]] == [("no", 1)]


def test_a_beginning_that_no_name_has_finds_no_city(client: TestClient) -> None:
    page = read(client, "/cities?q=qqqq")
    assert (page["count"], rows(page)) == (0, [])


def test_of_very_many_places_of_policies_those_with_most_are_offered(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def places() -> dict[str, int]:
        (found,) = [one for one in read(client, "/policies")["filters"] if one["name"] == "place"]
        return {one["value"]: one["count"] for one in found["options"]}

    every = places()
    monkeypatch.setattr(facets, "MOST_VALUES", 2)
    monkeypatch.setattr(facets, "TOP_VALUES", 2)
    assert places() == dict(sorted(every.items(), key=lambda one: (-one[1], one[0]))[:2])


def test_of_very_many_cities_of_a_path_the_first_are_named(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {group["type"]["id"]: len(group["cities"]) for group in read(client, "/paths")["groups"]}
    monkeypatch.setattr(governance, "MOST_NAMED", 1)
    shown = {group["type"]["id"]: (len(group["cities"]), group["more"]) for group in read(client, "/paths")["groups"]}
    assert shown == {key: (1, number - 1) for key, number in whole.items()}
