"""The README's pictures: those it shows are those that ``make pictures`` makes, and they are small."""

import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.pictures import FOLDER, PICTURES, take

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_shows_every_picture_that_the_command_makes_and_no_other() -> None:
    shown = re.findall(r'(?:\]\(|src=")tests/pictures/([\w-]+)\.png', README.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(picture.name for picture in PICTURES)
    assert sorted(shown) == sorted(file.stem for file in FOLDER.glob("*.png"))


def test_pictures_are_small_enough_to_clone() -> None:
    sizes = [file.stat().st_size for file in FOLDER.glob("*.png")]
    assert max(sizes) < 300_000
    assert sum(sizes) < 1_200_000


def test_the_command_makes_every_picture_in_its_size(browser: Browser, address: str, tmp_path: Path) -> None:
    take(browser, address, tmp_path)
    for picture in PICTURES:
        content = (tmp_path / f"{picture.name}.png").read_bytes()
        size = [int.from_bytes(content[at : at + 4]) for at in (16, 20)]  # width and height stand at a PNG's beginning
        assert size == [picture.width, picture.height]
