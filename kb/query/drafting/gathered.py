"""Passages that answer together: a reading month, a design week and an arts festival, each told apart, of one city."""

from collections.abc import Callable, Sequence

from kb.query.base import Base
from kb.search.text import Hit

TOGETHER = 0.75  # share of the weighted words that the passages on one place must hold between them
APART = 0.75  # no other place may hold more than this part of what the best one holds


def gathered(
    base: Base, hits: Sequence[Hit], wanted: Sequence[str], place_of: Callable[[Hit], str | None]
) -> list[Hit]:
    """The passages on the one place that together hold the words, each with some that no other has; empty when none do."""
    whole = sum(map(base.text.weight, wanted)) or 1.0
    places: dict[str, list[Hit]] = {}
    for hit in hits:
        if place := place_of(hit):
            places.setdefault(place, []).append(hit)
    shares = {place: _weight(base, found) / whole for place, found in places.items()}
    best, *others = [*sorted(shares, key=lambda place: (-shares[place], place)), ""]
    if not best or shares[best] < TOGETHER or any(shares[o] > APART * shares[best] for o in others if o):
        return []
    told = _needed(places[best])
    return told if len(told) > 1 else []


def _weight(base: Base, hits: Sequence[Hit]) -> float:
    """How much the words weigh that any of the passages holds."""
    return sum(map(base.text.weight, {term for hit in hits for term in hit.matched}))


def _needed(hits: Sequence[Hit]) -> list[Hit]:
    """Those passages that add a word to the ones before them, the fullest first."""
    told: list[Hit] = []
    held: set[str] = set()
    for hit in hits:
        if not set(hit.matched) <= held:
            told.append(hit)
            held |= set(hit.matched)
    return told
