"""The command ``kb``: parses, calls, prints. Heavy imports stand inside the commands, so that it starts fast."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kb.errors import KbError
from kb.settings import default_database, seed_directory

app = typer.Typer(
    name="kb",
    help="A cited knowledge base of learning cities.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Packages = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PACKAGE]...", help="Directories of data packages, later ones on top. Default: the seed."),
]
Database = Annotated[str | None, typer.Option("--database", help="The SQLite file. Default: KB_DATABASE or a cache.")]


@app.command()
def check(packages: Packages = None) -> None:
    """Report every problem of data packages as FILE:LINE: what, where, what would be right."""
    from kb.load.dataset import load

    dataset = load(_directories(packages))
    count = sum(len(rows) for rows in dataset.rows.values())
    print(f"no problems in {count} rows, data version {dataset.data_version}")


@app.command()
def build(packages: Packages = None, database: Database = None) -> None:
    """Build the database from data packages and swap it in at once; the old one serves until then."""
    from kb.knowledge import build_database

    target = _database(database)
    version = build_database(_directories(packages), target)
    print(f"built {target}, data version {version}")


@app.command()
def verify(
    packages: Packages = None,
    documents: Annotated[Path | None, typer.Option(help="Directory with your copies of the documents.")] = None,
) -> None:
    """Look up every citation in your copies of the documents: do the cited lines print what the rows claim?"""
    from kb.load.dataset import load
    from kb.load.verify import verify as verify_citations
    from kb.settings import Settings

    directory = documents or Settings().documents
    if directory is None:
        raise KbError("no documents: name their directory with --documents DIR or in KB_DOCUMENTS")
    report = verify_citations(load(_directories(packages)), directory)
    for line in [*report.missing, *report.failures]:
        print(line, file=sys.stderr)
    print(report.summary())
    if not report.is_good:
        raise typer.Exit(1)


@app.command()
def schema(package: Annotated[Path, typer.Argument(help="Directory of a data package.")]) -> None:
    """Write datapackage.json for the CSV files of a package, with the schemas made from the program's tables."""
    from kb.load.descriptor import DESCRIPTOR
    from kb.load.schema import as_text, describe

    target = package / DESCRIPTOR
    target.write_text(as_text(describe(package)), encoding="utf-8")
    print(f"wrote {target}")


def _directories(packages: list[Path] | None) -> list[Path]:
    return packages or [seed_directory()]


def _database(database: str | None) -> Path:
    from kb.settings import Settings

    target = database or Settings().database
    if target and "://" in target:
        raise KbError(f"{target} is an address: 'kb build' writes a SQLite file, name its path")
    return Path(target) if target else default_database()


def main() -> None:
    """Run a command; what the program refuses becomes one message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except KbError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        print(f"{error.filename or 'input or output'}: {error.strerror or error}", file=sys.stderr)
        sys.exit(KbError.exit_code)


if __name__ == "__main__":
    main()
