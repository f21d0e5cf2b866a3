"""A city's score or rank by an indicator: as printed, or computed over all cities or over some of them."""

from collections.abc import Collection
from typing import Any

from kb.query.base import Base


def value_of(base: Base, indicator: str, measure: str, city: str) -> tuple[float | None, tuple[Any, ...]]:
    """A city's score or rank and the rows behind it; a rank that is not printed is computed from the scores."""
    row = base.scores.get(indicator, {}).get(city)
    if row is None:
        return None, ()
    if measure == "score":
        return row.score, (row,)
    return (row.rank if row.rank is not None else computed_ranks(base, indicator).get(city)), (row,)


def computed_ranks(base: Base, indicator: str) -> dict[str, int]:
    """Competition ranks (1, 2, 2, 4) from the printed scores."""
    if indicator not in base.computed:
        base.computed[indicator] = ranks(base, indicator)
    found: dict[str, int] = base.computed[indicator]
    return found


def ranks(base: Base, indicator: str, within: Collection[str] | None = None) -> dict[str, int]:
    """Competition ranks over all cities with a score, or over those of a set alone."""
    rows = base.scores.get(indicator, {})
    values = {
        city: row.score for city, row in rows.items() if row.score is not None and (within is None or city in within)
    }
    first: dict[float, int] = {}
    for place, value in enumerate(sorted(values.values(), reverse=base.indicators[indicator].higher_is_better), 1):
        first.setdefault(value, place)
    return {city: first[value] for city, value in values.items()}
