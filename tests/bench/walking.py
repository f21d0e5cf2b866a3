"""The site of a large base with a client: how long every page and every file takes the first time and when kept, and its size."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import perf_counter
from urllib.parse import quote, unquote

from kb.knowledge import open_knowledge

from .scales import FLAGSHIP
from .servers import Server, serving
from .timing import Row, Series

PATIENCE = 900  # seconds for one answer
MOST = 100_000_000  # bytes that are read of a file that is streamed
BLOCK = 1 << 16
ANALYSES = ("audit", "correlation", "outliers", "dominance", "envelope", "robustness", "weights")
FORMATS = ("csv", "json", "md", "report", "xlsx", "tidy", "recipe")


def walking(database: Path) -> list[Row]:
    """Every page and file of a fresh server: the first time, and again; last the memory it then holds."""
    with serving(str(database), "keep") as server:
        opened = perf_counter()
        server.get("/health")
        rows = [Row("start to /health", "", _one((perf_counter() - opened) * 1000))]
        rows += [_walked(server, address) for address in _addresses(database)]
        return [*rows, Row(f"memory afterwards: {server.memory()}", "")]


def _walked(server: Server, address: str) -> Row:
    """A page or a file twice; one that is refused says so, and one that is longer than is read says that."""
    name = unquote(address)
    try:
        before = server.processor()
        status, size, begun, took = _read(server, address)
        spent = server.processor() - before
        again = _read(server, address)[3]
    except (OSError, HTTPException) as error:
        return Row(name, "", fault=repr(error))
    said = f"{size:,} bytes" if status == 200 else f"status {status}, {size:,} bytes"
    if size >= MOST:
        said = f"the first {size // 1_000_000} MB, begun after {begun:,.0f} ms"
    return Row(name, f"{said}; processor {spent:,.0f} ms", _one(took), _one(again))


def _read(server: Server, address: str) -> tuple[int, int, float, float]:
    """The status, how many bytes came, when they began and when they ended, in milliseconds."""
    connection = HTTPConnection(server.connection.host, server.connection.port, timeout=PATIENCE)
    start, size = perf_counter(), 0
    connection.request("GET", address)
    response = connection.getresponse()
    begun = (perf_counter() - start) * 1000
    while size < MOST and (block := response.read(BLOCK)):
        size += len(block)
    connection.close()
    return response.status, size, begun, (perf_counter() - start) * 1000


def _one(milliseconds: float) -> Series:
    return Series(((milliseconds,),))


def _addresses(database: Path) -> Iterator[str]:
    knowledge = open_knowledge(database)
    base = knowledge.base
    cities, edition = list(base.cities), list(base.editions.values())[-1]
    source = next(iter(base.sources))
    knowledge.close()
    some = cities[:: max(1, len(cities) // 3)][:3]
    yield from (
        "/",
        "/cities",
        "/cities?page=2",
        f"/cities?q={cities[0][:3]}",
        f"/cities/{cities[10]}",
        f"/graph/city:{cities[10]}",
    )
    yield "/compare?" + "&".join(f"city={city}" for city in some)
    yield from (
        "/legislation",
        "/policies",
        "/practices",
        "/practices?page=50",
        "/governance",
        "/paths",
        "/coverage",
        "/sources",
    )
    yield from (f"/sources/{source}", "/data", "/questions", "/relate", "/indices", f"/indices/{edition.id}")
    yield from (f"/indices/{edition.id}/{page}" for page in ANALYSES)
    yield from (f"/indices/{edition.id}/{page}?city={cities[10]}" for page in ("audit", "dominance", "outliers"))
    yield f"/indices/{edition.id}/dominance?page=2"
    yield from ("/relate?group=law&looks=all", "/relate?group=by:country", "/qca", "/governance/graph")
    yield from ("/agreement", "/collection")
    associate = {"kind": "associate", "indicators": [row.id for row in base.children[edition.overall]][:2]}
    relate = {"kind": "relate", "indicators": [edition.overall], "by": "region"}
    for drawn in (associate, relate):
        plan = quote(json.dumps(drawn, separators=(",", ":")))
        yield from (f"/api/chart.{form}?plan={plan}" for form in ("svg", "csv"))
        yield f"/api/answer.csv?plan={plan}"
    yield from (f"/ask?q={quote(question)}" for question in FLAGSHIP)
    yield f"/api/search?q={quote('older learners')}"
    plan = quote(json.dumps({"kind": "rank", "by": f"score:{edition.overall}", "limit": 200}, separators=(",", ":")))
    yield from (f"/api/answer.{form}?plan={plan}" for form in FORMATS)
    yield from ("/data/cities.csv", "/data/practices.csv", "/data/scores.csv", "/data.zip")
