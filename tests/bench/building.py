"""A whole build, step by step, beside the sum of raw load, raw indexes and raw full text; each side in a process of its own.

Run as a module, it is such a process: it does one side's work and prints what it took.
"""

import json
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, process_time

from kb.knowledge import build_database
from kb.progress import Advance

from .peers.loading import raw
from .scales import ROOT
from .timing import FaultError, Row, Series

INDEXES = ("score (city)", "name (thing)", "regulation (place)", "practice (place)", "governingbody (city)",
           "groupmember (city)", "membership (member)")  # fmt: skip
TABLES = ("practice", "policy", "figure", "concept", "organisation", "regulation")
WORDS = (
    "title",
    "title_zh",
    "name",
    "name_zh",
    "measure",
    "measure_zh",
    "summary",
    "summary_zh",
    "keywords",
    "keywords_zh",
)
"""What plain FTS5 is given: those columns of those tables, which grow with the package."""
Took = tuple[float, float]  # milliseconds by the clock, and of the processor


@dataclass
class Clock:
    """Told of the steps of a piece of work, it notes what each took."""

    steps: dict[str, Took] = field(default_factory=dict)

    @contextmanager
    def step(self, what: str, total: int | None = None) -> Iterator[Advance]:
        """Time a step."""
        clock, processor = perf_counter(), process_time()
        yield lambda rows: None
        self.steps[what] = (perf_counter() - clock) * 1000, (process_time() - processor) * 1000


def building(package: Path, database: Path) -> list[Row]:
    """The database is left behind; clock and processor of both sides, then of every step."""
    raw_file = database.with_name(f"{database.stem}-raw.sqlite")
    try:
        ours, floor = (_in_a_process(*one, str(package)) for one in (("ours", str(database)), ("raw", str(raw_file))))
    except FaultError as fault:
        return [Row("whole build", "", fault=str(fault))]
    finally:
        raw_file.unlink(missing_ok=True)
    (whole, peak), (sums, _) = ours, floor
    detail = f"{peak:,} MB of memory at most, a file of {database.stat().st_size / 1e6:,.0f} MB"
    total, sums["whole"] = whole.pop("whole"), _sum(list(sums.values()))
    rows = [
        Row("whole build, processor", detail, _one(total[1]), _one(sums["whole"][1])),
        Row("whole build, clock", "floor: raw load, indexes and FTS5", _one(total[0]), _one(sums["whole"][0])),
    ]
    told = _sum(list(whole.values()))
    whole["sums by group, checks of keys, sync to disk"] = total[0] - told[0], total[1] - told[1]
    rows += [
        Row(f"of it {name}, processor", f"{took[0]:,.0f} ms by the clock", _one(took[1]))
        for name, took in whole.items()
    ]
    return [*rows, *(Row(f"floor: {name}, processor", f"{took[0]:,.0f} ms by the clock", None, _one(took[1]))
                     for name, took in sums.items() if name != "whole")]  # fmt: skip


def _one(milliseconds: float) -> Series:
    return Series(((milliseconds,),))


def _sum(all_took: list[Took]) -> Took:
    return sum(clock for clock, _ in all_took), sum(processor for _, processor in all_took)


def _in_a_process(*arguments: str) -> tuple[dict[str, Took], int]:
    """What the steps of a side took, and the most megabytes it held."""
    command = [sys.executable, "-m", "tests.bench.building", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FaultError(f"exit code {done.returncode}: {(done.stderr.splitlines() or [''])[-1]}")
    found = json.loads(done.stdout)
    return {name: tuple(took) for name, took in found["steps"].items()}, found["peak"]


def _ours(package: Path, file: Path) -> Clock:
    clock, whole = Clock(), Clock()
    with whole.step("whole"):
        build_database([package], file, clock)
    return Clock(clock.steps | whole.steps)


def _raw(package: Path, file: Path) -> Clock:
    clock = Clock()
    with clock.step("raw executemany with keys"):
        raw(package, file)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = OFF")
    with clock.step("raw indexes"):
        for number, index in enumerate(INDEXES):
            connection.execute(f"CREATE INDEX raw_{number} ON {index}")
        connection.commit()
    with clock.step("raw full text"):
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'porter unicode61')")
        for table in TABLES:
            there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
            text = " || ' ' || ".join(f"coalesce({name}, '')" for name in WORDS if name in there)
            connection.execute(f'INSERT INTO words SELECT {text} FROM "{table}"')
        connection.commit()
    connection.close()
    return clock


def main(side: str, file: str, package: str) -> None:
    """Do one side's work and print what it took as JSON."""
    clock = {"ours": _ours, "raw": _raw}[side](Path(package), Path(file))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"steps": clock.steps, "peak": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
