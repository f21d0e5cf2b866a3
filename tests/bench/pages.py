"""Pages as a reader meets them: kept ones over HTTP beside bare FastAPI + Jinja2, beside a chart that is being drawn, and
the largest paint in Chromium."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from time import perf_counter
from urllib.parse import quote

from playwright.sync_api import Browser, Request, sync_playwright

from .servers import Server, serving
from .timing import FaultError, Job, Row, Series, compare

ADDRESSES = {
    "home": "/?lang=en",
    "flagship answer": "/ask?q=Which cities have lifelong-learning legislation, and how are their paths typed?&lang=en",
    "practices": "/practices?q=older learners&lang=en",
    "cities": "/cities?lang=en",
    "city": "/cities/wuhan?lang=en",
    "compare": "/compare?city=shanghai&city=beijing&city=wuhan&lang=en",
    "governance": "/governance?lang=en",
    "legislation": "/legislation?lang=en",
    "ranking": "/indices/islec-2016?lang=en",
    "cases and scores": "/relate?lang=en",
    "graph": "/graph/city:wuhan?lang=en",
    "coverage": "/coverage?lang=en",
    "source": "/sources/gnlc-12?lang=en",
    "data": "/data?lang=en",
}
FIRST_PAGE = "goals: 4 requests, 60 kB, 15 kB of script, 500 ms"
OTHER_PAGE = "goals: 15 kB of script, 500 ms"
PAINTED = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true }))"""


def pages(database: Path, repeats: int, count: int) -> list[Row]:
    """The server's time for kept pages beside the floor's for a page of the same size; then the largest paints."""
    rows = []
    with serving(str(database), "keep") as fresh:
        rows.append(beside_a_chart(fresh, repeats))
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


def beside_a_chart(server: Server, repeats: int) -> Row:
    """The first page again and again, from asking for a chart that nobody saw before until it comes; the floor is no chart.

    The first chart of all starts the process that draws, so it is measured too.
    """
    name, detail = "home, kept, while a chart is drawn", "floor: no chart; goal: the chart blocks nothing"
    light = ADDRESSES["home"]
    beside, alone, first = [], [], 0.0
    try:
        server.get(light)
        with ThreadPoolExecutor(max_workers=1) as other:
            for number in range(repeats + 1):
                plan = {"kind": "find", "select": {"conditions": []}, "columns": ["country"], "limit": number + 5}
                address = f"/api/chart.svg?lang=en&plan={quote(json.dumps(plan))}"
                started = perf_counter()
                chart = other.submit(server.apart().get, address)
                times = [timed(server, light)]
                while not chart.done():
                    times.append(timed(server, light))
                chart.result()
                first = first or (perf_counter() - started) * 1000
                beside.append(tuple(times))
                alone.append(tuple(timed(server, light) for _ in times))
    except FaultError as fault:
        return Row(name, detail, fault=str(fault))
    return Row(name, f"{detail}; the first took {first:.0f} ms", Series(tuple(beside)), Series(tuple(alone)))


def timed(server: Server, address: str) -> float:
    """The milliseconds of one answer."""
    start = perf_counter()
    server.get(address)
    return (perf_counter() - start) * 1000


def size_of(asked: Request) -> tuple[str, int]:
    """What a request was for, and the bytes of the answer's body as they came over the wire."""
    return asked.resource_type, asked.sizes()["responseBodySize"]


def paint(browser: Browser, name: str, address: str, repeats: int) -> Row:
    """The largest paint of a page for visitors who were never there, with what came over the wire."""
    times, said = [], ""
    for _ in range(repeats + 1):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        finished: list[Request] = []
        page.on("requestfinished", lambda asked, finished=finished: finished.append(asked))
        page.goto(address, wait_until="networkidle")
        times.append(float(page.evaluate(PAINTED)))
        sizes = [size_of(asked) for asked in tuple(finished)]
        whole = sum(size for _, size in sizes)
        script = sum(size for kind, size in sizes if kind == "script")
        goals = FIRST_PAGE if name == "home" else OTHER_PAGE
        said = f"{len(sizes)} requests, {whole / 1000:.0f} kB, {script / 1000:.1f} kB of script; {goals}"
        page.close()
    return Row(f"{name}, largest paint", said, Series(tuple((time,) for time in times[1:])))
