"""The load test: ``python -m tests.bench load --minutes 10``. Sixteen connections ask without pause while builds swap in.

Every answer must be a good one, and the same address must give the same bytes whenever it comes from the same version.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from .scales import ROOT, SCALES, Scale
from .servers import Server
from .timing import percentile

CONNECTIONS = 16
FEWEST_SWAPS = 2
PATIENCE = 120  # seconds more, on a busy machine, until a second version has been seen
MOST_GROWTH = 1.15  # of memory after the first quarter, in a run that is long enough to tell
LONG_SECONDS = 300
PAGES = ("/", "/cities", "/legislation", "/practices", "/indices", "/sources", "/api/cities")
OVERLAY = {
    "sources.csv": "id,kind,title,title_zh,short,short_zh,rights,rights_zh\n"
    "load-test,reference,A later report,后来的报告,Later report,后来报告,Facts only.,仅采用事实。\n",
    "practices.csv": "id,title,title_zh,kind,place,themes,summary,summary_zh,source\n"
    "load-test-school,A new night school,新夜校,practice,city:{city},{theme},Free evening classes.,免费夜校课程。,load-test[p. 1]\n",
}


@dataclass
class Seen:
    """What the connections met."""

    took: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    bodies: dict[tuple[str, str], str] = field(default_factory=dict)
    versions: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, address: str, status: int, tag: str, body: bytes, took: float) -> None:
        """Note an answer: anything but a good one, and one that differs from what the same version gave before."""
        digest = hashlib.sha256(body).hexdigest()
        with self.lock:
            self.took.append(took)
            if status != 200:
                self.faults[f"status {status} at {address}"] += 1
            elif not tag:
                self.faults[f"no version at {address}"] += 1
            elif self.bodies.setdefault((address, tag), digest) != digest:
                self.faults[f"two answers of one version at {address}"] += 1
            if address.startswith("/api/ask") and status == 200:
                self.versions.add(json.loads(body)["data_version"])

    def fault(self, text: str) -> None:
        """Note an error that gave no answer."""
        with self.lock:
            self.faults[text] += 1


@dataclass(frozen=True)
class Outcome:
    """A load test in figures; ``memory`` in MB, a sample every half second."""

    seconds: float
    took: list[float]
    faults: Counter[str]
    versions: int
    swaps: int
    memory: list[float]

    @property
    def growth(self) -> float:
        """The median memory of the last quarter over that of the second one."""
        quarter = max(1, len(self.memory) // 4)
        return median(self.memory[-quarter:]) / median(self.memory[quarter : 2 * quarter] or self.memory)

    @property
    def is_good(self) -> bool:
        """No error, no torn answer, every build seen, memory flat."""
        is_flat = self.growth <= MOST_GROWTH or self.seconds < LONG_SECONDS
        return not self.faults and self.versions > 1 and is_flat

    def __str__(self) -> str:
        faults = "; ".join(f"{text} ({count})" for text, count in self.faults.most_common(5)) or "none"
        return (
            f"{CONNECTIONS} connections, {self.seconds:.0f} s: {len(self.took):,} answers, "
            f"{len(self.took) / self.seconds:,.0f} a second, p50 {percentile(self.took, 0.5):.1f} ms, "
            f"p99 {percentile(self.took, 0.99):.1f} ms, longest {max(self.took):.0f} ms; {self.swaps} builds swapped in, "
            f"{self.versions} versions seen; errors and torn answers: {faults}; memory {self.memory[0]:.0f} MB at first, "
            f"{max(self.memory):.0f} MB at most, grown {self.growth:.2f} times after the first quarter"
        )


def main(arguments: Sequence[str]) -> int:
    """Run and print. Returns 1 when anything went wrong."""
    parser = argparse.ArgumentParser("python -m tests.bench load", description="Mixed questions while builds swap in.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--every", type=float, default=60, help="seconds between two builds")
    parser.add_argument("--scale", default="seed", choices=SCALES)
    options = parser.parse_args(arguments)
    found = load(SCALES[options.scale], options.minutes * 60, options.every)
    print(found)
    return 0 if found.is_good else 1


def load(scale: Scale, seconds: float, every: float) -> Outcome:
    """Serve a scale from a file of its own, ask from all connections, and build over the file again and again."""
    scale.prepare()
    with TemporaryDirectory() as directory:
        database, packages = (
            Path(directory) / "kb.sqlite",
            [[scale.package], [scale.package, overlay(scale, directory)]],
        )
        build(packages[0], database)
        seen, over = Seen(), threading.Event()
        with served(database) as server:
            asked = addresses(scale)
            threads = [
                threading.Thread(target=ask, args=(server, asked, place, seen, over)) for place in range(CONNECTIONS)
            ]
            start = time.monotonic()
            for thread in threads:
                thread.start()
            try:
                swaps, memory = swap(packages, database, server, seen, start + seconds, every)
            finally:
                over.set()
                for thread in threads:
                    thread.join()
            took = time.monotonic() - start
        return Outcome(took, seen.took, seen.faults, len(seen.versions), swaps, memory)


def addresses(scale: Scale) -> list[str]:
    """Questions, pages and records in turn."""
    return [*scale.addresses().values(), *(f"{page}?lang={language}" for page in PAGES for language in ("en", "zh"))]


def ask(server: Server, asked: list[str], place: int, seen: Seen, over: threading.Event) -> None:
    """One connection: address after address, each connection from another one on."""
    connection = HTTPConnection(server.connection.host, server.connection.port, timeout=120)
    while not over.is_set():
        address = asked[place % len(asked)]
        place += 1
        start = time.perf_counter()
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            body = response.read()
        except (OSError, HTTPException) as error:
            connection.close()
            seen.fault(f"{type(error).__name__} at {address}")
            continue
        seen.answer(
            address, response.status, response.headers.get("etag", ""), body, (time.perf_counter() - start) * 1000
        )
    connection.close()


def swap(
    packages: list[list[Path]], database: Path, server: Server, seen: Seen, end: float, every: float
) -> tuple[int, list[float]]:
    """Build over the served file every so many seconds, and look at the server's memory, until the end,
    at least ``FEWEST_SWAPS`` times, and until an answer of another version has come."""
    swaps, memory, due = 0, [server.resident()], time.monotonic() + every
    while (
        time.monotonic() < end
        or swaps < FEWEST_SWAPS
        or (len(seen.versions) < FEWEST_SWAPS and time.monotonic() < end + PATIENCE)
    ):
        time.sleep(0.5)
        memory.append(server.resident())
        if time.monotonic() >= due:
            swaps += 1
            build(packages[swaps % 2], database)
            due = max(due + every, time.monotonic())
    return swaps, memory


def build(packages: list[Path], database: Path) -> None:
    """Build in a process of its own, as an operator does."""
    command = [sys.executable, "-m", "kb.cli", "build", *map(str, packages), "--database", str(database)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def overlay(scale: Scale, directory: str) -> Path:
    """A package on top: one more practice in the scale's city."""
    package = Path(directory) / "overlay"
    package.mkdir()
    theme = (scale.package / "themes.csv").read_text(encoding="utf-8").splitlines()[1].partition(",")[0]
    for name, text in OVERLAY.items():
        (package / name).write_text(text.format(city=scale.city, theme=theme), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "kb.cli", "schema", str(package)], cwd=ROOT, check=True, capture_output=True)
    return package


@contextmanager
def served(database: Path) -> Iterator[Server]:
    """``kb serve`` on a free port, as users start it."""
    command = [sys.executable, "-m", "kb.cli", "serve", "--port", "0", "--database", str(database)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            port = int(line.partition("://")[2].partition("/")[0].rpartition(":")[2])
            yield Server(process.pid, HTTPConnection("127.0.0.1", port, timeout=120))
        finally:
            process.terminate()
