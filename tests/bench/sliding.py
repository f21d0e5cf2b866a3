"""How long a reader waits for the new order after moving a slider: in Chromium, on the pages of the seed and at 5,000 cities."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from .servers import serving
from .timing import Row, Series

EDITIONS = {"islec-2016": "68 cities, 3 parts", "gsc-2020": "20 cities, 5 parts"}
MOVES = 20
MANY = 5_000
PATIENCE = 180_000  # milliseconds that a page may take to come on a busy machine: none of them is measured
MOVED = """(value) => {
    const slider = document.querySelector("#weights input[type=range]");
    const start = performance.now();
    slider.value = value;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.getBoundingClientRect();  // lays the new order out
    return performance.now() - start;
}"""
WEIGHED = """async ([count, moves]) => {
    const { weigh } = await import(document.querySelector("script[src*=weights]").src);
    const data = JSON.parse(document.getElementById("weighing").textContent);
    const known = data.cities.length;
    const many = (list) => Array.from({ length: count }, (_, at) => list[at % known]);
    data.cities = Array.from({ length: count }, (_, at) => `city-${at}`);
    data.names = data.cities;
    data.published = many(data.published);
    for (const level of Object.values(data.levels)) for (const part of level.parts) {
        part.scores = part.scores ? Array.from({ length: count }, (_, at) => (part.scores[at % known] * 7919 + at * 104729) % 10000) : part.scores;
    }
    const level = Object.keys(data.levels)[0];
    const times = [];
    for (let move = 0; move <= moves; move++) {
        const weights = data.parts.map((_, at) => [BigInt(at ? 30 : 10 + move), 1n]);
        const start = performance.now();
        weigh(data, weights, new Map(), "arithmetic", "printed", level);
        times.push(performance.now() - start);
    }
    return times.slice(1);
}"""


def sliding(database: Path, repeats: int) -> list[Row]:
    """The time from the slider's event to the laid out order, and of the sums alone at 5,000 cities. The goal is 50 ms."""
    name, chromium = "slider to new order", shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")  # fmt: skip
    if chromium is None:
        return [Row(name, "", fault="Chromium is not installed")]
    with serving(str(database), "keep") as server, sync_playwright() as playwright:
        host = f"http://{server.connection.host}:{server.connection.port}"
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        rows = [Row(name, f"{size}; goal: 50 ms", moved(browser, f"{host}/indices/{edition}/weights", repeats))
                for edition, size in EDITIONS.items()]  # fmt: skip
        page = opened(browser, f"{host}/indices/islec-2016/weights")
        many = tuple(tuple(map(float, page.evaluate(WEIGHED, [MANY, MOVES]))) for _ in range(min(repeats, 2)))
        browser.close()
    return [*rows, Row("sums of a slider in the browser", f"{MANY:,} cities, 3 parts; goal: 50 ms", Series(many))]


def opened(browser: Browser, address: str) -> Page:
    """The page of weights."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address, wait_until="networkidle", timeout=PATIENCE)
    return page


def moved(browser: Browser, address: str, repeats: int) -> Series:
    """The milliseconds of every move; the first repeat warms up."""
    page = opened(browser, address)
    found = [tuple(float(page.evaluate(MOVED, 10 + move)) for move in range(MOVES)) for _ in range(repeats + 1)]
    page.close()
    return Series(tuple(found[1:]))
