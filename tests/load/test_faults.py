"""One faulty package with a fault of every kind: one run finds each of them, at its line, and nothing else."""

import json
from pathlib import Path

import pytest
from faults import FAULTS, FILES, Fault

from kb.errors import PackageError, Problem
from kb.load.dataset import load


def spoil(package: Path) -> list[tuple[str, str]]:
    """Put all faults into a package. Returns the place and the sentence of each."""
    _spoil_descriptor(package)
    _spoil_areas(package)
    for fault in FAULTS:
        _spoil_text(package / fault.file, fault)
    for name, content, _, _ in FILES:
        if name and content is not None:
            (package / name).write_bytes(content)
    return [(_place(package, fault), fault.said) for fault in FAULTS] + [(place, said) for _, _, place, said in FILES]


def _spoil_descriptor(package: Path) -> None:
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    descriptor["resources"] += [
        {"name": "citties", "path": "citties.csv"},
        {"name": "corrections", "path": ["corrections.csv", "../outside.csv"]},
        {"name": "cities", "path": "more-cities.csv"},
    ]
    file.write_text(json.dumps(descriptor), encoding="utf-8")


def _spoil_areas(package: Path) -> None:
    outside = package.parent / "outside.csv"
    (package / "areas.csv").replace(outside)
    (package / "areas.csv").symlink_to(outside)


def _spoil_text(file: Path, fault: Fault) -> None:
    text = file.read_text(encoding="utf-8")
    if fault.old is None:
        text += fault.new + "\n"
    else:
        assert text.count(fault.old) == 1, fault
        text = text.replace(fault.old, fault.new)
    file.write_text(text, encoding="utf-8")


def _place(package: Path, fault: Fault) -> str:
    """The line on which a fault stands, counted by hand here: by the line feeds before its text."""
    text = (package / fault.file).read_text(encoding="utf-8")
    line = text[: text.index(fault.new)].count("\n") + 1
    return f"mini/{fault.file}:{line + fault.new.startswith(chr(10))}"


def problems_of(package: Path) -> list[Problem]:
    with pytest.raises(PackageError) as caught:
        load([package])
    return caught.value.problems


def test_one_run_finds_every_kind_of_fault_at_its_line(package: Path) -> None:
    expected = spoil(package)
    found = [str(problem) for problem in problems_of(package)]
    missing = [
        fault for fault in expected if not any(one.startswith(fault[0] + ": ") and fault[1] in one for one in found)
    ]
    assert not missing
    assert len(expected) > 70


def test_nothing_is_reported_that_is_not_a_fault(package: Path) -> None:
    expected = spoil(package)
    found = [str(problem) for problem in problems_of(package)]
    assert [
        one for one in found if not any(one.startswith(place + ": ") and said in one for place, said in expected)
    ] == []
