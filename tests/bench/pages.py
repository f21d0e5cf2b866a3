"""Pages as a reader meets them: kept ones over HTTP beside bare FastAPI + Jinja2, and the largest paint in Chromium."""

import shutil
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from .servers import serving
from .timing import Job, Row, Series, compare

ADDRESSES = {
    "home": "/?lang=en",
    "flagship answer": "/ask?q=Which cities have lifelong-learning legislation, and how are their paths typed?&lang=en",
    "city": "/cities/wuhan?lang=en",
    "ranking": "/indices/islec-2016?lang=en",
}
PAINTED = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true }))"""


def pages(database: Path, repeats: int, count: int) -> list[Row]:
    """The server's time for kept pages beside the floor's for a page of the same size; then the largest paints."""
    rows = []
    with serving(str(database), "keep") as ours, serving() as floor:
        for name, address in ADDRESSES.items():
            typed = address.replace(" ", "%20")
            size = len(ours.get(typed))
            jobs: list[Job] = [partial(ours.get, typed)] * count
            bare: list[Job] = [partial(floor.get, f"/page/{size}")] * count
            rows.append(compare(f"{name}, kept", f"{size:,} bytes; goal: floor + 1 ms", repeats, jobs, bare))
        host = f"http://{ours.connection.host}:{ours.connection.port}"
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if chromium is None:
            return [*rows, Row("largest paint", "", fault="Chromium is not installed")]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            rows += [paint(browser, name, host + address, repeats) for name, address in ADDRESSES.items()]
            browser.close()
    return rows


def paint(browser: Browser, name: str, address: str, repeats: int) -> Row:
    """The largest paint of a page for visitors who were never there, with what came over the wire."""
    times, said = [], ""
    for _ in range(repeats + 1):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        sizes: list[int] = []
        page.on("requestfinished", lambda asked, sizes=sizes: sizes.append(asked.sizes()["responseBodySize"]))
        page.goto(address, wait_until="networkidle")
        times.append(float(page.evaluate(PAINTED)))
        said = f"{len(sizes)} requests, {sum(sizes) / 1000:.0f} kB; goal: 500 ms"
        page.close()
    return Row(f"{name}, largest paint", said, Series(tuple((time,) for time in times[1:])))
