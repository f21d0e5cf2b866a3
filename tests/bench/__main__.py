"""The command ``python -m tests.bench``: measures one scale, prints the tables and writes them to the README."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kb.errors import DatabaseError
from kb.knowledge import build_database, open_knowledge

from .building import building
from .charting import charting
from .load import main as load
from .measures import processes, questions, requests
from .pages import pages
from .peers.rounds import PARTS as PEERS
from .peers.rounds import Round, all_rounds
from .processor import processor
from .report import machine, section, versions, write
from .scales import SCALES, Scale
from .sliding import sliding
from .starting import starting, walked
from .timing import Row
from .walking import walking
from .weighing import weighing

PROCESSOR = "processor"
BUILDING = "building"
WALKING = "walking"
STARTING = "starting"
PARTS = (STARTING, PROCESSOR, BUILDING, WALKING, *PEERS)
README = Path(__file__).with_name("README.md")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and report. Returns 1 when something gave no figures."""
    if (given := list(sys.argv[1:] if arguments is None else arguments)) and given[0] == "load":
        return load(given[1:])
    parser = argparse.ArgumentParser("python -m tests.bench", description="Benchmarks of Learning City KB.")
    parser.add_argument("--quick", action="store_true", help="few repeats and requests; the README stays as it is")
    parser.add_argument("--scale", default=os.environ.get("SCALE", "seed"), help=f"{', '.join(SCALES)}; or SCALE=…")
    parser.add_argument("--repeats", type=int, help="repeats after the warm-up (5, quick: 2)")
    parser.add_argument("--requests", type=int, help="requests a repeat (200, quick: 20)")
    parser.add_argument("--peers", action="store_true", help="also measure the peers (extra bench); usual at S1 to S3")
    parser.add_argument("--part", choices=PARTS, help="only this part of the peers, the start and memory, the processor time, "
                        "the whole build, or all pages, on a database that lies beside the package; nothing is written")  # fmt: skip
    parser.add_argument("--output", type=Path, default=README, help="the Markdown file that keeps the figures")
    options = parser.parse_args(arguments)
    if options.scale not in SCALES:
        parser.error(f"there is no scale {options.scale} in tests/bench/scales.py; there are {', '.join(SCALES)}")
    repeats, count = options.repeats or (2 if options.quick else 5), options.requests or (20 if options.quick else 200)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is measured was started before, as an installed program is
    scale = SCALES[options.scale]
    found = (
        measure_part(scale, options.part, repeats) if options.part else measure(scale, repeats, count, options.peers)
    )
    about, tables, rounds = found
    text = section(options.scale, about, tables, rounds)
    print(text)
    if not options.quick and not options.part:
        write(options.output, options.scale, text)
    return 1 if any(row.fault for rows in (*tables.values(), rounds) for row in rows) else 0


def measure(scale: Scale, repeats: int, count: int, peers: bool) -> tuple[list[str], dict[str, list[Row]], list[Round]]:
    """All measurements of a scale, on a database of their own: what it was measured on, the rows by group, the rounds
    against peers."""
    about, busy = machine(), os.getloadavg()[0]
    scale.prepare()
    rounds: list[Round] = []
    with TemporaryDirectory(dir=scale.package.parent if scale.made else None) as directory:
        database = Path(directory) / "kb.sqlite"
        tables = {"process": processes(scale, database, 1 if scale.large or scale.only_asked else repeats)}
        if database.exists():
            tables["step"], held = questions(scale, database, repeats)
            about.append(held)
        if database.exists() and not scale.only_asked:
            tables["request, made anew"], memory = requests(scale, database, "", repeats, count)
            tables["request, kept"], _ = requests(scale, database, "keep", repeats, count)
            tables["chart"] = charting(database, repeats)
            tables["processor time"] = processor(database, repeats)
            if scale.name == "seed":  # its numbers are the seed's, and the 5,000 cities take a minute a repeat
                tables["weighing"] = [*sliding(database, repeats), *weighing(repeats)]
                tables["page"] = pages(database, repeats, count)
            about.append(f"server memory after the run: {memory}")
            about += walked(scale, database)
            if peers or scale.made:
                rounds = all_rounds(scale.package, database, repeats, scale.large)
                about.append(f"peers: {versions()}")
    loads = f"load average {busy:.2f} before the run, {os.getloadavg()[0]:.2f} at its end"
    return [*about, f"repeats after a warm-up: {repeats}, requests a repeat: {count}; {loads}"], tables, rounds


def measure_part(scale: Scale, part: str, repeats: int) -> tuple[list[str], dict[str, list[Row]], list[Round]]:
    """One part of a scale's measurements, over a database that is built when it is not there or of another version."""
    scale.prepare()
    database = scale.package.with_name(f"{scale.package.name}.sqlite")
    if part == BUILDING:
        return machine(), {"build": building(scale.package, database)}, []
    if not is_usable(database):
        build_database([scale.package], database)
    busy = f"load average {os.getloadavg()[0]:.2f} before the run, repeats after a warm-up: {repeats}"
    if part == WALKING:
        return [*machine(), busy], {"page or file, first and kept": walking(database)}, []
    if part == STARTING:
        return [*machine(), busy], {"start and memory": starting(scale, database, repeats)}, []
    if part == PROCESSOR:
        return [*machine(), busy], {"processor time": processor(database, repeats)}, []
    return (
        [*machine(), f"peers: {versions()}", busy],
        {},
        all_rounds(scale.package, database, repeats, scale.large, part),
    )


def is_usable(database: Path) -> bool:
    """Whether a database can be opened by this version of the program."""
    try:
        open_knowledge(database).close()
    except DatabaseError:
        return False
    return True


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # unwinds, so that no server outlives its run
    sys.exit(main())
