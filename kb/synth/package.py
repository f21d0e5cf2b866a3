"""Writes a synthetic data package: the same numbers give the same bytes, and ``kb check`` finds no fault in it."""

import csv
import io
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

from kb.errors import KbError
from kb.load.descriptor import DESCRIPTOR
from kb.load.schema import PROFILE, as_text
from kb.load.table_schema import TableFiles, describe_table
from kb.model import RESOURCES
from kb.progress import Advance, Progress
from kb.settings import seed_directory
from kb.synth import facts, indices, places

MOST_BYTES = 40_000_000  # a file of a package; below the 50 million that a loader takes
BLOCK = 5_000  # rows written at once
BORROWED = ("themes", "path_types", "predicates")  # from the package that travels with the program


@dataclass(frozen=True)
class Size:
    """How much to make. ``facts`` are practices, figures, policies and concepts."""

    cities: int
    scores: int
    facts: int


def synthesise(size: Size, target: Path, progress: Progress) -> None:
    """Write a package of this size to a new directory; nothing is left behind when it is stopped.

    Raises
    ------
    KbError
        When the directory is there already, or the size makes no sense.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise KbError(f"{target} exists already: name a new directory")
    if size.cities < 20 or size.scores < 0 or size.facts < 0:
        raise KbError("a synthetic package has at least 20 cities, and no negative number of scores or facts")
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        _write(size, work, progress)
        work.chmod(0o755)
        if target.exists():
            target.rmdir()
        os.rename(work, target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


_ROWS_A_CITY = 5  # its own row and about four names: how long the first step is, nearly


def _write(size: Size, directory: Path, progress: Progress) -> None:
    cities = places.cities(size.cities)
    editions = indices.editions(size.cities, size.scores) if size.scores else []
    written: list[tuple[str, Sequence[str], list[str]]] = []
    with progress.step("writing facts", size.facts + _ROWS_A_CITY * size.cities) as advance:
        for table in _tables(size, cities, editions):
            if paths := _write_table(directory, table, advance):
                written.append((table.resource, table.header, paths))
    with progress.step("writing scores", size.scores) as advance:
        paths = [path for edition in editions for path in _write_scores(directory, edition, cities, advance)]
    if paths:
        written.append(("scores", SCORE, paths))
    (directory / DESCRIPTOR).write_text(as_text(_describe(written)), encoding="utf-8")


@dataclass(frozen=True)
class _Table:
    """A resource to write."""

    resource: str
    header: Sequence[str]
    rows: Iterable[Sequence[object]]


def _tables(size: Size, cities: list[places.SynthCity], editions: list[indices.SynthEdition]) -> Iterator[_Table]:
    """Every resource but scores."""
    borrowed = {name: _borrow(name) for name in BORROWED}
    themes = [row[0] for row in borrowed["themes"][1] if row[1]]
    types = [row[0] for row in borrowed["path_types"][1]]
    misprints = [(str(row[0]), str(row[1])) for row in places.name_rows(cities) if row[3] == "misprint"]
    counts = facts.shares(size.facts)
    yield _Table(
        "sources", ("id", "kind", "title", "title_zh", "short", "short_zh", "rights", "rights_zh"), _sources(editions)
    )
    yield _Table("places", ("id", "name", "name_zh", "kind", "parent", "source"), places.place_rows())
    yield _Table("cities", CITY, places.city_rows(cities))
    yield _Table("names", ("thing", "name", "language", "kind", "source"), places.name_rows(cities))
    yield _Table(
        "networks",
        ("id", "name", "name_zh", "kind", "source"),
        [
            (
                facts.NETWORK,
                "UNESCO Global Network of Learning Cities",
                "联合国教科文组织全球学习型城市网络",
                "network",
                facts.SOURCE,
            )
        ],
    )
    yield _Table("memberships", ("network", "member", "since", "source"), facts.member_rows(cities))
    for name, (header, rows) in borrowed.items():
        yield _Table(name, header, rows)
    yield _Table(
        "organisations",
        ("id", "name", "name_zh", "kind", "place", "established", "source"),
        facts.organisation_rows(cities),
    )
    yield _Table(
        "regulations",
        ("id", "title", "title_zh", "place", "subject", "level", "adopted", "in_force", "source"),
        facts.regulation_rows(cities),
    )
    yield _Table(
        "governing_bodies",
        ("city", "organisation", "established", "lead", "lead_type", "role", "source"),
        facts.body_rows(cities),
    )
    yield _Table(
        "city_paths", ("city", "path_type", "typical_path", "typical_path_zh", "source"), facts.path_rows(cities, types)
    )
    yield _Table(
        "coverage", ("id", "fact_type", "scope", "complete", "note", "note_zh", "source"), facts.coverage_rows()
    )
    yield _Table("practices", PRACTICE, facts.practice_rows(counts["practices"], cities, themes))
    yield _Table("figures", FIGURE, facts.figure_rows(counts["figures"], cities))
    yield _Table("policies", POLICY, facts.policy_rows(counts["policies"], cities))
    yield _Table(
        "concepts", ("id", "kind", "name", "name_zh", *WORDS, "source"), facts.concept_rows(counts["concepts"])
    )
    yield _Table("relations", ("subject", "predicate", "object", "source"), facts.relation_rows(cities))
    yield _Table(
        "errata",
        ("id", "things", "kind", "why", "why_zh", "treatment", "severity", "source"),
        facts.erratum_rows(misprints),
    )
    if editions:
        yield _Table(
            "indices",
            ("id", "name", "name_zh", "abbreviation", "publisher", "publisher_zh", "source"),
            indices.index_rows(),
        )
        yield _Table("editions", EDITION, indices.edition_rows(editions))
        yield _Table("indicators", INDICATOR, indices.indicator_rows(editions))
        yield _Table(
            "groups",
            ("id", "edition", "name", "name_zh", "kind", "size", "source"),
            indices.group_rows(editions, size.cities),
        )
        yield _Table("group_members", ("group", "city", "position", "source"), indices.member_rows(editions, cities))
        yield _Table(
            "claims",
            ("id", "statement", "statement_zh", "things", "check", "arguments", "source"),
            indices.claim_rows(editions, cities),
        )


WORDS = ("summary", "summary_zh", "keywords", "keywords_zh")
CITY = ("id", "name", "name_zh", "country", "province", "region", "region_source", "tier", "sub_provincial", "tier_source",
        "latitude", "longitude", "source")  # fmt: skip
PRACTICE = ("id", "title", "title_zh", "kind", "place", "actors", "themes", "start", "end", *WORDS, "source")
FIGURE = ("id", "subject", "measure", "measure_zh", "value", "unit", "unit_zh", "qualifier", "date", "keywords",
          "keywords_zh", "source")  # fmt: skip
POLICY = ("id", "title", "title_zh", "kind", "place", "issued", "start", "end", *WORDS, "source")
SCORE = ("indicator", "city", "score", "rank", "source")
EDITION = ("id", "index", "name", "name_zh", "date", "scale_min", "scale_max", "unit", "unit_zh", "decimals", "aggregation",
           "normalisation", "normalisation_zh", "cities", "overall", "source")  # fmt: skip
INDICATOR = ("id", "edition", "parent", "level", "name", "name_zh", "weight", "higher_is_better", "published", "kind",
             "unit", "unit_zh", "source")  # fmt: skip


def _sources(editions: list[indices.SynthEdition]) -> Iterator[tuple[object, ...]]:
    rights = ("Made up, free of rights.", "虚构数据，无权利限制。")
    yield "synthetic", "reference", "Synthetic case book", "合成案例集", "case book", "案例集", *rights
    for one in editions:
        title, title_zh = f"World Learning City Index {one.year}", f"世界学习型城市指数{one.year}"
        yield one.source, "reference", title, title_zh, f"WLCI {one.year}", f"WLCI {one.year}", *rights


def _borrow(resource: str) -> tuple[list[str], list[list[str]]]:
    """A table of the package that travels with the program, cited to the synthetic source."""
    with (seed_directory() / f"{resource}.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    kept = [place for place, name in enumerate(header) if name not in ("source", "printed")]
    cited = ["source"] if "source" in header else []
    columns = [header[place] for place in kept] + cited
    return columns, [[row[place] for place in kept] + [facts.SOURCE] * len(cited) for row in rows]


class _Files:
    """Writes lines of one resource to as many files as they need: one beside the others, several in a directory."""

    def __init__(self, directory: Path, name: str, header: Sequence[str]) -> None:
        self._directory, self._name, self._header = directory, name, ",".join(header) + "\n"
        self._paths: list[Path] = []
        self._stream: BinaryIO | None = None

    def __enter__(self) -> "_Files":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, lines: str) -> None:
        """Some whole lines."""
        if self._stream is None or self._stream.tell() > MOST_BYTES:
            self.close()
            self._paths.append(self._directory / f"{self._name}-{len(self._paths) + 1:03d}.csv")
            self._paths[-1].parent.mkdir(exist_ok=True)
            self._stream = self._paths[-1].open("wb")
            self._stream.write(self._header.encode())
        self._stream.write(lines.encode())

    def close(self) -> None:
        """Finish the file that is being written."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def paths(self) -> list[str]:
        """The files, relative to the package; a single one bears the plain name."""
        self.close()
        if len(self._paths) == 1:
            self._paths = [self._paths[0].rename(self._directory / f"{self._name}.csv")]
        return [path.relative_to(self._directory).as_posix() for path in self._paths]


def _write_table(directory: Path, table: "_Table", advance: Advance) -> list[str]:
    rows = iter(table.rows)
    with _Files(directory, table.resource, table.header) as files:
        while block := list(islice(rows, BLOCK)):
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows(block)
            files.write(text.getvalue())
            advance(len(block))
        return files.paths()


def _write_scores(
    directory: Path, edition: indices.SynthEdition, cities: list[places.SynthCity], advance: Advance
) -> list[str]:
    with _Files(directory, f"scores/{edition.id}", SCORE) as files:
        for lines in indices.score_lines(edition, cities):
            files.write("".join(lines))
            advance(len(lines))
        return files.paths()


def _describe(tables: Iterable[tuple[str, Sequence[str], list[str]]]) -> dict[str, object]:
    """The descriptor. Foreign keys are not looked through here: ``kb check`` does that."""
    models = {model.resource: model for model in RESOURCES}
    listed = {models[name]: TableFiles(models[name], tuple(paths), tuple(header), ()) for name, header, paths in tables}
    return {
        "$schema": PROFILE,
        "name": "synthetic",
        "title": "Synthetic learning cities",
        "licenses": [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "contributors": [{"title": "kb synth", "roles": ["author"]}],
        "sources": [{"title": "Synthetic case book"}],
        "resources": [describe_table(listed[model], listed) for model in RESOURCES if model in listed],
    }
