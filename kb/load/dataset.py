"""Checked rows of one or more packages: what everything else is built from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.errors import PackageError, Problem
from kb.load.checks import check
from kb.load.content import Content, Origin, identity_text
from kb.load.layers import layer
from kb.load.package import Package, read_package
from kb.model import RESOURCES, Row

_VERSION_LENGTH = 12


@dataclass(frozen=True)
class Dataset:
    """Rows without a fault, by model and in the order of their identity.

    ``origins`` tells where a row stands, by resource name and identity: ``origins["scores", "a.b@wuhan"]``.
    """

    rows: Mapping[type[Row], tuple[Row, ...]]
    origins: Mapping[tuple[str, str], Origin]
    packages: tuple[Package, ...]
    data_version: str


def load(directories: Sequence[Path]) -> Dataset:
    """Read packages, lay them on top of each other in the given order, and check all.

    Raises
    ------
    PackageError
        With every problem of every package.
    """
    packages = tuple(read_package(directory) for directory in directories)
    problems = [problem for package in packages for problem in package.problems] + _same_names(packages)
    content, layering = layer(packages)
    problems += layering + check(content)
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
    rows: dict[type[Row], tuple[Row, ...]] = {}
    origins: dict[tuple[str, str], Origin] = {}
    for model in RESOURCES:
        entries = sorted(content.of(model), key=lambda entry: identity_text(entry.row))
        rows[model] = tuple(entry.row for entry in entries)
        origins.update({(model.resource, identity_text(entry.row)): entry.origin for entry in entries})
    return Dataset(rows, origins, packages, data_version(rows))


def data_version(rows: Mapping[type[Row], tuple[Row, ...]]) -> str:
    """The start of the SHA-256 of all rows: the same for the same content, however its files are laid out."""
    digest = hashlib.sha256()
    for model in RESOURCES:
        for row in sorted(rows.get(model, ()), key=identity_text):
            line = [model.resource, *sorted(row.model_dump().items())]
            digest.update(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()[:_VERSION_LENGTH]
