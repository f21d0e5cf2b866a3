"""What is cited from a source: every citation with its row and the tokens it prints."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from kb.model import RESOURCES, Fact, Score
from kb.model.values import Citation, parse_citations, printed_groups
from kb.query.base import Base
from kb.store.cited import cited_counts, citing, citing_at, citing_scores
from web.view.naming import subject_key

Cited = tuple[type[Fact], Fact, Citation, list[str]]


MOST_AT, MOST_OF = 50, 1_500  # rows of a large base that are read at a place, of a source


class Citations:
    """What is cited from each source: of a small base all is read once, when first asked for; of a large one only what is asked."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def of(self, source: str, resource: str | None = None, spans: Sequence[tuple[int, int]] = ()) -> list[Cited]:
        """Citations of a source with their rows and printed tokens, in the order of its lines: of one resource, or touching
        some lines. Of a large base the first ones, and scores only when they are asked for."""
        if self._is_held:
            every = self._by_source.get(source, [])
            return [
                entry
                for entry in every
                if resource in (None, entry[0].resource) and (not spans or touches_lines(entry[2], spans))
            ]
        if resource == Score.resource:
            return [entry for row in citing_scores(self._base.store, source, MOST_OF) for entry in _cited(Score, row)
                    if entry[2].source == source]  # fmt: skip
        models = (
            None
            if resource is None
            else {model for model in RESOURCES if issubclass(model, Fact) and model.resource == resource}
        )
        found = citing(self._base.store, source, MOST_OF, models=models, lines=spans)
        entries = [entry for one in found for entry in self._read(source, *one)]
        return sorted((entry for entry in entries if not spans or touches_lines(entry[2], spans)), key=_by_line)

    def at(self, source: str, locator: str) -> list[Cited]:
        """The rows that cite a source with one locator; of a large base the first ones, without scores."""
        if self._is_held:
            return self._by_place.get((source, locator), [])
        found = citing_at(self._base.store, source, [locator], MOST_AT)
        return sorted((entry for one in found for entry in self._read(source, *one)), key=_by_line)

    def gather(self, places: Iterable[tuple[str, str]]) -> Callable[[str, str], list[Cited]]:
        """What ``at`` gives for each of many places, read at once."""
        if self._is_held:
            return self.at
        wanted: dict[str, list[str]] = {}
        for source, locator in places:
            wanted.setdefault(source, []).append(locator)
        found: dict[tuple[str, str], list[Cited]] = {}
        for source, locators in wanted.items():
            for one in citing_at(self._base.store, source, locators, MOST_AT):
                found.setdefault((source, one[2]), []).extend(self._read(source, *one))
        return lambda source, locator: sorted(found.get((source, locator), []), key=_by_line)

    def _read(self, source: str, model: type[Fact], identity: str, locator: str) -> list[Cited]:
        row = self._base.store.get(model, identity)
        return (
            [entry for entry in _cited(model, row) if (entry[2].source, entry[2].locator) == (source, locator)]
            if row
            else []
        )

    @cached_property
    def _is_held(self) -> bool:
        return all(self._base.store.is_held(model) for model in RESOURCES if issubclass(model, Fact))

    @cached_property
    def by_resource(self) -> dict[str, dict[str, int]]:
        """By source, how many rows of each resource cite it."""
        found = cited_counts(self._base.store)
        return {
            source: {model.resource: number for model, number in counts.items()} for source, counts in found.items()
        }

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
        return Counter({source: sum(counts.values()) for source, counts in self.by_resource.items()})

    @cached_property
    def _by_source(self) -> dict[str, list[Cited]]:
        found: dict[str, list[Cited]] = {}
        for model in (model for model in RESOURCES if issubclass(model, Fact)):
            for row in self._base.store.rows(model):
                for entry in _cited(model, row):
                    found.setdefault(entry[2].source, []).append(entry)
        for entries in found.values():
            entries.sort(key=_by_line)
        return found


def _by_line(entry: Cited) -> tuple[object, ...]:
    """What citations are ordered by: those without lines last."""
    return entry[2].lines or ((10**6, 0),), entry[0].resource


def _cited(model: type[Fact], row: Fact) -> list[Cited]:
    """The citations of a row with the tokens printed there."""
    cited, groups = parse_citations(row.source), printed_groups(row.printed)
    return [(model, row, citation, groups[number] if len(groups) == len(cited) else (groups[0] if groups else []))
            for number, citation in enumerate(cited)]  # fmt: skip


def touches_lines(citation: Citation, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a citation and some spans share a line."""
    return any(first <= end and start <= last for first, last in citation.lines for start, end in spans)


def distinct(cited: list[Cited]) -> list[Cited]:
    """Several names of one thing at one place are one line."""
    found = {
        (subject_key(model, row), model.resource, citation.locator, tuple(tokens)): (model, row, citation, tokens)
        for model, row, citation, tokens in cited
    }
    return list(found.values())
