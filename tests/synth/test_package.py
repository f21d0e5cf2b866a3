"""Synthetic packages: the size asked for, the same bytes each time, no fault, nothing left behind."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kb.errors import KbError
from kb.load.dataset import load
from kb.model import City, Concept, Figure, Name, Policy, Practice, Score
from kb.progress import SILENT, Advance
from kb.synth import package, places
from kb.synth.package import Size, synthesise

SIZE = Size(cities=40, scores=1_637, facts=103)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small package."""
    target = tmp_path_factory.mktemp("synth") / "made"
    synthesise(SIZE, target, SILENT)
    return target


def content(directory: Path) -> dict[str, bytes]:
    return {file.relative_to(directory).as_posix(): file.read_bytes() for file in sorted(directory.rglob("*.*"))}


def test_it_holds_as_many_rows_as_were_asked_for_and_no_fault(made: Path) -> None:
    rows = load([made]).rows
    assert len(rows[City]) == 40
    assert len(rows[Name]) == 160
    assert len(rows[Score]) == 1_637
    assert sum(len(rows[model]) for model in (Practice, Figure, Policy, Concept)) == 103


def test_the_same_size_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    synthesise(SIZE, tmp_path / "again", SILENT)
    assert content(tmp_path / "again") == content(made)


def test_an_overall_score_is_the_mean_of_its_dimensions(made: Path) -> None:
    scores = {(row["indicator"], row["city"]): float(row["score"])
              for file in (made / "scores").glob("*.csv") for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())}  # fmt: skip
    parts = ("access", "quality", "governance", "outcome")
    for (indicator, city), score in scores.items():
        edition, _, slug = indicator.partition(".")
        if slug == "overall":
            mean = sum(scores[f"{edition}.{part}", city] for part in parts) / 4
            assert score == pytest.approx(mean, abs=0.0051)


def test_large_tables_are_parted_into_files_that_a_loader_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 3_000)
    monkeypatch.setattr(package, "BLOCK", 10)
    synthesise(Size(20, 200, 40), tmp_path / "parted", SILENT)
    assert {"practices-001.csv", "practices-002.csv", "scores/world-learning-2024-001.csv"} <= set(
        content(tmp_path / "parted")
    )
    assert len(load([tmp_path / "parted"]).rows[Score]) == 200


class Stopped:
    """Stops the work in its middle, as Ctrl-C does."""

    @contextmanager
    def step(self, what: str, total: int | None) -> Iterator[Advance]:
        """A step that is interrupted when rows are done."""

        def interrupt(rows: int) -> None:
            raise KeyboardInterrupt

        yield interrupt


def test_nothing_is_left_behind_when_it_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        synthesise(SIZE, tmp_path / "stopped", Stopped())
    assert list(tmp_path.iterdir()) == []


def test_it_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(KbError, match="exists already"):
        synthesise(SIZE, tmp_path, SILENT)


def test_names_get_longer_before_they_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    # two syllables and one ending make 2² + 2³ + 2 + 2² = 18 different names; 30 cities need longer ones
    monkeypatch.setattr(places, "CHINESE_SYLLABLES", "hang杭 zhou洲")
    monkeypatch.setattr(places, "FOREIGN_SYLLABLES", "ba巴 be贝")
    monkeypatch.setattr(places, "FOREIGN_ENDINGS", "ton顿")
    assert places.room(0) == 18
    found = places.cities(30)
    assert len({city.id for city in found}) == len({city.name_zh for city in found}) == 30
