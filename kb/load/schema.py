"""The descriptor ``datapackage.json`` (Data Package v2) of a directory of CSV files, made from the table classes."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from kb.errors import PackageError, Problem
from kb.load.descriptor import DESCRIPTOR, place_of, read_descriptor
from kb.load.files import FileFault, inside, read_records, read_text
from kb.load.table import read_table
from kb.load.table_schema import TableFiles, describe_table
from kb.model import RESOURCES, Row, Score, Source

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_KEPT = ("name", "title", "description", "homepage", "version", "licenses", "contributors", "keywords", "created")


def describe(directory: Path) -> dict[str, Any]:
    """The descriptor of the CSV files that lie in ``directory``. What its author wrote about the whole is kept.

    Raises
    ------
    PackageError
        When the directory or a file that has to be looked into cannot be read.
    """
    if not directory.is_dir():
        raise PackageError([Problem(str(directory), 0, "is not a directory")])
    files = {model: found for model in RESOURCES if (found := _files(directory, model))}
    if not files:
        raise PackageError([Problem(str(directory), 0, f"holds no known CSV such as {Source.resource}.csv")])
    try:
        whole = _defaults(directory) | _kept(directory)
        resources = {model: _read(directory, model, paths) for model, paths in files.items()}
    except FileFault as fault:
        raise PackageError([fault.problem]) from fault
    sources = _sources(resources[Source].rows) if Source in resources else []
    described = [describe_table(resource, resources) for resource in resources.values()]
    return {"$schema": PROFILE, **whole, **({"sources": sources} if sources else {}), "resources": described}


def as_text(descriptor: dict[str, Any]) -> str:
    """A descriptor as its file holds it."""
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def _files(directory: Path, model: type[Row]) -> list[str]:
    """The files of a resource: one CSV, or for scores one for each edition."""
    if model is Score:
        return sorted(file.relative_to(directory).as_posix() for file in (directory / "scores").glob("*.csv"))
    path = f"{model.resource}.csv"
    return [path] if (directory / path).exists() else []


def _defaults(directory: Path) -> dict[str, Any]:
    name = directory.resolve().name
    return {
        "name": name,
        "title": name,
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "contributors": [{"title": f"The authors of {name}", "roles": ["author"]}],
    }


def _kept(directory: Path) -> dict[str, Any]:
    if not (directory / DESCRIPTOR).exists():
        return {}
    return {key: value for key, value in read_descriptor(directory).items() if key in _KEPT}


def _read(directory: Path, model: type[Row], paths: list[str]) -> TableFiles:
    """Rows that cannot be read are left out: they are for ``kb check``."""
    header: list[str] = []
    rows: list[Row] = []
    for path in paths:
        place = place_of(directory, path)
        text = read_text(inside(directory, path, place), place)
        header = header or next(map(list, read_records(text, place)[1]), [])
        rows += [entry.row for entry in read_table(model, text, place).entries]
    return TableFiles(model, tuple(paths), tuple(header), tuple(rows))


def _sources(sources: Sequence[Row]) -> list[dict[str, str]]:
    """The ``sources`` of the descriptor: every source that the rows may cite."""
    return [
        {"title": source.title} | ({"path": source.url} if source.url else {})
        for source in cast(Sequence[Source], sources)
    ]
