"""An answer as bytes for a file. ``FORMATS`` is the index: a new format is one module and its line here."""

from kb.export.comma import COMMA
from kb.export.form import Format
from kb.export.javascript import JAVASCRIPT
from kb.export.markdown import MARKDOWN

FORMATS: tuple[Format, ...] = (COMMA, JAVASCRIPT, MARKDOWN)

__all__ = ["FORMATS", "Format", "format_named"]


def format_named(name: str) -> Format:
    """The format with this name, for example ``csv``.

    Raises
    ------
    KeyError
        When there is no such format.
    """
    return {form.name: form for form in FORMATS}[name]
