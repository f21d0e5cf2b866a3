"""Packages on top of each other, and the version of their content."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from kb.errors import PackageError
from kb.load.dataset import Dataset, load
from kb.model import City, Correction, Figure, Practice

PRACTICE = "id,title,title_zh,kind,themes,summary,summary_zh,source\n"
CORRECTION = "resource_name,row,field,value,why,source\n"


def make_package(directory: Path, **files: str) -> Path:
    """A small package of a user, from the text of its files."""
    directory.mkdir()
    for name, text in files.items():
        (directory / f"{name}.csv").write_text(text, encoding="utf-8")
    resources = [{"name": name, "path": f"{name}.csv"} for name in files]
    (directory / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")
    return directory


def said(*directories: Path) -> list[str]:
    with pytest.raises(PackageError) as caught:
        load(list(directories))
    return [str(problem) for problem in caught.value.problems]


def test_a_later_package_adds_rows_that_lean_on_the_earlier(mini: Path, tmp_path: Path, dataset: Dataset) -> None:
    row = "night-school,Night school,夜校,practice,community-education,Lessons at night.,夜间课程。,atlas[Larkton]\n"
    both = load([mini, make_package(tmp_path / "mine", practices=PRACTICE + row)])
    assert len(both.rows[Practice]) == len(dataset.rows[Practice]) + 1
    assert both.origins["practices", "night-school"].file == "mine/practices.csv"
    assert both.data_version != dataset.data_version


def test_a_later_package_never_overwrites_a_row(mini: Path, tmp_path: Path) -> None:
    row = "mire-cloud,Other,另一,practice,community-education,Other.,另一。,atlas[Larkton]\n"
    assert said(mini, make_package(tmp_path / "mine", practices=PRACTICE + row)) == [
        'mine/practices.csv:2: id "mire-cloud" exists already at mini/practices.csv:3: '
        "to change it, name the cell in corrections.csv"
    ]


def test_a_correction_changes_one_cell_and_keeps_the_original_with_its_source(mini: Path, tmp_path: Path) -> None:
    rows = (
        "figures,harbour-households,value,36,Letter of the publisher.,atlas[Errata]\n"
        "cities,quillby,tier,prefecture-level,It was raised.,atlas[Tiers]\n"
    )
    corrected = load([mini, make_package(tmp_path / "mine", corrections=CORRECTION + rows)])
    value = {row.id: row.value for row in corrected.rows[Figure]}
    tier = {row.id: row.tier for row in corrected.rows[City]}
    kept = [(row.row, row.value, row.original, row.original_source) for row in corrected.rows[Correction]]
    assert value["harbour-households"] == 36
    assert tier["quillby"] == "prefecture-level"
    assert kept == [
        ("quillby", "prefecture-level", None, "atlas[Quillby]"),
        ("harbour-households", "36", "35", "mini-study[5, Osterhaven, l. 41]"),
    ]
    assert corrected.origins["cities", "quillby"].corrected == "mine/corrections.csv:3"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("city,larkton,name,X,y,atlas[z]", 'resource_name "city" is not known (nearest: cities)'),
        ("cities,larkten,name,X,y,atlas[z]", 'row "larkten" is not in cities.csv (nearest: larkton)'),
        ("cities,larkton,nme,X,y,atlas[z]", 'field "nme" is not known in cities (nearest: name)'),
        ("cities,larkton,id,x,y,atlas[z]", 'field "id" identifies the row and cannot be corrected'),
        ("cities,larkton,tier,big,y,atlas[z]", 'the corrected row is not right: tier "big" is not one of municipality'),
        ("cities,larkton,latitude,910,y,atlas[z]", 'the corrected row is not right: latitude "910" is out of range'),
    ],
)
def test_a_correction_that_cannot_be_applied_says_why(mini: Path, tmp_path: Path, row: str, sentence: str) -> None:
    found = said(mini, make_package(tmp_path / "mine", corrections=f"{CORRECTION}{row}\n"))
    assert len(found) == 1
    assert found[0].startswith(f"mine/corrections.csv:2: {sentence}")


def test_a_fault_that_a_correction_makes_names_the_correction(mini: Path, tmp_path: Path) -> None:
    row = "scores,mini-2020.overall@pinegate,score,720,y,atlas[z]\n"
    found = said(mini, make_package(tmp_path / "mine", corrections=CORRECTION + row))
    assert any(
        one.startswith("mini/scores/mini-2020.csv:11: score 720")
        and one.endswith("(corrected at mine/corrections.csv:2)")
        for one in found
    )


def test_problems_of_all_packages_come_at_once(package: Path, tmp_path: Path) -> None:
    (package / "cities.csv").write_bytes(b"\xff\xfe")
    mine = make_package(tmp_path / "mine", practices=PRACTICE + "x,,题,practice,older-learners,S.,摘。,atlas[z]\n")
    assert [one.partition(" ")[0] for one in said(package, mine)] == ["mine/practices.csv:2:", "mini/cities.csv:1:"]


def test_two_packages_of_one_name_are_refused(mini: Path, package: Path) -> None:
    assert any('a second package is called "mini": rename its directory' in one for one in said(mini, package))


def test_the_data_version_does_not_depend_on_order_quoting_or_files(package: Path, dataset: Dataset) -> None:
    for file in package.rglob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            header, *rows = list(csv.reader(stream))
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([header, *reversed(rows)])
    shutil.move(package / "cities.csv", package / "towns.csv")
    descriptor = (package / "datapackage.json").read_text(encoding="utf-8")
    (package / "datapackage.json").write_text(descriptor.replace('"cities.csv"', '"towns.csv"'), encoding="utf-8")
    assert load([package]).data_version == dataset.data_version


def test_the_data_version_changes_with_any_cell(package: Path, dataset: Dataset) -> None:
    file = package / "practices.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("opened in 2017", "opened in 2016"), encoding="utf-8")
    assert load([package]).data_version != dataset.data_version
    assert len(dataset.data_version) == 12
