"""What ran in R: the exported files, and the fingerprints that say that today's export is still what ran."""

import hashlib
from pathlib import Path

from kb.export import write
from kb.export.archive import unpack
from kb.query.answer import Answer

FOLDER = Path(__file__).parent / "r"
FIXTURES = {"qca": FOLDER / "qca.json", "coinr": FOLDER / "coinr.json"}
APART = {"report.md", "recipe.json"}  # not read by the scripts


def exported(answer: Answer, form: str) -> dict[str, bytes]:
    """The files of the package that R reads: the script and the data beside it."""
    return {name: content for name, content in unpack(write(answer, form)).items() if name not in APART}


def fingerprints(files: dict[str, bytes]) -> dict[str, str]:
    """The SHA-256 of every file without its comments: they hold caveats and the data version, and R does not read them."""
    return {name: hashlib.sha256(without_comments(content)).hexdigest()[:16] for name, content in files.items()}


def without_comments(content: bytes) -> bytes:
    """The lines that do not begin with a hash."""
    return b"\n".join(line for line in content.split(b"\n") if not line.startswith(b"#"))
