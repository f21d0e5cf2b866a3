"""On paper: tables fit the sheet, the ways around are gone, references are unfolded, address and data version are said."""

from browsing import visiting
from playwright.sync_api import Browser

from kb.knowledge import KnowledgeBase

SHEET = 690  # A4 less its margins, in CSS pixels


def test_printed_pages_fit_the_sheet_and_say_where_they_come_from(
    browser: Browser, address: str, knowledge: KnowledgeBase
) -> None:
    with visiting(browser, address, viewport_width=SHEET) as page:
        page.emulate_media(media="print")
        for path in ("/relate?lang=en", "/cities/wuhan?lang=zh"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
            assert page.locator(".top nav, .filters, .chart figcaption").locator("visible=true").count() == 0
            assert page.locator(".evidence li").last.is_visible(), path
            assert page.locator("main table").count() == page.locator("main table").locator("visible=true").count(), (
                path
            )
            said = page.locator(".imprint").inner_text()
            assert path in said
            assert knowledge.data_version in said
