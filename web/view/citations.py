"""What is cited from a source: every citation with its row and the tokens it prints."""

from kb.model import RESOURCES, Fact
from kb.model.values import Citation, parse_citations, printed_groups
from kb.query.base import Base
from web.view.naming import subject_key

Cited = tuple[type[Fact], Fact, Citation, list[str]]


def citations(base: Base, source: str) -> list[Cited]:
    """Every citation of a source with its row and printed tokens, in the order of its lines."""
    found: list[Cited] = []
    for model in RESOURCES:
        if not issubclass(model, Fact):
            continue
        for row in base.store.rows(model):
            if f"{source}[" not in row.source:
                continue
            cited, groups = parse_citations(row.source), printed_groups(row.printed)
            for number, citation in enumerate(cited):
                if citation.source == source:
                    tokens = groups[number] if len(groups) == len(cited) else (groups[0] if groups else [])
                    found.append((model, row, citation, tokens))
    return sorted(found, key=lambda entry: (entry[2].lines or ((10**6, 0),), entry[0].resource))


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
