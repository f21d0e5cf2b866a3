"""What holds for every page there is: the list that other tests walk misses none, and all work without scripts and on paper."""

from urllib.parse import quote, unquote

import pytest
from browsing import TOO_WIDE, WIDTHS, leave_charts_blank, visiting
from fastapi import FastAPI
from fastapi.routing import APIRoute
from playwright.sync_api import Browser, ViewportSize
from sitepages import PAGES, with_parameter
from starlette.testclient import TestClient
from test_accessibility import LARGE, SMALL

from kb.knowledge import KnowledgeBase
from web.pages import PAGE_ROUTERS

SHEET: ViewportSize = {"width": 690, "height": 900}  # A4 less its margins, in CSS pixels
PHONE: ViewportSize = {"width": WIDTHS["phone"], "height": 900}
AROUND = ".top nav, .filters, .ask, .take, .tabs, .chart figcaption, form button"
FOCUSABLE = """() => [...document.querySelectorAll("a, area, button, input, select, textarea, summary")]
    .filter(one => one.checkVisibility() && !one.disabled && !one.closest("[aria-hidden]") && one.tabIndex < 0)
    .map(one => one.outerHTML.slice(0, 120))"""
UNSEEN = """() => [...document.querySelectorAll("main table, .evidence li")]
    .filter(one => !one.checkVisibility()).map(one => one.outerHTML.slice(0, 120))"""


def page_routes() -> list[APIRoute]:
    """The routes of pages for people; files below them end in a dot and their kind."""
    routes = [route for router in PAGE_ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return [route for route in routes if "." not in route.path]


@pytest.mark.parametrize("walked", [PAGES, (*SMALL, *LARGE)], ids=["walked", "seen by axe"])
def test_the_list_of_pages_has_one_of_every_route(app: FastAPI, walked: tuple[str, ...]) -> None:
    paths = [path.partition("?")[0] for path in walked]
    assert len(page_routes()) > 25
    assert [route.path for route in page_routes() if not any(route.path_regex.match(path) for path in paths)] == []


def test_every_entry_of_the_menus_is_walked(client: TestClient) -> None:
    from web.render import MENUS

    assert {address for _, entries in MENUS for _, address in entries} <= set(PAGES)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_menus_stand_on_one_line_each(browser: Browser, address: str, language: str) -> None:
    with visiting(browser, address) as page:
        page.goto(f"{address}/method?lang={language}")
        for width in (1000, 1280, 2560):
            page.set_viewport_size({"width": width, "height": 900})
            for menu in page.locator(".menu nav").all():
                tops = {entry.bounding_box()["y"] for entry in menu.locator("a").all()}  # type: ignore[index]
                assert len(tops) == 1, (width, tops)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_works_without_scripts_by_keyboard_on_paper_and_on_a_phone(
    browser: Browser, address: str, knowledge: KnowledgeBase, language: str
) -> None:
    """In the browser's own order of focus nothing that can be pressed is left out; on paper nothing is cut off or folded, and on a
    phone nothing is wider than it. Charts are left blank: ``test_print.py`` and ``test_browser.py`` look at pages with theirs."""
    found: dict[str, list[str]] = {}
    with visiting(browser, address, scripts=False, viewport_width=SHEET["width"]) as page:
        leave_charts_blank(page)
        for path in PAGES:
            page.goto(address + with_parameter(path, f"lang={language}"))
            faults: list[str] = page.evaluate(FOCUSABLE)
            page.emulate_media(media="print")
            faults += page.evaluate(UNSEEN)
            if (wider := page.evaluate(TOO_WIDE)) > 0:
                faults.append(f"{wider} pixels wider than the sheet")
            faults += [f"printed: {one}" for one in page.locator(AROUND).locator("visible=true").all_inner_texts()]
            said = page.locator(".imprint").inner_text()
            page.emulate_media(media="screen")
            page.set_viewport_size(PHONE)
            if (wider := page.evaluate(TOO_WIDE)) > 0:
                faults.append(f"{wider} pixels wider than a phone")
            page.set_viewport_size(SHEET)
            if knowledge.data_version not in said or unquote(quote(path.partition("?")[0])) not in unquote(said):
                faults.append(f"imprint: {said}")
            if faults:
                found[path] = faults
    assert found == {}
