"""The citations behind an answer: each once, numbered in the order of first use, with the page of its place in a source."""

from collections.abc import Iterable
from typing import Any

from kb.model import Fact
from kb.model.values import parse_citations, printed_groups
from kb.query.answer import Evidence, Language
from kb.query.base import Base, pick


def evidence_url(source: str, locator: str) -> str:
    """The page of a place in a source.

    Examples
    --------
    >>> evidence_url("gnlc-12", "Table 1, row Wuhan, l. 55-58"), evidence_url("iso-names", "China")
    ('/sources/gnlc-12?at=55-58', '/sources/iso-names')
    """
    return f"/sources/{source}?at={locator.rpartition('l. ')[2]}" if ", l. " in locator else f"/sources/{source}"


def is_pair(row: Any) -> bool:
    """Whether a row comes with another source cell of it, as ``(row, cell)``."""
    return type(row) is tuple


class EvidenceBook:
    """Collects the citations behind an answer, each once, in the order of first use."""

    def __init__(self, base: Base, language: Language) -> None:
        self._base = base
        self._language = language
        self._ids: dict[tuple[str, str, str | None], str] = {}
        self._cited: dict[tuple[int, str | None], tuple[Any, list[str]]] = {}
        self.entries: dict[str, Evidence] = {}

    def cite(self, row: Fact | Any, cell: str | None = None) -> list[str]:
        """The evidence ids of a row's citations (or of another source cell of it)."""
        return list(self._once(row, cell))

    def _once(self, row: Fact | Any, cell: str | None = None) -> list[str]:
        """The same, looked up where the row was cited before."""
        key = id(row), cell  # the row is kept beside what was found, so that no other row gets its id
        found = self._cited.get(key)
        if found is None:
            found = self._cited[key] = row, self._cite(row, cell)
        return found[1]

    def _cite(self, row: Fact | Any, cell: str | None) -> list[str]:
        groups = printed_groups(getattr(row, "printed", None)) if cell is None else []
        citations = parse_citations(cell or row.source)
        found = []
        for number, citation in enumerate(citations):
            tokens = groups[number] if len(groups) == len(citations) else (groups[0] if groups else [])
            found.append(self._add(citation.source, citation.locator, " | ".join(tokens) or None))
        return found

    def cite_all(self, rows: Iterable[Any]) -> list[str]:
        """The evidence ids of several rows, each once; a row may come with another source cell, ``(row, cell)``."""
        found: dict[str, None] = {}
        for row in rows:
            found |= dict.fromkeys(self._once(*row) if is_pair(row) else self._once(row))
        return list(found)

    def _add(self, source: str, locator: str, printed: str | None) -> str:
        wanted = (source, locator, printed)
        if wanted not in self._ids:
            ident = f"e{len(self._ids) + 1}"
            self._ids[wanted] = ident
            row = self._base.sources.get(source)
            title = pick((row.title, row.title_zh), self._language) if row else source
            url = evidence_url(source, locator)
            self.entries[ident] = Evidence(source=source, title=title, locator=locator, printed=printed, url=url)
        return self._ids[wanted]
