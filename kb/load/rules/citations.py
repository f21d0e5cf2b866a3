"""Citations: known sources, lines that a document has, printed tokens that can be looked for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import numpy as np

from kb.errors import Problem
from kb.load.content import Content, Entry
from kb.load.scoretable import ScoreTable
from kb.model import Fact, Row, Source
from kb.model.values import Citation, only_source, parse_citations, printed_groups

MAX_WORDS = 13  # the documents are not redistributed: a token is a name or a number, never a sentence


def _facts(content: Content) -> Iterator[tuple[Entry[Fact], tuple[Citation, ...]]]:
    """The cited rows that anything could be wrong with: not those that cite one reference source and print nothing."""
    references = frozenset(entry.row.id for entry in content.of(Source) if entry.row.kind == "reference")
    for model, entries in content.tables.items():
        if issubclass(model, Fact):
            for entry in _with_more(cast(Sequence[Entry[Fact]], entries), references):
                yield entry, parse_citations(entry.row.source)


def _with_more(entries: Sequence[Entry[Fact]], references: frozenset[str]) -> Iterable[Entry[Fact]]:
    def is_plain(cell: str) -> bool:
        return only_source(cell) in references

    if isinstance(entries, ScoreTable):
        more = ~entries.source.mask(filter(is_plain, entries.source.words)) | ~entries.printed.mask([""])
        return cast(Iterable[Entry[Fact]], entries.take(np.flatnonzero(more)))
    return (entry for entry in entries if entry.row.printed or not is_plain(entry.row.source))


def documents_complete(content: Content) -> Iterator[Problem]:
    """A document says its file, its SHA-256 and its number of lines, so that copies can be told apart."""
    for entry in content.of(Source):
        for name in ("file", "sha256", "line_count"):
            if entry.row.kind == "document" and getattr(entry.row, name) is None:
                yield entry.problem(f"{name} is empty: a document needs it, so that its citations can be verified")


def cited_sources(content: Content) -> Iterator[Problem]:
    """Every citation names a source of ``sources.csv``."""
    for entry, citations in _facts(content):
        for citation in citations:
            if fault := content.missing(Source, citation.source, "cited source"):
                yield entry.problem(fault)


def other_sources(content: Content) -> Iterator[Problem]:
    """Cells such as ``region_source`` that cite for one column name a known source too."""
    columns = ("region_source", "tier_source")
    for model, column in ((model, column) for model in content.tables for column in columns):
        for entry in content.of(model) if column in model.model_fields else ():
            yield from _other_source(content, entry, column, getattr(entry.row, column, None))


def _other_source(content: Content, entry: Entry[Row], column: str, cell: str | None) -> Iterator[Problem]:
    try:
        citations = parse_citations(cell) if cell else []
    except ValueError as error:
        yield entry.problem(f"{column}: {error}")
        return
    for citation in citations:
        if fault := content.missing(Source, citation.source, column):
            yield entry.problem(fault)


def cited_lines(content: Content) -> Iterator[Problem]:
    """A citation of a document has lines, and the document has those lines."""
    for entry, citations in _facts(content):
        for citation in citations:
            source = content.find(Source, citation.source)
            if source and (fault := _lines_fault(source.row, citation)):
                yield entry.problem(fault)


def _lines_fault(source: Source, citation: Citation) -> str | None:
    shown = f"{citation.source}[{citation.locator}]"
    if source.kind != "document":
        return f'"{shown}" cites lines, but {source.id} is not a document with lines' if citation.lines else None
    if not citation.lines:
        return f'"{shown}" cites no lines: end the locator with ", l. 12" or ", l. 12-15"'
    last = max(last for _, last in citation.lines)
    if source.line_count is not None and last > source.line_count:
        return f'"{shown}" cites line {last}, but {source.id} has {source.line_count} lines'
    return None


def printed_tokens(content: Content) -> Iterator[Problem]:
    """A row that cites lines says what they print, in short tokens, in one group or one for each citation."""
    for entry, citations in _facts(content):
        lined = [citation for citation in citations if citation.lines]
        groups = printed_groups(entry.row.printed)
        if lined and not any(groups):
            yield entry.problem("printed is empty: name the words or numbers that the cited lines print")
        if len(groups) > 1 and len(groups) != len(lined):
            yield entry.problem(f"printed has {len(groups)} groups for {len(lined)} citations with lines: one for each")
        for token in (token for group in groups for token in group if len(token.split()) > MAX_WORDS):
            yield entry.problem(f'printed "{token}" has more than {MAX_WORDS} words: a document may not be copied')
