"""The drawer of a citation: what is printed, the passage, who says the same and what speaks against it, on the same page."""

import re

import pytest
from browsing import tab_to, visiting
from playwright.sync_api import Browser
from starlette.testclient import TestClient

ANSWER = "/ask?q=Which cities have lifelong-learning legislation?&lang=en"


def test_a_score_that_two_tables_print_names_the_other_table(client: TestClient) -> None:
    """Ningbo's City innovation stands in Table 2 (line 190) and in Table 3 (line 266) of the report."""
    page = client.get("/cities/ningbo?lang=en&format=json").json()
    places = {
        entry["locator"]: [place["locator"] for place in page["drawers"][ident]["agree"]]
        for ident, entry in page["answer"]["evidence"].items()
        if "City innovation indicator" in entry["locator"]
    }
    second = "Table 2, row Ningbo, column City innovation indicator, l. 190"
    third = "Table 3, row Ningbo, column City innovation indicator, l. 266"
    assert places == {second: [third], third: [second]}


def test_a_law_printed_under_two_titles_says_what_speaks_against_its_title(client: TestClient) -> None:
    page = client.get("/cities/ningbo?lang=en&format=json").json()
    said = [text for drawer in page["drawers"].values() for text in drawer["differ"]]
    assert any("Regulations on the Promotion of Lifelong Learning in Ningbo City" in text for text in said)
    shown = client.get("/cities/ningbo?lang=en").text
    assert shown.count('class="behind"') == len(page["answer"]["evidence"])


def test_with_documents_the_drawer_holds_the_cited_lines(mini_client: TestClient) -> None:
    page = mini_client.get("/cities?lang=en&format=json").json()
    passages = {
        ident: " ".join(part["text"] for line in drawer["passage"] if line["cited"] for part in line["parts"])
        for ident, drawer in page["drawers"].items()
    }
    printed = {ident: entry["printed"] for ident, entry in page["answer"]["evidence"].items()}
    checked = [ident for ident, text in passages.items() if text and printed[ident] and " | " not in printed[ident]]
    assert checked
    assert all(printed[ident] in passages[ident] for ident in checked)


def test_without_documents_no_drawer_holds_a_passage(client: TestClient) -> None:
    page = client.get("/cities/ningbo?lang=en&format=json").json()
    assert [drawer for drawer in page["drawers"].values() if drawer["passage"]] == []


@pytest.mark.parametrize("path", [ANSWER, "/cities/ningbo?lang=en", "/compare?city=wuhan&city=ningbo&lang=en"])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_cell_opens_its_evidence_where_the_reader_is(
    browser: Browser, address: str, path: str, scripts: bool
) -> None:
    with visiting(browser, address, "desktop", scripts) as page:
        page.goto(address + path)
        cited = page.locator("main table .refs a").nth(3)
        cited.scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        cited.click()
        drawer = page.locator(".evidence li:target")
        drawer.locator(".steps").wait_for()
        box = drawer.bounding_box()
        assert box
        assert box["y"] + box["height"] == pytest.approx(900, abs=1)
        assert page.evaluate("scrollY") == before
        drawer.locator("a.shut").click()
        drawer.wait_for(state="detached")
        assert page.evaluate("scrollY") == before


def test_escape_shuts_the_drawer_and_the_focus_is_back_in_the_cell(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        page.goto(address + ANSWER)
        tab_to(page, "table .refs a")
        number = page.evaluate("document.activeElement.textContent")
        page.keyboard.press("Enter")
        page.locator(".evidence li:target").wait_for()
        tab_to(page, ".evidence li:target a.shut")
        page.keyboard.press("Escape")
        page.locator(".evidence li:target").wait_for(state="detached")
        assert (
            page.evaluate("document.activeElement.matches('.refs a') && document.activeElement.textContent") == number
        )


def test_the_steps_of_a_drawer_lead_to_evidence_of_the_page(client: TestClient) -> None:
    """A filtered page shows some of the evidence only."""
    html = client.get("/graph/city:wuhan?kind=practice&lang=en").text
    ids = set(re.findall(r'<li id="(e\d+)"', html))
    assert ids
    assert set(re.findall(r'href="#(e\d+)"', html)) <= ids
