"""Files of a package as records: inside the package, of sane size, whole, UTF-8. Nothing here knows what rows mean."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import iadd
from pathlib import Path, PurePosixPath
from typing import overload

import numpy as np

from kb.errors import Problem

MAX_BYTES = 50_000_000  # the seed is below 3 MB; a file this large is a mistake or an attack
_BLOCK = 65_536  # characters that are cut at once; well below the longest cell that the csv module takes
_LAYOUT = frozenset(b"\t\n\r")  # the control characters that a text may hold
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class FileFault(Exception):
    """A file that cannot be read at all, with the problem to report."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def inside(package: Path, path: str, place: str) -> Path:
    """The file at ``path``, which must lie inside the package, also after following links.

    Raises
    ------
    FileFault
        When it lies elsewhere, does not exist or is not a plain file.
    """
    shown = f'path "{path}"'
    if "://" in path or "\\" in path or PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
        raise FileFault(Problem(place, 0, f"{shown} leads out of the package: write it relative to datapackage.json"))
    try:
        real = (package / path).resolve()
        if not real.is_relative_to(package.resolve()):
            raise FileFault(Problem(place, 0, f"{shown} is a link out of the package: put the file itself there"))
        if not real.exists():
            raise FileFault(Problem(place, 0, f"{shown} does not exist in the package"))
        if not real.is_file():
            raise FileFault(Problem(place, 0, f"{shown} is not a file"))
    except (OSError, RuntimeError, ValueError) as error:
        raise FileFault(Problem(place, 0, f"{shown} cannot be opened: {error}")) from error
    return real


def read_text(path: Path, place: str) -> str:
    """A file's text without its byte order mark.

    Raises
    ------
    FileFault
        When it is too large, binary or not UTF-8.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileFault(Problem(place, 0, f"{size} bytes are more than the {MAX_BYTES} a file may have"))
        raw = path.read_bytes()
    except OSError as error:
        raise FileFault(Problem(place, 0, f"cannot be read: {error.strerror}")) from error
    if b"\x00" in raw:
        raise FileFault(Problem(place, raw[: raw.index(b"\x00")].count(b"\n") + 1, "holds a NUL byte: not a text file"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FileFault(Problem(place, line, f"byte {raw[error.start]:#04x} is not UTF-8: save it as UTF-8")) from error


@dataclass(frozen=True)
class Columns(Sequence[Sequence[str]]):
    """Records that all have the same number of cells, kept as columns: a record is made when it is asked for."""

    columns: Sequence[Sequence[str]]

    def __len__(self) -> int:
        return len(self.columns[0])

    @overload
    def __getitem__(self, place: int) -> Sequence[str]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Sequence[str]]: ...
    def __getitem__(self, place: int | slice) -> Sequence[str] | Sequence[Sequence[str]]:
        if isinstance(place, slice):
            return Columns([column[place] for column in self.columns])
        return [column[place] for column in self.columns]


def read_records(text: str, place: str) -> tuple[Sequence[int], Sequence[Sequence[str]]]:
    """The records of a CSV, the header first, and the line each begins on.

    Raises
    ------
    FileFault
        When a quote is not closed or a cell is huge.
    """
    if plain := _plain_columns(text):
        return range(1, len(plain) + 1), plain
    try:
        records = [] if "\r" in text else list(csv.reader(io.StringIO(text), strict=True))
    except csv.Error:
        return _read_by_line(text, place)
    if len(records) == text.count("\n") and text.endswith("\n"):
        return range(1, len(records) + 1), records
    return _read_by_line(text, place)


def _plain_columns(text: str) -> Columns | None:
    """The cells of a text whose lines all have as many cells as the first, cut a block at a time; else nothing."""
    if "\r" in text:
        return None
    found: list[list[str]] = []
    for block in _blocks(text):
        columns = _cut(block)
        if len(columns) < 2 or len(columns) != len(found or columns):
            return None
        found = list(map(iadd, found, columns)) if found else columns
    return Columns(found) if found else None


def _blocks(text: str) -> Iterator[str]:
    """Whole lines of a text, as many as the processor has near; where a line does not end within that length, an empty text."""
    first = 0
    while first < len(text):
        last = text.rfind("\n", first, first + _BLOCK) + 1
        yield text[first:last]
        first = last or len(text)


def _cut(block: str) -> list[list[str]]:
    """The columns of some lines; none if a line has more cells than another, or a quote stands elsewhere than around a cell.

    A quoted cell is taken out, and put back where a quote was left for it. An end of a line is made a cell of its own: where
    all of these stand in one column, no line has more cells or fewer.
    """
    parts = block.split('"')
    if not block or "\n" in "".join(parts[1::2]):
        return []
    bare = '"'.join(parts[::2])
    width = bare.count(",", 0, bare.index("\n")) + 1
    parted = bare.replace("\n", ",\n,")
    cells = parted.split(",")
    del cells[-1]  # what would follow the last line
    ends = cells[width :: width + 1]
    if (
        len(cells) != len(ends) * (width + 1)
        or ends.count("\n") != len(ends)
        or len(parted) - len(bare) != 2 * len(ends)
    ):
        return []
    place = -1
    try:
        for quoted in parts[1::2]:
            place = cells.index('"', place + 1)
            cells[place] = quoted
    except ValueError:  # a quote that is not alone where a cell was
        return []
    return [cells[place :: width + 1] for place in range(width)]


def _read_by_line(text: str, place: str) -> tuple[Sequence[int], Sequence[Sequence[str]]]:
    """The same for a CSV with line breaks inside cells, or with a fault whose line must be told."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines, records = [1], []
    try:
        for record in reader:
            records.append(record)
            lines.append(reader.line_num + 1)
    except csv.Error as error:
        raise FileFault(Problem(place, lines[-1], f"cannot be read as CSV from here on: {error}")) from error
    return lines[:-1], records


def text_faults(text: str, place: str) -> Iterator[Problem]:
    """Faults of a text as a whole: control characters, no line feed at its end."""
    is_clean = all(map(_is_clean, (text[first : first + _BLOCK] for first in range(0, len(text), _BLOCK))))
    for number, line in enumerate(text.split("\n"), 1) if not is_clean else ():
        found = _CONTROL.search(line)
        if found:
            yield Problem(place, number, f"holds the control character {found[0]!r}")
    if text and not text.endswith("\n"):
        yield Problem(
            place, text.count("\n") + 1, "the last line has no line feed at its end: is the file half-written?"
        )


def _is_clean(block: str) -> bool:
    """Whether a text is free of control characters but those of its layout; many times as fast as to search for one."""
    units = np.frombuffer(block.encode("utf-16-le", "surrogatepass"), "<u2")
    return set(units[units < ord(" ")].tolist()) <= _LAYOUT and "\x7f" not in block
