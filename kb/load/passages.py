"""Documents as lines: what stands at a citation, and whether it holds what a row claims to be printed there."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kb.model.values import Citation

_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_MARKUP = re.compile(r"</?u>|\*|\^\{?|[\\}]")


@dataclass(frozen=True)
class Document:
    """The text of a source, by line (the first line is line 1)."""

    source: str
    path: Path
    lines: tuple[str, ...]

    def passage(self, citation: Citation) -> str:
        """The cited lines, joined by line breaks.

        Raises
        ------
        IndexError
            When the citation points past the end of the document.
        """
        found: list[str] = []
        for first, last in citation.lines:
            if last > len(self.lines):
                raise IndexError(f"line {last} of {len(self.lines)}")
            found.extend(self.lines[first - 1 : last])
        return "\n".join(found)


def read_document(source: str, path: Path) -> Document:
    """Read a document's text. Only line feeds part lines, so that numbers agree with every editor."""
    return Document(source, path, tuple(path.read_text(encoding="utf-8").split("\n")))


def normalise(text: str) -> str:
    """Text for comparison: one width, plain quotes and hyphens, no markup, single spaces, lower case.

    Examples
    --------
    >>> normalise("Xi’an   –  <u>Lifelong\\nLearning</u>")
    "xi'an - lifelong learning"
    """
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return " ".join(_MARKUP.sub("", plain).split()).lower()


def holds(passage: str, token: str) -> bool:
    """Whether a passage prints a token as words or a number of its own.

    Examples
    --------
    >>> holds("Score 0.4859", "0.4859"), holds("Score 0.48591", "0.4859"), holds("1,100", "100")
    (True, False, False)
    """
    wanted = re.escape(normalise(token))
    before = r"(?<![a-z0-9])(?<!\d[.,])" if re.match(r"[a-z0-9]", wanted) else ""
    after = r"(?![a-z0-9])(?![.,]\d)" if re.search(r"[a-z0-9]$", wanted) else ""
    return re.search(before + wanted + after, normalise(passage)) is not None
