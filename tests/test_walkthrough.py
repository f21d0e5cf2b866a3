"""The walk-through of the README: every command is run, every line it shows is printed, every number comes from there."""

import re
import shlex
import sys
from itertools import pairwise
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "cli"))
from command import kb

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## A research question, start to end\n")[2].partition("\n## ")[0]
NUMBER = re.compile(r"(?<![\w.])\.?\d+(?:\.\d+)?")


def commands() -> list[tuple[list[str], str]]:
    """The commands of the section, each with what it is said to print."""
    block = "\n".join(line[4:] for line in SECTION.splitlines() if line.startswith("    "))
    starts = [found.start() for found in re.finditer(r"^\$ ", block, re.M)]
    parts = [block[start:end] for start, end in pairwise([*starts, len(block)])]
    return [(shlex.split(part.partition("\n")[0][2:]), part.partition("\n")[2]) for part in parts]


@pytest.fixture(scope="module")
def printed(seed_database: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What each command prints, blanks squeezed; files go to a place of their own."""
    place = tmp_path_factory.mktemp("walk")
    found = []
    for words, _ in commands():
        moved = [str(place / word) if word.startswith("law.") else word for word in words[1:]]
        code, out, errors = kb(*moved, KB_DATABASE=str(seed_database))
        assert code == 0, errors
        found.append(squeezed(out))
    return found


def squeezed(text: str) -> str:
    """Text with every run of blanks as one."""
    return " ".join(text.split())


def test_every_line_that_the_walk_through_shows_is_printed_in_that_order(printed: list[str]) -> None:
    for (_, shown), out in zip(commands(), printed, strict=True):
        pieces = [squeezed(piece) for piece in re.split("…|\n  - ", shown) if piece.strip()]
        at = 0
        for piece in pieces:
            assert piece in out[at:], piece
            at = out.index(piece, at) + len(piece)


def test_every_number_in_its_prose_is_printed_by_one_of_its_commands(printed: list[str]) -> None:
    prose = "\n".join(line for line in SECTION.splitlines() if not line.startswith("    "))
    numbers = NUMBER.findall(re.sub(r"`[^`]*`", "", prose))
    assert {"252", "174", ".690", ".044", "15", "21"} <= set(numbers)
    known = set(NUMBER.findall(" ".join(printed)))
    assert [one for one in numbers if one not in known and f"0{one}" not in known and one != "100"] == []


def test_the_chinese_question_of_the_walk_through_gives_the_same_numbers(seed_database: Path) -> None:
    question = re.search(r"\*(\S+？)\* gives the same numbers", SECTION)
    assert question
    code, out, _ = kb("export", question[1], "--format", "csv", KB_DATABASE=str(seed_database))
    assert code == 0
    assert "0.6463,0.6621,-0.2,-0.0218,-0.1817,0.0997,96.8,0.690,252种中的174种,0.008" in out
