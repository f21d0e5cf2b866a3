"""An answer as bytes for a file. ``FORMATS`` is the index: a new format is one module and its line here."""

from kb.errors import BadRequestError
from kb.export.coinr import COINR
from kb.export.comma import COMMA
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

FORMATS: tuple[Format, ...] = (COMMA, JAVASCRIPT, MARKDOWN, REPORT, XLSX, TIDY, RECIPE, CASES, RSCRIPT, PACKAGE, COINR)
PICTURES: tuple[Format, ...] = (SVG, PNG, VEGA_LITE)  # drawn where they are asked for: a server has kb.charts.painter

__all__ = ["FORMATS", "PICTURES", "Format", "format_named", "formats_for", "write"]


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
    """
    form = format_named(name)
    if not form.fits(answer):
        fitting = ", ".join(found.name for found in (*FORMATS, *PICTURES) if found.fits(answer))
        raise BadRequestError(f"this answer cannot be written as {name}; it can as {fitting}")
    return form.write(answer)
