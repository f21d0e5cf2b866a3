"""``datapackage.json``: which resources a package lists, and in which files. The rows are for ``table``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kb.errors import Problem
from kb.load.files import FileFault, inside, read_text
from kb.load.nearest import nearest
from kb.model import RESOURCES, Row

DESCRIPTOR = "datapackage.json"
BY_RESOURCE: dict[str, type[Row]] = {model.resource: model for model in RESOURCES}


def place_of(directory: Path, path: str) -> str:
    """How a file is called in problems: with its package's name, ``seed/scores/islec-2016.csv``."""
    return f"{directory.resolve().name}/{path}"


def read_descriptor(directory: Path) -> dict[str, Any]:
    """The package's descriptor.

    Raises
    ------
    FileFault
        When it is missing or is not a JSON object.
    """
    place = place_of(directory, DESCRIPTOR)
    if not directory.is_dir():
        raise FileFault(Problem(str(directory), 0, "is not a directory: name the directory of a data package"))
    text = read_text(inside(directory, DESCRIPTOR, place), place)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise FileFault(Problem(place, error.lineno, f"is not JSON: {error.msg}")) from error
    except (ValueError, RecursionError) as error:
        raise FileFault(Problem(place, 0, f"is not a descriptor: {error}")) from error
    if not isinstance(found, dict):
        raise FileFault(Problem(place, 0, 'is not a descriptor: it must be an object with "resources"'))
    return found


def listed_files(directory: Path) -> tuple[list[tuple[type[Row], str]], list[Problem]]:
    """Each file that the descriptor lists, with the model of its rows, and what is wrong with the list.

    Raises
    ------
    FileFault
        When there is no list to read.
    """
    place = place_of(directory, DESCRIPTOR)
    resources = read_descriptor(directory).get("resources")
    if not isinstance(resources, list) or not resources:
        raise FileFault(Problem(place, 0, 'lists no resources: "resources" must be a list of {"name", "path"}'))
    files: list[tuple[type[Row], str]] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for resource in resources:
        name, paths = _name_and_paths(resource)
        faults = list(_resource_faults(name, paths, seen | {path for _, path in files}))
        problems += [Problem(place, 0, fault) for fault in faults]
        if not faults:
            files += [(BY_RESOURCE[name], path) for path in paths]
        seen.add(name)
    return files, problems


def _name_and_paths(resource: Any) -> tuple[str, list[str]]:
    """A resource's name and files; no files when its ``path`` is not a path or a list of paths."""
    if not isinstance(resource, dict):
        return "", []
    path = resource.get("path")
    paths = path if isinstance(path, list) else [path]
    whole = all(isinstance(one, str) and one for one in paths)
    return str(resource.get("name", "")), [str(one) for one in paths] if whole else []


def _resource_faults(name: str, paths: list[str], seen: set[str]) -> Iterator[str]:
    if name not in BY_RESOURCE:
        yield f'resource "{name}" is not known{nearest(name, BY_RESOURCE)}'
    elif name in seen:
        yield f'resource "{name}" is listed twice'
    elif not paths:
        yield f'resource "{name}" has no path: name its CSV file, or a list of them'
    for path in paths:
        if path in seen or paths.count(path) > 1:
            yield f'path "{path}" is listed twice'
