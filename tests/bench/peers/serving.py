"""Servers: a city's record beside Datasette's page of the row and the floor, with one and with sixteen connections."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server
from urllib.parse import quote

from kb.knowledge import open_knowledge

from ..servers import serving
from ..timing import Series
from .querying import FLAGSHIP
from .rounds import Round, compete, missing

CONNECTIONS = 16
REQUESTS = 25  # a connection


def rounds(package: Path, database: Path, repeats: int, large: bool) -> list[Round]:
    """One connection in turn, then sixteen at once."""
    knowledge = open_knowledge(database)
    city = list(knowledge.base.cities)[10]
    overall = list(knowledge.base.editions.values())[-1].overall
    knowledge.close()
    record, sql = f"/api/things/city:{city}", quote(FLAGSHIP.format(overall=overall))
    ask = f"/api/ask?q={quote('Which cities have lifelong-learning legislation, and how are their paths typed?')}"
    with serving(str(database), "keep") as ours, serving() as floor, datasette(database) as other:
        size = len(ours.get(record))
        one = {"project": [partial(ours.get, record)] * 50, "FastAPI floor": [partial(floor.get, f"/{size}")] * 50}
        many = {"project": (ours.connection.port, record), "FastAPI floor": (floor.connection.port, f"/{size}")}
        found = []
        if other:
            row = f"/{database.stem}/city/{city}.json?_shape=array"
            one["Datasette"] = [partial(get, other, row)] * 50
            many["Datasette"] = (other, row)
        found.append(compete("city record over HTTP", repeats, one, goal="1", against="FastAPI floor"))
        found.append(crowd("city record, 16 connections, ms a request", repeats, many))
        if other:
            times = 1 if large else 5
            join = {"project": [partial(ours.get, ask)] * times,
                    "Datasette": [partial(get, other, f"/{database.stem}.json?sql={sql}")] * times}  # fmt: skip
            found.append(
                compete("flagship over HTTP", repeats, join, goal="3", limit=0.1 if large else 0.5, against="Datasette")
            )
    return found


def crowd(name: str, repeats: int, sides: dict[str, tuple[int, str]]) -> Round:
    """All connections ask at once, side after side; the requests a second stand in the remark."""
    times: dict[str, list[tuple[float, ...]]] = {side: [] for side in sides}
    rates: dict[str, list[float]] = {side: [] for side in sides}
    for _ in range(repeats):
        for side, (port, address) in sides.items():
            start = time.perf_counter()
            with ThreadPoolExecutor(CONNECTIONS) as pool:
                took = [
                    one
                    for some in pool.map(lambda _, p=port, a=address: asked(p, a), range(CONNECTIONS))
                    for one in some
                ]
            rates[side].append(len(took) / (time.perf_counter() - start))
            times[side].append(tuple(took))
    remark = "requests a second: " + ", ".join(
        f"{side} {sorted(found)[len(found) // 2]:,.0f}" for side, found in rates.items()
    )
    return Round(
        name,
        {side: Series(tuple(found)) for side, found in times.items()},
        goal="1",
        limit=1 / 1.5,
        against="Datasette",
        remark=remark,
    )


def asked(port: int, address: str) -> list[float]:
    """The milliseconds of the requests of one connection."""
    connection, took = HTTPConnection("127.0.0.1", port, timeout=60), []
    for _ in range(REQUESTS):
        start = time.perf_counter()
        connection.request("GET", address)
        connection.getresponse().read()
        took.append((time.perf_counter() - start) * 1000)
    connection.close()
    return took


def get(port: int, address: str) -> bytes:
    """One request on a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=600)  # plain SQL takes a minute on a large base
    connection.request("GET", address)
    body = connection.getresponse().read()
    connection.close()
    return body


@contextmanager
def datasette(database: Path) -> Iterator[int | None]:
    """Datasette over the project's file, where it is installed; its port."""
    if missing("datasette"):
        yield None
        return
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    limits = ["--setting", "sql_time_limit_ms", "60000", "--setting", "max_returned_rows", "10000"]
    command = [sys.executable, "-m", "datasette", "serve", str(database), "-p", str(port), *limits]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                get(port, "/-/versions.json")
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.kill()
        process.wait()
