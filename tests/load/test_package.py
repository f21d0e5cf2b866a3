"""Reading a package: what a user may hand over by mistake or malice is refused in a sentence."""

import csv
import json
import os
from pathlib import Path

import pytest

from kb.errors import PackageError
from kb.load import files
from kb.load.dataset import load
from kb.load.package import read_package
from kb.model import City, Score


def said(directory: Path) -> list[str]:
    return [str(problem) for problem in read_package(directory).problems]


def describe(package: Path, *resources: dict[str, object]) -> None:
    (package / "datapackage.json").write_text(json.dumps({"resources": list(resources)}), encoding="utf-8")


def test_a_row_knows_its_file_and_line(mini: Path) -> None:
    cities = read_package(mini).content.of(City)
    assert [(entry.row.id, entry.origin.file, entry.origin.line) for entry in cities[:2]] == [
        ("larkton", "mini/cities.csv", 2),
        ("mirefold", "mini/cities.csv", 3),
    ]


def test_a_row_after_a_cell_with_a_line_break_knows_the_line_it_begins_on(package: Path) -> None:
    file = package / "places.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace("atlas[North Fen]", '"atlas[North\nFen]"'), encoding="utf-8"
    )
    (package / "cities.csv").unlink()
    lines = [entry.origin.line for entries in read_package(package).content.tables.values() for entry in entries
             if entry.origin.file == "mini/places.csv"]  # fmt: skip
    assert lines == [2, 3, 5, 6]


def test_an_empty_cell_is_no_value_and_a_default_stays(mini: Path) -> None:
    content = read_package(mini).content
    quillby = content.find(City, "quillby")
    assert quillby is not None
    assert (quillby.row.tier, quillby.row.sub_provincial, quillby.row.geonameid) == (None, None, 906)


def test_a_byte_order_mark_is_read_over(package: Path) -> None:
    file = package / "cities.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert said(package) == []


def test_windows_line_ends_are_read_over(package: Path) -> None:
    file = package / "cities.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert said(package) == []


def test_scores_may_lie_in_several_files(package: Path) -> None:
    describe(package, {"name": "scores", "path": ["scores/mini-2020.csv", "scores/mini-2021.csv"]})
    lines = (package / "scores/mini-2020.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (package / "scores/mini-2021.csv").write_text(lines[0] + lines[1].replace("2020", "2021"), encoding="utf-8")
    for file in package.glob("*.csv"):
        file.unlink()
    read = read_package(package)
    assert read.problems == ()
    assert len(read.content.of(Score)) == 16


@pytest.mark.parametrize(
    ("descriptor", "sentence"),
    [
        ("", "mini/datapackage.json:1: is not JSON"),
        ("[]", "mini/datapackage.json: is not a descriptor"),
        ("{}", "mini/datapackage.json: lists no resources"),
        ('{"resources": []}', "mini/datapackage.json: lists no resources"),
        ('{"resources": [3]}', 'mini/datapackage.json: resource "" is not known'),
        ('{"resources": [{"name": "cities"}]}', 'resource "cities" has no path'),
        ('{"resources": [{"name": "cities", "path": [1]}]}', 'resource "cities" has no path'),
        ('{"resources": [{"name": "cities", "path": "none.csv"}]}', 'path "none.csv" does not exist in the package'),
        ('{"resources": [{"name": "cities", "path": "scores"}]}', 'path "scores" is not a file'),
        ('{"resources": [{"name": "cities", "path": "/etc/passwd"}]}', "leads out of the package"),
        ('{"resources": [{"name": "cities", "path": "scores/../../x.csv"}]}', "leads out of the package"),
        ('{"resources": [{"name": "cities", "path": "https://example.org/x.csv"}]}', "leads out of the package"),
        ('{"resources": [{"name": "cities", "path": "a\\u0000b"}]}', "cannot be opened"),
        ('{"resources": ' * 2000, "mini/datapackage.json"),
        ("9" * 5000, "mini/datapackage.json: is not a descriptor"),
        ('{"resources": [{"name": "\\ud800", "path": "\\ud800"}]}', "is not known"),
        ("[" * 200000, "mini/datapackage.json"),
    ],
)  # fmt: skip
def test_a_bad_descriptor_is_one_sentence(package: Path, descriptor: str, sentence: str) -> None:
    (package / "datapackage.json").write_text(descriptor, encoding="utf-8")
    assert any(sentence in one for one in said(package))


def test_an_empty_directory_is_a_sentence(tmp_path: Path) -> None:
    assert said(tmp_path) == [
        f'{tmp_path.name}/datapackage.json: path "datapackage.json" does not exist in the package'
    ]


def test_a_directory_that_does_not_exist_is_a_sentence(tmp_path: Path) -> None:
    assert said(tmp_path / "no") == [f"{tmp_path / 'no'}: is not a directory: name the directory of a data package"]


def test_a_package_without_a_row_is_empty(package: Path) -> None:
    for file in package.rglob("*.csv"):
        if file.name != "cities.csv":
            file.unlink()
    describe(package, {"name": "cities", "path": "cities.csv"})
    (package / "cities.csv").write_text("id,name,name_zh,country,source\n", encoding="utf-8")
    assert said(package) == ["mini/datapackage.json: the package is empty: no resource has a row"]


def test_a_file_over_the_limit_is_refused(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 100_000)
    (package / "cities.csv").write_bytes(b"x" * 100_001)
    assert said(package) == ["mini/cities.csv: 100001 bytes are more than the 100000 a file may have"]


def test_a_huge_cell_is_refused(package: Path) -> None:
    (package / "places.csv").write_text(f"id,name\nx,{'y' * 200_000}\n", encoding="utf-8")
    assert said(package) == [
        "mini/places.csv:2: cannot be read as CSV from here on: field larger than field limit (131072)"
    ]


@pytest.mark.parametrize("size", [1, 7, 90, 300, 600])
def test_a_file_cut_off_anywhere_is_noticed(package: Path, size: int) -> None:
    file = package / "practices.csv"
    file.write_bytes(file.read_bytes()[:size])
    assert any(one.startswith("mini/practices.csv:") for one in said(package))


def test_a_fifo_is_refused_without_waiting(package: Path) -> None:
    (package / "places.csv").unlink()
    os.mkfifo(package / "places.csv")
    assert said(package) == ['mini/datapackage.json: path "places.csv" is not a file']


def test_a_link_in_a_circle_is_refused(package: Path) -> None:
    (package / "places.csv").unlink()
    (package / "places.csv").symlink_to(package / "places.csv")
    assert len(said(package)) == 1
    assert 'path "places.csv"' in said(package)[0]


def test_a_required_column_that_is_missing_is_a_fault_and_no_crash(package: Path) -> None:
    file = package / "practices.csv"
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    place = rows[0].index("themes")
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([row[:place] + row[place + 1 :] for row in rows])
    with pytest.raises(PackageError) as raised:
        load([package])
    assert 'practices.csv:1: column "themes" is missing: every row of practices needs it' in str(raised.value)
