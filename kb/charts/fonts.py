"""Fonts for PNG, which holds no text: Chinese needs a font on the machine. SVG leaves fonts to its reader."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from kb.errors import KbError

PACKAGE = "manimgx_fonts_cjk"  # an installable font package, used when it is there
NAMES = (
    "notosanscjk",
    "notoserifcjk",
    "sourcehansans",
    "wqy",
    "pingfang",
    "msyh",
    "simsun",
    "simhei",
    "droidsansfallback",
    "hiragino",
)
DIRECTORIES = ("/usr/share/fonts", "~/.fonts", "~/.local/share/fonts", "~/Library/Fonts",
               "/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts")  # fmt: skip
ADVICE = (
    "a PNG with Chinese text needs a Chinese font, and none is installed here: take the SVG, which leaves fonts to its "
    "reader, or install one (on Debian: apt-get install fonts-wqy-zenhei; anywhere: pip install manimgx-fonts-cjk)"
)


class NoFontError(KbError):
    """Chinese text cannot be drawn here."""

    status = 501


def chinese_fonts(directories: Iterable[Path] = ()) -> Iterator[Path]:
    """Font files that hold Chinese characters, as their names tell: in some directories, or where systems keep fonts."""
    for directory in directories or places():
        if directory.is_dir():
            for file in sorted(directory.rglob("*")):
                is_font = file.suffix.lower() in (".ttf", ".otf", ".ttc")
                if is_font and file.stem.lower().replace("-", "").replace("_", "").startswith(NAMES):
                    yield file


def places() -> list[Path]:
    """Where fonts may be: an installed font package, and the directories of systems."""
    spec = find_spec(PACKAGE)
    packaged = list(spec.submodule_search_locations or ()) if spec else []
    return [Path(name).expanduser() for name in (*packaged, *DIRECTORIES)]


def needs_chinese(text: str) -> bool:
    """Whether a picture holds Chinese characters."""
    return any("\u3400" <= char <= "\u9fff" for char in text)
