"""Checked rows of one or more packages: what everything else is built from."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from kb.collector import no_collector
from kb.errors import PackageError, Problem
from kb.load.checks import check
from kb.load.content import Content, Origin, identity_text
from kb.load.descriptor import BY_RESOURCE
from kb.load.layers import layer
from kb.load.package import Package, read_package
from kb.load.scoretable import ScoreTable
from kb.model import RESOURCES, Row
from kb.progress import SILENT, Progress

_VERSION_LENGTH = 12


@dataclass(frozen=True)
class Dataset:
    """Rows without a fault, by model and in the order of their identity, and where each stands."""

    rows: Mapping[type[Row], Collection[Row]]
    origins: "Origins"
    packages: tuple[Package, ...]
    data_version: str


def load(directories: Sequence[Path], progress: Progress = SILENT) -> Dataset:
    """Read packages, lay them on top of each other in the given order, and check all.

    Raises
    ------
    PackageError
        With every problem of every package.
    """
    with no_collector():
        packages = tuple(read_package(directory, progress) for directory in directories)
        problems = [problem for package in packages for problem in package.problems] + _same_names(packages)
        content, layering = layer(packages)
        problems += layering + check(content, progress)
        if problems:
            raise PackageError(sorted(set(problems)))
        return _dataset(content, packages)


def _same_names(packages: Sequence[Package]) -> list[Problem]:
    """Two packages need two names, or their problems could not be told apart."""
    names = [package.name for package in packages]
    return [
        Problem(str(package.directory), 0, f'a second package is called "{package.name}": rename its directory')
        for position, package in enumerate(packages)
        if package.name in names[:position]
    ]


def _dataset(content: Content, packages: tuple[Package, ...]) -> Dataset:
    rows: dict[type[Row], Collection[Row]] = {}
    for model in RESOURCES:
        entries = content.of(model)
        if isinstance(entries, ScoreTable):
            rows[model] = ScoreRows(entries.in_order())
        else:
            rows[model] = tuple(sorted((entry.row for entry in entries), key=identity_text))
    return Dataset(rows, Origins(content), packages, data_version(rows))


class ScoreRows(Collection[Row]):
    """The rows of a table of scores, made when they are asked for."""

    def __init__(self, table: ScoreTable) -> None:
        self.table = table

    def __len__(self) -> int:
        return len(self.table)

    def __iter__(self) -> Iterator[Row]:
        return self.table.records()

    def __contains__(self, row: object) -> bool:
        return any(row == other for other in self)

    def tuples(self) -> Iterator[tuple[Any, ...]]:
        """The values of the rows in the order of the fields."""
        return self.table.tuples()

    def cited(self, told: Mapping[str, tuple[str, bool]]) -> Iterator[tuple[str, str, str]]:
        """A citation for every edition and city."""
        return self.table.cited(told)

    def cells(self) -> Mapping[str, int]:
        """How many rows have each text in their column of sources."""
        return self.table.source.counts()

    def columns(self, places: Mapping[str, int]) -> Iterator[tuple[str, NDArray[np.float64]]]:
        """The scores of each indicator at the places of their cities, NaN where a city has none."""
        return self.table.columns(places)


class Origins:
    """Where the rows stand, by resource name and identity: ``origins["scores", "a.b@wuhan"]``."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def __getitem__(self, key: tuple[str, str]) -> Origin:
        found = self._content.find(BY_RESOURCE[key[0]], key[1])
        if found is None:
            raise KeyError(key)
        return found.origin


def data_version(rows: Mapping[type[Row], Collection[Row]]) -> str:
    """The start of the SHA-256 of all rows: the same for the same content, however its files are laid out."""
    digest, encode = hashlib.sha256(), json.JSONEncoder(ensure_ascii=False).encode
    for model in RESOURCES:
        found = rows.get(model, ())
        if isinstance(found, ScoreRows):
            digest.update(f"{model.resource} {found.table.digest()}\n".encode())
            continue
        for row in sorted(found, key=identity_text):
            digest.update(encode([model.resource, *cast(Iterable[Any], row)]).encode() + b"\n")
    return digest.hexdigest()[:_VERSION_LENGTH]
