"""``kb serve`` from its start to its first answer and to its first page beside a bare FastAPI server, and the memory it then holds."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter

from .scales import ROOT, Scale
from .servers import Server, serving
from .timing import FaultError, Row, Series

PAGES = (
    "/cities",
    "/legislation",
    "/policies",
    "/practices",
    "/governance",
    "/indices",
    "/coverage",
    "/sources",
    "/data",
)
Opened = Callable[[], AbstractContextManager[Server]]


def starting(scale: Scale, database: Path, repeats: int) -> list[Row]:
    """By the clock and in processor time, side by side in turn; last the memory, after each page of one server."""
    firsts = {"first answer": scale.addresses()["flagship question, English"], "first page": "/"}
    rows = []
    for what, address in firsts.items():
        sides: list[list[tuple[float, float]]] = [[], []]
        for _ in range(repeats + 1):
            for side, open_server, asked in ((0, partial(served, database), address), (1, serving, "/1000")):
                sides[side].append(_took(open_server, asked))
        for place, clock in enumerate(("clock", "processor")):
            ours, floor = (Series(tuple((one[place],) for one in side[1:])) for side in sides)
            rows.append(Row(f"start to {what}, {clock}", "bare FastAPI", ours, floor))
    return [*rows, *(Row(told, "") for told in walked(scale, database))]


def _took(open_server: Opened, address: str) -> tuple[float, float]:
    """Milliseconds from the start of a server to its first answer, by the clock and of its processor."""
    start = perf_counter()
    with open_server() as server:
        server.get(address)
        return (perf_counter() - start) * 1000, server.processor()


def walked(scale: Scale, database: Path) -> Iterator[str]:
    """The memory of a fresh server after its first page, a page of a city, and each of some other pages."""
    with served(database) as server:
        for page in ("/", f"/cities/{scale.city}", *PAGES):
            server.get(page)
            yield f"memory after {page}: {server.resident():.0f} MB"


@contextmanager
def served(database: Path) -> Iterator[Server]:
    """The program as it is installed and started by its users."""
    command = [sys.executable, "-m", "kb.cli", "serve", "--port", "0", "--database", str(database)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stdout.readline() if process.stdout else ""
            if "http://" not in said:
                raise FaultError(f"kb serve said {said!r}")
            host, _, port = said.partition("http://")[2].partition("/")[0].rpartition(":")
            connection = HTTPConnection(host, int(port), timeout=60)
            yield Server(process.pid, connection)
            connection.close()
        finally:
            process.kill()
