"""A real Chromium: completions, the width of a phone, the documentation page; nothing from outside, no errors."""

from browsing import TOO_WIDE, visiting
from playwright.sync_api import Browser
from sitepages import PAGES, kind


def test_suggestions_can_be_chosen_with_the_keyboard(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        page.goto(f"{address}/?lang=en")
        page.locator("input[name=q]").press_sequentially("wuha")
        page.locator("[role=option]").first.wait_for()
        assert page.get_by_role("listbox", name="Your question").is_visible()
        page.keyboard.press("ArrowDown")
        assert page.locator("input[name=q]").get_attribute("aria-activedescendant") == "suggestion-0"
        assert page.locator("[role=option]").first.get_attribute("aria-selected") == "true"
        page.keyboard.press("Enter")
        page.wait_for_url("**/cities/wuhan**")


def test_a_long_facet_is_searched_where_it_stands(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        page.goto(f"{address}/practices?lang=en")
        places = page.locator("aside details").nth(1)
        every = places.locator("li").count()
        places.get_by_role("searchbox", name="Find in: Place").fill("ning")
        shown = places.locator("li:visible")
        assert "Ningbo" in shown.first.inner_text()
        assert 0 < shown.count() < every
        places.get_by_role("searchbox").fill("")
        assert places.locator("li:not([hidden])").count() == every


def test_the_place_of_a_page_is_in_sight_in_the_menu_of_a_phone(browser: Browser, address: str) -> None:
    with visiting(browser, address, "phone") as page:
        page.goto(f"{address}/method?lang=en")
        box = page.locator(".top nav [aria-current]").bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= 390 - box["width"]


def test_no_kind_of_page_is_wider_than_a_phone(browser: Browser, address: str) -> None:
    """With scripts one of each kind; without scripts ``test_every_page.py`` looks at all."""
    one_of_each = {kind(path): path for path in PAGES}.values()
    with visiting(browser, address, "phone") as page:
        for path in one_of_each:
            page.goto(address + path)
            assert page.evaluate(TOO_WIDE) <= 0, path


def test_the_documentation_page_asks_nothing_from_outside(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        page.goto(f"{address}/docs")
        page.locator(".opblock").first.wait_for()
