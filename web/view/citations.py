"""What is cited from a source: every citation with its row and the tokens it prints."""

from collections import Counter
from functools import cached_property

from kb.model import RESOURCES, Fact
from kb.model.values import Citation, parse_citations, printed_groups
from kb.query.base import Base
from web.view.naming import subject_key

Cited = tuple[type[Fact], Fact, Citation, list[str]]


class Citations:
    """What is cited from each source; all of it is read once, when first asked for."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def of(self, source: str) -> list[Cited]:
        """Every citation of a source with its row and printed tokens, in the order of its lines."""
        return self._by_source.get(source, [])

    def at(self, source: str, locator: str) -> list[Cited]:
        """The rows that cite a source with one locator."""
        return self._by_place.get((source, locator), [])

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], list[Cited]]:
        found: dict[tuple[str, str], list[Cited]] = {}
        for source, cited in self._by_source.items():
            for entry in cited:
                found.setdefault((source, entry[2].locator), []).append(entry)
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """How many rows cite each source."""
        rows = {(source, id(row)) for source, cited in self._by_source.items() for _, row, *_ in cited}
        return Counter(source for source, _ in rows)

    @cached_property
    def _by_source(self) -> dict[str, list[Cited]]:
        found: dict[str, list[Cited]] = {}
        for model in (model for model in RESOURCES if issubclass(model, Fact)):
            for row in self._base.store.rows(model):
                cited, groups = parse_citations(row.source), printed_groups(row.printed)
                for number, citation in enumerate(cited):
                    tokens = groups[number] if len(groups) == len(cited) else (groups[0] if groups else [])
                    found.setdefault(citation.source, []).append((model, row, citation, tokens))
        for entries in found.values():
            entries.sort(key=lambda entry: (entry[2].lines or ((10**6, 0),), entry[0].resource))
        return found


def touches_lines(citation: Citation, spans: list[tuple[int, int]]) -> bool:
    """Whether a citation and some spans share a line."""
    return any(first <= end and start <= last for first, last in citation.lines for start, end in spans)


def distinct(cited: list[Cited]) -> list[Cited]:
    """Several names of one thing at one place are one line."""
    found = {
        (subject_key(model, row), model.resource, citation.locator, tuple(tokens)): (model, row, citation, tokens)
        for model, row, citation, tokens in cited
    }
    return list(found.values())
