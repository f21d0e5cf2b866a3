"""Which of the passages found nearly alike goes first: by what is counted, by what the question leans to, by the title."""

from collections.abc import Sequence

from kb.query.base import Base
from kb.query.lexicon import alike
from kb.search.text import Hit, terms


def held_terms(base: Base, hit: Hit) -> set[str]:
    """All terms of a passage."""
    return {term for field in base.text.terms_of(hit.key) for term in field}


CLOSE = 0.2  # within this share of the words, the figure that counts what is asked goes first


def counted_first(base: Base, hits: list[Hit], wanted: Sequence[str], leaning: Sequence[str]) -> list[Hit]:
    """Of the figures that explain nearly as much, first those that count what the question counts, or lean its way."""

    def counts(hit: Hit) -> bool:
        row = base.store.thing(hit.key)
        unit = terms(f"{getattr(row, 'unit', None) or ''} {getattr(row, 'unit_zh', None) or ''}")
        return bool(set(unit) & set(wanted))

    def leans(hit: Hit) -> int:
        return len(held_terms(base, hit) & set(leaning))

    least = hits[0].coverage - (CLOSE if wanted else 0.02)
    close = [hit for hit in hits if hit.coverage >= least]
    close.sort(key=lambda hit: (not counts(hit), -leans(hit), -titled(base, hit)))
    return [*close, *(hit for hit in hits if hit not in close)]


def titled(base: Base, hit: Hit) -> float:
    """How much of what was matched stands in the title, which says what a figure measures."""
    title = base.text.terms_of(hit.key)[0]
    alike_too = {term: {term, *alike().get(term, ())} for term in hit.matched}
    return round(sum(base.text.weight(term) for term in hit.matched if alike_too[term] & title), 1)
