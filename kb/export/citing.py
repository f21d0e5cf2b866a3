"""Lists of works as files for reference managers. ``CITATIONS`` is the index: a new form is one module and its line here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.export.bibtex import write_bibtex
from kb.export.csl import write_csl
from kb.export.ris import write_ris
from kb.export.works import Work


@dataclass(frozen=True)
class CitationForm:
    """A way to write works: its ending, the name people know it by, its media type and the function that writes."""

    ending: str
    name: str
    media_type: str
    write: Callable[[Sequence[Work]], bytes]


CITATIONS = (
    CitationForm("bib", "BibTeX", "application/x-bibtex; charset=utf-8", write_bibtex),
    CitationForm("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", write_csl),
    CitationForm("ris", "RIS", "application/x-research-info-systems; charset=utf-8", write_ris),
)


def citation_form(ending: str) -> CitationForm:
    """The form with this ending.

    Raises
    ------
    KeyError
        When there is none.
    """
    return {form.ending: form for form in CITATIONS}[ending]
