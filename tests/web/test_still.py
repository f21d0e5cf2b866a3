"""Nothing on a page moves while its charts arrive: their room is kept free."""

import pytest
from browsing import visiting
from playwright.sync_api import Browser

SHIFTED = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value)).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 200);
})"""


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_no_page_shifts_while_its_charts_load(browser: Browser, address: str, width: str) -> None:
    found = {}
    with visiting(browser, address, width) as page:
        for path in (
            "/legislation",
            "/cities/wuhan",
            "/indices/gsc-2020",
            "/compare?city=wuhan&city=beijing",
            "/cities",
        ):
            page.goto(address + path, wait_until="networkidle")
            assert page.locator(".frame object").count()
            found[path] = page.evaluate(SHIFTED)
    assert {path: shift for path, shift in found.items() if shift > 0.01} == {}
