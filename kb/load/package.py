"""One data package: its files as rows, with every fault collected. Nothing is compared across rows here."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kb.errors import Problem
from kb.load.content import Content, Entry
from kb.load.descriptor import DESCRIPTOR, listed_files, place_of
from kb.load.files import FileFault, inside, read_text
from kb.load.scoretable import join, score_parts
from kb.load.table import Table, read_table
from kb.model import RESOURCES, Row, Score
from kb.progress import SILENT, Progress


@dataclass(frozen=True)
class Package:
    """A package as read: the rows that could be read, and the problems of those that could not."""

    name: str
    directory: Path
    content: Content
    problems: tuple[Problem, ...]


def read_package(directory: Path, progress: Progress = SILENT) -> Package:
    """Read every resource that ``datapackage.json`` lists. Problems are collected, not raised."""
    name = directory.resolve().name
    try:
        files, problems = listed_files(directory)
    except FileFault as fault:
        return Package(name, directory, Content({}, unread=frozenset(RESOURCES)), (fault.problem,))
    tables: list[tuple[type[Row], Table]] = []
    unread: set[type[Row]] = set()
    with progress.step(f"reading {name}", _size(directory, files)) as advance:
        for model, path in files:
            try:
                tables.append((model, _read_file(directory, model, path)))
                advance(len(tables[-1][1].entries))
            except FileFault as fault:
                problems.append(fault.problem)
                unread.add(model)
    problems += [problem for _, table in tables for problem in table.problems]
    problems += _unlisted(directory, files)
    content = _content(tables, unread)
    if not problems and not any(content.tables.values()):
        problems.append(Problem(place_of(directory, DESCRIPTOR), 0, "the package is empty: no resource has a row"))
    return Package(name, directory, content, tuple(sorted(problems)))


def _size(directory: Path, files: list[tuple[type[Row], str]]) -> int:
    """About how many rows the files have: their lines."""
    found = 0
    for place in (directory / path for _, path in files):
        with suppress(OSError, ValueError):
            if place.is_file():  # anything else, such as a pipe, would be waited for
                with place.open("rb") as file:
                    found += sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    return found


def _read_file(directory: Path, model: type[Row], path: str) -> Table:
    place = place_of(directory, path)
    text = read_text(inside(directory, path, place_of(directory, DESCRIPTOR)), place)
    return read_table(model, text, place)


def _content(tables: list[tuple[type[Row], Table]], unread: set[type[Row]]) -> Content:
    entries: dict[type[Row], Sequence[Entry[Row]]] = {}
    for model in dict.fromkeys(model for model, _ in tables):
        parts = [table.entries for other, table in tables if other is model]
        entries[model] = join(score_parts(parts)) if model is Score else tuple(chain.from_iterable(parts))
    broken = frozenset((model, identity) for model, table in tables for identity in table.broken)
    return Content(entries, broken, frozenset(unread))


def _unlisted(directory: Path, files: list[tuple[type[Row], str]]) -> Iterator[Problem]:
    """CSV files that lie in the package but that nobody would read."""
    listed = {path for _, path in files}
    for file in sorted(directory.rglob("*.csv")):
        path = file.relative_to(directory).as_posix()
        if path not in listed:
            yield Problem(place_of(directory, path), 0, f"is not listed in {DESCRIPTOR}")
