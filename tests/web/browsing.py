"""A visitor in a real Chromium: what pages complain about is noted, and the keyboard alone finds its way."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTHS = {"desktop": 1280, "phone": 390}
WAYS = (("en", True, "desktop"), ("en", False, "phone"), ("zh", True, "phone"), ("zh", False, "desktop"))
every_way = pytest.mark.parametrize(
    ("language", "scripts", "width"), WAYS, ids=lambda one: {True: "scripts", False: "plain"}.get(one, one)
)
"""A language with and without scripts, on a desktop and a phone: each pair of these once."""
MOST_STEPS = 900
BLANK = '<svg xmlns="http://www.w3.org/2000/svg"/>'
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"  # pixels
STEPS_WALKED = 3
APPROACH = """([wanted, text, back, steps]) => {
    const stops = [...document.querySelectorAll("a[href], area[href], button, input, select, textarea, summary")]
        .filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0);
    const way = back ? stops.reverse() : stops;
    const here = way.indexOf(document.activeElement) + 1;
    const ahead = [...way.slice(here), ...way.slice(0, here)];
    const there = ahead.findIndex(one => one.matches(wanted) && one.textContent.includes(text));
    if (there >= steps) ahead[there - steps].focus();
}"""
FOCUSED = """wanted => {
    const element = document.activeElement;
    if (!element || element === document.body || !element.matches(wanted)) return null;
    const style = getComputedStyle(element);
    return { text: element.textContent.trim(), visible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };
}"""


@contextmanager
def visiting(
    browser: Browser, address: str, width: str = "desktop", scripts: bool = True, viewport_width: int = 0, **more: Any
) -> Iterator[Page]:
    """A page of a fresh visitor; at the end nothing may have been asked from outside and nothing complained about."""
    size = {"width": viewport_width or WIDTHS[width], "height": 900}
    context = browser.new_context(java_script_enabled=scripts, viewport=size, **more)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith((address, "blob:")) else complaints.append(asked.url))
    try:
        yield page
    finally:
        context.close()
    assert complaints == [], complaints


def leave_charts_blank(page: Page) -> None:
    """For tests that charts do not matter to: drawing those of all pages takes longer than opening the pages."""
    page.route("**/api/chart.svg?*", lambda asked: asked.fulfill(body=BLANK, content_type="image/svg+xml"))


def tab_to(page: Page, selector: str, text: str = "", key: str = "Tab") -> None:
    """Press Tab until something that fits has the focus, and see that the focus shows."""
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        found = page.evaluate(FOCUSED, selector)
        if found and text in found["text"]:
            assert found["visible"], f"the focus does not show on {selector}"
            return
    raise AssertionError(f"Tab never reaches {selector} {text} on {page.url}")


def approach(page: Page, selector: str, text: str = "", key: str = "Tab") -> None:
    """The same, with the focus put a few steps before it: those are walked.

    A page has hundreds of stops. That Tab leaves none of them out is tested for every page.
    """
    page.evaluate(APPROACH, [selector, text, key == "Shift+Tab", STEPS_WALKED])
    tab_to(page, selector, text, key)


def press(page: Page, selector: str, text: str = "") -> None:
    """Go to a link or button, press Enter and wait for the page that follows."""
    approach(page, selector, text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, selector: str, label: str) -> None:
    """Go to a choice and press the arrow until it says a label."""
    approach(page, selector)
    for _ in range(MOST_STEPS):
        if page.evaluate("document.activeElement.selectedOptions[0].textContent").startswith(label):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{selector} never says {label}")


def download(page: Page, form: str, key: str = "Shift+Tab") -> bytes:
    """Go to a format's link, from the top backwards to the foot of the page, press Enter and read the file that comes."""
    approach(page, f"a[href*='format={form}&'], a[href$='format={form}']", key=key)
    with page.expect_download() as found:
        page.keyboard.press("Enter")
    return Path(found.value.path()).read_bytes()
