"""Passages of attached documents: the cited lines with a little context and the printed values marked."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import BadRequestError
from kb.model import Source
from kb.query.answer import Frozen
from web.view.search import Fragment

if TYPE_CHECKING:
    from kb.load.passages import Document

CONTEXT_LINES = 1
MOST_LINES = 80
AT = re.compile(r"\d{1,6}(-\d{1,6})?(, ?\d{1,6}(-\d{1,6})?)*")


class Line(Frozen):
    """A line of a document; ``cited`` tells it from its context."""

    number: int
    cited: bool
    parts: list[Fragment]


class Library:
    """The documents that a researcher has attached, by source; there may be none."""

    def __init__(self, sources: Mapping[str, Source], directory: Path | None) -> None:
        self._documents, self.missing = _matched(sources, directory) if directory else ({}, [])
        self.version = ",".join(sorted(self._documents))

    def holds(self, source: str) -> bool:
        """Whether the document behind a source is attached."""
        return source in self._documents

    def passage(self, source: str, spans: list[tuple[int, int]], tokens: list[str]) -> list[Line]:
        """The lines of some spans with the tokens marked; no more than a page of them."""
        if source not in self._documents:
            return []
        text = self._documents[source].lines
        cited = {number for first, last in spans for number in range(first, min(last, first + MOST_LINES) + 1)}
        shown = {near for number in cited for near in range(number - CONTEXT_LINES, number + CONTEXT_LINES + 1)}
        numbers = sorted(number for number in shown if 1 <= number <= len(text))[:MOST_LINES]
        return [
            Line(
                number=number,
                cited=number in cited,
                parts=mark_tokens(text[number - 1], tokens if number in cited else []),
            )
            for number in numbers
        ]


def read_spans(at: str) -> list[tuple[int, int]]:
    """Line spans from a parameter such as ``30-33, 45``.

    Raises
    ------
    BadRequestError
        When it is not one.

    Examples
    --------
    >>> read_spans("30-33, 45")
    [(30, 33), (45, 45)]
    """
    if not AT.fullmatch(at.strip()):
        raise BadRequestError(f"at={at[:40]} is not a list of lines such as 30-33, 45")
    spans = []
    for part in at.split(","):
        first, _, last = part.strip().partition("-")
        spans.append((int(first), int(last or first)))
    return spans


def _matched(sources: Mapping[str, Source], directory: Path) -> tuple[dict[str, "Document"], list[str]]:
    """The attached documents by source, and a sentence for each that is not there."""
    from kb.load.verify import match_documents  # here, for only whoever attaches documents needs it

    return match_documents(tuple(sources.values()), directory)


def mark_tokens(line: str, tokens: list[str]) -> list[Fragment]:
    """A line in pieces, those that print one of the tokens marked."""
    patterns = [_pattern(token) for token in sorted(set(tokens), key=len, reverse=True) if token]
    if not patterns:
        return [Fragment(text=line)]
    parts: list[Fragment] = []
    place = 0
    for match in re.finditer("|".join(patterns), line, re.IGNORECASE):
        if match.start() > place:
            parts.append(Fragment(text=line[place : match.start()]))
        parts.append(Fragment(text=match[0], mark=True))
        place = match.end()
    return [*parts, Fragment(text=line[place:])] if place < len(line) else parts


def _pattern(token: str) -> str:
    escaped = r"\s+".join(re.escape(word) for word in token.split())
    escaped = re.sub(r"['’‘]", "['’‘]", escaped)
    before, after = ("(?<![0-9.])", "(?![0-9])") if token[:1].isdigit() else ("", "")
    return before + escaped + after
