"""Commands about data packages: check, build, verify, schema."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kb.cli.common import Database, Packages, directories, named_database, settings
from kb.errors import KbError


def check(packages: Packages = None) -> None:
    """Report every problem of data packages as FILE:LINE: what, where, what would be right."""
    from kb.cli.progress import Bars
    from kb.load.dataset import load

    dataset = load(directories(packages), Bars())
    count = sum(len(rows) for rows in dataset.rows.values())
    print(f"no problems in {count} rows, data version {dataset.data_version}")


def build(packages: Packages = None, database: Database = None) -> None:
    """Build the database from data packages and swap it in at once; the old one serves until then."""
    from kb.cli.progress import Bars
    from kb.knowledge import build_database
    from kb.settings import default_database
    from kb.store.opening import engine_at

    target = named_database(database) or default_database()
    version = build_database(directories(packages), target, Bars())
    print(f"built {engine_at(target).name}, data version {version}")


def verify(
    packages: Packages = None,
    documents: Annotated[Path | None, typer.Option(help="Directory with your copies of the documents.")] = None,
) -> None:
    """Look up every citation in your copies of the documents: do the cited lines print what the rows claim?"""
    from kb.cli.progress import Bars
    from kb.load.dataset import load
    from kb.load.verify import verify as verify_citations

    bars, directory = Bars(), documents or settings().documents
    if directory is None:
        raise KbError("no documents: name their directory with --documents DIR or in KB_DOCUMENTS")
    report = verify_citations(load(directories(packages), bars), directory, bars)
    for line in [*report.missing, *report.failures]:
        print(line, file=sys.stderr)
    print(report.summary())
    if not report.is_good:
        raise typer.Exit(1)


def synth(
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The new directory for the package.")],
    cities: Annotated[int, typer.Option(min=20, help="How many cities.")] = 100,
    scores: Annotated[int, typer.Option(min=0, help="How many scores.")] = 2_000,
    facts: Annotated[int, typer.Option(min=0, help="How many practices, figures, policies and concepts.")] = 200,
) -> None:
    """Write a made-up data package of any size, the same for the same numbers: to try out how the program scales."""
    from kb.cli.progress import Bars
    from kb.synth.package import Size, synthesise

    synthesise(Size(cities, scores, facts), target, Bars())
    print(f"wrote {target}")


def schema(package: Annotated[Path, typer.Argument(help="Directory of a data package.")]) -> None:
    """Write datapackage.json for the CSV files of a package, with the schemas made from the program's tables."""
    from kb.load.descriptor import DESCRIPTOR
    from kb.load.schema import as_text, describe

    target = package / DESCRIPTOR
    target.write_text(as_text(describe(package)), encoding="utf-8")
    print(f"wrote {target}")
