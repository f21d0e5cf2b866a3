"""axe finds nothing against WCAG 2.2 AA on any kind of page, in both languages, light and dark, on a desktop and a phone.

Each kind of page stands here with its smallest example, with everything that folds opened; the largest pages are looked at
once. Chinese on a phone is looked at whole. Contrast, which takes most of the time, is looked at in English on a desktop, where
of lines of the same make one is left: colours come from classes, and are the same in both languages and widths.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from browsing import leave_charts_blank, visiting
from playwright.sync_api import Browser, Page
from sitepages import FLAGSHIP, PAGES, kind, with_parameter

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = ("color-contrast",)
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


ONE_OF_EACH = """() => {
  for (const list of document.querySelectorAll("tbody, ol, ul, svg")) {
    const seen = new Set();
    for (const one of [...list.children]) {
      const classes = [one, ...one.querySelectorAll("[class]")].map((inner) => inner.getAttribute("class"));
      const make = one.tagName + [...new Set(classes)].sort().join();
      seen.has(make) ? one.remove() : seen.add(make);
    }
  }
}"""


@contextmanager
def opening(browser: Browser, address: str, width: str = "desktop") -> Iterator[Callable[[str], Page]]:
    """What opens pages with all that folds opened; their charts, which are pictures to axe, are left blank."""
    with visiting(browser, address, width) as page:
        leave_charts_blank(page)

        def opened(path: str) -> Page:
            page.goto(address + path, wait_until="domcontentloaded")
            page.evaluate(UNFOLDED)
            return page

        yield opened


def violations(page: Page, rules: tuple[str, ...], but: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    options = {
        "runOnly": list(rules),
        "resultTypes": ["violations"],
        "rules": {rule: {"enabled": False} for rule in but},
    }
    found = Axe().run(page, options=options).response["violations"]
    return [{"rule": one["id"], "at": [node["html"] for node in one["nodes"][:3]]} for one in found]


def test_axe_finds_nothing_on_any_kind_of_page_light_and_dark(browser: Browser, address: str) -> None:
    found = {}
    with opening(browser, address) as opened:
        for path in SMALL:
            page = opened(with_parameter(path, "lang=en"))
            page.evaluate(ONE_OF_EACH)
            found[path] = violations(page, RULES)
            page.emulate_media(color_scheme="dark")
            found[path] += violations(page, CONTRAST)
            page.emulate_media(color_scheme="light")
    assert {path: said for path, said in found.items() if said} == {}


def test_axe_finds_nothing_on_any_kind_of_page_in_chinese_on_a_phone(browser: Browser, address: str) -> None:
    with opening(browser, address, "phone") as opened:
        found = {path: violations(opened(with_parameter(path, "lang=zh")), RULES, but=CONTRAST) for path in SMALL}
    assert {path: said for path, said in found.items() if said} == {}


def test_axe_finds_nothing_on_the_largest_pages(browser: Browser, address: str) -> None:
    found = {}
    with opening(browser, address) as opened:
        for path in LARGE:
            page = opened(with_parameter(path, "lang=en"))
            found[path] = violations(page, RULES, but=CONTRAST)
            page.evaluate(ONE_OF_EACH)
            found[path] += violations(page, CONTRAST)
    assert {path: said for path, said in found.items() if said} == {}


def test_axe_finds_nothing_on_the_page_of_an_error(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/nowhere")
    assert violations(page, RULES) == []
    page.close()


def test_every_page_that_other_tests_walk_is_of_a_kind_that_axe_sees() -> None:
    seen = {kind(path) for path in (*SMALL, *LARGE)}
    assert {kind(path) for path in PAGES} - seen == set()
