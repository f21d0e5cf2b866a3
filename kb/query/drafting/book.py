"""The citations behind an answer: each once, numbered in the order of first use, with the page of its place in a source."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from kb.model import Fact
from kb.model.values import parse_citations, printed_groups
from kb.query.answer import Evidence, Language
from kb.query.base import Base, pick
from kb.query.kept import lately

_CELLS_KEPT, _ENTRIES_KEPT = 2_048, 2_048  # those of a large answer


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


class Cited(NamedTuple):
    """A place in a source, and what is printed there for a row."""

    source: str
    locator: str
    printed: str | None


@lru_cache(maxsize=_CELLS_KEPT)
def cited(cell: str, printed: str | None) -> tuple[Cited, ...]:
    """The places that a source cell names, each with what is printed there."""
    groups, citations = printed_groups(printed), parse_citations(cell)
    found = []
    for number, citation in enumerate(citations):
        tokens = groups[number] if len(groups) == len(citations) else (groups[0] if groups else [])
        found.append(Cited(citation.source, citation.locator, " | ".join(tokens) or None))
    return tuple(found)


def places_of(rows: Iterable[Any]) -> tuple[Cited, ...]:
    """The places that rows cite, each once; a row may come with another source cell, ``(row, cell)``."""
    parts = [_of_cell(*row) if is_pair(row) else cited(row.source, getattr(row, "printed", None)) for row in rows]
    if len(parts) == 1 and len(parts[0]) == 1:
        return parts[0]
    return tuple(dict.fromkeys(place for part in parts for place in part))


def _of_cell(row: Fact | Any, cell: str | None) -> tuple[Cited, ...]:
    """The places of a row, or of another source cell of it, beside which nothing is printed."""
    return cited(cell or row.source, getattr(row, "printed", None) if cell is None else None)


class Numbers(dict[tuple[Cited, ...], list[str]]):
    """The evidence ids of places that stand together, numbered when they are first asked for; the lists are the book's own."""

    def __init__(self, number: Callable[[tuple[Cited, ...]], list[str]]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, places: tuple[Cited, ...]) -> list[str]:
        found = self[places] = self._number(places)
        return found


class EvidenceBook:
    """Collects the citations behind an answer, each once, in the order of first use."""

    def __init__(self, base: Base, language: Language) -> None:
        self._entry = lately(base, _evidence, _ENTRIES_KEPT)
        self._language = language
        self.numbers = Numbers(self._number)
        self._ids: dict[Cited, str] = {}
        self.entries: dict[str, Evidence] = {}

    def cite(self, row: Fact | Any, cell: str | None = None) -> list[str]:
        """The evidence ids of a row's citations (or of another source cell of it)."""
        return list(self.numbers[_of_cell(row, cell)])

    def cite_all(self, rows: Iterable[Any]) -> list[str]:
        """The evidence ids of several rows, each once; a row may come with another source cell, ``(row, cell)``."""
        return list(self.numbers[places_of(rows)])

    def _number(self, places: tuple[Cited, ...]) -> list[str]:
        return [self._ids.get(place) or self._add(place) for place in places]

    def _add(self, place: Cited) -> str:
        ident = self._ids[place] = f"e{len(self._ids) + 1}"
        self.entries[ident] = self._entry(place, self._language)
        return ident


def _evidence(base: Base, place: Cited, language: Language) -> Evidence:
    row = base.sources.get(place.source)
    title = pick((row.title, row.title_zh), language) if row else place.source
    url = evidence_url(place.source, place.locator)
    return Evidence(source=place.source, title=title, locator=place.locator, printed=place.printed, url=url)
