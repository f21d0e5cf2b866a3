"""What several commands share: which packages, which database, which language, and opening the base for an answer."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kb.collector import no_collector
from kb.errors import BadRequestError, KbError

if TYPE_CHECKING:
    from kb.knowledge import KnowledgeBase
    from kb.settings import Settings

Language = Literal["en", "zh"]
Packages = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PACKAGE]...", help="Directories of data packages, later ones on top. Default: the seed."),
]
Database = Annotated[
    str | None,
    typer.Option("--database", help="A SQLite file, or postgresql://… Default: KB_DATABASE or a file in the cache."),
]
Said = Annotated[Language | None, typer.Option("--lang", help="Language of the answer. Default: the question's own.")]
InLanguage = Annotated[Language, typer.Option("--lang", help="Language of the answer.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program.")]
INPUT = "-"  # an argument that means: read it from standard input
LONGEST_INPUT = 100_000


def settings() -> "Settings":
    """What the environment says.

    Raises
    ------
    KbError
        When a variable cannot be read.
    """
    from pydantic import ValidationError

    from kb.settings import Settings

    try:
        return Settings.read()
    except ValidationError as error:
        first = error.errors()[0]
        raise KbError(f"KB_{str(first['loc'][0]).upper()}: {first['msg']}") from error


def directories(packages: list[Path] | None) -> list[Path]:
    """The packages that were named, or the seed."""
    from kb.settings import seed_directory

    return packages or [seed_directory()]


def named_database(database: str | None) -> str | Path | None:
    """The file or the address that an option or the environment names, if one does."""
    named = database or settings().database
    return named if named is None or "://" in named else Path(named)


def refresh(database: Path) -> None:
    """Build a database when there is none, or when its packages or the program have changed since."""
    from kb.knowledge import build_database, is_current, packages_of

    if not is_current(database):
        packages = packages_of(database)
        tell(f"building {database} from {', '.join(map(str, packages))} ...")
        build_database(packages, database)


@contextmanager
def opened(database: str | None) -> Iterator["KnowledgeBase"]:
    """The base to answer from: the named database as it is, or the default one, built first when needed."""
    with no_collector():
        from kb.knowledge import open_knowledge
    from kb.settings import default_database

    path = named_database(database)
    if path is None:
        path = default_database()
        refresh(path)
    knowledge = open_knowledge(path)
    try:
        yield knowledge
    finally:
        knowledge.close()


def readable(text: str) -> str:
    """An argument, or standard input for ``-``, without control characters.

    Raises
    ------
    BadRequestError
        When it is not UTF-8 or too long to read.
    """
    try:
        found = sys.stdin.read(LONGEST_INPUT + 1) if text == INPUT else text
        found.encode()
    except UnicodeError as error:
        raise BadRequestError("the text is not UTF-8: write it in that encoding") from error
    if len(found) > LONGEST_INPUT:
        raise BadRequestError(f"the text is longer than the {LONGEST_INPUT:,} characters that are read")
    return " ".join("".join(char if char.isprintable() else " " for char in found).split())


def tell(sentence: str) -> None:
    """Say something beside the output."""
    print(sentence, file=sys.stderr, flush=True)


def show(text: str) -> None:
    """Print without the control characters that a terminal would obey."""
    from kb.export.plain import visible

    print(visible(text))
