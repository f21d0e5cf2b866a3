"""A real Chromium: the flagship question without JavaScript, suggestions with it, nothing from outside, no errors."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from sitepages import FLAGSHIP

from tests.engines import ON_ONE_ENGINE

pytestmark = ON_ONE_ENGINE
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ROWS = {
    "en": ["Shanghai", "Taiyuan", "Chengdu", "Xi'an", "Suzhou", "Wuhan"],
    "zh": ["上海", "太原", "成都", "西安", "苏州", "武汉"],
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; where nothing may be skipped its absence is a failure."""
    if CHROMIUM is None:
        if os.environ.get("KB_NO_SKIP"):
            pytest.fail("Chromium is not installed, and KB_NO_SKIP is set")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


def watched(page: Page, address: str) -> list[str]:
    """Whatever a page complains about or asks from outside."""
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(address) else complaints.append(request.url))
    return complaints


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scripts", [False, True])
def test_the_flagship_question_is_answered(
    browser: Browser, address: str, language: str, width: int, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
    page = context.new_page()
    complaints = watched(page, address)
    page.goto(f"{address}/?lang={language}")
    page.locator("input[name=q]").fill(FLAGSHIP[language])
    page.locator("form.ask button").click()
    page.wait_for_url("**/ask?**")
    names = page.locator("table.of-yes").first.locator("tbody th a[href*='/cities/']").all_inner_texts()
    assert names == ROWS[language]
    assert page.locator("table.of-no").first.locator("tbody tr").count() == 6
    first = page.locator("table.of-yes .refs a").first
    target = first.get_attribute("href")
    first.click()
    assert page.locator(f"li{target}").is_visible()
    with page.expect_download() as download:
        page.locator("a[download]", has_text="CSV").first.click()
    assert download.value.suggested_filename.endswith(".csv")
    assert complaints == []
    context.close()


def test_suggestions_can_be_chosen_with_the_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page()
    complaints = watched(page, address)
    page.goto(f"{address}/?lang=en")
    page.locator("input[name=q]").press_sequentially("wuha")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cities/wuhan**")
    assert complaints == []
    page.close()


def test_no_page_is_wider_than_a_phone(browser: Browser, address: str) -> None:
    from sitepages import PAGES

    page = browser.new_page(viewport={"width": 390, "height": 844})
    complaints = watched(page, address)
    for path in PAGES:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    assert complaints == []
    page.close()


def test_the_documentation_page_asks_nothing_from_outside(browser: Browser, address: str) -> None:
    page = browser.new_page()
    complaints = watched(page, address)
    page.goto(f"{address}/docs")
    page.locator(".opblock").first.wait_for()
    assert complaints == []
    page.close()
