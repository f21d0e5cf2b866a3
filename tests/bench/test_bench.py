"""The harness itself: it runs, it notices unequal answers, it writes its own section. No times are asserted."""

import itertools
import subprocess
import sys
from pathlib import Path

from kb.knowledge import build_database

from .building import building
from .load import Seen, load
from .report import write
from .scales import ROOT, SCALES
from .starting import starting
from .timing import compare


def test_one_repetition_measures_every_row_of_the_small_package(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# Figures\n", encoding="utf-8")
    options = ["--scale", "mini", "--repeats", "1", "--requests", "2", "--output", str(readme)]
    command = [sys.executable, "-m", "tests.bench", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "No figures for" not in done.stdout
    assert (done.returncode, done.stderr) == (0, "")
    written = readme.read_text(encoding="utf-8")
    assert written.startswith("# Figures\n\n<!-- scale mini -->\n## Scale `mini`\n")
    assert [
        written.count(heading) for heading in ("| process |", "| request, made anew |", "| chart |", "| step |")
    ] == [1] * 4


def test_under_load_while_builds_swap_in_no_answer_fails_or_is_torn() -> None:
    found = load(SCALES["mini"], seconds=4, every=1)
    assert (found.faults, found.versions) == ({}, 2), str(found)


def test_an_answer_that_differs_within_a_version_is_told_as_torn() -> None:
    seen = Seen()
    for body, tag in ((b"one", "a"), (b"one", "a"), (b"two", "b"), (b"two", "a")):
        seen.answer("/", 200, tag, body, 1.0)
    seen.answer("/", 500, "a", b"", 1.0)
    assert seen.faults == {"two answers of one version at /": 1, "status 500 at /": 1}


def test_the_floor_loads_nothing_of_the_project() -> None:
    program = "import sys, tests.bench.servers, tests.bench.rawload; print([m for m in sys.modules if m[:3] == 'kb.'])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_answers_that_change_between_repeats_are_a_fault_and_give_no_figures() -> None:
    row = compare("odd", "", 2, [itertools.count().__next__])
    assert (row.ours, row.fault) == (None, "the same job gave two different answers")


def test_a_second_run_replaces_the_section_of_its_scale_and_no_other(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# Figures\n", encoding="utf-8")
    for scale, text in (("one", "old\n"), ("two", "kept\n"), ("one", "new\n")):
        write(readme, scale, text)
    assert readme.read_text(encoding="utf-8") == (
        "# Figures\n\n<!-- scale one -->\nnew\n<!-- end one -->\n\n<!-- scale two -->\nkept\n<!-- end two -->\n"
    )


def test_a_whole_build_is_told_step_by_step_beside_raw_load_indexes_and_text(tmp_path: Path) -> None:
    whole, clock, *steps = building(SCALES["mini"].package, tmp_path / "kb.sqlite")
    assert (whole.fault, clock.fault) == ("", "")
    assert {"of it checking, processor", "of it indexing words, processor", "floor: raw full text, processor"} <= {
        row.name for row in steps
    }
    assert [file.name for file in tmp_path.iterdir()] == ["kb.sqlite"]


def test_a_start_and_the_memory_after_each_page_are_told(tmp_path: Path) -> None:
    database = tmp_path / "kb.sqlite"
    build_database([SCALES["mini"].package], database)
    timed, memory = starting(SCALES["mini"], database, 1), "memory after /data: "
    assert [row.name for row in timed[:4] if row.ours and row.floor] == [
        f"start to {what}, {clock}" for what in ("first answer", "first page") for clock in ("clock", "processor")
    ]
    assert timed[-1].name.startswith(memory)
    assert int(timed[-1].name.removeprefix(memory).removesuffix(" MB")) > 50
