"""axe finds nothing against WCAG 2.2 AA: every kind of page, both languages, light and dark, desktop and phone.

Each kind of page stands here with its smallest example, with everything that folds opened; the largest pages are looked
at once. In the dark only the contrast is looked at again: the colours are all that changes.
"""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import visiting
from playwright.sync_api import Browser, Page
from sitepages import FLAGSHIP, PAGES, kind, with_parameter

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast"]
SMALL = (
    "/questions?kind=gaps",
    "/",
    f"/ask?q={FLAGSHIP['en']}",
    "/ask?q=What is the GDP of Mars?",
    "/plan",
    '/answer?plan={"kind":"rank","by":"score:islec-2016.overall","limit":5}',
    "/cities?tier=municipality&network=gnlc",
    "/cities/paris",
    "/legislation",
    "/governance?lead=party-department",
    "/paths",
    "/policies?kind=plan",
    "/practices?q=老年",
    "/indices",
    "/indices/islec-2016?law=yes",
    "/indices/gsc-2020/audit",
    "/indices/gsc-2020/weights?aggregation=geometric",
    "/indices/gsc-2020/envelope?city=dubai&top=3",
    "/indices/gsc-2020/robustness?draws=500",
    "/indices/gsc-2020/outliers",
    "/indices/gsc-2020/dominance",
    "/indices/gsc-2020/correlation",
    "/compare",
    "/compare?city=shanghai&city=beijing&city=wuhan",
    "/sources",
    "/sources/gnlc-12?resource=coverage",
    "/sources/gnlc-12?at=30-33",
    "/relate",
    "/governance/graph",
    "/qca",
    "/coverage?state=no&set=gnlc",
    "/graph",
    "/graph/city:beijing?to=city:taiyuan",
    "/graph/path_type:balanced-development",
    "/things/network:gnlc",
    "/agreement",
    "/collection",
    "/collection/report?item=network:gnlc",
)
LARGE = ("/cities", "/cities/wuhan", "/practices", "/sources/gnlc-12", "/coverage", "/data", "/method")


# Everything open and laid out, as it is once a reader has reached it: what is skipped below the fold has no place yet.
UNFOLDED = """document.querySelectorAll("details").forEach((folded) => {
  folded.open = true;
  folded.style.contentVisibility = "visible";
})"""


def violations(page: Page, rules: list[str]) -> list[dict[str, Any]]:
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [{"rule": one["id"], "at": [node["html"] for node in one["nodes"][:3]]} for one in found]


@pytest.mark.parametrize("width", ["desktop", "phone"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, address: str, language: str, width: str) -> None:
    found = {}
    with visiting(browser, address, width) as page:
        for path in SMALL:
            page.goto(address + with_parameter(path, f"lang={language}"))
            page.evaluate(UNFOLDED)
            found[path] = violations(page, RULES)
            page.emulate_media(color_scheme="dark")
            found[path] += violations(page, CONTRAST)
            page.emulate_media(color_scheme="light")
    assert {path: said for path, said in found.items() if said} == {}


def test_axe_finds_nothing_on_the_largest_pages(browser: Browser, address: str) -> None:
    found = {}
    with visiting(browser, address) as page:
        for path in LARGE:
            page.goto(address + path)
            found[path] = violations(page, RULES)
    assert {path: said for path, said in found.items() if said} == {}


def test_axe_finds_nothing_on_the_page_of_an_error(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/nowhere")
    assert violations(page, RULES) == []
    page.close()


def test_every_page_that_other_tests_walk_is_of_a_kind_that_axe_sees() -> None:
    seen = {kind(path) for path in (*SMALL, *LARGE)}
    assert {kind(path) for path in PAGES} - seen == set()
