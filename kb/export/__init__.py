"""An answer as bytes for a file. ``FORMATS`` is the index: a new format is one module and its line here."""

from collections.abc import Iterator

from kb.errors import BadRequestError, TooLargeError
from kb.export.coinr import COINR
from kb.export.comma import COMMA, write_stream
from kb.export.form import Format
from kb.export.javascript import JAVASCRIPT
from kb.export.markdown import MARKDOWN
from kb.export.pictures import PNG, SVG, VEGA_LITE
from kb.export.recipe import RECIPE
from kb.export.report import REPORT
from kb.export.rscript import CASES, PACKAGE, RSCRIPT
from kb.export.tidy import TIDY
from kb.export.xlsx import XLSX
from kb.query.answer import Answer
from kb.query.streamed import Streamed

FORMATS: tuple[Format, ...] = (COMMA, JAVASCRIPT, MARKDOWN, REPORT, XLSX, TIDY, RECIPE, CASES, RSCRIPT, PACKAGE, COINR)
LISTING = (COMMA, JAVASCRIPT, MARKDOWN, REPORT, XLSX, TIDY)  # these hold every row
PICTURES: tuple[Format, ...] = (SVG, PNG, VEGA_LITE)  # drawn where they are asked for: a server has kb.charts.painter

__all__ = ["FORMATS", "PICTURES", "Format", "format_named", "formats_for", "is_cut", "write", "write_rows"]


def format_named(name: str) -> Format:
    """The format with this name, for example ``csv``.

    Raises
    ------
    KeyError
        When there is no such format.
    """
    return {form.name: form for form in (*FORMATS, *PICTURES)}[name]


def formats_for(answer: Answer) -> list[Format]:
    """The formats that an answer can be written in."""
    return [form for form in FORMATS if form.fits(answer)]


def write(answer: Answer, name: str) -> bytes:
    """An answer in a format.

    Raises
    ------
    KeyError
        When there is no such format.
    BadRequestError
        When this answer cannot be written in it.
    TooLargeError
        When it has more rows than are made at once; ``write_rows`` writes them as CSV.
    """
    form = format_named(name)
    if form in LISTING and is_cut(answer):
        rows = max(table.count or 0 for table in answer.tables)
        raise TooLargeError(f"this answer has {rows:,} rows, too many for one {name} file: take csv, which is streamed")
    if not form.fits(answer):
        fitting = ", ".join(found.name for found in (*FORMATS, *PICTURES) if found.fits(answer))
        raise BadRequestError(f"this answer cannot be written as {name}; it can as {fitting}")
    return form.write(answer)


def is_cut(answer: Answer) -> bool:
    """Whether an answer lists only a part of its rows."""
    return any(table.count is not None for table in answer.tables)


def write_rows(found: Streamed) -> Iterator[bytes]:
    """An answer with very many rows as CSV, a piece at a time."""
    return write_stream(found)
