"""The descriptor: made from the table classes, valid for others, and the one that lies in the package."""

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

from kb.errors import PackageError
from kb.load.schema import as_text, describe
from kb.settings import seed_directory

PACKAGES = [Path(__file__).parents[1] / "mini", seed_directory()]


def field(descriptor: dict[str, Any], resource: str, name: str) -> dict[str, Any]:
    (found,) = [one for one in descriptor["resources"] if one["name"] == resource]
    return next(one for one in found["schema"]["fields"] if one["name"] == name)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_the_descriptor_in_a_package_is_the_generated_one(package: Path) -> None:
    assert (package / "datapackage.json").read_text(encoding="utf-8") == as_text(describe(package))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_frictionless_finds_a_package_valid(package: Path) -> None:
    report = validate(str(package / "datapackage.json"))
    assert report.flatten(["path", "rowNumber", "type", "message"]) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (
            "governing_bodies.csv",
            "\nquillby,quillby-learning-office",
            "\nquilby,quillby-learning-office",
            "foreign-key",
        ),
        ("themes.csv", "community-education,culture", "community-education,cultur", "foreign-key"),
        ("cities.csv", "8.5,20.75", "98.5,20.75", "constraint-error"),
        ("cities.csv", "municipality", "municipalty", "constraint-error"),
        ("practices.csv", "silver-campus,", "Silver Campus,", "constraint-error"),
        ("cities.csv", "\nquillby,", "\nredmere,", "primary-key"),
        ("scores/mini-2020.csv", "mini-2020.people,redmere,40.0", "mini-2020.people,redmere,forty", "type-error"),
    ],
)
def test_frictionless_finds_a_fault_by_the_descriptor(package: Path, file: str, old: str, new: str, fault: str) -> None:
    text = (package / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (package / file).write_text(text.replace(old, new), encoding="utf-8")
    found = validate(str(package / "datapackage.json")).flatten(["type"])
    assert any(fault in one[0] for one in found)


def test_a_field_has_the_type_and_constraints_of_its_model(mini: Path) -> None:
    descriptor = describe(mini)
    assert field(descriptor, "cities", "latitude") == {
        "name": "latitude",
        "type": "number",
        "constraints": {"minimum": -90, "maximum": 90},
    }
    assert field(descriptor, "practices", "start")["constraints"]["pattern"].startswith("^(?:")
    assert field(descriptor, "regulations", "level")["constraints"] == {
        "required": True,
        "enum": ["municipal", "provincial", "national", "other"],
    }
    assert field(descriptor, "cities", "sub_provincial")["type"] == "boolean"


def test_resources_without_a_file_are_left_out(package: Path) -> None:
    (package / "claims.csv").unlink()
    assert "claims" not in [one["name"] for one in describe(package)["resources"]]


def test_several_score_files_are_one_resource_in_order(package: Path) -> None:
    text = (package / "scores/mini-2020.csv").read_text(encoding="utf-8")
    (package / "scores/a-2019.csv").write_text(text.splitlines()[0] + "\n", encoding="utf-8")
    (scores,) = [one for one in describe(package)["resources"] if one["name"] == "scores"]
    assert scores["path"] == ["scores/a-2019.csv", "scores/mini-2020.csv"]
    (package / "datapackage.json").write_text(as_text(describe(package)), encoding="utf-8")
    assert validate(str(package / "datapackage.json")).valid


def test_foreign_keys_that_lead_to_an_earlier_package_are_not_declared(package: Path) -> None:
    for file in package.rglob("*.csv"):
        if file.name not in ("governing_bodies.csv", "organisations.csv"):
            file.unlink()
    (bodies,) = [one for one in describe(package)["resources"] if one["name"] == "governing_bodies"]
    assert {key["fields"][0] for key in bodies["schema"]["foreignKeys"]} == {"organisation", "lead"}


def test_what_the_author_wrote_about_the_package_is_kept(package: Path) -> None:
    file = package / "datapackage.json"
    text = json.loads(file.read_text(encoding="utf-8")) | {"title": "Mine", "version": "3"}
    file.write_text(json.dumps(text), encoding="utf-8")
    assert (describe(package)["title"], describe(package)["version"]) == ("Mine", "3")


def test_a_directory_without_known_files_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"holds no known CSV such as sources\.csv"):
        describe(tmp_path)
