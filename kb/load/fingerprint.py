"""A hash of packages as they lie on disk, cheap to take: has anything changed since a database was built from them?"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import kb

BUILDERS = ("model", "load", "store", "search")  # the parts of the program that decide what a database holds


def fingerprint(directories: Sequence[Path]) -> str:
    """The SHA-256 of the packages' CSV files and descriptors, and of the program that builds from them."""
    digest = hashlib.sha256()
    program = Path(kb.__file__).parent
    for directory in directories:
        _add(digest, directory, (*directory.rglob("*.csv"), *directory.glob("*.json")))
    for part in BUILDERS:
        _add(digest, program, (program / part).rglob("*.py"))
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", directory: Path, files: Iterable[Path]) -> None:
    for file in sorted(files):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(directory).as_posix()}\n{len(content)}\n".encode() + content)
