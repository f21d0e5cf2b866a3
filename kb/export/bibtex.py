"""BibTeX: works for LaTeX, in UTF-8, with everything escaped that LaTeX would read as a command."""

import re
from collections.abc import Iterable

from kb.export.works import ACCESSED, VERSION, Work, date_parts

TYPES = {"article": "article", "report": "techreport"}
ESCAPES = {  # braces by name: BibTeX counts them even behind a backslash
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}  # braces must balance; all else \url takes as it is
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write_bibtex(works: Iterable[Work]) -> bytes:
    """One entry a work."""
    return "\n".join(_entry(work) for work in works).encode()


def escaped(text: str) -> str:
    r"""Text as LaTeX sets it; letters of all scripts stay.

    Examples
    --------
    >>> escaped("R&D {50%} 学习_é")
    'R\\&D \\textbraceleft{}50\\%\\textbraceright{} 学习\\_é'
    """
    return "".join(ESCAPES.get(char, char) for char in " ".join(text.split()))


def _entry(work: Work) -> str:
    kind = TYPES.get(work.kind, "misc")
    date = date_parts(work.issued)
    fields = {
        "author": " and ".join(escaped(a.inverted) if a.given else f"{{{escaped(a.family)}}}" for a in work.authors),
        "title": f"{{{escaped(work.title)}}}",  # the inner braces keep capitals
        "institution" if kind == "techreport" else "publisher": escaped(work.publisher),
        "howpublished": escaped(work.within),
        "year": str(date[0]) if date else "",
        "volume": escaped(work.volume),
        "number": escaped(work.number),
        "issn": escaped(work.issn),
        "doi": re.sub(r"[{}\\]", "", work.doi),
        "url": "".join(IN_ADDRESS.get(char, char) for char in work.url),
        "urldate": work.accessed,
        "version": escaped(work.version),
        "note": escaped("; ".join(_notes(work))),
        "langid": "chinese" if work.language == "zh" else "english",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if len(date) > 1:
        lines.append(f"  month = {MONTHS[date[1] - 1]},")
    return f"@{kind}{{{work.key},\n" + "\n".join(lines) + "\n}\n"


def _notes(work: Work) -> list[str]:
    version = [f"{VERSION[work.language]} {work.version}"] if work.version else []
    accessed = [f"{ACCESSED[work.language]} {work.accessed}"] if work.accessed else []
    return [note for note in (work.note, work.other_title, *version, *accessed) if note]
