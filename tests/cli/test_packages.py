"""The commands check, build, verify and schema: one message, an exit code, no traceback."""

from pathlib import Path

import pytest
from command import kb


def test_check_tells_that_all_is_well(mini: Path) -> None:
    code, out, err = kb("check", mini)
    assert (code, err) == (0, "")
    assert out.startswith("no problems in 107 rows, data version ")


def test_check_tells_each_problem_on_a_line_of_its_own(package: Path) -> None:
    cities = package / "cities.csv"
    cities.write_text(cities.read_text(encoding="utf-8").replace(",municipality,", ",munipality,"), encoding="utf-8")
    code, out, err = kb("check", package)
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        'mini/cities.csv:2: tier "munipality" is not one of municipality, state-plan, provincial-capital, '
        "prefecture-level (nearest: municipality)"
    ]


def test_build_writes_the_file_that_is_named(mini: Path, tmp_path: Path) -> None:
    code, out, _ = kb("build", mini, "--database", tmp_path / "kb.sqlite")
    assert code == 0
    assert out.startswith(f"built {tmp_path / 'kb.sqlite'}, data version ")
    assert (tmp_path / "kb.sqlite").read_bytes().startswith(b"SQLite format 3")


def test_build_takes_the_database_from_the_environment(mini: Path, tmp_path: Path) -> None:
    assert kb("build", mini, KB_DATABASE=str(tmp_path / "env.sqlite"))[0] == 0
    assert (tmp_path / "env.sqlite").exists()


def test_build_writes_nothing_for_a_faulty_package(package: Path, tmp_path: Path) -> None:
    (package / "cities.csv").write_bytes(b"\x00")
    assert kb("build", package, "--database", tmp_path / "kb.sqlite")[0] == 1
    assert not (tmp_path / "kb.sqlite").exists()


def test_verify_tells_counts_and_fails_with_places(package: Path) -> None:
    documents = package / "documents"
    assert kb("verify", package, "--documents", documents)[:2] == (
        0,
        "2 of 2 documents matched, 96 citations checked, 0 failed, 0 not checked\n",
    )
    laws = package / "regulations.csv"
    laws.write_text(laws.read_text(encoding="utf-8").replace("Larkton, l. 13]", "Larkton, l. 14]"), encoding="utf-8")
    code, out, err = kb("verify", package, "--documents", documents)
    assert code == 1
    assert f"mini/regulations.csv:2: {documents / 'mini-study.txt'}:14 does not print" in err
    assert "1 failed" in out


def test_schema_writes_the_descriptor(package: Path, mini: Path) -> None:
    (package / "claims.csv").rename(package / "claims.bak")
    assert kb("schema", package)[0] == 0
    assert '"name": "claims"' not in (package / "datapackage.json").read_text(encoding="utf-8")
    (package / "claims.bak").rename(package / "claims.csv")
    assert kb("schema", package)[0] == 0
    assert (package / "datapackage.json").read_bytes() == (mini / "datapackage.json").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["check", "/nowhere"], 1, "/nowhere: is not a directory"),
        (["check", b"\xff\xfe"], 1, "is not a directory"),
        (["check", "a\nb"], 1, "is not a directory"),
        (["verify", "tests/mini"], 2, "no documents: name their directory with --documents DIR"),
        (["verify", "tests/mini", "--documents", "/nowhere"], 2, "/nowhere is not a directory"),
        (["build", "tests/mini", "--database", "/proc/no/kb.sqlite"], 3, "/proc/no/kb.sqlite cannot be written"),
        (["build", "tests/mini", "--database", "tests"], 3, "tests is a directory: name the file to build"),
        (["build", "tests/mini", "--database", "README"], 3, "README is not a Learning City KB database"),
        (["build", "tests/mini", "--database", "http://host/kb"], 3, "is not an address this program knows"),
        (["schema", "/nowhere"], 1, "/nowhere: is not a directory"),
        (["schema", "kb"], 1, "kb: holds no known CSV"),
        (["frobnicate"], 2, "No such command"),
    ],
)
def test_what_cannot_be_done_is_one_message_and_an_exit_code(
    arguments: list[str | bytes], code: int, sentence: str
) -> None:
    arguments = ["pyproject.toml" if argument == "README" else argument for argument in arguments]
    sentence = sentence.replace("README", "pyproject.toml")
    got, out, err = kb(*arguments)
    assert (got, out) == (code, "")
    assert sentence in err
    assert "Traceback" not in err
