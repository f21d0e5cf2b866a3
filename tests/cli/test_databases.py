"""Databases that are missing, foreign, cut off, broken or out of date: said in a sentence, or built again."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from command import kb

from kb.knowledge import build_database, is_current, open_knowledge, packages_of


def asked(database: Path, **environment: str) -> tuple[int, str]:
    """Exit code and errors of a question to a database."""
    code, out, err = kb("ask", "Wuhan", "--database", database, **environment)
    assert "Traceback" not in err
    assert code == 0 or not out
    return code, err


def test_a_missing_database_is_named_with_the_way_to_build_it(tmp_path: Path) -> None:
    missing = tmp_path / "none.sqlite"
    assert asked(missing) == (3, f"{missing} does not exist: build it with 'kb build --database {missing}'\n")
    assert not missing.exists()


@pytest.mark.parametrize("content", [b"", b"\x00" * 5_000, b"SQLite format 3\x00", "学习".encode() * 999])
def test_a_foreign_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "foreign"
    file.write_bytes(content)
    code, err = asked(file)
    assert (code, err.partition(":")[0]) == (3, f"{file} is not a Learning City KB database")
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    sqlite3.connect(file).execute("CREATE TABLE meta (key TEXT, value TEXT)").connection.close()
    assert asked(file)[0] == 3
    assert kb("build", "tests/mini", "--database", file)[0] == 3


@pytest.mark.parametrize("share", [0.9, 0.5, 0.01])
def test_a_cut_off_database_is_told_from_a_foreign_one(seed_database: Path, tmp_path: Path, share: float) -> None:
    file = tmp_path / "cut.sqlite"
    content = seed_database.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    assert asked(file) == (3, f"{file} is cut off: build it again with 'kb build --database {file}'\n")


def test_a_database_with_broken_pages_is_one_sentence(seed_database: Path, tmp_path: Path) -> None:
    file = tmp_path / "broken.sqlite"
    content = bytearray(seed_database.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    file.write_bytes(content)
    code, err = asked(file)
    assert (code, len(err.splitlines())) == (3, 1)
    assert "build it again with 'kb build'" in err


def test_a_database_of_another_schema_version_is_refused(mini: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite"
    build_database([mini], file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'schema_version'")
    connection.close()
    assert "was built by another version of this program" in asked(file)[1]


@pytest.mark.parametrize("name", ["a b", "100%25", "q?mode=rwc", "a#b", "学习"])
def test_a_database_may_have_any_file_name(mini: Path, tmp_path: Path, name: str) -> None:
    build_database([mini], tmp_path / name)
    open_knowledge(tmp_path / name).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://kb:sesame@host/kb", "mysql:// is not an address this program knows: give a file, or postgresql://…"),
        ("postgresql://kb:ses/ame@host/kb", "the signs / @ : % ? # of a password as %2F %40 %3A %25 %3F %23"),
        ("postgresql://kb:ses%ame@host/kb", "cannot be read: write it as postgresql://user:password@host:5432/name"),
        ("postgresql://kb@host/kb?pasword=sesame", "with no other options than libpq's"),
        ("postgresql://kb:sesame@host.invalid/kb", "postgresql://host.invalid/kb: "),
        ("postgresql://kb:sesame@127.0.0.1:1/kb?sslmode=sesame", "invalid sslmode value"),
    ],
)
def test_an_address_that_is_no_good_is_one_sentence_without_its_password(address: str, sentence: str) -> None:
    code, out, err = kb("ask", "Wuhan", "--database", address)
    assert (code, out, len(err.splitlines())) == (3, "", 1)
    assert sentence in err
    built = kb("build", "tests/mini", "--database", address)
    assert (built[0], built[1]) == (3, "")
    assert not any(secret in err + built[2] for secret in ("kb:ses", "ses/ame", "ses%ame", "sesame@"))


def test_a_database_is_current_until_its_package_changes(package: Path, tmp_path: Path) -> None:
    database = tmp_path / "kb.sqlite"
    assert not is_current(database)
    build_database([package], database)
    assert is_current(database)
    assert packages_of(database) == [package]
    cities = package / "cities.csv"
    cities.write_bytes(cities.read_bytes() + b"\n")
    assert not is_current(database)


def test_the_default_database_is_built_at_the_first_question_and_again_when_it_is_spoilt(
    mini: Path, tmp_path: Path
) -> None:
    cache, default = {"XDG_CACHE_HOME": str(tmp_path)}, tmp_path / "learning-city-kb" / "kb.sqlite"
    assert kb("build", mini, **cache)[0] == 0
    quiet = kb("ask", "Where is Larkton?", **cache)
    assert (quiet[0], quiet[2]) == (0, "")
    built_from_mini = default.read_bytes()
    with default.open("r+b") as file:
        file.truncate(9_000)
    code, _, err = kb("ask", "Which cities have lifelong-learning legislation?", **cache)
    assert (code, err.splitlines()) == (0, [f"building {default} from {Path('seed').resolve()} ..."])
    assert default.read_bytes() != built_from_mini


def test_a_default_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "learning-city-kb").write_text("a file where a directory should be")
    code, out, err = kb("ask", "Wuhan", XDG_CACHE_HOME=str(tmp_path))
    assert (code, out) == (3, "")
    assert "cannot be written" in err
    assert "Traceback" not in err


def test_two_builders_at_once_leave_one_whole_database(mini: Path, tmp_path: Path) -> None:
    import subprocess

    from command import ROOT, clean, command

    database = tmp_path / "kb.sqlite"
    builders = [subprocess.Popen(command("build", mini, "--database", database), cwd=ROOT, env=clean({}),
                                 stdout=subprocess.DEVNULL) for _ in range(2)]  # fmt: skip
    assert [builder.wait() for builder in builders] == [0, 0]
    open_knowledge(database).close()
    assert [file.name for file in tmp_path.iterdir()] == ["kb.sqlite"]


def test_a_copied_database_still_answers(seed_database: Path, tmp_path: Path) -> None:
    assert asked(Path(shutil.copy(seed_database, tmp_path / "copy")))[0] == 0
